//! Reading themes: the built-in ones (parsed once), and any other from its text.

use std::sync::LazyLock;

use serde::{
    Deserialize as _, Deserializer,
    de::{Error, Unexpected},
};

use super::{Brand, Theme, ThemeError, TypeFace};
use crate::color::Rgba;

/// The names of the built-in themes.
pub(super) const NAMES: &[&str] = &["light", "dark", "contrast", "print"];

static LIGHT: LazyLock<Theme> = LazyLock::new(|| sound(Theme::from_ron(include_str!("../../assets/themes/light.ron"))));
static DARK: LazyLock<Theme> = LazyLock::new(|| sound(Theme::from_ron(include_str!("../../assets/themes/dark.ron"))));
static CONTRAST: LazyLock<Theme> =
    LazyLock::new(|| sound(Brand::from_ron(include_str!("../../assets/themes/contrast.ron"))).theme);
static PRINT: LazyLock<Theme> =
    LazyLock::new(|| sound(Brand::from_ron(include_str!("../../assets/themes/print.ron"))).theme);

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

    /// The built-in high-contrast theme: black on white, strong marks.
    #[must_use]
    pub fn contrast() -> &'static Self {
        &CONTRAST
    }

    /// The built-in theme for paper, which can be understood without colour.
    #[must_use]
    pub fn print() -> &'static Self {
        &PRINT
    }

    /// The built-in themes, the default first.
    #[must_use]
    pub fn built_in() -> [&'static Self; 4] {
        [Self::light(), Self::dark(), Self::contrast(), Self::print()]
    }

    /// The built-in theme called `name`; `None` if there is none.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        // Does not search the themes, because two of them refer to another one while they are parsed.
        match name {
            "light" => Some(Self::light()),
            "dark" => Some(Self::dark()),
            "contrast" => Some(Self::contrast()),
            "print" => Some(Self::print()),
            _ => None,
        }
    }

    /// Parses the complete theme in `text`.
    ///
    /// # Errors
    ///
    /// If the text is not RON, or a token is missing, unknown or out of range.
    pub fn from_ron(text: &str) -> Result<Self, ThemeError> {
        ron::Options::default().from_str(text).map_err(ThemeError)
    }
}

#[expect(clippy::panic, reason = "the text is part of the program and a test reads it")]
fn sound<T>(read: Result<T, ThemeError>) -> T {
    read.unwrap_or_else(|error| panic!("built-in theme: {error}"))
}

/// Reads the name of a built-in theme.
pub(super) fn base<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Theme, D::Error> {
    let name = String::deserialize(deserializer)?;
    Theme::named(&name).ok_or_else(|| D::Error::unknown_variant(&name, NAMES))
}

/// Reads a colour written as `#RRGGBB` or `#RRGGBBAA`.
pub(super) fn rgba<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Rgba, D::Error> {
    let text = String::deserialize(deserializer)?;
    let expected = "a colour written \"#RRGGBB\" or \"#RRGGBBAA\"";
    Rgba::from_hex(&text).ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&text), &expected))
}

/// Reads a length or factor from 0 to 10,000.
pub(super) fn length<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let value = f64::deserialize(deserializer)?;
    if value.is_finite() && (0.0..=10_000.0).contains(&value) {
        Ok(value)
    } else {
        Err(D::Error::invalid_value(Unexpected::Float(value), &"a length from 0 to 10000"))
    }
}

/// Reads lengths of dashes and gaps, each greater than 0.
pub(super) fn dashes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<f64>, D::Error> {
    let dashes = Vec::<f64>::deserialize(deserializer)?;
    match dashes.iter().find(|dash| !(dash.is_finite() && **dash > 0.0)) {
        Some(dash) => Err(D::Error::invalid_value(Unexpected::Float(*dash), &"the length of a dash, above 0")),
        None => Ok(dashes),
    }
}

/// Reads the size and weight of one level of text; the size is at least 1.
pub(super) fn face<'de, D: Deserializer<'de>>(deserializer: D) -> Result<TypeFace, D::Error> {
    let face = TypeFace::deserialize(deserializer)?;
    if face.size < 1.0 {
        return Err(D::Error::invalid_value(Unexpected::Float(face.size), &"a font size of at least 1"));
    }
    Ok(face)
}

/// The `some_…` readers are for short files, in which a token may be missing.
pub(super) fn some_rgba<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Rgba>, D::Error> {
    rgba(deserializer).map(Some)
}

pub(super) fn some_length<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    length(deserializer).map(Some)
}

pub(super) fn some_dashes<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<f64>>, D::Error> {
    dashes(deserializer).map(Some)
}

pub(super) fn some_face<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TypeFace>, D::Error> {
    face(deserializer).map(Some)
}

pub(super) fn some<'de, D: Deserializer<'de>, T: serde::Deserialize<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}
