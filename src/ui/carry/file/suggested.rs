//! The paths that file dialogs suggest.

use std::path::{Path, PathBuf};

use super::{effect::FileEffect, hand::FileHand};
use crate::{
    storage::file_stem,
    ui::{brand::BrandDraft, carry::Effect, i18n::m, jobs::Asked},
};

/// Asks for a file for the purpose `asked`.
pub(in crate::ui) fn ask_for_file(hand: &FileHand<'_>, asked: Asked) -> Vec<Effect> {
    let suggested = suggested_path(hand, &asked);
    vec![FileEffect::AskForFile(asked, suggested).into()]
}

/// The path to suggest for a file for the purpose `asked`; a folder, with a separator at its end, for a file to read.
pub(super) fn suggested_path(hand: &FileHand<'_>, asked: &Asked) -> PathBuf {
    match asked {
        Asked::SaveMap(_) => of_map(hand, "ron"),
        Asked::Export(_) => of_map(hand, "png"),
        Asked::SaveTheme => of_brand(hand),
        Asked::OpenMap | Asked::Picture(..) | Asked::Theme => hand.folder(),
        Asked::Font | Asked::Logo => {
            let folder = hand.view.draft().and_then(BrandDraft::path).and_then(Path::parent);
            folder.map_or_else(|| hand.folder(), |folder| folder.join(""))
        }
    }
}

/// The file of the map with this `extension`; a file named after the map's title if it has none.
fn of_map(hand: &FileHand<'_>, extension: &str) -> PathBuf {
    match hand.path() {
        Some(path) => path.with_extension(extension),
        None => hand.files.documents.path().join(format!("{}.{extension}", file_stem(&hand.title()))),
    }
}

/// The file of the edited brand; a file named after the brand if it has none.
fn of_brand(hand: &FileHand<'_>) -> PathBuf {
    let Some(draft) = hand.view.draft() else { return hand.folder() };
    let stem = Some(file_stem(&draft.state().theme.name)).filter(|stem| !stem.is_empty());
    let stem = stem.unwrap_or_else(|| m("brand-new-name").text());
    draft.path().map_or_else(|| hand.folder().join(format!("{stem}.ron")), PathBuf::from)
}
