//! Drawing: one group per thing, so that an edit stays local; every sign is drawn; hints can be left out.

use std::collections::BTreeSet;

use safar::{
    draw::{self, draw},
    geom::Rect,
    layout::layout,
    model::{Language, Map, Picture, PictureId},
    scene::{Damage, Item, Scene, damage},
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
    let names: BTreeSet<&str> = scene.groups.iter().map(|group| &*group.name).collect();
    assert_eq!(names.len(), scene.groups.len());
    for id in map.cards.keys() {
        assert!(names.contains(format!("card {id}").as_str()), "{id} is not drawn");
    }
}

#[test]
fn everything_is_drawn_on_the_page() {
    for language in ["en", "fa"] {
        let scene = drawn(&full_map(language), Theme::dark(), &mut FontBook::bundled());
        let page = scene.size.to_rect();
        for group in &scene.groups {
            let inside = group.bounds.intersect(page).area();
            assert!((inside - group.bounds.area()).abs() < 1.0, "{} leaves the page: {:?}", group.name, group.bounds);
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
    let card = before.groups.iter().find(|group| *group.name == *format!("card {id}")).expect("drawn").bounds;
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
    assert!(shown.groups.iter().all(|group| !group.name.starts_with(draw::HINT_PREFIX)));
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
fn embedded_pictures_are_decoded_once_and_only_when_they_are_sound() {
    let picture =
        |bytes: Vec<u8>| Picture { id: PictureId::numbered(1), description: String::new(), bytes: bytes.into() };
    let sound = picture(encoded(3, 2));
    let bitmap = draw::decoded_picture(&sound).expect("a picture");
    assert_eq!((bitmap.width, bitmap.height, bitmap.rgba.len()), (3, 2, 24));
    let again = draw::decoded_picture(&sound).expect("a picture");
    assert!(std::sync::Arc::ptr_eq(&bitmap, &again));
    assert!(draw::decoded_picture(&picture(b"not a picture".to_vec())).is_none());
    assert!(draw::decoded_picture(&picture(encoded(draw::MAX_PICTURE_SIDE + 1, 1))).is_none());
    let mut damaged = encoded(64, 64);
    damaged.truncate(60);
    assert!(draw::decoded_picture(&picture(damaged)).is_none());
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
