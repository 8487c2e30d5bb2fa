//! Checks on background threads which file or folder is at a path that the user types.
//!
//! On an unreachable network folder such a check can take minutes. It is therefore made once per path, never on the UI
//! thread, and never more than one at a time, unless one does not answer: then paths elsewhere are checked meanwhile.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

use egui::Context;

use crate::{
    storage::{StorageError, check_picture_path},
    ui::file_picker::FileKind,
};

/// How long a check has to answer before a path in another folder is checked meanwhile.
const PATIENCE: Duration = Duration::from_millis(300);

/// The maximum number of checks in progress, which is reached only if paths in as many folders do not answer.
const MOST: usize = 8;

/// The file or folder at a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathFacts {
    /// What is at the path.
    pub thing: PathThing,
    /// Whether the parent folder exists; `true` if the path has none.
    pub has_parent: bool,
}

/// What is at a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PathThing {
    /// Nothing.
    #[default]
    Nothing,
    /// A folder.
    Folder,
    /// A file that may be opened, or replaced if the user agrees.
    File,
    /// A file with text, such as a map, which the picture to be written must not replace.
    ProtectedText,
}

impl PathFacts {
    /// The facts about `path` as the path of a file of this `kind`.
    fn of(path: &Path, kind: FileKind) -> Self {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let holds_text = || matches!(check_picture_path(path), Err(StorageError::HoldsText { .. }));
        let thing = if path.is_dir() {
            PathThing::Folder
        } else if kind == FileKind::SavePng && holds_text() {
            PathThing::ProtectedText
        } else if path.exists() {
            PathThing::File
        } else {
            PathThing::Nothing
        };
        Self { thing, has_parent: parent.is_none_or(Path::is_dir) }
    }
}

/// The function that finds out the facts about a path, on a background thread.
type Check = Arc<dyn Fn(&Path) -> PathFacts + Send + Sync>;

/// A check in progress.
struct Checking {
    path: PathBuf,
    since: Instant,
}

/// The path asked about last and the result, if it has arrived.
pub struct PathLookup {
    ctx: Context,
    check: Check,
    sender: mpsc::Sender<(PathBuf, PathFacts)>,
    answers: mpsc::Receiver<(PathBuf, PathFacts)>,
    checking: Vec<Checking>,
    asked: Option<PathBuf>,
    found: Option<PathFacts>,
}

impl PathLookup {
    /// A lookup of paths for files of this `kind`, without a path yet; `ctx` is woken when a result arrives.
    #[must_use]
    pub fn new(ctx: &Context, kind: FileKind) -> Self {
        Self::checking_with(ctx, Arc::new(move |path: &Path| PathFacts::of(path, kind)))
    }

    /// Like [`new`](Self::new), with another check.
    fn checking_with(ctx: &Context, check: Check) -> Self {
        let (sender, answers) = mpsc::channel();
        Self { ctx: ctx.clone(), check, sender, answers, checking: Vec::new(), asked: None, found: None }
    }

    /// The facts about `path`; `None` until they are known.
    pub fn facts(&mut self, path: &Path) -> Option<PathFacts> {
        if self.asked.as_deref() != Some(path) {
            self.asked = Some(path.to_path_buf());
            self.found = None;
        }
        for (checked, facts) in self.answers.try_iter() {
            self.checking.retain(|checking| checking.path != checked);
            if checked == path {
                self.found = Some(facts);
            }
        }
        if self.found.is_none() {
            self.check(path);
        }
        self.found
    }

    /// Whether a check is in progress.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.asked.is_some() && self.found.is_none()
    }

    /// Starts to check `path`, unless it has to wait for checks in progress. The next call after one of them ends, or
    /// after their time to answer, starts it.
    fn check(&mut self, path: &Path) {
        // A path in the folder of a check that does not answer would probably not get an answer either.
        let waits = |checking: &Checking| checking.path.parent() == path.parent();
        if self.checking.len() >= MOST || self.checking.iter().any(waits) {
            return;
        }
        let left = self.checking.iter().map(|checking| PATIENCE.saturating_sub(checking.since.elapsed())).max();
        if let Some(left) = left.filter(|left| !left.is_zero()) {
            self.ctx.request_repaint_after(left);
            return;
        }
        self.checking.push(Checking { path: path.to_path_buf(), since: Instant::now() });
        let (check, sender, ctx) = (Arc::clone(&self.check), self.sender.clone(), self.ctx.clone());
        let path = path.to_path_buf();
        thread::spawn(move || {
            let facts = check(&path);
            // The dialog may have been closed meanwhile.
            drop(sender.send((path, facts)));
            ctx.request_repaint();
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    fn looked_up(lookup: &mut PathLookup, path: &Path) -> PathFacts {
        for _ in 0..2_500 {
            if let Some(facts) = lookup.facts(path) {
                return facts;
            }
            thread::sleep(std::time::Duration::from_millis(2));
        }
        panic!("no answer about {}", path.display());
    }

    #[test]
    fn files_folders_and_nothing_are_told_apart() {
        let mut lookup = PathLookup::new(&Context::default(), FileKind::OpenMap);
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = looked_up(&mut lookup, here);
        assert_eq!(folder, PathFacts { thing: PathThing::Folder, has_parent: true });
        let file = looked_up(&mut lookup, &here.join("Cargo.toml"));
        assert_eq!(file, PathFacts { thing: PathThing::File, has_parent: true });
        assert_eq!(looked_up(&mut lookup, &here.join("no/where.ron")), PathFacts::default());
        assert!(looked_up(&mut lookup, Path::new("alone.ron")).has_parent);
    }

    #[test]
    fn an_answer_about_another_path_is_none() {
        let mut lookup = PathLookup::new(&Context::default(), FileKind::OpenMap);
        assert!(!lookup.is_under_way());
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        looked_up(&mut lookup, here);
        assert_eq!(lookup.facts(&here.join("no")), None, "what was known was of another path");
        assert!(lookup.is_under_way());
    }

    /// A check that never ends for what is in the folder `/dead` until the result is dropped; and the checked paths.
    fn dead_drive() -> (Check, mpsc::Sender<()>, Arc<Mutex<Vec<PathBuf>>>) {
        let (revive, dead) = mpsc::channel::<()>();
        let (dead, checked) = (Mutex::new(dead), Arc::<Mutex<Vec<PathBuf>>>::default());
        let noted = Arc::clone(&checked);
        let check = move |path: &Path| {
            noted.lock().unwrap().push(path.to_path_buf());
            if path.starts_with("/dead") {
                assert!(dead.lock().unwrap().recv().is_err(), "the drive came back");
            }
            PathFacts { thing: PathThing::File, has_parent: true }
        };
        (Arc::new(check), revive, checked)
    }

    #[test]
    fn a_drive_that_does_not_answer_holds_up_no_path_elsewhere() {
        let (check, revive, _) = dead_drive();
        let mut lookup = PathLookup::checking_with(&Context::default(), check);
        assert_eq!(lookup.facts(Path::new("/dead/map.ron")), None);
        assert_eq!(looked_up(&mut lookup, Path::new("/alive/map.ron")).thing, PathThing::File);
        assert_eq!(lookup.facts(Path::new("/dead/map.ron")), None, "it is still being checked");
        drop(revive);
        assert_eq!(looked_up(&mut lookup, Path::new("/dead/map.ron")).thing, PathThing::File);
    }

    #[test]
    fn of_the_paths_in_a_folder_that_does_not_answer_one_is_checked_at_a_time() {
        let (check, revive, checked) = dead_drive();
        let mut lookup = PathLookup::checking_with(&Context::default(), check);
        for typed in ["/dead/m", "/dead/ma", "/dead/map"] {
            assert_eq!(lookup.facts(Path::new(typed)), None);
        }
        drop(revive);
        assert_eq!(looked_up(&mut lookup, Path::new("/dead/map")).thing, PathThing::File);
        assert_eq!(*checked.lock().unwrap(), [Path::new("/dead/m"), Path::new("/dead/map")]);
    }
}
