//! File selection with the system's own dialog, in a helper process.
//!
//! On Linux such a dialog can fail silently, never answer, or end its process when the session bus goes away. So Safar
//! starts itself again with [`HELPER_ARGUMENT`]; the helper shows the dialog and prints the result, and whatever
//! happens to it, the window with the map is not affected. If the window ends first, for whatever reason, the helper
//! sees the end of its standard input and ends too. The caller of `rfd` cannot distinguish a dialog that failed to open
//! from a cancelled one; the helper does so by the errors that `rfd` logs.

mod helper;

use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

pub use self::helper::run_as_helper;
use super::{
    i18n::{self, Message, m},
    jobs::Control,
};

/// The hidden first argument that makes the program show a file dialog and nothing else.
pub const HELPER_ARGUMENT: &str = "--pick-file";

const PICKED: &str = "picked ";
const CANCELLED: &str = "cancelled";

/// The purpose of the requested file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A map to open.
    OpenMap,
    /// A file to save the map to.
    SaveMap,
    /// A file to export a PNG to.
    SavePng,
    /// A picture to put into the map.
    OpenPicture,
    /// A theme file to draw the map with.
    OpenTheme,
    /// A file to save a brand to.
    SaveTheme,
    /// A font for a brand.
    OpenFont,
}

/// How the program asks for files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FileDialogs {
    /// With the system's dialog, or with a path field if that cannot open.
    #[default]
    System,
    /// With a path field in the window.
    PathField,
}

/// The result of asking for a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The chosen file.
    File(PathBuf),
    /// The user cancelled.
    Cancelled,
    /// No dialog could be shown.
    Failed,
}

impl FileKind {
    const ALL: [(Self, &'static str); 7] = [
        (Self::OpenMap, "open-map"),
        (Self::SaveMap, "save-map"),
        (Self::SavePng, "save-png"),
        (Self::OpenPicture, "open-picture"),
        (Self::OpenTheme, "open-theme"),
        (Self::SaveTheme, "save-theme"),
        (Self::OpenFont, "open-font"),
    ];

    /// The title of the dialog.
    #[must_use]
    pub fn title(self) -> Message {
        match self {
            Self::OpenMap => m("pick-open-map"),
            Self::SaveMap => m("pick-save-map"),
            Self::SavePng => m("pick-save-png"),
            Self::OpenPicture => m("pick-open-picture"),
            Self::OpenTheme => m("pick-open-theme"),
            Self::SaveTheme => m("pick-save-theme"),
            Self::OpenFont => m("pick-open-font"),
        }
    }

    /// Whether the file will be written.
    #[must_use]
    pub fn is_save(self) -> bool {
        matches!(self, Self::SaveMap | Self::SavePng | Self::SaveTheme)
    }

    /// The extensions of such files; the first is added to a new file without one.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::OpenMap | Self::SaveMap | Self::OpenTheme | Self::SaveTheme => &["ron"],
            Self::SavePng => &["png"],
            Self::OpenPicture => &["png", "jpg", "jpeg"],
            Self::OpenFont => &["ttf", "otf", "ttc", "otc"],
        }
    }

    /// `path` with the extension added, if such a file needs one and `path` has none.
    #[must_use]
    pub fn with_extension(self, path: PathBuf) -> PathBuf {
        match (self.is_save() && path.extension().is_none(), self.extensions().first()) {
            (true, Some(extension)) => path.with_extension(extension),
            (true | false, _) => path,
        }
    }

    fn filter_name(self) -> Message {
        match self {
            Self::OpenMap | Self::SaveMap => m("kind-map"),
            Self::SavePng => m("kind-png"),
            Self::OpenPicture => m("kind-picture"),
            Self::OpenTheme | Self::SaveTheme => m("kind-theme"),
            Self::OpenFont => m("kind-font"),
        }
    }
}

impl FileDialogs {
    /// The choice of the environment: `SAFAR_FILE_DIALOG=path` selects the path field.
    #[must_use]
    pub fn from_environment() -> Self {
        if std::env::var_os("SAFAR_FILE_DIALOG").is_some_and(|value| value == "path") {
            Self::PathField
        } else {
            Self::System
        }
    }
}

/// Shows the system's dialog for `kind`, starting at `suggested`, and waits for the answer or until `control` is
/// cancelled.
#[must_use]
pub fn pick(kind: FileKind, suggested: &Path, control: &Control) -> Picked {
    let Ok(program) = std::env::current_exe() else { return Picked::Failed };
    let name = FileKind::ALL.iter().find(|(known, _)| *known == kind).map_or("", |(_, name)| *name);
    let child = Command::new(program)
        .args([HELPER_ARGUMENT, name, i18n::language().tag()])
        .arg(suggested)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = child else { return Picked::Failed };
    // Kept open until the answer arrives; the helper ends when it is closed.
    let _stdin = child.stdin.take();
    if !wait(&mut child, control) {
        return Picked::Cancelled;
    }
    let mut answer = String::new();
    let has_answer = child.stdout.take().is_some_and(|mut out| out.read_to_string(&mut answer).is_ok());
    match (has_answer, answer.trim_end_matches('\n')) {
        (true, CANCELLED) => Picked::Cancelled,
        (true, line) => line.strip_prefix(PICKED).map_or(Picked::Failed, |path| Picked::File(PathBuf::from(path))),
        (false, _) => Picked::Failed,
    }
}

/// Waits until `child` has ended, and ends it if `control` is cancelled. Returns whether it ended by itself.
fn wait(child: &mut Child, control: &Control) -> bool {
    loop {
        match child.try_wait() {
            Ok(Some(_)) | Err(_) => return true,
            Ok(None) => {}
        }
        if control.is_cancelled() {
            // The helper has nothing worth keeping. An error means that it has ended already.
            let _ = child.kill();
            let _ = child.wait();
            return false;
        }
        std::thread::sleep(Duration::from_millis(30));
    }
}

/// `text` as a path: a leading `~` means the home folder, a relative path starts in `folder`.
#[must_use]
pub fn typed_path(text: &str, folder: &Path) -> PathBuf {
    let text = text.trim();
    let expanded = match (text.strip_prefix('~'), home_folder()) {
        (Some(""), Some(home)) => home,
        (Some(rest), Some(home)) if rest.starts_with(['/', '\\']) => home.join(rest.trim_start_matches(['/', '\\'])),
        (Some(_) | None, _) => folder.join(text),
    };
    std::path::absolute(&expanded).unwrap_or(expanded)
}

/// The user's home folder.
#[must_use]
pub fn home_folder() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_name_alone_is_of_the_folder_that_was_suggested() {
        let folder = Path::new("/maps");
        assert_eq!(typed_path(" b.ron ", folder), Path::new("/maps/b.ron"));
        assert_eq!(typed_path("new/b.ron", folder), Path::new("/maps/new/b.ron"));
        assert_eq!(typed_path("/tmp/b.ron", folder), Path::new("/tmp/b.ron"));
        assert!(!typed_path("~/b.ron", folder).starts_with("/maps"));
    }

    #[test]
    #[cfg(unix)]
    fn a_helper_that_never_answers_is_ended_when_nobody_waits_any_more() {
        let mut child = Command::new("sleep").arg("600").spawn().unwrap();
        let control = Arc::<Control>::default();
        let canceller = std::thread::spawn({
            let control = control.clone();
            move || {
                std::thread::sleep(Duration::from_millis(80));
                control.cancel();
            }
        });
        let begin = std::time::Instant::now();
        assert!(!wait(&mut child, &control), "it did not end by itself");
        assert!(begin.elapsed() < Duration::from_mins(1));
        assert!(child.try_wait().unwrap().is_some_and(|status| !status.success()), "and it is gone");
        canceller.join().unwrap();
    }
}
