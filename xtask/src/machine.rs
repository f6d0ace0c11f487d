//! `.cargo/machine.toml`: where this machine keeps the sources of libraries, so that the compiler leaves it out of the
//! module. A panic names its source file: without this a visitor would download the builder's folders, and two machines
//! would make two modules.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::step::{cargo, run};
use crate::{folder, paths, setup};

/// Writes the file if it does not say what holds.
pub(crate) fn prepare() -> Result<()> {
    let registry = cargo_home()?.join("registry").join("src");
    // A registry is unpacked by the first download from it.
    if folder::names(&registry).is_empty() {
        run(cargo().args(["fetch", "--locked", "--quiet", "--target", setup::WASM]))?;
    }
    let registries: Vec<PathBuf> = folder::names(&registry).iter().map(|name| registry.join(name)).collect();
    let text = file(&registries);
    let path = paths::root().join(".cargo").join("machine.toml");
    if fs::read_to_string(&path).is_ok_and(|found| found == text) {
        return Ok(());
    }
    fs::write(&path, text).with_context(|| format!("writing {}", path.display()))
}

/// Folders that the module must not name.
pub(crate) fn private() -> Result<Vec<PathBuf>> {
    let home = std::env::home_dir().context("this user has no home folder")?;
    Ok(vec![cargo_home()?.join("registry"), home.join(".cargo"), home.join(".rustup"), paths::root().to_owned()])
}

fn cargo_home() -> Result<PathBuf> {
    match std::env::var_os("CARGO_HOME") {
        Some(folder) => Ok(folder.into()),
        None => {
            Ok(std::env::home_dir().context("this user has no home folder, and CARGO_HOME is not set")?.join(".cargo"))
        }
    }
}

fn file(registries: &[impl AsRef<Path>]) -> String {
    let flags = registries.iter().map(|folder| {
        let folder = folder.as_ref().to_string_lossy().replace('\\', "\\\\").replace('"', "\\\"");
        format!("    \"--remap-path-prefix={folder}=\",\n")
    });
    format!(
        "# Written by `cargo xtask`: a library is named without the folder that it was unpacked to.\n\
         [target.{}]\nrustflags = [\n{}]\n",
        setup::WASM,
        flags.collect::<String>()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_any_name_is_left_out() {
        assert_eq!(
            file(&[r"C:\Users\Số Liệu\.cargo\registry\src\index"]),
            "# Written by `cargo xtask`: a library is named without the folder that it was unpacked to.\n\
             [target.wasm32-unknown-unknown]\nrustflags = [\n    \
             \"--remap-path-prefix=C:\\\\Users\\\\Số Liệu\\\\.cargo\\\\registry\\\\src\\\\index=\",\n]\n"
        );
    }
}
