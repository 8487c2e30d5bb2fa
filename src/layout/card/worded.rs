//! The common parts of all cards: space, title, text and personas.

use crate::{
    color::Rgba,
    geom::{Point, Size},
    layout::{
        CardBox, CardLook,
        placed::Movable as _,
        setter::{Setter, TextLook},
    },
    model::{Card, Evidence, Map, Persona},
    theme::TypeFace,
};

/// The size of a note's folded corner.
pub const NOTE_FOLD: f64 = 14.0;
/// The space under a card that has no ground and covers several stages, for the line that shows its extent.
pub(in crate::layout) const WIDE_FOOT: f64 = 5.0;

/// The context for laying out a card.
pub(super) struct CardPlan<'a> {
    pub(super) map: &'a Map,
    /// The numbers of the linked cards.
    pub(super) links: &'a [usize],
    /// Whether the card directly above shows the same department, so that this one omits it.
    pub(super) repeats: bool,
}

/// The space of a card: its width, which is that of its column without the padding, and the stage that decides its
/// colours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::layout) struct Room {
    pub(in crate::layout) width: f64,
    /// The index of the stage in the map, including hidden stages.
    pub(in crate::layout) stage_index: usize,
}

/// The basic words of a card, with the x values on the card between which they are set.
#[derive(Clone, Copy)]
pub(super) struct CardWords<'a> {
    pub(super) title: &'a str,
    pub(super) face: TypeFace,
    pub(super) color: Rgba,
    pub(super) x0: f64,
    pub(super) x1: f64,
}

/// A card of `look` with only its title and text.
pub(super) fn worded(
    card: &Card,
    look: CardLook,
    room: Room,
    words: CardWords<'_>,
    setter: &mut Setter<'_>,
) -> CardBox {
    // Text beyond the maximum number of lines is cut on the map, not in the file.
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
        channel: card.channel.clone(),
        size: Size::new(room.width, bottom),
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

/// Adds padding above and below the words of a card that has nothing else yet, up to a height of at least `least`, with
/// the words in the middle.
pub(super) fn pad(boxed: &mut CardBox, padding: f64, least: f64) {
    let height = (boxed.size.height + 2.0 * padding).max(least).ceil();
    let down = (height - boxed.size.height) / 2.0;
    boxed.title.rect = boxed.title.rect.moved_down(down);
    boxed.text.rect = boxed.text.rect.moved_down(down);
    boxed.size.height = height;
}

/// The indices of the personas that `card` concerns; empty if it concerns all.
pub(super) fn concerned(map: &Map, card: &Card) -> Vec<usize> {
    if card.personas.is_empty() {
        return Vec::new();
    }
    let is_concerned = |(_, persona): &(usize, &Persona)| card.personas.contains(&persona.id);
    let indices: Vec<usize> = map.personas.iter().enumerate().filter(is_concerned).map(|(index, _)| index).collect();
    if indices.len() == map.personas.len() { Vec::new() } else { indices }
}
