//! Capture: turns a line typed during a workshop into a card.
//!
//! A line is a title with light marks in it:
//!
//! | mark | where | what it says |
//! |---|---|---|
//! | `!` | before the title | a pain point |
//! | `+` | before the title | an opportunity |
//! | `?` `؟` | before the title | a question: a thought |
//! | `*` | before the title | a moment of truth |
//! | `@phone` | any word | the channel, by its name in any language or the beginning of it |
//! | `#tag` | any word | a tag |
//! | `>2` `>pay` | any word | the stage, by number or the beginning of its title |
//! | `:)` `:(` `:\|` `=+1` `=۱` | any word | the feeling |
//!
//! Names of several words are put in quotation marks (`@"live chat"`) or written as one word. A backslash before a mark
//! makes it an ordinary character. Direction marks, which bidirectional text may need, are ignored. Text that only
//! resembles a mark (C#, a+b, an e-mail address, a lone @) stays in the title. A name that matches nothing stays in the
//! title too and is reported, so that no typed text is ever lost.

mod marks;
mod names;
mod parse;
mod plan;

pub use parse::{Captured, LineMark, Meaning, Unknown, parse};
pub use plan::{CaptureError, CaptureTarget, is_where_unmarked_goes, plan};

/// The lines of a pasted text that become cards: the non-blank lines without list bullets, and without item numbers if
/// every line has one.
#[must_use]
pub fn lines(text: &str) -> Vec<&str> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let numbered: Option<Vec<&str>> = lines.iter().map(|line| without_number(line)).collect();
    match numbered.filter(|items| items.len() > 1) {
        Some(items) => items,
        None => lines.into_iter().map(without_bullet).filter(|line| !line.is_empty()).collect(),
    }
}

fn without_bullet(line: &str) -> &str {
    const BULLETS: [&str; 8] = ["- ", "– ", "— ", "• ", "◦ ", "▪ ", "‣ ", "· "];
    BULLETS.iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line).trim()
}

/// The text after the item number of a numbered list, "2. " or "۲) "; `None` if the line has no such number.
fn without_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(char::is_numeric);
    let digits = line.chars().count() - rest.chars().count();
    let item = rest.strip_prefix(['.', ')'])?;
    let is_number = (1..=3).contains(&digits) && item.starts_with(char::is_whitespace);
    Some(item.trim()).filter(|item| is_number && !item.is_empty())
}
