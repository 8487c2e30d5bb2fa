//! Saves a brand as a theme file, with the fonts and the logo that it names beside it.
//!
//! The file refers to a font or logo in the theme's folder by its path. Any other is copied there, under another name
//! if its own is taken or is not valid on every system. A copy never replaces a file. A damaged font in the theme's
//! folder keeps its name even if the file has another content by now, because the user may have put an undamaged copy
//! in its place.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write as _},
    path::{Component, Path, PathBuf},
};

use super::{
    error::StorageError,
    read::{Fingerprint, has_changed, read_bytes},
    replace::{Disk, SystemDisk, replace_checked},
    theme_file::OpenedTheme,
};
use crate::theme::{Asset, AssetName, Brand, Theme};

/// The maximum number of names tried for a copy.
const MOST_NAMES: usize = 1000;

/// Replaces or creates the file at `path` with the brand `theme`, which is based on `base`; the names of its fonts and
/// its logo are the paths they were read from. Returns the brand as saved, with the new paths of these files.
///
/// # Errors
/// If a file cannot be written, or the brand does not read back equal. The old file is then unchanged.
pub fn save_theme(path: &Path, base: &'static Theme, theme: &Theme) -> Result<OpenedTheme, StorageError> {
    save(path, base, theme, None)
}

fn save(
    path: &Path,
    base: &'static Theme,
    theme: &Theme,
    known: Option<&[Fingerprint]>,
) -> Result<OpenedTheme, StorageError> {
    let folder = path.parent().unwrap_or(Path::new(""));
    let mut copies = Copies { disk: &SystemDisk, folder, made: Vec::new() };
    let saved = copies.of_all(theme).and_then(|(fonts, logo)| {
        let brand = Brand::of(base, theme, fonts, logo);
        write(path, &brand, known).map(|fingerprint| (brand, fingerprint))
    });
    let (brand, fingerprint) = saved.inspect_err(|_| copies.remove())?;

    let at = |name: &AssetName| folder.join(name.as_str()).to_string_lossy().into_owned();
    let mut theme = theme.clone();
    for (font, name) in theme.fonts.iter_mut().zip(&brand.fonts) {
        font.name = at(name);
    }
    if let (Some(logo), Some(name)) = (&mut theme.logo, &brand.logo) {
        logo.picture.name = at(name);
    }
    Ok(OpenedTheme { base, theme, fingerprint, warnings: Vec::new(), lost_fonts: Vec::new() })
}

/// As [`save_theme`], but only over a file that still holds what one of `known` recognises. A file that is gone does
/// not count as changed: it is created again.
///
/// # Errors
/// As [`save_theme`], and [`StorageError::ChangedOnDisk`].
pub fn save_theme_unless_changed(
    path: &Path,
    base: &'static Theme,
    theme: &Theme,
    known: &[Fingerprint],
) -> Result<OpenedTheme, StorageError> {
    if has_changed(path, known)? {
        return Err(StorageError::ChangedOnDisk { file: path.to_string_lossy().into_owned() });
    }
    save(path, base, theme, Some(known))
}

fn write(path: &Path, brand: &Brand, known: Option<&[Fingerprint]>) -> Result<Fingerprint, StorageError> {
    let text = brand.to_ron();
    let name = path.to_string_lossy();
    replace_checked(
        path,
        known,
        |out| out.write_all(text.as_bytes()).map_err(|error| StorageError::from_io(&name, "write the file", error)),
        |temporary| verify(&name, temporary, &text, brand),
    )?;
    Ok(Fingerprint::of(text.as_bytes()))
}

/// Reads `temporary` back and checks that it holds `text` and the same brand.
fn verify(name: &str, temporary: &Path, text: &str, brand: &Brand) -> Result<(), StorageError> {
    let failed = |why: String| StorageError::NotVerified { file: name.to_owned(), why };
    if read_bytes(temporary)? != text.as_bytes() {
        return Err(failed("other bytes".into()));
    }
    let read = Brand::from_ron(text).map_err(|error| failed(error.to_string()))?;
    if read == *brand { Ok(()) } else { Err(failed("a value changed".into())) }
}

/// Copies fonts and logo into the folder of a theme file that is being saved.
struct Copies<'a> {
    disk: &'a dyn Disk,
    folder: &'a Path,
    /// The files that were created.
    made: Vec<PathBuf>,
}

impl Copies<'_> {
    /// The names of the fonts and of the logo, after each has been copied if necessary.
    fn of_all(&mut self, theme: &Theme) -> Result<(Vec<AssetName>, Option<AssetName>), StorageError> {
        let fonts = theme.fonts.iter().map(|font| self.of(font)).collect::<Result<_, _>>()?;
        let logo = theme.logo.as_ref().map(|logo| self.of(&logo.picture)).transpose()?;
        Ok((fonts, logo))
    }

    /// The name of `asset` in the folder.
    fn of(&mut self, asset: &Asset) -> Result<AssetName, StorageError> {
        let source = Path::new(&asset.name);
        let inside = source.strip_prefix(self.folder).ok().filter(|inside| !inside.as_os_str().is_empty());
        let is_there = || if asset.is_damaged { source.is_file() } else { holds(source, &asset.bytes) };
        let inside = inside.filter(|_| is_there()).and_then(relative_name);
        if let Some(name) = inside {
            return Ok(name);
        }
        let own = AssetName::nearest(&source.file_name().unwrap_or_default().to_string_lossy());
        let mut name = own.clone();
        for number in 2..MOST_NAMES {
            let path = self.folder.join(name.as_str());
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(mut file) => {
                    self.made.push(path.clone());
                    let written = file.write_all(&asset.bytes).and_then(|()| self.disk.flush(&file));
                    written.map_err(|error| failed(&path, error))?;
                    return Ok(name);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    if holds(&path, &asset.bytes) {
                        return Ok(name);
                    }
                    name = numbered(&own, number);
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    return Err(StorageError::NoFolder { file: self.folder.to_string_lossy().into_owned() });
                }
                Err(error) => return Err(failed(&path, error)),
            }
        }
        Err(failed(&self.folder.join(own.as_str()), io::ErrorKind::AlreadyExists.into()))
    }

    /// Removes the created files, because the theme could not be saved.
    fn remove(&self) {
        for path in &self.made {
            // The user needs the reason for the failure; a remaining copy is harmless.
            drop(fs::remove_file(path));
        }
    }
}

fn failed(path: &Path, error: io::Error) -> StorageError {
    StorageError::from_io(&path.to_string_lossy(), "write the file", error)
}

/// Whether the file at `path` has the content `bytes`.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let has_size =
        fs::metadata(path).is_ok_and(|file| file.is_file() && usize::try_from(file.len()) == Ok(bytes.len()));
    has_size && fs::read(path).is_ok_and(|held| held == bytes)
}

/// `path`, relative to the theme's folder, as written in a theme file, with slashes on every system. `None` if it
/// leaves the folder, is not valid Unicode, or is not a valid name on every system.
fn relative_name(path: &Path) -> Option<AssetName> {
    let parts = path.components().map(|part| match part {
        Component::Normal(name) => name.to_str(),
        Component::ParentDir | Component::CurDir | Component::Prefix(_) | Component::RootDir => None,
    });
    AssetName::new(parts.collect::<Option<Vec<_>>>()?.join("/"))
}

/// `logo.png` as `logo-2.png`.
fn numbered(name: &AssetName, number: usize) -> AssetName {
    let name = match name.as_str().rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{stem}-{number}.{extension}"),
        Some(_) | None => format!("{name}-{number}"),
    };
    AssetName::nearest(&name)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{super::replace::RecordingDisk, *};

    /// A new folder, and a logo of four bytes that is elsewhere.
    fn folder_and_logo(name: &str) -> (PathBuf, Asset) {
        let folder = std::env::temp_dir().join(format!("safar-theme-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        (folder, Asset { name: "/elsewhere/logo.png".to_owned(), bytes: Arc::from(*b"logo"), is_damaged: false })
    }

    #[test]
    fn a_copied_logo_is_on_the_disk_before_a_theme_file_names_it() {
        let (folder, logo) = folder_and_logo("flush");
        let disk = RecordingDisk::default();
        let name = Copies { disk: &disk, folder: &folder, made: Vec::new() }.of(&logo).unwrap();
        assert_eq!((name.as_str(), disk.operations.into_inner()), ("logo.png", vec!["flush 4 bytes".to_owned()]));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_does_not_read_back_as_it_was_written_is_refused() {
        let (folder, _) = folder_and_logo("verify");
        let path = folder.join("brand.ron");
        let brand = |name: &str| {
            Brand::of(Theme::light(), &Theme { name: name.to_owned(), ..Theme::light().clone() }, Vec::new(), None)
        };
        let (mine, other) = (brand("Mine"), brand("Other"));
        fs::write(&path, mine.to_ron()).unwrap();
        assert!(verify("brand.ron", &path, &mine.to_ron(), &mine).is_ok());
        for (text, brand) in [(mine.to_ron(), &other), (other.to_ron(), &other)] {
            let result = verify("brand.ron", &path, &text, brand);
            assert!(matches!(result, Err(StorageError::NotVerified { .. })), "{result:?}");
        }
        // The same brand in other words, as if another program had rewritten the file after it was flushed.
        fs::write(&path, mine.to_ron() + "\n").unwrap();
        let rewritten = verify("brand.ron", &path, &mine.to_ron(), &mine);
        assert!(
            matches!(&rewritten, Err(StorageError::NotVerified { why, .. }) if why == "other bytes"),
            "{rewritten:?}"
        );
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_file_of_the_same_size_is_not_taken_for_the_copy() {
        let (folder, logo) = folder_and_logo("same-size");
        fs::write(folder.join("logo.png"), "ogol").unwrap();
        fs::write(folder.join("logo-2.png"), "logo and more").unwrap();
        let mut copies = Copies { disk: &SystemDisk, folder: &folder, made: Vec::new() };
        assert_eq!(copies.of(&logo).unwrap().as_str(), "logo-3.png");
        assert_eq!(copies.of(&logo).unwrap().as_str(), "logo-3.png", "an equal file is not copied again");
        assert_eq!(copies.made.len(), 1);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_copy_that_cannot_be_flushed_fails_and_is_removed() {
        let (folder, logo) = folder_and_logo("full");
        let disk = RecordingDisk { is_full: true, ..RecordingDisk::default() };
        let mut copies = Copies { disk: &disk, folder: &folder, made: Vec::new() };
        let error = copies.of(&logo).unwrap_err();
        assert!(error.to_string().contains("Free some space"), "{error}");
        copies.remove();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::remove_dir_all(folder).unwrap();
    }
}
