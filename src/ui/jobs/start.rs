//! The jobs that the window can start: one method for each kind.

use std::{io::Write, ops::ControlFlow, path::PathBuf, sync::Arc};

use super::{
    Asked, BrandId, DocumentId, DropId, ExportFault, JobId, JobKind, JobResult, Jobs, LookedAt, Owner, PictureTarget,
    TemplateChange, reader,
};
use crate::{
    edit::SavePoint,
    export::ExportError,
    model::Map,
    storage::{self, FileStamp, Fingerprint, Settings, SettingsFile},
    theme::Theme,
    ui::{
        file_picker,
        new_window::{WindowRequest, WindowStarter},
        start::{PreviewKey, draw_preview},
    },
};

/// A map to save.
pub struct MapContent {
    /// The map.
    pub map: Map,
    /// The state of the session that it is.
    pub point: SavePoint,
}

/// A brand to save.
pub struct BrandContent {
    /// The built-in theme it is based on.
    pub base: &'static Theme,
    /// The brand's theme.
    pub theme: Theme,
    /// The revision of the brand.
    pub revision: u64,
}

impl Jobs {
    /// Reads a map.
    pub fn open(&mut self, path: PathBuf) -> JobId {
        self.start(JobKind::OpenMap, Owner::Window, Some(path.clone()), move |_| {
            JobResult::Opened(storage::read_map(&path).map(Box::new))
        })
    }

    /// Opens another window and waits until it is shown.
    pub fn open_window(&mut self, starter: Arc<dyn WindowStarter>, request: WindowRequest) -> JobId {
        self.start(JobKind::OpenWindow, Owner::Window, request.map.clone(), move |_| {
            JobResult::WindowOpened(starter.start(&request))
        })
    }

    /// Draws the preview `key`. With `known`, the state of the file from which an earlier one was drawn, only if the file
    /// has changed.
    pub fn draw_preview(&mut self, key: PreviewKey, known: Option<FileStamp>) -> JobId {
        self.start(JobKind::DrawPreview, Owner::Window, None, move |_| {
            JobResult::PreviewDrawn(Box::new(draw_preview(key, known)))
        })
    }

    /// Lists the user's own templates in `folder`.
    pub fn list_templates(&mut self, folder: PathBuf) -> JobId {
        self.start(JobKind::ListTemplates, Owner::Window, Some(folder.clone()), move |_| {
            JobResult::TemplatesListed(reader::templates(&folder))
        })
    }

    /// Changes the user's own templates in `folder`.
    pub fn change_templates(&mut self, folder: PathBuf, change: TemplateChange) -> JobId {
        // One after another: only the change itself knows which file it writes.
        self.start(JobKind::ChangeTemplates, Owner::Window, Some(folder.clone()), move |_| {
            let result = match change {
                TemplateChange::Save(map, spec) => {
                    storage::save_template(&folder, &map, &spec).map(|_| Some(spec.name.trim().to_owned()))
                }
                TemplateChange::Rename(path, name) => storage::rename_template(&path, &name).map(|()| None),
                TemplateChange::Delete(path) => storage::delete_template(&path).map(|()| None),
            };
            JobResult::TemplatesChanged(result)
        })
    }

    /// Saves the map of the document `of`. With `expected`, only if the file still has that content, or what this
    /// window wrote there for the same document.
    pub fn save(
        &mut self,
        of: DocumentId,
        path: PathBuf,
        MapContent { map, point }: MapContent,
        expected: Option<Fingerprint>,
    ) -> JobId {
        let owner = Owner::Document(of);
        let written = self.written.of(&path);
        self.start(JobKind::SaveMap, owner, Some(path.clone()), move |_| {
            let known = written.known(owner, expected);
            let result = match &known {
                Some(known) => storage::save_map_unless_changed(&path, &map, known),
                None => storage::save_map(&path, &map),
            };
            if let Ok(saved) = &result {
                written.note(owner, saved.fingerprint);
            }
            JobResult::Saved { point, result }
        })
    }

    /// Writes a picture of the document `of` by `write`; an older file is replaced only by a complete new one. `write`
    /// reports its progress from 0 to 1 and is told whether to stop.
    pub fn export(
        &mut self,
        of: DocumentId,
        path: PathBuf,
        write: impl FnOnce(&mut dyn Write, &mut dyn FnMut(f64) -> ControlFlow<()>) -> Result<(u32, u32), ExportFault>
        + Send
        + 'static,
    ) -> JobId {
        let ctx = self.ctx.clone();
        self.start(JobKind::Export, Owner::Document(of), Some(path.clone()), move |control| {
            let mut goes_on = |share: f64| {
                if control.progress(share) {
                    ctx.request_repaint();
                }
                if control.is_cancelled() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            };
            let mut size = (0, 0);
            let result = storage::check_picture_path(&path).map_err(ExportFault::from).and_then(|()| {
                storage::replace_file(&path, |out| {
                    size = write(out, &mut goes_on)?;
                    Ok::<_, ExportFault>(())
                })
            });
            JobResult::Exported(result.map(|()| size))
        })
    }

    /// Draws a picture of the document `of` by `draw`, for the clipboard.
    pub fn draw_for_clipboard(
        &mut self,
        of: DocumentId,
        draw: impl FnOnce() -> Result<Arc<egui::ColorImage>, ExportError> + Send + 'static,
    ) -> JobId {
        self.start(JobKind::DrawForClipboard, Owner::Document(of), None, move |_| JobResult::DrawnForClipboard(draw()))
    }

    /// Shows the system's file dialog.
    pub fn pick(&mut self, asked: Asked, suggested: PathBuf) -> JobId {
        self.start(JobKind::PickFile, Owner::Window, None, move |control| {
            let picked = file_picker::pick(asked.kind(), &suggested, control);
            JobResult::Picked { asked, picked }
        })
    }

    /// Reads a picture to embed in the document `of`.
    pub fn read_picture(&mut self, of: DocumentId, path: PathBuf, target: PictureTarget) -> JobId {
        self.start(JobKind::ReadPicture, Owner::Document(of), Some(path.clone()), move |_| {
            let result = reader::picture(&path, target.longest_side());
            JobResult::PictureRead { target, result }
        })
    }

    /// Encodes a picture from the clipboard for embedding it in the document `of`.
    pub fn encode_picture(&mut self, of: DocumentId, image: Arc<egui::ColorImage>, target: PictureTarget) -> JobId {
        self.start(JobKind::ReadPicture, Owner::Document(of), None, move |_| {
            let result = reader::encoded(&image, target.longest_side());
            JobResult::PictureRead { target, result }
        })
    }

    /// Finds out what the file at `path` is, which came with a drop, and reads it if it is a text. `drop` and
    /// `is_alone` come back with the result.
    pub fn look_at(&mut self, of: Option<DocumentId>, path: PathBuf, drop: DropId, is_alone: bool) -> JobId {
        let owner = of.map_or(Owner::Window, Owner::Document);
        self.start(JobKind::LookAtDrop, owner, Some(path.clone()), move |_| {
            JobResult::LookedAt(LookedAt { content: reader::content(&path), path, drop, is_alone })
        })
    }

    /// Writes copied cards for other windows. A failure needs no message, because the text is on the clipboard.
    pub fn share_clip(&mut self, folder: PathBuf, clip: Map) -> JobId {
        let path = storage::clip_path(&folder);
        self.start(JobKind::ShareClip, Owner::Window, Some(path), move |_| {
            drop(storage::save_clip(&folder, &clip));
            JobResult::Kept
        })
    }

    /// Reads the cards that another window copied, before `text` is pasted into the document `of`.
    pub fn read_clip(&mut self, of: DocumentId, folder: PathBuf, text: String) -> JobId {
        let path = storage::clip_path(&folder);
        self.start(JobKind::ReadClip, Owner::Document(of), Some(path), move |_| {
            let clip = storage::read_clip(&folder).map(Box::new);
            JobResult::ClipRead { text, clip }
        })
    }

    /// Reads a theme and tests its fonts.
    pub fn read_theme(&mut self, path: PathBuf) -> JobId {
        let path = reader::absolute(path);
        self.start(JobKind::ReadTheme, Owner::Window, Some(path.clone()), move |_| {
            JobResult::ThemeRead(reader::theme(&path))
        })
    }

    /// Saves the brand `of`. With `expected`, only if the file still has that content, or what this window wrote there
    /// for the same brand.
    pub fn save_theme(
        &mut self,
        of: BrandId,
        path: PathBuf,
        BrandContent { base, theme, revision }: BrandContent,
        expected: Option<Fingerprint>,
    ) -> JobId {
        let path = reader::absolute(path);
        let owner = Owner::Brand(of);
        let written = self.written.of(&path);
        self.start(JobKind::SaveBrand, owner, Some(path.clone()), move |_| {
            let known = written.known(owner, expected);
            let result = match &known {
                Some(known) => storage::save_theme_unless_changed(&path, base, &theme, known),
                None => storage::save_theme(&path, base, &theme),
            };
            if let Ok(saved) = &result {
                written.note(owner, saved.fingerprint);
            }
            JobResult::ThemeSaved { revision, result: result.map(Box::new) }
        })
    }

    /// Reads a font for the brand `of` and tests it.
    pub fn read_font(&mut self, of: BrandId, path: PathBuf) -> JobId {
        self.start(JobKind::ReadFont, Owner::Brand(of), Some(path.clone()), move |_| {
            JobResult::BrandAssetRead(reader::font(&path))
        })
    }

    /// Reads a logo for the brand `of`.
    pub fn read_logo(&mut self, of: BrandId, path: PathBuf) -> JobId {
        self.start(JobKind::ReadLogo, Owner::Brand(of), Some(path.clone()), move |_| {
            JobResult::BrandAssetRead(reader::logo(&path))
        })
    }

    /// Writes the settings. A failure needs no message, because settings are not the user's work.
    pub fn save_settings(&mut self, file: Arc<SettingsFile>, settings: Settings) -> JobId {
        self.start(JobKind::SaveSettings, Owner::Window, Some(file.path()), move |_| {
            drop(file.save(&settings));
            JobResult::Kept
        })
    }
}
