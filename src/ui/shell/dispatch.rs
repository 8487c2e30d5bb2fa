//! The dispatcher, through which every action goes: it checks whether the action is available and whether it would lose
//! anything, and passes it to `ui/carry`.

use egui::Context;

use super::app::SafarApp;
use crate::ui::{
    action::{Action, Env, FileAction, MapAction, PicturePart, ViewAction, ViewChange},
    carry::{self, ClipHand, Effect, Hand},
    clipboard::Clip,
    i18n::{Message, m},
    jobs::DocumentId,
};

/// The message about an action that needs a selection, if its key seems to do nothing otherwise.
fn unavailable(action: &Action) -> Option<Message> {
    if *action == Action::Map(MapAction::Link) {
        Some(m("linking-what"))
    } else if *action == Action::Map(MapAction::Comment) {
        Some(m("comment-what"))
    } else if *action == Action::File(FileAction::CopyPicture(PicturePart::Stage)) {
        Some(m("copy-picture-what"))
    } else if *action == Action::View(ViewAction::Change(ViewChange::ToSelection)) {
        Some(m("palette-needs-selection"))
    } else {
        None
    }
}

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
            if let Some(reason) = unavailable(&action).filter(|_| env.has_map) {
                self.window.toasts.show(reason, None);
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
            Action::Clip(clip) => {
                let clip = self.as_asked(ctx, clip);
                self.carry_clip(ctx, |hand| carry::carry_clip(hand, clip));
            }
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

    /// The text from the clipboard as lines of text, if the user asked for that.
    fn as_asked(&mut self, ctx: &Context, clip: Clip) -> Clip {
        match clip {
            Clip::Text(text) if self.window.clipboard.take_plain(ctx.cumulative_pass_nr()) => Clip::Plain(text),
            Clip::Text(_)
            | Clip::Plain(_)
            | Clip::Copied(_)
            | Clip::Picture(_)
            | Clip::Arranged(_)
            | Clip::Lines(..)
            | Clip::Ask(_) => clip,
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
