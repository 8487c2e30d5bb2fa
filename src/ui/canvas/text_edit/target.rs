//! The texts of a map that can be edited in place: reading, naming and replacing them.

use crate::{
    edit::{CardField, Command, InfoField, LaneField, PersonaField, Selection, StageField, StepField},
    layout::TextTarget,
    model::{Map, PersonaId},
    ui::{
        canvas::frame::CanvasFrame,
        i18n::{Message, m},
    },
};

/// The text in the map; `None` if the map lacks the thing.
pub(in crate::ui::canvas) fn text_of(map: &Map, target: &TextTarget) -> Option<String> {
    let text = match target {
        TextTarget::MapTitle => &map.info.title,
        TextTarget::Scenario => &map.info.scenario,
        TextTarget::PersonaName(id) => &map.persona(id)?.name,
        TextTarget::PersonaRole(id) => &map.persona(id)?.role,
        TextTarget::PersonaQuote(id) => &map.persona(id)?.quote,
        TextTarget::StageTitle(id) => &map.stage(id)?.title,
        TextTarget::StageText(id) => &map.stage(id)?.text,
        TextTarget::StepTitle(id) => &map.step(id)?.1.title,
        TextTarget::LaneTitle(id) => &map.lane(id)?.title,
        TextTarget::CardTitle(id) => &map.card(id)?.title,
        TextTarget::CardText(id) => &map.card(id)?.text,
    };
    Some(text.clone())
}

/// The command that replaces the text `target` by `text`.
pub(super) fn command(map: &Map, target: &TextTarget, text: String) -> Option<Command> {
    // A thing that went away in the meantime has no text to replace.
    text_of(map, target)?;
    Some(match target {
        TextTarget::MapTitle => Command::SetInfo(InfoField::Title(text)),
        TextTarget::Scenario => Command::SetInfo(InfoField::Scenario(text)),
        TextTarget::PersonaName(id) => Command::SetPersona { id: id.clone(), field: PersonaField::Name(text) },
        TextTarget::PersonaRole(id) => Command::SetPersona { id: id.clone(), field: PersonaField::Role(text) },
        TextTarget::PersonaQuote(id) => Command::SetPersona { id: id.clone(), field: PersonaField::Quote(text) },
        TextTarget::StageTitle(id) => Command::SetStage { id: id.clone(), field: StageField::Title(text) },
        TextTarget::StageText(id) => Command::SetStage { id: id.clone(), field: StageField::Text(text) },
        TextTarget::StepTitle(id) => Command::SetStep { id: id.clone(), field: StepField::Title(text) },
        TextTarget::LaneTitle(id) => Command::SetLane { id: id.clone(), field: LaneField::Title(text) },
        TextTarget::CardTitle(id) => Command::set_card(id, CardField::Title(text)),
        TextTarget::CardText(id) => Command::set_card(id, CardField::Text(text)),
    })
}

/// The same text of the next or previous thing of its kind, as the page shows them; after the last comes the first.
/// `None` for the texts of cards, whose order the stages give.
pub(super) fn target_beside(frame: &CanvasFrame<'_>, target: &TextTarget, is_forward: bool) -> Option<TextTarget> {
    let layout = frame.layout();
    let of_personas = |text: fn(PersonaId) -> TextTarget| {
        frame.map().personas.iter().map(|persona| text(persona.id.clone())).collect::<Vec<_>>()
    };
    let mut all = match target {
        TextTarget::MapTitle | TextTarget::Scenario => vec![TextTarget::MapTitle, TextTarget::Scenario],
        TextTarget::PersonaName(_) => of_personas(TextTarget::PersonaName),
        TextTarget::PersonaRole(_) => of_personas(TextTarget::PersonaRole),
        TextTarget::PersonaQuote(_) => of_personas(TextTarget::PersonaQuote),
        TextTarget::StageTitle(_) => {
            layout.stages.iter().map(|stage| TextTarget::StageTitle(stage.id.clone())).collect()
        }
        TextTarget::StageText(_) => layout.stages.iter().map(|stage| TextTarget::StageText(stage.id.clone())).collect(),
        TextTarget::StepTitle(_) => layout.steps.iter().map(|step| TextTarget::StepTitle(step.id.clone())).collect(),
        TextTarget::LaneTitle(_) => layout.lanes.iter().map(|lane| TextTarget::LaneTitle(lane.it.id.clone())).collect(),
        TextTarget::CardTitle(_) | TextTarget::CardText(_) => return None,
    };
    all.retain(|other| other == target || layout.text_box(other).is_some());
    let at = all.iter().position(|other| other == target)?;
    let next = if is_forward { at + 1 } else { at + all.len() - 1 };
    all.into_iter().cycle().nth(next)
}

/// The selection of the thing that has the text; `None` for those of the map itself.
pub(super) fn selection_of_text(target: &TextTarget) -> Option<Selection> {
    match target {
        TextTarget::MapTitle | TextTarget::Scenario => None,
        TextTarget::PersonaName(id) | TextTarget::PersonaRole(id) | TextTarget::PersonaQuote(id) => {
            Some(Selection::Persona(id.clone()))
        }
        TextTarget::StageTitle(id) | TextTarget::StageText(id) => Some(Selection::Stage(id.clone())),
        TextTarget::StepTitle(id) => Some(Selection::Step(id.clone())),
        TextTarget::LaneTitle(id) => Some(Selection::Lane(id.clone())),
        TextTarget::CardTitle(id) | TextTarget::CardText(id) => Some(Selection::card(id.clone())),
    }
}

/// Whether the text may have paragraphs.
pub(super) fn is_running_text(target: &TextTarget) -> bool {
    match target {
        TextTarget::CardText(_) => true,
        TextTarget::MapTitle
        | TextTarget::Scenario
        | TextTarget::PersonaName(_)
        | TextTarget::PersonaRole(_)
        | TextTarget::PersonaQuote(_)
        | TextTarget::StageTitle(_)
        | TextTarget::StageText(_)
        | TextTarget::StepTitle(_)
        | TextTarget::LaneTitle(_)
        | TextTarget::CardTitle(_) => false,
    }
}

/// The accessible name of the editor.
pub(super) fn name_of(target: &TextTarget) -> Message {
    match target {
        TextTarget::MapTitle => m("on-map-title"),
        TextTarget::Scenario => m("on-map-scenario"),
        TextTarget::PersonaName(_) => m("on-map-name"),
        TextTarget::PersonaRole(_) => m("on-map-role"),
        TextTarget::PersonaQuote(_) => m("on-map-quote"),
        TextTarget::StageTitle(_) => m("on-map-stage"),
        TextTarget::StageText(_) => m("on-map-stage-text"),
        TextTarget::StepTitle(_) => m("on-map-step"),
        TextTarget::LaneTitle(_) => m("on-map-lane"),
        TextTarget::CardTitle(_) => m("on-map-card"),
        TextTarget::CardText(_) => m("on-map-card-text"),
    }
}
