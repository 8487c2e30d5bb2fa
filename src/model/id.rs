//! Typed ids of the things in a map: short, stable and unique in their kind.

use std::{
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident, $prefix:literal;)*) => {$(
        $(#[$doc])*
        ///
        /// Made of 1 to 64 ASCII letters, digits, `-` and `_`. Ids order by length first, so `c2` comes before `c10`.
        #[derive(Clone)]
        pub struct $name(Arc<str>);

        impl $name {
            /// The prefix of the ids that Safar assigns.
            pub const PREFIX: &'static str = $prefix;

            /// Parses an id; `None` if `text` is not a valid id.
            #[must_use]
            pub fn new(text: &str) -> Option<Self> {
                is_valid(text).then(|| Self(text.into()))
            }

            /// The id Safar assigns to the `number`th thing of this kind.
            #[must_use]
            pub fn numbered(number: u64) -> Self {
                Self(format!("{}{number}", $prefix).into())
            }

            /// The number in an id that Safar assigned; `None` for an id of any other form.
            #[must_use]
            pub fn number(&self) -> Option<u64> {
                self.0.strip_prefix($prefix)?.parse().ok()
            }

            /// The id as written in the file.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq for $name {
            /// Clones of an id share their text, so most equal ids are recognised by their address.
            fn eq(&self, other: &Self) -> bool {
                #[cfg(test)]
                comparisons::count();
                Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
            }
        }

        impl Eq for $name {}

        impl Hash for $name {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.0.hash(state);
            }
        }

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                #[cfg(test)]
                comparisons::count();
                self.0.len().cmp(&other.0.len()).then_with(|| self.0.cmp(&other.0))
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// Identifies a stage.
    StageId, "s";
    /// Identifies a step; unique in the whole map.
    StepId, "t";
    /// Identifies a lane.
    LaneId, "l";
    /// Identifies a card.
    CardId, "c";
    /// Identifies a persona.
    PersonaId, "p";
    /// Identifies a channel that the map defines itself.
    ChannelId, "h";
    /// Identifies a source.
    SourceId, "r";
    /// Identifies an embedded picture.
    PictureId, "i";
    /// Identifies a saved view.
    ViewId, "v";
}

fn is_valid(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// Counts how often ids are compared, so that unit tests measure work and not time.
#[cfg(test)]
pub(crate) mod comparisons {
    use std::cell::Cell;

    thread_local! {
        static MADE: Cell<usize> = const { Cell::new(0) };
    }

    pub(super) fn count() {
        MADE.set(MADE.get() + 1);
    }

    /// How many comparisons of ids `work` makes on this thread.
    pub(crate) fn made_by<R>(work: impl FnOnce() -> R) -> (R, usize) {
        let before = MADE.get();
        let result = work();
        (result, MADE.get() - before)
    }
}
