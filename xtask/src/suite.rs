//! `cargo xtask test`: everything that must hold before a change is merged, in one run.
//!
//! It owns the list of steps and the closing lines. Every step runs even when an earlier one failed, so that one run
//! shows all there is to mend; steps that need the site are left out, by name, when the site could not be built.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::step::{cargo, run, step};
use crate::{paths, serve, setup, site, sizes, tidy, trunk};

/// What compiles for the browser without the browser.
const PURE: [&str; 5] = ["letters", "engine", "store", "chart", "explore"];

/// How one step ended.
struct Outcome {
    name: &'static str,
    failure: Option<String>,
    seconds: f64,
}

/// Runs all; an error when one failed.
pub(crate) fn run_all() -> Result<()> {
    setup::wasm_target()?;
    // Tests seldom keep all cores busy.
    let tools = setup::tools_meanwhile();
    let mut outcomes = Vec::new();
    let mut record = |name: &'static str, work: &dyn Fn() -> Result<()>| {
        let started = Instant::now();
        let failure = step(name, work).err().map(|error| format!("{error:#}"));
        if let Some(failure) = &failure {
            eprintln!("✗ {failure}\n");
        }
        let passed = failure.is_none();
        outcomes.push(Outcome { name, failure, seconds: started.elapsed().as_secs_f64() });
        passed
    };

    record("format", &|| run(cargo().args(["fmt", "--all", "--check"])));
    record("house rules", &tidy::run);
    record("lints", &|| {
        run(cargo()
            .args(["clippy", "--locked", "--workspace", "--all-targets", "--quiet"])
            .args(["--", "-D", "warnings"]))
    });
    record("tests of every crate", &|| run(cargo().args(["test", "--locked", "--workspace", "--quiet"])));
    record("the pure crates compile for the browser", &check_wasm);
    record("the cases of reading, under WebAssembly", &|| {
        run(Command::new("node").current_dir(paths::root()).arg("crates/engine/tests/wasm/run.mjs"))
    });
    let built = record("the site", &|| site::build().map(drop));
    _ = tools.join();
    record("who may depend on what", &|| {
        run(Command::new(setup::DENY.path()?).current_dir(paths::root()).args([
            "--log-level",
            "error",
            "check",
            "bans",
            "licenses",
            "sources",
        ]))
    });
    if built {
        let dist = paths::dist();
        record("what a first visit downloads", &|| sizes::check(&dist));
        record("the same seeds give the same bytes", &|| site::check_repeatable(&dist));
        record("the site names no folder of this machine", &|| site::check_nothing_private(&dist));
        record("Trunk gives the same site", &|| trunk::check_same_site(&dist));
        record("journeys in a real browser", &|| journeys(&dist, &[]));
    } else {
        eprintln!("✗ the site was not built: its size, its repeatability, Trunk and the browser were NOT tested");
    }
    close(&outcomes)
}

fn check_wasm() -> Result<()> {
    let mut check = cargo();
    check.args(["check", "--locked", "--quiet", "--target", setup::WASM]);
    for package in PURE {
        check.args(["--package", package]);
    }
    // The page paints with plotters, in the browser.
    run(check.args(["--features", "chart/draw"]))
}

/// The Playwright tests of `e2e/`, all or those that its arguments name, on the site under a sub-path and on the one-file
/// site.
pub(crate) fn journeys(dist: &Path, which: &[String]) -> Result<()> {
    let chromium = setup::chromium()?;
    setup::npm_packages()?;
    let address = serve::Server::bind(dist, "/a/sub/path/", serve::Port::Free)?.run_in_background();
    run(Command::new("node")
        .current_dir(paths::e2e())
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(which)
        .env("SITE_URL", address)
        .env("SITE_FOLDER", dist)
        .env("SOLIEU", site::solieu())
        .env("CHROMIUM", chromium))
}

fn close(outcomes: &[Outcome]) -> Result<()> {
    eprintln!();
    for outcome in outcomes {
        let mark = if outcome.failure.is_none() { "✓" } else { "✗" };
        eprintln!("{mark} {:6.1} s  {}", outcome.seconds, outcome.name);
    }
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    let failed: Vec<&str> =
        outcomes.iter().filter(|outcome| outcome.failure.is_some()).map(|outcome| outcome.name).collect();
    if failed.is_empty() {
        eprintln!("all {} steps passed in {seconds:.0} s", outcomes.len());
        Ok(())
    } else {
        bail!("{} of {} steps failed in {seconds:.0} s: {}", failed.len(), outcomes.len(), failed.join(", "))
    }
}
