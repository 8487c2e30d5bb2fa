//! How a language writes: the words that a map itself adds, its numbers and its dates;
//! and today's date where the user is.

pub mod calendar;
pub mod clock;
pub mod numerals;
mod words;

pub use words::Words;
