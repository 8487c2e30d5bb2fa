//! What was searched for, marked where it stands on the page.

use std::{collections::BTreeMap, ops::Range};

use egui::{Color32, CornerRadius, Painter, Stroke, StrokeKind};

use super::{
    sight::{Sight, hit_of},
    space::egui_rect,
    text_edit::text_of,
};
use crate::{
    analysis::Hit,
    geom::Rect,
    layout::SetText,
    model::TextPlace,
    text::{EditorFrame, FontBook, TextEditor},
    ui::search::{selection_of, target_of},
};

/// More marks than this are not drawn in one frame.
const MOST: usize = 400;
const FOUND: Color32 = Color32::from_rgb(0xF0, 0xB4, 0x29);

/// Where the words that were searched for stand, and which of the places is looked at.
#[derive(Debug, Default)]
pub(super) struct Found {
    hits: Vec<Hit>,
    current: Option<Hit>,
    /// Where the words are on the page, for texts that were in view; of this revision and these hits.
    rects: BTreeMap<(TextPlace, usize), Vec<Rect>>,
}

impl Found {
    /// Marks `hits`, and `current` more strongly.
    pub(super) fn set(&mut self, hits: &[Hit], current: Option<Hit>) {
        if self.hits != hits {
            self.hits = hits.to_vec();
        }
        self.current = current;
        // The page may have been laid out anew since.
        self.rects.clear();
    }

    /// Draws the marks of what is in view.
    pub(super) fn paint(&mut self, painter: &Painter, sight: &Sight<'_>, fonts: &mut FontBook) {
        let seen = sight.seen_in_map();
        // From afar titles are set larger and elsewhere, and other words are not there.
        let is_afar = sight.view.zoom * sight.view.pixels_per_point < sight.layout().afar_below;
        let mut left = MOST;
        for hit in &self.hits {
            let target = target_of(&hit.place);
            let set = target.as_ref().filter(|_| !is_afar).and_then(|target| sight.layout().set_text(target));
            let Some(set) = set else {
                paint_thing(painter, sight, hit, self.current.as_ref());
                continue;
            };
            if left == 0 || !set.rect.inflate(40.0, 40.0).overlaps(seen) {
                continue;
            }
            left -= 1;
            for range in &hit.ranges {
                let rects = self.rects.entry((hit.place.clone(), range.start)).or_insert_with(|| {
                    let raw = target.as_ref().and_then(|target| text_of(sight.map(), target));
                    rects_of(set, raw.as_deref(), range, fonts)
                });
                let is_current =
                    self.current.as_ref().is_some_and(|now| now.place == hit.place && now.ranges.contains(range));
                for rect in rects {
                    paint_words(painter, sight, *rect, is_current);
                }
            }
        }
    }
}

fn paint_words(painter: &Painter, sight: &Sight<'_>, rect: Rect, is_current: bool) {
    let rect = egui_rect(sight.view.screen_rect_from_map(rect)).expand2(egui::vec2(1.0, -1.0));
    painter.rect_filled(rect, 3.0, FOUND.gamma_multiply(if is_current { 0.55 } else { 0.28 }));
    if is_current {
        painter.rect_stroke(rect, 3.0, Stroke::new(1.5, sight.tokens.warning), StrokeKind::Outside);
    }
}

/// Marks a thing as a whole: the words are in a field of it that the page does not show.
fn paint_thing(painter: &Painter, sight: &Sight<'_>, hit: &Hit, current: Option<&Hit>) {
    let thing = selection_of(&hit.place.thing).and_then(|selection| hit_of(&selection));
    let Some(rect) = thing.and_then(|thing| sight.rect_of(&thing)) else { return };
    let rect = egui_rect(sight.view.screen_rect_from_map(rect)).expand(3.0);
    let width = if current.is_some_and(|now| now.place == hit.place) { 3.0 } else { 1.5 };
    painter.rect_stroke(rect, CornerRadius::same(9), Stroke::new(width, FOUND), StrokeKind::Outside);
}

/// Where the bytes `range` of `raw` stand on the page, which shows it as `set`: perhaps in quotation marks, or cut.
fn rects_of(set: &SetText, raw: Option<&str>, range: &Range<usize>, fonts: &mut FontBook) -> Vec<Rect> {
    let shown = &*set.block.text;
    let shift = raw.and_then(|raw| shown.find(raw)).unwrap_or(0);
    let frame = EditorFrame { style: set.style, width: Some(set.rect.width()), align: set.align, direction: None };
    let mut editor = TextEditor::new(fonts, shown, frame, true);
    editor.select((range.start + shift)..(range.end + shift));
    let at = set.rect.origin().to_vec2();
    let room = set.rect.inflate(2.0, 2.0);
    editor.selection_rects().into_iter().map(|rect| rect + at).filter(|rect| room.overlaps(*rect)).collect()
}
