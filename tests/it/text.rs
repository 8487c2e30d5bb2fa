//! Setting text: bidirectional order, lines, alignment, ellipsis.

use std::sync::Arc;

use proptest::prelude::*;
use safar::{
    geom::{BaseDirection, Direction},
    text::{Align, FontBook, TextBlock, TextSpec, TextStyle},
};

const STYLE: TextStyle = TextStyle { size: 14.0, weight: 400.0, line_height: 1.5 };

fn spec(text: &str) -> TextSpec<'_> {
    TextSpec {
        text,
        style: STYLE,
        width: None,
        align: Align::Start,
        direction: BaseDirection::FirstLetter,
        max_lines: None,
    }
}

fn set(text: &str) -> Arc<TextBlock> {
    FontBook::bundled().block(&spec(text))
}

/// The characters of line `number` from left to right; an inserted ellipsis shows as `…`.
pub(crate) fn visual(block: &TextBlock, number: usize) -> String {
    let Some(line) = block.lines.get(number) else { return String::from("no such line") };
    let mut shown = String::new();
    for run in &block.runs {
        let is_on_line = run.glyphs.first().is_some_and(|glyph| (f64::from(glyph.y) - line.baseline).abs() < 4.0);
        let Some(text) = block.text.get(run.range.clone()).filter(|_| is_on_line) else { continue };
        if text.is_empty() {
            shown.push('…');
        } else if run.is_rtl {
            shown.extend(text.chars().rev());
        } else {
            shown.push_str(text);
        }
    }
    shown
}

/// `text` with its characters in reverse order.
pub(crate) fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn english_within_persian_keeps_its_own_order() {
    let block = set("سفر مشتری (Customer Journey)");
    assert_eq!(block.direction, Direction::Rtl);
    assert_eq!(visual(&block, 0), format!("{}{}{}", ")", "Customer Journey", reversed("سفر مشتری (")));
}

#[test]
fn a_line_of_english_that_ends_in_persian_reads_from_the_left() {
    let block = set("CRM 2024 در تهران");
    assert_eq!(block.direction, Direction::Ltr);
    assert_eq!(visual(&block, 0), format!("CRM 2024 {}", reversed("در تهران")));
}

#[test]
fn the_same_line_under_a_right_to_left_map_reads_from_the_right() {
    let block = FontBook::bundled()
        .block(&TextSpec { direction: BaseDirection::Always(Direction::Rtl), ..spec("CRM 2024 در تهران") });
    assert_eq!(visual(&block, 0), format!("{}CRM 2024", reversed(" در تهران")));
}

#[test]
fn persian_digits_read_from_the_left_with_their_percent_sign_after_them() {
    // Digits after Arabic letters are Arabic numbers (UAX #9 W2), so the sign is neutral and follows on the left.
    let block = set("رشد ۲۵٪ در سال");
    assert_eq!(visual(&block, 0), format!("{}٪۲۵{}", reversed(" در سال"), reversed("رشد ")));
}

#[test]
fn brackets_in_right_to_left_text_are_mirrored() {
    let (ltr, rtl) = (set("(a)"), set("(ا)"));
    let ids = |block: &TextBlock| -> Vec<u32> { block.runs.iter().flat_map(|r| &r.glyphs).map(|g| g.id).collect() };
    let (ltr, rtl) = (ids(&ltr), ids(&rtl));
    assert_eq!((ltr[0], ltr[2]), (rtl[0], rtl[2]), "an opening bracket stands on the left in both");
}

#[test]
fn each_paragraph_has_a_direction_of_its_own() {
    let block = FontBook::bundled().block(&TextSpec { width: Some(300.0), ..spec("English\nفارسی\r\n\n12") });
    assert_eq!(block.lines.len(), 4);
    assert!(block.lines[0].rect.x0.abs() < 1e-6);
    assert!((block.lines[1].rect.x1 - 300.0).abs() < 1e-3);
    assert!(block.lines[3].rect.x0.abs() < 1e-6);
}

#[test]
fn spaces_at_the_end_of_a_wrapped_line_do_not_move_it() {
    // The first line of each ends in an English run followed by a space.
    let mut book = FontBook::bundled();
    let wrapped = "سفر مشتری Customer Journey در تهران";
    let whole = book.block(&spec("سفر مشتری Customer")).size.width;
    let width = whole + 10.0;
    let block = book.block(&TextSpec { width: Some(width), ..spec(wrapped) });
    let line = &block.lines[0];
    assert!((line.rect.x1 - width).abs() < 1e-3, "{line:?}");
    assert!((line.rect.width() - whole).abs() < 1e-3, "{line:?} should be {whole} wide");
    let leftmost = block.runs[0].glyphs[0].x;
    assert!((f64::from(leftmost) - line.rect.x0).abs() < 1e-3, "the English run stands at the line's left edge");
    assert_eq!(visual(&block, 0), format!("Customer{}", reversed("سفر مشتری ")));
}

#[test]
fn empty_text_is_one_line_high() {
    let block = set("");
    assert_eq!(block.lines.len(), 1);
    assert!((block.size.height - 21.0).abs() < 1e-9);
    assert!(block.runs.is_empty());
}

#[test]
fn a_long_word_is_broken_anywhere() {
    let block = FontBook::bundled().block(&TextSpec { width: Some(60.0), ..spec(&"w".repeat(40)) });
    assert!(block.lines.len() > 5);
    assert!(block.lines.iter().all(|line| line.rect.width() <= 60.1));
}

#[test]
fn an_ellipsis_stands_where_the_text_would_go_on() {
    let mut book = FontBook::bundled();
    let cut = |book: &mut FontBook, text: &str| {
        book.block(&TextSpec { width: Some(100.0), max_lines: Some(1), ..spec(text) })
    };
    let block = cut(&mut book, "A rather long sentence in English");
    assert!(block.is_elided);
    assert!(visual(&block, 0).starts_with("A rather lo") && visual(&block, 0).ends_with('…'));
    let block = cut(&mut book, "یک جملهٔ نسبتاً بلند به زبان فارسی");
    assert!(visual(&block, 0).starts_with('…'));
    assert!(block.lines[0].rect.width() <= 100.1 && block.lines[0].rect.width() > 80.0);
    assert!((block.lines[0].rect.x1 - 100.0).abs() < 1e-3);
    let block = cut(&mut book, "نام Customer Relationship Management");
    assert!(visual(&block, 0).starts_with("…Customer"), "{}", visual(&block, 0));
    let block = cut(&mut book, "Short");
    assert!(!block.is_elided);
    let block = cut(&mut book, "First\nSecond");
    assert_eq!(visual(&block, 0), "First…");
}

#[test]
fn two_books_set_the_same_text_alike() {
    let text = "سفر مشتری (Customer Journey) ★ ٪۲۵ → ❤\nتهران 2024";
    assert_eq!(*set(text), *set(text));
    let mut book = FontBook::bundled();
    let narrow = TextSpec { width: Some(80.0), ..spec(text) };
    let first = book.block(&narrow);
    book.block(&spec(text));
    assert_eq!(*FontBook::bundled().block(&narrow), *first);
    assert!(Arc::ptr_eq(&first, &book.block(&narrow)), "the block was remembered");
}

#[test]
fn common_signs_have_glyphs_in_the_bundled_fonts() {
    let block = set("→←↔⇒✓✗★☆•·“”«»٪،؟€﷼ﷲ×–—…‰°■▲●◆☎✉⌘½№❤🙂😡🚀📱☐☑⚠⏱➜✔");
    for run in &block.runs {
        for glyph in &run.glyphs {
            assert_ne!(glyph.id, 0, "in {:?}", &block.text[run.range.clone()]);
        }
    }
}

#[test]
fn a_hundred_thousand_characters_are_set_in_time() {
    let text = "سفر مشتری (Customer Journey) از آغاز تا پایان. ".repeat(2200);
    let mut book = FontBook::bundled();
    let start = std::time::Instant::now();
    let block = book.block(&TextSpec { width: Some(300.0), ..spec(&text) });
    assert!(block.lines.len() > 1000);
    let cut = book.block(&TextSpec { width: Some(300.0), max_lines: Some(3), ..spec(&text) });
    assert!(cut.is_elided && cut.lines.len() == 3);
    let one = book.block(&TextSpec { width: Some(300.0), max_lines: Some(1), ..spec(&"w".repeat(100_000)) });
    assert!(one.is_elided && one.lines[0].rect.width() <= 300.1);
    assert!(start.elapsed().as_secs() < 20, "unoptimised and on a busy machine: {:?}", start.elapsed());
}

#[test]
fn control_characters_take_no_room_and_leave_no_mark() {
    let plain = set("ab");
    let block = set("a\u{0}\u{7}\u{1b}b");
    assert!((block.size.width - plain.size.width).abs() < 1e-3);
    assert_eq!(block.runs.iter().map(|run| run.glyphs.len()).sum::<usize>(), 2);
}

#[test]
fn the_ellipsis_never_cuts_a_grapheme_or_a_ligature() {
    let mut book = FontBook::bundled();
    let text = "لالا لالا e\u{301}e\u{301}e\u{301} لالا لالا e\u{301}e\u{301}";
    for width in 10..150 {
        let block = book.block(&TextSpec { width: Some(f64::from(width)), max_lines: Some(1), ..spec(text) });
        let end = block.runs.iter().map(|run| run.range.end).max().unwrap_or(0);
        let rest = &text[end..];
        assert!(!rest.starts_with('\u{301}'), "cut before an accent at {width}");
        assert!(!(text[..end].ends_with('ل') && rest.starts_with('ا')), "cut a lam-alef at {width}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_set_within_its_width_line_under_line(
        text in "\\PC{0,40}|[سفرab 1۲()\\n\u{200c}\u{200f}\u{202b}\u{2066}\u{2069}]{0,60}|[\u{0}-\u{2fff}]{0,30}",
        width in proptest::option::of(8.0..200.0_f64),
        max_lines in proptest::option::of(1..4_usize),
        align in prop_oneof![Just(Align::Start), Just(Align::Center), Just(Align::End), Just(Align::Left), Just(Align::Right)],
    ) {
        let mut book = FontBook::bundled();
        let block = book.block(&TextSpec { width, max_lines, align, ..spec(&text) });
        prop_assert!(block.lines.last().is_some_and(|last| (block.size.height - last.rect.y1).abs() < 1e-6));
        prop_assert!(block.lines.iter().all(|line| (line.rect.height() - 21.0).abs() < 1e-6));
        prop_assert!(max_lines.is_none_or(|most| block.lines.len() <= most));
        for (line, next) in block.lines.iter().zip(block.lines.iter().skip(1)) {
            prop_assert!((line.rect.y1 - next.rect.y0).abs() < 1e-6);
        }
        for line in &block.lines {
            let slack = block.size.width - line.rect.width();
            // A single glyph may be wider than the available width.
            prop_assert!(slack > -0.02 || line.rect.width() < 60.0, "{:?} in {}", line, block.size.width);
            if slack >= 0.0 {
                prop_assert!(line.rect.x0 >= -1e-3 && line.rect.x1 <= block.size.width + 1e-3);
            }
        }
        for run in &block.runs {
            prop_assert!(text.get(run.range.clone()).is_some());
            prop_assert!(run.glyphs.iter().all(|glyph| glyph.x.is_finite() && glyph.y.is_finite()));
        }
        prop_assert_eq!(&*FontBook::bundled().block(&TextSpec { width, max_lines, align, ..spec(&text) }), &*block);
    }
}

#[test]
fn what_is_set_on_every_core_is_what_is_set_one_by_one() {
    let texts: Vec<String> = (0..700)
        .map(|number| match number % 4 {
            0 => format!("Compares prices {number} and plans with a friend"),
            1 => format!("مقایسهٔ قیمت‌ها {number} با CRM 2024"),
            2 => format!("★ مُحَمَّدٌ {number}"),
            _ => format!("漢字 {}", number % 40),
        })
        .collect();
    let narrow = |text| TextSpec { width: Some(90.0), max_lines: Some(2), ..spec(text) };
    for new_book in [FontBook::bundled, FontBook::with_system_fonts] {
        let (mut together, mut one_by_one) = (new_book(), new_book());
        together.postpone();
        let at_first: Vec<_> = texts.iter().map(|text| together.block(&narrow(text))).collect();
        assert!(at_first.iter().filter(|block| block.lines.is_empty()).count() > 300, "most are put off");
        assert!(together.set_postponed());
        for (text, at_first) in texts.iter().zip(at_first) {
            let block = together.block(&narrow(text));
            assert_eq!(*block.text, **text);
            assert!(at_first.lines.is_empty() || at_first.text == block.text);
            let alone = one_by_one.block(&narrow(text));
            let places = |block: &TextBlock| block.runs.iter().map(|run| run.glyphs.clone()).collect::<Vec<_>>();
            assert_eq!((block.size, &block.lines, places(&block)), (alone.size, &alone.lines, places(&alone)));
        }
    }
    let mut book = FontBook::bundled();
    book.postpone();
    book.block(&narrow("Few texts are set at once"));
    assert!(!book.set_postponed());
}
