//! The emotion curves: points, lines with gaps and assumed stretches, faces, and the marks of moments of truth.
//!
//! A gap: between two stated feelings of a persona the line breaks where another persona has a feeling at something
//! of the same sort (card, step or stage) that lies between them and concerns this persona too, for then this
//! persona's feeling is known to be missing there.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    CurveBox, CurveLine, CurvePoint, CurveRun, Face, Icon, IconBox,
    columns::{Columns, as_f64},
    curve_labels,
    filtered::Sieve,
    monotone,
    setter::Setter,
    stars,
};
use crate::{
    geom::{Affine, BezPath, Point, Rect, mirrored_point},
    model::{Anchor, Feeling, FeelingKey, FeelingValue, LaneId, Map, PersonaId},
    theme::Theme,
};

/// What a curve is set with.
pub(super) struct CurvePlan<'a> {
    pub(super) map: &'a Map,
    pub(super) sieve: &'a Sieve,
    pub(super) theme: &'a Theme,
    pub(super) columns: &'a Columns,
    pub(super) anchors: &'a BTreeMap<Anchor, f64>,
}

/// A point with everything needed to join it to the next.
struct Stated<'a> {
    key: &'a FeelingKey,
    feeling: &'a Feeling,
    /// Where in time it is; the marker may stand beside it.
    time: f64,
    point: Point,
}

/// The share of the way to what is nearest that markers may be moved apart, all of them together.
const PARTING: f64 = 0.8;

impl CurvePlan<'_> {
    /// The curves of `lane`, whose row is `row`, in the direction of time.
    pub(super) fn curve(&self, lane: &LaneId, row: Rect, setter: &mut Setter<'_>) -> CurveBox {
        let sizes = &self.theme.sizes;
        let plot =
            Rect::new(self.columns.start, row.y0 + sizes.curve_inset, self.columns.end(), row.y1 - sizes.curve_inset);
        let level = |at: f64| plot.y0 + plot.height() * at / 4.0;
        let levels = [level(0.0), level(1.0), level(2.0), level(3.0), level(4.0)];
        let mut stated: Vec<_> = self.map.personas.iter().map(|persona| self.stated(&persona.id, plot)).collect();
        self.part_markers(&mut stated, plot);
        let personas = self.map.personas.iter().zip(&stated).enumerate();
        let mut lines: Vec<_> =
            personas.filter_map(|(index, (persona, stated))| self.line(&persona.id, index, stated)).collect();
        self.sieve.bring_forward(&mut lines);
        let stars = stars::stars(self.map, &self.sieve.left_of(self.anchors), &lines, sizes, row);
        let grid = curve_labels::Grid { row, plot, levels, columns: self.columns };
        let labels = curve_labels::labels(&lines, &stars, &grid, setter);
        CurveBox { lane: lane.clone(), plot, levels, faces: self.faces(levels), lines, stars, labels }
    }

    fn faces(&self, levels: [f64; 5]) -> Vec<Face> {
        let (sizes, colors) = (&self.theme.sizes, &self.theme.colors);
        let x = self.columns.start - sizes.cell_padding - sizes.face / 2.0;
        let [best, _, neutral, _, worst] = levels;
        let face = |icon, value, y, color| {
            let rect = Rect::from_center_size(Point::new(x, y), (sizes.face, sizes.face));
            Face { icon: IconBox { icon, rect, color }, value }
        };
        vec![
            face(Icon::Smile, FeelingValue::BEST, best, colors.good),
            face(Icon::Meh, FeelingValue::NEUTRAL, neutral, colors.muted),
            face(Icon::Frown, FeelingValue::WORST, worst, colors.bad),
        ]
    }

    /// What `persona` feels, in order of time.
    fn stated(&self, persona: &PersonaId, plot: Rect) -> Vec<Stated<'_>> {
        let height = |value: FeelingValue| plot.center().y - value.get() / 4.0 * plot.height();
        let is_hidden = self.sieve.hides_persona(persona);
        let own = self.map.feelings.iter().filter(|(key, _)| key.persona == *persona && !is_hidden);
        let mut stated: Vec<_> = own
            .filter_map(|(key, feeling)| {
                let x = *self.anchors.get(&key.anchor)?;
                Some(Stated { key, feeling, time: x, point: Point::new(x, height(feeling.value)) })
            })
            .collect();
        stated.sort_by(|a, b| a.time.total_cmp(&b.time));
        stated
    }

    /// Moves markers of several personas at one place in time apart, sideways, where one would cover another.
    fn part_markers(&self, stated: &mut [Vec<Stated<'_>>], plot: Rect) {
        let marker = self.theme.sizes.marker;
        let mut times: Vec<f64> = self.anchors.values().copied().chain([plot.x0, plot.x1]).collect();
        times.sort_by(f64::total_cmp);
        let mut here: BTreeMap<&Anchor, Vec<(usize, usize, f64)>> = BTreeMap::new();
        for (line, points) in stated.iter().enumerate() {
            for (at, point) in points.iter().enumerate() {
                here.entry(&point.key.anchor).or_default().push((line, at, point.point.y));
            }
        }
        let mut moves = Vec::new();
        for (anchor, mut points) in here {
            let Some(x) = self.anchors.get(anchor) else { continue };
            points.sort_by(|a, b| a.2.total_cmp(&b.2));
            let others = times.iter().map(|time| (time - x).abs()).filter(|away| *away > 0.01);
            let nearest = others.fold(f64::INFINITY, f64::min);
            for close in points.chunk_by(|a, b| b.2 - a.2 < 2.0 * marker).filter(|close| close.len() > 1) {
                let last = as_f64(close.len() - 1);
                let step = (2.0 * marker + 1.0).min(nearest * PARTING / last);
                let mut close = close.to_vec();
                close.sort_unstable_by_key(|(line, ..)| *line);
                for (rank, (line, at, _)) in close.into_iter().enumerate() {
                    moves.push((line, at, (as_f64(rank) - last / 2.0) * step));
                }
            }
        }
        for (line, at, by) in moves {
            if let Some(stated) = stated.get_mut(line).and_then(|points| points.get_mut(at)) {
                stated.point.x += by;
            }
        }
    }

    fn line(&self, persona: &PersonaId, index: usize, stated: &[Stated<'_>]) -> Option<CurveLine> {
        if stated.is_empty() {
            return None;
        }
        let runs = self.unbroken(persona, stated).into_iter().filter_map(run).collect();
        let points = stated
            .iter()
            .map(|stated| CurvePoint {
                key: stated.key.clone(),
                point: stated.point,
                value: stated.feeling.value,
                is_assumed: stated.feeling.is_assumed,
            })
            .collect();
        Some(CurveLine { persona: persona.clone(), index, points, runs })
    }

    /// The points in stretches between gaps.
    fn unbroken<'s, 'a>(&self, persona: &PersonaId, stated: &'s [Stated<'a>]) -> Vec<&'s [Stated<'a>]> {
        let others = self.others(persona);
        stated.chunk_by(|from, to| !has_gap(&others, from, to)).collect()
    }

    /// What concerns `persona` and another persona has a feeling at, in order of time.
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
        Anchor::Card(id) => {
            map.card(id).is_some_and(|card| card.personas.is_empty() || card.personas.contains(persona))
        }
        Anchor::Stage(_) | Anchor::Step(_) => true,
    }
}

/// The line through `stated`, in one piece and in its known and assumed parts; `None` for a single point.
fn run(stated: &[Stated<'_>]) -> Option<CurveRun> {
    if stated.len() < 2 {
        return None;
    }
    let points: Vec<_> = stated.iter().map(|stated| stated.point).collect();
    let slopes = monotone::slopes(&points);
    let part = |from: usize, to: usize| -> Option<Arc<BezPath>> {
        Some(Arc::new(monotone::path(points.get(from..=to)?, slopes.get(from..=to)?)))
    };
    let is_assumed: Vec<bool> =
        stated.windows(2).map(|pair| pair.iter().any(|stated| stated.feeling.is_assumed)).collect();
    let (mut known, mut assumed, mut from) = (Vec::new(), Vec::new(), 0);
    for pieces in is_assumed.chunk_by(|a, b| a == b) {
        let to = from + pieces.len();
        let list = if pieces.contains(&true) { &mut assumed } else { &mut known };
        list.extend(part(from, to));
        from = to;
    }
    Some(CurveRun { path: part(0, stated.len() - 1)?, known, assumed })
}

impl CurveBox {
    /// Mirrors the curves in the vertical axis of a page `page_width` wide.
    pub(super) fn mirror(&mut self, page_width: f64) {
        use super::rects::Rects as _;
        self.plot.mirror(page_width);
        self.stars.mirror(page_width);
        self.labels.mirror(page_width);
        for face in &mut self.faces {
            face.icon.mirror(page_width);
        }
        let flip = Affine::new([-1.0, 0.0, 0.0, 1.0, page_width, 0.0]);
        let flipped = |path: &Arc<BezPath>| Arc::new(flip * (**path).clone());
        for line in &mut self.lines {
            for point in &mut line.points {
                point.point = mirrored_point(point.point, page_width);
            }
            for run in &mut line.runs {
                run.path = flipped(&run.path);
                run.known = run.known.iter().map(flipped).collect();
                run.assumed = run.assumed.iter().map(flipped).collect();
            }
        }
    }
}
