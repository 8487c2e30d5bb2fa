//! Checks on a background thread which file or folder is at a path that the user types.
//!
//! On an unreachable network folder such a check can take minutes. It is therefore made once per path, never on the UI
//! thread, and only for the newest of the waiting paths.

use std::{
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};

use egui::Context;

/// The file or folder at a path.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PathFacts {
    /// Whether a file or folder exists at the path.
    pub exists: bool,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Whether the parent folder exists; `true` if the path has none.
    pub has_parent: bool,
}

impl PathFacts {
    fn of(path: &Path) -> Self {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        Self { exists: path.exists(), is_folder: path.is_dir(), has_parent: parent.is_none_or(Path::is_dir) }
    }
}

/// The channels to the background thread and back.
type Worker = (mpsc::Sender<PathBuf>, mpsc::Receiver<(PathBuf, PathFacts)>);

/// The path checked last and the result, if it has arrived.
pub struct PathLookup {
    ctx: Context,
    /// The channels to the background thread, once it has started.
    worker: Option<Worker>,
    asked: Option<PathBuf>,
    found: Option<PathFacts>,
}

impl PathLookup {
    /// A lookup without a path; `ctx` is woken when a result arrives.
    #[must_use]
    pub fn new(ctx: &Context) -> Self {
        Self { ctx: ctx.clone(), worker: None, asked: None, found: None }
    }

    /// The facts about `path`; `None` until they are known.
    pub fn facts(&mut self, path: &Path) -> Option<PathFacts> {
        if self.asked.as_deref() != Some(path) {
            self.asked = Some(path.to_path_buf());
            self.found = None;
            let (paths, _) = self.worker.get_or_insert_with(|| start(self.ctx.clone()));
            // The thread runs as long as this value exists.
            drop(paths.send(path.to_path_buf()));
        }
        if let Some((_, answers)) = &self.worker {
            for (path, facts) in answers.try_iter() {
                if self.asked.as_ref() == Some(&path) {
                    self.found = Some(facts);
                }
            }
        }
        self.found
    }

    /// Whether a check is in progress.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        self.asked.is_some() && self.found.is_none()
    }
}

fn start(ctx: Context) -> Worker {
    let (paths, waiting) = mpsc::channel::<PathBuf>();
    let (sender, answers) = mpsc::channel();
    thread::spawn(move || {
        while let Ok(path) = waiting.recv() {
            let path = waiting.try_iter().last().unwrap_or(path);
            let facts = PathFacts::of(&path);
            if sender.send((path, facts)).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    });
    (paths, answers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_up(lookup: &mut PathLookup, path: &Path) -> PathFacts {
        for _ in 0..5_000 {
            if let Some(facts) = lookup.facts(path) {
                return facts;
            }
            thread::sleep(std::time::Duration::from_millis(2));
        }
        panic!("no answer about {}", path.display());
    }

    #[test]
    fn files_folders_and_nothing_are_told_apart() {
        let mut lookup = PathLookup::new(&Context::default());
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = looked_up(&mut lookup, here);
        assert_eq!(folder, PathFacts { exists: true, is_folder: true, has_parent: true });
        let file = looked_up(&mut lookup, &here.join("Cargo.toml"));
        assert_eq!(file, PathFacts { exists: true, is_folder: false, has_parent: true });
        assert_eq!(looked_up(&mut lookup, &here.join("no/where.ron")), PathFacts::default());
        assert!(looked_up(&mut lookup, Path::new("alone.ron")).has_parent);
    }

    #[test]
    fn an_answer_about_another_path_is_none() {
        let mut lookup = PathLookup::new(&Context::default());
        assert!(!lookup.is_under_way());
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        looked_up(&mut lookup, here);
        assert_eq!(lookup.facts(&here.join("no")), None, "what was known was of another path");
        assert!(lookup.is_under_way());
    }
}
