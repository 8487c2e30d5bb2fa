//! How a language writes: the words that a map itself adds, an empty map to begin with, its numbers and its dates; and
//! today's date where the user is.

pub mod calendar;
pub mod clock;
mod decimal;
mod new_map;
pub mod numerals;
mod words;

pub use new_map::{copy_of, empty_map};
pub use words::Words;
