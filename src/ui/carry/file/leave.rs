//! Leaving the open map: an action that would lose changes waits for a save, or until the user agrees to lose them.

use std::time::Duration;

use super::{effect::FileEffect, hand::FileHand};
use crate::ui::{
    action::Action,
    carry::{Effect, brand},
    dialogs::{Question, Stalled},
};

/// Whether `action` would lose unsaved changes of the open map that the user has not agreed to lose.
pub(in crate::ui) fn would_lose_changes_by(hand: &FileHand<'_>, action: &Action) -> bool {
    if !action.leaves_map() || !hand.would_lose_changes() {
        return false;
    }
    let state = hand.state_to_lose();
    let opening = &hand.files.opening;
    let is_left = opening.has_arrived(action) && state == opening.left;
    let given_up = hand.files.leaving.given_up.as_ref();
    let is_given_up =
        given_up.is_some_and(|(given_up_for, lost)| given_up_for == action && state.as_ref() == Some(lost));
    !is_left && !is_given_up
}

/// Asks about the changes that `then` would lose; waits instead if a save in progress covers them.
pub(in crate::ui) fn ask_about_changes(hand: &mut FileHand<'_>, then: Action) -> Vec<Effect> {
    let Some(map) = &mut hand.map else { return Vec::new() };
    map.session.end_gesture();
    let mut effects = vec![Effect::EndTyping];
    if hand.is_being_saved() && !hand.typed.is_any {
        hand.files.wait_for_map(then);
    } else if hand.would_lose_changes() {
        effects.push(
            FileEffect::Ask(Question::Unsaved { title: hand.title(), line: hand.typed.line.to_owned(), then }).into(),
        );
    } else {
        effects.push(FileEffect::PushLate(then).into());
    }
    effects
}

/// Runs `action`, for which the user agreed to lose the present state of the map.
pub(in crate::ui) fn give_up(hand: &mut FileHand<'_>, action: Action) -> Vec<Effect> {
    hand.files.leaving.given_up = hand.state_to_lose().map(|state| (action.clone(), state));
    vec![FileEffect::Carry(action).into()]
}

/// Runs the actions that waited for a save that has ended; the user is asked again about changes made meanwhile. Call
/// it only while no dialog is open, because a dialog is about the open map or the brand.
pub(in crate::ui) fn go_on(hand: &mut FileHand<'_>) -> Vec<Effect> {
    let (is_saving, is_saving_brand) = (hand.newest_save().is_some(), hand.newest_brand_save().is_some());
    let leaving = &mut hand.files.leaving;
    let after_save = leaving.after_save.take_if(|_| !is_saving);
    let after_brand = leaving.after_brand.take_if(|_| !is_saving_brand);
    let ended = after_save.into_iter().chain(after_brand);
    ended.map(|waiting| FileEffect::KeepTextThen(waiting.action).into()).collect()
}

/// Asks about a save that takes longer than `patience` while an action waits for it. It cannot be cancelled, because
/// its thread waits for the system, for example for an unreachable network drive.
pub(in crate::ui) fn look_for_stalled_save(hand: &FileHand<'_>, patience: Duration, has_dialog: bool) -> Vec<Effect> {
    let of_map = hand.newest_save().map(|(id, _)| (id, Stalled::Map));
    let of_brand = hand.newest_brand_save().map(|id| (id, Stalled::Brand));
    let leaving = &hand.files.leaving;
    let waiting = [(of_map, &leaving.after_save), (of_brand, &leaving.after_brand)];
    let stalled = waiting.into_iter().find_map(|(save, waiting)| Some((save?, waiting.as_ref()?)));
    let Some(((id, what), waiting)) = stalled else { return Vec::new() };
    let since = hand.jobs.begun(id).map_or(waiting.since, |begun| begun.max(waiting.since));
    let left = patience.saturating_sub(since.elapsed());
    if !left.is_zero() {
        return vec![FileEffect::LookAgainAfter(left).into()];
    }
    if has_dialog {
        return Vec::new();
    }
    let path = hand.jobs.path_of(id).map(std::path::Path::to_path_buf).unwrap_or_default();
    vec![FileEffect::Ask(Question::Stalled { what, path, then: waiting.action.clone() }).into()]
}

/// Runs `action` without waiting for the save any longer.
pub(in crate::ui) fn leave_save(hand: &mut FileHand<'_>, action: Action) -> Vec<Effect> {
    let left = |id, then: Vec<Effect>| std::iter::once(FileEffect::Leave(id).into()).chain(then).collect();
    if hand.files.leaving.after_save.take().is_some()
        && let Some((id, _)) = hand.newest_save()
    {
        left(id, give_up(hand, action))
    } else if let Some(id) = hand.newest_brand_save() {
        hand.files.leaving.after_brand = None;
        left(id, brand::discard_then(hand, action))
    } else {
        // The save has just ended; the user is asked about the changes it did not cover.
        vec![FileEffect::PushLate(action).into()]
    }
}
