//! Unicode's own tests of bidirectional order (UAX #9), applied to the blocks that are actually drawn.
//!
//! `tests/data` contains `BidiCharacterTest`, which runs completely in every `cargo test`. `BidiTest` is three times as
//! large when compressed; an ignored test, which continuous integration runs, reads it from Debian's `unicode-data`.
//!
//! The tests compare the order of the characters along a drawn line. It is read from the runs, whose glyphs must go
//! from left to right. If a run has one glyph for each character, the tests also check that it is the glyph of that
//! character, mirrored in a right-to-left run. Two kinds of characters are not drawn, and the tests check that no
//! others are missing: characters without ink (formatting and control characters, including tabs), and spaces at the
//! end of a line, which must be the ones that Unicode moves to the paragraph's far side.

use std::{collections::BTreeMap, fs, io::Read as _};

use flate2::read::GzDecoder;
use safar::{
    geom::{BaseDirection, Direction},
    text::{Align, EditorFrame, FontBook, TextBlock, TextEditor, TextSpec, TextStyle},
};

const CHARACTER_TEST: &[u8] = include_bytes!("../data/BidiCharacterTest-15.0.0.txt.gz");
/// The path of the other test in Debian's package `unicode-data`.
const CLASS_TEST: &str = "/usr/share/unicode/BidiTest.txt";

const STYLE: TextStyle = TextStyle { size: 10.0, weight: 400.0, line_height: 1.5 };

/// A line of text and its order according to Unicode.
struct Case {
    characters: Vec<char>,
    direction: BaseDirection,
    /// Indices of the characters that have a position, from left to right.
    order: Vec<usize>,
}

/// A font book, and the glyph of each character set by itself in each direction.
struct Reader {
    book: FontBook,
    alone: BTreeMap<(char, bool), Option<u32>>,
}

impl Reader {
    fn new() -> Self {
        Self { book: FontBook::bundled(), alone: BTreeMap::new() }
    }

    fn set(&mut self, text: &str, direction: BaseDirection) -> std::sync::Arc<TextBlock> {
        let spec = TextSpec { text, style: STYLE, width: None, align: Align::Left, direction, max_lines: None };
        self.book.block(&spec)
    }

    fn glyph_alone(&mut self, character: char, is_rtl: bool) -> Option<u32> {
        if let Some(known) = self.alone.get(&(character, is_rtl)) {
            return *known;
        }
        let direction = if is_rtl { Direction::Rtl } else { Direction::Ltr };
        let block = self.set(character.encode_utf8(&mut [0; 4]), BaseDirection::Always(direction));
        let glyph = block.runs.first().and_then(|run| run.glyphs.first()).map(|glyph| glyph.id);
        self.alone.insert((character, is_rtl), glyph);
        glyph
    }

    /// The error in the drawing of `case`; `None` if it is correct.
    fn fault(&mut self, case: &Case) -> Option<String> {
        let text: String = case.characters.iter().collect();
        let starts: BTreeMap<usize, usize> =
            text.char_indices().enumerate().map(|(at, (byte, _))| (byte, at)).collect();
        let block = self.set(&text, case.direction);
        let mut drawn = Vec::new();
        let mut pen = f32::NEG_INFINITY;
        for run in &block.runs {
            let mut shown: Vec<_> = starts.range(run.range.clone()).map(|(_, at)| *at).collect();
            if run.is_rtl {
                shown.reverse();
            }
            let inked: Vec<_> = shown.iter().map(|at| case.characters[*at]).filter(|c| !is_markless(*c)).collect();
            let has_marks = inked.iter().any(|c| is_mark(*c));
            for glyph in &run.glyphs {
                if !has_marks && glyph.x < pen - 0.01 {
                    return Some(String::from("a glyph stands left of the one before it"));
                }
                pen = if has_marks { pen } else { pen.max(glyph.x) };
            }
            if inked.len() == run.glyphs.len() && !inked.iter().any(|c| is_mark(*c) || is_joined(*c)) {
                for (character, glyph) in inked.into_iter().zip(&run.glyphs) {
                    if !character.is_whitespace() && self.glyph_alone(character, run.is_rtl) != Some(glyph.id) {
                        return Some(format!("{character:?} has another glyph"));
                    }
                }
            }
            drawn.extend(shown);
        }
        differs(case, &drawn)
    }
}

impl Reader {
    /// The error in the selection rectangles of the characters of `case`; `None` if they are correct.
    fn fault_in_editor(&mut self, case: &Case) -> Option<String> {
        let text: String = case.characters.iter().collect();
        let frame = EditorFrame { style: STYLE, width: None, align: Align::Left, direction: case.direction };
        let mut editor = TextEditor::new(&mut self.book, &text, frame, true);
        let bytes: Vec<_> = text.char_indices().map(|(byte, c)| byte..byte + c.len_utf8()).collect();
        let mut pen = f64::NEG_INFINITY;
        for at in case.order.iter().filter(|at| case.characters[**at] != '\u{2029}') {
            editor.select(bytes[*at].clone());
            for rect in editor.selection_rects().into_iter().filter(|rect| rect.width() > 0.0) {
                if rect.x0 < pen - 0.01 {
                    return Some(format!("{at} is selected left of what should be left of it"));
                }
                pen = rect.x0;
            }
        }
        None
    }
}

/// How the order `drawn` differs from that of `case`.
fn differs(case: &Case, drawn: &[usize]) -> Option<String> {
    let is_drawn = |at: &usize| drawn.contains(at);
    let (wanted, left_out): (Vec<usize>, Vec<usize>) = case.order.iter().partition(|at| is_drawn(at));
    let placed: Vec<usize> = drawn.iter().copied().filter(|at| case.order.contains(at)).collect();
    if placed != wanted {
        return Some(format!("drawn {placed:?}"));
    }
    // Spaces that are not drawn end the line, and Unicode puts them at one of its sides.
    let last_drawn = drawn.iter().copied().filter(|at| !is_markless(case.characters[*at])).max();
    let lost = left_out.iter().find(|at| !is_markless(case.characters[**at]) && Some(**at) < last_drawn);
    if let Some(lost) = lost {
        return Some(format!("{lost} is not drawn"));
    }
    let spaces: Vec<_> = left_out.iter().filter(|at| !is_markless(case.characters[**at])).collect();
    if let Some(inked) = spaces.iter().find(|at| !case.characters[***at].is_whitespace()) {
        return Some(format!("{inked} is not drawn"));
    }
    let seen: Vec<_> = case.order.iter().filter(|at| !is_markless(case.characters[**at])).collect();
    let is_at_a_side = seen.starts_with(&spaces) || seen.ends_with(&spaces);
    (!is_at_a_side).then(|| String::from("spaces left out are not at a side"))
}

/// Whether `c` has neither ink nor width.
fn is_markless(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// Whether `c` combines with the character before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{20d0}'..='\u{20ff}')
}

/// Whether the glyph of `c` depends on neighbouring letters.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64a}' | '\u{66e}'..='\u{6d3}')
}

fn character_cases() -> Vec<Case> {
    let mut text = String::new();
    GzDecoder::new(CHARACTER_TEST).read_to_string(&mut text).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(character_case).collect()
}

fn character_case(line: &str) -> Case {
    let fields: Vec<_> = line.split(';').collect();
    let code = |hex| char::from_u32(u32::from_str_radix(hex, 16).unwrap()).unwrap();
    Case {
        characters: fields[0].split(' ').map(code).collect(),
        direction: match fields[1] {
            "0" => BaseDirection::Always(Direction::Ltr),
            "1" => BaseDirection::Always(Direction::Rtl),
            _ => BaseDirection::FirstLetter,
        },
        order: fields[4].split_whitespace().map(|at| at.parse().unwrap()).collect(),
    }
}

/// The cases of `BidiTest`, with one character for each class.
fn class_cases(text: &str) -> Vec<Case> {
    let mut order: Vec<usize> = Vec::new();
    let mut cases = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        if let Some(indices) = line.strip_prefix("@Reorder:") {
            order = indices.split_whitespace().map(|at| at.parse().unwrap()).collect();
        } else if let Some((classes, directions)) = line.split_once(';').filter(|_| !line.starts_with('@')) {
            let directions: u32 = directions.trim().parse().unwrap();
            let characters: Vec<_> = classes.split_whitespace().map(of_class).collect();
            for (bit, direction) in [
                (1, BaseDirection::FirstLetter),
                (2, BaseDirection::Always(Direction::Ltr)),
                (4, BaseDirection::Always(Direction::Rtl)),
            ] {
                if directions & bit != 0 {
                    cases.push(Case { characters: characters.clone(), direction, order: order.clone() });
                }
            }
        }
    }
    cases
}

fn of_class(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5d0}',
        "AL" => '\u{627}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '%',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{301}',
        "BN" => '\u{200b}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202a}',
        "LRO" => '\u{202d}',
        "RLE" => '\u{202b}',
        "RLO" => '\u{202e}',
        "PDF" => '\u{202c}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("no such class: {other}"),
    }
}

/// A message about an error in `case`, which has this `number`.
fn told(reader: &mut Reader, number: usize, case: &Case) -> Option<String> {
    let in_editor = |reader: &mut Reader| if number.is_multiple_of(16) { reader.fault_in_editor(case) } else { None };
    let fault = reader.fault(case).or_else(|| in_editor(reader))?;
    Some(format!("{:?} {:?}: {fault}, not {:?}", case.characters, case.direction, case.order))
}

/// The errors in `cases`, which are checked on all cores.
fn faults(cases: &[Case]) -> Vec<String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = cases.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let workers: Vec<_> = cases
            .chunks(share)
            .map(|cases| {
                scope.spawn(move || {
                    let mut reader = Reader::new();
                    let cases = cases.iter().enumerate();
                    cases.filter_map(|(number, case)| told(&mut reader, number, case)).collect::<Vec<_>>()
                })
            })
            .collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

fn assert_all_pass(cases: &[Case]) {
    let faults = faults(cases);
    let shown = faults.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} of {} cases fail:\n{shown}", faults.len(), cases.len());
}

#[test]
fn every_case_of_unicodes_character_test_is_drawn_in_its_order() {
    let cases = character_cases();
    assert_eq!(cases.len(), 91_707);
    assert_all_pass(&cases);
}

#[test]
#[ignore = "needs Debian's unicode-data, and a minute"]
fn every_case_of_unicodes_class_test_is_drawn_in_its_order() {
    let text = fs::read_to_string(CLASS_TEST).expect("BidiTest.txt comes with Debian's unicode-data");
    let cases = class_cases(&text);
    assert!(cases.len() >= 770_241, "only {} cases", cases.len());
    assert_all_pass(&cases);
}
