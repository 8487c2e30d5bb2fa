//! Reading maps: what is read, and what is refused with which words.

use safar::storage::{StorageError, parse_map};

const WHOLE: &str = include_str!("../fixtures/whole.ron");

fn refusal(text: &str) -> String {
    parse_map("map.ron", text.as_bytes()).expect_err("the text has a fault").to_string()
}

#[test]
fn a_map_with_every_field_reads_without_a_warning() {
    let opened = parse_map("whole.ron", WHOLE.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.warnings, []);
    assert_eq!(opened.map.cards.len(), 3);
}

#[test]
fn an_unknown_field_is_refused_at_its_place() {
    let text = refusal("(version: 1, title: \"\",\n  zz: 3)");
    assert!(text.starts_with("map.ron:2:3: line 2, column 3: found the unknown field `zz`"), "{text}");
}

#[test]
fn an_empty_file_is_refused() {
    assert!(matches!(parse_map("map.ron", b""), Err(StorageError::Damaged { .. })));
}

#[test]
fn the_writer_gives_back_the_very_bytes_of_a_canonical_file() {
    let opened = parse_map("whole.ron", WHOLE.as_bytes()).expect("the fixture is whole");
    let written = safar::storage::write_map(&opened.map);
    assert!(written == WHOLE, "{written}");
}
