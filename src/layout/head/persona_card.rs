//! Personas as cards across the page, if they have details: the persona, the quote, and the goals, needs and
//! frustrations.

use super::persona_words::{name_of, quote_of};
use crate::{
    geom::{Point, Rect, Vec2, as_f64},
    layout::{
        Icon, IconBox, Movable as _, PersonaBox, PersonaList, SetText,
        filtered::FilterMask,
        setter::{Setter, Side, TextLook},
    },
    locale::numerals,
    model::{Map, MapPart, Persona},
    theme::{Density, TypeFace},
};

/// The minimum and maximum width of a card, and its padding.
const CARD: (f64, f64) = (380.0, 1100.0);
const PADDING: f64 = 16.0;
/// The gap between two cards.
const CARD_GAP: f64 = 16.0;
/// The gap between the disc and its words; between the persona and the lists; between two lists.
const GAP: f64 = 12.0;
const LIST_GAP: f64 = 24.0;
/// The minimum inner width of a card with the lists next to the persona, and the persona's width then.
const BESIDE: f64 = 640.0;
const WHO: f64 = 236.0;
/// The minimum width of a list; narrower lists are put below each other.
const LIST_MIN: f64 = 104.0;
/// The gap between a list's caption and its items, and between items.
const ITEM_GAP: f64 = 4.0;
/// The maximum number of lines of a quote and of an item.
const QUOTE_LINES: usize = 3;
const ITEM_LINES: usize = 2;

/// Whether the personas of `map` are shown as cards: some have details, and details are visible.
pub(super) fn has_cards(map: &Map, density: Density) -> bool {
    density.has_details() && map.shows(MapPart::PersonaDetails) && map.personas.iter().any(Persona::has_details)
}

/// The maximum number of items of a list; further ones are counted.
fn most_items(density: Density) -> usize {
    match density {
        Density::Comfortable => 4,
        Density::Compact | Density::Wall => 3,
    }
}

/// The cards between `start` and `end`, beginning at the y `top`, and the y at which they end.
pub(super) fn cards(
    map: &Map,
    mask: &FilterMask,
    setter: &mut Setter<'_>,
    start: f64,
    end: f64,
    top: f64,
) -> (Vec<PersonaBox>, f64) {
    let shown: Vec<_> =
        map.personas.iter().enumerate().filter(|(_, persona)| !mask.hides_persona(&persona.id)).collect();
    let scale = setter.theme.density.scale();
    let (room, least, gap) = (end - start, CARD.0 * scale, CARD_GAP * scale);
    let count = shown.len().max(1);
    let most = (1..=count).rev().find(|many| (room - gap * as_f64(many - 1)) / as_f64(*many) >= least).unwrap_or(1);
    // Rows with nearly the same number of cards.
    let in_row = count.div_ceil(count.div_ceil(most));
    let width = ((room - gap * as_f64(in_row - 1)) / as_f64(in_row)).min(CARD.1 * scale).floor();
    let mut cards: Vec<PersonaBox> =
        shown.into_iter().map(|(index, persona)| card(persona, index, width, setter)).collect();
    let mut y = top;
    let mut corners = Vec::with_capacity(count);
    for row in cards.chunks_mut(in_row) {
        let height = row.iter().map(|card| card.rect.height()).fold(0.0, f64::max).ceil();
        for (card, at) in row.iter_mut().zip(0_u32..) {
            card.rect.y1 = card.rect.y0 + height;
            corners.push(Vec2::new(start + f64::from(at) * (width + gap), y));
        }
        y += height + gap;
    }
    (cards.into_iter().zip(corners).map(|(card, corner)| card.moved(corner)).collect(), y - gap)
}

/// The card of `persona`, `width` wide, at the origin.
fn card(persona: &Persona, index: usize, width: f64, setter: &mut Setter<'_>) -> PersonaBox {
    let scale = setter.theme.density.scale();
    let (padding, inner) = (PADDING * scale, width - 2.0 * PADDING * scale);
    let lists = lists_of(persona, setter);
    let is_beside = inner >= BESIDE * scale;
    let who_width = if is_beside { WHO * scale } else { inner };
    let mut boxed = who(persona, index, Point::new(padding, padding), who_width, setter);
    let bottom = boxed.rect.y1;
    let at = if is_beside {
        Point::new(padding + who_width + LIST_GAP * scale, padding)
    } else {
        Point::new(padding, bottom + GAP * scale)
    };
    let (lists, lists_bottom) = placed_lists(&lists, at, width - padding, setter);
    let bottom = if lists.is_empty() { bottom } else { bottom.max(lists_bottom) };
    boxed.lists = lists;
    boxed.rect = Rect::new(0.0, 0.0, width, bottom + padding);
    boxed
}

/// The persona at `at`: the disc with a sample of the curve below, and next to it name, role and quote.
fn who(persona: &Persona, index: usize, at: Point, width: f64, setter: &mut Setter<'_>) -> PersonaBox {
    let theme = setter.theme;
    let (types, colors, sizes) = (&theme.type_scale, &theme.colors, &theme.sizes);
    let scale = theme.density.scale();
    let avatar = Rect::from_origin_size(at, (sizes.avatar, sizes.avatar));
    let wide = sizes.avatar.max(sizes.sample);
    let x = at.x + wide + GAP * scale;
    let room = at.x + width - x;
    let (name, color) = name_of(persona, setter);
    let name = setter.set(name, TextLook::new(types.card, color).lines(2), Point::new(x, at.y), room);
    let mut bottom = name.rect.y1;
    let mut below = |text: &str, lines: usize, gap: f64, setter: &mut Setter<'_>| {
        let look = TextLook::new(types.caption, colors.muted).lines(lines);
        let set = setter.set(text, look, Point::new(x, bottom + gap), room);
        bottom = set.rect.y1;
        set
    };
    let role = Some(persona.role_or_prompt()).filter(|role| !role.trim().is_empty());
    let role = role.map(|role| below(role, 1, 0.0, setter));
    let quote = quote_of(persona, setter).map(|quote| below(&quote, QUOTE_LINES, ITEM_GAP * scale, setter));
    let avatar = avatar + Vec2::new((wide - sizes.avatar) / 2.0, 0.0);
    let middle = avatar.y1 + ITEM_GAP * scale + sizes.marker + 2.0;
    let sample = Rect::from_center_size((avatar.center().x, middle), (sizes.sample, 2.0 * sizes.marker));
    PersonaBox {
        id: persona.id.clone(),
        index,
        rect: Rect::new(at.x, at.y, at.x + width, bottom.max(sample.y1)),
        is_card: true,
        avatar,
        portrait: persona.portrait.clone(),
        initial: persona.portrait.is_none().then(|| initial(persona, index, avatar, setter)).flatten(),
        name,
        afar: None,
        role,
        quote,
        sample,
        lists: Vec::new(),
    }
}

/// A list of a persona, not placed yet.
struct DetailList<'a> {
    caption: &'static str,
    icon: Icon,
    items: Vec<&'a str>,
}

/// The non-empty lists of `persona`.
fn lists_of<'a>(persona: &'a Persona, setter: &Setter<'_>) -> Vec<DetailList<'a>> {
    let words = setter.words;
    let lists = [
        (words.goals, Icon::Target, &persona.goals),
        (words.needs, Icon::ListChecks, &persona.needs),
        (words.frustrations, Icon::Frown, &persona.frustrations),
    ];
    let list = |(caption, icon, texts): (&'static str, Icon, &'a Vec<String>)| {
        let items: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        (!items.is_empty()).then_some(DetailList { caption, icon, items })
    };
    lists.into_iter().filter_map(list).collect()
}

/// The lists from `at` to `end`, next to each other if there is space, and the y at which they end.
fn placed_lists(lists: &[DetailList<'_>], at: Point, end: f64, setter: &mut Setter<'_>) -> (Vec<PersonaList>, f64) {
    let scale = setter.theme.density.scale();
    let (gap, count) = (LIST_GAP * scale, as_f64(lists.len().max(1)));
    let width = (end - at.x - gap * (count - 1.0)) / count;
    let is_beside = width >= LIST_MIN * scale;
    let (mut place, mut bottom) = (at, at.y);
    let mut placed = Vec::with_capacity(lists.len());
    for list in lists {
        let (list, list_bottom) = placed_list(list, place, if is_beside { width } else { end - at.x }, setter);
        bottom = f64::max(bottom, list_bottom);
        place = if is_beside {
            Point::new(place.x + width + gap, at.y)
        } else {
            Point::new(at.x, list_bottom + GAP * scale)
        };
        placed.push(list);
    }
    (placed, bottom)
}

fn placed_list(list: &DetailList<'_>, at: Point, width: f64, setter: &mut Setter<'_>) -> (PersonaList, f64) {
    let (theme, scale) = (setter.theme, setter.theme.density.scale());
    let (types, colors, sizes) = (&theme.type_scale, &theme.colors, &theme.sizes);
    let before = sizes.icon + ITEM_GAP * scale;
    let look = TextLook::new(TypeFace { weight: types.label.weight, ..types.caption }, colors.muted).own().lines(1);
    let caption = setter.set(list.caption, look, Point::new(at.x + before, at.y), width - before);
    let middle = Point::new(at.x + sizes.icon / 2.0, caption.first_line_middle());
    let icon = IconBox {
        icon: list.icon,
        rect: Rect::from_center_size(middle, (sizes.icon, sizes.icon)),
        color: colors.muted,
    };
    let most = most_items(theme.density);
    let shown = if list.items.len() > most { most - 1 } else { most };
    let (mut items, mut bullets) = (Vec::new(), Vec::new());
    let mut y = caption.rect.y1 + ITEM_GAP * scale;
    let indent = sizes.bullet + sizes.bullet_gap * scale;
    let look = TextLook::new(types.caption, colors.ink).lines(ITEM_LINES);
    for item in list.items.iter().take(shown) {
        let set = setter.set(item, look, Point::new(at.x + indent, y), width - indent);
        bullets.push(bullet(&set, at.x, sizes.bullet));
        y = set.rect.y1 + ITEM_GAP * scale / 2.0;
        items.push(set);
    }
    if let Some(more) = list.items.len().checked_sub(shown).filter(|more| *more > 0) {
        let text = numerals::change(as_f64(more), "", setter.numerals);
        let look = TextLook::new(types.caption, colors.muted).lines(1);
        items.push(setter.set(&text, look, Point::new(at.x + indent, y), width - indent));
    }
    let bottom = items.last().map_or(caption.rect.y1, |last| last.rect.y1);
    (PersonaList { caption, icon, items, bullets }, bottom)
}

fn bullet(text: &SetText, x: f64, size: f64) -> Rect {
    Rect::from_center_size((x + size / 2.0, text.first_line_middle()), (size, size))
}

/// The first letter of the persona's name in the middle of the disc `avatar`.
pub(super) fn initial(persona: &Persona, index: usize, avatar: Rect, setter: &mut Setter<'_>) -> Option<SetText> {
    let theme = setter.theme;
    let first: String = persona.name.chars().find(|letter| letter.is_alphanumeric())?.to_uppercase().collect();
    let look = TextLook::new(theme.type_scale.avatar, theme.persona(index).text).side(Side::Center).lines(1);
    let at = Point::new(avatar.x0, avatar.center().y - setter.line(theme.type_scale.avatar) / 2.0);
    Some(setter.set(&first, look, at, avatar.width()))
}
