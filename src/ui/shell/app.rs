//! The application: the state of the window.
//!
//! [`SafarApp::ui`] runs a frame and needs only an [`egui::Ui`], so that tests drive the whole application without a
//! window; [`run`](super::run()) opens a window for it.

use std::{path::PathBuf, sync::Arc, time::Duration};

use egui::Context;

use super::{queue::Queue, system_look::SystemWatch, window_state::WindowState};
use crate::{
    model::Language,
    storage::{LoadedSettings, Panels, Settings, SettingsFile},
    text::FontBook,
    ui::{
        action::{Action, FileAction},
        canvas::Canvas,
        desk::{
            Desk,
            document::Document,
            timer::{Timer, WallClock},
        },
        dialogs::Dialog,
        file_picker::FileDialogs,
        files::Files,
        i18n::{self, m, system_language},
        interface::Interface,
        jobs::{Gate, JobKind, Jobs},
        keymap,
        new_window::WindowStarter,
        style,
    },
};

/// Options of the application that the user cannot change in it.
#[derive(Debug)]
pub struct AppOptions {
    /// The way to choose files.
    pub file_dialogs: FileDialogs,
    /// The folder of the settings; `None` if they are neither read nor written.
    pub settings_folder: Option<PathBuf>,
    /// The folder of the user's own templates; `None` if there are none.
    pub templates_folder: Option<PathBuf>,
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
    /// Starts other windows.
    pub new_windows: Arc<dyn WindowStarter>,
    /// The clock of the timer.
    pub clock: WallClock,
    /// How long the user and the end of the program wait for a file to be written.
    pub patience: Duration,
}

/// The application.
///
/// The state that its methods change is grouped by lifetime: the desk changes with the map, the window does not.
pub struct SafarApp {
    pub(in crate::ui) options: AppOptions,
    /// The open map with everything that shows and edits it.
    pub(in crate::ui) desk: Desk,
    /// The state of the window that does not belong to a map.
    pub(in crate::ui) window: WindowState,
    /// The jobs.
    pub(in crate::ui) jobs: Jobs,
    /// The pending file requests.
    pub(in crate::ui) files: Files,
    pub(in crate::ui) settings: Settings,
    /// The open dialog; it blocks everything beneath it.
    pub(in crate::ui) dialog: Option<Dialog>,
    /// The actions to carry out in this frame.
    pub(in crate::ui) queue: Queue,
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
        let (keys, problems) = keymap::read_keys(&settings.keys);
        let interface = Interface { language, map_direction: None, keys: keys.into() };
        interface.keep_in(ctx);
        let _entered = interface.enter();
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
        app.desk.view.timer = Timer::new(app.options.clock.clone());
        app.desk.view.language = app.settings.language;
        app.desk.view.panels = app.settings.panels;
        if let Some(problem) = problem {
            app.tell(m("settings-unread"), problem);
        }
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
        format!("{mark}{} — Safar", i18n::isolated(&document.title().replace('\n', " ")))
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
        let is_examining = self.desk.document.as_ref().is_some_and(|document| document.findings.is_examining());
        let is_looking = self.dialog.as_ref().is_some_and(Dialog::is_looking);
        // A preview that arrives changes nothing that the user can do.
        let is_working = self.jobs.running().iter().any(|running| running.job.kind != JobKind::DrawPreview);
        !is_working && !is_examining && !is_looking
    }

    /// The jobs under way.
    #[must_use]
    pub fn jobs(&self) -> &Jobs {
        &self.jobs
    }

    /// Whether the window has been told to close.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.window.outer.may_close
    }

    /// The language of the interface.
    pub(in crate::ui) fn interface_language(&self) -> Language {
        self.settings.language.or(self.options.language).unwrap_or_default()
    }
}
