//! Tables, CSV and description say what the spec says, no more and no less: as files in `testdata/chart/*.txt`, and
//! for any spec.

use expect_test::expect_file;
use proptest::prelude::*;

use super::*;
use crate::arbitrary::spec;
use crate::describe;
use crate::gallery::gallery;
use crate::spec::{Lang, Plot};

#[test]
fn charts_read_well_in_both_languages() {
    for (name, mut spec) in gallery().into_iter().filter(|(name, _)| !name.ends_with("200")) {
        let mut text = String::new();
        for lang in [Lang::Vi, Lang::En] {
            spec.lang = lang;
            text.push_str(&describe(&spec));
            text.push_str("\n\n");
            for table in tables(&spec) {
                text.push_str(&format!("{}\n{}\n", table.caption, table.head.join(" | ")));
                for row in &table.rows {
                    text.push_str(&format!("{}\n", row.cells.join(" | ")));
                }
                text.push('\n');
            }
        }
        text.push_str(&csv(&spec).replace('\r', ""));
        let path = format!("../../../../testdata/chart/{name}.txt");
        expect_file![path].assert_eq(&text);
    }
}

#[test]
fn long_charts_are_summed_up() {
    let (_, spec) = gallery().into_iter().find(|(name, _)| name == "bars-200").unwrap();
    let said = describe(&spec);
    assert!(said.contains("200 địa phương; cao nhất") && said.len() < 400, "{said}");
}

proptest! {
    #[test]
    fn tables_hold_every_value_once(spec in spec()) {
        let tables = tables(&spec);
        let marks: Vec<MarkId> = tables.iter().flat_map(|t| &t.rows).flat_map(|r| r.marks.clone()).collect();
        let all: Vec<MarkId> = spec.panels().iter().flat_map(Panel::data).map(|d| d.mark).collect();
        prop_assert_eq!(marks, all);
        for (table, panel) in tables.iter().zip(spec.panels()) {
            prop_assert!(table.rows.iter().all(|row| row.cells.len() == table.head.len()));
            let cells: Vec<&String> = table.rows.iter().flat_map(|row| &row.cells).collect();
            for datum in panel.data().filter(|datum| datum.finite().is_some()) {
                prop_assert!(cells.contains(&&datum.label), "{:?} is in no cell", datum.label);
            }
        }
    }

    #[test]
    fn csv_reads_back_to_the_values(spec in spec()) {
        let rows = parse(&csv(&spec));
        let data: Vec<&Datum> = spec.panels().iter().flat_map(Panel::data).collect();
        prop_assert_eq!(rows.len(), data.len() + 1);
        prop_assert_eq!(rows[0].join(","), CSV_HEAD);
        for (row, datum) in rows[1..].iter().zip(data) {
            prop_assert_eq!(row.len(), rows[0].len());
            let plain = if datum.finite().is_some() { datum.plain.as_str() } else { "" };
            prop_assert_eq!(row[4].as_str(), plain);
            prop_assert_eq!(row[6].as_str(), datum.label.as_str());
        }
    }

    #[test]
    fn a_line_is_told_by_its_ends_and_its_extremes(values in prop::collection::vec(-50..50i32, 2..12)) {
        let (_, mut spec) = gallery().into_iter().find(|(name, _)| name == "line-200").unwrap();
        let Plot::Panels(panels) = &mut spec.plot else { panic!("no panels") };
        let Marks::Line(series) = &mut panels[0].marks else { panic!("no line") };
        series[0].points.truncate(values.len());
        for (nth, (point, value)) in series[0].points.iter_mut().zip(&values).enumerate() {
            point.datum.value = Some(f64::from(*value));
            point.datum.label = format!("v{value}");
            point.when = format!("t{nth}");
        }
        let said = describe(&spec);
        let last = values.len() - 1;
        let (from, to) = (format!("v{} (t0)", values[0]), format!("v{} (t{last})", values[last]));
        let trend = match values[last].cmp(&values[0]) {
            std::cmp::Ordering::Greater => format!("Tăng từ {from} lên {to}"),
            std::cmp::Ordering::Less => format!("Giảm từ {from} xuống {to}"),
            std::cmp::Ordering::Equal => format!("{from}, {to}"),
        };
        prop_assert!(said.contains(&trend), "{said}");
        for (word, extreme) in [("cao nhất", values.iter().max()), ("thấp nhất", values.iter().min())] {
            let extreme = extreme.unwrap();
            let nth = values.iter().position(|value| value == extreme).unwrap();
            let is_told = said.contains(&format!("{word} v{extreme} (t{nth})"));
            prop_assert_eq!(is_told, nth != 0 && nth != last, "{}", said);
            prop_assert_eq!(said.matches(word).count(), usize::from(is_told));
        }
    }

    #[test]
    fn a_description_is_clean_and_names_what_it_knows(spec in spec()) {
        let said = describe(&spec);
        prop_assert!(!said.contains("NaN") && !said.contains("inf") && !said.contains(".."), "{}", said);
        for panel in spec.panels() {
            let Marks::Targets(rows) = &panel.marks else { continue };
            for datum in rows.iter().flat_map(TargetRow::values).map(|v| &v.datum).filter(|d| d.finite().is_some()) {
                prop_assert!(said.contains(&datum.label), "{:?} is not in {said:?}", datum.label);
            }
        }
    }
}

/// A reader of RFC 4180, written apart from the writer.
fn parse(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut is_quoted = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let row = rows.last_mut().unwrap();
        let cell = row.last_mut().unwrap();
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(String::new()),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            c => cell.push(c),
        }
    }
    rows.pop();
    rows
}
