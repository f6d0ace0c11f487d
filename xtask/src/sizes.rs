//! What a first visit downloads, file by file, gzipped as a host would do it; then what comes later.
//!
//! It owns the budget. A first visit is what `index.html` makes the browser fetch when it is opened at `/`. A room that
//! is loaded when it is first opened brings its parts; when the page stands, the service worker fetches all that is
//! lacking for a visit without a network. `offline.html` is another way to get the same site. Both are shown, not counted.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::folder;

/// What README.md promises of a first visit, with the five seeds.
const BUDGET_BYTES: usize = 300 * 1000;

/// Not part of a visit: another way to get the whole site.
const BESIDE: [&str; 1] = ["offline.html"];

/// Prints the table; an error when the budget is passed.
pub(crate) fn check(dist: &Path) -> Result<()> {
    let files = folder::files(dist)?;
    let mut gzip = BTreeMap::new();
    for (name, bytes) in &files {
        gzip.insert(name.as_str(), gzipped(bytes)?);
    }
    let sum = |names: &mut dyn Iterator<Item = &str>| names.filter_map(|name| gzip.get(name)).sum::<usize>();
    let parts = parts(&files);
    let later: BTreeSet<&str> = parts.values().flatten().copied().chain(BESIDE).collect();

    println!("{:>10} {:>10}  opening `/`", "bytes", "gzip -9");
    for (name, bytes) in files.iter().filter(|(name, _)| !later.contains(name.as_str())) {
        println!("{:>10} {:>10}  {name}", bytes.len(), gzip.get(name.as_str()).unwrap_or(&0));
    }
    let visit = sum(&mut gzip.keys().copied().filter(|name| !later.contains(name)));
    println!("{:>10} {visit:>10}  first visit; the budget is {BUDGET_BYTES}", "");
    for (part, names) in &parts {
        let n_bytes = sum(&mut names.iter().copied());
        println!("{:>10} {n_bytes:>+10}  when `{part}` is first needed ({} files)", "", names.len());
    }
    let all = sum(&mut gzip.keys().copied().filter(|name| !BESIDE.contains(name)));
    println!("{:>10} {all:>10}  all rooms: what the service worker keeps", "");
    println!("{:>10} {:>10}  offline.html, the same in one file", "", sum(&mut BESIDE.into_iter()));
    match visit.saturating_sub(BUDGET_BYTES) {
        0 => Ok(()),
        bytes => bail!("a first visit is {bytes} bytes over its budget of {BUDGET_BYTES}"),
    }
}

/// The files of each part, as the glue lists them: `const PARTS = {"PART":["./FILE",…],…};`.
fn parts(files: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, Vec<&str>> {
    let glue = files.iter().find(|(name, _)| name.starts_with("app.") && name.ends_with(".js"));
    let Some(glue) = glue.and_then(|(_, bytes)| std::str::from_utf8(bytes).ok()) else { return BTreeMap::new() };
    let Some((_, table)) = glue.split_once("const PARTS = {") else { return BTreeMap::new() };
    let table = table.split('}').next().unwrap_or("");
    table.split(']').filter_map(part).collect()
}

fn part(entry: &str) -> Option<(&str, Vec<&str>)> {
    let (name, files) = entry.split_once(":[")?;
    Some((name.trim_matches([',', '"']), files.split(',').map(unquoted).collect()))
}

fn unquoted(address: &str) -> &str {
    address.trim_matches('"').trim_start_matches("./")
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
    fn the_glue_says_what_a_part_needs() {
        let glue = r#"let wasm; const PARTS = {"a":["./a-b.1.wasm","./a.2.wasm"],"b":["./a-b.1.wasm"]}; rest([])"#;
        let files = BTreeMap::from([("app.0.js".to_owned(), glue.as_bytes().to_vec()), ("boot.js".to_owned(), vec![])]);
        assert_eq!(parts(&files), BTreeMap::from([("a", vec!["a-b.1.wasm", "a.2.wasm"]), ("b", vec!["a-b.1.wasm"])]));
    }
}
