//! What a search found: sentences, lines of concordance, the spread over articles, or a table of words.

use explore::search::{KwicLine, SearchBody, SentenceHit, SpreadRow, WordTable};
use explore::view::Link;
use explore::words::Word;
use leptos::prelude::*;

use crate::site::site;

/// What was found.
#[component]
pub(crate) fn SearchResults(
    /// What was found.
    body: SearchBody,
) -> impl IntoView {
    match body {
        SearchBody::Empty(offers) => offered(offers),
        SearchBody::Sentences(hits) => sentences(hits),
        SearchBody::Concordance(lines) => concordance(lines),
        SearchBody::Spread { evenness, rows } => spread(evenness, rows),
        SearchBody::Words(table) => words(table),
    }
}

fn offered(offers: Vec<Link>) -> AnyView {
    let offers = offers.into_iter().map(|offer| view! { <li><a class="choice" href=offer.href>{offer.text}</a></li> });
    view! { <ul role="list" class="lens-choices">{offers.collect_view()}</ul> }.into_any()
}

fn sentences(hits: Vec<SentenceHit>) -> AnyView {
    let hits = hits.into_iter().map(|hit| {
        let pieces = hit.pieces.into_iter().map(|piece| {
            if piece.is_met { view! { <b class="met">{piece.text}</b> }.into_any() } else { piece.text.into_any() }
        });
        view! {
            <li class="hit-sentence">
                <p class="quote" lang="vi"><a href=hit.href>{pieces.collect_view()}</a></p>
                <p class="term-source">{hit.source}</p>
            </li>
        }
    });
    view! { <ol role="list" class="hits">{hits.collect_view()}</ol> }.into_any()
}

fn concordance(lines: Vec<KwicLine>) -> AnyView {
    let lines = lines.into_iter().map(|line| {
        view! {
            <li class="kwic-line" lang="vi">
                <span class="kwic-left"><span>{line.left}</span></span>
                <a class="kwic-met" href=line.href title=line.source>{line.met}</a>
                <span class="kwic-right">{line.right}</span>
            </li>
        }
    });
    view! { <ol role="list" class="kwic">{lines.collect_view()}</ol> }.into_any()
}

fn spread(evenness: String, rows: Vec<SpreadRow>) -> AnyView {
    let rows = rows.into_iter().map(|row| {
        let places = row.places.into_iter().map(|place| view! { <rect x=place width="0.004" y="0" height="1"></rect> });
        view! {
            <li class="spread-row">
                <a href=row.article.href>{row.article.text}</a>
                <span class="spread-count">{row.count}</span>
                <svg class="spread" viewBox="0 0 1.004 1" preserveAspectRatio="none" aria-hidden="true">{places.collect_view()}</svg>
            </li>
        }
    });
    view! { <p class="muted small">{evenness}</p><ul role="list" class="spreads">{rows.collect_view()}</ul> }.into_any()
}

fn words(table: WordTable) -> AnyView {
    let heads = table.heads.into_iter().map(|head| view! { <th scope="col" data-align="end">{head}</th> });
    let rows = table.rows.into_iter().map(|row| {
        let numbers = row.numbers.into_iter().map(|number| view! { <td data-align="end">{number}</td> });
        view! { <tr><th scope="row" lang="vi"><a href=row.word.href>{row.word.text}</a></th>{numbers.collect_view()}</tr> }
    });
    view! {
        <div class="table-scroll">
            <table class="plain-table word-table">
                <thead><tr><th scope="col">{site().say(Word::Text)}</th>{heads.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
