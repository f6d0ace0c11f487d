//! What is told of articles of our own, and what is not.

use crate::fixture;
use crate::query::{Query, Route};

fn told_in(articles: &[(&str, &str)], hash: &str) -> Vec<String> {
    let home = fixture::read(articles).home(&Query::from_hash(hash).0);
    home.told.iter().map(|told| told.sentence.replace('\u{a0}', " ")).collect()
}

/// The one sentence that has `words` in it.
fn with<'a>(told: &'a [String], words: &str) -> &'a str {
    let mut found = told.iter().filter(|sentence| sentence.contains(words));
    let first = found.next().unwrap_or_else(|| panic!("no sentence with “{words}” in {told:#?}"));
    assert!(found.next().is_none(), "two sentences with “{words}” in {told:#?}");
    first
}

#[test]
fn the_seeds_are_told_in_both_languages() {
    let told = |hash| -> Vec<String> {
        let home = fixture::seeds().home(&Query::from_hash(hash).0);
        home.told.iter().map(|told| told.sentence.replace('\u{a0}', " ")).collect()
    };
    let told_vi = told("#/");
    assert_eq!(
        told_vi[0],
        "Tỷ lệ bao phủ BHXH của Việt Nam tăng từ 32,4 % (31/3/2021) lên 38,08 % (năm 2022); khoảng 2,64 điểm % trong mức \
         tăng 5,68 điểm % là do cơ sở tính giảm từ khoảng 49,38 triệu xuống khoảng 45,96 triệu"
    );
    assert_eq!(
        with(&told_vi, "Tổng thu"),
        "Tổng thu bảo hiểm của Tiền Giang: chỉ tiêu năm 2023 là trên 5.147 tỷ đồng, thấp hơn khoảng 88 tỷ đồng so với \
         kết quả đã có, trên 5.235 tỷ đồng (năm 2022)"
    );
    let pace = with(&told_vi, "VssID của");
    assert!(
        pace.contains("mới đạt 14,7 % chỉ tiêu") && pace.contains("cần khoảng 2,63 triệu người mỗi tháng"),
        "{pace}"
    );
    assert!(with(&told_vi, "BHXH của Tiền Giang").contains("thấp hơn cả nước 6,78 điểm % (38,08 %, năm 2022)"));
    let told_en = told("#/?nn=en");
    assert_eq!(told_en.len(), told_vi.len());
    assert!(
        told_en[0].starts_with("Social insurance coverage in Việt Nam rose from 32.4% (31 Mar 2021) to 38.08% (2022)")
    );
}

#[test]
fn each_sentence_leads_to_its_figures_and_to_its_arithmetic() {
    let explorer = fixture::seeds();
    let home = explorer.home(&Query::default());
    for told in &home.told {
        assert!(!told.figures.is_empty(), "{}", told.sentence);
        for figure in &told.figures {
            let (query, notes) = Query::from_hash(&figure.href);
            assert!(
                matches!(query.route, Route::Article(_)) && query.focus.is_some() && notes.is_empty(),
                "{}",
                figure.href
            );
        }
        let (query, notes) = Query::from_hash(&told.working.href);
        assert!(notes.is_empty(), "{notes:?}");
        if query.route == Route::Checks {
            let checks = explorer.checks(&query);
            let id = query.focus.unwrap();
            let folded = checks.undecided.iter().flat_map(|kind| &kind.lines);
            assert!(checks.lines.iter().chain(folded).any(|line| line.check.id == id), "{id}");
        } else {
            assert!(explorer.figures(&query).table.n_rows > 0, "{}", told.working.href);
        }
    }
}

#[test]
fn articles_that_contradict_each_other_are_told_first() {
    let told = told_in(
        &[
            ("a", "Đến ngày 31/12/2021, cả nước có 16.547.000 người tham gia BHXH, theo báo cáo tổng kết của ngành."),
            (
                "b",
                "Kết thúc năm 2021, tính đến ngày 31/12/2021, số người tham gia BHXH của cả nước là 14.201.000 người.",
            ),
        ],
        "#/",
    );
    assert!(told[0].starts_with("Người tham gia BHXH của Việt Nam, đến 31/12/2021: 16,547 triệu người"), "{told:?}");
    assert!(told[0].contains("nhưng 14,201 triệu người"), "{told:?}");
}

#[test]
fn independent_sources_that_agree_are_told() {
    let told = told_in(
        &[
            ("a", "Đến ngày 31/12/2021, cả nước có 16.547.000 người tham gia BHXH, theo báo cáo tổng kết của ngành."),
            (
                "b",
                "Ông Minh cho biết, tính đến ngày 31/12/2021, số người tham gia BHXH của cả nước là 16.547.000 người.",
            ),
        ],
        "#/",
    );
    assert_eq!(
        told,
        ["Người tham gia BHXH của Việt Nam: 16,547 triệu người (31/12/2021), 2 nguồn độc lập nêu khớp nhau"]
    );
}

#[test]
fn a_change_is_told_with_what_it_is_compared_to() {
    let told = told_in(
        &[(
            "a",
            "Đến ngày 30/6/2023, cả nước có 1,5 triệu người tham gia BHXH tự nguyện, tăng 20% so với hết năm 2022.",
        )],
        "#/",
    );
    assert_eq!(
        told,
        ["Người tham gia BHXH tự nguyện của Việt Nam tăng 20 % so với 31/12/2022, lên 1,5 triệu người (30/6/2023)"]
    );
}

#[test]
fn nothing_is_told_of_an_unknown_place_or_time_or_of_one_figure_alone() {
    assert!(told_in(&[("a", "Đến ngày 31/12/2021, cả nước có 16.547.000 người tham gia BHXH.")], "#/").is_empty());
    let unplaced = "Đến ngày 30/6/2023, có 1.500 người tham gia BHXH tự nguyện, tăng 20% so với hết năm 2022.";
    assert!(told_in(&[("a", unplaced)], "#/").is_empty(), "{:?}", told_in(&[("a", unplaced)], "#/"));
    assert!(told_in(&[("a", "Trời mưa suốt tuần.")], "#/").is_empty());
    assert!(told_in(&[], "#/").is_empty());
}
