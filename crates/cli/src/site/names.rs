//! File names that change when their content changes, so that a cache can never mix two versions of a site.
//!
//! `app.js` becomes `app.0123456789abcdef.js`, and every reference to it follows. The plain name can be read off the
//! hashed one, which is how a finished site becomes raw again.

use std::collections::BTreeMap;

use anyhow::{Result, bail};
use sha2::{Digest, Sha256};

use super::PREVIEW;

/// The files of a site by relative address (`/` between folders).
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// What is renamed. Everything else is asked for by a fixed name, by people or by browsers.
const HASHED: [&str; 7] = ["css", "ico", "js", "png", "svg", "wasm", "woff2"];
/// The worker's address must not change, or the old one would never leave; and others link to the picture.
const FIXED: [&str; 2] = ["sw.js", PREVIEW];
/// What may hold references.
const TEXT: [&str; 5] = ["css", "html", "js", "svg", "webmanifest"];

const HASH_LENGTH: usize = 16;

/// The first half of the SHA-256 of `bytes`, in hexadecimal.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(HASH_LENGTH / 2).map(|byte| format!("{byte:02x}")).collect()
}

/// The files under their plain names, with plain references.
pub(super) fn plain(files: Files) -> Files {
    let renames: BTreeMap<String, String> =
        files.keys().filter_map(|name| Some((name.clone(), plain_name(name)?))).collect();
    let plain = files.into_iter().map(|(name, bytes)| {
        let bytes = with_references(&name, bytes, &renames);
        (renames.get(&name).cloned().unwrap_or(name), bytes)
    });
    plain.collect()
}

/// The files under hashed names, with references to match.
///
/// # Errors
/// If files refer to each other in a circle: then no hash can come first.
pub(super) fn hashed(files: Files) -> Result<Files> {
    let mut todo = files;
    let mut done = Files::new();
    let mut renames = BTreeMap::new();
    while !todo.is_empty() {
        let ready = todo.iter().find(|(name, bytes)| {
            !todo.keys().any(|other| other != *name && is_hashed(other) && refers_to(name, bytes, other))
        });
        let Some(name) = ready.map(|(name, _)| name.clone()) else {
            let names: Vec<&str> = todo.keys().map(String::as_str).collect();
            bail!(
                "{} refer to each other in a circle: expected files that can be named one after the other",
                names.join(", ")
            );
        };
        let bytes = with_references(&name, todo.remove(&name).unwrap_or_default(), &renames);
        let new_name = if is_hashed(&name) { hashed_name(&name, &bytes) } else { name.clone() };
        if new_name != name {
            renames.insert(name, new_name.clone());
        }
        done.insert(new_name, bytes);
    }
    Ok(done)
}

/// The name of the file that `plain` has become, in the output of [`hashed`].
pub(super) fn find<'a>(files: &'a Files, plain: &str) -> Option<&'a str> {
    files.keys().find(|name| *name == plain || plain_name(name).as_deref() == Some(plain)).map(String::as_str)
}

/// The name without its hash; `None` if it has none.
pub(super) fn plain_name(name: &str) -> Option<String> {
    let (rest, extension) = name.rsplit_once('.')?;
    let (stem, hash) = rest.rsplit_once('.')?;
    let is_hash = hash.len() == HASH_LENGTH && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
    (is_hash && !stem.is_empty()).then(|| format!("{stem}.{extension}"))
}

fn hashed_name(name: &str, bytes: &[u8]) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{}.{extension}", hash(bytes)),
        None => name.to_owned(),
    }
}

fn is_hashed(name: &str) -> bool {
    !name.contains('/') && !FIXED.contains(&name) && HASHED.contains(&extension(name))
}

fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

fn refers_to(name: &str, bytes: &[u8], other: &str) -> bool {
    TEXT.contains(&extension(name))
        && std::str::from_utf8(bytes).is_ok_and(|text| references(text, other).next().is_some())
}

fn with_references(name: &str, bytes: Vec<u8>, renames: &BTreeMap<String, String>) -> Vec<u8> {
    if !TEXT.contains(&extension(name)) {
        return bytes;
    }
    let mut text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return error.into_bytes(),
    };
    for (old, new) in renames {
        let places: Vec<usize> = references(&text, old).collect();
        for at in places.into_iter().rev() {
            text.replace_range(at..at + old.len(), new);
        }
    }
    text.into_bytes()
}

/// Where `name` stands in `text` as a relative address: between quotes or brackets, after at most a `./`.
fn references<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = usize> {
    text.match_indices(name).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).unwrap_or("");
        let before = before.strip_suffix("./").unwrap_or(before);
        let after = text.get(at + name.len()..).unwrap_or("");
        before.ends_with(['"', '\'', '(', '=', '`']) && after.starts_with(['"', '\'', ')', '?', '#', ' ', '>', '`'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site() -> Files {
        let files = [
            ("index.html", "<link href=\"./a.css\"><script src=\"./boot.js\"></script> see app.js"),
            ("a.css", "body { background: url(./dot.svg) }"),
            ("dot.svg", "<svg/>"),
            ("app.js", "new URL('app_bg.wasm', import.meta.url)"),
            ("app_bg.wasm", "\0asm"),
            ("boot.js", "import('./app.js')"),
            ("sw.js", "const FILES = [];"),
        ];
        files.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect()
    }

    #[test]
    fn references_follow_the_new_names() {
        let files = hashed(site()).unwrap();
        let css = find(&files, "a.css").unwrap();
        let svg = find(&files, "dot.svg").unwrap();
        assert_eq!(files[css], format!("body {{ background: url(./{svg}) }}").into_bytes());
        let boot = find(&files, "boot.js").unwrap();
        let page = format!("<link href=\"./{css}\"><script src=\"./{boot}\"></script> see app.js");
        assert_eq!(String::from_utf8_lossy(&files["index.html"]), page, "prose stays as it is");
        assert!(files.contains_key("sw.js"));
    }

    #[test]
    fn a_changed_file_renames_what_leads_to_it_and_nothing_else() {
        let before = hashed(site()).unwrap();
        let mut changed = site();
        changed.insert("app_bg.wasm".to_owned(), b"\0asm other".to_vec());
        let after = hashed(changed).unwrap();
        let kept = |name: &str| find(&before, name) == find(&after, name);
        assert!(kept("a.css") && kept("dot.svg") && !kept("app_bg.wasm") && !kept("app.js") && !kept("boot.js"));
    }

    #[test]
    fn hashed_names_are_made_plain_again() {
        assert_eq!(plain(hashed(site()).unwrap()), site());
    }

    #[test]
    fn a_circle_is_an_error() {
        let mut files = site();
        files.insert("app.js".to_owned(), b"import './boot.js'".to_vec());
        let error = hashed(files).unwrap_err().to_string();
        assert_eq!(
            error,
            "app.js, boot.js, index.html refer to each other in a circle: expected files that can be named one after the other"
        );
    }
}
