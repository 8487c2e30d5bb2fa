//! Applying themes and densities.

use std::path::PathBuf;

use egui::Context;

use super::{app::SafarApp, system_look::SystemLook};
use crate::{
    storage::{SidePanel, ThemeChoice},
    ui::{carry::Task, i18n::m, style},
};

impl SafarApp {
    /// Shows the theme and the density of the settings.
    pub(super) fn restore_look(&mut self, ctx: &Context) {
        self.desk.view.use_density(self.settings.density);
        self.desk.view.use_motion(self.settings.motion);
        let choice = if let ThemeChoice::File(path) = &self.settings.theme {
            let path = PathBuf::from(path);
            self.start(Task::ReadTheme(path));
            ThemeChoice::Light
        } else {
            self.settings.theme.clone()
        };
        self.desk.view.use_theme(choice);
        self.apply_theme(ctx);
    }

    /// Takes over the appearance of the system, where the settings leave it to the system.
    pub fn follow_system(&mut self, ctx: &Context, look: SystemLook) {
        self.desk.view.use_system(look);
        self.apply_theme(ctx);
    }

    /// Starts editing the theme in use when the brand panel is shown, and closes finished steps. Called once per frame.
    pub(super) fn follow_brand(&mut self, ctx: &Context) {
        if self.desk.view.panels.side == Some(SidePanel::Brand) && self.desk.view.draft().is_none() {
            self.desk.view.begin_draft(m("brand-new-name").text());
            self.apply_theme(ctx);
        }
        self.desk.view.change_draft(|draft| draft.settle(ctx));
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
