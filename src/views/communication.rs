//! *Truyền thông*: the communication programme as a ledger, whom it addresses by which channels, on what legal basis, and
//! who is named.

use std::sync::Arc;

use explore::communication::{CommunicationView, LedgerPart, LegalRow, Matrix, NamedRow};
use explore::view::Link;
use explore::words::Word;
use leptos::prelude::*;

use crate::components::check_card::CheckCard;
use crate::navigation::HEADING;
use crate::site::site;

/// The page of communication. It stands still: built once for a corpus and a language.
#[component]
pub(crate) fn Communication(
    /// What it says.
    communication: Memo<Arc<CommunicationView>>,
) -> impl IntoView {
    let site = site();
    let body = move || {
        let view = (*communication.get()).clone();
        let ledger = view.ledger.into_iter().map(|part| view! { <Part part/> }).collect_view();
        let checks = view.per_event.into_iter().map(|check| view! { <CheckCard check/> }).collect_view();
        view! {
            <p><a class="button" href=view.figures.href>{view.figures.text}</a></p>
            <section class="ledger" aria-label=site.say(Word::Ledger)>{ledger}</section>
            <section class="band">
                <h2>{site.say(Word::AudiencesByChannels)}</h2>
                <MatrixTable matrix=view.matrix/>
            </section>
            <section class="band">
                <h2>{site.say(Word::LegalBasis)}</h2>
                <Legal rows=view.legal/>
            </section>
            <section class="band">
                <h2>{site.say(Word::People)}</h2>
                <Named rows=view.people/>
            </section>
            <section class="band">
                <h2>{site.say(Word::Organisations)}</h2>
                <Named rows=view.organisations/>
            </section>
            <section class="band">
                <h2>{site.say(Word::PerEvent)}</h2>
                <div class="checks">{checks}</div>
            </section>
        }
    };
    view! {
        <div class="view-head">
            <h1 id=HEADING tabindex="-1">{site.say(Word::Communication)}</h1>
        </div>
        {body}
    }
}

#[component]
fn Part(part: LedgerPart) -> impl IntoView {
    let entries = part.entries.into_iter().map(|entry| {
        view! {
            <li class="ledger-entry">
                <a class="ledger-figure" lang="vi" href=entry.figure.href>{entry.figure.text}</a>
                <a class="ledger-indicator" href=entry.indicator.href>{entry.indicator.text}</a>
                <span class="muted small">{entry.n_articles}</span>
            </li>
        }
    });
    let entries = entries.collect_view();
    view! {
        <section class="ledger-part">
            <h2 class="ledger-when">{part.when} <span class="ledger-setting">{part.setting}</span></h2>
            <ul role="list" class="ledger-entries">{entries}</ul>
        </section>
    }
}

#[component]
fn MatrixTable(matrix: Matrix) -> impl IntoView {
    let heads = matrix.channels.into_iter().map(|channel| view! { <th scope="col">{channel}</th> }).collect_view();
    let rows = matrix.rows.into_iter().map(|row| {
        let cells = row.cells.into_iter().map(|cell| {
            let link = (!cell.text.is_empty()).then(|| view! { <a href=cell.href>{cell.text}</a> });
            view! { <td data-align="end">{link}</td> }
        });
        view! { <tr><th scope="row">{row.audience}</th>{cells.collect_view()}</tr> }
    });
    let rows = rows.collect_view();
    let site = site();
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=site.say(Word::AudiencesByChannels)>
            <table class="plain-table matrix" lang="vi"><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}

#[component]
fn Legal(rows: Vec<LegalRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        view! {
            <li class="named">
                <span class="named-name" lang="vi">{row.name}</span>
                <span class="muted small">{row.date}" "{row.issuer}</span>
                <Places links=row.cited/>
            </li>
        }
    });
    view! { <ul role="list" class="nameds">{rows.collect_view()}</ul> }
}

#[component]
fn Named(rows: Vec<NamedRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let roles = row.roles.into_iter().map(|role| view! { <span class="role" lang="vi">{role}</span> }).collect_view();
        view! {
            <li class="named">
                <span><span class="named-name" lang="vi">{row.name}</span>" "<span class="facet-count">{row.count}</span></span>
                {roles}
                <Places links=row.named/>
            </li>
        }
    });
    view! { <ul role="list" class="nameds">{rows.collect_view()}</ul> }
}

/// Where something is said.
#[component]
fn Places(links: Vec<Link>) -> impl IntoView {
    let links = links.into_iter().map(|link| view! { <li><a href=link.href>{link.text}</a></li> });
    view! { <ul role="list" class="places">{links.collect_view()}</ul> }
}
