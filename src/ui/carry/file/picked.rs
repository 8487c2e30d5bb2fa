//! The answers of file dialogs.

use std::path::PathBuf;

use super::{
    effect::{FileEffect, Task},
    hand::FileHand,
    save::save_to,
    suggested::{ask_for_file, suggested_path},
};
use crate::{
    export::Request,
    ui::{
        action::{Action, FileAction},
        carry::{Effect, brand},
        file_picker::Picked,
        i18n::m,
        jobs::{Asked, JobInfo},
    },
};

/// Handles the answer of the system's file dialog, unless the user stopped waiting for it.
pub(super) fn picked_by(hand: &mut FileHand<'_>, job: &JobInfo, asked: Asked, answer: Picked) -> Vec<Effect> {
    if hand.files.picking.job != Some(job.id) {
        return Vec::new();
    }
    hand.files.picking.job = None;
    let then = picked(hand, asked, answer);
    std::iter::once(FileEffect::CloseWaiting.into()).chain(then).collect()
}

/// Handles the `answer` to the request for a file.
pub(in crate::ui) fn picked(hand: &mut FileHand<'_>, asked: Asked, answer: Picked) -> Vec<Effect> {
    let open = hand.map.as_ref().map(|map| map.id);
    if asked.document().is_some_and(|of| open != Some(of)) {
        return vec![Effect::say(m("fault-gone"))];
    }
    match answer {
        Picked::File(path) => {
            let path = asked.kind().with_extension(path);
            use_file(hand, asked, path)
        }
        Picked::Cancelled => {
            hand.files.cancelled_asking(&asked);
            Vec::new()
        }
        Picked::Failed => {
            let suggested = suggested_path(hand, &asked);
            vec![FileEffect::TypePath(asked, suggested).into()]
        }
    }
}

fn use_file(hand: &mut FileHand<'_>, asked: Asked, path: PathBuf) -> Vec<Effect> {
    let effect = match asked {
        Asked::OpenMap => FileEffect::Push(Action::File(FileAction::OpenPath(path))),
        Asked::SaveMap(_) => return save_to(hand, path),
        Asked::Export(_) => match hand.files.picking.export.take() {
            Some(request) => FileEffect::Start(Task::Export(path, Box::new(request))),
            None => return Vec::new(),
        },
        Asked::Picture(_, target) => FileEffect::Start(Task::ReadPicture(path, target)),
        Asked::Theme => FileEffect::Start(Task::ReadTheme(path)),
        Asked::SaveTheme => return brand::save_to(hand, path),
        Asked::Font => FileEffect::Start(Task::ReadFont(path)),
        Asked::Logo => FileEffect::Start(Task::ReadLogo(path)),
    };
    vec![effect.into()]
}

/// Asks for a file for the picture that `request` describes.
pub(in crate::ui) fn ask_for_export_file(hand: &mut FileHand<'_>, request: Request) -> Vec<Effect> {
    let Some(id) = hand.map.as_ref().map(|map| map.id) else { return Vec::new() };
    hand.files.picking.export = Some(request);
    ask_for_file(hand, Asked::Export(id))
}
