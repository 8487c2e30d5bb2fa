//! Touchpoints that stand together by channel within a cell, under captions that name the channels.
//!
//! The cards keep their orders in the cell: a group stands where its channel is first used, and within a group the order
//! decides. So nothing but the drawing changes when a lane is grouped.

use std::ops::Range;

use super::{
    CardBox, GroupBox, IconBox,
    card::first_line_middle,
    kinds,
    rects::Rects as _,
    rows::channel_name,
    setter::{Setter, TextLook},
    stacks::Stacks,
};
use crate::{
    geom::{Point, Rect},
    model::{Card, Channel, Lane, LaneKind, Map},
    theme::TypeFace,
};

/// Between a caption and its first card, and between its icon and its words.
const CAPTION_GAP: f64 = 4.0;
const ICON_GAP: f64 = 6.0;
/// Between two groups, as a multiple of the gap between two cards.
const GROUP_GAP: f64 = 1.75;

/// Cards that are shown together, and the channel that they share.
pub(super) type Group<'a> = (Option<&'a Channel>, Vec<&'a Card>);

/// Whether the cards of `lane` stand together by channel.
pub(super) fn is_grouped(lane: &Lane) -> bool {
    lane.is_grouped && lane.kind == LaneKind::Touchpoints
}

/// The cards of a cell by channel, in the order in which the channels are first used; all together where none names one.
pub(super) fn by_channel<'a>(cards: &[&'a Card]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for card in cards {
        let channel = card.channel.as_ref();
        match groups.iter_mut().find(|(known, _)| *known == channel) {
            Some((_, group)) => group.push(card),
            None => groups.push((channel, vec![card])),
        }
    }
    groups
}

/// Groups being stacked in a cell, one below the other.
pub(super) struct Stack<'a> {
    pub(super) map: &'a Map,
    pub(super) x0: f64,
    pub(super) x1: f64,
    pub(super) stage_index: usize,
    pub(super) y: f64,
}

impl Stack<'_> {
    /// Adds `cards`, laid out at the height 0 with the columns they cover, below a caption of `channel`, apart from what
    /// comes in from earlier columns; `from` is how many cards of the layout come before them.
    pub(super) fn add(
        &mut self,
        channel: Option<&Channel>,
        cards: &mut [(CardBox, Range<usize>)],
        from: usize,
        stacks: &mut Stacks,
        setter: &mut Setter<'_>,
    ) -> GroupBox {
        let gap = setter.sizes().card_gap;
        if self.y > 0.0 {
            self.y += (gap * GROUP_GAP).round();
        }
        let (mut icon, mut title) = self.caption(channel, setter);
        if let Some((first, columns)) = cards.first() {
            let head = (title.rect.y1 + CAPTION_GAP).ceil() - self.y;
            let down = stacks.place(columns, self.y, head + first.rect.height()) - self.y;
            icon.move_down(down);
            title.move_down(down);
        }
        self.y = (title.rect.y1 + CAPTION_GAP).ceil();
        let count = cards.len();
        for ((card, columns), at) in cards.iter_mut().zip(1..) {
            card.move_down(stacks.place(columns, self.y, card.rect.height()));
            stacks.take(from + at - 1, columns.clone(), (card.rect.y0, card.rect.y1));
            self.y = card.rect.y1 + if at < count { gap } else { 0.0 };
        }
        GroupBox { channel: channel.cloned(), icon, title, cards: from..from + count }
    }

    fn caption(&self, channel: Option<&Channel>, setter: &mut Setter<'_>) -> (IconBox, super::SetText) {
        let (theme, icon_size) = (setter.theme, setter.sizes().icon);
        let (types, colors) = (&theme.type_scale, &theme.colors);
        let name =
            channel.map_or_else(|| setter.words.no_channel.to_owned(), |own| channel_name(self.map, own, setter));
        let look = TextLook::new(TypeFace { weight: types.label.weight, ..types.caption }, colors.muted).lines(1);
        let x = self.x0 + icon_size + ICON_GAP;
        let title = setter.set(&name, look, Point::new(x, self.y), self.x1 - x);
        let middle = Point::new(self.x0 + icon_size / 2.0, first_line_middle(&title));
        let rect = Rect::from_center_size(middle, (icon_size, icon_size));
        let color = if channel.is_some() { theme.stage(self.stage_index).text } else { colors.muted };
        (IconBox { icon: kinds::channel_icon(channel), rect, color }, title)
    }
}
