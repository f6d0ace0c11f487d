//! Filters that are a range: of dates, with its histogram, and of values.
//!
//! A range is taken over when its field is left or Enter is pressed. What does not parse is left in the field and
//! marked, and the selection stays as it was.

use explore::figures::{FacetBody, FacetView, MonthView, histogram};
use explore::query::Refusal;
use explore::ui_text::Word;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::browser::pointer;
use crate::components::facets::Offered;
use crate::language::tr;
use crate::site::site;
use dom::{Element, Number, html, input_value, svg};

/// A range of dates, in the `body` of its filter.
pub(crate) fn date_fields(body: Element, offered: Offered) -> Element {
    body.child(histogram_picture(offered))
        .child(slider(offered, End::From))
        .child(slider(offered, End::To))
        .child(fields(offered, Word::DateHint))
}

/// A range of values, in the `body` of its filter.
pub(crate) fn number_fields(body: Element, offered: Offered) -> Element {
    body.child(fields(offered, Word::NumberHint))
}

/// One end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    From,
    To,
}

impl End {
    fn word(self) -> Word {
        match self {
            End::From => Word::From,
            End::To => Word::To,
        }
    }

    fn of<T>(self, (from, to): (T, T)) -> T {
        match self {
            End::From => from,
            End::To => to,
        }
    }
}

/// From and to.
fn fields(offered: Offered, hint: Word) -> Element {
    let site = site();
    let refused = RwSignal::new(None::<Refusal>);
    let field = |end: End| {
        html("input")
            .class("field")
            .attr("type", "text")
            .attr("autocomplete", "off")
            .attr("aria-describedby", move || hint_id(offered))
            .aria_bool("aria-invalid", move || refused.with(Option::is_some))
            .prop("value", move || end.of(offered.with(typed_ends)))
    };
    let (from, to) = (field(End::From), field(End::To));
    let ends = (from.clone(), to.clone());
    let take = move || {
        let [from, to] = [&ends.0, &ends.1].map(|field| field.as_kind::<HtmlInputElement>().value());
        let now = site.query_now();
        let query = now.with_typed_range(offered.facet, &from, &to);
        refused.set(query.as_ref().err().cloned());
        if let Ok(query) = query
            && query != now
        {
            site.navigation.push(&query);
        }
    };
    let label = |end: End, field: Element| {
        let take = take.clone();
        html("label").child(html("span").text(tr(end.word()))).child(field.on("change", move |_| take()))
    };
    let (from, to) = (label(End::From, from), label(End::To, to));
    html("form")
        .class("ends")
        .child(from)
        .child(to)
        .child(
            html("p")
                .class("ends-hint")
                .attr("id", move || hint_id(offered))
                .attr("aria-live", "polite")
                .bool_attr("data-refused", move || refused.with(Option::is_some))
                .text(move || {
                    let language = site.language.get();
                    refused
                        .with(|why| why.as_ref().map_or_else(|| hint.say(language).to_owned(), |why| why.say(language)))
                }),
        )
        .child(html("button").attr("type", "submit").class("visually-hidden").text(tr(Word::Apply)))
        .on("submit", move |event| {
            event.prevent_default();
            take();
        })
}

fn hint_id(offered: Offered) -> String {
    offered.with(|facet| format!("hint-{}", facet.key))
}

/// The ends as they would be typed.
fn typed_ends(facet: &FacetView) -> (String, String) {
    match &facet.body {
        FacetBody::Dates { from, to, .. } | FacetBody::Numbers { from, to } => (from.clone(), to.clone()),
        FacetBody::Values(_) | FacetBody::Text(_) => Default::default(),
    }
}

fn months(facet: &FacetView) -> &[MonthView] {
    if let FacetBody::Dates { months, .. } = &facet.body { months } else { &[] }
}

/// How many figures end in each month. Decoration: the sliders below it say the same. Two shapes, not one for each month:
/// they change with every key that is typed in another filter.
fn histogram_picture(offered: Offered) -> Element {
    let bars = move |of: fn(&[MonthView]) -> String| move || offered.with(|facet| of(months(facet)));
    let n_months = move || offered.with(|facet| months(facet).len());
    let ground = move || offered.with(|facet| histogram::height(months(facet)));
    let pointed = RwSignal::new(None::<usize>);
    let title = move || {
        let month = |facet: &FacetView| {
            let month = months(facet).get(pointed.get()?)?;
            Some(format!("{}: {}", month.label, month.count))
        };
        offered.with(|facet| month(facet).unwrap_or_default())
    };
    let shapes = svg("svg");
    let place = shapes.clone();
    shapes
        .class("histogram")
        .attr("viewBox", move || format!("0 0 {} {}", n_months().max(1), ground().max(1)))
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .child(svg("title").text(title))
        .child(svg("path").attr("d", bars(histogram::other_bars)))
        .child(svg("path").attr("data-chosen", "").attr("d", bars(histogram::chosen_bars)))
        .on("pointermove", move |event| {
            let share = pointer::share_across(event, place.dom());
            pointed.set(share.map(|share| (share * n_months() as f64) as usize));
        })
}

/// A slider over the months that have figures.
fn slider(offered: Offered, end: End) -> Element {
    let site = site();
    let at = move || end.of(offered.with(|facet| histogram::chosen_ends(months(facet))));
    let label = move || offered.with(|facet| label_of(months(facet), at()));
    let take = move |at: usize| {
        let typed = offered.with(|facet| {
            let months = months(facet);
            let other = if end == End::From { End::To } else { End::From };
            histogram::typed_range(months, at, other.of(histogram::chosen_ends(months)))
        });
        if let Ok(query) = site.query_now().with_typed_range(offered.facet, &typed.0, &typed.1) {
            site.navigation.push(&query);
        }
    };
    html("label")
        .class("slider")
        .child(html("span").text(tr(end.word())))
        .child(
            html("input")
                .attr("type", "range")
                .attr("min", "0")
                .attr("max", move || Number::from(offered.with(|facet| months(facet).len()).saturating_sub(1)))
                .prop("value", move || Number::from(at()))
                .attr("aria-valuetext", label)
                .on("change", move |event| take(input_value(event).parse().unwrap_or(0))),
        )
        .child(html("output").text(label))
}

fn label_of(months: &[MonthView], at: usize) -> String {
    months.get(at).map(|month| month.label.clone()).unwrap_or_default()
}
