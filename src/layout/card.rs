//! Cards: what each says and shows, set at the top of its column's cell.

use super::{
    CardBox, CardLook, Icon, IconBox, Segment, SetText, kinds, metric, outcome,
    setter::{Setter, TextLook},
};
use crate::{
    color::Rgba,
    geom::{Point, Rect, Vec2},
    model::{Card, Channel, Evidence, LaneKind, Map, Presence, Severity},
    theme::TypeFace,
};

/// Between a tile or an edge and the title, and between signs at a card's end.
const GAP: f64 = 10.0;
const MARK_GAP: f64 = 6.0;
/// The most lines of a card's title and of its text; what is longer is cut on the map, not in the file.
const TITLE_LINES: usize = 8;
const TEXT_LINES: usize = 12;
/// How far above the baseline the middle of letters is, as a share of the font size: between small and capital ones.
const LETTER_MIDDLE: f64 = 0.32;
/// The dots that count how much a pain point hurts.
const DOT: f64 = 5.0;
const DOT_GAP: f64 = 3.0;

/// The room a card has: its column's cell without the padding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) stage_index: usize,
}

/// `card` of a lane of `kind`, at the height 0.
pub(super) fn card_box(map: &Map, card: &Card, kind: LaneKind, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let look = kinds::card_look(kind);
    match look {
        CardLook::Bullet => bullet(card, room, setter),
        CardLook::Quote => quote(card, room, setter),
        CardLook::Metric => metric::metric(card, room, setter),
        CardLook::Outcome => outcome::outcome(card, room, setter),
        CardLook::Picture => picture(card, room, setter),
        CardLook::Touchpoint | CardLook::PainPoint | CardLook::Opportunity | CardLook::Plain => {
            grounded(map, card, look, room, setter)
        }
    }
}

/// A card of `look` with no more than its title and text, from `x` to `x1`, its top at 0.
pub(super) fn worded(card: &Card, look: CardLook, room: Room, words: Words<'_>, setter: &mut Setter<'_>) -> CardBox {
    let colors = &setter.theme.colors;
    let width = words.x1 - words.x0;
    let is_blank = words.title.trim().is_empty();
    let (title, color) = if is_blank { (setter.words.untitled, colors.muted) } else { (words.title, words.color) };
    let title =
        setter.set(title, TextLook::new(words.face, color).lines(TITLE_LINES), Point::new(words.x0, 0.0), width);
    let text_look = TextLook::new(setter.theme.type_scale.caption, colors.muted).lines(TEXT_LINES);
    let text = setter.set(&card.text, text_look, Point::new(words.x0, title.rect.y1), width);
    let bottom = if card.text.is_empty() { title.rect.y1 } else { text.rect.y1 };
    CardBox {
        id: card.id.clone(),
        look,
        stage_index: room.stage_index,
        rect: Rect::new(room.x0, 0.0, room.x1, bottom),
        title,
        text,
        is_assumed: card.evidence == Some(Evidence::Assumed),
        notes: Vec::new(),
        tile: None,
        icons: Vec::new(),
        bullet: None,
        segments: Vec::new(),
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

fn bullet(card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let marks = Marks::of(card, None, setter);
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
    boxed
}

fn quote(card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let theme = setter.theme;
    let marks = Marks::of(card, None, setter);
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
    boxed
}

fn picture(card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let words =
        Words { title: &card.title, face: theme.type_scale.caption, color: theme.colors.ink, x0: room.x0, x1: room.x1 };
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
    boxed
}

/// A card with a ground: a coloured edge, the channel in its tile, title and text, signs at the end.
fn grounded(map: &Map, card: &Card, look: CardLook, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let presence = presence(map, card).filter(|_| look == CardLook::Touchpoint);
    let marks = Marks::of(card, presence, setter);
    let edge = if look == CardLook::Plain { 0.0 } else { sizes.edge };
    let has_tile = look == CardLook::Touchpoint;
    let start = room.x0 + edge + sizes.card_padding_x;
    let words = Words {
        title: &card.title,
        face: theme.type_scale.card,
        color: theme.colors.ink,
        x0: start + if has_tile { sizes.tile + GAP } else { 0.0 },
        x1: room.x1 - sizes.card_padding_x - marks.width,
    };
    let mut boxed = worded(card, look, room, words, setter);
    let least = if has_tile { sizes.card_height_min } else { 0.0 };
    pad(&mut boxed, sizes.card_padding_y, least);
    let is_one_line = card.text.is_empty() && boxed.title.block.lines.len() <= 1;
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
    if has_tile {
        let top = middle - sizes.tile / 2.0;
        let tile = Rect::new(start, top, start + sizes.tile, top + sizes.tile);
        let rect = Rect::from_center_size(tile.center(), (sizes.icon, sizes.icon));
        let icon = kinds::channel_icon(card.channel.as_ref());
        boxed.icons.push(IconBox { icon, rect, color: theme.stage(room.stage_index).text });
        boxed.tile = Some(tile);
    }
    marks.place(&mut boxed, room.x1 - sizes.card_padding_x, middle);
    boxed
}

/// Whether the touchpoint `card` is online or offline: as it says itself, else as its channel says.
pub(super) fn presence(map: &Map, card: &Card) -> Option<Presence> {
    let of_channel = |channel: &Channel| map.own_channel(channel).and_then(|own| own.presence);
    card.presence.or_else(|| card.channel.as_ref().and_then(of_channel))
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

/// The signs at a card's end.
struct Marks {
    icons: Vec<(Icon, Rgba)>,
    dots: Vec<Rgba>,
    size: f64,
    width: f64,
}

impl Marks {
    fn of(card: &Card, presence: Option<Presence>, setter: &Setter<'_>) -> Self {
        let (colors, size) = (&setter.theme.colors, setter.sizes().mark);
        let mut icons = Vec::new();
        if presence == Some(Presence::Offline) {
            icons.push((Icon::Store, colors.muted));
        }
        if card.is_moment_of_truth {
            icons.push((Icon::Star, colors.star_fill));
        }
        let dots = card.severity.map_or(Vec::new(), |severity| {
            let count = match severity {
                Severity::Low => 1,
                Severity::Medium => 2,
                Severity::High => 3,
            };
            let color = |at| if at < count { colors.pain_edge } else { colors.pain_edge.faded(0.25) };
            (0..3).map(color).collect()
        });
        let each = super::columns::as_f64(icons.len()) * (size + MARK_GAP);
        let of_dots = if dots.is_empty() { 0.0 } else { 3.0 * (DOT + DOT_GAP) + MARK_GAP };
        Self { icons, dots, size, width: each + of_dots }
    }

    /// Puts the signs before `end`, in the middle of the line at the height `middle`.
    fn place(self, boxed: &mut CardBox, end: f64, middle: f64) {
        let half = self.size / 2.0;
        let middle = middle.max(boxed.rect.y0 + half);
        if !self.icons.is_empty() {
            boxed.rect.y1 = boxed.rect.y1.max(middle + half);
        }
        let mut x = end;
        for (icon, color) in self.icons.into_iter().rev() {
            boxed.icons.push(IconBox { icon, rect: Rect::new(x - self.size, middle - half, x, middle + half), color });
            x -= self.size + MARK_GAP;
        }
        for color in self.dots.into_iter().rev() {
            let rect = Rect::new(x - DOT, middle - DOT / 2.0, x, middle + DOT / 2.0);
            boxed.segments.push(Segment { rect, color });
            x -= DOT + DOT_GAP;
        }
    }
}
