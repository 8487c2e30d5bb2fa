//! Interface words set by Safar's text engine, because egui has no bidirectional order and a translated interface mixes
//! directions everywhere.

use std::sync::Arc;

use egui::{Color32, Context, Painter, Pos2, Rect, Vec2, pos2, vec2};

use super::paint_block;
use crate::{
    geom::BaseDirection,
    text::{Align, FontBook, TextBlock, TextSpec, TextStyle},
    ui::i18n,
};

/// The font book for interface words, stored in egui's context so that a widget needs only a `Ui`.
struct InterfaceFonts(FontBook);

impl Default for InterfaceFonts {
    fn default() -> Self {
        // Labels also show user text, which may need scripts that only the system's fonts have.
        Self(FontBook::with_system_fonts())
    }
}

impl egui::Plugin for InterfaceFonts {
    fn debug_name(&self) -> &'static str {
        "fonts of the interface"
    }
}

/// Anything that sets text: a font book, or egui's context with the font book it holds.
pub trait TextSetter {
    /// Sets `spec`.
    fn set(&mut self, spec: &TextSpec<'_>) -> Arc<TextBlock>;
}

impl TextSetter for FontBook {
    fn set(&mut self, spec: &TextSpec<'_>) -> Arc<TextBlock> {
        self.block(spec)
    }
}

impl TextSetter for &Context {
    fn set(&mut self, spec: &TextSpec<'_>) -> Arc<TextBlock> {
        self.plugin_or_default::<InterfaceFonts>().lock().0.block(spec)
    }
}

/// Words set on one line, measured and ready to draw.
#[derive(Clone, Debug)]
pub struct SetWords {
    block: Arc<TextBlock>,
    /// Their size in points.
    pub size: Vec2,
}

/// Sets `words` of the interface on one line in `style`, cut with an ellipsis if wider than `width`.
#[must_use]
pub fn set_words(ctx: &Context, words: &str, style: TextStyle, width: f32) -> SetWords {
    set_words_in(ctx, words, style, width, i18n::interface_base())
}

/// Like [`set_words`], with the direction of the words decided by `direction`, for words of the user.
#[must_use]
pub fn set_words_in(ctx: &Context, words: &str, style: TextStyle, width: f32, direction: BaseDirection) -> SetWords {
    let spec = TextSpec { text: words, style, width: None, align: Align::Start, direction, max_lines: Some(1) };
    let mut setter = ctx;
    let mut block = setter.set(&spec);
    if width.is_finite() && block.size.width > f64::from(width) {
        block = setter.set(&TextSpec { width: Some(f64::from(width.max(8.0))), ..spec });
    }
    #[expect(clippy::cast_possible_truncation, reason = "lengths in a window")]
    let size = vec2(block.size.width as f32, block.size.height as f32);
    SetWords { block, size }
}

impl SetWords {
    /// Draws the words with their top left corner at `corner`.
    pub fn paint(&self, painter: &Painter, corner: Pos2, color: Color32) {
        paint_block(painter, &self.block, corner, 1.0, color);
    }

    /// Draws the words in the centre of `rect`.
    pub fn paint_in_middle(&self, painter: &Painter, rect: Rect, color: Color32) {
        self.paint(painter, rect.center() - self.size / 2.0, color);
    }

    /// Draws the words at the start or end of `rect` in reading direction, vertically centred.
    pub fn paint_at(&self, painter: &Painter, rect: Rect, is_at_end: bool, color: Color32) {
        let left = if is_at_end == i18n::is_rtl() { rect.left() } else { rect.right() - self.size.x };
        self.paint(painter, pos2(left, rect.center().y - self.size.y / 2.0), color);
    }
}
