//! Every Rust file is part of some crate: a file that no `mod` line names is dead.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{Finding, Tree};

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let mut reached = BTreeSet::new();
    for path in tree.keys().filter(|path| is_root(path)) {
        reach(tree, path, &mut reached);
    }
    for path in tree.keys().filter(|path| path.ends_with(".rs")) {
        if !reached.contains(path.as_str()) {
            findings.push(Finding::new(path, 1, "no `mod` line names this file: it is never compiled"));
        }
    }
}

/// Files that cargo compiles by their place.
fn is_root(path: &str) -> bool {
    let Some((folder, name)) = path.rsplit_once('/') else {
        return path == "build.rs";
    };
    let place = folder.rsplit('/').next().unwrap_or(folder);
    match place {
        "src" => matches!(name, "lib.rs" | "main.rs"),
        "tests" | "benches" | "examples" | "bin" | "fuzz_targets" => name.ends_with(".rs"),
        // `tests/it/main.rs`
        _ => name == "main.rs",
    }
}

fn reach<'a>(tree: &'a Tree, path: &'a str, reached: &mut BTreeSet<&'a str>) {
    if !reached.insert(path) {
        return;
    }
    let Some(text) = tree.get(path) else { return };
    let Ok(stream) = text.parse::<TokenStream>() else {
        return;
    };
    let folder = if is_root(path) {
        path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
    } else {
        path.trim_end_matches(".rs").to_owned()
    };
    let mut names = Vec::new();
    declared(stream, "", &mut names);
    for name in names {
        let file = format!("{folder}/{name}.rs");
        if let Some((child, _)) = tree.get_key_value(&file) {
            reach(tree, child, reached);
        }
    }
}

/// The modules that live in files: `mod a;` gives `a`, inside `mod b { … }` it gives `b/a`.
fn declared(stream: TokenStream, under: &str, names: &mut Vec<String>) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    for window in trees.windows(3) {
        if let [TokenTree::Ident(keyword), TokenTree::Ident(name), end] = window
            && keyword == "mod"
        {
            match end {
                TokenTree::Punct(sign) if sign.as_char() == ';' => names.push(format!("{under}{name}")),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    declared(group.stream(), &format!("{under}{name}/"), names);
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_file_that_no_mod_line_names_is_found() {
        let files = [
            ("crates/a/src/lib.rs", "mod b; mod c { mod d; }"),
            ("crates/a/src/b.rs", "#[cfg(test)] mod tests;"),
            ("crates/a/src/b/tests.rs", ""),
            ("crates/a/src/c/d.rs", ""),
            ("crates/a/src/b/lost.rs", ""),
            ("crates/a/tests/it/main.rs", "mod e;"),
            ("crates/a/tests/it/e.rs", ""),
        ];
        assert_eq!(found(check, &files), ["crates/a/src/b/lost.rs:1"]);
    }
}
