//! A recent map as a row: its picture, its title, its file, and when it was written or that it is not found. The start
//! screen and the File menu show it.

use std::path::Path;

use egui::{
    Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::{
    preview::{PreviewKey, PreviewOf},
    previews::{Previews, ShownPreview},
};
use crate::{
    geom::{BaseDirection, Direction},
    layout::Icon,
    locale::{calendar, clock},
    model::Date,
    storage::RecentMap,
    text::FontBook,
    ui::{
        flow,
        i18n::{self, Value, m},
        style::{CORNER, Tokens, tight},
        widgets::{MapLabel, paint_icon, set_words, split_at_start},
    },
};

/// The height of a row, in points.
const HEIGHT: f32 = 54.0;
/// The size of the picture, in the proportions of a preview.
const PICTURE: egui::Vec2 = vec2(78.0, 40.0);
const PADDING: f32 = 6.0;
const GAP: f32 = 10.0;

/// What a row shows besides the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::ui) struct RowLook {
    /// The role of the row for assistive technology.
    pub(in crate::ui) is_menu_item: bool,
    /// Whether the map is open in this window.
    pub(in crate::ui) is_open: bool,
    /// Room at the end for a button, in points.
    pub(in crate::ui) room_at_end: u8,
}

/// Shows `map` as a row over the whole width.
pub(in crate::ui) fn map_row(
    ui: &mut Ui,
    fonts: &mut FontBook,
    previews: &mut Previews,
    map: &RecentMap,
    look: RowLook,
) -> Response {
    let tokens = Tokens::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let is_dark = ui.ctx().theme() == egui::Theme::Dark;
    let preview = previews.ask(&PreviewKey { of: PreviewOf::File(map.path.clone()), is_dark });
    let is_missing = matches!(preview, Some(ShownPreview::Missing));
    let state = state_words(preview, look.is_open);
    let role = if look.is_menu_item { Role::MenuItem } else { Role::Button };
    let name = m("start-open-path").with(&[("path", Value::path(map.path.to_string_lossy()))]);
    let name = if is_missing { [name, state.clone()].join(&m("list-comma").text()) } else { name };
    response.widget_info(|| WidgetInfo::labeled(role, true, i18n::without_isolates(&name)));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, CORNER, tokens.hovered);
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, CORNER, Stroke::new(1.5, tokens.accent), StrokeKind::Inside);
    }
    let (picture, beside) = split_at_start(rect.shrink2(vec2(PADDING, 0.0)), PICTURE.x);
    picture_ui(ui, &tokens, Rect::from_center_size(picture.center(), PICTURE), preview);
    let (_, beside) = split_at_start(beside, GAP);
    let state = set_words(ui.ctx(), &state, tight(12.5, 500.0), 110.0);
    let end = f32::from(look.room_at_end).max(state.size.x);
    let (text, end) = split_at_start(beside, (beside.width() - end - GAP).max(40.0));
    if look.room_at_end == 0 || !response.hovered() {
        state.paint_at(ui.painter(), end, true, tokens.muted);
    }
    words_ui(ui, fonts, &tokens, text, map, is_missing);
    response
}

/// The picture of a map, or a sign that there is none.
fn picture_ui(ui: &Ui, tokens: &Tokens, rect: Rect, preview: Option<&ShownPreview>) {
    let corner = CornerRadius::same(4);
    ui.painter().rect(rect, corner, tokens.page, Stroke::new(1.0, tokens.hairline), StrokeKind::Inside);
    match preview {
        Some(ShownPreview::Ready(card)) => {
            egui::Image::new(&card.texture).corner_radius(corner).paint_at(ui, rect.shrink(1.0));
        }
        Some(ShownPreview::Missing) => paint_icon(ui.painter(), Icon::CircleDashed, rect, 16.0, tokens.muted),
        Some(ShownPreview::Failed) => paint_icon(ui.painter(), Icon::FileText, rect, 16.0, tokens.muted),
        None => {}
    }
}

/// The title and, below it, the name of the file and its folder.
fn words_ui(ui: &mut Ui, fonts: &mut FontBook, tokens: &Tokens, rect: Rect, map: &RecentMap, is_missing: bool) {
    let text = Rect::from_min_max(pos2(rect.left(), rect.top() + 7.0), pos2(rect.right(), rect.bottom() - 4.0));
    let mut words = ui.new_child(UiBuilder::new().max_rect(text).layout(flow::column()));
    words.spacing_mut().item_spacing.y = 0.0;
    let untitled = m("untitled-map").text();
    let title = if map.title.trim().is_empty() { untitled.as_str() } else { map.title.trim() };
    let ink: Color32 = if is_missing { tokens.muted } else { tokens.ink };
    MapLabel::new(title).size(14.0).weight(600.0).color(ink).max_width(text.width()).ui(&mut words, fonts);
    MapLabel::new(&place_of(&map.path))
        .direction(BaseDirection::Always(Direction::Ltr))
        .size(12.5)
        .color(tokens.muted)
        .max_width(text.width())
        .ui(&mut words, fonts);
}

/// The name of the file, then the last two folders that hold it.
fn place_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let folders: Vec<_> = path.parent().into_iter().flat_map(Path::components).collect();
    let last: std::path::PathBuf = folders.iter().skip(folders.len().saturating_sub(2)).collect();
    format!("{name} · {}", last.display())
}

/// Whether the map is open or not found; otherwise the day on which its file was written.
fn state_words(preview: Option<&ShownPreview>, is_open: bool) -> String {
    if is_open {
        return m("recent-open-here").text();
    }
    match preview {
        Some(ShownPreview::Missing) => m("recent-missing").text(),
        Some(ShownPreview::Ready(card)) => card.day.map(day_words).unwrap_or_default(),
        Some(ShownPreview::Failed) | None => String::new(),
    }
}

/// `day` as in a list of files: today, yesterday, or the date.
pub(super) fn day_words(day: Date) -> String {
    if clock::today() == Some(day) {
        m("day-today").text()
    } else if clock::yesterday() == Some(day) {
        m("day-yesterday").text()
    } else {
        calendar::day(day, i18n::language())
    }
}
