//! The application: the state of the window and the order of a frame.
//!
//! [`SafarApp::ui`] needs only an [`egui::Ui`], so that tests drive the whole application without a window; [`run`]
//! opens a window for it.

use std::{path::PathBuf, sync::Arc, time::Duration};

use egui::{Context, Ui, ViewportCommand};

use super::{
    action::{Action, Env, FileAction, MapAction, OnText},
    app_icon::app_icon,
    brand::BrandAsk,
    canvas::Canvas,
    desk::Desk,
    dialogs::Dialog,
    dispatch::Queue,
    document::Document,
    file_picker::FileDialogs,
    files::Files,
    flow, frame_log,
    i18n::{self, m, system_language},
    jobs::{self, Gate, Jobs},
    keymap,
    one_press::OnePress,
    panels::{self, Findings, PanelContext},
    style::{self, Tokens},
    system_look::SystemWatch,
    widgets::{can_undo_redo_typing, is_writing},
    window_state::WindowState,
};
use crate::{
    model::Language,
    storage::{LoadedSettings, Panels, Settings, SettingsFile, SidePanel, config_dir, state_dir},
    text::FontBook,
};

/// The minimum height of the canvas, in points, for the findings to be shown below it.
const LEAST_HEIGHT: f32 = 180.0;

/// The reason why no window was opened.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// There is no display, or none that supports drawing.
    #[error("no display was found: {0}")]
    NoDisplay(String),
    /// The window could not be opened for another reason.
    #[error("the window could not be opened: {0}")]
    Failed(String),
}

/// Options of the application that the user cannot change in it.
#[derive(Debug)]
pub struct AppOptions {
    /// The way to choose files.
    pub file_dialogs: FileDialogs,
    /// The folder of the settings; `None` if they are neither read nor written.
    pub settings_folder: Option<PathBuf>,
    /// The folder of the clipboard file that windows share; `None` disables it.
    pub shared_folder: Option<PathBuf>,
    /// Whether the fonts of the system are used too, for text that the bundled fonts lack.
    pub has_system_fonts: bool,
    /// The language of the interface unless the settings name one; `None` is that of the system.
    pub language: Option<Language>,
    /// Reports the appearance settings of the system; `None` if it does not.
    pub system: Option<SystemWatch>,
    /// The gate by which a test decides when jobs start and when their results arrive.
    pub gate: Option<Arc<dyn Gate>>,
    /// How long the user and the end of the program wait for a file to be written.
    pub patience: Duration,
}

/// The application.
///
/// The state that its methods change is grouped by lifetime: the desk changes with the map, the window does not.
pub struct SafarApp {
    pub(super) options: AppOptions,
    /// The open map with everything that shows and edits it.
    pub(super) desk: Desk,
    /// The state of the window that does not belong to a map.
    pub(super) window: WindowState,
    /// The jobs.
    pub(super) jobs: Jobs,
    /// The pending file requests.
    pub(super) files: Files,
    pub(super) settings: Settings,
    /// The open dialog; it blocks everything beneath it.
    pub(super) dialog: Option<Dialog>,
    /// The actions to carry out in this frame.
    pub(super) queue: Queue,
}

impl SafarApp {
    /// The application with its start screen, or while the map at `path` is being read.
    #[must_use]
    pub fn new(ctx: &Context, mut options: AppOptions, path: Option<PathBuf>) -> Self {
        style::install(ctx);
        let (settings_file, loaded) = options.settings_folder.as_deref().map(SettingsFile::open).unzip();
        let LoadedSettings { settings, problem } = loaded.unwrap_or_default();
        // The language of the system is read only once.
        let spoken = *options.language.get_or_insert_with(system_language);
        let language = settings.language.unwrap_or(spoken);
        i18n::use_language(language);
        let fonts = if options.has_system_fonts { FontBook::with_system_fonts() } else { FontBook::bundled() };
        let jobs = Jobs::new(ctx, options.gate.clone());
        let mut app = Self {
            options,
            desk: Desk::new(ctx, fonts),
            window: WindowState::new(settings.template_language.unwrap_or(language)),
            jobs,
            files: Files::new(settings_file, path.is_some()),
            settings,
            dialog: None,
            queue: Queue::default(),
        };
        app.desk.view.language = app.settings.language;
        app.desk.view.panels = app.settings.panels;
        if let Some(problem) = problem {
            app.tell(m("settings-unread"), problem);
        }
        let problems = keymap::use_keys(&app.settings.keys);
        if !problems.is_empty() {
            let said = m("keys-unknown").with(&[("keys", problems.join("\n").into())]);
            app.tell(m("keys-unknown-title"), said);
        }
        if let Some(system) = &app.options.system {
            system.wake(ctx);
        }
        app.restore_look(ctx);
        app.apply_interface_size(ctx);
        app.queue.now.extend(path.map(FileAction::OpenPath).map(Action::File));
        app
    }

    /// The open map.
    #[must_use]
    pub fn document(&self) -> Option<&Document> {
        self.desk.document.as_ref()
    }

    /// The title of the window; a dot marks unsaved changes.
    #[must_use]
    pub fn window_title(&self) -> String {
        let Some(document) = &self.desk.document else { return "Safar".to_owned() };
        let mark = if self.desk.has_unsaved_changes() { "● " } else { "" };
        format!("{mark}{} — Safar", document.title().replace('\n', " "))
    }

    /// The canvas.
    #[must_use]
    pub fn canvas(&self) -> &Canvas {
        &self.desk.canvas
    }

    /// The panels that are shown.
    #[must_use]
    pub fn panels(&self) -> Panels {
        self.desk.view.panels
    }

    /// Pushes `action` for the next frame, as a panel would.
    pub fn ask(&mut self, action: Action) {
        self.queue.now.push(action);
    }

    /// Whether no background work is in progress.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let is_noticing = self.desk.document.as_ref().is_some_and(|document| document.noticed.is_under_way());
        let is_looking = self.dialog.as_ref().is_some_and(Dialog::is_looking);
        self.jobs.running().is_empty() && !is_noticing && !is_looking
    }

    /// The jobs under way.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Whether the window has been told to close.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.window.may_close
    }

    /// Runs one frame.
    pub fn ui(&mut self, ui: &mut Ui) {
        if let Some(log) = &mut self.window.log {
            log.begin();
        }
        i18n::use_language(self.interface_language());
        let ctx = ui.ctx().clone();
        let had_dialog = self.dialog.is_some();
        if self.desk.canvas.is_text_left(&ctx) {
            self.keep_text(&ctx);
        }
        self.finish_jobs(&ctx);
        if let Some(look) = self.options.system.as_ref().and_then(SystemWatch::take) {
            self.follow_system(&ctx, look);
        }
        self.follow_window(&ctx);
        self.take_drops(&ctx);
        self.take_shortcuts(&ctx);
        self.window.announcer.ui(ui);
        let was_linking = self.desk.canvas.is_linking();
        self.show(ui);
        // While presenting, the capture bar is hidden when it loses the keyboard focus.
        self.desk.view.is_capturing &= self.desk.capture.is_in_use(&ctx);
        self.show_over(&ctx);
        if was_linking && !self.desk.canvas.is_linking() {
            self.window.toasts.take_back(&m("linking-how").text());
        }
        if self.desk.canvas.take_failure() {
            self.window.toasts.show(m("toast-tile-failed"), None);
        }
        self.queue.now.append(&mut self.queue.late);
        self.desk.typing.settle(&ctx, &mut self.queue.now);
        self.dispatch_all(&ctx);
        if !had_dialog && self.dialog.is_some() {
            // A menu that stayed open beneath the dialog would take its keys.
            egui::Popup::close_all(&ctx);
        }
        let session = self.desk.session();
        if self.window.announcer.follow(&self.window.toasts, session) {
            ctx.request_repaint();
        }
        if let Some(log) = &mut self.window.log {
            log.end();
            if log.repaints_always {
                ctx.request_repaint();
            }
        }
    }

    /// The language of the interface.
    pub(super) fn interface_language(&self) -> Language {
        self.settings.language.or(self.options.language).unwrap_or_default()
    }

    /// Shows the start screen, or the map with its panels.
    fn show(&mut self, ui: &mut Ui) {
        self.follow_brand(ui.ctx());
        let is_unsaved = self.desk.has_unsaved_changes();
        let Some(document) = &mut self.desk.document else {
            if self.files.awaits_first_map {
                let page = egui::Frame::new().fill(Tokens::of(ui.ctx()).page);
                egui::CentralPanel::no_frame().frame(page).show(ui, |_| {});
                return;
            }
            self.window.start.ui(ui, &mut self.desk.fonts, &self.settings, &mut self.queue.now);
            return;
        };
        let theme = self.desk.view.theme().clone();
        document.is_presented = self.desk.view.is_presenting;
        document.refresh(&theme, &mut self.desk.view.filter, &mut self.desk.fonts);
        document.noticed.refresh(&document.session, Some(ui.ctx()));
        let zoom = self.desk.canvas.zoom();
        let mut cx = PanelContext {
            document,
            is_unsaved,
            view: &self.desk.view,
            fonts: &mut self.desk.fonts,
            actions: &mut self.queue.now,
            typing: &mut self.desk.typing,
            tokens: Tokens::of(ui.ctx()),
        };
        let persona = self.desk.canvas.persona().cloned();
        if self.desk.view.is_presenting {
            if self.desk.view.is_capturing {
                self.desk.capture.ui(ui, &mut cx, persona.as_ref());
            }
            egui::CentralPanel::no_frame().frame(egui::Frame::new().fill(cx.tokens.ground)).show(ui, |ui| {
                self.desk.canvas.ui(ui, &cx.document.session, &cx.document.drawn, cx.fonts, cx.actions);
            });
            return;
        }
        panels::top_bar_ui(ui, &mut cx);
        panels::status_line_ui(ui, &mut cx, &self.jobs, zoom);
        if let Some(search) = &mut self.desk.search {
            let wants_focus = std::mem::take(&mut search.wants_focus);
            panels::find_bar_ui(ui, &mut cx, search, wants_focus);
            self.desk.canvas.mark(search.hits(), search.current());
        }
        self.desk.capture.ui(ui, &mut cx, persona.as_ref());
        if panels::has_room_for_inspector(ui, self.desk.view.panels) {
            let panel = flow::end_panel("inspector").exact_size(style::INSPECTOR_WIDTH).resizable(false);
            panel.frame(egui::Frame::new().fill(cx.tokens.bar)).show(ui, |ui| self.desk.inspector.ui(ui, &mut cx));
        }
        panels::side_rail_ui(ui, &mut cx);
        panels::side_panel_ui(ui, &mut cx);
        if self.desk.view.panels.has_findings && ui.available_height() >= LEAST_HEIGHT {
            Findings.ui(ui, &mut cx);
        }
        let ground = egui::Frame::new().fill(cx.tokens.ground);
        egui::CentralPanel::no_frame().frame(ground).show(ui, |ui| {
            panels::save_problem_ui(ui, &mut cx);
            self.desk.canvas.ui(ui, &cx.document.session, &cx.document.drawn, cx.fonts, cx.actions);
            // The status line is shown before the canvas, so it shows the new zoom in the next frame.
            if (self.desk.canvas.zoom() - zoom).abs() > f64::EPSILON {
                ui.ctx().request_repaint();
            }
        });
    }

    /// Shows the dialog and the messages on top of everything else.
    fn show_over(&mut self, ctx: &Context) {
        if let Some(answer) = self.dialog.as_mut().and_then(|dialog| dialog.ui(ctx, &mut self.desk.fonts)) {
            self.answered(ctx, answer);
        }
        let has_bars = !self.desk.view.is_presenting || self.desk.view.is_capturing;
        self.window.toasts.follow(self.desk.document.as_ref().map(|document| document.session.revision()));
        self.window.toasts.ui(ctx, has_bars, &mut self.desk.fonts, &mut self.queue.now);
    }

    /// Writes the text being edited on the map into the map.
    ///
    /// Must be called before anything else changes or closes the map, which would lose the text.
    pub(super) fn keep_text(&mut self, ctx: &Context) {
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

    /// Handles the requests of the window system, and sets the title of the window.
    fn follow_window(&mut self, ctx: &Context) {
        if ctx.input(|input| input.viewport().close_requested()) && !self.window.may_close {
            self.keep_text(ctx);
            // A field that stores its text when it loses the focus does so in this frame; only then is it known whether
            // there is anything to lose.
            let is_writing = is_writing(ctx);
            if is_writing {
                leave_field(ctx);
            }
            if is_writing || self.would_lose_brand() || self.would_lose_changes() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
                self.queue.late.push(Action::File(FileAction::Quit));
            }
        }
        let title = self.window_title();
        if title != self.window.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.window.title = title;
        }
    }

    /// Turns keys into actions: keys with Ctrl always, other keys only if nothing else has the keyboard focus.
    fn take_shortcuts(&mut self, ctx: &Context) {
        let is_writing = self.desk.canvas.is_editing_text() || is_writing(ctx);
        ctx.plugin_or_default::<OnePress>().lock().is_writing = is_writing;
        if self.dialog.is_some() || egui::Popup::is_any_open(ctx) {
            return;
        }
        let env = Env::of(self.desk.session());
        let is_elsewhere = ctx.memory(|memory| memory.focused().is_some()) && !self.desk.canvas.has_focus(ctx);
        // egui also reports a key with Shift or Alt as the key without it, so keys with modifiers are handled first.
        for with_more in [true, false] {
            for action in Action::SHORTCUTS.iter().flat_map(|(_, actions)| *actions) {
                // While a map is open, a key is taken even if its action is not available, because it has no other
                // meaning.
                let is_meant = env.has_map || action.availability(env).is_ok();
                let all = keymap::keys_of(action);
                for keys in all.iter().filter(|keys| (keys.modifiers.shift || keys.modifiers.alt) == with_more) {
                    let is_plain = !keys.modifiers.command && !is_function_key(keys.logical_key);
                    let is_of_text = (is_plain && (is_writing || is_elsewhere))
                        || (is_writing && action.is_also_of_text())
                        || self.is_of_typing(ctx, action);
                    if is_meant && !is_of_text && ctx.input_mut(|input| input.consume_shortcut(keys)) {
                        self.take(ctx, action);
                    }
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
        let action = match action {
            Action::File(FileAction::New(_)) => Action::File(FileAction::New(self.window.start.language())),
            Action::Map(MapAction::Undo) if self.is_of_brand(ctx) => Action::Brand(BrandAsk::Undo),
            Action::Map(MapAction::Redo) if self.is_of_brand(ctx) => Action::Brand(BrandAsk::Redo),
            other => other.clone(),
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
    pub(super) fn take_last(&mut self, ctx: &Context, action: Action) {
        self.keep_text(ctx);
        if action.leaves_map() && is_writing(ctx) {
            // A field that stores its text when it loses the focus does so in this frame.
            leave_field(ctx);
        }
        self.queue.late.push(action);
        ctx.request_repaint();
    }

    /// Applies the chosen size of the interface.
    pub(super) fn apply_interface_size(&self, ctx: &Context) {
        ctx.set_zoom_factor(f32::from(self.settings.interface_percent.clamp(50, 400)) / 100.0);
    }
}

/// Removes the keyboard focus from the field that has it.
fn leave_field(ctx: &Context) {
    ctx.memory_mut(|memory| memory.focused().into_iter().for_each(|id| memory.surrender_focus(id)));
}

fn is_function_key(key: egui::Key) -> bool {
    matches!(key, egui::Key::F1 | egui::Key::F2 | egui::Key::F4 | egui::Key::F5)
}

impl eframe::App for SafarApp {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.jobs.finish(self.options.patience);
        if let Some(log) = self.window.log.take() {
            let (path, text) = log.finish();
            jobs::write_log(&path, &text);
        }
    }
}

/// Opens the window, with the map at `path` if given, and returns when it is closed.
///
/// # Errors
///
/// If no window can be opened.
pub fn run(path: Option<PathBuf>) -> Result<(), RunError> {
    let system = Some(SystemWatch::begin());
    let viewport = egui::ViewportBuilder::default()
        .with_title("Safar")
        .with_app_id("safar")
        .with_icon(app_icon())
        .with_inner_size(window_size())
        .with_min_inner_size([860.0, 560.0])
        .with_drag_and_drop(true);
    let mut native = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    // Waiting for the screen would hide the time a frame takes.
    native.glow_options.vsync = !frame_log::repaints_always();
    let options = AppOptions {
        file_dialogs: FileDialogs::from_environment(),
        settings_folder: config_dir(),
        shared_folder: state_dir(),
        has_system_fonts: true,
        language: None,
        system,
        gate: None,
        patience: jobs::PATIENCE,
    };
    let start = Box::new(move |cc: &eframe::CreationContext<'_>| {
        Ok(Box::new(SafarApp::new(&cc.egui_ctx, options, path)) as Box<dyn eframe::App>)
    });
    eframe::run_native("safar", native, start).map_err(|error| match error {
        eframe::Error::AppCreation(why) => RunError::Failed(why.to_string()),
        eframe::Error::Winit(_)
        | eframe::Error::WinitEventLoop(_)
        | eframe::Error::Glutin(_)
        | eframe::Error::NoGlutinConfigs(..)
        | eframe::Error::OpenGL(_) => RunError::NoDisplay(error.to_string()),
    })
}

/// The initial size of the window, in points. The environment variable `SAFAR_WINDOW_SIZE=1920x1080` sets another, for
/// benchmarks and pictures.
fn window_size() -> [f32; 2] {
    let asked = std::env::var("SAFAR_WINDOW_SIZE").ok();
    let size = asked.as_deref().and_then(|size| {
        let (width, height) = size.split_once('x')?;
        Some([width.parse().ok()?, height.parse().ok()?])
    });
    size.unwrap_or([1360.0, 860.0])
}
