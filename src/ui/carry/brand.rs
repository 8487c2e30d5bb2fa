//! Carries out actions on the edited brand: changing, saving and leaving it.

use std::path::PathBuf;

use super::{
    Effect,
    file::{FileEffect, FileHand, Task, ask_for_file, show_theme_file},
};
use crate::{
    storage::{MAX_FONTS, OpenedTheme, StorageError},
    theme::{Asset, Logo},
    ui::{
        action::Action,
        brand::{BrandAsk, BrandDraft, Pull},
        dialogs::{Question, Stalled},
        files::Waiting,
        i18n::{Value, m},
        jobs::{Asked, BrandAsset, JobInfo, Owner},
        words::faults::storage_fault,
    },
};

/// Carries out `ask`.
pub(in crate::ui) fn carry(hand: &mut FileHand<'_>, ask: BrandAsk) -> Vec<Effect> {
    match ask {
        BrandAsk::Become(state, pull) => change(hand, |draft| draft.become_state(*state, pull)),
        BrandAsk::Undo => change(hand, BrandDraft::undo),
        BrandAsk::Redo => change(hand, BrandDraft::redo),
        BrandAsk::BackTo(count) => change(hand, |draft| draft.back_to(count)),
        BrandAsk::Revert => change(hand, BrandDraft::revert),
        BrandAsk::Save => save(hand, false),
        BrandAsk::Overwrite => save(hand, true),
        BrandAsk::SaveAs => save_as(hand),
        BrandAsk::AddFont => ask_for_file(hand, Asked::Font),
        BrandAsk::ChooseLogo => ask_for_file(hand, Asked::Logo),
    }
}

/// The effects in place of `action` if it would lose changes of the brand: a question, or none while a save is in
/// progress, after which the action is carried out. `None` if the action loses nothing.
pub(in crate::ui) fn instead_of(hand: &mut FileHand<'_>, action: &Action) -> Option<Vec<Effect>> {
    if !action.leaves_brand() || !hand.would_lose_brand() {
        None
    } else if hand.newest_brand_save().is_some() {
        hand.files.leaving.after_brand = Some(Waiting::new(action.clone()));
        Some(Vec::new())
    } else {
        let name = hand.view.draft().map(|draft| draft.state().theme.name.clone()).unwrap_or_default();
        Some(vec![FileEffect::Ask(Question::UnsavedBrand { name, then: action.clone() }).into()])
    }
}

/// Saves the brand, then runs `action`.
pub(in crate::ui) fn save_then(hand: &mut FileHand<'_>, action: Action) -> Vec<Effect> {
    hand.files.leaving.after_brand = Some(Waiting::new(action));
    save(hand, false)
}

/// Discards the unsaved changes of the brand and runs `action`.
pub(in crate::ui) fn discard_then(hand: &mut FileHand<'_>, action: Action) -> Vec<Effect> {
    hand.view.leave_draft();
    // The map may have been edited since the action was requested.
    vec![Effect::Wear, FileEffect::KeepTextThen(action).into()]
}

/// Handles closing the brand panel: an unmodified draft is dropped.
pub(in crate::ui) fn close(hand: &mut FileHand<'_>) -> Vec<Effect> {
    if hand.view.has_unsaved_brand() {
        return Vec::new();
    }
    hand.view.leave_draft();
    vec![Effect::Wear]
}

/// Saves the brand to another file that the user has confirmed.
pub(super) fn save_to(hand: &mut FileHand<'_>, path: PathBuf) -> Vec<Effect> {
    hand.files.drop_brand_conflict();
    vec![FileEffect::Start(Task::SaveBrand(path, None)).into()]
}

/// Handles the result of saving the brand as it was at `revision`.
pub(super) fn saved(
    hand: &mut FileHand<'_>,
    job: &JobInfo,
    revision: u64,
    result: Result<Box<OpenedTheme>, StorageError>,
) -> Vec<Effect> {
    let path = job.path.clone().unwrap_or_default();
    let draft = hand.view.draft().filter(|draft| job.owner == Owner::Brand(draft.id()));
    let Some(is_newest) = draft.map(|draft| draft.is_newest_saved(job.id)) else {
        // Another brand is being edited now, or none, because the user did not wait for this save.
        let failed = result.err().map(|error| FileEffect::Tell(m("brand-save-failed"), storage_fault(&error)));
        return failed.map(Effect::File).into_iter().collect();
    };
    let mut effects = vec![FileEffect::CloseStalled(Stalled::Brand).into()];
    match result {
        Ok(_) if !is_newest => {}
        Ok(opened) => {
            hand.view.change_draft(|draft| draft.saved(job.id, path.clone(), revision, &opened));
            let said = m("brand-saved").with(&[("path", Value::path(path.to_string_lossy()))]);
            effects.extend(show_theme_file(hand, &path, *opened));
            effects.push(Effect::say(said));
        }
        // The waiting action continues to wait until the user answers the question.
        Err(StorageError::ChangedOnDisk { .. }) => {
            effects.push(FileEffect::AskInTurn(Question::BrandConflict { path }).into());
        }
        Err(error) => effects.extend(save_failed(hand, storage_fault(&error))),
    }
    effects
}

/// Handles a failed save; `problem` is the reason.
pub(super) fn save_failed(hand: &mut FileHand<'_>, problem: String) -> Vec<Effect> {
    hand.files.stop_waiting_for_brand();
    vec![FileEffect::CloseStalled(Stalled::Brand).into(), FileEffect::Tell(m("brand-save-failed"), problem).into()]
}

/// Adds a font or a logo that was read to the brand.
pub(super) fn asset_read(hand: &mut FileHand<'_>, result: Result<BrandAsset, String>) -> Vec<Effect> {
    match result {
        Ok(BrandAsset::Font(font)) => add_font(hand, font),
        Ok(BrandAsset::Logo(logo)) => use_logo(hand, logo),
        Err(text) => vec![FileEffect::Tell(m("theme-failed"), text).into()],
    }
}

fn change(hand: &mut FileHand<'_>, change: impl FnOnce(&mut BrandDraft)) -> Vec<Effect> {
    hand.view.change_draft(change);
    vec![Effect::Wear]
}

/// Saves the brand to its file; asks for a file if it has none. `overwrites` allows replacing another program's changes
/// of the file.
fn save(hand: &mut FileHand<'_>, overwrites: bool) -> Vec<Effect> {
    let Some(draft) = hand.view.draft() else { return Vec::new() };
    let Some(path) = draft.path().map(PathBuf::from) else { return save_as(hand) };
    let expected = draft.fingerprint().filter(|_| !overwrites);
    hand.files.drop_brand_conflict();
    vec![FileEffect::Start(Task::SaveBrand(path, expected)).into()]
}

fn save_as(hand: &FileHand<'_>) -> Vec<Effect> {
    if hand.view.draft().is_none() { Vec::new() } else { ask_for_file(hand, Asked::SaveTheme) }
}

fn add_font(hand: &mut FileHand<'_>, font: Asset) -> Vec<Effect> {
    let Some(draft) = hand.view.draft() else { return Vec::new() };
    let mut state = draft.state().clone();
    let fonts = &mut state.theme.fonts;
    if let Some(damaged) = fonts.iter_mut().find(|own| own.is_damaged && own.name == font.name) {
        *damaged = font;
    } else if fonts.len() >= MAX_FONTS {
        return vec![Effect::say(m("brand-most-fonts").with(&[("count", MAX_FONTS.into())]))];
    } else if fonts.iter().all(|own| own.bytes != font.bytes) {
        fonts.push(font);
    }
    change(hand, |draft| draft.become_state(state, Pull::None))
}

fn use_logo(hand: &mut FileHand<'_>, logo: Logo) -> Vec<Effect> {
    let Some(draft) = hand.view.draft() else { return Vec::new() };
    let mut state = draft.state().clone();
    state.theme.logo = Some(logo);
    change(hand, |draft| draft.become_state(state, Pull::None))
}
