//! The effects of file and brand actions, and the work that they start.

use std::{path::PathBuf, sync::Arc, time::Duration};

use crate::{
    export::Request,
    import::Pasted,
    model::Map,
    storage::Fingerprint,
    ui::{
        action::{Action, PicturePart},
        dialogs::{Question, Stalled, TemplateDialog},
        i18n::Message,
        jobs::{Asked, DropId, JobId, PictureTarget, TemplateChange},
        start::{DrawnPreview, TemplateEntry},
    },
};

/// An effect of a file or brand action, or of the result of a job.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum FileEffect {
    /// Start this work on a background thread.
    Start(Task),
    /// Stop this job and drop its result; a save goes on and reports a failure.
    Leave(JobId),
    /// Show this map, which was read from the file, if any, in place of the open one.
    ShowMap(Box<Map>, Option<(PathBuf, Fingerprint)>),
    /// Show this map, which no file has, in place of the open one; it counts as unsaved.
    ShowCopy(Box<Map>),
    /// Close the map and show the start screen.
    CloseMap,
    /// Close the window.
    Quit,
    /// Show this dialog about a template.
    ShowTemplateDialog(TemplateDialog),
    /// List the user's templates again when they are next shown.
    ListTemplatesAgain,
    /// Show these templates of the user on the start screen.
    ShowTemplates(Vec<TemplateEntry>),
    /// Show the export options.
    ShowExport,
    /// Ask for a file for this purpose, suggesting this path.
    AskForFile(Asked, PathBuf),
    /// Let the user type the path, because no file dialog can be shown.
    TypePath(Asked, PathBuf),
    /// Close the dialog that waits for the file dialog.
    CloseWaiting,
    /// Close that dialog as if the user had cancelled it.
    CancelWaiting,
    /// Show a message with this title and this text that the user closes, after the open dialog.
    Tell(Message, String),
    /// Ask this question in place of the open dialog.
    Ask(Question),
    /// Ask this question after the open dialog.
    AskInTurn(Question),
    /// Close the question about a slow save, because the save has ended.
    CloseStalled(Stalled),
    /// Look again after this time whether a save takes too long.
    LookAgainAfter(Duration),
    /// Push this action, as a panel would.
    Push(Action),
    /// Push this action, to be carried out after all others of the frame.
    PushLate(Action),
    /// Keep the text being edited, then push this action like `PushLate`.
    KeepTextThen(Action),
    /// Carry this action out without asking about changes of the map.
    Carry(Action),
    /// Show this preview on the start screen.
    ShowPreview(Box<DrawnPreview>),
    /// Show no preview in place of the one that this job was to draw.
    DropPreview(JobId),
    /// Paste this text, or the cards that another window left if it is their text.
    PasteShared(String, Option<Box<Map>>),
    /// Paste these cards of a dropped file as soon as the map is free, where they were dropped.
    KeepDropped(DropId, Pasted),
    /// Show a message like `Tell`, or add the text to the message with this title that is shown or waits.
    TellMore(Message, String),
    /// Draw this part of the open map as the window shows it, for the clipboard.
    CopyPicture(PicturePart),
    /// Put this picture on the clipboard.
    PutOnClipboard(Arc<egui::ColorImage>),
}

/// Work on a background thread. What it needs of the map or the brand is taken when it starts.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::ui) enum Task {
    /// Read the map at this path.
    OpenMap(PathBuf),
    /// Open another window, with this map if given.
    OpenWindow(Option<PathBuf>),
    /// Change the user's own templates.
    ChangeTemplates(TemplateChange),
    /// Save the open map to this path; with a fingerprint, only if the file still has that content.
    SaveMap(PathBuf, Option<Fingerprint>),
    /// Write a picture of the open map to this path.
    Export(PathBuf, Box<Request>),
    /// Read the picture at this path.
    ReadPicture(PathBuf, PictureTarget),
    /// Encode this picture of the clipboard.
    EncodePicture(Arc<egui::ColorImage>, PictureTarget),
    /// Write these copied cards for other windows.
    ShareClip(Box<Map>),
    /// Read the cards that another window copied, before this text is pasted.
    ReadClip(String),
    /// Read the theme at this path.
    ReadTheme(PathBuf),
    /// Save the edited brand to this path; with a fingerprint, only if the file still has that content.
    SaveBrand(PathBuf, Option<Fingerprint>),
    /// Read a font for the edited brand.
    ReadFont(PathBuf),
    /// Read a logo for the edited brand.
    ReadLogo(PathBuf),
}
