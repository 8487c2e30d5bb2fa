//! The base direction of every text in maps of three languages, on the page, in fields and in messages.
//!
//! The rule is written here from its words: the map's direction is the base of every text that has a letter of that
//! direction; a text wholly of the other script keeps its own; a text of digits and signs alone takes the map's, but a
//! telephone number stays left to right. Each piece of a random text says of which direction its letters are.

use std::collections::BTreeMap;

use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use safar::{
    draw::draw,
    edit::{Command, Session},
    geom::Direction,
    layout::layout,
    model::{Language, Map, TextField},
    scene::{Item, Scene},
    storage::read_map,
    text::FontBook,
    theme::Theme,
};

/// A piece of a text, and the direction of its letters.
type Piece = (&'static str, Option<Direction>);

const PIECES: [Piece; 22] = [
    ("CRM", Some(Direction::Ltr)),
    ("checkout page", Some(Direction::Ltr)),
    ("Путь", Some(Direction::Ltr)),
    ("客户", Some(Direction::Ltr)),
    ("سفر", Some(Direction::Rtl)),
    ("می‌خرد؟", Some(Direction::Rtl)),
    ("العميل،", Some(Direction::Rtl)),
    ("מסע", Some(Direction::Rtl)),
    ("12", None),
    ("۱۴۰۵/۰۹/۰۸", None),
    ("٤٥٪", None),
    ("−3.5", None),
    ("+98 21 8888 7777", None),
    ("021-8888-7777", None),
    ("(", None),
    ("–", None),
    ("!", None),
    ("🙂", None),
    ("👩‍💻", None),
    ("«", None),
    ("\u{2066}Mona, 34\u{2069}", Some(Direction::Ltr)),
    ("\u{2067}مونا، ۳۴\u{2069}", Some(Direction::Rtl)),
];

/// Texts that are telephone numbers and nothing else; two digits follow.
const TELEPHONES: [&str; 4] = ["+98 21 8888 77", "021 8888 77", "(021) 8888-77", "٠٢١ ٨٨٨٨ ٧٧"];

/// A random text of a user.
#[derive(Clone, Debug)]
enum Mixed {
    Pieces(Vec<Piece>),
    Telephone(&'static str),
}

fn mixed() -> impl Strategy<Value = Mixed> {
    prop_oneof![
        8 => prop::collection::vec(prop::sample::select(PIECES.to_vec()), 1..7).prop_map(Mixed::Pieces),
        1 => prop::sample::select(TELEPHONES.to_vec()).prop_map(Mixed::Telephone),
    ]
}

impl Mixed {
    /// The text, ending in `number`, so that texts differ.
    fn written(&self, number: usize) -> String {
        match self {
            Self::Pieces(pieces) => {
                let words: Vec<&str> = pieces.iter().map(|piece| piece.0).collect();
                format!("{} #{number:03}", words.join(" "))
            }
            Self::Telephone(telephone) => format!("{telephone}{:02}", number % 100),
        }
    }

    /// The direction of the text in a map that runs in the direction `of_map`.
    fn expected(&self, of_map: Direction) -> Direction {
        match self {
            Self::Telephone(_) => Direction::Ltr,
            Self::Pieces(pieces) => {
                let has = |direction| pieces.iter().any(|piece| piece.1 == Some(direction));
                if has(of_map) || !has(of_map.reversed()) { of_map } else { of_map.reversed() }
            }
        }
    }
}

/// Random texts by how they are written.
type Written = BTreeMap<String, Mixed>;

fn runner() -> TestRunner {
    TestRunner::new_with_rng(Config::default(), TestRng::deterministic_rng(RngAlgorithm::ChaCha))
}

/// A map in `language` with every kind of lane and every field, each text of which is random, and these texts. Units stay
/// as they are: they are parts of numbers, whose order is that of `locale/numerals`.
fn map_in(language: Language, runner: &mut TestRunner) -> (Map, Written) {
    let mut map = read_map("tests/fixtures/every-lane.en.ron".as_ref()).unwrap().map;
    map.info.language = language;
    map.info.goals = vec!["a goal".into(), "another".into()];
    map.info.scope = "a scope".into();
    map.stages[0].text = "what happens".into();
    let mut places = Vec::new();
    map.each_text(&mut |place, text| {
        let is_filled = !text.trim().is_empty() && place.field != TextField::Unit;
        places.extend(is_filled.then_some(place));
    });
    let mut written = Written::new();
    let texts = places.into_iter().enumerate().map(|(number, place)| {
        let text = mixed().new_tree(runner).unwrap().current();
        written.insert(text.written(number), text.clone());
        (place, text.written(number))
    });
    let texts = texts.collect();
    let mut session = Session::new(map);
    session.apply(Command::ReplaceTexts { what: "a".into(), with: "b".into(), texts }).unwrap();
    (session.map().clone(), written)
}

/// The direction in which `whole`, whose direction is `around`, shows the text `part`: that of the isolate around it, else
/// that of the whole.
fn shown_in(whole: &str, part: &str, around: Direction) -> Direction {
    let before = whole.rfind(part).map(|at| &whole[..at]).unwrap();
    match before.chars().next_back() {
        Some('\u{2066}') => Direction::Ltr,
        Some('\u{2067}') => Direction::Rtl,
        Some(_) | None => around,
    }
}

/// The texts of `scene` with their directions.
fn texts_of(scene: &Scene) -> Vec<(&str, Direction)> {
    let items = scene.groups.iter().flat_map(|group| &group.items);
    let glyphs = items.filter_map(|item| if let Item::Glyphs { block, .. } = item { Some(block) } else { None });
    glyphs.map(|block| (&*block.text, block.direction)).collect()
}

#[test]
fn every_text_on_the_map_has_the_direction_of_its_map() {
    let (mut runner, mut fonts) = (runner(), FontBook::bundled());
    for round in 0..12 {
        for language in Language::ALL {
            let (map, written) = map_in(language, &mut runner);
            let of_map = Direction::from_rtl(map.is_rtl());
            let scene = draw(&map, &layout(&map, Theme::light(), &mut fonts), Theme::light());
            let (mut alone, mut within) = (0, 0);
            for (text, direction) in texts_of(&scene) {
                for (user, mixed) in written.iter().filter(|(user, _)| text.contains(user.as_str())) {
                    let is_alone = text.trim_matches(['“', '”', '«', '»']) == user;
                    *if is_alone { &mut alone } else { &mut within } += 1;
                    let shown = if is_alone { direction } else { shown_in(text, user, direction) };
                    assert_eq!(shown, mixed.expected(of_map), "{user:?} in {text:?}, round {round} in {language:?}");
                }
            }
            assert!(alone >= 60 && within >= 4, "{alone} texts alone, {within} within others");
        }
    }
}

#[cfg(feature = "gui")]
mod in_the_window {
    use egui::accesskit::{Role, TextDirection};
    use egui_kittest::kittest::NodeT as _;
    use safar::{
        edit::Selection,
        model::CardId,
        storage::save_map,
        ui::i18n::{self, m},
    };

    use super::*;
    use crate::{
        i18n::messages,
        support::{temp::TempFolder, window::Window},
    };

    /// A text without isolates of its own: what is composed of isolates takes the direction of the interface.
    fn mixed_without_isolates() -> impl Strategy<Value = Mixed> {
        mixed().prop_filter("no isolates", |mixed| !mixed.written(0).contains('\u{2069}'))
    }

    fn titled(title: &str) -> Map {
        let mut map = Map::default();
        map.info.language = Language::Persian;
        title.clone_into(&mut map.info.title);
        map
    }

    #[test]
    fn the_title_of_the_window_reads_as_the_map_does() {
        let folder = TempFolder::new();
        let path = folder.join("map.ron");
        save_map(&path, &titled("CRM ما")).unwrap();
        let window = Window::open(1360.0, 860.0, Some(path));
        assert_eq!(window.app().window_title(), "\u{2067}CRM ما\u{2069} — Safar");
    }

    #[test]
    fn a_message_names_characters_that_no_font_has() {
        let folder = TempFolder::new();
        let path = folder.join("map.ron");
        save_map(&path, &titled("客户")).unwrap();
        let window = Window::open(1360.0, 860.0, Some(path));
        for named in ["客 (U+5BA2)", "户 (U+6237)"] {
            assert!(!window.controls(&|label| label.contains(named)).is_empty(), "{named} is shown or announced");
        }
    }

    /// Checks the fields and labels of the window that show one of `written`; returns how many there are.
    fn checked(window: &Window, written: &Written, of_map: Direction, seen: &str) -> (usize, usize) {
        let (mut fields, mut labels) = (0, 0);
        for node in window.harness.root().children_recursive() {
            let node = node.accesskit_node();
            let is_field = matches!(node.role(), Role::TextInput | Role::MultilineTextInput);
            let text = if is_field { node.value() } else { node.label().or_else(|| node.value()) };
            let Some((user, mixed)) = text.and_then(|text| written.get_key_value(&text)) else { continue };
            // Things on the map are described by nodes that draw no text.
            let Some(direction) = node.data().text_direction() else {
                assert!(!is_field, "the field of {user:?} says no direction");
                continue;
            };
            let expected = match mixed.expected(of_map) {
                Direction::Ltr => TextDirection::LeftToRight,
                Direction::Rtl => TextDirection::RightToLeft,
            };
            assert_eq!(direction, expected, "{user:?} in {seen}");
            *if is_field { &mut fields } else { &mut labels } += 1;
        }
        (fields, labels)
    }

    #[test]
    fn every_field_and_label_has_the_direction_of_its_map_whatever_the_interface() {
        let folder = TempFolder::new();
        let mut runner = runner();
        for language in Language::ALL {
            let (map, written) = map_in(language, &mut runner);
            let of_map = Direction::from_rtl(map.is_rtl());
            let path = folder.join("map.ron");
            save_map(&path, &map).unwrap();
            let cards = map.lanes.iter().filter(|lane| lane.kind.holds_cards()).take(8);
            let cards = cards.filter_map(|lane| map.cards.in_lane(&lane.id).next()).map(|card| card.id.clone());
            let cards: Vec<CardId> = cards.collect();
            for interface in Language::ALL {
                let mut window = Window::open_in(interface, 1360.0, 860.0, Some(path.clone()));
                let things = [
                    Selection::Nothing,
                    Selection::Persona(map.personas[0].id.clone()),
                    Selection::Stage(map.stages[0].id.clone()),
                    Selection::Lane(map.lanes[0].id.clone()),
                ];
                let things = things.into_iter().chain(cards.iter().map(|id| Selection::cards([id.clone()])));
                let (mut fields, mut labels) = (0, 0);
                for selection in things {
                    let seen = format!("{selection:?} of a map in {language:?}, interface {interface:?}");
                    window.select(selection);
                    let (more_fields, more_labels) = checked(&window, &written, of_map, &seen);
                    assert!(more_fields > 0, "no field of {seen}");
                    (fields, labels) = (fields + more_fields, labels + more_labels);
                }
                assert!(fields >= 20 && labels >= 12, "{fields} fields and {labels} labels");
            }
        }
    }

    #[test]
    fn a_text_in_any_message_has_the_direction_of_its_map_whatever_the_interface() {
        let mut runner = runner();
        let mut checked = 0;
        for interface in Language::ALL {
            i18n::use_language(interface);
            for (name, entry) in messages(interface).into_iter().filter(|(_, entry)| !entry.values.is_empty()) {
                let name: &'static str = name.leak();
                let values: Vec<&'static str> = entry.values.into_iter().map(|value| &*value.leak()).collect();
                for language in Language::ALL {
                    let of_map = Direction::from_rtl(language.is_rtl());
                    let mut texts: Vec<(Mixed, String)> = Vec::new();
                    for number in 0..values.len() {
                        let text = mixed_without_isolates().new_tree(&mut runner).unwrap().current();
                        texts.push((text.clone(), text.written(number)));
                    }
                    let filled: Vec<_> =
                        values.iter().zip(&texts).map(|(value, (_, text))| (*value, text.as_str().into())).collect();
                    i18n::use_map_direction(Some(of_map));
                    let message = m(name).with(&filled);
                    i18n::use_map_direction(None);
                    for (mixed, text) in texts.iter().filter(|(_, text)| message.contains(text.as_str())) {
                        let shown = shown_in(&message, text, Direction::from_rtl(interface.is_rtl()));
                        assert_eq!(shown, mixed.expected(of_map), "{text:?} in {name}: {message:?}");
                        checked += 1;
                    }
                }
            }
        }
        i18n::use_language(Language::English);
        assert!(checked > 1_000, "{checked} texts in messages");
    }
}
