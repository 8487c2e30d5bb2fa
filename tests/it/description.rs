//! The description of a map in words, for people who cannot see its picture.

#![expect(clippy::unwrap_used, reason = "what is wrong in a test should stop it, and its pictures are small")]

use safar::{
    export::{description, title},
    geom::Direction,
    model::Map,
    storage::parse_map,
};

fn map(text: &str) -> Map {
    parse_map("test.ron", text.as_bytes()).unwrap().map
}

const SMALL: &str = r#"(
    version: 1,
    title: "Ordering a present",
    scenario: "A birthday is near!",
    language: "LANGUAGE",
    personas: [(id: "p1", name: "Mona, 34", role: "Parent"), (id: "p2", name: "Ali")],
    stages: [(id: "s1", title: "Awareness"), (id: "s2", title: "")],
    lanes: [(id: "l1", kind: Touchpoints, title: "T"), (id: "l2", kind: PainPoints, title: "P")],
    cards: [
        (id: "c1", at: ("l1", "s1", 0), title: "Advert"),
        (id: "c2", at: ("l1", "s2", 0), title: "Shop"),
        (id: "c3", at: ("l2", "s2", 0), title: "Queue"),
    ],
    feelings: [
        (persona: "p1", at: Card("c1"), value: 1.5),
        (persona: "p1", at: Card("c2"), value: -2.0),
        (persona: "p1", at: Stage("s1"), value: 1.5),
        (persona: "p2", at: Stage("s2"), value: 0.0),
    ],
)"#;

#[test]
fn a_description_names_stages_personas_cards_and_feelings() {
    let expected = "\
Customer journey map: Ordering a present.
Scenario: A birthday is near!
Personas: Mona, 34 (Parent); Ali.
Stages (2): Awareness, Untitled.
Touchpoints: 2.
Pain points: 1.
Mona, 34, best feeling: Awareness (+1.5).
Mona, 34, worst feeling: Shop (−2).
Ali, best feeling: Untitled (0).";
    assert_eq!(description(&map(&SMALL.replace("LANGUAGE", "en"))), expected);
}

#[test]
fn a_description_speaks_the_maps_language_with_its_digits() {
    let persian = description(&map(&SMALL.replace("LANGUAGE", "fa")));
    assert!(persian.starts_with("نقشهٔ سفر مشتری: \u{2066}Ordering"), "{persian}");
    assert!(
        persian.contains("مراحل (۲)")
            && persian.contains("(\u{2066}+۱٫۵\u{2069})")
            && persian.contains("نقاط تماس: ۲."),
        "{persian}"
    );
    let arabic = description(&map(&SMALL.replace("LANGUAGE", "ar")));
    assert!(arabic.starts_with("خريطة رحلة العميل: \u{2066}Ordering"), "{arabic}");
    assert!(arabic.contains("المراحل (٢)") && arabic.contains("نقاط الألم: ١."), "{arabic}");
}

#[test]
fn a_description_says_what_should_be_felt_one_day() {
    let wanted = SMALL
        .replace("value: -2.0", "value: -2.0, wanted: Some(1.5)")
        .replace("value: 0.0", "value: 0.0, wanted: Some(0.5)");
    let said = description(&map(&wanted.replace("LANGUAGE", "en")));
    assert!(said.contains("\nMona, 34, target feeling: Shop (+1.5 instead of −2).\nAli"), "{said}");
    assert!(said.ends_with("Ali, target feeling: Untitled (+0.5 instead of 0)."), "{said}");
    let said = description(&map(&wanted.replace("LANGUAGE", "fa")));
    assert!(
        said.contains("احساس مطلوب: \u{2066}Shop\u{2069} (\u{2066}+۱٫۵\u{2069} به‌جای \u{2066}−۲\u{2069})"),
        "{said}"
    );
    let said = description(&map(&wanted.replace("\"LANGUAGE\"", "\"fa\", digits: Latin")));
    assert!(said.contains("(\u{2066}+1.5\u{2069} به‌جای \u{2066}−2\u{2069})") && said.contains("مراحل (2)"), "{said}");
}

#[test]
fn of_equal_feelings_the_first_is_named_as_best_and_as_worst() {
    let equal = SMALL.replace(
        "(persona: \"p2\", at: Stage(\"s2\"), value: 0.0)",
        "(persona: \"p2\", at: Stage(\"s1\"), value: -1.0), (persona: \"p2\", at: Stage(\"s2\"), value: -1.0),
         (persona: \"p2\", at: Card(\"c2\"), value: 2.0), (persona: \"p2\", at: Card(\"c3\"), value: 2.0)",
    );
    let said = description(&map(&equal.replace("LANGUAGE", "en")));
    assert!(said.contains("\nAli, best feeling: Shop (+2).\nAli, worst feeling: Awareness (−1)."), "{said}");
}

#[test]
fn the_three_wanted_feelings_furthest_from_the_present_are_named_the_furthest_first() {
    let feelings = [("Card(\"c1\")", 1.0), ("Card(\"c2\")", 2.0), ("Card(\"c3\")", 0.5), ("Stage(\"s1\")", -1.5)]
        .map(|(at, wanted)| format!("(persona: \"p2\", at: {at}, value: 0.0, wanted: Some({wanted:?})),"));
    let wanted = SMALL.replace("(persona: \"p2\", at: Stage(\"s2\"), value: 0.0),", &feelings.concat());
    let said = description(&map(&wanted.replace("LANGUAGE", "en")));
    let expected =
        "Ali, target feeling: Shop (+2 instead of 0), Awareness (−1.5 instead of 0), Advert (+1 instead of 0).";
    assert!(said.ends_with(expected), "{said}");
}

#[test]
fn an_empty_map_still_has_a_description() {
    assert_eq!(description(&Map::default()), "Customer journey map: Untitled map.");
}

#[test]
fn the_texts_of_a_persian_map_read_from_the_right_in_any_viewer() {
    let map = map(&SMALL.replace("LANGUAGE", "fa").replace("Ordering a present", "CRM ما").replace("Mona, 34", "Mona"));
    assert_eq!(title(&map, None), "\u{200f}CRM ما", "its first letter would turn the title the other way");
    for line in description(&map).lines() {
        assert_eq!(Direction::of_first_letter(line), Some(Direction::Rtl), "{line}");
    }
}
