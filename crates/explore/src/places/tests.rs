//! Places: their pages, what they were merged into, and the map.

use crate::places::{PlaceView, PlacesView};
use crate::{Explorer, Page, Query, fixture};

fn place(explorer: &Explorer, hash: &str) -> std::sync::Arc<PlaceView> {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Place(place) = explorer.view(&query, &[]).page else { panic!("no place at {hash}") };
    place
}

fn map(explorer: &Explorer, hash: &str) -> std::sync::Arc<PlacesView> {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Places(map) = explorer.view(&query, &[]).page else { panic!("no map at {hash}") };
    map
}

#[test]
fn a_province_has_its_targets_results_gaps_articles_and_successor() {
    let view = place(fixture::seeds(), "#/noi/VN-46");
    assert_eq!((view.name.as_str(), view.code.as_str()), ("Tiền Giang", "VN-46"));
    let successor = view.successor.clone().unwrap();
    assert_eq!(successor.text, "Từ 1/7/2025 thuộc Đồng Tháp (VN-45)");
    assert_eq!(place(fixture::seeds(), &successor.href).name, "Đồng Tháp");
    assert!(view.targets.iter().any(|target| target.name.contains("Tổng thu")), "{:?}", view.targets);
    let results: Vec<String> =
        view.results.iter().map(|line| format!("{}: {}", line.what, line.figure.text.replace('\u{a0}', " "))).collect();
    assert!(results.iter().any(|line| line.ends_with("trên 5.235 tỷ đồng")), "{results:?}");
    let gaps: Vec<String> = view.gaps.iter().map(|gap| gap.working.replace('\u{a0}', " ")).collect();
    assert!(gaps.iter().any(|line| line.starts_with("31,3 % − 38,08 % = −6,78 điểm %")), "{gaps:?}");
    assert_eq!(view.articles.len(), 1);
    assert!(view.crosses.is_empty());
}

#[test]
fn a_place_without_figures_is_known_and_an_unknown_one_says_so() {
    let view = place(fixture::seeds(), "#/noi/VN-45");
    assert!(view.results.is_empty() && view.successor.is_none());
    assert_eq!(view.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>(), ["Tiền Giang (VN-46)"]);
    for nowhere in ["#/noi/VN-99", "#/noi/khong-ro", "#/noi/tinh-chua-ro"] {
        assert!(matches!(fixture::seeds().view(&Query::from_hash(nowhere).0, &[]).page, Page::Nothing { .. }));
    }
}

#[test]
fn the_map_shows_63_provinces_or_34() {
    let explorer = fixture::seeds();
    let before = map(explorer, "#/noi");
    assert_eq!(before.tiles.len(), 63);
    assert!(before.tiles.iter().all(|tile| !tile.link.text.starts_with("VN-")), "every tile has a name");
    let known: Vec<&str> =
        before.tiles.iter().filter(|tile| !tile.value.is_empty()).map(|tile| tile.link.text.as_str()).collect();
    assert_eq!(known, ["Tiền Giang"]);
    let since = before.sets.iter().find(|set| set.link.href.contains("tinh=34")).unwrap();
    let since = map(explorer, &since.link.href);
    assert_eq!(since.tiles.len(), 34);
    assert!(since.tiles.iter().all(|tile| tile.value.is_empty()), "no figure is of the provinces of today");
    assert!(since.note.contains("1/7/2025"), "{}", since.note);
    for choice in &before.choices {
        let shown = map(explorer, &choice.link.href);
        assert!(shown.tiles.iter().any(|tile| !tile.value.is_empty()), "{}", choice.link.text);
        assert!(!shown.lines.is_empty());
    }
}

#[test]
fn what_crosses_the_merger_is_of_two_areas() {
    let explorer = fixture::read(&[
        ("a", "BHXH tỉnh Đồng Tháp cho biết, đến ngày 31/12/2024, toàn tỉnh có 95.000 người tham gia BHXH."),
        ("b", "BHXH tỉnh Đồng Tháp cho biết, đến ngày 31/12/2025, toàn tỉnh có 280.000 người tham gia BHXH."),
        ("c", "BHXH tỉnh Cà Mau cho biết, đến ngày 31/12/2024, toàn tỉnh có 60.000 người tham gia BHXH."),
    ]);
    let view = place(&explorer, "#/noi/VN-45");
    assert!(view.crosses.contains("1/7/2025"), "{}", view.crosses);
    let value = |hash: &str, name: &str| {
        let map = map(&explorer, hash);
        map.tiles.iter().find(|tile| tile.link.text == name).unwrap().value.clone()
    };
    assert_eq!(value("#/noi", "Đồng Tháp"), "95.000");
    assert_eq!(value("#/noi?tinh=34", "Đồng Tháp"), "280.000");
    assert_eq!(value("#/noi?tinh=34", "Cà Mau"), "", "the old province is another area");
    let heats: Vec<&str> =
        map(&explorer, "#/noi").tiles.iter().map(|tile| tile.heat).filter(|heat| !heat.is_empty()).collect();
    assert_eq!(heats, ["4", "1"]);
}

#[test]
fn a_corpus_of_one_country_has_no_entry_for_places() {
    let explorer = fixture::read(&[("a", "Đến ngày 31/12/2024, cả nước có 20 triệu người tham gia BHXH.")]);
    let nav = explorer.view(&Query::default(), &[]).shell.nav;
    assert!(nav.iter().all(|entry| !entry.link.href.ends_with("#/noi")), "{nav:?}");
    let seeds = fixture::seeds().view(&Query::default(), &[]).shell.nav;
    assert!(seeds.iter().any(|entry| entry.link.href.ends_with("#/noi")));
}
