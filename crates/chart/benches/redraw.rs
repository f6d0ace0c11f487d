//! How long a redraw takes, from spec to SVG: `cargo bench -p chart`. Budgets (in the browser, with the
//! page's own work): 5 ms for a line of 1,000 points, 8 ms for 500 bars.
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::unwrap_used,
    reason = "a benchmark has a clock"
)]

use std::hint::black_box;
use std::time::Instant;

use chart::draw::{Colours, Name, svg};
use chart::{Bar, Bars, ChartSpec, Chrome, Frame, Marks, Plot, Point, gallery, layout};
use time::Date;

fn main() {
    measure("line of 1,000 points", &line(1000));
    measure("500 bars", &bars(500));
    measure("80 bars with names", &bars(80));
}

fn measure(what: &str, spec: &ChartSpec) {
    let redraw = || {
        let laid = layout(spec, Frame { width_px: 960.0, chrome: Chrome::None });
        svg(&laid, Name { title: &spec.title, description: "" }, Colours::Page).len()
    };
    let mut took_millis: Vec<f64> = (0..101)
        .map(|_| {
            let start = Instant::now();
            black_box(redraw());
            start.elapsed().as_secs_f64() * 1e3
        })
        .collect();
    took_millis.sort_by(f64::total_cmp);
    println!("{what}: median {:.2} ms, p95 {:.2} ms, {} bytes", took_millis[50], took_millis[95], redraw());
}

/// The gallery's long line, made longer.
fn line(n: usize) -> ChartSpec {
    let mut spec = named("line-200");
    let Plot::Panels(panels) = &mut spec.plot else { return spec };
    let Marks::Line(series) = &mut panels[0].marks else { return spec };
    let model = series[0].points[0].clone();
    series[0].points = (0..n)
        .map(|i| {
            let mut point = Point { date: Date::from_julian_day(2_458_000 + i as i32).unwrap(), ..model.clone() };
            point.datum.value = Some(((i * i * 7 + i * 13) % 1013) as f64);
            point
        })
        .collect();
    spec
}

/// The gallery's bars, as many as wanted.
fn bars(n: usize) -> ChartSpec {
    let mut spec = named("bars-200");
    let Plot::Panels(panels) = &mut spec.plot else { return spec };
    let Marks::Bars(Bars { bars, .. }) = &mut panels[0].marks else { return spec };
    *bars = (0..n).map(|i| Bar { name: format!("Địa phương {i}"), ..bars[i % bars.len()].clone() }).collect();
    spec
}

fn named(name: &str) -> ChartSpec {
    gallery().into_iter().find(|(other, _)| other == name).unwrap().1
}
