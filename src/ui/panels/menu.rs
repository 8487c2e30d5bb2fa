//! The contents of the menus File, Edit, View, Insert and Help, with every action and its shortcut.

use egui::Ui;

use super::{PanelContext, recent_menu};
use crate::{
    model::{LaneKind, Language},
    storage::{SidePanel, ThemeChoice},
    theme::Density,
    ui::{
        action::{Action, Env, FileAction, MapAction, MapList, TemplateAction, ViewAction, ViewChange, WindowAction},
        clipboard::{Clip, ClipRequest},
        desk::view_state::{InterfaceSize, Tool},
        i18n::{Message, m},
        keymap,
        widgets::{MenuItem, menu_line, submenu},
    },
};

/// The items of the menu File.
pub(super) fn file_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    item(ui, cx, &Action::File(FileAction::New(Language::English)));
    item(ui, cx, &Action::File(FileAction::NewWindow));
    menu_line(ui);
    item(ui, cx, &Action::File(FileAction::Open));
    recent_menu::recent_ui(ui, cx);
    menu_line(ui);
    item(ui, cx, &Action::File(FileAction::Save));
    item(ui, cx, &Action::File(FileAction::SaveAs));
    item(ui, cx, &Action::File(FileAction::DuplicateMap));
    item(ui, cx, &Action::File(FileAction::Template(TemplateAction::AskToSave)));
    item(ui, cx, &Action::File(FileAction::Export));
    menu_line(ui);
    item(ui, cx, &Action::File(FileAction::CloseMap));
    item(ui, cx, &Action::File(FileAction::Quit));
}

/// The items of the menu Edit.
pub(super) fn edit_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
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

/// The items of the menu View.
pub(super) fn view_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
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

/// The items of the menu Insert.
pub(super) fn insert_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
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

/// The items of the menu Help.
pub(super) fn help_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    item(ui, cx, &Action::Window(WindowAction::ShowPalette));
    item(ui, cx, &Action::Window(WindowAction::ShowShortcuts));
    item(ui, cx, &Action::Window(WindowAction::ShowAbout));
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
