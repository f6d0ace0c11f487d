//! Briefs: whom they are for, what they say, and that each line has its source.

use crate::brief::BriefView;
use crate::{Explorer, Page, Query, fixture};

const ARTICLES: &[(&str, &str)] = &[
    (
        "a",
        "BHXH tỉnh Hà Nam vận động lao động tự do\n\nNăm 2023, BHXH tỉnh Hà Nam tổ chức 150 hội nghị tuyên truyền BHXH tự \
         nguyện cho lao động tự do. Lao  động tự do được tư vấn qua Facebook và loa truyền thanh cơ sở. Đến ngày \
         31/12/2023, toàn tỉnh có 12.500 người tham gia BHXH tự nguyện, phấn đấu năm 2024 có 14.000 người tham gia BHXH tự \
         nguyện.",
    ),
    ("b", "BHXH tỉnh Thái Bình họp\n\nNgười lao động, tự do kinh doanh hay không, đều được mời tới hội nghị."),
];

fn brief(explorer: &Explorer, hash: &str) -> std::sync::Arc<BriefView> {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Brief(brief) = explorer.view(&query, &[]).page else { panic!("not the page") };
    brief
}

#[test]
fn a_brief_says_what_the_articles_say_to_an_audience_each_line_with_its_source() {
    let explorer = fixture::read(ARTICLES);
    let view = brief(&explorer, "#/tai-lieu?q=Lao%20%C4%91%E1%BB%99ng%20t%E1%BB%B1%20do&noi=VN-63");
    assert_eq!(view.title, "Tài liệu cho: Lao động tự do, Hà Nam");
    let headings: Vec<&str> = view.sections.iter().map(|section| section.heading.as_str()).collect();
    assert_eq!(headings, ["Chỉ tiêu và kết quả", "Số liệu về nhóm này", "Kênh đã dùng", "Câu để trích"]);
    let text: Vec<String> = view.sections.iter().flat_map(|section| &section.items).map(|item| item.text()).collect();
    assert!(text[0].contains("14.000") && text[0].contains("12.500"), "{text:?}");
    assert!(text.iter().any(|line| line.contains("150 hội nghị")), "{text:?}");
    assert!(text.iter().any(|line| line.starts_with("loa truyền thanh")), "{text:?}");
    assert_eq!(view.sources.len(), 1, "the other article says “lao động, tự do”");
    assert!(view.sections.iter().flat_map(|section| &section.items).all(|item| item.sources == [1]));
    let quotes = &view.sections[3].items;
    assert!(quotes.iter().any(|item| item.quote.figure == "Lao  động tự do"), "as it is written: {quotes:?}");
    assert_eq!(view.file_name, "tai-lieu_lao-dong-tu-do-ha-nam");
}

#[test]
fn an_audience_that_no_article_names_is_said_to_be_none_and_others_are_offered() {
    let view = brief(fixture::seeds(), "#/tai-lieu?q=lao%20%C4%91%E1%BB%99ng%20t%E1%BB%B1%20do");
    assert!(view.sections.is_empty() && view.sources.is_empty());
    assert!(view.lede.contains("lao động tự do"), "{}", view.lede);
    let offered = brief(&fixture::read(ARTICLES), "#/tai-lieu");
    assert!(offered.audiences.iter().any(|it| it.link.text == "người lao động"), "{:?}", offered.audiences);
    for audience in &offered.audiences {
        let view = brief(&fixture::read(ARTICLES), &audience.link.href);
        assert!(!view.sections.is_empty(), "{}", audience.link.text);
    }
}

#[test]
fn a_brief_is_short_and_of_reprints_takes_one() {
    let explorer = fixture::seeds();
    let view = brief(explorer, "#/tai-lieu?q=nh%C3%B3m%20%C4%91%E1%BB%91i%20t%C6%B0%E1%BB%A3ng&noi=VN-46");
    let n_items: usize = view.sections.iter().map(|section| section.items.len()).sum();
    assert!(n_items <= 40);
    let all = brief(explorer, "#/tai-lieu?q=ti%E1%BB%81m%20n%C4%83ng");
    assert_eq!(all.sources.len(), 1, "two articles, one source: {:?}", all.sources);
}
