//! Sets text with the styles, colours and directions of a map.

use std::sync::Arc;

use super::{Movable, SetText, Shift};
use crate::{
    color::Rgba,
    geom::{BaseDirection, Direction, Point, Rect},
    locale::{Words, numerals::Numerals},
    model::{Language, Map},
    text::{Align, FontBook, TextBlock, TextSpec, TextStyle},
    theme::{Sizes, Theme, TypeFace},
};

/// The number of cards from which a map counts as large.
const LARGE: usize = 600;
/// The height of the middle of letters above the baseline, as a share of the font size: between lower-case and capital
/// letters.
const LETTER_MIDDLE: f64 = 0.32;

/// The context for laying out all parts.
pub(super) struct Setter<'a> {
    pub(super) theme: &'a Theme,
    pub(super) fonts: &'a mut FontBook,
    pub(super) is_rtl: bool,
    pub(super) language: Language,
    pub(super) numerals: Numerals,
    pub(super) words: &'static Words,
    /// Whether the map is too large to set titles twice.
    pub(super) is_large: bool,
}

/// The look of a piece of text.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextLook {
    pub(super) face: TypeFace,
    pub(super) color: Rgba,
    pub(super) side: Side,
    pub(super) max_lines: Option<usize>,
    /// Whether the text is the map's own and has the map's direction; otherwise its letters decide with it.
    pub(super) is_own: bool,
}

/// The alignment of text in its space, in the direction of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Start,
    Center,
    End,
}

impl TextLook {
    /// Text at the start, with any number of lines.
    pub(super) fn new(face: TypeFace, color: Rgba) -> Self {
        Self { face, color, side: Side::Start, max_lines: None, is_own: false }
    }

    pub(super) fn side(self, side: Side) -> Self {
        Self { side, ..self }
    }

    pub(super) fn lines(self, max: usize) -> Self {
        Self { max_lines: Some(max), ..self }
    }

    pub(super) fn own(self) -> Self {
        Self { is_own: true, ..self }
    }
}

impl<'a> Setter<'a> {
    pub(super) fn new(map: &Map, theme: &'a Theme, fonts: &'a mut FontBook) -> Self {
        let language = map.info.language;
        let (is_rtl, is_large) = (map.is_rtl(), map.cards.len() >= LARGE);
        let (numerals, words) = (Numerals::from(map), Words::of(language));
        Self { theme, fonts, is_rtl, language, numerals, words, is_large }
    }

    pub(super) fn sizes(&self) -> &'a Sizes {
        &self.theme.sizes
    }

    pub(super) fn style(&self, face: TypeFace) -> TextStyle {
        let heights = &self.theme.line_heights;
        face.style(match self.language {
            Language::English => heights.latin,
            Language::Arabic | Language::Persian => heights.arabic,
        })
    }

    /// The height of a line of `face`.
    pub(super) fn line(&self, face: TypeFace) -> f64 {
        let style = self.style(face);
        style.size * style.line_height
    }

    /// Sets `text` at `at`, with lines up to `width`.
    pub(super) fn set(&mut self, text: &str, look: TextLook, at: Point, width: f64) -> SetText {
        let width = width.max(1.0);
        let style = self.style(look.face);
        let align = self.align(look.side);
        let block = self.fonts.block(&TextSpec {
            text,
            style,
            width: Some(width),
            align,
            direction: self.base(look),
            max_lines: look.max_lines,
        });
        let height = block.size.height.max(if text.is_empty() { self.line(look.face) } else { 0.0 });
        let rect = Rect::new(at.x, at.y, at.x + width, at.y + height);
        SetText { block, rect, style, color: look.color, align, base: self.base(look) }
    }

    /// Sets `text` at `at` on one line of at most `max_width`, in a space as wide as the text.
    pub(super) fn set_tight(&mut self, text: &str, look: TextLook, at: Point, max_width: f64) -> SetText {
        let measured = self.measured(text, look);
        if measured.lines.is_empty() {
            // Deferred (`page::layout`): its line breaks are not known yet.
            let rect = Rect::from_origin_size(at, (1.0, 1.0));
            return SetText {
                block: measured,
                rect,
                style: self.style(look.face),
                color: look.color,
                align: self.align(look.side),
                base: self.base(look),
            };
        }
        self.set(text, look, at, tight_width(&measured).min(max_width))
    }

    /// The width of `text` on one line, rounded up to a whole unit.
    pub(super) fn width_of(&mut self, text: &str, look: TextLook) -> f64 {
        tight_width(&self.measured(text, look))
    }

    fn measured(&mut self, text: &str, look: TextLook) -> Arc<TextBlock> {
        let spec = TextSpec {
            text,
            style: self.style(look.face),
            width: None,
            align: Align::Start,
            direction: self.base(look),
            max_lines: None,
        };
        self.fonts.block(&spec)
    }

    fn base(&self, look: TextLook) -> BaseDirection {
        let direction = Direction::from_rtl(self.is_rtl);
        if look.is_own { BaseDirection::Always(direction) } else { BaseDirection::Within(direction) }
    }

    /// `text` of the user as a part of a text of the map's own: in an isolate if it reads the other way.
    pub(super) fn within(&self, text: &str) -> String {
        Direction::from_rtl(self.is_rtl).isolating(text)
    }

    /// `text` in quotation marks, see [`Words::quoted`]. A telephone number reads left to right within them too.
    pub(super) fn quoted(&self, text: &str) -> String {
        let around = Direction::from_rtl(self.is_rtl);
        let quoted = self.words.quoted(text, around);
        let reads_alike = around.of_paragraph(&quoted) == around.of_paragraph(text);
        if reads_alike { quoted } else { self.words.quoted(&self.within(text), around) }
    }

    /// `part`, laid out as if time ran to the right in a space of `width`, in reading direction.
    pub(super) fn finished<P: Movable>(&self, part: P, width: f64) -> P {
        if self.is_rtl { part.shifted(Shift::Turn(width)) } else { part }
    }

    fn align(&self, side: Side) -> Align {
        match (side, self.is_rtl) {
            (Side::Center, _) => Align::Center,
            (Side::Start, false) | (Side::End, true) => Align::Left,
            (Side::Start, true) | (Side::End, false) => Align::Right,
        }
    }
}

fn tight_width(block: &TextBlock) -> f64 {
    block.size.width.ceil() + 1.0
}

impl SetText {
    /// Whether the text is empty.
    pub(super) fn is_blank(&self) -> bool {
        self.block.text.is_empty()
    }

    /// The y of the first baseline on the page.
    pub(super) fn baseline(&self) -> f64 {
        self.rect.y0 + self.block.lines.first().map_or(self.style.size, |line| line.baseline)
    }
    /// The y of the middle of the first line's letters on the page; things next to the line are centred on it.
    pub(super) fn first_line_middle(&self) -> f64 {
        self.baseline() - self.style.size * LETTER_MIDDLE
    }
}
