//! Warnings about the fonts of a theme, for the window and the command line alike.

use crate::{raster::count_damaged_glyphs, theme::Theme};

/// A sentence for each font of `theme` with damaged glyphs, which pictures lack. The rest of such a font is used.
#[must_use]
pub fn font_warnings(theme: &Theme) -> Vec<String> {
    let damaged = theme.readable_fonts().map(|font| (font, count_damaged_glyphs(&font.bytes)));
    let warning = |(name, count): (&str, usize)| {
        let glyphs = if count == 1 { "glyph" } else { "glyphs" };
        format!(
            "{name}: found {count} damaged {glyphs}, which will be missing in the map. Replace the file by an undamaged copy."
        )
    };
    damaged.filter(|(_, count)| *count > 0).map(|(font, count)| warning((&font.name, count))).collect()
}
