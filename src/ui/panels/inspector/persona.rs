//! The fields of a persona.

use egui::Ui;

use super::{PanelContext, card_more, fields, head_ui};
use crate::{
    edit::{Command, PersonaField},
    layout::Icon,
    model::PersonaId,
    ui::{
        action::{Action, MapAction},
        i18n::m,
        widgets::Button,
    },
};

/// The fields of a persona.
pub(super) fn persona_ui(ui: &mut Ui, cx: &mut PanelContext<'_>, id: &PersonaId) {
    let Some(persona) = cx.map().persona(id).cloned() else { return };
    let set = |field| Command::SetPersona { id: id.clone(), field };
    head_ui(ui, cx, Icon::UserRound, m("thing-persona"), &[(Icon::Trash, Action::Map(MapAction::Delete))]);
    let prompts = &persona.prompts;
    fields::prompted_text_ui(ui, cx, m("field-name"), &prompts.name, &persona.name, 1, |text| {
        set(PersonaField::Name(text))
    });
    fields::prompted_text_ui(ui, cx, m("field-role"), &prompts.role, &persona.role, 1, |text| {
        set(PersonaField::Role(text))
    });
    fields::prompted_text_ui(ui, cx, m("field-quote"), &prompts.quote, &persona.quote, 2, |text| {
        set(PersonaField::Quote(text))
    });
    fields::list_ui(ui, cx, m("field-goals"), &persona.goals, '\n', |list| set(PersonaField::Goals(list)));
    fields::list_ui(ui, cx, m("field-needs"), &persona.needs, '\n', |list| set(PersonaField::Needs(list)));
    fields::list_ui(ui, cx, m("field-frustrations"), &persona.frustrations, '\n', |list| {
        set(PersonaField::Frustrations(list))
    });
    fields::caption_ui(ui, m("field-portrait"));
    card_more::picture_ui(
        ui,
        cx,
        persona.portrait.as_ref(),
        Action::Map(MapAction::ChoosePortrait(id.clone())),
        || set(PersonaField::Portrait(None)),
    );

    let personas = &cx.document.session.map().personas;
    let at = personas.iter().position(|other| other.id == *id).unwrap_or(0);
    let is_last = at + 1 >= personas.len();
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let earlier = Button::text(m("persona-earlier"))
            .with_icon(Icon::ArrowUp)
            .enabled(at > 0)
            .named(m("persona-move-earlier"));
        if ui.add(earlier).clicked() {
            let to = at.saturating_sub(1);
            cx.actions.push(Action::edit(Command::MovePersona { id: id.clone(), to }));
        }
        let later = Button::text(m("persona-later"))
            .with_icon(Icon::ArrowDown)
            .enabled(!is_last)
            .named(m("persona-move-later"));
        if ui.add(later).clicked() {
            cx.actions.push(Action::edit(Command::MovePersona { id: id.clone(), to: at + 1 }));
        }
    });
}
