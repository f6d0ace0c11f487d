//! A chart as a specification of Vega-Lite: for whoever goes on with it in a notebook, an article or another tool. The data are
//! inside, with everything that the picture says: periods, qualifiers, targets, what cannot be compared.

use serde_json::{Map, Value, json};
use time::Date;

use crate::describe::describe;
use crate::spec::{Bars, ChartSpec, Datum, Hedge, Lang, Marks, Panel, Role, Series, TargetRow};
use crate::table::{hedge, iso, plain, role};
use crate::theme::{Ink, Theme};
use crate::ui_text::{Words, capital, words};

/// What the form is called, in any language.
pub const NAME: &str = "Vega-Lite";

const SCHEMA: &str = "https://vega.github.io/schema/vega-lite/v6.json";
const WIDTH_PX: u32 = 640;
const HEIGHT_PX: u32 = 320;
/// Over a shorter time an axis needs days.
const MANY_DAYS: i64 = 120;
/// So many series have a colour of their own.
const N_COLOURS: usize = crate::theme::N_SERIES;

/// The chart as JSON, one line. Numbers are those of the picture, `plain` the exact decimals; dates are days, read as UTC. A
/// chart that shows nothing has no views, and says why in its description.
#[must_use]
pub fn vega_lite(spec: &ChartSpec) -> String {
    let words = words(spec.lang);
    let subtitle: Vec<&String> = [&spec.filter, &spec.source].into_iter().filter(|it| !it.is_empty()).collect();
    let colours: Vec<&str> = (0..N_COLOURS).map(|nth| Ink::series(nth).hex(Theme::Light)).collect();
    let mut config = json!({ "range": { "category": colours } });
    if spec.lang == Lang::Vi {
        let number = json!({ "decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"] });
        insert(&mut config, "locale", json!({ "number": number }));
    }
    json!({
        "$schema": SCHEMA,
        "title": { "text": spec.title, "subtitle": subtitle, "anchor": "start" },
        "description": describe(spec),
        "config": config,
        // Each view has its own series.
        "resolve": { "scale": { "color": "independent", "stroke": "independent", "fill": "independent" } },
        "vconcat": spec.panels().iter().map(|panel| view(spec, words, panel)).collect::<Vec<_>>(),
    })
    .to_string()
}

fn view(spec: &ChartSpec, words: &Words, panel: &Panel) -> Value {
    let mut view = match &panel.marks {
        Marks::Line(series) => line(spec, words, panel, series),
        Marks::Bars(bars) => side_by_side(spec, words, panel, bars),
        Marks::Targets(rows) => targets(spec, words, panel, rows),
    };
    insert(&mut view, "width", json!(WIDTH_PX));
    if !panel.title.is_empty() {
        insert(&mut view, "title", json!(panel.title));
    }
    view
}

fn line(spec: &ChartSpec, words: &Words, panel: &Panel, series: &[Series]) -> Value {
    let values = series.iter().flat_map(|one| stretches(one).into_iter().map(move |it| (one, it)));
    let values = values.filter_map(|(one, (nth, point))| {
        let mut row = row(spec, words, panel, &one.name, &point.datum)?;
        let when = spec.format.when(point);
        row.extend([
            ("end".to_owned(), json!(iso(point.date))),
            ("start".to_owned(), json!(point.start.map(iso))),
            ("when".to_owned(), json!(when)),
            ("note".to_owned(), json!(point.apart)),
            // A line joins only what can be compared.
            ("stretch".to_owned(), json!(format!("{} {nth}", one.name))),
        ]);
        Some(Value::Object(row))
    });
    let values: Vec<Value> = values.collect();
    let x = json!({
        "field": "end", "type": "temporal", "title": null, "scale": { "type": "utc" },
        "axis": { "format": date_format(spec.lang, series) },
    });
    let y = json!({ "field": "value", "type": "quantitative", "title": panel.unit, "scale": { "zero": false } });
    let colour = json!({ "field": "name", "type": "nominal", "title": null, "sort": null, "legend": null });
    let mut keyed = colour.clone();
    if series.len() > 1 {
        insert(&mut keyed, "legend", json!({ "labelLimit": 280 }));
    }
    let tooltip = tooltip(words, &[("name", words.columns.series), ("when", words.columns.period)]);
    json!({
        "height": HEIGHT_PX,
        "data": { "values": values },
        "encoding": { "x": x, "y": y, "tooltip": tooltip },
        "layer": [
            { "mark": "line", "encoding": { "color": keyed, "detail": { "field": "stretch" } } },
            { "mark": { "type": "point", "size": 50, "opacity": 1 }, "encoding": point_encoding(&colour) },
            signs(json!({ "dx": 7, "align": "left" })),
        ],
    })
}

/// The points with the number of the line that they are on: a new one begins where a value is missing, or cannot be compared
/// with the one before.
fn stretches(series: &Series) -> Vec<(usize, &crate::spec::Point)> {
    let mut nth = 0;
    let mut before: Option<&crate::spec::Point> = None;
    let numbered = series.points.iter().map(|point| {
        let joins = before.is_none_or(|it| it.datum.finite().is_some() && series.may_connect(it, point));
        nth += usize::from(!joins);
        before = Some(point);
        (nth, point)
    });
    numbered.collect()
}

fn side_by_side(spec: &ChartSpec, words: &Words, panel: &Panel, bars: &Bars) -> Value {
    let values = bars.bars.iter().enumerate().filter_map(|(nth, bar)| {
        let mut row = row(spec, words, panel, &bar.name, &bar.datum)?;
        row.insert("row".to_owned(), json!(format!("{nth} {}", bar.name)));
        Some(Value::Object(row))
    });
    let noun = if bars.noun.is_empty() { words.columns.name.to_owned() } else { capital(&bars.noun) };
    let colour = json!({ "value": Ink::series(0).hex(Theme::Light) });
    json!({
        "height": { "step": 24 },
        "data": { "values": values.collect::<Vec<_>>() },
        "encoding": { "y": named_rows(), "x": from_zero(panel), "tooltip": tooltip(words, &[("name", &noun)]) },
        "layer": [
            { "mark": "bar", "encoding": point_encoding(&colour) },
            signs(json!({ "dx": 4, "align": "left" })),
        ],
    })
}

fn targets(spec: &ChartSpec, words: &Words, panel: &Panel, rows: &[TargetRow]) -> Value {
    let values = rows.iter().enumerate().flat_map(|(nth, target)| {
        let sides = [("target", &target.target), ("result", &target.result)];
        let values = sides.into_iter().filter_map(move |(side, value)| {
            let value = value.as_ref()?;
            let mut row = row(spec, words, panel, &value.name, &value.datum)?;
            row.extend([
                ("row".to_owned(), json!(format!("{nth} {}", target.name))),
                ("side".to_owned(), json!(side)),
                ("start".to_owned(), json!(value.start.map(iso))),
                ("end".to_owned(), json!(value.end.map(iso))),
                ("gap".to_owned(), json!(target.gap)),
                ("pace".to_owned(), json!(target.pace)),
            ]);
            Some(Value::Object(row))
        });
        values.collect::<Vec<_>>()
    });
    let of = |side: &str, mark: Value, encoding: Value| json!({ "transform": [{ "filter": format!("datum.side === '{side}'") }], "mark": mark, "encoding": encoding });
    let colour = json!({ "value": Ink::series(0).hex(Theme::Light) });
    let columns = &words.columns;
    let heads = [("name", columns.name), ("gap", columns.gap), ("pace", columns.pace)];
    json!({
        "height": { "step": 32 },
        "data": { "values": values.collect::<Vec<_>>() },
        "encoding": { "y": named_rows(), "x": from_zero(panel), "tooltip": tooltip(words, &heads) },
        "layer": [
            of("result", json!({ "type": "bar", "height": { "band": 0.4 } }), point_encoding(&colour)),
            of("target", json!({ "type": "tick", "thickness": 3, "opacity": 1, "height": { "band": 0.8 } }), json!({})),
            signs(json!({ "dx": 4, "align": "left" })),
        ],
    })
}

/// Rows in the order of the data; two of one name are two. The number in front is not shown.
fn named_rows() -> Value {
    json!({
        "field": "row", "type": "nominal", "sort": null, "title": null,
        "axis": { "labelExpr": "slice(datum.label, indexof(datum.label, ' ') + 1)", "labelLimit": 280 },
    })
}

fn from_zero(panel: &Panel) -> Value {
    json!({ "field": "value", "type": "quantitative", "title": panel.unit, "stack": null })
}

/// Results are solid, what is wanted or expected is hollow, what was computed is dashed; a result from before is pale.
fn point_encoding(colour: &Value) -> Value {
    let if_status = |statuses: &[Role], value: Value, otherwise: Value| {
        let names: Vec<String> = statuses.iter().map(|it| format!("datum.status === '{}'", role(*it))).collect();
        json!({ "condition": { "test": names.join(" || "), "value": value }, "value": otherwise })
    };
    json!({
        "stroke": colour,
        "fill": colour,
        "fillOpacity": {
            "condition": [{ "test": "datum.is_earlier", "value": 0.3 }, { "test": "datum.status === 'actual'", "value": 1 }],
            "value": 0,
        },
        "strokeDash": if_status(&[Role::Forecast, Role::Derived, Role::DerivedTarget], json!([2, 2]), json!([1, 0])),
    })
}

/// What hedges a value stands beside it as a sign.
fn signs(look: Value) -> Value {
    let mut mark = json!({ "type": "text", "baseline": "middle" });
    if let (Value::Object(mark), Value::Object(look)) = (&mut mark, look) {
        mark.extend(look);
    }
    json!({
        "transform": [{ "filter": "datum.qualifier !== 'exact'" }],
        "mark": mark,
        "encoding": { "text": { "field": "sign" } },
    })
}

fn sign(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Exact => "",
        Hedge::Almost => "<",
        Hedge::Over => ">",
        Hedge::About => "≈",
        Hedge::AtLeast => "≥",
        Hedge::AtMost => "≤",
    }
}

/// What every value has; nothing for one that is missing.
fn row(spec: &ChartSpec, words: &Words, panel: &Panel, name: &str, datum: &Datum) -> Option<Map<String, Value>> {
    let value = datum.finite()?;
    let row = json!({
        "name": name,
        "value": value,
        "plain": plain(datum),
        "unit": panel.plain_unit,
        "label": spec.format.label(datum),
        "qualifier": hedge(datum.hedge),
        "sign": sign(datum.hedge),
        "status": role(datum.role),
        "kind": words.role(datum.role),
        "is_earlier": datum.role == Role::Earlier,
    });
    match row {
        Value::Object(row) => Some(row),
        _ => None,
    }
}

/// What is shown beside the pointer: these fields under these names, then value and kind.
fn tooltip(words: &Words, fields: &[(&str, &str)]) -> Value {
    let all = fields.iter().copied().chain([("label", words.columns.value), ("kind", words.columns.kind)]);
    all.map(|(field, title)| json!({ "field": field, "type": "nominal", "title": title })).collect()
}

fn date_format(lang: Lang, series: &[Series]) -> &'static str {
    let dates = || series.iter().flat_map(|one| one.points.iter().map(|point| point.date));
    let span = |(first, last): (Date, Date)| (last - first).whole_days();
    let n_days = dates().min().zip(dates().max()).map_or(0, span);
    match (lang, n_days < MANY_DAYS) {
        (Lang::Vi, true) => "%-d/%-m/%Y",
        (Lang::Vi, false) => "%-m/%Y",
        (Lang::En, true) => "%-d %b %Y",
        (Lang::En, false) => "%b %Y",
    }
}

fn insert(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = object {
        map.insert(key.to_owned(), value);
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect_file;
    use proptest::prelude::*;

    use super::*;
    use crate::arbitrary::spec;
    use crate::gallery::gallery;

    fn parsed(spec: &ChartSpec) -> Value {
        serde_json::from_str(&vega_lite(spec)).unwrap()
    }

    fn values(view: &Value) -> &Vec<Value> {
        view["data"]["values"].as_array().unwrap()
    }

    #[test]
    fn specifications_are_as_they_were() {
        for (name, spec) in
            gallery().iter().filter(|(name, _)| ["line-apart", "bars-hedged", "targets"].contains(&name.as_str()))
        {
            let text = serde_json::to_string_pretty(&parsed(spec)).unwrap();
            expect_file![format!("../../../testdata/chart/{name}.vl.json")].assert_eq(&(text + "\n"));
        }
    }

    #[test]
    fn a_line_breaks_where_the_picture_breaks() {
        let (_, spec) = gallery().into_iter().find(|(name, _)| name == "line-missing").unwrap();
        let found = parsed(&spec);
        let stretches: Vec<&str> =
            values(&found["vconcat"][0]).iter().map(|row| row["stretch"].as_str().unwrap()).collect();
        assert_eq!(stretches.len(), 5, "two of seven are missing");
        assert_eq!(stretches[0], stretches[1]);
        assert_ne!(stretches[1], stretches[2]);
        assert_eq!(stretches[2], stretches[3]);
        assert_ne!(stretches[3], stretches[4]);
    }

    #[test]
    fn rows_of_one_name_are_two_rows() {
        for (name, spec) in gallery() {
            for view in parsed(&spec)["vconcat"].as_array().unwrap() {
                let rows: Vec<(&Value, &Value)> = values(view)
                    .iter()
                    .filter(|row| !row["row"].is_null())
                    .map(|row| (&row["row"], &row["side"]))
                    .collect();
                let unique = rows.iter().enumerate().all(|(at, row)| !rows[..at].contains(row));
                assert!(unique, "{name}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_value_of_the_chart_is_there_once(spec in spec()) {
            let found = parsed(&spec);
            let views = found["vconcat"].as_array().unwrap();
            prop_assert_eq!(views.len(), spec.panels().len());
            for (view, panel) in views.iter().zip(spec.panels()) {
                let wanted: Vec<f64> = panel.data().filter_map(Datum::finite).collect();
                let there: Vec<f64> = values(view).iter().map(|row| row["value"].as_f64().unwrap()).collect();
                prop_assert_eq!(there.len(), wanted.len());
                // `serde_json` reads the last bit of a number as it likes; it writes all of them.
                prop_assert!(there.iter().zip(&wanted).all(|(a, b)| (a - b).abs() <= b.abs() * 1e-12));
            }
        }
    }
}
