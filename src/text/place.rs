//! Placing a line: turns the shaper's runs into glyphs and clusters with positions.
//!
//! This is where rule L1 of UAX #9 is applied: spaces at the end of a line belong at the far side of the paragraph. The
//! shaper leaves them in the run in which they were typed, so in a run that reads against its paragraph they would
//! appear between words. Removing the logically last characters of a line never reorders the others, so these spaces
//! are taken out of their run and appended at the far side, where they do not count towards the line's width.

use std::{ops::Range, sync::Arc};

use parley::{Cluster, Line, Run};

use super::{
    Glyph, GlyphRun,
    paragraph::is_trailing,
    setting::{SetCluster, SetLine},
};
use crate::geom::Direction;

/// A line placed with its left edge and its baseline at 0.
pub(super) struct PlacedLine {
    /// The line for the caret: its text range and clusters.
    pub line: SetLine,
    /// The line's glyphs.
    pub runs: Vec<GlyphRun>,
}

/// The text of a paragraph and its position in the whole text.
#[derive(Clone, Copy)]
pub(super) struct ParagraphSource<'a> {
    /// The text of the paragraph.
    pub text: &'a str,
    /// The byte offset of the paragraph in the whole text.
    pub offset: usize,
    /// The byte index in the paragraph at which the ellipsis begins; the paragraph's length if there is none.
    pub ellipsis: usize,
    /// The paragraph's direction.
    pub direction: Direction,
    /// Whether to record clusters in addition to glyphs.
    pub keeps_clusters: bool,
}

/// Places `line`, a line of `source`.
pub(super) fn place(line: &Line<'_, ()>, source: ParagraphSource<'_>) -> PlacedLine {
    let range = line.text_range();
    let range = range.start.min(source.text.len())..range.end.min(source.text.len());
    let shown = source.text.get(range.clone()).unwrap_or_default();
    let mut pen = LinePen {
        source,
        x: 0.0,
        trailing_from: range.start + shown.trim_end_matches(is_trailing).len(),
        runs: Vec::new(),
        clusters: Vec::new(),
        trailing: Vec::new(),
    };
    for run in line.runs() {
        pen.place_run(&run);
    }
    pen.finish(range)
}

/// The glyphs of a run placed so far.
struct OpenRun {
    is_rtl: bool,
    glyphs: Vec<Glyph>,
    shown: Option<Range<usize>>,
}

/// Places atoms (clusters that share glyphs) from left to right.
struct LinePen<'a> {
    source: ParagraphSource<'a>,
    x: f32,
    trailing_from: usize,
    runs: Vec<GlyphRun>,
    clusters: Vec<SetCluster>,
    trailing: Vec<SetCluster>,
}

impl LinePen<'_> {
    fn place_run(&mut self, run: &Run<'_, ()>) {
        let mut open = OpenRun { is_rtl: run.is_rtl(), glyphs: Vec::new(), shown: None };
        let mut atom: Vec<Cluster<'_, ()>> = Vec::new();
        for cluster in run.visual_clusters() {
            let shares_glyphs = cluster.is_ligature_start() || cluster.is_ligature_continuation();
            // The glyphs of an atom belong to its first cluster in a left-to-right run and to its last in a
            // right-to-left run.
            let begins_atom = !open.is_rtl && !cluster.is_ligature_continuation();
            if begins_atom && !atom.is_empty() {
                self.place_atom(&atom, &mut open, run);
                atom.clear();
            }
            if !shares_glyphs && atom.is_empty() {
                self.place_atom(std::slice::from_ref(&cluster), &mut open, run);
                continue;
            }
            atom.push(cluster);
            if open.is_rtl && !cluster.is_ligature_continuation() {
                self.place_atom(&atom, &mut open, run);
                atom.clear();
            }
        }
        if !atom.is_empty() {
            self.place_atom(&atom, &mut open, run);
        }
        self.end_glyph_run(run, &mut open);
    }

    /// Places the clusters `atom`, which share glyphs and are given from left to right.
    fn place_atom(&mut self, atom: &[Cluster<'_, ()>], open: &mut OpenRun, run: &Run<'_, ()>) {
        let (Some(left), Some(right)) = (atom.first(), atom.last()) else { return };
        let (first, last) = if open.is_rtl { (right, left) } else { (left, right) };
        let (start, end) = (first.text_range().start, last.text_range().end);
        let text = self.source.text.get(start..end);
        let is_control = text.is_none_or(|text| text.chars().all(is_undrawn));
        // A tab takes the width of the font's missing-glyph sign but must not be drawn as that sign.
        let is_tab = text == Some("\t");
        let is_line_end = start >= self.trailing_from;
        let is_ellipsis = start >= self.source.ellipsis;
        if is_ellipsis && !open.is_rtl && open.shown.as_ref().is_some_and(|shown| shown.start < self.source.ellipsis) {
            self.end_glyph_run(run, open);
        }
        if is_line_end {
            self.keep_clusters(atom, is_control, 0.0, true);
            return;
        }
        if !is_control && !is_tab {
            let mut x = self.x;
            for glyph in first.glyphs() {
                open.glyphs.push(Glyph { id: glyph.id, x: x + glyph.x, y: glyph.y });
                x += glyph.advance;
            }
        }
        let shown = open.shown.get_or_insert(start..end);
        *shown = shown.start.min(start)..shown.end.max(end);
        self.x = self.keep_clusters(atom, is_control, self.x, false);
        if is_ellipsis && open.is_rtl {
            self.end_glyph_run(run, open);
        }
    }

    /// Records the clusters of an atom that begins at `x`; returns the x at which it ends.
    fn keep_clusters(&mut self, atom: &[Cluster<'_, ()>], is_control: bool, mut x: f32, is_line_end: bool) -> f32 {
        for cluster in atom {
            let left = x;
            x += if is_control { 0.0 } else { cluster.advance() };
            if !self.source.keeps_clusters {
                continue;
            }
            let placed = SetCluster {
                range: cluster.text_range(),
                left,
                right: x,
                is_rtl: cluster.is_rtl(),
                is_word_boundary: cluster.is_word_boundary(),
            };
            if is_line_end { self.trailing.push(placed) } else { self.clusters.push(placed) }
        }
        x
    }

    fn end_glyph_run(&mut self, run: &Run<'_, ()>, open: &mut OpenRun) {
        let glyphs = std::mem::take(&mut open.glyphs);
        let Some(shown) = open.shown.take().filter(|_| !glyphs.is_empty()) else { return };
        let end = self.source.offset + self.source.ellipsis;
        self.runs.push(GlyphRun {
            font: run.font().clone(),
            size: run.font_size(),
            coords: run.normalized_coords().iter().map(|coord| coord.to_bits()).collect::<Arc<[i16]>>(),
            skew_degrees: run.synthesis().skew(),
            is_rtl: open.is_rtl,
            range: (self.source.offset + shown.start).min(end)..(self.source.offset + shown.end).min(end),
            glyphs,
        });
    }

    /// Appends the trailing spaces at the far side and returns the line, with byte ranges of the whole text.
    fn finish(mut self, range: Range<usize>) -> PlacedLine {
        let width = self.x;
        self.trailing.sort_by_key(|cluster| cluster.range.start);
        let is_rtl = self.source.direction.is_rtl();
        let mut edge = if is_rtl { 0.0 } else { width };
        for cluster in &mut self.trailing {
            let advance = cluster.right - cluster.left;
            (cluster.left, cluster.right) = if is_rtl { (edge - advance, edge) } else { (edge, edge + advance) };
            cluster.is_rtl = is_rtl;
            edge = if is_rtl { cluster.left } else { cluster.right };
        }
        let mut clusters = self.clusters;
        if is_rtl {
            self.trailing.reverse();
            clusters.splice(0..0, self.trailing);
        } else {
            clusters.append(&mut self.trailing);
        }
        let offset = self.source.offset;
        for cluster in &mut clusters {
            cluster.range = offset + cluster.range.start..offset + cluster.range.end;
        }
        let line = SetLine {
            range: offset + range.start..offset + range.end,
            end: offset + range.end,
            direction: self.source.direction,
            left: 0.0,
            width,
            is_wrapped: false,
            clusters,
        };
        PlacedLine { line, runs: self.runs }
    }
}

/// Whether `character` has neither width nor ink, whatever glyph the font has for it.
pub(super) fn is_undrawn(character: char) -> bool {
    (character.is_control() && character != '\t') || matches!(character, '\u{2028}' | '\u{2029}')
}

impl PlacedLine {
    /// A line without text at byte `at`.
    pub(super) fn empty(at: usize, direction: Direction) -> Self {
        let line = SetLine {
            range: at..at,
            end: at,
            direction,
            left: 0.0,
            width: 0.0,
            is_wrapped: false,
            clusters: Vec::new(),
        };
        Self { line, runs: Vec::new() }
    }
}
