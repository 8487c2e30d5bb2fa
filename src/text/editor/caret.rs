//! Caret positions in set text, and moving the caret.

use std::ops::Range;

use crate::{
    geom::{Point, Rect},
    text::setting::{SetCluster, SetLine, Setting},
};

/// The cluster that a caret belongs to, for indices with two positions: at a wrapped line end, and where the reading
/// direction changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The cluster after the caret.
    #[default]
    After,
    /// The cluster before the caret.
    Before,
}

/// A position between two clusters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Caret {
    /// The byte index of the text after the caret.
    pub index: usize,
    /// The neighbouring cluster it belongs to.
    pub affinity: Affinity,
}

impl Caret {
    /// The caret at byte `index` that belongs to the cluster after it.
    #[must_use]
    pub fn before(index: usize) -> Self {
        Self { index, affinity: Affinity::After }
    }

    /// The caret at byte `index` that belongs to the cluster before it.
    #[must_use]
    pub fn after(index: usize) -> Self {
        Self { index, affinity: Affinity::Before }
    }

    /// The caret at the left edge of `cluster`.
    fn left_of(cluster: &SetCluster) -> Self {
        if cluster.is_rtl { Self::after(cluster.range.end) } else { Self::before(cluster.range.start) }
    }

    /// The caret at the right edge of `cluster`.
    fn right_of(cluster: &SetCluster) -> Self {
        if cluster.is_rtl { Self::before(cluster.range.start) } else { Self::after(cluster.range.end) }
    }
}

impl SetLine {
    /// The number of clusters to the left of the caret. `None` if the line has no clusters.
    fn gap(&self, caret: Caret) -> Option<usize> {
        let following = || self.clusters.iter().position(|cluster| cluster.range.contains(&caret.index));
        let preceding = || {
            let is_before =
                |cluster: &SetCluster| cluster.range.start < caret.index && caret.index <= cluster.range.end;
            self.clusters.iter().position(is_before)
        };
        let left_of = |at: usize| at + usize::from(self.clusters.get(at).is_some_and(|cluster| cluster.is_rtl));
        let right_of = |at: usize| at + usize::from(self.clusters.get(at).is_some_and(|cluster| !cluster.is_rtl));
        match caret.affinity {
            Affinity::After => following().map(left_of).or_else(|| preceding().map(right_of)),
            Affinity::Before => preceding().map(right_of).or_else(|| following().map(left_of)),
        }
    }

    /// The x of the gap before cluster `gap`, counted from the left.
    fn gap_x(&self, gap: usize) -> f32 {
        let right_neighbour = self.clusters.get(gap).map(|cluster| cluster.left);
        let left_neighbour = || self.clusters.last().map(|cluster| cluster.right);
        right_neighbour.or_else(left_neighbour).unwrap_or(self.left)
    }

    /// The caret at the logical end of the line, before a forced line break.
    pub(super) fn end_caret(&self, text: &str) -> Caret {
        let shown = text.get(self.range.clone()).unwrap_or_default();
        let forced = shown.chars().next_back().filter(|&c| crate::text::paragraph::is_forced_break(c));
        Caret::after(self.range.end - forced.map_or(0, char::len_utf8))
    }

    /// The caret nearest to `x` on this line.
    pub(super) fn caret_at(&self, x: f64, text: &str) -> Caret {
        #[expect(clippy::cast_possible_truncation, reason = "places in a block are f32")]
        let x = x as f32;
        let hit = self.clusters.iter().find(|cluster| x < cluster.right).or(self.clusters.last());
        let Some(cluster) = hit else { return Caret::before(self.range.start) };
        let caret = if x < f32::midpoint(cluster.left, cluster.right) {
            Caret::left_of(cluster)
        } else {
            Caret::right_of(cluster)
        };
        let end = self.end_caret(text);
        if caret.index > end.index { end } else { caret }
    }

    /// The cluster at `x`; beyond the line's edges the first or last cluster. `None` if the line is empty.
    pub(super) fn cluster_at(&self, x: f64) -> Option<&SetCluster> {
        self.clusters.iter().find(|cluster| x < f64::from(cluster.right)).or(self.clusters.last())
    }
}

impl Setting {
    /// The index of the line with `caret`.
    pub(super) fn line_of(&self, caret: Caret) -> usize {
        let after = self.lines.partition_point(|line| line.range.start <= caret.index).saturating_sub(1);
        let Some(line) = self.lines.get(after) else { return 0 };
        let previous = after.checked_sub(1).and_then(|at| self.lines.get(at));
        let keeps_to_previous = caret.affinity == Affinity::Before
            && caret.index == line.range.start
            && previous.is_some_and(|previous| {
                previous.is_wrapped && previous.end_caret(&self.block.text).index == caret.index
            });
        if keeps_to_previous { after - 1 } else { after }
    }

    /// The rectangle of `caret`: no width, one line high.
    pub(super) fn caret_rect(&self, caret: Caret) -> Rect {
        let number = self.line_of(caret);
        let (Some(line), Some(shown)) = (self.lines.get(number), self.block.lines.get(number)) else {
            return Rect::ZERO;
        };
        let x = f64::from(line.gap(caret).map_or(line.left, |gap| line.gap_x(gap)));
        Rect::new(x, shown.rect.y0, x, shown.rect.y1)
    }

    /// The index of the line nearest to `y`.
    pub(super) fn line_at(&self, y: f64) -> usize {
        let below = self.block.lines.partition_point(|line| line.rect.y1 <= y);
        below.min(self.block.lines.len().saturating_sub(1))
    }

    /// The caret nearest to `point`.
    pub(super) fn caret_at(&self, point: Point) -> Caret {
        let line = self.lines.get(self.line_at(point.y));
        line.map_or(Caret::default(), |line| line.caret_at(point.x, &self.block.text))
    }

    /// The caret one cluster to the right or left of `caret`.
    pub(super) fn beside(&self, caret: Caret, to_right: bool) -> Caret {
        let number = self.line_of(caret);
        let Some(line) = self.lines.get(number) else { return caret };
        let gap = line.gap(caret).unwrap_or(0);
        let crossed = if to_right { Some(gap) } else { gap.checked_sub(1) };
        let Some(cluster) = crossed.and_then(|at| line.clusters.get(at)) else {
            return self.beyond(number, caret, to_right);
        };
        let moved = if to_right { Caret::right_of(cluster) } else { Caret::left_of(cluster) };
        // The end of a wrapped line and the start of the next are the same index; the caret is shown at the start.
        let leaves_line =
            moved.index > line.end_caret(&self.block.text).index || (line.is_wrapped && moved.index == line.range.end);
        if leaves_line && moved.affinity == Affinity::Before { Caret::before(line.range.end) } else { moved }
    }

    /// The caret on the previous or next line, reached over the edge of line `number`.
    fn beyond(&self, number: usize, caret: Caret, to_right: bool) -> Caret {
        let Some(line) = self.lines.get(number) else { return caret };
        if to_right == line.direction.is_rtl() {
            let Some(previous) = number.checked_sub(1).and_then(|at| self.lines.get(at)) else { return caret };
            let end = previous.end_caret(&self.block.text);
            // A wrapped line ends with an invisible space, which is crossed in the same step.
            if previous.is_wrapped && end.index == line.range.start { self.beside(end, to_right) } else { end }
        } else {
            self.lines.get(number + 1).map_or(caret, |next| Caret::before(next.range.start))
        }
    }

    /// The rectangles of the text in `range`, line by line from the top, and in each line from left to right.
    pub(super) fn rects_of(&self, range: &Range<usize>) -> Vec<Rect> {
        let mut rects: Vec<Rect> = Vec::new();
        for (line, shown) in self.lines.iter().zip(&self.block.lines) {
            if line.range.start >= range.end || line.end <= range.start {
                continue;
            }
            let first = rects.len();
            for cluster in line.clusters.iter().filter(|cluster| range.contains(&cluster.range.start)) {
                let (left, right) = (f64::from(cluster.left), f64::from(cluster.right));
                match rects.get_mut(first..).and_then(<[Rect]>::last_mut) {
                    Some(rect) if (rect.x1 - left).abs() < 0.01 => rect.x1 = right,
                    _ => rects.push(Rect::new(left, shown.rect.y0, right, shown.rect.y1)),
                }
            }
            // A selected paragraph separator is shown as a short stub.
            if line.end > line.range.end && range.contains(&line.range.end) {
                let stub = shown.rect.height() * 0.2;
                let end = f64::from(line.gap(Caret::after(line.range.end)).map_or(line.left, |gap| line.gap_x(gap)));
                let (x0, x1) = if line.direction.is_rtl() { (end - stub, end) } else { (end, end + stub) };
                rects.push(Rect::new(x0, shown.rect.y0, x1, shown.rect.y1));
            }
        }
        rects
    }
}
