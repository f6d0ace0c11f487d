//! Short names between module and glue. wasm-bindgen calls what the two hand each other by long names with hashes
//! (`__wbg_addEventListener_8176dab41b09531c`), which do not compress and which nobody reads.

use std::collections::BTreeMap;

use anyhow::{Context, Result, anyhow};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, ImportSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// How the names begin that are wasm-bindgen's own. All others stay: the parts know some of them.
const OWN: [&str; 4] = ["__wbg_", "__wbindgen_", "__externref_", "wasm_bindgen__"];

/// Module and glue with short names between them.
pub(crate) fn shortened(module: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut names = Names { short: BTreeMap::new(), glue };
    let mut out = Module::HEADER.to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        match payload {
            Payload::ImportSection(reader) => {
                let mut section = ImportSection::new();
                for import in reader.into_imports() {
                    let import = import?;
                    let kind = RoundtripReencoder.entity_type(import.ty).map_err(|error| anyhow!("{error}"))?;
                    section.import(import.module, &names.short(import.name), kind);
                }
                wasm_encoder::Section::append_to(&section, &mut out);
            }
            Payload::ExportSection(reader) => {
                let mut section = ExportSection::new();
                for export in reader {
                    let export = export?;
                    let kind = RoundtripReencoder.export_kind(export.kind).map_err(|error| anyhow!("{error}"))?;
                    section.export(&names.short(export.name), kind, export.index);
                }
                wasm_encoder::Section::append_to(&section, &mut out);
            }
            other => {
                if let Some((id, range)) = other.as_section() {
                    let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
                    let data = module.get(range).context("a section ends outside of its module")?;
                    wasm_encoder::Section::append_to(&RawSection { id, data }, &mut out);
                }
            }
        }
    }
    let glue = with_names(glue, &names.short);
    Ok((out, glue))
}

struct Names<'a> {
    short: BTreeMap<String, String>,
    glue: &'a str,
}

impl Names<'_> {
    /// The short name for `name`; the same each time.
    fn short(&mut self, name: &str) -> String {
        if !OWN.iter().any(|start| name.starts_with(start)) || !name.bytes().all(is_word) {
            return name.to_owned();
        }
        if let Some(short) = self.short.get(name) {
            return short.clone();
        }
        let short = (self.short.len()..)
            .map(|number| format!("w{number}"))
            .find(|short| !self.short.values().any(|taken| taken == short) && !has_word(self.glue, short))
            .unwrap_or_else(|| name.to_owned());
        self.short.insert(name.to_owned(), short.clone());
        short
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$'
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(|it: char| !it.is_ascii() || !is_word(it as u8))
}

fn has_word(text: &str, word: &str) -> bool {
    words(text).any(|piece| bare(piece) == word)
}

/// A piece of [`words`] without the character that ended it.
fn bare(piece: &str) -> &str {
    piece.strip_suffix(|it: char| !it.is_ascii() || !is_word(it as u8)).unwrap_or(piece)
}

fn with_names(glue: &str, names: &BTreeMap<String, String>) -> String {
    let mut out = String::with_capacity(glue.len());
    for piece in words(glue) {
        let word = bare(piece);
        match names.get(word) {
            Some(short) => {
                out.push_str(short);
                out.push_str(&piece[word.len()..]);
            }
            None => out.push_str(piece),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, ExportKind, FunctionSection, TypeSection};

    #[test]
    fn both_sides_change_their_names_alike() {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("./app_bg.js", "__wbg_go_0123", EntityType::Function(0));
        imports.import("./loaders.js", "__wasm_split_load_a", EntityType::Function(0));
        let mut exports = ExportSection::new();
        exports.export("__wbindgen_free", ExportKind::Func, 0);
        exports.export("memory2", ExportKind::Func, 1);
        module.section(&types).section(&imports).section(&FunctionSection::new()).section(&exports);
        let glue = "const w0 = '…';\nx.__wbg_go_0123(wasm.__wbindgen_free);\n__wbg_go_01234; wasm.memory2";
        let (module, glue) = shortened(&module.finish(), glue).unwrap();
        assert_eq!(glue, "const w0 = '…';\nx.w1(wasm.w2);\n__wbg_go_01234; wasm.memory2");
        let names: Vec<String> = Parser::new(0)
            .parse_all(&module)
            .flat_map(|payload| match payload.unwrap() {
                Payload::ImportSection(reader) => {
                    reader.into_imports().map(|import| import.unwrap().name.to_owned()).collect::<Vec<_>>()
                }
                Payload::ExportSection(reader) => reader.into_iter().map(|it| it.unwrap().name.to_owned()).collect(),
                _ => vec![],
            })
            .collect();
        assert_eq!(names, ["w1", "__wasm_split_load_a", "w2", "memory2"]);
    }
}
