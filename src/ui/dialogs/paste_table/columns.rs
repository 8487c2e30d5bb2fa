//! The pasted table with a menu for the meaning of each column.

use egui::{Rect, ScrollArea, Stroke, StrokeKind, Ui, UiBuilder, Vec2, pos2, vec2};

use super::shown_cell;
use crate::{
    import::{ColumnLane, ColumnRole, Field, Sheet, lane_of_kind},
    model::{LaneKind, Map},
    ui::{
        flow,
        i18n::{self, Message, m},
        style::{CONTROL_HEIGHT, Tokens, tight},
        widgets::{MenuItem, scroll, select, set_words},
    },
};

/// The number of rows that are shown as examples.
const SHOWN_ROWS: usize = 5;

/// The number of columns that are shown; the meanings of further ones are as they were recognised.
const MOST_COLUMNS: usize = 40;

/// The height of a row of examples.
const ROW: f32 = 26.0;

/// The least width of a column.
const LEAST_WIDTH: f32 = 150.0;

/// The positions of cells on the screen.
struct PreviewGrid {
    area: Rect,
    widths: Vec<f32>,
    heights: Vec<f32>,
}

impl PreviewGrid {
    /// The rectangle of the cell in column `x`, counted from where reading begins, and row `y`.
    fn cell(&self, x: usize, y: usize) -> Rect {
        let before: f32 = self.widths.iter().take(x).sum();
        let above: f32 = self.heights.iter().take(y).sum();
        let size = vec2(self.widths.get(x).copied().unwrap_or(0.0), self.heights.get(y).copied().unwrap_or(0.0));
        let left = if i18n::is_rtl() { self.area.right() - before - size.x } else { self.area.left() + before };
        Rect::from_min_size(pos2(left, self.area.top() + above), size)
    }
}

/// Shows `sheet` as it was pasted: its columns next to each other, or below each other if it is turned. Each has a
/// menu.
pub(super) fn columns_ui(ui: &mut Ui, map: &Map, sheet: &mut Sheet) {
    let has_headings = !sheet.headings.is_empty();
    let (columns, rows) = (sheet.roles.len().min(MOST_COLUMNS), sheet.rows.len().min(SHOWN_ROWS));
    let others = 1 + usize::from(has_headings) + rows;
    scroll(ui, ScrollArea::horizontal().id_salt("table"), |ui| {
        let (across, down) = if sheet.is_turned { (others, columns) } else { (columns, others) };
        #[expect(clippy::cast_precision_loss, reason = "a few columns")]
        let width = ((ui.available_width() - 2.0) / across.max(1) as f32).max(LEAST_WIDTH);
        let height = |at: usize| if sheet.is_turned || at == 0 { CONTROL_HEIGHT + 6.0 } else { ROW };
        let (widths, heights) = (vec![width; across], (0..down).map(height).collect::<Vec<f32>>());
        let size = vec2(widths.iter().sum(), heights.iter().sum());
        let (area, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let grid = PreviewGrid { area, widths, heights };
        for column in 0..columns {
            column_ui(ui, map, sheet, column, &grid);
        }
    });
    if sheet.rows.len() > SHOWN_ROWS {
        let more = if sheet.is_turned { m("paste-more-columns") } else { m("paste-more-rows") };
        let more = more.with(&[("count", (sheet.rows.len() - SHOWN_ROWS).into())]);
        ui.add(crate::ui::widgets::Label::caption(more));
    }
}

/// Shows the menu, the heading and the first cells of a column.
fn column_ui(ui: &mut Ui, map: &Map, sheet: &mut Sheet, column: usize, grid: &PreviewGrid) {
    let tokens = Tokens::of(ui.ctx());
    let is_turned = sheet.is_turned;
    let place = |at: usize| if is_turned { grid.cell(at, column) } else { grid.cell(column, at) };
    let Some(role) = sheet.roles.get(column).cloned() else { return };
    let menu = ui.new_child(UiBuilder::new().max_rect(place(0).shrink(3.0)).layout(flow::column()).id_salt(column));
    let chosen = role_ui(menu, map, sheet.headings.get(column).map(String::as_str), column, &role);
    if let Some((role, chosen)) = sheet.roles.get_mut(column).zip(chosen) {
        *role = chosen;
    }
    let heading = sheet.headings.get(column).map(|heading| (heading.as_str(), true));
    let cells = sheet.rows.iter().take(SHOWN_ROWS).map(|row| (row.get(column).map_or("", String::as_str), false));
    for (at, (cell, is_heading)) in heading.into_iter().chain(cells).enumerate() {
        let rect = place(at + 1);
        if is_heading {
            ui.painter().rect_filled(rect, 0, tokens.hovered);
        }
        ui.painter().rect_stroke(rect, 0, Stroke::new(0.5, tokens.hairline), StrokeKind::Middle);
        let ink = if role == ColumnRole::Skip { tokens.muted } else { tokens.ink };
        let style = tight(12.5, if is_heading { 650.0 } else { 500.0 });
        let inside = rect.shrink2(vec2(8.0, 0.0));
        set_words(ui.ctx(), &shown_cell(cell), style, inside.width()).paint_at(
            &ui.painter().with_clip_rect(rect),
            inside,
            false,
            ink,
        );
    }
}

/// The menu for the meaning of a column; returns the meaning that the user chose in this frame.
fn role_ui(mut ui: Ui, map: &Map, heading: Option<&str>, column: usize, role: &ColumnRole) -> Option<ColumnRole> {
    ui.spacing_mut().item_spacing = Vec2::ZERO;
    let number = i18n::digits(&(column + 1).to_string());
    let name = heading.filter(|heading| !heading.trim().is_empty()).unwrap_or(&number);
    let name = m("paste-column").with(&[("name", name.into())]);
    let mut chosen = None;
    select(&mut ui, &name, &role_words(map, role), |ui| {
        for option in options(map, role) {
            if ui.add(MenuItem::new(role_words(map, &option)).ticked(option == *role)).clicked() {
                chosen = Some(option);
                ui.close();
            }
        }
    });
    chosen
}

/// The meanings that a column can have: the lanes of the map and the kinds it lacks, then the fields of cards.
fn options(map: &Map, current: &ColumnRole) -> Vec<ColumnRole> {
    let own = map.lanes.iter().filter(|lane| lane.kind.holds_cards());
    let own = own.map(|lane| ColumnRole::Cards(ColumnLane::Own(lane.id.clone())));
    let is_missing = |kind: &LaneKind| kind.holds_cards() && map.nearest_lane(*kind, None).is_none();
    let new = LaneKind::ALL.into_iter().filter(is_missing).map(|kind| ColumnRole::Cards(lane_of_kind(map, kind)));
    let fields = Field::ALL.into_iter().map(ColumnRole::Field);
    let mut all: Vec<ColumnRole> = [ColumnRole::Stage, ColumnRole::Skip].into_iter().chain(own).chain(new).collect();
    all.push(ColumnRole::Lane);
    all.extend(fields);
    if !all.contains(current) {
        all.insert(2, current.clone());
    }
    all
}

/// The words for a meaning.
fn role_words(map: &Map, role: &ColumnRole) -> String {
    match role {
        ColumnRole::Stage => m("thing-stage").text(),
        ColumnRole::Lane => m("paste-role-lane").text(),
        ColumnRole::Cards(ColumnLane::Own(id)) => map.lane(id).map(|lane| lane.title.clone()).unwrap_or_default(),
        ColumnRole::Cards(ColumnLane::New(_, title)) => {
            m("paste-role-new-lane").with(&[("title", title.as_str().into())])
        }
        ColumnRole::Field(field) => field_message(*field).text(),
        ColumnRole::Skip => m("paste-role-skip").text(),
    }
}

fn field_message(field: Field) -> Message {
    match field {
        Field::Title => m("field-title"),
        Field::Text => m("field-text"),
        Field::Personas => m("section-personas"),
        Field::Feeling => m("field-feelings"),
        Field::Channel => m("field-channel"),
        Field::Presence => m("field-presence"),
        Field::Department => m("field-department"),
        Field::Owner => m("field-owner"),
        Field::Evidence => m("field-evidence"),
        Field::Sources => m("section-sources"),
        Field::Tags => m("field-tags"),
        Field::MomentOfTruth => m("field-moment-of-truth"),
        Field::Severity => m("field-severity"),
        Field::Importance => m("field-importance"),
        Field::Satisfaction => m("field-satisfaction"),
        Field::Impact => m("field-impact"),
        Field::Effort => m("field-effort"),
        Field::ContactReason => m("field-contact-reason"),
        Field::PointOfSale => m("field-point-of-sale"),
        Field::Note => m("paste-role-note"),
    }
}
