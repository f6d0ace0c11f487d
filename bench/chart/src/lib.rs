//! The charts in a module of their own, for measuring them beside other libraries. See README.md.
//!
//! What the page does to draw a chart is its own code, compiled here from where it lies: layout, painting, and the marks
//! that can be pointed at.

use std::sync::Arc;

use chart::draw::{self, Colours, Name};
use chart::{Bar, Bars, ChartSpec, Chrome, Datum, Frame, MarkId, Marks, Plot, Point, gallery, layout};
use dom::{effect, html};
use leptos::prelude::*;
use page::browser::picture::Picture;
use page::components::chart::marks::{Drawn, marks};
use page::{browser, components, language};
use time::Date;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[path = "../../../src"]
#[allow(dead_code, unused_imports, reason = "the page uses more of it")]
mod page {
    pub(crate) mod language;
    pub(crate) mod browser {
        pub(crate) mod focus;
        pub(crate) mod print;
        pub(crate) mod picture;
    }
    pub(crate) mod components {
        pub(crate) mod chart {
            pub(crate) mod marks;
            pub(crate) mod tip;
        }
    }
}

/// What the page's files ask of the page.
mod site {
    use explore::ui_text::Language;
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
    /// What the charts are like but for their values. Made once: it is no part of drawing.
    line: ChartSpec,
    bars: ChartSpec,
    shown: RwSignal<Arc<ChartSpec>>,
}

#[wasm_bindgen]
impl Drawing {
    /// An empty chart in `frame`, which follows what it is told to show as the page's charts do.
    #[wasm_bindgen(constructor)]
    pub fn new(frame: Element) -> Drawing {
        let (mut line, mut bars) = (model("line-200"), model("bars-200"));
        match marks_of(&mut line) {
            Some(Marks::Line(series)) => series.iter_mut().for_each(|one| one.points.truncate(1)),
            _ => unreachable!("a line"),
        }
        match marks_of(&mut bars) {
            Some(Marks::Bars(all)) => all.bars.truncate(1),
            _ => unreachable!("bars"),
        }
        let owner = Owner::new();
        owner.set();
        let shown = RwSignal::new(Arc::new(line.clone()));
        dom::mount(frame, move |place| {
            provide_context(site::Site { language: Memo::new(|_| explore::ui_text::Language::Vi) });
            let chosen = RwSignal::new(None);
            let drawn = RwSignal::new_local(None);
            let painted = html("div");
            let on_page = Picture::new(painted.dom());
            effect(move || {
                let spec = shown.get();
                let laid = layout(&spec, Frame { width_px: WIDTH, chrome: Chrome::None });
                let name = Name { title: &spec.title, description: &chart::describe(&spec) };
                on_page.show(draw::drawing(&laid, name, Colours::Page));
                let say = Box::new(move |mark| chart::describe_mark(&spec, mark));
                drawn.set(Some(Drawn { laid, say }));
            });
            _ = place.child(painted).show(move || drawn.with(Option::is_some), move || marks(drawn, chosen, |_| ()));
        });
        std::mem::forget(owner);
        Drawing { line, bars, shown }
    }

    /// Shows a line through these values, a day each.
    pub fn line(&self, values: &[f64]) {
        let mut spec = self.line.clone();
        if let Some(Marks::Line(series)) = marks_of(&mut spec) {
            for one in series {
                let Some(model) = one.points.first().cloned() else { continue };
                let mut next = Date::from_julian_day(2_458_000).ok();
                let point = |(nth, value): (usize, &f64)| {
                    let date = next.unwrap_or(model.date);
                    next = date.next_day();
                    let datum = datum(&model.datum, nth, *value);
                    Point { date, start: model.start, when: String::new(), apart: String::new(), datum }
                };
                one.points = values.iter().enumerate().map(point).collect();
            }
        }
        self.shown.set(Arc::new(spec));
    }

    /// Shows a bar for each of these values.
    pub fn bars(&self, values: &[f64]) {
        let mut spec = self.bars.clone();
        if let Some(Marks::Bars(Bars { bars, .. })) = marks_of(&mut spec) {
            if let Some(model) = bars.first().cloned() {
                let bar = |(nth, value): (usize, &f64)| Bar {
                    name: nth.to_string(),
                    datum: datum(&model.datum, nth, *value),
                };
                *bars = values.iter().enumerate().map(bar).collect();
            }
        }
        self.shown.set(Arc::new(spec));
    }
}

fn model(name: &str) -> ChartSpec {
    gallery().into_iter().find(|(other, _)| other == name).map_or_else(|| unreachable!("{name}"), |(_, spec)| spec)
}

fn marks_of(spec: &mut ChartSpec) -> Option<&mut Marks> {
    match &mut spec.plot {
        Plot::Panels(panels) => panels.first_mut().map(|panel| &mut panel.marks),
        Plot::Nothing(_) => None,
    }
}

/// Its words are left to the format of the spec, as a caller with nothing but numbers does.
fn datum(model: &Datum, nth: usize, value: f64) -> Datum {
    Datum {
        mark: MarkId(nth as u32),
        value: Some((value * 10.0).round() / 10.0),
        label: String::new(),
        plain: String::new(),
        hedge: model.hedge,
        role: model.role,
    }
}
