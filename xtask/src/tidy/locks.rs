//! Manifests and lockfiles: one wasm-bindgen everywhere, lints everywhere, and no address of anyone's private registry.

use super::{Finding, Tree};

/// The only source that `Cargo.lock` may name.
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for (path, text) in tree {
        let name = path.rsplit('/').next().unwrap_or(path);
        match name {
            "Cargo.lock" => sources(path, text, findings),
            "package-lock.json" => resolved(path, text, findings),
            "Cargo.toml" if is_member(path, text) && !text.contains("[lints]\nworkspace = true") => {
                findings.push(Finding::new(path, 1, "`[lints]` with `workspace = true` was expected"));
            }
            _ => {}
        }
    }
    one_bindgen(tree, findings);
}

/// Benches and fuzz targets are workspaces of their own, so that their dependencies stay out of ours.
fn is_member(path: &str, manifest: &str) -> bool {
    path == "Cargo.toml" || !manifest.contains("[workspace]")
}

fn sources(path: &str, text: &str, findings: &mut Vec<Finding>) {
    for (number, line) in text.lines().enumerate() {
        if let Some(source) = line.strip_prefix("source = \"")
            && source.trim_end_matches('"') != CRATES_IO
        {
            findings.push(Finding::new(path, number + 1, "a source that is not crates.io"));
        }
    }
}

fn resolved(path: &str, text: &str, findings: &mut Vec<Finding>) {
    for (number, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("\"resolved\"") {
            findings.push(Finding::new(
                path,
                number + 1,
                "`resolved` ties everyone to one registry: make the lockfile with `npm install \
                 --omit-lockfile-registry-resolved`",
            ));
        }
    }
}

/// The glue and the module must come from one version: the dependency, our command, and what Trunk asks for.
fn one_bindgen(tree: &Tree, findings: &mut Vec<Finding>) {
    let value =
        |path: &str, begin: &str| tree.get(path)?.lines().find_map(|line| line.strip_prefix(begin)?.split('"').next());
    let Some(wanted) = value("Cargo.toml", "wasm-bindgen = \"=") else {
        return;
    };
    for (path, begin) in [
        ("Cargo.toml", "wasm-bindgen-cli-support = \"="),
        ("xtask/bindgen/Cargo.toml", "version = \""),
        ("Trunk.toml", "wasm_bindgen = \""),
    ] {
        if value(path, begin) != Some(wanted) {
            findings.push(Finding::new(path, 1, format!("wasm-bindgen {wanted} was expected, as in Cargo.toml")));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn addresses_of_registries_are_found() {
        let cargo = format!("source = \"{CRATES_IO}\"\nsource = \"sparse+https://example.org/index\"");
        assert_eq!(found(check, &[("Cargo.lock", &cargo)]), ["Cargo.lock:2"]);
        let npm = "{\n  \"resolved\": \"https://example.org/a.tgz\"\n}";
        assert_eq!(found(check, &[("e2e/package-lock.json", npm)]), ["e2e/package-lock.json:2"]);
    }

    #[test]
    fn two_versions_of_wasm_bindgen_are_found() {
        let files = [
            (
                "Cargo.toml",
                "[lints]\nworkspace = true\nwasm-bindgen = \"=1.2.3\"\nwasm-bindgen-cli-support = \"=1.2.3\"",
            ),
            ("xtask/bindgen/Cargo.toml", "[lints]\nworkspace = true\nversion = \"1.2.3\""),
            ("Trunk.toml", "wasm_bindgen = \"1.2.4\""),
        ];
        assert_eq!(found(check, &files), ["Trunk.toml:1"]);
    }
}
