//! Captured lines become cards: one step per line, and a message if the new card does not become the selection.

use std::sync::Arc;

use super::{Effect, history::taking_back};
use crate::{
    capture::{self, CaptureTarget, Captured},
    edit::{Selection, Session},
    model::CardId,
    ui::{desk::view_filter::ViewFilter, i18n::m},
};

/// Makes a card of each of `lines`, one step per line. A line without a stage goes to the stage that was named last.
/// The selection stays, except that it moves on to each new card while the user fills the selected cell.
pub(super) fn capture_lines(
    session: &mut Session,
    filter: &mut Arc<ViewFilter>,
    mut target: CaptureTarget,
    lines: &[Captured],
) -> Vec<Effect> {
    let before = session.position();
    let mut added: Vec<CardId> = Vec::new();
    for line in lines {
        if let Some(stage) = line.stage.as_ref().filter(|stage| target.stage.as_ref() != Some(stage)) {
            target = CaptureTarget { stage: Some(stage.clone()), order: None, ..target };
        }
        // Lines that cannot become a card were rejected before, or are empty.
        let Ok(command) = capture::plan(session.map(), &target, line) else { continue };
        let home = CaptureTarget::of(session.map(), session.selection());
        let is_home = home.lane.is_none_or(|lane| target.lane.as_ref() == Some(&lane))
            && home.stage.is_none_or(|stage| target.stage.as_ref() == Some(&stage));
        let is_there = is_home && capture::is_where_unmarked_goes(session.map(), &target, &command);
        match session.apply(command) {
            Ok(applied) => {
                let Some(card) = applied.cards().next().and_then(|id| session.map().card(id)) else { continue };
                let (id, place) = (card.id.clone(), card.place.clone());
                if is_there {
                    session.select_result(Selection::card(id.clone()));
                    let order = target.order.is_some().then(|| place.order.saturating_add(1));
                    target = CaptureTarget { lane: Some(place.lane), stage: Some(place.stage), order, ..target };
                }
                added.push(id);
            }
            Err(error) => return vec![Effect::refused(&error)],
        }
    }
    ViewFilter::keep(filter, &added);
    said_of(session, &added, before)
}

/// Shows a message about the captured cards if they are not the selection, and brings the last one into view. `before`
/// is the position in the history before the capture.
fn said_of(session: &Session, added: &[CardId], before: usize) -> Vec<Effect> {
    let Some(last) = added.last() else { return Vec::new() };
    let message = if added.len() > 1 {
        let said = m("toast-captured-many").with(&[("count", added.len().into())]);
        Effect::Say(said, Some(taking_back(session, before)))
    } else if !session.selection().has_card(last)
        && let Some(card) = session.map().card(last)
    {
        let stage = session.map().stage(&card.place.stage).map(|stage| stage.title.clone());
        let said = m("toast-captured")
            .with(&[("stage", stage.unwrap_or_default().into()), ("title", card.title.clone().into())]);
        Effect::Say(said, Some(taking_back(session, before)))
    } else {
        // The previous message is not about the latest change.
        Effect::Hush
    };
    vec![Effect::Reveal(Selection::card(last.clone())), message]
}
