//! Replaces a file by a complete new one, or leaves it exactly as it was. The new content is written to a temporary
//! file in the same folder, flushed to disk, and only then renamed over the old file.
//!
//! A symbolic link is followed, so that the file it names is replaced and not the link. Mode and owner of the old file
//! are kept where the system allows it. A pipe, a device or a socket is refused.

use std::{
    fs::{self, File, OpenOptions},
    hash::{BuildHasher, Hasher, RandomState},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use super::{
    error::StorageError,
    read::{Fingerprint, has_changed},
};

/// Replaces or creates the file at `path` with the output of `write`.
///
/// # Errors
/// If `write` fails (its error is returned unchanged) or the file cannot be written. The old file is then as it was,
/// and no temporary file is left if it could be removed.
pub fn replace_file<E: From<StorageError>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    replace(&SystemDisk, path, Access::AsBefore, None, write, |_| Ok(()))
}

/// Like [`replace_file`], but only the owner may read the new file, whatever the old file's permissions.
pub(super) fn replace_private_file<E: From<StorageError>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    replace(&SystemDisk, path, Access::OwnerOnly, None, write, |_| Ok(()))
}

/// Like [`replace_file`], but calls `check` with the complete temporary file before it replaces the old one. With
/// `known`, the old file is replaced only if it still has one of these contents, or is missing.
pub(super) fn replace_checked<E: From<StorageError>>(
    path: &Path,
    known: Option<&[Fingerprint]>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    check: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    replace(&SystemDisk, path, Access::AsBefore, known, write, check)
}

/// The permissions of the new file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    /// Those of the old file; if there was none, the system's default.
    AsBefore,
    /// Only the owner may read and write, as far as the system supports this.
    OwnerOnly,
}

/// The operations whose order decides whether a file survives a power failure. Only tests implement them differently.
pub(super) trait Disk {
    /// Waits until the content of `file`, which may be a folder, is on the disk.
    fn flush(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Renames the file `from` to `to`, in place of the file that may be there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        rename(from, to)
    }
}

/// The disk of this computer.
pub(super) struct SystemDisk;

impl Disk for SystemDisk {}

fn replace<E: From<StorageError>>(
    disk: &dyn Disk,
    path: &Path,
    access: Access,
    known: Option<&[Fingerprint]>,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    check: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let target = TargetFile::of(disk, path)?;
    let temporary = target.temporary(access)?;
    let result = target
        .fill(&temporary, access, write)
        .and_then(|()| check(&temporary.path))
        .and_then(|()| target.give_place_to(&temporary.path, known).map_err(E::from));
    if result.is_err() {
        // The user needs to see the reason for the failure; a leftover temporary file is harmless.
        drop(fs::remove_file(&temporary.path));
        return result;
    }
    target.sync_folder();
    result
}

/// The file to replace.
struct TargetFile<'a> {
    disk: &'a dyn Disk,
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

impl<'a> TargetFile<'a> {
    fn of(disk: &'a dyn Disk, path: &Path) -> Result<Self, StorageError> {
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
        if old.as_ref().is_some_and(|old| !old.is_file()) {
            return Err(StorageError::NotAFile { file: name });
        }
        if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
            return Err(StorageError::ReadOnly { file: name });
        }
        let folder = path.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf);
        Ok(Self { disk, name, path, folder, old })
    }

    fn failed(&self, error: io::Error) -> StorageError {
        StorageError::from_io(&self.name, "write the file", error)
    }

    /// Creates a temporary file in the same folder, with a random name that another program cannot have predicted.
    fn temporary(&self, access: Access) -> Result<Temporary, StorageError> {
        const TRIES: usize = 16;
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for _ in 0..TRIES {
            let path = self.folder.join(format!(".safar-{:016x}.tmp", RandomState::new().build_hasher().finish()));
            match new_file(access).open(&path) {
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
        access: Access,
        write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
    ) -> Result<(), E> {
        // Before writing the content, because a private map must never be readable for others, even for a moment.
        if access == Access::AsBefore {
            self.keep_properties(&temporary.file).map_err(|error| self.failed(error))?;
        }
        let mut out = BufWriter::with_capacity(1 << 16, &temporary.file);
        write(&mut out)?;
        out.flush().map_err(|error| self.failed(error))?;
        drop(out);
        self.disk.flush(&temporary.file).map_err(|error| self.failed(error))?;
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

    /// Renames the file `temporary` to this one. With `known`, only if this one has one of these contents.
    fn give_place_to(&self, temporary: &Path, known: Option<&[Fingerprint]>) -> Result<(), StorageError> {
        // Another window may have replaced the file while the new content was flushed. Between this check and the
        // rename it cannot, because it takes the same lock.
        let _lock = self.old.as_ref().and_then(|_| lock(&self.path));
        if let Some(known) = known
            && has_changed(&self.path, known)?
        {
            return Err(StorageError::ChangedOnDisk { file: self.name.clone() });
        }
        let renamed = self.disk.rename(temporary, &self.path);
        renamed.map_err(|error| StorageError::from_io(&self.name, "replace the file", error))
    }

    /// Flushes the folder, so that the new name survives a power failure too.
    fn sync_folder(&self) {
        // Some file systems cannot flush a folder. The file itself is complete and in place, so saving has not failed.
        #[cfg(unix)]
        if let Ok(folder) = File::open(&self.folder) {
            drop(self.disk.flush(&folder));
        }
    }
}

/// The options for a new file that only this program writes; if only the owner may read it, others cannot open it.
fn new_file(access: Access) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if access == Access::OwnerOnly {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options
}

/// Creates the folder `path` and its missing parents; only the owner has access to new folders.
pub(super) fn make_private_folder(path: &Path) -> Result<(), StorageError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    let failed = |error| StorageError::from_io(&path.to_string_lossy(), "make the folder", error);
    builder.create(path).map_err(failed)
}

/// Locks the file at `path` against replacement by other windows of Safar, as long as the result lives. `None` if the
/// file system has no locks, or the lock is not available soon.
#[cfg(unix)]
fn lock(path: &Path) -> Option<File> {
    const TRIES: u32 = 20;
    let file = File::open(path).ok()?;
    for _ in 0..TRIES {
        match file.try_lock() {
            Ok(()) => return Some(file),
            Err(fs::TryLockError::WouldBlock) => std::thread::sleep(std::time::Duration::from_millis(10)),
            Err(fs::TryLockError::Error(_)) => return None,
        }
    }
    None
}

/// On other systems even this program could not read or rename a locked file.
#[cfg(not(unix))]
fn lock(_path: &Path) -> Option<File> {
    None
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

#[cfg(test)]
pub(super) use tests::RecordingDisk;

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    /// A disk that records its operations; it may be full when a file is flushed.
    #[derive(Default)]
    pub(in crate::storage) struct RecordingDisk {
        pub(in crate::storage) is_full: bool,
        pub(in crate::storage) operations: RefCell<Vec<String>>,
    }

    impl Disk for RecordingDisk {
        fn flush(&self, file: &File) -> io::Result<()> {
            if self.is_full {
                return Err(io::ErrorKind::StorageFull.into());
            }
            let metadata = file.metadata()?;
            let what = if metadata.is_dir() { "the folder".to_owned() } else { format!("{} bytes", metadata.len()) };
            self.operations.borrow_mut().push(format!("flush {what}"));
            SystemDisk.flush(file)
        }

        fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
            self.operations.borrow_mut().push(format!("rename over {:?}", fs::read_to_string(to)?));
            SystemDisk.rename(from, to)
        }
    }

    /// A new folder with a file that holds "old"; its path.
    fn old_file(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("safar-replace-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("map.ron");
        fs::write(&path, "old").unwrap();
        path
    }

    fn replace_by(disk: &RecordingDisk, path: &Path, new: &str) -> Result<(), StorageError> {
        let write = |out: &mut dyn Write| {
            out.write_all(new.as_bytes()).unwrap();
            Ok(())
        };
        replace(disk, path, Access::AsBefore, None, write, |_| Ok(()))
    }

    #[test]
    fn the_whole_new_file_is_on_the_disk_before_it_gets_the_name_of_the_old_one() {
        let path = old_file("order");
        let disk = RecordingDisk::default();
        replace_by(&disk, &path, "brand new").unwrap();
        let mut expected = vec!["flush 9 bytes", "rename over \"old\""];
        if cfg!(unix) {
            expected.push("flush the folder");
        }
        assert_eq!(disk.operations.into_inner(), expected);
        assert_eq!(fs::read_to_string(&path).unwrap(), "brand new");
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_file_that_cannot_be_flushed_does_not_replace_the_old_one() {
        let path = old_file("full");
        let error = replace_by(&RecordingDisk { is_full: true, ..RecordingDisk::default() }, &path, "new").unwrap_err();
        assert!(error.to_string().contains("Free some space"), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        let folder = path.parent().unwrap();
        assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "no temporary file remains");
        fs::remove_dir_all(folder).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn flushing_asks_the_system() {
        // Linux refuses to flush a device that stores nothing.
        assert!(SystemDisk.flush(&File::open("/dev/null").unwrap()).is_err());
    }
}
