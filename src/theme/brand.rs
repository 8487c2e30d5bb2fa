//! A brand: a short file that names a built-in theme and the values that differ from it.

use std::{fmt, sync::Arc};

use serde::Deserialize;

use super::{
    AssetName, Cycle, PersonaLook, StageLook, Theme, ThemeError, file,
    tokens::{ColorsPatch, LineHeightsPatch, SizesPatch, TintsPatch, TypeScalePatch},
};
use crate::text::is_font;

/// A theme read from a short file, and the names of its files.
#[derive(Clone, Debug, PartialEq)]
pub struct Brand {
    /// The built-in theme it is based on.
    pub base: &'static Theme,
    /// The theme, without the fonts and the logo.
    pub theme: Theme,
    /// The font files in the theme's folder.
    pub fonts: Vec<AssetName>,
    /// The logo file in the theme's folder, a PNG or JPEG picture.
    pub logo: Option<AssetName>,
}

/// A file that belongs to a theme.
#[derive(Clone, PartialEq, Eq)]
pub struct Asset {
    /// The name of the file in messages.
    pub name: String,
    /// The content of the file.
    pub bytes: Arc<[u8]>,
    /// Whether the content cannot be read, so that nothing is drawn with it. The theme keeps the file's name, so that
    /// the user can put an undamaged copy in its place.
    pub is_damaged: bool,
}

impl Asset {
    /// Whether the file is a font in which text can be set.
    #[must_use]
    pub fn is_font(&self) -> bool {
        is_font(&self.bytes)
    }
}

impl fmt::Debug for Asset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({} bytes)", self.name, self.bytes.len())
    }
}

/// A picture at the end of the header.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The picture file.
    pub picture: Asset,
    /// Its width divided by its height.
    pub ratio: f64,
}

/// A short theme file as written. Tokens that it omits have the value of its base theme.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default = "Theme::light", deserialize_with = "file::base")]
    base: &'static Theme,
    #[serde(default, deserialize_with = "file::some")]
    is_dark: Option<bool>,
    #[serde(default)]
    colors: ColorsPatch,
    #[serde(default, deserialize_with = "file::some")]
    stages: Option<Cycle<StageLook>>,
    #[serde(default)]
    tints: TintsPatch,
    #[serde(default, deserialize_with = "file::some")]
    personas: Option<Cycle<PersonaLook>>,
    #[serde(default, deserialize_with = "file::some_dashes")]
    assumed_dashes: Option<Vec<f64>>,
    #[serde(default)]
    type_scale: TypeScalePatch,
    #[serde(default)]
    line_heights: LineHeightsPatch,
    #[serde(default)]
    sizes: SizesPatch,
    #[serde(default)]
    fonts: Vec<AssetName>,
    #[serde(default, deserialize_with = "file::some")]
    logo: Option<AssetName>,
}

impl Theme {
    /// This theme, moved from the base `old` to the base `new`: each token with the value of `old` gets the value of
    /// `new`. The name, the fonts and the logo are kept. Texts and marks in the theme's own colours are kept readable.
    #[must_use]
    pub fn rebased(&self, old: &Self, new: &Self) -> Self {
        fn kept<'a, T: PartialEq>(own: &'a T, old: &'a T, new: &'a T) -> &'a T {
            if own == old { new } else { own }
        }
        let mut rebased = Self {
            name: self.name.clone(),
            is_dark: *kept(&self.is_dark, &old.is_dark, &new.is_dark),
            colors: self.colors.rebased(&old.colors, &new.colors),
            stages: self.stages.rebased(&old.stages, &new.stages),
            tints: self.tints.rebased(&old.tints, &new.tints),
            personas: self.personas.rebased(&old.personas, &new.personas),
            assumed_dashes: kept(&self.assumed_dashes, &old.assumed_dashes, &new.assumed_dashes).clone(),
            type_scale: self.type_scale.rebased(&old.type_scale, &new.type_scale),
            line_heights: self.line_heights.rebased(&old.line_heights, &new.line_heights),
            sizes: self.sizes.rebased(&old.sizes, &new.sizes),
            density: self.density,
            fonts: self.fonts.clone(),
            logo: self.logo.clone(),
        };
        rebased.make_readable(|token| self.color(token) != old.color(token));
        rebased
    }

    /// The fonts in which text can be set: all but the damaged ones.
    pub fn readable_fonts(&self) -> impl Iterator<Item = &Asset> {
        self.fonts.iter().filter(|font| !font.is_damaged)
    }

    /// The files of the readable fonts, as `FontBook::use_family` takes them.
    #[must_use]
    pub fn font_files(&self) -> Vec<Arc<[u8]>> {
        self.readable_fonts().map(|font| Arc::clone(&font.bytes)).collect()
    }
}

impl Brand {
    /// The brand written as `text`.
    ///
    /// # Errors
    ///
    /// If the text is not RON, if a token is unknown or its value out of range, or if the base theme does not exist.
    pub fn from_ron(text: &str) -> Result<Self, ThemeError> {
        let file: File = ron::Options::default().from_str(text).map_err(ThemeError)?;
        let mut theme = file.base.clone();
        theme.name = file.name;
        theme.is_dark = file.is_dark.unwrap_or(theme.is_dark);
        file.colors.apply(&mut theme.colors);
        file.tints.apply(&mut theme.tints);
        file.type_scale.apply(&mut theme.type_scale);
        file.line_heights.apply(&mut theme.line_heights);
        file.sizes.apply(&mut theme.sizes);
        theme.stages = file.stages.unwrap_or(theme.stages);
        theme.personas = file.personas.unwrap_or(theme.personas);
        theme.assumed_dashes = file.assumed_dashes.unwrap_or(theme.assumed_dashes);
        Ok(Self { base: file.base, theme, fonts: file.fonts, logo: file.logo })
    }
}
