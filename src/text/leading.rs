//! More room between the lines of text in which Arabic marks stand on marks: those of one line would touch those of the
//! next.
//!
//! How far a mark reaches follows from how far it was moved from the place it has in its font. What was measured in
//! the bundled font, with every letter and mark: nothing that was not moved reaches further than `RISE` above the
//! baseline or `FALL` below it, and what was moved not further than that and the way it was moved.

use super::{TextStyle, place::PlacedLine};

/// See above; in font sizes.
const RISE: f64 = 0.91;
const FALL: f64 = 0.34;
/// The most room that is added, in font sizes: marks may be heaped up without end.
const MOST: f64 = 0.75;

/// How much further apart than usual the lines of `text` have to be, in map units. Nothing in text without a letter that
/// has two marks: single marks of one line hardly ever meet one of the next.
pub(super) fn added(text: &str, style: TextStyle, lines: &[PlacedLine]) -> f64 {
    if lines.len() < 2 || !has_stacked_marks(text) {
        return 0.0;
    }
    let shifts = |line: &PlacedLine| {
        let moved = line.runs.iter().flat_map(|run| &run.glyphs).map(|glyph| f64::from(glyph.y) / style.size);
        moved.fold((0.0_f64, 0.0_f64), |(up, down), y| (up.max(-y), down.max(y)))
    };
    let shifts: Vec<(f64, f64)> = lines.iter().map(shifts).collect();
    let needed = shifts.windows(2).map(|pair| match pair {
        [(_, down), (up, _)] => RISE + up + FALL + down,
        _ => 0.0,
    });
    (needed.fold(0.0, f64::max) - style.line_height).clamp(0.0, MOST) * style.size
}

/// Whether some letter of `text` has two marks of the Arabic script.
fn has_stacked_marks(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|character| {
        marks = if is_mark(character) { marks + 1 } else { 0 };
        marks == 2
    })
}

/// Vowel signs, shadda, sukun, hamza and small letters above or below; not the dots that are part of letters.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}')
}
