//! Replaces a file by a complete new one, or leaves it exactly as it was. The new content is written to a temporary
//! file in the same folder, flushed to disk, and only then renamed over the old file.
//!
//! Symbolic links are followed: the file they point to is replaced, not the link. The mode and owner of the old file
//! are kept if the system allows it.

use std::{
    fs::{self, File, OpenOptions},
    hash::{BuildHasher, Hasher, RandomState},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::error::StorageError;

/// Replaces or creates the file at `path` with the output of `write`.
///
/// # Errors
/// If `write` fails (its error is returned unchanged) or the file cannot be written. The old file is then as it was,
/// and no temporary file is left if it could be removed.
pub fn replace_file<E: From<StorageError>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    replace_checked(path, write, |_| Ok(()))
}

/// Like [`replace_file`], but calls `check` on the complete temporary file before it replaces the old one.
pub(super) fn replace_checked<E: From<StorageError>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    check: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let target = TargetFile::of(path)?;
    let temporary = target.temporary()?;
    let result = target.fill(&temporary, write).and_then(|()| check(&temporary.path)).and_then(|()| {
        rename(&temporary.path, &target.path)
            .map_err(|error| StorageError::from_io(&target.name, "replace the file", error).into())
    });
    if result.is_err() {
        // The user needs to see the reason for the failure; a leftover temporary file is harmless.
        drop(fs::remove_file(&temporary.path));
        return result;
    }
    target.sync_folder();
    result
}

/// The file to replace.
struct TargetFile {
    /// The name as the caller gave it, for errors.
    name: String,
    /// The path with symbolic links resolved.
    path: PathBuf,
    folder: PathBuf,
    /// The metadata of the old file; `None` if it does not exist.
    old: Option<fs::Metadata>,
}

struct Temporary {
    path: PathBuf,
    file: File,
}

impl TargetFile {
    fn of(path: &Path) -> Result<Self, StorageError> {
        let name = path.to_string_lossy().into_owned();
        let failed = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => StorageError::NoFolder { file: name.clone() },
            _ => StorageError::from_io(&name, "write the file", error),
        };
        let path = match fs::canonicalize(path) {
            Ok(path) => path,
            Err(error) if error.kind() == io::ErrorKind::NotFound => new_path(path).map_err(failed)?,
            Err(error) => return Err(failed(error)),
        };
        let old = match fs::metadata(&path) {
            Ok(old) => Some(old),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        if old.as_ref().is_some_and(fs::Metadata::is_dir) {
            return Err(StorageError::IsFolder { file: name });
        }
        if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
            return Err(StorageError::ReadOnly { file: name });
        }
        let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        Ok(Self { name, path, folder, old })
    }

    fn failed(&self, error: io::Error) -> StorageError {
        StorageError::from_io(&self.name, "write the file", error)
    }

    /// Creates a temporary file in the same folder, with a random name that another program cannot have predicted.
    fn temporary(&self) -> Result<Temporary, StorageError> {
        const TRIES: usize = 16;
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..TRIES {
            let path = self.folder.join(format!(".safar-{:016x}.tmp", RandomState::new().build_hasher().finish()));
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(file) => return Ok(Temporary { path, file }),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
                Err(error) => return Err(self.failed(error)),
            }
        }
        Err(self.failed(last))
    }

    /// Writes the temporary file and flushes it to disk.
    fn fill<E: From<StorageError>>(
        &self,
        temporary: &Temporary,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        // Before writing the content, because a private map must never be readable for others, even for a moment.
        self.keep_properties(&temporary.file).map_err(|error| self.failed(error))?;
        let mut out = BufWriter::with_capacity(1 << 16, &temporary.file);
        write(&mut out)?;
        out.flush().map_err(|error| self.failed(error))?;
        drop(out);
        temporary.file.sync_all().map_err(|error| self.failed(error))?;
        Ok(())
    }

    fn keep_properties(&self, file: &File) -> io::Result<()> {
        let Some(old) = &self.old else { return Ok(()) };
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt as _, fchown};
            let new = file.metadata()?;
            if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
                // Only an administrator can change the owner; for other users the new file is simply their own.
                drop(fchown(file, Some(old.uid()), Some(old.gid())));
            }
        }
        file.set_permissions(old.permissions())
    }

    /// Flushes the folder, so that the new name survives a power failure too.
    fn sync_folder(&self) {
        // Some file systems cannot flush a folder. The file itself is complete and in place, so this is no failure to
        // save.
        #[cfg(unix)]
        if let Ok(folder) = File::open(&self.folder) {
            drop(folder.sync_all());
        }
    }
}

/// The full path of a file that does not exist yet; for a dangling link, the path it points to.
fn new_path(path: &Path) -> io::Result<PathBuf> {
    let path = match fs::read_link(path) {
        Ok(linked) if linked.is_absolute() => linked,
        Ok(linked) => path.parent().unwrap_or(Path::new("")).join(linked),
        Err(_) => path.to_path_buf(),
    };
    let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Ok(fs::canonicalize(folder)?.join(name))
}

/// Renames the file. On Windows it retries, because virus scanners and cloud drives briefly lock files.
fn rename(from: &Path, to: &Path) -> io::Result<()> {
    #[cfg(windows)]
    {
        const ACCESS_DENIED: i32 = 5;
        const SHARING_VIOLATION: i32 = 32;
        for pause_ms in [10, 25, 50, 100, 200] {
            match fs::rename(from, to) {
                Err(error) if matches!(error.raw_os_error(), Some(ACCESS_DENIED | SHARING_VIOLATION)) => {
                    std::thread::sleep(std::time::Duration::from_millis(pause_ms));
                }
                done => return done,
            }
        }
    }
    fs::rename(from, to)
}
