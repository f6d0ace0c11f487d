//! The values of a filter as links, each with the count that choosing it would give.

use explore::facet::Facet;
use explore::figures::{FacetBody, FacetView, ValueView};
use explore::words::Word;
use leptos::prelude::*;

use crate::live::{flag, text, truth, value_if};
use crate::site::site;

/// A longer list gets a field to find a value in it, and shows its head only.
const LONG: usize = 9;
/// How many values of a long list show before "show all".
const HEAD: usize = 7;

/// The values of a filter.
#[component]
pub(crate) fn FacetValues(
    /// The filter.
    facet: Signal<FacetView>,
) -> impl IntoView {
    let site = site();
    let wanted = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let values = Memo::new(move |_| {
        facet.with(|facet| match &facet.body {
            FacetBody::Values(values) => values.clone(),
            _ => Vec::new(),
        })
    });
    let is_long = Memo::new(move |_| values.with(Vec::len) > LONG);
    let is_tree = Memo::new(move |_| facet.with(|facet| facet.facet == Facet::Indicator));
    let shown = move || {
        let wanted = wanted.get();
        let mut shown = values.get();
        if !wanted.is_empty() {
            shown.retain(|value| explore::figures::facets::label_has(&value.label, &wanted));
        } else if is_long.get() && !all.get() {
            let mut at = 0;
            shown.retain(|value| {
                at += 1;
                at <= HEAD || value.chosen
            });
        }
        shown
    };
    let label = move || facet.with(|facet| facet.label.clone());
    view! {
        <Show when=move || is_long.get()>
            <input
                class="field facet-find"
                type="search"
                placeholder=site.say(Word::FilterValues)
                aria-label=text(move || format!("{}: {}", label(), Word::FilterValues.say(site.language.get())))
                prop:value=move || wanted.get()
                on:input=move |event| wanted.set(event_target_value(&event))
            />
        </Show>
        <ul role="list" class="facet-values" data-tree=flag(move || is_tree.get())>
            <For each=shown key=|value| value.key.clone() let:value>
                <Value values value/>
            </For>
        </ul>
        <Show when=move || is_long.get() && wanted.with(String::is_empty)>
            <button type="button" class="facet-more" aria-expanded=truth(move || all.get()) on:click=move |_| all.update(|all| *all = !*all)>
                {move || if all.get() { Word::ShowFewer } else { Word::ShowAll }.say(site.language.get())}
            </button>
        </Show>
    }
}

/// One value. The element stays while its count changes, so that the keyboard stays on it.
#[component]
fn Value(values: Memo<Vec<ValueView>>, value: ValueView) -> impl IntoView {
    let depth = value.depth.min(4);
    let first = value.clone();
    let now = Memo::new(move |_| {
        values
            .with(|values| values.iter().find(|value| value.key == first.key).cloned())
            .unwrap_or_else(|| first.clone())
    });
    view! {
        <li data-depth=depth>
            <a
                class="facet-value"
                href=text(move || now.with(|now| now.href.clone()))
                aria-current=value_if("true", move || now.with(|now| now.chosen))
                data-empty=flag(move || now.with(|now| now.n_rows == 0))
            >
                <span class="facet-box" aria-hidden="true"></span>
                <span class="facet-label">{text(move || now.with(|now| now.label.clone()))}</span>
                <span class="facet-count">{text(move || now.with(|now| now.count.clone()))}</span>
            </a>
        </li>
    }
}
