//! The charts in a module of their own, for measuring them beside other libraries. See README.md.
//!
//! What the page does to draw a chart is its own code, compiled here from where it lies: layout, painting, and the marks
//! that can be pointed at.

use chart::draw::{Colours, Name, svg};
use chart::{Bar, Bars, ChartSpec, Datum, Dress, Frame, Marks, Plot, Point, gallery, layout};
use leptos::prelude::*;
use page::{components, io, markup};
use time::Date;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[path = "../../../src"]
#[allow(dead_code, unused_imports, reason = "the page uses more of it")]
mod page {
    pub(crate) mod markup;
    pub(crate) mod io {
        pub(crate) mod focus;
    }
    pub(crate) mod components {
        pub(crate) mod chart_marks;
    }
}

/// What the page's files ask of the page.
mod site {
    use explore::words::Language;
    use leptos::prelude::*;

    /// Stands for the page.
    #[derive(Clone, Copy)]
    pub(crate) struct Site {
        /// The language of the interface.
        pub(crate) language: Memo<Language>,
    }

    /// The page's handles.
    pub(crate) fn site() -> Site {
        expect_context::<Site>()
    }
}

/// The width of the harness's frame in pixels.
const WIDTH: f64 = 900.0;

/// A chart in a frame.
#[wasm_bindgen]
pub struct Drawing {
    spec: RwSignal<ChartSpec>,
}

#[wasm_bindgen]
impl Drawing {
    /// An empty chart in `frame`, which follows what it is told to show as the page's charts do.
    #[wasm_bindgen(constructor)]
    pub fn new(frame: Element) -> Drawing {
        let owner = Owner::new();
        owner.set();
        let spec = RwSignal::new(model("line-200"));
        markup::mount(frame, move |place| {
            provide_context(site::Site { language: Memo::new(|_| explore::words::Language::Vi) });
            let chosen = RwSignal::new(None);
            let _ = place.live(move || {
                let (painted, laid) = spec.with(|spec| {
                    let laid = layout(spec, Frame { width_px: WIDTH, dress: Dress::Bare });
                    let painted = markup::el("div");
                    let name = Name { title: &spec.title, description: &chart::describe(spec) };
                    painted.element().set_inner_html(&svg(&laid, name, Colours::Page));
                    (painted, laid)
                });
                vec![painted, components::chart_marks::marks(laid, chosen, |_| ())]
            });
        });
        std::mem::forget(owner);
        Drawing { spec }
    }

    /// Shows a line through these values, a day each.
    pub fn line(&self, values: &[f64]) {
        self.spec.set(line(values));
    }

    /// Shows a bar for each of these values.
    pub fn bars(&self, values: &[f64]) {
        self.spec.set(bars(values));
    }
}

fn line(values: &[f64]) -> ChartSpec {
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
    spec
}

fn bars(values: &[f64]) -> ChartSpec {
    let mut spec = model("bars-200");
    if let Some(Marks::Bars(Bars { bars, .. })) = marks(&mut spec) {
        if let Some(model) = bars.first().cloned() {
            let bar = |(nth, value): (usize, &f64)| Bar { name: nth.to_string(), datum: datum(&model.datum, *value) };
            *bars = values.iter().enumerate().map(bar).collect();
        }
    }
    spec
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
