//! What the commands print. The cases are `testdata/cli/runs.toml`.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;

use crate::command::{Folder, repository};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    why: String,
    run: Vec<String>,
    files: BTreeMap<String, String>,
    stdout: String,
    #[serde(default)]
    stderr: String,
}

#[test]
fn commands_print_what_they_should() {
    let cases = fs::read_to_string(repository().join("testdata/cli/runs.toml")).unwrap();
    let cases: Cases = toml::from_str(&cases).unwrap();
    for case in cases.case {
        let files: Vec<(&str, &[u8])> =
            case.files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let run = Folder::with(&files).run_words(&case.run);
        assert_eq!(run.stderr.trim(), case.stderr, "{}", case.why);
        assert_eq!((run.code, run.stdout.trim_end()), (0, case.stdout.trim()), "{}", case.why);
    }
}

#[cfg(unix)]
#[test]
fn an_article_that_is_a_link_to_nowhere_is_told() {
    let folder = Folder::with(&[("tin/a.txt", "Một bài.".as_bytes())]);
    std::os::unix::fs::symlink("nowhere", folder.path("tin/b.txt")).unwrap();
    let run = folder.run("build tin --out b.bin");
    assert_eq!(
        (run.code, run.stderr.as_str()),
        (1, "error: cannot read tin/b.txt: No such file or directory (os error 2)\n")
    );
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let folder = Folder::with(&[("tin/a.txt", "Trời mưa. ".repeat(20_000).as_bytes())]);
    assert_eq!(folder.run_into_closed_pipe(&["search", "tin", "--json", "mưa"]), 0);
    assert_eq!(folder.run_into_closed_pipe(&["build", "nowhere", "--out", "b.bin"]), 1, "nor is one of the faults");
}
