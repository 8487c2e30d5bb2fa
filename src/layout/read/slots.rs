//! Where dragged things would land.

use crate::{
    geom::{Point, Rect},
    layout::{CardBox, CellBox, DropSlot, GroupBox, Layout},
    model::{CardId, Channel, FeelingValue, Place},
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
        let is_moving = |card: &CardBox| card.id == *moving;
        let channel = self.card(moving).and_then(|card| card.channel.as_ref());
        let order = self.drop_order(cell, point.y, channel, &is_moving);
        let height = self.card_rect(moving).map_or(self.card_height, |rect| rect.height().max(self.card_height / 2.0));
        let (above, below) = self.gap_at(cell, point.y, channel, &is_moving);
        let home = self.card_rect(moving).filter(|_| self.cell_of(moving).is_some_and(|home| home.rect == cell.rect));
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

    /// The order among the cards of `cell` that stay at which a card of `channel` lands when it is let go at the height
    /// `y`; `is_moving` tells which cards do not stay.
    ///
    /// In a cell with groups the card lands in the group of its channel; where there is none, it begins one, between the
    /// groups above `y` and those below.
    #[must_use]
    pub fn drop_order(
        &self,
        cell: &CellBox,
        y: f64,
        channel: Option<&Channel>,
        is_moving: &dyn Fn(&CardBox) -> bool,
    ) -> usize {
        let is_above = |card: &&CardBox| card.rect.center().y < y;
        let staying = |card: &&CardBox| !is_moving(card);
        let cards = self.cards_of(cell);
        if cell.groups.is_empty() {
            return cards.iter().filter(staying).take_while(is_above).count();
        }
        let orders = |card: &CardBox| cards.iter().filter(staying).filter(|other| other.order < card.order).count();
        let groups = self.staying_groups(cell, is_moving);
        // A card that would be shown where it is keeps its order, whatever stands between in other groups.
        let mut moving = cards.iter().filter(|card| is_moving(card) && card.channel.as_ref() == channel);
        let home = moving.next().filter(|_| moving.next().is_none());
        if let Some((_, own)) = groups.iter().find(|(known, _)| *known == channel) {
            let split = own.iter().copied().take_while(is_above).count();
            if let Some(home) = home.filter(|home| own.partition_point(|card| card.order < home.order) == split) {
                return orders(home);
            }
            let above = split.checked_sub(1).and_then(|at| own.get(at));
            return above.map_or_else(|| own.first().map_or(0, |first| orders(first)), |above| orders(above) + 1);
        }
        let firsts: Vec<&CardBox> = groups.iter().filter_map(|(_, cards)| cards.first().copied()).collect();
        let split = firsts.iter().copied().take_while(is_above).count();
        if let Some(home) = home.filter(|home| firsts.partition_point(|first| first.order < home.order) == split) {
            return orders(home);
        }
        firsts.get(split).map_or_else(|| cards.iter().filter(staying).count(), |first| orders(first))
    }

    /// Which card to move to which order, counted among the cards that are shown, so that `card` and the card shown right
    /// above or below it in its group change places; `None` at either end.
    ///
    /// In a cell with groups the lower of the two moves up: the order of the upper one may be what its group stands by.
    #[must_use]
    pub fn swap_beside(&self, card: &CardId, is_below: bool) -> Option<(CardId, usize)> {
        let card = self.card(card)?;
        let cell = self.cell_of(&card.id)?;
        let group = cell.groups.iter().find(|group| group.channel == card.channel);
        let cards = self.cards.get(group.map_or_else(|| cell.cards.clone(), |group| group.cards.clone()))?;
        let at = cards.iter().position(|other| other.id == card.id)?;
        let beside = cards.get(if is_below { at.checked_add(1)? } else { at.checked_sub(1)? })?;
        let (mover, to) = if is_below && group.is_some() { (beside, card) } else { (card, beside) };
        let shown = self.cards_of(cell).iter();
        Some((mover.id.clone(), shown.filter(|other| other.order < to.order).count()))
    }

    /// The groups of `cell` without the cards that move: each channel with what stays.
    fn staying_groups<'a>(
        &'a self,
        cell: &'a CellBox,
        is_moving: &dyn Fn(&CardBox) -> bool,
    ) -> Vec<(Option<&'a Channel>, Vec<&'a CardBox>)> {
        let of_group = |group: &'a GroupBox| {
            let cards = self.cards.get(group.cards.clone()).unwrap_or_default();
            let staying: Vec<_> = cards.iter().filter(|card| !is_moving(card)).collect();
            (!staying.is_empty()).then_some((group.channel.as_ref(), staying))
        };
        cell.groups.iter().filter_map(of_group).collect()
    }

    /// The cards right above and below the place that [`Layout::drop_order`] gives.
    fn gap_at(
        &self,
        cell: &CellBox,
        y: f64,
        channel: Option<&Channel>,
        is_moving: &dyn Fn(&CardBox) -> bool,
    ) -> (Option<Rect>, Option<Rect>) {
        let cards: Vec<&CardBox> = self.cards_of(cell).iter().filter(|card| !is_moving(card)).collect();
        let groups = self.staying_groups(cell, is_moving);
        let own = groups.iter().find(|(known, _)| *known == channel).map(|(_, cards)| cards.as_slice());
        let among = own.unwrap_or(&cards);
        let split = if own.is_some() || cell.groups.is_empty() {
            among.iter().take_while(|card| card.rect.center().y < y).count()
        } else {
            // Between two groups.
            let above = groups.iter().take_while(|(_, cards)| cards.first().is_some_and(|c| c.rect.center().y < y));
            above.map(|(_, cards)| cards.len()).sum()
        };
        let rect = |card: Option<&&CardBox>| card.map(|card| card.rect);
        (rect(split.checked_sub(1).and_then(|at| among.get(at))), rect(among.get(split)))
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
