//! Copying, cutting and pasting cards.
//!
//! The clipboard of the system gets one line of text for each card, so that a list or a slide can take it. What else is
//! on the cards is kept here: pasting the same text again brings the whole cards back. Any other text becomes one card
//! for each of its lines.

use egui::{Event, Ui};

use super::{carry::in_reading_order, sight::Sight};
use crate::{
    edit::{Command, Selection},
    model::{Card, CardId, LaneId, Place, StageId},
    ui::action::Action,
};

/// What was copied last.
#[derive(Debug, Default)]
pub(super) struct Clipboard {
    text: String,
    cards: Vec<Card>,
}

impl Clipboard {
    /// Does what the frame's events ask for. Call where no text is being edited.
    pub(super) fn follow(&mut self, ui: &Ui, sight: &Sight<'_>, actions: &mut Vec<Action>) {
        let events = ui.input_mut(|input| {
            let is_ours = |event: &Event| matches!(event, Event::Copy | Event::Cut | Event::Paste(_));
            let taken: Vec<Event> = input.events.iter().filter(|event| is_ours(event)).cloned().collect();
            input.events.retain(|event| !is_ours(event));
            taken
        });
        for event in events {
            match event {
                Event::Copy => self.copy(ui, sight),
                Event::Cut => {
                    self.copy(ui, sight);
                    let ids: Vec<CardId> = sight.selection().card_ids().cloned().collect();
                    if !ids.is_empty() {
                        actions.push(Action::edit(Command::DeleteCards(ids)));
                    }
                }
                Event::Paste(text) => actions.extend(self.paste(sight, &text).map(Action::edit)),
                _ => {}
            }
        }
    }

    fn copy(&mut self, ui: &Ui, sight: &Sight<'_>) {
        let cards = in_reading_order(sight, sight.selection().card_ids());
        if cards.is_empty() {
            return;
        }
        self.text = cards.iter().map(line_of).collect::<Vec<_>>().join("\n");
        self.cards = cards;
        ui.copy_text(self.text.clone());
    }

    /// The command that puts `text`, or the cards it stands for, where something is selected; `None` where nothing is.
    fn paste(&self, sight: &Sight<'_>, text: &str) -> Option<Command> {
        // Between programs line ends may change.
        let is_own = !self.cards.is_empty() && text.lines().eq(self.text.lines());
        let to = target(sight, self.cards.first().filter(|_| is_own))?;
        let cards = if is_own {
            self.cards.clone()
        } else {
            let card = |line: &str| Card::new(CardId::numbered(0), to.clone(), line);
            text.lines().map(without_bullet).filter(|line| !line.is_empty()).map(card).collect()
        };
        (!cards.is_empty()).then_some(Command::PasteCards { cards, to })
    }
}

/// What a card says, in one line.
fn line_of(card: &Card) -> String {
    let text = if card.title.trim().is_empty() { &card.text } else { &card.title };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line of a list without what lists put before it.
fn without_bullet(line: &str) -> &str {
    let line = line.trim();
    ["- ", "– ", "• ", "* "].iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line).trim()
}

/// Where pasted cards go: after the selected cards, else to the end of the selected cell, or of the one that the first
/// copied card or the map's first lane or stage makes of half of a cell.
fn target(sight: &Sight<'_>, copied: Option<&Card>) -> Option<Place> {
    let map = sight.map();
    let own_lane = copied.map(|card| card.place.lane.clone()).filter(|id| map.lane(id).is_some());
    let some_lane = || map.lanes.iter().find(|lane| lane.kind.holds_cards()).map(|lane| lane.id.clone());
    let end = |lane: LaneId, stage: StageId| Place { lane, stage, order: usize::MAX };
    let in_stage = |stage: &StageId| Some(end(own_lane.clone().or_else(some_lane)?, stage.clone()));
    let place = match sight.selection() {
        Selection::Nothing | Selection::Persona(_) | Selection::Feeling(_) => {
            let place = &copied?.place;
            Some(end(map.lane(&place.lane)?.id.clone(), map.stage(&place.stage)?.id.clone()))
        }
        Selection::Cards(_) => {
            let last = in_reading_order(sight, sight.selection().card_ids()).pop()?.place;
            Some(Place { order: last.order.saturating_add(1), ..last })
        }
        Selection::Cell { lane, stage } => Some(end(lane.clone(), stage.clone())),
        Selection::Stage(id) => in_stage(id),
        Selection::Step(id) => in_stage(&map.step(id)?.0.id),
        Selection::Lane(id) => Some(end(id.clone(), map.stages.first()?.id.clone())),
    };
    place.filter(|place| map.lane(&place.lane).is_some_and(|lane| lane.kind.holds_cards()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pasted_list_loses_its_bullets_and_nothing_else() {
        let lines = ["  - Calls twice ", "• متن فارسی", "-5 points", "a * b"].map(without_bullet);
        assert_eq!(lines, ["Calls twice", "متن فارسی", "-5 points", "a * b"]);
    }
}
