//! Actions on the map as a file: starting, opening, saving, exporting and closing.

use std::path::PathBuf;

use super::Env;
use crate::{
    model::Language,
    storage::{RecentMap, TemplateSpec},
    ui::i18n::{Message, m},
};

/// A request by the user concerning the map as a file.
#[derive(Clone, Debug, PartialEq)]
pub enum FileAction {
    /// Start an empty map in this language.
    New(Language),
    /// Start a map from the template of this name, or open a sample as a map without a file.
    NewFrom(String),
    /// Ask for a map file and open it.
    Open,
    /// Open this map file.
    OpenPath(PathBuf),
    /// Open another window with its start screen.
    NewWindow,
    /// Open this map file in another window.
    OpenInNewWindow(PathBuf),
    /// Replace the open map by a copy of it that has no file yet.
    DuplicateMap,
    /// Start a map from the user's own template in this file.
    NewFromOwn(PathBuf),
    /// Concerning the user's own templates.
    Template(TemplateAction),
    /// Remove maps from the recent maps.
    ForgetRecent(Vec<PathBuf>),
    /// Put maps back into the list of recent maps, each at this place.
    PutBackRecent(Vec<(usize, RecentMap)>),
    /// Save the map to its file; ask for a file if it has none.
    Save,
    /// Ask for a file and save the map to it.
    SaveAs,
    /// Ask for the export options, then export.
    Export,
    /// Put a picture of this part of the map on the clipboard.
    CopyPicture(PicturePart),
    /// Close the map and show the start screen.
    CloseMap,
    /// Close the window.
    Quit,
}

/// The part of a map that a picture for the clipboard shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PicturePart {
    /// The whole map.
    Map,
    /// The stage of the selection.
    Stage,
}

/// A request by the user concerning their own templates.
#[derive(Clone, Debug, PartialEq)]
pub enum TemplateAction {
    /// Ask how the open map becomes a template.
    AskToSave,
    /// Make a template of the open map.
    Save(TemplateSpec),
    /// Ask for another name for the template in this file, which has this name.
    AskToRename(PathBuf, String),
    /// Give the template in this file this name.
    Rename(PathBuf, String),
    /// Ask whether to delete the template in this file, which has this name.
    AskToDelete(PathBuf, String),
    /// Delete the template in this file.
    Delete(PathBuf),
}

impl TemplateAction {
    fn message(&self) -> Message {
        match self {
            Self::AskToSave | Self::Save(_) => m("action-save-template"),
            Self::AskToRename(..) | Self::Rename(..) => m("action-rename-template"),
            Self::AskToDelete(..) | Self::Delete(_) => m("action-delete-template"),
        }
    }

    /// Whether the action is about the open map.
    fn is_about_map(&self) -> bool {
        match self {
            Self::AskToSave | Self::Save(_) => true,
            Self::AskToRename(..) | Self::Rename(..) | Self::AskToDelete(..) | Self::Delete(_) => false,
        }
    }
}

impl FileAction {
    pub(super) fn message(&self) -> Message {
        match self {
            Self::New(_) => m("action-new"),
            Self::NewFrom(_) => m("action-new-from"),
            Self::Open => m("action-open"),
            Self::OpenPath(_) => m("action-open-recent"),
            Self::NewWindow => m("action-new-window"),
            Self::OpenInNewWindow(_) => m("action-open-in-new-window"),
            Self::DuplicateMap => m("action-duplicate-map"),
            Self::NewFromOwn(_) => m("action-use-template"),
            Self::Template(action) => action.message(),
            Self::PutBackRecent(_) => m("action-undo"),
            Self::ForgetRecent(_) => m("action-forget-recent"),
            Self::Save => m("action-save"),
            Self::SaveAs => m("action-save-as"),
            Self::Export => m("action-export"),
            Self::CopyPicture(PicturePart::Map) => m("action-copy-picture"),
            Self::CopyPicture(PicturePart::Stage) => m("action-copy-stage-picture"),
            Self::CloseMap => m("action-close-map"),
            Self::Quit => m("action-quit"),
        }
    }

    pub(super) fn availability(&self, env: Env) -> Result<(), Message> {
        if *self == Self::CopyPicture(PicturePart::Stage) {
            return env.selection();
        }
        if self.is_about_map() || *self == Self::CloseMap { env.map() } else { Ok(()) }
    }

    /// Whether the action is about the open map.
    pub(super) fn is_about_map(&self) -> bool {
        match self {
            Self::Template(action) => action.is_about_map(),
            Self::DuplicateMap | Self::Save | Self::SaveAs | Self::Export | Self::CopyPicture(_) => true,
            Self::New(_)
            | Self::NewFrom(_)
            | Self::Open
            | Self::OpenPath(_)
            | Self::NewWindow
            | Self::OpenInNewWindow(_)
            | Self::NewFromOwn(_)
            | Self::ForgetRecent(_)
            | Self::PutBackRecent(_)
            | Self::CloseMap
            | Self::Quit => false,
        }
    }

    pub(super) fn leaves_map(&self) -> bool {
        match self {
            Self::New(_)
            | Self::NewFrom(_)
            | Self::NewFromOwn(_)
            | Self::OpenPath(_)
            | Self::DuplicateMap
            | Self::CloseMap
            | Self::Quit => true,
            Self::Open
            | Self::NewWindow
            | Self::OpenInNewWindow(_)
            | Self::Template(_)
            | Self::ForgetRecent(_)
            | Self::PutBackRecent(_)
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::CopyPicture(_) => false,
        }
    }
}
