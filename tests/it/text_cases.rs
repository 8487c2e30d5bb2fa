//! The small maps under `tests/fixtures/text`, each of which once looked wrong, and how their texts should be set.

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use safar::{
    draw,
    geom::{BaseDirection, Direction},
    layout::{Layout, layout},
    model::{CardId, Language, Map},
    storage::read_map,
    text::{
        Align, EditorFrame, EditorOp, FontBook, Glyph, Motion, TextBlock, TextEditor, TextLine, TextSpec, TextStyle,
    },
    theme::Theme,
};

use crate::text::{reversed, visual};

fn map(name: &str) -> Map {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/text");
    let opened = read_map(&folder.join(name)).unwrap();
    assert!(opened.warnings.is_empty(), "{:?}", opened.warnings);
    opened.map
}

fn placed(name: &str) -> Layout {
    layout(&map(name), Theme::light(), &mut FontBook::bundled())
}

fn title(layout: &Layout, card: &str) -> Arc<TextBlock> {
    Arc::clone(&layout.card(&CardId::new(card).unwrap()).unwrap().it.title.block)
}

#[test]
fn a_persian_sentence_that_begins_with_a_latin_name_reads_from_the_right() {
    let layout = placed("latin-name-first.fa.ron");
    for card in ["c0", "c1", "c2", "c3", "c4"] {
        let block = title(&layout, card);
        assert_eq!(block.direction, Direction::Rtl, "{}", block.text);
    }
    assert_eq!(visual(&title(&layout, "c0"), 0), format!("{}CRM", reversed(" ما کند است؟")));
}

#[test]
fn the_rule_holds_in_the_head_and_in_stages_and_spares_english_titles() {
    let layout = placed("latin-name-first-everywhere.fa.ron");
    for block in [&layout.header.title.block, &layout.stages[0].title.block] {
        assert_eq!(block.direction, Direction::Rtl, "{}", block.text);
    }
    let directions = ["c1", "c2", "c3", "c4"].map(|card| title(&layout, card).direction);
    assert_eq!(directions, [Direction::Rtl, Direction::Rtl, Direction::Rtl, Direction::Ltr]);
}

#[test]
fn ranges_of_digits_and_signs_read_from_the_right_but_telephone_numbers_do_not() {
    let layout = placed("digits-and-signs.fa.ron");
    assert_eq!(visual(&title(&layout, "c0"), 0), "۲۰٪ – ۱۰٪");
    assert_eq!(visual(&title(&layout, "c1"), 0), "۱۴۰۳/۰۶/۳۱ – ۱۴۰۳/۰۱/۰۱");
    assert_eq!(visual(&title(&layout, "c2"), 0), "!۲۴/۷");
    assert_eq!(visual(&title(&layout, "c4"), 0), "+98 21 8888 7777");
    assert_eq!(visual(&title(&layout, "c5"), 0), "۰۲۱ ۸۸۸۸ ۷۷۷۷");
}

#[test]
fn per_cent_is_on_one_side_of_the_number_on_the_whole_card() {
    let layout = placed("negative-per-cent.fa.ron");
    let notes = |card: &str| {
        let card = layout.card(&CardId::new(card).unwrap()).unwrap();
        let seen = |block: &TextBlock| visual(block, 0).replace(['\u{2066}', '\u{2067}', '\u{2069}'], "");
        card.it.notes.iter().map(|note| seen(&note.block)).collect::<Vec<_>>()
    };
    assert_eq!(notes("a"), ["−۱٫۵٪".to_owned(), format!("−۲٫۵٪{}", reversed("هدف "))]);
    assert_eq!(notes("b"), ["۱۲٫۵٪".to_owned(), "−۷٫۵".to_owned(), format!("۱۵٪{}", reversed("هدف "))]);
}

#[test]
fn a_box_is_drawn_for_what_no_font_has_and_it_is_named() {
    let layout = placed("scripts-without-a-font.en.ron");
    let boxes = |card: &str| {
        let block = title(&layout, card);
        block.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.id == 0).count()
    };
    assert_eq!(boxes("c0"), "Путьклиента".chars().count());
    assert_eq!(boxes("c2"), 4);
    assert_eq!(title(&layout, "c4").missing, ['⁵', '₂', '⅓']);
    let block = title(&layout, "c0");
    let run = block.runs.iter().find(|run| run.glyphs.iter().any(|glyph| glyph.id == 0)).unwrap();
    assert_eq!(run.font.data.as_ref(), safar::text::SYMBOLS, "the box is that of the bundled symbols");
    let map = map("scripts-without-a-font.en.ron");
    let missing = draw::draw(&map, &layout, Theme::light()).missing_characters();
    assert!(missing.contains(&'客') && missing.contains(&'₿') && !missing.contains(&'C'), "{missing:?}");
}

#[test]
fn signs_of_all_scripts_are_drawn_or_boxed_and_named() {
    let (map, layout) = (map("signs-of-all-scripts.fa.ron"), placed("signs-of-all-scripts.fa.ron"));
    let mut missing = BTreeSet::new();
    for card in map.cards.values() {
        let block = title(&layout, card.id.as_str());
        let boxes = block.runs.iter().flat_map(|run| &run.glyphs).filter(|glyph| glyph.id == 0).count();
        let lacking = card.title.chars().filter(|character| block.missing.contains(character)).count();
        assert_eq!(boxes, lacking, "{}", card.title);
        missing.extend(block.missing.iter().copied());
    }
    assert!(['⅓', '⁵', '₂', '₿', '𝑥', '𝄞'].iter().all(|sign| missing.contains(sign)), "{missing:?}");
    assert!(!missing.contains(&'س') && !missing.contains(&'m'), "{missing:?}");
}

#[test]
fn a_change_does_not_repeat_a_unit_of_several_words() {
    let mut map = map("negative-per-cent.fa.ron");
    map.info.language = Language::Arabic;
    let id = CardId::new("b").unwrap();
    map.cards.edit(&id, |card| card.metric.as_mut().unwrap().unit = "من ٧".into()).unwrap();
    let layout = layout(&map, Theme::light(), &mut FontBook::bundled());
    let notes = &layout.card(&id).unwrap().it.notes;
    let with_unit: Vec<bool> = notes.iter().map(|note| note.block.text.contains("من ٧")).collect();
    assert_eq!(with_unit, [true, false, true], "the value and the target have it");
}

/// The lines of `block`.
fn lines(block: &TextBlock) -> Vec<String> {
    (0..block.lines.len()).map(|number| visual(block, number)).collect()
}

#[test]
fn a_soft_hyphen_at_the_end_of_a_line_is_seen_and_fits() {
    let layout = placed("soft-hyphens.en.ron");
    let hyphen = set("\u{2010}", None).runs[0].glyphs[0].id;
    for card in ["c0", "c1"] {
        let block = title(&layout, card);
        let text = lines(&block);
        assert!(text.len() > 1, "{text:?}");
        for (number, line) in block.lines.iter().enumerate() {
            assert!(line.rect.width() <= block.size.width, "line {number} of {text:?} is too wide");
            let ends_within_word = text[number].ends_with(['\u{ad}', '…']);
            let last = block.runs.iter().flat_map(|run| &run.glyphs).rfind(|glyph| is_on(glyph, line)).unwrap();
            assert_eq!(last.id == hyphen, ends_within_word, "{text:?}");
        }
        assert!(text[..text.len() - 1].iter().any(|line| line.ends_with(['\u{ad}', '…'])), "{text:?}");
    }
}

fn is_on(glyph: &Glyph, line: &TextLine) -> bool {
    (f64::from(glyph.y) - line.baseline).abs() < 4.0
}

fn set(text: &str, width: Option<f64>) -> Arc<TextBlock> {
    let style = TextStyle { size: 14.0, weight: 400.0, line_height: 1.5 };
    let direction = BaseDirection::Within(Direction::Ltr);
    FontBook::bundled().block(&TextSpec { text, style, width, align: Align::Start, direction, max_lines: None })
}

#[test]
fn a_word_wider_than_its_line_is_divided_with_a_hyphen_if_it_is_in_latin_letters() {
    let hyphen = set("\u{2010}", None).runs[0].glyphs[0].id;
    let hyphens = |text: &str| {
        let block = set(text, Some(70.0));
        assert!(block.lines.len() > 2, "{text}");
        assert!(block.lines.iter().all(|line| line.rect.width() <= 70.0 + 0.1), "{text}");
        let last = |line: &TextLine| {
            block.runs.iter().flat_map(|run| &run.glyphs).rfind(|glyph| is_on(glyph, line)).unwrap().id
        };
        (block.lines.len(), block.lines.iter().filter(|line| last(line) == hyphen).count())
    };
    let (lines, with_hyphen) = hyphens("Rindfleischetikettierungsüberwachung");
    assert_eq!(with_hyphen, lines - 1);
    assert_eq!(hyphens("https://example.com/a/very/long/address/of/a/page").1, 0);
    assert_eq!(hyphens("نمی‌خواهم‌شان‌ببینم‌شان‌هرگز‌دیگر").1, 0);
}

#[test]
fn the_caret_walks_over_a_divided_word_as_over_any_other() {
    let text = "Kunden\u{ad}zufriedenheits\u{ad}befragung und Rindfleischetikettierung";
    let style = TextStyle { size: 14.0, weight: 400.0, line_height: 1.5 };
    let frame =
        EditorFrame { style, width: Some(90.0), align: Align::Start, direction: BaseDirection::Within(Direction::Ltr) };
    let mut fonts = FontBook::bundled();
    let mut editor = TextEditor::new(&mut fonts, text, frame, false);
    editor.apply(&mut fonts, EditorOp::Move(Motion::TextStart));
    let mut steps = vec![editor.caret().index];
    while editor.caret().index < text.len() {
        editor.apply(&mut fonts, EditorOp::Move(Motion::Right));
        assert_ne!(steps.last(), Some(&editor.caret().index), "the caret goes on");
        steps.push(editor.caret().index);
    }
    assert!(steps.len() + 2 >= text.chars().count(), "{steps:?}");
}

#[test]
fn a_narrow_no_break_space_is_seen() {
    let width = |text: &str| set(text, None).size.width;
    let space = width("10\u{202f}000") - width("10000");
    assert!((0.15 * 14.0..0.3 * 14.0).contains(&space), "{space}");
}

#[test]
fn thai_breaks_between_words() {
    let layout = placed("thai.en.ron");
    let block = title(&layout, "c0");
    assert!(block.lines.len() > 1);
    let ends: Vec<usize> = block
        .lines
        .iter()
        .map(|line| {
            let runs = block.runs.iter().filter(|run| run.glyphs.iter().any(|glyph| is_on(glyph, line)));
            runs.map(|run| run.range.end).max().unwrap()
        })
        .collect();
    // The beginnings of words in the sentence, by a Thai dictionary.
    let words =
        ["แผนที่", "การ", "เดินทาง", "ของ", "ลูกค้า", "แสดง", "ประสบการณ์", "ทั้งหมด", "ที่", "มี", "กับ", "บริษัท", "เรา", "น้ำ"];
    for end in &ends[..ends.len() - 1] {
        let rest = block.text[*end..].trim_start();
        assert!(words.iter().any(|word| rest.starts_with(word)), "a line ends before {rest}");
    }
}
