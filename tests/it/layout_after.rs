//! A layout that reuses lanes and cards of an earlier one equals a new layout, whatever changed in between: the map, its
//! language, digits and direction, or the filter through which it is seen.

use std::collections::BTreeSet;

use proptest::{
    prelude::*,
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use safar::{
    edit::{Command, InfoField, Session},
    layout::{Layout, layout_after},
    model::{Card, CardId, Digits, Filter, FilterEffect, Language, Map, MapDirection},
    text::FontBook,
    theme::{Density, Theme},
};

use crate::{
    edit_commands::whim,
    support::{arbitrary_map::arbitrary_map, shipped_maps::shipped_maps},
};

fn runner() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A random value of `strategy`.
fn some<S: Strategy>(strategy: &S, runner: &mut TestRunner) -> S::Value {
    strategy.new_tree(runner).unwrap().current()
}

/// What a user sees of a map: the cards that a filter selects, and those that it must not hide.
#[derive(Clone, Debug, Default)]
struct Sight {
    filter: Filter,
    effect: FilterEffect,
    kept: BTreeSet<CardId>,
}

impl Sight {
    /// A random sight whose filter selects by values that `map` has. About every third one has no filter.
    fn of(map: &Map, runner: &mut TestRunner) -> Self {
        let (picks, effect) = some(&(any::<[u8; 12]>(), select(vec![FilterEffect::Fade, FilterEffect::Hide])), runner);
        let [number, facets @ ..] = picks;
        let cards: Vec<&Card> = map.cards.values().collect();
        let mut filter = Filter::default();
        for (facet, pick) in facets.into_iter().enumerate().filter(|(_, pick)| number % 3 > 0 && pick % 4 == 0) {
            let card = cards.get(usize::from(pick / 4) * 7 % cards.len().max(1));
            let persona = map.personas.get(usize::from(pick / 4) % map.personas.len().max(1));
            match facet {
                0 => filter.personas.extend(persona.map(|persona| persona.id.clone())),
                1 => filter.channels.extend(card.and_then(|card| card.channel.clone())),
                2 => filter.presences.extend(card.and_then(|card| map.presence(card))),
                3 => filter.departments.extend(card.map(|card| card.department.clone())),
                4 => filter.evidence.extend(card.and_then(|card| card.evidence)),
                5 => filter.tags.extend(card.and_then(|card| card.tags.first().cloned())),
                6 => filter.statuses.extend(card.and_then(|card| card.status)),
                7 => filter.owners.extend(card.map(|card| card.owner.clone())),
                8 => filter.text.push_str(["a", "e", "و", "1"][usize::from(pick / 4) % 4]),
                _ => {}
            }
        }
        let is_kept = |at: usize| facets[10].is_multiple_of(2) && at % 5 == usize::from(number % 5);
        let kept = cards.iter().enumerate().filter(|(at, _)| is_kept(*at)).map(|(_, card)| card.id.clone()).collect();
        Self { filter, effect, kept }
    }

    fn laid_out(&self, map: &Map, theme: &Theme, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
        layout_after(map, &self.filter, self.effect, &self.kept, theme, fonts, before)
    }
}

/// A random change of how the map itself writes: its language, its digits or its direction.
fn writing() -> impl Strategy<Value = InfoField> {
    prop_oneof![
        select(vec![Language::English, Language::Arabic, Language::Persian]).prop_map(InfoField::Language),
        select(vec![Digits::Auto, Digits::Latin, Digits::ArabicIndic, Digits::Persian]).prop_map(InfoField::Digits),
        select(vec![MapDirection::Auto, MapDirection::Ltr, MapDirection::Rtl]).prop_map(InfoField::Direction),
    ]
}

/// The themes, each in each density.
fn themes() -> Vec<Theme> {
    let with_densities = |theme: &'static Theme| Density::ALL.map(|density| theme.with_density(density));
    Theme::built_in().into_iter().flat_map(with_densities).collect()
}

/// A random next step: undoing, another way of writing, or most often a random command. Returns what was done.
fn step(session: &mut Session, runner: &mut TestRunner) -> String {
    loop {
        let command = match some(&(0..8_u8), runner) {
            0 if session.can_undo() => {
                session.undo();
                return "undoing".into();
            }
            0 | 1 => Command::SetInfo(some(&writing(), runner)),
            _ => some(&whim(), runner).command(session.map()),
        };
        let words = format!("{command:?}");
        if session.apply(command).is_ok_and(|applied| applied.is_change) {
            return words;
        }
    }
}

/// Edits `map` and looks at it in another way, `count` times at random, in one of the themes; each time, the layout that
/// reuses the previous one must equal a new one.
fn check(name: &str, map: Map, count: usize, runner: &mut TestRunner, fonts: &mut FontBook) {
    let theme = some(&select(themes()), runner);
    let mut session = Session::new(map);
    let mut sight = Sight::of(session.map(), runner);
    let mut before = sight.laid_out(session.map(), &theme, fonts, None);
    for _ in 0..count {
        let words = if some(&any::<bool>(), runner) {
            sight = Sight::of(session.map(), runner);
            String::from("another filter")
        } else {
            step(&mut session, runner)
        };
        let after = sight.laid_out(session.map(), &theme, fonts, Some(&before));
        let new = sight.laid_out(session.map(), &theme, fonts, None);
        assert!(after == new, "{name} in {} after {words}, seen as {sight:?}", theme.name);
        before = after;
    }
}

#[test]
fn after_any_change_of_any_bundled_map_the_layout_is_as_from_nothing() {
    let (mut runner, mut fonts) = (runner(), FontBook::bundled());
    for (name, map) in shipped_maps() {
        for direction in [MapDirection::Ltr, MapDirection::Rtl] {
            let mut map = map.clone();
            map.info.direction = direction;
            check(&name, map, 8, &mut runner, &mut fonts);
        }
    }
}

#[test]
fn after_any_change_of_a_random_map_the_layout_is_as_from_nothing() {
    let (mut runner, mut fonts) = (runner(), FontBook::bundled());
    for round in 0..100 {
        let map = some(&arbitrary_map(), &mut runner);
        check(&format!("random map {round}"), map, 16, &mut runner, &mut fonts);
    }
}

/// Like the tests above for what the window keeps between frames: the theme, its density and the hints change too, and
/// the drawing must equal a new one as well.
#[cfg(feature = "gui")]
#[test]
fn after_any_change_the_map_in_the_window_is_as_drawn_from_nothing() {
    use std::sync::Arc;

    use safar::{
        export::picture,
        ui::desk::{drawn_map::DrawnMap, view_filter::ViewFilter},
    };

    let (mut runner, mut fonts) = (runner(), FontBook::bundled());
    let themes: Vec<Arc<Theme>> = themes().into_iter().map(Arc::new).collect();
    let view_filter = |sight: Sight| Arc::new(ViewFilter::new(sight.filter, sight.effect));
    let random = (0..20).map(|_| some(&arbitrary_map(), &mut runner)).collect::<Vec<_>>();
    let shipped = shipped_maps().into_iter().map(|(_, map)| map).take(6);
    for (round, map) in random.into_iter().chain(shipped).enumerate() {
        let mut session = Session::new(map);
        let mut theme = Arc::clone(&themes[0]);
        let mut filter = view_filter(Sight::of(session.map(), &mut runner));
        let mut has_hints = true;
        let mut drawn = DrawnMap::new(&session, &theme, &filter, &mut fonts);
        for _ in 0..8 {
            let words = match some(&(0..6_u8), &mut runner) {
                0 => {
                    theme = some(&select(themes.clone()), &mut runner);
                    "another theme".into()
                }
                1 => {
                    has_hints = !has_hints;
                    "the hints".into()
                }
                2 => {
                    filter = view_filter(Sight::of(session.map(), &mut runner));
                    "another filter".into()
                }
                _ => step(&mut session, &mut runner),
            };
            drawn.refresh(&session, &theme, &filter, has_hints, &mut fonts);
            let new = picture(session.map(), filter.look(&theme, has_hints), &mut fonts, None);
            let said = format!("map {round} in {} {:?} after {words}, through {filter:?}", theme.name, theme.density);
            assert!(*drawn.layout == new.layout, "layout of {said}");
            assert!(*drawn.scene == new.scene, "scene of {said}");
        }
    }
}
