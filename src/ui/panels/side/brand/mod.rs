//! The editor for the brand in which the map is drawn. The map shows every change at once.

mod color_area;
mod color_field;
mod colors;
mod files;
mod foot;
mod hsv;
mod remarks;

use egui::{Context, Id, ScrollArea, Ui};

use crate::{
    layout::Icon,
    storage::{SidePanel, ThemeChoice},
    theme::Theme,
    ui::{
        action::{Action, WindowAction},
        brand::{BrandAsk, BrandDraft, BrandState, Pull},
        flow,
        i18n::{self, Message, m},
        panels::PanelContext,
        widgets::{Button, Label, MapField, MenuItem, follow_focus, scroll, section, select},
        words,
    },
};

/// Shows the panel.
pub(super) fn brand_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let panel = ui.max_rect();
    // The draft is created before the panels are shown.
    if cx.view.draft().is_none() {
        return;
    }
    inset_ui(ui, |ui| head_ui(ui, cx));
    let remarks = remarks::of(cx);
    let room = ui.available_height() - foot::HEIGHT;
    scroll(ui, ScrollArea::vertical().id_salt("brand").auto_shrink(false).max_height(room), |ui| {
        inset_ui(ui, |ui| contents_ui(ui, cx, &remarks));
        follow_focus(ui);
    });
    inset_ui(ui, |ui| foot::foot_ui(ui, cx, &remarks));
    follow_keyboard(ui, panel);
}

/// Shows `contents` with a margin; the scroll bar is in the margin.
fn inset_ui(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let margin = egui::Margin::symmetric(14, 0);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| ui.with_layout(flow::column(), contents));
}

fn contents_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, remarks: &[remarks::Remark]) {
    ui.spacing_mut().item_spacing.y = 4.0;
    name_ui(ui, cx);
    base_ui(ui, cx);
    section_ui(ui, m("brand-colors"), |ui| colors::page_ui(ui, cx));
    section_ui(ui, m("brand-judgement"), |ui| colors::judgement_ui(ui, cx));
    section_ui(ui, m("brand-stages"), |ui| colors::stages_ui(ui, cx));
    section_ui(ui, m("brand-personas"), |ui| colors::personas_ui(ui, cx));
    section_ui(ui, m("brand-fonts"), |ui| files::fonts_ui(ui, cx));
    section_ui(ui, m("brand-logo"), |ui| files::logo_ui(ui, cx));
    remarks::remarks_ui(ui, cx, remarks);
    ui.add_space(8.0);
}

/// Whether the brand panel has the keyboard focus, so that the undo keys belong to the brand.
#[must_use]
pub fn has_keyboard_for_brand(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp::<bool>(keyboard_id())).unwrap_or(false)
}

fn keyboard_id() -> Id {
    Id::unique("keyboard for the brand")
}

/// Records whether the panel with the rectangle `panel` has the keyboard: the focused widget is in it, or nothing is
/// focused and the last press was in it.
fn follow_keyboard(ui: &Ui, panel: egui::Rect) {
    let focused = ui.memory(egui::Memory::focused).and_then(|id| ui.ctx().read_response(id));
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    let is_here = match (focused, pressed) {
        (Some(focused), _) => panel.contains(focused.rect.center()) && focused.layer_id == ui.layer_id(),
        (None, Some(pressed)) => panel.contains(pressed),
        (None, None) => return,
    };
    ui.data_mut(|data| data.insert_temp(keyboard_id(), is_here));
}

/// Requests the brand changed by `change`.
fn change(cx: &mut PanelContext<'_>, pull: Pull, change: impl FnOnce(&mut BrandState)) {
    if let Some(draft) = cx.view.draft() {
        let mut state = draft.state().clone();
        change(&mut state);
        cx.actions.push(Action::Brand(BrandAsk::Become(Box::new(state), pull)));
    }
}

fn head_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let (done, undone) = cx.view.draft().map_or((0, 0), BrandDraft::steps);
    ui.horizontal(|ui| {
        ui.add(Label::title(m("brand-title")));
        ui.with_layout(flow::row_from_end(), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let buttons = [
                (Icon::Close, m("side-close"), true, Action::Window(WindowAction::ToggleSide(SidePanel::Brand))),
                (Icon::Redo, m("brand-redo"), undone > 0, Action::Brand(BrandAsk::Redo)),
                (Icon::Undo, m("brand-undo"), done > 0, Action::Brand(BrandAsk::Undo)),
            ];
            for (icon, name, is_enabled, action) in buttons {
                let button = Button::icon(icon, name).tooltip(name).enabled(is_enabled);
                if ui.add(button.min_size(egui::Vec2::splat(28.0))).clicked() {
                    cx.actions.push(action);
                }
            }
        });
    });
    ui.add_space(2.0);
}

fn section_ui(ui: &mut Ui, title: Message, contents: impl FnOnce(&mut Ui)) {
    ui.add_space(4.0);
    section(ui, &title.text(), true, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        contents(ui);
    });
}

fn name_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(draft) = cx.view.draft() else { return };
    ui.add(Label::caption(m("field-name")));
    let mut name = draft.state().theme.name.clone();
    let field = MapField::new(&m("brand-name").text(), &mut name)
        .hint(&m("brand-new-name").text())
        .direction(i18n::interface_base())
        .ui(ui, cx.fonts);
    if field.changed() {
        change(cx, Pull::Keys(field.response.id), |state| state.theme.name = name);
    }
}

/// The built-in theme that the brand is based on.
fn base_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let Some(draft) = cx.view.draft() else { return };
    let base = draft.state().base;
    let choices = ThemeChoice::BUILT_IN;
    let all: Vec<(&'static Theme, Message)> =
        Theme::built_in().into_iter().zip(choices.iter().map(words::theme_message)).collect();
    let shown = all.iter().find(|(theme, _)| theme.name == base.name).map(|(_, name)| name.text());
    ui.add_space(2.0);
    ui.add(Label::caption(m("brand-base")));
    let mut chosen = None;
    select(ui, &m("brand-base").text(), &shown.unwrap_or_default(), |ui| {
        for (theme, name) in &all {
            if ui.add(MenuItem::new(*name).ticked(theme.name == base.name)).clicked() {
                chosen = Some(*theme);
                ui.close();
            }
        }
    });
    if let Some(chosen) = chosen {
        change(cx, Pull::None, |state| {
            state.theme = state.theme.rebased(state.base, chosen);
            state.base = chosen;
        });
    }
}
