//! Carries out actions on the window around the map.

use super::{Effect, Hand};
use crate::{
    edit::Selection,
    model::Language,
    storage::{MotionChoice, Panels, SidePanel},
    ui::{
        action::{MapList, WindowAction},
        desk::view_state::{InterfaceSize, ViewportTarget},
        i18n::{self, m},
    },
};

/// Carries out `action`.
pub(in crate::ui) fn carry(hand: &mut Hand<'_>, action: &WindowAction) -> Vec<Effect> {
    match action {
        WindowAction::ToggleInspector => {
            vec![arrange(hand, |panels| panels.has_inspector = !panels.has_inspector)]
        }
        WindowAction::ToggleFindings => vec![arrange(hand, |panels| panels.has_findings = !panels.has_findings)],
        WindowAction::ToggleSide(side) => toggle_side(hand, *side),
        WindowAction::TogglePanels => toggle_panels(hand),
        WindowAction::Manage(list) => manage(hand, *list),
        WindowAction::FocusCapture => {
            hand.view.is_capturing = true;
            vec![Effect::FocusCapture]
        }
        WindowAction::ShowPalette => vec![Effect::ShowPalette],
        WindowAction::ShowShortcuts => vec![Effect::ShowShortcuts],
        WindowAction::ShowAbout => vec![Effect::ShowAbout],
        WindowAction::ToggleMotion => toggle_motion(hand),
        WindowAction::ResizeInterface(size) => resize(hand, *size),
        WindowAction::UseLanguage(language) => use_language(hand, *language),
        WindowAction::SpeakLanguage(language) => {
            hand.settings.language = *language;
            hand.view.language = *language;
            vec![Effect::Speak, Effect::KeepSettings]
        }
        WindowAction::MoveWindow(ViewportTarget::OtherScreen) => vec![Effect::ToOtherScreen],
        WindowAction::ToggleFullscreen => vec![Effect::ToggleFullscreen],
        WindowAction::Explain(message) => vec![Effect::say(message.text())],
    }
}

/// Changes the visible panels and stores them in the settings.
pub(super) fn arrange(hand: &mut Hand<'_>, change: impl FnOnce(&mut Panels)) -> Effect {
    change(&mut hand.view.panels);
    hand.view.hidden_panels = None;
    hand.settings.panels = hand.view.panels;
    Effect::KeepSettings
}

fn toggle_side(hand: &mut Hand<'_>, side: SidePanel) -> Vec<Effect> {
    let mut effects = vec![arrange(hand, |panels| panels.side = Some(side).filter(|side| panels.side != Some(*side)))];
    if hand.view.panels.side != Some(SidePanel::Brand) {
        effects.push(Effect::CloseBrand);
    }
    effects
}

/// Hides all panels, or shows the hidden ones again.
fn toggle_panels(hand: &mut Hand<'_>) -> Vec<Effect> {
    let view = &mut *hand.view;
    if let Some(panels) = view.hidden_panels.take() {
        view.panels = panels;
    } else {
        view.hidden_panels = Some(view.panels);
        view.panels = Panels::NONE;
    }
    Vec::new()
}

/// Opens the section of `list` in the inspector.
fn manage(hand: &mut Hand<'_>, list: MapList) -> Vec<Effect> {
    let Some(session) = hand.session.as_deref_mut() else { return Vec::new() };
    session.select(Selection::Nothing);
    vec![arrange(hand, |panels| panels.has_inspector = true), Effect::OpenSection(list.title().text())]
}

/// Switches animations off or on. A choice equal to the system's is left to the system.
fn toggle_motion(hand: &mut Hand<'_>) -> Vec<Effect> {
    hand.settings.motion = match (!hand.view.is_still(), hand.view.system().is_still) {
        (wanted, system) if wanted == system => MotionChoice::System,
        (true, _) => MotionChoice::Reduced,
        (false, _) => MotionChoice::Full,
    };
    hand.view.use_motion(hand.settings.motion);
    vec![Effect::Wear, Effect::KeepSettings]
}

fn resize(hand: &mut Hand<'_>, size: InterfaceSize) -> Vec<Effect> {
    hand.settings.interface_percent = size.applied_to(hand.settings.interface_percent);
    let percent = i18n::digits(&hand.settings.interface_percent.to_string());
    let said = m("toast-interface-size").with(&[("percent", percent.into())]);
    vec![Effect::Resize, Effect::say(said), Effect::KeepSettings]
}

/// Stores the language of the templates on the start screen.
fn use_language(hand: &mut Hand<'_>, language: Language) -> Vec<Effect> {
    if hand.settings.template_language == Some(language) {
        return Vec::new();
    }
    hand.settings.template_language = Some(language);
    vec![Effect::KeepSettings]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{storage::Settings, ui::desk::view_state::ViewState};

    /// The panels after `actions`, and the effects of the last one.
    fn after(actions: &[WindowAction]) -> (Panels, Settings, Vec<Effect>) {
        let mut session = crate::edit::Session::new(crate::model::Map::default());
        let (mut view, mut settings) = (ViewState::default(), Settings::default());
        let mut hand = Hand { session: Some(&mut session), uses: None, view: &mut view, settings: &mut settings };
        let mut effects = Vec::new();
        for action in actions {
            effects = carry(&mut hand, action);
        }
        (view.panels, settings, effects)
    }

    #[test]
    fn panels_hidden_by_one_key_come_back_by_it() {
        let (before, ..) = after(&[]);
        let (hidden, ..) = after(&[WindowAction::TogglePanels]);
        assert_eq!(hidden, Panels::NONE);
        let (back, ..) = after(&[WindowAction::TogglePanels, WindowAction::TogglePanels]);
        assert_eq!(back, before);
    }

    #[test]
    fn a_list_shows_the_inspector_and_remembers_it() {
        let list = WindowAction::Manage(MapList::Tags);
        let (panels, settings, effects) = after(&[WindowAction::TogglePanels, list.clone()]);
        assert!(panels.has_inspector && settings.panels.has_inspector);
        assert_eq!(effects, [Effect::KeepSettings, Effect::OpenSection(m("field-tags").text())]);
        let (panels, ..) = after(&[WindowAction::TogglePanels, list, WindowAction::TogglePanels]);
        assert_eq!(panels, Panels::NONE, "what was hidden before is not brought back");
    }

    #[test]
    fn closing_the_panel_of_the_brand_ends_the_brand_too() {
        let brand = WindowAction::ToggleSide(SidePanel::Brand);
        let (.., effects) = after(std::slice::from_ref(&brand));
        assert_eq!(effects, [Effect::KeepSettings]);
        let (.., effects) = after(&[brand.clone(), brand]);
        assert_eq!(effects, [Effect::KeepSettings, Effect::CloseBrand]);
    }
}
