//! Files that are written whole or not at all: they are written beside their places and renamed when all are written. If
//! one cannot be written (the disk is full), none is left, and no folder that was made for them.

use std::collections::VecDeque;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result, bail};
use walkdir::WalkDir;

/// How the names of files begin and end that are not yet in their places.
const PREFIX: &str = ".solieu-";
const SUFFIX: &str = ".part";

static N_WRITTEN: AtomicUsize = AtomicUsize::new(0);

/// A folder into which nobody else writes as long as this is kept, however it ends.
#[derive(Debug)]
pub(crate) struct FolderLock(
    #[expect(dead_code, reason = "it is held, and let go when it is dropped")] Option<fs::File>,
);

impl FolderLock {
    /// Keeps others of this program out of `folder`, which is there, and removes what one left that was stopped.
    ///
    /// # Errors
    /// If another writes into it now.
    pub(crate) fn within(folder: &Path) -> Result<FolderLock> {
        // Systems on which a folder cannot be opened as a file cannot be asked.
        let Ok(handle) = fs::File::open(folder) else { return Ok(FolderLock(None)) };
        if let Err(fs::TryLockError::WouldBlock) = handle.try_lock() {
            bail!("{}: another `solieu` writes into it now, expected to be the only one", folder.display());
        }
        let is_left = |name: &str| name.starts_with(PREFIX) && name.ends_with(SUFFIX);
        let files = WalkDir::new(folder).into_iter().filter_map(Result::ok).filter(|it| it.file_type().is_file());
        for left in files.filter(|entry| entry.file_name().to_str().is_some_and(is_left)) {
            fs::remove_file(left.path()).with_context(|| format!("cannot remove {}", left.path().display()))?;
        }
        Ok(FolderLock(Some(handle)))
    }
}

/// Files that are written, but not yet in their places.
#[derive(Debug, Default)]
pub(crate) struct Staged {
    /// Where each stands now, and where it goes.
    files: VecDeque<(PathBuf, PathBuf)>,
    /// Folders that were made, the outer before the inner.
    folders: Vec<PathBuf>,
}

impl Staged {
    /// Writes a file for `path`, with the folders above it.
    ///
    /// # Errors
    /// If it cannot be written.
    pub(crate) fn write(&mut self, path: &Path, bytes: &[u8]) -> Result<()> {
        if let Some(folder) = path.parent() {
            self.make_folder(folder).with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        // Not made of the file's own name, which may be as long as a name can be.
        let name = format!("{PREFIX}{}-{}{SUFFIX}", std::process::id(), N_WRITTEN.fetch_add(1, Ordering::Relaxed));
        let beside = path.with_file_name(name);
        let write = || -> std::io::Result<()> {
            let mut file = fs::File::create(&beside)?;
            file.write_all(bytes)?;
            // Some file systems find out only now that there is no room.
            file.sync_all()
        };
        let written = write();
        // Whatever stands there is removed if it is not finished.
        self.files.push_back((beside, path.to_owned()));
        written.with_context(|| format!("cannot write {}", path.display()))
    }

    /// Puts all files in their places, in the order in which they were written: what is stopped in between has put the
    /// first of them there, and none of the others.
    ///
    /// # Errors
    /// If one cannot be put there; those before it are.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.folders.clear();
        while let Some((beside, path)) = self.files.front() {
            fs::rename(beside, path).with_context(|| format!("cannot write {}", path.display()))?;
            self.files.pop_front();
        }
        Ok(())
    }

    fn make_folder(&mut self, folder: &Path) -> std::io::Result<()> {
        let missing = folder.ancestors().take_while(|it| !it.as_os_str().is_empty() && !it.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        missing.reverse();
        fs::create_dir_all(folder)?;
        self.folders.extend(missing);
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        for (beside, _) in &self.files {
            _ = fs::remove_file(beside);
        }
        // Only what is empty goes.
        for folder in self.folders.iter().rev() {
            _ = fs::remove_dir(folder);
        }
    }
}
