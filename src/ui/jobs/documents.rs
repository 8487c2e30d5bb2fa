//! The user's folder for documents, looked up on a background thread: a network folder can take minutes to answer.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    thread,
};

use crate::ui::file_picker::home_folder;

/// The user's folder for documents: the one of that name in the home folder, else the home folder itself, else the
/// working directory. It is looked up once.
#[derive(Clone, Debug, Default)]
pub struct DocumentsFolder {
    home: PathBuf,
    /// The folder, once it has been looked up.
    found: Arc<OnceLock<PathBuf>>,
}

impl DocumentsFolder {
    /// Starts looking for the folder.
    #[must_use]
    pub fn look_up() -> Self {
        Self::look_up_in(home_folder(), Path::is_dir)
    }

    /// [`Self::look_up`] with another home folder and another check whether a path is a folder.
    fn look_up_in(home: Option<PathBuf>, is_folder: impl FnOnce(&Path) -> bool + Send + 'static) -> Self {
        let folder = Self { home: home.clone().unwrap_or_default(), found: Arc::default() };
        let found = Arc::clone(&folder.found);
        let work = move || {
            let documents = home.as_ref().map(|home| home.join("Documents")).filter(|folder| is_folder(folder));
            let path = documents.or(home).or_else(|| std::env::current_dir().ok()).unwrap_or_default();
            // Only this thread sets it.
            let _ = found.set(path);
        };
        // Without a thread, the home folder is used.
        drop(thread::Builder::new().name("documents folder".to_owned()).spawn(work));
        folder
    }

    /// The folder; the home folder until it has been looked up.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.found.get().unwrap_or(&self.home)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    #[test]
    fn the_home_folder_stands_in_until_the_documents_folder_has_answered() {
        let home = Path::new("/home/lena");
        for (is_folder, expected) in [(true, home.join("Documents")), (false, home.to_path_buf())] {
            let (answer, answers) = mpsc::channel();
            let folder = DocumentsFolder::look_up_in(Some(home.to_path_buf()), move |_| answers.recv().unwrap());
            assert_eq!(folder.path(), home, "nobody waits for a silent disk");
            answer.send(is_folder).unwrap();
            let found = (0..5_000).find_map(|_| {
                thread::sleep(std::time::Duration::from_millis(2));
                folder.found.get()
            });
            assert_eq!(found, Some(&expected));
            assert_eq!(folder.path(), expected);
        }
    }
}
