//! The preview of a drag: the map as it would be after dropping, laid out and drawn like the map itself.
//!
//! The place where a card would land is computed from the unchanged map, so that it depends only on the pointer. The
//! preview replaces the picture as soon as all of its visible tiles are ready, so that nothing flickers. The lane under
//! the pointer stays in place on the screen, whatever grows or shrinks above it.

use super::{
    camera::{Camera, CameraView},
    frame::CanvasFrame,
    pointer::card_drag::Landing,
    tiles::Tiles,
};
use crate::{
    edit::Session,
    geom::{Rect, Vec2},
    model::{CardId, LaneId},
    text::FontBook,
    ui::desk::drawn_map::DrawnMap,
};

/// The state of the preview between frames.
#[derive(Default)]
pub(super) struct Preview {
    /// The effect of dropping now.
    asked: Option<Landing>,
    /// The unchanged map.
    base: Option<DrawnMap>,
    /// The session's revision of `base`.
    revision: u64,
    /// The preview being drawn.
    next: Option<LandedDrop>,
    /// The preview shown; `None` for the unchanged map.
    shown: Option<LandedDrop>,
    /// Whether something was dragged in the last frame.
    was_carrying: bool,
}

/// A map after a drop.
struct LandedDrop {
    drawn: DrawnMap,
    /// The cards in new places.
    landed: Vec<CardId>,
    /// The lane they are in.
    lane: Option<LaneId>,
}

impl Preview {
    /// Whether a preview is shown or being drawn.
    pub(super) fn is_active(&self) -> bool {
        self.next.is_some() || self.shown.is_some()
    }

    /// Call at the start of a frame. Once the map has changed, it replaces the preview, at the same place on the
    /// screen.
    pub(super) fn settle(&mut self, session: &Session, drawn: &DrawnMap, camera: &mut Camera) {
        if !self.is_active() || self.revision == session.revision() {
            return;
        }
        let this = std::mem::take(self);
        let lane = this.shown.or(this.next).and_then(|outcome| outcome.lane);
        if let (Some(lane), Some(base)) = (lane, this.base) {
            camera.pan(Vec2::new(0.0, offset(&base, drawn, &lane) * camera.zoom()));
        }
    }

    /// Updates the preview for a drag: `landing` is the effect of dropping now, `is_carrying` whether there is a drag.
    pub(super) fn follow(
        &mut self,
        sight: &CanvasFrame<'_>,
        is_carrying: bool,
        landing: Option<Landing>,
        fonts: &mut FontBook,
    ) {
        // In the frame of the drop the map is still unchanged, so the preview stays.
        let is_let_go = std::mem::replace(&mut self.was_carrying, is_carrying) && !is_carrying;
        if is_let_go || landing == self.asked {
            return;
        }
        self.base = Some(sight.drawn.clone());
        self.revision = sight.session.revision();
        let outcome = landing.as_ref().and_then(|landing| outcome(sight, landing, fonts));
        self.next = outcome.or_else(|| {
            let unchanged = || LandedDrop { drawn: sight.drawn.clone(), landed: Vec::new(), lane: None };
            self.is_active().then(unchanged)
        });
        self.asked = landing;
    }

    /// Shows the preview being drawn as soon as its tiles are ready.
    pub(super) fn advance(&mut self, ctx: &egui::Context, view: &CameraView, tiles: &mut Tiles, is_moving: bool) {
        let Some(next) = &self.next else { return };
        let view = shifted(view, self.base.as_ref(), next);
        if tiles.prepare(ctx, &next.drawn.scene, &view, is_moving) {
            self.shown = self.next.take().filter(|_| self.asked.is_some());
            ctx.request_repaint();
        }
    }

    /// The map to show, and the view to show it in.
    pub(super) fn shown(&self, drawn: &DrawnMap, view: &CameraView) -> (DrawnMap, CameraView) {
        match &self.shown {
            Some(outcome) => (outcome.drawn.clone(), shifted(view, self.base.as_ref(), outcome)),
            None => (drawn.clone(), *view),
        }
    }

    /// The rectangles of the dragged cards on the shown page.
    pub(super) fn slots(&self) -> impl Iterator<Item = Rect> {
        let outcome = self.shown.iter();
        outcome.flat_map(|outcome| outcome.landed.iter().filter_map(|id| outcome.drawn.layout.card_rect(id)))
    }
}

fn outcome(sight: &CanvasFrame<'_>, landing: &Landing, fonts: &mut FontBook) -> Option<LandedDrop> {
    let mut session = Session::new(sight.map().clone());
    let applied = session.apply(landing.command.clone()).ok()?;
    let drawn = sight.drawn.of_other(&session, fonts);
    let landed = landing.moved.iter().chain(applied.cards()).cloned().collect();
    Some(LandedDrop { drawn, landed, lane: Some(landing.place.lane.clone()) })
}

/// The distance, in map units, by which `after` must move down for the lane to be where it is in `before`.
fn offset(before: &DrawnMap, after: &DrawnMap, lane: &LaneId) -> f64 {
    let top = |drawn: &DrawnMap| drawn.layout.lane_rect(lane).map(|rect| rect.y0);
    top(before).zip(top(after)).map_or(0.0, |(before, after)| before - after)
}

/// The view in which the preview's lane is where `view` shows it on the unchanged map.
fn shifted(view: &CameraView, base: Option<&DrawnMap>, outcome: &LandedDrop) -> CameraView {
    let offset = base.zip(outcome.lane.as_ref()).map_or(0.0, |(base, lane)| offset(base, &outcome.drawn, lane));
    let pixels = (offset * view.zoom * view.pixels_per_point).round();
    CameraView { origin: view.origin + Vec2::new(0.0, pixels / view.pixels_per_point), ..*view }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        edit::Command,
        geom::Point,
        layout::{CardBox, Placed},
        model::{Place, StageId, grid_map},
        theme::Theme,
        ui::style::Tokens,
    };

    #[test]
    fn a_preview_lays_out_only_the_card_that_moves_and_draws_only_its_lane() {
        let mut fonts = FontBook::bundled();
        let session = Session::new(grid_map(4, 5, 5));
        let drawn = DrawnMap::new(&session, &Arc::new(Theme::light().clone()), &Arc::default(), &mut fonts);
        let viewport = Rect::new(0.0, 0.0, 1_000.0, 1_000.0);
        let view = CameraView { viewport, zoom: 1.0, pixels_per_point: 1.0, origin: Point::ORIGIN };
        let tokens = Tokens::of(&egui::Context::default());
        let sight = CanvasFrame { session: &session, drawn: &drawn, view, tokens };
        // The last lane with its 20 cards becomes taller, and the cards above it stay where they are.
        let place = Place { lane: LaneId::numbered(4), stage: StageId::numbered(1), order: 5 };
        let moved = vec![CardId::numbered(20)];
        let command = Command::MoveCards { ids: moved.clone(), to: place.clone() };
        let outcome = outcome(&sight, &Landing { command, place, moved }, &mut fonts).unwrap();
        let shown = |id: &CardId| drawn.layout.card(id).map(|card| std::ptr::from_ref(card.it));
        let is_set_again = |card: &Placed<&CardBox>| shown(&card.it.id) != Some(std::ptr::from_ref(card.it));
        let set_again = outcome.drawn.layout.cards().filter(is_set_again).map(|card| card.it.id.clone());
        assert_eq!(set_again.collect::<Vec<_>>(), [CardId::numbered(20)]);
        let is_shown = |group: &&Arc<_>| drawn.scene.groups.iter().any(|shown| Arc::ptr_eq(shown, group));
        let cards = outcome.drawn.scene.groups.iter().filter(|group| group.key.role == crate::scene::Role::Card);
        let (kept, new): (Vec<_>, Vec<_>) = cards.partition(is_shown);
        assert_eq!(kept.len() + new.len(), 100);
        assert!(new.len() <= 20, "{} of 100 cards were drawn again", new.len());
    }
}
