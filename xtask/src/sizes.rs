//! What a first visit downloads, file by file, gzipped as a host would do it; then what comes later.
//!
//! It owns the budget. A first visit is what `index.html` makes the browser fetch when it is opened at `/`. A page that
//! is loaded when it is first opened brings its parts; when the page stands, the service worker fetches all that is
//! lacking for a visit without a network. `offline.html` is another way to get the same site. Both are shown, not counted.
//! What lies in the folder beside the page, and is not on the worker's list (static pages, `robots.txt`, the picture that
//! other sites show of it), no visit of the page downloads.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::folder;

/// What README.md promises of a first visit, with the five seeds.
const BUDGET_BYTES: usize = 300 * 1000;

/// Not part of a visit: another way to get the whole site.
const BESIDE: [&str; 1] = ["offline.html"];

/// Prints the table; an error when the budget is passed.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let mut files = folder::files(dist)?;
    let own = own_files(&files)?;
    files.retain(|name, _| own.contains(name) || BESIDE.contains(&name.as_str()));
    let mut gzip = BTreeMap::new();
    for (name, bytes) in &files {
        gzip.insert(name.as_str(), gzipped(bytes)?);
    }
    let sum = |names: &mut dyn Iterator<Item = &str>| names.filter_map(|name| gzip.get(name)).sum::<usize>();
    let parts = parts(&files)?;
    let mut out = std::io::stdout().lock();
    let later: BTreeSet<&str> = parts.values().flatten().map(String::as_str).chain(BESIDE).collect();

    writeln!(out, "{:>10} {:>10}  opening `/`", "bytes", "gzip -9")?;
    for (name, bytes) in files.iter().filter(|(name, _)| !later.contains(name.as_str())) {
        writeln!(out, "{:>10} {:>10}  {name}", bytes.len(), gzip.get(name.as_str()).unwrap_or(&0))?;
    }
    let visit = sum(&mut gzip.keys().copied().filter(|name| !later.contains(name)));
    writeln!(out, "{:>10} {visit:>10}  first visit; the budget is {BUDGET_BYTES}", "")?;
    for (part, names) in &parts {
        let n_bytes = sum(&mut names.iter().map(String::as_str));
        writeln!(out, "{:>10} {n_bytes:>+10}  when `{part}` is first needed ({} files)", "", names.len())?;
    }
    let all = sum(&mut gzip.keys().copied().filter(|name| !BESIDE.contains(name)));
    writeln!(out, "{:>10} {all:>10}  all pages: what the service worker keeps", "")?;
    writeln!(out, "{:>10} {:>10}  offline.html, the same in one file", "", sum(&mut BESIDE.into_iter()))?;
    match visit.saturating_sub(BUDGET_BYTES) {
        0 => Ok(()),
        bytes => bail!("a first visit is {bytes} bytes over its budget of {BUDGET_BYTES}"),
    }
}

/// The files of the page: those that the worker lists (`const FILES = ["./","./FILE",…];`), and the worker.
fn own_files(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeSet<String>> {
    let worker = files.get("sw.js").context("the site has no worker, expected sw.js")?;
    let list = std::str::from_utf8(worker)?.split_once("const FILES = ").and_then(|(_, after)| after.split_once(';'));
    let (list, _) = list.context("sw.js: expected `const FILES = […];`")?;
    let listed: Vec<String> = serde_json::from_str(list).context("sw.js")?;
    let name = |address: String| match address.trim_start_matches("./") {
        "" => "index.html".to_owned(),
        name => name.to_owned(),
    };
    Ok(listed.into_iter().map(name).chain(["sw.js".to_owned()]).collect())
}

/// The files of each part, as the glue lists them: `const PART_FILES = ["./PART-PART.HASH.wasm",…];`.
fn parts(files: &BTreeMap<String, Vec<u8>>) -> Result<BTreeMap<String, Vec<String>>> {
    let glue = files.iter().find(|(name, _)| name.starts_with("app.") && name.ends_with(".js"));
    let (name, glue) = glue.context("the site has no glue, expected app.HASH.js")?;
    let list =
        std::str::from_utf8(glue)?.split_once("const PART_FILES = ").and_then(|(_, after)| after.split_once(';'));
    let (list, _) = list.with_context(|| format!("{name}: expected `const PART_FILES = […];`"))?;
    let listed: Vec<String> = serde_json::from_str(list).with_context(|| name.clone())?;
    let mut parts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in listed.iter().map(|address| address.trim_start_matches("./")) {
        for part in file.split('.').next().unwrap_or_default().split('-') {
            parts.entry(part.to_owned()).or_default().push(file.to_owned());
        }
    }
    Ok(parts)
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_says_which_files_are_of_the_page() {
        let worker = br#"const VERSION = "1"; const FILES = ["./","./app.0.js"]; rest()"#.to_vec();
        let own =
            own_files(&BTreeMap::from([("sw.js".to_owned(), worker), ("doc/a.html".to_owned(), vec![])])).unwrap();
        assert_eq!(own.into_iter().collect::<Vec<_>>(), ["app.0.js", "index.html", "sw.js"]);
    }

    #[test]
    fn the_glue_says_what_a_part_needs() {
        let glue = r#"let wasm; const PART_FILES = ["./a-b.1.wasm","./a.2.wasm"]; rest([])"#;
        let files = BTreeMap::from([("app.0.js".to_owned(), glue.as_bytes().to_vec()), ("boot.js".to_owned(), vec![])]);
        let parts = parts(&files).unwrap();
        let parts: Vec<(&str, String)> = parts.iter().map(|(part, files)| (part.as_str(), files.join(" "))).collect();
        assert_eq!(parts, [("a", "a-b.1.wasm a.2.wasm".to_owned()), ("b", "a-b.1.wasm".to_owned())]);
    }
}
