//! Builds a [`Problem`] from a byte offset: line, column and an excerpt of the line.

use super::{error::Problem, locate::Position};

/// The text that contains the problem.
#[derive(Clone, Copy)]
pub(super) struct FileText<'a> {
    /// The file name as the caller gave it.
    pub(super) file: &'a str,
    /// The file's text.
    pub(super) text: &'a str,
}

/// The number of characters shown before and after the position.
const CONTEXT: usize = 50;

impl FileText<'_> {
    /// The problem at the byte `offset` of the text.
    pub(super) fn problem(&self, offset: usize, found: String, expected: String, remedy: String) -> Problem {
        let Position { line, column } = Position::of(self.text, offset);
        let (excerpt, marker) = excerpt(self.text, line, column);
        Problem { file: self.file.to_owned(), line, column, found, expected, remedy, excerpt, marker }
    }
}

/// The excerpt of line `line` around `column`, and the index of that column in it.
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

/// A token of the file in backticks, shortened and with invisible characters replaced, for an error message.
pub(super) fn shown(token: &str) -> String {
    const LONGEST: usize = 60;
    let mut text: String = token.chars().take(LONGEST).map(visible).collect();
    if text.len() < token.len() {
        text.push('…');
    }
    format!("`{text}`")
}

/// `c`, or a substitute if it would move the cursor or change the direction of the line.
fn visible(c: char) -> char {
    match c {
        '\t' => ' ',
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '·',
        c if c.is_control() => '·',
        c => c,
    }
}
