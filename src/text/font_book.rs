//! The fonts, and a cache of the text set in them.

use std::{collections::VecDeque, hash::Hash, sync::Arc};

use super::{
    Align, TextBlock, TextLine, TextSpec, TextStyle,
    cache::{KeyHash, TwoGenerations},
    ellipsis::Cut,
    fonts::BrokenFont,
    hyphen::{Divided, break_lines, hyphen_width},
    leading,
    paragraph::{Paragraph, is_forced_break, paragraphs},
    place::{ParagraphSource, PlacedLine, place},
    setting::Setting,
    shape::Shaper,
    together::{Postponed, set_together},
};
use crate::geom::{BaseDirection, Direction, Rect, Size, narrow};

/// The size of the cache of blocks, in bytes of text plus 64 bytes per block.
const KEPT_BYTES: usize = 1024 * 1024;

/// The largest size of the cache of blocks, for large maps, counted in the same way. Blocks take about ten times as
/// much memory.
const MOST_KEPT_BYTES: usize = 16 * 1024 * 1024;

/// The number of small layouts in a row after which the cache forgets the texts of a large one.
const PASSES: usize = 8;

/// The ascent and descent of Vazirmatn, in font sizes. They place every line whatever font its glyphs come from, so
/// that the baseline does not depend on the text.
const ASCENT: f64 = 2100.0 / 2048.0;
const DESCENT: f64 = 1100.0 / 2048.0;

/// The greatest width at which text is wrapped; keeps NaN and infinite widths away from line breaking.
const WIDEST: f64 = 1.0e7;

/// The fonts, and a cache of the text set in them. Each thread has its own.
pub struct FontBook {
    shaper: Shaper,
    kept: TwoGenerations<BlockKey, Arc<TextBlock>>,
    enlarged: TwoGenerations<EnlargedKey, Arc<TextBlock>>,
    postponed: Option<Postponed>,
    /// The cost of the texts requested since the last call of [`FontBook::postpone`].
    asked: usize,
    /// The costs of the texts of the last layouts, newest last.
    passes: VecDeque<usize>,
}

/// The key of an enlarged block. It holds the block, so that no other one can have its address.
#[derive(Debug)]
struct EnlargedKey {
    block: Arc<TextBlock>,
    by: [u64; 3],
}

impl PartialEq for EnlargedKey {
    fn eq(&self, other: &Self) -> bool {
        self.by == other.by && Arc::ptr_eq(&self.block, &other.block)
    }
}

/// Everything that a block depends on.
#[derive(Debug, PartialEq, Eq, Hash)]
struct BlockKey {
    text: Arc<str>,
    look: BlockLook,
}

/// Everything that a block depends on except its text, for comparisons without a copy of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct BlockLook {
    style: [u64; 3],
    width: Option<u64>,
    align: Align,
    direction: BaseDirection,
    max_lines: Option<usize>,
}

impl BlockLook {
    fn of(spec: &TextSpec<'_>) -> Self {
        let TextStyle { size, weight, line_height } = spec.style;
        Self {
            style: [size, weight, line_height].map(f64::to_bits),
            width: spec.width.map(f64::to_bits),
            align: spec.align,
            direction: spec.direction,
            max_lines: spec.max_lines,
        }
    }
}

impl FontBook {
    /// A book of the bundled fonts only: the same text gives the same glyphs on every machine.
    #[must_use]
    pub fn bundled() -> Self {
        Self::with(Shaper::new(false))
    }

    /// A book that uses the system's fonts for characters that the bundled fonts lack. The first such character loads
    /// the list of system fonts, which takes tens of milliseconds once.
    #[must_use]
    pub fn with_system_fonts() -> Self {
        Self::with(Shaper::new(true))
    }

    fn with(shaper: Shaper) -> Self {
        let (kept, enlarged) = (TwoGenerations::new(KEPT_BYTES), TwoGenerations::new(KEPT_BYTES));
        Self { shaper, kept, enlarged, postponed: None, asked: 0, passes: VecDeque::new() }
    }

    /// A book of its own for another thread, which turns to the machine's fonts if this one does. It has no family yet.
    #[must_use]
    pub fn separate(&self) -> Self {
        Self::with(Shaper::new(self.shaper.uses_system_fonts()))
    }

    /// A book for another thread, see [`Shaper::helper`].
    pub(super) fn helper(&self) -> Self {
        Self::with(self.shaper.helper())
    }

    /// Sets text in the fonts of these files as one family; the bundled fonts supply missing characters. Without files,
    /// only the bundled fonts are used.
    ///
    /// # Errors
    /// If a file is not a font; the fonts are then unchanged.
    pub fn use_family(&mut self, files: &[Arc<[u8]>]) -> Result<(), BrokenFont> {
        if self.shaper.use_family(files)? {
            self.kept.clear();
            self.enlarged.clear();
        }
        Ok(())
    }

    /// `block` enlarged by [`TextBlock::enlarged`]. Recent results come from the cache.
    pub fn enlarged(&mut self, block: &Arc<TextBlock>, growth: f64, right: f64, width: f64) -> Arc<TextBlock> {
        let by = [growth, right, width].map(f64::to_bits);
        let hash = KeyHash::of(&(Arc::as_ptr(block).addr(), by));
        if let Some(larger) = self.enlarged.get(hash, |key| key.by == by && Arc::ptr_eq(&key.block, block)) {
            return Arc::clone(larger);
        }
        let larger = Arc::new(block.enlarged(growth, right, width));
        let key = EnlargedKey { block: Arc::clone(block), by };
        self.enlarged.put(hash, key, Arc::clone(&larger), block.text.len() + 64);
        larger
    }

    /// `spec` set in lines. Recent results come from the cache.
    pub fn block(&mut self, spec: &TextSpec<'_>) -> Arc<TextBlock> {
        let look = BlockLook::of(spec);
        let hash = KeyHash::of(&(spec.text, look));
        self.asked = self.asked.saturating_add(cost(spec));
        if let Some(block) = self.kept.get(hash, |key| key.look == look && *key.text == *spec.text) {
            return Arc::clone(block);
        }
        if let Some(standin) = self.postponed.as_mut().and_then(|postponed| postponed.take(spec, hash)) {
            return standin;
        }
        let block = self.set_anew(spec);
        self.keep(spec, &block);
        block
    }

    /// From now on, after the first texts that must be shaped, defers shaping and returns empty blocks. Ends with
    /// [`FontBook::set_postponed`].
    ///
    /// Use it when the caller can run its layout twice: between the runs the deferred texts are shaped on all cores.
    pub fn postpone(&mut self) {
        self.postponed = Some(Postponed::default());
        self.asked = 0;
    }

    /// Shapes the deferred texts, so that the next calls return their blocks; returns `false` if there were none.
    pub fn set_postponed(&mut self) -> bool {
        let specs = self.postponed.take().map(Postponed::into_specs).unwrap_or_default();
        let blocks = set_together(self, &specs);
        self.fit();
        for (spec, block) in specs.iter().zip(&blocks) {
            if let Some(block) = block {
                self.keep(&spec.borrowed(), block);
            }
        }
        !specs.is_empty()
    }

    /// Sizes the cache for the largest of the last layouts.
    fn fit(&mut self) {
        self.passes.push_back(self.asked);
        self.passes.drain(..self.passes.len().saturating_sub(PASSES));
        let largest = self.passes.iter().copied().max().unwrap_or_default();
        self.kept.set_limit(largest.clamp(KEPT_BYTES, MOST_KEPT_BYTES));
    }

    /// `spec` set in lines; `None` if it needs a font that is not loaded.
    pub(super) fn set_alone(&mut self, spec: &TextSpec<'_>) -> Option<Arc<TextBlock>> {
        let block = self.set_anew(spec);
        (!self.shaper.lacked_fonts()).then_some(block)
    }

    fn set_anew(&mut self, spec: &TextSpec<'_>) -> Arc<TextBlock> {
        Arc::new(self.lines(spec, false).block)
    }

    fn keep(&mut self, spec: &TextSpec<'_>, block: &Arc<TextBlock>) {
        let look = BlockLook::of(spec);
        let key = BlockKey { text: Arc::clone(&block.text), look };
        self.kept.put(KeyHash::of(&(spec.text, look)), key, Arc::clone(block), cost(spec));
    }

    /// `spec` set in lines, with its clusters; not cached.
    pub(super) fn set(&mut self, spec: &TextSpec<'_>) -> Setting {
        self.lines(spec, true)
    }

    fn lines(&mut self, spec: &TextSpec<'_>, keeps_clusters: bool) -> Setting {
        let spec = TextSpec { style: sane(spec.style), width: spec.width.map(sane_width), ..*spec };
        let shaper = &mut self.shaper;
        let mut setter = ParagraphSetter { spec: &spec, shaper, placed: Vec::new(), is_elided: false, keeps_clusters };
        setter.set_paragraphs();
        let ParagraphSetter { placed, is_elided, .. } = setter;
        let mut setting = align(&spec, placed, is_elided);
        setting.block.missing = self.shaper.take_missing();
        setting
    }
}

/// The cost of `spec` in the cache.
fn cost(spec: &TextSpec<'_>) -> usize {
    spec.text.len() + 64
}

/// `style` with a usable size: 1 if the size is NaN or not positive.
fn sane(style: TextStyle) -> TextStyle {
    let positive = |value: f64, default: f64, most: f64| if value > 0.0 { value.min(most) } else { default };
    TextStyle {
        size: positive(style.size, 1.0, 10_000.0),
        weight: positive(style.weight, 400.0, 1000.0),
        line_height: positive(style.line_height, 1.0, 100.0),
    }
}

fn sane_width(width: f64) -> f64 {
    if width > 0.0 { width.min(WIDEST) } else { 0.0 }
}

/// Sets paragraph after paragraph until the text or the space ends.
struct ParagraphSetter<'a, 'b> {
    spec: &'a TextSpec<'b>,
    shaper: &'a mut Shaper,
    placed: Vec<PlacedLine>,
    is_elided: bool,
    keeps_clusters: bool,
}

impl ParagraphSetter<'_, '_> {
    fn set_paragraphs(&mut self) {
        let text = self.spec.text;
        let max_lines = self.spec.max_lines.map_or(usize::MAX, |lines| lines.max(1));
        for paragraph in paragraphs(text) {
            if self.placed.len() >= max_lines {
                // The previous paragraph ended on the last line, but there is more text.
                self.end_last_line_with_ellipsis(None);
                return;
            }
            if self.set_paragraph(&paragraph, max_lines) {
                return;
            }
        }
    }

    /// Sets one paragraph; returns whether it was shortened.
    fn set_paragraph(&mut self, paragraph: &Paragraph, max_lines: usize) -> bool {
        let text = self.spec.text.get(paragraph.content.clone()).unwrap_or_default();
        let lines_left = max_lines - self.placed.len();
        let (width, direction, keeps_clusters) = (self.spec.width, self.spec.direction.of(text), self.keeps_clusters);
        let style = self.spec.style;
        let hyphen = if width.is_some() { hyphen_width(style, self.shaper) } else { 0.0 };
        let (mut placed, divided, following) = self.shaper.with_shaped(text, style, direction, |shaped| {
            // A hundredth of a unit more, so that text set at its measured width does not wrap.
            break_lines(shaped, text, width.map(|width| narrow(width) + 0.01), hyphen);
            let direction = if shaped.is_rtl() { Direction::Rtl } else { Direction::Ltr };
            let source = ParagraphSource {
                text,
                offset: paragraph.content.start,
                ellipsis: text.len(),
                direction,
                keeps_clusters,
            };
            let count = shaped.len();
            let mut placed: Vec<_> = shaped.lines().take(lines_left).map(|line| place(&line, source)).collect();
            for line in placed.iter_mut().take(count.saturating_sub(1)) {
                line.line.is_wrapped = true;
            }
            let divided = |(at, line): (usize, _)| Some(DividedLine { at, source, word: Divided::of(&line, text)? });
            let divided: Vec<_> = shaped.lines().take(lines_left).enumerate().filter_map(divided).collect();
            let following = shaped.lines().nth(lines_left).map(|line| paragraph.content.start + line.text_range().end);
            if placed.is_empty() {
                placed.push(PlacedLine::empty(paragraph.content.start, direction));
            }
            (placed, divided, following)
        });
        for DividedLine { at, source, word } in divided {
            if let Some(line) = placed.get_mut(at) {
                *line = word.hyphenated(source, style, self.shaper);
                line.line.is_wrapped = true;
            }
        }
        self.placed.extend(placed);
        if let Some(last) = self.placed.last_mut() {
            last.line.end = if following.is_some() { last.line.end } else { paragraph.end };
        }
        if following.is_some() {
            self.end_last_line_with_ellipsis(following);
        }
        following.is_some()
    }

    /// Ends the last line with an ellipsis, after as much of the text up to `following` as fits.
    fn end_last_line_with_ellipsis(&mut self, following: Option<usize>) {
        let Some(last) = self.placed.pop() else { return };
        let range = last.line.range.start..following.unwrap_or(last.line.range.end);
        let text = self.spec.text.get(range.clone()).unwrap_or_default();
        let cut = Cut {
            text: text.split(is_forced_break).next().unwrap_or_default(),
            offset: range.start,
            direction: last.line.direction,
            style: self.spec.style,
            width: self.spec.width,
        };
        let placed = cut.line(self.shaper);
        self.placed.push(placed);
        self.is_elided = true;
    }
}

/// A line that ends within a word.
struct DividedLine<'a> {
    /// The index of the line in its paragraph.
    at: usize,
    source: ParagraphSource<'a>,
    word: Divided,
}

/// Places the lines below each other and aligns them.
fn align(spec: &TextSpec<'_>, placed: Vec<PlacedLine>, is_elided: bool) -> Setting {
    let TextStyle { size, line_height, .. } = spec.style;
    let height = size * line_height;
    let ascent = (height - (ASCENT + DESCENT) * size) / 2.0 + ASCENT * size;
    let step = height + leading::added(spec.text, spec.style, &placed);
    let widest = placed.iter().map(|line| f64::from(line.line.width)).fold(0.0, f64::max);
    let room = spec.width.unwrap_or(widest);
    let mut block = TextBlock {
        text: spec.text.into(),
        size: Size::new(room, 0.0),
        direction: placed.first().map_or(Direction::Ltr, |line| line.line.direction),
        lines: Vec::with_capacity(placed.len()),
        runs: Vec::with_capacity(placed.iter().map(|line| line.runs.len()).sum()),
        most_shift: 0.0,
        is_elided,
        missing: Vec::new(),
    };
    let mut lines = Vec::with_capacity(placed.len());
    for (number, PlacedLine { mut line, runs }) in (0_u32..).zip(placed) {
        let top = f64::from(number) * step;
        let free = room - f64::from(line.width);
        let left = match (spec.align, line.direction) {
            (Align::Left, _) | (Align::Start, Direction::Ltr) | (Align::End, Direction::Rtl) => 0.0,
            (Align::Right, _) | (Align::Start, Direction::Rtl) | (Align::End, Direction::Ltr) => free,
            (Align::Center, _) => free / 2.0,
        };
        let (x, y) = (narrow(left), narrow(top + ascent));
        for mut run in runs {
            for glyph in &mut run.glyphs {
                block.most_shift = block.most_shift.max(f64::from(glyph.y.abs()));
                glyph.x += x;
                glyph.y += y;
            }
            block.runs.push(run);
        }
        line.left = x;
        for cluster in &mut line.clusters {
            cluster.left += x;
            cluster.right += x;
        }
        let rect = Rect::new(left, top, left + f64::from(line.width), top + height);
        block.lines.push(TextLine { rect, baseline: top + ascent });
        lines.push(line);
        // This order of operations gives exactly a multiple of the line height if there is no extra space.
        block.size.height = f64::from(number + 1) * step - (step - height);
    }
    Setting { block, lines }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sets `count` texts as a layout does.
    fn lay_out(fonts: &mut FontBook, count: usize) {
        let ask = |fonts: &mut FontBook| {
            for number in 0..count {
                let text = format!("Text number {number}");
                let style = TextStyle { size: 14.0, weight: 400.0, line_height: 1.3 };
                let direction = BaseDirection::FirstLetter;
                let spec =
                    TextSpec { text: &text, style, width: None, align: Align::Start, direction, max_lines: None };
                fonts.block(&spec);
            }
        };
        fonts.postpone();
        ask(fonts);
        if fonts.set_postponed() {
            ask(fonts);
        }
    }

    #[test]
    fn the_texts_of_a_large_map_are_forgotten_once_small_ones_are_laid_out() {
        let mut fonts = FontBook::bundled();
        lay_out(&mut fonts, 40_000);
        let large = fonts.kept.cost();
        assert!(large > 2 * KEPT_BYTES, "all of a large map stays set: {large}");
        for _ in 0..PASSES + 2 {
            lay_out(&mut fonts, 300);
        }
        assert!(fonts.kept.cost() <= 2 * KEPT_BYTES, "{} bytes are still kept", fonts.kept.cost());
    }
}
