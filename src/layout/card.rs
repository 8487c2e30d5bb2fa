//! Cards: what each says and shows, set at the top of its column's cell.

use super::{
    CardBox, CardLook, Icon, IconBox, SetText,
    foot::{CardPlan, concerned, foot},
    kinds,
    marks::Marks,
    metric, outcome,
    setter::{Setter, TextLook},
};
use crate::{
    color::Rgba,
    geom::{Point, Rect, Vec2},
    model::{Card, Evidence, LaneKind, Map, Presence},
    theme::TypeFace,
};

/// Between a tile or an icon and the title.
const GAP: f64 = 10.0;
/// How deep a note's folded corner is.
pub const NOTE_FOLD: f64 = 14.0;
/// Room under a note's words, beside the fold.
const NOTE_FOOT: f64 = 4.0;
/// How far above the baseline the middle of letters is, as a share of the font size: between small and capital ones.
const LETTER_MIDDLE: f64 = 0.32;

/// The room a card has: its column's cell without the padding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) stage_index: usize,
}

/// `card` of a lane of `kind`, at the height 0.
pub(super) fn card_box(
    plan: &CardPlan<'_>,
    card: &Card,
    kind: LaneKind,
    room: Room,
    setter: &mut Setter<'_>,
) -> CardBox {
    let look = kinds::card_look(kind);
    match look {
        CardLook::Bullet => bullet(plan, card, room, setter),
        CardLook::Quote => quote(plan, card, room, setter),
        CardLook::Metric => metric::metric(plan, card, room, setter),
        CardLook::Outcome => outcome::outcome(plan, card, room, setter),
        CardLook::Picture => picture(plan, card, room, setter),
        CardLook::Touchpoint
        | CardLook::PainPoint
        | CardLook::Opportunity
        | CardLook::Department
        | CardLook::Tangible
        | CardLook::Frontstage
        | CardLook::Backstage
        | CardLook::Support
        | CardLook::Note
        | CardLook::Plain => grounded(plan, card, kind, room, setter),
    }
}

/// A card of `look` with no more than its title and text, from `x` to `x1`, its top at 0.
pub(super) fn worded(card: &Card, look: CardLook, room: Room, words: Words<'_>, setter: &mut Setter<'_>) -> CardBox {
    // What is longer than the lines there are is cut on the map, not in the file.
    let (colors, density) = (&setter.theme.colors, setter.theme.density);
    let width = words.x1 - words.x0;
    let is_blank = words.title.trim().is_empty();
    let (title, color) = if is_blank { (setter.words.untitled, colors.muted) } else { (words.title, words.color) };
    let title = setter.set(
        title,
        TextLook::new(words.face, color).lines(density.title_lines()),
        Point::new(words.x0, 0.0),
        width,
    );
    let text_look = TextLook::new(setter.theme.type_scale.caption, colors.muted).lines(density.text_lines());
    let text = if density.text_lines() > 0 { card.text.as_str() } else { "" };
    let text = setter.set(text, text_look, Point::new(words.x0, title.rect.y1), width);
    let bottom = if text.is_blank() { title.rect.y1 } else { text.rect.y1 };
    CardBox {
        id: card.id.clone(),
        look,
        stage_index: room.stage_index,
        order: card.place.order,
        channel: card.channel.clone(),
        rect: Rect::new(room.x0, 0.0, room.x1, bottom),
        is_wide: false,
        title,
        afar: Vec::new(),
        text,
        is_assumed: card.evidence == Some(Evidence::Assumed),
        notes: Vec::new(),
        tile: None,
        icons: Vec::new(),
        bullet: None,
        segments: Vec::new(),
        pills: Vec::new(),
        personas: Vec::new(),
        evidence: None,
        picture: None,
    }
}

/// What a card says at least, and between where and where.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) title: &'a str,
    pub(super) face: TypeFace,
    pub(super) color: Rgba,
    pub(super) x0: f64,
    pub(super) x1: f64,
}

fn bullet(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let marks = Marks::of(card, None, false, setter).with_personas(concerned(plan.map, card));
    let words = Words {
        title: &card.title,
        face: theme.type_scale.body,
        color: theme.colors.ink,
        x0: room.x0 + sizes.bullet + sizes.bullet_gap,
        x1: room.x1 - marks.width,
    };
    let mut boxed = worded(card, CardLook::Bullet, room, words, setter);
    let middle = first_line_middle(&boxed.title);
    let half = sizes.bullet / 2.0;
    boxed.bullet = Some(Rect::new(room.x0, middle - half, room.x0 + sizes.bullet, middle + half));
    marks.place(&mut boxed, room.x1, middle);
    let span = (words.x0, room.x1);
    let top = boxed.rect.y1;
    boxed.rect.y1 = foot(plan, card, &mut boxed, span, top, setter);
    boxed
}

fn quote(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let theme = setter.theme;
    let marks = Marks::of(card, None, false, setter).with_personas(concerned(plan.map, card));
    let quoted = setter.words.quoted(&card.title);
    let words = Words {
        title: &quoted,
        face: theme.type_scale.body,
        color: theme.colors.muted,
        x0: room.x0,
        x1: room.x1 - marks.width,
    };
    let mut boxed = worded(card, CardLook::Quote, room, words, setter);
    let middle = first_line_middle(&boxed.title);
    marks.place(&mut boxed, room.x1, middle);
    let span = (words.x0, room.x1);
    let top = boxed.rect.y1;
    boxed.rect.y1 = foot(plan, card, &mut boxed, span, top, setter);
    boxed
}

fn picture(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let marks = Marks::of(card, None, false, setter);
    let words = Words {
        title: &card.title,
        face: theme.type_scale.caption,
        color: theme.colors.ink,
        x0: room.x0,
        x1: room.x1 - marks.width,
    };
    let mut boxed = worded(card, CardLook::Picture, room, words, setter);
    let height = ((room.x1 - room.x0) / sizes.picture_ratio.max(0.1)).round();
    let frame = Rect::new(room.x0, 0.0, room.x1, height);
    let down = height + sizes.label_gap;
    boxed.title.rect = boxed.title.rect + Vec2::new(0.0, down);
    boxed.text.rect = boxed.text.rect + Vec2::new(0.0, down);
    boxed.rect.y1 += down;
    if let Some(picture) = &card.picture {
        boxed.picture = Some((picture.clone(), frame));
    } else {
        boxed.tile = Some(frame);
        let rect = Rect::from_center_size(frame.center(), (sizes.tile, sizes.tile));
        boxed.icons.push(IconBox { icon: Icon::Image, rect, color: theme.colors.faint });
    }
    let middle = first_line_middle(&boxed.title);
    marks.place(&mut boxed, room.x1, middle);
    let top = boxed.rect.y1;
    boxed.rect.y1 = foot(plan, card, &mut boxed, (room.x0, room.x1), top, setter);
    boxed
}

/// What stands before a card's title.
enum Sign {
    Nothing,
    /// An icon in a tile.
    Tile(Icon),
    /// An icon alone.
    Icon(Icon),
}

fn sign(card: &Card, look: CardLook, kind: LaneKind) -> Sign {
    let icon = || card.channel.as_ref().map_or_else(|| kinds::lane_icon(kind), |own| kinds::channel_icon(Some(own)));
    match look {
        CardLook::Touchpoint => Sign::Tile(kinds::channel_icon(card.channel.as_ref())),
        CardLook::Tangible => Sign::Tile(icon()),
        CardLook::Department => Sign::Icon(kinds::lane_icon(kind)),
        CardLook::Frontstage | CardLook::Backstage | CardLook::Support => Sign::Icon(icon()),
        CardLook::Bullet
        | CardLook::Quote
        | CardLook::PainPoint
        | CardLook::Opportunity
        | CardLook::Metric
        | CardLook::Outcome
        | CardLook::Picture
        | CardLook::Note
        | CardLook::Plain => Sign::Nothing,
    }
}

/// Room under a card without a ground that covers several stages, for the line that says so.
pub(super) const WIDE_FOOT: f64 = 5.0;

/// Lets `boxed` be a card that covers several stages: where no ground shows how far it goes, a line under it does.
pub(super) fn widen(boxed: &mut CardBox) {
    boxed.is_wide = true;
    if !boxed.look.has_ground() {
        boxed.rect.y1 += WIDE_FOOT;
    }
}

/// Whether cards of this look have a coloured edge on the starting side.
pub(super) fn has_edge(look: CardLook) -> bool {
    matches!(
        look,
        CardLook::Touchpoint | CardLook::PainPoint | CardLook::Opportunity | CardLook::Frontstage | CardLook::Backstage
    )
}

/// A card with a ground: perhaps a coloured edge and a sign, title and text, signs at the end, the foot.
fn grounded(plan: &CardPlan<'_>, card: &Card, kind: LaneKind, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let look = kinds::card_look(kind);
    let presence = presence(plan.map, card).filter(|_| look == CardLook::Touchpoint);
    let marks = Marks::of(card, presence, true, setter);
    let marks = if look == CardLook::Opportunity { marks.with_score(card, setter) } else { marks };
    let sign = sign(card, look, kind);
    let start = room.x0 + sizes.card_padding_x + if has_edge(look) { sizes.edge } else { 0.0 };
    let end = room.x1 - sizes.card_padding_x;
    let (sign_width, sign_icon) = match sign {
        Sign::Nothing => (0.0, None),
        Sign::Tile(icon) => (sizes.tile, Some(icon)),
        Sign::Icon(icon) => (sizes.icon, Some(icon)),
    };
    let has_tile = matches!(sign, Sign::Tile(_));
    let words = Words {
        title: &card.title,
        face: theme.type_scale.card,
        color: theme.colors.ink,
        x0: start + if sign_icon.is_some() { sign_width + GAP } else { 0.0 },
        x1: end - marks.width,
    };
    let mut boxed = worded(card, look, room, words, setter);
    let least = if has_tile { sizes.card_height_min } else { 0.0 };
    pad(&mut boxed, sizes.card_padding_y, least);
    let is_one_line = boxed.text.is_blank() && boxed.title.block.lines.len() <= 1;
    if is_one_line {
        let down = boxed.rect.center().y - first_line_middle(&boxed.title);
        boxed.title.rect = boxed.title.rect + Vec2::new(0.0, down);
    } else if has_tile {
        // The first line stands beside the middle of the tile.
        let down = sizes.card_padding_y + sizes.tile / 2.0 - first_line_middle(&boxed.title);
        let down = Vec2::new(0.0, down.max(0.0).ceil());
        boxed.title.rect = boxed.title.rect + down;
        boxed.text.rect = boxed.text.rect + down;
        boxed.rect.y1 += down.y;
    }
    let middle = first_line_middle(&boxed.title);
    if let Some(icon) = sign_icon {
        let square = Rect::from_center_size(Point::new(start + sign_width / 2.0, middle), (sign_width, sign_width));
        let rect = Rect::from_center_size(square.center(), (sizes.icon, sizes.icon));
        let is_colored = matches!(look, CardLook::Touchpoint | CardLook::Tangible | CardLook::Frontstage);
        let color = if is_colored { theme.stage(room.stage_index).text } else { theme.colors.muted };
        boxed.icons.push(IconBox { icon, rect, color });
        boxed.tile = has_tile.then_some(square);
    }
    marks.place(&mut boxed, end, middle);
    let over = boxed.rect.y1 - sizes.card_padding_y;
    let foot_end = if look == CardLook::Note { end - NOTE_FOLD } else { end };
    let bottom = foot(plan, card, &mut boxed, (words.x0, foot_end), over, setter);
    if bottom > over {
        boxed.rect.y1 = (bottom + sizes.card_padding_y).ceil();
    }
    if look == CardLook::Note {
        boxed.rect.y1 += NOTE_FOOT;
    }
    boxed
}

/// Whether the touchpoint `card` is online or offline: as it says itself, else as its channel says.
pub(super) fn presence(map: &Map, card: &Card) -> Option<Presence> {
    map.presence(card)
}

/// Room above and below what the card says, and at least the height `least`, the words in the middle.
pub(super) fn pad(boxed: &mut CardBox, padding: f64, least: f64) {
    use super::rects::Rects as _;
    let height = (boxed.rect.height() + 2.0 * padding).max(least).ceil();
    let down = (height - boxed.rect.height()) / 2.0;
    boxed.move_down(down);
    boxed.rect = Rect::new(boxed.rect.x0, 0.0, boxed.rect.x1, height);
}

/// The middle of the letters of the first line of `text`, on the page: what stands beside the line is centred on it.
pub(super) fn first_line_middle(text: &SetText) -> f64 {
    text.baseline() - text.style.size * LETTER_MIDDLE
}
