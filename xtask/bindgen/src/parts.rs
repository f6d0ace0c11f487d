//! What is loaded when it is first needed, cut off the module: by `wasm_split_cli_support`, at the functions that carry
//! `#[wasm_split(PART)]`, and what only they reach.
//!
//! Code that several parts reach is a file of its own, named after them: `figures-search.wasm`. The files travel as
//! custom sections `solieu.part.FILE` of the module, so that Trunk, which knows of one module only, carries them too;
//! `solieu site` takes them out (`store::section`).

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{CustomSection, Section};
use wasm_split_cli_support::{Options, transform};
use wasmparser::{Parser, Payload};

/// As in `store::section`.
const CARRIED: &str = "solieu.part.";

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
    let parts = stems_of
        .iter()
        .map(|(part, stems)| {
            let mut files: Vec<String> = stems.iter().map(|stem| name(stem)).collect();
            files.sort_unstable_by_key(|file| (std::cmp::Reverse(file.matches('-').count()), file.clone()));
            (part.clone(), files)
        })
        .collect();
    Ok(Split { main, parts, files })
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
