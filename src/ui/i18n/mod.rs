//! The words of the interface in the chosen language: messages from the Fluent files under `assets/i18n`.
//!
//! A [`Message`] is only the name of a message; [`Message::text`] is its text in the interface's language. The language
//! and the direction of the open map are those of the [`Interface`] that the thread has entered. That way tables of messages
//! can be constants and the language need not be passed around. Every name is written `m("name")` in the code, which lets a
//! test check that no language lacks a message and that no message is unused.

mod bundles;
mod plural;
mod system;

use std::borrow::Cow;

pub use bundles::{isolated, language, use_language};
pub use system::system_language;

use crate::{
    geom::{BaseDirection, Direction},
    locale::numerals,
    ui::interface::Interface,
};

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
    /// A text of the user, which may read in the other direction than the message.
    Text(Cow<'a, str>),
    /// Words of the interface.
    Words(Cow<'a, str>),
    /// A path or the name of a file, which reads left to right.
    Path(Cow<'a, str>),
    /// A whole number, which selects the plural form and is written in the language's digits.
    Count(usize),
}

impl<'a> Value<'a> {
    /// The path of a file, or its name.
    #[must_use]
    pub fn path(path: impl Into<Cow<'a, str>>) -> Self {
        Self::Path(path.into())
    }
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
        Self::Words(message.text().into())
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
    Direction::from_rtl(is_rtl())
}

/// How the direction of words of the interface is decided.
#[must_use]
pub fn interface_base() -> BaseDirection {
    BaseDirection::Within(direction())
}

/// Sets the direction of the open map in the interface that this thread has entered; `None` without a map.
pub fn use_map_direction(direction: Option<Direction>) {
    Interface::change(|interface| interface.map_direction = direction);
}

/// The direction of the open map; without a map that of the interface.
#[must_use]
pub fn map_direction() -> Direction {
    Interface::read(|interface| interface.map_direction).unwrap_or_else(direction)
}

/// How the direction of texts of the user is decided, in fields and panels as on the map.
#[must_use]
pub fn map_base() -> BaseDirection {
    BaseDirection::Within(map_direction())
}

/// `text` without isolate characters and letter marks (UAX #9), for screen readers.
#[must_use]
pub fn without_isolates(text: &str) -> String {
    text.replace(['\u{61c}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}'], "")
}

/// `text` with its digits in those of the interface's language.
#[must_use]
pub fn digits(text: &str) -> String {
    numerals::localized(text, language())
}

/// `share` (0 to 1) as a whole percentage in the interface's language: `50%`, `٥٠٪`.
#[must_use]
pub fn percent(share: f64) -> String {
    numerals::with_unit((share * 100.0).round(), "%", language())
}
