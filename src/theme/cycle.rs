//! A list that begins again at its end, and therefore is never empty.

use serde::Deserialize;

/// Values used in turn, over and over.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Vec<T>")]
pub struct Cycle<T> {
    first: T,
    rest: Vec<T>,
}

impl<T> Cycle<T> {
    /// The value at `index`, counted from the first and on from the first again after the last.
    #[must_use]
    pub fn at(&self, index: usize) -> &T {
        (index % self.len()).checked_sub(1).and_then(|at| self.rest.get(at)).unwrap_or(&self.first)
    }

    /// How many values there are before the first comes again: at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    #[must_use]
    pub fn len(&self) -> usize {
        self.rest.len() + 1
    }

    /// Whether `index` falls on the second half of the values, which repeats the first in a lighter way.
    #[must_use]
    pub fn is_second_half(&self, index: usize) -> bool {
        index % self.len() >= self.len().div_ceil(2)
    }

    /// Each value changed by `change`.
    #[must_use]
    pub fn map(self, change: impl Fn(T) -> T) -> Self {
        Self { first: change(self.first), rest: self.rest.into_iter().map(change).collect() }
    }

    /// Each value once.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        std::iter::once(&self.first).chain(&self.rest)
    }
}

impl<T> TryFrom<Vec<T>> for Cycle<T> {
    type Error = &'static str;

    fn try_from(values: Vec<T>) -> Result<Self, Self::Error> {
        let mut values = values.into_iter();
        let first = values.next().ok_or("a list of looks needs at least one")?;
        Ok(Self { first, rest: values.collect() })
    }
}
