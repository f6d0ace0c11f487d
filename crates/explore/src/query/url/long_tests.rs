//! Addresses that are far too long: what is left out is said once, and every page is built.

use super::*;
use crate::fixture;

/// Texts of a key that say less than their length.
fn long_addresses() -> Vec<(&'static str, String)> {
    let many =
        |n: usize, part: &dyn Fn(usize) -> String, between: &str| (0..n).map(part).collect::<Vec<_>>().join(between);
    vec![
        ("values that there are not", format!("?chi-so={}", many(20_000, &|n| format!("x{n}"), "~"))),
        ("the same value again and again", format!("?noi={}", many(20_000, &|_| "01".to_owned(), "~"))),
        ("one key a value", format!("?{}", many(20_000, &|n| format!("bai=b{n}"), "&"))),
        ("fixed values that there are not", format!("?tinh-chat={}", many(20_000, &|n| format!("y{n}"), "~"))),
        ("columns that there are not", format!("?cot={}", many(20_000, &|n| format!("z{n}"), "~"))),
        ("unknown keys", format!("?{}", many(5_000, &|n| format!("k{n}=1"), "&"))),
        ("a key without end", format!("?{}=1", "k".repeat(1_000_000))),
        ("text that is searched", format!("?q={}", many(20_000, &|n| format!("w{n}"), "%20"))),
        ("a phrase that is searched", format!("?q=%22{}%22", "bảo hiểm ".repeat(2_000))),
        ("text that is filtered", format!("?chua={}", "bảo hiểm ".repeat(20_000))),
        ("a sentence", format!("?so={}", "1-".repeat(100_000))),
        ("signs", format!("?q={}&canh={}", "%22(*~".repeat(5_000), "-".repeat(10_000))),
        ("percent signs", format!("?q={}", "%".repeat(100_000))),
        ("pairs of nothing", format!("?{}", "&=".repeat(100_000))),
    ]
}

#[test]
fn what_is_too_much_is_left_out_and_said_so() {
    for (what, pairs) in long_addresses() {
        let (query, notes) = Query::from_hash(&format!("#/so-lieu{pairs}"));
        assert!(notes.len() <= MOST_NOTES + 1, "{what}: {}", notes.len());
        assert!(query.selection.values.values().all(|chosen| chosen.len() <= MOST_VALUES), "{what}");
        assert!(query.to_hash().len() <= 4 * MOST_BYTES, "{what}: {}", query.to_hash().len());
        if pairs.len() > MOST_BYTES {
            assert_eq!(notes.first(), Some(&UrlNote::Length), "{what}");
        }
        // What was read is read again, but for what was noted.
        let (again, _) = Query::from_hash(&query.to_hash());
        assert_eq!(again.selection.values, query.selection.values, "{what}");
    }
    let (query, notes) = Query::from_hash(&format!("#/bai/{}", "a".repeat(1_000_000)));
    assert_eq!((query.route, notes), (Route::Home, vec![UrlNote::Length]));
}

#[test]
fn so_many_values_of_a_facet_are_read_and_so_many_counted() {
    let all: Vec<String> = (0..MOST_VALUES + 7).map(|n| format!("v{n}")).collect();
    let (query, notes) = Query::from_hash(&format!("#/so-lieu?chi-so={}~v1~v2", all.join("~")));
    assert_eq!(query.selection.values[&Facet::Indicator].len(), MOST_VALUES);
    assert_eq!(notes, vec![UrlNote::Values { key: "chi-so".to_owned(), n_more: 7 }]);
    let keys: Vec<String> = (0..20).map(|n| format!("k{n}=1")).collect();
    let (_, notes) = Query::from_hash(&format!("#/?{}", keys.join("&")));
    assert_eq!(notes.len(), MOST_NOTES + 1);
    assert_eq!(notes.last(), Some(&UrlNote::More(20 - MOST_NOTES)));
}

#[test]
fn every_page_is_built_whatever_the_address() {
    let explorer = fixture::seeds();
    let id = explorer.corpus().documents[0].id.clone();
    for path in ["/", "/so-lieu", "/tim", "/doi-chieu", "/truyen-thong", "/phuong-phap", &format!("/bai/{id}")] {
        for (what, pairs) in long_addresses() {
            let (query, notes) = Query::from_hash(&format!("#{path}{pairs}"));
            let view = explorer.view(&query, &notes);
            assert!(view.shell.notes.iter().all(|note| note.chars().count() < 300), "{path}, {what}");
            if let crate::Page::Figures(view) = view.page {
                assert!(view.bar.parts.len() <= 60 && view.notes.len() < 60, "{path}, {what}");
                let is_all_named = query.selection.values.values().all(|chosen| chosen.len() <= 40);
                assert_eq!(view.bar.more.is_none(), is_all_named, "{path}, {what}");
            }
        }
    }
}
