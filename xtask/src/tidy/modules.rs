//! Every Rust file is part of some crate: a file that no `mod` line names is dead.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{Finding, Tree};

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let mut reached = BTreeSet::new();
    for (path, text) in tree {
        if is_root(path) {
            reach(tree, path, &mut reached);
        }
        if path.ends_with("Cargo.toml") {
            // build = "NAME.rs", path = "NAME.rs"
            let named = |line: &'static str| text.lines().filter_map(move |it| it.strip_prefix(line));
            let scripts = named("build = \"").chain(named("path = \""));
            for script in scripts.filter_map(|rest| rest.split('"').next()) {
                reach_file(tree, &format!("{}{script}", folder_of(path)), &mut reached);
            }
        }
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
        reach_file(tree, &format!("{folder}/{name}.rs"), reached);
    }
    // #[path = "NAME.rs"]
    let written = text.split("#[path = \"").skip(1);
    for name in written.filter_map(|rest| rest.split('"').next()) {
        reach_file(tree, &format!("{}{name}", folder_of(path)), reached);
    }
}

fn reach_file<'a>(tree: &'a Tree, file: &str, reached: &mut BTreeSet<&'a str>) {
    if let Some((file, _)) = tree.get_key_value(file) {
        reach(tree, file, reached);
    }
}

/// The folder of a file, with its `/`; nothing for a file in the root.
fn folder_of(path: &str) -> &str {
    path.rfind('/').and_then(|end| path.get(..=end)).unwrap_or("")
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
            ("crates/a/Cargo.toml", "build = \"embed.rs\""),
            ("crates/a/embed.rs", "#[path = \"src/f.rs\"] mod f;"),
            ("crates/a/src/f.rs", ""),
            ("crates/a/tests/it/main.rs", "mod e;"),
            ("crates/a/tests/it/e.rs", ""),
        ];
        assert_eq!(found(check, &files), ["crates/a/src/b/lost.rs:1"]);
    }
}
