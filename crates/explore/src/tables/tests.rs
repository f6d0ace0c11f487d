//! Tables of the pages: as many rows as there is to see, each with its sentence and article.

use super::*;
use crate::download::workbook::{CellKind, Sheet, Workbook};
use crate::fixture;
use crate::view::Page;

const SITE: &str = "https://example.org/a/";

fn table(kind: TableKind, hash: &str) -> Table {
    fixture::seeds().table_of(kind, &Query::from_hash(hash).0, SITE)
}

fn workbook(hash: &str) -> Workbook {
    match fixture::seeds().file(&Query::from_hash(hash).0, FileFormat::Workbook, SITE).content {
        FileContent::Workbook(workbook) => workbook,
        FileContent::Text(text) => panic!("{text}"),
    }
}

/// The sheet's cells under a title.
fn under<'a>(sheet: &'a Sheet, title: &str) -> Vec<&'a str> {
    let at = sheet.columns.iter().position(|column| column.title == title).unwrap();
    sheet.rows.iter().map(|row| row[at].as_str()).collect()
}

#[test]
fn every_row_can_be_cited_and_opened() {
    for kind in TableKind::ALL {
        let table = table(kind, "#/so-lieu");
        assert!(!table.rows.is_empty(), "{kind:?}");
        for row in &table.rows {
            assert_eq!(row.len(), table.columns.len(), "{kind:?}");
            let figure = table.cell(row, "figure_id");
            let document = fixture::seeds().corpus().documents.iter().find(|it| figure.starts_with(&it.id)).unwrap();
            let quote = table.cell(row, "quote");
            assert!(!quote.is_empty() && document.text.contains(quote), "{kind:?} {figure}");
            let link = table.cell(row, "link");
            assert!(link.starts_with(&format!("{SITE}#/bai/{}", document.id)), "{kind:?} {link}");
        }
    }
}

#[test]
fn every_figure_has_an_address_of_its_own_that_opens_it() {
    let explorer = fixture::seeds();
    let table = table(TableKind::Figures, "#/so-lieu");
    let mut links: Vec<&str> = table.rows.iter().map(|row| table.cell(row, "link")).collect();
    for link in &links {
        let (query, notes) = Query::from_hash(link.trim_start_matches(SITE));
        assert!(notes.is_empty(), "{link}");
        let Route::Article(id) = &query.route else { panic!("{link}") };
        let document = explorer.corpus().documents.iter().find(|it| it.id == *id).unwrap();
        let target = crate::link::resolve(&document.reading, query.focus.as_deref().unwrap());
        assert!(matches!(target, crate::link::Target::Figure { .. }), "{link}: {target:?}");
    }
    links.sort_unstable();
    links.dedup();
    assert_eq!(links.len(), table.rows.len());
}

#[test]
fn targets_stand_beside_their_results_as_numbers() {
    let table = table(TableKind::Targets, "#/so-lieu?chi-so=vssid.approved&nhom=thoi-gian");
    let said = |row: &Vec<String>| {
        ["target_for", "target", "unit", "target_basis", "result", "result_date"]
            .map(|name| table.cell(row, name).to_owned())
    };
    let rows: Vec<String> = table.rows.iter().map(|row| said(row).join(" | ")).collect();
    assert_eq!(rows, ["Người dùng VssID, Việt Nam, đến 31/12/2021 | 25358667 | hồ sơ | stated | 3720000 | 2021-04-25"]);
}

#[test]
fn the_table_of_checks_is_what_its_tab_shows() {
    for hash in ["#/doi-chieu", "#/doi-chieu?ket-luan=khop", "#/doi-chieu?muc=suy-ra", "#/doi-chieu?muc=dang-lai"] {
        let explorer = fixture::seeds();
        let query = Query::from_hash(hash).0;
        let page = explorer.checks(&query);
        let n_rows = explorer.table_of(TableKind::Checks, &query, "").rows.len();
        assert_eq!(n_rows, explorer.n_rows_of_checks(&query), "{hash}");
        assert_eq!(page.downloads.is_empty(), n_rows == 0, "{hash}");
        let file = explorer.table_file(TableKind::Checks, &query, FileFormat::Csv, "");
        assert_eq!(file.text().matches("\r\n").count() > n_rows, n_rows > 0 || file.text().contains('\r'));
    }
    let of_checks = table(TableKind::Checks, "#/doi-chieu");
    assert!(of_checks.rows.iter().all(|row| !of_checks.cell(row, "verdict_text").is_empty()));
    let following = table(TableKind::Checks, "#/doi-chieu?muc=suy-ra");
    assert!(following.rows.iter().all(|row| following.cell(row, "verdict_text").is_empty()));
}

#[test]
fn the_table_of_the_ledger_has_its_entries() {
    let explorer = fixture::seeds();
    let query = Query::from_hash("#/truyen-thong").0;
    let Page::Communication(view) = explorer.communication(&query) else { panic!("no programme") };
    let entries: Vec<&str> =
        view.ledger.iter().flat_map(|part| &part.entries).map(|entry| entry.indicator.text.as_str()).collect();
    let table = explorer.table_of(TableKind::Ledger, &query, "");
    let counted: Vec<&str> = table.rows.iter().map(|row| table.cell(row, "counted")).collect();
    assert_eq!(counted, entries);
    assert_eq!(view.downloads.len(), FORMATS.len());
    assert!(view.downloads[0].size.starts_with(&entries.len().to_string()));
}

#[test]
fn a_workbook_has_all_tables_their_sentences_and_what_they_mean() {
    let workbook = workbook("#/so-lieu?chi-so=vssid.approved");
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Số liệu", "Chỉ tiêu và kết quả", "Đối chiếu", "Câu", "Đọc tôi"]);
    assert!(names.iter().all(|name| name.chars().count() <= 31), "no sheet has a longer name");
    for sheet in &workbook.sheets {
        assert!(sheet.rows.iter().all(|row| row.len() == sheet.columns.len()), "{}", sheet.name);
    }
    let figures = &workbook.sheets[0];
    let values = figures.columns.iter().find(|column| column.title == "Giá trị").unwrap();
    assert_eq!(values.kind, CellKind::Number);
    let quotes = under(&workbook.sheets[3], "Câu");
    assert!(under(figures, "Câu").iter().all(|quote| quotes.contains(quote)));
    let mut once = quotes.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), quotes.len(), "each sentence once");
    let meant = under(&workbook.sheets[4], "Tên máy đọc");
    for column in COLUMNS {
        assert!(meant.contains(&column.name), "{}", column.name);
    }
    assert!(under(&workbook.sheets[4], "Nghĩa").iter().any(|said| said.starts_with(SITE)));
}

#[test]
fn no_figure_is_a_workbook_that_says_so() {
    let workbook = workbook("#/so-lieu?chi-so=none.such");
    let names: Vec<&str> = workbook.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Số liệu", "Đọc tôi"]);
    assert!(workbook.sheets[0].rows.is_empty());
}
