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
