//! The labels of lanes: an icon and a title next to the row, or all that remains of a collapsed lane.

use std::collections::BTreeMap;

use crate::{
    geom::{Point, Rect},
    layout::{
        IconBox, LaneLayout,
        columns::Columns,
        kinds,
        lane_boxes::LaneSigns,
        setter::{Setter, TextLook},
    },
    locale::numerals,
    model::{Lane, LaneKind},
};

/// The vertical padding of a collapsed lane, and the gap between its icon and its title.
const COLLAPSED_PADDING: f64 = 7.0;

/// An open `lane` with its label; it has no height and no cells yet.
pub(super) fn label(lane: &Lane, setter: &mut Setter<'_>, columns: &Columns) -> LaneLayout {
    let sizes = setter.sizes();
    let x = sizes.page_margin;
    let icon = Rect::new(x, 0.0, x + sizes.lane_icon, sizes.lane_icon);
    let is_curve = lane.kind == LaneKind::EmotionCurve;
    let width = sizes.label_column - if is_curve { 2.0 * sizes.face } else { sizes.cell_padding };
    let place = LabelPlace { icon, title: Point::new(x, icon.y1 + sizes.label_gap), width, lines: 4 };
    bare(lane, &place, setter, columns)
}

/// The row of a collapsed `lane`: a line with its icon, title and number of cards.
pub(super) fn collapsed(lane: &Lane, count: Option<usize>, setter: &mut Setter<'_>, columns: &Columns) -> LaneLayout {
    let sizes = setter.sizes();
    let x = sizes.page_margin;
    let icon = Rect::new(x, 0.0, x + sizes.lane_icon, sizes.lane_icon);
    let start = icon.x1 + COLLAPSED_PADDING;
    let width = x + sizes.label_column - sizes.label_gap - start;
    let mut boxed = bare(lane, &LabelPlace { icon, title: Point::new(start, 0.0), width, lines: 1 }, setter, columns);
    let tall = boxed.title.rect.height().max(sizes.lane_icon);
    let height = ((tall + 2.0 * COLLAPSED_PADDING) / 4.0).ceil() * 4.0;
    let place = |rect: Rect| rect + crate::geom::Vec2::new(0.0, ((height - rect.height()) / 2.0).round());
    boxed.icon.rect = place(boxed.icon.rect);
    boxed.title.rect = place(boxed.title.rect);
    boxed.rect.y1 = height;
    boxed.label.y1 = height;
    boxed.is_collapsed = true;
    boxed.count = count.map(|count| {
        let look = TextLook::new(setter.theme.type_scale.caption, setter.theme.colors.muted).own().lines(1);
        let count = numerals::localized(&count.to_string(), setter.numerals);
        let start = columns.start + sizes.cell_padding;
        let mut set = setter.set(&count, look, Point::new(start, 0.0), columns.end() - sizes.cell_padding - start);
        set.rect = place(set.rect);
        set
    });
    boxed
}

/// The position of a lane's icon and title.
struct LabelPlace {
    icon: Rect,
    title: Point,
    /// The width of the title and its maximum number of lines.
    width: f64,
    lines: usize,
}

/// A lane of height 0 with its icon and title at `place`.
fn bare(lane: &Lane, place: &LabelPlace, setter: &mut Setter<'_>, columns: &Columns) -> LaneLayout {
    let (theme, words) = (setter.theme, setter.words);
    let (sizes, colors) = (&theme.sizes, &theme.colors);
    let (title, color) = match lane.title.trim() {
        "" => (words.untitled, colors.muted),
        _ => (lane.title.as_str(), colors.ink),
    };
    let look = TextLook::new(theme.type_scale.label, color).lines(place.lines);
    let title = setter.set(title, look, place.title, place.width);
    let x = sizes.page_margin;
    LaneLayout {
        id: lane.id.clone(),
        kind: lane.kind,
        rect: Rect::new(x, 0.0, columns.end(), 0.0),
        label: Rect::new(x, 0.0, x + sizes.label_column, 0.0),
        icon: IconBox { icon: kinds::lane_icon(lane.kind), rect: place.icon, color: colors.muted },
        title,
        afar: None,
        is_collapsed: false,
        count: None,
        cells: Vec::new(),
        cards: Vec::new(),
        hints: Vec::new(),
        orders: Vec::new(),
        wide: Vec::new(),
        card_index: BTreeMap::new(),
        signs: LaneSigns::default(),
    }
}
