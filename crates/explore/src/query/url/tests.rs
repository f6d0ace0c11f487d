//! Addresses: what they mean, what is noted and ignored, and that every query comes back.

use expect_test::{Expect, expect};
use proptest::prelude::*;

use super::*;
use crate::facet::FACETS;
use crate::query::Selection;

fn check(hash: &str, expected: Expect) {
    let (query, notes) = Query::from_hash(hash);
    let mut text = query.to_hash();
    for note in notes {
        _ = write!(text, "\n{note:?}");
    }
    expected.assert_eq(&text);
}

#[test]
fn nothing_is_the_start_page() {
    check("", expect!["#/"]);
    check("#", expect!["#/"]);
    check("#/so-lieu", expect!["#/so-lieu"]);
}

#[test]
fn lists_ranges_and_tabs_come_back_in_canonical_order() {
    check(
        "#/so-lieu?xem=duong&chi-so=b~a~b&ky=2021..2022-12&sap=-gia-tri&v=1",
        expect!["#/so-lieu?v=1&chi-so=a~b&ky=2021..2022-12&xem=duong&sap=-gia-tri"],
    );
    check(
        "#/so-lieu?gia-tri=1.50..&chua=l%C6%B0%E1%BB%A3t%20ng%C6%B0%E1%BB%9Di",
        expect!["#/so-lieu?v=1&gia-tri=1.5..&chua=l%C6%B0%E1%BB%A3t%20ng%C6%B0%E1%BB%9Di"],
    );
    check("#/bai/000_ab?so=12-1a2b3c4d.2&nn=en", expect!["#/bai/000_ab?v=1&so=12-1a2b3c4d.2&nn=en"]);
}

#[test]
fn what_is_not_understood_is_noted_and_ignored() {
    check(
        "#/khong-co",
        expect![[r##"
            #/
            Route("/khong-co")"##]],
    );
    check(
        "#/so-lieu?mau=do&xem=tron&ky=hom-nay&ky=2021-02-30&tinh-chat=chi-tieu~mo&v=9&nn=fr&sap=x",
        expect![[r##"
        #/so-lieu?v=1&tinh-chat=chi-tieu
        Key("mau")
        Value { key: "xem", value: "tron" }
        Value { key: "ky", value: "hom-nay" }
        Value { key: "ky", value: "2021-02-30" }
        Value { key: "tinh-chat", value: "mo" }
        Version("9")
        Value { key: "nn", value: "fr" }
        Value { key: "sap", value: "x" }"##]],
    );
    check("#/so-lieu?chua=100%&chi-so=", expect!["#/so-lieu?v=1&chua=100%25"]);
}

fn date() -> impl Strategy<Value = Option<PartialDate>> {
    let day = (1000..9999, proptest::option::of((1u8..=12, proptest::option::of(1u8..=28))));
    proptest::option::of(day.prop_map(|(year, rest)| PartialDate {
        year,
        month: rest.map(|(month, _)| month),
        day: rest.and_then(|(_, day)| day),
    }))
}

fn selection() -> impl Strategy<Value = Selection> {
    let facet = prop::sample::select(FACETS.iter().collect::<Vec<_>>());
    let value = (any::<i32>(), -6i16..9).prop_map(|(m, e)| Decimal::new(m.into(), e));
    let value = || proptest::option::of(value.clone());
    let chosen = prop::collection::vec((facet, "[^\u{0}]{1,8}", any::<prop::sample::Index>()), 0..5);
    (chosen, date(), date(), value(), value(), ".{0,12}").prop_map(|(chosen, from, to, low, high, text)| {
        let mut selection = Selection {
            period: DateRange { from, to },
            value: ValueRange { from: low, to: high },
            text,
            ..Selection::default()
        };
        for (info, value, at) in chosen {
            match info.shape {
                Shape::Fixed(values) => {
                    selection.values.entry(info.facet).or_default().insert(at.get(values).key.to_owned());
                }
                Shape::List | Shape::Tree => {
                    selection.values.entry(info.facet).or_default().insert(value);
                }
                _ => {}
            }
        }
        selection
    })
}

proptest! {
    #[test]
    fn every_query_survives_the_url(
        selection in selection(),
        article in proptest::option::of("[^/]{1,12}"),
        focus in proptest::option::of(".{1,12}"),
        search in ".{0,12}",
        tab in prop::sample::select(Tab::ALL),
        group in prop::sample::select(Group::ALL),
        columns in prop::collection::btree_set(prop::sample::select(Column::ALL), 0..4),
        kinds in prop::collection::btree_set(prop::sample::select(vec!["tong", "mau-so", "trung-so"]), 0..3),
        lens in prop::sample::select(Lens::ALL),
        order in prop::sample::select(ContextOrder::ALL),
        unit in prop::sample::select(WordUnit::ALL),
        reprints in prop::sample::select(Reprints::ALL),
        collection in prop::sample::select(Collection::ALL),
        provinces in prop::sample::select(Provinces::ALL),
        checks_tab in prop::sample::select(ChecksTab::ALL),
        page in 0..1000_u32,
        stop_words in prop::sample::select(StopWords::ALL),
        by in proptest::option::of(prop::sample::select(Column::ALL)),
    ) {
        let route = article.map_or(Route::Figures, Route::Article);
        let sort = Sort { by, direction: by.map_or(Direction::Ascending, |_| Direction::Descending) };
        let language = Language::En;
        let kinds = kinds.into_iter().map(str::to_owned).collect();
        let near = search.clone();
        let query = Query {
            kinds, checks_tab, page, stop_words, route, language, collection, selection, tab, sort, group, columns, focus, search, lens, order, unit, reprints, near,
            provinces,
        };
        let (back, notes) = Query::from_hash(&query.to_hash());
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(back, query);
    }

    #[test]
    fn no_text_fails(hash in ".{0,60}") {
        let (query, _) = Query::from_hash(&hash);
        prop_assert_eq!(Query::from_hash(&query.to_hash()).0, query);
    }
}

/// The keys of the address that are no facets.
const OTHER_KEYS: &[&str] = &[
    "v", "xem", "sap", "gop", "cot", "so", "loai", "muc", "trang", "q", "goc", "xep", "tu", "tu-noi", "dang-lai",
    "canh", "tinh", "kho", "nn",
];

#[test]
fn every_key_and_every_fixed_value_is_documented() {
    let docs = include_str!("../../../../../docs/links.md");
    let is_there = |key: &str| assert!(docs.contains(&format!("`{key}`")), "docs/links.md does not name `{key}`");
    for info in FACETS {
        is_there(info.key);
        assert!(docs.contains(info.help), "docs/links.md does not say of `{}`: {}", info.key, info.help);
        if let Shape::Fixed(values) = info.shape {
            values.iter().for_each(|value| is_there(value.key));
        }
    }
    OTHER_KEYS.iter().for_each(|key| is_there(key));
    for keys in [
        Tab::ALL.iter().map(|it| it.key()).collect::<Vec<_>>(),
        Group::ALL.iter().map(|it| it.key()).collect(),
        Column::ALL.iter().map(|it| it.key()).collect(),
        Lens::ALL.iter().map(|it| it.key()).collect(),
        ChecksTab::ALL.iter().map(|it| it.key()).collect(),
        ContextOrder::ALL.iter().map(|it| it.key()).collect(),
        WordUnit::ALL.iter().map(|it| it.key()).collect(),
        StopWords::ALL.iter().map(|it| it.key()).collect(),
        Reprints::ALL.iter().map(|it| it.key()).collect(),
        Collection::ALL.iter().map(|it| it.key()).collect(),
        Provinces::ALL.iter().map(|it| it.key()).collect(),
    ] {
        keys.into_iter().for_each(is_there);
    }
}

#[test]
fn no_key_is_forgotten_in_the_list_of_keys() {
    let known = |key: &str| OTHER_KEYS.contains(&key) || Facet::from_key(key).is_some();
    let full = "#/tim?v=1&chi-so=a&ky=2021..&gia-tri=1..&chua=a&xem=duong&sap=ky&gop=chi-so&cot=ky&so=1&loai=tong&muc=suy-ra&trang=2&q=a\
                &goc=tan-so&xep=p1&tu=tieng&tu-noi=giu&dang-lai=gop&canh=a&tinh=34&kho=toi&nn=en";
    let (query, notes) = Query::from_hash(full);
    assert_eq!(notes, vec![]);
    assert_eq!(query.to_hash(), full);
    for pair in full.split(['?', '&']).skip(1) {
        assert!(known(pair.split('=').next().unwrap()), "{pair}");
    }
}
