//! The fonts that come with the program, compiled in.
//!
//! Every [`FontContext`] made here shares the same three font files in memory, so blocks of text made by two font
//! books are equal when their glyphs are.

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

/// The families text is set in, in the order they are asked for a character. The names are our own, so that a
/// system font of the same family can never take a bundled font's place.
pub(super) const FAMILIES: [&str; 3] = ["Safar bundled text", "Safar bundled symbols", "Safar bundled emoji"];

/// Whether fonts of the machine may stand in for characters that the bundled fonts lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Only what is compiled in: the same text looks the same everywhere.
    Bundled,
    /// The machine's fonts too. Finding them takes tens of milliseconds.
    System,
}

/// The family of fonts that were given from outside, which is asked before all others.
pub(super) const OWN_FAMILY: &str = "Safar own text";

/// A font file that is none, by its place among those given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the file holds no font that can be read; TrueType and OpenType fonts can")]
pub struct BrokenFont {
    /// Which of the files.
    pub index: usize,
}

/// Whether each of `files` holds a font.
pub(super) fn check(files: &[Arc<[u8]>]) -> Result<(), BrokenFont> {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    for (index, file) in files.iter().enumerate() {
        let found = collection.register_fonts(Blob::new(Arc::new(Arc::clone(file))), None);
        if found.iter().all(|(_, fonts)| fonts.is_empty()) {
            return Err(BrokenFont { index });
        }
    }
    Ok(())
}

/// Fonts that were given from outside. Contexts that share it make equal blocks.
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

/// A context with the bundled fonts, the family `own`, and the machine's fonts where `reach` says so.
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
