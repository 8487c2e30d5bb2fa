//! Applying themes and densities.

use std::path::PathBuf;

use egui::Context;

use super::{app::SafarApp, system_look::SystemLook};
use crate::{
    storage::{OpenedTheme, ThemeChoice},
    ui::{i18n::m, jobs::JobInfo, style},
};

impl SafarApp {
    /// Shows the theme and the density of the settings.
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

    /// Takes over the appearance of the system, where the settings leave it to the system.
    pub fn follow_system(&mut self, ctx: &Context, look: SystemLook) {
        self.desk.view.use_system(look);
        self.apply_theme(ctx);
    }

    /// Handles a theme that was read: draws the map in it and shows warnings about hard-to-read colours, or the error.
    pub(in crate::ui) fn theme_read(&mut self, ctx: &Context, job: &JobInfo, result: Result<Box<OpenedTheme>, String>) {
        if self.files.reading_theme != Some(job.id) {
            return;
        }
        self.files.reading_theme = None;
        let Some(path) = job.path.as_deref() else { return };
        match result {
            Ok(opened) => {
                let (warnings, lost_fonts) = (opened.warnings.clone(), opened.lost_fonts.clone());
                let is_new = self.settings.theme != ThemeChoice::File(path.to_string_lossy().into_owned());
                self.show_theme_file(ctx, path, *opened);
                // The warnings about a remembered theme were shown when it was chosen; a font may have been damaged since.
                let remarks = lost_fonts.into_iter().chain(warnings.into_iter().filter(|_| is_new));
                let remarks = remarks.collect::<Vec<_>>().join("\n\n");
                if !remarks.is_empty() {
                    self.tell(m("theme-remarks"), remarks);
                }
            }
            Err(text) => self.tell(m("theme-failed"), text),
        }
    }

    /// Draws the map in `opened`, the theme file at `path`.
    pub(in crate::ui) fn show_theme_file(&mut self, ctx: &Context, path: &std::path::Path, opened: OpenedTheme) {
        let path = path.to_string_lossy().into_owned();
        self.settings.theme = ThemeChoice::File(path.clone());
        self.desk.view.use_brand(path, opened);
        self.apply_theme(ctx);
        self.keep_settings();
    }

    /// Applies the chosen theme to the window and the map, with its fonts.
    pub(in crate::ui) fn apply_theme(&mut self, ctx: &Context) {
        style::wear(ctx, self.desk.view.window_look());
        // The fonts of a theme were tested when it was read; without them, the map is drawn in Safar's own.
        let _ = self.desk.fonts.use_family(&self.desk.view.theme().font_files());
    }

    /// Applies the chosen size of the interface.
    pub(super) fn apply_interface_size(&self, ctx: &Context) {
        ctx.set_zoom_factor(f32::from(self.settings.interface_percent.clamp(50, 400)) / 100.0);
    }
}
