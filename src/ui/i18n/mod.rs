//! The words of the interface in the chosen language: messages from the Fluent files under `assets/i18n`.
//!
//! A [`Message`] is only the name of a message; [`Message::text`] is its text in the interface's language. The language
//! is stored per thread; the window's thread sets it with [`use_language`]. That way tables of messages can be
//! constants and the language need not be passed around. Every name is written `m("name")` in the code, which lets a
//! test check that no language lacks a message and that no message is unused.

mod bundles;
mod system;

use std::borrow::Cow;

pub use bundles::{language, use_language};
pub use system::system_language;

use crate::{geom::Direction, locale::numerals, model::Language};

/// The name of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Message(&'static str);

/// The message named `name`.
#[must_use]
pub const fn m(name: &'static str) -> Message {
    Message(name)
}

/// A value to fill into a message.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// Text, which may read in the other direction than the message.
    Text(Cow<'a, str>),
    /// A whole number, which selects the plural form and is written in the language's digits.
    Count(usize),
}

impl Message {
    /// The message in the interface's language.
    #[must_use]
    pub fn text(self) -> String {
        bundles::text(self.0, None, &[])
    }

    /// The message with `values` filled in.
    #[must_use]
    pub fn with(self, values: &[(&'static str, Value<'_>)]) -> String {
        bundles::text(self.0, None, values)
    }

    /// The explanation of the message: its attribute `tip`.
    #[must_use]
    pub fn tip(self) -> String {
        bundles::text(self.0, Some("tip"), &[])
    }

    /// The message's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0
    }
}

impl From<Message> for String {
    fn from(message: Message) -> Self {
        message.text()
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<Message> for Value<'_> {
    fn from(message: Message) -> Self {
        Self::Text(message.text().into())
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// Whether the interface is right to left.
#[must_use]
pub fn is_rtl() -> bool {
    language().is_rtl()
}

/// The reading direction of the interface.
#[must_use]
pub fn direction() -> Direction {
    if is_rtl() { Direction::Rtl } else { Direction::Ltr }
}

/// The direction in which to set `words` of the interface: right to left if the interface is and the words contain a
/// letter of its script, so that a Latin name at their start does not reverse them; `None` to let the words decide.
#[must_use]
pub fn reading_direction(words: &str) -> Option<Direction> {
    (is_rtl() && words.chars().any(bundles::is_strong_rtl)).then_some(Direction::Rtl)
}

/// `text` without isolate characters (UAX #9), for screen readers.
#[must_use]
pub fn without_isolates(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// `text` with its digits in those of the interface's language.
#[must_use]
pub fn digits(text: &str) -> String {
    numerals::localized(text, language())
}

/// `share` (0 to 1) as a percentage in the interface's language: `50 %`, `٥٠٪`.
#[must_use]
pub fn percent(share: f64) -> String {
    match language() {
        Language::English => format!("{:.0} %", share * 100.0),
        Language::Arabic | Language::Persian => digits(&format!("{:.0}٪", share * 100.0)),
    }
}
