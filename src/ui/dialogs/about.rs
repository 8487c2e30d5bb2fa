//! What Safar is.

use egui::Context;

use super::{
    Answer,
    frame::{Choice, dialog_ui},
};
use crate::ui::style::{Tokens, caption};

/// Version, licence and fonts.
pub(super) fn about_ui(ctx: &Context) -> Option<Answer> {
    let tokens = Tokens::of(ctx);
    dialog_ui(ctx, "Safar", 440.0, |ui| {
        ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
        ui.label("Safar designs customer journey maps in English, Arabic and Persian.");
        ui.label(caption(
            "Free software under the MIT or the Apache 2.0 licence. Fonts: Vazirmatn and Noto Emoji (SIL Open Font \
             License). Icons: Lucide (ISC).",
            &tokens,
        ));
        vec![Choice::main("Close", Answer::Close)]
    })
}
