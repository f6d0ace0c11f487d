//! The kinds of mark in an article, each to be shown or hidden.

use std::collections::BTreeSet;

use explore::article::{LegendEntry, MarkKind};
use explore::words::Word;
use leptos::prelude::*;

use crate::site::site;

/// The kinds of mark.
#[component]
pub(crate) fn Legend(
    /// The kinds that occur.
    entries: Signal<Vec<LegendEntry>>,
    /// Those that are hidden.
    hidden: RwSignal<BTreeSet<MarkKind>>,
) -> impl IntoView {
    let site = site();
    view! {
        <fieldset class="legend">
            <legend>{site.say(Word::Legend)}</legend>
            <For each=move || entries.get() key=|entry| (entry.kind, entry.label.clone()) let:entry>
                <Entry entry hidden/>
            </For>
        </fieldset>
    }
}

#[component]
fn Entry(entry: LegendEntry, hidden: RwSignal<BTreeSet<MarkKind>>) -> impl IntoView {
    let kind = entry.kind;
    let shown = move || hidden.with(|hidden| !hidden.contains(&kind));
    let toggle = move |_| {
        hidden.update(|hidden| {
            if !hidden.remove(&kind) {
                hidden.insert(kind);
            }
        });
    };
    view! {
        <label class="legend-entry">
            <input type="checkbox" prop:checked=shown on:change=toggle/>
            <span class="mark" data-kind=kind.key()>{entry.label}</span>
            <span class="legend-count">{entry.count}</span>
        </label>
    }
}
