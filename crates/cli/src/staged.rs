//! Files that are there whole or not at all: they are written beside their places and renamed when all are written. If
//! one cannot be written (the disk is full), none is left, and no folder that was made for them.

use std::ffi::OsString;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Files that are written, but not yet in their places.
#[derive(Debug, Default)]
pub(crate) struct Staged {
    /// Where each stands now, and where it goes.
    files: Vec<(PathBuf, PathBuf)>,
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
        let mut name = OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{}.part", std::process::id()));
        let beside = path.with_file_name(name);
        let write = || -> std::io::Result<()> {
            let mut file = fs::File::create(&beside)?;
            file.write_all(bytes)?;
            // Some file systems find out only now that there is no room.
            file.sync_all()
        };
        let written = write();
        // Whatever stands there is removed if it is not finished.
        self.files.push((beside, path.to_owned()));
        written.with_context(|| format!("cannot write {}", path.display()))
    }

    /// Puts all files in their places.
    ///
    /// # Errors
    /// If one cannot be put there; those before it are.
    pub(crate) fn finish(mut self) -> Result<()> {
        self.folders.clear();
        while let Some((beside, path)) = self.files.pop() {
            if let Err(error) = fs::rename(&beside, &path) {
                self.files.push((beside, path.clone()));
                return Err(error).with_context(|| format!("cannot write {}", path.display()));
            }
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
