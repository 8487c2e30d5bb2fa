//! Curves that run together: lines of several personas that overlap are moved up and down until they run next to each
//! other, so that none covers another.
//!
//! Two stretches (from one stated feeling of a persona to the next) run together if they are closer than their line
//! widths during all the time they share. A stretch is moved as a whole; the marker covers the step to the persona's
//! next stretch.

use std::collections::BTreeMap;

use super::smooth::Smooth;
use crate::geom::as_f64;

/// The gap between two lines that run next to each other.
const GAP: f64 = 1.0;
/// Stretches that share less time than this, in map units, are left alone.
const LEAST_SHARED: f64 = 8.0;
/// The positions, within the time that two stretches share, at which they are compared.
const SAMPLES: [f64; 5] = [0.0, 0.25, 0.5, 0.75, 1.0];
/// Heights are compared with a precision of one such part of a unit.
const FINENESS: f64 = 100.0;

/// The line of one persona.
pub(super) struct Track {
    /// The feelings at their own times, in stretches between gaps.
    pub(super) runs: Vec<Smooth>,
    /// The same as drawn: markers of equal feelings are moved sideways.
    pub(super) drawn: Vec<Smooth>,
    /// The width of the line.
    pub(super) width: f64,
}

/// A stretch: its line, its run in the line, and the point at which it starts in the run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    line: usize,
    run: usize,
    at: usize,
}

/// For each line and each of its runs, the distance by which each stretch is moved down.
pub(super) fn shifts(tracks: &[Track]) -> Vec<Vec<Vec<f64>>> {
    let mut shifts: Vec<Vec<Vec<f64>>> = tracks.iter().map(unmoved).collect();
    for bundle in bundles(tracks) {
        for (stretch, by) in spread(tracks, &bundle) {
            let place = shifts.get_mut(stretch.line).and_then(|runs| runs.get_mut(stretch.run));
            if let Some(shift) = place.and_then(|run| run.get_mut(stretch.at)) {
                *shift = by;
            }
        }
    }
    shifts
}

fn unmoved(track: &Track) -> Vec<Vec<f64>> {
    track.runs.iter().map(|run| vec![0.0; run.stretches()]).collect()
}

/// The stretches that run together, in bundles: stretches in a chain of pairs are in one bundle. Sorted.
fn bundles(tracks: &[Track]) -> Vec<Vec<Stretch>> {
    let all: Vec<Vec<Stretch>> = (0..tracks.len()).map(|line| stretches(tracks, line)).collect();
    let mut bundles = Bundles::default();
    for (line, own) in all.iter().enumerate() {
        for others in all.iter().skip(line + 1) {
            for (one, other) in pairs(tracks, own, others) {
                if are_together(tracks, one, other).unwrap_or(false) {
                    bundles.join(one, other);
                }
            }
        }
    }
    bundles.lists.retain(|bundle| !bundle.is_empty());
    bundles.lists.iter_mut().for_each(|bundle| bundle.sort_unstable());
    bundles.lists
}

/// Bundles under construction.
#[derive(Default)]
struct Bundles {
    lists: Vec<Vec<Stretch>>,
    /// The index of the list that contains each stretch.
    place: BTreeMap<Stretch, usize>,
}

impl Bundles {
    /// Merges the bundles of both stretches.
    fn join(&mut self, one: Stretch, other: Stretch) {
        let (into, from) = (self.list_of(one), self.list_of(other));
        if into == from {
            return;
        }
        let moved = self.lists.get_mut(from).map(std::mem::take).unwrap_or_default();
        for stretch in &moved {
            self.place.insert(*stretch, into);
        }
        if let Some(list) = self.lists.get_mut(into) {
            list.extend(moved);
        }
    }

    /// The index of the list that contains `stretch`; a new one if there is none.
    fn list_of(&mut self, stretch: Stretch) -> usize {
        *self.place.entry(stretch).or_insert_with(|| {
            self.lists.push(vec![stretch]);
            self.lists.len() - 1
        })
    }
}

fn stretches(tracks: &[Track], line: usize) -> Vec<Stretch> {
    let runs = tracks.get(line).map_or(&[][..], |track| &track.runs);
    let of_run = |(run, smooth): (usize, &Smooth)| (0..smooth.stretches()).map(move |at| Stretch { line, run, at });
    runs.iter().enumerate().flat_map(of_run).collect()
}

/// The pairs of a stretch of `own` and one of `others` that share time; both lists are in order of time.
fn pairs(tracks: &[Track], own: &[Stretch], others: &[Stretch]) -> Vec<(Stretch, Stretch)> {
    let (mut pairs, mut from) = (Vec::new(), 0);
    for one in own {
        let Some((start, end)) = span(tracks, *one) else { continue };
        while others.get(from).and_then(|other| span(tracks, *other)).is_some_and(|(_, before)| before <= start) {
            from += 1;
        }
        let sharing = others.iter().skip(from).take_while(|other| span(tracks, **other).is_some_and(|s| s.0 < end));
        pairs.extend(sharing.map(|other| (*one, *other)));
    }
    pairs
}

fn span(tracks: &[Track], stretch: Stretch) -> Option<(f64, f64)> {
    tracks.get(stretch.line)?.runs.get(stretch.run)?.span(stretch.at)
}

/// Whether the stretches are closer than their line widths during all the time they share.
fn are_together(tracks: &[Track], one: Stretch, other: Stretch) -> Option<bool> {
    let ((a0, a1), (b0, b1)) = (span(tracks, one)?, span(tracks, other)?);
    let (start, end) = (a0.max(b0), a1.min(b1));
    if end - start < LEAST_SHARED {
        return Some(false);
    }
    let (a, b) = (tracks.get(one.line)?, tracks.get(other.line)?);
    let (a_run, b_run) = (a.runs.get(one.run)?, b.runs.get(other.run)?);
    let room = f64::midpoint(a.width, b.width) + GAP;
    Some(SAMPLES.into_iter().all(|share| {
        let x = start + (end - start) * share;
        a_run.height_at(x).zip(b_run.height_at(x)).is_some_and(|(a, b)| (a - b).abs() < room)
    }))
}

/// The distances by which the stretches of `bundle` are moved: the line that is higher as drawn moves up; of equally
/// high lines that of the first persona.
fn spread(tracks: &[Track], bundle: &[Stretch]) -> Vec<(Stretch, f64)> {
    let middle = middle_of(tracks, bundle);
    let mut lines: Vec<(f64, usize)> = bundle
        .chunk_by(|a, b| a.line == b.line)
        .filter_map(|own| {
            let heights: Vec<f64> = own.iter().filter_map(|stretch| drawn_height(tracks, *stretch, middle)).collect();
            let mean = heights.iter().sum::<f64>() / as_f64(heights.len().max(1));
            Some(((mean * FINENESS).round(), own.first()?.line))
        })
        .collect();
    lines.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let widths: Vec<f64> = lines.iter().map(|(_, line)| tracks.get(*line).map_or(0.0, |track| track.width)).collect();
    let places = side_by_side(&widths);
    let place_of = |line: usize| {
        let rank = lines.iter().position(|(_, other)| *other == line);
        rank.and_then(|rank| places.get(rank)).copied().unwrap_or_default()
    };
    bundle.iter().map(|stretch| (*stretch, place_of(stretch.line))).collect()
}

/// The middle of the time of the shortest stretch of `bundle`.
fn middle_of(tracks: &[Track], bundle: &[Stretch]) -> f64 {
    let spans = || bundle.iter().filter_map(|stretch| span(tracks, *stretch));
    let start = spans().map(|span| span.0).fold(f64::NEG_INFINITY, f64::max);
    let end = spans().map(|span| span.1).fold(f64::INFINITY, f64::min);
    f64::midpoint(start, end)
}

/// The drawn height of the stretch at `time`, or at its nearest end if `time` is outside it.
fn drawn_height(tracks: &[Track], stretch: Stretch, time: f64) -> Option<f64> {
    let drawn = tracks.get(stretch.line)?.drawn.get(stretch.run)?;
    let (first, last) = drawn.span(stretch.at)?;
    drawn.height_at(time.clamp(first, last))
}

/// The centres of lines with `widths` that run next to each other around 0.
fn side_by_side(widths: &[f64]) -> Vec<f64> {
    let whole: f64 = widths.iter().map(|width| width + GAP).sum::<f64>() - GAP;
    let mut top = -whole / 2.0;
    let middle = |width: &f64| {
        let middle = top + width / 2.0;
        top += width + GAP;
        middle
    };
    widths.iter().map(middle).collect()
}
