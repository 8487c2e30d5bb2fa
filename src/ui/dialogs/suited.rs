//! What the palette offers first: what fits the selection, and what is often used everywhere.

use crate::{
    edit::{Selection, Session},
    model::{Card, CardId, LaneKind},
    storage::SidePanel,
    ui::{
        action::{Action, FileAction, MapAction, ViewAction, WindowAction},
        clipboard::{Clip, ClipRequest},
        i18n::m,
        words,
    },
};

/// What is often used everywhere.
pub(super) const OFTEN: &[Action] = &[
    Action::View(ViewAction::Present),
    Action::File(FileAction::Export),
    Action::View(ViewAction::Find),
    Action::View(ViewAction::ShowFilter),
    Action::Window(WindowAction::FocusCapture),
    Action::Window(WindowAction::ToggleSide(SidePanel::History)),
    Action::Window(WindowAction::ToggleSide(SidePanel::Outline)),
    Action::Window(WindowAction::ShowShortcuts),
];

/// Whether `action`, which is on offer with and without a selection, acts on the selection.
pub(super) fn is_for_selection(action: &Action) -> bool {
    matches!(
        action,
        Action::Map(
            MapAction::Delete
                | MapAction::Duplicate
                | MapAction::Rename
                | MapAction::Link
                | MapAction::ToggleMomentOfTruth
                | MapAction::NextEvidence
                | MapAction::Comment
        )
    )
}

/// Whether `action` makes sense whatever is selected.
pub(super) fn is_for_everywhere(action: &Action) -> bool {
    let adds = matches!(
        action,
        Action::Map(
            MapAction::AddCard(_)
                | MapAction::AddStage
                | MapAction::AddStep
                | MapAction::AddLane(_)
                | MapAction::ChooseLane(None)
                | MapAction::AddPersona
        )
    );
    adds || matches!(action, Action::File(_) | Action::View(_) | Action::Window(_))
}

/// The name of the selection, for a caption; `None` if nothing is selected.
pub(super) fn name_of_selection(session: &Session) -> Option<String> {
    let map = session.map();
    let on_line = |title: &str| if title.trim().is_empty() { m("untitled").text() } else { title.replace('\n', " ") };
    let selection = session.selection();
    let name = match selection {
        Selection::Nothing => return None,
        Selection::Cards(_) => match selection.single_card().and_then(|id| map.card(id)) {
            Some(card) => format!("{} · {}", on_line(&card.title), words::card(kind_of(session, card)).text()),
            None => m("count-selected").with(&[("count", selection.card_ids().count().into())]),
        },
        Selection::Stage(id) => on_line(&map.stage(id)?.title),
        Selection::Step(id) => on_line(&map.step(id)?.1.title),
        Selection::Lane(id) => on_line(&map.lane(id)?.title),
        Selection::Cell { lane, stage } => {
            format!("{} · {}", on_line(&map.stage(stage)?.title), on_line(&map.lane(lane)?.title))
        }
        Selection::Persona(id) => on_line(&map.persona(id)?.name),
        Selection::Feeling(_) => m("field-feelings").text(),
    };
    Some(name)
}

fn kind_of(session: &Session, card: &Card) -> LaneKind {
    session.map().lane(&card.place.lane).map_or(LaneKind::Notes, |lane| lane.kind)
}

/// The actions that fit the selection best, the likeliest first.
pub(super) fn to_selection(session: &Session) -> Vec<Action> {
    let selection = session.selection();
    let map_actions: Vec<MapAction> = match selection {
        Selection::Nothing => Vec::new(),
        Selection::Cards(_) => match selection.single_card() {
            Some(id) => to_card(session, id),
            None => {
                vec![MapAction::ToggleMomentOfTruth, MapAction::NextEvidence, MapAction::Duplicate, MapAction::Delete]
            }
        },
        Selection::Stage(_) | Selection::Step(_) => vec![
            MapAction::Rename,
            MapAction::AddStep,
            MapAction::AddCard(LaneKind::Touchpoints),
            MapAction::AddCard(LaneKind::PainPoints),
            MapAction::AddStage,
            MapAction::Delete,
        ],
        Selection::Lane(_) => vec![MapAction::Rename, MapAction::ChooseLane(None), MapAction::Delete],
        Selection::Cell { lane, .. } => {
            let kind = session.map().lane(lane).map(|lane| lane.kind).filter(|kind| kind.holds_cards());
            let add = kind.map(MapAction::AddCard);
            add.into_iter().chain([MapAction::AddStage, MapAction::ChooseLane(None)]).collect()
        }
        Selection::Persona(id) => {
            vec![MapAction::Rename, MapAction::ChoosePortrait(id.clone()), MapAction::AddPersona, MapAction::Delete]
        }
        Selection::Feeling(key) => vec![MapAction::EditNote(key.clone()), MapAction::Delete],
    };
    let copy = Action::Clip(Clip::Ask(ClipRequest::Copy));
    map_actions.into_iter().map(Action::Map).chain([copy]).collect()
}

/// The actions that fit the card `id` best.
fn to_card(session: &Session, id: &CardId) -> Vec<MapAction> {
    vec![
        MapAction::ToggleMomentOfTruth,
        MapAction::Comment,
        MapAction::LinkTo(id.clone()),
        MapAction::ChoosePicture(id.clone()),
        MapAction::AddCard(answer_to(session, id)),
        MapAction::NextEvidence,
        MapAction::Duplicate,
        MapAction::Rename,
        MapAction::Delete,
    ]
}

/// The kind of card that is likely to be added next to the card `id`.
fn answer_to(session: &Session, id: &CardId) -> LaneKind {
    let kind = session.map().card(id).map(|card| kind_of(session, card));
    if kind == Some(LaneKind::PainPoints) { LaneKind::Opportunities } else { LaneKind::PainPoints }
}
