//! The lanes: labels, cells, and the cards stacked in them.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    CardBox, CellBox, ChipBox, GroupBox, Hint, Icon, IconBox, LaneBox, afar,
    card::{Room, card_box},
    columns::{Columns, as_f64},
    foot::CardPlan,
    grouping::{self, Stack},
    kinds,
    links::Links,
    rects::Rects as _,
    setter::{Setter, TextLook},
};
use crate::{
    geom::{Point, Rect, Vec2},
    model::{Anchor, Card, CardId, Channel, Lane, LaneId, LaneKind, Map, MapPart, Stage, StageId},
};

/// A map's cells, each with its cards in order.
pub(super) type Cells<'a> = BTreeMap<(&'a LaneId, &'a StageId), Vec<&'a Card>>;

/// Everything in the rows of a map.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) lanes: Vec<LaneBox>,
    pub(super) cells: Vec<CellBox>,
    pub(super) cards: Vec<CardBox>,
    pub(super) hints: Vec<Hint>,
    pub(super) bottom: f64,
}

/// The lanes of `map` from the height `top` on.
pub(super) fn rows(map: &Map, cells: &Cells<'_>, setter: &mut Setter<'_>, columns: &Columns, top: f64) -> Rows {
    let mut rows = Rows { bottom: top, ..Rows::default() };
    let channels = channels_by_stage(map, cells);
    let links = Links::of(map);
    let repeats = repeats(map, cells);
    let plan = CardPlan { map, links: &links, repeats: &repeats };
    let filled: Vec<bool> = map
        .stages
        .iter()
        .map(|stage| map.lanes.iter().any(|lane| cells.contains_key(&(&lane.id, &stage.id))))
        .collect();
    let prompted = filled.iter().position(|is_filled| !is_filled);
    let unexplored = unexplored(map, &filled);
    for lane in &map.lanes {
        let row = Row {
            map,
            cells,
            plan: &plan,
            channels: &channels,
            columns,
            prompted,
            unexplored: &unexplored,
            has_cards: filled.contains(&true),
        };
        row.add(lane, setter, &mut rows);
    }
    rows
}

/// The cards whose department the card right above them says already.
fn repeats<'a>(map: &Map, cells: &Cells<'a>) -> BTreeSet<&'a CardId> {
    let grouped: BTreeSet<&LaneId> =
        map.lanes.iter().filter(|lane| grouping::is_grouped(lane)).map(|lane| &lane.id).collect();
    let mut repeats = BTreeSet::new();
    for ((lane, _), cards) in cells {
        let groups = if grouped.contains(lane) { grouping::by_channel(cards) } else { vec![(None, cards.clone())] };
        for (_, cards) in groups {
            let pairs = cards.iter().zip(cards.iter().skip(1));
            let same = pairs.filter(|(above, below)| above.department.trim() == below.department.trim());
            repeats.extend(same.map(|(_, below)| &below.id));
        }
    }
    repeats
}

/// Of which stages nothing is known, though something is of others: no card, no feeling. `filled` tells which stages
/// have cards.
fn unexplored(map: &Map, filled: &[bool]) -> Vec<bool> {
    let is_felt = |stage: &Stage| {
        map.feelings.keys().any(|key| match &key.anchor {
            Anchor::Stage(id) => *id == stage.id,
            Anchor::Step(id) => stage.steps.iter().any(|step| step.id == *id),
            Anchor::Card(_) => false,
        })
    };
    let has_cards = filled.contains(&true) && map.shows(MapPart::Unexplored);
    map.stages.iter().zip(filled).map(|(stage, filled)| has_cards && !filled && !is_felt(stage)).collect()
}

/// What is needed to set one lane.
struct Row<'a> {
    map: &'a Map,
    cells: &'a Cells<'a>,
    plan: &'a CardPlan<'a>,
    channels: &'a [Vec<(&'a Channel, usize)>],
    columns: &'a Columns,
    /// The first stage without a card, whose cells show the prompts of lanes that are not blank.
    prompted: Option<usize>,
    /// Of which stages nothing is known.
    unexplored: &'a [bool],
    has_cards: bool,
}

impl Row<'_> {
    fn add(&self, lane: &Lane, setter: &mut Setter<'_>, rows: &mut Rows) {
        let sizes = setter.sizes();
        let top = rows.bottom;
        let is_blank = self.is_blank(lane);
        let mut heights = Vec::with_capacity(self.map.stages.len());
        let mut cells = Vec::with_capacity(self.map.stages.len());
        let mut hints = Vec::new();
        for (stage_index, stage) in self.map.stages.iter().enumerate() {
            let (x0, x1) = self.columns.span(stage_index);
            let room = Room { x0: x0 + sizes.cell_padding, x1: x1 - sizes.cell_padding, stage_index };
            let from = rows.cards.len();
            let (mut height, groups) = self.stack(lane, (&lane.id, &stage.id), room, setter, rows);
            let has_chips = lane.kind == LaneKind::Channels;
            let chips = if has_chips { self.chips(room, setter, &mut height) } else { Vec::new() };
            let is_empty = rows.cards.len() == from && chips.is_empty() && lane.kind != LaneKind::EmotionCurve;
            let hint = if is_empty { self.hint(lane, is_blank, room, setter) } else { None };
            height = hint.as_ref().map_or(height, |hint| hint.title.rect.height());
            let is_unexplored = is_empty && self.unexplored.get(stage_index) == Some(&true);
            let has_dash = is_empty && hint.is_none() && self.has_cards && !is_unexplored && !is_blank;
            let is_open = is_blank && hint.is_none() && !is_unexplored && lane.kind.holds_cards();
            let blank = is_open.then(|| blank_sign(room, top, setter));
            hints.push(hint);
            heights.push(height);
            cells.push(CellBox {
                lane: lane.id.clone(),
                stage: stage.id.clone(),
                rect: Rect::new(x0, top, x1, top),
                cards: from..rows.cards.len(),
                has_dash,
                blank,
                is_unexplored,
                chips,
                groups,
            });
        }
        let mut boxed = self.label(lane, setter, top);
        let content = heights.iter().copied().fold(0.0, f64::max) + 2.0 * sizes.lane_padding;
        let own = boxed.title.rect.y1 - boxed.icon.rect.y0 + sizes.lane_padding;
        let least = if lane.kind == LaneKind::EmotionCurve { sizes.curve_height } else { sizes.lane_height_min };
        let height = (content.max(own).max(least) / 4.0).ceil() * 4.0;

        boxed.rect.y1 = top + height;
        boxed.label.y1 = top + height;
        let down = ((height - (boxed.title.rect.y1 - boxed.icon.rect.y0)) / 2.0).round();
        boxed.icon.move_down(down);
        boxed.title.move_down(down);
        boxed.afar = afar::lane(&boxed, setter);
        for ((cell, used), hint) in cells.iter_mut().zip(&heights).zip(hints) {
            cell.rect.y1 = top + height;
            cell.blank.move_down(height / 2.0);
            let down = (top + (height - used) / 2.0).round();
            cell.chips.move_down(down);
            cell.groups.move_down(down);
            for card in rows.cards.get_mut(cell.cards.clone()).unwrap_or_default() {
                card.move_down(down);
            }
            rows.hints.extend(hint.map(|mut hint| {
                hint.title.move_down(down);
                hint
            }));
        }
        rows.cells.append(&mut cells);
        rows.lanes.push(boxed);
        rows.bottom = top + height;
    }

    /// Stacks the cell's cards from the height 0 on; returns how tall they are together, and the groups they stand in.
    fn stack(
        &self,
        lane: &Lane,
        cell: (&LaneId, &StageId),
        room: Room,
        setter: &mut Setter<'_>,
        rows: &mut Rows,
    ) -> (f64, Vec<GroupBox>) {
        let cards = self.cells.get(&cell).filter(|_| lane.kind.holds_cards()).map(Vec::as_slice).unwrap_or_default();
        let mut boxes = |cards: &[&Card]| -> Vec<CardBox> {
            let boxed = |card: &&Card| {
                let mut boxed = card_box(self.plan, card, lane.kind, room, setter);
                boxed.rect.y1 = boxed.rect.y1.ceil();
                boxed.afar = afar::card(&boxed, setter);
                boxed
            };
            cards.iter().map(boxed).collect()
        };
        let channels = if grouping::is_grouped(lane) { grouping::by_channel(cards) } else { Vec::new() };
        if channels.iter().all(|(channel, _)| channel.is_none()) {
            let mut boxes = boxes(cards);
            let gap = setter.sizes().card_gap;
            let mut y = 0.0;
            for boxed in &mut boxes {
                boxed.move_down(y);
                y = boxed.rect.y1 + gap;
            }
            rows.cards.append(&mut boxes);
            return ((y - gap).max(0.0), Vec::new());
        }
        let placed: Vec<_> = channels.iter().map(|(channel, cards)| (*channel, boxes(cards))).collect();
        let mut stack = Stack { map: self.map, x0: room.x0, x1: room.x1, stage_index: room.stage_index, y: 0.0 };
        let mut groups = Vec::with_capacity(placed.len());
        for (channel, mut boxes) in placed {
            groups.push(stack.add(channel, &mut boxes, rows.cards.len(), setter));
            rows.cards.append(&mut boxes);
        }
        (stack.y, groups)
    }

    /// The channels in use at the stage as small labels, in as many lines as they need.
    fn chips(&self, room: Room, setter: &mut Setter<'_>, height: &mut f64) -> Vec<ChipBox> {
        let (theme, sizes) = (setter.theme, setter.sizes());
        let look = TextLook::new(theme.type_scale.caption, theme.colors.ink).lines(1);
        let tall = setter.line(theme.type_scale.caption) + 8.0;
        let (mut x, mut y) = (room.x0, 0.0);
        let mut chips = Vec::new();
        for (channel, count) in self.channels.get(room.stage_index).into_iter().flatten() {
            let mut words = channel_name(self.map, channel, setter);
            if *count > 1 {
                words = format!("{words} ×{}", super::number::short(as_f64(*count), setter.numerals));
            }
            let before = 8.0 + sizes.icon + 6.0;
            let most = room.x1 - room.x0 - before - 10.0;
            let title = setter.set_tight(&words, look, Point::new(before, 4.0), most);
            let width = title.rect.x1 + 10.0;
            if x > room.x0 && x + width > room.x1 {
                x = room.x0;
                y += tall + 6.0;
            }
            let rect = Rect::new(0.0, 0.0, width, tall);
            let at = Point::new(8.0 + sizes.icon / 2.0, tall / 2.0);
            let icon = IconBox {
                icon: kinds::channel_icon(Some(channel)),
                rect: Rect::from_center_size(at, (sizes.icon, sizes.icon)),
                color: theme.stage(room.stage_index).text,
            };
            let mut chip = ChipBox { channel: (*channel).clone(), rect, icon, title };
            let by = Vec2::new(x, y);
            chip.each_rect(&mut |rect| *rect = *rect + by);
            x += width + 6.0;
            *height = y + tall;
            chips.push(chip);
        }
        chips
    }

    /// Whether nothing is in the lane yet, at no stage.
    fn is_blank(&self, lane: &Lane) -> bool {
        match lane.kind {
            LaneKind::EmotionCurve => false,
            LaneKind::Channels => self.channels.iter().all(Vec::is_empty),
            LaneKind::Actions
            | LaneKind::Touchpoints
            | LaneKind::Thoughts
            | LaneKind::PainPoints
            | LaneKind::Opportunities
            | LaneKind::Metrics
            | LaneKind::Outcomes
            | LaneKind::Departments
            | LaneKind::PhysicalEvidence
            | LaneKind::Frontstage
            | LaneKind::Backstage
            | LaneKind::Support
            | LaneKind::Pictures
            | LaneKind::Notes => self.map.stages.iter().all(|stage| !self.cells.contains_key(&(&lane.id, &stage.id))),
        }
    }

    /// The lane's prompt: in the first stage where the lane is blank, else in the first stage that holds nothing yet.
    fn hint(&self, lane: &Lane, is_blank: bool, room: Room, setter: &mut Setter<'_>) -> Option<Hint> {
        let prompted = if is_blank { Some(0) } else { self.prompted };
        if prompted != Some(room.stage_index) {
            return None;
        }
        let words = setter.words;
        let is_silent = lane.kind == LaneKind::Channels && lane.prompt.trim().is_empty();
        let text = if is_silent { words.no_channels } else { lane.prompt.trim() };
        let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted).lines(6);
        let title = setter.set(text, look, Point::new(room.x0, 0.0), room.x1 - room.x0);
        (!text.is_empty()).then_some(Hint { title, frame: None })
    }

    fn label(&self, lane: &Lane, setter: &mut Setter<'_>, top: f64) -> LaneBox {
        let (theme, words) = (setter.theme, setter.words);
        let (sizes, colors) = (&theme.sizes, &theme.colors);
        let x = sizes.page_margin;
        let icon = Rect::new(x, top, x + sizes.lane_icon, top + sizes.lane_icon);
        let is_curve = lane.kind == LaneKind::EmotionCurve;
        let width = sizes.label_column - if is_curve { 2.0 * sizes.face } else { sizes.cell_padding };
        let (title, color) = match lane.title.trim() {
            "" => (words.untitled, colors.muted),
            _ => (lane.title.as_str(), colors.ink),
        };
        let look = TextLook::new(theme.type_scale.label, color).lines(4);
        let title = setter.set(title, look, Point::new(x, icon.y1 + sizes.label_gap), width);
        LaneBox {
            id: lane.id.clone(),
            kind: lane.kind,
            rect: Rect::new(x, top, self.columns.end(), top),
            label: Rect::new(x, top, x + sizes.label_column, top),
            icon: IconBox { icon: kinds::lane_icon(lane.kind), rect: icon, color: colors.muted },
            title,
            afar: None,
        }
    }
}

/// The sign that something goes into a cell, around the height `y` where a dash would stand.
fn blank_sign(room: Room, y: f64, setter: &Setter<'_>) -> IconBox {
    let (size, color) = (setter.sizes().icon, setter.theme.colors.faint);
    IconBox { icon: Icon::Plus, rect: Rect::new(room.x0, y - size / 2.0, room.x0 + size, y + size / 2.0), color }
}

/// What `channel` is called in this map.
pub(super) fn channel_name(map: &Map, channel: &Channel, setter: &Setter<'_>) -> String {
    match channel {
        Channel::Known(known) => known.title(setter.language).to_owned(),
        Channel::Own(id) => map.own_channel(channel).map_or_else(|| id.to_string(), |own| own.title.clone()),
    }
}

/// For each stage the channels its touchpoints use, in the touchpoints' order, and how many use each.
fn channels_by_stage<'a>(map: &'a Map, cells: &Cells<'a>) -> Vec<Vec<(&'a Channel, usize)>> {
    let touchpoints: Vec<_> = map.lanes.iter().filter(|lane| lane.kind == LaneKind::Touchpoints).collect();
    let of_stage = |stage: &StageId| {
        let mut counts: Vec<(&Channel, usize)> = Vec::new();
        let cards = touchpoints.iter().filter_map(|lane| cells.get(&(&lane.id, stage))).flatten();
        for channel in cards.filter_map(|card| card.channel.as_ref()) {
            match counts.iter_mut().find(|(known, _)| *known == channel) {
                Some((_, count)) => *count += 1,
                None => counts.push((channel, 1)),
            }
        }
        counts
    };
    map.stages.iter().map(|stage| of_stage(&stage.id)).collect()
}
