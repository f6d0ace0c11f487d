//! There is nothing to show: why, and where to go instead.

use explore::view::Link;
use leptos::prelude::*;

use crate::navigation::HEADING;

/// Why there is nothing, and where to go.
#[component]
pub(crate) fn Nothing(
    /// Why.
    reason: String,
    /// Where to go instead, best first.
    offers: Vec<Link>,
) -> impl IntoView {
    let offers = offers.into_iter().map(|offer| view! { <li><a href=offer.href>{offer.text}</a></li> });
    view! {
        <div class="view-head">
            <h1 id=HEADING tabindex="-1">{reason}</h1>
            <ul class="offers">{offers.collect_view()}</ul>
        </div>
    }
}
