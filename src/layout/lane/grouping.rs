//! Touchpoints grouped by channel within a cell, under captions that name the channels.
//!
//! The cards keep their orders in the cell: a group is placed where its channel first occurs, and within a group the
//! order decides. So grouping a lane changes only its drawing.

use std::sync::Arc;

use super::{chips::channel_name, stacks::StackedCard};
use crate::{
    geom::{Point, Rect},
    layout::{
        GroupBox, IconBox, SetText,
        columns::{Columns, Inside, covered},
        kinds,
        setter::{Setter, TextLook},
    },
    model::{Card, Channel, Lane, LaneKind, Map},
    theme::TypeFace,
};

/// The gap between a caption and its first card, and between its icon and its words.
const CAPTION_GAP: f64 = 4.0;
const ICON_GAP: f64 = 6.0;
/// The gap between two groups, as a multiple of the gap between two cards.
const GROUP_GAP: f64 = 1.75;

/// Cards shown together, with the channel they share.
pub(super) type Group<'a> = (Option<&'a Channel>, Vec<&'a Arc<Card>>);

/// Whether the cards of `lane` are grouped by channel.
fn is_grouped(lane: &Lane) -> bool {
    lane.is_grouped && lane.kind == LaneKind::Touchpoints
}

/// The visible cards of the cell of `lane` in the column `at`, grouped if the lane groups them and the column is open
/// (a collapsed one is too narrow for captions).
pub(super) fn groups<'a>(lane: &Lane, cards: &[&'a Arc<Card>], at: usize, columns: &Columns) -> Vec<Group<'a>> {
    let seen: Vec<&Arc<Card>> = cards.iter().copied().filter(|card| covered(card, at, columns).is_some()).collect();
    if is_grouped(lane) && !columns.is_collapsed(at) { by_channel(&seen) } else { vec![(None, seen)] }
}

/// The cards of a cell by channel, in the order in which the channels first occur; one group if no card has a channel.
fn by_channel<'a>(cards: &[&'a Arc<Card>]) -> Vec<Group<'a>> {
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

/// Groups stacked below each other in a cell.
pub(super) struct Stack<'a> {
    pub(super) map: &'a Map,
    /// The inside of the cell's column.
    pub(super) inside: Inside,
    pub(super) y: f64,
}

impl Stack<'_> {
    /// Adds `cards`, which are at y 0, below a caption for `channel`; `from` is the number of cards of the lane before
    /// them.
    pub(super) fn add(
        &mut self,
        channel: Option<&Channel>,
        cards: &mut [StackedCard],
        from: usize,
        setter: &mut Setter<'_>,
    ) -> GroupBox {
        let gap = setter.sizes().card_gap;
        if self.y > 0.0 {
            self.y += (gap * GROUP_GAP).round();
        }
        let (icon, title) = self.caption(channel, setter);
        self.y = (title.rect.y1 + CAPTION_GAP).ceil();
        let count = cards.len();
        for (card, at) in cards.iter_mut().zip(1..) {
            card.move_down(self.y);
            self.y = card.rect().y1 + if at < count { gap } else { 0.0 };
        }
        GroupBox { channel: channel.cloned(), icon, title, cards: from..from + count }
    }

    fn caption(&self, channel: Option<&Channel>, setter: &mut Setter<'_>) -> (IconBox, SetText) {
        let (theme, icon_size) = (setter.theme, setter.sizes().icon);
        let (types, colors) = (&theme.type_scale, &theme.colors);
        let name =
            channel.map_or_else(|| setter.words.no_channel.to_owned(), |own| channel_name(self.map, own, setter));
        let look = TextLook::new(TypeFace { weight: types.label.weight, ..types.caption }, colors.muted).lines(1);
        let x = self.inside.x0 + icon_size + ICON_GAP;
        let title = setter.set(&name, look, Point::new(x, self.y), self.inside.x1 - x);
        let middle = Point::new(self.inside.x0 + icon_size / 2.0, title.first_line_middle());
        let rect = Rect::from_center_size(middle, (icon_size, icon_size));
        let color = if channel.is_some() { theme.stage(self.inside.stage_index).text } else { colors.muted };
        (IconBox { icon: kinds::channel_icon(channel), rect, color }, title)
    }
}
