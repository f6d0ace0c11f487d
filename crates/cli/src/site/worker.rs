//! The service worker's version and its lists of files.

use std::collections::BTreeSet;

use anyhow::{Context, Result};

const VERSION: &str = "const VERSION = ";
const FILES: &str = "const FILES = ";
const BLOCKS: &str = "const BLOCKS = ";

/// The worker with `version`, `files` and `blocks` (relative addresses) in the lines that begin `const VERSION = `,
/// `const FILES = ` and `const BLOCKS = `. A worker that knows no blocks keeps none.
///
/// # Errors
/// If one of the first two lines is missing.
pub(super) fn with_files(worker: &str, version: &str, files: &[String], blocks: &[String]) -> Result<String> {
    let worker = with_line(worker, VERSION, &serde_json::to_string(version)?)?;
    let worker = with_line(&worker, FILES, &serde_json::to_string(files)?)?;
    if !worker.contains(&format!("\n{BLOCKS}")) {
        return Ok(worker);
    }
    with_line(&worker, BLOCKS, &serde_json::to_string(blocks)?)
}

/// The names of the files that a finished worker lists, blocks among them; none if it is not finished.
pub(super) fn names(worker: &str) -> BTreeSet<String> {
    let list = |start: &str| {
        let list = worker.lines().find_map(|line| line.strip_prefix(start)?.strip_suffix(';'));
        list.and_then(|list| serde_json::from_str::<Vec<String>>(list).ok()).unwrap_or_default()
    };
    list(FILES)
        .iter()
        .chain(&list(BLOCKS))
        .filter_map(|address| address.strip_prefix("./"))
        .map(str::to_owned)
        .collect()
}

fn with_line(worker: &str, start: &str, value: &str) -> Result<String> {
    let at = worker.match_indices(start).map(|(at, _)| at).find(|at| *at == 0 || worker[..*at].ends_with('\n'));
    let at = at.with_context(|| format!("sw.js: expected a line that begins \"{start}\""))?;
    let end = worker[at..].find('\n').map_or(worker.len(), |found| at + found);
    Ok(format!("{}{start}{value};{}", &worker[..at], &worker[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_lines_are_rewritten_and_can_be_again() {
        let raw = "// const FILES = no\nconst VERSION = 'dev';\nconst FILES = [];\nrest();\n";
        let once = with_files(raw, "1", &["./".to_owned()], &[]).unwrap();
        assert_eq!(once, "// const FILES = no\nconst VERSION = \"1\";\nconst FILES = [\"./\"];\nrest();\n");
        assert_eq!(with_files(&once, "1", &["./".to_owned()], &[]).unwrap(), once);
        let listed = with_files(&once, "1", &["./".to_owned(), "./a.js".to_owned()], &[]).unwrap();
        assert_eq!(names(&listed), BTreeSet::from(["".to_owned(), "a.js".to_owned()]));
        assert_eq!(names(raw), BTreeSet::new());
        let raw = format!("{raw}const BLOCKS = [];\n");
        let listed = with_files(&raw, "1", &["./a.js".to_owned()], &["./corpus/0.wasm".to_owned()]).unwrap();
        assert!(listed.ends_with("\nconst BLOCKS = [\"./corpus/0.wasm\"];\n"), "{listed}");
        assert_eq!(names(&listed), BTreeSet::from(["a.js".to_owned(), "corpus/0.wasm".to_owned()]));
        let error = with_files("const VERSION = 1;", "1", &[], &[]).unwrap_err();
        assert_eq!(error.to_string(), "sw.js: expected a line that begins \"const FILES = \"");
    }
}
