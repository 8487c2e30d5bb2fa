//! The grid lines, the labels of lanes, the content of cells other than cards, and hints.

use std::sync::Arc;

use super::{
    brush::Brush,
    columns::STRIP_INSET,
    fade::faint_items,
    hatch::{UNEXPLORED_GAP, UNEXPLORED_LINE, hatch},
    reading::Reading,
};
use crate::{
    geom::{Point, Rect},
    layout::{CellBox, Hint, Layout, PlacedCell, PlacedLane},
    scene::{Group, GroupKey, Outline, Pen, ReadingOrder, Role},
    theme::Theme,
};

/// The dash in an empty cell.
const DASH_WIDTH: f64 = 10.0;
const DASH_LINE: f64 = 1.25;
/// The inset of the hatching of an unexplored cell, and the padding of a hint's words.
const UNEXPLORED_INSET: f64 = 6.0;
const HINT_PADDING: f64 = 4.0;
/// The dashed line of a service blueprint.
const BLUEPRINT_DASHES: [f64; 2] = [8.0, 5.0];
const BLUEPRINT_LINE: f64 = 1.5;
/// The dashed frame of a missing part.
const FRAME_DASHES: [f64; 2] = [6.0, 5.0];

/// The lines between lanes and stages.
pub(super) fn grid(layout: &Layout, theme: &Theme) -> Group {
    let mut brush = Brush::default();
    let width = theme.sizes.hairline;
    let back = if layout.is_rtl { width } else { 0.0 };
    for rule in &layout.rules {
        let rect = if rule.width() > 0.0 {
            Rect::new(rule.x0, rule.y0, rule.x1, rule.y0 + width)
        } else {
            Rect::new(rule.x0 - back, rule.y0, rule.x0 - back + width, rule.y1)
        };
        brush.fill(Outline::Rect(rect), theme.colors.hairline);
    }
    Group::new(GroupKey::only(Role::Grid), brush.items)
}

/// A group for the label of each lane.
pub(super) fn lanes(layout: &Layout, reading: &Reading<'_>, theme: &Theme) -> Vec<Group> {
    let label = |placed: &PlacedLane| {
        let (mut brush, lane) = (Brush::default(), &placed.it);
        brush.icon(&placed.on_page(&lane.icon), layout.is_rtl, theme);
        brush.text(&placed.on_page(&lane.title));
        let mut afar = Brush::default();
        lane.afar.iter().for_each(|title| afar.text(&placed.on_page(title)));
        if lane.is_collapsed {
            let (row, label) = (placed.rect(), placed.on_page(&lane.label));
            let (x0, x1) = if layout.is_rtl { (row.x0, label.x0) } else { (label.x1, row.x1) };
            let strip = Rect::new(x0, row.y0, x1, row.y1).inset(-STRIP_INSET);
            for brush in [&mut brush, &mut afar] {
                brush.fill_rounded(strip, theme.sizes.card_radius, theme.colors.chip);
            }
            lane.count.iter().for_each(|count| brush.text(&placed.on_page(count)));
        }
        Group::new(GroupKey::of(Role::Lane, lane.id.as_str()), brush.items)
            .with_afar(layout.afar_below, afar.items)
            .read_as(&lane.title.block.text, reading.lane(&lane.id, 1))
    };
    layout.lanes.iter().map(label).collect()
}

/// A group for each cell with content other than cards.
pub(super) fn cells(layout: &Layout, reading: &Reading<'_>, theme: &Theme) -> Vec<Group> {
    let has_content =
        |cell: &CellBox| cell.has_dash || cell.is_unexplored || !cell.chips.is_empty() || !cell.groups.is_empty();
    let shown = layout.cells().filter(|cell| has_content(cell.it));
    let group = |placed: PlacedCell<'_>| {
        let (mut brush, cell, area) = (Brush::default(), placed.it, placed.rect());
        if cell.is_unexplored {
            let rect = area.inset(-UNEXPLORED_INSET);
            hatch(&mut brush, rect, UNEXPLORED_GAP, UNEXPLORED_LINE, theme.colors.hairline, layout.is_rtl);
        }
        if cell.has_dash {
            let (x, forth) = if layout.is_rtl {
                (area.x1 - theme.sizes.cell_padding, -1.0)
            } else {
                (area.x0 + theme.sizes.cell_padding, 1.0)
            };
            let y = area.center().y;
            let (from, to) = (Point::new(x, y), Point::new(x + DASH_WIDTH * forth, y));
            brush.line(from, to, Pen::sharp(DASH_LINE), theme.colors.neutral);
        }
        for chip in &placed.on_page(&cell.chips) {
            let mut own = Brush::default();
            own.fill_rounded(chip.rect, chip.rect.height() / 2.0, theme.colors.chip);
            own.icon(&chip.icon, layout.is_rtl, theme);
            own.text(&chip.title);
            let is_faded = layout.faded.channels.contains(&(cell.stage.clone(), chip.channel.clone()));
            brush.items.extend(if is_faded { faint_items(own.items, theme) } else { own.items });
        }
        for group in &placed.on_page(&cell.groups) {
            brush.icon(&group.icon, layout.is_rtl, theme);
            brush.text(&group.title);
        }
        let key = GroupKey::within(Role::Cell, cell.lane.as_str(), cell.stage.as_str());
        Group::new(key, brush.items).read_as(&Arc::default(), reading.cell(&cell.lane, &cell.stage, 0))
    };
    shown.map(group).collect()
}

/// The lines of a service blueprint, each a group, interrupted at their titles.
pub(super) fn blueprint(layout: &Layout, theme: &Theme) -> Vec<Group> {
    let group = |(at, line): (usize, &crate::layout::BlueprintLine)| {
        let mut brush = Brush::default();
        let y = line.rect.y0;
        for (from, to) in [(line.rect.x0, line.gap.x0), (line.gap.x1, line.rect.x1)] {
            let pen = Pen::sharp(BLUEPRINT_LINE).dashed(&BLUEPRINT_DASHES);
            // Dashes are counted from the start of time, so that a map and its mirror image match.
            let (from, to) = if layout.is_rtl { (to, from) } else { (from, to) };
            brush.line(Point::new(from, y), Point::new(to, y), pen, theme.colors.muted);
        }
        brush.text(&line.title);
        let row = layout.lanes.iter().filter(|lane| lane.rect().center().y < y).count();
        let order = ReadingOrder::in_lane(row, 0, 0);
        Group::new(GroupKey::numbered(Role::BlueprintLine, at), brush.items).read_as(&line.title.block.text, order)
    };
    layout.blueprint.iter().enumerate().map(group).collect()
}

/// A group for each hint, and one for each lane with signs of missing content in its cells.
pub(super) fn hints(layout: &Layout, theme: &Theme) -> Vec<Group> {
    let group = |(at, hint): (usize, Hint)| {
        let mut brush = Brush::default();
        let mut afar = Brush::default();
        if let Some(frame) = hint.frame {
            let outline = crate::geom::RoundedRect::from_rect(frame, theme.sizes.card_radius * 2.0);
            let pen = Pen::round(theme.sizes.hairline * 1.5).dashed(&FRAME_DASHES);
            brush.stroke(Outline::Rounded(outline), pen, theme.colors.faint);
            afar.items.clone_from(&brush.items);
        }
        if hint.frame.is_none() {
            brush.fill(Outline::Rect(hint.title.rect.inflate(HINT_PADDING, HINT_PADDING)), theme.colors.page);
        }
        brush.text(&hint.title);
        Group::new(GroupKey::numbered(Role::Hint, at), brush.items).with_afar(layout.afar_below, afar.items)
    };
    let blanks = layout.lanes.iter().filter_map(|lane| {
        let mut brush = Brush::default();
        let signs = lane.it.cells.iter().filter_map(|cell| cell.blank.as_ref());
        signs.for_each(|sign| brush.icon(&lane.on_page(sign), layout.is_rtl, theme));
        let key = GroupKey::of(Role::BlankCells, lane.it.id.as_str());
        (!brush.items.is_empty()).then(|| Group::new(key, brush.items))
    });
    layout.hints().enumerate().map(group).chain(blanks).collect()
}
