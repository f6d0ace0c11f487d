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
        <Sliders facet months/>
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

/// How many figures end in each month. Decoration: the sliders below it say the same.
#[component]
fn Histogram(months: Memo<Vec<MonthView>>) -> impl IntoView {
    let tallest = Memo::new(move |_| months.with(|months| months.iter().map(|month| month.n_rows).max().unwrap_or(0)));
    let bars = move || {
        let tallest = tallest.get().max(1);
        let bars = months.get().into_iter().enumerate().map(|(at, month)| {
            let y = tallest.saturating_sub(month.n_rows);
            let chosen = month.chosen.then_some("");
            view! {
                <rect x=at width="0.85" y=y height=month.n_rows data-chosen=chosen>
                    <title>{format!("{}: {}", month.label, month.count)}</title>
                </rect>
            }
        });
        let bars = bars.collect_view();
        let view_box = format!("0 0 {} {tallest}", months.with(Vec::len).max(1));
        view! { <svg class="histogram" viewBox=view_box preserveAspectRatio="none" aria-hidden="true">{bars}</svg> }
    };
    view! { {bars} }
}

/// Two sliders over the months that have figures.
#[component]
fn Sliders(facet: Signal<FacetView>, months: Memo<Vec<MonthView>>) -> impl IntoView {
    let site = site();
    let last = Memo::new(move |_| months.with(Vec::len).saturating_sub(1));
    // Of the chosen months the first and the last; of all, if none is chosen.
    let ends = Memo::new(move |_| {
        months.with(|months| {
            let chosen = |month: &MonthView| month.chosen;
            (months.iter().position(chosen).unwrap_or(0), months.iter().rposition(chosen).unwrap_or(last.get()))
        })
    });
    let label_of =
        move |at: usize| months.with(|months| months.get(at).map(|month| month.label.clone()).unwrap_or_default());
    let take = move |from: usize, to: usize| {
        let typed = |at: usize| {
            months.with_untracked(|months| months.get(at).map(|month| month.typed.clone()).unwrap_or_default())
        };
        let is_all = from == 0 && to == last.get_untracked();
        let (from, to) = if is_all { Default::default() } else { (typed(from.min(to)), typed(from.max(to))) };
        let facet = facet.with_untracked(|facet| facet.facet);
        if let Some(query) = site.query.get_untracked().with_typed_range(facet, &from, &to) {
            site.navigation.push(&query);
        }
    };
    let number = |event: leptos::ev::Event| event_target_value(&event).parse().unwrap_or(0);
    view! {
        <label class="slider">
            <span>{site.say(Word::From)}</span>
            <input type="range" min="0" max=move || last.get() prop:value=move || ends.get().0 aria-valuetext=text(move || label_of(ends.get().0))
                on:change=move |event| take(number(event), ends.get_untracked().1)/>
            <output>{text(move || label_of(ends.get().0))}</output>
        </label>
        <label class="slider">
            <span>{site.say(Word::To)}</span>
            <input type="range" min="0" max=move || last.get() prop:value=move || ends.get().1 aria-valuetext=text(move || label_of(ends.get().1))
                on:change=move |event| take(ends.get_untracked().0, number(event))/>
            <output>{text(move || label_of(ends.get().1))}</output>
        </label>
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
