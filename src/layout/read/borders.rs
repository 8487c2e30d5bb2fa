//! The borders that can be taken hold of: the end of a card, of a stage's band, the foot of a lane's label.

use crate::{
    geom::{Point, Rect},
    layout::Layout,
    model::{CardId, LaneId, Span, StageId},
};

/// A border that changes the size of what it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Border {
    /// Where a card ends in time: how many stages it covers.
    Card(CardId),
    /// Where a stage's band ends in time: how wide the stage is.
    Stage(StageId),
    /// The foot of a lane's label: how tall the lane is.
    Lane(LaneId),
}

impl Layout {
    /// The border at `point`, or within `reach` of it (map units). Of what is collapsed there is none.
    #[must_use]
    pub fn border_at(&self, point: Point, reach: f64) -> Option<Border> {
        self.card_border_at(point, reach)
            .or_else(|| self.stage_border_at(point, reach))
            .or_else(|| self.lane_border_at(point, reach))
    }

    fn card_border_at(&self, point: Point, reach: f64) -> Option<Border> {
        let cell = self.cell_at(point)?;
        let is_at_end = |rect: Rect| {
            let within = self.end_of(rect) - point.x;
            let within = if self.is_rtl { -within } else { within };
            // A card so small on the screen is there to be moved.
            rect.width() > 6.0 * reach && (-reach..=reach).contains(&within) && (rect.y0..=rect.y1).contains(&point.y)
        };
        self.cards_over(cell).find(|card| is_at_end(card.rect)).map(|card| Border::Card(card.id.clone()))
    }

    fn stage_border_at(&self, point: Point, reach: f64) -> Option<Border> {
        let is_there =
            |rect: Rect| (self.end_of(rect) - point.x).abs() <= reach && (rect.y0..=rect.y1).contains(&point.y);
        let stage = self.stages.iter().find(|stage| stage.count.is_none() && is_there(stage.rect))?;
        Some(Border::Stage(stage.id.clone()))
    }

    fn lane_border_at(&self, point: Point, reach: f64) -> Option<Border> {
        let is_there = |label: Rect| {
            (label.y1 - point.y).abs() <= reach.min(label.height() / 3.0) && (label.x0..=label.x1).contains(&point.x)
        };
        let lane = self.lanes.iter().find(|lane| !lane.is_collapsed && is_there(lane.label))?;
        Some(Border::Lane(lane.id.clone()))
    }

    /// Where the border runs.
    #[must_use]
    pub fn border_line(&self, border: &Border) -> Option<(Point, Point)> {
        let upright = |rect: Rect| {
            let x = self.end_of(rect);
            (Point::new(x, rect.y0), Point::new(x, rect.y1))
        };
        Some(match border {
            Border::Card(id) => upright(self.card_rect(id)?),
            Border::Stage(id) => upright(self.stage_column(id)?),
            Border::Lane(id) => {
                let row = self.lane_rect(id)?;
                (Point::new(row.x0, row.y1), Point::new(row.x1, row.y1))
            }
        })
    }

    /// How many of the map's stages a card that begins at the stage `first` (hidden ones counted) covers when its end is
    /// at `x`: up to the last stage that lies more than half before it.
    #[must_use]
    pub fn span_to(&self, first: usize, x: f64) -> Span {
        let is_covered = |rect: Rect| if self.is_rtl { x < rect.center().x } else { x > rect.center().x };
        let covered = self.stages.iter().filter(|stage| stage.index >= first && is_covered(stage.column));
        let last = covered.map(|stage| stage.index).max().unwrap_or(first);
        Span::clamped(last - first + 1)
    }

    /// The side of `rect` where time goes on.
    fn end_of(&self, rect: Rect) -> f64 {
        if self.is_rtl { rect.x0 } else { rect.x1 }
    }
}
