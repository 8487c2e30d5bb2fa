//! Why a theme file cannot be read.

use std::fmt;

/// Why a theme cannot be read, and where in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What was found and what was expected.
    pub message: String,
}

/// `LINE:COLUMN: MESSAGE`, to be put behind the file's name and a colon.
impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.line, self.column, self.message)
    }
}

impl std::error::Error for ThemeError {}
