//! The picture of a selection, or why there is none.

use std::sync::Arc;

use chart::Plot;
use explore::figures::FiguresView;
use explore::query::Tab;
use leptos::prelude::*;

use crate::site::site;

/// The picture that the tab asks for; nothing under the tab of the table.
#[component]
pub(crate) fn Picture(
    /// The page of figures.
    figures: Memo<Arc<FiguresView>>,
) -> impl IntoView {
    let site = site();
    let asked = Memo::new(move |_| site.query.with(|query| query.tab != Tab::Table));
    let picture = move || {
        figures.with(|figures| match &figures.picture.spec.plot {
            Plot::Nothing(nothing) => {
                let offers = figures.picture.offers.iter();
                let offers = offers.map(|offer| view! { <li><a href=offer.href.clone()>{offer.text.clone()}</a></li> });
                Some(view! { <div class="unplottable"><p>{nothing.words.clone()}</p><ul class="offers">{offers.collect_view()}</ul></div> })
            }
            Plot::Panels(_) => None,
        })
    };
    view! { <Show when=move || asked.get()>{picture}</Show> }
}
