//! One filter: a disclosure with its values, or with fields for a range or words.

use explore::facet::Facet;
use explore::figures::{FacetBody, FacetView, FiguresView};

use super::facet_range::{date_fields, number_fields};
use super::facet_values::facet_values;
use super::facet_words::words_field;
use crate::markup::{El, el};
use crate::site::Shown;

/// What one filter offers now; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Offered {
    pub(crate) facet: Facet,
    figures: Shown<FiguresView>,
}

impl Offered {
    /// Reads a part of it, and follows it.
    pub(crate) fn with<U: Default>(self, read: impl FnOnce(&FacetView) -> U) -> U {
        self.figures
            .with(|figures| figures.facets.iter().find(|facet| facet.facet == self.facet).map(read).unwrap_or_default())
    }

    /// Its name.
    pub(crate) fn label(self) -> String {
        self.with(|facet| facet.label.clone())
    }
}

/// One filter of the figures, open at first or not.
pub(crate) fn facet(figures: Shown<FiguresView>, facet: Facet, open: bool) -> El {
    let offered = Offered { facet, figures };
    let body: Option<fn(El, Offered) -> El> = offered.with(|facet| {
        Some(match facet.body {
            FacetBody::Values(_) => facet_values,
            FacetBody::Dates { .. } => date_fields,
            FacetBody::Numbers { .. } => number_fields,
            FacetBody::Text(_) => words_field,
        })
    });
    let name = el("h3").class("facet-name").text(move || offered.label());
    el("details")
        .class("facet")
        .attr("open", open.then_some(""))
        .child(el("summary").child(name))
        .children(body.map(|build| build(el("div").class("facet-body"), offered)))
}
