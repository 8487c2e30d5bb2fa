//! Rasterising scenes.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    reason = "what is wrong in a test should stop it, and its pictures are small"
)]

use std::{sync::Arc, time::Instant};

use safar::{
    color::Rgba,
    geom::{BaseDirection, BezPath, Point, Rect, RoundedRect, Size},
    raster::{Ground, Rasterizer, TILE, tiles_touching},
    scene::{GradientStop, Group, GroupKey, Item, Outline, Paint, Pen, Role, Scene},
    text::FontBook,
};

use crate::sample_scene::{bitmap, bitmap_of, block, scene};

const BLACK: Rgba = Rgba::new(0, 0, 0, 255);

fn page(items: Vec<Item>) -> Scene {
    Scene {
        size: Size::new(512.0, 512.0),
        background: Rgba::new(255, 255, 255, 255),
        groups: vec![Arc::new(Group::new(GroupKey::of(Role::Card, "c1"), items))],
    }
}

fn pixel(rgba: &[u8], x: u32, y: u32) -> [u8; 4] {
    let at = ((y * TILE + x) * 4) as usize;
    [rgba[at], rgba[at + 1], rgba[at + 2], rgba[at + 3]]
}

#[test]
fn a_rectangle_covers_exactly_its_pixels() {
    let rect = Rect::new(10.0, 20.0, 30.5, 40.0);
    let scene = page(vec![Item::Fill { outline: Outline::Rect(rect), paint: Paint::Solid(BLACK) }]);
    let tile = Rasterizer::new().tile(&scene, 1.0, 0, 0, Ground::Page);
    for (x, y, grey) in [(10, 20, 0), (29, 39, 0), (9, 20, 255), (10, 19, 255), (31, 39, 255), (10, 40, 255)] {
        assert_eq!(pixel(&tile.rgba, x, y), [grey, grey, grey, 255], "{x} {y}");
    }
    assert!((126..=129).contains(&pixel(&tile.rgba, 30, 30)[0]), "half covered");
}

#[test]
fn the_page_ends_where_its_pixels_end() {
    let scene = Scene { size: Size::new(100.4, 50.0), background: BLACK, groups: Vec::new() };
    let tile = Rasterizer::new().tile(&scene, 2.0, 0, 0, Ground::Page);
    assert_eq!(pixel(&tile.rgba, 200, 99), [0, 0, 0, 255]);
    assert_eq!(pixel(&tile.rgba, 201, 99), [0; 4]);
    assert_eq!(pixel(&tile.rgba, 200, 100), [0; 4]);
    let clear = Rasterizer::new().tile(&scene, 2.0, 0, 0, Ground::Transparent);
    assert!(clear.rgba.iter().all(|byte| *byte == 0));
}

#[test]
fn a_gradient_runs_from_its_first_stop_to_its_last() {
    let stop = |offset, grey| GradientStop { offset, color: Rgba::new(grey, grey, grey, 255) };
    let paint = Paint::Linear {
        from: Point::new(0.0, 0.0),
        to: Point::new(500.0, 0.0),
        stops: vec![stop(0.0, 0), stop(1.0, 250)],
    };
    let scene = page(vec![Item::Fill { outline: Outline::Rect(Rect::new(0.0, 0.0, 500.0, 9.0)), paint }]);
    let tile = Rasterizer::new().tile(&scene, 1.0, 0, 0, Ground::Page);
    for (x, grey) in [(0, 0), (250, 125), (499, 250)] {
        assert!(pixel(&tile.rgba, x, 4)[0].abs_diff(grey) <= 2, "{x}: {:?}", pixel(&tile.rgba, x, 4));
    }
}

#[test]
fn dashes_leave_gaps_and_begin_at_the_paths_start() {
    let mut path = BezPath::new();
    path.move_to((0.0, 100.0));
    path.line_to((500.0, 100.0));
    let pen = Pen::sharp(10.0).dashed(&[30.0, 20.0]);
    let scene = page(vec![Item::Stroke { outline: Outline::Path(Arc::new(path)), pen, color: BLACK }]);
    let tile = Rasterizer::new().tile(&scene, 1.0, 0, 0, Ground::Page);
    for (x, grey) in [(2, 0), (28, 0), (32, 255), (48, 255), (52, 0), (478, 0), (482, 255)] {
        assert_eq!(pixel(&tile.rgba, x, 100)[0], grey, "{x}");
    }
}

#[test]
fn a_shadow_is_darkest_inside_and_fades_outwards() {
    let rect = RoundedRect::new(100.0, 100.0, 300.0, 200.0, 12.0);
    let scene = page(vec![Item::Shadow { rect, deviation: 8.0, color: BLACK }]);
    let tile = Rasterizer::new().tile(&scene, 1.0, 0, 0, Ground::Page);
    let greys: Vec<u8> = [150, 105, 100, 95, 88, 60].map(|x| pixel(&tile.rgba, x, 150)[0]).to_vec();
    assert!(greys.is_sorted() && greys.first() < Some(&3) && greys.last() == Some(&255), "{greys:?}");
}

#[test]
fn a_picture_covers_its_rectangle_and_keeps_its_proportions() {
    // 64 x 48 pixels in a square: 8 pixels are cut off at the left and right.
    let rect = RoundedRect::new(0.0, 0.0, 480.0, 480.0, 0.0);
    let scene = page(vec![Item::Image { bitmap: bitmap(), rect, instead: BLACK }]);
    let tile = Rasterizer::new().tile(&scene, 1.0, 0, 0, Ground::Page);
    let [red, green, blue, _] = pixel(&tile.rgba, 155, 155);
    assert!(
        red.abs_diff((8 + 15) * 4) <= 2 && green.abs_diff(15 * 5) <= 2 && blue.abs_diff(120) <= 2,
        "{red} {green} {blue}"
    );
    assert_eq!(pixel(&tile.rgba, 481, 100), [255; 4]);
}

#[test]
fn a_picture_drawn_small_is_the_mean_of_its_pixels() {
    let rgba: Vec<u8> = (0..256 * 256).flat_map(|at| [if (at + at / 256) % 2 == 0 { 0 } else { 255 }; 3]).collect();
    let rgba: Vec<u8> = rgba.chunks_exact(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect();
    let bitmap = bitmap_of(256, 256, rgba);
    let rect = RoundedRect::new(0.0, 0.0, 20.0, 20.0, 0.0);
    let tile =
        Rasterizer::new().tile(&page(vec![Item::Image { bitmap, rect, instead: BLACK }]), 1.0, 0, 0, Ground::Page);
    for (x, y) in [(3, 3), (10, 11), (17, 5)] {
        assert!(pixel(&tile.rgba, x, y)[0].abs_diff(128) < 4, "{:?}", pixel(&tile.rgba, x, y));
    }
}

#[test]
fn text_too_small_to_read_becomes_bars_within_its_lines() {
    let mut fonts = FontBook::bundled();
    let block = block(&mut fonts, "Compares prices", 12.0);
    let line = block.lines[0].rect;
    let scene = page(vec![Item::Glyphs { block, origin: Point::new(100.0, 100.0), color: BLACK }]);
    let tile = Rasterizer::new().tile(&scene, 0.25, 0, 0, Ground::Page);
    let inked: Vec<(u32, u32)> = (0..TILE * TILE)
        .map(|at| (at % TILE, at / TILE))
        .filter(|&(x, y)| x < 128 && y < 128 && pixel(&tile.rgba, x, y)[0] < 255)
        .collect();
    let colours: std::collections::BTreeSet<u8> = inked.iter().map(|&(x, y)| pixel(&tile.rgba, x, y)[0]).collect();
    assert!(inked.len() > 20, "{}", inked.len());
    assert!(colours.len() <= 7, "a bar has one colour and its edges: {colours:?}");
    for (x, y) in inked {
        assert!((24.0..=26.0 + line.x1 / 4.0).contains(&f64::from(x)), "{x}");
        assert!((24.0..=26.0 + line.y1 / 4.0).contains(&f64::from(y)), "{y}");
    }
}

#[test]
fn what_a_rasteriser_drew_before_changes_nothing() {
    let scene = scene();
    let mut used = Rasterizer::new();
    for (column, row) in [(1, 1), (0, 0), (2, 1), (0, 0)] {
        let _ = used.tile(&scene, 2.0, column, row, Ground::Page);
        let _ = used.tile(&scene, 0.3, 0, 0, Ground::Transparent);
        let _ = used.block(&block(&mut FontBook::bundled(), "رضایت", 15.0), BLACK, 1.5);
    }
    assert_eq!(used.tile(&scene, 1.5, 1, 1, Ground::Page), Rasterizer::new().tile(&scene, 1.5, 1, 1, Ground::Page));
}

#[test]
fn a_block_for_the_window_is_tight_and_lies_where_the_page_has_it() {
    let mut fonts = FontBook::bundled();
    for text in ["Compares prices", "سفر مشتری (CRM 2024)"] {
        for scale in [1.0, 2.0, 1.25] {
            let block = block(&mut fonts, text, 14.0);
            let color = Rgba::new(20, 40, 160, 255);
            let mut rasterizer = Rasterizer::new();
            let small = rasterizer.block(&block, color, scale);
            let alpha = |x: u32, y: u32| small.rgba[((y * small.width + x) * 4 + 3) as usize];
            assert!(
                (0..small.width).any(|x| alpha(x, 0) > 0) && (0..small.width).any(|x| alpha(x, small.height - 1) > 0)
            );
            assert!(
                (0..small.height).any(|y| alpha(0, y) > 0) && (0..small.height).any(|y| alpha(small.width - 1, y) > 0)
            );
            // With origins on whole pixels the block gives the same pixels as on a page.
            let origin = Point::new(40.0, 60.0);
            let scene = page(vec![Item::Glyphs { block, origin, color }]);
            let tile = rasterizer.tile(&scene, scale, 0, 0, Ground::Transparent);
            let place = origin.to_vec2() * scale + small.offset;
            for y in 0..small.height {
                for x in 0..small.width {
                    let at = ((y * small.width + x) * 4) as usize;
                    let on_page = pixel(&tile.rgba, x + place.x as u32, y + place.y as u32);
                    let off = on_page.iter().zip(&small.rgba[at..]).map(|(a, b)| a.abs_diff(*b)).max();
                    assert!(off <= Some(2), "{text} {scale} {x} {y}: {off:?}");
                }
            }
        }
    }
}

#[test]
fn an_empty_or_absurd_block_has_no_pixels() {
    let mut fonts = FontBook::bundled();
    let empty = block(&mut fonts, "", 14.0);
    assert_eq!(Rasterizer::new().block(&empty, BLACK, 1.0).rgba.len(), 0);
    let text = block(&mut fonts, "a", 14.0);
    for scale in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(Rasterizer::new().block(&text, BLACK, scale).rgba.len(), 0);
    }
}

fn line(points: &[(f64, f64)]) -> Outline {
    let mut path = BezPath::new();
    path.move_to(points[0]);
    points[1..].iter().for_each(|point| path.line_to(*point));
    Outline::Path(Arc::new(path))
}

#[test]
fn coordinates_that_are_no_numbers_or_far_too_large_neither_panic_nor_hang() {
    let (nan, inf, big) = (f64::NAN, f64::INFINITY, 1e15);
    let mut fonts = FontBook::bundled();
    let mut items = Vec::new();
    for value in [nan, inf, -inf, big, -big, 1e300, 1e7] {
        let rect = Rect::new(-value, 5.0, value, 90.0);
        for rect in [rect, Rect::new(5.0, value, 90.0, 300.0), Rect::new(1.0, 1.0, value, value)] {
            let rounded = RoundedRect::from_rect(rect, if value > 1e9 { value } else { 10.0 });
            items.push(Item::Shadow { rect: rounded, deviation: 5.0, color: BLACK });
            items.push(Item::Shadow { rect: rounded, deviation: value, color: BLACK });
            items.push(Item::Image { bitmap: bitmap(), rect: rounded, instead: BLACK });
            for outline in
                [Outline::Rect(rect), Outline::Rounded(rounded), line(&[(0.0, 0.0), (value, 200.0), (3.0, value)])]
            {
                let stops =
                    vec![GradientStop { offset: 0.0, color: BLACK }, GradientStop { offset: 1.0, color: BLACK }];
                let paint = Paint::Linear { from: Point::new(value, 0.0), to: Point::new(1.0, value), stops };
                items.push(Item::Fill { outline: outline.clone(), paint });
                items.push(Item::Fill { outline: outline.clone(), paint: Paint::Solid(BLACK) });
                for pen in [
                    Pen::round(2.0),
                    Pen::sharp(value),
                    Pen::round(3.0).dashed(&[4.0, 3.0]),
                    Pen::sharp(1.0).dashed(&[value]),
                    Pen::sharp(1.0).dashed(&[1e-12, 0.0]),
                ] {
                    items.push(Item::Stroke { outline: outline.clone(), pen, color: BLACK });
                }
            }
        }
        let block = block(&mut fonts, "سفر", 14.0);
        items.push(Item::Glyphs { block, origin: Point::new(value, 10.0), color: BLACK });
    }
    items.push(Item::Fill { outline: Outline::Path(Arc::new(BezPath::new())), paint: Paint::Solid(BLACK) });
    let groups = items.into_iter().enumerate();
    let groups = groups
        .map(|(at, item)| Arc::new(Group::new(GroupKey::of(Role::Card, &format!("c{at}")), vec![item])))
        .collect();
    let scene = Scene { size: Size::new(800.0, 600.0), background: Rgba::new(255, 255, 255, 255), groups };
    let start = Instant::now();
    let mut rasterizer = Rasterizer::new();
    for scale in [1e-9, 0.01, 1.0, 37.0, 1e6, nan, inf, 0.0, -2.0] {
        for (column, row) in [(0, 0), (1, 1), (u32::MAX, u32::MAX)] {
            let _ = rasterizer.tile(&scene, scale, column, row, Ground::Page);
        }
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}

#[test]
fn a_shape_far_larger_than_the_tile_looks_as_if_it_were_merely_larger() {
    // A triangle so large that it is cut, compared with one that is not.
    let triangle = |far: f64| line(&[(-far, -far + 40.0), (far, far + 40.0), (-far, far + 40.0)]);
    let tile = |far: f64, is_line: bool| {
        let outline = triangle(far);
        let item = if is_line {
            Item::Stroke { outline, pen: Pen::sharp(7.0), color: BLACK }
        } else {
            Item::Fill { outline, paint: Paint::Solid(BLACK) }
        };
        Rasterizer::new().tile(&page(vec![item]), 1.0, 0, 0, Ground::Page)
    };
    for is_line in [false, true] {
        let (near, far) = (tile(4_000.0, is_line), tile(5_000_000.0, is_line));
        let worst = near.rgba.iter().zip(&far.rgba).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(worst <= Some(24), "{is_line} {worst:?}");
        assert!(far.rgba.contains(&0), "{is_line}: nothing was drawn");
    }
}

#[test]
fn tiles_touching_a_rectangle_are_all_whose_pixels_it_can_colour() {
    let size = Size::new(1000.0, 600.0);
    let touched = tiles_touching(Rect::new(250.0, 250.0, 260.0, 300.0), size, 2.0);
    assert_eq!((touched.columns, touched.rows), (0..2, 0..2));
    let touched = tiles_touching(Rect::new(-900.0, -900.0, -10.0, 9000.0), size, 2.0);
    assert_eq!(touched.iter().count(), 0);
    let everything = tiles_touching(Rect::new(f64::NAN, 0.0, 1.0, 1.0), size, 1.0);
    assert_eq!((everything.columns, everything.rows), (0..2, 0..1));
}

/// Vazirmatn with one byte changed, so that the outline of a glyph cannot be read.
fn damaged_font() -> Arc<[u8]> {
    let mut bytes =
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/Vazirmatn.ttf")).unwrap();
    bytes[41_952] = 0x3F;
    bytes.into()
}

#[test]
fn a_damaged_font_lacks_its_broken_glyphs_and_nothing_else() {
    let text =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی ۰۱۲۳۴۵۶۷۸۹";
    let (mut sound, mut damaged) = (FontBook::bundled(), FontBook::bundled());
    damaged.use_family(&[damaged_font()]).unwrap();
    let ink = |fonts: &mut FontBook| {
        let spec = safar::text::TextSpec {
            text,
            style: safar::text::TextStyle { size: 14.0, weight: 400.0, line_height: 1.4 },
            width: Some(480.0),
            align: safar::text::Align::Start,
            direction: BaseDirection::FirstLetter,
            max_lines: None,
        };
        let block = fonts.block(&spec);
        let mut rasterizer = Rasterizer::new();
        let alone = rasterizer.block(&block, BLACK, 1.0);
        let page = page(vec![Item::Glyphs { block, origin: Point::new(10.0, 10.0), color: BLACK }]);
        // Twice, because the second tile knows of the font.
        let tiles = [0, 0].map(|column| rasterizer.tile(&page, 1.0, column, 0, Ground::Transparent));
        assert!(tiles[0] == tiles[1], "the same tile comes out whatever was drawn before");
        let count = |rgba: &[u8]| rgba.chunks_exact(4).filter(|pixel| pixel[3] > 128).count();
        (count(&alone.rgba), count(&tiles[0].rgba))
    };
    let (whole, lacking) = (ink(&mut sound), ink(&mut damaged));
    assert!(lacking.0 > whole.0 / 2 && lacking.0 < whole.0, "{lacking:?} of {whole:?}");
    assert!(lacking.1 > whole.1 / 2 && lacking.1 < whole.1, "{lacking:?} of {whole:?}");
}
