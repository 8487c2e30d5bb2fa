//! Draggable borders: the ends of cards and of stages' bands, the bottoms of lanes' labels.

use crate::{
    geom::{Point, Rect},
    layout::Layout,
    model::{CardId, LaneId, Span, StageId},
};

/// A border that changes the size of its owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Border {
    /// The end of a card in time: changes its span.
    Card(CardId),
    /// The end of a stage's band in time: changes the stage's width.
    Stage(StageId),
    /// The bottom of a lane's label: changes the lane's height.
    Lane(LaneId),
}

impl Layout {
    /// The border within `reach` (map units) of `point`. Collapsed things have none.
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
            // On a card this small on the screen, a drag moves the card.
            rect.width() > 6.0 * reach && (-reach..=reach).contains(&within) && (rect.y0..=rect.y1).contains(&point.y)
        };
        cell.cards_over().find(|card| is_at_end(card.rect())).map(|card| Border::Card(card.it.id.clone()))
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
        let lane = self.lanes.iter().find(|lane| !lane.it.is_collapsed && is_there(lane.on_page(&lane.it.label)))?;
        Some(Border::Lane(lane.it.id.clone()))
    }

    /// The ends of the border's line.
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

    /// The span of a card that begins at the stage `first` (an index that includes hidden stages) if its end is dragged
    /// to `x`: up to the last stage of which more than half lies before `x`.
    #[must_use]
    pub fn span_to(&self, first: usize, x: f64) -> Span {
        let is_covered = |rect: Rect| if self.is_rtl { x < rect.center().x } else { x > rect.center().x };
        let covered = self.stages.iter().filter(|stage| stage.index >= first && is_covered(stage.column));
        let last = covered.map(|stage| stage.index).max().unwrap_or(first);
        Span::clamped(last - first + 1)
    }

    /// The x of the side of `rect` at which time continues.
    fn end_of(&self, rect: Rect) -> f64 {
        if self.is_rtl { rect.x0 } else { rect.x1 }
    }
}
