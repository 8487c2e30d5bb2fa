//! Extra line spacing for text in which Arabic marks stack on marks; without it the marks of adjacent lines would
//! touch.
//!
//! How far a mark reaches follows from how far it was moved from its usual position in the font. Measured in the
//! bundled font with every letter and mark: unmoved glyphs reach at most `RISE` above the baseline and `FALL` below it,
//! and a moved glyph at most that plus the distance it was moved.

use super::{TextStyle, place::PlacedLine};

/// The reach of unmoved glyphs above and below the baseline, as a multiple of the font size.
const RISE: f64 = 0.91;
const FALL: f64 = 0.34;
/// The maximum extra spacing, as a multiple of the font size; a text may stack any number of marks.
const MOST: f64 = 0.75;

/// The extra distance between the lines of `text`, in map units. 0 unless some letter has two marks: single marks of
/// one line hardly ever meet those of the next.
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

/// Whether a letter of `text` has two Arabic marks.
fn has_stacked_marks(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|character| {
        marks = if is_mark(character) { marks + 1 } else { 0 };
        marks == 2
    })
}

/// Whether `character` is a vowel sign, shadda, sukun, hamza or a small letter above or below; the dots of letters are
/// not marks.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}' | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}')
}
