//! The glue that wasm-bindgen writes, with the loading of parts put in.
//!
//! `wasm_split_cli_support` writes a script of its own for that, which imports the glue that imports it. Ours is part of
//! the glue: no file refers to itself in a circle, so that every name can carry a hash, and the one-file site needs
//! nothing else.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};

use crate::parts::{LOADERS, Split};

const LOADING: &str = include_str!("loading.js");

/// Where the table of pages stands, which says the part of each.
pub(crate) const ROUTES: &str = include_str!("../../../crates/explore/src/routes.rs");

/// The glue, able to load the parts of `split`; `routes` is the table of pages.
pub(crate) fn with_parts(glue: &str, routes: &str, split: &Split) -> Result<String> {
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
    let paths = path_parts(routes, split)?;
    let loading = LOADING.replace("const PART_FILES = [];", &format!("const PART_FILES = {};", list(split)?));
    out.push_str(&loading.replace("const PATH_PARTS = {};", &format!("const PATH_PARTS = {paths};")));
    Ok(out)
}

/// `["./PART-PART.wasm","./PART.wasm"]`: the name of a file says which parts need it, so each stands here once.
fn list(split: &Split) -> Result<String> {
    let names: BTreeSet<&String> = split.parts.values().flatten().collect();
    for (part, files) in &split.parts {
        let named = names.iter().filter(|file| parts_of(file).any(|it| it == part));
        ensure!(
            named.eq(files.iter().collect::<BTreeSet<_>>().iter()),
            "the names of files do not say what `{part}` needs"
        );
    }
    let mut addresses: Vec<String> = names.into_iter().map(|file| format!("./{file}")).collect();
    // What several parts need comes first.
    addresses.sort_by_key(|address| Reverse(parts_of(address).count()));
    Ok(serde_json::to_string(&addresses)?)
}

/// `{"PATH":"PART"}`: the part of each page by how its path begins, of the lines `NAME = "PATH", … in PART;` of the table.
fn path_parts(routes: &str, split: &Split) -> Result<String> {
    let mut parts: BTreeMap<&str, &str> = BTreeMap::new();
    for line in routes.lines().map(str::trim).filter(|line| !line.starts_with("//")) {
        let (Some((_, after)), Some((_, part))) = (line.split_once(" = \""), line.rsplit_once(" in ")) else {
            continue;
        };
        let (Some((path, _)), Some(part)) = (after.split_once('"'), part.strip_suffix(';')) else { continue };
        let known = parts.insert(path.trim_end_matches('/'), part);
        ensure!(known.is_none_or(|known| known == part), "pages under `{path}` come with several parts");
        ensure!(split.parts.contains_key(part), "the part `{part}` of the page `{path}` is none of the module");
    }
    ensure!(!parts.is_empty(), "the table of pages says no part");
    Ok(serde_json::to_string(&parts)?)
}

/// The parts that need a file: `a` and `b` for `a-b.wasm`.
fn parts_of(file: &str) -> impl Iterator<Item = &str> {
    file.trim_start_matches("./").split('.').next().unwrap_or_default().split('-')
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    const GLUE: &str = "import * as import1 from \"./loaders.js\"\nimport * as import2 from \"./loaders.js\"\nlet wasm;\n\
        return {\n        \"./app_bg.js\": import0,\n        \"./loaders.js\": import1,\n        \"./loaders.js\": import2,\n};\n";

    const PAGES: &str = "routes! {\n    Home = \"\", nav Home, home: HomeView;\n    One = \"mot\", nav One, one in a;\n    \
        OneOf(id: String) = \"mot/\", page one_title, one_of: OneView in a;\n    Two = \"hai\", nav Two, two in b;\n}\n";

    fn split(parts: &[(&str, &[&str])]) -> Split {
        let parts = parts.iter().map(|(part, files)| {
            ((*part).to_owned(), files.iter().map(|file| (*file).to_owned()).collect::<Vec<String>>())
        });
        Split { main: PathBuf::new(), parts: parts.collect::<BTreeMap<_, _>>(), files: BTreeMap::new() }
    }

    #[test]
    fn the_loaders_stand_where_they_were_imported() {
        let glue = with_parts(GLUE, PAGES, &split(&[("a", &["a-b.wasm"]), ("b", &["a-b.wasm", "b.wasm"])])).unwrap();
        assert!(glue.starts_with(
            "let wasm;\nreturn {\n        \"./app_bg.js\": import0,\n        \"./loaders.js\": PART_LOADERS,\n};\n"
        ));
        assert!(glue.contains("\nconst PATH_PARTS = {\"hai\":\"b\",\"mot\":\"a\"};\n"), "{glue}");
        assert!(glue.contains("\nconst PART_FILES = [\"./a-b.wasm\",\"./b.wasm\"];\n"), "{glue}");
    }

    #[test]
    fn a_file_whose_name_does_not_say_its_parts_is_an_error() {
        assert!(with_parts(GLUE, PAGES, &split(&[("b", &["a.wasm"])])).is_err());
    }

    #[test]
    fn pages_whose_parts_are_not_those_of_the_module_are_an_error() {
        let both = split(&[("a", &["a.wasm"]), ("b", &["b.wasm"])]);
        assert!(path_parts(ROUTES, &both).is_err() && path_parts("", &both).is_err());
        assert!(path_parts("A = \"x\", a in a;\nB = \"x/\", b in b;", &both).is_err());
    }

    #[test]
    fn glue_without_parts_stays_as_it_is() {
        assert_eq!(with_parts("let wasm;\n", PAGES, &split(&[])).unwrap(), "let wasm;\n");
    }

    #[test]
    fn loaders_without_a_place_are_an_error() {
        assert!(with_parts("let wasm;\n", PAGES, &split(&[("b", &["b.wasm"])])).is_err());
    }
}
