//! Capture: turns a line typed during a workshop into a card.
//!
//! A line is a title with light marks in it:
//!
//! | mark | where | what it says |
//! |---|---|---|
//! | `!` | before the title | a pain point |
//! | `+` | before the title | an opportunity |
//! | `?` `؟` | before the title | a question: a thought |
//! | `*` `×` | before the title | a moment of truth |
//! | `/thought` `÷فكرة` | any word | the lane, by its title, or by its kind in any language, or the beginning of these |
//! | `@phone` `٬تلفن` | any word | the channel, by its name in any language or the beginning of it |
//! | `#tag` `٫برچسب` | any word | a tag |
//! | `>2` `>pay` | any word | the stage, by number or the beginning of its title |
//! | `:)` `:(` `:\|` `=+1` `=۱` | any word | the feeling |
//!
//! Names of several words are put in quotation marks (`@"live chat"`) or written as one word. A backslash before a mark
//! makes it an ordinary character. Direction marks, which bidirectional text may need, are ignored. Text that only
//! resembles a mark (C#, a+b, an e-mail address, a path, a date, a lone @) stays in the title. A name that matches
//! nothing stays in the title too and is reported, so that no typed text is ever lost. Where a mark has a second form,
//! it is the one that a Persian or an Arabic keyboard types easily.

mod kinds;
mod marks;
mod names;
mod parse;
mod plan;

pub use kinds::kind_names;
pub use parse::{Captured, LineMark, Meaning, Unknown, parse};
pub use plan::{CaptureError, CaptureTarget, is_where_unmarked_goes, plan, usual_presence};

use crate::model::{Channel, Map};

/// The channel of `map` that `name` means: one of its own or a built-in one, in any language, by its whole name
/// or a synonym. `None` if there is none.
#[must_use]
pub fn channel_named(map: &Map, name: &str) -> Option<Channel> {
    names::whole_channel(map, name)
}
