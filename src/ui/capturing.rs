//! Captured lines become cards: one step for each line, and a message where the cards are not what is selected.

use super::{action::ViewChange, app::SafarApp, dispatch::taking_back, i18n::m, view_filter::ViewFilter};
use crate::{
    capture::{self, Captured, Target},
    edit::Selection,
    model::CardId,
};

impl SafarApp {
    /// Makes a card of the line in the capture bar, where there is one. Returns whether none is left; the bar says why not.
    pub(super) fn keep_line(&mut self) -> bool {
        let Some(document) = &self.document else { return true };
        let session = &document.session;
        match self.capture.take_line(session.map(), session.selection(), self.canvas.persona()) {
            Ok(Some((target, line))) => {
                self.capture_lines(target, &[line]);
                true
            }
            Ok(None) => true,
            Err(_) => {
                self.view.is_capturing = true;
                self.capture.focus();
                false
            }
        }
    }

    /// Makes a card of each of `lines`, each one step. What is selected stays selected, but follows along the cell that is
    /// being filled.
    pub(super) fn capture_lines(&mut self, target: Target, lines: &[Captured]) {
        let Some(document) = &mut self.document else { return };
        let before = document.session.position();
        let mut target = target;
        let mut added: Vec<CardId> = Vec::new();
        for line in lines {
            // What cannot be made was refused before it came here, or says nothing.
            let Ok(command) = capture::plan(document.session.map(), &target, line) else { continue };
            let is_there = capture::is_where_unmarked_goes(document.session.map(), &target, &command);
            match document.session.apply(command) {
                Ok(applied) => {
                    let Some(card) = applied.cards().next().and_then(|id| document.session.map().card(id)) else {
                        continue;
                    };
                    let place = card.place.clone();
                    added.push(card.id.clone());
                    let is_beside = target.order.is_some();
                    if is_there {
                        document.session.select(Selection::card(card.id.clone()));
                        let order = is_beside.then(|| place.order.saturating_add(1));
                        let (lane, stage) = (Some(place.lane), Some(place.stage));
                        target = Target { lane, stage, order, ..target };
                    }
                }
                Err(error) => return self.refused(&error),
            }
        }
        self.tell_captured(&added, before);
    }

    /// Says what was captured, where it is not what is selected now; and brings it into view. The map was as it was after
    /// the step `before`.
    fn tell_captured(&mut self, added: &[CardId], before: usize) {
        let theme = self.view.theme().clone();
        ViewFilter::keep(&mut self.view.filter, added);
        let Some(document) = &mut self.document else { return };
        document.refresh(&theme, &mut self.view.filter, &mut self.fonts);
        let Some(last) = added.last() else { return };
        if let Some(rect) = document.drawn.layout.card_rect(last) {
            self.canvas.change_view(ViewChange::Reveal(rect));
        }
        if added.len() > 1 {
            let said = m("toast-captured-many").with(&[("count", added.len().into())]);
            self.toasts.show(said, Some(taking_back(&document.session, before)));
        } else if !document.session.selection().has_card(last)
            && let Some(card) = document.session.map().card(last)
        {
            let stage = document.session.map().stage(&card.place.stage).map(|stage| stage.title.clone());
            let said = m("toast-captured")
                .with(&[("stage", stage.unwrap_or_default().into()), ("title", card.title.clone().into())]);
            self.toasts.show(said, Some(taking_back(&document.session, before)));
        } else {
            // What was said before is no longer about what was done last.
            self.toasts.clear();
        }
    }
}
