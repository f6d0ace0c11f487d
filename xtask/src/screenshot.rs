//! The pictures of README.md and docs/, made by the command that the browser tests use.

use std::process::Command;

use anyhow::Result;

use crate::step::{run, step};
use crate::{paths, serve, setup, site};

/// Builds the site and writes `docs/pictures/*.png`.
pub(crate) fn run_all() -> Result<()> {
    let dist = site::build()?;
    let chromium = setup::chromium()?;
    setup::npm_packages()?;
    let address = serve::Server::bind(&dist, "/", serve::Port::Free)?.run_in_background();
    step("taking pictures into docs/pictures/", || {
        run(Command::new("node")
            .current_dir(paths::e2e())
            .arg("screenshot.js")
            .env("SITE_URL", address)
            .env("CHROMIUM", chromium))
    })
}
