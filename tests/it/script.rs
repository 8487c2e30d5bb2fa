//! Arabic and Persian script: marks, half-spaces, elongation and line spacing.

use std::sync::Arc;

use safar::{
    color::Rgba,
    geom::{BaseDirection, Point, Rect, Size},
    raster::{Ground, Rasterizer, TILE},
    scene::{Group, GroupKey, Item, Role, Scene},
    text::{Align, FontBook, TextBlock, TextSpec, TextStyle},
    theme::Theme,
};

/// The size and scale of measured text: eighty pixels per font size.
const SIZE: f64 = 20.0;
const SCALE: f64 = 4.0;
const ORIGIN: Point = Point::new(21.0, 31.0);

/// Names, prayers and words with as many marks as occur, above and below, and the letters that reach furthest.
const VOWELLED: [&str; 6] = ["مُحَمَّدٌ", "اللَّٰهُ", "إِنَّهُۥ", "لَأُمَّتِكِ", "تَجٍّ حٍّ", "أَُّّ"];
/// Words with the marks that people write where a word could be misread.
const EVERYDAY: [&str; 6] = ["مُحَمَّدٌ", "جدًّا", "مثلًا", "يقيّم", "پشتیبانیِ", "كتابٍ"];
const PLAIN: [&str; 5] = ["آگاهی أو إلى", "چچ گگ ژ", "يقيّم ؤ ئ ڭ", "پشتیبانی", "(Ç) jgq|"];

fn spec(text: &str, line_height: f64) -> TextSpec<'_> {
    let style = TextStyle { size: SIZE, weight: 700.0, line_height };
    TextSpec { text, style, width: None, align: Align::Left, direction: BaseDirection::FirstLetter, max_lines: None }
}

fn set(text: &str) -> Arc<TextBlock> {
    FontBook::bundled().block(&spec(text, 1.45))
}

fn ids(block: &TextBlock) -> Vec<u32> {
    block.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| glyph.id).collect()
}

/// The bounding box of the ink of `block`, from the block's corner, and the bounds of its item.
fn ink(block: Arc<TextBlock>) -> (Rect, Rect) {
    let item = Item::Glyphs { block, origin: ORIGIN, color: Rgba::new(0, 0, 0, 255) };
    let bounds = item.bounds();
    let group = Arc::new(Group::new(GroupKey::of(Role::Card, "c1"), vec![item]));
    let page = Size::new(f64::from(TILE) / SCALE, f64::from(TILE) / SCALE);
    let scene = Scene { size: page, background: Rgba::new(255, 255, 255, 255), groups: vec![group] };
    let tile = Rasterizer::new().tile(&scene, SCALE, 0, 0, Ground::Page);
    let mut ink: Option<Rect> = None;
    for (pixel, at) in tile.rgba.chunks_exact(4).zip(0_u32..) {
        if pixel[0] < 250 {
            let (x, y) = (f64::from(at % TILE) / SCALE, f64::from(at / TILE) / SCALE);
            let here = Rect::new(x, y, x + 1.0 / SCALE, y + 1.0 / SCALE);
            ink = Some(ink.map_or(here, |ink| ink.union(here)));
        }
    }
    let ink = ink.unwrap();
    assert!(ink.x1 < page.width && ink.y1 < page.height, "the text is within the picture");
    (ink - ORIGIN.to_vec2(), bounds - ORIGIN.to_vec2())
}

#[test]
fn marks_stay_within_the_bounds_of_their_item() {
    for text in VOWELLED.into_iter().chain(PLAIN) {
        let (ink, bounds) = ink(set(text));
        assert!(bounds.contains_rect(ink), "{text}: {ink:?} leaves {bounds:?}");
    }
}

#[test]
fn words_without_vowel_signs_stay_within_their_line() {
    let line_height = Theme::light().line_heights.arabic;
    for text in PLAIN {
        let block = FontBook::bundled().block(&spec(text, line_height));
        let line = block.lines[0].rect;
        let (ink, _) = ink(block);
        assert!(ink.y0 >= line.y0 && ink.y1 <= line.y1, "{text}: {ink:?} leaves {line:?}");
    }
}

#[test]
fn a_mark_meets_one_of_the_next_line_by_less_than_a_tenth_of_the_font_size() {
    let line_height = Theme::light().line_heights.arabic;
    let words = || EVERYDAY.into_iter().chain(PLAIN);
    let ink_of = |text| ink(FontBook::bundled().block(&spec(text, line_height))).0;
    let lowest = words().map(|text| ink_of(text).y1).fold(0.0, f64::max);
    let highest = words().map(|text| ink_of(text).y0).fold(SIZE, f64::min);
    // The highest mark under the lowest one: a tanwin on a shadda directly below the kasra of a final yeh.
    assert!(highest + line_height * SIZE > lowest - 0.1 * SIZE, "{highest} {lowest}");
}

#[test]
fn a_half_space_ends_a_letter_and_takes_no_room() {
    let [joined, halved, first, second] = ["میخواهم", "می\u{200c}خواهم", "می", "خواهم"].map(set);
    let space = ids(&set("a b"))[1];
    let letters = |block: &TextBlock| ids(block).into_iter().filter(|id| *id != space).collect::<Vec<_>>();
    assert_ne!(letters(&joined), letters(&halved));
    assert_eq!(letters(&halved), [ids(&second), ids(&first)].concat());
    assert!((halved.size.width - first.size.width - second.size.width).abs() < 0.01);
}

#[test]
fn lines_are_never_filled_by_stretching_letters() {
    let tatweel = ids(&set("ـ"))[0];
    let text = "سفر مشتری از نخستین نیاز تا خرید و پس از آن رسم الخريطة كاملة";
    let (whole, mut book) = (ids(&set(text)), FontBook::bundled());
    let space = ids(&set("ا ب"))[1];
    let mut letters: Vec<_> = whole.iter().filter(|id| **id != space).copied().collect();
    letters.sort_unstable();
    for align in [Align::Start, Align::Center, Align::End, Align::Left, Align::Right] {
        let block = book.block(&TextSpec { width: Some(120.0), align, ..spec(text, 1.45) });
        assert!(block.lines.len() > 3);
        let mut shown: Vec<_> = ids(&block).into_iter().filter(|id| *id != space).collect();
        shown.sort_unstable();
        assert_eq!(shown, letters, "the letters are those of the unbroken line");
        assert!(!shown.contains(&tatweel));
    }
}

/// Words in which marks stack on marks, or reach far below the line.
const STACKED: [&str; 7] = ["اللَّٰهُ", "لَأُمَّتِكِ", "تَجٍّ حٍّ", "أُّ", "طٌّ", "جِّ شَّ", "لًّا"];
const LOW: [&str; 4] = ["جٍ يٍ", "چٍ", "ٱلرَّحِيمِ", "كتابٍ"];

#[test]
fn marks_on_marks_of_one_line_touch_nothing_of_the_line_before() {
    let line_height = Theme::light().line_heights.arabic;
    let ink_of = |text: &str| {
        let block = FontBook::bundled().block(&spec(text, line_height));
        let baseline = block.lines[0].baseline;
        let (ink, _) = ink(block);
        (ink.y0 - baseline, ink.y1 - baseline)
    };
    for first in LOW.into_iter().chain(STACKED) {
        for second in STACKED {
            let block = FontBook::bundled().block(&spec(&format!("{first}\n{second}"), line_height));
            let apart = block.lines[1].baseline - block.lines[0].baseline;
            let (lowest, highest) = (ink_of(first).1, ink_of(second).0);
            // One pixel of the picture, the precision of the measured ink.
            assert!(lowest - highest <= apart + 2.0 / SCALE, "{first} {second}: {lowest} {highest} {apart}");
            assert!((block.size.height - apart - line_height * SIZE).abs() < 1e-9, "no room above or below is added");
        }
    }
}

#[test]
fn text_without_marks_on_marks_keeps_its_lines_where_they_are() {
    let line_height = Theme::light().line_heights.arabic;
    let plain = PLAIN.into_iter().chain(["مثلًا", "پشتیبانیِ", "كتابٍ"]).collect::<Vec<_>>().join("\n");
    let block = FontBook::bundled().block(&spec(&plain, line_height));
    for (line, number) in block.lines.iter().zip(0_u32..) {
        assert!((line.rect.y0 - f64::from(number) * line_height * SIZE).abs() < 1e-9);
    }
    let alone = FontBook::bundled().block(&spec("اللَّٰهُ", line_height));
    assert!((alone.size.height - line_height * SIZE).abs() < 1e-9);
    // A shadda with its vowel below a line without low marks has enough space.
    let block = FontBook::bundled().block(&spec("خريطة\nجدًّا", line_height));
    assert!((block.size.height - 2.0 * line_height * SIZE).abs() < 1e-9);
}
