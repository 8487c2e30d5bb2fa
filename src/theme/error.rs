//! The error of reading a theme file.

use std::fmt;

use ron::error::SpannedError;

/// A theme file could not be read, with the position of the error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError(pub(super) SpannedError);

impl ThemeError {
    /// The line, counted from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.span.start.line
    }

    /// The character in the line, counted from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.span.start.col
    }

    /// The error of the RON parser, for callers that show it with an excerpt of the file.
    #[must_use]
    pub fn cause(&self) -> &SpannedError {
        &self.0
    }
}

/// `LINE:COLUMN: MESSAGE`, to be shown after the file's name and a colon.
impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line(), self.column(), self.0.code)
    }
}

impl std::error::Error for ThemeError {}
