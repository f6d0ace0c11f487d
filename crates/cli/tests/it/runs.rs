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

#[cfg(unix)]
#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_named_and_the_others_are_checked() {
    let text = "Đội có 23 chiếc thuyền, gồm 14 chiếc thuyền gỗ và 19 chiếc thuyền thép.";
    let folder = Folder::with(&[("tin/a.txt", text.as_bytes())]);
    std::os::unix::fs::symlink("nowhere", folder.path("tin/b.txt")).unwrap();
    let run = folder.run("check tin");
    assert!(run.code != 0 && run.stdout.contains("14 + 19"), "{} {}", run.stdout, run.stderr);
    assert!(run.stderr.contains("left out: cannot read tin/b.txt"), "{}", run.stderr);
    assert!(run.stderr.contains("1 article could not be read; the others were checked"), "{}", run.stderr);
    let json = folder.run("check tin --json");
    assert!(json.code != 0 && json.stdout.contains("look_again"), "{}", json.stdout);
    // What makes a corpus of all of them stops.
    assert!(folder.run("extract tin --out ra").code != 0);
}

#[test]
fn links_out_of_the_folder_are_left_out_and_said_to_be() {
    let outside = Folder::with(&[("secret.txt", "Mật khẩu.".as_bytes()), ("b.toml", b"title = 'secret'")]);
    let folder = Folder::with(&[("tin/a.txt", "Một bài.".as_bytes()), ("tin/b.txt", "Hai bài.".as_bytes())]);
    for (target, name) in [("secret.txt", "tin/c.txt"), ("b.toml", "tin/b.toml")] {
        std::os::unix::fs::symlink(outside.path(target), folder.path(name)).unwrap();
    }
    // A link inside is an article like others.
    std::os::unix::fs::symlink("a.txt", folder.path("tin/d.txt")).unwrap();
    let run = folder.run("extract tin --out json");
    let left_out = |name: &str| format!("note: tin/{name}: a link that leads out of the folder, left out\n");
    assert!(run.stderr.starts_with(&(left_out("b.toml") + &left_out("c.txt"))), "{}", run.stderr);
    assert!(run.ok().starts_with("json: 3 articles, "));
    assert_eq!(folder.names("json"), ["a.json", "b.json", "d.json"]);
    assert!(!String::from_utf8(folder.read("json/b.json")).unwrap().contains("secret"));

    std::os::unix::fs::symlink(outside.path("b.toml"), folder.path("tin/codebook.toml")).unwrap();
    let run = folder.run("extract tin --out json");
    let fault = "error: tin/codebook.toml: a link that leads out of the folder, expected a file in it; --knowledge names another\n";
    assert_eq!((run.code, run.stderr.ends_with(fault)), (1, true), "{}", run.stderr);
}

/// A limit on the size of files stands for a full disk.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_no_part_of_a_file() {
    let folder =
        Folder::with(&[("tin/a.txt", "Có 5 người. ".repeat(200).as_bytes()), ("tin/b.txt", "Mưa.".as_bytes())]);
    for line in ["build tin --out kho/corpus.bin", "extract tin --out json"] {
        let run = folder.run_with_small_files(line);
        assert_eq!(run.code, 1, "{line}");
        assert!(run.stderr.contains("File too large"), "{line}: {}", run.stderr);
    }
    assert_eq!(folder.names(""), ["tin"]);
    // What was there stays.
    let folder = Folder::with(&[("tin/a.txt", "Có 5 người. ".repeat(200).as_bytes()), ("b.bin", b"before")]);
    assert_eq!(folder.run_with_small_files("build tin --out b.bin").code, 1);
    assert_eq!(
        (folder.read("b.bin"), folder.names("")),
        (b"before".to_vec(), vec!["b.bin".to_owned(), "tin".to_owned()])
    );
    assert_eq!(folder.run("build tin --out b.bin").code, 0);
    assert_eq!(folder.names(""), ["b.bin", "tin"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    let folder = Folder::with(&[("tin/a.txt", "Trời mưa. ".repeat(20_000).as_bytes())]);
    assert_eq!(folder.run_into_closed_pipe(&["search", "tin", "--json", "mưa"]), 0);
    assert_eq!(folder.run_into_closed_pipe(&["build", "nowhere", "--out", "b.bin"]), 1, "nor is one of the faults");
}

#[test]
fn rules_are_counted_by_article_and_by_what_they_decide() {
    let told = "Quý I, II và III lần lượt thu BHYT 2.100 tỷ đồng, 1.900 tỷ đồng và 1.700 tỷ đồng.";
    let folder = Folder::with(&[
        ("tin/a.txt", told.as_bytes()),
        ("tin/a.toml", b"published = \"2024-10-05\"\n"),
        ("tin/b.txt", "Hội trường có 40 ghế.".as_bytes()),
    ]);
    let run = folder.run("rules tin");
    let columns = |rule: &str| {
        let line = run.stdout.lines().find(|line| line.split(' ').next() == Some(rule));
        line.map(|line| line.split_whitespace().skip(1).collect::<Vec<_>>().join(" "))
    };
    // What stands in no table is only counted.
    assert_eq!(columns("number.grouped").as_deref(), Some("1 -"), "{}", run.stdout);
    assert_eq!(columns("period.paired").as_deref(), Some("1 1"), "{}", run.stdout);
    assert_eq!(columns("period.event").as_deref(), Some("0 0"), "{}", run.stdout);
}
