//! The feelings of every persona at one point of the journey.

use egui::Ui;

use super::{PanelContext, fields, remove_button, wanted::wanted_ui};
use crate::{
    edit::Command,
    model::{Anchor, Feeling, FeelingKey, Persona},
    ui::{
        action::Action,
        flow,
        i18n::m,
        style::color32,
        widgets::{FeelingSlider, Label, MapLabel, focus_next_field, tick},
        words,
    },
};

/// A slider for each persona's feeling at `anchor`.
pub(super) fn feelings_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, anchor: &Anchor) {
    let personas = cx.map().personas.clone();
    if personas.is_empty() {
        return;
    }
    fields::caption_ui(ui, m("field-feelings"));
    for (at, persona) in personas.iter().enumerate() {
        ui.push_id(("feeling", &persona.id), |ui| feeling_ui(ui, cx, anchor, persona, at));
    }
}

fn feeling_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, anchor: &Anchor, persona: &Persona, at: usize) {
    let key = FeelingKey { persona: persona.id.clone(), anchor: anchor.clone() };
    let stated = cx.map().feelings.get(&key).cloned();
    let color = color32(cx.view.theme().personas.at(at).color);
    let set = |feeling: Option<Feeling>| Command::SetFeeling { key: key.clone(), feeling };

    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(egui::vec2(74.0, 28.0), flow::row(), |ui| {
            ui.set_min_width(74.0);
            MapLabel::new(short_name(&persona.name)).max_width(74.0).ui(ui, cx.fonts);
        });
        let name = m("feeling-of").with(&[("name", persona.name.as_str().into())]);
        let slider = FeelingSlider { value: stated.as_ref().map(|feeling| feeling.value), color, name: &name };
        let (response, moved) = slider.show(ui, ui.available_width() - 84.0);
        if let Some(value) = moved {
            let feeling = stated.clone().unwrap_or(Feeling::new(value));
            cx.typing.push(cx.actions, &response, set(Some(Feeling { value, ..feeling })));
        }
        let number = stated.as_ref().map_or_else(|| "–".into(), |feeling| words::signed(feeling.value));
        ui.allocate_ui_with_layout(egui::vec2(36.0, 28.0), flow::row_from_end(), |ui| {
            ui.set_min_width(34.0);
            ui.add(Label::strong(number));
        });
        if stated.is_some() && remove_button(ui, m("feeling-clear").with(&[("name", persona.name.as_str().into())])) {
            cx.actions.push(Action::edit(set(None)));
        }
    });
    let Some(feeling) = stated else { return };
    ui.horizontal(|ui| {
        let mut is_assumed = feeling.is_assumed;
        if tick(ui, &mut is_assumed, m("field-assumed"), m("field-assumed")).changed() {
            cx.actions.push(Action::edit(set(Some(Feeling { is_assumed, ..feeling.clone() }))));
        }
        if is_note_wanted(ui.ctx(), &key) {
            focus_next_field(ui.ctx());
        }
        fields::bare_text_ui(ui, cx, m("field-why"), m("hint-why"), &feeling.note, 1, |note| {
            set(Some(Feeling { note, ..feeling.clone() }))
        });
    });
    wanted_ui(ui, cx, &persona.name, color, &feeling, |feeling| set(Some(feeling)));
}

/// Focuses the note of the feeling `key` when it is shown next.
pub fn want_note(ctx: &egui::Context, key: &FeelingKey) {
    ctx.data_mut(|data| data.insert_temp(wanted_note(), key.clone()));
}

fn is_note_wanted(ctx: &egui::Context, key: &FeelingKey) -> bool {
    ctx.data_mut(|data| {
        let is_wanted = data.get_temp::<FeelingKey>(wanted_note()).is_some_and(|wanted| wanted == *key);
        if is_wanted {
            data.remove::<FeelingKey>(wanted_note());
        }
        is_wanted
    })
}

fn wanted_note() -> egui::Id {
    egui::Id::unique("wanted note")
}

/// The part of a name before a comma: "Mona" of "Mona, 34".
fn short_name(name: &str) -> &str {
    name.split([',', '،']).next().unwrap_or(name)
}
