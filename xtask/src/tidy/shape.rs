//! The shape of a file: its header, its length, its name, and a name beside everything left to do.

use super::{Finding, Tree};

/// Lines of a file of the interface, without tests.
const UI_LINES: usize = 250;
/// Lines of any other file, without tests.
const LINES: usize = 500;

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    for (path, text) in tree.iter().filter(|(path, _)| path.ends_with(".rs")) {
        if !text.starts_with("//! ") {
            findings.push(Finding::new(path, 1, "a file opens with `//!`: what it owns, what it refuses"));
        }
        if path.ends_with("/mod.rs") {
            findings.push(Finding::new(path, 1, "`foo.rs` beside `foo/` was expected, not `mod.rs`"));
        }
        let length = without_tests(path, text);
        let limit = if path.starts_with("src/") { UI_LINES } else { LINES };
        if length > limit {
            findings.push(Finding::new(
                path,
                limit,
                format!("{length} lines without tests; at most {limit}: split it by responsibility"),
            ));
        }
        for (number, line) in text.lines().enumerate() {
            for word in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:")] {
                if line.contains(word) && !line.contains(concat!("TO", "DO(")) {
                    findings.push(Finding::new(
                        path,
                        number + 1,
                        format!("`{word}` without a name: `{}(name): …` was expected", concat!("TO", "DO")),
                    ));
                }
            }
        }
    }
}

/// Lines before the test module that ends a file; a file of tests has none.
fn without_tests(path: &str, text: &str) -> usize {
    if path.ends_with("tests.rs") || path.contains("/tests/") || path.contains("/benches/") {
        return 0;
    }
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_file_without_a_header_is_found() {
        assert_eq!(found(check, &[("crates/a/src/lib.rs", "fn a() {}")]), ["crates/a/src/lib.rs:1"]);
        assert!(found(check, &[("crates/a/src/lib.rs", "//! A.\nfn a() {}")]).is_empty());
    }

    #[test]
    fn length_is_counted_without_tests() {
        let long = format!("//! A.\n{}", "// line\n".repeat(UI_LINES));
        assert_eq!(found(check, &[("src/a.rs", &long)]), ["src/a.rs:250"]);
        assert!(found(check, &[("crates/a/src/a.rs", &long)]).is_empty());
        let tested = format!("//! A.\n#[cfg(test)]\n{}", "// line\n".repeat(LINES));
        assert!(found(check, &[("src/a.rs", &tested)]).is_empty());
    }

    #[test]
    fn mod_rs_is_refused() {
        assert_eq!(found(check, &[("src/a/mod.rs", "//! A.")]), ["src/a/mod.rs:1"]);
    }
}
