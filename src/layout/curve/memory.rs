//! The curves of a layout, for the next layout of the map.
//!
//! A curve is laid out in coordinates of its lane and then moved to the lane's place. After an edit that changes nothing
//! of what curves show, it is at most moved.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::mask::CurveMask;
use crate::{
    geom::{Rect, Size},
    layout::{CurveBox, Movable as _, columns::Columns},
    model::{Anchor, Card, CurveMarkers, FeelingKey, FeelingValue, LaneId, LaneKind, Map},
};

/// The curves of a layout with the inputs they were laid out from. The default is empty.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct CurveMemory {
    inputs: Option<CurveInputs>,
    curves: Vec<KeptCurve>,
}

/// Always equal: the memory does not affect how a layout looks.
impl PartialEq for CurveMemory {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A curve in its lane's coordinates and on the page.
#[derive(Clone, Debug)]
pub(super) struct KeptCurve {
    lane: LaneId,
    size: Size,
    /// The y of the lane on the page.
    top: f64,
    in_lane: Arc<CurveBox>,
    pub(super) on_page: Arc<CurveBox>,
}

impl KeptCurve {
    /// `in_lane`, the curve of `lane`, with the lane's row at `row`.
    pub(super) fn new(lane: LaneId, row: Rect, in_lane: Arc<CurveBox>) -> Self {
        let on_page = Arc::new(CurveBox::clone(&in_lane).moved_down(row.y0));
        Self { lane, size: row.size(), top: row.y0, in_lane, on_page }
    }
}

impl CurveMemory {
    /// An empty memory for curves with these inputs.
    pub(super) fn of(inputs: CurveInputs) -> Self {
        Self { inputs: Some(inputs), curves: Vec::new() }
    }

    pub(super) fn keep(&mut self, curve: KeptCurve) {
        self.curves.push(curve);
    }

    /// The curves, in the order of their lanes.
    pub(super) fn on_page(&self) -> Vec<Arc<CurveBox>> {
        self.curves.iter().map(|curve| Arc::clone(&curve.on_page)).collect()
    }

    /// The memory, if it was made from these inputs.
    pub(super) fn recalled(&self, inputs: &CurveInputs) -> Option<&Self> {
        (self.inputs.as_ref() == Some(inputs)).then_some(self)
    }

    /// The curve of `lane` for the row `row`, if there is one for a row of this size.
    pub(super) fn curve(&self, lane: &LaneId, row: Rect) -> Option<KeptCurve> {
        let kept = self.curves.iter().find(|curve| curve.lane == *lane && curve.size == row.size())?;
        let is_there = kept.top.to_bits() == row.y0.to_bits();
        Some(if is_there { kept.clone() } else { KeptCurve::new(lane.clone(), row, Arc::clone(&kept.in_lane)) })
    }
}

/// The inputs on which the curves depend, apart from their rows, the map's own
/// ([`MapInputs`](crate::layout::card::MapInputs)), the theme and the fonts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CurveInputs {
    columns: Columns,
    markers: CurveMarkers,
    anchors: BTreeMap<Anchor, f64>,
    feelings: Vec<FeltValue>,
    cards: Vec<AnchorCard>,
    mask: CurveMask,
}

/// A feeling without its note.
#[derive(Clone, Debug, PartialEq)]
struct FeltValue {
    key: FeelingKey,
    value: FeelingValue,
    wanted: Option<FeelingValue>,
    is_assumed: bool,
}

/// A card at which a persona has a feeling.
#[derive(Clone, Debug)]
struct AnchorCard {
    card: Arc<Card>,
    is_touchpoint: bool,
}

impl PartialEq for AnchorCard {
    fn eq(&self, other: &Self) -> bool {
        let (own, others) = (&self.card, &other.card);
        let is_same = || own.personas == others.personas && own.is_moment_of_truth == others.is_moment_of_truth;
        self.is_touchpoint == other.is_touchpoint && (Arc::ptr_eq(own, others) || is_same())
    }
}

impl CurveInputs {
    /// The inputs of the curves of `map`, through a filter with the effect `mask`.
    pub(super) fn of(map: &Map, columns: &Columns, anchors: &BTreeMap<Anchor, f64>, mask: CurveMask) -> Self {
        let feelings = map.feelings.iter().map(|(key, feeling)| FeltValue {
            key: key.clone(),
            value: feeling.value,
            wanted: feeling.wanted,
            is_assumed: feeling.is_assumed,
        });
        let touchpoints = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints).map(|lane| &lane.id);
        let touchpoints: BTreeSet<&LaneId> = touchpoints.collect();
        let card = |anchor: &Anchor| {
            let Anchor::Card(id) = anchor else { return None };
            let card = Arc::clone(map.cards.shared(id)?);
            let is_touchpoint = touchpoints.contains(&card.place.lane);
            Some(AnchorCard { card, is_touchpoint })
        };
        Self {
            columns: columns.clone(),
            markers: map.info.markers,
            anchors: anchors.clone(),
            feelings: feelings.collect(),
            cards: anchors.keys().filter_map(card).collect(),
            mask,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        layout::{Layout, layout_after},
        model::{CardId, Feeling, Filter, FilterEffect, Lane, MapDirection, Persona, PersonaId, grid_map},
        text::FontBook,
        theme::Theme,
    };

    fn laid_out(map: &Map, filter: &Filter, fonts: &mut FontBook, before: Option<&Layout>) -> Layout {
        layout_after(map, filter, FilterEffect::Fade, &BTreeSet::new(), Theme::light(), fonts, before)
    }

    /// Two lanes of touchpoints and below them the curves of two personas, who feel something at every card.
    fn map(direction: MapDirection) -> Map {
        let mut map = grid_map(3, 2, 2);
        map.info.direction = direction;
        for lane in &mut map.lanes {
            lane.kind = LaneKind::Touchpoints;
        }
        map.lanes.push(Lane::new(LaneId::numbered(9), LaneKind::EmotionCurve, "Feelings"));
        map.personas = [1, 2].map(|number| Persona::new(PersonaId::numbered(number), "Lena")).to_vec();
        for (card, value) in map.cards.keys().zip([0.3, -1.7, 1.1, 2.0].into_iter().cycle()) {
            for persona in &map.personas {
                let key = FeelingKey { persona: persona.id.clone(), anchor: Anchor::Card(card.clone()) };
                map.feelings.insert(key, Feeling::new(FeelingValue::clamped(value)));
            }
        }
        map
    }

    #[test]
    fn an_edit_that_curves_do_not_show_moves_them_at_most() {
        for direction in [MapDirection::Ltr, MapDirection::Rtl] {
            let (mut map, mut fonts, all) = (map(direction), FontBook::bundled(), Filter::default());
            let first = laid_out(&map, &all, &mut fonts, None);
            let kept = |layout: &Layout| Arc::clone(&layout.curve_memory.curves[0].in_lane);
            map.cards.edit(&CardId::numbered(1), |card| card.title = "Other".into()).unwrap();
            let same = laid_out(&map, &all, &mut fonts, Some(&first));
            assert!(Arc::ptr_eq(&same.curves[0], &first.curves[0]), "the same curve at the same place");
            map.cards.edit(&CardId::numbered(1), |card| card.title = "Words that make it taller. ".repeat(8)).unwrap();
            let moved = laid_out(&map, &all, &mut fonts, Some(&same));
            assert!(moved.curves[0].plot.y0 > same.curves[0].plot.y0 && Arc::ptr_eq(&kept(&moved), &kept(&first)));
            assert!(moved == laid_out(&map, &all, &mut fonts, None));
        }
    }

    #[test]
    fn curves_follow_everything_that_they_show() {
        let (mut map, mut fonts) = (map(MapDirection::Ltr), FontBook::bundled());
        let changes: [fn(&mut Map, &mut Filter); 8] = [
            |map, _| map.feelings.values_mut().next().unwrap().value = FeelingValue::WORST,
            |map, _| map.feelings.values_mut().next().unwrap().wanted = Some(FeelingValue::BEST),
            |map, _| map.feelings.values_mut().next().unwrap().is_assumed = true,
            |map, _| map.cards.edit(&CardId::numbered(1), |card| card.is_moment_of_truth = true).unwrap(),
            |map, _| drop(map.feelings.remove(&map.feelings.keys().nth(5).unwrap().clone())),
            |map, _| {
                map.cards.edit(&CardId::numbered(2), |card| card.personas = vec![PersonaId::numbered(1)]).unwrap();
            },
            |map, _| map.info.markers = CurveMarkers::Faces,
            |_, filter| filter.personas = vec![PersonaId::numbered(2)],
        ];
        let mut filter = Filter::default();
        let mut before = laid_out(&map, &filter, &mut fonts, None);
        for (number, change) in changes.into_iter().enumerate() {
            change(&mut map, &mut filter);
            let after = laid_out(&map, &filter, &mut fonts, Some(&before));
            assert!(after == laid_out(&map, &filter, &mut fonts, None), "change {number}");
            assert!(!Arc::ptr_eq(&after.curves[0], &before.curves[0]), "change {number}");
            before = after;
        }
    }
}
