//! No rule of reading that nothing applies, and no word of the interface that nothing shows: both stand in tables that the
//! compiler takes for used, and the method page would explain what never happens.

use std::collections::BTreeSet;

use super::{Finding, Tree};

/// Tables of lines `NAME = …`, as the ends of their paths.
const TABLES: [&str; 2] = ["engine/src/rules.rs", "explore/src/ui_text.rs"];

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let is_table = |path: &str| TABLES.iter().any(|table| path.ends_with(table));
    let is_source = |path: &str| path.ends_with(".rs") && (path.starts_with("crates/") || path.starts_with("src/"));
    let sources = tree.iter().filter(|(path, _)| is_source(path) && !is_table(path));
    let used: BTreeSet<&str> = sources.flat_map(|(_, text)| identifiers(text)).collect();
    let data = || tree.iter().filter(|(path, _)| path.starts_with("seeds/") && path.ends_with(".toml"));
    for (path, text) in tree.iter().filter(|(path, _)| is_table(path)) {
        for (line, entry) in (1..).zip(text.lines()) {
            let Some((name, rest)) = entry.strip_prefix("    ").and_then(|entry| entry.split_once(" = ")) else {
                continue;
            };
            let is_entry = name.starts_with(|it: char| it.is_ascii_uppercase()) && rest.contains('"');
            let is_used_here = || identifiers(text).filter(|it| *it == name).count() > 1;
            // The data names a rule by its id.
            let is_in_data =
                || rest.split('"').nth(1).is_some_and(|id| data().any(|(_, text)| text.contains(&format!("\"{id}\""))));
            if is_entry && !used.contains(name) && !is_used_here() && !is_in_data() {
                findings.push(Finding::new(
                    path,
                    line,
                    format!("{name} is used nowhere, expected a use or its removal"),
                ));
            }
        }
    }
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_ascii_alphanumeric() && it != '_').filter(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn what_is_used_nowhere_is_found() {
        let rules = "rules! {\n    USED = 1, \"a.b\", \"x\", \"y\";\n    DATA = 2, \"c.d\", \"x\", \"y\";\n    IDLE = 3, \"e.f\", \"x\", \"y\";\n}";
        let files = [
            ("crates/engine/src/rules.rs", rules),
            ("crates/engine/src/fact.rs", "fn a() { rules::USED }"),
            ("seeds/lexicon/a.toml", "reason = \"c.d\""),
        ];
        assert_eq!(found(check, &files), ["crates/engine/src/rules.rs:4"]);
        assert_eq!(
            found(check, &[("crates/explore/src/ui_text.rs", "    Idle = \"a\", \"b\";")]),
            ["crates/explore/src/ui_text.rs:1"]
        );
    }
}
