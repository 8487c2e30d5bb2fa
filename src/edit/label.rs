//! What a step is called, in a form that can be said in any language.

use std::fmt;

/// The most characters of a title that a label shows.
const LONGEST: usize = 32;

/// What a step did: an English pattern with `{}` in it, and what stands there. Its `Display` is the English sentence; the
/// window says the same in its own language, by the pattern.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Label {
    pattern: &'static str,
    parts: Vec<Part>,
}

/// What stands in a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A title, on one line and shortened, which is shown in quotation marks.
    Title(String),
    /// The same, without quotation marks.
    Bare(String),
    /// A thing without a title, in English: "a card".
    Nameless(&'static str),
    /// So many cards.
    Cards(usize),
    /// A number.
    Count(usize),
    /// Words that are said as they are.
    Said(String),
}

impl Label {
    /// The label of `pattern` with `parts` in it.
    #[must_use]
    pub fn new(pattern: &'static str, parts: impl IntoIterator<Item = Part>) -> Self {
        Self { pattern, parts: parts.into_iter().collect() }
    }

    /// The title, where the label is of giving one to something that had none.
    pub(super) fn name_given(&self) -> Option<&Part> {
        if self.pattern == Self::NAMING { self.parts.get(1) } else { None }
    }

    /// Calls what is added by `title`, where the label is of adding a thing without a title.
    pub(super) fn name(&mut self, title: &Part) {
        let is_of_adding = ["Add {}", "Add {} to {}"].contains(&self.pattern);
        if let Some(added @ Part::Nameless(_)) = self.parts.first_mut().filter(|_| is_of_adding) {
            added.clone_from(title);
        }
    }

    /// The pattern of a label that tells of a thing's first title.
    pub(super) const NAMING: &'static str = "Name {} {}";

    /// The English pattern, which tells what the step did.
    #[must_use]
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }

    /// What stands in the pattern, in its order.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Whether the label says nothing yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pattern.is_empty()
    }
}

impl Part {
    /// `title`, or `otherwise` where it is blank.
    #[must_use]
    pub fn title(title: &str, otherwise: &'static str) -> Self {
        shortened(title).map_or(Self::Nameless(otherwise), Self::Title)
    }

    /// `title` without quotation marks, or `otherwise` where it is blank.
    #[must_use]
    pub fn bare(title: &str, otherwise: &'static str) -> Self {
        shortened(title).map_or(Self::Nameless(otherwise), Self::Bare)
    }
}

/// `title` on one line and shortened; `None` where it is blank.
fn shortened(title: &str) -> Option<String> {
    let words = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.is_empty() {
        return None;
    }
    let Some((end, _)) = words.char_indices().nth(LONGEST) else { return Some(words) };
    Some(format!("{}…", words.get(..end).unwrap_or_default().trim_end()))
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = self.parts.iter();
        for (at, words) in self.pattern.split("{}").enumerate() {
            if at > 0 {
                parts.next().map_or(Ok(()), |part| write!(f, "{part}"))?;
            }
            f.write_str(words)?;
        }
        Ok(())
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Title(title) => write!(f, "“{title}”"),
            Self::Bare(words) | Self::Said(words) => f.write_str(words),
            Self::Nameless(words) => f.write_str(words),
            Self::Cards(count) => write!(f, "{count} cards"),
            Self::Count(count) => write!(f, "{count}"),
        }
    }
}

impl From<String> for Label {
    fn from(words: String) -> Self {
        if words.is_empty() { Self::default() } else { Self::new("{}", [Part::Said(words)]) }
    }
}

impl From<&str> for Label {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}
