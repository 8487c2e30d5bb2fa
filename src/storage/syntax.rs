//! Translates syntax errors of `ron` into advice about map files: what was found, what was expected, and what to do.

use std::fmt::Write as _;

use ron::error::{Error, SpannedError};

use super::{
    error::Problem,
    excerpt::{FileText, shown},
    locate::{self, Position},
};

/// The token expected at a position, and advice for the user.
struct Advice {
    /// The token found, if more specific than the token at the position.
    found: Option<String>,
    expected: String,
    remedy: &'static str,
    /// Whether the position is the start of the parser's span rather than its end.
    is_at_start: bool,
}

/// The problem that describes `error` in `source`.
pub(super) fn problem(error: &SpannedError, source: FileText<'_>) -> Problem {
    let Advice { found, expected, remedy, is_at_start } = advice(&error.code);
    let place = if is_at_start { &error.span.start } else { &error.span.end };
    let offset = Position { line: place.line, column: place.col }.offset(source.text);
    let offset = locate::skip_space(source.text, offset);
    let found = found.unwrap_or_else(|| found_at(source.text, offset));
    let mut remedy = remedy.to_owned();
    if let Some(text) = locate::long_text_before(source.text, offset) {
        let line = Position::of(source.text, text).line;
        let _ =
            write!(remedy, " Or is a closing quote missing in line {line}? The text there runs over several lines.");
    }
    source.problem(offset, found, expected, remedy)
}

fn found_at(text: &str, offset: usize) -> String {
    let token = locate::token(text, offset);
    if token.is_empty() { "the end of the file".to_owned() } else { shown(token) }
}

fn advice(error: &Error) -> Advice {
    match error {
        Error::NoSuchStructField { expected, found, outer } => Advice {
            found: Some(format!("the unknown field `{found}`{}", within(outer.as_deref()))),
            expected: one_of(expected),
            remedy: "Correct the field's name, or remove it. Nothing unknown is read, because it would be lost on saving.",
            is_at_start: true,
        },
        Error::NoSuchEnumVariant { expected, found, outer } => Advice {
            found: Some(format!("the unknown word `{found}`{}", within(outer.as_deref()))),
            expected: one_of(expected),
            remedy: "Use one of these words, spelled exactly so.",
            is_at_start: true,
        },
        Error::MissingStructField { field, outer } => Advice {
            found: Some(format!("no field `{field}`{}", within(outer.as_deref()))),
            expected: format!("`{field}: …`"),
            remedy: "Add the field before this place.",
            is_at_start: false,
        },
        Error::DuplicateStructField { field, outer } => Advice {
            found: Some(format!("the field `{field}` a second time{}", within(outer.as_deref()))),
            expected: "each field once".to_owned(),
            remedy: "Remove one of the two.",
            is_at_start: true,
        },
        Error::InvalidValueForType { expected, found } => Advice {
            found: Some(found.clone()),
            expected: expected.clone(),
            remedy: "Correct the value.",
            is_at_start: true,
        },
        Error::ExpectedDifferentLength { expected, found } => Advice {
            found: Some(format!("{found} elements")),
            expected: expected.clone(),
            remedy: "Write as many values as expected.",
            is_at_start: false,
        },
        Error::ExpectedDifferentStructName { expected, found } => Advice {
            found: Some(format!("the name `{found}`")),
            expected: format!("`{expected}`, or no name at all"),
            remedy: "Remove the name before the parenthesis.",
            is_at_start: true,
        },
        Error::ExceededRecursionLimit => Advice {
            found: Some("brackets nested deeper than in any map".to_owned()),
            expected: "at most a few levels of brackets".to_owned(),
            remedy: "This is no map, or a damaged one: take it from a backup.",
            is_at_start: false,
        },
        other => sign(other),
    }
}

/// The advice for a missing sign or simple value.
fn sign(error: &Error) -> Advice {
    let (expected, remedy) = match error {
        Error::Eof => ("the rest of the file", "The file is cut off: take it from a backup, or close what is open."),
        Error::ExpectedOption => ("`Some(…)` or `None`", "Write the value inside `Some(…)`."),
        Error::ExpectedComma => ("a comma", "Put a comma between two values."),
        Error::ExpectedString => ("a text in quotes", "Put the text between double quotes."),
        Error::ExpectedStringEnd => ("the end of a text", "Close the text with a double quote."),
        Error::ExpectedFloat | Error::ExpectedInteger | Error::IntegerOutOfBounds => {
            ("a number", "Write a number without quotes and with a decimal point.")
        }
        Error::ExpectedBoolean => ("`true` or `false`", "Write one of the two words."),
        Error::ExpectedArray => ("`[`", "Put the values into square brackets."),
        Error::ExpectedArrayEnd => ("`]`", "Close the list."),
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => ("`(`", "Put the fields into parentheses."),
        Error::ExpectedStructLikeEnd | Error::ExpectedOptionEnd => ("`)`", "Close the parenthesis."),
        Error::ExpectedMapColon => ("a colon", "Put a colon between a field's name and its value."),
        Error::ExpectedIdentifier => ("a name or a word", "Write a field's name, or one of the known words."),
        Error::TrailingCharacters => {
            ("nothing behind the last parenthesis", "Remove what follows the last parenthesis.")
        }
        Error::UnclosedBlockComment => ("the end of the comment", "Close the comment with `*/`."),
        Error::InvalidEscape(_) => ("an escape such as \\n, \\\" or \\u{200c}", "Correct what follows the backslash."),
        other => {
            let expected = other.to_string();
            return Advice {
                found: None,
                expected: expected.strip_prefix("Expected ").unwrap_or(&expected).to_owned(),
                remedy: "Correct this place.",
                is_at_start: false,
            };
        }
    };
    Advice { found: None, expected: expected.to_owned(), remedy, is_at_start: false }
}

fn within(outer: Option<&str>) -> String {
    outer.map(|outer| format!(" in `{outer}`")).unwrap_or_default()
}

fn one_of(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => "nothing".to_owned(),
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("one of {} or {last}", others.join(", ")),
    }
}
