//! The fields of several cards at once: their common values, and one step to set a value on all of them.

use egui::Ui;

use super::{
    PanelContext,
    chosen::{Chosen, Tag},
    fields, head_ui, remove_button, shared,
};
use crate::{
    edit::CardPatch,
    layout::Icon,
    ui::{
        action::{Action, MapAction},
        i18n::m,
        widgets::{Button, ButtonLook, Label, MapField, tick_row},
    },
};

/// The fields of several `cards`.
pub(super) fn cards_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let tools = [(Icon::Copy, Action::Map(MapAction::Duplicate)), (Icon::Trash, Action::Map(MapAction::Delete))];
    head_ui(ui, cx, Icon::Rows, m("count-cards").with(&[("count", cards.ids.len().into())]), &tools);
    ui.add(Label::caption(m("inspector-all-set")));
    shared::evidence_ui(ui, cx, cards);
    shared::moment_of_truth_ui(ui, cx, cards);
    shared::channel_ui(ui, cx, cards);
    shared::presence_ui(ui, cx, cards);
    shared::department_ui(ui, cx, cards);
    shared::severity_ui(ui, cx, cards);
    shared::status_ui(ui, cx, cards);
    shared::owner_ui(ui, cx, cards);
    tags_ui(ui, cx, cards);
    personas_ui(ui, cx, cards);
}

/// Every tag of the cards, to add to all or remove from all, and a field for another tag.
fn tags_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    fields::caption_ui(ui, m("field-tags"));
    for Tag { folded, words: tag, count } in &cards.tags {
        ui.push_id(("tag", folded), |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let room = ui.available_width() - 30.0;
                let change = ui.scope(|ui| {
                    ui.set_max_width(room);
                    let name = m("tag-on-all").with(&[("name", tag.as_str().into())]);
                    on_all_ui(ui, tag, &name, *count, cards.ids.len())
                });
                let is_removed = remove_button(ui, m("tag-off-all").with(&[("name", tag.as_str().into())]));
                if let Some(is_on) = change.inner.or(is_removed.then_some(false)) {
                    let patch = if is_on { CardPatch::AddTag } else { CardPatch::RemoveTag };
                    cx.actions.push(Action::edit(cards.each(patch(tag.clone()))));
                }
            });
        });
    }
    new_tag_ui(ui, cx, cards);
}

fn new_tag_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let draft_id = ui.scope_id().with("new tag");
    let mut text = ui.data(|data| data.get_temp::<String>(draft_id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let name = m("tag-add").text();
        let width = ui.available_width() - 44.0;
        let field = MapField::new(&name, &mut text).hint(&name).width(width).ui(ui, cx.fonts);
        let is_entered = ui.input(|input| input.key_pressed(egui::Key::Enter));
        let is_entered = is_entered && (field.has_focus() || field.lost_focus());
        let add = Button::icon(Icon::Plus, m("tag-add-now")).tooltip(m("tag-add-now")).look(ButtonLook::Outlined);
        let is_clicked = ui.add(add.enabled(!text.trim().is_empty())).clicked();
        if (is_entered || is_clicked) && !text.trim().is_empty() {
            let tag = text.trim().to_owned();
            cx.actions.push(Action::edit(cards.each(CardPatch::AddTag(tag))));
            text.clear();
        }
    });
    ui.data_mut(|data| data.insert_temp(draft_id, text));
}

/// The personas that the cards concern, with ticks.
fn personas_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, cards: &Chosen) {
    let personas = &cx.document.session.map().personas;
    if personas.is_empty() {
        return;
    }
    fields::caption_ui(ui, m("field-concerns"));
    for persona in personas {
        let count = cards.personas.get(&persona.id).copied().unwrap_or_default();
        let row = ui.push_id(("persona", &persona.id), |ui| {
            let name = m("concerns-on-all").with(&[("name", persona.name.as_str().into())]);
            on_all_ui(ui, &persona.name, &name, count, cards.ids.len())
        });
        if let Some(is_in) = row.inner {
            let patch = if is_in { CardPatch::AddPersona } else { CardPatch::RemovePersona };
            cx.actions.push(Action::edit(cards.each(patch(persona.id.clone()))));
        }
    }
}

/// A check box with `words`, ticked if all cards have the value; if only some have it, their number is shown at the
/// end. Returns the state to set on all cards if the user clicked it.
fn on_all_ui(ui: &mut Ui, words: &str, name: &str, count: usize, all: usize) -> Option<bool> {
    let mut is_on = count == all;
    let is_some = count > 0 && count < all;
    let some = m("filter-of").with(&[("shown", count.into()), ("all", all.into())]);
    let at_end = if is_some { some.as_str() } else { "" };
    let name = if is_some { format!("{name}{}{at_end}", m("list-comma").text()) } else { name.to_owned() };
    tick_row(ui, &mut is_on, &words.replace('\n', " "), &name, at_end).changed().then_some(is_on)
}
