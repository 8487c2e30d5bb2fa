//! The emotion curves: points, lines with gaps and assumed stretches, faces, and stars of moments of truth.
//!
//! Between two stated feelings of a persona, the line has a gap if another persona has a feeling at something of the
//! same sort (card, step or stage) that lies between them and concerns this persona too, because then this persona's
//! feeling is known to be missing there.

mod abreast;
mod anchors;
mod crowd;
mod labels;
mod markers;
mod mask;
mod memory;
pub mod monotone;
mod smooth;
mod stars;
mod stated;
mod wanted;

use std::{collections::BTreeMap, sync::Arc};

pub(super) use anchors::anchors;
pub(super) use mask::CurveMask;
pub(super) use memory::CurveMemory;

use abreast::Track;
use memory::{CurveInputs, KeptCurve};
use smooth::Smooth;
use stars::StarSizes;
use stated::Stated;
use wanted::DrawnLine;

use super::{
    CurveBox, CurveLine, CurvePoint, CurveRun, Face, Icon, IconBox, PlacedLane, WantedPoint, WantedRun,
    columns::Columns, filtered::FilterMask, setter::Setter,
};
use crate::{
    geom::{Point, Rect},
    model::{Anchor, CurveMarkers, FeelingValue, LaneId, LaneKind, Map, PersonaId},
    theme::Theme,
};

/// The context for laying out curves.
pub(super) struct CurvePlan<'a> {
    pub(super) map: &'a Map,
    pub(super) mask: &'a FilterMask,
    pub(super) theme: &'a Theme,
    pub(super) columns: &'a Columns,
    pub(super) anchors: &'a BTreeMap<Anchor, f64>,
}

impl CurvePlan<'_> {
    /// The curves of the open curve lanes among `lanes`, in reading direction, for the next layout too. Curves that
    /// `before` remembers are not laid out again.
    pub(super) fn curves(
        &self,
        lanes: &[PlacedLane],
        before: &CurveMemory,
        setter: &mut Setter<'_>,
    ) -> (Vec<Arc<CurveBox>>, CurveMemory) {
        let is_open = |lane: &&PlacedLane| lane.it.kind == LaneKind::EmotionCurve && !lane.it.is_collapsed;
        let mut open = lanes.iter().filter(is_open).peekable();
        if open.peek().is_none() {
            return (Vec::new(), CurveMemory::default());
        }
        let mask = self.mask.of_curves(self.anchors);
        let inputs = CurveInputs::of(self.map, self.columns, self.anchors, mask);
        let recalled = before.recalled(&inputs);
        let mut memory = CurveMemory::of(inputs);
        for lane in open {
            let (id, row) = (&lane.it.id, lane.rect());
            let kept = recalled.and_then(|recalled| recalled.curve(id, row)).unwrap_or_else(|| {
                let own = Rect { y0: 0.0, y1: row.height(), ..row };
                let curve = self.curve(id, own, setter);
                KeptCurve::new(id.clone(), row, Arc::new(curve))
            });
            memory.keep(kept);
        }
        (memory.on_page(), memory)
    }

    /// The curves of `lane` with the row `row`, in the row's coordinates.
    fn curve(&self, lane: &LaneId, row: Rect, setter: &mut Setter<'_>) -> CurveBox {
        let sizes = &self.theme.sizes;
        let plot =
            Rect::new(self.columns.start, row.y0 + sizes.curve_inset, self.columns.end(), row.y1 - sizes.curve_inset);
        let level = |at: f64| plot.y0 + plot.height() * at / 4.0;
        let levels = [level(0.0), level(1.0), level(2.0), level(3.0), level(4.0)];
        let reach = markers::reach(self.map.info.markers, sizes, self.anchors);
        let mut stated: Vec<_> = self.map.personas.iter().map(|persona| self.stated(&persona.id, plot)).collect();
        markers::part(&mut stated, self.anchors, plot, reach);
        let mut lines = self.lines(&stated);
        self.mask.bring_forward(&mut lines);
        let anchors = self.mask.left_of(self.anchors);
        let stars = stars::stars(self.map, &anchors, &lines, StarSizes { star: sizes.star, reach }, row);
        let grid = labels::LabelGrid { row, plot, levels, reach, columns: self.columns };
        let labels = labels::labels(&lines, &stars, &grid, setter);
        let faces = self.faces(levels);
        let curve = CurveBox { lane: lane.clone(), plot, levels, reach, faces, lines, stars, labels };
        setter.finished(curve, self.columns.page_width)
    }

    fn faces(&self, levels: [f64; 5]) -> Vec<Face> {
        let (sizes, colors) = (&self.theme.sizes, &self.theme.colors);
        let x = self.columns.start - sizes.cell_padding - sizes.face / 2.0;
        let [best, good, neutral, bad, worst] = levels;
        let face = |icon, value, y, color| {
            let rect = Rect::from_center_size(Point::new(x, y), (sizes.face, sizes.face));
            Face { icon: IconBox { icon, rect, color }, value }
        };
        let value = FeelingValue::clamped;
        match self.map.info.markers {
            CurveMarkers::Shapes => vec![
                face(Icon::Smile, FeelingValue::BEST, best, colors.good),
                face(Icon::Meh, FeelingValue::NEUTRAL, neutral, colors.muted),
                face(Icon::Frown, FeelingValue::WORST, worst, colors.bad),
            ],
            // The same faces as on the points, as an explanation.
            CurveMarkers::Faces => vec![
                face(Icon::Laugh, FeelingValue::BEST, best, colors.good),
                face(Icon::Smile, value(1.0), good, colors.good),
                face(Icon::Meh, FeelingValue::NEUTRAL, neutral, colors.muted),
                face(Icon::Frown, value(-1.0), bad, colors.bad),
                face(Icon::Angry, FeelingValue::WORST, worst, colors.bad),
            ],
        }
    }

    /// The feelings of `persona` in order of time.
    fn stated(&self, persona: &PersonaId, plot: Rect) -> Vec<Stated<'_>> {
        let height = |value: FeelingValue| plot.center().y - value.get() / 4.0 * plot.height();
        let is_hidden = self.mask.hides_persona(persona);
        let own = self.map.feelings.iter().filter(|(key, _)| key.persona == *persona && !is_hidden);
        let mut stated: Vec<_> = own
            .filter_map(|(key, feeling)| {
                let x = *self.anchors.get(&key.anchor)?;
                let point = |value| Point::new(x, height(value));
                Some(Stated { key, feeling, time: x, point: point(feeling.value), wanted: feeling.wanted.map(point) })
            })
            .collect();
        stated.sort_by(|a, b| a.time.total_cmp(&b.time));
        stated
    }

    /// The lines of all personas that have feelings.
    fn lines(&self, stated: &[Vec<Stated<'_>>]) -> Vec<CurveLine> {
        let personas = || self.map.personas.iter().zip(stated).enumerate();
        let unbroken: Vec<_> = personas().map(|(_, (persona, stated))| self.unbroken(&persona.id, stated)).collect();
        let tracks: Vec<_> = unbroken
            .iter()
            .enumerate()
            .map(|(index, runs)| Track {
                runs: runs.iter().map(|run| smoothed(run, |stated| Point::new(stated.time, stated.point.y))).collect(),
                drawn: runs.iter().map(|run| smoothed(run, |stated| stated.point)).collect(),
                width: self.theme.persona(index).width,
            })
            .collect();
        let shifts = abreast::shifts(&tracks);
        personas()
            .zip(unbroken.iter().zip(&shifts))
            .filter(|((_, (_, stated)), _)| !stated.is_empty())
            .map(|((index, (persona, stated)), (unbroken, shifts))| {
                let pieces = || unbroken.iter().zip(shifts);
                CurveLine {
                    persona: persona.id.clone(),
                    index,
                    points: stated.iter().map(|stated| self.point(stated)).collect(),
                    runs: pieces().filter_map(|(stated, shifts)| run(stated, shifts)).collect(),
                    wanted: pieces().flat_map(|(stated, shifts)| wanted_runs(stated, shifts)).collect(),
                    wanted_points: stated.iter().filter_map(wanted_point).collect(),
                }
            })
            .collect()
    }

    fn point(&self, stated: &Stated<'_>) -> CurvePoint {
        let value = stated.feeling.value;
        CurvePoint {
            key: stated.key.clone(),
            point: stated.point,
            value,
            is_small: self.columns.is_collapsed_at(stated.time),
            is_assumed: stated.feeling.is_assumed,
            face: match self.map.info.markers {
                CurveMarkers::Shapes => None,
                CurveMarkers::Faces => Some(markers::face(value)),
            },
        }
    }

    /// The points, in stretches between gaps.
    fn unbroken<'s, 'a>(&self, persona: &PersonaId, stated: &'s [Stated<'a>]) -> Vec<&'s [Stated<'a>]> {
        let others = self.others(persona);
        stated.chunk_by(|from, to| !has_gap(&others, from, to)).collect()
    }

    /// The anchors at which another persona has a feeling and that concern `persona`, in order of time.
    fn others(&self, persona: &PersonaId) -> Vec<(f64, &Anchor)> {
        let keys = self.map.feelings.keys().filter(|key| key.persona != *persona);
        let mut others: Vec<_> = keys
            .filter(|key| concerns(self.map, &key.anchor, persona))
            .filter_map(|key| Some((*self.anchors.get(&key.anchor)?, &key.anchor)))
            .collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        others
    }
}

fn has_gap(others: &[(f64, &Anchor)], from: &Stated<'_>, to: &Stated<'_>) -> bool {
    let is_of_sort = |anchor: &Anchor| {
        [&from.key.anchor, &to.key.anchor]
            .into_iter()
            .any(|end| std::mem::discriminant(end) == std::mem::discriminant(anchor))
    };
    let first = others.partition_point(|(x, _)| *x <= from.time);
    let after = others.iter().skip(first).take_while(|(x, _)| *x < to.time);
    after.into_iter().any(|(_, anchor)| is_of_sort(anchor))
}

fn concerns(map: &Map, anchor: &Anchor, persona: &PersonaId) -> bool {
    match anchor {
        // Feelings are only expected at touchpoints, so none is missing at other cards.
        Anchor::Card(id) => map.card(id).is_some_and(|card| {
            let is_touchpoint = map.lane(&card.place.lane).is_some_and(|lane| lane.kind == LaneKind::Touchpoints);
            is_touchpoint && (card.personas.is_empty() || card.personas.contains(persona))
        }),
        Anchor::Stage(_) | Anchor::Step(_) => true,
    }
}

fn smoothed(run: &[Stated<'_>], place: impl Fn(&Stated<'_>) -> Point) -> Smooth {
    Smooth::new(run.iter().map(place).collect())
}

fn wanted_point(stated: &Stated<'_>) -> Option<WantedPoint> {
    Some(WantedPoint { key: stated.key.clone(), point: stated.wanted?, value: stated.feeling.wanted? })
}

fn wanted_runs(stated: &[Stated<'_>], shifts: &[f64]) -> Vec<WantedRun> {
    if stated.iter().all(|stated| stated.wanted.is_none()) {
        return Vec::new();
    }
    let points: Vec<_> = stated.iter().map(|stated| stated.point).collect();
    let slopes = monotone::slopes(&points);
    wanted::runs(stated, DrawnLine { points: &points, slopes: &slopes, shifts })
}

/// The line through `stated`, in one piece and in its known and assumed parts; `None` for a single point.
fn run(stated: &[Stated<'_>], shifts: &[f64]) -> Option<CurveRun> {
    if stated.len() < 2 {
        return None;
    }
    let points: Vec<_> = stated.iter().map(|stated| stated.point).collect();
    let slopes = monotone::slopes(&points);
    let drawn = DrawnLine { points: &points, slopes: &slopes, shifts };
    let is_assumed: Vec<bool> =
        stated.windows(2).map(|pair| pair.iter().any(|stated| stated.feeling.is_assumed)).collect();
    let (mut known, mut assumed, mut from) = (Vec::new(), Vec::new(), 0);
    for pieces in is_assumed.chunk_by(|a, b| a == b) {
        let to = from + pieces.len();
        let list = if pieces.contains(&true) { &mut assumed } else { &mut known };
        list.extend(drawn.part(from, to).map(Arc::new));
        from = to;
    }
    Some(CurveRun { path: Arc::new(drawn.part(0, stated.len() - 1)?), known, assumed })
}
