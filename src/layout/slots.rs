//! Where dragged things would land.

use super::{DropSlot, Layout};
use crate::{
    geom::{Point, Rect},
    model::{CardId, FeelingValue, Place},
};

impl Layout {
    /// Where the card `moving` would land when it is let go at `point`; `None` outside the cells that hold cards.
    #[must_use]
    pub fn drop_slot(&self, point: Point, moving: &CardId) -> Option<DropSlot> {
        let cell = self.cell_at(point)?;
        let lane = self.lanes.iter().find(|lane| lane.id == cell.lane)?;
        if !lane.kind.holds_cards() {
            return None;
        }
        let others: Vec<Rect> =
            self.cards_of(cell).iter().filter(|card| card.id != *moving).map(|card| card.rect).collect();
        let order = others.iter().take_while(|rect| rect.center().y < point.y).count();
        let height = self.card_rect(moving).map_or(self.card_height, |rect| rect.height().max(self.card_height / 2.0));
        let above = order.checked_sub(1).and_then(|at| others.get(at));
        let below = others.get(order);
        let home = self.card(moving).filter(|card| cell.rect.contains(card.rect.center())).map(|card| card.rect);
        let top = match (above, below) {
            (Some(above), Some(below)) if below.y0 - above.y1 > height => above.y1 + self.card_gap,
            (Some(above), Some(below)) => f64::midpoint(above.y1, below.y0) - height / 2.0,
            (Some(above), None) => above.y1 + self.card_gap,
            (None, Some(below)) => match home.filter(|home| home.y0 < below.y0) {
                Some(home) => home.y0,
                None => below.y0 - self.card_gap - height,
            },
            (None, None) => cell.rect.center().y - height / 2.0,
        };
        let rect = Rect::new(cell.rect.x0 + self.cell_padding, top, cell.rect.x1 - self.cell_padding, top + height);
        Some(DropSlot { place: Place { lane: cell.lane.clone(), stage: cell.stage.clone(), order }, rect })
    }

    /// The feeling that the height `y` stands for on the curve at or nearest to it; `None` where there is no curve.
    #[must_use]
    pub fn feeling_value_at(&self, y: f64) -> Option<FeelingValue> {
        let away = |rect: Rect| (rect.y0 - y).max(y - rect.y1).max(0.0);
        let curve = self.curves.iter().min_by(|a, b| away(a.plot).total_cmp(&away(b.plot)))?;
        let [best, _, neutral, _, _] = curve.levels;
        Some(FeelingValue::clamped((neutral - y) * 2.0 / (neutral - best).max(1.0)))
    }

    /// How many stages begin and mostly lie before `x` in time: where a stage dragged to `x` would land.
    #[must_use]
    pub fn stage_slot(&self, x: f64) -> usize {
        let is_before = |rect: Rect| if self.is_rtl { rect.center().x > x } else { rect.center().x < x };
        self.stages.iter().take_while(|stage| is_before(stage.column)).count()
    }

    /// How many lanes mostly lie above `y`: where a lane dragged to `y` would land.
    #[must_use]
    pub fn lane_slot(&self, y: f64) -> usize {
        self.lanes.iter().take_while(|lane| lane.rect.center().y < y).count()
    }
}
