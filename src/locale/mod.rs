//! How a language writes things: the words that a map brings along, its numbers and its days.

pub mod calendar;
pub mod numerals;
mod words;

pub use words::Words;
