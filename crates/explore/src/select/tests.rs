//! Selecting rows: the quick way finds what the plain one finds.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::download::FileFormat;
use crate::figures::Line;
use crate::query::Query;
use crate::{Explorer, Page, fixture};

fn explorer() -> &'static Explorer {
    fixture::seeds()
}

/// Whether a row has a value, or in a tree one under it.
fn has(row: RowIdx, facet: Facet, value: &str) -> bool {
    let columns = &explorer().columns;
    let key = &columns.values[facet as usize].keys[columns.code(facet, row).unwrap() as usize];
    let is_under = || key.strip_prefix(value).is_some_and(|rest| rest.starts_with('.'));
    key == value || (facet == Facet::Indicator && is_under())
}

/// The sentence of a row, folded.
fn sentence(row: RowIdx) -> &'static str {
    static SENTENCES: OnceLock<Vec<String>> = OnceLock::new();
    let folded = |row: RowIdx| {
        let parts = explorer().parts(row).unwrap();
        let sentence = parts.document.reading.sentences[parts.mention.sentence as usize];
        labels::folded(sentence.span.of(&parts.document.text))
    };
    &SENTENCES.get_or_init(|| all_rows().map(folded).collect())[row.0 as usize]
}

/// Whether a row is in a selection, from the words of the rules and one row at a time.
fn is_in(row: RowIdx, selection: &Selection) -> bool {
    let explorer = explorer();
    let parts = explorer.parts(row).unwrap();
    let of_values = selection.values.iter().all(|(facet, chosen)| chosen.iter().any(|chosen| has(row, *facet, chosen)));
    let period = parts
        .observation
        .and_then(|fact| fact.period)
        .and_then(|governing| governing.period.end.or(governing.period.start));
    let of_period = selection.period.is_open()
        || period.is_some_and(|end| {
            selection.period.from.is_none_or(|from| end >= first_day(from).unwrap())
                && selection.period.to.is_none_or(|to| end <= last_day(to).unwrap())
        });
    let value = parts.observation.map_or(parts.mention.value, |fact| fact.signed);
    let of_value =
        selection.value.from.is_none_or(|from| value >= from) && selection.value.to.is_none_or(|to| value <= to);
    let of_text = selection.text.split_whitespace().all(|word| sentence(row).contains(&labels::folded(word)));
    of_values && of_period && of_value && of_text
}

/// Some values that the corpus has, in some facets.
fn selection() -> impl Strategy<Value = Selection> {
    let facets = FACETS.iter().filter(|info| !matches!(info.shape, Shape::Dates | Shape::Values | Shape::Text));
    let facets: Vec<Facet> = facets.map(|info| info.facet).collect();
    let value = (prop::sample::select(facets), any::<prop::sample::Index>())
        .prop_map(|(facet, at)| (facet, at.get(&explorer().columns.values[facet as usize].keys).clone()));
    let date = || {
        proptest::option::of((2019..2025, 1u8..=12).prop_map(|(year, month)| PartialDate {
            year,
            month: Some(month),
            day: None,
        }))
    };
    let bound = || proptest::option::of((0..10i64, 0..9i16).prop_map(|(m, e)| Decimal::new(m.into(), e)));
    let text = prop::sample::select(vec!["", "", "bao hiem", "người", "NĂM 2023", "khong co tu nay"]);
    let range = prop_oneof![3 => Just((None, None, None, None)), 1 => (date(), date(), bound(), bound())];
    (prop::collection::vec(value, 0..4), range, text).prop_map(|(values, (from, to, low, high), text)| {
        let mut selection = Selection {
            period: DateRange { from, to },
            value: ValueRange { from: low, to: high },
            text: text.to_owned(),
            ..Selection::default()
        };
        for (facet, key) in values {
            selection.values.entry(facet).or_default().insert(key);
        }
        selection
    })
}

fn all_rows() -> impl Iterator<Item = RowIdx> {
    (0..explorer().columns.len() as u32).map(RowIdx)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn counts_equal_a_recount_by_hand(selection in selection()) {
        let explorer = explorer();
        let selected = select(&explorer.corpus, &explorer.columns, &selection);
        let rows: Vec<RowIdx> = all_rows().filter(|row| is_in(*row, &selection)).collect();
        prop_assert_eq!(&selected.rows, &rows);
        for info in FACETS {
            let dictionary = &explorer.columns.values[info.facet as usize];
            // What one sees when a value alone is chosen in its facet: everything that the others let through and has it.
            let mut others = selection.clone();
            others.clear(info.facet);
            let seen: Vec<RowIdx> = all_rows().filter(|row| is_in(*row, &others)).collect();
            for (code, key) in dictionary.keys.iter().enumerate() {
                let n_rows = seen.iter().filter(|row| has(**row, info.facet, key)).count();
                prop_assert_eq!(selected.counts[info.facet as usize][code] as usize, n_rows, "{} {}", info.key, key);
            }
        }
        let mut others = selection.clone();
        others.clear(Facet::Period);
        let by_month: u32 = selected.counts[Facet::Period as usize].iter().sum();
        let without_period = all_rows().filter(|row| is_in(*row, &others)).count();
        prop_assert_eq!(by_month as usize, without_period);
    }

    #[test]
    fn another_filter_never_adds_rows(selection in selection(), other in selection()) {
        let explorer = explorer();
        let before = chosen(&explorer.corpus, &explorer.columns, &selection);
        let mut narrower = selection.clone();
        for (facet, values) in other.values {
            narrower.values.entry(facet).or_insert(values);
        }
        let after = chosen(&explorer.corpus, &explorer.columns, &narrower);
        prop_assert!(after.iter().all(|row| before.contains(row)));
    }

    #[test]
    fn table_chart_files_and_description_hold_the_same_numbers(
        selection in selection(),
        tab in prop::sample::select(crate::query::Tab::ALL),
    ) {
        let explorer = explorer();
        let query = Query::default().select(|own| *own = selection.clone()).shown_as(tab);
        let Page::Figures(view) = explorer.view(&query, &[]).page else { panic!("not the page of figures") };
        let rows: Vec<RowIdx> = view.table.lines.iter().filter_map(|line| match line {
            Line::Row(row) => Some(*row),
            Line::Heading { .. } => None,
        }).collect();
        prop_assert_eq!(view.table.n_rows, rows.len());
        let file = explorer.download(&query, FileFormat::JsonLines);
        let values: Vec<f64> = file.text.lines().map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["value"].as_f64().unwrap()
        }).collect();
        let of_rows: Vec<f64> = rows.iter().map(|row| explorer.columns.value[row.0 as usize].to_f64()).collect();
        prop_assert_eq!(values, of_rows);
        let spec = &view.picture.spec;
        let (csv, description) = (chart::csv(spec), chart::describe(spec));
        for datum in spec.panels().iter().flat_map(chart::Panel::data) {
            let behind = &view.picture.rows_of_mark[datum.mark.0 as usize];
            prop_assert!(!behind.is_empty());
            prop_assert!(csv.contains(&format!(",{},", datum.plain)), "{}", datum.plain);
            if datum.role != chart::Role::Derived {
                for row in behind {
                    prop_assert_eq!(explorer.columns.value[row.0 as usize].to_string(), datum.plain.clone());
                    // A target stands beside its result, which the selection may leave out.
                    let is_chosen = rows.contains(row);
                    prop_assert!(is_chosen || matches!(spec.panels()[0].marks, chart::Marks::Targets(_)));
                }
            }
        }
        prop_assert!(!description.is_empty());
        let n_data: usize = spec.panels().iter().map(|panel| panel.data().len()).sum();
        prop_assert_eq!(csv.lines().count(), n_data + 1);
    }

    #[test]
    fn the_url_gives_the_same_rows(selection in selection()) {
        let explorer = explorer();
        let query = Query::default().select(|own| *own = selection.clone());
        let (back, notes) = Query::from_hash(&query.to_hash());
        prop_assert_eq!(notes, vec![]);
        prop_assert_eq!(
            chosen(&explorer.corpus, &explorer.columns, &back.selection),
            chosen(&explorer.corpus, &explorer.columns, &selection)
        );
    }
}
