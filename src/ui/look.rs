//! How a chosen theme and density come to be shown.

use std::path::PathBuf;

use egui::Context;

use super::{app::SafarApp, i18n::m, jobs::JobInfo, style, system_look::SystemLook};
use crate::storage::{OpenedTheme, ThemeChoice};

impl SafarApp {
    /// Shows the theme and the density that are remembered.
    pub(super) fn restore_look(&mut self, ctx: &Context) {
        self.desk.view.use_density(self.settings.density);
        self.desk.view.use_motion(self.settings.motion);
        let choice = match &self.settings.theme {
            ThemeChoice::File(path) => {
                let path = PathBuf::from(path);
                self.read_theme(path);
                ThemeChoice::Light
            }
            other => other.clone(),
        };
        self.desk.view.use_theme(choice);
        self.apply_theme(ctx);
    }

    /// Follows what the system's appearance is set to, as far as the settings leave that to it.
    pub fn follow_system(&mut self, ctx: &Context, look: SystemLook) {
        self.desk.view.use_system(look);
        self.apply_theme(ctx);
    }

    /// Draws the map in the theme that was read, and tells what cannot be read well in it; or why there is none.
    pub(super) fn theme_read(&mut self, ctx: &Context, job: &JobInfo, result: Result<Box<OpenedTheme>, String>) {
        if self.files.reading_theme != Some(job.id) {
            return;
        }
        self.files.reading_theme = None;
        let Some(path) = job.path.as_deref() else { return };
        match result {
            Ok(opened) => {
                let warnings = opened.warnings.clone();
                let is_new = self.settings.theme != ThemeChoice::File(path.to_string_lossy().into_owned());
                self.show_theme_file(ctx, path, *opened);
                if is_new && !warnings.is_empty() {
                    self.tell(m("theme-remarks"), warnings.join("\n\n"));
                }
            }
            Err(text) => self.tell(m("theme-failed"), text),
        }
    }

    /// Draws the map in `opened`, which the file at `path` holds, from now on.
    pub(super) fn show_theme_file(&mut self, ctx: &Context, path: &std::path::Path, opened: OpenedTheme) {
        let path = path.to_string_lossy().into_owned();
        self.settings.theme = ThemeChoice::File(path.clone());
        self.desk.view.use_brand(path, opened);
        self.apply_theme(ctx);
        self.keep_settings();
    }

    /// Shows window and map in the theme that was chosen, the map's text in its fonts.
    pub(super) fn apply_theme(&mut self, ctx: &Context) {
        style::wear(ctx, self.desk.view.window_look());
        // The fonts of a theme were tried when it was read; without them the map would still be whole.
        let _ = self.desk.fonts.use_family(&self.desk.view.theme().font_files());
    }
}
