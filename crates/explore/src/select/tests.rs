//! Selecting rows: the quick way finds what the plain one finds.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::download::FileFormat;
use crate::figures::Line;
use crate::query::{Column, Query};
use crate::ui_text::Language;
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

/// The number of a label: hedge, unit and scale word read apart from the code that writes them.
fn number_of(label: &str, language: Language) -> Option<Decimal> {
    let text = label.replace('\u{a0}', " ").replace('%', "");
    let at = text.find(|c: char| c.is_ascii_digit() || c == '−')?;
    let (number, after) = text[at..].split_once(' ').unwrap_or((&text[at..], ""));
    let scales = [("nghìn tỷ", 12), ("trillion", 12), ("tỷ", 9), ("billion", 9), ("triệu", 6), ("million", 6)];
    let scale = scales.into_iter().find(|(word, _)| after.starts_with(word)).map_or(0, |(_, exponent)| exponent);
    crate::query::typed::number(number, language)?.checked_mul(Decimal::scale(scale))
}

/// The numbers in a chart's description that are no label, date, name or count of the spec, and the labels that should
/// be there and are not.
fn unaccounted(spec: &chart::ChartSpec) -> Vec<String> {
    let mut said = chart::describe(spec);
    let (mut known, mut counts, mut due) = (vec![spec.title.clone()], vec![spec.panels().len()], Vec::new());
    for panel in spec.panels() {
        known.extend([panel.title.clone(), panel.unit.clone()]);
        due.extend(match &panel.marks {
            // What happened is told by its ends and its extremes.
            chart::Marks::Line(_) => vec![],
            chart::Marks::Bars(bars) if bars.bars.len() > 12 => vec![],
            chart::Marks::Bars(_) | chart::Marks::Targets(_) => panel.data().map(|datum| datum.label.clone()).collect(),
        });
        known.extend(panel.data().map(|datum| datum.label.clone()));
        match &panel.marks {
            chart::Marks::Line(series) => {
                for one in series {
                    known.push(one.name.clone());
                    known.extend(one.points.iter().flat_map(|point| [point.when.clone(), point.apart.clone()]));
                    let is_derived = |point: &&chart::Point| point.datum.role == chart::Role::Derived;
                    counts.extend([one.points.len(), one.points.iter().filter(is_derived).count()]);
                }
            }
            chart::Marks::Bars(bars) => {
                counts.push(bars.bars.len());
                known.extend(bars.bars.iter().map(|bar| bar.name.clone()));
            }
            chart::Marks::Targets(rows) => {
                known.extend(rows.iter().flat_map(|row| [row.name.clone(), row.gap.clone(), row.pace.clone()]));
            }
        }
    }
    let missing: Vec<String> = due.into_iter().filter(|label| !said.contains(label)).collect();
    known.sort_by_key(|words| std::cmp::Reverse(words.len()));
    for words in known.iter().filter(|words| !words.is_empty()) {
        said = said.replace(words.as_str(), "·");
    }
    let numbers = said.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let unknown = numbers.filter(|digits| !counts.iter().any(|count| count.to_string() == **digits));
    missing.into_iter().chain(unknown.map(str::to_owned)).collect()
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
    fn words_find_the_same_rows_whatever_was_typed_before_and_made_ready(
        typed in prop::collection::vec("(bảo hi|NĂM|năm 2|2|0|1,1|[a-e]| ){0,3}", 1..8),
        ahead in prop::sample::select(vec![0, 1, 7, 100_000]),
    ) {
        let explorer = explorer();
        let columns = Columns::new(&explorer.corpus, &explorer.findings);
        for text in typed {
            prop_assert!(columns.read_ahead(&explorer.corpus, ahead) || ahead < 100_000);
            let selection = Selection { text, ..Selection::default() };
            let expected: Vec<RowIdx> = all_rows().filter(|row| is_in(*row, &selection)).collect();
            prop_assert_eq!(chosen(&explorer.corpus, &columns, &selection), expected, "{}", selection.text);
        }
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
        language in prop::sample::select(vec![Language::Vi, Language::En]),
    ) {
        let explorer = explorer();
        let query = Query::default().select(|own| *own = selection.clone()).shown_as(tab);
        let query = Query { language, columns: [Column::Value, Column::Qualifier].into(), ..query };
        let Page::Figures(view) = explorer.view(&query, &[]).page else { panic!("not the page of figures") };
        let rows: Vec<RowIdx> = view.table.lines.iter().filter_map(|line| match line {
            Line::Row(row) => Some(*row),
            Line::Heading(_) => None,
        }).collect();
        prop_assert_eq!(view.table.n_rows, rows.len());
        let truth: Vec<Decimal> = rows.iter().map(|row| explorer.columns.value[row.0 as usize]).collect();
        for (row, value) in rows.iter().zip(&truth) {
            let cell = &explorer.row(&query, *row).unwrap().cells[0].text;
            let lower = cell.split('–').next().unwrap();
            prop_assert_eq!(number_of(lower, language), Some(*value), "{}", cell);
        }
        let column = |format, separator: char| -> Vec<Decimal> {
            let text = explorer.file(&query, format, "").text().to_owned();
            let cells = crate::download::tests::cells(text.trim_start_matches('\u{feff}'), separator);
            let at = cells[0].iter().position(|name| name == "value").unwrap();
            cells[1..].iter().map(|row| row[at].replace(',', ".").parse().unwrap()).collect()
        };
        prop_assert_eq!(column(FileFormat::Csv, ','), truth.clone());
        prop_assert_eq!(column(FileFormat::CsvExcel, ';'), truth.clone());
        let json = explorer.file(&query, FileFormat::JsonLines, "").text().to_owned();
        let values: Vec<f64> = json.lines().map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["value"].as_f64().unwrap()
        }).collect();
        prop_assert_eq!(values, truth.iter().map(|value| value.to_f64()).collect::<Vec<_>>());

        let picture = explorer.picture_of(&query);
        let spec = &picture.spec;
        let csv = crate::download::tests::cells(&chart::csv(spec), ',');
        let tables = chart::tables(spec);
        let in_tables = tables.iter().flat_map(|table| &table.rows).flat_map(|row| row.marks.clone());
        let data: Vec<&chart::Datum> = spec.panels().iter().flat_map(chart::Panel::data).collect();
        prop_assert_eq!(in_tables.collect::<Vec<_>>(), data.iter().map(|datum| datum.mark).collect::<Vec<_>>());
        prop_assert_eq!(csv.len(), data.len() + 1);
        for (datum, line) in data.iter().zip(&csv[1..]) {
            let value: Decimal = datum.plain.parse().unwrap();
            prop_assert_eq!(&line[4], &datum.plain);
            prop_assert_eq!(number_of(&datum.label, language), Some(value), "{}", datum.label);
            let behind = &picture.rows_of_mark[datum.mark.0 as usize];
            prop_assert!(!behind.is_empty());
            let is_derived = matches!(datum.role, chart::Role::Derived | chart::Role::DerivedTarget);
            for row in behind.iter().filter(|_| !is_derived) {
                prop_assert_eq!(explorer.columns.value[row.0 as usize], value);
                // A target stands beside its result, which the selection may leave out.
                let is_chosen = rows.contains(row);
                prop_assert!(is_chosen || matches!(spec.panels()[0].marks, chart::Marks::Targets(_)));
            }
        }
        for panel in spec.panels() {
            // One scale for the whole axis: every value is as far from its own.
            let scales: std::collections::BTreeSet<Option<usize>> = panel.data().filter_map(|datum| {
                let (value, plain) = (datum.value.unwrap(), datum.plain.parse::<Decimal>().unwrap().to_f64());
                let has_scale = |scale: f64| (plain / scale - value).abs() <= value.abs() * 1e-9;
                (plain != 0.0).then(|| [1.0, 1e3, 1e6, 1e9, 1e12].into_iter().position(has_scale))
            }).collect();
            prop_assert!(scales.len() <= 1);
            let is_scaled = panel.unit != panel.plain_unit;
            prop_assert!(scales.iter().all(|scale| scale.is_some_and(|scale| (scale > 0) == is_scaled)));
        }
        prop_assert_eq!(unaccounted(spec), Vec::<String>::new(), "{}", chart::describe(spec));
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
