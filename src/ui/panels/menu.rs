//! The menus File, Edit, View, Insert and Help, with every action and its shortcut.

use egui::{Popup, RectAlign, Ui};

use super::PanelContext;
use crate::{
    model::{LaneKind, Language},
    storage::{SidePanel, ThemeChoice},
    theme::Density,
    ui::{
        action::{Action, Env, FileAction, MapAction, MapList, ViewAction, ViewChange, WindowAction},
        clipboard::{Clip, ClipRequest},
        desk::view_state::{InterfaceSize, Tool},
        i18n::{self, Message, m},
        keymap,
        widgets::{Button, MenuItem, menu_column, menu_line, submenu},
    },
};

/// Shows the menus in a row.
pub(super) fn menus_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    ui.spacing_mut().item_spacing.x = 0.0;
    menu_ui(ui, cx, m("menu-file"), file_ui);
    menu_ui(ui, cx, m("menu-edit"), edit_ui);
    menu_ui(ui, cx, m("menu-view"), view_ui);
    menu_ui(ui, cx, m("menu-insert"), insert_ui);
    menu_ui(ui, cx, m("menu-help"), |ui, cx| {
        item(ui, cx, &Action::Window(WindowAction::ShowPalette));
        item(ui, cx, &Action::Window(WindowAction::ShowShortcuts));
        item(ui, cx, &Action::Window(WindowAction::ShowAbout));
    });
}

fn menu_ui(
    ui: &mut Ui,
    cx: &mut PanelContext<'_>,
    name: Message,
    contents: impl FnOnce(&mut Ui, &mut PanelContext<'_>),
) {
    let response = ui.add(Button::text(name).min_size(egui::vec2(0.0, 30.0)));
    // While a menu is open, hovering another one opens it.
    let is_other_open =
        Popup::is_any_open(ui.ctx()) && !Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    if is_other_open && response.hovered() && was_menu_open(ui) {
        Popup::open_id(ui.ctx(), Popup::default_response_id(&response));
    }
    let align = if i18n::is_rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let shown = Popup::menu(&response).align(align).gap(6.0).show(|ui| {
        ui.set_width(264.0);
        menu_column(ui, |ui| contents(ui, cx));
    });
    if shown.is_some() {
        remember_menu_open(ui);
    }
}

/// Whether one of the menus (rather than another popup) was open in the last frame.
fn was_menu_open(ui: &Ui) -> bool {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data(|data| data.get_temp::<u64>(egui::Id::unique("menu open"))).is_some_and(|seen| seen + 1 >= frame)
}

fn remember_menu_open(ui: &Ui) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(egui::Id::unique("menu open"), frame));
}

fn file_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    item(ui, cx, &Action::File(FileAction::New(Language::English)));
    item(ui, cx, &Action::File(FileAction::NewWindow));
    menu_line(ui);
    item(ui, cx, &Action::File(FileAction::Open));
    menu_line(ui);
    item(ui, cx, &Action::File(FileAction::Save));
    item(ui, cx, &Action::File(FileAction::SaveAs));
    item(ui, cx, &Action::File(FileAction::DuplicateMap));
    item(ui, cx, &Action::File(FileAction::Export));
    menu_line(ui);
    item(ui, cx, &Action::File(FileAction::CloseMap));
    item(ui, cx, &Action::File(FileAction::Quit));
}

fn edit_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    item(ui, cx, &Action::Map(MapAction::Undo));
    item(ui, cx, &Action::Map(MapAction::Redo));
    menu_line(ui);
    for request in ClipRequest::ALL {
        item(ui, cx, &Action::Clip(Clip::Ask(request)));
    }
    menu_line(ui);
    item(ui, cx, &Action::Map(MapAction::Rename));
    item(ui, cx, &Action::Map(MapAction::Duplicate));
    item(ui, cx, &Action::Map(MapAction::Delete));
    menu_line(ui);
    item(ui, cx, &Action::Map(MapAction::SelectAll));
    item(ui, cx, &Action::View(ViewAction::Find));
    menu_line(ui);
    for list in MapList::ALL {
        item(ui, cx, &Action::Window(WindowAction::Manage(list)));
    }
}

fn view_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    for change in
        [ViewChange::ZoomIn, ViewChange::ZoomOut, ViewChange::ZoomTo(1.0), ViewChange::Fit, ViewChange::ToSelection]
    {
        item(ui, cx, &Action::View(ViewAction::Change(change)));
    }
    menu_line(ui);
    item(ui, cx, &Action::View(ViewAction::ShowFilter));
    item(ui, cx, &Action::View(ViewAction::Present));
    item(ui, cx, &Action::View(ViewAction::ShowTimer));
    menu_line(ui);
    item(ui, cx, &Action::View(ViewAction::UseTool(Tool::Select)));
    item(ui, cx, &Action::View(ViewAction::UseTool(Tool::Pan)));
    menu_line(ui);
    let panels = cx.view.panels;
    ticked(ui, cx, &Action::Window(WindowAction::ToggleInspector), panels.has_inspector);
    ticked(ui, cx, &Action::Window(WindowAction::ToggleFindings), panels.has_findings);
    for side in [SidePanel::Outline, SidePanel::History] {
        ticked(ui, cx, &Action::Window(WindowAction::ToggleSide(side)), panels.side == Some(side));
    }
    item(ui, cx, &Action::Window(WindowAction::TogglePanels));
    menu_line(ui);
    themes_ui(ui, cx);
    densities_ui(ui, cx);
    languages_ui(ui, cx);
    menu_line(ui);
    for size in [InterfaceSize::Larger, InterfaceSize::Smaller, InterfaceSize::Normal] {
        item(ui, cx, &Action::Window(WindowAction::ResizeInterface(size)));
    }
    choose(
        ui,
        cx,
        &Action::Window(WindowAction::ToggleMotion),
        entry(&Action::Window(WindowAction::ToggleMotion)).marked(cx.view.is_still()),
    );
}

fn themes_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    submenu(ui, m("menu-theme"), |ui| {
        for choice in std::iter::once(ThemeChoice::System).chain(ThemeChoice::BUILT_IN) {
            let is_on = *cx.view.choice() == choice;
            ticked(ui, cx, &Action::View(ViewAction::UseTheme(choice)), is_on);
        }
        menu_line(ui);
        let is_on = matches!(cx.view.choice(), ThemeChoice::File(_));
        ticked(ui, cx, &Action::View(ViewAction::ChooseTheme), is_on);
        let is_edited = cx.view.panels.side == Some(SidePanel::Brand);
        ticked(ui, cx, &Action::Window(WindowAction::ToggleSide(SidePanel::Brand)), is_edited);
    });
}

fn densities_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    submenu(ui, m("menu-density"), |ui| {
        for density in Density::ALL {
            let is_on = cx.view.density() == density;
            ticked(ui, cx, &Action::View(ViewAction::UseDensity(density)), is_on);
        }
    });
}

/// The languages of the interface.
fn languages_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    submenu(ui, m("menu-language"), |ui| {
        for choice in [None, Some(Language::English), Some(Language::Arabic), Some(Language::Persian)] {
            let is_on = cx.view.language == choice;
            ticked(ui, cx, &Action::Window(WindowAction::SpeakLanguage(choice)), is_on);
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
        item(ui, cx, &Action::Map(MapAction::AddCard(kind)));
    }
    menu_line(ui);
    item(ui, cx, &Action::Map(MapAction::AddStage));
    item(ui, cx, &Action::Map(MapAction::AddStep));
    item(ui, cx, &Action::Map(MapAction::AddPersona));
    menu_line(ui);
    item(ui, cx, &Action::Map(MapAction::ChooseLane(None)));
}

/// An entry for `action`, greyed out with the reason in its tip where the action is not available.
fn item(ui: &mut Ui, cx: &mut PanelContext<'_>, action: &Action) {
    let reason = action.availability(Env::of(Some(cx.session()))).err();
    choose(ui, cx, action, entry(action).unavailable(reason.map(Message::text)));
}

fn ticked(ui: &mut Ui, cx: &mut PanelContext<'_>, action: &Action, is_on: bool) {
    choose(ui, cx, action, entry(action).ticked(is_on));
}

fn choose(ui: &mut Ui, cx: &mut PanelContext<'_>, action: &Action, entry: MenuItem) {
    if ui.add(entry).clicked() {
        cx.actions.push(action.clone());
        ui.close();
    }
}

fn entry(action: &Action) -> MenuItem {
    let keys = keymap::first_key_of(action);
    MenuItem::new(action.label()).keys(keys)
}
