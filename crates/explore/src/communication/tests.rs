//! The ledger as a view: outputs, events, the matrix of audiences and channels, who and what is named.

use std::fmt::Write as _;

use expect_test::expect;

use crate::{Page, Query, fixture};

#[test]
fn the_ledger_states_each_figure_once_by_period_and_level() {
    let (query, _) = Query::from_hash("#/truyen-thong");
    let Page::Communication(view) = fixture::seeds().view(&query, &[]).page else { panic!("not the page") };
    let mut text = String::new();
    for part in &view.ledger {
        _ = writeln!(text, "== {} | {}", part.when, part.setting);
        for entry in &part.entries {
            _ = writeln!(text, "{}: {} ({})", entry.indicator.text, entry.figure.text, entry.n_articles);
        }
    }
    for row in &view.legal {
        _ = writeln!(text, "{} | {} | {} | {}", row.name, row.date, row.issuer, row.cited.len());
    }
    expect![[r#"
        == 1/1/2022–30/6/2023 | Việt Nam, cả nước
        Hội nghị, tập huấn, tọa đàm: trên 57.000 hội nghị (1 bài viết)
        Lượt người dự: 2,22 triệu lượt người (1 bài viết)
        Tin, bài, phóng sự: khoảng 47.200 tin, bài, phóng sự (1 bài viết)
        Tin, bài, phóng sự, bình quân: hơn 86 tin, bài/ngày (1 bài viết)
        Hội nghị phát triển BHXH tự nguyện, BHYT hộ gia đình: gần 44.000 hội nghị (1 bài viết)
        Cuộc truyền thông nhóm nhỏ: Khoảng 197.400 cuộc truyền thông (1 bài viết)
        Lượt người được truyền thông nhóm nhỏ: khoảng 1,4 triệu lượt người (1 bài viết)
        == 1/1/2022–30/6/2023 | Việt Nam, tại địa phương
        Lượt phát thanh cơ sở: trên 1,6 triệu lượt phát thanh (1 bài viết)
        Cuộc ra quân: khoảng 1.700 cuộc ra quân (1 bài viết)
        == đến 25/4/2021 | Việt Nam, cả nước
        Tin, bài về VssID: gần 850 tin, bài, phóng sự (1 bài viết)
        == năm 2020 | Việt Nam, ở Trung ương
        Hội nghị, tập huấn, tọa đàm: trên 120 hội nghị (2 bài, 1 nguồn độc lập)
        Lượt người dự: 24.000 lượt người (1 bài viết)
        Tin, bài, phóng sự: gần 16.000 tin, bài, phóng sự (1 bài viết)
        == năm 2020 | Việt Nam, tại địa phương
        Hội nghị, tập huấn, tọa đàm: trên 26.000 hội nghị (2 bài, 1 nguồn độc lập)
        Lượt người dự: khoảng trên 1,4 triệu lượt người (2 bài, 1 nguồn độc lập)
        Tin, bài, phóng sự: trên 100.000 tin, bài, phóng sự (2 bài, 1 nguồn độc lập)
        Quyết định 1676/QĐ-TTg | 21/11/2019 | Thủ tướng Chính phủ | 4
        Kế hoạch 818/KH-BHXH |  | Bảo hiểm xã hội Việt Nam | 2
        Nghị quyết 28-NQ/TW | 23/5/2018 | Ban Chấp hành Trung ương Đảng | 2
    "#]]
    .assert_eq(&text);
}

const ARTICLES: &[(&str, &str)] = &[
    (
        "a",
        "BHXH tỉnh Hà Nam đẩy mạnh tuyên truyền\n\nNăm 2023, cơ quan BHXH tuyên truyền cho người lao động và học sinh, \
         sinh viên qua loa truyền thanh cơ sở. Nhóm nông dân được tư vấn qua Facebook. Người lao động cũng nghe loa \
         truyền thanh cơ sở mỗi ngày.\n\nẢnh: Trần Văn Bảo\n\nÔng Nguyễn Văn Hòa, Giám đốc BHXH tỉnh, phát biểu tại \
         hội nghị.",
    ),
    (
        "b",
        "BHXH tỉnh Thái Bình họp\n\nLoa truyền thanh cơ sở đưa tin tới người lao động. Quyết định số 1676/QĐ-TTg được phổ \
         biến. Theo Quyết định 1676, Nghị quyết số 28-NQ/TW và Nghị quyết số 28, công tác này là trọng tâm.",
    ),
];

fn communication(explorer: &crate::Explorer, hash: &str) -> std::sync::Arc<super::CommunicationView> {
    let (query, _) = Query::from_hash(hash);
    let Page::Communication(view) = explorer.view(&query, &[]).page else { panic!("not the page") };
    view
}

#[test]
fn a_cell_opens_as_many_sentences_as_it_says() {
    let explorer = fixture::read(ARTICLES);
    let view = communication(&explorer, "#/truyen-thong");
    let mut n_cells = 0;
    for row in &view.matrix.rows {
        assert!(row.cells.iter().any(|cell| !cell.link.text.is_empty()), "{} stands beside no channel", row.audience);
        for cell in row.cells.iter().filter(|cell| !cell.link.text.is_empty()) {
            n_cells += 1;
            assert!(!cell.open && cell.heat > "0");
            let opened = communication(&explorer, &cell.link.href);
            let open = opened.matrix.open.as_ref().unwrap();
            assert_eq!(open.sentences.len().to_string(), cell.link.text, "{}", open.title);
            let marked = opened.matrix.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.open).count();
            assert_eq!(marked, 1);
        }
    }
    assert!(n_cells >= 3, "{:?}", view.matrix);
    assert_eq!(communication(&explorer, "#/truyen-thong?so=khong~co").matrix.open, None);
}

#[test]
fn a_law_is_one_row_however_it_is_cited_and_who_made_a_picture_is_nobody_spoken_of() {
    let explorer = fixture::read(ARTICLES);
    let view = communication(&explorer, "#/truyen-thong");
    let laws: Vec<&str> = view.legal.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(laws, ["Nghị quyết 28-NQ/TW", "Quyết định 1676/QĐ-TTg"]);
    let people: Vec<(&str, &[String])> =
        view.people.iter().map(|row| (row.name.as_str(), row.roles.as_slice())).collect();
    // "Ông" is no office; what stands behind the name is.
    assert_eq!(people, [("Nguyễn Văn Hòa", ["Giám đốc BHXH tỉnh".to_owned()].as_slice())]);
}

#[test]
fn the_ledger_speaks_the_language_of_the_interface() {
    let view = communication(fixture::seeds(), "#/truyen-thong?nn=en");
    let figures: Vec<String> = view
        .ledger
        .iter()
        .flat_map(|part| &part.entries)
        .map(|entry| entry.figure.text.replace('\u{a0}', " "))
        .collect();
    assert!(figures.iter().any(|figure| figure.starts_with("over 57,000 ")), "{figures:?}");
    assert!(figures.iter().any(|figure| figure.starts_with("2.22 million ")), "{figures:?}");
}
