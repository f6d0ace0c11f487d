//! *Truyền thông*: the communication programme as a ledger, whom it addresses by which channels, on what legal basis, and
//! who is named.

mod base;
pub(super) mod lists;

use std::rc::Rc;

use explore::communication::{CommunicationView, LedgerPart, LegalRow, Matrix, MatrixCell, NamedRow, OpenCell};
use explore::tables::TableKind;
use explore::ui_text::Word;
use explore::view::{Link, Page};

use super::{heading, link_item, main_element};
use crate::browser::document;
use crate::components::checks::check_card::check_card;
use crate::components::downloads::downloads;
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The page of communication.
pub(crate) fn communication() -> Element {
    let communication = site().shown(|page| if let Page::Communication(it) = page { Some(it) } else { None });
    let head = html("div").class("view-head").child(heading(tr(Word::Communication)));
    main_element().child(head).dyn_children(move || communication.with(body))
}

fn body(view: &CommunicationView) -> Vec<Element> {
    let figures = html("a").class("button").attr("href", &view.figures.href).text(&view.figures.text);
    let offers = view.downloads.clone();
    let save = downloads(Rc::new(move || offers.clone()), |explorer, query, format| {
        explorer.table_file(TableKind::Ledger, query, format, &document::address())
    });
    let ledger = html("section").class("ledger").attr("aria-label", tr(Word::Ledger));
    let band = |title: Word| html("section").class("band").child(html("h2").text(tr(title)));
    let cited = || html("ul").attr("role", "list").class("nameds").children(view.legal.iter().map(legal));
    let per_event = || html("div").class("checks").children(view.per_event.iter().map(check_card));
    // A heading with nothing under it says nothing.
    let parts = [
        Some(
            html("div")
                .class("figures-tools")
                .child(
                    html("p")
                        .class("hero-ways")
                        .child(figures)
                        .children(view.brief.as_ref().map(|brief| link(brief).class("button"))),
                )
                .child(save),
        ),
        (!view.base.is_empty()).then(|| base::common_base(&view.base)),
        (!view.plans.is_empty()).then(|| lists::plans(&view.plans)),
        (!view.ledger.is_empty())
            .then(|| band(Word::LedgerAsStated).child(ledger.children(view.ledger.iter().map(part)))),
        (!view.names.is_empty()).then(|| lists::name_lists(&view.names).class("band name-lists")),
        (!view.matrix.rows.is_empty()).then(|| band(Word::AudiencesByChannels).child(matrix(&view.matrix))),
        (!view.legal.is_empty()).then(|| band(Word::LegalBasis).child(cited())),
        (!view.people.is_empty()).then(|| band(Word::People).child(named(&view.people))),
        (!view.organisations.is_empty()).then(|| band(Word::Organisations).child(named(&view.organisations))),
        (!view.per_event.is_empty()).then(|| band(Word::PerEvent).child(per_event())),
    ];
    parts.into_iter().flatten().collect()
}

fn part(part: &LedgerPart) -> Element {
    let entries = part.entries.iter().map(|entry| {
        let figure = html("a").class("ledger-figure").attr("lang", "vi").attr("href", &entry.figure.href);
        let indicator = html("a").class("ledger-indicator").attr("href", &entry.indicator.href);
        html("li")
            .class("ledger-entry")
            .child(figure.text(&entry.figure.text))
            .child(indicator.text(&entry.indicator.text))
            .child(html("span").class("muted small").text(&entry.n_articles))
    });
    let setting = html("span").class("ledger-setting").text(&part.setting);
    html("section")
        .class("ledger-part")
        .child(html("h3").class("ledger-when").text(&part.when).text(" ").child(setting))
        .child(html("ul").attr("role", "list").class("ledger-entries").children(entries))
}

fn matrix(matrix: &Matrix) -> Element {
    let heads = matrix.channels.iter().map(|channel| html("th").attr("scope", "col").text(channel));
    let rows = matrix.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|MatrixCell { link, heat, open }| {
            let words = (!link.text.is_empty()).then(|| {
                let current = open.then_some("true");
                html("a").attr("href", &link.href).attr("aria-current", current).text(&link.text)
            });
            html("td").attr("data-align", "end").attr("data-heat", *heat).children(words)
        });
        html("tr").child(html("th").attr("scope", "row").text(&row.audience)).children(cells)
    });
    let table = html("table")
        .class("plain-table matrix")
        .attr("lang", "vi")
        .child(html("thead").child(html("tr").child(html("td")).children(heads)))
        .child(html("tbody").children(rows));
    let scroll = html("div")
        .class("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", tr(Word::AudiencesByChannels))
        .child(table);
    html("div")
        .child(html("p").class("muted small").text(tr(Word::MatrixCaption)))
        .child(scroll)
        .children(matrix.open.as_ref().map(open_cell))
}

/// The sentences of the cell that the address points at.
fn open_cell(cell: &OpenCell) -> Element {
    let sentences = cell.sentences.iter().map(|sentence| {
        html("li")
            .class("term")
            .child(html("p").class("quote").attr("lang", "vi").child(link(&sentence.link)))
            .child(html("p").class("term-source").text(&sentence.source))
    });
    html("section")
        .id(&cell.id)
        .attr("tabindex", "-1")
        .attr("aria-live", "polite")
        .child(html("h3").text(&cell.title))
        .child(html("ul").attr("role", "list").class("terms").children(sentences))
}

fn link(link: &Link) -> Element {
    html("a").attr("href", &link.href).text(&link.text)
}

fn legal(row: &LegalRow) -> Element {
    html("li")
        .class("named")
        .child(html("span").class("named-name").attr("lang", "vi").text(&row.name))
        .child(html("span").class("muted small").text(&row.date).text(" ").text(&row.issuer))
        .child(places(&row.cited))
}

fn named(rows: &[NamedRow]) -> Element {
    let rows = rows.iter().map(|row| {
        let name = html("span").class("named-name").attr("lang", "vi").text(&row.name);
        let count = html("span").class("facet-count").text(&row.count);
        html("li")
            .class("named")
            .child(html("span").child(name).text(" ").child(count))
            .children(row.roles.iter().map(|role| html("span").class("role").attr("lang", "vi").text(role)))
            .child(places(&row.named))
    });
    html("ul").attr("role", "list").class("nameds").children(rows)
}

/// Where something is said.
fn places(links: &[Link]) -> Element {
    html("ul").attr("role", "list").class("places").children(links.iter().map(link_item))
}
