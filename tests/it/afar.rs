//! The overview rendering: only titles, enlarged in the same places; the scale decides which rendering is drawn.

use safar::{
    draw::draw,
    export::{PngOptions, PngSize},
    geom::Rect,
    layout::{CardBox, CardLook, Layout, layout},
    model::{Card, CardId, Map},
    raster::{Ground, Rasterizer},
    scene::{Damage, Group, Item, Role, Scene, damage},
    storage::parse_map,
    text::FontBook,
    theme::{Density, Theme},
};

use crate::{
    lanes::every_lane,
    sample_scene::{decoded, exported},
    support::on_page,
};

fn drawn(map: &Map, theme: &Theme) -> (Layout, Scene) {
    let placed = layout(map, theme, &mut FontBook::bundled());
    let scene = draw(map, &placed, theme);
    (placed, scene)
}

/// The texts that a group draws at `scale`.
fn texts(group: &Group, scale: f64) -> Vec<String> {
    let text = |item: &Item| match item {
        Item::Glyphs { block, .. } => Some(block.text.to_string()),
        Item::Fill { .. } | Item::Stroke { .. } | Item::Shadow { .. } | Item::Image { .. } => None,
    };
    group.items_at(scale).iter().filter_map(text).collect()
}

#[test]
fn cards_stages_and_lanes_show_only_their_titles_from_afar() {
    for language in ["en", "fa"] {
        let map = every_lane(language);
        let (placed, scene) = drawn(&map, Theme::light());
        let (near, afar) = (placed.afar_below, placed.afar_below - 1e-6);
        for group in &scene.groups {
            let name = group.key.to_string();
            let (kind, id) = name.split_once(' ').unwrap_or((&name, ""));
            let shown = texts(group, afar);
            match kind {
                "card" => {
                    let card = placed.card(&CardId::new(id).unwrap()).unwrap().it;
                    let number = (card.look == CardLook::Metric).then(|| card.notes.first()).flatten();
                    let expected: Vec<_> = [Some(&card.title), number].into_iter().flatten().collect();
                    assert_eq!(shown, expected.iter().map(|text| text.block.text.to_string()).collect::<Vec<_>>());
                    assert!(texts(group, near).len() >= shown.len());
                }
                "stage" | "lane" | "persona" => assert!(!shown.is_empty() && shown.len() <= 2, "{kind}: {shown:?}"),
                "header" => assert_eq!(shown, [map.info.title.as_str()]),
                "legend" | "sources" | "labels" | "cell" | "blueprint" | "hint" => {
                    assert!(shown.is_empty(), "{kind}: {shown:?}");
                }
                _ => assert_eq!(shown, texts(group, near), "{kind}"),
            }
        }
    }
}

#[test]
fn titles_grow_within_the_rectangles_they_have() {
    for density in Density::ALL {
        let theme = Theme::light().with_density(density);
        let (placed, _) = drawn(&every_lane("en"), &theme);
        let reach = theme.sizes.card_gap / 2.0 + 0.3;
        for card in &on_page::cards(&placed) {
            let title = &card.afar[0];
            assert!(card.rect.inflate(0.01, reach).contains_rect(title.rect), "{}: {:?}", card.id, title.rect);
            assert!(title.style.size >= card.title.style.size);
        }
        for stage in &placed.stages {
            let title = stage.afar.as_ref().unwrap();
            assert!(stage.rect.inflate(0.01, 0.3).contains_rect(title.rect));
            assert!(title.style.size > stage.title.style.size, "{:?} has room to grow", stage.title.block.text);
        }
        for lane in &on_page::lanes(&placed) {
            let rect = lane.afar.as_ref().unwrap().rect;
            assert!(lane.label.inflate(0.01, 0.3).contains_rect(rect), "{rect:?}");
        }
        // Large enough for a short title: nearly twice the size.
        let cards = on_page::cards(&placed);
        let short = cards.iter().find(|card| &*card.title.block.text == "Checkout").unwrap();
        assert!(short.afar[0].style.size > 1.5 * short.title.style.size);
    }
}

#[test]
fn the_title_of_a_metric_keeps_its_distance_from_the_number() {
    let (placed, _) = drawn(&every_lane("en"), Theme::light());
    let mut count = 0;
    for card in on_page::cards(&placed).iter().filter(|card| card.look == CardLook::Metric) {
        let [title, number] = &card.afar[..] else { continue };
        let left = number.block.lines.iter().map(|line| number.rect.x0 + line.rect.x0).fold(f64::INFINITY, f64::min);
        assert!(left - title.rect.x1 > 4.0, "{}: {} after {}", card.id, left, title.rect.x1);
        count += 1;
    }
    assert!(count > 2, "{count} metrics");
}

/// A map with a single card called `title`.
fn one_card(title: &str) -> Map {
    let text = format!(
        "(version: 1, title: \"t\", stages: [(id: \"s1\", title: \"a\")], lanes: [(id: \"l1\", kind: PainPoints, \
         title: \"n\")], cards: [(id: \"c1\", at: (\"l1\", \"s1\", 0), title: {title:?})])"
    );
    parse_map("one", text.as_bytes()).unwrap().map
}

#[test]
fn a_title_ends_with_an_ellipsis_only_where_it_cannot_fit() {
    let afar = |title: &str| on_page::cards(&drawn(&one_card(title), Theme::light()).0)[0].afar[0].block.clone();
    assert!(!afar("Sizes differ").is_elided);
    assert_eq!(afar("Sizes differ").lines.len(), 1);
    assert!(afar(&"very long ".repeat(900)).is_elided);
    let word = afar("Sizes differ between brands, and nobody says which of them it is that runs small this year");
    let font = word.runs[0].size;
    assert!(font > 14.0 && !word.is_elided, "{font}");
}

#[test]
fn on_a_very_large_map_titles_keep_their_lines_and_only_grow() {
    let mut map = every_lane("en");
    let card = map.cards.values().find(|card| card.title == "Checkout").unwrap().clone();
    for number in 1000..1600 {
        let id = CardId::numbered(number);
        map.cards.insert(id.clone(), Card { id, ..card.clone() });
    }
    let (placed, _) = drawn(&map, Theme::light());
    for card in placed.cards().map(|card| card.it).filter(|card| !card.afar[0].block.is_elided) {
        assert_eq!(card.afar[0].block.lines.len(), card.title.block.lines.len(), "{}", card.id);
    }
    let small = drawn(&every_lane("en"), Theme::light()).0;
    let is_rebroken = |card: &CardBox| card.afar[0].block.lines.len() != card.title.block.lines.len();
    assert!(small.cards().any(|card| is_rebroken(card.it)), "on others some are broken anew");
}

#[test]
fn the_scale_alone_decides_and_a_tile_is_the_picture_on_both_sides() {
    let (placed, scene) = drawn(&every_lane("fa"), Theme::dark());
    let mut rasterizer = Rasterizer::new();
    let below = placed.afar_below;
    for scale in [below * 0.999, below, below * 1.001] {
        let picture = decoded(&exported(&scene, &PngOptions::new(PngSize::Scale(scale))).1);
        let tile = rasterizer.tile(&scene, scale, 0, 0, Ground::Page);
        for (x, y) in (0..512).flat_map(|x| (0..512).map(move |y| (x, y))) {
            let at = (y * 512 + x) * 4;
            let pixel = picture.get_pixel(u32::try_from(x).unwrap(), u32::try_from(y).unwrap()).0;
            assert_eq!(pixel, tile.rgba[at..at + 4], "{scale}: {x} {y}");
        }
    }
    let only = |scale: f64| {
        let groups =
            scene.groups.iter().map(|group| Group::new(group.key.clone(), group.items_at(scale).to_vec()).into());
        Scene { groups: groups.collect(), ..scene.clone() }
    };
    let mut tile = |scene: &Scene, scale: f64| rasterizer.tile(scene, scale, 0, 0, Ground::Page);
    assert!(tile(&scene, below * 0.9) == tile(&only(0.0), below * 0.9));
    assert!(tile(&scene, below) == tile(&only(1.0), below));
    assert!(tile(&scene, below * 0.9) != tile(&only(1.0), below * 0.9));
}

#[test]
fn a_change_that_only_shows_from_afar_is_damage_and_stands_in_the_dump() {
    let (placed, old) = drawn(&one_card("One"), Theme::light());
    let mut new = old.clone();
    let at = new.groups.iter().position(|group| group.key.is(Role::Card, "c1")).unwrap();
    let card = Group { afar: None, ..(*new.groups[at]).clone() };
    let bounds: Rect = card.bounds;
    new.groups[at] = card.clone().with_afar(placed.afar_below, Vec::new()).into();
    assert_eq!(damage(&old, &new), Damage::Rects(vec![bounds]));
    assert!(old.dump().contains("\n  afar below 0.46\n"), "{}", old.dump());
    let mut without = old.clone();
    without.groups[at] = card.into();
    assert_ne!(damage(&old, &without), Damage::Rects(Vec::new()));
    assert_eq!(damage(&old, &old.clone()), Damage::Rects(Vec::new()));
}
