//! The bundled maps, compiled into the program: templates and samples.

use super::{error::StorageError, read::parse_map};
use crate::model::{Language, Map};

/// A bundled map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BuiltIn {
    /// The name on the command line: `customer-journey`.
    pub name: &'static str,
    /// The name with the language, as in its file name without `.ron`: `customer-journey.en`.
    pub stem: &'static str,
    /// The language of the map.
    pub language: Language,
    /// Whether it is a template to be filled in, rather than a sample.
    pub is_template: bool,
    /// The text of the map's file.
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

/// The samples. The program shows the first one if the user opened no map.
pub const SAMPLES: &[BuiltIn] = built_in! {
    "samples" false:
    "online-shop" [English "en"],
    "leaving-telecom" [Arabic "ar"],
    "consultancy-clients" [Persian "fa"],
};

impl BuiltIn {
    /// Every bundled map: the templates, then the samples.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        TEMPLATES.iter().chain(SAMPLES)
    }

    /// The map with this stem; `None` if there is none.
    #[must_use]
    pub fn with_stem(stem: &str) -> Option<&'static Self> {
        Self::all().find(|built_in| built_in.stem == stem)
    }

    /// The template called `name` in `language`; `None` if there is none.
    #[must_use]
    pub fn template(name: &str, language: Language) -> Option<&'static Self> {
        TEMPLATES.iter().find(|template| template.name == name && template.language == language)
    }

    /// The title of the map, without parsing it.
    #[must_use]
    pub fn title(&self) -> &'static str {
        let start = self.text.split_once("title: \"").map(|(_, rest)| rest);
        start.and_then(|rest| rest.split_once('"')).map_or(self.name, |(title, _)| title)
    }

    /// Parses the map.
    ///
    /// # Errors
    /// If the file has a fault, which the tests of all bundled maps rule out.
    pub fn map(&self) -> Result<Map, StorageError> {
        Ok(parse_map(&format!("{}.ron", self.stem), self.text.as_bytes())?.map)
    }
}
