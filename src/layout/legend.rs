//! The footer of the page: the legend and the sources.

use std::sync::Arc;

use super::{
    CurveBox, LegendItem, LegendSample, PlacedLane, SetText,
    card::SCORE_PADDING,
    columns::Columns,
    setter::{Setter, Side, TextLook},
};
use crate::{
    geom::{Point, Rect},
    locale::numerals,
    model::{Map, MapPart},
};

/// The gap between a sign and its words, and between two entries.
const GAP: f64 = 8.0;
const ITEM_GAP: f64 = 24.0;
/// The gap between two lines of the legend.
const LINE_GAP: f64 = 8.0;
/// The share of the page's width for sources next to the legend.
const SOURCES_SHARE: f64 = 0.55;

/// The maximum number of lines of sources.
const SOURCES_LINES: usize = 4;

/// The legend and the sources in reading direction, beginning at the y `top`, and the y at which they end.
pub(super) fn footer(
    map: &Map,
    lanes: &[PlacedLane],
    curves: &[Arc<CurveBox>],
    setter: &mut Setter<'_>,
    columns: &Columns,
    top: f64,
) -> (Vec<LegendItem>, Option<SetText>, f64) {
    let (theme, words) = (setter.theme, setter.words);
    let (start, end) = (theme.sizes.page_margin, columns.page_width - theme.sizes.page_margin);
    let look = TextLook::new(theme.type_scale.caption, theme.colors.muted).own();
    let titles = map.sources.iter().map(|source| source.title.trim()).filter(|title| !title.is_empty());
    let titles: Vec<String> = titles.map(|title| setter.within(title)).collect();
    let sources = (!titles.is_empty() && map.shows(MapPart::Sources)).then(|| {
        let text = format!("{}: {}", words.sources, titles.join(words.comma));
        let most = (end - start) * SOURCES_SHARE;
        let width = setter.width_of(&text, look).min(most);
        setter.set(&text, look.side(Side::End).lines(SOURCES_LINES), Point::new(end - width, top), width)
    });
    let room_end = sources.as_ref().map_or(end, |sources| sources.rect.x0 - ITEM_GAP);
    let (mut x, mut y) = (start, top);
    let mut legend = Vec::new();
    let samples = if map.shows(MapPart::Legend) { samples(map, lanes, curves) } else { Vec::new() };
    for sample in samples {
        let label = if sample == LegendSample::Score { highest_score(lanes, setter) } else { None };
        let (title, width) = explained(sample, setter);
        let width = label.as_ref().map_or(width, |label| label.rect.width() + 2.0 * SCORE_PADDING);
        let words = setter.width_of(title, look);
        if x > start && x + width + GAP + words > room_end {
            x = start;
            y += setter.line(theme.type_scale.caption) + LINE_GAP;
        }
        let title = setter.set_tight(title, look.lines(1), Point::new(x + width + GAP, y), room_end - x - width - GAP);
        let middle = title.rect.center().y;
        let half = theme.sizes.mark / 2.0;
        let rect = Rect::new(x, middle - half, x + width, middle + half);
        let label = label.map(|mut label| {
            label.rect = label.rect + (rect.center() - label.rect.center());
            label
        });
        x = title.rect.x1 + ITEM_GAP;
        legend.push(LegendItem { sample, rect, label, title });
    }
    let bottoms = legend.iter().map(|item| item.title.rect.y1).chain(sources.iter().map(|sources| sources.rect.y1));
    let bottom = bottoms.fold(top, f64::max);
    (setter.finished(legend, columns.page_width), setter.finished(sources, columns.page_width), bottom)
}

/// The highest score on the map, as shown by the sign of a score.
fn highest_score(lanes: &[PlacedLane], setter: &mut Setter<'_>) -> Option<SetText> {
    let score = lanes.iter().filter_map(|lane| lane.it.signs.highest_score).max()?;
    let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.card).side(Side::Center).lines(1);
    let text = numerals::localized(&score.to_string(), setter.numerals);
    Some(setter.set_tight(&text, look, Point::ZERO, f64::INFINITY))
}

/// The explanation of `sample`, and the width of the sign.
fn explained(sample: LegendSample, setter: &Setter<'_>) -> (&'static str, f64) {
    let (words, sizes) = (setter.words, setter.sizes());
    match sample {
        LegendSample::MomentOfTruth => (words.moment_of_truth, sizes.mark),
        LegendSample::Offline => (words.offline, sizes.mark),
        LegendSample::Wanted => (words.wanted, sizes.sample),
        LegendSample::Assumed => (words.assumed, sizes.sample),
        LegendSample::Partial => (words.partial, sizes.mark),
        LegendSample::Researched => (words.researched, sizes.sample),
        LegendSample::Severity => (words.severity, sizes.sample),
        LegendSample::Score => (words.score, sizes.sample),
        LegendSample::Linked => (words.linked, sizes.mark),
        LegendSample::OpenQuestion => (words.open_question, sizes.mark),
        LegendSample::NotLookedAt => (words.not_looked_at, sizes.sample),
    }
}

/// The signs that the map uses, in the order in which they are explained.
fn samples(map: &Map, lanes: &[PlacedLane], curves: &[Arc<CurveBox>]) -> Vec<LegendSample> {
    let of_lanes = |sample| lanes.iter().any(|lane| lane.it.signs.used.contains(&sample));
    let has_assumed = map.feelings.values().any(|feeling| feeling.is_assumed) || of_lanes(LegendSample::Assumed);
    let has_wanted = || curves.iter().flat_map(|curve| &curve.lines).any(|line| !line.wanted_points.is_empty());
    let is_used = |sample: &LegendSample| match sample {
        LegendSample::Wanted => has_wanted(),
        LegendSample::Assumed => has_assumed,
        LegendSample::Researched => has_assumed || of_lanes(LegendSample::Researched),
        LegendSample::MomentOfTruth
        | LegendSample::Offline
        | LegendSample::Partial
        | LegendSample::Severity
        | LegendSample::Score
        | LegendSample::Linked
        | LegendSample::OpenQuestion
        | LegendSample::NotLookedAt => of_lanes(*sample),
    };
    LegendSample::ALL.into_iter().filter(is_used).collect()
}
