//! The maps that come with the program, compiled in: templates to begin with and samples to look at.

use super::{error::StorageError, read::parse_map};
use crate::model::{Language, Map};

/// A map that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// What the map is called on the command line: `customer-journey`.
    pub name: &'static str,
    /// The language of its words.
    pub language: Language,
    /// The text of its file.
    pub text: &'static str,
}

macro_rules! built_in {
    ($folder:literal: $($name:literal $language:ident $tag:literal,)*) => {
        &[$(BuiltIn {
            name: $name,
            language: Language::$language,
            text: include_str!(concat!("../../maps/", $folder, "/", $name, ".", $tag, ".ron")),
        },)*]
    };
}

/// The templates, each in every language.
pub const TEMPLATES: &[BuiltIn] = built_in! {
    "templates":
    "customer-journey" English "en",
    "customer-journey" Arabic "ar",
    "customer-journey" Persian "fa",
};

/// The samples. The first is what the program shows where nobody chose a map.
pub const SAMPLES: &[BuiltIn] = built_in! {
    "samples":
    "online-shop" English "en",
    "leaving-telecom" Arabic "ar",
    "consultancy-clients" Persian "fa",
};

impl BuiltIn {
    /// The template called `name` in `language`.
    #[must_use]
    pub fn template(name: &str, language: Language) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.name == name && template.language == language)
    }

    /// The map itself.
    ///
    /// # Errors
    /// When the file has a fault, which the tests of every map that comes with the program rule out.
    pub fn map(&self) -> Result<Map, StorageError> {
        let name = format!("{}.{}.ron", self.name, self.language.tag());
        Ok(parse_map(&name, self.text.as_bytes())?.map)
    }
}
