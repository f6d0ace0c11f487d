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
        Hội nghị, tập huấn, tọa đàm: trên 120 hội nghị (1 bài viết)
        Lượt người dự: 24.000 lượt người (1 bài viết)
        Tin, bài, phóng sự: gần 16.000 tin, bài, phóng sự (1 bài viết)
        == năm 2020 | Việt Nam, tại địa phương
        Hội nghị, tập huấn, tọa đàm: trên 26.000 hội nghị (1 bài viết)
        Lượt người dự: khoảng trên 1,4 triệu lượt người (1 bài viết)
        Tin, bài, phóng sự: trên 100.000 tin, bài, phóng sự (1 bài viết)
        == từ 1/1/2020 | Việt Nam, ở Trung ương
        Hội nghị, tập huấn, tọa đàm: trên 120 hội nghị (1 bài viết)
        == từ 1/1/2020 | Việt Nam, tại địa phương
        Hội nghị, tập huấn, tọa đàm: trên 26.000 hội nghị (1 bài viết)
        Lượt người dự: khoảng trên 1,4 triệu lượt người (1 bài viết)
        Tin, bài, phóng sự: trên 100.000 tin, bài, phóng sự (1 bài viết)
        Quyết định 1676/QĐ-TTg |  | Thủ tướng Chính phủ | 3
        Kế hoạch 818/KH-BHXH |  | Bảo hiểm xã hội Việt Nam | 2
        Nghị quyết 28 | 23/5/2018 | Ban Chấp hành Trung ương Đảng | 1
        Nghị quyết 28-NQ/TW |  | Ban Chấp hành Trung ương | 1
        Quyết định 1676 | 21/11/2019 | Thủ tướng Chính phủ | 1
    "#]]
    .assert_eq(&text);
}
