//! Builds a [`Problem`] from a byte of a file's text: its line and column, and the line to show.

use super::{error::Problem, locate::Position};

/// The text a problem is in.
#[derive(Clone, Copy)]
pub(super) struct FileText<'a> {
    /// The file's name as it was given.
    pub(super) file: &'a str,
    /// The file's text.
    pub(super) text: &'a str,
}

/// How many characters of a line an excerpt shows before and after the place.
const CONTEXT: usize = 50;

impl FileText<'_> {
    /// The problem at the byte `offset` of the text.
    pub(super) fn problem(&self, offset: usize, found: String, expected: String, remedy: String) -> Problem {
        let Position { line, column } = Position::of(self.text, offset);
        let (excerpt, marker) = excerpt(self.text, line, column);
        Problem { file: self.file.to_owned(), line, column, found, expected, remedy, excerpt, marker }
    }
}

/// The line numbered `line` around `column`, and where that column is in it.
fn excerpt(text: &str, line: usize, column: usize) -> (String, usize) {
    let line = text.split('\n').nth(line.saturating_sub(1)).unwrap_or_default().trim_end();
    let at = column.saturating_sub(1);
    let first = at.saturating_sub(CONTEXT);
    let mut excerpt = String::new();
    if first > 0 {
        excerpt.push('…');
    }
    let mut rest = line.chars().skip(first).map(visible);
    excerpt.extend(rest.by_ref().take(at - first + CONTEXT));
    if rest.next().is_some() {
        excerpt.push('…');
    }
    (excerpt, at - first + usize::from(first > 0))
}

/// A word or a text of a file between backticks, as an error message can bear it.
pub(super) fn shown(token: &str) -> String {
    const LONGEST: usize = 60;
    let mut text: String = token.chars().take(LONGEST).map(visible).collect();
    if text.len() < token.len() {
        text.push('…');
    }
    format!("`{text}`")
}

/// `c`, or a stand-in where it would move the cursor or turn the line's direction.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '·',
        c if c.is_control() => '·',
        c => c,
    }
}
