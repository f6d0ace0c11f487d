//! One check: what came out, the arithmetic in one line, and the sentences side by side.

use explore::checks::{CheckView, DerivedView, TermView};
use explore::words::Word;
use leptos::prelude::*;

use crate::site::site;

/// One check.
#[component]
pub(crate) fn CheckCard(
    /// What it says.
    check: CheckView,
) -> impl IntoView {
    let site = site();
    let terms = check.terms.into_iter().map(|term| view! { <Term term/> }).collect_view();
    let derived = check.derived.into_iter().map(|derived| view! { <Derived derived/> }).collect_view();
    let notes = check.notes.into_iter().map(|note| view! { <p class="check-note">{note}</p> }).collect_view();
    let intervals = (!check.intervals.is_empty()).then(|| {
        let lines = check.intervals.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
        view! {
            <details class="check-intervals">
                <summary>{site.say(Word::Interval)}</summary>
                <ul role="list">{lines}</ul>
            </details>
        }
    });
    view! {
        <article class="check" data-verdict=check.verdict_key>
            <header class="check-head">
                <span class="verdict" data-verdict=check.verdict_key>{check.verdict}</span>
                <h2 class="check-kind">{check.kind}</h2>
            </header>
            <p class="check-working">{check.working}</p>
            {derived}
            {notes}
            <ul role="list" class="terms">{terms}</ul>
            {intervals}
        </article>
    }
}

#[component]
fn Derived(derived: DerivedView) -> impl IntoView {
    view! {
        <p class="check-derived">
            <span class="check-what">{derived.what}</span>
            <span>{derived.working}</span>
            <span class="check-interval">{derived.interval}</span>
        </p>
    }
}

/// A figure of the check in its sentence.
#[component]
fn Term(term: TermView) -> impl IntoView {
    let quote = term.quote;
    view! {
        <li class="term">
            <p class="term-subject">{term.subject} <span class="term-setting">{term.setting}</span></p>
            <p class="quote" lang="vi">
                <a href=term.href>{quote.before}<b class="mark" data-kind="figure">{quote.figure}</b>{quote.after}</a>
            </p>
            <p class="term-source">{term.source}</p>
        </li>
    }
}
