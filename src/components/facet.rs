//! One filter: a disclosure with its values, or with fields for a range or words.

use explore::figures::{FacetBody, FacetView};
use leptos::prelude::*;

use crate::live::text;

use super::facet_range::{DateFields, NumberFields, TextField};
use super::facet_values::FacetValues;

/// One filter.
#[component]
pub(crate) fn Facet(
    /// What it offers now.
    facet: Signal<FacetView>,
    /// Whether it stands open at first.
    open: bool,
) -> impl IntoView {
    let kind = Memo::new(move |_| {
        facet.with(|facet| match facet.body {
            FacetBody::Values(_) => Kind::Values,
            FacetBody::Dates { .. } => Kind::Dates,
            FacetBody::Numbers { .. } => Kind::Numbers,
            FacetBody::Text(_) => Kind::Text,
        })
    });
    let body = move || match kind.get() {
        Kind::Values => view! { <FacetValues facet/> }.into_any(),
        Kind::Dates => view! { <DateFields facet/> }.into_any(),
        Kind::Numbers => view! { <NumberFields facet/> }.into_any(),
        Kind::Text => view! { <TextField facet/> }.into_any(),
    };
    view! {
        <details class="facet" open=open>
            <summary>
                <h3 class="facet-name">{text(move || facet.with(|facet| facet.label.clone()))}</h3>
            </summary>
            <div class="facet-body">{body}</div>
        </details>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Values,
    Dates,
    Numbers,
    Text,
}
