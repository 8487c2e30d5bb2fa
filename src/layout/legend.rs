//! The page's foot: what the signs mean, and the sources.

use super::{
    LegendItem, LegendSample, SetText, card,
    columns::Columns,
    setter::{Setter, Side, TextLook},
};
use crate::{
    geom::{Point, Rect},
    model::{Evidence, LaneKind, Map, Presence},
};

/// Between a sign and its words, and between two signs.
const GAP: f64 = 8.0;
const ITEM_GAP: f64 = 24.0;
/// The share of the page's width that sources may take beside the legend.
const SOURCES_SHARE: f64 = 0.55;

/// The legend and the sources from the height `top` on, and where they end.
pub(super) fn footer(
    map: &Map,
    setter: &mut Setter<'_>,
    columns: &Columns,
    top: f64,
) -> (Vec<LegendItem>, Option<SetText>, f64) {
    let (theme, words) = (setter.theme, setter.words);
    let (start, end) = (theme.sizes.page_margin, columns.page_width - theme.sizes.page_margin);
    let look = TextLook::new(theme.type_scale.caption, theme.colors.muted).own();
    let mut x = start;
    let mut legend = Vec::new();
    for sample in samples(map) {
        let (title, width) = match sample {
            LegendSample::MomentOfTruth => (words.moment_of_truth, theme.sizes.mark),
            LegendSample::Offline => (words.offline, theme.sizes.mark),
            LegendSample::Assumed => (words.assumed, theme.sizes.sample),
            LegendSample::Researched => (words.researched, theme.sizes.sample),
        };
        let title = setter.set_tight(title, look.lines(1), Point::new(x + width + GAP, top), end - start);
        let middle = title.rect.center().y;
        let half = theme.sizes.mark / 2.0;
        let rect = Rect::new(x, middle - half, x + width, middle + half);
        x = title.rect.x1 + ITEM_GAP;
        legend.push(LegendItem { sample, rect, title });
    }
    let titles: Vec<&str> = map.sources.iter().map(|source| source.title.trim()).filter(|t| !t.is_empty()).collect();
    let sources = (!titles.is_empty()).then(|| {
        let text = format!("{}: {}", words.sources, titles.join(words.comma));
        let width = (end - start) * SOURCES_SHARE;
        setter.set(&text, look.side(Side::End), Point::new(end - width, top), width)
    });
    let bottoms = legend.iter().map(|item| item.title.rect.y1).chain(sources.iter().map(|sources| sources.rect.y1));
    let bottom = bottoms.fold(top, f64::max);
    (legend, sources, bottom)
}

/// The signs that the map uses.
fn samples(map: &Map) -> Vec<LegendSample> {
    let touchpoint_lanes: Vec<_> =
        map.lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints).map(|lane| &lane.id).collect();
    let is_offline = |card: &crate::model::Card| {
        touchpoint_lanes.contains(&&card.place.lane) && card::presence(map, card) == Some(Presence::Offline)
    };
    let has_evidence = |evidence| map.cards.values().any(|card| card.evidence == Some(evidence));
    let is_assumed = map.feelings.values().any(|feeling| feeling.is_assumed) || has_evidence(Evidence::Assumed);
    let uses = [
        (LegendSample::MomentOfTruth, map.cards.values().any(|card| card.is_moment_of_truth)),
        (LegendSample::Offline, map.cards.values().any(is_offline)),
        (LegendSample::Assumed, is_assumed),
        (LegendSample::Researched, is_assumed || has_evidence(Evidence::Researched)),
    ];
    uses.into_iter().filter(|(_, is_used)| *is_used).map(|(sample, _)| sample).collect()
}
