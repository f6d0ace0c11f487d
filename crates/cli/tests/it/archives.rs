//! Archives with a codebook: they are read by it, as the folder that they were made of.

use std::fs;
use std::io::{Cursor, Write};

use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::command::{Folder, Run, repository};

const TEXT: &str = "Năm 2021, huyện có 1.830 lượt thắp hương.";

/// By this alone the figure of the text has an indicator.
const CODEBOOK: &str = "[[units]]\nid = 'visits'\nheads = ['lượt']\n\n\
                        [[facet]]\nid = 'act'\nvi = 'Việc'\nen = 'Act'\n\n\
                        [[indicator]]\nid = 'own.incense'\nvi = 'Lượt thắp hương'\nen = 'Incense'\n\
                        definition = 'Lượt thắp hương.'\n\
                        units = ['visits']\nphrases = ['lượt thắp hương']\n";

/// What is said of a knowledge file by which nothing is read.
const UNUSED: &str = "not used: there must be texts, and they are read by one codebook.toml and the files beside it";

/// An archive of files, by name.
fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A text with another subject's codebook, as `testdata/other` has them.
fn of_another_subject() -> Vec<(&'static str, String)> {
    let names = ["gia-lai-2022.txt", "ca-mau-2019.txt", "codebook.toml", "lexicon/organisations.toml"];
    names.map(|name| (name, fs::read_to_string(repository().join("testdata/other").join(name)).unwrap())).to_vec()
}

/// The indicator of the first figure in a table of JSON lines.
fn indicator(run: &Run) -> Option<String> {
    let row = run.stdout.lines().next().unwrap_or_else(|| panic!("{run:?}"));
    serde_json::from_str::<Value>(row).unwrap()["indicator"].as_str().map(str::to_owned)
}

/// Code, indicator and what stands on standard error.
#[track_caller]
fn check(run: &Run, code: i32, is_own: bool, stderr: &[String]) {
    assert_eq!(run.stderr.lines().collect::<Vec<_>>(), stderr);
    assert_eq!((run.code, indicator(run).as_deref() == Some("own.incense")), (code, is_own), "{run:?}");
}

fn unused(name: &str) -> String {
    format!("left out: {name} {UNUSED}")
}

#[test]
fn an_archive_is_read_as_the_folder_that_it_was_made_of() {
    let mut files = of_another_subject();
    let figure = {
        let files: Vec<(String, &str)> =
            files.iter().map(|(name, text)| (format!("bai/{name}"), text.as_str())).collect();
        let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let rows = Folder::with(&files).run("query bai --json").ok();
        let rows = rows.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let own = rows.into_iter().find(|row| row["raw"] == "260 vụ").unwrap();
        own["figure_id"].as_str().unwrap().to_owned()
    };
    let correction = format!("[[correction]]\ndocument = 'gia-lai-2022'\nfigure = '{figure}'\nplace = 'VN-59'\n");
    let addition = "[[phrase]]\nindicator = 'accidents.deaths'\nphrase = 'số người bỏ mạng'\n".to_owned();
    let side_file = "title = 'Tít'\npublished = '2022-12-01'\n".to_owned();
    files.extend([("corrections.toml", correction), ("additions.toml", addition), ("gia-lai-2022.toml", side_file)]);
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let folder = Folder::with(&[("bo-bai.zip", &archive(&files))]);
    for (name, text) in files {
        let path = folder.path("bo-bai").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let both = |line: &str| ["bo-bai.zip", "bo-bai"].map(|input| folder.run(&line.replace("IN", input)));
    for line in ["extract IN", "check IN --json", "query IN --json", "search IN nồng"] {
        let [archive, unpacked] = both(line);
        assert_eq!((archive.code, unpacked.code), (0, 0), "{line}: {} {}", archive.stderr, unpacked.stderr);
        assert!(!archive.stdout.is_empty() && archive.stdout == unpacked.stdout, "{line}");
        assert_eq!(archive.stderr.replace("bo-bai.zip/", "bo-bai/"), unpacked.stderr, "{line}");
        assert!(archive.stderr.contains("1 figure corrected"), "{line}: {}", archive.stderr);
    }
    for line in ["build IN --out IN.bin", "extract IN --out IN-json"] {
        assert!(both(line).iter().all(|run| run.code == 0), "{line}");
    }
    assert!(folder.read("bo-bai.zip.bin") == folder.read("bo-bai.bin"));
    for name in folder.names("bo-bai-json") {
        let [archive, unpacked] = ["bo-bai.zip-json", "bo-bai-json"].map(|out| folder.read(&format!("{out}/{name}")));
        assert!(archive == unpacked, "{name}");
    }
}

#[test]
fn the_codebook_of_the_archive_comes_before_others_and_behind_one_that_is_named() {
    let own = archive(&[("bai/a.txt", TEXT), ("bai/codebook.toml", CODEBOOK)]);
    let other: String = of_another_subject().swap_remove(2).1;
    let folder = Folder::with(&[
        ("a.zip", &own),
        ("tin/a.zip", &own),
        ("tin/codebook.toml", other.as_bytes()),
        ("nen/b.txt", TEXT.as_bytes()),
        ("nen/codebook.toml", CODEBOOK.as_bytes()),
        ("khong.zip", &archive(&[("c.txt", TEXT)])),
        ("c.txt", TEXT.as_bytes()),
    ]);
    check(&folder.run("query a.zip --json"), 0, true, &[]);
    check(&folder.run("query ./a.zip --json"), 0, true, &[]);
    check(&folder.run("query a.zip --json --knowledge SEEDS"), 0, false, &[]);
    // Beside it stands another.
    check(&folder.run("query tin/a.zip --json"), 0, true, &[]);
    check(&folder.run("query tin --json"), 3, false, &[unused("tin/a.zip/bai/codebook.toml")]);
    // What it lacks stands beside it, or in another.
    check(&folder.run("query khong.zip --json"), 0, false, &[]);
    check(&folder.run("query khong.zip --and a.zip --json"), 0, true, &[]);
    check(&folder.run("query c.txt --and a.zip --json"), 0, true, &[]);
    folder.run("check c.txt --against a.zip --json").ok();
    let run = folder.run("check a.zip --against nen");
    assert_eq!((run.code, run.stderr.trim()), (3, unused("a.zip/bai/codebook.toml").as_str()));
}

#[test]
fn of_two_codebooks_that_of_the_first_archive_is_used_and_the_other_named() {
    let other = of_another_subject();
    let folder = Folder::with(&[
        ("b.zip", &archive(&[("b.txt", TEXT), ("codebook.toml", CODEBOOK)])),
        (
            "a.zip",
            &archive(&[("a.txt", TEXT), ("codebook.toml", &other[2].1), ("lexicon/organisations.toml", &other[3].1)]),
        ),
        ("hai.zip", &archive(&[("a.txt", TEXT), ("codebook.toml", CODEBOOK), ("cu/codebook.toml", &other[2].1)])),
        ("sau.zip", &archive(&[("c.txt", "Trời mưa."), ("lexicon/organisations.toml", &other[3].1)])),
    ]);
    let left_out = ["a.zip/codebook.toml", "a.zip/lexicon/organisations.toml"].map(unused);
    check(&folder.run("query b.zip --and a.zip --json"), 3, true, &left_out);
    check(&folder.run("query a.zip --and b.zip --json"), 3, false, &[unused("b.zip/codebook.toml")]);
    check(&folder.run("query hai.zip --json"), 3, true, &[unused("hai.zip/cu/codebook.toml")]);
    // A lexicon alone says nothing of what is measured.
    check(&folder.run("query b.zip --and sau.zip --json"), 3, true, &[unused("sau.zip/lexicon/organisations.toml")]);
}

#[test]
fn a_codebook_in_an_archive_that_cannot_be_used_is_named() {
    let faulty = "# Sách mã\n[[indicator]]\nname = 1\n";
    let folder = Folder::with(&[
        ("hong.zip", &archive(&[("a.txt", TEXT), ("codebook.toml", faulty)])),
        ("sua.zip", &archive(&[("a.txt", TEXT), ("corrections.toml", "[[correction]]\nfigur = 'x'\n")])),
        ("them.zip", &archive(&[("a.txt", TEXT), ("additions.toml", "[[phrase]]\nphras = 'x'\n")])),
        ("chi-sach-ma.zip", &archive(&[("codebook.toml", CODEBOOK)])),
        ("ten.zip", &archive(&[("a.txt", TEXT), ("corpus.toml", "title = 'Tên'\n")])),
        ("khac.txt", TEXT.as_bytes()),
    ]);
    for command in ["extract hong.zip", "build hong.zip --out b.bin", "check hong.zip", "query khac.txt --and hong.zip"]
    {
        let run = folder.run(command);
        assert!(
            run.stderr.starts_with("error: hong.zip/codebook.toml:3: unknown field `name`, expected one of"),
            "{run:?}"
        );
        assert_eq!((run.code, run.stdout.as_str()), (1, ""), "{command}");
    }
    folder.run("extract hong.zip --knowledge SEEDS").ok();
    for (archive, fault) in [
        ("sua", "sua.zip/corrections.toml:2: unknown field `figur`"),
        ("them", "them.zip/additions.toml:2: unknown field `phras`"),
    ] {
        let run = folder.run(&format!("query {archive}.zip"));
        assert!(run.code == 1 && run.stderr.starts_with(&format!("error: {fault}")), "{run:?}");
    }
    // There are no texts that it could be of.
    let run = folder.run("extract chi-sach-ma.zip");
    let error = "error: chi-sach-ma.zip: no article, expected at least one document that can be opened".to_owned();
    assert_eq!(run.stderr.lines().collect::<Vec<_>>(), [unused("chi-sach-ma.zip/codebook.toml"), error]);
    assert_eq!(run.code, 1);
    check(&folder.run("query chi-sach-ma.zip --and khac.txt --json"), 0, true, &[]);
    // What the whole corpus is called, only a folder says.
    let note = "note: ten.zip/corpus.toml: not applied, expected it in a folder of articles".to_owned();
    check(&folder.run("query ten.zip --json"), 0, false, &[note]);
}
