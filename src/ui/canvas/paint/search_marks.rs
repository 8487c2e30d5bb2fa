//! Highlights the matches of a search on the page.

use std::{
    collections::BTreeMap,
    ops::Range,
    sync::{Arc, Weak},
};

use egui::{Color32, CornerRadius, Painter, Stroke, StrokeKind};

use crate::{
    analysis::Match,
    geom::Rect,
    layout::{Layout, SetText},
    model::TextPlace,
    text::{EditorFrame, FontBook, TextEditor},
    ui::{
        canvas::{
            frame::{CanvasFrame, hit_of},
            space::egui_rect,
            text_edit::text_of,
        },
        desk::search::{selection_of, target_of},
    },
};

/// The maximum number of texts highlighted in one frame.
const MOST: usize = 400;
const FOUND: Color32 = Color32::from_rgb(0xF0, 0xB4, 0x29);

/// The matches of a search and the current one.
#[derive(Debug, Default)]
pub(in crate::ui::canvas) struct SearchMarks {
    hits: Vec<Match>,
    current: Option<Match>,
    /// The layout that `rects` were measured in.
    layout: Weak<Layout>,
    /// The rectangles of each range of a match on the page. Texts are measured when they first come into view, and
    /// again only for other matches or another layout, because measuring a text means shaping it.
    rects: BTreeMap<TextPlace, Vec<Vec<Rect>>>,
}

impl SearchMarks {
    /// Marks `hits`, and `current` more strongly. Cheap enough for every frame.
    pub(in crate::ui::canvas) fn set(&mut self, hits: &[Match], current: Option<Match>) {
        if self.hits != hits {
            self.hits = hits.to_vec();
            self.rects.clear();
        }
        self.current = current;
    }

    /// Draws the marks that are in view.
    pub(in crate::ui::canvas) fn paint(&mut self, painter: &Painter, sight: &CanvasFrame<'_>, fonts: &mut FontBook) {
        let layout = Arc::downgrade(&sight.drawn.layout);
        if !layout.ptr_eq(&self.layout) {
            self.layout = layout;
            self.rects.clear();
        }
        let seen = sight.seen_in_map();
        // In the overview, titles are larger and elsewhere, and other texts are not drawn.
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
            let rects = self.rects.entry(hit.place.clone()).or_insert_with(|| {
                let raw = target.as_ref().and_then(|target| text_of(sight.map(), target));
                rects_of(&set, raw.as_deref(), &hit.ranges, fonts)
            });
            for (range, rects) in hit.ranges.iter().zip(rects) {
                let is_current =
                    self.current.as_ref().is_some_and(|now| now.place == hit.place && now.ranges.contains(range));
                for rect in rects {
                    paint_words(painter, sight, *rect, is_current);
                }
            }
        }
    }
}

fn paint_words(painter: &Painter, sight: &CanvasFrame<'_>, rect: Rect, is_current: bool) {
    let rect = egui_rect(sight.view.screen_rect_from_map(rect)).expand2(egui::vec2(1.0, -1.0));
    painter.rect_filled(rect, 3.0, FOUND.gamma_multiply(if is_current { 0.55 } else { 0.28 }));
    if is_current {
        painter.rect_stroke(rect, 3.0, Stroke::new(1.5, sight.tokens.warning), StrokeKind::Outside);
    }
}

/// Marks a whole item, because the match is in a field that the page does not show.
fn paint_thing(painter: &Painter, sight: &CanvasFrame<'_>, hit: &Match, current: Option<&Match>) {
    let thing = selection_of(&hit.place.thing).and_then(|selection| hit_of(&selection));
    let Some(rect) = thing.and_then(|thing| sight.rect_of(&thing)) else { return };
    let rect = egui_rect(sight.view.screen_rect_from_map(rect)).expand(3.0);
    let width = if current.is_some_and(|now| now.place == hit.place) { 3.0 } else { 1.5 };
    painter.rect_stroke(rect, CornerRadius::same(9), Stroke::new(width, FOUND), StrokeKind::Outside);
}

/// The rectangles of the byte ranges of `raw` on the page, one list for each range. The page shows `raw` as `set`,
/// which may be in quotation marks or shortened.
fn rects_of(set: &SetText, raw: Option<&str>, ranges: &[Range<usize>], fonts: &mut FontBook) -> Vec<Vec<Rect>> {
    let shown = &*set.block.text;
    let shift = raw.and_then(|raw| shown.find(raw)).unwrap_or(0);
    let frame = EditorFrame { style: set.style, width: Some(set.rect.width()), align: set.align, direction: set.base };
    let mut editor = TextEditor::new(fonts, shown, frame, true);
    let at = set.rect.origin().to_vec2();
    let room = set.rect.inflate(2.0, 2.0);
    let rects = |range: &Range<usize>| {
        editor.select((range.start + shift)..(range.end + shift));
        editor.selection_rects().into_iter().map(|rect| rect + at).filter(|rect| room.overlaps(*rect)).collect()
    };
    ranges.iter().map(rects).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        analysis::find,
        edit::{CardField, Command, Session},
        geom::Point,
        model::grid_map,
        theme::Theme,
        ui::{canvas::camera::CameraView, desk::drawn_map::DrawnMap, style::Tokens},
    };

    /// Paints one frame in which the marks are set as the window sets them.
    fn frame(found: &mut SearchMarks, session: &Session, drawn: &DrawnMap, fonts: &mut FontBook) {
        let hits = find(session.map(), "Card 1");
        let viewport = Rect::new(0.0, 0.0, 4_000.0, 4_000.0);
        let view = CameraView { viewport, zoom: 1.0, pixels_per_point: 1.0, origin: Point::ORIGIN };
        let ctx = egui::Context::default();
        let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
            found.set(&hits, hits.first().cloned());
            let sight = CanvasFrame { session, drawn, view, tokens: Tokens::of(ui.ctx()) };
            found.paint(ui.painter(), &sight, fonts);
        });
        output.textures_delta.clear();
    }

    #[test]
    fn words_are_placed_once_for_each_layout() {
        let mut fonts = FontBook::bundled();
        let theme = Arc::new(Theme::light().clone());
        let mut session = Session::new(grid_map(2, 2, 4));
        let mut drawn = DrawnMap::new(&session, &theme, &Arc::default(), &mut fonts);
        let mut found = SearchMarks::default();
        frame(&mut found, &session, &drawn, &mut fonts);
        assert_eq!(found.rects.len(), 7, "cards 1 and 10 to 15");
        // Places that no text has tell whether they were worked out again.
        found.rects.values_mut().for_each(Vec::clear);
        frame(&mut found, &session, &drawn, &mut fonts);
        let again = found.rects.values().filter(|rects| !rects.is_empty()).count();
        assert_eq!(again, 0, "texts were placed again though neither the map nor the words changed");
        let id = session.map().cards.keys().nth(1).unwrap().clone();
        session.apply(Command::set_card(&id, CardField::Title("Another Card 1".into()))).unwrap();
        drawn.refresh(&session, &theme, &Arc::default(), true, &mut fonts);
        frame(&mut found, &session, &drawn, &mut fonts);
        assert!(found.rects.values().all(|rects| !rects.is_empty()), "the page was laid out again");
    }
}
