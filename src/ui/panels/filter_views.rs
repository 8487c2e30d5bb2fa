//! The views saved in the map: choosing, saving, renaming and deleting them.

use egui::{Id, Ui, vec2};

use super::PanelContext;
use crate::{
    edit::{Command, ViewField},
    fold::fold,
    layout::Icon,
    model::{View, ViewId},
    ui::{
        action::{Action, ViewAction},
        desk::view_filter::ViewFilter,
        flow,
        i18n::m,
        widgets::{Button, ButtonLook, MapField, MapLabel, has_field_menu, section},
    },
};

/// Shows the views, and a field to save the filter as a view.
pub(super) fn views_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, filter: &ViewFilter) {
    let views = &cx.document.session.map().views;
    if views.is_empty() && !filter.is_on() {
        return;
    }
    section(ui, &m("filter-views").text(), true, |ui| {
        let renamed_id = ui.scope_id().with("renamed view");
        let renamed = ui.data(|data| data.get_temp::<Option<ViewId>>(renamed_id)).flatten();
        for (at, view) in views.iter().enumerate() {
            ui.push_id(view.id.as_str(), |ui| {
                if renamed.as_ref() == Some(&view.id) {
                    rename_ui(ui, cx, view, renamed_id);
                } else {
                    view_ui(ui, cx, filter, (at, view), renamed_id);
                }
            });
        }
        if filter.is_on() {
            keep_ui(ui, cx, filter);
        }
    });
}

fn view_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, filter: &ViewFilter, (at, view): (usize, &View), renamed_id: Id) {
    ui.horizontal(|ui| {
        ui.with_layout(flow::row_from_end(), |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let tool = |icon, message: crate::ui::i18n::Message| {
                let name = message.with(&[("name", view.name.as_str().into())]);
                Button::icon(icon, name.clone()).tooltip(name).min_size(vec2(26.0, 26.0))
            };
            if ui.add(tool(Icon::Trash, m("view-delete"))).clicked() {
                cx.actions.push(Action::edit(Command::DeleteView(view.id.clone())));
            }
            if ui.add(tool(Icon::Pencil, m("view-rename"))).clicked() {
                ui.data_mut(|data| data.insert_temp(renamed_id, Some(view.id.clone())));
            }
            if let Some(to) = at.checked_sub(1)
                && ui.add(tool(Icon::ChevronUp, m("view-move-up"))).clicked()
            {
                cx.actions.push(Action::edit(Command::MoveView { id: view.id.clone(), to }));
            }
            ui.with_layout(flow::column(), |ui| {
                let name = if view.name.trim().is_empty() { m("untitled").text() } else { view.name.clone() };
                if MapLabel::new(&name).selectable(filter.is_of(view)).ui(ui, cx.fonts).clicked() {
                    let chosen = ViewFilter::new(view.filter.clone(), view.effect);
                    cx.actions.push(Action::View(ViewAction::UseFilter(Box::new(chosen))));
                }
            });
        });
    });
}

fn rename_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, view: &View, renamed_id: Id) {
    let mut name = view.name.clone();
    let label = m("view-name").text();
    let field = MapField::new(&label, &mut name).ui(ui, cx.fonts);
    if name != view.name {
        let command = Command::SetView { id: view.id.clone(), field: ViewField::Name(name) };
        cx.typing.push(cx.actions, &field, command);
    }
    let begun_id = renamed_id.with("begun");
    let has_begun = ui.data(|data| data.get_temp::<Option<ViewId>>(begun_id)).flatten().as_ref() == Some(&view.id);
    if !has_begun {
        field.request_focus();
        ui.data_mut(|data| data.insert_temp(begun_id, Some(view.id.clone())));
    } else if !field.has_focus() && !has_field_menu(ui.ctx(), field.id) {
        ui.data_mut(|data| {
            data.remove_temp::<Option<ViewId>>(renamed_id);
            data.remove_temp::<Option<ViewId>>(begun_id);
        });
    }
}

/// A field for a name, and a button that saves the filter under it; a view with this name is replaced.
fn keep_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, filter: &ViewFilter) {
    let draft_id = ui.scope_id().with("name of a new view");
    let mut name = ui.data(|data| data.get_temp::<String>(draft_id)).unwrap_or_default();
    ui.horizontal(|ui| {
        ui.with_layout(flow::row_from_end(), |ui| {
            let can_keep = !name.trim().is_empty();
            let keep = Button::text(m("view-keep")).look(ButtonLook::Outlined).tooltip(m("view-keep").tip());
            let mut is_kept = ui.add(keep.enabled(can_keep)).clicked();
            let label = m("view-new-name").text();
            let field = MapField::new(&label, &mut name).hint(&label).ui(ui, cx.fonts);
            let is_entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
            is_kept |= can_keep && is_entered && (field.has_focus() || field.lost_focus());
            if is_kept {
                cx.actions.push(Action::edit(kept(cx, name.trim(), filter)));
                name.clear();
            }
        });
    });
    ui.data_mut(|data| data.insert_temp(draft_id, name));
}

fn kept(cx: &PanelContext<'_>, name: &str, filter: &ViewFilter) -> Command {
    let views = &cx.map().views;
    let (asked, effect) = (filter.filter.clone(), filter.effect);
    match views.iter().find(|view| fold(&view.name) == fold(name)) {
        Some(view) => {
            Command::UpdateView { id: view.id.clone(), name: name.to_owned(), filter: Box::new(asked), effect }
        }
        None => Command::AddView { at: views.len(), name: name.to_owned(), filter: Box::new(asked), effect },
    }
}
