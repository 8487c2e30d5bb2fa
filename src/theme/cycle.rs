//! A non-empty list that is used cyclically.

use serde::Deserialize;

/// Values used in turn; after the last comes the first again. Never empty.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Vec<T>")]
pub struct Cycle<T> {
    first: T,
    rest: Vec<T>,
}

impl<T> Cycle<T> {
    /// The value at `index`, modulo the number of values.
    #[must_use]
    pub fn at(&self, index: usize) -> &T {
        (index % self.len()).checked_sub(1).and_then(|at| self.rest.get(at)).unwrap_or(&self.first)
    }

    /// The number of values, at least 1.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    #[must_use]
    pub fn len(&self) -> usize {
        self.rest.len() + 1
    }

    /// Whether `index` falls into the second half of the values, which repeats the hues of the first half with a
    /// lighter tint.
    #[must_use]
    pub fn is_second_half(&self, index: usize) -> bool {
        index % self.len() >= self.len().div_ceil(2)
    }

    /// Every value passed through `change`.
    #[must_use]
    pub fn map(self, change: impl Fn(T) -> T) -> Self {
        Self { first: change(self.first), rest: self.rest.into_iter().map(change).collect() }
    }

    /// The value at `index`, without wrapping; `None` after the last.
    #[must_use]
    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        match index.checked_sub(1) {
            None => Some(&mut self.first),
            Some(at) => self.rest.get_mut(at),
        }
    }

    /// These values, except that those equal to the value of `old` at their index become the value of `new` there.
    /// Returns `new` if all are equal to `old`.
    #[must_use]
    pub(super) fn rebased(&self, old: &Self, new: &Self) -> Self
    where
        T: Clone + PartialEq,
    {
        if self == old {
            return new.clone();
        }
        let mut values = self.clone();
        for at in 0..self.len().min(old.len()) {
            if let Some(value) = values.get_mut(at).filter(|value| **value == *old.at(at)) {
                *value = new.at(at).clone();
            }
        }
        values
    }

    /// Appends `value`.
    pub fn push(&mut self, value: T) {
        self.rest.push(value);
    }

    /// Removes the value at `index`. Does nothing if `index` is after the last or only one value is left.
    pub fn remove(&mut self, index: usize) {
        if index == 0 && !self.rest.is_empty() {
            self.first = self.rest.remove(0);
        } else if (1..=self.rest.len()).contains(&index) {
            self.rest.remove(index - 1);
        }
    }

    /// Every value once.
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
