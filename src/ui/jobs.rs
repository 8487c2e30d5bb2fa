//! Slow work off the UI thread: files, dialogs, export. Each job runs in a thread of its own, says what it is doing, can
//! be told to stop where that makes sense, and sends back one outcome.

mod lookup;

use std::{
    fs,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
};

pub use self::lookup::{PathFacts, PathLookup};
use super::{
    brand::BrandState,
    faults::storage_fault,
    file_picker::{self, FileKind, Picked},
    i18n::{self, Message, m},
    picture,
};
use crate::{
    model::{CardId, Map, PersonaId, Place},
    storage::{self, Fingerprint, Opened, OpenedTheme, Saved, Settings, StorageError},
    text::FontBook,
    theme::{Asset, Logo},
};

/// What came of a job.
pub enum Outcome {
    /// A map was read, or not.
    Opened {
        /// The file.
        path: PathBuf,
        /// What was read.
        result: Result<Box<Opened>, StorageError>,
    },
    /// A map was saved, or not.
    Saved {
        /// The file.
        path: PathBuf,
        /// The session's revision that was saved.
        revision: u64,
        /// What became of it.
        result: Result<Saved, StorageError>,
    },
    /// A picture of the map was written, or not.
    Exported {
        /// The file.
        path: PathBuf,
        /// How many pixels wide and high it is, or why there is none.
        result: Result<(u32, u32), String>,
    },
    /// A file dialog was answered.
    Picked {
        /// What was asked for.
        asked: Asked,
        /// The answer.
        picked: Picked,
    },
    /// A theme was read from a file, or not.
    ThemeRead {
        /// The file.
        path: PathBuf,
        /// The theme, or why there is none.
        result: Result<Box<OpenedTheme>, String>,
    },
    /// A brand was saved, or not.
    ThemeSaved {
        /// The file.
        path: PathBuf,
        /// The revision of the brand that was saved.
        revision: u64,
        /// What is in the file now.
        result: Result<Box<OpenedTheme>, StorageError>,
    },
    /// A font or a logo was read for a brand, or not.
    BrandAssetRead(Result<BrandAsset, String>),
    /// What another window has copied was looked up.
    ClipRead {
        /// The text that is to be pasted.
        text: String,
        /// The cards that were copied last in any window; none where nothing can be read.
        clip: Option<Box<Map>>,
    },
    /// A picture was read from a file, or not.
    PictureRead {
        /// The file.
        path: PathBuf,
        /// Whose picture it is to be.
        target: PictureTarget,
        /// Its bytes, or why there are none.
        result: Result<Arc<[u8]>, String>,
    },
}

/// What a file is asked for, and why.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// A map to open.
    OpenMap,
    /// A file for the map.
    SaveMap,
    /// A file for a picture of the map.
    Export,
    /// A picture to embed.
    Picture(PictureTarget),
    /// A theme file.
    Theme,
    /// A file for the brand that is edited.
    SaveTheme,
    /// A font for it.
    Font,
    /// A logo for it.
    Logo,
}

impl Asked {
    /// What kind of file it is.
    #[must_use]
    pub fn kind(&self) -> FileKind {
        match self {
            Self::OpenMap => FileKind::OpenMap,
            Self::SaveMap => FileKind::SaveMap,
            Self::Export => FileKind::SavePng,
            Self::Picture(_) | Self::Logo => FileKind::OpenPicture,
            Self::Theme => FileKind::OpenTheme,
            Self::SaveTheme => FileKind::SaveTheme,
            Self::Font => FileKind::OpenFont,
        }
    }
}

/// What was read for a brand.
#[derive(Clone, Debug, PartialEq)]
pub enum BrandAsset {
    /// A font that text can be set in.
    Font(Asset),
    /// A logo.
    Logo(Logo),
}

/// Whose picture a picture is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureTarget {
    /// A card's.
    Card(CardId),
    /// A persona's portrait.
    Persona(PersonaId),
    /// That of a new card, which goes here.
    New(Place),
}

impl PictureTarget {
    /// How long the longer side of the picture is at most, in pixels.
    fn longest_side(&self) -> u32 {
        match self {
            Self::Card(_) | Self::New(_) => picture::CARD_PICTURE_SIDE,
            Self::Persona(_) => picture::PORTRAIT_SIDE,
        }
    }
}

/// A job under way.
pub struct Running {
    number: u64,
    /// What it is doing, for the status line.
    pub label: Message,
    /// Whether it can be told to stop.
    pub can_cancel: bool,
    cancel: Arc<AtomicBool>,
}

impl Running {
    /// Tells the job to stop.
    pub fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}

/// The jobs under way.
pub struct Jobs {
    ctx: egui::Context,
    sender: mpsc::Sender<(u64, Outcome)>,
    receiver: mpsc::Receiver<(u64, Outcome)>,
    running: Vec<Running>,
    next_number: u64,
}

impl Jobs {
    /// No jobs yet; `ctx` is woken when one ends.
    #[must_use]
    pub fn new(ctx: &egui::Context) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { ctx: ctx.clone(), sender, receiver, running: Vec::new(), next_number: 0 }
    }

    /// The jobs under way.
    #[must_use]
    pub fn running(&self) -> &[Running] {
        &self.running
    }

    /// Whether a map is being saved.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.running.iter().any(|job| job.label == SAVING)
    }

    /// What came of the jobs that ended since the last call.
    pub fn finished(&mut self) -> Vec<Outcome> {
        let ended: Vec<_> = self.receiver.try_iter().collect();
        self.running.retain(|job| ended.iter().all(|(number, _)| *number != job.number));
        ended.into_iter().map(|(_, outcome)| outcome).collect()
    }

    /// Reads a map.
    pub fn open(&mut self, path: PathBuf) {
        self.start(m("job-opening"), false, move |_| {
            let result = storage::read_map(&path).map(Box::new);
            Outcome::Opened { path, result }
        });
    }

    /// Saves a map: where `expected` is given, only over a file that still holds that.
    pub fn save(&mut self, path: PathBuf, map: Map, revision: u64, expected: Option<Fingerprint>) {
        self.start(SAVING, false, move |_| {
            let result = match expected {
                Some(expected) => storage::save_map_unless_changed(&path, &map, expected),
                None => storage::save_map(&path, &map),
            };
            Outcome::Saved { path, revision, result }
        });
    }

    /// Writes a file with `write`, replacing an older one only by a complete new one. `write` is told when to stop.
    pub fn export(
        &mut self,
        path: PathBuf,
        write: impl FnOnce(&mut dyn std::io::Write, &AtomicBool) -> Result<(u32, u32), ExportFault> + Send + 'static,
    ) {
        self.start(m("job-exporting"), true, move |cancel| {
            let mut size = (0, 0);
            let result = storage::replace_file(&path, |out| {
                size = write(out, cancel)?;
                Ok::<_, ExportFault>(())
            });
            Outcome::Exported { path, result: result.map(|()| size).map_err(|fault| fault.0) }
        });
    }

    /// Asks for a file with the system's dialog.
    pub fn pick(&mut self, asked: Asked, suggested: PathBuf) {
        self.start(m("job-waiting"), true, move |cancel| {
            let picked = file_picker::pick(asked.kind(), &suggested, cancel);
            Outcome::Picked { asked, picked }
        });
    }

    /// Reads a picture to embed.
    pub fn read_picture(&mut self, path: PathBuf, target: PictureTarget) {
        self.start(m("job-reading-picture"), false, move |_| {
            let result = read_picture(&path, target.longest_side());
            Outcome::PictureRead { path, target, result }
        });
    }

    /// Makes a picture from the clipboard one to embed.
    pub fn encode_picture(&mut self, image: Arc<egui::ColorImage>, target: PictureTarget) {
        self.start(m("job-reading-picture"), false, move |_| {
            let result = encoded(&image, target.longest_side());
            Outcome::PictureRead { path: PathBuf::new(), target, result }
        });
    }

    /// Leaves copied cards for other windows. That they could not be left is worth no message: the text is on the
    /// clipboard.
    pub fn share_clip(&mut self, folder: PathBuf, clip: Map) {
        thread::spawn(move || drop(storage::save_clip(&folder, &clip)));
    }

    /// Looks up what another window has copied, before `text` is pasted.
    pub fn read_clip(&mut self, folder: PathBuf, text: String) {
        self.start(m("job-pasting"), false, move |_| {
            let clip = storage::read_clip(&folder).map(Box::new);
            Outcome::ClipRead { text, clip }
        });
    }

    /// Reads a theme, and tries its fonts.
    pub fn read_theme(&mut self, path: PathBuf) {
        self.start(m("job-reading-theme"), false, move |_| {
            // The path is remembered, and must lead there from any folder.
            let path = std::path::absolute(&path).unwrap_or(path);
            let result = storage::read_theme(&path).map_err(|error| error.to_string()).and_then(|opened| {
                let tried = FontBook::bundled().use_family(&opened.theme.font_files());
                let font = |index: usize| opened.theme.fonts.get(index).map_or("", |font| font.name.as_str());
                tried.map_err(|error| format!("{}: {error}.", font(error.index)))?;
                Ok(Box::new(opened))
            });
            Outcome::ThemeRead { path, result }
        });
    }

    /// Saves a brand: where `expected` is given, only over a file that still holds that.
    pub fn save_theme(&mut self, path: PathBuf, brand: BrandState, revision: u64, expected: Option<Fingerprint>) {
        self.start(SAVING_BRAND, false, move |_| {
            // The path is remembered, and must lead there from any folder.
            let path = std::path::absolute(&path).unwrap_or(path);
            let BrandState { base, theme } = &brand;
            let result = match expected {
                Some(expected) => storage::save_theme_unless_changed(&path, base, theme, expected),
                None => storage::save_theme(&path, base, theme),
            };
            Outcome::ThemeSaved { path, revision, result: result.map(Box::new) }
        });
    }

    /// Whether a brand is being saved.
    #[must_use]
    pub fn is_saving_brand(&self) -> bool {
        self.running.iter().any(|job| job.label == SAVING_BRAND)
    }

    /// Reads a font for a brand, and tries it.
    pub fn read_font(&mut self, path: PathBuf) {
        self.start(m("job-reading-font"), false, move |_| {
            let read = storage::read_font(&path).map_err(|error| storage_fault(&error));
            let tried = read.and_then(|font| {
                let tried = FontBook::bundled().use_family(&[Arc::clone(&font.bytes)]);
                tried.map_err(|error| format!("{}: {error}.", font.name))?;
                Ok(BrandAsset::Font(font))
            });
            Outcome::BrandAssetRead(tried)
        });
    }

    /// Reads a logo for a brand.
    pub fn read_logo(&mut self, path: PathBuf) {
        self.start(m("job-reading-picture"), false, move |_| {
            let read = storage::read_logo(&path).map_err(|error| storage_fault(&error));
            Outcome::BrandAssetRead(read.map(BrandAsset::Logo))
        });
    }

    /// Remembers the settings. That they could not be written is worth no message: the map is not concerned.
    pub fn save_settings(&mut self, settings: Settings) {
        thread::spawn(move || drop(settings.save()));
    }

    fn start(&mut self, label: Message, can_cancel: bool, job: impl FnOnce(&AtomicBool) -> Outcome + Send + 'static) {
        let number = self.next_number;
        self.next_number += 1;
        let cancel = Arc::new(AtomicBool::new(false));
        self.running.push(Running { number, label, can_cancel, cancel: cancel.clone() });
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let language = i18n::language();
        thread::spawn(move || {
            i18n::use_language(language);
            let outcome = job(&cancel);
            // Nobody listens any more when the window was closed meanwhile.
            drop(sender.send((number, outcome)));
            ctx.request_repaint();
        });
    }
}

const SAVING: Message = m("job-saving");
const SAVING_BRAND: Message = m("job-saving-brand");

/// The greatest picture file that is read, in bytes: more than cameras write. What is embedded of it is smaller.
const MAX_PICTURE_BYTES: u64 = 40 * 1024 * 1024;

/// Why a picture could not be written, in a sentence for a person.
#[derive(Debug)]
pub struct ExportFault(pub String);

impl From<StorageError> for ExportFault {
    fn from(error: StorageError) -> Self {
        Self(error.to_string())
    }
}

fn read_picture(path: &Path, longest: u32) -> Result<Arc<[u8]>, String> {
    let failed = |error: std::io::Error| m("picture-unreadable").with(&[("why", error.to_string().into())]);
    let size = fs::metadata(path).map_err(failed)?.len();
    if size > MAX_PICTURE_BYTES {
        let megabytes = |bytes: u64| i18n::digits(&bytes.div_ceil(1_048_576).to_string());
        return Err(m("picture-too-large")
            .with(&[("size", megabytes(size).into()), ("limit", megabytes(MAX_PICTURE_BYTES).into())]));
    }
    let bytes = fs::read(path).map_err(failed)?;
    picture::embeddable(&bytes, longest).map(Into::into)
}

/// A picture from the clipboard as one to embed, its longer side at most `longest` pixels long.
fn encoded(picture: &egui::ColorImage, longest: u32) -> Result<Arc<[u8]>, String> {
    let [width, height] = picture.size.map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    let is_opaque = picture.pixels.iter().all(|pixel| pixel.a() == u8::MAX);
    let pixels = picture.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    let picture = image::RgbaImage::from_raw(width, height, pixels).ok_or_else(|| m("picture-wrong-kind").text())?;
    let picture = image::DynamicImage::ImageRgba8(picture);
    let picture = if is_opaque { picture.to_rgb8().into() } else { picture };
    let mut bytes = std::io::Cursor::new(Vec::new());
    let failed = |error: image::ImageError| m("picture-unreadable").with(&[("why", error.to_string().into())]);
    picture.write_to(&mut bytes, image::ImageFormat::Png).map_err(failed)?;
    picture::embeddable(&bytes.into_inner(), longest).map(Into::into)
}

/// Writes `text` to `path`, for the frame log; a log that cannot be written is none.
pub fn write_log(path: &Path, text: &str) {
    if let Ok(file) = fs::File::create(path) {
        drop(BufWriter::new(file).write_all(text.as_bytes()));
    }
}
