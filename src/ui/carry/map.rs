//! Carries out actions on the map and on the selection.

use std::sync::Arc;

use super::{
    Effect, Hand,
    capture::capture_lines,
    history::{take_back, taking_back, travel, travel_to},
    insert::{self, Gap},
    pictures,
    said::said_after,
    window::arrange,
};
use crate::{
    analysis::{self, Finding, Uses},
    edit::{CardField, Command, Selection, Session},
    locale::clock::today,
    model::{Card, Comment, FeelingKey, Map},
    ui::{
        action::MapAction,
        canvas::{cards_of_lane, cards_of_stage},
        desk::view_filter::ViewFilter,
        i18n::m,
        jobs::PictureTarget,
        words::steps::done,
    },
};

/// Carries out `action`; does nothing if no map is open.
pub(in crate::ui) fn carry(hand: &mut Hand<'_>, action: MapAction) -> Vec<Effect> {
    let Some(session) = hand.session.as_deref_mut() else { return Vec::new() };
    let filter = &mut hand.view.filter;
    match action {
        MapAction::Undo => travel(session, filter, true),
        MapAction::Redo => travel(session, filter, false),
        MapAction::TravelTo(position) => travel_to(session, filter, position),
        MapAction::TakeBack { revision, to } => take_back(session, filter, revision, to),
        MapAction::Delete => delete(session),
        MapAction::Duplicate => duplicate(session),
        MapAction::Rename => vec![Effect::EditTitle(session.selection().clone())],
        MapAction::EditNote(key) => edit_note(hand, key),
        MapAction::Link => link(session),
        MapAction::LinkTo(card) => vec![Effect::ChooseLink(card)],
        MapAction::SelectAll => select_all(session, filter),
        MapAction::Select(selection) => quietly(|| session.select(selection)),
        MapAction::Jump(selection) => jump(session, &selection),
        MapAction::Edit(command) => edit(session, filter, hand.uses, *command),
        MapAction::Insert(command) => add(session, vec![*command]),
        MapAction::BeginGesture(label) => quietly(|| session.begin_gesture(label)),
        MapAction::EndGesture => quietly(|| session.end_gesture()),
        MapAction::CancelGesture => quietly(|| session.cancel_gesture()),
        MapAction::AddCard(kind) => added(session, |map, selection| Some(insert::card(map, selection, kind))),
        MapAction::AddStage => added(session, |map, selection| Some(insert::stage(map, selection))),
        MapAction::AddStep => added(session, insert::step),
        MapAction::AddLane(kind) => added(session, |map, selection| Some(insert::lane(map, selection, kind))),
        MapAction::ChooseLane(at) => vec![Effect::ChooseLane(at)],
        MapAction::AddPersona => added(session, |map, _| Some(insert::persona(map))),
        MapAction::ChoosePicture(id) => vec![Effect::AskForPicture(PictureTarget::Card(id))],
        MapAction::ChoosePortrait(id) => vec![Effect::AskForPicture(PictureTarget::Persona(id))],
        MapAction::ShowPicture(id) => pictures::show(session, &id),
        MapAction::Fix(finding) => fix(session, filter, hand.uses, &finding),
        MapAction::ToggleMomentOfTruth => change_cards(session, filter, insert::toggled_moment_of_truth),
        MapAction::NextEvidence => change_cards(session, filter, insert::next_evidence),
        MapAction::Comment => comment(hand),
        MapAction::Capture(target, lines) => capture_lines(session, filter, target, &lines),
    }
}

/// Runs `change` and returns no effects.
fn quietly(change: impl FnOnce()) -> Vec<Effect> {
    change();
    Vec::new()
}

/// Applies `command` and selects the new things, if they can be selected.
fn edit(session: &mut Session, filter: &mut Arc<ViewFilter>, uses: Option<&Uses>, command: Command) -> Vec<Effect> {
    let said = uses.and_then(|uses| said_after(session.map(), uses, &command));
    let before = session.position();
    let renamed = filter.renamed(&command);
    match session.apply(command) {
        Ok(applied) => {
            ViewFilter::follow_names(filter, renamed);
            if let Some(selection) = applied.selection() {
                session.select_result(selection);
            }
            let said = said.filter(|_| applied.is_change);
            said.map(|said| Effect::Say(said, Some(taking_back(session, before)))).into_iter().collect()
        }
        Err(error) => vec![Effect::refused(&error)],
    }
}

fn delete(session: &mut Session) -> Vec<Effect> {
    let command = match session.selection().clone() {
        Selection::Nothing | Selection::Cell { .. } => return Vec::new(),
        Selection::Cards(ids) => Command::DeleteCards(ids.iter().cloned().collect()),
        Selection::Stage(id) => Command::DeleteStage(id),
        Selection::Step(id) => Command::DeleteStep(id),
        Selection::Lane(id) => Command::DeleteLane(id),
        Selection::Persona(id) => Command::DeletePersona(id),
        Selection::Feeling(key) => Command::SetFeeling { key, feeling: None },
    };
    session.end_gesture();
    let before = session.position();
    let gap = Gap::of(session.map(), session.selection());
    match session.apply(command) {
        Ok(applied) => {
            // Keyboard users continue next to the deleted things.
            session.select_result(gap.filled(session.map()));
            vec![Effect::Say(done(&applied.label), Some(taking_back(session, before)))]
        }
        Err(error) => vec![Effect::refused(&error)],
    }
}

fn duplicate(session: &mut Session) -> Vec<Effect> {
    let command = match session.selection().clone() {
        Selection::Cards(ids) => Command::DuplicateCards(ids.iter().cloned().collect()),
        Selection::Stage(id) => Command::DuplicateStage(id),
        Selection::Nothing
        | Selection::Cell { .. }
        | Selection::Step(_)
        | Selection::Lane(_)
        | Selection::Persona(_)
        | Selection::Feeling(_) => return Vec::new(),
    };
    match session.apply(command) {
        Ok(applied) => applied.selection().map_or_else(Vec::new, |selection| show_result(session, selection)),
        Err(error) => vec![Effect::refused(&error)],
    }
}

/// Sets the field that `choose` returns for the selected cards on all of them.
fn change_cards(
    session: &mut Session,
    filter: &mut Arc<ViewFilter>,
    choose: impl FnOnce(&[&Card]) -> Option<CardField>,
) -> Vec<Effect> {
    let cards: Vec<&Card> = session.selection().card_ids().filter_map(|id| session.map().card(id)).collect();
    let command = choose(&cards).map(|field| Command::set_cards(cards, field));
    command.map_or_else(Vec::new, |command| edit(session, filter, None, command))
}

/// Selects the feeling and moves the focus to its note in the inspector.
fn edit_note(hand: &mut Hand<'_>, key: FeelingKey) -> Vec<Effect> {
    let mut effects = Vec::new();
    if !hand.view.panels.has_inspector {
        effects.push(arrange(hand, |panels| panels.has_inspector = true));
    }
    if let Some(session) = hand.session.as_deref_mut() {
        session.select(Selection::Feeling(key.clone()));
    }
    effects.push(Effect::EditNote(key));
    effects
}

/// Adds a comment to the selected card, unless its last one is still empty, and moves the focus to it in the inspector.
fn comment(hand: &mut Hand<'_>) -> Vec<Effect> {
    let Some(session) = hand.session.as_deref_mut() else { return Vec::new() };
    let card = session.selection().single_card().and_then(|id| session.map().card(id));
    let Some(card) = card else { return vec![Effect::say(m("comment-what"))] };
    let (id, mut comments) = (card.id.clone(), card.comments.clone());
    let mut effects = Vec::new();
    if comments.last().is_none_or(|last| !last.text.is_empty()) {
        comments.push(Comment { is_open: true, ..Comment::default() });
        if let Err(error) = session.apply(Command::set_card(&id, CardField::Comments(comments))) {
            return vec![Effect::refused(&error)];
        }
    }
    if !hand.view.panels.has_inspector {
        effects.push(arrange(hand, |panels| panels.has_inspector = true));
    }
    effects.extend([Effect::OpenSection(m("section-comments").text()), Effect::WriteComment(id)]);
    effects
}

/// Starts the choice of a card to link the selected card to.
fn link(session: &Session) -> Vec<Effect> {
    match session.selection().single_card().cloned() {
        Some(card) => vec![Effect::LinkFrom(card), Effect::say(m("linking-how"))],
        None => vec![Effect::say(m("linking-what"))],
    }
}

/// Selects the cards of the selected stage or lane. If neither is selected, or it has no cards, selects every card that
/// is not hidden.
fn select_all(session: &mut Session, filter: &ViewFilter) -> Vec<Effect> {
    let map = session.map();
    let own = match session.selection() {
        Selection::Stage(id) => cards_of_stage(map, id),
        Selection::Lane(id) => cards_of_lane(map, id),
        Selection::Nothing
        | Selection::Cards(_)
        | Selection::Step(_)
        | Selection::Cell { .. }
        | Selection::Persona(_)
        | Selection::Feeling(_) => Selection::Nothing,
    };
    let picked = filter.picked(map).into_iter();
    let shown: Vec<_> = picked.filter(|id| map.card(id).is_some_and(|card| map.is_shown(&card.place))).collect();
    let here = Selection::cards(shown.iter().filter(|id| own.has_card(id)).cloned());
    let cards = if here.is_empty() { Selection::cards(shown) } else { here };
    quietly(|| session.select(cards))
}

/// Sets the selection and scrolls it into view.
fn jump(session: &mut Session, selection: &Selection) -> Vec<Effect> {
    session.select(selection.clone());
    vec![Effect::Reveal(selection.clone())]
}

/// Selects what the latest command made and scrolls it into view.
fn show_result(session: &mut Session, selection: Selection) -> Vec<Effect> {
    session.select_result(selection.clone());
    vec![Effect::Reveal(selection)]
}

/// Adds the things of the commands that `plan` returns, if any.
fn added(session: &mut Session, plan: impl FnOnce(&Map, &Selection) -> Option<Vec<Command>>) -> Vec<Effect> {
    let commands = plan(session.map(), session.selection());
    commands.map_or_else(Vec::new, |commands| add(session, commands))
}

/// Applies `commands` as one step, selects the new thing and starts editing its title.
fn add(session: &mut Session, commands: Vec<Command>) -> Vec<Effect> {
    session.begin_gesture(String::new());
    let mut created = None;
    for command in commands {
        match session.apply(command) {
            Ok(applied) => created = applied.selection().or(created),
            Err(error) => {
                session.cancel_gesture();
                return vec![Effect::refused(&error)];
            }
        }
    }
    // Adding a thing and naming it is one step: the gesture continues until the title is entered.
    match created {
        Some(selection) => {
            let mut effects = show_result(session, selection.clone());
            effects.push(Effect::NameNew(selection));
            effects
        }
        None => quietly(|| session.end_gesture()),
    }
}

/// Applies the fix for `finding`. If the fix adds an item without a title, editing of its title starts.
fn fix(session: &mut Session, filter: &mut Arc<ViewFilter>, uses: Option<&Uses>, finding: &Finding) -> Vec<Effect> {
    let Some(command) = analysis::fix(session.map(), finding, today()) else { return Vec::new() };
    let adds = matches!(command, Command::AddWholeCard(_) | Command::AddStage { .. } | Command::AddPersona { .. });
    if adds { add(session, vec![command]) } else { edit(session, filter, uses, command) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        locale::empty_map,
        model::{LaneKind, Persona, PersonaId, Stage, StageId},
        storage::Settings,
        ui::{action::Action, desk::view_state::ViewState},
    };

    /// Carries out `action` on `session` without a window.
    fn done_to(session: &mut Session, action: MapAction) -> Vec<Effect> {
        let (mut view, mut settings) = (ViewState::default(), Settings::default());
        carry(&mut Hand { session: Some(session), uses: None, view: &mut view, settings: &mut settings }, action)
    }

    fn session() -> Session {
        Session::new(empty_map(crate::model::Language::English))
    }

    #[test]
    fn a_deletion_offers_to_take_back_its_own_step_and_selects_what_is_next() {
        let mut session = session();
        let stages: Vec<StageId> = session.map().stages.iter().map(|stage| stage.id.clone()).collect();
        session.select(Selection::Stage(stages[0].clone()));
        let effects = done_to(&mut session, MapAction::Delete);
        assert_eq!(*session.selection(), Selection::Stage(stages[1].clone()));
        let [Effect::Say(_, Some(Action::Map(back)))] = effects.as_slice() else { panic!("{effects:?}") };
        let back = back.clone();
        let kept = session.map().clone();
        done_to(&mut session, MapAction::AddPersona);
        session.end_gesture();
        assert!(done_to(&mut session, back).is_empty(), "the map has changed since");
        done_to(&mut session, MapAction::Undo);
        assert_eq!(*session.map(), kept);
    }

    #[test]
    fn taking_a_step_back_names_it() {
        let mut session = session();
        session.select(Selection::Stage(StageId::numbered(1)));
        let effects = done_to(&mut session, MapAction::Delete);
        let [Effect::Say(_, Some(Action::Map(back)))] = effects.as_slice() else { panic!("{effects:?}") };
        let effects = done_to(&mut session, back.clone());
        assert!(matches!(effects.as_slice(), [Effect::EndTyping, Effect::Say(_, None)]), "{effects:?}");
        assert_eq!(session.map().stages.len(), 3);
    }

    #[test]
    fn a_new_thing_is_brought_into_view_and_named_within_its_own_step() {
        let mut session = session();
        let effects = done_to(&mut session, MapAction::AddCard(LaneKind::Touchpoints));
        let new = session.selection().clone();
        assert_eq!(effects, [Effect::Reveal(new.clone()), Effect::NameNew(new)]);
        assert!(session.is_in_gesture(), "the step goes on until the title is typed");
    }

    #[test]
    fn a_refused_command_is_said_and_changes_nothing() {
        let mut session = session();
        let before = session.map().clone();
        let effects = done_to(&mut session, MapAction::Edit(Box::new(Command::DeleteStage(StageId::numbered(9)))));
        assert!(matches!(effects.as_slice(), [Effect::Say(_, None)]), "{effects:?}");
        assert_eq!(*session.map(), before);
    }

    #[test]
    fn linking_asks_for_a_card_first_where_none_is_selected() {
        let mut session = Session::new(Map {
            personas: vec![Persona::new(PersonaId::numbered(1), "Lena")],
            stages: vec![Stage::new(StageId::numbered(1), "First")],
            ..Map::default()
        });
        assert_eq!(done_to(&mut session, MapAction::Link), [Effect::say(m("linking-what"))]);
    }
}
