//! Drafts of our own, alone and beside an article.

use std::collections::BTreeSet;

use super::*;
use crate::fixture;

const ARTICLE: &str = "Đến hết năm 2022, cả nước có 17,4 triệu người tham gia bảo hiểm xã hội, theo BHXH Việt Nam.";

fn checked(draft: &str, articles: &[(&str, &str)]) -> DraftView {
    let all: Vec<(&str, &str)> = articles.iter().copied().chain([("ban-thao", draft)]).collect();
    let mut all = all;
    all.sort_unstable();
    let mut corpus = fixture::read(&all).corpus().clone();
    corpus.keep_only(&BTreeSet::from(["ban-thao".to_owned()]));
    Explorer::new(corpus).draft(&Query::default(), "ban-thao").unwrap()
}

fn keys(view: &DraftView) -> Vec<&str> {
    view.findings.iter().map(|finding| finding.key).collect()
}

#[test]
fn the_pieces_are_the_text_and_its_figures() {
    let text = "Năm 2022, tỉnh có 5 hội nghị,\n\n12 buổi tư vấn \u{1f600} và 3 lớp.\n";
    let view = checked(text, &[]);
    let whole: String = view.pieces.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(whole, text);
    let marked: Vec<&str> = view.pieces.iter().filter(|it| it.figure.is_some()).map(|it| it.text.as_str()).collect();
    let figures: Vec<&str> = view.figures.iter().map(|it| it.raw.as_str()).collect();
    assert_eq!(marked, figures);
    assert!(figures.len() >= 3, "{figures:?}");
}

#[test]
fn what_a_reader_would_ask_is_said_once() {
    let view = checked("Có 1.250 người tham gia và 37 hội nghị.", &[]);
    assert_eq!(keys(&view), ["thieu", "thieu", "thieu"]);
    assert_eq!(view.findings[0].title, "Chưa rõ thời gian: 2 con số");
    assert_eq!(view.figures[0].missing, ["thời gian?", "nơi?"]);
    // A figure that says all of it is asked nothing.
    let view =
        checked("Theo BHXH Việt Nam, đến hết năm 2022, cả nước có 17,4 triệu người tham gia bảo hiểm xã hội.", &[]);
    assert_eq!(view.figures[0].missing, [] as [&str; 0]);
}

#[test]
fn another_value_of_an_article_is_told_with_its_source() {
    let draft = "Đến hết năm 2022, cả nước có 18,9 triệu người tham gia bảo hiểm xã hội.";
    let view = checked(draft, &[("a", ARTICLE)]);
    let first = &view.findings[0];
    assert_eq!((first.key, view.figures[0].key), ("xem-lai", "xem-lai"));
    assert_eq!(first.sides.len(), 2);
    assert!(first.suggestion.starts_with("17,4 triệu"), "{}", first.suggestion);
    // The same value is no finding.
    let view = checked(&draft.replace("18,9", "17,4"), &[("a", ARTICLE)]);
    assert!(!keys(&view).contains(&"xem-lai"), "{:?}", keys(&view));
}

#[test]
fn a_newer_value_of_an_article_is_told() {
    let draft = "Đến hết năm 2021, cả nước có 16,5 triệu người tham gia bảo hiểm xã hội.";
    let view = checked(draft, &[("a", ARTICLE)]);
    let newer = view.findings.iter().find(|finding| finding.key == "moi-hon").unwrap();
    assert!(newer.suggestion.starts_with("17,4 triệu"), "{}", newer.suggestion);
    // An older one is not.
    let view = checked(&ARTICLE.replace("2022", "2023"), &[("a", ARTICLE)]);
    assert!(!keys(&view).contains(&"moi-hon"), "{:?}", keys(&view));
}

#[test]
fn a_copy_is_told_with_the_article_that_it_copies() {
    let article = "Chiều 5/7, cơ quan bảo hiểm xã hội tỉnh tổ chức hội nghị sơ kết sáu tháng đầu năm với sự tham dự của lãnh đạo các \
        phòng, các huyện và đại diện nhiều sở, ngành. Hội nghị nghe báo cáo về số người tham gia bảo hiểm y tế học sinh, \
        sinh viên, về công tác thu, giảm nợ và việc cấp thẻ cho người nghèo. Nhiều ý kiến đề nghị tăng số buổi tuyên truyền \
        tại thôn, xóm, nhất là ở vùng sâu, và giao chỉ tiêu cụ thể cho từng đại lý thu trong sáu tháng cuối năm.";
    let view = checked(article, &[("a", article)]);
    assert!(keys(&view).contains(&"chep"), "{:?}", keys(&view));
    assert!(!keys(&checked("Trời mưa cả ngày ở vùng núi.", &[("a", article)])).contains(&"chep"));
}

#[test]
fn reports_hold_what_was_found_and_no_markup_of_the_text() {
    let view = checked("Có 1.250 <b>người</b> & \"37\" hội nghị\\.", &[]);
    let page = report::html(&view, Language::Vi);
    assert!(page.contains("&lt;b&gt;người&lt;/b&gt; &amp;") && !page.contains("<b>người"), "{page}");
    let json: serde_json::Value = serde_json::from_str(&report::json(&view, Language::Vi)).unwrap();
    assert_eq!(json["text"], "Có 1.250 <b>người</b> & \"37\" hội nghị\\.");
    assert_eq!(json["findings"].as_array().unwrap().len(), view.findings.len());
    assert_eq!(json["figures"][0]["raw"], view.figures[0].raw.as_str());
}
