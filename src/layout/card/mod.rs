//! Cards: their texts and signs. A card is laid out in its own coordinates, which begin at its top left corner.

mod foot;
mod inputs;
mod links;
mod marks;
mod metric;
mod outcome;
mod worded;

pub(super) use inputs::{CardInputs, MapInputs};
pub(super) use links::Links;
pub(super) use marks::SCORE_PADDING;
pub use worded::NOTE_FOLD;
pub(super) use worded::{Room, WIDE_FOOT};

use foot::foot;
use marks::Marks;
use worded::{CardPlan, CardWords, concerned, pad, worded};

use super::{CardBox, CardLook, Icon, IconBox, afar, kinds, setter::Setter};
use crate::{
    geom::{Point, Rect, Size, Vec2},
    model::{Card, LaneKind, Map},
};

/// The gap between a tile or icon and the title.
const GAP: f64 = 10.0;
/// The space under a note's words, next to the fold.
const NOTE_FOOT: f64 = 4.0;

/// Lays out the card of `inputs`, a card of `map`, in reading direction.
pub(super) fn card_box(map: &Map, inputs: &CardInputs, setter: &mut Setter<'_>) -> CardBox {
    let plan = CardPlan { map, links: &inputs.links, repeats: inputs.repeats };
    let mut boxed = with_time(&plan, &inputs.card, inputs.kind, inputs.room, setter);
    if inputs.is_wide {
        widen(&mut boxed);
    }
    boxed.size.height = boxed.size.height.ceil();
    boxed.afar = afar::card(&boxed, setter);
    let width = boxed.size.width;
    setter.finished(boxed, width)
}

/// Lays out `card` of a lane of `kind` as if time ran to the right.
fn with_time(plan: &CardPlan<'_>, card: &Card, kind: LaneKind, room: Room, setter: &mut Setter<'_>) -> CardBox {
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

fn bullet(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let marks = Marks::of(card, None, false, setter).with_personas(concerned(plan.map, card));
    let words = CardWords {
        title: &card.title,
        face: theme.type_scale.body,
        color: theme.colors.ink,
        x0: sizes.bullet + sizes.bullet_gap,
        x1: room.width - marks.width,
    };
    let mut boxed = worded(card, CardLook::Bullet, room, words, setter);
    let middle = boxed.title.first_line_middle();
    let half = sizes.bullet / 2.0;
    boxed.bullet = Some(Rect::new(0.0, middle - half, sizes.bullet, middle + half));
    marks.place(&mut boxed, room.width, middle);
    let span = (words.x0, room.width);
    let top = boxed.size.height;
    boxed.size.height = foot(plan, card, &mut boxed, span, top, setter);
    boxed
}

fn quote(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let theme = setter.theme;
    let marks = Marks::of(card, None, false, setter).with_personas(concerned(plan.map, card));
    let quoted = setter.quoted(&card.title);
    let words = CardWords {
        title: &quoted,
        face: theme.type_scale.body,
        color: theme.colors.muted,
        x0: 0.0,
        x1: room.width - marks.width,
    };
    let mut boxed = worded(card, CardLook::Quote, room, words, setter);
    let middle = boxed.title.first_line_middle();
    marks.place(&mut boxed, room.width, middle);
    let span = (words.x0, room.width);
    let top = boxed.size.height;
    boxed.size.height = foot(plan, card, &mut boxed, span, top, setter);
    boxed
}

fn picture(plan: &CardPlan<'_>, card: &Card, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let marks = Marks::of(card, None, false, setter);
    let words = CardWords {
        title: &card.title,
        face: theme.type_scale.caption,
        color: theme.colors.ink,
        x0: 0.0,
        x1: room.width - marks.width,
    };
    let mut boxed = worded(card, CardLook::Picture, room, words, setter);
    let height = ((room.width) / sizes.picture_ratio.max(0.1)).round();
    let frame = Size::new(room.width, height).to_rect();
    let down = height + sizes.label_gap;
    boxed.title.rect = boxed.title.rect + Vec2::new(0.0, down);
    boxed.text.rect = boxed.text.rect + Vec2::new(0.0, down);
    boxed.size.height += down;
    if let Some(picture) = &card.picture {
        boxed.picture = Some((picture.clone(), frame));
    } else {
        boxed.tile = Some(frame);
        let rect = Rect::from_center_size(frame.center(), (sizes.tile, sizes.tile));
        boxed.icons.push(IconBox { icon: Icon::Image, rect, color: theme.colors.faint });
    }
    let middle = boxed.title.first_line_middle();
    marks.place(&mut boxed, room.width, middle);
    let top = boxed.size.height;
    boxed.size.height = foot(plan, card, &mut boxed, (0.0, room.width), top, setter);
    boxed
}

/// The sign before a card's title.
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

/// Marks `boxed` as covering several stages. If no ground shows its extent, adds space for a line under it.
fn widen(boxed: &mut CardBox) {
    boxed.is_wide = true;
    if !boxed.look.has_ground() {
        boxed.size.height += WIDE_FOOT;
    }
}

/// A card with a ground: optional edge and icon, title and text, signs at the end, the foot.
fn grounded(plan: &CardPlan<'_>, card: &Card, kind: LaneKind, room: Room, setter: &mut Setter<'_>) -> CardBox {
    let (theme, sizes) = (setter.theme, setter.sizes());
    let look = kinds::card_look(kind);
    let presence = plan.map.presence(card).filter(|_| look == CardLook::Touchpoint);
    let marks = Marks::of(card, presence, true, setter);
    let marks = if look == CardLook::Opportunity { marks.with_score(card, setter) } else { marks };
    let sign = sign(card, look, kind);
    let start = sizes.card_padding_x + if look.has_edge() { sizes.edge } else { 0.0 };
    let end = room.width - sizes.card_padding_x;
    let (sign_width, sign_icon) = match sign {
        Sign::Nothing => (0.0, None),
        Sign::Tile(icon) => (sizes.tile, Some(icon)),
        Sign::Icon(icon) => (sizes.icon, Some(icon)),
    };
    let has_tile = matches!(sign, Sign::Tile(_));
    let words = CardWords {
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
        let down = boxed.size.height / 2.0 - boxed.title.first_line_middle();
        boxed.title.rect = boxed.title.rect + Vec2::new(0.0, down);
    } else if has_tile {
        // The first line is centred on the tile.
        let down = sizes.card_padding_y + sizes.tile / 2.0 - boxed.title.first_line_middle();
        let down = Vec2::new(0.0, down.max(0.0).ceil());
        boxed.title.rect = boxed.title.rect + down;
        boxed.text.rect = boxed.text.rect + down;
        boxed.size.height += down.y;
    }
    let middle = boxed.title.first_line_middle();
    if let Some(icon) = sign_icon {
        let square = Rect::from_center_size(Point::new(start + sign_width / 2.0, middle), (sign_width, sign_width));
        let rect = Rect::from_center_size(square.center(), (sizes.icon, sizes.icon));
        let is_colored = matches!(look, CardLook::Touchpoint | CardLook::Tangible | CardLook::Frontstage);
        let color = if is_colored { theme.stage(room.stage_index).text } else { theme.colors.muted };
        boxed.icons.push(IconBox { icon, rect, color });
        boxed.tile = has_tile.then_some(square);
    }
    marks.place(&mut boxed, end, middle);
    let over = boxed.size.height - sizes.card_padding_y;
    let foot_end = if look == CardLook::Note { end - NOTE_FOLD } else { end };
    let bottom = foot(plan, card, &mut boxed, (words.x0, foot_end), over, setter);
    if bottom > over {
        boxed.size.height = (bottom + sizes.card_padding_y).ceil();
    }
    if look == CardLook::Note {
        boxed.size.height += NOTE_FOOT;
    }
    boxed
}
