//! Performs the effects that `ui/carry` returns.

use egui::{Context, ViewportCommand};

use super::app::SafarApp;
use crate::model::CardId;
use crate::ui::{
    action::ViewAction,
    carry::{self, Effect, FileEffect, FileHand, OpenMap, TypedText},
    clipboard::ClipRequest,
    dialogs::{Dialog, LaneGallery, LinkDialog, Palette, PathField, Question, ShortcutSheet, Stalled},
    i18n::{self, m},
    jobs::Asked,
    panels,
    widgets::{is_writing, want_section},
};

impl SafarApp {
    /// Performs an effect of an action.
    pub(super) fn bring_about(&mut self, ctx: &Context, effect: Effect) {
        match effect {
            Effect::Say(text, action) => self.window.toasts.show(text, action),
            Effect::Hush => self.window.toasts.clear(),
            Effect::EndTyping => self.desk.typing.forget(),
            Effect::Reveal(selection) => self.desk.reveal(&selection),
            Effect::ChangeView(change) => self.desk.change_view(change),
            Effect::UseTool(tool) => self.desk.canvas.set_tool(tool),
            Effect::EditTitle(selection) => self.desk.canvas.rename(&selection),
            Effect::NameNew(selection) => self.desk.name_new(&selection),
            Effect::LinkFrom(card) => self.desk.canvas.start_linking(card),
            Effect::ChooseLink(card) => self.choose_link(&card),
            Effect::EditNote(key) => panels::want_note(ctx, &key),
            Effect::OpenSection(title) => want_section(ctx, &title),
            Effect::AskForPicture(target) => {
                if let Some(document) = &self.desk.document {
                    let asked = Asked::Picture(document.id, target);
                    self.carry_file(ctx, |hand| carry::ask_for_file(hand, asked));
                }
            }
            Effect::AskForTheme => self.carry_file(ctx, |hand| carry::ask_for_file(hand, Asked::Theme)),
            Effect::ChooseLane(at) => self.choose_lane(at),
            Effect::ShowFilter => panels::show_filter(ctx),
            Effect::Find => self.desk.find(),
            Effect::FindAgain(step) => {
                if let Some(found) = self.desk.find_again(step) {
                    self.desk.reveal(&found);
                }
            }
            Effect::Replace => self.desk.replace(),
            Effect::StopFinding => self.desk.stop_finding(),
            Effect::FocusCapture => self.desk.capture.focus(),
            Effect::ShowPalette => self.show_palette(),
            Effect::ShowShortcuts => self.dialog = Some(Dialog::Shortcuts(ShortcutSheet::default())),
            Effect::ShowAbout => self.dialog = Some(Dialog::About),
            Effect::Present(is_presenting) => {
                self.desk.canvas.present(is_presenting);
                ctx.send_viewport_cmd(ViewportCommand::Fullscreen(is_presenting));
            }
            Effect::ShowTimer => self.desk.canvas.show_timer(),
            Effect::CloseBrand => self.carry_file(ctx, carry::close_brand),
            // A theme file that is still being read was chosen before this theme.
            Effect::DropReadTheme => self.files.reading.theme = None,
            Effect::Wear => self.apply_theme(ctx),
            Effect::Resize => self.apply_interface_size(ctx),
            Effect::Speak => self.speak(),
            Effect::ToOtherScreen => to_other_screen(ctx),
            Effect::ToggleFullscreen => toggle_fullscreen(ctx),
            Effect::WriteComment(id) => panels::want_comment(ctx, &id),
            Effect::KeepSettings => self.keep_settings(),
            Effect::AskClipboard(request) => self.ask_clipboard(ctx, request),
            Effect::ShowTable(table) => self.show_or_queue(Dialog::PasteTable(table)),
            Effect::File(effect) => self.bring_about_file(ctx, effect),
        }
    }

    /// Asks the window system for a clipboard event. A field takes a text as it is anyway.
    fn ask_clipboard(&mut self, ctx: &Context, request: ClipRequest) {
        let is_of_field = self.desk.canvas.is_editing_text() || is_writing(ctx);
        if request == ClipRequest::PastePlain && !is_of_field {
            self.window.clipboard.ask_plain(ctx.cumulative_pass_nr());
        }
        ctx.send_viewport_cmd(request.command());
    }

    /// Performs an effect of a file or brand action, or of the result of a job.
    fn bring_about_file(&mut self, ctx: &Context, effect: FileEffect) {
        match effect {
            FileEffect::Start(task) => self.start(task),
            FileEffect::Leave(job) => self.jobs.leave(job),
            FileEffect::ShowMap(map, file) => self.show_map(*map, file),
            FileEffect::ShowCopy(map) => self.show_copy(*map),
            FileEffect::CloseMap => self.close_map(ctx),
            FileEffect::Quit => {
                self.window.outer.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            FileEffect::ShowTemplateDialog(dialog) => self.dialog = Some(Dialog::Template(dialog)),
            FileEffect::ListTemplatesAgain => self.window.start.list_templates_again(),
            FileEffect::ShowTemplates(entries) => self.window.start.take_templates(entries),
            FileEffect::ShowExport => self.show_export(),
            FileEffect::AskForFile(asked, suggested) => self.ask_for(asked, suggested),
            FileEffect::TypePath(asked, suggested) => {
                self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, Some(m("path-no-dialog")))));
            }
            FileEffect::CloseWaiting => {
                self.dialog.take_if(|dialog| matches!(dialog, Dialog::Waiting { .. }));
            }
            FileEffect::CancelWaiting => {
                let dialog = self.dialog.take_if(|dialog| matches!(dialog, Dialog::Waiting { .. }));
                self.files.cancelled(dialog.as_ref());
            }
            FileEffect::Tell(title, text) => self.tell(title, text),
            FileEffect::Ask(question) => self.dialog = Some(Dialog::Question(question)),
            FileEffect::AskInTurn(question) => self.show_or_queue(Dialog::Question(question)),
            FileEffect::CloseStalled(ended) => self.close_stalled(ended),
            FileEffect::LookAgainAfter(time) => ctx.request_repaint_after(time),
            FileEffect::Push(action) => self.queue.now.push(action),
            FileEffect::PushLate(action) => self.queue.late.push(action),
            FileEffect::KeepTextThen(action) => self.take_last(ctx, action),
            FileEffect::Carry(action) => self.perform_keeping_brand(ctx, action),
            FileEffect::ShowPreview(drawn) => self.window.start.take_preview(ctx, *drawn),
            FileEffect::DropPreview(job) => self.window.start.fail_preview(job),
            FileEffect::PasteShared(text, clip) => self.carry_clip(ctx, |hand| match &mut hand.session {
                Some(session) => carry::paste_shared(session, &text, clip.as_deref()),
                None => Vec::new(),
            }),
            FileEffect::KeepDropped(drop, cards) => self.window.drops.cards.push_back((drop, cards)),
            FileEffect::TellMore(title, text) => self.tell_more(title, &text),
            FileEffect::CopyPicture(part) => self.copy_picture(part),
            FileEffect::PutOnClipboard(image) => ctx.copy_image((*image).clone()),
        }
    }

    /// The state that file and brand actions and the results of jobs may change directly.
    pub(super) fn file_hand(&mut self) -> FileHand<'_> {
        let Self { desk, settings, files, jobs, .. } = self;
        let is_any = desk.has_text_outside_map();
        let map = desk.document.as_mut().map(|document| OpenMap {
            id: document.id,
            session: &mut document.session,
            file: &mut document.file,
        });
        let typed = TypedText { line: desk.capture.line(), is_any };
        FileHand { map, view: &mut desk.view, settings, files, jobs, typed }
    }

    /// Carries out what `carry` decides on the files and the brand, and performs the effects.
    pub(super) fn carry_file(&mut self, ctx: &Context, carry: impl FnOnce(&mut FileHand<'_>) -> Vec<Effect>) {
        let effects = carry(&mut self.file_hand());
        for effect in effects {
            self.bring_about(ctx, effect);
        }
    }

    /// Ends the presentation, if there is one.
    pub(super) fn stop_presenting(&mut self, ctx: &Context) {
        if self.desk.view.is_presenting {
            self.perform(ctx, ViewAction::StopPresenting.into());
        }
    }

    fn choose_lane(&mut self, at: Option<usize>) {
        if let Some(document) = &self.desk.document {
            self.dialog = Some(Dialog::Lanes(LaneGallery::new(document.session.map(), at)));
        }
    }

    fn choose_link(&mut self, card: &CardId) {
        let dialog = self.desk.session().and_then(|session| LinkDialog::new(session.map(), card));
        if let Some(dialog) = dialog {
            self.dialog = Some(Dialog::Link(Box::new(dialog)));
        }
    }

    fn show_palette(&mut self) {
        let session = self.desk.session();
        self.dialog = Some(Dialog::Palette(Box::new(Palette::new(
            session,
            self.window.start.language(),
            self.desk.canvas.persona(),
            &self.window.recent_actions,
        ))));
    }

    /// Applies the chosen language.
    fn speak(&mut self) {
        i18n::use_language(self.interface_language());
        if self.settings.template_language.is_none() {
            self.window.start.offer(i18n::language());
        }
    }

    /// Writes the settings to their file.
    pub(super) fn keep_settings(&mut self) {
        if let Some(file) = &self.files.settings {
            self.jobs.save_settings(std::sync::Arc::clone(file), self.settings.clone());
        }
    }

    /// Closes the question about a slow save, because the save has ended.
    fn close_stalled(&mut self, ended: Stalled) {
        self.dialog
            .take_if(|dialog| matches!(dialog, Dialog::Question(Question::Stalled { what, .. }) if *what == ended));
    }
}

fn toggle_fullscreen(ctx: &Context) {
    let is_fullscreen = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!is_fullscreen));
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
