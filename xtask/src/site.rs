//! From sources to `dist/`: compile, bind, assemble, and hand over to `solieu site`.
//!
//! It owns the order of the builds and the raw site (`target/site-raw`: page, glue, module, styles, other files). What
//! makes it a finished site, the corpus in the module, `offline.html`, the service worker's list, belongs to
//! `crates/cli/src/site.rs`, which Trunk's hook calls too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use crate::step::{cargo, host_cargo, run, step};
use crate::{folder, machine, page, paths, setup};

/// The corpus that the site is built from.
const SEEDS: &str = "seeds";

/// What the page of method tells of how well it reads: measured by `solieu eval`, guarded by a test of `crates/cli`.
const SCORES: [&str; 2] = [
    "năm bài của tập này, đã đọc khi viết quy tắc | the five articles of this corpus, which the rules were written \
     with=docs/eval.csv",
    "40 bài thử, chú giải trước khi đọc lần đầu, quy tắc sửa sau đó | 40 other articles, annotated before they were \
     first read, rules changed since=docs/eval-regression.csv",
];

/// The profile of the module: small first.
const PROFILE: &str = "wasm-release";

/// The programs of this machine: the command that finishes the site, and wasm-bindgen. Always these two and out of the
/// workspace: cargo unites the features of all that is selected, and with others would compile again what
/// `cargo test --workspace`, or this, has compiled. Not optimised: five articles take it a second longer, and optimising
/// it takes a fresh machine two minutes of computing longer. The bytes are the same.
const HOST: [&str; 3] = ["--workspace", "--bin=solieu", "--bin=wasm-bindgen"];

/// Builds the finished site; returns its folder.
pub(crate) fn build() -> Result<PathBuf> {
    setup::wasm_target()?;
    machine::prepare()?;
    step("compiling the page for the browser, the command `solieu` and wasm-bindgen", compile)?;
    let raw = paths::target().join("site-raw");
    step("putting page, styles and module together", || assemble(&raw))?;
    let dist = paths::dist();
    step("reading the corpus and finishing the site in dist/", || finish(&raw, &dist))?;
    Ok(dist)
}

/// Runs `solieu site`: the corpus of [`SEEDS`] into the raw site in `raw`, the finished one in `out`.
pub(crate) fn finish(raw: &Path, out: &Path) -> Result<()> {
    run(host_cargo().args(["build", "--quiet", "--locked"]).args(HOST))?;
    run(solieu_site(&built("solieu")).arg("--from").arg(raw).arg("--out").arg(out))
}

/// `solieu site` for the corpus of [`SEEDS`].
fn solieu_site(solieu: &Path) -> Command {
    let scores = SCORES.iter().flat_map(|scores| ["--scores", scores]);
    let mut command = Command::new(solieu);
    command.current_dir(paths::root()).args(["site", SEEDS]).args(scores);
    command
}

/// Builds the command as a release is built, with the page inside, and makes the site by it alone: every byte must be the
/// same as in `dist`.
pub(crate) fn check_carried(dist: &Path) -> Result<()> {
    run(host_cargo().args(["build", "--quiet", "--locked"]).args(HOST).args(["--features", "cli/page"]))?;
    // Elsewhere and under another name: it needs nothing that lies beside it. The next build takes its place in `debug/`.
    let alone = paths::target().join("page").join(format!("solieu-with-page{}", std::env::consts::EXE_SUFFIX));
    let out = paths::target().join("page").join("site");
    folder::empty(&out)?;
    copy(&built("solieu"), &alone)?;
    run(solieu_site(&alone).arg("--out").arg(&out))?;
    run(host_cargo().args(["build", "--quiet", "--locked"]).args(HOST))?;
    let different = folder::differences(dist, &out)?;
    if !different.is_empty() {
        bail!("the site of the command that carries the page ({}) differs from dist/ in {different:?}", out.display());
    }
    Ok(())
}

/// Two builds that need nothing of each other; cargo shares the downloads between them.
fn compile() -> Result<()> {
    // The page without `--package`, as Trunk does it: cargo unites the features of all that is selected.
    type Build = (&'static str, fn() -> Command, &'static [&'static str]);
    let builds: [Build; 2] = [
        ("the page", cargo, &["--bin=app", "--profile", PROFILE, "--target", setup::WASM]),
        ("solieu and wasm-bindgen", host_cargo, &HOST),
    ];
    std::thread::scope(|scope| {
        let running: Vec<_> = builds
            .iter()
            .map(|(name, cargo, arguments)| {
                scope.spawn(move || {
                    run(cargo()
                        .args(["build", "--locked"])
                        .args(*arguments)
                        // Two progress bars on one terminal would wipe each other out.
                        .env("CARGO_TERM_PROGRESS_WHEN", "never"))
                    .with_context(|| format!("building {name}"))
                })
            })
            .collect();
        running
            .into_iter()
            .try_for_each(|build| build.join().unwrap_or_else(|_| Err(anyhow!("a build ended in a panic"))))
    })
}

/// Where cargo leaves `wasm-bindgen`.
pub(crate) fn bindgen() -> PathBuf {
    built("wasm-bindgen")
}

/// Where cargo leaves the command `solieu`.
pub(crate) fn solieu() -> PathBuf {
    built("solieu")
}

fn built(name: &str) -> PathBuf {
    paths::target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn assemble(raw: &Path) -> Result<()> {
    let module = paths::target().join(setup::WASM).join(PROFILE).join("app.wasm");
    let bound = paths::target().join("site-bound");
    run(Command::new(bindgen())
        .args(["--target=web", "--no-typescript", "--out-name=app", "--out-dir"])
        .args([&bound, &module]))?;
    folder::empty(raw)?;
    for name in ["app.js", "app_bg.wasm"] {
        copy(&bound.join(name), &raw.join(name))?;
    }
    let snippets = bound.join("snippets");
    if snippets.exists() {
        bail!("a dependency brings JavaScript of its own ({}): the one-file site cannot carry it", snippets.display());
    }
    let source = paths::root().join("index.html");
    let html = fs::read_to_string(&source).with_context(|| format!("reading {}", source.display()))?;
    let page = page::processed(&html).context("index.html")?;
    for file in &page.files {
        let name = Path::new(file).file_name().with_context(|| format!("index.html: {file} names no file"))?;
        copy(&paths::root().join(file), &raw.join(name))?;
    }
    fs::write(raw.join("index.html"), page.html).context("writing index.html")
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(drop).with_context(|| format!("copying {} to {}", from.display(), to.display()))
}

/// Finishes the raw site once more, into another folder: every byte must be the same as in `dist`.
pub(crate) fn check_repeatable(dist: &Path) -> Result<()> {
    let again = paths::target().join("dist-again");
    folder::empty(&again)?;
    finish(&paths::target().join("site-raw"), &again)?;
    let different = folder::differences(dist, &again)?;
    if !different.is_empty() {
        bail!("a second run ({}) differs from dist/ in {different:?}", again.display());
    }
    Ok(())
}

/// Fails if a file of `dist` names a folder of the machine that built it.
pub(crate) fn check_nothing_private(dist: &Path) -> Result<()> {
    let private: Vec<String> = machine::private()?.iter().map(|folder| folder.to_string_lossy().into_owned()).collect();
    for (name, bytes) in folder::files(dist)? {
        let text = String::from_utf8_lossy(&bytes);
        if let Some(folder) = private.iter().find(|folder| text.contains(folder.as_str())) {
            bail!("{name} names a folder of this machine: {folder}");
        }
    }
    Ok(())
}
