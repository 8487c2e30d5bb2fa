//! Finds the line and column of a value in the text of a map file by its [`PathKey`]s, which `ron` does not report.
//!
//! Runs only if there is something to report, on text that `ron` has accepted or is about to reject. On anything else
//! it returns the nearest position it understood; it never fails. It is iterative, so deep nesting cannot overflow the
//! stack.

use super::path::PathKey;

/// A position in a text: line and column in characters, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Position {
    /// The position of the byte `offset`.
    pub(super) fn of(text: &str, offset: usize) -> Self {
        let before = text.get(..offset).unwrap_or(text);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let in_line = before.get(line_start..).unwrap_or_default();
        Self { line: before.matches('\n').count() + 1, column: in_line.chars().count() + 1 }
    }

    /// The byte offset of this position in `text`; the end of the line or text if the position is beyond it.
    pub(super) fn offset(self, text: &str) -> usize {
        let mut line_start = 0;
        for _ in 1..self.line {
            let rest = text.get(line_start..).unwrap_or_default();
            line_start += rest.find('\n').map_or(rest.len(), |newline| newline + 1);
        }
        let line = text.get(line_start..).unwrap_or_default();
        line_start + line.char_indices().nth(self.column.saturating_sub(1)).map_or(line.len(), |(offset, _)| offset)
    }
}

/// The byte offset of the value at `keys`, or of the innermost enclosing value that exists.
pub(super) fn value(text: &str, keys: &[PathKey]) -> usize {
    let mut scan = Scan { text, at: 0 };
    scan.skip_attributes();
    let mut found = scan.at;
    for key in keys {
        let is_entered = scan.enter();
        if !is_entered || !scan.seek(*key) {
            break;
        }
        found = scan.at;
    }
    scan.at = found;
    while scan.rest().starts_with("Some") {
        scan.skip_token();
        scan.skip_space();
        if scan.peek() != Some('(') {
            break;
        }
        scan.at += 1;
        scan.skip_space();
        found = scan.at;
    }
    found
}

/// The byte offset of the value of the map's field `name`; `None` if there is no such field.
pub(super) fn field(text: &str, name: &'static str) -> Option<usize> {
    let mut scan = Scan { text, at: 0 };
    scan.skip_attributes();
    (scan.enter() && scan.seek(PathKey::Field(name))).then_some(scan.at)
}

/// The first byte at or after `offset` that is neither space nor comment.
pub(super) fn skip_space(text: &str, offset: usize) -> usize {
    let mut scan = Scan { text, at: offset };
    scan.skip_space();
    scan.at
}

/// The word, number, string or sign at `offset`; empty at the end of the text.
pub(super) fn token(text: &str, offset: usize) -> &str {
    let mut scan = Scan { text, at: offset };
    scan.skip_token();
    text.get(offset..scan.at).unwrap_or_default()
}

/// The byte offset of the first comment; `None` if there is none.
pub(super) fn comment(text: &str) -> Option<usize> {
    if !text.contains("//") && !text.contains("/*") {
        return None;
    }
    let mut scan = Scan { text, at: 0 };
    while !scan.rest().is_empty() {
        scan.skip_blank();
        if scan.rest().starts_with("//") || scan.rest().starts_with("/*") {
            return Some(scan.at);
        }
        scan.skip_token();
    }
    None
}

/// The byte offset of a string that spans several lines and ends in the line of `offset`, before it: the sign of a
/// missing closing quote.
pub(super) fn long_text_before(text: &str, offset: usize) -> Option<usize> {
    let line_start = text.get(..offset)?.rfind('\n')?;
    let mut scan = Scan { text, at: 0 };
    while scan.at < offset {
        scan.skip_space();
        let start = scan.at;
        scan.skip_token();
        if scan.at == start || scan.at > offset {
            return None;
        }
        if start < line_start && scan.at > line_start {
            return Some(start);
        }
    }
    None
}

/// A cursor that moves forward through a RON text.
struct Scan<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scan<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves past the next occurrence of `end`, or to the end of the text.
    fn skip_past(&mut self, end: &str) {
        self.at += self.rest().find(end).map_or(self.rest().len(), |found| found + end.len());
    }

    fn skip_while(&mut self, is_part: impl Fn(char) -> bool) {
        self.at += self.rest().find(|c| !is_part(c)).unwrap_or(self.rest().len());
    }

    fn skip_blank(&mut self) {
        self.skip_while(|c| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}'));
    }

    fn skip_space(&mut self) {
        loop {
            self.skip_blank();
            if self.rest().starts_with("//") {
                self.skip_past("\n");
            } else if self.rest().starts_with("/*") {
                self.skip_block_comment();
            } else {
                return;
            }
        }
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0_usize;
        loop {
            if self.rest().starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.rest().starts_with("*/") {
                depth = depth.saturating_sub(1);
                self.at += 2;
                if depth == 0 {
                    return;
                }
            } else {
                let Some(c) = self.peek() else { return };
                self.at += c.len_utf8();
            }
        }
    }

    /// Skips `#![enable(…)]` attributes before the value.
    fn skip_attributes(&mut self) {
        self.skip_space();
        while self.rest().starts_with("#!") {
            self.skip_past("]");
            self.skip_space();
        }
    }

    /// Skips a word, number, string, character or sign; at least one character unless at the end.
    fn skip_token(&mut self) {
        let rest = self.rest();
        let prefix = rest.find(|c: char| !matches!(c, 'b' | 'r' | '#')).unwrap_or(0);
        let is_string = rest.get(prefix..).is_some_and(|from| from.starts_with('"'));
        let prefix = rest.get(..prefix).unwrap_or_default();
        match self.peek() {
            None => {}
            Some(_) if is_string && prefix.contains('r') => {
                let hashes = "#".repeat(prefix.matches('#').count());
                self.at += prefix.len() + 1;
                self.skip_past(&format!("\"{hashes}"));
            }
            Some(_) if is_string => {
                self.at += prefix.len() + 1;
                self.skip_quoted('"');
            }
            Some('\'') => {
                self.at += 1;
                self.skip_quoted('\'');
            }
            Some(c) if is_word(c) => self.skip_while(is_word),
            Some(c) => self.at += c.len_utf8(),
        }
    }

    /// Skips past the closing `quote`, starting after the opening one; a backslash escapes the next character.
    fn skip_quoted(&mut self, quote: char) {
        while let Some(c) = self.peek() {
            self.at += c.len_utf8();
            if c == '\\' {
                self.at += self.peek().map_or(0, char::len_utf8);
            } else if c == quote {
                return;
            }
        }
    }

    /// Moves from the start of a struct, tuple or list to its first element, through any `Some(`. Returns whether there
    /// is one to enter.
    fn enter(&mut self) -> bool {
        loop {
            self.skip_space();
            let start = self.at;
            if self.peek().is_some_and(is_word) {
                self.skip_token();
            }
            let is_some = self.text.get(start..self.at) == Some("Some");
            self.skip_space();
            if !matches!(self.peek(), Some('(' | '[' | '{')) {
                return false;
            }
            self.at += 1;
            if !is_some {
                self.skip_space();
                return true;
            }
        }
    }

    /// Moves from the first element to the value of the element that `key` names. Returns whether it exists.
    fn seek(&mut self, key: PathKey) -> bool {
        let mut index = 0;
        loop {
            self.skip_space();
            if matches!(self.peek(), None | Some(')' | ']' | '}')) {
                return false;
            }
            let is_it = match key {
                PathKey::Field(name) => self.skip_name() == Some(name),
                PathKey::Index(wanted) => index == wanted,
            };
            if is_it {
                self.skip_space();
                return true;
            }
            self.skip_element();
            index += 1;
        }
    }

    /// Skips a field's name and colon; returns the name, or `None` without a colon.
    fn skip_name(&mut self) -> Option<&'a str> {
        let start = self.at;
        self.skip_token();
        let name = self.text.get(start..self.at)?;
        self.skip_space();
        if self.peek() == Some(':') {
            self.at += 1;
            Some(name)
        } else {
            None
        }
    }

    /// Skips the rest of an element and the comma after it.
    fn skip_element(&mut self) {
        let mut depth = 0_usize;
        loop {
            self.skip_space();
            match self.peek() {
                None => return,
                Some('(' | '[' | '{') => depth += 1,
                Some(')' | ']' | '}') if depth == 0 => return,
                Some(')' | ']' | '}') => depth -= 1,
                Some(',') if depth == 0 => {
                    self.at += 1;
                    return;
                }
                Some(_) => {}
            }
            self.skip_token();
        }
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens of every kind, with quotes, brackets and commas inside.
    const TOKENS: [&str; 17] = [
        "word",
        "-1.5e3",
        "é",
        "(",
        r#""""#,
        r#""a, b)""#,
        r#""a \" b""#,
        r#""a \\""#,
        r#"b"a, b)""#,
        r#"r"a\""#,
        r##"r#"a", b"#"##,
        r##"br#"a", b"#"##,
        r###"r##"a"# b"##"###,
        "'a'",
        "'\"'",
        r"'\''",
        "'é'",
    ];

    #[test]
    fn a_token_ends_where_it_ends_wherever_it_begins() {
        for expected in TOKENS {
            assert_eq!(token(expected, 0), expected, "at the end of a text");
            assert_eq!(token(&format!("سفر {expected}, x"), "سفر ".len()), expected);
        }
        assert_eq!((token("x", 1), token("x", 2)), ("", ""));
    }

    #[test]
    fn a_value_is_found_behind_any_token() {
        for before in TOKENS.into_iter().filter(|token| *token != "(") {
            let text = format!(
                "#![enable(implicit_some)] // (x\n (a: [1, {before}], /* c: ( /* */ */ b: Some((x: {before}, c: 7)))"
            );
            let at = |keys: &[PathKey]| text.get(value(&text, keys)..).unwrap_or_default();
            assert!(at(&[PathKey::Field("a"), PathKey::Index(1)]).starts_with(before), "{before}");
            assert!(at(&[PathKey::Field("b"), PathKey::Field("c")]).starts_with("7)"), "{before}");
            assert!(at(&[PathKey::Field("b"), PathKey::Field("d")]).starts_with("(x: "), "{before}: the nearest value");
            assert!(at(&[PathKey::Field("a"), PathKey::Index(2)]).starts_with("[1"), "{before}: the list");
            assert_eq!(field(&text, "b").and_then(|at| text.get(at..at + 5)), Some("Some("), "{before}");
            assert_eq!(field(&text, "c"), None, "{before}: only fields of the map");
            assert_eq!(comment(&text).and_then(|at| text.get(at..at + 5)), Some("// (x"), "{before}");
        }
    }

    #[test]
    fn a_comment_in_a_text_is_none() {
        for text in ["\"// a\"", r#"r"/* a""#, "(a: '/', b: \"/*\")"] {
            assert_eq!(comment(text), None, "{text}");
        }
        assert_eq!(comment("(a: \"//\") /* b */"), Some(10));
    }

    #[test]
    fn a_text_over_several_lines_is_found_from_the_line_it_ends_in() {
        let text = "(a: \"one\ntwo\nthree\", b: 1)";
        let end = text.find("b: 1").unwrap();
        assert_eq!(long_text_before(text, end), Some(4));
        assert_eq!(long_text_before(text, 6), None, "in its first line");
        assert_eq!(long_text_before("(a: \"one\",\n b: 1)", 14), None, "no text goes over the end of a line");
    }

    #[test]
    fn a_position_leads_to_its_offset_and_back() {
        let text = "one\nسفر two\n\n";
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(Position::of(text, offset).offset(text), offset);
        }
        assert_eq!(Position::of(text, 4 + "سفر ".len()), Position { line: 2, column: 5 });
        assert_eq!(Position { line: 1, column: 99 }.offset("one"), 3);
        assert_eq!(Position { line: 9, column: 1 }.offset("one\n"), 4);
    }
}
