//! A scene with every kind of item, and helpers for looking at pictures.

#![expect(
    clippy::cast_possible_truncation,
    clippy::unwrap_used,
    reason = "what is wrong in a test should stop it, and its pictures are small"
)]

use std::{f64::consts::TAU, ops::ControlFlow, sync::Arc};

use safar::{
    color::Rgba,
    export::{PngInfo, PngOptions, png},
    geom::{BaseDirection, BezPath, Point, Rect, RoundedRect, Size},
    scene::{Bitmap, GradientStop, Group, GroupKey, Item, Outline, Paint, Pen, Role, Scene},
    text::{Align, FontBook, TextBlock, TextSpec, TextStyle},
};

/// `text` in Latin or Arabic script, set 160 units wide.
pub(crate) fn block(fonts: &mut FontBook, text: &str, size: f64) -> Arc<TextBlock> {
    fonts.block(&TextSpec {
        text,
        style: TextStyle { size, weight: 500.0, line_height: 1.4 },
        width: Some(160.0),
        align: Align::Start,
        direction: BaseDirection::FirstLetter,
        max_lines: Some(3),
    })
}

/// A picture with a transparent hole.
pub(crate) fn bitmap() -> Bitmap {
    let rgba: Vec<u8> = (0..64_u32 * 48)
        .flat_map(|at| {
            let (x, y) = (at % 64, at / 64);
            [(x * 4) as u8, (y * 5) as u8, 120, if (x / 8 + y / 8) % 5 == 0 { 90 } else { 255 }]
        })
        .collect();
    bitmap_of(64, 48, rgba)
}

/// A picture of these pixels.
pub(crate) fn bitmap_of(width: u32, height: u32, rgba: Vec<u8>) -> Bitmap {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbaImage::from_raw(width, height, rgba).unwrap();
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    Bitmap::of(&bytes.into_inner().into()).unwrap()
}

/// Everything a card can be made of, at `at`.
pub(crate) fn card(fonts: &mut FontBook, number: usize, at: Point) -> Group {
    let rect = RoundedRect::from_rect(Rect::from_origin_size(at, (180.0, 92.0)), 10.0);
    let color = Rgba::new(220, 235, (number * 37 % 255) as u8, 255);
    let texts =
        ["Compares prices and plans with friends", "مقایسهٔ قیمت‌ها (CRM 2024) با دوستان", "رحلة العميل إلى المتجر"];
    let text = texts.get(number % texts.len()).copied().unwrap_or_default();
    let mut items = vec![
        Item::Shadow { rect, deviation: 4.0, color: Rgba::new(0, 0, 0, 60) },
        Item::Fill { outline: Outline::Rounded(rect), paint: Paint::Solid(color) },
        Item::Stroke { outline: Outline::Rounded(rect), pen: Pen::sharp(1.25), color: Rgba::new(60, 70, 80, 255) },
        Item::Glyphs { block: block(fonts, text, 13.0), origin: at + (10.0, 8.0), color: Rgba::new(20, 20, 30, 255) },
    ];
    if number.is_multiple_of(3) {
        let small = Rect::from_origin_size(at + (130.0, 50.0), (44.0, 36.0));
        let rect = RoundedRect::from_rect(small, 18.0);
        items.push(Item::Image { bitmap: bitmap(), rect, instead: Rgba::TRANSPARENT });
    }
    let mut afar = items.clone();
    afar.truncate(2);
    afar.push(Item::Glyphs { block: block(fonts, text, 24.0), origin: at, color: Rgba::new(20, 20, 30, 255) });
    let group = Group::new(GroupKey::of(Role::Card, &format!("c{number}")), items);
    // Every second one, so that both kinds occur.
    if number.is_multiple_of(2) { group.with_afar(0.5, afar) } else { group }
}

/// A page of 1,150 by 740 units with cards, a gradient, dashes and a curve.
pub(crate) fn scene() -> Scene {
    let mut fonts = FontBook::bundled();
    let mut groups = Vec::new();
    let band = Rect::new(0.0, 560.0, 1150.0, 700.0);
    let stops = vec![
        GradientStop { offset: 0.0, color: Rgba::new(200, 240, 200, 255) },
        GradientStop { offset: 1.0, color: Rgba::new(250, 210, 200, 128) },
    ];
    groups.push(Group::new(
        GroupKey::of(Role::Lane, "l1"),
        vec![
            Item::Fill {
                outline: Outline::Rect(band),
                paint: Paint::Linear { from: Point::new(0.0, 560.0), to: Point::new(0.0, 700.0), stops },
            },
            Item::Stroke {
                outline: Outline::Rect(band.inset(-4.0)),
                pen: Pen::sharp(2.0).dashed(&[7.0, 5.0]),
                color: Rgba::new(120, 60, 160, 200),
            },
        ],
    ));
    for number in 0..24_u32 {
        let at = Point::new(20.3 + f64::from(number % 6) * 187.7, 16.0 + f64::from(number / 6) * 131.0);
        groups.push(card(&mut fonts, number as usize, at));
    }
    groups.push(curve(0.0));
    Scene {
        size: Size::new(1150.0, 740.0),
        background: Rgba::new(252, 250, 246, 255),
        groups: groups.into_iter().map(Arc::new).collect(),
    }
}

/// A wavy line across the page.
pub(crate) fn curve(phase: f64) -> Group {
    let at = |step: f64| Point::new(step * 57.5, 630.0 + 50.0 * (step / 20.0 * 3.0 * TAU + phase).sin());
    let mut path = BezPath::new();
    path.move_to(at(0.0));
    for step in 0..20 {
        let (a, b) = (at(f64::from(step)), at(f64::from(step) + 1.0));
        path.curve_to(Point::new(a.x + 25.0, a.y), Point::new(b.x - 25.0, b.y), b);
    }
    let outline = Outline::Path(Arc::new(path));
    Group::new(
        GroupKey::of(Role::Curve, "p1"),
        vec![Item::Stroke { outline, pen: Pen::round(3.0), color: Rgba::new(200, 40, 60, 230) }],
    )
}

/// `scene` exported as PNG.
pub(crate) fn exported(scene: &Scene, options: &PngOptions) -> (PngInfo, Vec<u8>) {
    let mut out = Vec::new();
    let info = png(scene, options, &mut out, &mut |_| ControlFlow::Continue(())).unwrap();
    (info, out)
}

/// The pixels of a PNG.
pub(crate) fn decoded(png: &[u8]) -> image::RgbaImage {
    image::load_from_memory(png).unwrap().to_rgba8()
}
