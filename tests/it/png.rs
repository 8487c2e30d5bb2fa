//! Exporting a scene as a PNG.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "what is wrong in a test should stop it, and its pictures are small"
)]

use std::{
    io::{self, Write},
    ops::ControlFlow,
    path::Path,
};

use safar::{
    color::Rgba,
    draw::draw,
    export::{ExportError, PngOptions, PngSize, png},
    geom::{Rect, Size},
    layout::{Layout, layout},
    model::Language,
    raster::{Ground, Rasterizer, TILE},
    scene::Scene,
    storage::read_map,
    text::FontBook,
    theme::Theme,
};

use crate::sample_scene::{decoded, exported, scene};

const SCALES: [f64; 5] = [0.37, 1.0, 1.5, 2.0, 3.33];

/// The pixels of the picture in the tile at `column`, `row`, and the number of them that differ from the tile's.
fn differing(picture: &image::RgbaImage, tile: &[u8], column: u32, row: u32) -> usize {
    let (left, top) = (column * TILE, row * TILE);
    let mut count = 0;
    for y in top..(top + TILE).min(picture.height()) {
        for x in left..(left + TILE).min(picture.width()) {
            let at = (((y - top) * TILE + (x - left)) * 4) as usize;
            count += usize::from(picture.get_pixel(x, y).0 != tile[at..at + 4]);
        }
    }
    count
}

#[test]
fn a_tile_equals_the_same_region_of_the_picture_at_every_scale() {
    let scene = scene();
    let mut rasterizer = Rasterizer::new();
    for scale in SCALES {
        let (info, bytes) = exported(&scene, &PngOptions::new(PngSize::Scale(scale)));
        let picture = decoded(&bytes);
        assert_eq!((picture.width(), picture.height()), (info.width, info.height));
        // Backwards, so that no tile is drawn after the one it followed in the export.
        for row in (0..info.height.div_ceil(TILE)).rev() {
            for column in (0..info.width.div_ceil(TILE)).rev() {
                let tile = rasterizer.tile(&scene, scale, column, row, Ground::Page);
                assert_eq!(differing(&picture, &tile.rgba, column, row), 0, "scale {scale}, tile {column} {row}");
            }
        }
    }
}

#[test]
fn a_region_equals_the_same_pixels_of_the_whole_picture() {
    let scene = scene();
    for scale in SCALES {
        let whole = decoded(&exported(&scene, &PngOptions::new(PngSize::Scale(scale))).1);
        for region in [Rect::new(207.3, 11.9, 401.0, 644.4), Rect::new(-50.0, 300.0, 5000.0, 310.0)] {
            let options = PngOptions { region: Some(region), ..PngOptions::new(PngSize::Scale(scale)) };
            let (info, bytes) = exported(&scene, &options);
            let part = decoded(&bytes);
            let x = (region.x0.max(0.0) * scale).round() as u32;
            let y = (region.y0 * scale).round() as u32;
            let crop = image::imageops::crop_imm(&whole, x, y, info.width, info.height).to_image();
            assert_eq!((crop.width(), crop.height()), (part.width(), part.height()));
            assert!(crop == part, "scale {scale}, region {region}");
        }
    }
}

#[test]
fn a_width_or_height_asked_for_is_met_exactly() {
    let scene = scene();
    let region = Some(Rect::new(207.3, 11.9, 401.0, 644.4));
    for width in [1, 333, 1920] {
        let options = PngOptions::new(PngSize::Width(width));
        assert_eq!(exported(&scene, &options).0.width, width);
        assert_eq!(exported(&scene, &PngOptions { region, ..options }).0.width, width);
        assert_eq!(exported(&scene, &PngOptions::new(PngSize::Height(width))).0.height, width);
    }
}

#[test]
fn a_picture_thirty_thousand_pixels_wide_is_written_in_full() {
    let scene = scene();
    let (info, bytes) = exported(
        &scene,
        &PngOptions { region: Some(Rect::new(0.0, 100.0, 1150.0, 112.0)), ..PngOptions::new(PngSize::Width(30_000)) },
    );
    assert_eq!((info.width, info.height), (30_000, 313));
    assert_eq!(decoded(&bytes).width(), 30_000);
}

#[test]
fn a_picture_too_large_is_refused_before_anything_is_written() {
    let scene = scene();
    for size in [PngSize::Scale(1e12), PngSize::Width(65_536), PngSize::Height(u32::MAX), PngSize::Dpi(f64::MAX)] {
        let mut out = Vec::new();
        let error = png(&scene, &PngOptions::new(size), &mut out, &mut |_| ControlFlow::Continue(())).unwrap_err();
        let ExportError::TooLarge { largest_scale, .. } = error else { panic!("{error}") };
        assert!(out.is_empty());
        assert!((34.0..35.0).contains(&largest_scale), "{largest_scale}");
    }
    let largest = PngOptions { region: Some(Rect::new(0.0, 0.0, 4.0, 4.0)), ..PngOptions::new(PngSize::Scale(34.0)) };
    exported(&scene, &largest);
}

#[test]
fn sizes_that_are_no_sizes_are_refused() {
    let scene = scene();
    for size in [PngSize::Scale(0.0), PngSize::Scale(-1.0), PngSize::Scale(f64::NAN), PngSize::Width(0)] {
        let mut out = Vec::new();
        let error = png(&scene, &PngOptions::new(size), &mut out, &mut |_| ControlFlow::Continue(())).unwrap_err();
        assert!(matches!(error, ExportError::NoSize(_)), "{error}");
        assert!(out.is_empty());
    }
    let options = PngOptions { region: Some(Rect::new(9e3, 0.0, 1e4, 5.0)), ..PngOptions::new(PngSize::Scale(1.0)) };
    let error = png(&scene, &options, &mut Vec::new(), &mut |_| ControlFlow::Continue(())).unwrap_err();
    assert!(matches!(error, ExportError::OutsidePage), "{error}");
}

#[test]
fn the_file_says_its_resolution_colour_space_title_and_description() {
    let options = PngOptions {
        title: "سفر مشتری".to_owned(),
        description: "Five stages.\nرضایت".to_owned(),
        language: Some(Language::Persian),
        ..PngOptions::new(PngSize::Dpi(192.0))
    };
    let (info, bytes) = exported(&scene(), &options);
    assert_eq!((info.width, info.height), (2300, 1480));
    let reader = png_reader(&bytes);
    let header = reader.info();
    assert_eq!(header.color_type, ::png::ColorType::Rgb);
    let dims = header.pixel_dims.unwrap();
    assert_eq!((dims.xppu, dims.yppu, dims.unit), (7559, 7559, ::png::Unit::Meter));
    assert_eq!(header.srgb, Some(::png::SrgbRenderingIntent::RelativeColorimetric));
    let texts: Vec<(String, String)> =
        header.utf8_text.iter().map(|chunk| (chunk.keyword.clone(), chunk.get_text().unwrap())).collect();
    let software = format!("Safar {}", env!("CARGO_PKG_VERSION"));
    let expected = [("Title", "سفر مشتری"), ("Description", "Five stages.\nرضایت"), ("Software", &software)];
    assert_eq!(texts, expected.map(|(keyword, text)| (keyword.to_owned(), text.to_owned())));
    let tags: Vec<&str> = header.utf8_text.iter().map(|chunk| chunk.language_tag.as_str()).collect();
    assert_eq!(tags, ["fa", "fa", ""]);
}

/// A reader that verifies every checksum, which readers skip by default.
fn png_reader(bytes: &[u8]) -> ::png::Reader<io::Cursor<&[u8]>> {
    let mut options = ::png::DecodeOptions::default();
    options.set_ignore_checksums(false);
    let mut reader = ::png::Decoder::new_with_options(io::Cursor::new(bytes), options).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    reader.finish().unwrap();
    reader
}

#[test]
fn every_checksum_in_the_file_is_right() {
    for scale in SCALES {
        for is_transparent in [false, true] {
            let options = PngOptions { is_transparent, ..PngOptions::new(PngSize::Scale(scale)) };
            png_reader(&exported(&scene(), &options).1);
        }
    }
}

#[test]
fn a_transparent_picture_over_the_background_looks_like_the_opaque_one() {
    let scene = scene();
    let opaque = decoded(&exported(&scene, &PngOptions::new(PngSize::Scale(1.5))).1);
    let options = PngOptions { is_transparent: true, ..PngOptions::new(PngSize::Scale(1.5)) };
    let clear = decoded(&exported(&scene, &options).1);
    let mut partly = 0;
    for (seen, under) in clear.pixels().zip(opaque.pixels()) {
        let [r, g, b, a] = seen.0;
        partly += usize::from(a > 0 && a < 255);
        let shown = Rgba::new(r, g, b, a).over(scene.background);
        for (one, other) in [shown.r, shown.g, shown.b].into_iter().zip(under.0) {
            assert!(one.abs_diff(other) <= 3, "{seen:?} {under:?}");
        }
    }
    assert!(partly > 1000, "{partly}");
}

#[test]
fn an_empty_transparent_page_has_no_colour_at_all() {
    let empty = Scene { size: Size::new(40.0, 30.0), background: Rgba::new(9, 9, 9, 255), groups: Vec::new() };
    let options = PngOptions { is_transparent: true, ..PngOptions::new(PngSize::Scale(1.0)) };
    assert!(decoded(&exported(&empty, &options).1).pixels().all(|pixel| pixel.0 == [0; 4]));
}

#[test]
fn progress_rises_to_one_and_a_stop_is_obeyed() {
    let scene = scene();
    let mut seen = Vec::new();
    png(&scene, &PngOptions::new(PngSize::Scale(2.0)), &mut Vec::new(), &mut |done| {
        seen.push(done);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert!(seen.len() > 3 && seen.is_sorted() && seen.last() == Some(&1.0), "{seen:?}");
    let mut calls = 0;
    let error = png(&scene, &PngOptions::new(PngSize::Scale(2.0)), &mut Vec::new(), &mut |_| {
        calls += 1;
        ControlFlow::Break(())
    })
    .unwrap_err();
    assert!(matches!(error, ExportError::Cancelled) && calls == 1);
}

struct FullDisk(usize);

impl Write for FullDisk {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_reported() {
    for room in [0, 20, 5000, 20_000] {
        let options = PngOptions::new(PngSize::Scale(2.0));
        let error = png(&scene(), &options, &mut FullDisk(room), &mut |_| ControlFlow::Continue(())).unwrap_err();
        assert!(matches!(&error, ExportError::Write(error) if error.kind() == io::ErrorKind::StorageFull), "{error}");
    }
}

/// Bundled maps, drawn: one in each language.
fn real_scenes() -> Vec<(Layout, Scene)> {
    let names = ["online-shop.en.ron", "leaving-telecom.ar.ron", "consultancy-clients.fa.ron"];
    let drawn = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps/samples").join(name);
        let map = read_map(&path).unwrap().map;
        let theme = Theme::light();
        let placed = layout(&map, theme, &mut FontBook::bundled());
        let scene = draw(&map, &placed, theme);
        (placed, scene)
    };
    names.into_iter().map(drawn).collect()
}

#[test]
fn a_tile_of_a_real_map_equals_the_same_region_of_its_picture() {
    for ((_, scene), scale) in real_scenes().into_iter().zip([0.37, 1.5, 3.33]) {
        let (info, bytes) = exported(&scene, &PngOptions::new(PngSize::Scale(scale)));
        let picture = decoded(&bytes);
        let mut rasterizer = Rasterizer::new();
        for row in (0..info.height.div_ceil(TILE)).rev() {
            for column in 0..info.width.div_ceil(TILE) {
                let tile = rasterizer.tile(&scene, scale, column, row, Ground::Page);
                assert_eq!(differing(&picture, &tile.rgba, column, row), 0, "scale {scale}, tile {column} {row}");
            }
        }
    }
}

#[test]
fn the_picture_of_one_stage_has_the_pixels_of_the_whole_picture() {
    for (placed, scene) in real_scenes() {
        let scale = 1.25;
        let whole = decoded(&exported(&scene, &PngOptions::new(PngSize::Scale(scale))).1);
        let stage = placed.stages.get(1).and_then(|stage| placed.stage_column(&stage.id)).unwrap();
        let options = PngOptions { region: Some(stage), ..PngOptions::new(PngSize::Scale(scale)) };
        let (info, bytes) = exported(&scene, &options);
        let (x, y) = ((stage.x0 * scale).round() as u32, (stage.y0 * scale).round() as u32);
        assert!(image::imageops::crop_imm(&whole, x, y, info.width, info.height).to_image() == decoded(&bytes));
    }
}
