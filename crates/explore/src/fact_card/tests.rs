//! Cards: what they say, and that every form of one says the same.

use crate::fact_card::FactCardView;
use crate::{Page, Query, fixture};

fn card(explorer: &crate::Explorer, hash: &str) -> std::sync::Arc<FactCardView> {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::FactCard(card) = explorer.view(&query, &[]).page else { panic!("no card at {hash}") };
    card
}

/// The card of the first figure that is written so.
fn of_figure(raw: &str) -> std::sync::Arc<FactCardView> {
    let explorer = fixture::seeds();
    let row = explorer.rows().find(|row| {
        let parts = explorer.parts(*row).unwrap();
        parts.mention.span.of(&parts.document.text) == raw
    });
    let parts = explorer.parts(row.unwrap()).unwrap();
    let figure = crate::link::figure_id(&parts.document.reading, parts.mention_at);
    card(explorer, &super::figure_card(&Query::default(), &parts.document.id, &figure))
}

#[test]
fn a_figure_has_a_card_with_its_two_articles_and_one_independent_source() {
    let card = of_figure("gần 16 triệu người");
    assert_eq!(card.claim.replace('\u{a0}', " "), "Người tham gia BHXH, Việt Nam, đến 31/3/2021: gần 16 triệu người");
    assert_eq!((card.quotes.len(), card.others.len()), (1, 1));
    assert_eq!(card.agreement, "2 bài, 1 nguồn độc lập; cùng một giá trị");
    assert!(!card.others[0].note.is_empty(), "it is the same source");
    assert_eq!((card.verdict.as_str(), card.verdict_key), ("khớp", "khop"));
    assert!(card.checks.iter().any(|line| line.working.replace('\u{a0}', " ").starts_with("14,9 triệu + 1,1 triệu")));
    assert!(card.facts.iter().any(|(_, value)| value.contains("dưới 16")), "{:?}", card.facts);
    assert!(card.file_name.starts_with("the-kiem-chung_nguoi-tham-gia"), "{}", card.file_name);
}

#[test]
fn text_json_and_picture_say_the_same() {
    let card = of_figure("14,665 %");
    let text = card.text_at("https://a.vn/");
    let json: serde_json::Value = serde_json::from_str(&card.json_at("https://a.vn/")).unwrap();
    let spec = card.spec_at("https://a.vn/");
    assert!(text.contains("https://a.vn/#/the/000_dfed1fc10457625e:"), "{text}");
    assert!(text.contains(&card.claim) && text.contains("khớp nếu làm tròn"), "{text}");
    assert_eq!(json["claim"], card.claim.as_str());
    assert_eq!(json["review"]["@type"], "ClaimReview");
    assert_eq!(json["review"]["reviewRating"]["alternateName"], "khớp nếu làm tròn");
    assert!(json["review"]["reviewRating"]["ratingValue"].is_null(), "it rates nothing");
    assert_eq!(json["review"]["itemReviewed"]["appearance"].as_array().unwrap().len(), 1 + card.others.len());
    for line in &card.checks {
        assert!(text.contains(&line.working) && spec.lines.iter().any(|own| own.contains(&line.working)));
    }
    let layout = chart::layout::card(&spec, 800.0);
    assert!(layout.height > 200.0);
    // A copy on a disk has no address that others could follow.
    assert!(!card.text_at("file:///C:/").contains("#/the/"));
    let local: serde_json::Value = serde_json::from_str(&card.json_at("file:///C:/")).unwrap();
    assert!(local["url"].is_null() && local["review"]["url"].is_null());
}

#[test]
fn every_figure_and_every_check_has_a_card() {
    let explorer = fixture::seeds();
    let query = Query::default();
    for row in explorer.rows() {
        let parts = explorer.parts(row).unwrap();
        let figure = crate::link::figure_id(&parts.document.reading, parts.mention_at);
        let card = card(explorer, &super::figure_card(&query, &parts.document.id, &figure));
        assert!(serde_json::from_str::<serde_json::Value>(&card.json_at("")).is_ok(), "{}", card.claim);
        assert!(!card.verdict.is_empty() && !card.quotes.is_empty());
    }
    let report = explorer.report();
    let ids = report.checks.iter().map(|it| &it.id).chain(report.comparisons.iter().map(|it| &it.id));
    for id in ids {
        let card = card(explorer, &super::check_card(&query, id));
        assert!(!card.quotes.is_empty() && card.claim.contains(": "), "{id}");
        assert!(card.quotes.iter().all(|quote| !quote.quote.figure.is_empty()));
    }
    for nowhere in ["#/the/khong-co", "#/the/phep:khong-co", "#/the/000_dfed1fc10457625e:1-00000000.1"] {
        assert!(matches!(explorer.view(&Query::from_hash(nowhere).0, &[]).page, Page::Nothing { .. }), "{nowhere}");
    }
}
