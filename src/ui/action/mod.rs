//! Everything that the user can request, with label, tooltip, keys and availability.
//!
//! Panels and the canvas only push an [`Action`]; `ui/carry` carries it out. Menus, buttons, the palette, the tooltips
//! and the shortcut sheet all take words, keys and reasons from here. Actions are nested by the thing they act on; each
//! nested enum has its own file.

mod env;
mod file;
pub mod keys;
mod lanes;
mod map;
mod view;
mod window;

pub use self::{
    env::Env,
    file::{FileAction, PicturePart, TemplateAction},
    lanes::lane_kind_message,
    map::MapAction,
    view::{SearchStep, ViewAction, ViewChange},
    window::{MapList, WindowAction},
};
use super::{
    brand::BrandAsk,
    clipboard::{Clip, ClipRequest},
    i18n::{Message, m},
};
use crate::edit::Command;

/// A request by the user.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Concerning the map as a file.
    File(FileAction),
    /// Concerning the map or the selection.
    Map(MapAction),
    /// Concerning the view of the map.
    View(ViewAction),
    /// Concerning the window around the map.
    Window(WindowAction),
    /// Concerning the edited brand.
    Brand(BrandAsk),
    /// Copy, cut or paste.
    Clip(Clip),
}

/// What happens to a text that is being edited on the map when the keys of an action are pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnText {
    /// The text is put into the map and its editing ends.
    Ends,
    /// The text is put into the map and its editing goes on: what the user types next belongs to it.
    Stores,
    /// Nothing: the action concerns neither the map nor the keyboard.
    Leaves,
}

impl Action {
    /// The action that asks for `command`.
    #[must_use]
    pub fn edit(command: Command) -> Self {
        Self::Map(MapAction::Edit(Box::new(command)))
    }

    /// The message that labels the action in menus and on buttons; its tip describes the effect in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::File(action) => action.message(),
            Self::Map(action) => action.message(),
            Self::View(action) => action.message(),
            Self::Window(action) => action.message(),
            Self::Brand(_) => m("action-edit-brand"),
            Self::Clip(_) => m("action-edit"),
        }
    }

    /// The label of the action in the language of the interface.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Map(action) => action.label(),
            Self::Window(action) => action.label(),
            Self::Clip(Clip::Ask(request)) => request.message().text(),
            Self::File(_) | Self::View(_) | Self::Brand(_) | Self::Clip(_) => self.message().text(),
        }
    }

    /// A sentence on the effect of the action for a tooltip, without the shortcut.
    #[must_use]
    pub fn tooltip(&self) -> String {
        match self {
            Self::Window(WindowAction::ResizeInterface(_)) => m("action-interface-larger").tip(),
            Self::File(_) | Self::Map(_) | Self::View(_) | Self::Window(_) | Self::Brand(_) | Self::Clip(_) => {
                self.message().tip()
            }
        }
    }

    /// The name of the action in the settings file.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Map(action) => action.name(),
            Self::File(_) | Self::View(_) | Self::Window(_) | Self::Brand(_) | Self::Clip(_) => self.message().name(),
        }
    }

    /// Whether the action is available in `env`. Menus, the palette, the keys and the dispatcher all call this.
    ///
    /// # Errors
    ///
    /// If it is not available: the reason, as a message for the user.
    pub fn availability(&self, env: Env) -> Result<(), Message> {
        match self {
            Self::File(action) => action.availability(env),
            Self::Map(action) => action.availability(env),
            Self::View(action) => action.availability(env),
            Self::Window(action) => action.availability(env),
            // A brand can be unsaved even if no map is open.
            Self::Brand(_) => Ok(()),
            Self::Clip(Clip::Ask(ClipRequest::Cut | ClipRequest::Copy)) => env.selection(),
            Self::Clip(
                Clip::Ask(ClipRequest::Paste | ClipRequest::PastePlain)
                | Clip::Copied(_)
                | Clip::Text(_)
                | Clip::Plain(_)
                | Clip::Picture(_)
                | Clip::Arranged(_)
                | Clip::Lines(..),
            ) => env.map(),
        }
    }

    /// Whether the action closes the open map, so that unsaved changes could be lost.
    #[must_use]
    pub fn leaves_map(&self) -> bool {
        match self {
            Self::File(action) => action.leaves_map(),
            Self::Map(_) | Self::View(_) | Self::Window(_) | Self::Brand(_) | Self::Clip(_) => false,
        }
    }

    /// Whether the action is about the open map, so that it makes no sense for another one.
    #[must_use]
    pub fn is_about_map(&self) -> bool {
        match self {
            Self::File(action) => action.is_about_map(),
            Self::Map(_) | Self::Clip(_) => true,
            Self::View(_) | Self::Window(_) | Self::Brand(_) => false,
        }
    }

    /// The effect of the keys of the action on a text that is being edited on the map.
    #[must_use]
    pub fn on_text(&self) -> OnText {
        match self {
            Self::File(FileAction::Save) => OnText::Stores,
            Self::View(ViewAction::Change(_))
            | Self::Window(
                WindowAction::ResizeInterface(_) | WindowAction::ToggleFullscreen | WindowAction::Explain(_),
            )
            | Self::Map(MapAction::Rename)
            | Self::Clip(Clip::Ask(ClipRequest::PastePlain)) => OnText::Leaves,
            Self::File(_) | Self::Map(_) | Self::View(_) | Self::Window(_) | Self::Brand(_) | Self::Clip(_) => {
                OnText::Ends
            }
        }
    }

    /// Whether the action stops editing the brand, so that unsaved changes could be lost.
    #[must_use]
    pub fn leaves_brand(&self) -> bool {
        matches!(self, Self::View(ViewAction::UseTheme(_) | ViewAction::ChooseTheme) | Self::File(FileAction::Quit))
    }

    /// Whether the keys of the action have another meaning in a text field.
    #[must_use]
    pub fn is_also_of_text(&self) -> bool {
        matches!(self, Self::Map(MapAction::SelectAll | MapAction::Delete))
    }
}

impl From<Command> for Action {
    fn from(command: Command) -> Self {
        Self::edit(command)
    }
}

impl From<FileAction> for Action {
    fn from(action: FileAction) -> Self {
        Self::File(action)
    }
}

impl From<MapAction> for Action {
    fn from(action: MapAction) -> Self {
        Self::Map(action)
    }
}

impl From<ViewAction> for Action {
    fn from(action: ViewAction) -> Self {
        Self::View(action)
    }
}

impl From<WindowAction> for Action {
    fn from(action: WindowAction) -> Self {
        Self::Window(action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{Selection, Session},
        model::{Map, Persona, PersonaId},
    };

    #[test]
    fn what_needs_a_map_is_refused_without_one() {
        let env = Env::of(None);
        for allowed in [
            Action::from(FileAction::Open),
            FileAction::Quit.into(),
            WindowAction::ShowPalette.into(),
            WindowAction::SpeakLanguage(None).into(),
        ] {
            assert_eq!(allowed.availability(env), Ok(()), "{allowed:?}");
        }
        for refused in [Action::from(FileAction::Save), MapAction::AddStage.into(), ViewAction::Present.into()] {
            assert_eq!(refused.availability(env), Err(m("palette-needs-map")), "{refused:?}");
        }
    }

    #[test]
    fn what_needs_a_selection_or_a_step_is_refused_until_there_is_one() {
        let persona = Persona::new(PersonaId::numbered(1), "Lena");
        let mut session = Session::new(Map { personas: vec![persona], ..Map::default() });
        let delete = Action::from(MapAction::Delete);
        let undo = Action::from(MapAction::Undo);
        assert_eq!(delete.availability(Env::of(Some(&session))), Err(m("palette-needs-selection")));
        assert_eq!(undo.availability(Env::of(Some(&session))), Err(m("palette-nothing-to-undo")));
        session.select(Selection::Persona(PersonaId::numbered(1)));
        assert_eq!(delete.availability(Env::of(Some(&session))), Ok(()));
        assert!(session.apply(Command::DeletePersona(PersonaId::numbered(1))).is_ok());
        assert_eq!(undo.availability(Env::of(Some(&session))), Ok(()));
    }
}
