//! Copying, cutting and pasting on the canvas: turns clipboard events into actions.
//!
//! The clipboard itself is in `ui/clipboard`.

use std::collections::BTreeSet;

use egui::{Event, Ui};

use crate::{
    edit::{Command, Selection},
    model::CardId,
    ui::{
        action::Action,
        canvas::frame::CanvasFrame,
        clipboard::{Clip, clip, text},
    },
};

/// Handles the frame's clipboard events. Call only if no text is being edited.
pub(in crate::ui::canvas) fn follow(ui: &Ui, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) {
    let events = ui.input_mut(|input| {
        let is_ours =
            |event: &Event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_) | Event::PasteImage(_));
        let taken: Vec<Event> = input.events.iter().filter(|event| is_ours(event)).cloned().collect();
        input.events.retain(|event| !is_ours(event));
        taken
    });
    for event in events {
        match event {
            Event::Copy => drop(copy(ui, frame, actions)),
            Event::Cut => {
                let ids = copy(ui, frame, actions);
                if !ids.is_empty() {
                    actions.push(Action::edit(Command::DeleteCards(ids.into_iter().collect())));
                }
            }
            Event::Paste(text) => actions.push(Action::Clip(Clip::Text(text))),
            Event::PasteImage(image) => actions.push(Action::Clip(Clip::Picture(image))),
            // No other event was taken.
            _ => {}
        }
    }
}

/// Copies the selected cards, or those of the selected cell, lane or stage; returns their ids.
fn copy(ui: &Ui, frame: &CanvasFrame<'_>, actions: &mut Vec<Action>) -> BTreeSet<CardId> {
    let ids = cards_of(frame);
    if !ids.is_empty() {
        let clip = clip(frame.map(), &ids);
        ui.copy_text(text(&clip));
        actions.push(Action::Clip(Clip::Copied(Box::new(clip))));
    }
    ids
}

/// The cards to copy for the selection. For a cell, lane or stage only the visible cards: hidden ones are neither
/// copied nor cut.
fn cards_of(frame: &CanvasFrame<'_>) -> BTreeSet<CardId> {
    let (map, selection) = (frame.map(), frame.selection());
    let picked: Box<dyn Fn(&crate::model::Place) -> bool> = match selection {
        Selection::Cards(ids) => return BTreeSet::clone(ids),
        Selection::Cell { lane, stage } => Box::new(move |place| place.lane == *lane && place.stage == *stage),
        Selection::Lane(lane) => Box::new(move |place| place.lane == *lane),
        Selection::Stage(stage) => Box::new(move |place| place.stage == *stage),
        Selection::Nothing | Selection::Step(_) | Selection::Persona(_) | Selection::Feeling(_) => {
            return BTreeSet::new();
        }
    };
    let is_shown = |id: &CardId| frame.layout().card(id).is_some();
    let cards = map.cards.values().filter(|card| picked(&card.place) && is_shown(&card.id));
    cards.map(|card| card.id.clone()).collect()
}
