//! The surroundings of the lanes: personas as cards if they have details, and the parts that can be hidden.

use safar::{
    geom::{Point, Rect},
    layout::{Hit, Layout, LegendSample, PersonaBox, TextTarget, layout},
    model::{Language, Map, MapDirection, MapPart, Persona, PersonaId},
    text::FontBook,
    theme::{Density, Theme},
};

use crate::{
    lanes::every_lane,
    support::{rects::assert_mirrored, stress_map::stress_map},
};

fn placed(map: &Map) -> Layout {
    layout(map, Theme::light(), &mut FontBook::bundled())
}

/// The map with every lane in `language`; the first two of its three personas have details.
pub(crate) fn detailed(language: &str) -> Map {
    let mut map = every_lane(language);
    let lists = match map.info.language {
        Language::English => [
            ["Order during the lunch break", "One parcel, already wrapped"],
            ["A delivery day she can rely on", "The right size without measuring"],
            ["Forms that forget what she typed", "Newsletters she never asked for"],
        ],
        Language::Arabic | Language::Persian => [
            ["سفارش در وقت ناهار", "یک بستهٔ کادوپیچ"],
            ["روز تحویل قطعی", "اندازهٔ درست، بدون متر کردن"],
            ["فرم‌هایی که همه‌چیز را فراموش می‌کنند", "خبرنامهٔ ناخواسته"],
        ],
    };
    let [goals, needs, frustrations] = lists.map(|list| list.map(str::to_owned).to_vec());
    map.personas[1].needs.clone_from(&needs);
    let first = &mut map.personas[0];
    (first.goals, first.needs, first.frustrations) = (goals, needs, frustrations);
    map
}

/// Every rectangle with content of `persona`.
fn parts(persona: &PersonaBox) -> Vec<Rect> {
    let mut parts = vec![persona.avatar, persona.sample, persona.name.rect];
    parts.extend(persona.role.iter().chain(&persona.quote).map(|text| text.rect));
    for list in &persona.lists {
        parts.extend([list.caption.rect, list.icon.rect]);
        parts.extend(list.items.iter().map(|item| item.rect).chain(list.bullets.iter().copied()));
    }
    parts
}

#[test]
fn personas_are_cards_once_one_of_them_has_details() {
    let map = every_lane("en");
    assert!(placed(&map).personas.iter().all(|persona| !persona.is_card && persona.lists.is_empty()));
    let map = detailed("en");
    let layout = placed(&map);
    assert!(layout.personas.iter().all(|persona| persona.is_card));
    assert_eq!(layout.personas.iter().map(|persona| persona.lists.len()).collect::<Vec<_>>(), [3, 1, 0]);
    let captions: Vec<_> = layout.personas[0].lists.iter().map(|list| list.caption.block.text.to_string()).collect();
    assert_eq!(captions, ["Goals", "Needs", "Frustrations"]);
    assert_eq!(&*layout.personas[0].lists[0].items[1].block.text, map.personas[0].goals[1]);
    // All cards of a row have the same size, and are below the titles and above the stages.
    for card in &layout.personas {
        assert!((card.rect.height() - layout.personas[0].rect.height()).abs() < 0.01);
        assert!(card.rect.y0 > layout.header.subtitle.rect.y1 && card.rect.y1 < layout.stages[0].rect.y0);
    }
    let wall = layout_with(&map, Density::Wall);
    assert!(wall.personas.iter().all(|persona| !persona.is_card), "no details on a wall");
}

fn layout_with(map: &Map, density: Density) -> Layout {
    layout(map, &Theme::light().with_density(density), &mut FontBook::bundled())
}

#[test]
fn what_a_persona_card_shows_stays_on_it_and_apart_however_long_it_is() {
    for map in Language::ALL.map(stress_map).into_iter().chain(["en", "fa"].map(detailed)) {
        for density in [Density::Comfortable, Density::Compact] {
            let layout = layout_with(&map, density);
            for (at, persona) in layout.personas.iter().enumerate() {
                let parts = parts(persona);
                for (number, part) in parts.iter().enumerate() {
                    assert!(persona.rect.contains_rect(*part), "{part:?} leaves the card of {}", persona.id);
                    let others = &parts[number + 1..];
                    let lies_on = |other: &&Rect| part.intersect(**other).area() > 0.01;
                    assert!(others.iter().find(lies_on).is_none(), "{part:?} of {} lies on another", persona.id);
                }
                let others = &layout.personas[at + 1..];
                assert!(others.iter().all(|other| other.rect.intersect(persona.rect).area() < 0.01));
            }
        }
    }
}

#[test]
fn a_long_list_is_cut_and_counted() {
    let mut map = detailed("fa");
    map.personas[0].goals = (0..9).map(|number| format!("هدف {number}")).collect();
    let layout = placed(&map);
    let goals = &layout.personas[0].lists[0];
    assert_eq!((goals.items.len(), goals.bullets.len()), (4, 3));
    assert!(goals.items[3].block.text.contains('۶'), "{:?}", goals.items[3].block.text);
}

#[test]
fn persona_cards_mirror_and_can_be_pointed_at_and_edited() {
    let mut map = detailed("fa");
    let rtl = placed(&map);
    map.info.direction = MapDirection::Ltr;
    let ltr = placed(&map);
    for (there, here) in rtl.personas.iter().zip(&ltr.personas) {
        let (there_parts, here_parts) = (parts(there), parts(here));
        assert_eq!(there_parts.len(), here_parts.len());
        for (a, b) in there_parts.into_iter().zip(here_parts) {
            assert_mirrored(a, b, ltr.size.width);
        }
        for at in [there.rect.center(), there.rect.origin() + (2.0, 2.0)] {
            assert_eq!(rtl.hit(at), Some(Hit::Persona(there.id.clone())));
        }
        assert_eq!(rtl.text_box(&TextTarget::PersonaName(there.id.clone())).unwrap().rect, there.name.rect);
    }
    let first = rtl.personas[0].rect;
    assert!(first.x0 > rtl.personas[1].rect.x1, "the first persona stands where reading begins");
}

#[test]
fn many_personas_take_several_rows_of_cards() {
    let mut map = detailed("en");
    for number in 10..17 {
        let persona = Persona::new(PersonaId::numbered(number), "Another one");
        map.personas.push(Persona { goals: vec!["More".into()], ..persona });
    }
    let layout = placed(&map);
    let mut rows: Vec<f64> = layout.personas.iter().map(|persona| persona.rect.y0).collect();
    rows.dedup();
    assert!(rows.len() > 1 && rows.len() < 5, "{rows:?}");
    let inside = layout.size.to_rect().inset((-Theme::light().sizes.page_margin, 0.0));
    assert!(layout.personas.iter().all(|persona| inside.inflate(0.01, 0.0).contains_rect(persona.rect)));
}

#[test]
fn what_is_hidden_is_not_there_and_takes_no_room() {
    let map = detailed("en");
    let shown = placed(&map);
    let without = |part: MapPart| {
        let mut map = map.clone();
        map.info.hidden.insert(part);
        placed(&map)
    };
    assert!(!shown.legend.is_empty() && shown.sources.is_some() && shown.cells().any(|cell| cell.it.is_unexplored));
    let layout = without(MapPart::Legend);
    assert!(layout.legend.is_empty() && layout.sources.is_some());
    let layout = without(MapPart::Sources);
    assert!(layout.sources.is_none() && layout.legend.len() == shown.legend.len());
    let layout = without(MapPart::Unexplored);
    assert!(layout.cells().all(|cell| !cell.it.is_unexplored));
    assert!(layout.legend.iter().all(|item| item.sample != LegendSample::NotLookedAt));
    let layout = without(MapPart::PersonaDetails);
    assert!(layout.personas.iter().all(|persona| !persona.is_card && persona.lists.is_empty()));
    assert!(layout.size.height < shown.size.height);
    let mut bare = map.clone();
    bare.info.hidden.extend(MapPart::ALL);
    assert!(placed(&bare).size.height < layout.size.height);
}

#[test]
fn the_sign_of_a_score_in_the_legend_says_the_highest_score_on_the_map() {
    for (language, number) in [("en", "16"), ("fa", "۱۶")] {
        let layout = placed(&every_lane(language));
        let item = layout.legend.iter().find(|item| item.sample == LegendSample::Score).unwrap();
        let label = item.label.as_ref().unwrap();
        assert_eq!(&*label.block.text, number);
        assert!(item.rect.x0 < label.rect.x0 && label.rect.x1 < item.rect.x1, "{:?} in {:?}", label.rect, item.rect);
        assert!(item.rect.contains(Point::new(label.rect.center().x, item.rect.center().y)));
    }
}
