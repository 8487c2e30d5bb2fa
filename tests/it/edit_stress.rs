//! Every bundled map, edited at random for a long time, written, read back, and restored by undo.

use std::{fs, path::Path};

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, TestRunner},
};
use safar::{
    edit::Session,
    storage::{parse_map, write_map},
};

use crate::edit_commands::{assert_session_sound, whim};

#[test]
fn the_maps_that_come_with_safar_survive_2000_random_commands() {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let mut maps = 0;
    for folder in ["samples", "templates"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("maps").join(folder);
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for file in files {
            let opened = parse_map("opened.ron", &fs::read(&file).unwrap()).unwrap().map;
            let mut session = Session::new(opened.clone());
            let mut changes = 0;
            for round in 0..2000 {
                let whim = whim().new_tree(&mut runner).unwrap().current();
                let command = whim.command(session.map());
                changes += usize::from(session.apply(command).is_ok_and(|applied| applied.is_change));
                if round % 100 == 0 {
                    assert_session_sound(&session);
                }
            }
            assert!(changes > 1000, "{changes} changes of {}", file.display());
            let left = session.map().clone();
            let text = write_map(&left);
            let read = parse_map("left.ron", text.as_bytes()).unwrap();
            assert!(read.map == left, "{} reads back otherwise", file.display());
            assert_eq!(read.warnings.len(), 0, "{:?}", read.warnings);
            assert!(write_map(&read.map) == text);
            assert_eq!(std::iter::from_fn(|| session.undo()).count(), changes);
            assert!(*session.map() == opened && !session.is_modified());
            assert_eq!(std::iter::from_fn(|| session.redo()).count(), changes);
            assert!(*session.map() == left);
            maps += 1;
        }
    }
    assert!(maps >= 6);
}
