//! Files: opening, saving, exporting, and what comes of it.

use std::{
    io::Write,
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use egui::Context;

use super::{
    action::Action,
    app::SafarApp,
    dialogs::{Answer, Dialog, ExportChoice, ExportDialog, Message, PathField},
    faults::storage_fault,
    file_picker::{FileDialogs, Picked, documents_folder},
    i18n::{self, Message as Said, m},
    jobs::{Asked, ExportFault, Outcome, PictureTarget},
};
use crate::{
    draw,
    edit::{Command, Created, NewCard},
    export::{self, ExportError, PngOptions},
    model::{Card, CardId, Map},
    storage::{Opened, Saved, StorageError},
    text::FontBook,
};

impl SafarApp {
    /// Takes what came of the jobs that ended.
    pub(super) fn finish_jobs(&mut self, ctx: &Context) {
        for outcome in self.jobs.finished() {
            match outcome {
                Outcome::Opened { path, result } => self.opened(path, result),
                Outcome::Saved { path, revision, result } => self.saved(ctx, path, revision, result),
                Outcome::Exported { path, result } => self.exported(&path, result),
                Outcome::Picked { asked, picked } => self.picked(asked, picked),
                Outcome::PictureRead { path, target, result } => match result {
                    Ok(bytes) => self.embed(&path, target, bytes),
                    Err(text) => self.tell(m("picture-failed"), text),
                },
                Outcome::ClipRead { text, clip } => self.paste_shared(&text, clip.as_deref()),
                Outcome::ThemeRead { path, result } => self.theme_read(ctx, &path, result),
                Outcome::ThemeSaved { path, revision, result } => self.brand_saved(ctx, path, revision, result),
                Outcome::BrandAssetRead(result) => self.brand_asset_read(ctx, result),
            }
        }
    }

    /// Carries out what a dialog was answered with.
    pub(super) fn answered(&mut self, ctx: &Context, answer: Answer) {
        self.dialog = None;
        match answer {
            Answer::Close => self.forget_what_waits(),
            Answer::SaveThen(action) => {
                if self.keep_line() {
                    self.after_save = Some(action);
                    self.save(false);
                }
            }
            Answer::DiscardThen(action) => {
                self.capture.clear();
                self.perform_keeping_brand(ctx, action);
            }
            Answer::SaveBrandThen(action) => self.save_brand_then(action),
            Answer::DiscardBrandThen(action) => self.discard_brand_then(ctx, action),
            Answer::Overwrite => self.save(true),
            Answer::SaveAs => self.ask_for_save_file(),
            Answer::AskToReload(path) => {
                self.after_save = None;
                self.dialog = Some(Dialog::Reload { path });
            }
            Answer::Reload(path) => {
                self.after_save = None;
                self.jobs.open(path);
            }
            Answer::Path(asked, path) => self.picked(asked, Picked::File(path)),
            Answer::TypePath(asked, suggested) => {
                self.stop_waiting();
                self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, None)));
            }
            Answer::StopWaiting => {
                self.stop_waiting();
                self.forget_what_waits();
            }
            Answer::Export(choice) => self.ask_for_export_file(choice),
            Answer::Do(actions) => self.actions.extend(actions),
        }
        ctx.request_repaint();
    }

    /// What was asked for and waits until something is saved is not wanted any more.
    fn forget_what_waits(&mut self) {
        self.after_save = None;
        self.after_brand = None;
    }

    fn stop_waiting(&mut self) {
        for job in self.jobs.running().iter().filter(|job| job.can_cancel) {
            job.cancel();
        }
    }

    /// Shows a message that is closed by hand.
    pub(super) fn tell(&mut self, title: Said, text: String) {
        self.dialog = Some(Dialog::Message(Message { title: title.text(), text }));
    }

    pub(super) fn ask_for(&mut self, asked: Asked, suggested: PathBuf) {
        match self.options.file_dialogs {
            FileDialogs::System => {
                self.jobs.pick(asked.clone(), suggested.clone());
                self.dialog = Some(Dialog::Waiting { asked, suggested });
            }
            FileDialogs::PathField => self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, None))),
        }
    }

    /// The folder of the open map, or the one where documents are kept; with a separator at its end.
    pub(super) fn folder(&self) -> PathBuf {
        let of_map = self.document.as_ref().and_then(|document| document.path.as_deref()).and_then(Path::parent);
        of_map.map_or_else(documents_folder, Path::to_path_buf).join("")
    }

    pub(super) fn ask_for_map(&mut self) {
        self.ask_for(Asked::OpenMap, self.folder());
    }

    pub(super) fn ask_for_save_file(&mut self) {
        let Some(document) = &self.document else { return };
        self.ask_for(Asked::SaveMap, document.suggested_path("ron"));
    }

    pub(super) fn ask_for_picture(&mut self, target: PictureTarget) {
        self.ask_for(Asked::Picture(target), self.folder());
    }

    pub(super) fn ask_for_theme(&mut self) {
        self.ask_for(Asked::Theme, self.folder());
    }

    pub(super) fn show_export(&mut self) {
        let Some(document) = &self.document else { return };
        let dialog = ExportDialog::new(document.session.map(), document.drawn.layout.size, &self.view);
        self.dialog = Some(Dialog::Export(Box::new(dialog)));
    }

    fn ask_for_export_file(&mut self, choice: ExportChoice) {
        let Some(document) = &self.document else { return };
        self.export_choice = Some(choice);
        self.ask_for(Asked::Export, document.suggested_path("png"));
    }

    fn picked(&mut self, asked: Asked, picked: Picked) {
        if matches!(self.dialog, Some(Dialog::Waiting { .. })) {
            self.dialog = None;
        }
        let path = match picked {
            Picked::File(path) => asked.kind().with_extension(path),
            Picked::Cancelled => {
                // A dialog that was given up for the path field has been answered already.
                if self.dialog.is_none() {
                    self.forget_what_waits();
                }
                return;
            }
            Picked::Failed => {
                let suggested = match &asked {
                    Asked::SaveMap => self.document.as_ref().map(|document| document.suggested_path("ron")),
                    Asked::Export => self.document.as_ref().map(|document| document.suggested_path("png")),
                    Asked::SaveTheme => self.suggested_brand_path(),
                    Asked::OpenMap | Asked::Picture(_) | Asked::Theme | Asked::Font | Asked::Logo => None,
                };
                let suggested = suggested.unwrap_or_else(|| self.folder());
                self.dialog = Some(Dialog::Path(PathField::new(asked, &suggested, Some(m("path-no-dialog")))));
                return;
            }
        };
        match asked {
            Asked::OpenMap => self.actions.push(Action::OpenPath(path)),
            Asked::SaveMap => self.save_to(path),
            Asked::Export => self.export_to(path),
            Asked::Picture(target) => self.jobs.read_picture(path, target),
            Asked::Theme => self.jobs.read_theme(path),
            Asked::SaveTheme => self.save_brand_to(path),
            Asked::Font => self.jobs.read_font(path),
            Asked::Logo => self.jobs.read_logo(path),
        }
    }

    fn opened(&mut self, path: PathBuf, result: Result<Box<Opened>, StorageError>) {
        self.awaits_first_map = false;
        match result {
            Ok(opened) => {
                let Opened { map, warnings, more_warnings, fingerprint } = *opened;
                self.settings.remember(&path, &map.info.title);
                self.keep_settings();
                self.open_map(map, Some((path, fingerprint)));
                if !warnings.is_empty() {
                    let mut lines: Vec<_> = warnings.iter().map(ToString::to_string).collect();
                    if more_warnings > 0 {
                        lines.push(m("more-remarks").with(&[("count", more_warnings.into())]));
                    }
                    self.tell(m("opened-with-remarks"), lines.join("\n\n"));
                }
            }
            Err(error) => self.tell(m("open-failed"), storage_fault(&error)),
        }
    }

    /// Saves the map to its file; asks for one where it has none. `overwrites` says that what somebody else wrote there
    /// may go.
    pub(super) fn save(&mut self, overwrites: bool) {
        let Some(document) = &mut self.document else { return };
        document.session.end_gesture();
        self.typing.forget();
        let Some(path) = document.path.clone() else { return self.ask_for_save_file() };
        let expected = document.fingerprint.filter(|_| !overwrites);
        self.jobs.save(path, document.session.map().clone(), document.session.revision(), expected);
    }

    /// Saves the map to another file, which was confirmed.
    fn save_to(&mut self, path: PathBuf) {
        let Some(document) = &mut self.document else { return };
        document.session.end_gesture();
        self.jobs.save(path, document.session.map().clone(), document.session.revision(), None);
    }

    fn saved(&mut self, ctx: &Context, path: PathBuf, revision: u64, result: Result<Saved, StorageError>) {
        let Some(document) = &mut self.document else { return };
        match result {
            Ok(saved) => {
                document.fingerprint = Some(saved.fingerprint);
                document.save_problem = None;
                self.settings.remember(&path, &document.title());
                document.path = Some(path);
                // What was changed while the file was written is in no file yet.
                if document.session.revision() == revision {
                    document.session.mark_saved();
                    if let Some(action) = self.after_save.take() {
                        self.perform_keeping_brand(ctx, action);
                    }
                }
                self.keep_settings();
            }
            Err(StorageError::ChangedOnDisk { .. }) => self.dialog = Some(Dialog::Conflict { path }),
            Err(error) => {
                self.after_save = None;
                document.save_problem = Some(storage_fault(&error));
            }
        }
    }

    fn export_to(&mut self, path: PathBuf) {
        let (Some(document), Some(choice)) = (&self.document, self.export_choice.take()) else { return };
        let map = document.session.map().clone();
        let has_system_fonts = self.options.has_system_fonts;
        self.jobs.export(path, move |out, cancel| write_png(&map, &choice, has_system_fonts, out, cancel));
    }

    fn exported(&mut self, path: &Path, result: Result<(u32, u32), String>) {
        match result {
            Ok((width, height)) => {
                let said = m("export-done").with(&[
                    ("width", i18n::digits(&width.to_string()).into()),
                    ("height", i18n::digits(&height.to_string()).into()),
                    ("path", path.to_string_lossy().into_owned().into()),
                ]);
                self.toasts.show(said, None);
            }
            Err(text) if text == ExportError::Cancelled.to_string() => {
                self.toasts.show(m("export-cancelled"), None);
            }
            Err(text) => self.tell(m("export-failed"), text),
        }
    }

    /// Embeds a picture and shows it where it was asked for, in one step.
    fn embed(&mut self, path: &Path, target: PictureTarget, bytes: Arc<[u8]>) {
        let description = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let Some(document) = &mut self.document else { return };
        let session = &mut document.session;
        let title = description.clone();
        session.begin_gesture(String::new());
        let added = session.apply(Command::AddPicture { description, bytes });
        let picture = added.ok().and_then(|applied| {
            applied
                .created
                .into_iter()
                .find_map(|created| if let Created::Picture(id) = created { Some(id) } else { None })
        });
        let command = match target {
            PictureTarget::Card(id) => session.map().card(&id).cloned().map(|mut card| {
                card.picture = picture;
                Command::ReplaceCard(Box::new(card))
            }),
            PictureTarget::New(place) => {
                let card = Card { picture, ..Card::new(CardId::numbered(0), place, title) };
                Some(Command::AddWholeCard(Box::new(NewCard { card, lane: None, feeling: None })))
            }
            PictureTarget::Persona(id) => session.map().persona(&id).cloned().map(|mut persona| {
                persona.portrait = picture;
                Command::ReplacePersona(persona)
            }),
        };
        let done = command.map(|command| session.apply(command));
        session.end_gesture();
        match done {
            Some(Ok(applied)) => applied.selection().into_iter().for_each(|new| session.select(new)),
            Some(Err(error)) => self.refused(&error),
            None => {}
        }
    }
}

fn write_png(
    map: &Map,
    choice: &ExportChoice,
    has_system_fonts: bool,
    out: &mut dyn Write,
    cancel: &AtomicBool,
) -> Result<(u32, u32), ExportFault> {
    let theme = &choice.theme;
    let mut fonts = if has_system_fonts { FontBook::with_system_fonts() } else { FontBook::bundled() };
    fonts.use_family(&theme.font_files()).map_err(|error| ExportFault(error.to_string()))?;
    let layout = choice.filter.layout(map, theme, &mut fonts);
    let scene = draw::without_hints(&draw::draw(map, &layout, theme));
    let region = choice.stage.as_ref().and_then(|id| layout.stage_column(id));
    let options = PngOptions {
        region,
        is_transparent: choice.is_transparent,
        title: map.info.title.clone(),
        description: map.info.scenario.clone(),
        ..PngOptions::new(choice.size)
    };
    let mut goes_on = |_done: f64| {
        if cancel.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let info = export::png(&scene, &options, out, &mut goes_on).map_err(|error| ExportFault(error.to_string()))?;
    Ok((info.width, info.height))
}
