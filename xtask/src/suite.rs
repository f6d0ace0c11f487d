//! `cargo xtask test`: everything that must hold before a change is merged, in one run.
//!
//! It owns the list of steps and the closing lines. Every step runs even when an earlier one failed, so that one run
//! shows all there is to fix; steps that need the site are left out, by name, when the site could not be built.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::step::{cargo, host_cargo, lint_from_here, only_warn_from_here, run, step};
use crate::{dom_tests, files, paths, python, serve, setup, site, sizes, tidy, trunk};

/// What compiles for the browser without the browser.
const PURE: [&str; 7] = ["letters", "engine", "store", "documents", "publish", "chart", "explore"];

/// How a step ended.
enum End {
    Passed,
    /// Why it was not done.
    Skipped(String),
    Failed(String),
}

struct Outcome {
    name: &'static str,
    end: End,
    seconds: f64,
}

/// The steps that were done.
#[derive(Default)]
struct Outcomes(Vec<Outcome>);

impl Outcomes {
    /// Does a step that always can be done; true if it passed.
    fn record(&mut self, name: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        self.record_if_possible(name, || work().map(|()| None))
    }

    /// Does a step that says why it was skipped, if it was; true if it passed.
    fn record_if_possible(&mut self, name: &'static str, work: impl FnOnce() -> Result<Option<String>>) -> bool {
        let started = Instant::now();
        let end = match step(name, work) {
            Ok(None) => End::Passed,
            Ok(Some(reason)) => End::Skipped(reason),
            Err(error) => End::Failed(format!("{error:#}")),
        };
        match &end {
            End::Passed => {}
            End::Skipped(reason) => eprintln!("- SKIPPED: {reason}\n"),
            End::Failed(failure) => eprintln!("✗ {failure}\n"),
        }
        let passed = matches!(end, End::Passed);
        self.0.push(Outcome { name, end, seconds: started.elapsed().as_secs_f64() });
        passed
    }
}

/// Runs all; an error when one failed.
pub(crate) fn run_all() -> Result<()> {
    setup::wasm_target()?;
    lint_from_here();
    // Tests seldom keep all cores busy.
    let tools = setup::tools_meanwhile();
    let mut outcomes = Outcomes::default();
    outcomes.record("format", || run(cargo().args(["fmt", "--all", "--check"])));
    outcomes.record("conventions", tidy::run);
    let is_clean = outcomes.record("lints of everything", || {
        run(host_cargo().args(["build", "--locked", "--workspace", "--all-targets", "--quiet"]))
    });
    if !is_clean {
        only_warn_from_here();
    }
    outcomes.record("tests of every crate", || run(host_cargo().args(["test", "--locked", "--workspace", "--quiet"])));
    outcomes.record_if_possible("the Python package", python::check);
    outcomes.record_if_possible("files for other programs, in these programs", files::check);
    outcomes.record("documentation", check_docs);
    outcomes.record("the pure crates compile for the browser", check_wasm);
    outcomes.record("the cases of reading, under WebAssembly", || {
        run(Command::new("node").current_dir(paths::root()).arg("crates/engine/tests/wasm/run.mjs"))
    });
    outcomes.record("crates/dom in a real browser", dom_tests::run_all);
    let built = outcomes.record("the site", || site::build().map(drop));
    if let Some(tools) = tools {
        _ = tools.join();
    }
    outcomes.record_if_possible("cargo deny: bans, licenses, sources", || {
        with_tool(&setup::DENY, |deny| run(&mut deny_check(deny, &["bans", "licenses", "sources"])))
    });
    outcomes.record_if_possible("cargo deny: advisories", check_advisories);
    if built {
        let dist = paths::dist();
        outcomes.record("what a first visit downloads", || sizes::check(&dist));
        outcomes.record("the same seeds give the same bytes", || site::check_repeatable(&dist));
        outcomes.record("the command with the page inside gives the same site", || site::check_carried(&dist));
        outcomes.record("the site names no folder of this machine", || site::check_nothing_private(&dist));
        outcomes.record_if_possible("Trunk gives the same site", || {
            with_tool(&setup::TRUNK, |trunk| trunk::check_same_site(trunk, &dist))
        });
        outcomes.record("journeys in a real browser", || journeys(&dist, &[]));
    } else {
        eprintln!("✗ the site was not built: its size, its repeatability, Trunk and the browser were NOT tested");
    }
    close(&outcomes.0)
}

/// Does what needs a tool, or says that it is not there.
fn with_tool(tool: &setup::Tool, work: impl FnOnce(&Path) -> Result<()>) -> Result<Option<String>> {
    match tool.installed() {
        Some(path) => work(&path).map(|()| None),
        None => Ok(Some(tool.hint())),
    }
}

fn deny_check(deny: &Path, what: &[&str]) -> Command {
    let mut command = Command::new(deny);
    command.current_dir(paths::root()).args(["--log-level", "error", "check"]).args(what);
    command
}

/// Known faults of dependencies; skipped where the list of them cannot be fetched.
fn check_advisories() -> Result<Option<String>> {
    let Some(deny) = setup::DENY.installed() else { return Ok(Some(setup::DENY.hint())) };
    let output = deny_check(&deny, &["advisories"]).stdin(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if output.status.success() {
        return Ok(None);
    }
    if said.contains("failed to fetch advisory database") {
        return Ok(Some("the list of advisories cannot be fetched from here".to_owned()));
    }
    bail!("`cargo deny check advisories` ended with {}:\n{said}", output.status)
}

/// The documentation of the libraries, private items too, without a warning: a link in it that leads nowhere is one.
fn check_docs() -> Result<()> {
    let mut doc = cargo();
    doc.args(["doc", "--locked", "--quiet", "--no-deps", "--document-private-items"])
        .env("RUSTDOCFLAGS", "-D warnings -A rustdoc::private_intra_doc_links");
    for package in PURE {
        doc.args(["--package", package]);
    }
    run(&mut doc)
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
    for Outcome { name, end, seconds } in outcomes {
        match end {
            End::Passed => eprintln!("✓ {seconds:6.1} s  {name}"),
            End::Skipped(reason) => eprintln!("- SKIPPED   {name}: {reason}"),
            End::Failed(_) => eprintln!("✗ {seconds:6.1} s  {name}"),
        }
    }
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    let is_failed = |outcome: &&Outcome| matches!(outcome.end, End::Failed(_));
    let failed: Vec<&str> = outcomes.iter().filter(is_failed).map(|outcome| outcome.name).collect();
    let n_skipped = outcomes.iter().filter(|outcome| matches!(outcome.end, End::Skipped(_))).count();
    if !failed.is_empty() {
        bail!("{} of {} steps failed in {seconds:.0} s: {}", failed.len(), outcomes.len(), failed.join(", "));
    }
    eprintln!("{} steps passed in {seconds:.0} s, {n_skipped} were skipped", outcomes.len() - n_skipped);
    Ok(())
}
