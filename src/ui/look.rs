//! Themes and densities: what they are called, and how a chosen one comes to be shown.

use std::path::PathBuf;

use egui::Context;

use super::app::SafarApp;
use crate::{
    storage::{OpenedTheme, ThemeChoice},
    theme::Density,
};

/// What the menu calls a theme.
pub(super) fn theme_label(choice: &ThemeChoice) -> &'static str {
    match choice {
        ThemeChoice::System => "As the system",
        ThemeChoice::Light => "Light",
        ThemeChoice::Dark => "Dark",
        ThemeChoice::Contrast => "High contrast",
        ThemeChoice::Print => "Print",
        ThemeChoice::File(_) => "From a file",
    }
}

/// What a theme is for.
pub(super) fn theme_tooltip(choice: &ThemeChoice) -> &'static str {
    match choice {
        ThemeChoice::System => "Draw the map as light or dark as the system.",
        ThemeChoice::Light => "Draw the map and the window on a light ground.",
        ThemeChoice::Dark => "Draw the map and the window on a dark ground.",
        ThemeChoice::Contrast => "Draw the map black on white, with strong lines and marks.",
        ThemeChoice::Print => "Draw the map so that it needs no colour on paper.",
        ThemeChoice::File(_) => "Draw the map in a theme of your own.",
    }
}

/// What the menu calls a density.
pub(super) fn density_label(density: Density) -> &'static str {
    match density {
        Density::Comfortable => "Comfortable",
        Density::Compact => "Compact",
        Density::Wall => "Wall",
    }
}

/// What a density is for.
pub(super) fn density_tooltip(density: Density) -> &'static str {
    match density {
        Density::Comfortable => "Room to work in.",
        Density::Compact => "More on a slide: smaller gaps, long text cut.",
        Density::Wall => "To be read from afar: large text, no details.",
    }
}

impl SafarApp {
    /// Shows the theme and the density that are remembered.
    pub(super) fn restore_look(&mut self, ctx: &Context) {
        self.view.use_density(self.settings.density);
        let choice = match &self.settings.theme {
            ThemeChoice::System if ctx.system_theme() == Some(egui::Theme::Dark) => ThemeChoice::Dark,
            ThemeChoice::System => ThemeChoice::Light,
            ThemeChoice::File(path) => {
                self.jobs.read_theme(PathBuf::from(path));
                ThemeChoice::Light
            }
            other => other.clone(),
        };
        self.view.use_theme(choice);
        self.apply_theme(ctx);
    }

    /// Draws the map in the theme `choice` from now on.
    pub(super) fn use_theme(&mut self, ctx: &Context, choice: ThemeChoice) {
        self.view.use_theme(choice.clone());
        self.settings.theme = choice;
        self.apply_theme(ctx);
        self.keep_settings();
    }

    /// Gives things on the map as much room as `density` says from now on.
    pub(super) fn use_density(&mut self, ctx: &Context, density: Density) {
        self.view.use_density(density);
        self.settings.density = density;
        self.apply_theme(ctx);
        self.keep_settings();
    }

    /// Draws the map in the theme that was read, and tells what cannot be read well in it; or why there is none.
    pub(super) fn theme_read(
        &mut self,
        ctx: &Context,
        path: &std::path::Path,
        result: Result<Box<OpenedTheme>, String>,
    ) {
        match result {
            Ok(opened) => {
                let OpenedTheme { theme, warnings } = *opened;
                let path = path.to_string_lossy().into_owned();
                let is_new = self.settings.theme != ThemeChoice::File(path.clone());
                self.settings.theme = ThemeChoice::File(path.clone());
                self.view.use_brand(path, theme);
                self.apply_theme(ctx);
                self.keep_settings();
                if is_new && !warnings.is_empty() {
                    self.tell("Not everything can be read well in this theme", warnings.join("\n\n"));
                }
            }
            Err(text) => self.tell("The theme could not be read", text),
        }
    }

    /// Shows window and map in the theme that was chosen, the map's text in its fonts.
    fn apply_theme(&mut self, ctx: &Context) {
        ctx.set_theme(if self.view.is_dark() { egui::Theme::Dark } else { egui::Theme::Light });
        // The fonts of a theme were tried when it was read; without them the map would still be whole.
        let _ = self.fonts.use_family(&self.view.theme().font_files());
    }
}
