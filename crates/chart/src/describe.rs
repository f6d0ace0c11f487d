//! A chart in sentences, for screen readers and for whoever would rather read. Patterns are here, nouns are the spec's.

use std::cmp::Ordering;

use crate::spec::{Bars, ChartSpec, Datum, MarkId, Marks, Panel, Plot, Point, Role, Series, TargetRow, TargetValue};
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
        paragraphs.push(of_panel(words, title, panel));
    }
    paragraphs.join("\n")
}

/// One value, for screen readers and beside the pointer: "BHXH tự nguyện, 31/3/2021: gần 1,1 triệu (chỉ tiêu)". Of a
/// thousand marks few are ever asked for, so it is made when it is. Empty for a mark that is not in the spec.
#[must_use]
pub fn describe_mark(spec: &ChartSpec, mark: MarkId) -> String {
    let words = words(spec.lang);
    let in_panel = |panel: &Panel| match &panel.marks {
        Marks::Line(series) => series.iter().find_map(|one| {
            let point = one.points.iter().find(|point| point.datum.mark == mark)?;
            let name = Some(one.name.as_str()).filter(|name| series.len() > 1 && !name.is_empty());
            Some(words.of_point(name, point))
        }),
        Marks::Bars(bars) => {
            let bar = bars.bars.iter().find(|bar| bar.datum.mark == mark)?;
            Some(words.of_named(&bar.name, &bar.datum))
        }
        Marks::Targets(rows) => rows.iter().find_map(|row| {
            let value = row.values().find(|value| value.datum.mark == mark)?;
            Some(words.of_named(&value.name, &value.datum))
        }),
    };
    spec.panels().iter().find_map(in_panel).unwrap_or_default()
}

fn of_panel(words: &Words, title: &str, panel: &Panel) -> String {
    let kind = match &panel.marks {
        Marks::Line(_) => words.line_chart,
        Marks::Bars(_) => words.bar_chart,
        Marks::Targets(_) => words.target_chart,
    };
    let unit = if panel.unit.is_empty() { String::new() } else { format!(" ({}: {})", words.unit, panel.unit) };
    let title = if title.is_empty() { String::new() } else { format!(": {title}") };
    let mut said = vec![format!("{kind}{title}{unit}.")];
    match &panel.marks {
        Marks::Line(series) => said.extend(series.iter().map(|s| of_series(words, s))),
        Marks::Bars(bars) => said.extend(of_bars(words, bars)),
        Marks::Targets(rows) => said.extend(rows.iter().map(|row| of_row(words, row))),
    }
    if panel.data().all(|datum| datum.finite().is_none()) {
        said.push(sentence(words.no_value));
    }
    said.retain(|s| !s.is_empty());
    said.join(" ")
}

/// "BHXH tự nguyện: 4 giá trị, 1 chỉ tiêu. Tăng từ 1,1 triệu (31/12/2020) lên 1,46 triệu (31/12/2022); cao nhất …".
fn of_series(words: &Words, series: &Series) -> String {
    let known: Vec<(&Point, f64)> = series.points.iter().filter_map(|p| Some((p, p.datum.finite()?))).collect();
    let name = if series.name.is_empty() { String::new() } else { format!("{}: ", series.name) };
    let (first, n_missing) = (known.first(), series.points.len() - known.len());
    let mut said = match (first, known.len()) {
        (None, _) if name.is_empty() => return String::new(),
        (None, _) => return format!("{name}{}.", words.missing),
        (Some((only, _)), 1) => format!("{name}{}", words.of_point(None, only)),
        (Some(_), n) => format!("{name}{}", words.count(n)),
    };
    let n_derived = known.iter().filter(|(p, _)| p.datum.role == Role::Derived).count();
    for (n, word) in [(n_derived, words.derived), (n_missing, words.missing)] {
        if n > 0 && known.len() > 1 {
            said.push_str(&format!(", {n} {word}"));
        }
    }
    said.push('.');
    if known.len() == 1 {
        return said;
    }
    // What was aimed at is no part of what happened.
    let (reached, aimed): (Vec<_>, Vec<_>) =
        known.iter().copied().partition(|(p, _)| matches!(p.datum.role, Role::Result | Role::Derived));
    let is_one_sort = reached.windows(2).all(|pair| matches!(pair, [a, b] if series.joins(a.0, b.0)));
    if !is_one_sort {
        let told: Vec<String> = reached.iter().take(MOST_TOLD).map(|(point, _)| at(point)).collect();
        said.push_str(&format!(" {}.", told.join("; ")));
        for why in reached.iter().filter_map(|(point, _)| words.break_before(point)) {
            said.push_str(&format!(" {}", sentence(&why)));
        }
    } else if let [(first, a), .., (last, b)] = reached.as_slice() {
        said.push_str(&trend(words, (first, *a), (last, *b)));
        // An end of the line has been told already.
        let ends = [first.datum.mark, last.datum.mark];
        for (word, point) in [(words.highest, extreme(&reached, f64::gt)), (words.lowest, extreme(&reached, f64::lt))] {
            if let Some(point) = point.filter(|point| !ends.contains(&point.datum.mark)) {
                said.push_str(&format!("; {word} {}", at(point)));
            }
        }
        said.push('.');
    }
    for (point, _) in aimed.iter().take(MOST_TOLD) {
        said.push_str(&format!(" {} {}.", capital(words.role(point.datum.role)), at(point)));
    }
    said
}

/// So many targets, forecasts and values that cannot be compared are told one by one.
const MOST_TOLD: usize = 6;

/// " Tăng từ a lên b".
fn trend(words: &Words, (first, a): (&Point, f64), (last, b): (&Point, f64)) -> String {
    let (from, to) = (at(first), at(last));
    match b.total_cmp(&a) {
        Ordering::Greater => format!(" {} {from} {} {to}", capital(words.rises), words.up),
        Ordering::Less => format!(" {} {from} {} {to}", capital(words.falls), words.down),
        Ordering::Equal => format!(" {} {from}, {to}", capital(words.stays)),
    }
}

/// "1,1 triệu (31/12/2020)".
fn at(point: &Point) -> String {
    format!("{} ({})", point.datum.label, point.when)
}

/// The first point than which none is greater (or smaller).
fn extreme<'a>(points: &[(&'a Point, f64)], beats: fn(&f64, &f64) -> bool) -> Option<&'a Point> {
    let mut best: Option<(&Point, f64)> = None;
    for (point, value) in points {
        if best.is_none_or(|(_, best)| beats(value, &best)) {
            best = Some((point, *value));
        }
    }
    best.map(|(point, _)| point)
}

/// All bars if they are few, else how many there are, the highest and the lowest.
fn of_bars(words: &Words, bars: &Bars) -> Vec<String> {
    const FEW: usize = 12;
    let known: Vec<_> = bars.bars.iter().filter_map(|b| Some((b, b.datum.finite()?))).collect();
    if bars.bars.len() <= FEW {
        let all: Vec<String> = bars.bars.iter().map(|b| format!("{}: {}", b.name, value(words, &b.datum))).collect();
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
        said.push_str(&format!("; {} {}: {}", words.highest, high.name, value(words, &high.datum)));
        said.push_str(&format!("; {} {}: {}", words.lowest, low.name, value(words, &low.datum)));
    }
    vec![said + "."]
}

/// "Cài đặt VssID, 2021: chỉ tiêu 23 triệu, kết quả 25,3 triệu; vượt …".
fn of_row(words: &Words, row: &TargetRow) -> String {
    let one = |of: &Option<TargetValue>, role: Role| match of {
        Some(TargetValue { datum, .. }) => {
            let value = if datum.finite().is_some() { datum.label.as_str() } else { words.missing };
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

fn value(words: &Words, datum: &Datum) -> String {
    match (datum.finite(), datum.role) {
        (None, _) => words.missing.to_owned(),
        (Some(_), Role::Result) => datum.label.clone(),
        (Some(_), role) => format!("{} ({})", datum.label, words.role(role)),
    }
}

fn sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) || text.is_empty() { text.to_owned() } else { format!("{text}.") }
}
