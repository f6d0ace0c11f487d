//! Checks before publishing.

use crate::command::Folder;

#[test]
fn strict_fails_where_figures_deserve_another_look() {
    let part_above_whole = "Cả huyện có 115 cuộc họp, trong đó có 315 cuộc họp dân.";
    let folder = Folder::with(&[("tin/a.txt", part_above_whole.as_bytes())]);
    assert!(folder.run("check tin --english").ok().contains("check this · Of which [of_which/a.1.0]\n    315 ≤ 115\n"));
    let strict = folder.run("check tin --strict");
    assert_eq!(strict.code, 1);
    assert!(strict.stdout.contains("cần xem lại · Trong đó"), "{}", strict.stdout);
    assert_eq!(strict.stderr, "error: checks that ask for another look: 1, expected none\n");
}

#[test]
fn json_holds_the_checks_of_the_seeds() {
    let folder = Folder::with(&[]);
    let json: serde_json::Value = serde_json::from_str(&folder.run("check SEEDS --json").ok()).unwrap();
    let checks = json["checks"].as_array().unwrap();
    let share = checks.iter().find(|check| check["id"] == "share/000_dfed1fc10457625e.15.17.16").unwrap();
    assert_eq!(share["verdict"], "agrees_if_rounded");
    assert_eq!(share["terms"][0]["figure"], "trên 3,72 triệu hồ sơ");
    let citations = json["citations"].as_array().unwrap();
    let decision = citations.iter().find(|citation| citation["number"] == "1676/QĐ-TTg").unwrap();
    assert_eq!((decision["documents"].as_array().unwrap().len(), &decision["date"]), (4, &"2019-11-21".into()));
    let reprints = json["reprints"].as_array().unwrap();
    assert_eq!((reprints.len(), &reprints[0]["shorter"]), (1, &"000_dfed1fc10457625e".into()));
}

#[test]
fn annotations_stand_at_the_line_of_the_figure() {
    let part_above_whole = "Tin của huyện\n\nCả huyện có 115 cuộc họp, trong đó có 315 cuộc họp dân.";
    let folder = Folder::with(&[("tin/a.txt", part_above_whole.as_bytes())]);
    let sarif: serde_json::Value = serde_json::from_str(&folder.run("check tin --format sarif").ok()).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!((&sarif["version"], &result["ruleId"]), (&"2.1.0".into(), &"of_which".into()));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!((&place["artifactLocation"]["uri"], &place["region"]["startLine"]), (&"tin/a.txt".into(), &3.into()));
    let github = folder.run("check tin --format github").ok();
    assert!(github.starts_with("::warning file=tin/a.txt,line=3,col="), "{github}");
}

#[test]
fn a_draft_is_held_against_a_corpus() {
    let published = "Năm 2023, cả nước có 18.259.321 người tham gia BHXH.";
    let draft = "Năm 2023, cả nước có 17.259.321 người tham gia BHXH.";
    let folder = Folder::with(&[("tin/a.txt", published.as_bytes()), ("nhap.txt", draft.as_bytes())]);
    let said = folder.run("check nhap.txt --against tin --english").ok();
    assert!(said.contains("check this · "), "{said}");
    assert!(said.contains("17.259.321") && said.contains("18.259.321"), "{said}");
}

#[test]
fn an_article_that_cannot_be_read_keeps_no_other_from_being_checked() {
    let wrong = "Cả huyện có 115 cuộc họp, trong đó có 315 cuộc họp dân.";
    let folder = Folder::with(&[
        ("tin/a.txt", wrong.as_bytes()),
        ("tin/b.txt", wrong.as_bytes()),
        ("tin/b.toml", b"published = "),
        ("tin/c.txt", wrong.replace("115", "117").as_bytes()),
    ]);
    let ran = folder.run("check tin --english");
    assert_eq!(ran.code, 1);
    assert!(ran.stdout.contains("[of_which/a.1.0]") && ran.stdout.contains("[of_which/c.1.0]"), "{}", ran.stdout);
    assert!(ran.stderr.contains("b.toml") && ran.stderr.contains("1 article could not be read"), "{}", ran.stderr);
}
