//! Folding, searching folded texts, and fuzzy matching.

use proptest::prelude::*;
use safar::fold::{Folded, Query, fold, fuzzy, squashed};

use crate::support::arbitrary_map::hostile_text;

fn found(text: &str, query: &str) -> Vec<String> {
    let ranges = Folded::of(text).ranges_of(&Query::new(query));
    ranges.into_iter().map(|range| text[range].to_owned()).collect()
}

/// Whether the texts are equal without spaces, which a half-space may match.
fn alike(a: &str, b: &str) -> bool {
    fold(a).replace(' ', "") == fold(b).replace(' ', "")
}

#[test]
fn what_people_mix_up_folds_alike() {
    for [a, b] in [
        ["Crème Brûlée", "creme brulee"],
        ["STRASSE", "Straße"],
        ["İstanbul", "istanbul"],
        ["مشتري", "مشتری"],
        ["مصطفى", "مصطفی"],
        ["كتاب", "کتاب"],
        ["تجربة", "تجربه"],
        ["أحمد إلى آخر ٱلباب", "احمد الی اخر الباب"],
        ["مسؤول", "مسوول"],
        ["مسائل", "مسایل"],
        ["می\u{200c}خواهم", "میخواهم"],
        ["مشـــتری", "مشتری"],
        ["مُشْتَرٍ", "مشتر"],
        ["تجربهٔ", "تجربه"],
        ["نامۀ", "نامه"],
        ["١٢٣", "123"],
        ["۱۲۳", "123"],
        ["１２３", "123"],
        ["“so” ‘it’ «is»", "\"so\" 'it' \"is\""],
        ["e\u{2011}mail", "E-mail"],
        ["a\u{a0}b\u{2003}\t c\n", "a b c"],
        ["\u{202b}سفر\u{202c}\u{200f}", "سفر"],
        ["ﷲ", "الله"],
        ["چرا؟", "چرا?"],
        ["ﬁne", "fine"],
    ] {
        assert_eq!(fold(a), fold(b), "{a:?} and {b:?}");
    }
    for [a, b] in [["a b", "ab"], ["حال", "خال"], ["か", "が"], ["c#", "c"], ["سر", "شر"]] {
        assert_ne!(fold(a), fold(b), "{a:?} and {b:?}");
    }
    assert_eq!(squashed("E-mail & وب\u{200c}سایت"), "emailوبسایت");
}

#[test]
fn what_is_found_is_told_in_the_original_with_its_marks() {
    assert_eq!(found("Café CAFE cafe\u{301}s", "café"), ["Café", "CAFE", "cafe\u{301}"]);
    assert_eq!(found("مُشْتَرِي و مشتری", "مشتری"), ["مُشْتَرِي", "مشتری"]);
    assert_eq!(found("aaa", "aa"), ["aa"], "no hit lies over another");
    assert_eq!(found("one  \n two", "one two"), ["one  \n two"]);
    assert_eq!(found("Nobody", ""), [""; 0]);
    assert_eq!(found("Nobody", " \u{200c} "), [""; 0]);
    assert_eq!(found("ﬁne", "f"), [""; 0], "a ligature is found whole or not at all");
    assert_eq!(found("ﬁne", "FI"), ["ﬁ"]);
}

#[test]
fn a_half_space_is_a_space_or_nothing() {
    for text in ["می\u{200c}خواهم", "می خواهم", "میخواهم"] {
        assert_eq!(found(text, "می\u{200c}خواهم"), [text], "{text:?}");
    }
    assert_eq!(found("می\u{200c}خواهم", "میخواهم"), ["می\u{200c}خواهم"]);
    assert_eq!(found("می\u{200c}خواهم", "می خواهم"), ["می\u{200c}خواهم"]);
    assert_eq!(found("می\u{200c} خواهم", "می خواهم"), ["می\u{200c} خواهم"]);
    assert_eq!(found("می خواهم", "میخواهم"), [""; 0], "a space is not nothing");
}

fn best<'a>(query: &str, labels: &[&'a str]) -> Vec<&'a str> {
    let mut scored: Vec<_> = labels.iter().filter_map(|label| Some((fuzzy(query, label)?.score, *label))).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, label)| label).collect()
}

#[test]
fn the_likelier_label_comes_first() {
    assert_eq!(best("export", &["Show exports", "Export…", "Enlarge xylophone port"])[0], "Export…");
    assert_eq!(best("add st", &["Add touchpoint, last", "Add stage", "Headstand"])[0], "Add stage");
    assert_eq!(best("zi", &["Organize it", "Zoom in", "Zinc"]), ["Zinc", "Zoom in", "Organize it"]);
    assert_eq!(best("png", &["Open recent", "Export as PNG", "Open the next guide"])[0], "Export as PNG");
    assert_eq!(best("png export", &["Export as PNG", "Zoom"]), ["Export as PNG"]);
    assert_eq!(best("undo", &["Undo", "Undo all", "Sound on"])[0], "Undo");
    assert_eq!(best("مرحله", &["افزودن مرحلهٔ تازه", "حذف کارت"]), ["افزودن مرحلهٔ تازه"]);
    assert_eq!(best("اضافه", &["إضافة بطاقة", "حذف"]), ["إضافة بطاقة"]);
    assert_eq!(fuzzy("xyz", "Export"), None);
    assert_eq!(fuzzy("  ", "Export").unwrap().score, 0);
}

#[test]
fn matched_letters_are_told_in_the_original() {
    let texts = |query: &str, label: &str| -> Vec<String> {
        fuzzy(query, label).unwrap().ranges.into_iter().map(|range| label[range].to_owned()).collect()
    };
    assert_eq!(texts("zin", "Zoom in"), ["Z", "in"]);
    assert_eq!(texts("zo in", "Zoom in"), ["Zo", "in"]);
    assert_eq!(texts("creme", "A Crème"), ["Crème"]);
    assert_eq!(texts("تجربه", "تَجرِبة خوب"), ["تَجرِبة"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn folding_twice_is_folding_once(text in prop_oneof![hostile_text(), any::<String>()]) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert_eq!(Folded::of(&once).ranges_of(&Query::new(&text)).is_empty(), Query::new(&text).is_empty());
    }

    #[test]
    fn every_hit_lies_between_characters_and_folds_to_the_query(
        before in hostile_text(),
        query in hostile_text(),
        after in hostile_text(),
    ) {
        let text = format!("{before}{query}{after}");
        let mut end = 0;
        for range in Folded::of(&text).ranges_of(&Query::new(&query)) {
            prop_assert!(range.start >= end && range.start < range.end, "{:?}", range);
            let hit = text.get(range.clone()).expect("a hit lies between characters");
            prop_assert!(alike(hit, &query), "{:?} for {:?}", hit, query);
            end = range.end;
        }
    }

    #[test]
    fn a_word_amid_others_is_always_found(before in "[b-d ]{0,9}", word in "[ا-ی۰-۹é]{1,6}", after in "[b-d ]{0,9}") {
        let text = format!("{before}{word}{after}");
        prop_assert_eq!(Folded::of(&text).ranges_of(&Query::new(&word)).len(), usize::from(!fold(&word).is_empty()));
    }

    #[test]
    fn fuzzy_ranges_are_of_the_candidate_and_say_the_query(label in hostile_text(), picks in any::<u64>()) {
        let letters = fold(&label).chars().filter(|letter| *letter != ' ').collect::<Vec<_>>();
        let kept = |(at, _): &(usize, &char)| picks >> (at % 64) & 1 == 1;
        let query: String = letters.iter().enumerate().filter(kept).map(|(_, letter)| *letter).collect();
        let fuzzy = fuzzy(&query, &label).expect("some of its letters in their order match");
        let mut end = 0;
        for range in &fuzzy.ranges {
            prop_assert!(range.start >= end && label.get(range.clone()).is_some());
            end = range.end;
        }
        prop_assert_eq!(fuzzy.ranges.is_empty(), query.is_empty());
    }
}
