//! The bundled fonts, compiled into the program.
//!
//! Every [`FontContext`] made here shares the same font files in memory, so blocks from two font books are equal if
//! their glyphs are.

use std::sync::{Arc, OnceLock};

use parley::{
    FontContext,
    fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache},
};

/// Vazirmatn: Latin, Arabic and Persian, with a weight axis from 100 to 900.
pub static VAZIRMATN: &[u8] = include_bytes!("../../assets/fonts/Vazirmatn.ttf");
/// Safar Symbols: arrows, geometric shapes, ticks, stars and other signs.
pub static SYMBOLS: &[u8] = include_bytes!("../../assets/fonts/SafarSymbols.ttf");
/// Noto Emoji: emoji in one colour.
pub static EMOJI: &[u8] = include_bytes!("../../assets/fonts/NotoEmoji.ttf");

/// The bundled font families, in the order in which they are searched for a character. The names are Safar's own, so
/// that a system font of the same family cannot replace a bundled font.
pub(super) const FAMILIES: [&str; 3] = ["Safar bundled text", "Safar bundled symbols", "Safar bundled emoji"];

/// The bundled family that has a box for missing characters.
pub(super) const SYMBOLS_FAMILY: &str = FAMILIES[1];

/// Which fonts may be used for characters that the bundled fonts lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The bundled fonts only: the same text looks the same on every computer.
    Bundled,
    /// The system's fonts too. Finding them takes tens of milliseconds.
    System,
}

/// The family of the fonts of a theme, which is searched before the bundled fonts.
pub(super) const OWN_FAMILY: &str = "Safar own text";

/// A file that is not a readable font.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file holds no font that can be read; TrueType and OpenType fonts can")]
pub struct BrokenFont {
    /// The index of the file among those given.
    pub index: usize,
}

/// Checks that each of `files` holds a font.
pub(super) fn check(files: &[Arc<[u8]>]) -> Result<(), BrokenFont> {
    match files.iter().position(|file| !is_font(file)) {
        Some(index) => Err(BrokenFont { index }),
        None => Ok(()),
    }
}

/// Whether `file` is the content of a font file in which text can be set. Single glyphs of it may still be damaged.
#[must_use]
pub fn is_font(file: &Arc<[u8]>) -> bool {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    let found = collection.register_fonts(Blob::new(Arc::new(Arc::clone(file))), None);
    found.iter().any(|(_, fonts)| !fonts.is_empty())
}

/// The fonts of a theme. Contexts that share a value of this type make equal blocks.
#[derive(Clone, Default)]
pub(super) struct OwnFamily {
    files: Vec<Arc<[u8]>>,
    blobs: Vec<Blob<u8>>,
}

impl OwnFamily {
    /// The family of these files.
    pub(super) fn new(files: &[Arc<[u8]>]) -> Self {
        let blobs = files.iter().map(|file| Blob::new(Arc::new(Arc::clone(file)))).collect();
        Self { files: files.to_vec(), blobs }
    }

    /// The font files.
    pub(super) fn files(&self) -> &[Arc<[u8]>] {
        &self.files
    }
}

/// A font context with the bundled fonts, the family `own`, and the system's fonts if `reach` allows them.
pub(super) fn context(reach: Reach, own: &OwnFamily) -> FontContext {
    static BLOBS: OnceLock<[Blob<u8>; 3]> = OnceLock::new();
    let blobs = BLOBS.get_or_init(|| [VAZIRMATN, SYMBOLS, EMOJI].map(|bytes| Blob::new(Arc::new(bytes))));
    let options = CollectionOptions { shared: false, system_fonts: reach == Reach::System };
    let mut collection = Collection::new(options);
    for (blob, family) in blobs.iter().zip(FAMILIES) {
        let info = FontInfoOverride { family_name: Some(family), ..FontInfoOverride::default() };
        collection.register_fonts(blob.clone(), Some(info));
    }
    for blob in &own.blobs {
        let info = FontInfoOverride { family_name: Some(OWN_FAMILY), ..FontInfoOverride::default() };
        collection.register_fonts(blob.clone(), Some(info));
    }
    FontContext { collection, source_cache: SourceCache::default() }
}
