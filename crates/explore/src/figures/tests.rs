use std::fmt::Write as _;
use std::sync::OnceLock;

use expect_test::{Expect, expect};

use super::*;
use crate::{Explorer, Page, fixture};

/// The seeds as annotated, opened once.
fn explorer() -> &'static Explorer {
    static EXPLORER: OnceLock<Explorer> = OnceLock::new();
    EXPLORER.get_or_init(fixture::explorer)
}

fn figures(hash: &str) -> (Query, FiguresView) {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Figures(view) = explorer().view(&query, &notes).page else { panic!("{hash} is not the page of figures") };
    (query, *view)
}

fn check_table(hash: &str, expected: Expect) {
    let (query, view) = figures(hash);
    let mut text = format!("{}\n{}\n", view.summary, view.bar.sentence);
    let heads: Vec<&str> = view.table.heads.iter().map(|head| head.sort.text.as_str()).collect();
    _ = writeln!(text, "{}", heads.join(" | "));
    for line in &view.table.lines {
        match line {
            Line::Heading { text: heading, note } => _ = writeln!(text, "== {heading} ({note})"),
            Line::Row(row) => {
                let cells = explorer().row(&query, *row).unwrap().cells;
                let cells: Vec<String> = cells.into_iter().map(|cell| cell.text).collect();
                _ = writeln!(text, "{}", cells.join(" | "));
            }
        }
    }
    expected.assert_eq(&text);
}

fn check_facet(hash: &str, facet: crate::Facet, expected: Expect) {
    let (_, view) = figures(hash);
    let facet = view.facets.iter().find(|view| view.facet == facet).unwrap();
    let mut text = format!("{}\n", facet.label);
    match &facet.body {
        FacetBody::Values(values) => {
            for value in values {
                let chosen = if value.chosen { "*" } else { " " };
                _ = writeln!(text, "{chosen}{}{} {}", "  ".repeat(value.depth), value.label, value.count);
            }
        }
        other => _ = writeln!(text, "{other:?}"),
    }
    expected.assert_eq(&text);
}

#[test]
fn app_installs_against_their_target() {
    check_table(
        "#/so-lieu?chi-so=vssid.installs",
        expect![[r#"
        2 trên 78 số liệu
        Chỉ số: vssid.installs
        Chỉ số | Nguyên văn | Giá trị | Tính chất | Thời gian | Nơi | Bài viết
        vssid.installs | gần 4,5 triệu lượt tải | 4.500.000 lượt tải | thực hiện | đến 27/4/2021 | VN | Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp vụ thông…
        vssid.installs | gần 4,5 triệu lượt tải | 4.500.000 lượt tải | thực hiện | đến 25/4/2021 | VN | date 2021-04 (LĐ online) - Ngày 27/4, BHXH Việt Nam tổ chức hội nghị trực tuyến tập huấn…
    "#]],
    );
}

#[test]
fn rows_sort_by_value_and_back() {
    check_table(
        "#/so-lieu?noi=VN-46&tinh-chat=chi-tieu&sap=-gia-tri&cot=nguyen-van~gia-tri",
        expect![[r#"
        5 trên 78 số liệu
        Tính chất: chỉ tiêu; Nơi: VN-46
        Nguyên văn | Giá trị
        trên 5.147 tỷ đồng | 5.147.000.000.000 đồng
        trên 3.181 tỷ đồng | 3.181.000.000.000 đồng
        trên 1.632 tỷ đồng | 1.632.000.000.000 đồng
        trên 221.000 đối tượng | 221.000 đối tượng
        gần 36.000 đối tượng | 36.000 đối tượng
    "#]],
    );
}

#[test]
fn a_chosen_status_leaves_the_counts_of_the_other_statuses() {
    check_facet(
        "#/so-lieu?noi=VN-46&tinh-chat=chi-tieu",
        crate::Facet::Status,
        expect![[r#"
        Tính chất
         thực hiện 9
        *chỉ tiêu 5
         không rõ 0
    "#]],
    );
    check_facet(
        "#/so-lieu?noi=VN-46",
        crate::Facet::Indicator,
        expect![[r#"
        Chỉ số
         comm.articles 0
         comm.attendance 0
         comm.broadcasts 0
         comm.events 0
           comm.events.voluntary_household 0
         comm.launches 0
         comm.small_group.attendance 0
         comm.small_group.sessions 0
         conference.sites.district 0
         conference.sites.province 0
         conference.staff 0
         hi.coverage 2
         hi.participants 1
         revenue.hi 1
         revenue.si.compulsory 1
         revenue.total 3
         si.coverage 2
         si.participants 3
           si.participants.compulsory 1
           si.participants.voluntary 1
         ui.coverage 0
         ui.participants 1
         vssid.approved 0
         vssid.articles 0
         vssid.installs 0
         vssid.users 0
         chưa có trong danh mục 0
    "#]],
    );
}
