//! Assembles the page and mirrors it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CurveBox, Hint, Layout, afar,
    card::{CardMemory, MapInputs, PlacedCard},
    columns::{self, Columns},
    curve::{self, CurvePlan},
    filtered::FilterMask,
    head,
    lane::{self, Rows},
    legend,
    rects::Rects as _,
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

/// Like [`layout_filtered`], but treats the cards `kept` as matching, and reuses the boxes of unchanged cards from the
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
    let nothing = CardMemory::default();
    let memory = before.map_or(&nothing, |before| &before.memory);
    layout_masked(map, &FilterMask::of(map, filter, effect, kept), theme, fonts, Some(memory))
}

/// [`layout`] of `map` with the effect `mask`. With a `memory`, its card boxes are reused, and the result has a memory
/// too.
fn layout_masked(
    map: &Map,
    mask: &FilterMask,
    theme: &Theme,
    fonts: &mut FontBook,
    memory: Option<&CardMemory>,
) -> Layout {
    // Large maps are laid out up to three times, at first with many texts missing, so that these are shaped on all
    // cores: the width of one text may decide the space of another, and that of a third.
    let shown = map.shown();
    let is_shown = |(_, stage): &(usize, &Stage)| stage.visibility != Visibility::Hidden;
    let numbers: Vec<usize> = map.stages.iter().enumerate().filter(is_shown).map(|(at, _)| at).collect();
    let input = PageInput { map: &shown, numbers: &numbers, has_stages: !map.stages.is_empty(), mask };
    for _ in 0..2 {
        fonts.postpone();
        let placed = place(input, theme, fonts, memory);
        if !fonts.set_postponed() {
            return placed;
        }
    }
    place(input, theme, fonts, memory)
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
fn place(input: PageInput<'_>, theme: &Theme, fonts: &mut FontBook, memory: Option<&CardMemory>) -> Layout {
    let PageInput { map, numbers, has_stages, mask } = input;
    let setter = &mut Setter::new(map, theme, fonts);
    let sizes = &theme.sizes;
    let columns = Columns::of(map, numbers, theme);
    let all_cells = map.cells();
    let cells = mask.left_in(&all_cells);
    let (mut header, mut personas, header_bottom) = head::header(map, mask, setter, columns.page_width);
    // Whole units keep hairlines and bands sharp.
    let top = (header_bottom + sizes.header_gap).ceil();
    let counts = lane::card_counts(map, &all_cells);
    let (mut stages, mut steps, mut bands_bottom) = columns::stages(map, &counts, setter, &columns, top);
    afar::titles(&mut header, &mut personas, &mut stages, &mut steps, setter);
    let mut hints = Vec::new();
    if map.stages.is_empty() {
        let text = if has_stages { setter.words.stages_hidden } else { setter.words.no_stages };
        bands_bottom = add_missing(&mut hints, text, setter, &columns, bands_bottom);
    }
    let inputs = MapInputs::of(map, setter.is_large);
    let before = memory.filter(|memory| memory.is_of(&inputs));
    let mut rows = lane::rows(map, &cells, before, setter, &columns, bands_bottom);
    mask.clear_dashes(map, &all_cells, &mut rows.cells);
    hints.append(&mut rows.hints);
    if rows.lanes.is_empty() {
        let text = if map.lanes.is_empty() { setter.words.no_lanes } else { setter.words.lanes_hidden };
        rows.bottom = add_missing(&mut hints, text, setter, &columns, rows.bottom);
    }
    for stage in &mut stages {
        stage.column.y1 = rows.bottom;
    }

    // Filters never remove points from a curve.
    let places = curve::anchors(map, &all_cells, &columns);
    let plan = CurvePlan { map, mask, theme, columns: &columns, anchors: &places };
    let curves = plan.curves(&rows.lanes, setter);
    hints.extend(curves.iter().filter_map(|curve| no_feelings(map, curve, setter, &columns)));
    let blueprint = lane::blueprint(&rows.lanes, setter, &columns);
    let mut rules = rules(&stages, &rows, &columns, sizes.page_margin, bands_bottom);
    rules.retain(|rule| rule.width() == 0.0 || blueprint.iter().all(|line| (line.rect.y0 - rule.y0).abs() > 0.5));
    let footer_top = rows.bottom + sizes.footer_gap;
    let (legend, sources, bottom) = legend::footer(map, &rows, &curves, setter, &columns, footer_top);
    let card_index: BTreeMap<_, _> =
        rows.cards.iter().enumerate().map(|(at, card)| (card.boxed().id.clone(), at)).collect();
    let memory = memory.map(|_| CardMemory::of(inputs, rows.cards.iter())).unwrap_or_default();
    let mut layout = Layout {
        size: Size::new(columns.page_width, (bottom + sizes.page_bottom).ceil()),
        is_rtl: map.is_rtl(),
        header,
        personas,
        stages,
        steps,
        lanes: rows.lanes,
        cells: rows.cells,
        cards: rows.cards.into_iter().map(PlacedCard::into_page).collect(),
        curves,
        rules,
        legend,
        sources,
        blueprint,
        hints,
        faded: mask.faded.clone(),
        afar_below: afar::below(theme),
        cell_padding: sizes.cell_padding,
        card_gap: sizes.card_gap,
        card_height: sizes.card_height_min,
        card_index,
        memory,
    };
    if layout.is_rtl {
        mirror(&mut layout);
    }
    layout
}

/// Mirrors the layout, for time that runs to the left.
fn mirror(layout: &mut Layout) {
    let width = layout.size.width;
    layout.header.mirror(width);
    layout.personas.mirror(width);
    layout.stages.mirror(width);
    layout.steps.mirror(width);
    layout.lanes.mirror(width);
    layout.cells.mirror(width);
    layout.cards.mirror(width);
    layout.rules.mirror(width);
    layout.legend.mirror(width);
    layout.sources.mirror(width);
    layout.blueprint.mirror(width);
    layout.hints.mirror(width);
    for curve in &mut layout.curves {
        curve.mirror(width);
    }
}

/// Adds a frame below the y `bottom` that represents a missing part, with advice; returns the y below the frame.
fn add_missing(hints: &mut Vec<Hint>, text: &str, setter: &mut Setter<'_>, columns: &Columns, bottom: f64) -> f64 {
    let gap = setter.sizes().card_gap;
    let top = bottom + gap;
    let frame = Rect::new(columns.start, top, columns.end(), top + FRAME_HEIGHT);
    let look = TextLook::new(setter.theme.type_scale.body, setter.theme.colors.muted).own().side(Side::Center);
    let at = Point::new(frame.x0 + FRAME_PADDING, top);
    let mut title = setter.set(text, look, at, frame.width() - 2.0 * FRAME_PADDING);
    title.move_down((FRAME_HEIGHT - title.rect.height()) / 2.0);
    hints.push(Hint { title, frame: Some(frame) });
    frame.y1 + gap
}

/// For a curve without feelings, its prompt or general advice over the neutral line in the first stage; `None` for other
/// curves.
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
    title.move_down(-title.rect.height() - inset / 2.0);
    Some(Hint { title, frame: None })
}

/// Lines between lanes, and along the start of each column except where a card covers both sides. Next to the labels,
/// the line passes under a curve.
fn rules(stages: &[super::StageBox], rows: &Rows, columns: &Columns, start: f64, top: f64) -> Vec<Rect> {
    let mut rules = Vec::new();
    let lanes = &rows.lanes;
    let Some(bottom) = lanes.last().map(|lane| lane.rect.y1) else { return rules };
    for lane in lanes.iter().take(lanes.len().saturating_sub(1)) {
        rules.push(Rect::new(start, lane.rect.y1, columns.end(), lane.rect.y1));
    }
    for (at, stage) in stages.iter().enumerate() {
        let x = stage.rect.x0;
        if at > 0 {
            let cards = rows.passing().filter(|card| card.x0 < x && x < card.x1);
            rules.extend(gaps(cards, top, bottom).into_iter().map(|(from, to)| Rect::new(x, from, x, to)));
            continue;
        }
        for lane in lanes.iter().filter(|lane| lane.kind != LaneKind::EmotionCurve || lane.is_collapsed) {
            rules.push(Rect::new(x, lane.rect.y0, x, lane.rect.y1));
        }
    }
    rules
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
