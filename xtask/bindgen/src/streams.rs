//! Leptos can talk to a server, and brings streams of the browser for that. This page has no server; nothing calls them,
//! but they are exported, and what is exported stays. Here they stop being exported, so that they are left behind.

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Reencode, RoundtripReencoder};
use wasm_encoder::{ExportSection, Module, RawSection, Section};
use wasmparser::{Parser, Payload};

/// How the names begin of the methods of streams, and of what wasm-bindgen is told of them.
const STREAMS: [&str; 2] = ["intounderlying", "__wbindgen_describe_intounderlying"];

/// The module without the exports of streams.
pub(crate) fn left_out(module: &[u8]) -> Result<Vec<u8>> {
    let mut out = Module::HEADER.to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload?;
        if let Payload::ExportSection(reader) = payload {
            let mut section = ExportSection::new();
            for export in reader {
                let export = export?;
                if !STREAMS.iter().any(|stream| export.name.starts_with(stream)) {
                    let kind = RoundtripReencoder.export_kind(export.kind).map_err(|error| anyhow!("{error}"))?;
                    section.export(export.name, kind, export.index);
                }
            }
            section.append_to(&mut out);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = module.get(range).ok_or_else(|| anyhow!("a section ends outside of its module"))?;
            RawSection { id, data }.append_to(&mut out);
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{CustomSection, ExportKind, TypeSection};

    use super::*;

    #[test]
    fn streams_are_no_longer_exported_and_all_else_stays() {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let with = |names: &[&str]| {
            let mut exports = ExportSection::new();
            for name in names {
                exports.export(name, ExportKind::Func, 1);
            }
            let kept = CustomSection { name: "kept".into(), data: [1, 2].as_slice().into() };
            let mut module = Module::new();
            module.section(&types).section(&exports).section(&kept);
            module.finish()
        };
        let all = ["main", "intounderlyingsink_write_58a9", "__wbindgen_describe_intounderlyingsink_write_58a9"];
        assert_eq!(left_out(&with(&all)).unwrap(), with(&["main"]));
    }
}
