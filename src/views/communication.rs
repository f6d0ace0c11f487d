//! *Truyền thông*: the communication programme as a ledger, whom it addresses by which channels, on what legal basis, and
//! who is named.

use explore::communication::{CommunicationView, LedgerPart, LegalRow, Matrix, MatrixCell, NamedRow, OpenCell};
use explore::view::{Link, Page};
use explore::words::Word;

use super::{heading, link_item, room};
use crate::components::check_card::check_card;
use crate::markup::{El, el};
use crate::site::site;

/// The page of communication.
pub(crate) fn communication() -> El {
    let communication = site().shown(|page| if let Page::Communication(it) = page { Some(it) } else { None });
    let head = el("div").class("view-head").child(heading(Word::Communication));
    room().child(head).live(move || communication.with(body))
}

fn body(view: &CommunicationView) -> Vec<El> {
    let figures = el("a").class("button").attr("href", &view.figures.href).text(&view.figures.text);
    let ledger = el("section").class("ledger").attr("aria-label", Word::Ledger);
    let band = |title: Word| el("section").class("band").child(el("h2").text(title));
    let cited = || el("ul").attr("role", "list").class("nameds").children(view.legal.iter().map(legal));
    let per_event = || el("div").class("checks").children(view.per_event.iter().map(check_card));
    // A heading with nothing under it says nothing.
    let parts = [
        Some(el("p").child(figures)),
        (!view.ledger.is_empty()).then(|| ledger.children(view.ledger.iter().map(part))),
        (!view.matrix.rows.is_empty()).then(|| band(Word::AudiencesByChannels).child(matrix(&view.matrix))),
        (!view.legal.is_empty()).then(|| band(Word::LegalBasis).child(cited())),
        (!view.people.is_empty()).then(|| band(Word::People).child(named(&view.people))),
        (!view.organisations.is_empty()).then(|| band(Word::Organisations).child(named(&view.organisations))),
        (!view.per_event.is_empty()).then(|| band(Word::PerEvent).child(per_event())),
    ];
    parts.into_iter().flatten().collect()
}

fn part(part: &LedgerPart) -> El {
    let entries = part.entries.iter().map(|entry| {
        let figure = el("a").class("ledger-figure").attr("lang", "vi").attr("href", &entry.figure.href);
        let indicator = el("a").class("ledger-indicator").attr("href", &entry.indicator.href);
        el("li")
            .class("ledger-entry")
            .child(figure.text(&entry.figure.text))
            .child(indicator.text(&entry.indicator.text))
            .child(el("span").class("muted small").text(&entry.n_articles))
    });
    let setting = el("span").class("ledger-setting").text(&part.setting);
    el("section")
        .class("ledger-part")
        .child(el("h2").class("ledger-when").text(&part.when).text(" ").child(setting))
        .child(el("ul").attr("role", "list").class("ledger-entries").children(entries))
}

fn matrix(matrix: &Matrix) -> El {
    let heads = matrix.channels.iter().map(|channel| el("th").attr("scope", "col").text(channel));
    let rows = matrix.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|MatrixCell { link, heat, open }| {
            let words = (!link.text.is_empty()).then(|| {
                let current = open.then_some("true");
                el("a").attr("href", &link.href).attr("aria-current", current).text(&link.text)
            });
            el("td").attr("data-align", "end").attr("data-heat", *heat).children(words)
        });
        el("tr").child(el("th").attr("scope", "row").text(&row.audience)).children(cells)
    });
    let table = el("table")
        .class("plain-table matrix")
        .attr("lang", "vi")
        .child(el("thead").child(el("tr").child(el("td")).children(heads)))
        .child(el("tbody").children(rows));
    let scroll = el("div")
        .class("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", Word::AudiencesByChannels)
        .child(table);
    el("div")
        .child(el("p").class("muted small").text(Word::MatrixCaption))
        .child(scroll)
        .children(matrix.open.as_ref().map(open_cell))
}

/// The sentences of the cell that the address points at.
fn open_cell(cell: &OpenCell) -> El {
    let sentences = cell.sentences.iter().map(|sentence| {
        el("li")
            .class("term")
            .child(el("p").class("quote").attr("lang", "vi").child(link(&sentence.link)))
            .child(el("p").class("term-source").text(&sentence.source))
    });
    el("section")
        .attr("aria-live", "polite")
        .child(el("h3").text(&cell.title))
        .child(el("ul").attr("role", "list").class("terms").children(sentences))
}

fn link(link: &Link) -> El {
    el("a").attr("href", &link.href).text(&link.text)
}

fn legal(row: &LegalRow) -> El {
    el("li")
        .class("named")
        .child(el("span").class("named-name").attr("lang", "vi").text(&row.name))
        .child(el("span").class("muted small").text(&row.date).text(" ").text(&row.issuer))
        .child(places(&row.cited))
}

fn named(rows: &[NamedRow]) -> El {
    let rows = rows.iter().map(|row| {
        let name = el("span").class("named-name").attr("lang", "vi").text(&row.name);
        let count = el("span").class("facet-count").text(&row.count);
        el("li")
            .class("named")
            .child(el("span").child(name).text(" ").child(count))
            .children(row.roles.iter().map(|role| el("span").class("role").attr("lang", "vi").text(role)))
            .child(places(&row.named))
    });
    el("ul").attr("role", "list").class("nameds").children(rows)
}

/// Where something is said.
fn places(links: &[Link]) -> El {
    el("ul").attr("role", "list").class("places").children(links.iter().map(link_item))
}
