//! The figures as official statistics exchange them: SDMX-CSV 2, for the data structure that [`structure`] writes.
//!
//! A statement of an article is an observation: its id is a dimension, so that two articles that state the same thing are
//! two observations and not a clash. What is not known of a dimension is the code `_U`, as SDMX says it; of an attribute,
//! nothing. Only time has no code for "unknown": a row without it is left out, and its absence is counted.

pub(super) mod structure;

use std::collections::BTreeMap;

use store::Glossary;

use super::csv::field;
use super::record::{Record, Row};
use super::when;

/// What is not known.
const UNKNOWN: &str = "_U";

/// Agency, id and version of the data flow.
const FLOW: &str = "SOLIEU:FIGURES(1.0.0)";

/// The file, and how many rows are in it.
pub(super) fn data(records: &[Record], glossary: &Glossary) -> (String, usize) {
    let codes = IndicatorCodes::of(glossary);
    let names = structure::components().map(|component| component.id);
    let mut text = String::from("STRUCTURE,STRUCTURE_ID,ACTION");
    names.for_each(|name| {
        text.push(',');
        text.push_str(name);
    });
    text.push_str("\r\n");
    let mut n_rows = 0;
    for record in records {
        let Some(time) = when::time_period(Row(record)) else { continue };
        n_rows += 1;
        text.push_str("dataflow,");
        text.push_str(&field(FLOW, ','));
        text.push_str(",I");
        for component in structure::components() {
            text.push(',');
            // A cell on one line: readers of this form go by lines.
            let cell = value(component.id, Row(record), &codes, &time);
            let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&field(&cell, ','));
        }
        text.push_str("\r\n");
    }
    (text, n_rows)
}

/// What a row has in a component.
fn value(component: &str, row: Row<'_>, codes: &IndicatorCodes, time: &str) -> String {
    let coded = |cell: &str| if cell.is_empty() { UNKNOWN.to_owned() } else { structure::code_of(cell) };
    match component {
        "FIGURE" => row.cell("figure_id").to_owned(),
        "INDICATOR" => codes.code(row.cell("indicator")).to_owned(),
        "MEASURE" => coded(row.cell("measure")),
        "STATUS" => coded(row.cell("status")),
        "REF_AREA" => coded(row.cell("place_at_publication")),
        "TIME_PERIOD" => time.to_owned(),
        "OBS_VALUE" => row.cell("value").to_owned(),
        "UNIT_MULT" => "0".to_owned(),
        "OBS_STATUS" => observation_status(row).to_owned(),
        "CONF_STATUS" => confidentiality(row).to_owned(),
        "SCOPE" => row.cell("scope").to_uppercase(),
        "QUALIFIER" => row.cell("qualifier").to_uppercase(),
        "VERDICT" => row.cell("verdict").to_uppercase(),
        other => {
            let column = structure::components().find(|component| component.id == other);
            column.map_or("", |component| row.cell(component.column)).to_owned()
        }
    }
}

/// `F` a forecast, `E` an estimate ("khoảng"), else `V`: taken over as received, not validated. A machine read it, and no
/// statistician.
fn observation_status(row: Row<'_>) -> &'static str {
    match (row.cell("status"), row.cell("qualifier")) {
        ("forecast", _) => "F",
        (_, "about") => "E",
        _ => "V",
    }
}

/// `F`, free, for what was published; of other texts it is not known.
fn confidentiality(row: Row<'_>) -> &'static str {
    let is_published = !row.cell("publisher").is_empty() || !row.cell("url").is_empty();
    if is_published { "F" } else { "" }
}

/// The codes of indicators: their ids with what a code of SDMX may hold, no two the same.
pub(super) struct IndicatorCodes(BTreeMap<String, String>);

impl IndicatorCodes {
    pub(super) fn of(glossary: &Glossary) -> IndicatorCodes {
        let mut codes: BTreeMap<String, String> = BTreeMap::new();
        let mut taken = std::collections::BTreeSet::from([UNKNOWN.to_owned()]);
        for indicator in &glossary.indicators {
            let plain = structure::code_of(&indicator.id);
            let numbered = (2_usize..).map(|n| format!("{plain}_{n}"));
            let free = std::iter::once(plain.clone()).chain(numbered).find(|code| !taken.contains(code));
            if let Some(code) = free {
                taken.insert(code.clone());
                codes.insert(indicator.id.clone(), code);
            }
        }
        IndicatorCodes(codes)
    }

    /// The code of an indicator; `_U` for a figure that has none.
    pub(super) fn code(&self, id: &str) -> &str {
        self.0.get(id).map_or(UNKNOWN, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Query;
    use crate::download::FileFormat;
    use crate::download::record::tests::row_of;
    use crate::download::tests::cells;
    use crate::fixture;

    #[test]
    fn every_row_with_a_period_is_an_observation_under_the_codes_of_the_structure() {
        let file = |format| fixture::seeds().file(&Query::from_hash("#/so-lieu").0, format, "");
        let (data, structure) = (file(FileFormat::Sdmx), file(FileFormat::SdmxStructure).text().to_owned());
        let rows = cells(data.text(), ',');
        assert_eq!(rows.len(), data.n_rows + 1);
        let with_period = cells(file(FileFormat::Csv).text(), ',');
        let column = |name: &str| with_period[0].iter().position(|it| it == name).unwrap();
        let is_dated = |row: &&Vec<String>| !row[column("period_end")].is_empty();
        assert_eq!(with_period.iter().skip(1).filter(is_dated).count(), data.n_rows);
        let mut keys: Vec<&str> = rows.iter().skip(1).map(|row| row[3].as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), data.n_rows, "no key stands twice");
        for (at, name) in rows[0].iter().enumerate().skip(3) {
            assert!(structure.contains(&format!(" id=\"{name}\"")), "{name} has no component");
            if structure.contains(&format!("Codelist id=\"CL_{name}\"")) {
                for row in rows.iter().skip(1).filter(|row| !row[at].is_empty()) {
                    assert!(structure.contains(&format!("<str:Code id=\"{}\"", row[at])), "{name}: {}", row[at]);
                }
            }
        }
    }

    #[test]
    fn what_nobody_knows_is_said_to_be_unknown() {
        let dated = [("figure_id", "a.1"), ("value", "5"), ("period_type", "as_of"), ("period_end", "2021-03-31")];
        let (text, n_rows) = data(&[row_of(&dated), row_of(&[("figure_id", "a.2")])], &Glossary::default());
        assert_eq!(n_rows, 1);
        assert!(text.contains("FIGURES(1.0.0),I,a.1,_U,_U,_U,_U,2021-03-31,5,"), "{text}");
        assert!(!text.contains("a.2"));
        assert!(cells(&text, ',')[1].contains(&"V".to_owned()) && !cells(&text, ',')[1].contains(&"F".to_owned()));
    }

    #[test]
    fn ids_that_become_alike_get_codes_apart() {
        let indicator =
            |id: &str| store::glossary::Indicator { id: id.to_owned(), ..store::glossary::Indicator::default() };
        let glossary =
            Glossary { indicators: ["a.b", "a_b", "~", "~x y"].map(indicator).to_vec(), ..Glossary::default() };
        let codes = IndicatorCodes::of(&glossary);
        assert_eq!(["a.b", "a_b", "~", "~x y", "?"].map(|id| codes.code(id)), ["A_B", "A_B_2", "OTHER", "X_Y", "_U"]);
    }
}
