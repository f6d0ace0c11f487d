//! `solieu chart`: from a folder to a picture, its numbers and its description, and the sheet of all charts.

use crate::command::Folder;

#[test]
fn a_selection_is_drawn() {
    let folder = Folder::with(&[]);
    let picture = folder.run("chart SEEDS --width 320").ok();
    assert!(picture.starts_with("<svg") && picture.contains("viewBox=\"0 0 3200 "), "{picture:.200}");
    assert_eq!(picture, folder.run("chart SEEDS --width 320").ok(), "the same picture twice");
    folder.run("chart SEEDS --dark --out chart.svg").ok();
    assert!(folder.read("chart.svg").starts_with(b"<svg"));
}

#[test]
fn the_sheet_shows_every_chart_without_articles() {
    let folder = Folder::with(&[]);
    let sheet = folder.run("chart --all").ok();
    assert_eq!(sheet.matches("<h2>").count() * 2, sheet.matches("<svg").count());
    for kind in ["line-200", "bars-negative", "targets", "panels", "nothing"] {
        assert!(sheet.contains(&format!("<h2>{kind}</h2>")), "{kind} is missing");
    }
}

#[test]
fn a_folder_or_all_but_not_both() {
    let folder = Folder::with(&[]);
    for line in ["chart", "chart --all SEEDS", "chart --all --csv"] {
        assert_eq!(folder.run(line).code, 2, "{line}");
    }
}

#[test]
fn numbers_and_description_go_where_the_picture_would() {
    let folder = Folder::with(&[]);
    for sort in ["--csv", "--describe"] {
        assert_eq!(folder.run(&format!("chart SEEDS {sort} --out result")).ok(), "");
        let printed = folder.run(&format!("chart SEEDS {sort}")).ok();
        assert_eq!(String::from_utf8(folder.read("result")).unwrap().trim_end(), printed.trim_end());
    }
}
