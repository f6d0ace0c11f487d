//! A chart as tables for the reader, and as CSV for other programs.

use std::borrow::Cow;

use time::Date;

use crate::spec::{ChartSpec, Datum, Hedge, MarkId, Marks, Panel, Point, Role, TargetRow, TargetValue, n_decimals};
use crate::ui_text::{capital, words};

/// One panel as a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it shows, with the unit.
    pub caption: String,
    /// Heads of the columns.
    pub head: Vec<String>,
    /// The rows, in the order of the spec.
    pub rows: Vec<Row>,
}

/// A row of a [`Table`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The marks that the row shows.
    pub marks: Vec<MarkId>,
    /// Final strings, as many as there are heads.
    pub cells: Vec<String>,
}

/// One table for each panel.
#[must_use]
pub fn tables(spec: &ChartSpec) -> Vec<Table> {
    spec.panels().iter().map(|panel| table(spec, panel)).collect()
}

fn table(spec: &ChartSpec, panel: &Panel) -> Table {
    let words = words(spec.lang);
    let columns = &words.columns;
    let value = |datum: &Datum| {
        if datum.finite().is_some() { spec.format.label(datum).into_owned() } else { words.missing.to_owned() }
    };
    let optional =
        |of: &Option<TargetValue>| of.as_ref().map_or_else(|| words.missing.to_owned(), |of| value(&of.datum));
    let kind = |point: &Point| match point.apart.as_str() {
        "" => words.role(point.datum.role).to_owned(),
        apart => format!("{}; {apart}", words.role(point.datum.role)),
    };
    let title = if panel.title.is_empty() { &spec.title } else { &panel.title };
    let caption =
        if panel.unit.is_empty() { title.clone() } else { format!("{title} ({}: {})", words.unit, panel.unit) };
    let head = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let (head, rows) = match &panel.marks {
        Marks::Line(series) => {
            let rows = series.iter().flat_map(|s| {
                s.points.iter().map(|p| Row {
                    marks: vec![p.datum.mark],
                    cells: vec![s.name.clone(), spec.format.when(p).into_owned(), value(&p.datum), kind(p)],
                })
            });
            (head(&[columns.series, columns.period, columns.value, columns.kind]), rows.collect())
        }
        Marks::Bars(bars) => {
            let rows = bars.bars.iter().map(|bar| Row {
                marks: vec![bar.datum.mark],
                cells: vec![bar.name.clone(), value(&bar.datum), words.role(bar.datum.role).to_owned()],
            });
            let noun = if bars.noun.is_empty() { columns.name.to_owned() } else { capital(&bars.noun) };
            (head(&[&noun, columns.value, columns.kind]), rows.collect())
        }
        Marks::Targets(rows) => {
            let rows = rows.iter().map(|row| Row {
                marks: row.values().map(|value| value.datum.mark).collect(),
                cells: vec![
                    row.name.clone(),
                    optional(&row.target),
                    optional(&row.result),
                    row.gap.clone(),
                    row.pace.clone(),
                ],
            });
            (head(&[columns.name, columns.target, columns.result, columns.gap, columns.pace]), rows.collect())
        }
    };
    Table { caption, head, rows }
}

/// The names of the columns of [`csv`].
pub(crate) const CSV_HEAD: &str = "panel,name,period_start,period_end,value,unit,label,qualifier,status,note";

/// Every value of the chart as CSV (RFC 4180, UTF-8): dot decimals, ISO dates, one line for each mark. The note says why a
/// value cannot be compared with the one before it.
#[must_use]
pub fn csv(spec: &ChartSpec) -> String {
    let mut out = String::from(CSV_HEAD);
    out.push_str("\r\n");
    for panel in spec.panels() {
        let title = if panel.title.is_empty() { &spec.title } else { &panel.title };
        let mut line = |name: &str, (start, end): (Option<Date>, Option<Date>), datum: &Datum, note: &str| {
            let plain = plain(datum);
            let (start, end) = (start.map(iso).unwrap_or_default(), end.map(iso).unwrap_or_default());
            let cells = [
                title,
                name,
                &start,
                &end,
                &plain,
                &panel.plain_unit,
                &spec.format.label(datum),
                hedge(datum.hedge),
                role(datum.role),
                note,
            ];
            out.push_str(&cells.map(quoted).join(","));
            out.push_str("\r\n");
        };
        match &panel.marks {
            Marks::Line(series) => {
                for s in series {
                    s.points.iter().for_each(|p| line(&s.name, (p.start, Some(p.date)), &p.datum, &p.apart));
                }
            }
            Marks::Bars(bars) => bars.bars.iter().for_each(|bar| line(&bar.name, (None, None), &bar.datum, "")),
            Marks::Targets(rows) => {
                rows.iter()
                    .flat_map(TargetRow::values)
                    .for_each(|value| line(&value.name, (value.start, value.end), &value.datum, ""));
            }
        }
    }
    out
}

fn quoted(cell: &str) -> String {
    if cell.contains([',', '"', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() }
}

/// The exact decimal of a value; empty if it is missing.
pub(crate) fn plain(datum: &Datum) -> Cow<'_, str> {
    match datum.finite() {
        None => "".into(),
        Some(_) if !datum.plain.is_empty() => datum.plain.as_str().into(),
        Some(value) => {
            let decimals = n_decimals(value);
            let shift = 10_i128.pow(decimals.into());
            let whole = (value * shift as f64).round() as i128;
            let sign = if whole < 0 { "-" } else { "" };
            let (before, after) =
                (whole.unsigned_abs() / shift.unsigned_abs(), whole.unsigned_abs() % shift.unsigned_abs());
            if decimals == 0 {
                format!("{sign}{before}").into()
            } else {
                format!("{sign}{before}.{after:0width$}", width = usize::from(decimals)).into()
            }
        }
    }
}

pub(crate) fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// The words of the project's other files.
pub(crate) fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exact => "exact",
        Hedge::Almost => "almost",
        Hedge::Over => "over",
        Hedge::About => "about",
        Hedge::AtLeast => "at_least",
        Hedge::AtMost => "at_most",
    }
}

pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Result | Role::Earlier => "actual",
        Role::Target => "target",
        Role::Plan => "plan",
        Role::Forecast => "forecast",
        Role::Derived => "derived",
        Role::DerivedTarget => "derived_target",
    }
}

#[cfg(test)]
mod tests;
