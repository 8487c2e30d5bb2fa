//! Drawing: one group per thing, so that an edit stays local; every sign is drawn; hints can be left out.

use std::collections::BTreeSet;

use safar::{
    draw::{self, draw},
    geom::Rect,
    layout::layout,
    model::{Card, CardId, Language, Map, Picture, PictureId, Place},
    scene::{self, Damage, Item, PagePart, Role, Scene, damage},
    storage::{BuiltIn, TEMPLATES},
    text::FontBook,
    theme::Theme,
};

use crate::layout::full_map;

fn drawn(map: &Map, theme: &Theme, fonts: &mut FontBook) -> Scene {
    let layout = layout(map, theme, fonts);
    draw(map, &layout, theme)
}

#[test]
fn the_names_of_groups_are_unique_and_every_card_has_one() {
    let map = full_map("fa");
    let scene = drawn(&map, Theme::light(), &mut FontBook::bundled());
    let names: BTreeSet<String> = scene.groups.iter().map(|group| group.key.to_string()).collect();
    assert_eq!(names.len(), scene.groups.len());
    for id in map.cards.keys() {
        assert!(names.contains(&format!("card {id}")), "{id} is not drawn");
    }
}

#[test]
fn everything_is_drawn_on_the_page() {
    for language in ["en", "fa"] {
        let scene = drawn(&full_map(language), Theme::dark(), &mut FontBook::bundled());
        let page = scene.size.to_rect();
        for group in &scene.groups {
            let inside = group.bounds.intersect(page).area();
            assert!((inside - group.bounds.area()).abs() < 1.0, "{} leaves the page: {:?}", group.key, group.bounds);
        }
    }
}

#[test]
fn renaming_a_card_dirties_that_card_alone() {
    let mut map = full_map("en");
    let fonts = &mut FontBook::bundled();
    let before = drawn(&map, Theme::light(), fonts);
    let id = map.cards.keys().next().expect("a card").clone();
    map.cards.edit(&id, |card| card.title = "Another".to_owned());
    let after = drawn(&map, Theme::light(), fonts);
    let Damage::Rects(rects) = damage(&before, &after) else { panic!("everything is drawn again") };
    let card = before.group(Role::Card, id.as_str()).expect("drawn").bounds;
    let reach = card.inflate(8.0, 8.0);
    assert!(!rects.is_empty() && rects.iter().all(|rect| reach.union(*rect).area() <= reach.area() + 1.0), "{rects:?}");
}

#[test]
fn the_same_map_gives_the_same_scene() {
    let map = full_map("ar");
    let theme = Theme::light();
    assert_eq!(drawn(&map, theme, &mut FontBook::bundled()), drawn(&map, theme, &mut FontBook::bundled()));
}

#[test]
fn hints_can_be_left_out() {
    let map = Map::default();
    let scene = drawn(&map, Theme::light(), &mut FontBook::bundled());
    let shown = draw::without_hints(&scene);
    assert!(shown.groups.len() < scene.groups.len());
    assert!(shown.groups.iter().all(|group| !group.key.is_hint()));
}

#[test]
fn a_page_is_read_from_its_header_to_its_foot_lane_by_lane_in_the_order_of_time() {
    for language in ["en", "fa"] {
        let map = full_map(language);
        let fonts = &mut FontBook::bundled();
        let placed = layout(&map, Theme::light(), fonts);
        let scene = draw(&map, &placed, Theme::light());
        let read = scene.in_reading_order();
        let of_part = |part: PagePart| read.iter().filter(move |group| group.reading_order.part == part);
        assert!(read.is_sorted_by_key(|group| group.reading_order));
        let parts: Vec<PagePart> = read.iter().map(|group| group.reading_order.part).collect();
        let mut distinct = parts.clone();
        distinct.dedup();
        assert_eq!(
            distinct,
            [PagePart::Header, PagePart::Personas, PagePart::Stages, PagePart::Lanes, PagePart::Footer],
            "{language}"
        );

        assert_eq!(&*read[0].label, map.info.title);
        let names: Vec<&str> = of_part(PagePart::Personas).map(|group| &*group.label).collect();
        assert_eq!(names, map.personas.iter().map(|persona| persona.name.as_str()).collect::<Vec<_>>());
        let stages: Vec<String> = of_part(PagePart::Stages).map(|group| group.key.to_string()).collect();
        let expected = map.stages.iter().flat_map(|stage| {
            let steps = stage.steps.iter().map(|step| format!("step {}", step.id));
            std::iter::once(format!("stage {}", stage.id)).chain(steps)
        });
        assert_eq!(stages, expected.collect::<Vec<_>>());

        // The lanes from the top, and in each the cards by stage and by their order in the cell.
        let lanes: Vec<&str> = read
            .iter()
            .filter(|group| group.key.role == Role::Lane)
            .filter_map(|group| group.key.id.as_deref())
            .collect();
        assert_eq!(lanes, placed.lanes.iter().map(|lane| lane.it.id.as_str()).collect::<Vec<_>>());
        let of_card = |group: &&&std::sync::Arc<safar::scene::Group>| group.key.role == Role::Card;
        let cards: Vec<_> = read.iter().filter(of_card).filter_map(|group| group.key.id.as_deref()).collect();
        let place = |id: &str| {
            let card = map.cards.values().find(|card| card.id.as_str() == id).unwrap();
            let lane = map.lanes.iter().position(|lane| lane.id == card.place.lane);
            let stage = map.stages.iter().position(|stage| stage.id == card.place.stage);
            (lane, stage, card.place.order)
        };
        assert_eq!(cards.len(), placed.card_count());
        assert!(cards.is_sorted_by_key(|id| place(id)), "{language}: {cards:?}");
        for group in read.iter().filter(of_card) {
            let id = group.key.id.as_deref().unwrap();
            let card = map.cards.values().find(|card| card.id.as_str() == id).unwrap();
            assert!(group.label.contains(&card.title), "{id}: {}", group.label);
            let label = read.iter().find(|other| other.key.is(Role::Lane, card.place.lane.as_str())).unwrap();
            assert!(label.reading_order < group.reading_order, "a lane is named before its cards");
        }
        assert!(of_part(PagePart::Footer).all(|group| matches!(group.key.role, Role::Legend | Role::Sources)));
    }
}

#[test]
fn what_is_shared_with_the_scene_before_has_its_place_in_the_new_reading_order() {
    let mut map = full_map("en");
    let fonts = &mut FontBook::bundled();
    let theme = Theme::light();
    let placed = layout(&map, theme, fonts);
    let scene = draw(&map, &placed, theme);
    let first = map.cards.values().next().unwrap().clone();
    let id = CardId::new("new").unwrap();
    map.cards.insert(id.clone(), Card { id, place: Place { order: 99, ..first.place.clone() }, ..first });
    let lanes = map.lanes.len();
    map.lanes.swap(0, lanes - 1);
    let after = layout(&map, theme, fonts);
    let new = draw::draw_after(&map, &after, theme, Some(draw::Before { layout: &placed, scene: &scene }));
    let fresh = draw(&map, &after, theme);
    assert_eq!(new, fresh, "what is shared equals what is drawn again, the reading order included");
}

#[test]
fn shadows_are_for_light_pages() {
    let map = full_map("en");
    let has_shadow = |theme: &Theme| {
        let scene = drawn(&map, theme, &mut FontBook::bundled());
        scene.groups.iter().flat_map(|group| &group.items).any(|item| matches!(item, Item::Shadow { .. }))
    };
    assert!(has_shadow(Theme::light()));
    assert!(!has_shadow(Theme::dark()));
}

fn encoded(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    let pixels = vec![128; usize::try_from(u64::from(width) * u64::from(height)).expect("fits")];
    writer.write_image_data(&pixels).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

#[test]
fn a_picture_is_drawn_where_its_file_is_one_and_its_ground_where_it_is_not() {
    let mut damaged = encoded(64, 64);
    damaged.truncate(60);
    for (file, is_drawn) in [
        (encoded(3, 2), true),
        (b"not a picture".to_vec(), false),
        (encoded(scene::MAX_PICTURE_SIDE + 1, 1), false),
        (damaged, true),
    ] {
        let id = PictureId::numbered(1);
        let mut map = full_map("en");
        map.pictures.push(Picture { id: id.clone(), description: String::new(), bytes: file.into() });
        map.personas[0].portrait = Some(id);
        let scene = drawn(&map, Theme::light(), &mut FontBook::bundled());
        let persona = scene.group(Role::Persona, map.personas[0].id.as_str()).expect("the persona");
        let shown = persona.items.iter().filter_map(|item| match item {
            Item::Image { bitmap, instead, .. } => Some((bitmap.clone(), *instead)),
            _ => None,
        });
        let shown: Vec<_> = shown.collect();
        assert_eq!(!shown.is_empty(), is_drawn);
        let ground = Theme::light().avatar(0);
        assert!(shown.iter().all(|(_, instead)| *instead == ground), "a damaged picture leaves its ground");
    }
}

#[test]
fn a_sketch_of_every_template_is_on_its_page_and_runs_the_way_of_its_language() {
    for theme in Theme::built_in() {
        for template in TEMPLATES.iter().filter(|template| template.language == Language::English) {
            let sketch =
                |language| draw::sketch(&BuiltIn::template(template.name, language).unwrap().map().unwrap(), theme);
            let [to_right, to_left] = [Language::English, Language::Persian].map(sketch);
            let (group, mirrored) = (&to_right.groups[0], &to_left.groups[0]);
            let page = Rect::from_origin_size((0.0, 0.0), draw::SKETCH_SIZE);
            assert!(page.contains_rect(group.bounds), "{}: {:?}", template.stem, group.bounds);
            assert!(!group.items.iter().any(|item| matches!(item, Item::Glyphs { .. })), "a sketch has no words");
            assert!((mirrored.bounds.x0 - (page.x1 - group.bounds.x1)).abs() < 1e-9, "{}", template.stem);
            assert_eq!(mirrored.items.len(), group.items.len(), "{}", template.stem);
        }
    }
}
