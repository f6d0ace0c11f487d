//! The charts in a module of their own, for measuring them beside other libraries. See README.md.

use chart::draw::{Colours, Name, svg};
use chart::{Bar, Bars, ChartSpec, Datum, Dress, Frame, Marks, Plot, Point, gallery, layout};
use time::Date;
use wasm_bindgen::prelude::wasm_bindgen;

/// The width of the harness's frame in pixels.
const WIDTH: f64 = 900.0;

/// A line through these values, a day each, as SVG.
#[wasm_bindgen]
pub fn line(values: &[f64]) -> String {
    let mut spec = model("line-200");
    if let Some(Marks::Line(series)) = marks(&mut spec) {
        for one in series {
            let Some(model) = one.points.first().cloned() else { continue };
            let point = |(nth, value): (usize, &f64)| Point {
                date: Date::from_julian_day(2_458_000 + nth as i32).unwrap_or(model.date),
                datum: datum(&model.datum, *value),
                ..model.clone()
            };
            one.points = values.iter().enumerate().map(point).collect();
        }
    }
    paint(&spec)
}

/// A bar for each of these values, as SVG.
#[wasm_bindgen]
pub fn bars(values: &[f64]) -> String {
    let mut spec = model("bars-200");
    if let Some(Marks::Bars(Bars { bars, .. })) = marks(&mut spec) {
        if let Some(model) = bars.first().cloned() {
            let bar = |(nth, value): (usize, &f64)| Bar { name: nth.to_string(), datum: datum(&model.datum, *value) };
            *bars = values.iter().enumerate().map(bar).collect();
        }
    }
    paint(&spec)
}

fn model(name: &str) -> ChartSpec {
    gallery().into_iter().find(|(other, _)| other == name).map_or_else(|| unreachable!("{name}"), |(_, spec)| spec)
}

fn marks(spec: &mut ChartSpec) -> Option<&mut Marks> {
    match &mut spec.plot {
        Plot::Panels(panels) => panels.first_mut().map(|panel| &mut panel.marks),
        Plot::Nothing(_) => None,
    }
}

fn datum(model: &Datum, value: f64) -> Datum {
    Datum { value: Some(value), label: format!("{value:.1}"), plain: format!("{value:.1}"), ..model.clone() }
}

fn paint(spec: &ChartSpec) -> String {
    let laid = layout(spec, Frame { width_px: WIDTH, dress: Dress::Bare });
    svg(&laid, Name { title: &spec.title, description: "" }, Colours::Page)
}
