//! *Tra cứu*: any word, phrase or number, as sentences, as lines of concordance, and as tables of how words are used.

use std::sync::Arc;

use explore::search::{LensLink, SearchView};
use explore::view::Current;
use explore::words::Word;
use gloo::timers::callback::Timeout;
use leptos::html::Input;
use leptos::prelude::*;

use crate::components::search_body::SearchResults;
use crate::components::selection_bar::SelectionBar;
use crate::keyboard::SEARCH_FIELD;
use crate::live::text;
use crate::navigation::HEADING;
use crate::site::site;

/// How long after the last key the page answers, in milliseconds: a frame or two, so that typing is never held up.
const PAUSE_MILLIS: u32 = 40;

/// The page of search.
#[component]
pub(crate) fn Search(
    /// What it says.
    search: Memo<Arc<SearchView>>,
) -> impl IntoView {
    let site = site();
    let summary = Memo::new(move |_| search.with(|search| search.summary.clone()));
    Effect::new(move || site.announce.set(summary.get()));
    let lenses = Signal::derive(move || search.with(|search| search.lenses.clone()));
    let choices = Signal::derive(move || search.with(|search| search.choices.clone()));
    view! {
        <div class="view-head">
            <h1 id=HEADING tabindex="-1">{site.say(Word::Search)}</h1>
        </div>
        <Field typed=Memo::new(move |_| search.with(|search| search.typed.clone()))/>
        <For each=move || search.with(|search| search.hints.clone()) key=String::clone let:hint>
            <p class="search-hint">{hint}</p>
        </For>
        <div class="figures-tools">
            <Lenses lenses/>
        </div>
        <div class="search-state">
            <p class="summary">{summary}</p>
            <SelectionBar bar=Signal::derive(move || search.with(|search| search.bar.clone()))/>
        </div>
        <Offers choices/>
        {move || view! { <SearchResults body=search.with(|search| search.body.clone())/> }}
        <p class="visually-hidden">{text(move || search.with(|search| search.summary.clone()))}</p>
    }
}

/// The field. What is typed replaces the address after a moment; the browser's Back undoes the search as one.
#[component]
fn Field(typed: Memo<String>) -> impl IntoView {
    let site = site();
    let field = NodeRef::<Input>::new();
    let waiting = StoredValue::new_local(None::<Timeout>);
    let take = move |text: String| {
        let query = site.query.get_untracked();
        if query.search != text {
            site.navigation.replace(explore::Query { search: text, ..query });
        }
    };
    let on_input = move |event| {
        let text = event_target_value(&event);
        // A new timeout drops, and so cancels, the one before.
        waiting.set_value(Some(Timeout::new(PAUSE_MILLIS, move || take(text))));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(field) = field.get_untracked() {
            take(field.value());
        }
    };
    view! {
        <form role="search" class="search-form" on:submit=submit>
            <input
                id=SEARCH_FIELD
                node_ref=field
                class="field search-field"
                type="search"
                autocomplete="off"
                spellcheck="false"
                aria-label=site.say(Word::Search)
                prop:value=move || typed.get()
                on:input=on_input
            />
        </form>
    }
}

/// The ways to look at what was found.
#[component]
fn Lenses(lenses: Signal<Vec<LensLink>>) -> impl IntoView {
    let site = site();
    view! {
        <nav class="tabs" aria-label=site.say(Word::ViewAs)>
            <ul role="list">
                <For each=move || lenses.get() key=|lens| (lens.link.clone(), lens.current == Current::Here) let:lens>
                    <li><a href=lens.link.href aria-current=(lens.current == Current::Here).then_some("true")>{lens.link.text}</a></li>
                </For>
            </ul>
        </nav>
    }
}

/// Choices that belong to the lens.
#[component]
fn Offers(choices: Signal<Vec<LensLink>>) -> impl IntoView {
    view! {
        <ul role="list" class="lens-choices">
            <For each=move || choices.get() key=|choice| (choice.link.clone(), choice.current == Current::Here) let:choice>
                <li><a class="choice" href=choice.link.href aria-current=(choice.current == Current::Here).then_some("true")>{choice.link.text}</a></li>
            </For>
        </ul>
    }
}
