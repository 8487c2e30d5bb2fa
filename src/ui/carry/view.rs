//! Carries out actions on the view of the map.

use std::sync::Arc;

use super::{Effect, Hand};
use crate::{
    edit::Selection,
    ui::{action::ViewAction, desk::view_filter::ViewFilter, i18n::m},
};

/// Carries out `action`.
pub(in crate::ui) fn carry(hand: &mut Hand<'_>, action: ViewAction) -> Vec<Effect> {
    match action {
        ViewAction::Change(change) => vec![Effect::ChangeView(change)],
        ViewAction::UseFilter(filter) => use_filter(hand, *filter),
        ViewAction::ShowFilter => vec![Effect::ShowFilter],
        ViewAction::UseTool(tool) => {
            hand.view.tool = tool;
            vec![Effect::UseTool(tool)]
        }
        ViewAction::UseTheme(choice) => {
            hand.view.use_theme(choice.clone());
            hand.settings.theme = choice;
            vec![Effect::DropReadTheme, Effect::Wear, Effect::KeepSettings]
        }
        ViewAction::ChooseTheme => vec![Effect::AskForTheme],
        ViewAction::UseDensity(density) => {
            hand.view.use_density(density);
            hand.settings.density = density;
            vec![Effect::Wear, Effect::KeepSettings]
        }
        ViewAction::Find => vec![Effect::Find],
        ViewAction::FindAgain(step) => vec![Effect::FindAgain(step)],
        ViewAction::Replace => vec![Effect::Replace],
        ViewAction::StopFinding => vec![Effect::StopFinding],
        ViewAction::Present => present(hand, true),
        ViewAction::StopPresenting => present(hand, false),
        ViewAction::ShowTimer => show_timer(hand),
        ViewAction::SetTimer(change) => {
            hand.view.timer.change(change);
            Vec::new()
        }
    }
}

/// Shows the map through `filter` and removes from the selection what the filter hides.
fn use_filter(hand: &mut Hand<'_>, filter: ViewFilter) -> Vec<Effect> {
    if let Some(session) = hand.session.as_deref_mut() {
        let shown = filter.shown_of(session.map(), session.selection().clone());
        if shown != *session.selection() {
            session.select(shown);
        }
    }
    hand.view.filter = Arc::new(filter);
    Vec::new()
}

/// Starts or ends the presentation.
fn present(hand: &mut Hand<'_>, is_presenting: bool) -> Vec<Effect> {
    if let Some(session) = hand.session.as_deref_mut() {
        // The selection, and the bar next to it, are for the facilitator and not for the audience.
        let kept = if is_presenting { session.selection().clone() } else { Selection::Nothing };
        let before = std::mem::replace(&mut hand.view.selection_before_presenting, kept);
        let selection = if is_presenting { Selection::Nothing } else { before };
        session.select(selection.within(session.map()));
    }
    hand.view.is_presenting = is_presenting;
    hand.view.is_capturing = false;
    let mut effects = vec![Effect::EndTyping, Effect::Present(is_presenting), Effect::Hush];
    if is_presenting {
        effects.push(Effect::say(m("toast-presenting")));
    }
    effects
}

/// Shows the panel that sets the timer, in the presentation.
fn show_timer(hand: &mut Hand<'_>) -> Vec<Effect> {
    let mut effects = if hand.view.is_presenting { Vec::new() } else { present(hand, true) };
    effects.push(Effect::ShowTimer);
    effects
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::Session,
        locale::empty_map,
        model::{Filter, FilterEffect, Language, StageId},
        storage::{Settings, ThemeChoice},
        ui::desk::view_state::ViewState,
    };

    #[test]
    fn a_presentation_gives_the_selection_back_that_was_there_before() {
        let mut session = Session::new(empty_map(Language::English));
        let (mut view, mut settings) = (ViewState::default(), Settings::default());
        let stage = Selection::Stage(StageId::numbered(2));
        session.select(stage.clone());
        let mut hand = Hand { session: Some(&mut session), uses: None, view: &mut view, settings: &mut settings };
        let effects = carry(&mut hand, ViewAction::Present);
        assert!(effects.contains(&Effect::Present(true)));
        assert!(hand.view.is_presenting);
        carry(&mut hand, ViewAction::StopPresenting);
        assert!(!hand.view.is_presenting);
        assert_eq!(*session.selection(), stage);
    }

    #[test]
    fn a_theme_is_worn_and_remembered() {
        let (mut view, mut settings) = (ViewState::default(), Settings::default());
        let mut hand = Hand { session: None, uses: None, view: &mut view, settings: &mut settings };
        let effects = carry(&mut hand, ViewAction::UseTheme(ThemeChoice::Dark));
        assert_eq!(effects, [Effect::DropReadTheme, Effect::Wear, Effect::KeepSettings]);
        assert!(view.is_dark());
        assert_eq!(settings.theme, ThemeChoice::Dark);
    }

    #[test]
    fn a_filter_changes_what_is_seen_and_not_the_map() {
        let mut session = Session::new(empty_map(Language::English));
        let revision = session.revision();
        let (mut view, mut settings) = (ViewState::default(), Settings::default());
        let mut hand = Hand { session: Some(&mut session), uses: None, view: &mut view, settings: &mut settings };
        let filter = Filter { tags: vec!["form".into()], ..Filter::default() };
        let action = ViewAction::UseFilter(Box::new(ViewFilter::new(filter.clone(), FilterEffect::Hide)));
        assert!(carry(&mut hand, action).is_empty());
        assert_eq!(view.filter.filter, filter);
        assert_eq!(session.revision(), revision);
    }
}
