//! The menus: every action under File, Edit, View, Insert and Help, with its shortcut.

use egui::{Popup, Response, Role, Ui, WidgetInfo};

use super::PanelContext;
use crate::{
    layout::Icon,
    model::{LaneKind, Language},
    storage::ThemeChoice,
    theme::Density,
    ui::{
        action::{Action, ViewChange, lane_kind_label, spelled},
        view_state::{InterfaceSize, Tool},
        widgets::paint_icon,
    },
};

/// Shows the menus side by side.
pub(super) fn menus_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    menu_ui(ui, cx, "File", file_ui);
    menu_ui(ui, cx, "Edit", edit_ui);
    menu_ui(ui, cx, "View", view_ui);
    menu_ui(ui, cx, "Insert", insert_ui);
    menu_ui(ui, cx, "Help", |ui, cx| {
        item(ui, cx, &Action::ShowShortcuts, true);
        item(ui, cx, &Action::ShowAbout, true);
    });
}

fn menu_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, name: &str, contents: impl FnOnce(&mut Ui, &mut PanelContext<'_>)) {
    let response = ui.add(egui::Button::new(name).frame_when_inactive(false).min_size(egui::vec2(0.0, 30.0)));
    // While one menu is open, the pointer opens the next by resting on it.
    let is_other_open =
        Popup::is_any_open(ui.ctx()) && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if is_other_open && response.hovered() && was_menu_open(ui) {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
    }
    let shown = Popup::menu(&response).gap(6.0).show(|ui| {
        ui.set_width(240.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        contents(ui, cx);
    });
    if shown.is_some() {
        remember_menu_open(ui);
    }
}

/// Whether one of the menus was open in the last frame, and not just any popup.
fn was_menu_open(ui: &Ui) -> bool {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data(|data| data.get_temp::<u64>(egui::Id::unique("menu open"))).is_some_and(|seen| seen + 1 >= frame)
}

fn remember_menu_open(ui: &Ui) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(egui::Id::unique("menu open"), frame));
}

fn file_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    item(ui, cx, &Action::New(Language::English), true);
    item(ui, cx, &Action::Open, true);
    ui.separator();
    item(ui, cx, &Action::Save, true);
    item(ui, cx, &Action::SaveAs, true);
    item(ui, cx, &Action::Export, true);
    ui.separator();
    item(ui, cx, &Action::CloseMap, true);
    item(ui, cx, &Action::Quit, true);
}

fn edit_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let (can_undo, can_redo) = (cx.session().can_undo(), cx.session().can_redo());
    let has_selection = !cx.session().selection().is_empty();
    item(ui, cx, &Action::Undo, can_undo);
    item(ui, cx, &Action::Redo, can_redo);
    ui.separator();
    item(ui, cx, &Action::Rename, has_selection);
    item(ui, cx, &Action::Duplicate, has_selection);
    item(ui, cx, &Action::Delete, has_selection);
    ui.separator();
    item(ui, cx, &Action::SelectAll, true);
}

fn view_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    for change in [ViewChange::ZoomIn, ViewChange::ZoomOut, ViewChange::ZoomTo(1.0), ViewChange::Fit] {
        item(ui, cx, &Action::View(change), true);
    }
    ui.separator();
    item(ui, cx, &Action::UseTool(Tool::Select), true);
    item(ui, cx, &Action::UseTool(Tool::Pan), true);
    ui.separator();
    let (has_inspector, has_findings) = (cx.view.has_inspector, cx.view.has_findings);
    ticked(ui, cx, &Action::ToggleInspector, has_inspector);
    ticked(ui, cx, &Action::ToggleFindings, has_findings);
    ui.separator();
    themes_ui(ui, cx);
    densities_ui(ui, cx);
    ui.separator();
    for size in [InterfaceSize::Larger, InterfaceSize::Smaller, InterfaceSize::Normal] {
        item(ui, cx, &Action::ResizeInterface(size), true);
    }
}

fn themes_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.menu_button("Theme", |ui| {
        ui.set_width(190.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        for choice in [ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::Contrast, ThemeChoice::Print] {
            let is_on = *cx.view.choice() == choice;
            ticked(ui, cx, &Action::UseTheme(choice), is_on);
        }
        ui.separator();
        let is_on = matches!(cx.view.choice(), ThemeChoice::File(_));
        ticked(ui, cx, &Action::ChooseTheme, is_on);
    });
}

fn densities_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.menu_button("Density", |ui| {
        ui.set_width(190.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        for density in Density::ALL {
            let is_on = cx.view.density() == density;
            ticked(ui, cx, &Action::UseDensity(density), is_on);
        }
    });
}

fn insert_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    for kind in [
        LaneKind::Touchpoints,
        LaneKind::Actions,
        LaneKind::Thoughts,
        LaneKind::PainPoints,
        LaneKind::Opportunities,
        LaneKind::Metrics,
        LaneKind::Outcomes,
        LaneKind::Notes,
    ] {
        item(ui, cx, &Action::AddCard(kind), true);
    }
    ui.separator();
    item(ui, cx, &Action::AddStage, true);
    item(ui, cx, &Action::AddStep, true);
    item(ui, cx, &Action::AddPersona, true);
    ui.separator();
    lanes_ui(ui, cx);
}

/// The kinds of lanes that can be added.
pub(super) fn lanes_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.menu_button("Add lane", |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        for kind in LaneKind::ALL {
            if ui.button(lane_kind_label(kind)).clicked() {
                cx.actions.push(Action::AddLane(kind));
                ui.close();
            }
        }
    });
}

fn item(ui: &mut Ui, cx: &mut PanelContext<'_>, action: &Action, is_enabled: bool) {
    if entry(ui, action, is_enabled, action.label()).clicked() {
        cx.actions.push(action.clone());
        ui.close();
    }
}

fn ticked(ui: &mut Ui, cx: &mut PanelContext<'_>, action: &Action, is_on: bool) {
    // The room before the words is the same whether the mark is there or not.
    let response = entry(ui, action, true, &format!("\u{2003}\u{2002}{}", action.label()));
    if is_on {
        let mark = egui::Rect::from_min_size(
            response.rect.min + egui::vec2(3.0, 0.0),
            egui::vec2(12.0, response.rect.height()),
        );
        paint_icon(ui.painter(), Icon::Check, mark, 12.0, cx.tokens.accent);
    }
    if response.clicked() {
        cx.actions.push(action.clone());
        ui.close();
    }
}

fn entry(ui: &mut Ui, action: &Action, is_enabled: bool, label: &str) -> Response {
    let keys = action.shortcuts().first().map(|keys| spelled(*keys)).unwrap_or_default();
    let button = egui::Button::new(label).shortcut_text(keys).min_size(egui::vec2(ui.available_width(), 28.0));
    let response = ui.add_enabled(is_enabled, button);
    let name = action.label();
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, is_enabled, name));
    response
}
