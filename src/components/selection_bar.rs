//! What is chosen now, in words, each part removable; Back undoes.

use explore::figures::SelectionBar as Bar;
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::live::text;
use crate::site::site;

/// The selection in words.
#[component]
pub(crate) fn SelectionBar(
    /// What is chosen.
    bar: Signal<Bar>,
) -> impl IntoView {
    let site = site();
    view! {
        <div class="selection" role="group" aria-label=site.say(Word::Selection)>
            <Show
                when=move || bar.with(|bar| bar.clear.is_some())
                fallback=move || view! { <span class="selection-all">{text(move || bar.with(|bar| bar.sentence.clone()))}</span> }
            >
                <ul role="list" class="selection-parts">
                    <For each=move || bar.get().parts key=|part| (part.facet.clone(), part.value.clone(), part.remove.href.clone()) let:part>
                        <li>
                            <a class="chip" href=part.remove.href aria-label=part.remove.text>
                                <span class="chip-facet">{part.facet}</span>
                                <span class="chip-value">{part.value}</span>
                                <Icon sign=Sign::Close/>
                            </a>
                        </li>
                    </For>
                </ul>
                {move || bar.get().clear.map(|clear| view! { <a class="selection-clear" href=clear.href>{clear.text}</a> })}
            </Show>
        </div>
    }
}
