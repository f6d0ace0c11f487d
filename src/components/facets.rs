//! One filter: a disclosure with its values, or with fields for a range or words.

mod range;
mod text_filter;
mod values;

use std::sync::Arc;

use explore::facet::Facet;
use explore::figures::{FacetBody, FacetView, FiguresView};
use leptos::prelude::*;

use crate::components::disclosure::while_open;
use crate::components::facets::range::{date_fields, number_fields};
use crate::components::facets::text_filter::words_field;
use crate::components::facets::values::facet_values;
use crate::site::Shown;
use dom::{Element, html};

/// What one filter offers; cheap to copy. Its body is updated only while it is open.
#[derive(Clone, Copy)]
pub(crate) struct Offered {
    pub(crate) facet: Facet,
    figures: RwSignal<Option<Arc<FiguresView>>>,
}

impl Offered {
    /// Reads a part of it, and follows it.
    pub(crate) fn with<U: Default>(self, read: impl FnOnce(&FacetView) -> U) -> U {
        self.figures.with(|figures| {
            figures.as_ref().and_then(|figures| view(figures, self.facet)).map(read).unwrap_or_default()
        })
    }

    /// Its name.
    pub(crate) fn label(self) -> String {
        self.with(|facet| facet.label.clone())
    }
}

fn view(figures: &FiguresView, facet: Facet) -> Option<&FacetView> {
    figures.facets.iter().find(|view| view.facet == facet)
}

/// One filter of the figures, open at first or not.
pub(crate) fn facet(figures: Shown<FiguresView>, facet: Facet, open: bool) -> Element {
    let label = move || figures.with(|figures| view(figures, facet).map(|facet| facet.label.clone()));
    let details = html("details")
        .class("facet")
        .attr("open", open.then_some(""))
        .child(html("summary").child(html("h3").class("facet-name").text(label)));
    let offered = Offered { facet, figures: while_open(&details, move || figures.get()) };
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
