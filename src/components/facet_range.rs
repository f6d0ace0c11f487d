//! Filters that are typed: a range of dates with its histogram, a range of values, words.
//!
//! A range is taken over when its field is left or Enter is pressed; words as they are typed. What does not parse is
//! left in the field and marked, and the selection stays as it was.

use explore::figures::{FacetBody, FacetView, MonthView};
use explore::query::Query;
use explore::words::Word;
use leptos::prelude::*;

use crate::live::{flag, text, truth};
use crate::site::site;

/// A range of dates.
#[component]
pub(crate) fn DateFields(
    /// The filter.
    facet: Signal<FacetView>,
) -> impl IntoView {
    let ends = move || {
        facet.with(|facet| match &facet.body {
            FacetBody::Dates { from, to, .. } => (from.clone(), to.clone()),
            _ => Default::default(),
        })
    };
    let months = Memo::new(move |_| {
        facet.with(|facet| match &facet.body {
            FacetBody::Dates { months, .. } => months.clone(),
            _ => Vec::new(),
        })
    });
    view! {
        <Histogram months/>
        <Ends facet ends=Signal::derive(ends) hint=Word::DateHint/>
    }
}

/// A range of values.
#[component]
pub(crate) fn NumberFields(
    /// The filter.
    facet: Signal<FacetView>,
) -> impl IntoView {
    let ends = move || {
        facet.with(|facet| match &facet.body {
            FacetBody::Numbers { from, to } => (from.clone(), to.clone()),
            _ => Default::default(),
        })
    };
    view! { <Ends facet ends=Signal::derive(ends) hint=Word::NumberHint/> }
}

/// From and to.
#[component]
fn Ends(facet: Signal<FacetView>, ends: Signal<(String, String)>, hint: Word) -> impl IntoView {
    let site = site();
    let from = NodeRef::<leptos::html::Input>::new();
    let to = NodeRef::<leptos::html::Input>::new();
    let refused = RwSignal::new(false);
    let take = move || {
        let (Some(from), Some(to)) = (from.get_untracked(), to.get_untracked()) else { return };
        let facet = facet.with_untracked(|facet| facet.facet);
        let query = site.query.get_untracked().with_typed_range(facet, &from.value(), &to.value());
        refused.set(query.is_none());
        if let Some(query) = query.filter(|query| *query != site.query.get_untracked()) {
            site.navigation.push(&query);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        take();
    };
    let hint_id = text(move || facet.with(|facet| format!("hint-{}", facet.key)));
    view! {
        <form class="ends" on:submit=submit>
            <label>
                <span>{site.say(Word::From)}</span>
                <input node_ref=from class="field" type="text" autocomplete="off" aria-describedby=hint_id
                    aria-invalid=truth(move || refused.get())
                    prop:value=move || ends.get().0 on:change=move |_| take()/>
            </label>
            <label>
                <span>{site.say(Word::To)}</span>
                <input node_ref=to class="field" type="text" autocomplete="off" aria-describedby=hint_id
                    aria-invalid=truth(move || refused.get())
                    prop:value=move || ends.get().1 on:change=move |_| take()/>
            </label>
            <p class="ends-hint" id=hint_id data-refused=flag(move || refused.get())>{site.say(hint)}</p>
            <button type="submit" class="visually-hidden">{site.say(Word::Apply)}</button>
        </form>
    }
}

/// How many figures end in each month; each month is a link.
#[component]
fn Histogram(months: Memo<Vec<MonthView>>) -> impl IntoView {
    let tallest = Memo::new(move |_| months.with(|months| months.iter().map(|month| month.n_rows).max().unwrap_or(0)));
    let ends = move || {
        months.with(|months| {
            let label = |month: Option<&MonthView>| month.map(|month| month.label.clone()).unwrap_or_default();
            (label(months.first()), label(months.last()))
        })
    };
    view! {
        <ol role="list" class="histogram">
            <For each=move || months.get() key=|month| (month.label.clone(), month.n_rows, month.chosen, month.href.clone()) let:month>
                <li>
                    <Show when={let n_rows = month.n_rows; move || n_rows > 0} fallback=|| ()>
                        <a href=month.href.clone() aria-current=month.chosen.then_some("true") aria-label=format!("{}: {}", month.label, month.count) title=format!("{}: {}", month.label, month.count)>
                            <svg viewBox=move || format!("0 0 1 {}", tallest.get().max(1)) preserveAspectRatio="none" aria-hidden="true">
                                <rect x="0" width="1" y=move || tallest.get().saturating_sub(month.n_rows) height=month.n_rows></rect>
                            </svg>
                        </a>
                    </Show>
                </li>
            </For>
        </ol>
        <p class="histogram-ends" aria-hidden="true"><span>{text(move || ends().0)}</span><span>{text(move || ends().1)}</span></p>
    }
}

/// Words that the sentence contains.
#[component]
pub(crate) fn TextField(
    /// The filter.
    facet: Signal<FacetView>,
) -> impl IntoView {
    let site = site();
    let words = move || {
        facet.with(|facet| match &facet.body {
            FacetBody::Text(words) => words.clone(),
            _ => String::new(),
        })
    };
    let typed = move |event| {
        let text = event_target_value(&event);
        let query: Query = site.query.get_untracked().select(|selection| selection.text = text);
        site.navigation.replace(query);
    };
    view! {
        <input class="field" type="search" aria-label=text(move || facet.with(|facet| facet.label.clone())) prop:value=words on:input=typed/>
    }
}
