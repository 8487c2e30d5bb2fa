//! The maps that come with the program, compiled in: templates to begin with and samples to look at.

use super::{error::StorageError, read::parse_map};
use crate::model::{Language, Map};

/// A map that comes with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// What the map is called on the command line: `customer-journey`.
    pub name: &'static str,
    /// The name with its language, the name of its file without `.ron`: `customer-journey.en`.
    pub stem: &'static str,
    /// The language of its words.
    pub language: Language,
    /// Whether it is a template, to be filled in, and not a sample.
    pub is_template: bool,
    /// The text of its file.
    pub text: &'static str,
}

macro_rules! built_in {
    ($folder:literal $is_template:literal: $($name:literal [$($language:ident $tag:literal),*],)*) => {
        &[$($(BuiltIn {
            name: $name,
            stem: concat!($name, ".", $tag),
            language: Language::$language,
            is_template: $is_template,
            text: include_str!(concat!("../../maps/", $folder, "/", $name, ".", $tag, ".ron")),
        },)*)*]
    };
}

/// The templates, each in every language.
pub const TEMPLATES: &[BuiltIn] = built_in! {
    "templates" true:
    "customer-journey" [English "en", Arabic "ar", Persian "fa"],
    "digital-journey" [English "en", Arabic "ar", Persian "fa"],
    "detailed-journey" [English "en", Arabic "ar", Persian "fa"],
    "professional-services" [English "en", Arabic "ar", Persian "fa"],
    "buyers-journey" [English "en", Arabic "ar", Persian "fa"],
    "sales-funnel" [English "en", Arabic "ar", Persian "fa"],
    "onboarding" [English "en", Arabic "ar", Persian "fa"],
    "cancellation-path" [English "en", Arabic "ar", Persian "fa"],
    "service-blueprint" [English "en", Arabic "ar", Persian "fa"],
};

/// The samples. The first is what the program shows where nobody chose a map.
pub const SAMPLES: &[BuiltIn] = built_in! {
    "samples" false:
    "online-shop" [English "en"],
    "leaving-telecom" [Arabic "ar"],
    "consultancy-clients" [Persian "fa"],
};

impl BuiltIn {
    /// Every map that comes with the program: the templates, then the samples.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        TEMPLATES.iter().chain(SAMPLES)
    }

    /// The map with this stem.
    #[must_use]
    pub fn with_stem(stem: &str) -> Option<&'static Self> {
        Self::all().find(|built_in| built_in.stem == stem)
    }

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
        Ok(parse_map(&format!("{}.ron", self.stem), self.text.as_bytes())?.map)
    }
}
