//! The About dialog.

use egui::Context;

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::ui::{i18n::m, widgets::Label};

/// Version, licence and fonts.
pub(super) fn about_ui(ctx: &Context) -> Option<Answer> {
    dialog_ui(ctx, m("start-name"), 440.0, |ui| {
        ui.add(Label::new(m("about-version").with(&[("version", env!("CARGO_PKG_VERSION").into())])));
        ui.add(Label::new(m("about-what")));
        ui.add(Label::caption(m("about-licence")));
        vec![Choice::main(m("close"), Answer::Close)]
    })
}
