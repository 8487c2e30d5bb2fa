//! The markers of curves: their size, their faces, and moving them apart.

use std::collections::BTreeMap;

use super::stated::Stated;
use crate::{
    geom::{Rect, as_f64},
    layout::Icon,
    model::{Anchor, CurveMarkers, FeelingValue},
    theme::Sizes,
};

/// The size of a face relative to a shape.
const FACE: f64 = 1.6;
/// The share of the distance to the nearest anchor by which markers may be moved apart, all together.
const PARTING: f64 = 0.8;
/// Positions in time closer than this are the same.
const SAME: f64 = 0.01;

/// The distance from a marker's centre to its side. Faces are larger, as far as the distances between feelings allow.
pub(super) fn reach(markers: CurveMarkers, sizes: &Sizes, anchors: &BTreeMap<Anchor, f64>) -> f64 {
    match markers {
        CurveMarkers::Shapes => sizes.marker,
        CurveMarkers::Faces => {
            let mut times: Vec<f64> = anchors.values().copied().collect();
            times.sort_by(f64::total_cmp);
            let apart = times.windows(2).map(|pair| pair.last().zip(pair.first()).map_or(0.0, |(b, a)| b - a));
            let nearest = apart.filter(|apart| *apart > SAME).fold(f64::INFINITY, f64::min);
            (sizes.marker * FACE).min(nearest / 2.0).max(sizes.marker)
        }
    }
}

/// The face of the level nearest to `value`.
pub(super) fn face(value: FeelingValue) -> Icon {
    match value.get() {
        v if v <= -1.5 => Icon::Angry,
        v if v <= -0.5 => Icon::Frown,
        v if v < 0.5 => Icon::Meh,
        v if v < 1.5 => Icon::Smile,
        _ => Icon::Laugh,
    }
}

/// A marker at an anchor: its line, its point on the line, whether it is a wanted level, and its height.
#[derive(Clone, Copy)]
struct Here {
    line: usize,
    at: usize,
    is_wanted: bool,
    y: f64,
}

/// Moves markers of several personas at the same time apart, sideways, if they would overlap.
pub(super) fn part(stated: &mut [Vec<Stated<'_>>], anchors: &BTreeMap<Anchor, f64>, plot: Rect, reach: f64) {
    let mut times: Vec<f64> = anchors.values().copied().chain([plot.x0, plot.x1]).collect();
    times.sort_by(f64::total_cmp);
    let mut moves = Vec::new();
    for (anchor, mut here) in markers_by_anchor(stated) {
        let Some(x) = anchors.get(anchor) else { continue };
        here.sort_by(|a, b| a.y.total_cmp(&b.y));
        let nearest = distance_to_next(&times, *x);
        for close in here.chunk_by(|a, b| b.y - a.y < 2.0 * reach) {
            // The felt and the wanted marker of the same persona may touch.
            if close.iter().all(|one| close.first().is_some_and(|first| first.line == one.line)) {
                continue;
            }
            let last = as_f64(close.len() - 1);
            let step = (2.0 * reach + 1.0).min(nearest * PARTING / last);
            let mut close = close.to_vec();
            close.sort_unstable_by_key(|one| (one.line, one.is_wanted));
            for (rank, one) in close.into_iter().enumerate() {
                moves.push((one, (as_f64(rank) - last / 2.0) * step));
            }
        }
    }
    for (one, by) in moves {
        let Some(stated) = stated.get_mut(one.line).and_then(|points| points.get_mut(one.at)) else { continue };
        match (&mut stated.wanted, one.is_wanted) {
            (Some(wanted), true) => wanted.x += by,
            (_, false) => stated.point.x += by,
            (None, true) => {}
        }
    }
}

/// The distance from `x` to the nearest of the ascending `times` that is not the same one.
fn distance_to_next(times: &[f64], x: f64) -> f64 {
    let before = times.partition_point(|time| x - time > SAME);
    let after = times.partition_point(|time| time - x <= SAME);
    let before = before.checked_sub(1).and_then(|at| times.get(at)).map_or(f64::INFINITY, |time| x - time);
    let after = times.get(after).map_or(f64::INFINITY, |time| time - x);
    before.min(after)
}

fn markers_by_anchor<'a>(stated: &[Vec<Stated<'a>>]) -> BTreeMap<&'a Anchor, Vec<Here>> {
    let mut here: BTreeMap<&Anchor, Vec<Here>> = BTreeMap::new();
    for (line, points) in stated.iter().enumerate() {
        for (at, point) in points.iter().enumerate() {
            let list = here.entry(&point.key.anchor).or_default();
            list.push(Here { line, at, is_wanted: false, y: point.point.y });
            list.extend(point.wanted.map(|wanted| Here { line, at, is_wanted: true, y: wanted.y }));
        }
    }
    here
}
