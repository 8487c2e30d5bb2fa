//! Cutting a line so that an ellipsis fits behind it.

use super::{
    TextStyle,
    paragraph::is_trailing,
    place::{PlacedLine, Source, place},
    shape::{Shaper, narrow},
};
use crate::geom::Direction;

/// What stands for text that was left out.
const ELLIPSIS: char = '…';

/// U+2069, which ends an isolate.
const END_OF_ISOLATE: char = '\u{2069}';

/// How many isolates begin in `text` and do not end there.
fn open_isolates(text: &str) -> usize {
    text.chars().fold(0, |open, character| match character {
        '\u{2066}' | '\u{2067}' | '\u{2068}' => open + 1,
        END_OF_ISOLATE => open.saturating_sub(1),
        _ => open,
    })
}

/// The line at the cut.
pub(super) struct Cut<'a> {
    /// The text from the line's beginning on, as far as it may be shown.
    pub text: &'a str,
    /// How many bytes of the whole text come before it.
    pub offset: usize,
    /// The direction of the line's paragraph.
    pub direction: Direction,
    /// How it looks.
    pub style: TextStyle,
    /// The room there is; no limit where `None`.
    pub width: Option<f64>,
}

impl Cut<'_> {
    /// As much of the text as fits with an ellipsis at its logical end, then the ellipsis.
    ///
    /// The text ends between glyphs that stand for themselves: no grapheme and no ligature is cut in two. The
    /// ellipsis takes the paragraph's direction, so it is on the left of right-to-left text.
    pub(super) fn line(&self, shaper: &mut Shaper) -> PlacedLine {
        let ends = self.possible_ends(shaper);
        let mut fitting = self.text.trim_end_matches(is_trailing).len();
        let room = self.width.map_or(f32::INFINITY, |width| narrow(width) + 0.01);
        loop {
            let placed = self.with_ellipsis(fitting, shaper);
            if placed.line.width <= room || fitting == 0 {
                return placed;
            }
            // The first guess is near, so a few steps of at least one cluster find the place.
            let excess = placed.line.width - room;
            let target = ends.iter().find(|end| end.0 >= fitting).map_or(f32::INFINITY, |end| end.1) - excess;
            let shorter = ends.iter().rev().find(|end| end.0 < fitting && end.1 <= target);
            let one_less = ends.iter().rev().find(|end| end.0 < fitting);
            let next = shorter.or(if target > 0.0 { one_less } else { None }).map_or(0, |end| end.0);
            fitting = self.text.get(..next).unwrap_or_default().trim_end_matches(is_trailing).len();
        }
    }

    /// The places the text may be cut at, ascending, each with the advance of the text before it.
    fn possible_ends(&self, shaper: &mut Shaper) -> Vec<(usize, f32)> {
        shaper.with_shaped(self.text, self.style, Some(self.direction), |shaped| {
            shaped.break_all_lines(None);
            let mut ends = Vec::new();
            let mut advance = 0.0;
            for line in shaped.lines() {
                let mut runs: Vec<_> = line.runs().collect();
                runs.sort_by_key(|run| run.text_range().start);
                for cluster in runs.iter().flat_map(parley::Run::clusters) {
                    advance += cluster.advance();
                    let end = cluster.text_range().end;
                    if cluster.is_ligature_continuation() {
                        ends.pop();
                    }
                    ends.push((end, advance));
                }
            }
            ends
        })
    }

    fn with_ellipsis(&self, shown: usize, shaper: &mut Shaper) -> PlacedLine {
        let mut text = String::from(self.text.get(..shown).unwrap_or_default());
        // The ellipsis stands for the rest of the paragraph, not for that of an isolate that was cut within.
        text.extend(std::iter::repeat_n(END_OF_ISOLATE, open_isolates(&text)));
        text.push(ELLIPSIS);
        let (offset, direction) = (self.offset, self.direction);
        let source = Source { text: &text, offset, ellipsis: shown, direction, keeps_clusters: false };
        let placed = shaper.with_shaped(&text, self.style, Some(self.direction), |shaped| {
            shaped.break_all_lines(None);
            shaped.lines().next().map(|line| place(&line, source))
        });
        placed.unwrap_or_else(|| PlacedLine::empty(self.offset, self.direction))
    }
}
