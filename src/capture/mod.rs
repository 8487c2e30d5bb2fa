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

/// The lines of a pasted text that make a card each: those that say something, without the bullet of a list.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    const BULLETS: [&str; 8] = ["- ", "– ", "— ", "• ", "◦ ", "▪ ", "‣ ", "· "];
    let without_bullet = |line| BULLETS.iter().find_map(|bullet| str::strip_prefix(line, bullet)).unwrap_or(line);
    text.lines().map(str::trim).map(without_bullet).map(str::trim_start).filter(|line| !line.is_empty())
}
