//! The recent maps on the start screen.

use egui::{Rect, Role, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use crate::{
    geom::{BaseDirection, Direction},
    layout::Icon,
    storage::RecentMap,
    text::FontBook,
    ui::{
        action::{Action, FileAction},
        flow,
        i18n::{self, Value, m},
        style::Tokens,
        widgets::{Button, Label, MapLabel, paint_icon},
    },
};

/// The recent maps, each with a button that removes it.
pub(super) fn recent_ui(
    ui: &mut Ui,
    tokens: &Tokens,
    fonts: &mut FontBook,
    recent: &[RecentMap],
    actions: &mut Vec<Action>,
) {
    if recent.is_empty() {
        return;
    }
    ui.add(Label::title(m("start-recent")).size(15.0));
    ui.add_space(6.0);
    for map in recent.iter().take(7) {
        ui.push_id(&map.path, |ui| recent_map_ui(ui, tokens, fonts, map, actions));
    }
    ui.add_space(16.0);
}

fn recent_map_ui(ui: &mut Ui, tokens: &Tokens, fonts: &mut FontBook, map: &RecentMap, actions: &mut Vec<Action>) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 52.0), Sense::click());
    let path = map.path.to_string_lossy();
    let name = m("start-open-path").with(&[("path", Value::path(path.as_ref()))]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 8, tokens.hovered);
    }
    let is_rtl = i18n::is_rtl();
    let from_start = |x: f32| if is_rtl { rect.right() - x } else { rect.left() + x };
    let sign = Rect::from_center_size(pos2(from_start(27.0), rect.center().y), Vec2::splat(34.0));
    ui.painter().rect_filled(sign, 8, tokens.selected);
    paint_icon(ui.painter(), Icon::Route, sign, 16.0, tokens.on_selected);
    let (a, b) = (from_start(56.0), from_start(rect.width() - 36.0));
    let text = Rect::from_x_y_ranges(a.min(b)..=a.max(b), (rect.top() + 6.0)..=(rect.bottom() - 4.0));
    let mut words = ui.new_child(UiBuilder::new().max_rect(text).layout(flow::column()));
    words.spacing_mut().item_spacing.y = 0.0;
    let untitled = m("untitled-map").text();
    let shown = if map.title.trim().is_empty() { untitled.as_str() } else { map.title.trim() };
    MapLabel::new(shown).size(14.0).weight(600.0).max_width(text.width()).ui(&mut words, fonts);
    MapLabel::new(&path)
        .direction(BaseDirection::Always(Direction::Ltr))
        .size(12.5)
        .color(tokens.muted)
        .max_width(text.width())
        .ui(&mut words, fonts);
    if response.clicked() {
        actions.push(Action::File(FileAction::OpenPath(map.path.clone())));
    }
    let forget = Rect::from_center_size(pos2(from_start(rect.width() - 20.0), rect.center().y), Vec2::splat(26.0));
    if response.hovered() || response.has_focus() || ui.rect_contains_pointer(forget) {
        let button = Button::icon(Icon::Close, m("start-forget-path").with(&[("path", Value::path(path.as_ref()))]))
            .tooltip(Action::File(FileAction::ForgetRecent(map.path.clone())).tooltip());
        let mut corner = ui.new_child(UiBuilder::new().max_rect(forget));
        if corner.add(button.min_size(Vec2::splat(26.0)).slim()).clicked() {
            actions.push(Action::File(FileAction::ForgetRecent(map.path.clone())));
        }
    }
}
