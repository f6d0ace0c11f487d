//! The glue that wasm-bindgen writes, with the loading of parts put in.
//!
//! `wasm_split_cli_support` writes a script of its own for that, which imports the glue that imports it. Ours is part of
//! the glue: no file refers to itself in a circle, so that every name can carry a hash, and the one-file site needs
//! nothing else.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};

use crate::parts::{LOADERS, Split};

const LOADING: &str = include_str!("loading.js");

/// The glue, able to load the parts of `split`.
pub(crate) fn with_parts(glue: &str, split: &Split) -> Result<String> {
    let quoted = format!("\"{LOADERS}\"");
    let (mut out, mut n_places) = (String::with_capacity(glue.len() + LOADING.len()), 0);
    for line in glue.lines().filter(|line| !(line.starts_with("import ") && line.contains(&quoted))) {
        if line.trim_start().starts_with(&format!("{quoted}:")) {
            n_places += 1;
            if n_places > 1 {
                continue;
            }
            out.push_str(&format!("        {quoted}: PART_LOADERS,\n"));
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    if split.parts.is_empty() {
        return Ok(out);
    }
    ensure!(n_places > 0, "the glue has no place for the loaders of {:?}", split.parts.keys());
    out.push_str(&LOADING.replace("const PARTS = {};", &format!("const PARTS = {};", table(split)?)));
    Ok(out)
}

/// `{"PART":["./FILE"]}`.
fn table(split: &Split) -> Result<String> {
    let address = |file: &String| format!("./{file}");
    let parts: BTreeMap<&String, Vec<String>> =
        split.parts.iter().map(|(part, files)| (part, files.iter().map(address).collect())).collect();
    Ok(serde_json::to_string(&parts)?)
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    const GLUE: &str = "import * as import1 from \"./loaders.js\"\nimport * as import2 from \"./loaders.js\"\nlet wasm;\n\
        return {\n        \"./app_bg.js\": import0,\n        \"./loaders.js\": import1,\n        \"./loaders.js\": import2,\n};\n";

    fn split(parts: &[(&str, &[&str])]) -> Split {
        let parts = parts.iter().map(|(part, files)| {
            ((*part).to_owned(), files.iter().map(|file| (*file).to_owned()).collect::<Vec<String>>())
        });
        Split { main: PathBuf::new(), parts: parts.collect::<BTreeMap<_, _>>(), files: BTreeMap::new() }
    }

    #[test]
    fn the_loaders_stand_where_they_were_imported() {
        let glue = with_parts(GLUE, &split(&[("b", &["a-b.wasm", "b.wasm"])])).unwrap();
        assert!(glue.starts_with(
            "let wasm;\nreturn {\n        \"./app_bg.js\": import0,\n        \"./loaders.js\": PART_LOADERS,\n};\n"
        ));
        assert!(glue.contains("\nconst PARTS = {\"b\":[\"./a-b.wasm\",\"./b.wasm\"]};\n"));
    }

    #[test]
    fn glue_without_parts_stays_as_it_is() {
        assert_eq!(with_parts("let wasm;\n", &split(&[])).unwrap(), "let wasm;\n");
    }

    #[test]
    fn loaders_without_a_place_are_an_error() {
        assert!(with_parts("let wasm;\n", &split(&[("b", &["b.wasm"])])).is_err());
    }
}
