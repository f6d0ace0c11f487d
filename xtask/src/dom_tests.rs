//! `cargo xtask dom-tests`: the tests of `crates/dom`, which need a real document, in Chromium.
//!
//! It owns compiling and binding them; `e2e/dom-tests.js` runs them. `wasm-bindgen`'s own runner wants a driver of its own
//! for each browser; the journeys drive the same Chromium without.

use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::step::{cargo, run};
use crate::{machine, paths, setup, site};

/// Compiles, binds and runs them.
pub(crate) fn run_all() -> Result<()> {
    setup::wasm_target()?;
    machine::prepare()?;
    let chromium = setup::chromium()?;
    setup::npm_packages()?;
    run(cargo().args(["build", "--quiet", "--locked", "--package", "bindgen"]))?;
    let built = cargo()
        .args(["test", "--locked", "--package", "dom", "--test", "browser", "--target", setup::WASM])
        .args(["--no-run", "--quiet", "--message-format=json"])
        .stderr(Stdio::inherit())
        .output()
        .context("compiling the tests of crates/dom")?;
    let messages = String::from_utf8_lossy(&built.stdout);
    let module = messages
        .lines()
        .filter_map(|line| line.split_once("\"executable\":\"")?.1.split_once('"'))
        .map(|(path, _)| path.to_owned())
        .next_back()
        .context("the tests of crates/dom did not compile")?;
    let folder = paths::target().join("dom-tests");
    run(Command::new(site::bindgen())
        .args(["--tests", "--target=web", "--no-typescript", "--out-name=tests", "--out-dir"])
        .args([folder.as_os_str(), module.as_ref()]))?;
    run(Command::new("node").current_dir(paths::e2e()).arg("dom-tests.js").arg(folder).env("CHROMIUM", chromium))
}
