//! Reading themes: the built-in ones once, any other from its text.

use std::sync::LazyLock;

use serde::{Deserialize as _, Deserializer, de};

use super::{Theme, ThemeError};
use crate::color::Rgba;

static LIGHT: LazyLock<Theme> = LazyLock::new(|| built_in(include_str!("../../assets/themes/light.ron")));
static DARK: LazyLock<Theme> = LazyLock::new(|| built_in(include_str!("../../assets/themes/dark.ron")));

impl Theme {
    /// The built-in light theme.
    #[must_use]
    pub fn light() -> &'static Self {
        &LIGHT
    }

    /// The built-in dark theme.
    #[must_use]
    pub fn dark() -> &'static Self {
        &DARK
    }

    /// The built-in themes, the usual one first.
    #[must_use]
    pub fn built_in() -> [&'static Self; 2] {
        [Self::light(), Self::dark()]
    }

    /// The built-in theme called `name`.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::built_in().into_iter().find(|theme| theme.name == name)
    }

    /// The theme written as `text`.
    ///
    /// # Errors
    ///
    /// Where the text is not RON, a token is missing, unknown, or has a value outside its range.
    pub fn from_ron(text: &str) -> Result<Self, ThemeError> {
        ron::Options::default().from_str(text).map_err(|error| ThemeError {
            line: error.span.start.line,
            column: error.span.start.col,
            message: error.code.to_string(),
        })
    }
}

#[expect(clippy::panic, reason = "the text is part of the program and a test reads it")]
fn built_in(text: &str) -> Theme {
    Theme::from_ron(text).unwrap_or_else(|error| panic!("built-in theme: {error}"))
}

/// Reads a colour written as `#RRGGBB` or `#RRGGBBAA`.
pub(super) fn rgba<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rgba, D::Error> {
    let text = String::deserialize(deserializer)?;
    Rgba::from_hex(&text).ok_or_else(|| {
        de::Error::custom(format_args!("{text:?} is not a colour; colours are written \"#RRGGBB\" or \"#RRGGBBAA\""))
    })
}

/// Reads a finite length or factor that is not negative.
pub(super) fn length<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let value = f64::deserialize(deserializer)?;
    if value.is_finite() && (0.0..=10_000.0).contains(&value) {
        Ok(value)
    } else {
        Err(de::Error::custom(format_args!("{value} is not a length between 0 and 10000")))
    }
}

/// Reads lengths of dashes and gaps, each above 0.
pub(super) fn dashes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f64>, D::Error> {
    let dashes = Vec::<f64>::deserialize(deserializer)?;
    match dashes.iter().find(|dash| !(dash.is_finite() && **dash > 0.0)) {
        Some(dash) => Err(de::Error::custom(format_args!("{dash} is not the length of a dash; lengths are above 0"))),
        None => Ok(dashes),
    }
}
