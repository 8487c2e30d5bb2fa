//! Captured lines become cards: one step per line, and a message if the new card does not become the selection.

use super::{action::ViewChange, app::SafarApp, dispatch::taking_back, i18n::m, view_filter::ViewFilter};
use crate::{
    capture::{self, CaptureTarget, Captured},
    edit::Selection,
    model::CardId,
};

impl SafarApp {
    /// Makes a card of the line in the capture bar, if there is one. Returns whether the bar is empty now; if not, the
    /// bar shows why the line could not be kept.
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

    /// Makes a card of each of `lines`, one step per line. The selection stays, except that it moves on to each new
    /// card while the user fills a cell.
    pub(super) fn capture_lines(&mut self, target: CaptureTarget, lines: &[Captured]) {
        let Some(document) = &mut self.document else { return };
        let before = document.session.position();
        let mut target = target;
        let mut added: Vec<CardId> = Vec::new();
        for line in lines {
            // Lines that cannot become a card were rejected before, or are empty.
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
                        target = CaptureTarget { lane, stage, order, ..target };
                    }
                }
                Err(error) => return self.refused(&error),
            }
        }
        self.tell_captured(&added, before);
    }

    /// Shows a message about the captured cards if they are not the selection, and brings the last one into view.
    /// `before` is the position in the history before the capture.
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
            // The previous message is not about the latest change.
            self.toasts.clear();
        }
    }
}
