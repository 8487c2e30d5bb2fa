//! The dispatcher, through which every action goes: it checks whether the action is available and whether it would lose
//! anything, and passes it to `ui/carry`.

use egui::Context;

use super::app::SafarApp;
use crate::ui::{
    action::{Action, Env, MapAction},
    carry::{self, ClipHand, Effect, Hand},
    i18n::m,
    jobs::DocumentId,
};

impl SafarApp {
    /// Carries out all actions pushed in this frame.
    pub(super) fn dispatch_all(&mut self, ctx: &Context) {
        let actions = std::mem::take(&mut self.queue.now);
        if actions.is_empty() {
            return;
        }
        let shown = self.document_id();
        for action in actions {
            // What was meant for a map that an earlier action has left is not done to the next one.
            let is_meant_for_another = shown.is_some() && self.document_id() != shown;
            if !(is_meant_for_another && action.is_about_map()) {
                self.dispatch(ctx, action);
            }
        }
        ctx.request_repaint();
    }

    fn document_id(&self) -> Option<DocumentId> {
        self.desk.document.as_ref().map(|document| document.id)
    }

    /// Carries out `action` if it is available; asks first if it would lose changes.
    pub(super) fn dispatch(&mut self, ctx: &Context, action: Action) {
        let env = Env::of(self.desk.session());
        if action.availability(env).is_err() {
            // This is the only key that starts a mode; if it is pressed too early, a message explains it.
            if action == Action::Map(MapAction::Link) && env.has_map {
                self.window.toasts.show(m("linking-what"), None);
            }
        } else if carry::would_lose_changes_by(&self.file_hand(), &action) {
            self.carry_file(ctx, |hand| carry::ask_about_changes(hand, action));
        } else {
            self.perform_keeping_brand(ctx, action);
        }
    }

    /// Carries out `action` without asking about unsaved changes of the map; asks first if it would lose changes of the
    /// brand.
    pub(super) fn perform_keeping_brand(&mut self, ctx: &Context, action: Action) {
        match carry::instead_of_losing_brand(&mut self.file_hand(), &action) {
            Some(effects) => effects.into_iter().for_each(|effect| self.bring_about(ctx, effect)),
            None => self.perform(ctx, action),
        }
    }

    /// Carries out `action` without asking about unsaved changes.
    pub(super) fn perform(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::File(action) => self.carry_file(ctx, |hand| carry::carry_file(hand, action)),
            Action::Map(action) => self.carry(ctx, |hand| carry::carry_map(hand, action)),
            Action::View(action) => self.carry(ctx, |hand| carry::carry_view(hand, action)),
            Action::Window(action) => self.carry(ctx, |hand| carry::carry_window(hand, &action)),
            Action::Brand(ask) => self.carry_file(ctx, |hand| carry::carry_brand(hand, ask)),
            Action::Clip(clip) => self.carry_clip(ctx, |hand| carry::carry_clip(hand, clip)),
        }
    }

    fn carry(&mut self, ctx: &Context, carry: impl FnOnce(&mut Hand<'_>) -> Vec<Effect>) {
        let (session, uses) = match &mut self.desk.document {
            Some(document) => (Some(&mut document.session), Some(document.findings.uses())),
            None => (None, None),
        };
        let effects = carry(&mut Hand { session, uses, view: &mut self.desk.view, settings: &mut self.settings });
        for effect in effects {
            self.bring_about(ctx, effect);
        }
    }

    /// Carries out what `carry` decides on pasting, and performs the effects.
    pub(super) fn carry_clip(&mut self, ctx: &Context, carry: impl FnOnce(&mut ClipHand<'_>) -> Vec<Effect>) {
        let effects = carry(&mut ClipHand {
            session: self.desk.document.as_mut().map(|document| &mut document.session),
            clipboard: &mut self.window.clipboard,
            is_sharing: self.options.shared_folder.is_some(),
        });
        for effect in effects {
            self.bring_about(ctx, effect);
        }
    }
}
