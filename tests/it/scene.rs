//! Scenes: their text dump, and which parts have to be drawn again after a change.

#![expect(clippy::indexing_slicing, reason = "what is wrong in a test should stop it, and its pictures are small")]

use std::sync::Arc;

use proptest::prelude::*;
use safar::{
    color::Rgba,
    geom::{Point, Rect},
    raster::{Ground, Rasterizer, page_pixels, tiles_touching},
    scene::{Damage, Group, GroupKey, Item, Outline, Paint, Role, Scene, damage},
    text::FontBook,
};

use crate::sample_scene::{card, curve, scene};

#[test]
fn a_dump_says_what_is_painted_where() {
    let mut small = scene();
    small.groups.retain(|group| group.key.is(Role::Lane, "l1") || group.key.is(Role::Card, "c3"));
    let dump = small.dump();
    let expected = "\
page 1150 x 740 on #FCFAF6
lane l1 0,560 1150x140
  fill rect 0,560 1150x140 from 0,560 to 0,700 #C8F0C8@0 #FAD2C880@1
  stroke rect 4,564 1142x132 #783CA0C8 width 2 dashes 7 5 butt miter
card c3 571.4,4 204x116
  shadow 583.4,16 180x92 #0000003C deviation 4
  fill rounded 583.4,16 180x92 radius 10 #DCEB6F
  stroke rounded 583.4,16 180x92 radius 10 #3C4650 width 1.25 butt miter
";
    assert!(dump.starts_with(expected), "{dump}");
    assert!(dump.contains("text 593.4,24 #14141E 37 glyphs \"Compares prices and plans with friends\""), "{dump}");
    assert!(dump.ends_with("  image 713.4,66 44x36 of 64 x 48 pixels\n"), "{dump}");
}

#[test]
fn equal_scenes_have_no_damage_though_nothing_is_shared() {
    assert_eq!(damage(&scene(), &scene()), Damage::Rects(Vec::new()));
}

#[test]
fn a_changed_card_damages_where_it_was_and_where_it_is() {
    let old = scene();
    let mut new = old.clone();
    let before = old.groups[5].bounds;
    let moved = card(&mut FontBook::bundled(), 4, Point::new(300.0, 500.0));
    let after = moved.bounds;
    new.groups[5] = Arc::new(moved);
    assert_eq!(damage(&old, &new), Damage::Rects(vec![before, after]));
}

#[test]
fn a_card_brought_to_the_front_damages_only_itself() {
    let old = scene();
    let mut new = old.clone();
    let group = new.groups.remove(3);
    let bounds = group.bounds;
    new.groups.push(group);
    assert_eq!(damage(&old, &new), Damage::Rects(vec![bounds]));
}

#[test]
fn another_size_or_background_damages_everything() {
    let old = scene();
    let background = Rgba::new(0, 0, 0, 255);
    assert_eq!(damage(&old, &Scene { background, ..old.clone() }), Damage::Everything);
    let size = old.size * 2.0;
    assert_eq!(damage(&old, &Scene { size, ..old.clone() }), Damage::Everything);
}

#[test]
fn two_groups_of_one_name_that_came_damage_everything() {
    let old = scene();
    let mut new = old.clone();
    new.groups.push(Arc::clone(&new.groups[2]));
    assert_eq!(damage(&old, &new), Damage::Rects(vec![new.groups[2].bounds]));
    new.groups.push(Arc::clone(&new.groups[2]));
    assert_eq!(damage(&old, &new), Damage::Everything);
}

/// One change of a scene.
#[derive(Clone, Debug)]
enum Edit {
    Remove(usize),
    Swap(usize, usize),
    Move(usize, f64, f64),
    Recolor(usize, u8),
    Add(f64, f64),
    Wave(f64),
}

fn edit() -> impl Strategy<Value = Edit> {
    let place = || (-50.0..1150.0, -50.0..740.0);
    prop_oneof![
        (0..26_usize).prop_map(Edit::Remove),
        (0..26_usize, 0..26_usize).prop_map(|(a, b)| Edit::Swap(a, b)),
        (0..26_usize, place()).prop_map(|(at, (x, y))| Edit::Move(at, x, y)),
        (0..26_usize, any::<u8>()).prop_map(|(at, grey)| Edit::Recolor(at, grey)),
        place().prop_map(|(x, y)| Edit::Add(x, y)),
        (0.0..6.0).prop_map(Edit::Wave),
    ]
}

fn apply(edit: &Edit, scene: &mut Scene, fonts: &mut FontBook, fresh: &mut usize) {
    let count = scene.groups.len().max(1);
    match *edit {
        Edit::Remove(at) if at < scene.groups.len() => drop(scene.groups.remove(at)),
        Edit::Swap(a, b) if !scene.groups.is_empty() => scene.groups.swap(a % count, b % count),
        Edit::Move(at, x, y) if !scene.groups.is_empty() => {
            let key = scene.groups[at % count].key.clone();
            scene.groups[at % count] = Arc::new(Group { key, ..card(fonts, at, Point::new(x, y)) });
        }
        Edit::Recolor(at, grey) if !scene.groups.is_empty() => {
            let mut group = Group::clone(&scene.groups[at % count]);
            let rect = Rect::from_center_size(group.bounds.center(), (90.0, 20.0));
            let paint = Paint::Solid(Rgba::new(grey, 40, grey, 120));
            group.items.push(Item::Fill { outline: Outline::Rect(rect), paint });
            scene.groups[at % count] = Arc::new(Group::new(group.key, group.items));
        }
        Edit::Add(x, y) => {
            *fresh += 1;
            let group =
                Group { key: GroupKey::of(Role::Card, &format!("n{fresh}")), ..card(fonts, *fresh, Point::new(x, y)) };
            scene.groups.insert(*fresh % count, Arc::new(group));
        }
        Edit::Wave(phase) => {
            for group in &mut scene.groups {
                if group.key.is(Role::Curve, "p1") {
                    *group = Arc::new(curve(phase));
                }
            }
        }
        Edit::Remove(_) | Edit::Swap(..) | Edit::Move(..) | Edit::Recolor(..) => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn drawing_only_damaged_tiles_again_gives_the_new_picture(
        edits in prop::collection::vec(edit(), 1..6),
        scale in prop_oneof![Just(0.37), Just(1.0), Just(1.5), 0.2..2.0],
    ) {
        let mut fonts = FontBook::bundled();
        let old = scene();
        let mut new = old.clone();
        let mut fresh = 0;
        for edit in &edits {
            apply(edit, &mut new, &mut fonts, &mut fresh);
        }
        let Damage::Rects(rects) = damage(&old, &new) else { panic!("nothing global changed") };
        let (width, height) = page_pixels(new.size, scale);
        let page = Rect::from_origin_size((0.0, 0.0), new.size);
        let mut rasterizer = Rasterizer::new();
        for (column, row) in tiles_touching(page, new.size, scale).iter() {
            prop_assert!(u64::from(column) * 512 < width && u64::from(row) * 512 < height);
            let is_damaged =
                rects.iter().any(|rect| tiles_touching(*rect, new.size, scale).contains(column, row));
            if !is_damaged {
                let before = rasterizer.tile(&old, scale, column, row, Ground::Page);
                let after = rasterizer.tile(&new, scale, column, row, Ground::Page);
                prop_assert!(before == after, "tile {column} {row} changed without damage");
            }
        }
    }
}
