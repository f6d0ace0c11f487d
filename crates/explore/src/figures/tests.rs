//! Figures as a view: the table, the filters and the picture of a selection, each as text.

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::*;
use crate::{Language, Page, fixture};

fn figures(hash: &str) -> (Query, Arc<FiguresView>) {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Figures(view) = fixture::seeds().view(&query, &notes).page else {
        panic!("{hash} is not the page of figures")
    };
    (query, view)
}

fn check_table(hash: &str, expected: Expect) {
    let (query, view) = figures(hash);
    let mut text = format!("{}\n{}\n", view.summary, view.bar.sentence);
    let heads: Vec<&str> = view.table.heads.iter().map(|head| head.sort.text.as_str()).collect();
    _ = writeln!(text, "{}", heads.join(" | "));
    for line in &view.table.lines {
        match line {
            Line::Heading(at) => {
                let Heading { text: heading, note } = &view.table.headings[*at as usize];
                _ = writeln!(text, "== {heading} ({note})");
            }
            Line::Row(row) => {
                let cells = fixture::seeds().row(&query, *row).unwrap().cells;
                let cells: Vec<String> = cells.into_iter().map(|cell| cell.text).collect();
                _ = writeln!(text, "{}", cells.join(" | "));
            }
        }
    }
    expected.assert_eq(&text);
}

fn check_facet(hash: &str, facet: crate::Facet, expected: Expect) {
    let (query, view) = figures(hash);
    let facet = view.filters.facets.iter().find(|view| view.facet == facet).unwrap();
    let mut text = format!("{}\n", facet.label);
    match &facet.body {
        FacetBody::Values(values) => {
            for value in values {
                let chosen = if value.chosen { "*" } else { " " };
                let words = fixture::seeds().value_words(&query, facet.facet, *value);
                _ = writeln!(text, "{chosen}{}{} {}", "  ".repeat(value.depth), words.label, words.count);
            }
        }
        other => _ = writeln!(text, "{other:?}"),
    }
    expected.assert_eq(&text);
}

fn check_picture(hash: &str, expected: Expect) {
    let (query, _) = figures(hash);
    let picture = fixture::seeds().picture_of(&query);
    let spec = &picture.spec;
    let mut text = format!("{}\n{}\n{}\n", spec.title, spec.filter, spec.source);
    if let chart::Plot::Nothing(nothing) = &spec.plot {
        _ = writeln!(text, "{:?}: {}", nothing.reason, nothing.words);
    }
    for panel in spec.panels() {
        _ = writeln!(text, "[{} | {} | {}]", panel.title, panel.unit, panel.plain_unit);
        match &panel.marks {
            chart::Marks::Line(series) => {
                for series in series {
                    let points = series.points.iter().map(|p| {
                        let apart = if p.apart.is_empty() { String::new() } else { format!("// {} // ", p.apart) };
                        format!("{apart}{}={}", p.when, p.datum.label)
                    });
                    _ = writeln!(text, "{}: {}", series.name, points.collect::<Vec<_>>().join("; "));
                }
            }
            chart::Marks::Bars(bars) => {
                for bar in &bars.bars {
                    _ = writeln!(text, "{}: {}", bar.name, bar.datum.label);
                }
            }
            chart::Marks::Targets(rows) => {
                let label = |value: &Option<chart::TargetValue>| match value.as_ref().map(|value| &value.datum) {
                    None => "—".to_owned(),
                    Some(datum) if matches!(datum.role, chart::Role::Result | chart::Role::Target) => {
                        datum.label.clone()
                    }
                    Some(datum) => format!("{:?} {}", datum.role, datum.label),
                };
                for row in rows {
                    let (target, result) = (label(&row.target), label(&row.result));
                    _ = writeln!(text, "{}: {result} / {target} | {} | {}", row.name, row.gap, row.pace);
                }
            }
        }
    }
    for note in &picture.notes {
        _ = writeln!(text, "! {note}");
    }
    for offer in &picture.offers {
        _ = writeln!(text, "-> {} {}", offer.text, offer.href);
    }
    expected.assert_eq(&text);
}

#[test]
fn one_indicator_over_time_is_a_line_and_reprints_share_a_point() {
    check_picture(
        "#/so-lieu?xem=duong&chi-so=si.participants.voluntary",
        expect![[r#"
            Người tham gia BHXH tự nguyện, 2020–2023
            Chỉ số: Người tham gia BHXH tự nguyện
            Nguồn: “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực…”, 4/2021; Báo Lâm Đồng online, 4/2021; Lao động Thủ đô và 1 bài khác
            [Người tham gia BHXH tự nguyện | triệu người | người]
            Người tham gia BHXH tự nguyện: đến 30/4/2020=≈ 593.000 (suy ra); đến 31/12/2020=≈ 1,124 triệu (suy ra); đến 31/3/2021=trên 1,1 triệu; đến 30/4/2021=1,12 triệu
            [Người tham gia BHXH tự nguyện | đối tượng | đối tượng]
            Người tham gia BHXH tự nguyện, năm 2023: gần 36.000
            [Người tham gia BHXH tự nguyện, mức tăng giảm (%) | % | %]
            Người tham gia BHXH tự nguyện, đến 31/3/2021: −2,17 %
            [Người tham gia BHXH tự nguyện, mức tăng giảm | người | người]
            Người tham gia BHXH tự nguyện, đến 30/4/2021: 527.000
            ! Số liệu chỉ của một thời điểm được vẽ dạng cột
            -> Xem dạng cột #/so-lieu?v=1&chi-so=si.participants.voluntary&xem=cot
        "#]],
    );
}

#[test]
fn what_has_been_counted_since_a_day_is_no_point_in_time_and_takes_the_time_of_its_reprint() {
    check_picture(
        "#/so-lieu?xem=duong&chi-so=comm.events",
        expect![[r#"
            Hội nghị, tập huấn, tọa đàm, 2020–2023
            Chỉ số: Hội nghị, tập huấn, tọa đàm
            Nguồn: “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực…”, 4/2021; “Thời gian qua, BHXH Việt Nam đã thực hiện đồng bộ nhiều…”, 2023; Báo Lâm Đồng online, 4/2021
            [Hội nghị, tập huấn, tọa đàm; Hội nghị phát triển BHXH tự nguyện, BHYT hộ gia đình | hội nghị | hội nghị]
            Hội nghị, tập huấn, tọa đàm, ở Trung ương: năm 2020=trên 120
            Hội nghị, tập huấn, tọa đàm, tại địa phương: năm 2020=trên 26.000
            Hội nghị, tập huấn, tọa đàm, cả nước: 1/1/2022–30/6/2023=trên 57.000
            Hội nghị phát triển BHXH tự nguyện, BHYT hộ gia đình, cả nước: 1/1/2022–30/6/2023=gần 44.000
        "#]],
    );
}

#[test]
fn an_address_points_at_a_mark_and_at_no_other() {
    for hash in ["#/so-lieu?xem=duong", "#/so-lieu?xem=cot", "#/so-lieu?xem=chi-tieu"] {
        let (query, _) = figures(hash);
        let explorer = fixture::seeds();
        let picture = explorer.picture_of(&query);
        let marks: Vec<chart::MarkId> =
            picture.spec.panels().iter().flat_map(chart::Panel::data).map(|datum| datum.mark).collect();
        assert!(!marks.is_empty());
        for mark in marks {
            let at = explorer.at_mark(&query, &picture, Some(mark)).to_hash();
            let (again, _) = figures(&at);
            let picture = explorer.picture_of(&again);
            assert_eq!(explorer.mark_at(&again, &picture), Some(mark), "{at}");
            assert_eq!(explorer.at_mark(&again, &picture, None), query);
            // Another selection has other marks.
            assert_eq!(again.toggled(crate::Facet::Place, "VN").focus, None);
        }
    }
}

#[test]
fn shares_on_different_bases_are_not_joined_and_share_no_axis() {
    check_picture(
        "#/so-lieu?xem=duong&chi-so=si.coverage~ui.coverage~hi.coverage&so-do=ty-le",
        expect![[r#"
        Tỷ lệ bao phủ BHXH; Tỷ lệ bao phủ BHTN; Tỷ lệ bao phủ BHYT, 2021–2022
        Chỉ số: Tỷ lệ bao phủ BHYT hoặc Tỷ lệ bao phủ BHXH hoặc Tỷ lệ bao phủ BHTN; Loại số đo: tỷ lệ
        Nguồn: “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực…”, 4/2021; “Thời gian qua, BHXH Việt Nam đã thực hiện đồng bộ nhiều…”, 2023; Báo Lâm Đồng online, 4/2021 và 1 bài khác
        [Tỷ lệ bao phủ BHXH; Tỷ lệ bao phủ BHTN | % | %]
        Tỷ lệ bao phủ BHXH, Việt Nam, cả nước: đến 31/3/2021=32,4 %; // cơ sở tính khác: ≈ 49,38 triệu → ≈ 45,96 triệu // năm 2022=38,08 %
        Tỷ lệ bao phủ BHTN, Việt Nam, cả nước: đến 31/3/2021=26,7 %
        Tỷ lệ bao phủ BHXH, Tiền Giang, cấp tỉnh: năm 2022=31,3 %
        [Tỷ lệ bao phủ BHYT | % | %]
        Tỷ lệ bao phủ BHYT, Việt Nam, cả nước: đến 31/3/2021=88,9 %; năm 2022=94,04 %
        Tỷ lệ bao phủ BHYT, Tiền Giang, cấp tỉnh: năm 2022=94,2 %
    "#]],
    );
}

#[test]
fn a_share_of_a_target_is_no_coverage() {
    check_picture(
        "#/so-lieu?xem=cot&noi=VN-46&don-vi=phan-tram",
        expect![[r#"
            Số liệu, 2022
            Nơi: Tiền Giang; Đơn vị: %
            Nguồn: Thông tấn xã Việt Nam, 2023
            [Tỷ lệ bao phủ BHXH | % | %]
            Tỷ lệ bao phủ BHXH: 31,3 %
            [Tỷ lệ bao phủ BHYT | % | %]
            Tỷ lệ bao phủ BHYT: 94,2 %
            [tỷ lệ hoàn thành chỉ tiêu | % | %]
            Người tham gia BHYT: 100 %
            Người tham gia BHXH: 100 %
            Người tham gia BHTN: 100 %
            [Tỷ lệ bao phủ BHXH; Tỷ lệ bao phủ BHYT, chênh so với chỉ tiêu | điểm phần trăm | điểm phần trăm]
            Tỷ lệ bao phủ BHXH: 2,3 điểm phần trăm
            Tỷ lệ bao phủ BHYT: 1,2 điểm phần trăm
        "#]],
    );
}

#[test]
fn what_no_indicator_claims_is_never_joined() {
    let mut corpus = fixture::seeds().corpus().clone();
    for document in &mut corpus.documents {
        document.reading.observations.iter_mut().for_each(|observation| observation.indicator = None);
    }
    let picture = crate::Explorer::new(corpus).picture_of(&Query::from_hash("#/so-lieu?xem=duong").0);
    let mut n_lines = 0;
    for panel in picture.spec.panels() {
        let chart::Marks::Line(series) = &panel.marks else { continue };
        for one in series {
            n_lines += 1;
            assert!(one.points.windows(2).all(|pair| !one.may_connect(&pair[0], &pair[1])), "{one:?}");
        }
    }
    assert!(n_lines > 0);
}

#[test]
fn an_exceeded_target_is_implied_and_a_result_keeps_its_own_time() {
    check_picture(
        "#/so-lieu?xem=chi-tieu&chi-so=si.coverage~hi.coverage",
        expect![[r#"
        Tỷ lệ bao phủ BHXH; Tỷ lệ bao phủ BHYT, 2022
        Chỉ số: Tỷ lệ bao phủ BHYT hoặc Tỷ lệ bao phủ BHXH
        Nguồn: Thông tấn xã Việt Nam, 2023
        [Tỷ lệ bao phủ BHXH | % | %]
        Tỷ lệ bao phủ BHXH, Tiền Giang, năm 2022: 31,3 % / DerivedTarget 29 % | năm 2022: đạt, vượt 2,3 điểm phần trăm | 
        [Tỷ lệ bao phủ BHYT | % | %]
        Tỷ lệ bao phủ BHYT, Tiền Giang, năm 2022: 94,2 % / DerivedTarget 93 % | năm 2022: đạt, vượt 1,2 điểm phần trăm | 
    "#]],
    );
    let (query, _) = Query::from_hash("#/so-lieu?xem=chi-tieu&chi-so=revenue.total&nn=en");
    let picture = fixture::seeds().picture_of(&query);
    let said = chart::csv(&picture.spec);
    assert!(said.contains(",2022-01-01,2022-12-31,5235000000000,"), "{said}");
    let said = chart::describe(&picture.spec).replace('\u{a0}', " ");
    assert!(said.contains("latest before over 5,235 billion (2022); no result for 2023 yet; the target"), "{said}");
}

#[test]
fn targets_stand_beside_the_last_result() {
    check_picture(
        "#/so-lieu?xem=chi-tieu&noi=VN-46",
        expect![[r#"
            Chỉ tiêu và kết quả, 2022–2023
            Nơi: Tiền Giang
            Nguồn: Thông tấn xã Việt Nam, 2023
            [ | tỷ đồng | đồng]
            Tổng thu bảo hiểm, Tiền Giang, năm 2023: Earlier trên 5.235 tỷ (năm 2022) / trên 5.147 tỷ | chưa có kết quả năm 2023; chỉ tiêu thấp hơn kết quả năm 2022 khoảng 88 tỷ đồng | 
            Thu BHXH bắt buộc, Tiền Giang, năm 2023: — / trên 3.181 tỷ | chưa có kết quả năm 2023 | 
            Thu BHYT, Tiền Giang, năm 2023: — / trên 1.632 tỷ | chưa có kết quả năm 2023 | 
            [Người tham gia BHXH bắt buộc; Người tham gia BHXH tự nguyện | đối tượng | đối tượng]
            Người tham gia BHXH bắt buộc, Tiền Giang, năm 2023: — / trên 221.000 | chưa có kết quả năm 2023 | 
            Người tham gia BHXH tự nguyện, Tiền Giang, năm 2023: — / gần 36.000 | chưa có kết quả năm 2023 | 
            [Tỷ lệ bao phủ BHXH | % | %]
            Tỷ lệ bao phủ BHXH, Tiền Giang, năm 2022: 31,3 % / DerivedTarget 29 % | năm 2022: đạt, vượt 2,3 điểm phần trăm | 
            [Tỷ lệ bao phủ BHYT | % | %]
            Tỷ lệ bao phủ BHYT, Tiền Giang, năm 2022: 94,2 % / DerivedTarget 93 % | năm 2022: đạt, vượt 1,2 điểm phần trăm | 
        "#]],
    );
    check_picture(
        "#/so-lieu?xem=chi-tieu&chi-so=comm",
        expect![[r#"
            Truyền thông
            Chỉ số: Truyền thông

            Unpaired: Ở đây không có chỉ tiêu nào để so với kết quả
            -> Xem dạng cột #/so-lieu?v=1&chi-so=comm&xem=cot
            -> Hội nghị, tập huấn, tọa đàm #/so-lieu?v=1&chi-so=comm.events&xem=chi-tieu
            -> Tin, bài, phóng sự #/so-lieu?v=1&chi-so=comm.articles&xem=chi-tieu
            -> Lượt người dự #/so-lieu?v=1&chi-so=comm.attendance&xem=chi-tieu
            -> Hội nghị phát triển BHXH tự nguyện, BHYT hộ gia đình #/so-lieu?v=1&chi-so=comm.events.voluntary_household&xem=chi-tieu
            -> Cuộc truyền thông nhóm nhỏ #/so-lieu?v=1&chi-so=comm.small_group.sessions&xem=chi-tieu
        "#]],
    );
}

#[test]
fn a_target_set_under_another_name_finds_its_result_with_gap_and_pace() {
    check_picture(
        "#/so-lieu?xem=chi-tieu&chi-so=vssid.approved",
        expect![[r#"
            Người dùng VssID, 2021
            Chỉ số: Hồ sơ, tài khoản VssID được duyệt
            Nguồn: “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực…”, 4/2021; Báo Lâm Đồng online, 4/2021
            [Người dùng VssID | triệu người | người]
            Người dùng VssID, Việt Nam, đến 31/12/2021: trên 3,72 triệu (đến 25/4/2021) / 25.358.667 | Hồ sơ, tài khoản VssID được duyệt, đến 25/4/2021: còn thiếu gần 21,64 triệu người (85,3 %) | cần thêm khoảng 2,63 triệu người mỗi tháng đến 31/12/2021
        "#]],
    );
}

#[test]
fn bars_are_named_by_what_differs() {
    check_picture(
        "#/so-lieu?xem=cot&chi-so=comm.events&nn=en",
        expect![[r#"
            Conferences, trainings, panels, 2020–2023
            Indicator: Conferences, trainings, panels
            Sources: “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực…”, April 2021; “Thời gian qua, BHXH Việt Nam đã thực hiện đồng bộ nhiều…”, 2023; Báo Lâm Đồng online, April 2021
            [Conferences, trainings, panels; Events for voluntary and household insurance | hội nghị | hội nghị]
            Conferences, trainings, panels, national, 1 Jan 2022–30 Jun 2023: over 57,000
            Events for voluntary and household insurance, national, 1 Jan 2022–30 Jun 2023: almost 44,000
            Conferences, trainings, panels, in the provinces, from 1 Jan 2020: over 26,000
            Conferences, trainings, panels, in the provinces, 2020: over 26,000
            Conferences, trainings, panels, central level, from 1 Jan 2020: over 120
            Conferences, trainings, panels, central level, 2020: over 120
        "#]],
    );
}

#[test]
fn what_cannot_be_drawn_says_why_and_offers_the_nearest() {
    check_picture(
        "#/so-lieu?xem=duong&chi-so=vssid.installs&noi=VN-46",
        expect![[r#"
            Lượt cài đặt VssID
            Chỉ số: Lượt cài đặt VssID; Nơi: Tiền Giang

            Empty: Không có số liệu nào khớp với các bộ lọc này
            -> Bỏ Chỉ số: Lượt cài đặt VssID (14 số liệu) #/so-lieu?v=1&noi=VN-46&xem=duong
            -> Bỏ Nơi: Tiền Giang (2 số liệu) #/so-lieu?v=1&chi-so=vssid.installs&xem=duong
        "#]],
    );
}

#[test]
fn app_installs_against_their_target() {
    check_table(
        "#/so-lieu?chi-so=vssid.installs",
        expect![[r#"
            2/78 số liệu
            Chỉ số: Lượt cài đặt VssID
            Chỉ số | Nguyên văn | Giá trị | Khi nào, ở đâu | Bài viết
            Lượt cài đặt VssID | gần 4,5 triệu lượt tải | gần 4,5 triệu lượt tải | thực hiện · đến 27/4/2021 · Việt Nam | Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp vụ thông…
            Lượt cài đặt VssID | gần 4,5 triệu lượt tải | gần 4,5 triệu lượt tải | thực hiện · đến 25/4/2021 · Việt Nam | date 2021-04 (LĐ online) - Ngày 27/4, BHXH Việt Nam tổ chức hội nghị trực tuyến tập huấn…
        "#]],
    );
}

#[test]
fn rows_stand_under_what_several_articles_state() {
    check_table(
        "#/so-lieu?chi-so=si.participants.voluntary&gop=khang-dinh&cot=nguyen-van~bai",
        expect![[r#"
            7/78 số liệu
            Chỉ số: Người tham gia BHXH tự nguyện
            Nguyên văn | Bài viết
            == Người tham gia BHXH tự nguyện, đến 31/3/2021, Việt Nam (2 bài, 1 nguồn độc lập; cùng một giá trị)
            trên 1,1 triệu người | Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp vụ thông…
            trên 1,1 triệu người | date 2021-04 (LĐ online) - Ngày 27/4, BHXH Việt Nam tổ chức hội nghị trực tuyến tập huấn…
            == Người tham gia BHXH tự nguyện, mức tăng giảm (%), đến 31/3/2021, Việt Nam (2 bài, 1 nguồn độc lập; cùng một giá trị)
            2,17% | Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp vụ thông…
            2,17% | date 2021-04 (LĐ online) - Ngày 27/4, BHXH Việt Nam tổ chức hội nghị trực tuyến tập huấn…
            == Chỉ một bài nêu (3 số liệu)
            1,12 triệu người | Triển khai bảo hiểm xã hội toàn dân: Chú trọng kịch bản truyền thông cho từng nhóm đối tượng
            527 nghìn người | Triển khai bảo hiểm xã hội toàn dân: Chú trọng kịch bản truyền thông cho từng nhóm đối tượng
            gần 36.000 đối tượng | Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm
        "#]],
    );
    check_table(
        "#/so-lieu?chi-so=vssid&gop=chi-so&cot=nguyen-van&bai=000_dfed1fc10457625e",
        expect![[r#"
            4/78 số liệu
            Chỉ số: Ứng dụng VssID; Bài viết: Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp vụ thông…
            Nguyên văn
            == Lượt cài đặt VssID (1 số liệu)
            gần 4,5 triệu lượt tải
            == Hồ sơ, tài khoản VssID được duyệt (2 số liệu)
            trên 3,72 triệu hồ sơ
            14,665 %
            == Người dùng VssID (1 số liệu)
            25.358.667 người
        "#]],
    );
}

#[test]
fn rows_sort_by_value_and_back() {
    check_table(
        "#/so-lieu?noi=VN-46&tinh-chat=chi-tieu&sap=-gia-tri&cot=nguyen-van~gia-tri",
        expect![[r#"
            5/78 số liệu
            Thực hiện hay chỉ tiêu: chỉ tiêu; Nơi: Tiền Giang
            Nguyên văn | Giá trị
            trên 5.147 tỷ đồng | trên 5.147 tỷ đồng
            trên 3.181 tỷ đồng | trên 3.181 tỷ đồng
            trên 1.632 tỷ đồng | trên 1.632 tỷ đồng
            trên 221.000 đối tượng | trên 221.000 đối tượng
            gần 36.000 đối tượng | gần 36.000 đối tượng
        "#]],
    );
}

#[test]
fn a_chosen_status_leaves_the_counts_of_the_other_statuses() {
    check_facet(
        "#/so-lieu?noi=VN-46&tinh-chat=chi-tieu",
        crate::Facet::Status,
        expect![[r#"
            Thực hiện hay chỉ tiêu
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
             Bảo hiểm xã hội 5
               Người tham gia BHXH 3
                 Người tham gia BHXH bắt buộc 1
                 Người tham gia BHXH tự nguyện 1
               Tỷ lệ bao phủ BHXH 2
             Bảo hiểm thất nghiệp 1
               Người tham gia BHTN 1
               Tỷ lệ bao phủ BHTN 0
             Bảo hiểm y tế 3
               Người tham gia BHYT 1
               Tỷ lệ bao phủ BHYT 2
             Thu 5
               Tổng thu bảo hiểm 3
               Thu BHXH bắt buộc 1
               Thu BHYT 1
             Ứng dụng VssID 0
               Lượt cài đặt VssID 0
               Hồ sơ, tài khoản VssID được duyệt 0
               Người dùng VssID 0
               Tin, bài về VssID 0
             Truyền thông 0
               Tin, bài, phóng sự 0
               Hội nghị, tập huấn, tọa đàm 0
                 Hội nghị phát triển BHXH tự nguyện, BHYT hộ gia đình 0
               Lượt người dự 0
               Cuộc truyền thông nhóm nhỏ 0
               Lượt người được truyền thông nhóm nhỏ 0
               Lượt phát thanh cơ sở 0
               Cuộc ra quân 0
             Hội nghị 0
               Điểm cầu cấp tỉnh 0
               Điểm cầu cấp huyện 0
               Cán bộ dự hội nghị 0
             chưa có trong danh mục 0
        "#]],
    );
}

#[test]
fn beside_each_mark_stand_its_source_and_how_its_sentence_begins() {
    let explorer = fixture::seeds();
    for hash in ["#/so-lieu?xem=duong", "#/so-lieu?xem=cot", "#/so-lieu?xem=chi-tieu"] {
        let (query, _) = Query::from_hash(hash);
        let picture = explorer.picture_of(&query);
        assert!(picture.rows_of_mark.len() > 4, "{hash}");
        for (at, rows) in (0..).zip(&picture.rows_of_mark) {
            let said = explorer.mark_source(&picture, chart::MarkId(at), Language::Vi);
            let quote = &explorer.row(&query, rows[0]).unwrap().quote;
            let sentence = format!("{}{}{}", quote.before, quote.figure, quote.after);
            let first = sentence.split_whitespace().take(5).collect::<Vec<_>>().join(" ");
            let (source, words) = said.split_once(": “").unwrap_or_else(|| panic!("{hash} {said}"));
            assert!(words.starts_with(&first), "{hash} {said}");
            let publishers = explorer.corpus.documents.iter().filter_map(|it| it.reading.meta.publisher.as_ref());
            let is_named = publishers.into_iter().any(|publisher| source.starts_with(&publisher.value));
            assert!(is_named || source.starts_with('“'), "{hash} {said}");
        }
    }
    let nowhere = chart::MarkId(u32::MAX);
    assert_eq!(explorer.mark_source(&explorer.picture_of(&Query::default()), nowhere, Language::Vi), "");
}
