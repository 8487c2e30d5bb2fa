//! The header of the page: title, scenario, goals and personas.

mod persona_card;
mod persona_words;

use persona_card::initial;
use persona_words::{name_of, quote_of};

use super::{
    HeaderBox, Movable as _, PersonaBox, afar,
    filtered::FilterMask,
    setter::{Setter, TextLook},
};
use crate::{
    geom::{Point, Rect, Size, Vec2},
    locale::{calendar, numerals},
    model::{Map, Persona},
};

/// The maximum width of a persona's words, and the minimum width of the title as a share of the page.
const PERSONA_TEXT: f64 = 260.0;
const TITLE_SHARE: f64 = 0.42;
/// The maximum width of a logo, as a share of the header.
const LOGO_SHARE: f64 = 0.2;
/// The gap between a disc and the words next to it, and between name and role.
const GAP: f64 = 12.0;
const WORD_GAP: f64 = 8.0;

/// The header and the personas in reading direction, and the y at which they end.
pub(super) fn header(
    map: &Map,
    mask: &FilterMask,
    setter: &mut Setter<'_>,
    page_width: f64,
) -> (HeaderBox, Vec<PersonaBox>, f64) {
    let sizes = setter.sizes();
    let (start, end) = (sizes.page_margin, page_width - sizes.page_margin);
    let (header, mut personas, mut bottom) = titles_and_logo(map, mask, setter, end);
    if persona_card::has_cards(map, setter.theme.density) {
        let top = (bottom + sizes.footer_gap).ceil();
        (personas, bottom) = persona_card::cards(map, mask, setter, start, end, top);
    }
    let header = HeaderBox { afar: afar::header(&header, setter), ..header };
    for persona in &mut personas {
        persona.afar = afar::persona(persona, setter);
    }
    (setter.finished(header, page_width), setter.finished(personas, page_width), bottom)
}

/// The titles, the logo, the personas unless they are cards, and the y at which all this ends.
fn titles_and_logo(
    map: &Map,
    mask: &FilterMask,
    setter: &mut Setter<'_>,
    end: f64,
) -> (HeaderBox, Vec<PersonaBox>, f64) {
    let sizes = setter.sizes();
    let top = sizes.page_top;
    let (plain, personas, bottom) = header_before(map, mask, setter, end);
    let Some(logo) = &setter.theme.logo else { return (plain, personas, bottom) };
    // As tall as the header without it, unless it would take too much of the header's width.
    let width = ((bottom - top) * logo.ratio).min((end - sizes.page_margin) * LOGO_SHARE);
    let size = Size::new(width, width / logo.ratio.max(0.01));
    let (mut header, personas, bottom) = header_before(map, mask, setter, end - size.width - 2.0 * sizes.persona_gap);
    header.logo = Some(Rect::from_origin_size(Point::new(end - size.width, top), size));
    (header, personas, bottom.max(top + size.height))
}

/// The titles and personas up to the x `end`, and the y at which they end.
fn header_before(map: &Map, mask: &FilterMask, setter: &mut Setter<'_>, end: f64) -> (HeaderBox, Vec<PersonaBox>, f64) {
    let sizes = setter.sizes();
    let start = sizes.page_margin;
    let room = (end - start) * (1.0 - TITLE_SHARE);
    let compact = if persona_card::has_cards(map, setter.theme.density) { &[] } else { map.personas.as_slice() };
    let shown = compact.iter().enumerate().filter(|(_, persona)| !mask.hides_persona(&persona.id));
    let personas = shown.map(|(index, persona)| persona_box(persona, index, setter)).collect();
    let (personas, used) = placed_personas(personas, end, room, sizes.persona_gap, sizes.page_top);
    let title_width = end - start - used - if used > 0.0 { 2.0 * sizes.persona_gap } else { 0.0 };

    let header = titles(map, setter, Point::new(start, sizes.page_top), title_width);
    let last = header.goals.as_ref().map_or(header.subtitle.rect.y1, |goals| goals.rect.y1);
    let bottom = personas.iter().map(|persona| persona.rect.y1).fold(last, f64::max);
    (header, personas, bottom)
}

fn titles(map: &Map, setter: &mut Setter<'_>, at: Point, width: f64) -> HeaderBox {
    let (theme, words) = (setter.theme, setter.words);
    let (scale, colors) = (&theme.type_scale, &theme.colors);
    let info = &map.info;
    let (title, color) = match info.title.trim() {
        "" => (words.untitled_map, colors.muted),
        _ => (info.title.as_str(), colors.ink),
    };
    let title = setter.set(title, TextLook::new(scale.title, color).lines(3), at, width);

    let at = Point::new(at.x, title.rect.y1 + theme.sizes.subtitle_gap);
    let look = TextLook::new(scale.body, colors.muted).own().lines(3);
    let subtitle = setter.set(&subtitle(map, setter), look, at, width);

    let goals = info.goals_or_prompt();
    let goals = (!goals.is_empty() && theme.density.has_details()).then(|| {
        let goals: Vec<String> = goals.iter().map(|goal| setter.within(goal)).collect();
        let text = format!("{}: {}", words.goals, goals.join(" · "));
        let at = Point::new(at.x, subtitle.rect.y1 + theme.sizes.label_gap);
        setter.set(&text, look, at, width)
    });
    HeaderBox { title, afar: None, subtitle, goals, logo: None }
}

/// The scenario, state, scope and year, as far as the map states them.
fn subtitle(map: &Map, setter: &Setter<'_>) -> String {
    let (info, words) = (&map.info, setter.words);
    let mut parts = Vec::new();
    let scenario = info.scenario_or_prompt().trim();
    if !scenario.is_empty() {
        parts.push(format!("{}: {}", words.scenario, setter.within(scenario)));
    }
    parts.push(words.state(info.state).to_owned());
    let scope = Some(info.scope_or_prompt().trim().to_owned()).filter(|scope| !scope.is_empty());
    let year = info.date.map(|date| calendar::year(date, setter.numerals));
    // The scope may contain the year in other digits than the map's.
    let is_in_scope =
        |year: &String| scope.as_ref().is_some_and(|s| numerals::latin(s).contains(&numerals::latin(year)));
    let year = year.filter(|year| !is_in_scope(year));
    let scope = scope.map(|scope| setter.within(&scope));
    let where_and_when: Vec<_> = scope.into_iter().chain(year).collect();
    if !where_and_when.is_empty() {
        parts.push(where_and_when.join(words.comma));
    }
    parts.join(" · ")
}

/// The persona with its disc at the origin.
fn persona_box(persona: &Persona, index: usize, setter: &mut Setter<'_>) -> PersonaBox {
    let theme = setter.theme;
    let (scale, colors, sizes) = (&theme.type_scale, &theme.colors, &theme.sizes);
    let x = sizes.avatar + GAP;
    let widest = PERSONA_TEXT * theme.density.scale();
    let (name, color) = name_of(persona, setter);
    let name = setter.set_tight(name, TextLook::new(scale.label, color).lines(1), Point::new(x, 0.0), widest);
    let mut bottom = name.rect.y1;

    let role_look = TextLook::new(scale.caption, colors.muted).lines(1);
    let role = Some(persona.role_or_prompt()).filter(|role| !role.trim().is_empty()).map(|role| {
        let beside = name.rect.x1 + WORD_GAP;
        let fits = beside + setter.width_of(role, role_look) <= x + widest;
        let mut set = setter.set_tight(role, role_look, Point::new(x, 0.0), widest);
        let down = if fits { name.baseline() - set.baseline() } else { bottom };
        let across = if fits { beside - x } else { 0.0 };
        set.rect = set.rect + Vec2::new(across, down);
        bottom = bottom.max(set.rect.y1);
        set
    });
    let quote = quote_of(persona, setter).filter(|_| theme.density.has_details()).map(|quote| {
        let look = TextLook::new(scale.caption, colors.muted).lines(2);
        let set = setter.set_tight(&quote, look, Point::new(x, bottom), widest);
        bottom = set.rect.y1;
        set
    });

    let height = bottom.max(sizes.avatar);
    let avatar = Rect::new(0.0, 0.0, sizes.avatar, sizes.avatar);
    let initial = persona.portrait.is_none().then(|| initial(persona, index, avatar, setter)).flatten();
    let parts = [Some(&name), role.as_ref(), quote.as_ref()];
    let text_end = parts.into_iter().flatten().map(|part| part.rect.x1).fold(x, f64::max);
    let middle = sizes.avatar / 2.0;
    let sample = Rect::new(text_end + GAP, middle - sizes.marker, text_end + GAP + sizes.sample, middle + sizes.marker);
    let mut boxed = PersonaBox {
        id: persona.id.clone(),
        index,
        rect: Rect::new(0.0, 0.0, sample.x1, height),
        is_card: false,
        avatar,
        portrait: persona.portrait.clone(),
        initial,
        name,
        afar: None,
        role,
        quote,
        sample,
        lists: Vec::new(),
    };
    center_words(&mut boxed, bottom);
    boxed
}

/// Centres words that are less tall than the disc on it.
fn center_words(persona: &mut PersonaBox, bottom: f64) {
    let down = (persona.avatar.height() - bottom).max(0.0) / 2.0;
    for text in [Some(&mut persona.name), persona.role.as_mut(), persona.quote.as_mut()].into_iter().flatten() {
        text.rect = text.rect + Vec2::new(0.0, down);
    }
}

/// The personas at the end of the header, in rows up to `room` wide, and the width of the widest row.
fn placed_personas(mut personas: Vec<PersonaBox>, end: f64, room: f64, gap: f64, top: f64) -> (Vec<PersonaBox>, f64) {
    let whole: f64 = personas.iter().map(|persona| persona.rect.width() + gap).sum();
    if whole - gap > room {
        // In several rows, all personas are as wide as the widest, so that they form columns.
        let widest = personas.iter().map(|persona| persona.rect.width()).fold(0.0, f64::max);
        for persona in &mut personas {
            persona.rect.x1 = persona.rect.x0 + widest;
        }
    }
    let (mut used, mut y) = (0.0_f64, top);
    let mut corners = Vec::with_capacity(personas.len());
    while corners.len() < personas.len() {
        let (mut width, mut height, mut count) = (0.0, 0.0_f64, 0);
        for persona in personas.iter().skip(corners.len()) {
            let with_this = width + persona.rect.width() + if count > 0 { gap } else { 0.0 };
            if count > 0 && with_this > room {
                break;
            }
            (width, height, count) = (with_this, height.max(persona.rect.height()), count + 1);
        }
        let mut x = end - width;
        for persona in personas.iter().skip(corners.len()).take(count) {
            corners.push(Vec2::new(x, y));
            x += persona.rect.width() + gap;
        }
        used = used.max(width);
        y += height + GAP;
    }
    (personas.into_iter().zip(corners).map(|(persona, corner)| persona.moved(corner)).collect(), used)
}
