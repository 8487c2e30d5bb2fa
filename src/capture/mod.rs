//! From a line that somebody types while the room talks to a card.
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
//! Names of several words stand in quotation marks (`@"live chat"`) or are written in one word. A backslash before a
//! mark makes it an ordinary sign. Marks of direction, which bidirectional text may need, do not get in the way. What
//! only looks like a mark (C#, a+b, an address of e-mail, a lone @) is left alone, and a name that nothing has stays in
//! the title and is reported: nothing typed is ever lost.

mod marks;
mod names;
mod parse;
mod plan;

pub use parse::{Captured, Meaning, Part, Unknown, parse};
pub use plan::{CaptureError, Target, is_where_unmarked_goes, plan};

/// The lines of a pasted text that make a card each: those that say something, without the bullets of a list, and without
/// its numbers where every line has one.
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

/// What follows the number of an item in a numbered list, "2. " or "۲) "; `None` where there is no such number.
fn without_number(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(char::is_numeric);
    let digits = line.chars().count() - rest.chars().count();
    let item = rest.strip_prefix(['.', ')'])?;
    let is_number = (1..=3).contains(&digits) && item.starts_with(char::is_whitespace);
    Some(item.trim()).filter(|item| is_number && !item.is_empty())
}
