//! Themes that were read from files.

use std::path::Path;

use super::{effect::FileEffect, hand::FileHand};
use crate::{
    storage::{OpenedTheme, ThemeChoice},
    ui::{carry::Effect, i18n::m, jobs::JobInfo},
};

/// Handles a theme that was read: draws the map in it and shows warnings about hard-to-read colours, or the error.
pub(super) fn theme_read(
    hand: &mut FileHand<'_>,
    job: &JobInfo,
    result: Result<Box<OpenedTheme>, String>,
) -> Vec<Effect> {
    if hand.files.reading.theme != Some(job.id) {
        return Vec::new();
    }
    hand.files.reading.theme = None;
    let Some(path) = job.path.as_deref() else { return Vec::new() };
    match result {
        Ok(opened) => {
            let (warnings, lost_fonts) = (opened.warnings.clone(), opened.lost_fonts.clone());
            let is_new = hand.settings.theme != ThemeChoice::File(path.to_string_lossy().into_owned());
            let mut effects = show_theme_file(hand, path, *opened);
            // The warnings about a remembered theme were shown when it was chosen; a font may have been damaged since.
            let remarks = lost_fonts.into_iter().chain(warnings.into_iter().filter(|_| is_new));
            let remarks = remarks.collect::<Vec<_>>().join("\n\n");
            if !remarks.is_empty() {
                effects.push(FileEffect::Tell(m("theme-remarks"), remarks).into());
            }
            effects
        }
        Err(text) => vec![FileEffect::Tell(m("theme-failed"), text).into()],
    }
}

/// Draws the map in `opened`, the theme file at `path`.
pub(in crate::ui) fn show_theme_file(hand: &mut FileHand<'_>, path: &Path, opened: OpenedTheme) -> Vec<Effect> {
    let path = path.to_string_lossy().into_owned();
    hand.settings.theme = ThemeChoice::File(path.clone());
    hand.view.use_brand(path, opened);
    vec![Effect::Wear, Effect::KeepSettings]
}
