//! What is loaded when it is first needed, cut off the module: by `wasm_split_cli_support`, at the functions that carry
//! `#[wasm_split(PART)]`, and what only they reach.
//!
//! Code that several parts reach is a file of its own, named after them: `figures-search.wasm`. Most of those are small,
//! a part needed up to 99 of them, and each repeats what the others import; the small ones are sections of one file
//! ([`gathered`]). The files travel as custom sections `solieu.part.FILE` of the module, so that Trunk, which knows of one
//! module only, carries them too; `solieu site` takes them out (`store::section`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, ensure};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CustomSection, Section};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

/// As in `store::section`.
const CARRIED: &str = "solieu.part.";

/// The sections of a file that are modules themselves, as in `loading.js`.
const INNER: &str = "solieu.inner";

/// What several parts need travels with the rest of its kind if it is smaller than this. Measured: at 4 KB the common file
/// is 25 KB gzipped, and all parts but one download less with it; at 9 KB it is twice that, and half of them more.
const SMALL_BYTES: usize = 4400;

/// What the module imports its loaders from, until [`super::glue`] puts them in.
pub(crate) const LOADERS: &str = "./loaders.js";

/// A module cut into what is needed at once and what is not.
pub(crate) struct Split {
    /// Where the rest of the module is: what wasm-bindgen works on.
    pub(crate) main: PathBuf,
    /// The files of each part, the shared ones first.
    pub(crate) parts: BTreeMap<String, Vec<String>>,
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

/// Cuts `module`; `work` is a folder for what is in between, and is emptied.
pub(crate) fn split(module: &[u8], work: &Path) -> Result<Split> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    let main = work.join("main.wasm");
    let mut options = Options::new(module);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = LOADERS;
    options.emit_dwarf = false;
    let cut = transform(options).map_err(|error| anyhow!("{error:#}")).context("cutting parts off the module")?;

    check_at_once(&fs::read(&main)?)?;
    let stems_of: BTreeMap<String, Vec<String>> = cut.prefetch_map.into_iter().collect();
    let mut needed_by: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (part, stems) in &stems_of {
        for stem in stems {
            needed_by.entry(stem).or_default().insert(part);
        }
    }
    let name = |stem: &str| {
        let parts: Vec<&str> = needed_by.get(stem).into_iter().flatten().copied().collect();
        format!("{}.wasm", parts.join("-"))
    };
    let mut files = BTreeMap::new();
    for path in &cut.split_modules {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).context("a file of a part has no name")?;
        if needed_by.contains_key(stem) {
            files.insert(name(stem), compact(&fs::read(path)?).context(name(stem))?);
        }
    }
    let all: Vec<&str> = stems_of.keys().map(String::as_str).collect();
    let files = gathered(files, &all);
    let parts = all
        .iter()
        .map(|part| {
            let mut needed: Vec<String> = files.keys().filter(|file| is_of(file, part)).cloned().collect();
            needed.sort_unstable_by_key(|file| (std::cmp::Reverse(file.matches('-').count()), file.clone()));
            ((*part).to_owned(), needed)
        })
        .collect();
    Ok(Split { main, parts, files })
}

/// Refuses a module whose code that is needed at once formats floats: the standard library's tables and strategies for it are
/// 5 KB of a first visit, packed, and one `format!` brings them in unseen.
///
/// # Errors
/// If the names of functions have one of these.
fn check_at_once(main: &[u8]) -> Result<()> {
    const OF_FLOATS: &[u8] = b"flt2dec";
    let is_there = main.windows(OF_FLOATS.len()).any(|part| part == OF_FLOATS);
    ensure!(!is_there, "the start page formats a float by the standard library, expected `display::with_decimals`");
    Ok(())
}

/// True if the name of a file says that `part` needs it.
fn is_of(file: &str, part: &str) -> bool {
    file.trim_end_matches(".wasm").split('-').any(|it| it == part)
}

/// The files with the small ones among those that several parts need, and what all parts need, as sections of one file. It
/// is named after all parts, since any of them loads it.
fn gathered(files: BTreeMap<String, Vec<u8>>, all: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let common = format!("{}.wasm", all.join("-"));
    let is_inner =
        |(name, bytes): &(String, Vec<u8>)| *name == common || (name.contains('-') && bytes.len() < SMALL_BYTES);
    let (inner, rest): (Vec<_>, Vec<_>) = files.into_iter().partition(is_inner);
    let mut rest: BTreeMap<_, _> = rest.into_iter().collect();
    if inner.len() > 1 {
        let mut outer = wasm_encoder::Module::new();
        for (_, bytes) in &inner {
            outer.section(&CustomSection { name: INNER.into(), data: bytes.as_slice().into() });
        }
        rest.insert(common, outer.finish());
    } else {
        rest.extend(inner);
    }
    rest
}

/// The bound module with the files of its parts inside.
pub(crate) fn carried(mut module: Vec<u8>, split: &Split) -> Vec<u8> {
    for (name, bytes) in &split.files {
        let name = format!("{CARRIED}{name}").into();
        CustomSection { name, data: bytes.as_slice().into() }.append_to(&mut module);
    }
    module
}

/// The module without names, and with every number as short as it can be: the linker left them room to be relocated.
fn compact(module: &[u8]) -> Result<Vec<u8>> {
    let mut bare = wasm_encoder::Module::HEADER.to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if matches!(payload, Payload::CustomSection(_)) {
            continue;
        }
        if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = module.get(range).context("a section ends outside of its module")?;
            wasm_encoder::RawSection { id, data }.append_to(&mut bare);
        }
    }
    let mut compact = wasm_encoder::Module::new();
    RoundtripReencoder.parse_core_module(&mut compact, Parser::new(0), &bare).map_err(|error| anyhow!("{error}"))?;
    Ok(compact.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(files: &BTreeMap<String, Vec<u8>>) -> Vec<&str> {
        files.keys().map(String::as_str).collect()
    }

    #[test]
    fn small_files_of_several_parts_are_sections_of_one() {
        let (small, large) = (vec![1; SMALL_BYTES - 1], vec![2; SMALL_BYTES]);
        let files = [("a", &small), ("a-b", &small), ("a-b-c", &large), ("a-c", &large), ("b-c", &small)];
        let files =
            gathered(files.map(|(name, bytes)| (format!("{name}.wasm"), bytes.clone())).into(), &["a", "b", "c"]);
        assert_eq!(names(&files), ["a-b-c.wasm", "a-c.wasm", "a.wasm"]);
        let inner: Vec<&[u8]> = Parser::new(0)
            .parse_all(&files["a-b-c.wasm"])
            .filter_map(|payload| match payload.unwrap() {
                Payload::CustomSection(section) if section.name() == INNER => Some(section.data()),
                _ => None,
            })
            .collect();
        assert_eq!(inner, [large.as_slice(), &small, &small]);
    }

    #[test]
    fn what_is_needed_at_once_formats_no_float() {
        assert!(check_at_once(b"core::fmt::num").is_ok());
        assert!(check_at_once(b"core::num::flt2dec::strategy::grisu").is_err());
    }

    #[test]
    fn one_small_file_stays_as_it_is() {
        let files =
            gathered([("a-b.wasm".to_owned(), vec![1]), ("a.wasm".to_owned(), vec![2])].into(), &["a", "b", "c"]);
        assert_eq!(names(&files), ["a-b.wasm", "a.wasm"]);
        assert_eq!(files["a-b.wasm"], [1]);
    }

    #[test]
    fn a_name_says_whole_parts() {
        assert!(is_of("own-search.wasm", "own") && is_of("own-search.wasm", "search"));
        assert!(!is_of("own-search.wasm", "sea"));
    }
}
