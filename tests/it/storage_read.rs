//! Reading maps: which files are read, which are refused, and with which words.

use std::{collections::BTreeMap, fs, path::PathBuf};

use safar::{
    model::Map,
    storage::{Opened, Problem, StorageError, parse_map, read_map, write_map},
};

/// A map with every field.
const WHOLE: &str = include_str!("../fixtures/whole.ron");

fn fixtures(folder: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(folder)
}

fn read(text: &str) -> Result<Opened, StorageError> {
    parse_map("map.ron", text.as_bytes())
}

fn whole() -> Map {
    read(WHOLE).unwrap_or_else(|error| panic!("{error}")).map
}

fn problems(text: &str) -> Vec<Problem> {
    match read(text) {
        Err(StorageError::Invalid { problems, .. }) => problems,
        other => panic!("{other:?}"),
    }
}

/// Compares the first line of the message about every file in `folder` with the folder's `expected.txt`.
fn assert_said(folder: &str, say: impl Fn(&str, &[u8]) -> String) {
    let folder = fixtures(folder);
    let expected = fs::read_to_string(folder.join("expected.txt")).unwrap();
    let mut said = BTreeMap::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        if name != "expected.txt" {
            let text = say(&name, &fs::read(folder.join(&name)).unwrap());
            said.insert(name, text.lines().next().unwrap().to_owned());
        }
    }
    let said: Vec<_> = said.into_values().collect();
    assert_eq!(said, expected.lines().collect::<Vec<_>>());
}

#[test]
fn each_fault_is_refused_with_its_place_what_was_found_and_what_was_expected() {
    assert_said("refused", |name, bytes| parse_map(name, bytes).expect_err(name).to_string());
}

#[test]
fn each_imperfection_is_a_warning_with_its_place_and_nothing_is_lost() {
    assert_said("warned", |name, bytes| {
        let opened = parse_map(name, bytes).unwrap_or_else(|error| panic!("{error}"));
        let again = parse_map(name, write_map(&opened.map).as_bytes()).unwrap();
        assert_eq!(again.map, opened.map, "{name}");
        // Wrong orders are corrected by a save; a dangling reference is kept.
        let is_settled = ["order_gap.ron", "order_twice.ron", "comment.ron"].contains(&name);
        assert_eq!(again.warnings.len(), usize::from(!is_settled), "{name}");
        opened.warnings[0].to_string()
    });
}

#[test]
fn a_refusal_shows_the_line_marks_the_place_and_says_what_to_do() {
    let text = "(\n  version: 1,\n  title: \"\",\n  language: \"de\",\n)";
    assert_eq!(
        read(text).unwrap_err().to_string(),
        "map.ron:4:13: found \"de\", expected \"en\", \"ar\" or \"fa\"\n   \
         4 |   language: \"de\",\n     \
           |             ^\n     \
           = Write the language the map's words are in."
    );
}

#[test]
fn a_place_is_counted_in_characters_and_its_line_is_shortened_around_it() {
    let padding = "سفر ".repeat(400);
    let text = format!("(version: 1, title: \"{padding}\", language: \"de\")");
    let [problem] = &problems(&text)[..] else { panic!() };
    assert_eq!((problem.line, problem.column), (1, text.chars().position(|c| c == 'd').unwrap()));
    assert!(problem.excerpt.chars().count() < 120);
    assert_eq!(problem.excerpt.chars().nth(problem.marker), Some('"'));
}

#[test]
fn an_excerpt_cannot_turn_the_terminal_around() {
    let text = "(version: 1, title: \"\u{202e}\u{1b}[2J\u{7}\", language: \"de\")";
    let shown = read(text).unwrap_err().to_string();
    assert!(!shown.contains(['\u{202e}', '\u{1b}', '\u{7}']), "{shown:?}");
}

#[test]
fn all_faults_are_reported_at_once_in_the_order_of_the_file() {
    let text = WHOLE.replace("2026-03-02", "2026-13-02").replace("Some(8)", "Some(80)").replace("-2.0", "-20.0");
    let places: Vec<_> = problems(&text).iter().map(|problem| problem.line).collect();
    assert_eq!(places.len(), 3);
    assert!(places.is_sorted());
}

#[test]
fn a_map_with_a_million_cells_is_refused_with_a_remedy() {
    let list = |name: &str, item: &dyn Fn(usize) -> String| {
        format!("{name}: [{}]", (0..1_000).map(item).collect::<Vec<_>>().join(","))
    };
    let stages = list("stages", &|number| format!("(id: \"s{number}\", title: \"S\")"));
    let lanes = list("lanes", &|number| format!("(id: \"l{number}\", kind: Touchpoints, title: \"L\")"));
    let said = read(&format!("(version: 1, title: \"\", {stages}, {lanes})")).unwrap_err().to_string();
    assert!(
        said.starts_with(
            "map.ron:1:33: found 1000 stages with 1000 lanes, which make 1000000 cells, expected at most 50000 cells"
        ),
        "{said}"
    );
    assert!(said.ends_with("Divide the map into several, or remove stages or lanes."), "{said}");
    let stages = stages.replacen("stages", "personas: [], stages", 1);
    assert!(read(&format!("(version: 1, title: \"\", {stages})")).is_ok(), "a thousand stages are no trouble");
}

#[test]
fn ten_thousand_faults_are_counted_and_the_first_fifty_told() {
    let card = "(id: \"c 1\", at: (\"l1\", \"s1\", 0), title: \"\"),\n";
    let text = format!("(version: 1, title: \"\", cards: [\n{}])", card.repeat(10_000));
    let error = read(&text).unwrap_err();
    let StorageError::Invalid { problems, more } = &error else { panic!("{error}") };
    assert_eq!((problems.len(), *more), (50, 9_950));
    assert!(error.to_string().ends_with("… and 9950 more faults"));
}

#[test]
fn a_map_with_every_field_reads_without_a_warning() {
    let opened = read(WHOLE).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(opened.warnings, []);
    assert_eq!((opened.map.cards.len(), opened.map.feelings.len()), (3, 3));
}

#[test]
fn a_byte_order_mark_and_foreign_line_ends_change_nothing() {
    let windows = WHOLE.replace('\n', "\r\n");
    let marked = format!("\u{feff}{WHOLE}");
    for text in [windows, marked] {
        let opened = read(&text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((opened.map, opened.warnings), (whole(), vec![]));
    }
}

#[test]
fn whole_numbers_read_where_decimals_are_written() {
    assert_eq!(read(&WHOLE.replace(".0)", ")").replace("Some(8)", "Some(8.0)")).unwrap().map, whole());
}

#[test]
fn a_map_cut_off_anywhere_is_refused_with_a_place() {
    let end = WHOLE.trim_end().len();
    // After every line, and at positions inside every kind of token.
    let lines = WHOLE.match_indices('\n').map(|(at, _)| at);
    for cut in lines.chain((0..end).step_by(7)).filter(|cut| *cut < end && WHOLE.is_char_boundary(*cut)) {
        let error = read(&WHOLE[..cut]).expect_err("a map that is cut off");
        if cut > 0 {
            assert!(error.to_string().starts_with("map.ron:"), "{cut}: {error}");
        }
    }
    let missing: Vec<_> = problems(&WHOLE[..WHOLE.len() / 2]).iter().map(|problem| problem.found.clone()).collect();
    assert!(!missing.is_empty());
}

#[test]
fn every_sample_cut_off_after_any_line_is_refused() {
    for entry in fs::read_dir(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("maps/samples")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let ends: Vec<_> = text.match_indices('\n').map(|(at, _)| at).collect();
        for end in &ends[..ends.len() - 1] {
            read(&text[..*end]).expect_err("a map that is cut off");
        }
    }
}

#[test]
fn a_damaged_byte_never_makes_the_reader_panic() {
    // A fixed walk over the file: each byte is replaced by each of the signs that matter to RON, and by noise.
    let signs = b"()[]{}\",:\\/*#'rb0-.\0\n\xff";
    for at in 0..WHOLE.len() {
        let mut bytes = WHOLE.as_bytes().to_vec();
        bytes[at] = signs[at % signs.len()];
        drop(parse_map("map.ron", &bytes).map_err(|error| error.to_string()));
        bytes.remove(at);
        drop(parse_map("map.ron", &bytes).map_err(|error| error.to_string()));
    }
}

#[test]
fn nesting_a_hundred_thousand_deep_is_refused() {
    for open in ["(", "[", "{", "Some(", "(version: ", "(title: [", "/*", "#![enable(", "r#\"", "'"] {
        let deep = open.repeat(100_000);
        for text in
            [deep.clone(), format!("(version: 1, title: {deep}"), format!("(version: 1, title: \"\", zz: {deep}")]
        {
            let error = read(&text).expect_err(open).to_string();
            assert!(error.len() < 2_000, "{open}: {} bytes of error", error.len());
        }
    }
}

#[test]
fn a_comment_that_only_looks_like_one_is_no_warning() {
    let text = WHOLE.replace("\"wiki\"", "\"https://example.org/*x*/\"");
    let opened = read(&text).unwrap();
    assert_eq!(opened.warnings, []);
    assert_eq!(opened.map.sources[0].locator, "https://example.org/*x*/");
}

#[test]
fn what_is_no_file_is_refused() {
    let folder = read_map(&fixtures("refused")).unwrap_err();
    assert!(matches!(folder, StorageError::IsFolder { .. }), "{folder}");
    let missing = read_map(&fixtures("missing.ron")).unwrap_err();
    assert!(matches!(missing, StorageError::NotFound { .. }), "{missing}");
    let within_file = read_map(&fixtures("whole.ron/map.ron")).unwrap_err();
    assert!(within_file.to_string().contains("A part of the path is a file"), "{within_file}");
}

#[test]
fn a_hundred_megabytes_are_refused_unread() {
    let folder = crate::support::temp::TempFolder::new();
    let path = folder.join("big.ron");
    fs::File::create(&path).unwrap().set_len(100 * 1024 * 1024).unwrap();
    let error = read_map(&path).unwrap_err();
    assert!(matches!(error, StorageError::TooLarge { size: 104_857_600, .. }), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_without_end_is_refused() {
    let error = read_map("/dev/zero".as_ref()).unwrap_err();
    assert!(matches!(error, StorageError::TooLarge { .. }), "{error}");
}

#[test]
fn the_inputs_of_a_conversion_rate_are_read_by_their_old_names_too() {
    let file = |inputs: &str| {
        format!(
            "(version: 1, title: \"t\", stages: [(id: \"s1\", title: \"s\")], \
             lanes: [(id: \"l1\", kind: Metrics, title: \"l\")], cards: [(id: \"c1\", at: (\"l1\", \"s1\", 0), \
             title: \"c\", metric: Some((measure: ConversionRate({inputs}))))])"
        )
    };
    let read = |inputs: &str| parse_map("rate.ron", file(inputs).as_bytes()).unwrap().map;
    assert_eq!(read("acted: 29.0, saw: 1000.0"), read("conversions: 29.0, visitors: 1000.0"));
}
