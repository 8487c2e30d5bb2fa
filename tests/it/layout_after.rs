//! A layout that reuses card boxes of an earlier one equals a new layout.

use std::collections::BTreeSet;

use proptest::{
    strategy::{Strategy, ValueTree},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use safar::{
    edit::Session,
    layout::{Layout, layout, layout_after},
    model::{Filter, FilterEffect, Map, MapDirection},
    text::FontBook,
    theme::Theme,
};

use crate::{
    edit_commands::whim,
    support::{arbitrary_map::arbitrary_map, shipped_maps::shipped_maps},
};

fn runner() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

fn laid_out(map: &Map, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
    let (filter, effect) = (Filter::default(), FilterEffect::Fade);
    layout_after(map, &filter, effect, &BTreeSet::new(), Theme::light(), fonts, before)
}

/// Applies `count` random commands to `map`; after each, the layout that reuses the previous one must equal a new one.
fn check(name: &str, map: Map, count: usize, runner: &mut TestRunner, fonts: &mut FontBook) {
    let mut session = Session::new(map);
    let mut before = laid_out(session.map(), fonts, None);
    let mut edits = 0;
    while edits < count {
        let command = whim().new_tree(runner).unwrap().current().command(session.map());
        let words = format!("{command:?}");
        if session.apply(command).is_ok_and(|applied| applied.is_change) {
            edits += 1;
            let after = laid_out(session.map(), fonts, Some(&before));
            assert!(after == layout(session.map(), Theme::light(), fonts), "{name} after {words}");
            before = after;
        }
    }
}

#[test]
fn after_any_edit_of_any_bundled_map_the_layout_is_as_from_nothing() {
    let (mut runner, mut fonts) = (runner(), FontBook::bundled());
    for (name, map) in shipped_maps() {
        for direction in [MapDirection::Ltr, MapDirection::Rtl] {
            let mut map = map.clone();
            map.info.direction = direction;
            check(&name, map, 5, &mut runner, &mut fonts);
        }
    }
}

#[test]
fn after_any_edit_of_a_random_map_the_layout_is_as_from_nothing() {
    let (mut runner, mut fonts) = (runner(), FontBook::bundled());
    for round in 0..40 {
        let map = arbitrary_map().new_tree(&mut runner).unwrap().current();
        check(&format!("random map {round}"), map, 12, &mut runner, &mut fonts);
    }
}
