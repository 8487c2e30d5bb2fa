//! The terms of the interface: one translation for each, and none for two; and all plural forms of counted nouns.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use safar::{
    model::Language,
    ui::i18n::{self, m},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

/// The texts of the messages in `language`, by name; the explanation of `name` is called `name.tip`.
fn texts(language: Language) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut name = String::new();
    for entry in fs::read_dir(root().join("assets/i18n").join(language.tag())).unwrap() {
        let file = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let text = if let Some(tip) = line.trim_start().strip_prefix(".tip =") {
                name = format!("{}.tip", name.trim_end_matches(".tip"));
                tip
            } else if let Some((id, text)) = line.split_once(" =").filter(|_| line.starts_with(char::is_alphabetic)) {
                id.clone_into(&mut name);
                text
            } else {
                line
            };
            let known = texts.entry(name.clone()).or_default();
            known.push_str(text);
            known.push('\n');
        }
    }
    texts
}

/// The choices by a number in `text`: the name of the number, and the keys of the variants.
fn choices(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let choice = |(before, after): (&str, &str)| {
        let number = before.rsplit('$').next().unwrap().trim_end_matches([' ', ')']).to_owned();
        let variants = after.lines().map(|line| line.trim_start().trim_start_matches('*')).skip(1);
        let variants = variants.map_while(|line| line.strip_prefix('[').and_then(|line| line.split(']').next()));
        (number, variants.map(str::to_owned).collect())
    };
    text.match_indices("->").map(|(at, _)| choice((&text[..at], &text[at + 2..]))).collect()
}

/// The plural categories of `language` in CLDR.
fn categories(language: Language) -> &'static [&'static str] {
    match language {
        Language::English | Language::Persian => &["one", "other"],
        Language::Arabic => &["zero", "one", "two", "few", "many", "other"],
    }
}

#[test]
fn every_counted_noun_has_all_plural_categories_of_its_language() {
    let english = texts(Language::English);
    let mut missing = Vec::new();
    for language in Language::ALL {
        let expected: BTreeSet<String> = categories(language).iter().map(|&key| key.to_owned()).collect();
        for (name, text) in texts(language) {
            let own = choices(&text);
            for (number, variants) in &own {
                let plural: BTreeSet<_> =
                    variants.iter().filter(|key| !key.bytes().all(|byte| byte.is_ascii_digit())).cloned().collect();
                let is_by_category = text.contains(&format!("PLURAL(${number})"));
                if is_by_category != (language == Language::Arabic) {
                    missing.push(format!("{} {name}: PLURAL(${number}) is for Arabic", language.tag()));
                }
                if plural != expected {
                    missing.push(format!("{} {name}: {number} has {plural:?}", language.tag()));
                }
            }
            // What English counts, every language counts.
            let chosen = |number: &str| own.iter().any(|(own, _)| own == number);
            for (number, _) in choices(&english[&name]).iter().filter(|(number, _)| !chosen(number)) {
                missing.push(format!("{} {name}: no choice by {number}", language.tag()));
            }
        }
    }
    // A plural noun after a number outside of a choice: "over { $b } stages".
    for (name, text) in &english {
        for number in ["count", "all", "b"] {
            let bare = format!("{{ ${number} }} ");
            for (at, _) in text.match_indices(&bare) {
                let word = text[at + bare.len()..].split(|letter: char| !letter.is_alphabetic()).next().unwrap();
                let is_variant = text[..at].rsplit('\n').next().unwrap().trim_start().starts_with(['*', '[']);
                if word.ends_with('s') && !is_variant {
                    missing.push(format!("{name}: {word} after a number, in one form for every number"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn arabic_counts_agree_with_their_number() {
    i18n::use_language(Language::Arabic);
    let lanes = |count: usize| m("count-lanes").with(&[("count", count.into())]);
    assert_eq!(
        [0, 1, 2, 3, 11, 100, 103].map(lanes),
        ["بلا مسارات", "مسار واحد", "مساران", "٣ مسارات", "١١ مسارًا", "١٠٠ مسار", "١٠٣ مسارات"]
    );
}

/// A term of the field.
struct Term {
    /// Its English forms.
    english: Vec<String>,
    /// The stems of its translations into Arabic and Persian; the first is the term itself.
    translations: [Vec<String>; 2],
    /// The messages that use the English word in another sense.
    apart: BTreeSet<String>,
}

fn terms() -> Vec<Term> {
    let list = fs::read_to_string(root().join("tests/fixtures/terms.tsv")).unwrap();
    let forms = |column: &str| column.split('|').map(str::to_owned).collect::<Vec<_>>();
    let term = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let apart = columns.get(3).copied().unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        Term { english: forms(columns[0]), translations: [forms(columns[1]), forms(columns[2])], apart }
    };
    list.lines().filter(|line| !line.starts_with('#')).map(term).collect()
}

/// `text` without the names of its values, in lower case, with a space at both ends and for every sign.
fn words(text: &str) -> String {
    let mut plain = String::from(" ");
    for (at, part) in text.split('$').enumerate() {
        let part = if at == 0 { part } else { part.trim_start_matches(|letter: char| letter.is_alphanumeric()) };
        plain.extend(part.to_lowercase().chars().map(|letter| if letter.is_alphabetic() { letter } else { ' ' }));
    }
    plain.push(' ');
    plain
}

#[test]
fn a_term_has_one_translation() {
    let english = texts(Language::English);
    let mut other = Vec::new();
    for (at, language) in [Language::Arabic, Language::Persian].into_iter().enumerate() {
        let translated = texts(language);
        for term in terms() {
            let is_in = |text: &str| term.english.iter().any(|form| words(text).contains(&format!(" {form} ")));
            for (name, _) in english.iter().filter(|(name, text)| !term.apart.contains(*name) && is_in(text)) {
                if !term.translations[at].iter().any(|stem| translated[name].contains(stem)) {
                    other.push(format!("{} in {name}: {}", term.english[0], translated[name].trim()));
                }
            }
        }
    }
    assert!(other.is_empty(), "{other:#?}");
}

#[test]
fn no_two_terms_share_a_translation() {
    for at in 0..2 {
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        for term in terms() {
            let translation = term.translations[at][0].clone();
            if let Some(other) = seen.insert(translation.clone(), term.english[0].clone()) {
                panic!("{translation} is both {other} and {}", term.english[0]);
            }
        }
    }
}
