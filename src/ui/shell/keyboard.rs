//! Keys become actions, and texts being edited are put into the map before an action that would lose them.

use egui::Context;

use super::{app::SafarApp, one_press::OnePress};
use crate::{
    storage::SidePanel,
    ui::{
        action::{
            Action, Env, FileAction, MapAction, OnText, WindowAction,
            keys::{EXPLAINED, PRESENTATION, is_key_of, take_first_presses, take_presses},
        },
        brand::BrandAsk,
        keymap, panels,
        widgets::{can_undo_redo_typing, has_any_field_menu, is_writing},
    },
};

impl SafarApp {
    /// Writes the text being edited on the map into the map.
    ///
    /// Must be called before anything else changes or closes the map, which would lose the text.
    pub(in crate::ui) fn keep_text(&mut self, ctx: &Context) {
        let Some(document) = &self.desk.document else { return };
        for action in self.desk.canvas.keep_text(ctx, document.session.map()) {
            self.dispatch(ctx, action);
        }
    }

    /// Puts the text that is being edited on the map into the map as it is now, and lets the user go on typing.
    fn store_text(&mut self, ctx: &Context) {
        let Some(document) = &self.desk.document else { return };
        for action in self.desk.canvas.store_text(ctx, document.session.map()) {
            self.dispatch(ctx, action);
        }
    }

    /// Turns keys into actions: keys with Ctrl always, other keys only if nothing else has the keyboard focus.
    pub(super) fn take_shortcuts(&mut self, ctx: &Context) {
        let is_writing = self.desk.canvas.is_editing_text() || is_writing(ctx);
        {
            let one_press = ctx.plugin_or_default::<OnePress>();
            let mut one_press = one_press.lock();
            one_press.is_writing = is_writing;
            one_press.is_opening = self.desk.canvas.is_opening_text();
            one_press.repeated =
                [MapAction::Undo, MapAction::Redo].map(Action::Map).iter().flat_map(keymap::keys_of).collect();
        }
        if self.dialog.is_some() || egui::Popup::is_any_open(ctx) || has_any_field_menu(ctx) {
            return;
        }
        let env = Env::of(self.desk.session());
        let is_elsewhere = ctx.memory(|memory| memory.focused().is_some()) && !self.desk.canvas.has_focus(ctx);
        let is_presenting = self.desk.view.is_presenting;
        let presents = is_presenting && !is_writing && !is_elsewhere;
        let is_left = |action: &&Action| is_presenting && !Action::WHILE_PRESENTING.contains(action);
        for action in Action::SHORTCUTS.iter().flat_map(|(_, actions)| *actions).filter(|action| !is_left(action)) {
            // While a map is open, a key is taken even if its action is not available, because it has no other meaning.
            let is_meant = env.has_map || action.availability(env).is_ok();
            for keys in keymap::keys_of(action) {
                let is_plain = !keys.modifiers.command && !is_function_key(keys.logical_key);
                let is_of_text = (is_plain && (is_writing || is_elsewhere))
                    || (is_writing && action.is_also_of_text())
                    || self.is_of_typing(ctx, action);
                let is_of_presentation = presents && is_key_of(PRESENTATION, keys);
                if is_meant && !is_of_text && !is_of_presentation {
                    let taken = if action.is_repeated_while_held() { take_presses } else { take_first_presses };
                    // Presses of undo that arrived during a slow frame are all carried out in this one.
                    for _ in 0..ctx.input_mut(|input| taken(input, keys)) {
                        self.take(ctx, action);
                    }
                }
            }
        }
        for (keys, message, action) in EXPLAINED {
            if ctx.input_mut(|input| take_presses(input, *keys)) > 0 {
                // egui has read Ctrl+Tab as Tab already.
                ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
                self.take(ctx, &Action::Window(WindowAction::Explain(*message)));
                if let Some(action) = action {
                    self.take(ctx, action);
                }
            }
        }
    }

    /// Whether `action` undoes or redoes typing in the focused field. Once the field has nothing left to undo, the
    /// action is for the map.
    fn is_of_typing(&self, ctx: &Context, action: &Action) -> bool {
        let of_field = can_undo_redo_typing(ctx);
        let of_canvas = self.desk.canvas.can_undo_redo_typing();
        // Other keys are told apart by whether they are also of text.
        let is = |asked: MapAction| *action == Action::Map(asked);
        (is(MapAction::Undo) && (of_field.0 || of_canvas.0)) || (is(MapAction::Redo) && (of_field.1 || of_canvas.1))
    }

    /// Whether the brand panel has the keyboard focus, so that undo and redo are for the brand.
    fn is_of_brand(&self, ctx: &Context) -> bool {
        self.desk.view.panels.side == Some(SidePanel::Brand)
            && !self.desk.view.is_presenting
            && panels::has_keyboard_for_brand(ctx)
    }

    /// Pushes the action of a shortcut, after writing the text being edited into the map.
    pub(super) fn take(&mut self, ctx: &Context, action: &Action) {
        let is = |asked: MapAction| *action == Action::Map(asked);
        let action = if matches!(action, Action::File(FileAction::New(_))) {
            Action::File(FileAction::New(self.window.start.language()))
        } else if is(MapAction::Undo) && self.is_of_brand(ctx) {
            Action::Brand(BrandAsk::Undo)
        } else if is(MapAction::Redo) && self.is_of_brand(ctx) {
            Action::Brand(BrandAsk::Redo)
        } else {
            action.clone()
        };
        if action.leaves_map() {
            self.take_last(ctx, action);
        } else {
            match action.on_text() {
                OnText::Ends => self.keep_text(ctx),
                OnText::Stores => self.store_text(ctx),
                OnText::Leaves => {}
            }
            self.queue.now.push(action);
        }
    }

    /// Pushes an action to carry out after all others of this frame, which are about what is shown now. Text being
    /// edited on the map or in a field is kept first.
    pub(in crate::ui) fn take_last(&mut self, ctx: &Context, action: Action) {
        self.keep_text(ctx);
        if action.leaves_map() && is_writing(ctx) {
            // A field that stores its text when it loses the focus does so in this frame.
            leave_field(ctx);
        }
        self.queue.late.push(action);
        ctx.request_repaint();
    }
}

/// Removes the keyboard focus from the field that has it.
pub(super) fn leave_field(ctx: &Context) {
    ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
}

fn is_function_key(key: egui::Key) -> bool {
    (egui::Key::F1..=egui::Key::F35).contains(&key)
}
