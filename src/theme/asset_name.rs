//! The names by which a theme file refers to its fonts and its logo.

use std::fmt;

use serde::{Deserialize, Deserializer, de};

/// The name of a file in a theme's folder or in a folder below it: plain names separated by `/`.
///
/// A theme may come from an untrusted source. On any system, such a name refers to no file outside the folder, no other
/// machine and no device: it is not absolute and has no `..`, no drive, no share and none of the device names of
/// Windows. So a theme that can be read on one system can be read on the others. Symbolic links within the folder are
/// followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AssetName(String);

impl AssetName {
    /// The description of a valid name, for error messages.
    pub const EXPECTED: &str = "the name of a file in the theme's folder, such as \"logo.png\" or \"fonts/brand.ttf\"";

    /// `name`; `None` if it could refer to a file outside the folder.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Option<Self> {
        let name = name.into();
        name.split('/').all(is_plain).then_some(Self(name))
    }

    /// The most similar valid name to `name` without a folder.
    #[must_use]
    pub fn nearest(name: &str) -> Self {
        let allowed = |c: char| if is_allowed(c) && c != '/' { c } else { '-' };
        let name: String = name.chars().map(allowed).collect();
        let name = name.trim_end_matches(['.', ' ']);
        Self::new(name).unwrap_or_else(|| Self(format!("file-{name}").trim_end_matches('-').to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `part`, a name between slashes, is a valid name on every system.
fn is_plain(part: &str) -> bool {
    // Windows ignores dots and spaces at the end, so `.. ` is `..` there.
    !part.is_empty() && !part.ends_with(['.', ' ']) && part.chars().all(is_allowed) && !is_device(part)
}

/// Whether `c` has no special meaning in the paths of any system; a colon begins a stream or follows a drive.
fn is_allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\\' | ':' | '<' | '>' | '"' | '|' | '?' | '*')
}

/// Whether Windows treats `part` as a device, which it does with any extension.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let numbered = |kind: &str| {
        stem.strip_prefix(kind).is_some_and(|number| {
            let mut signs = number.chars();
            matches!((signs.next(), signs.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

impl fmt::Display for AssetName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for AssetName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let refused = |name: &str| de::Error::invalid_value(de::Unexpected::Str(name), &Self::EXPECTED);
        Self::new(name.as_str()).ok_or_else(|| refused(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_one_and_a_plain_name_is_its_own() {
        for (name, nearest) in [
            ("logo.png", "logo.png"),
            ("نشان شرکت.png", "نشان شرکت.png"),
            ("a:b\\c?.png", "a-b-c-.png"),
            ("..", "file"),
            ("nul.png", "file-nul.png"),
            ("COM¹", "file-COM¹"),
            ("a/b.png", "a-b.png"),
            ("logo. ", "logo"),
            ("", "file"),
        ] {
            let found = AssetName::nearest(name);
            assert_eq!(found.as_str(), nearest, "{name}");
            assert_eq!(AssetName::new(found.as_str()), Some(found.clone()), "{name}");
        }
    }
}
