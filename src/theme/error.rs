//! Why a theme file cannot be read.

use std::fmt;

use ron::error::SpannedError;

/// Why a theme cannot be read, and where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError(pub(super) SpannedError);

impl ThemeError {
    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.0.span.start.line
    }

    /// The character in the line, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.0.span.start.col
    }

    /// What was found and what was expected, for whoever reports it with the text around it.
    #[must_use]
    pub fn cause(&self) -> &SpannedError {
        &self.0
    }
}

/// `LINE:COLUMN: MESSAGE`, to be put behind the file's name and a colon.
impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line(), self.column(), self.0.code)
    }
}

impl std::error::Error for ThemeError {}
