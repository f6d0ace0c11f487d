//! `cargo xtask tidy`: the conventions that neither the compiler nor clippy knows, also run as a test.
//!
//! It owns reading the tree once and printing what is found as `path:line: what is wrong, what was expected`. Each rule
//! family is one file that takes the tree and adds findings; it refuses to change anything.

mod code;
mod format;
mod links;
mod locks;
mod modules;
mod shape;
mod style;
mod subject;
mod ui_text;
mod unused;

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Result, bail};
use walkdir::{DirEntry, WalkDir};

use crate::{folder, paths};

/// What is not ours to judge, or not source.
const SKIPPED: [&str; 8] =
    [".git", "target", "dist", "node_modules", "artifacts", "corpus", "test-results", "playwright-report"];

/// Every text file of the repository, by its path from the root, with `/`.
type Tree = BTreeMap<String, String>;

/// Where a rule is broken, and how.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Finding {
    path: String,
    line: usize,
    what: String,
}

impl Finding {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, what: what.into() }
    }
}

/// Checks the whole repository; an error lists what was found.
pub(crate) fn run() -> Result<()> {
    let findings = findings(&tree()?);
    for Finding { path, line, what } in &findings {
        eprintln!("{path}:{line}: {what}");
    }
    if findings.is_empty() {
        Ok(())
    } else {
        bail!("{} places break the conventions (CONTRIBUTING.md)", findings.len())
    }
}

fn findings(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in [
        shape::check,
        modules::check,
        format::check,
        ui_text::check,
        style::check,
        subject::check,
        links::check,
        unused::check,
        locks::check,
    ] {
        rule(tree, &mut findings);
    }
    findings.sort();
    findings
}

fn tree() -> Result<Tree> {
    let mut tree = Tree::new();
    let is_ours = |entry: &DirEntry| !SKIPPED.iter().any(|name| entry.file_name() == *name);
    for entry in WalkDir::new(paths::root()).into_iter().filter_entry(is_ours) {
        let entry = entry?;
        if entry.file_type().is_file()
            && let Ok(text) = fs::read_to_string(entry.path())
        {
            tree.insert(folder::name_from(paths::root(), entry.path()), text);
        }
    }
    Ok(tree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_keeps_its_conventions() {
        let findings = findings(&tree().unwrap());
        let lines: Vec<String> =
            findings.iter().map(|Finding { path, line, what }| format!("{path}:{line}: {what}")).collect();
        assert!(lines.is_empty(), "\n{}", lines.join("\n"));
    }

    /// Runs one rule over files given as (path, text); returns `path:line` of what it found.
    pub(super) fn found(rule: fn(&Tree, &mut Vec<Finding>), files: &[(&str, &str)]) -> Vec<String> {
        let tree = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let mut findings = Vec::new();
        rule(&tree, &mut findings);
        findings.iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
    }
}
