//! The words of the interface: every message exists in every language, none is unused, and all can be formatted.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use safar::{
    edit::{Deed, DeedPart, Nameless, StepLabel},
    model::{LaneKind, Language},
    ui::{
        action::lane_kind_message,
        i18n::{self, Value, m},
        words::steps,
    },
};

use crate::rust_source::Source;

/// The attributes of a message and the values it needs.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Entry {
    attributes: BTreeSet<String>,
    pub(crate) values: BTreeSet<String>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The messages of `language` by file and name. Fails if a message occurs twice.
pub(crate) fn messages(language: Language) -> BTreeMap<String, Entry> {
    let folder = root().join("assets/i18n").join(language.tag());
    let mut messages: BTreeMap<String, Entry> = BTreeMap::new();
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        assert!(fluent_bundle::FluentResource::try_new(text.clone()).is_ok(), "{} does not parse", path.display());
        let mut name = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                line.split(" =").next().unwrap().clone_into(&mut name);
                let is_new = messages.insert(name.clone(), Entry::default()).is_none();
                assert!(is_new, "{}: {name} stands twice", path.display());
            }
            let entry = messages.get_mut(&name).unwrap();
            if let Some(attribute) = line.trim_start().strip_prefix('.') {
                entry.attributes.insert(attribute.split(" =").next().unwrap().to_owned());
            }
            let values = line.split('$').skip(1).map(|rest| rest.split([' ', ')', '}']).next().unwrap().to_owned());
            entry.values.extend(values);
        }
    }
    messages
}

/// The names of the messages that the code uses.
fn asked_for() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for source in Source::all_under("src") {
        let code = source.text.lines().filter(|line| !line.trim_start().starts_with("//"));
        // `m(` must not be the end of a longer name, such as `item("…")`.
        let is_name_before = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        for line in code {
            for (at, call) in line.match_indices("m(\"") {
                if !is_name_before(&line[..at]) {
                    names.insert(line[at + call.len()..].split('"').next().unwrap().to_owned());
                }
            }
        }
    }
    names
}

#[test]
fn every_message_stands_in_every_language_with_the_same_values() {
    let english = messages(Language::English);
    for language in [Language::Arabic, Language::Persian] {
        let other = messages(language);
        let missing: Vec<_> = english.keys().filter(|name| !other.contains_key(*name)).collect();
        let extra: Vec<_> = other.keys().filter(|name| !english.contains_key(*name)).collect();
        assert!(missing.is_empty() && extra.is_empty(), "{language:?} lacks {missing:?} and has besides {extra:?}");
        for (name, entry) in &english {
            assert_eq!(&other[name], entry, "{name} in {language:?}");
        }
    }
}

#[test]
fn the_code_asks_for_every_message_and_for_no_other() {
    let (asked, known) = (asked_for(), messages(Language::English));
    let missing: Vec<_> = asked.iter().filter(|name| !known.contains_key(*name)).collect();
    let unused: Vec<_> = known.keys().filter(|name| !asked.contains(*name)).collect();
    assert!(missing.is_empty(), "asked for but not written: {missing:?}");
    assert!(unused.is_empty(), "written but not asked for: {unused:?}");
}

#[test]
fn counts_have_the_plural_of_the_language_and_its_digits() {
    let count = |count: usize| m("count-cards").with(&[("count", count.into())]);
    i18n::use_language(Language::English);
    assert_eq!([0, 1, 2].map(count), ["0 cards", "1 card", "2 cards"]);
    i18n::use_language(Language::Arabic);
    assert_eq!([1, 2, 3, 11].map(count), ["بطاقة واحدة", "بطاقتان", "٣ بطاقات", "١١ بطاقة"]);
    i18n::use_language(Language::Persian);
    assert_eq!([1, 12].map(count), ["۱ کارت", "۱۲ کارت"]);
}

#[test]
fn words_of_the_user_stay_apart_from_the_message_around_them() {
    let open = |path: &str| m("start-open-path").with(&[("path", Value::path(path.to_owned()))]);
    i18n::use_language(Language::Persian);
    assert_eq!(open("a/b.ron"), "باز کردن \u{2066}a/b.ron\u{2069}");
    i18n::use_language(Language::English);
    assert_eq!(open("a/b.ron"), "Open a/b.ron");
    assert_eq!(open("سفر.ron"), "Open \u{2066}سفر.ron\u{2069}");
}

/// Labels that together have every deed and every name of a thing without a title.
fn every_label() -> Vec<StepLabel> {
    let titles = ["Advert", "Poster", "Purchase"];
    let mut labels = Vec::new();
    for deed in Deed::ALL {
        let parts = deed.english().matches("{}").count();
        let titles = titles.iter().take(parts).map(|title| DeedPart::title(title, Nameless::Card));
        labels.push(StepLabel::new(*deed, titles));
    }
    labels.extend(Nameless::ALL.iter().map(|thing| StepLabel::new(Deed::Edit, [DeedPart::Nameless(*thing)])));
    let others = [DeedPart::Bare("Sales".into()), DeedPart::Cards(3), DeedPart::Count(2), DeedPart::Said("x".into())];
    labels.extend(others.map(|part| StepLabel::new(Deed::Move, [part])));
    labels
}

/// `SAFAR_NEW_SNAPSHOTS=1 cargo test every_step` writes the words again.
#[test]
fn every_step_has_its_words_in_every_language() {
    let mut words = String::new();
    for language in Language::ALL {
        i18n::use_language(language);
        for label in every_label() {
            let line = steps::step(&label);
            // The marks that keep directions apart are written as escapes, so that the file can be read.
            let escaped = |line: String, mark: char| line.replace(mark, &format!("\\{:x}", u32::from(mark)));
            let line = ['\u{2066}', '\u{2067}', '\u{2069}'].into_iter().fold(line, escaped);
            writeln!(words, "{} {:?}: {line}", language.tag(), label.deed).unwrap();
        }
    }
    let path = root().join("tests/snapshots/step_words.txt");
    if std::env::var_os("SAFAR_NEW_SNAPSHOTS").is_some() {
        fs::write(&path, &words).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap(), words);
}

#[test]
fn the_english_words_of_a_step_are_those_of_its_label() {
    i18n::use_language(Language::English);
    for label in every_label() {
        // The list of steps says "without a title" where a report says "without a name".
        if label.parts != [DeedPart::Nameless(Nameless::WithoutName)] {
            assert_eq!(steps::step(&label), label.to_string());
        }
    }
}

#[test]
fn a_new_lane_is_called_as_the_gallery_calls_its_kind() {
    for language in Language::ALL {
        i18n::use_language(language);
        // The kind of lane is a curve; what it shows are feelings.
        for kind in LaneKind::ALL.into_iter().filter(|kind| *kind != LaneKind::EmotionCurve) {
            assert_eq!(lane_kind_message(kind).text(), kind.title(language));
        }
    }
}

#[test]
fn a_step_is_said_in_the_language_of_the_interface() {
    let mut session = safar::edit::Session::new(safar::model::Map::default());
    let applied = session.apply(safar::edit::Command::AddStage { at: 0, title: "Before".into() }).unwrap();
    let said = [Language::English, Language::Arabic, Language::Persian].map(|language| {
        i18n::use_language(language);
        steps::step(&applied.label)
    });
    assert_eq!(said[0], "Add “Before”");
    assert_eq!(said[1], "إضافة \u{2067}«\u{2066}Before\u{2069}»\u{2069}");
    assert_eq!(said[2], "افزودن \u{2067}«\u{2066}Before\u{2069}»\u{2069}");
}
