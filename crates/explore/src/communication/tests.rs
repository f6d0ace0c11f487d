//! The ledger as a view: outputs, events, the matrix of audiences and channels, who and what is named.

use std::fmt::Write as _;

use engine::Decimal;
use engine::interval::Rational;
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

/// What was worked out by hand of the five seeds, before the page was written.
#[derive(serde::Deserialize)]
struct ByHand {
    value: Vec<ValueByHand>,
}

#[derive(serde::Deserialize)]
struct ValueByHand {
    row: String,
    level: String,
    what: String,
    of: std::collections::BTreeMap<String, String>,
    change: Option<String>,
    range: Option<[String; 2]>,
}

/// `value` to as many decimals as `by_hand` has.
fn rounds_to(value: Rational, by_hand: &str) -> bool {
    let n_decimals = by_hand.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    // The hand cut some values off where others round.
    let hand: Decimal = by_hand.parse().unwrap();
    let distance = value.checked_sub(Rational::from_decimal(hand).unwrap()).unwrap().checked_abs().unwrap();
    distance <= Rational::from_decimal(Decimal::scale(-i16::try_from(n_decimals).unwrap())).unwrap()
}

#[test]
fn the_ledger_on_a_common_base_is_that_of_the_hand() {
    let by_hand: ByHand = toml::from_str(include_str!("../../../../testdata/communication/ledger.toml")).unwrap();
    let view = communication(fixture::seeds(), "#/truyen-thong");
    let [base] = view.base.as_slice() else { panic!("{:?}", view.base) };
    assert_eq!(base.place, "Việt Nam");
    assert_eq!(
        base.periods.iter().map(|period| period.length.as_str()).collect::<Vec<_>>(),
        ["12 tháng, 366 ngày", "18 tháng, 546 ngày"]
    );
    let all: Vec<&super::DerivedValue> =
        base.counts.iter().chain(&base.ratios).flat_map(|row| &row.cells).flat_map(|cell| &cell.derived).collect();
    let find = |key: &str| {
        let is_it = |value: &&&super::DerivedValue| Query::from_hash(&value.link.href).0.focus.as_deref() == Some(key);
        *all.iter().find(is_it).unwrap_or_else(|| panic!("no {key}"))
    };
    let mut n_compared = 0;
    for value in &by_hand.value {
        let level = [("whole", "chung"), ("central", "trung-uong"), ("local", "dia-phuong")];
        let level = level.iter().find(|(name, _)| *name == value.level).unwrap().1;
        let row = value.row.replace('/', ".");
        let what = [("per_month", "thang"), ("per_day", "ngay"), ("ratio", "moi"), ("share", "phan")];
        let what = what.iter().find(|(name, _)| *name == value.what).unwrap().1;
        for (period, by_hand) in &value.of {
            let derived = find(&format!("{what}.{row}.{level}.{period}"));
            assert!(rounds_to(derived.point.unwrap(), by_hand), "{row} {period}: {} {by_hand}", derived.link.text);
            n_compared += 1;
            if let Some(range) = &value.range {
                let ends = [derived.interval.low(), derived.interval.high()].map(|end| end.value().unwrap());
                assert!(ends.into_iter().zip(range).all(|(end, hand)| rounds_to(end, hand)), "{row} {range:?}");
            }
        }
        if let Some(change) = &value.change {
            let what = if what == "moi" { "doi-moi" } else { "doi" };
            let derived = find(&format!("{what}.{row}.{level}.2022-01-01_2023-06-30"));
            assert!(rounds_to(derived.point.unwrap(), change), "{row}: {} {change}", derived.link.text);
            n_compared += 1;
        }
    }
    assert_eq!(n_compared, 14);
}

#[test]
fn each_derived_value_opens_its_arithmetic_with_its_sentences() {
    let explorer = fixture::seeds();
    let view = communication(explorer, "#/truyen-thong");
    let rows = view.base[0].counts.iter().chain(&view.base[0].ratios);
    let mut n_opened = 0;
    for value in rows.flat_map(|row| &row.cells).flat_map(|cell| &cell.derived) {
        let opened = communication(explorer, &value.link.href);
        let open = opened.base[0].open.as_ref().unwrap();
        assert!(!open.why.is_empty() && !open.title.is_empty());
        let value = value.link.text.trim_start_matches(['≈', '+', ' ']);
        assert!(open.check.working.ends_with(value), "{} {value}", open.check.working);
        assert!(open.check.terms.iter().all(|term| !term.quote.figure.is_empty()));
        n_opened += 1;
    }
    assert!(n_opened > 40, "{n_opened}");
    let attendance = communication(explorer, "#/truyen-thong?so=doi.comm.attendance.chung.2022-01-01_2023-06-30");
    let open = attendance.base[0].open.as_ref().unwrap();
    assert_eq!(
        open.check.working.replace('\u{a0}', " "),
        "2,22 triệu ÷ 18 tháng ÷ ((24.000 + 1,4 triệu) ÷ 12 tháng) − 1 ≈ 3,93 %"
    );
    // The copy that says no end of the period is not what is quoted.
    let settings: Vec<&str> = open.check.terms.iter().map(|term| term.setting.as_str()).collect();
    assert_eq!(settings[..2], ["năm 2020, Việt Nam", "năm 2020, Việt Nam"]);
    // From -3,1 to 4,2 %: the hedges do not say that it rose.
    let rows = attendance.base[0].counts.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.derived);
    assert!(rows.filter(|value| value.open).all(|value| !value.note.is_empty()));
}

#[test]
fn a_plan_stands_with_its_target_its_result_and_the_pace_that_is_needed() {
    let view = communication(fixture::seeds(), "#/truyen-thong");
    let [plan] = view.plans.as_slice() else { panic!("{:?}", view.plans) };
    assert_eq!(plan.name, "Kế hoạch 818/KH-BHXH");
    let bars: Vec<String> = plan.targets[0].bars.iter().map(|bar| bar.figure.text.replace('\u{a0}', " ")).collect();
    assert_eq!(bars, ["25.358.667 người", "trên 3,72 triệu hồ sơ"]);
    let working: Vec<String> = plan.working.iter().map(|check| check.working.replace('\u{a0}', " ")).collect();
    assert!(working.iter().any(|line| line.starts_with("3,72 triệu ÷ 25.358.667 ≈ 14,67 %")), "{working:?}");
    assert!(
        working.iter().any(|line| line.starts_with("(25.358.667 − 3,72 triệu) ÷ 250 ngày ≈ 86.550")),
        "{working:?}"
    );
}

#[test]
fn names_have_pages_and_are_counted_in_sentences() {
    let explorer = &fixture::read(ARTICLES);
    let view = communication(explorer, "#/truyen-thong");
    let lists: Vec<(&str, String)> = view
        .names
        .iter()
        .map(|list| {
            (list.title.as_str(), list.names.iter().map(|it| it.link.text.as_str()).collect::<Vec<_>>().join("; "))
        })
        .collect();
    let first = |title: &str| lists.iter().find(|(own, _)| *own == title).map(|(_, names)| names.as_str());
    assert!(first("Kênh").unwrap().starts_with("loa truyền thanh"), "{lists:?}");
    assert!(first("Đối tượng").unwrap().starts_with("người lao động; "), "{lists:?}");
    assert_eq!(first("Ứng dụng"), None, "what no article names has no list");
    for name in view.names.iter().flat_map(|list| &list.names) {
        let (query, notes) = Query::from_hash(&name.link.href);
        assert!(notes.is_empty(), "{}", name.link.href);
        let Page::Name(page) = explorer.view(&query, &[]).page else { panic!("{}", name.link.href) };
        assert_eq!(page.name, name.link.text);
        assert!(!page.sentences.is_empty() && page.sentences.iter().all(|it| !it.quote.figure.is_empty()));
        assert!(name.count.starts_with(&format!("{} câu", page.sentences.len())), "{name:?}");
    }
    let (query, _) = Query::from_hash("#/ten/kenh:khong-co");
    assert!(matches!(explorer.view(&query, &[]).page, Page::Nothing { .. }));
}

#[test]
fn what_the_corpus_does_not_have_has_no_section_and_no_entry_in_the_menu() {
    let explorer = fixture::read(&[("a", "Có 5 người đến.")]);
    let (query, _) = Query::from_hash("#/truyen-thong");
    let view = explorer.view(&query, &[]);
    assert!(matches!(view.page, Page::Nothing { .. }));
    assert!(view.shell.nav.iter().all(|entry| !entry.link.href.contains("truyen-thong")));
    let unclear = fixture::read(&[("a", "BHXH tỉnh đã tổ chức 120 hội nghị tuyên truyền BHXH.")]);
    assert!(communication(&unclear, "#/truyen-thong").base.is_empty(), "neither place nor period is known");
}

#[test]
fn articles_that_differ_give_nothing_to_derive() {
    let explorer = fixture::read(&[
        ("a", "Trong năm 2021, cả nước tổ chức 2.000 hội nghị tuyên truyền BHXH."),
        ("b", "Cơ quan khác cho biết trong năm 2021, cả nước tổ chức 3.000 hội nghị tuyên truyền BHXH."),
    ]);
    let view = communication(&explorer, "#/truyen-thong");
    let cell = &view.base[0].counts[0].cells[0];
    assert_eq!((cell.stated.len(), cell.derived.len(), cell.note.is_empty()), (2, 0, false));
}
