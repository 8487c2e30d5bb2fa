//! The columns: the widths, bands and steps of stages.

use std::ops::Range;

use super::{
    StageBox, StepBox, afar,
    setter::{Setter, Side, TextLook},
};
use crate::{
    geom::{Point, Rect, Size, as_f64},
    locale::numerals,
    model::{Card, Map, Stage, Visibility},
    theme::Theme,
};

/// The minimum width of a step.
const STEP_WIDTH: f64 = 84.0;
/// The padding of a step's title.
const STEP_PADDING: f64 = 8.0;

/// The width of a collapsed stage.
const COLLAPSED_WIDTH: f64 = 92.0;
/// The distance from the notch of a collapsed stage's band to its words, and from these to its end.
const COLLAPSED_PADDING: f64 = 5.0;

/// The columns of the page, in the direction of time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Columns {
    /// The start of the first column.
    pub(super) start: f64,
    /// The width of a column whose stage has no width of its own.
    pub(super) width: f64,
    /// The page's width.
    pub(super) page_width: f64,
    /// The start of each column, and the end of the last.
    edges: Vec<f64>,
    /// Whether each column is collapsed.
    collapsed: Vec<bool>,
    /// The index in the map of the stage of each column, including hidden stages.
    numbers: Vec<usize>,
}

impl Columns {
    /// Columns for the stages of `map`, whose indices in the full map are `numbers`. Columns without a width of their
    /// own are equally wide: as in the theme for up to five open stages, then narrower, but never below the minimum.
    pub(super) fn of(map: &Map, numbers: &[usize], theme: &Theme) -> Self {
        let sizes = &theme.sizes;
        let count = map.stages.len();
        let collapsed: Vec<bool> = map.stages.iter().map(is_collapsed).collect();
        let open = collapsed.iter().filter(|is_collapsed| !**is_collapsed).count();
        let is_even = |stage: &&Stage| !is_collapsed(stage) && stage.width.is_none();
        let steps = map.stages.iter().filter(is_even).map(|stage| stage.steps.len()).max().unwrap_or_default();
        let even = (sizes.column * 5.0 * 1.25 / as_f64(open.max(1))).floor();
        let width = even.min(sizes.column).max(sizes.column_min).max(as_f64(steps) * STEP_WIDTH);
        let around = 2.0 * sizes.page_margin + sizes.label_column;
        let start = sizes.page_margin + sizes.label_column;
        let (numbers, free) = (numbers.to_vec(), map.stages.iter().filter(is_even).count());
        if free == count {
            let page_width = (around + width * as_f64(count)).max(sizes.page_width_min);
            let width = if count > 0 { (page_width - around) / as_f64(count) } else { page_width - around };
            let edges = (0..=count.max(1)).map(|at| start + width * as_f64(at)).collect();
            return Self { start, width, page_width, edges, collapsed, numbers };
        }
        let wanted = |stage: &Stage| match stage.width {
            _ if is_collapsed(stage) => COLLAPSED_WIDTH * theme.density.scale(),
            Some(own) => f64::from(own.get()).max(as_f64(stage.steps.len()) * STEP_WIDTH),
            None => width,
        };
        let widths: Vec<f64> = map.stages.iter().map(wanted).collect();
        let total: f64 = widths.iter().sum();
        let page_width = (around + total).max(sizes.page_width_min);
        let spare = if free > 0 { (page_width - around - total) / as_f64(free) } else { 0.0 };
        let mut edges = vec![start];
        let mut x = start;
        for (stage, width) in map.stages.iter().zip(widths) {
            x += width + if is_even(&stage) { spare } else { 0.0 };
            edges.push(x);
        }
        Self { start, width: (width + spare).min(x - start), page_width, edges, collapsed, numbers }
    }

    /// The start and end of the column at `index`.
    pub(super) fn span(&self, index: usize) -> (f64, f64) {
        let edge = |at: usize| self.edges.get(at).copied().unwrap_or_else(|| self.end());
        (edge(index), edge(index + 1))
    }

    /// The end of the last column.
    pub(super) fn end(&self) -> f64 {
        self.edges.last().copied().unwrap_or(self.start)
    }

    /// The number of columns.
    pub(super) fn count(&self) -> usize {
        self.collapsed.len()
    }

    /// Whether the column at `index` is collapsed.
    pub(super) fn is_collapsed(&self, index: usize) -> bool {
        self.collapsed.get(index) == Some(&true)
    }

    /// The width of the column at `index` for words: exactly [`Columns::width`] if it has no width of its own.
    pub(super) fn room(&self, index: usize) -> f64 {
        let (x0, x1) = self.span(index);
        if (x1 - x0 - self.width).abs() < 0.01 { self.width } else { x1 - x0 }
    }

    /// The inside of the columns `over`, which have `padding` at both sides.
    pub(super) fn inside(&self, over: &Range<usize>, padding: f64) -> Inside {
        let (x0, x1) = (self.span(over.start).0 + padding, self.span(over.end.saturating_sub(1)).1 - padding);
        let width = if over.len() == 1 { self.room(over.start) - 2.0 * padding } else { x1 - x0 };
        Inside { x0, x1, width, stage_index: self.number(over.start) }
    }

    /// Whether `x` is in a collapsed column.
    pub(super) fn is_collapsed_at(&self, x: f64) -> bool {
        let after = self.edges.partition_point(|edge| *edge <= x);
        after.checked_sub(1).is_some_and(|at| self.is_collapsed(at))
    }

    /// The index of the first open column; 0 if all are collapsed.
    pub(super) fn first_open(&self) -> usize {
        self.collapsed.iter().position(|is_collapsed| !is_collapsed).unwrap_or(0)
    }

    /// The index in the map of the stage of the column at `index`, including hidden stages; decides its colours.
    pub(super) fn number(&self, index: usize) -> usize {
        self.numbers.get(index).copied().unwrap_or(index)
    }
}

/// The inside of one or several columns: from the start of the first to the end of the last, without the padding.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inside {
    pub(super) x0: f64,
    pub(super) x1: f64,
    /// The width; exactly the same for columns of the same width.
    pub(super) width: f64,
    /// The index in the map of the first column's stage, including hidden stages.
    pub(super) stage_index: usize,
}

fn is_collapsed(stage: &Stage) -> bool {
    stage.visibility == Visibility::Collapsed
}

/// The columns that `card` covers, starting in the column `at`; `None` if all of them are collapsed, so that the card
/// is not visible.
pub(super) fn covered(card: &Card, at: usize, columns: &Columns) -> Option<Range<usize>> {
    let covered = at..at.saturating_add(card.span.get()).min(columns.count());
    covered.clone().any(|column| !columns.is_collapsed(column)).then_some(covered)
}

/// The bands and steps in reading direction, beginning at the y `top`, and the y at which they end.
pub(super) fn stages(
    map: &Map,
    counts: &[usize],
    setter: &mut Setter<'_>,
    columns: &Columns,
    top: f64,
) -> (Vec<StageBox>, Vec<StepBox>, f64) {
    let mut boxes: Vec<_> = map
        .stages
        .iter()
        .enumerate()
        .map(|(index, stage)| match counts.get(index).filter(|_| columns.is_collapsed(index)) {
            Some(count) => collapsed_band(stage, index, *count, setter, columns, top),
            None => band(stage, index, setter, columns, top),
        })
        .collect();
    let height = boxes.iter().map(|stage| stage.rect.height()).fold(0.0, f64::max).ceil();
    for stage in &mut boxes {
        let text_end = if stage.text.block.text.is_empty() { stage.title.rect.y1 } else { stage.text.rect.y1 };
        let text_end = stage.count.as_ref().map_or(text_end, |count| count.rect.y1);
        let down = crate::geom::Vec2::new(0.0, (height - (text_end - top)) / 2.0);
        for text in [&mut stage.title, &mut stage.text].into_iter().chain(&mut stage.count) {
            text.rect = text.rect + down;
        }
        stage.rect.y1 = top + height;
        stage.column.y1 = top + height;
        stage.afar = afar::stage(stage, setter);
    }
    let bottom = top + height;
    let steps = steps(map, setter, columns, bottom + setter.sizes().label_gap);
    let bottom = steps.iter().map(|step| step.rect.y1).fold(bottom, f64::max);
    (setter.finished(boxes, columns.page_width), setter.finished(steps, columns.page_width), bottom)
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
    let index = columns.number(index);
    StageBox { id: stage.id.clone(), index, rect, column: rect, title, afar: None, text, count: None }
}

/// The band of a collapsed stage: its title, shortened, and the number of its cards.
fn collapsed_band(
    stage: &Stage,
    index: usize,
    count: usize,
    setter: &mut Setter<'_>,
    columns: &Columns,
    top: f64,
) -> StageBox {
    let (theme, words) = (setter.theme, setter.words);
    let (x0, x1) = columns.span(index);
    let x = x0 + theme.sizes.notch + COLLAPSED_PADDING;
    let width = x1 - COLLAPSED_PADDING - x;
    let (title, color) = match stage.title.trim() {
        "" => (words.untitled, theme.colors.muted),
        _ => (stage.title.as_str(), theme.colors.ink),
    };
    let face = theme.type_scale.caption;
    let title = setter.set(title, TextLook::new(face, color).lines(1), Point::new(x, top), width);
    let look = TextLook::new(face, theme.colors.band_text).own().lines(1);
    let at = Point::new(x, title.rect.y1);
    let text = setter.set("", look, at, width);
    let count = numerals::localized(&count.to_string(), setter.numerals);
    let count = setter.set(&count, look, at, width);
    let height = (count.rect.y1 - top + 2.0 * STEP_PADDING).max(theme.sizes.band_height);
    let rect = Rect::new(x0, top, x1, top + height);
    let index = columns.number(index);
    StageBox { id: stage.id.clone(), index, rect, column: rect, title, afar: None, text, count: Some(count) }
}

/// The steps of all stages in one row, all as tall as the tallest; empty if no stage has any.
fn steps(map: &Map, setter: &mut Setter<'_>, columns: &Columns, top: f64) -> Vec<StepBox> {
    let (theme, words) = (setter.theme, setter.words);
    let mut boxes = Vec::new();
    for (at, stage) in map.stages.iter().enumerate().filter(|(at, _)| !columns.is_collapsed(*at)) {
        let (x0, x1) = columns.span(at);
        let stage_index = columns.number(at);
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
        step.afar = afar::step(step, setter);
    }
    boxes
}
