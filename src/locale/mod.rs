//! How a language writes: the words that a map itself adds, its numbers and its dates.

pub mod calendar;
pub mod numerals;
mod words;

pub use words::Words;
