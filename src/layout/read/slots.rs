//! The places where dragged things land.

use crate::{
    geom::{Point, Rect},
    layout::{CardBox, DropSlot, GroupBox, Layout, Placed, PlacedCell},
    model::{CardId, Channel, FeelingValue, Place},
};

impl Layout {
    /// The place of the card `moving` if it is dropped at `point`; `None` outside the cells that hold cards.
    #[must_use]
    pub fn drop_slot(&self, point: Point, moving: &CardId) -> Option<DropSlot> {
        let cell = self.cell_at(point)?;
        if !cell.lane.it.kind.holds_cards() {
            return None;
        }
        let is_moving = |card: &CardBox| card.id == *moving;
        let channel = self.card(moving).and_then(|card| card.it.channel.as_ref());
        let order = cell.drop_order(point.y, channel, &is_moving);
        let height = self.card_rect(moving).map_or(self.card_height, |rect| rect.height().max(self.card_height / 2.0));
        let (above, below) = cell.gap_at(point.y, channel, &is_moving);
        let is_home = self.cell_of(moving).is_some_and(|home| std::ptr::eq(home.it, cell.it));
        let home = self.card_rect(moving).filter(|_| is_home);
        let area = cell.rect();
        let top = match (above, below) {
            (Some(above), Some(below)) if below.y0 - above.y1 > height => above.y1 + self.card_gap,
            (Some(above), Some(below)) => f64::midpoint(above.y1, below.y0) - height / 2.0,
            (Some(above), None) => above.y1 + self.card_gap,
            (None, Some(below)) => match home.filter(|home| home.y0 < below.y0) {
                Some(home) => home.y0,
                None => below.y0 - self.card_gap - height,
            },
            (None, None) => area.center().y - height / 2.0,
        };
        let rect = Rect::new(area.x0 + self.cell_padding, top, area.x1 - self.cell_padding, top + height);
        let place = Place { lane: cell.it.lane.clone(), stage: cell.it.stage.clone(), order };
        Some(DropSlot { place, rect })
    }

    /// The card to move and its new order, counted among the visible cards, that make `card` and the card directly
    /// above or below it in its group swap places; `None` at either end.
    ///
    /// In a cell with groups the lower card is moved up, because the order of the upper one may determine the position
    /// of the group.
    #[must_use]
    pub fn swap_beside(&self, card: &CardId, is_below: bool) -> Option<(CardId, usize)> {
        let card = self.card(card)?.it;
        let cell = self.cell_of(&card.id)?;
        let group = cell.it.groups.iter().find(|group| group.channel == card.channel);
        let cards = group.map_or_else(|| cell.cards(), |group| cell.cards_of(group));
        let at = cards.iter().position(|other| other.it.id == card.id)?;
        let beside = cards.get(if is_below { at.checked_add(1)? } else { at.checked_sub(1)? })?.it;
        let (mover, to) = if is_below && group.is_some() { (beside, card) } else { (card, beside) };
        let order = cell.order(to);
        Some((mover.id.clone(), cell.cards().iter().filter(|other| cell.order(other.it) < order).count()))
    }

    /// The feeling at the y `y` on the nearest curve; `None` if there is no curve.
    #[must_use]
    pub fn feeling_value_at(&self, y: f64) -> Option<FeelingValue> {
        let away = |rect: Rect| (rect.y0 - y).max(y - rect.y1).max(0.0);
        let curve = self.curves.iter().min_by(|a, b| away(a.plot).total_cmp(&away(b.plot)))?;
        let [best, _, neutral, _, _] = curve.levels;
        Some(FeelingValue::clamped((neutral - y) * 2.0 / (neutral - best).max(1.0)))
    }

    /// The slot of a stage dragged to `x`: the number of stages whose centre lies before `x` in time.
    #[must_use]
    pub fn stage_slot(&self, x: f64) -> usize {
        let is_before = |rect: Rect| if self.is_rtl { rect.center().x > x } else { rect.center().x < x };
        self.stages.iter().take_while(|stage| is_before(stage.column)).count()
    }

    /// The slot of a lane dragged to `y`: the number of lanes whose centre lies above `y`.
    #[must_use]
    pub fn lane_slot(&self, y: f64) -> usize {
        self.lanes.iter().take_while(|lane| lane.rect().center().y < y).count()
    }
}

impl<'a> PlacedCell<'a> {
    /// The order, among the cards of the cell that stay, of a card of `channel` dropped at `y`; `is_moving` says which
    /// cards do not stay.
    ///
    /// In a cell with groups the card goes to the group of its channel. If there is none, it begins one between the
    /// groups above `y` and those below.
    #[must_use]
    pub fn drop_order(self, y: f64, channel: Option<&Channel>, is_moving: &dyn Fn(&CardBox) -> bool) -> usize {
        let is_above = |card: &&Placed<&CardBox>| card.rect().center().y < y;
        let cards = self.cards();
        let staying: Vec<_> = cards.iter().copied().filter(|card| !is_moving(card.it)).collect();
        if self.it.groups.is_empty() {
            return staying.iter().take_while(is_above).count();
        }
        let order = |card: &CardBox| staying.iter().filter(|other| self.order(other.it) < self.order(card)).count();
        let groups = self.staying_groups(is_moving);
        // A card dropped where it is shown keeps its order, whatever cards of other groups are in between.
        let mut moving = cards.iter().filter(|card| is_moving(card.it) && card.it.channel.as_ref() == channel);
        let home = moving.next().filter(|_| moving.next().is_none()).map(|home| home.it);
        let before = |cards: &[Placed<&CardBox>], home: &CardBox| {
            cards.partition_point(|card| self.order(card.it) < self.order(home))
        };
        if let Some((_, own)) = groups.iter().find(|(known, _)| *known == channel) {
            let split = own.iter().take_while(is_above).count();
            if let Some(home) = home.filter(|home| before(own, home) == split) {
                return order(home);
            }
            let above = split.checked_sub(1).and_then(|at| own.get(at));
            return above.map_or_else(|| own.first().map_or(0, |first| order(first.it)), |above| order(above.it) + 1);
        }
        let firsts: Vec<_> = groups.iter().filter_map(|(_, cards)| cards.first().copied()).collect();
        let split = firsts.iter().take_while(is_above).count();
        if let Some(home) = home.filter(|home| before(&firsts, home) == split) {
            return order(home);
        }
        firsts.get(split).map_or(staying.len(), |first| order(first.it))
    }

    /// The number of cards before `card` in its cell in the map.
    fn order(self, card: &CardBox) -> usize {
        let lane = self.lane.it;
        lane.card_index.get(&card.id).and_then(|at| lane.orders.get(*at)).copied().unwrap_or_default()
    }

    /// The groups of the cell without the moving cards: each channel with the cards that stay.
    fn staying_groups(
        self,
        is_moving: &dyn Fn(&CardBox) -> bool,
    ) -> Vec<(Option<&'a Channel>, Vec<Placed<&'a CardBox>>)> {
        let of_group = |group: &'a GroupBox| {
            let staying: Vec<_> = self.cards_of(group).into_iter().filter(|card| !is_moving(card.it)).collect();
            (!staying.is_empty()).then_some((group.channel.as_ref(), staying))
        };
        self.it.groups.iter().filter_map(of_group).collect()
    }

    /// The cards directly above and below the place that [`PlacedCell::drop_order`] returns.
    fn gap_at(
        self,
        y: f64,
        channel: Option<&Channel>,
        is_moving: &dyn Fn(&CardBox) -> bool,
    ) -> (Option<Rect>, Option<Rect>) {
        let cards: Vec<_> = self.cards().into_iter().filter(|card| !is_moving(card.it)).collect();
        let groups = self.staying_groups(is_moving);
        let own = groups.iter().find(|(known, _)| *known == channel).map(|(_, cards)| cards.as_slice());
        let among = own.unwrap_or(&cards);
        let split = if own.is_some() || self.it.groups.is_empty() {
            among.iter().take_while(|card| card.rect().center().y < y).count()
        } else {
            // Between two groups.
            let is_above = |card: &Placed<&CardBox>| card.rect().center().y < y;
            groups
                .iter()
                .take_while(|(_, cards)| cards.first().is_some_and(is_above))
                .map(|(_, cards)| cards.len())
                .sum()
        };
        let rect = |card: Option<&Placed<&CardBox>>| card.map(Placed::rect);
        (rect(split.checked_sub(1).and_then(|at| among.get(at))), rect(among.get(split)))
    }
}
