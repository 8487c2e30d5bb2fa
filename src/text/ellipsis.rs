//! Cutting a line so that an ellipsis fits after it.

use super::{
    TextStyle,
    paragraph::is_trailing,
    place::{ParagraphSource, PlacedLine, place},
    shape::Shaper,
};
use crate::geom::{Direction, narrow};

/// The character that replaces the cut text.
const ELLIPSIS: char = '…';

/// U+2069, which ends an isolate.
const END_OF_ISOLATE: char = '\u{2069}';

/// The number of isolates that `text` opens and does not close.
fn open_isolates(text: &str) -> usize {
    text.chars().fold(0, |open, character| match character {
        '\u{2066}' | '\u{2067}' | '\u{2068}' => open + 1,
        END_OF_ISOLATE => open.saturating_sub(1),
        _ => open,
    })
}

/// A line to be cut.
pub(super) struct Cut<'a> {
    /// The text from the start of the line to where its paragraph ends or the text must end.
    pub text: &'a str,
    /// The byte offset of `text` in the whole text.
    pub offset: usize,
    /// The direction of the line's paragraph.
    pub direction: Direction,
    /// The style of the text.
    pub style: TextStyle,
    /// The available width; `None` for no limit.
    pub width: Option<f64>,
}

impl Cut<'_> {
    /// The longest prefix of the text that fits together with the ellipsis after it.
    ///
    /// The cut never splits a grapheme or a ligature. The ellipsis takes the direction of the paragraph, so it is on
    /// the left of right-to-left text.
    pub(super) fn line(&self, shaper: &mut Shaper) -> PlacedLine {
        let ends = self.possible_ends(shaper);
        let mut fitting = self.text.trim_end_matches(is_trailing).len();
        let room = self.width.map_or(f32::INFINITY, |width| narrow(width) + 0.01);
        loop {
            let placed = self.with_ellipsis(fitting, shaper);
            if placed.line.width <= room || fitting == 0 {
                return placed;
            }
            // The first estimate is close, so this takes a few steps, each shorter by at least one cluster.
            let excess = placed.line.width - room;
            let target = ends.iter().find(|end| end.0 >= fitting).map_or(f32::INFINITY, |end| end.1) - excess;
            let shorter = ends.iter().rev().find(|end| end.0 < fitting && end.1 <= target);
            let one_less = ends.iter().rev().find(|end| end.0 < fitting);
            let next = shorter.or(if target > 0.0 { one_less } else { None }).map_or(0, |end| end.0);
            fitting = self.text.get(..next).unwrap_or_default().trim_end_matches(is_trailing).len();
        }
    }

    /// The positions at which the text may be cut, ascending, each with the advance of the text before it.
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
        // Isolates cut in the middle are closed, so that the ellipsis belongs to the paragraph and not to an isolate.
        text.extend(std::iter::repeat_n(END_OF_ISOLATE, open_isolates(&text)));
        text.push(ELLIPSIS);
        let (offset, direction) = (self.offset, self.direction);
        let source = ParagraphSource { text: &text, offset, ellipsis: shown, direction, keeps_clusters: false };
        let placed = shaper.with_shaped(&text, self.style, Some(self.direction), |shaped| {
            shaped.break_all_lines(None);
            shaped.lines().next().map(|line| place(&line, source))
        });
        placed.unwrap_or_else(|| PlacedLine::empty(self.offset, self.direction))
    }
}
