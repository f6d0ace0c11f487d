//! The code knows no corpus: the subject of `seeds/` is named in `seeds/` only.
//!
//! A handful of words that no corpus of another subject would need: enough to catch a rule written for one sentence.

use super::code::{Kind, shipped};
use super::{Finding, Tree};

/// The subject of the demo corpus, folded to lower case.
const SUBJECT: [&str; 11] = [
    "bhxh",
    "bhyt",
    "bhtn",
    "vssid",
    "bảo hiểm",
    "bao hiem",
    "social insurance",
    "health insurance",
    "tiền giang",
    "loa truyền thanh",
    "tập huấn",
];

pub(super) fn check(tree: &Tree, findings: &mut Vec<Finding>) {
    let code = |path: &str| {
        path.ends_with(".rs")
            && (path.starts_with("crates/") || path.starts_with("src/"))
            && !path.ends_with("tests.rs")
            && !path.contains("/tests/")
            && !path.contains("/benches/")
            // Judges readings by the gold, in the gold's own words, as testdata/gold/GUIDE.md tells.
            && !path.starts_with("crates/cli/src/eval/")
    };
    for (path, text) in tree.iter().filter(|(path, _)| code(path)) {
        for token in shipped(text) {
            if token.kind != Kind::Text {
                continue;
            }
            let folded = token.text.to_lowercase();
            if let Some(word) = SUBJECT.iter().find(|word| folded.contains(**word)) {
                findings.push(Finding::new(
                    path,
                    token.line,
                    format!("`{word}` is a word of one corpus: it belongs to seeds/"),
                ));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::*;

    #[test]
    fn a_word_of_the_corpus_in_code_is_found() {
        let code = "fn a() { b(\"số người tham gia BHXH\") }";
        assert_eq!(found(check, &[("crates/engine/src/a.rs", code)]), ["crates/engine/src/a.rs:1"]);
        let tested = "/// BHXH\nfn a() {}\n#[cfg(test)]\nmod tests { const A: &str = \"BHXH\"; }";
        assert!(found(check, &[("crates/engine/src/a.rs", tested)]).is_empty());
    }
}
