//! A chart in sentences, for screen readers and for whoever would rather read. Patterns are here, nouns are the spec's.

use std::cmp::Ordering;

use crate::spec::{
    Bars, ChartSpec, Datum, Format, MarkId, Marks, Panel, Plot, Point, Role, Series, TargetRow, TargetValue,
};
use crate::ui_text::{Words, capital, words};

/// The chart in sentences, one paragraph for each panel.
#[must_use]
pub fn describe(spec: &ChartSpec) -> String {
    let words = words(spec.lang);
    let panels = match &spec.plot {
        Plot::Nothing(nothing) => return format!("{}. {}", spec.title, sentence(&nothing.words)),
        Plot::Panels(panels) => panels,
    };
    let mut paragraphs = Vec::new();
    if panels.len() != 1 {
        paragraphs.push(format!("{}: {} {}.", spec.title, panels.len(), words.panels));
    }
    for panel in panels {
        let title = if panels.len() == 1 { &spec.title } else { &panel.title };
        paragraphs.push(of_panel(Say { words, format: spec.format }, title, panel));
    }
    paragraphs.join("\n")
}

/// One value, for screen readers and beside the pointer: "BHXH tự nguyện, 31/3/2021: gần 1,1 triệu (chỉ tiêu)". Of a
/// thousand marks few are ever asked for, so it is made when it is. Empty for a mark that is not in the spec.
#[must_use]
pub fn describe_mark(spec: &ChartSpec, mark: MarkId) -> String {
    let (words, format) = (words(spec.lang), spec.format);
    let in_panel = |panel: &Panel| match &panel.marks {
        Marks::Line(series) => series.iter().find_map(|one| {
            let point = one.points.iter().find(|point| point.datum.mark == mark)?;
            let name = Some(one.name.as_str()).filter(|name| series.len() > 1 && !name.is_empty());
            Some(words.of_point(format, name, point))
        }),
        Marks::Bars(bars) => {
            let bar = bars.bars.iter().find(|bar| bar.datum.mark == mark)?;
            Some(words.of_named(format, &bar.name, &bar.datum))
        }
        Marks::Targets(rows) => rows.iter().find_map(|row| {
            let value = row.values().find(|value| value.datum.mark == mark)?;
            Some(words.of_named(format, &value.name, &value.datum))
        }),
    };
    spec.panels().iter().find_map(in_panel).unwrap_or_default()
}

/// The language in which things are said, and how numbers and dates are written in it.
#[derive(Clone, Copy)]
struct Say {
    words: &'static Words,
    format: Format,
}

fn of_panel(say: Say, title: &str, panel: &Panel) -> String {
    let words = say.words;
    let kind = match &panel.marks {
        Marks::Line(_) => words.line_chart,
        Marks::Bars(_) => words.bar_chart,
        Marks::Targets(_) => words.target_chart,
    };
    let unit = if panel.unit.is_empty() { String::new() } else { format!(" ({}: {})", words.unit, panel.unit) };
    let title = if title.is_empty() { String::new() } else { format!(": {title}") };
    let mut said = vec![format!("{kind}{title}{unit}.")];
    match &panel.marks {
        Marks::Line(series) => said.extend(series.iter().map(|s| of_series(say, s))),
        Marks::Bars(bars) => said.extend(of_bars(say, bars)),
        Marks::Targets(rows) => said.extend(rows.iter().map(|row| of_row(say, row))),
    }
    if panel.data().all(|datum| datum.finite().is_none()) {
        said.push(sentence(words.no_value));
    }
    said.retain(|s| !s.is_empty());
    said.join(" ")
}

/// What the description of a line says of it, found in one pass.
#[derive(Default)]
struct SeriesSummary<'a> {
    n_known: usize,
    n_derived: usize,
    /// The first that has a value.
    only: Option<&'a Point>,
    /// What was reached: the first, the last, the first of the greatest and the first of the least.
    reached: Option<[(&'a Point, f64); 4]>,
    /// Whether of what was reached any two neighbours can be compared.
    is_one_sort: bool,
    /// What was aimed at, which is no part of what happened.
    aimed: Vec<&'a Point>,
}

impl<'a> SeriesSummary<'a> {
    fn of(series: &'a Series) -> SeriesSummary<'a> {
        let mut summary = SeriesSummary { is_one_sort: true, ..SeriesSummary::default() };
        for point in &series.points {
            let Some(value) = point.datum.finite() else { continue };
            summary.n_known += 1;
            summary.n_derived += usize::from(point.datum.role == Role::Derived);
            summary.only = summary.only.or(Some(point));
            if !is_reached(point) {
                if summary.aimed.len() < MOST_TOLD {
                    summary.aimed.push(point);
                }
                continue;
            }
            let here = (point, value);
            summary.reached = Some(match summary.reached {
                None => [here; 4],
                Some([first, last, high, low]) => {
                    summary.is_one_sort &= series.may_connect(last.0, point);
                    [first, here, if value > high.1 { here } else { high }, if value < low.1 { here } else { low }]
                }
            });
        }
        summary
    }
}

fn is_reached(point: &Point) -> bool {
    matches!(point.datum.role, Role::Result | Role::Derived)
}

/// "BHXH tự nguyện: 4 giá trị, 1 chỉ tiêu. Tăng từ 1,1 triệu (31/12/2020) lên 1,46 triệu (31/12/2022); cao nhất …".
fn of_series(say: Say, series: &Series) -> String {
    let Say { words, format } = say;
    let summary = SeriesSummary::of(series);
    let name = if series.name.is_empty() { String::new() } else { format!("{}: ", series.name) };
    let n_missing = series.points.len() - summary.n_known;
    let mut said = match (summary.only, summary.n_known) {
        (None, _) if name.is_empty() => return String::new(),
        (None, _) => return format!("{name}{}.", words.missing),
        (Some(only), 1) => format!("{name}{}", words.of_point(format, None, only)),
        (Some(_), n) => format!("{name}{}", words.count(n)),
    };
    for (n, word) in [(summary.n_derived, words.derived), (n_missing, words.missing)] {
        if n > 0 && summary.n_known > 1 {
            said.push_str(&format!(", {n} {word}"));
        }
    }
    said.push('.');
    if summary.n_known == 1 {
        return said;
    }
    match summary.reached {
        _ if !summary.is_one_sort => said.push_str(&apart(say, series)),
        Some([first, last, high, low]) if first.0.datum.mark != last.0.datum.mark => {
            said.push_str(&trend(say, first, last));
            // An end of the line is described already.
            let ends = [first.0.datum.mark, last.0.datum.mark];
            for (word, (point, _)) in [(words.highest, high), (words.lowest, low)] {
                if !ends.contains(&point.datum.mark) {
                    said.push_str(&format!("; {word} {}", at(say, point)));
                }
            }
            said.push('.');
        }
        _ => {}
    }
    for point in summary.aimed {
        said.push_str(&format!(" {} {}.", capital(words.role(point.datum.role)), at(say, point)));
    }
    said
}

/// So many targets, forecasts and values that cannot be compared are listed one by one.
const MOST_TOLD: usize = 6;

/// " 1,1 triệu (31/12/2020); 1,46 triệu (31/12/2022). Đường ngắt …": values that cannot be compared, one by one.
fn apart(say: Say, series: &Series) -> String {
    let reached = || series.points.iter().filter(|point| point.datum.finite().is_some() && is_reached(point));
    let told: Vec<String> = reached().take(MOST_TOLD).map(|point| at(say, point)).collect();
    let mut said = format!(" {}.", told.join("; "));
    for why in reached().filter_map(|point| say.words.break_before(say.format, point)) {
        said.push_str(&format!(" {}", sentence(&why)));
    }
    said
}

/// " Tăng từ a lên b".
fn trend(say: Say, (first, a): (&Point, f64), (last, b): (&Point, f64)) -> String {
    let (words, from, to) = (say.words, at(say, first), at(say, last));
    match b.total_cmp(&a) {
        Ordering::Greater => format!(" {} {from} {} {to}", capital(words.rises), words.up),
        Ordering::Less => format!(" {} {from} {} {to}", capital(words.falls), words.down),
        Ordering::Equal => format!(" {} {from}, {to}", capital(words.stays)),
    }
}

/// "1,1 triệu (31/12/2020)".
fn at(say: Say, point: &Point) -> String {
    format!("{} ({})", say.format.label(&point.datum), say.format.when(point))
}

/// All bars if they are few, else how many there are, the highest and the lowest.
fn of_bars(say: Say, bars: &Bars) -> Vec<String> {
    const FEW: usize = 12;
    let known: Vec<_> = bars.bars.iter().filter_map(|b| Some((b, b.datum.finite()?))).collect();
    if bars.bars.len() <= FEW {
        let all: Vec<String> = bars.bars.iter().map(|b| format!("{}: {}", b.name, value(say, &b.datum))).collect();
        return if all.is_empty() { Vec::new() } else { vec![format!("{}.", all.join("; "))] };
    }
    let mut high = known.first();
    let mut low = known.first();
    for one in &known {
        high = if high.is_some_and(|h| one.1 > h.1) { Some(one) } else { high };
        low = if low.is_some_and(|l| one.1 < l.1) { Some(one) } else { low };
    }
    let mut said = format!("{} {}", bars.bars.len(), bars.noun);
    if let (Some((high, _)), Some((low, _))) = (high, low) {
        said.push_str(&format!("; {} {}: {}", say.words.highest, high.name, value(say, &high.datum)));
        said.push_str(&format!("; {} {}: {}", say.words.lowest, low.name, value(say, &low.datum)));
    }
    vec![said + "."]
}

/// "Cài đặt VssID, 2021: chỉ tiêu 23 triệu, kết quả 25,3 triệu; vượt …".
fn of_row(say: Say, row: &TargetRow) -> String {
    let Say { words, format } = say;
    let one = |of: &Option<TargetValue>, role: Role| match of {
        Some(TargetValue { datum, .. }) => {
            let value = if datum.finite().is_some() { format.label(datum) } else { words.missing.into() };
            format!("{} {value}", words.role(datum.role))
        }
        None => format!("{}: {}", words.role(role), words.missing),
    };
    let mut said = format!("{}: {}, {}", row.name, one(&row.target, Role::Target), one(&row.result, Role::Result));
    for more in [&row.gap, &row.pace] {
        if !more.is_empty() {
            said.push_str(&format!("; {more}"));
        }
    }
    said + "."
}

fn value(say: Say, datum: &Datum) -> String {
    match (datum.finite(), datum.role) {
        (None, _) => say.words.missing.to_owned(),
        (Some(_), Role::Result) => say.format.label(datum).into_owned(),
        (Some(_), role) => format!("{} ({})", say.format.label(datum), say.words.role(role)),
    }
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) || text.is_empty() { text.to_owned() } else { format!("{text}.") }
}
