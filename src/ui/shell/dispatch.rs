//! The dispatcher, through which every action goes: it checks whether the action is available and whether it would lose
//! anything, and performs the effects that `ui/carry` returns.

use egui::{Context, ViewportCommand};

use super::app::SafarApp;
use crate::{
    edit::EditError,
    locale::empty_map,
    storage::BuiltIn,
    ui::{
        action::{Action, Env, FileAction, MapAction, ViewAction},
        carry::{self, Effect, Hand},
        dialogs::{Dialog, LaneGallery, Palette, ShortcutSheet},
        i18n::{self, m},
        jobs::DocumentId,
        panels,
        widgets::want_section,
        words::faults,
    },
};

impl SafarApp {
    /// Carries out all actions pushed in this frame.
    pub(in crate::ui) fn dispatch_all(&mut self, ctx: &Context) {
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
    pub(in crate::ui) fn dispatch(&mut self, ctx: &Context, action: Action) {
        let env = Env::of(self.desk.session());
        if action.availability(env).is_err() {
            // This is the only key that starts a mode; if it is pressed too early, a message explains it.
            if action == Action::Map(MapAction::Link) && env.has_map {
                self.window.toasts.show(m("linking-what"), None);
            }
        } else if self.would_lose_changes_by(&action) {
            self.ask_about_changes(action);
        } else {
            self.perform_keeping_brand(ctx, action);
        }
    }

    /// Carries out `action` without asking about unsaved changes.
    pub(in crate::ui) fn perform(&mut self, ctx: &Context, action: Action) {
        match action {
            Action::File(action) => self.carry_file(ctx, action),
            Action::Map(action) => self.carry(ctx, |hand| carry::carry_map(hand, action)),
            Action::View(action) => self.carry(ctx, |hand| carry::carry_view(hand, action)),
            Action::Window(action) => self.carry(ctx, |hand| carry::carry_window(hand, &action)),
            Action::Brand(ask) => self.ask_brand(ctx, ask),
            Action::Clip(clip) => self.clip(ctx, clip),
        }
    }

    fn carry_file(&mut self, ctx: &Context, action: FileAction) {
        match action {
            FileAction::New(language) => self.open_map(empty_map(language), None),
            FileAction::NewFrom(name) => {
                if let Some(Ok(map)) = BuiltIn::with_stem(&name).map(BuiltIn::map) {
                    self.open_map(map, None);
                }
            }
            FileAction::Open => self.ask_for_map(),
            FileAction::OpenPath(path) => self.open_path(path),
            FileAction::ForgetRecent(path) => {
                self.settings.forget(&path);
                self.keep_settings();
            }
            FileAction::Save => self.save(false),
            FileAction::SaveAs => self.ask_for_save_file(),
            FileAction::Export => self.show_export(),
            FileAction::CloseMap => self.close_map(ctx),
            FileAction::Quit => {
                self.window.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
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

    /// Performs an effect of an action.
    fn bring_about(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::Say(text, action) => self.window.toasts.show(text, action),
            Effect::Hush => self.window.toasts.clear(),
            Effect::EndTyping => self.desk.typing.forget(),
            Effect::Reveal(selection) => self.desk.reveal(&selection),
            Effect::ChangeView(change) => self.desk.canvas.change_view(change),
            Effect::UseTool(tool) => self.desk.canvas.set_tool(tool),
            Effect::EditTitle(selection) => self.desk.canvas.rename(&selection),
            Effect::NameNew(selection) => self.desk.name_new(&selection),
            Effect::LinkFrom(card) => self.desk.canvas.start_linking(card),
            Effect::EditNote(key) => panels::want_note(ctx, &key),
            Effect::OpenSection(title) => want_section(ctx, &title),
            Effect::AskForPicture(target) => self.ask_for_picture(target),
            Effect::AskForTheme => self.ask_for_theme(),
            Effect::ChooseLane(at) => self.choose_lane(at),
            Effect::ShowFilter => panels::show_filter(ctx),
            Effect::Find => self.desk.find(),
            Effect::StopFinding => self.desk.stop_finding(),
            Effect::FocusCapture => self.desk.capture.focus(),
            Effect::ShowPalette => self.show_palette(),
            Effect::ShowShortcuts => self.dialog = Some(Dialog::Shortcuts(ShortcutSheet::default())),
            Effect::ShowAbout => self.dialog = Some(Dialog::About),
            Effect::Present(is_presenting) => {
                self.desk.canvas.present(is_presenting);
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_presenting));
            }
            Effect::CloseBrand => self.close_brand(ctx),
            // A theme file that is still being read was chosen before this theme.
            Effect::DropReadTheme => self.files.reading_theme = None,
            Effect::Wear => self.apply_theme(ctx),
            Effect::Resize => self.apply_interface_size(ctx),
            Effect::Speak => self.speak(),
            Effect::ToOtherScreen => to_other_screen(ctx),
            Effect::KeepSettings => self.keep_settings(),
        }
    }

    fn choose_lane(&mut self, at: Option<usize>) {
        if let Some(document) = &self.desk.document {
            self.dialog = Some(Dialog::Lanes(LaneGallery::new(document.session.map(), at)));
        }
    }

    fn show_palette(&mut self) {
        let session = self.desk.session();
        self.dialog = Some(Dialog::Palette(Box::new(Palette::new(
            session,
            self.window.start.language(),
            self.desk.canvas.persona(),
        ))));
    }

    /// Applies the chosen language.
    fn speak(&mut self) {
        i18n::use_language(self.interface_language());
        if self.settings.template_language.is_none() {
            self.window.start.offer(i18n::language());
        }
    }

    /// Makes a card of the line in the capture bar, if there is one. Returns whether the bar is empty now; if not, the
    /// bar shows the reason.
    pub(in crate::ui) fn keep_line(&mut self, ctx: &Context) -> bool {
        let Some(document) = &self.desk.document else { return true };
        let session = &document.session;
        match self.desk.capture.take_line(session.map(), session.selection(), self.desk.canvas.persona()) {
            Ok(Some((target, line))) => {
                self.perform(ctx, MapAction::Capture(target, vec![line]).into());
                true
            }
            Ok(None) => true,
            Err(_) => {
                self.desk.view.is_capturing = true;
                self.desk.capture.focus();
                false
            }
        }
    }

    /// Ends the presentation, if there is one.
    pub(in crate::ui) fn stop_presenting(&mut self, ctx: &Context) {
        if self.desk.view.is_presenting {
            self.perform(ctx, ViewAction::StopPresenting.into());
        }
    }

    /// Shows the reason why a command was refused.
    pub(in crate::ui) fn refused(&mut self, error: &EditError) {
        self.window.toasts.show(faults::edit_fault(error), None);
    }

    pub(in crate::ui) fn keep_settings(&mut self) {
        if let Some(file) = &self.files.settings {
            self.jobs.save_settings(std::sync::Arc::clone(file), self.settings.clone());
        }
    }
}

/// Moves the window to the next screen: the one to the right, or to the left if there is none. Window systems give no
/// information about other screens; they correct a position beyond the last one.
fn to_other_screen(ctx: &Context) {
    let (outer, monitor, is_fullscreen) = ctx.input(|input| {
        let viewport = input.viewport();
        (viewport.outer_rect, viewport.monitor_size, viewport.fullscreen.unwrap_or(false))
    });
    let (Some(outer), Some(monitor)) = (outer, monitor) else { return };
    let by = if outer.left() >= monitor.x { -monitor.x } else { monitor.x };
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(false));
    ctx.send_viewport_cmd(ViewportCommand::OuterPosition(outer.min + egui::vec2(by, 0.0)));
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_fullscreen));
}
