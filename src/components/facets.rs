//! The filters of a page, and one filter: a disclosure with its values, or with fields for a range or words.

mod range;
mod text_filter;
mod values;

use std::rc::Rc;
use std::sync::Arc;

use explore::facet::Facet;
use explore::figures::{FacetBody, FacetView, Filters};
use explore::ui_text::Word;
use leptos::prelude::*;

use crate::browser::focus;
use crate::components::disclosure::while_open;
use crate::components::facets::range::{date_fields, number_fields};
use crate::components::facets::text_filter::words_field;
use crate::components::facets::values::facet_values;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::navigation::HEADING;
use dom::{Element, html};

/// The filters at this moment, followed; none while the reader leaves their page.
pub(crate) type FiltersNow = Rc<dyn Fn() -> Option<Arc<Filters>>>;

/// The filters of a page, of which some are open at first: beside what they filter, or behind a button where there is no
/// space.
pub(crate) fn filters(now: FiltersNow, open_at_first: &'static [Facet]) -> Element {
    let open = RwSignal::new(false);
    let toggle = html("button")
        .attr("type", "button")
        .class("button facets-toggle")
        .aria_bool("aria-expanded", move || open.get())
        .attr("aria-controls", "facets-body")
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(icon(Sign::Filter))
        .text(tr(Word::Facets));
    let (names, each, counted, show) = (now.clone(), now.clone(), now.clone(), now);
    let names = move || {
        let filters = names();
        filters.iter().flat_map(|it| &it.facets).map(|facet| (facet.key, facet.facet)).collect()
    };
    let counted = html("p").class("facets-counted").text(move || counted().map_or("", |filters| filters.counted));
    let body = html("div").id("facets-body").class("facets-body").child(counted).keyed(
        names,
        |(key, _): &(&str, Facet)| (*key).to_owned(),
        move |(_, name)| facet(&each, *name, open_at_first.contains(name)),
    );
    // Over a long list of filters the reader sees what they leave, and gets there.
    let show = html("button")
        .attr("type", "button")
        .class("button button-main facets-show")
        .on("click", move |_| {
            open.set(false);
            focus::begin_view(HEADING);
        })
        .text(move || show().map_or_else(String::new, |filters| filters.show.clone()));
    html("section")
        .class("facets")
        .attr("aria-label", tr(Word::Facets))
        .bool_attr("data-open", move || open.get())
        .child(toggle)
        .child(html("h2").class("facets-title").text(tr(Word::Facets)))
        .child(body)
        .child(show)
}

/// What one filter offers; cheap to copy. Its body is updated only while it is open.
#[derive(Clone, Copy)]
pub(crate) struct Offered {
    pub(crate) facet: Facet,
    filters: RwSignal<Option<Arc<Filters>>>,
}

impl Offered {
    /// Reads a part of it, and follows it.
    pub(crate) fn with<U: Default>(self, read: impl FnOnce(&FacetView) -> U) -> U {
        self.filters.with(|filters| {
            filters.as_ref().and_then(|filters| view(filters, self.facet)).map(read).unwrap_or_default()
        })
    }

    /// Its name.
    pub(crate) fn label(self) -> String {
        self.with(|facet| facet.label.clone())
    }
}

fn view(filters: &Filters, facet: Facet) -> Option<&FacetView> {
    filters.facets.iter().find(|view| view.facet == facet)
}

/// One filter, open at first or not.
fn facet(now: &FiltersNow, facet: Facet, open: bool) -> Element {
    let (named, filled) = (now.clone(), now.clone());
    let label = move || named().and_then(|filters| view(&filters, facet).map(|facet| facet.label.clone()));
    let details = html("details")
        .class("facet")
        .attr("open", open.then_some(""))
        .child(html("summary").child(html("h3").class("facet-name").text(label)));
    let offered = Offered { facet, filters: while_open(&details, move || filled()) };
    let body: Option<fn(Element, Offered) -> Element> = offered.with(|facet| {
        Some(match facet.body {
            FacetBody::Values(_) => facet_values,
            FacetBody::Dates { .. } => date_fields,
            FacetBody::Numbers { .. } => number_fields,
            FacetBody::Text(_) => words_field,
        })
    });
    details.children(body.map(|build| build(html("div").class("facet-body"), offered)))
}
