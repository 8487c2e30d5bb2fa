//! The feelings of every persona at one point of the journey.

use egui::{Align, Layout, Ui};

use super::{PanelContext, fields, remove_button};
use crate::{
    edit::Command,
    model::{Anchor, Feeling, FeelingKey, Persona},
    ui::{
        action::Action,
        style::{color32, strong},
        widgets::{FeelingSlider, MapLabel, tick},
    },
};

/// A slider for each persona's feeling at `anchor`.
pub(super) fn feelings_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, anchor: &Anchor) {
    let personas = cx.map().personas.clone();
    if personas.is_empty() {
        return;
    }
    fields::caption_ui(ui, cx, "Feelings");
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
        ui.allocate_ui_with_layout(egui::vec2(74.0, 28.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(74.0);
            MapLabel::new(short_name(&persona.name)).max_width(74.0).ui(ui, cx.fonts);
        });
        let name = format!("Feeling of {}", persona.name);
        let slider = FeelingSlider { value: stated.as_ref().map(|feeling| feeling.value), color, name: &name };
        let (response, moved) = slider.show(ui, ui.available_width() - 84.0);
        if let Some(value) = moved {
            let feeling = stated.clone().unwrap_or(Feeling { value, is_assumed: false, note: String::new() });
            cx.typing.push(cx.actions, &response, set(Some(Feeling { value, ..feeling })));
        }
        let number = stated.as_ref().map_or_else(|| "–".into(), |feeling| signed(feeling.value.get()));
        ui.allocate_ui_with_layout(egui::vec2(36.0, 28.0), Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_width(34.0);
            ui.label(strong(number));
        });
        if stated.is_some() && remove_button(ui, format!("Clear the feeling of {}", persona.name)) {
            cx.actions.push(Action::edit(set(None)));
        }
    });
    let Some(feeling) = stated else { return };
    ui.horizontal(|ui| {
        let mut is_assumed = feeling.is_assumed;
        if tick(ui, &mut is_assumed, "Assumed", "Assumed").changed() {
            cx.actions.push(Action::edit(set(Some(Feeling { is_assumed, ..feeling.clone() }))));
        }
        fields::bare_text_ui(ui, cx, "Why it feels so", "Why?", &feeling.note, 1, |note| {
            set(Some(Feeling { note, ..feeling.clone() }))
        });
    });
}

/// The part of a name before a comma: "Mona" of "Mona, 34".
fn short_name(name: &str) -> &str {
    name.split([',', '،']).next().unwrap_or(name)
}

fn signed(value: f64) -> String {
    if value > 0.0 {
        format!("+{value:.1}")
    } else if value < 0.0 {
        format!("\u{2212}{:.1}", -value)
    } else {
        "0".into()
    }
}
