//! The small maps under `tests/fixtures/text`, each of which once looked wrong, and how their texts should be set.

use std::{path::PathBuf, sync::Arc};

use safar::{
    geom::Direction,
    layout::{Layout, layout},
    model::{CardId, Map},
    storage::read_map,
    text::{FontBook, TextBlock},
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
    Arc::clone(&layout.card(&CardId::new(card).unwrap()).unwrap().title.block)
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
        card.notes.iter().map(|note| seen(&note.block)).collect::<Vec<_>>()
    };
    assert_eq!(notes("a"), ["−۱٫۵٪".to_owned(), format!("−۲٫۵٪{}", reversed("هدف "))]);
    assert_eq!(notes("b"), ["۱۲٫۵٪".to_owned(), "−۷٫۵".to_owned(), format!("۱۵٪{}", reversed("هدف "))]);
}
