//! Questions and messages.

use std::path::Path;

use egui::Context;

use super::{
    Answer, Message,
    frame::{Choice, dialog_ui},
};
use crate::{
    text::FontBook,
    ui::{
        action::Action,
        jobs::Asked,
        style::{Tokens, caption},
        widgets::MapLabel,
    },
};

/// The map has changes that would be lost.
pub(super) fn unsaved_ui(ctx: &Context, fonts: &mut FontBook, title: &str, then: &Action) -> Option<Answer> {
    dialog_ui(ctx, "Save your changes?", 440.0, |ui| {
        MapLabel::new(title).weight(600.0).max_width(440.0).ui(ui, fonts);
        ui.label("This map has changes that are not saved yet. Without saving they are lost.");
        vec![
            Choice::danger("Don’t save", Answer::DiscardThen(then.clone())),
            Choice::new("Cancel", Answer::Close),
            Choice::main("Save", Answer::SaveThen(then.clone())),
        ]
    })
}

/// The file was changed by somebody else since it was read.
pub(super) fn conflict_ui(ctx: &Context, fonts: &mut FontBook, path: &Path) -> Option<Answer> {
    dialog_ui(ctx, "The file has changed", 520.0, |ui| {
        MapLabel::new(&path.to_string_lossy()).weight(600.0).wrapped().ui(ui, fonts);
        ui.label(
            "Another program wrote this file since you opened it. Nothing was saved yet: choose whether your map \
             replaces it, goes to another file, or is let go for what the file holds now.",
        );
        vec![
            Choice::danger("Reload the file…", Answer::AskToReload(path.to_path_buf())),
            Choice::danger("Replace the file", Answer::Overwrite),
            Choice::new("Cancel", Answer::Close),
            Choice::main("Save as…", Answer::SaveAs),
        ]
    })
}

/// The map is about to be let go for what its file holds now.
pub(super) fn reload_ui(ctx: &Context, fonts: &mut FontBook, path: &Path) -> Option<Answer> {
    dialog_ui(ctx, "Let your changes go?", 460.0, |ui| {
        MapLabel::new(&path.to_string_lossy()).weight(600.0).wrapped().ui(ui, fonts);
        ui.label(
            "Reloading shows what the file holds now. Your changes since the last save are lost, and so is what could \
             be undone. To keep both, save your map to another file.",
        );
        vec![
            Choice::danger("Reload", Answer::Reload(path.to_path_buf())),
            Choice::new("Cancel", Answer::Close),
            Choice::main("Save as…", Answer::SaveAs),
        ]
    })
}

/// The system's file dialog is open somewhere; or says nothing for ever.
pub(super) fn waiting_ui(ctx: &Context, asked: &Asked, suggested: &Path) -> Option<Answer> {
    let tokens = Tokens::of(ctx);
    let answer = dialog_ui(ctx, asked.kind().title(), 420.0, |ui| {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label("Choose a file in the window that has opened.");
        });
        ui.label(caption("If no such window appears, type the path instead.", &tokens));
        vec![
            Choice::new("Cancel", Answer::StopWaiting),
            Choice::main("Type the path", Answer::TypePath(asked.clone(), suggested.to_path_buf())),
        ]
    });
    answer.map(|answer| if answer == Answer::Close { Answer::StopWaiting } else { answer })
}

/// Something to tell, with one button.
pub(super) fn message_ui(ctx: &Context, fonts: &mut FontBook, message: &Message) -> Option<Answer> {
    dialog_ui(ctx, &message.title, 560.0, |ui| {
        egui::ScrollArea::vertical().max_height(360.0).show(ui, |ui| {
            MapLabel::new(&message.text).wrapped().ui(ui, fonts);
        });
        vec![Choice::main("Close", Answer::Close)]
    })
}
