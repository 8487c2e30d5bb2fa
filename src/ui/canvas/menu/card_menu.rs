//! The context menus of cards (one or several) and of feelings.

use egui::Ui;

use super::{
    items::{clipboard_items, command_item, item, request_item},
    room_menu,
};
use crate::{
    edit::{CardField, Command},
    layout::{Hit, TextTarget},
    model::{Card, CardId, Feeling, FeelingKey, FeelingValue, Place},
    ui::{
        action::{Action, MapAction},
        canvas::{
            access::names::titled,
            feelings::{LEVELS, feeling_word, set_feeling},
            frame::CanvasFrame,
            request::{EditRequest, add_card_to, title_of},
        },
        i18n::{self, m},
        keymap,
        widgets::{MenuItem, menu_line, submenu},
        words,
    },
};

/// The menu of the card `id`, or of all selected cards if it is one of several.
pub(in crate::ui::canvas) fn card_menu_ui(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    id: &CardId,
    actions: &mut Vec<Action>,
) -> Option<EditRequest> {
    let map = frame.map();
    let selected: Vec<CardId> = frame.selection().card_ids().cloned().collect();
    let ids = if selected.contains(id) { selected } else { vec![id.clone()] };
    let cards: Vec<&Card> = ids.iter().filter_map(|id| map.card(id)).collect();
    let mut request = None;
    if let [card] = cards.as_slice() {
        let hit = Hit::Card(card.id.clone());
        request = request_item(ui, m("action-rename"), title_of(&hit).map(EditRequest::Text));
        let text = Some(EditRequest::Text(TextTarget::CardText(card.id.clone())));
        request = request.or_else(|| request_item(ui, m("context-edit-text"), text));
        let below = add_card_to(frame, &card.place.lane, &card.place.stage);
        request = request.or_else(|| request_item(ui, m("context-add-here"), below.map(EditRequest::AddNamed)));
        item(ui, Action::Map(MapAction::LinkTo(card.id.clone())), actions);
        item(ui, Action::Map(MapAction::Link), actions);
        room_menu::card_ui(ui, frame, &card.id, actions);
        menu_line(ui);
    }
    let is_moment_of_truth = cards.iter().all(|card| card.is_moment_of_truth);
    let keys = keymap::first_key_of(&Action::Map(MapAction::ToggleMomentOfTruth));
    if ui.add(MenuItem::new(m("field-moment-of-truth")).keys(keys).marked(is_moment_of_truth)).clicked() {
        actions.push(Action::Map(MapAction::ToggleMomentOfTruth));
        ui.close();
    }
    evidence_ui(ui, &cards, actions);
    places_ui(ui, frame, &cards, actions);
    menu_line(ui);
    clipboard_items(ui, true, actions);
    item(ui, Action::Map(MapAction::Duplicate), actions);
    menu_line(ui);
    item(ui, Action::Map(MapAction::Delete), actions);
    request
}

/// The evidence of the cards.
fn evidence_ui(ui: &mut Ui, cards: &[&Card], actions: &mut Vec<Action>) {
    submenu(ui, m("field-evidence"), |ui| {
        let choices = words::EVIDENCES.iter().map(|(evidence, name)| (Some(*evidence), *name));
        for (evidence, name) in choices.chain([(None, m("not-set"))]) {
            let is_on = cards.iter().all(|card| card.evidence == evidence);
            if ui.add(MenuItem::new(name).ticked(is_on)).clicked() {
                let command = Command::set_cards(cards.iter().copied(), CardField::Evidence(evidence));
                actions.push(Action::edit(command));
                ui.close();
            }
        }
    });
}

/// The places to move the cards to: other stages of their lane, other lanes of their stage.
fn places_ui(ui: &mut Ui, frame: &CanvasFrame<'_>, cards: &[&Card], actions: &mut Vec<Action>) {
    let map = frame.map();
    let moves = |to: &dyn Fn(&Card) -> Place| moved(cards, to);
    submenu(ui, m("context-move-to-stage"), |ui| {
        for stage in &map.stages {
            let to = |card: &Card| Place { stage: stage.id.clone(), order: usize::MAX, ..card.place.clone() };
            let is_here = cards.iter().all(|card| card.place.stage == stage.id);
            moves_item(ui, &titled(&stage.title), is_here, || moves(&to), actions);
        }
    });
    submenu(ui, m("context-move-to-lane"), |ui| {
        for lane in map.lanes.iter().filter(|lane| lane.kind.holds_cards()) {
            let to = |card: &Card| Place { lane: lane.id.clone(), order: usize::MAX, ..card.place.clone() };
            let is_here = cards.iter().all(|card| card.place.lane == lane.id);
            moves_item(ui, &titled(&lane.title), is_here, || moves(&to), actions);
        }
    });
}

fn moves_item(
    ui: &mut Ui,
    title: &str,
    is_here: bool,
    moves: impl FnOnce() -> Vec<Command>,
    actions: &mut Vec<Action>,
) {
    if ui.add(MenuItem::new(title).ticked(is_here)).clicked() {
        if !is_here {
            actions.extend(as_one_step(moves()));
        }
        ui.close();
    }
}

/// The actions that apply `commands` as one step with the name of the first.
pub(in crate::ui) fn as_one_step(commands: Vec<Command>) -> impl Iterator<Item = Action> {
    let commands = commands.into_iter().map(Action::edit);
    std::iter::once(Action::Map(MapAction::BeginGesture(String::new())))
        .chain(commands)
        .chain([Action::Map(MapAction::EndGesture)])
}

/// The commands that move each card to the place `to` returns for it, one command per place.
pub(in crate::ui) fn moved(cards: &[&Card], to: &dyn Fn(&Card) -> Place) -> Vec<Command> {
    let mut moves: Vec<(Place, Vec<CardId>)> = Vec::new();
    for card in cards {
        let place = to(card);
        match moves.iter_mut().find(|(other, _)| *other == place) {
            Some((_, ids)) => ids.push(card.id.clone()),
            None => moves.push((place, vec![card.id.clone()])),
        }
    }
    moves.into_iter().map(|(to, ids)| Command::MoveCards { ids, to }).collect()
}

/// The menu of a feeling: its value, whether it is assumed, and its note.
pub(in crate::ui::canvas) fn feeling_menu_ui(
    ui: &mut Ui,
    frame: &CanvasFrame<'_>,
    key: &FeelingKey,
    actions: &mut Vec<Action>,
) {
    let Some(feeling) = frame.map().feelings.get(key) else { return };
    for (number, value) in (1..).zip(LEVELS).collect::<Vec<(u8, _)>>().into_iter().rev() {
        let level = FeelingValue::clamped(value);
        let is_on = (feeling.value.get() - value).abs() < 1e-9;
        if ui.add(MenuItem::new(feeling_word(level)).keys(i18n::digits(&number.to_string())).ticked(is_on)).clicked() {
            actions.push(set_feeling(frame.map(), key, level));
            ui.close();
        }
    }
    menu_line(ui);
    if ui.add(MenuItem::new(m("field-assumed")).marked(feeling.is_assumed)).clicked() {
        let feeling = Feeling { is_assumed: !feeling.is_assumed, ..feeling.clone() };
        actions.push(Action::edit(Command::SetFeeling { key: key.clone(), feeling: Some(feeling) }));
        ui.close();
    }
    if ui.add(MenuItem::new(m("context-feeling-note"))).clicked() {
        actions.push(Action::Map(MapAction::EditNote(key.clone())));
        ui.close();
    }
    menu_line(ui);
    command_item(ui, m("action-delete"), Command::SetFeeling { key: key.clone(), feeling: None }, actions);
}
