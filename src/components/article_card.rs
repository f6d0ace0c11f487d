//! What a mark is and why: in the margin, or at the foot of a narrow screen.

use explore::article::cards::{CardCheck, CardLine};
use explore::article::{Card, MarkKind};
use explore::words::Word;
use leptos::prelude::*;

use super::cite::Cite;
use super::icon::{Icon, Sign};
use crate::live::flag;
use crate::site::site;

/// What a mark is and why.
#[component]
pub(crate) fn ArticleCard(
    /// The card of the mark in question, if there is one.
    card: Signal<Option<Card>>,
    /// The reader has read it.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let site = site();
    let body = move || match card.get() {
        Some(card) => filled(card, on_close).into_any(),
        None => view! { <p class="card-empty">{site.say(Word::CardHint)}</p> }.into_any(),
    };
    view! { <div id="card" class="card" data-empty=flag(move || card.with(Option::is_none))>{body}</div> }
}

fn filled(card: Card, on_close: Callback<()>) -> impl IntoView {
    let site = site();
    let facts = card.facts.into_iter().map(|lines| view! { <CardLines lines/> }).collect_view();
    let links = card.links.into_iter().map(|link| view! { <li><a href=link.href>{link.text}</a></li> }).collect_view();
    let checks = card.checks.into_iter().map(|check| view! { <CheckLine check/> }).collect_view();
    let why = (!card.why.is_empty()).then(|| {
        let rules = card.why.into_iter().map(|rule| view! { <li>{rule}</li> }).collect_view();
        view! {
            <details class="card-why" open=true>
                <summary>{site.say(Word::Why)}</summary>
                <ol>{rules}</ol>
            </details>
        }
    });
    view! {
        <p class="card-kind mark" data-kind=card.kind.key()>{card.label}</p>
        <button type="button" class="button button-plain card-close" aria-label=site.say(Word::Close) on:click=move |_| on_close.run(())>
            <Icon sign=Sign::Close/>
        </button>
        <p class="card-raw" lang="vi">{card.raw}</p>
        <CardLines lines=card.lines/>
        {facts}
        <div class="card-checks">{checks}</div>
        {why}
        <ul role="list" class="card-links">{links}</ul>
        {(card.kind == MarkKind::Figure).then(|| view! { <Cite figure=card.mark/> })}
    }
}

#[component]
fn CheckLine(check: CardCheck) -> impl IntoView {
    view! {
        <p class="card-check">
            <a class="verdict" data-verdict=check.verdict_key href=check.link.href>{check.verdict}</a>
            <span>{check.working}</span>
        </p>
    }
}

#[component]
fn CardLines(lines: Vec<CardLine>) -> impl IntoView {
    let lines = lines.into_iter().map(|line| {
        view! {
            <div class="card-line">
                <dt>{line.label}</dt>
                <dd>{line.value}</dd>
            </div>
        }
    });
    view! { <dl class="card-lines">{lines.collect_view()}</dl> }
}
