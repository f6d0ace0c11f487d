//! Saving the chosen figures: each form with the number of rows that it will hold.

use explore::download::Offer;
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::io::download;
use crate::site::site;

/// The forms in which the chosen figures are saved.
#[component]
pub(crate) fn Downloads(
    /// The forms.
    offers: Signal<Vec<Offer>>,
) -> impl IntoView {
    let site = site();
    view! {
        <details class="menu">
            <summary class="button"><Icon sign=Sign::Download/>{site.say(Word::Download)}</summary>
            <ul role="list" class="menu-list">
                <For each=move || offers.get() key=|offer| (offer.format, offer.size.clone()) let:offer>
                    <li><Save offer/></li>
                </For>
            </ul>
        </details>
    }
}

#[component]
fn Save(offer: Offer) -> impl IntoView {
    let site = site();
    let format = offer.format;
    let save = move |_| {
        let file = site.query.with_untracked(|query| site.explorer.download(query, format));
        download::save(&file.file_name, file.media_type, file.text.as_bytes());
    };
    view! {
        <button type="button" class="menu-item" on:click=save>
            <span>{offer.label}</span>
            <span class="menu-note">{offer.size}</span>
        </button>
    }
}
