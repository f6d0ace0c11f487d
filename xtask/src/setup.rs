//! Installs what is missing: the wasm target, npm packages, a browser, and in CI two tools from crates.io.
//!
//! Everything here is looked for first and installed only when missing, so that calling it again costs nothing. It
//! installs nothing outside the repository and rustup's own folder, with one exception that it announces: Debian's
//! `chromium` package, when it runs as root.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, bail};

use crate::paths;
use crate::step::{cargo, output, run, step};

/// What the page is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The Trunk that works with the pinned compiler.
pub(crate) const TRUNK: Tool =
    Tool { name: "trunk", version: "0.21.14", flags: &["--no-default-features", "--features", "rustls"] };

/// Reads `deny.toml`.
pub(crate) const DENY: Tool = Tool { name: "cargo-deny", version: "0.20.2", flags: &["--no-default-features"] };

/// Makes sure that rustc can compile for the browser.
pub(crate) fn wasm_target() -> Result<()> {
    let mut ask = Command::new("rustc");
    ask.current_dir(paths::root()).args(["--print", "target-libdir", "--target", WASM]);
    let libraries = output(&mut ask).context("is Rust installed? https://rustup.rs")?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    step(&format!("adding the compilation target {WASM}"), || {
        run(Command::new("rustup").current_dir(paths::root()).args(["target", "add", WASM]))
    })
}

/// Makes sure that the npm packages of `e2e/` are the ones of its lockfile.
pub(crate) fn npm_packages() -> Result<()> {
    let e2e = paths::e2e();
    let lock = fs::read(e2e.join("package-lock.json")).context("reading e2e/package-lock.json")?;
    let stamp = e2e.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    step("installing the npm packages of the browser tests", || {
        let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
        npm.current_dir(&e2e)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            // A browser is looked for and installed elsewhere ([`chromium`]).
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        run(&mut npm).context("is Node.js 20 or newer installed? https://nodejs.org")?;
        fs::write(&stamp, &lock).with_context(|| format!("writing {}", stamp.display()))
    })
}

/// A Chromium to drive: `CHROMIUM` in the environment, one that is installed, or Debian's, installed now.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        let path = PathBuf::from(path);
        if path.is_file() {
            return Ok(path);
        }
        bail!("CHROMIUM={}: no such file", path.display());
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    let debian = Path::new("/etc/debian_version").is_file();
    let root = debian && output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if root {
        step("installing Debian's chromium for the browser tests", || {
            let apt = || {
                let mut apt = Command::new("apt-get");
                apt.env("DEBIAN_FRONTEND", "noninteractive");
                apt
            };
            run(apt().args(["update", "-q"]))?;
            run(apt().args(["install", "-y", "-q", "--no-install-recommends", "chromium"]))
        })?;
        if let Some(found) = installed_chromium() {
            return Ok(found);
        }
    }
    bail!(
        "no Chromium or Chrome was found: install one (Debian and Ubuntu: `sudo apt-get install chromium`; elsewhere \
         https://www.chromium.org/getting-involved/download-chromium), or name it in CHROMIUM=/path/to/it"
    )
}

fn installed_chromium() -> Option<PathBuf> {
    const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    const PLACES: [&str; 4] = [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
    ];
    NAMES
        .iter()
        .find_map(|name| on_path(name))
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
}

/// Compiles the tools that are missing, beside whatever else is done, where [`installs_tools`]. A fault is told by the step
/// that needs the tool.
pub(crate) fn tools_meanwhile() -> Option<JoinHandle<()>> {
    let compile = || {
        for tool in [DENY, TRUNK] {
            if tool.installed().is_none() {
                _ = tool.compile();
            }
        }
    };
    installs_tools().then(|| thread::spawn(compile))
}

/// True where tools that are missing are compiled: in CI. Each takes a fresh clone minutes, and neither is needed to build
/// the site; elsewhere what needs them is skipped, and said to be.
fn installs_tools() -> bool {
    std::env::var_os("CI").is_some_and(|it| !it.is_empty() && it != "false")
}

/// A program of crates.io at one version.
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    flags: &'static [&'static str],
}

impl Tool {
    /// The program on PATH if it has the right version, else ours, if it was compiled.
    pub(crate) fn installed(&self) -> Option<PathBuf> {
        let ours = paths::tools().join("bin").join(executable(self.name));
        [on_path(self.name), Some(ours)].into_iter().flatten().find(|it| it.is_file() && self.has_right_version(it))
    }

    fn compile(&self) -> Result<()> {
        let what = format!("compiling {} {} once (kept in target/tools)", self.name, self.version);
        step(&what, || {
            run(cargo()
                .args(["install", "--quiet", "--locked", "--debug", "--force"])
                .args([self.name, "--version", self.version])
                .args(self.flags)
                .arg("--root")
                .arg(paths::tools())
                // One folder for all tools, so that what they share is compiled once; removed when all is done.
                .arg("--target-dir")
                .arg(paths::tools().join("build"))
                // Nobody steps through them, and they take half the disk.
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                .env("CARGO_INCREMENTAL", "0"))
        })
    }

    /// How to get it.
    pub(crate) fn hint(&self) -> String {
        let flags = self.flags.join(" ");
        format!("{0} {1} is not installed: `cargo install --locked {0} --version {1} {flags}`", self.name, self.version)
    }

    fn has_right_version(&self, program: &Path) -> bool {
        Command::new(program).arg("--version").stderr(Stdio::null()).output().is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout).split_whitespace().any(|word| word == self.version)
        })
    }
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(executable(name))).find(|file| file.is_file())
}

fn executable(name: &str) -> String {
    format!("{name}{}", std::env::consts::EXE_SUFFIX)
}
