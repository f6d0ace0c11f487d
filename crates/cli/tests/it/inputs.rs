//! Documents of all kinds, archives and standard input, and what is written of them.

use serde_json::Value;

use crate::command::{Folder, repository};

/// The sample files of `testdata/documents`.
fn samples() -> Folder {
    let folder = repository().join("testdata/documents/files");
    let files: Vec<(String, Vec<u8>)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (format!("tin/{}", path.file_name().unwrap().to_str().unwrap()), std::fs::read(path).unwrap())
        })
        .collect();
    Folder::with(&files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

#[test]
fn a_folder_of_all_kinds_is_read_and_what_is_not_is_named() {
    let folder = samples();
    let run = folder.run("extract tin --out json");
    assert_eq!(run.code, 3, "{}", run.stderr);
    let names = folder.names("json");
    let with = |start: &str| names.iter().filter(|name| name.starts_with(start)).count();
    for (start, n) in [("0", 9), ("10-", 1), ("11-", 1), ("sl-0", 2), ("d", 2), ("a.", 1), ("tin.", 1)] {
        assert_eq!(with(start), n, "{start} of {names:?}");
    }
    let json: Value = serde_json::from_slice(&folder.read("json/10-trang-tin.json")).unwrap();
    assert_eq!(json["meta"]["published"], "2022-10-05", "{}", json["meta"]);
    for left_out in
        ["tin/18-khoa.docx needs a password", "tin/19-hong.docx is damaged", "tin/14-goi.zip/bom.txt unpacks to"]
    {
        assert!(run.stderr.contains(&format!("left out: {left_out}")), "{}", run.stderr);
    }
    assert!(run.stderr.contains("note: tin/05-tcvn3.txt was converted from TCVN3 (ABC) to Unicode"), "{}", run.stderr);
    // The same text in six encodings has the same figures.
    let figures = |id: &str| {
        let json: Value = serde_json::from_slice(&folder.read(&format!("json/{id}.json"))).unwrap();
        json["observations"].clone()
    };
    for id in ["02-utf16", "03-utf16-khong-dau-hieu", "04-windows-1258", "05-tcvn3", "06-vni", "07-doc-nham"] {
        assert_eq!(figures(id), figures("01-utf8"), "{id}");
    }
    // Quiet: what was left out is still said, and nothing else.
    let run = folder.run("extract tin --out json --quiet --threads 1");
    assert_eq!(run.code, 3);
    assert!(run.stderr.lines().all(|line| line.starts_with("left out: ")), "{}", run.stderr);
}

#[test]
fn lines_of_json_come_in_and_go_out_by_standard_streams() {
    let folder = Folder::with(&[]);
    let input = r#"{"id": "a", "text": "Huyện có 1.830 người tham gia.", "published": "2022-10-05", "publisher": "Báo A", "title": "Tin"}
{"id": "b", "text": "Xã có 120 người."}
"#;
    let run = folder.run_with_input("extract -", input.as_bytes()).ok();
    let lines: Vec<Value> = run.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<&Value> = lines.iter().map(|line| &line["document"]).collect();
    assert_eq!(ids, ["a", "b"], "{run}");
    assert_eq!(lines[0]["meta"]["publisher"], "Báo A", "{run}");
    let run = folder.run_with_input("extract -", "Xã có 120 người.".as_bytes()).ok();
    assert!(run.contains("120 người"), "{run}");
    let run = folder.run_with_input("extract -", b"");
    assert_eq!(run.code, 1, "{}", run.stderr);
}

#[test]
fn several_inputs_are_one_corpus() {
    let folder = Folder::with(&[
        ("tin/a.txt", "Xã có 120 người.".as_bytes()),
        ("khac/b.html", "<p>Xã có 130 người.".as_bytes()),
        ("c.txt", "Xã có 140 người.".as_bytes()),
    ]);
    let run = folder.run("extract tin --and khac --and c.txt --out json").ok();
    assert!(run.contains("3 articles"), "{run}");
    assert_eq!(folder.names("json"), ["a.json", "b.json", "c.json"]);
}

#[test]
fn a_workbook_is_the_same_each_time_and_needs_a_file() {
    let folder = Folder::with(&[("tin/a.txt", "=Năm 2021, huyện có 1.830 người tham gia BHXH tự nguyện.".as_bytes())]);
    for name in ["a.xlsx", "b.xlsx"] {
        folder.run(&format!("query tin --format xlsx --site https://a.vn/ --out {name}")).ok();
    }
    assert!(folder.read("a.xlsx").starts_with(b"PK") && folder.read("a.xlsx") == folder.read("b.xlsx"));
    assert_eq!(folder.run("query tin --format xlsx").code, 2);
    folder.run("query tin --format csv --out a.csv").ok();
    assert!(folder.read("a.csv").starts_with(b"figure_id,"));
}

#[test]
fn a_shell_gets_completions_and_man_its_pages() {
    let folder = Folder::with(&[]);
    let run = folder.run("completions bash").ok();
    assert!(run.contains("_solieu()") && run.contains("--threads"), "{run}");
    folder.run("manual --out man").ok();
    let page = String::from_utf8(folder.read("man/solieu.1")).unwrap();
    assert!(page.contains("Exit codes") && folder.names("man").contains(&"solieu-extract.1".to_owned()), "{page}");
}

#[test]
fn corrections_are_applied_and_those_that_cannot_be_are_named() {
    let folder = Folder::with(&[("tin/a.txt", "Năm 2021, huyện có 1.830 người tham gia BHXH tự nguyện.".as_bytes())]);
    let table = folder.run("query tin --json").ok();
    let row: Value = serde_json::from_str(&table).unwrap();
    let figure = row["figure_id"].as_str().unwrap().to_owned();
    let corrections = format!(
        "[[correction]]\ndocument = 'a'\nfigure = '{figure}'\nraw = '1.830 người'\nstatus = 'target'\nperiod = '2022'\n\
         [[correction]]\ndocument = 'a'\nfigure = '1-00000000.1'\nplace = 'VN'\n"
    );
    std::fs::write(folder.path("sua.toml"), &corrections).unwrap();
    let run = folder.run("query tin --json --corrections sua.toml");
    let row: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((row["status"].as_str(), row["period_start"].as_str()), (Some("target"), Some("2022-01-01")), "{row}");
    assert_eq!(
        (run.code, run.stderr.lines().collect::<Vec<_>>()),
        (
            3,
            vec![
                "left out: sua.toml: a 1-00000000.1 not corrected: its sentence has changed or is gone",
                "note: sua.toml: 1 figure corrected",
            ]
        )
    );
    // The file travels with the articles.
    let own = "[[correction]]\ndocument = 'a'\nfigure = 'FIGURE'\nnot_a_figure = true\n".replace("FIGURE", &figure);
    std::fs::write(folder.path("tin/corrections.toml"), own).unwrap();
    let run = folder.run("query tin --json");
    assert_eq!((run.code, run.stdout.trim(), run.stderr.lines().count()), (0, "", 2), "{}", run.stderr);
    std::fs::write(folder.path("sua.toml"), "[[correction]]\nfigur = 'x'\n").unwrap();
    let run = folder.run("query tin --json --corrections sua.toml");
    assert!(run.code == 1 && run.stderr.starts_with("error: sua.toml:2: unknown field `figur`"), "{}", run.stderr);
}

#[test]
fn additions_to_the_codebook_are_read_by_and_those_that_cannot_be_made_are_named() {
    let text = "Năm 2021, huyện có 1.830 lượt thắp hương.";
    let folder = Folder::with(&[("tin/a.txt", text.as_bytes())]);
    let additions = "[[indicator]]\nid = 'added.incense'\nvi = 'Lượt thắp hương'\nunits = ['lượt']\n\
                     [[phrase]]\nindicator = 'added.incense'\nphrase = 'lượt thắp hương'\n\
                     [[phrase]]\nindicator = 'added.nothing'\nphrase = 'thắp hương'\n";
    std::fs::write(folder.path("them.toml"), additions).unwrap();
    let indicator = |run: &str| serde_json::from_str::<Value>(run).unwrap()["indicator"].as_str().map(str::to_owned);
    assert_eq!(indicator(&folder.run("query tin --json").ok()), None);
    let run = folder.run("query tin --json --additions them.toml");
    assert_eq!(indicator(&run.stdout).as_deref(), Some("added.incense"));
    assert_eq!(
        (run.code, run.stderr.lines().collect::<Vec<_>>()),
        (
            3,
            vec![
                "left out: them.toml: thắp hương not added: the codebook has no such indicator",
                "note: them.toml: 2 additions to the codebook",
            ]
        )
    );
    // The file travels with the articles, and with the bundle that is made of them.
    let own = additions.split("[[phrase]]").take(2).collect::<Vec<_>>().join("[[phrase]]");
    std::fs::write(folder.path("tin/additions.toml"), own).unwrap();
    let run = folder.run("extract tin --out ra");
    assert_eq!(run.code, 0, "{}", run.stderr);
    let read: Value = serde_json::from_slice(&folder.read("ra/a.json")).unwrap();
    assert_eq!(read["observations"][0]["indicator"], "added.incense", "{read}");
    folder.run("build tin --out tin.bin").ok();
    let bundle = folder.read("tin.bin");
    let corpus = store::read(&bundle).unwrap();
    assert_eq!(corpus.added().phrase[0].phrase, "lượt thắp hương");
    assert_eq!(corpus.documents[0].reading.observations[0].indicator.as_deref(), Some("added.incense"));
    assert!(
        store::knowledge(&bundle).unwrap().codebook.find("added.incense").is_none(),
        "they are a part of their own"
    );
    std::fs::write(folder.path("them.toml"), "[[phrase]]\nphras = 'x'\n").unwrap();
    let run = folder.run("query tin --json --additions them.toml");
    assert!(run.code == 1 && run.stderr.starts_with("error: them.toml:2: unknown field `phras`"), "{}", run.stderr);
}

#[test]
fn a_table_of_all_figures_is_written_and_a_table_of_texts_is_read() {
    let folder = Folder::with(&[
        ("tin/a.txt", "Ngày 3/7/2023, xã có 21.000 người tham gia.".as_bytes()),
        ("tin/b.txt", "Trời mưa.".as_bytes()),
    ]);
    assert_eq!(
        folder.run("extract tin --format parquet --out ra/facts.parquet").ok(),
        "ra/facts.parquet: 2 articles, 1 row\n"
    );
    assert!(folder.read("ra/facts.parquet").starts_with(b"PAR1"));
    // The same rows, the same bytes.
    folder.run("extract tin --format parquet --threads 1 --out again.parquet").ok();
    assert!(folder.read("again.parquet") == folder.read("ra/facts.parquet"));
    // It is a table, but not of texts.
    let run = folder.run("extract ra/facts.parquet");
    assert_eq!(run.code, 1);
    assert!(run.stderr.contains("left out: ra/facts.parquet "), "{}", run.stderr);
    let run = folder.run("extract tin --format parquet");
    assert_eq!(run.code, 2, "where to is said: {}", run.stderr);
}
