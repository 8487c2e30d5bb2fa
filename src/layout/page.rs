//! Assembles the page.

use std::collections::BTreeSet;

use super::{
    BlueprintLine, CurveBox, HeaderBox, Hint, Layout, Movable as _, PersonaBox, PlacedLane, StageBox, StepBox, afar,
    columns::{self, Columns},
    curve::{self, CurveMemory, CurvePlan},
    filtered::FilterMask,
    head,
    lane::{self, Cells, LaneMemory, LanePlan, Lanes},
    legend,
    setter::{Setter, Side, TextLook},
};
use crate::{
    geom::{Point, Rect, Size},
    model::{CardId, Filter, FilterEffect, LaneKind, Map, Stage, Visibility},
    text::FontBook,
    theme::Theme,
};

/// The height of the frame for missing stages or lanes, and its padding.
const FRAME_HEIGHT: f64 = 120.0;
const FRAME_PADDING: f64 = 24.0;

/// Lays out `map` with the sizes and colours of `theme`. The same map, theme and fonts give the same layout.
#[must_use]
pub fn layout(map: &Map, theme: &Theme, fonts: &mut FontBook) -> Layout {
    layout_masked(map, &FilterMask::default(), theme, fonts, None)
}

/// Lays out `map` with `filter` applied. An empty filter gives the same as [`super::layout()`].
///
/// With [`FilterEffect::Fade`], everything is where it is without the filter, and the cards that do not match are
/// listed in [`Layout::faded`]. With [`FilterEffect::Hide`], those cards are left out, and so are the curves of
/// personas not in the filter. In both cases the curves of the filter's personas are in front.
#[must_use]
pub fn layout_filtered(
    map: &Map,
    filter: &Filter,
    effect: FilterEffect,
    theme: &Theme,
    fonts: &mut FontBook,
) -> Layout {
    layout_masked(map, &FilterMask::of(map, filter, effect, &BTreeSet::new()), theme, fonts, None)
}

/// Like [`layout_filtered`], but treats the cards `kept` as matching, and shares the unchanged lanes and cards of the
/// layout `before`. The result does not depend on `before`, which must be a result of this function with the same theme
/// and fonts.
#[must_use]
pub fn layout_after(
    map: &Map,
    filter: &Filter,
    effect: FilterEffect,
    kept: &BTreeSet<CardId>,
    theme: &Theme,
    fonts: &mut FontBook,
    before: Option<&Layout>,
) -> Layout {
    layout_masked(map, &FilterMask::of(map, filter, effect, kept), theme, fonts, before)
}

/// [`layout`] of `map` with the effect `mask`, reusing the unchanged lanes, cards and curves of `before`.
fn layout_masked(map: &Map, mask: &FilterMask, theme: &Theme, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
    // Large maps are laid out up to three times, at first with many texts missing, so that these are shaped on all
    // cores: the width of one text may decide the space of another, and that of a third.
    let shown = map.shown();
    let is_shown = |(_, stage): &(usize, &Stage)| stage.visibility != Visibility::Hidden;
    let numbers: Vec<usize> = map.stages.iter().enumerate().filter(is_shown).map(|(at, _)| at).collect();
    let input = PageInput { map: &shown, numbers: &numbers, has_stages: !map.stages.is_empty(), mask };
    for _ in 0..2 {
        fonts.postpone();
        let placed = place(input, theme, fonts, before);
        if !fonts.set_postponed() {
            return placed;
        }
    }
    place(input, theme, fonts, before)
}

/// The input of a page's layout.
#[derive(Clone, Copy)]
struct PageInput<'a> {
    /// The map without its hidden stages.
    map: &'a Map,
    /// For each stage of `map`, its index in the full map.
    numbers: &'a [usize],
    /// Whether the full map has any stage.
    has_stages: bool,
    mask: &'a FilterMask,
}

/// Lays out `input` once. Texts that `fonts` defers are missing from the result.
fn place(input: PageInput<'_>, theme: &Theme, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
    let PageInput { map, mask, .. } = input;
    let (sizes, setter) = (&theme.sizes, &mut Setter::new(map, theme, fonts));
    let columns = Columns::of(map, input.numbers, theme);
    let cells = lane::cells_of(map);
    let top = Top::of(input, &cells, setter, &columns);
    let nothing = LaneMemory::default();
    let memory = before.map_or(&nothing, |before| &before.memory);
    let grid = PageGrid::of(input, &cells, memory, setter, &columns, top.bottom);
    let mut stages = top.stages;
    for stage in &mut stages {
        stage.column.y1 = grid.bottom;
    }
    // Filters never remove points from a curve.
    let places = curve::anchors(map, &cells, &columns);
    let known = before.filter(|before| before.memory.has_page_of(&grid.memory)).map(|before| &before.curve_memory);
    let plan = CurvePlan { map, mask, theme, columns: &columns, anchors: &places };
    let (curves, curve_memory) = plan.curves(&grid.lanes, known.unwrap_or(&CurveMemory::default()), setter);
    let no_feelings = curves.iter().filter_map(|curve| no_feelings(map, curve, setter, &columns)).collect::<Vec<_>>();
    let blueprint = lane::blueprint(&grid.lanes, setter, &columns);
    let rules = rules(&stages, &grid.lanes, &blueprint, setter, &columns, top.bottom);
    let footer_top = grid.bottom + sizes.footer_gap;
    let (legend, sources, bottom) = legend::footer(map, &grid.lanes, &curves, setter, &columns, footer_top);
    Layout {
        size: Size::new(columns.page_width, (bottom + sizes.page_bottom).ceil()),
        is_rtl: setter.is_rtl,
        header: top.header,
        personas: top.personas,
        stages,
        steps: top.steps,
        lanes: grid.lanes,
        curves,
        rules,
        legend,
        sources,
        blueprint,
        page_hints: top.missing.into_iter().chain(grid.missing).chain(no_feelings).collect(),
        faded: mask.faded.clone(),
        afar_below: afar::overview_below(theme),
        cell_padding: sizes.cell_padding,
        card_gap: sizes.card_gap,
        card_height: sizes.card_height_min,
        memory: grid.memory,
        curve_memory,
    }
}

/// The parts above the lanes.
struct Top {
    header: HeaderBox,
    personas: Vec<PersonaBox>,
    stages: Vec<StageBox>,
    steps: Vec<StepBox>,
    /// The frame that represents missing stages.
    missing: Option<Hint>,
    /// The y at which the lanes begin.
    bottom: f64,
}

impl Top {
    /// The top of the page of `input`, whose cells, without a filter, are `cells`.
    fn of(input: PageInput<'_>, cells: &Cells<'_>, setter: &mut Setter<'_>, columns: &Columns) -> Self {
        let map = input.map;
        let (header, personas, bottom) = head::header(map, input.mask, setter, columns.page_width);
        // Whole units keep hairlines and bands sharp.
        let top = (bottom + setter.sizes().header_gap).ceil();
        let counts = lane::card_counts(map, cells);
        let (stages, steps, bottom) = columns::stages(map, &counts, setter, columns, top);
        let text = if input.has_stages { setter.words.stages_hidden } else { setter.words.no_stages };
        let missing = map.stages.is_empty().then(|| missing(text, setter, columns, bottom));
        let bottom = missing.as_ref().map_or(bottom, |(_, bottom)| *bottom);
        Self { header, personas, stages, steps, missing: missing.map(|(hint, _)| hint), bottom }
    }
}

/// The lanes.
struct PageGrid {
    lanes: Vec<PlacedLane>,
    /// The frame that represents missing lanes.
    missing: Option<Hint>,
    /// The y at which the lanes end.
    bottom: f64,
    memory: LaneMemory,
}

impl PageGrid {
    /// The lanes of `input`, whose cells, without a filter, are `cells`, beginning at the y `top`.
    fn of(
        input: PageInput<'_>,
        cells: &Cells<'_>,
        memory: &LaneMemory,
        setter: &mut Setter<'_>,
        columns: &Columns,
        top: f64,
    ) -> Self {
        let PageInput { map, mask, .. } = input;
        let shown = mask.left_in(cells);
        let plan = LanePlan::of(map, &shown, mask.emptied(map, cells), columns);
        let Lanes { placed: lanes, bottom, memory } = lane::lanes(&plan, memory, setter, top);
        let text = if map.lanes.is_empty() { setter.words.no_lanes } else { setter.words.lanes_hidden };
        let missing = lanes.is_empty().then(|| missing(text, setter, columns, bottom));
        let bottom = missing.as_ref().map_or(bottom, |(_, bottom)| *bottom);
        Self { lanes, missing: missing.map(|(hint, _)| hint), bottom, memory }
    }
}

/// A frame below the y `bottom` that represents a missing part, with advice, and the y below the frame.
fn missing(text: &str, setter: &mut Setter<'_>, columns: &Columns, bottom: f64) -> (Hint, f64) {
    let gap = setter.sizes().card_gap;
    let top = bottom + gap;
    let frame = Rect::new(columns.start, top, columns.end(), top + FRAME_HEIGHT);
    let look = TextLook::new(setter.theme.type_scale.body, setter.theme.colors.muted).own().side(Side::Center);
    let at = Point::new(frame.x0 + FRAME_PADDING, top);
    let mut title = setter.set(text, look, at, frame.width() - 2.0 * FRAME_PADDING);
    title.rect = title.rect.moved_down((FRAME_HEIGHT - title.rect.height()) / 2.0);
    (setter.finished(Hint { title, frame: Some(frame) }, columns.page_width), frame.y1 + gap)
}

/// For a curve without feelings, its prompt or general advice over the neutral line in the first stage; `None` for
/// other curves.
fn no_feelings(map: &Map, curve: &CurveBox, setter: &mut Setter<'_>, columns: &Columns) -> Option<Hint> {
    if !curve.lines.is_empty() || map.stages.is_empty() {
        return None;
    }
    let prompt = map.lane(&curve.lane).map_or("", |lane| lane.prompt.trim());
    let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted);
    let (text, look) = if prompt.is_empty() { (setter.words.no_feelings, look.own()) } else { (prompt, look.lines(4)) };
    let inset = setter.sizes().cell_padding;
    let stage = columns.first_open();
    let at = Point::new(columns.span(stage).0 + inset, curve.plot.center().y);
    let mut title = setter.set(text, look, at, columns.room(stage) - 2.0 * inset);
    title.rect = title.rect.moved_down(-title.rect.height() - inset / 2.0);
    Some(setter.finished(Hint { title, frame: None }, columns.page_width))
}

/// Lines between lanes without a `blueprint` line, and along the start of each of `stages` except where a card covers
/// both sides, from the y `top`. Next to the labels, the line passes under a curve.
fn rules(
    stages: &[StageBox],
    lanes: &[PlacedLane],
    blueprint: &[BlueprintLine],
    setter: &Setter<'_>,
    columns: &Columns,
    top: f64,
) -> Vec<Rect> {
    let mut rules = Vec::new();
    let Some(bottom) = lanes.last().map(|lane| lane.rect().y1) else { return rules };
    for lane in lanes.iter().take(lanes.len().saturating_sub(1)) {
        let y = lane.rect().y1;
        if blueprint.iter().any(|line| (line.rect.y0 - y).abs() <= 0.5) {
            continue;
        }
        let rule = Rect::new(setter.sizes().page_margin, y, columns.end(), y);
        rules.push(setter.finished(rule, columns.page_width));
    }
    for (at, stage) in stages.iter().enumerate() {
        let x = if setter.is_rtl { stage.rect.x1 } else { stage.rect.x0 };
        if at > 0 {
            let wide = lanes.iter().flat_map(wide_cards).filter(|card| card.x0 < x && x < card.x1);
            rules.extend(gaps(wide, top, bottom).into_iter().map(|(from, to)| Rect::new(x, from, x, to)));
            continue;
        }
        for lane in lanes.iter().filter(|lane| lane.it.kind != LaneKind::EmotionCurve || lane.it.is_collapsed) {
            rules.push(Rect::new(x, lane.rect().y0, x, lane.rect().y1));
        }
    }
    rules
}

/// The rectangles on the page of the cards of `lane` that cover several stages.
fn wide_cards(lane: &PlacedLane) -> impl Iterator<Item = Rect> {
    let cards = lane.it.wide.iter().filter_map(|at| lane.it.cards.get(*at));
    cards.map(|card| lane.on_page(&card.rect()))
}

/// The stretches from `top` to `bottom` without any of `cards`.
fn gaps(cards: impl Iterator<Item = Rect>, top: f64, bottom: f64) -> Vec<(f64, f64)> {
    let mut cards: Vec<Rect> = cards.collect();
    cards.sort_by(|a, b| a.y0.total_cmp(&b.y0));
    let mut gaps = Vec::new();
    let mut y = top;
    for card in cards {
        gaps.push((y, card.y0));
        y = y.max(card.y1);
    }
    gaps.push((y, bottom));
    gaps.retain(|(from, to)| from < to);
    gaps
}
