//! The stages' bands and steps, and how wide their columns are.

use super::{
    StageBox, StepBox,
    setter::{Setter, Side, TextLook},
};
use crate::{
    geom::{Point, Rect, Size},
    model::{Map, Stage},
    theme::Sizes,
};

/// A step is at least this wide.
const STEP_WIDTH: f64 = 84.0;
/// From a step's side to its title, and above and below it.
const STEP_PADDING: f64 = 8.0;

/// Where the columns are, in the direction of time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// Where the first column begins.
    pub(super) start: f64,
    /// The width of each.
    pub(super) width: f64,
    /// How many there are.
    pub(super) count: usize,
    /// The page's width.
    pub(super) page_width: f64,
}

impl Columns {
    /// Columns for the stages of `map`: even, as wide as the theme says for up to five, then less, never under the least.
    pub(super) fn of(map: &Map, sizes: &Sizes) -> Self {
        let count = map.stages.len();
        let steps = map.stages.iter().map(|stage| stage.steps.len()).max().unwrap_or_default();
        let even = (sizes.column * 5.0 * 1.25 / as_f64(count.max(1))).floor();
        let width = even.min(sizes.column).max(sizes.column_min).max(as_f64(steps) * STEP_WIDTH);
        let around = 2.0 * sizes.page_margin + sizes.label_column;
        let page_width = (around + width * as_f64(count)).max(sizes.page_width_min);
        let width = if count > 0 { (page_width - around) / as_f64(count) } else { page_width - around };
        Self { start: sizes.page_margin + sizes.label_column, width, count, page_width }
    }

    /// Where the column at `index` begins and ends.
    pub(super) fn span(&self, index: usize) -> (f64, f64) {
        (self.start + self.width * as_f64(index), self.start + self.width * as_f64(index + 1))
    }

    /// Where the last column ends.
    pub(super) fn end(&self) -> f64 {
        self.start + self.width * as_f64(self.count.max(1))
    }
}

/// The bands and steps from the height `top` on, and where they end.
pub(super) fn stages(
    map: &Map,
    setter: &mut Setter<'_>,
    columns: &Columns,
    top: f64,
) -> (Vec<StageBox>, Vec<StepBox>, f64) {
    let mut boxes: Vec<_> =
        map.stages.iter().enumerate().map(|(index, stage)| band(stage, index, setter, columns, top)).collect();
    let height = boxes.iter().map(|stage| stage.rect.height()).fold(0.0, f64::max).ceil();
    for stage in &mut boxes {
        let text_end = if stage.text.block.text.is_empty() { stage.title.rect.y1 } else { stage.text.rect.y1 };
        let down = crate::geom::Vec2::new(0.0, (height - (text_end - top)) / 2.0);
        stage.title.rect = stage.title.rect + down;
        stage.text.rect = stage.text.rect + down;
        stage.rect.y1 = top + height;
        stage.column.y1 = top + height;
    }
    let bottom = top + height;
    let steps = steps(map, setter, columns, bottom + setter.sizes().label_gap);
    let bottom = steps.iter().map(|step| step.rect.y1).fold(bottom, f64::max);
    (boxes, steps, bottom)
}

fn band(stage: &Stage, index: usize, setter: &mut Setter<'_>, columns: &Columns, top: f64) -> StageBox {
    let (theme, words) = (setter.theme, setter.words);
    let (scale, colors, sizes) = (&theme.type_scale, &theme.colors, &theme.sizes);
    let (x0, x1) = columns.span(index);
    let (text_x, width) = (x0 + sizes.band_padding, x1 - x0 - 2.0 * sizes.band_padding);
    let (title, color) = match stage.title.trim() {
        "" => (words.untitled, colors.muted),
        _ => (stage.title.as_str(), colors.ink),
    };
    let title = setter.set(title, TextLook::new(scale.stage, color).lines(2), Point::new(text_x, top), width);
    let look = TextLook::new(scale.caption, theme.colors.band_text).lines(2);
    let text = setter.set(&stage.text, look, Point::new(text_x, title.rect.y1), width);
    let bottom = if stage.text.is_empty() { title.rect.y1 } else { text.rect.y1 };
    let height = (bottom - top + 2.0 * STEP_PADDING).max(sizes.band_height);
    let rect = Rect::new(x0, top, x1, top + height);
    StageBox { id: stage.id.clone(), index, rect, column: rect, title, afar: None, text }
}

/// The steps of all stages in one row, all as tall as the tallest; none where no stage has any.
fn steps(map: &Map, setter: &mut Setter<'_>, columns: &Columns, top: f64) -> Vec<StepBox> {
    let (theme, words) = (setter.theme, setter.words);
    let mut boxes = Vec::new();
    for (stage_index, stage) in map.stages.iter().enumerate() {
        let (x0, x1) = columns.span(stage_index);
        let count = as_f64(stage.steps.len().max(1));
        let gap = theme.sizes.label_gap;
        let width = (x1 - x0 - gap * count) / count;
        for (at, step) in stage.steps.iter().enumerate() {
            let origin = Point::new(x0 + gap / 2.0 + as_f64(at) * (width + gap), top);
            let title = if step.title.trim().is_empty() { words.untitled } else { step.title.as_str() };
            let look = TextLook::new(theme.type_scale.caption, theme.colors.ink).side(Side::Center).lines(3);
            let at = Point::new(origin.x + STEP_PADDING, top);
            let title = setter.set(title, look, at, width - 2.0 * STEP_PADDING);
            let rect = Rect::from_origin_size(origin, Size::new(width, title.rect.height() + 2.0 * STEP_PADDING));
            boxes.push(StepBox { id: step.id.clone(), stage_index, rect, title, afar: None });
        }
    }
    let height = boxes.iter().map(|step| step.rect.height()).fold(theme.sizes.step_height, f64::max).ceil();
    for step in &mut boxes {
        step.rect.y1 = top + height;
        let down = (height - step.title.rect.height()) / 2.0;
        step.title.rect = step.title.rect + crate::geom::Vec2::new(0.0, down);
    }
    boxes
}

/// A count as a factor. Counts here are far below where `f64` loses whole numbers.
#[expect(clippy::cast_precision_loss, reason = "counts of stages and steps are small")]
pub(super) fn as_f64(count: usize) -> f64 {
    count as f64
}
