//! Bad input stops with the file, the line and what was expected. The cases are `testdata/cli/faults.toml`.

use std::fs;

use serde::Deserialize;

use crate::command::{Folder, repository};

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    why: String,
    run: String,
    /// File → text; `\xff` stands for that byte, as do other digits.
    #[serde(default)]
    files: std::collections::BTreeMap<String, String>,
    code: i32,
    /// What stands on standard error; after `*` its end.
    stderr: String,
    /// What stands on standard output: nothing, or `*` for anything.
    #[serde(default)]
    stdout: String,
}

#[test]
fn faults_name_file_line_and_what_was_expected() {
    let cases = fs::read_to_string(repository().join("testdata/cli/faults.toml")).unwrap();
    let cases: Cases = toml::from_str(&cases).unwrap();
    for case in cases.case {
        let files: Vec<(&str, Vec<u8>)> = case.files.iter().map(|(name, text)| (name.as_str(), bytes(text))).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
        let run = Folder::with(&files).run(&case.run);
        match case.stderr.strip_prefix('*') {
            Some(end) => assert!(run.stderr.trim().ends_with(end), "{}: {}", case.why, run.stderr),
            None => assert_eq!(run.stderr.trim(), case.stderr.trim(), "{}", case.why),
        }
        assert_eq!(run.code, case.code, "{}", case.why);
        assert!(case.stdout == "*" || run.stdout == case.stdout, "{}: {}", case.why, run.stdout);
    }
}

fn bytes(text: &str) -> Vec<u8> {
    let mut parts = text.split("\\x");
    let mut bytes = parts.next().unwrap_or("").as_bytes().to_vec();
    for part in parts {
        let (digits, rest) = part.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).unwrap());
        bytes.extend(rest.as_bytes());
    }
    bytes
}
