//! The article as a view: what the cards say of figures, and how many there are.

use std::sync::Arc;

use engine::reading::Known;

use super::*;
use crate::fixture;

fn view(explorer: &Explorer, hash: &str) -> Arc<ArticleView> {
    let (query, _) = Query::from_hash(hash);
    match explorer.view(&query, &[]).page {
        Page::Article(view) => view,
        page => panic!("not an article: {page:?}"),
    }
}

/// Name and value of the lines of the card of the figure that is written so.
fn card(view: &ArticleView, raw: &str) -> String {
    let card = view.cards.iter().find(|card| card.raw == raw);
    let Some(card) = card else { panic!("{:?}", view.cards.iter().map(|card| &card.raw).collect::<Vec<_>>()) };
    let lines: Vec<String> = card.lines.iter().map(|line| format!("{}={}", line.label, line.value)).collect();
    lines.join("; ").replace('\u{a0}', " ")
}

#[test]
fn a_decrease_has_its_sign_and_an_excess_is_in_points() {
    let first = view(fixture::seeds(), "#/bai/000_dfed1fc10457625e");
    assert_eq!(
        card(&first, "1,05%"),
        "Giá trị=−1,05 %; Cách diễn đạt=đúng số; Khoảng giá trị=từ −1,055 % đến −1,045 %; Đơn vị=%; Loại=phần trăm"
    );
    let last = view(fixture::seeds(), "#/bai/004_47596a35d746ec32");
    assert_eq!(
        card(&last, "2,3%"),
        "Giá trị=2,3 điểm phần trăm; Cách diễn đạt=đúng số; \
         Khoảng giá trị=từ 2,25 điểm phần trăm đến 2,35 điểm phần trăm; Đơn vị=điểm phần trăm; Loại=phần trăm"
    );
    assert!(card(&last, "trên 5.147 tỷ đồng").starts_with("Giá trị=5.147.000.000.000 đồng; Cách diễn đạt=trên, hơn"));
}

#[test]
fn more_figures_than_numbers_are_explained() {
    let figures = |id: &str| view(fixture::seeds(), &format!("#/bai/{id}")).figures.text.clone();
    assert_eq!(figures("004_47596a35d746ec32"), "14 số liệu từ 12 con số trong bài");
    assert_eq!(figures("003_0ef4b35e285dc9a5"), "3 số liệu");
}

#[test]
fn a_guessed_day_of_publication_is_marked() {
    let published = |explorer: &Explorer| {
        let view = view(explorer, "#/bai/000_dfed1fc10457625e");
        let line = view.meta.iter().find(|line| line.label == "Đăng").unwrap();
        format!("{} ({})", line.value, line.basis)
    };
    assert_eq!(published(fixture::seeds()), "tháng 4/2021 (bài nêu)");
    let mut corpus = fixture::seeds().corpus().clone();
    let meta = &mut corpus.documents[0].reading.meta;
    meta.published = meta.published.take().map(|known| Known { basis: Basis::Inferred, ..known });
    assert_eq!(published(&Explorer::new(corpus)), "khoảng tháng 4/2021? (phỏng đoán, bài không nêu)");
}

#[test]
fn the_outline_has_every_figure_once_under_what_it_measures() {
    let seeds = fixture::seeds();
    for document in &seeds.corpus().documents {
        let view = view(seeds, &format!("#/bai/{}", document.id));
        let n: usize = view.outline.iter().map(|group| group.entries.len()).sum();
        assert_eq!(n, document.reading.observations.len());
        let mut names: Vec<&str> = view.outline.iter().map(|group| group.name.as_str()).collect();
        names.sort_unstable();
        let n_names = names.len();
        names.dedup();
        assert_eq!(names.len(), n_names);
    }
    let last = view(seeds, "#/bai/004_47596a35d746ec32");
    let targets = last.outline.iter().flat_map(|group| &group.entries).filter(|it| it.setting.contains("chỉ tiêu"));
    assert!(targets.count() >= 5);
}

#[test]
fn an_article_says_what_it_shares_its_text_with_and_what_stands_beside_it() {
    let first = view(fixture::seeds(), "#/bai/000_dfed1fc10457625e");
    let [shared] = first.shared.as_slice() else { panic!("{:?}", first.shared) };
    assert!(shared.other.href.contains("002_") && !shared.reprint.passages.is_empty(), "{}", shared.line);
    assert!(shared.line.contains("khác"), "{}", shared.line);
    assert_eq!(first.previous, None);
    let second = view(fixture::seeds(), &first.next.as_ref().unwrap().href);
    assert!(second.shared.is_empty() && second.previous.as_ref().unwrap().href.contains("000_"));
}

#[test]
fn a_short_form_is_explained_where_it_first_stands_free() {
    let explorer =
        fixture::read(&[("a", "BHXH và BHYT: 21.345 người tham gia BHYT, theo BHYTX. Mã XBHYT. BHYT là gì?")]);
    let view = view(&explorer, "#/bai/a");
    let cards: Vec<(&str, &str)> = view
        .cards
        .iter()
        .filter(|card| card.kind == MarkKind::Abbreviation)
        .map(|card| (card.raw.as_str(), card.lines[0].value.as_str()))
        .collect();
    assert_eq!(cards, [("BHXH", "bảo hiểm xã hội"), ("BHYT", "bảo hiểm y tế")]);
    let text: String =
        view.blocks.iter().flat_map(|it| &it.runs).flat_map(|run| &run.segments).map(|it| it.text.as_str()).collect();
    assert_eq!(text, explorer.corpus().documents[0].text);
}

#[test]
fn only_an_address_of_the_web_is_a_link_to_the_original() {
    for (url, is_link) in [
        ("https://bao.vn/a", true),
        ("http://bao.vn", true),
        ("javascript:alert(1)", false),
        ("file:///etc/passwd", false),
        ("bao.vn", false),
    ] {
        let mut corpus = fixture::seeds().corpus().clone();
        corpus.documents[0].reading.meta.url = Some(url.to_owned());
        corpus.documents[0].reading.meta.licence = Some("CC BY 4.0".to_owned());
        let view = view(&Explorer::new(corpus), "#/bai/000_dfed1fc10457625e");
        assert_eq!(view.original.as_ref().map(|link| link.href.as_str()), is_link.then_some(url));
        assert!(view.meta.iter().any(|line| line.label == "Giấy phép" && line.value == "CC BY 4.0"));
    }
}

#[test]
fn a_link_to_a_sentence_shows_it_with_those_beside_it() {
    let document = &fixture::seeds().corpus().documents[0];
    let id = link::sentence_id(&document.reading, 1);
    let view = view(fixture::seeds(), &format!("#/bai/{}?so={id}", document.id));
    let sentence = view.sentence.as_ref().unwrap();
    assert_eq!((sentence.title.as_str(), sentence.links.len()), ("Câu 2", 2));
    assert_eq!(sentence.text, document.reading.sentences[1].span.of(&document.text));
}
