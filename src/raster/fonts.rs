//! Damaged fonts, whose glyphs could make the rasteriser panic.
//!
//! `vello_cpu` panics at a glyph whose outline cannot be read; one changed byte in a font file is enough. Reading every
//! outline beforehand would double the work for intact fonts, so a font is trusted until it causes a panic.

use std::collections::BTreeMap;

use skrifa::{
    FontRef, GlyphId, MetadataProvider as _,
    instance::{LocationRef, Size},
    outline::{DrawSettings, pen::NullPen},
    raw::{FileRef, types::F2Dot14},
};

use crate::text::GlyphRun;

/// A font file, by the number the text engine gives it, and the face in it.
type FontKey = (u64, u32);

/// The way to draw a font that has caused a panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Distrust {
    /// Draw it without the glyphs whose outlines cannot be read.
    WithoutBroken,
    /// Do not draw it, because it caused another panic.
    NotAtAll,
}

/// The fonts that have caused a panic.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    distrusted: BTreeMap<FontKey, Distrust>,
    /// The font that is being drawn.
    current: Option<FontKey>,
}

impl Fonts {
    /// Records that the font of `run` is being drawn until [`end`](Self::end), and returns the way to draw it; `None`
    /// for a trusted font.
    pub(super) fn begin(&mut self, run: &GlyphRun) -> Option<Distrust> {
        let key = (run.font.data.id(), run.font.index);
        self.current = Some(key);
        self.distrusted.get(&key).copied()
    }

    /// Records that drawing the font has ended without a panic.
    pub(super) fn end(&mut self) {
        self.current = None;
    }

    /// Lowers the trust in the current font after a panic; `false` if there is no current font, or if it was not to be
    /// drawn at all.
    pub(super) fn distrust_current(&mut self) -> bool {
        let Some(key) = self.current.take() else { return false };
        let next = match self.distrusted.get(&key) {
            None => Distrust::WithoutBroken,
            Some(Distrust::WithoutBroken) => Distrust::NotAtAll,
            Some(Distrust::NotAtAll) => return false,
        };
        self.distrusted.insert(key, next);
        true
    }
}

/// The number of glyphs in the font file `file` whose outlines cannot be read, and which are therefore not drawn. Reads
/// every outline once, which takes milliseconds, or tenths of a second for the largest fonts.
#[must_use]
pub fn count_damaged_glyphs(file: &[u8]) -> usize {
    let Ok(faces) = FileRef::new(file) else { return 0 };
    let settings = || DrawSettings::unhinted(Size::new(16.0), LocationRef::default());
    let damaged = |font: FontRef<'_>| {
        let glyphs = font.outline_glyphs();
        glyphs.iter().filter(|(_, outline)| outline.draw(settings(), &mut NullPen).is_err()).count()
    };
    faces.fonts().filter_map(Result::ok).map(damaged).sum()
}

/// Whether the outline of the glyph `id` of the run's font can be read. Also true for a glyph without an outline, which
/// can be drawn.
pub(super) fn is_readable(run: &GlyphRun, id: u32) -> bool {
    let Ok(font) = FontRef::from_index(run.font.data.as_ref(), run.font.index) else { return false };
    let Some(outline) = font.outline_glyphs().get(GlyphId::new(id)) else { return true };
    let coords: Vec<F2Dot14> = run.coords.iter().map(|coord| F2Dot14::from_bits(*coord)).collect();
    outline.draw(DrawSettings::unhinted(Size::new(run.size), coords.as_slice()), &mut NullPen).is_ok()
}
