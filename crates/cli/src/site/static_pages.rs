//! The corpus as plain HTML beside the page: for readers without JavaScript, for search engines, for archives.
//!
//! `doc/index.html` lists what there is; `doc/bai/ID.html` is an article with its text and its figures as a table,
//! `doc/chi-so/ID.html` an indicator and `doc/noi/CODE.html` a place with all their figures, each row linked to its
//! sentence. All addresses are relative, so a site works in any folder of a host and from `file://`. They are made of the
//! same views as the page, hence say the same; [`pages`] owns which there are, [`frame`] what they have in common,
//! [`structured`] what machines read of them.

mod article;
mod figures;
mod frame;
mod structured;

use std::collections::BTreeMap;

use explore::{Explorer, Facet, Query, RowIdx};
use maud::{Markup, html};

use self::figures::Listed;
use self::frame::{Frame, page, stem};
use super::Address;
use super::names::{self, Files};

pub(super) use self::frame::GENERATOR;

/// The folder of all of them.
pub(super) const FOLDER: &str = "doc/";

/// Colours and sizes are those of the page.
const STYLE: &str = concat!(include_str!("../../../../style/tokens.css"), include_str!("static_pages/static.css"));

/// Titles of articles that the start page names for readers without JavaScript; the list of all is one link away.
const N_NAMED: usize = 20;

/// The static pages of the corpus that `explorer` has open, and their style sheet, by their addresses from the folder of
/// the site. `address` is where the site will stand, if that is known; `icon` the file of its icon, if it has one.
pub(super) fn pages(explorer: &Explorer, address: Option<&Address>, icon: Option<&str>) -> Files {
    let style = format!("static.{}.css", names::hash(STYLE.as_bytes()));
    let frame = Frame { address, style: &style, icon };
    let documents = &explorer.corpus().documents;
    let [indicators, places] = [Facet::Indicator, Facet::Place].map(|facet| figures::listed(explorer, facet));
    let rows: BTreeMap<String, Vec<RowIdx>> =
        explorer.rows_by(Facet::Document).into_iter().map(|(value, rows)| (value.key, rows)).collect();

    let mut files = Files::new();
    let mut put =
        |name: String, markup: Markup| files.insert(format!("{FOLDER}{name}"), markup.into_string().into_bytes());
    for document in documents {
        let rows = rows.get(&document.id).map_or(&[][..], Vec::as_slice);
        put(format!("bai/{}.html", stem(&document.id)), article::page_of(&frame, explorer, document, rows));
    }
    for (folder, listed) in [(figures::INDICATORS, &indicators), (figures::PLACES, &places)] {
        for one in listed {
            put(format!("{folder}/{}.html", one.stem), figures::page_of(&frame, explorer, folder, one));
        }
    }
    put("index.html".to_owned(), index(&frame, explorer, [&indicators, &places]));
    files.insert(format!("{FOLDER}{style}"), STYLE.as_bytes().to_vec());
    files
}

/// The list of all static pages.
fn index(frame: &Frame<'_>, explorer: &Explorer, lists: [&[Listed]; 2]) -> Markup {
    let home = explorer.home(&Query::default());
    let [indicators, places] = lists;
    let about = format!("{}. {}", home.summary, home.provenance);
    let body = html! {
        h1 { "Các bài và số liệu" }
        p { (home.summary) ". " (home.provenance) "." }
        h2 { "Bài viết" }
        ul class="cards" {
            @for (card, document) in explorer.article_cards(&Query::default()).iter().zip(&explorer.corpus().documents) {
                li {
                    a href=(format!("bai/{}.html", stem(&document.id))) { (card.link.text) }
                    span class="note" { (card.source) " · " (card.figures.text) }
                }
            }
        }
        (list("Chỉ số", figures::INDICATORS, indicators))
        (list("Nơi", figures::PLACES, places))
    };
    let head = frame::Head { title: "Các bài và số liệu", about: &about, name: "index.html", hash: "#/" };
    page(frame, &head, None, &body)
}

fn list(title: &str, folder: &str, listed: &[Listed]) -> Markup {
    html! {
        @if !listed.is_empty() {
            h2 { (title) }
            ul class="names" {
                @for one in listed {
                    li { a href=(format!("{folder}/{}.html", one.stem)) { (one.label) } " " span class="note" { (one.count) } }
                }
            }
        }
    }
}

/// What the start page shows where it cannot run, as HTML: links to the first articles, and to the list of all.
pub(super) fn links(explorer: &Explorer) -> String {
    let cards = explorer.article_cards(&Query::default());
    let named = cards.iter().zip(&explorer.corpus().documents).take(N_NAMED);
    let links = html! {
        ul {
            @for (card, document) in named {
                li { a href=(format!("./{FOLDER}bai/{}.html", stem(&document.id))) { (card.link.text) } }
            }
        }
        p { a href=(format!("./{FOLDER}index.html")) { "Đọc mọi bài và số liệu không cần JavaScript" } }
    };
    links.into_string()
}

/// The addresses of all pages of the site that a search engine should know, most important first.
pub(super) fn sitemap(address: &Address, files: &Files) -> String {
    let pages = files.keys().filter(|name| name.starts_with(FOLDER) && name.ends_with(".html"));
    let addresses: Vec<String> =
        std::iter::once(String::new()).chain(pages.cloned()).map(|name| address.of(&name)).collect();
    let markup = html! {
        urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for address in &addresses { url { loc { (address) } } "\n" }
        }
    };
    format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{}\n", markup.into_string())
}

/// What a host shows for an address that is not there: the way home, with no file of its own, since the folder that the
/// address names is not known.
pub(super) fn not_found(address: Option<&Address>) -> String {
    let home = address.map_or_else(|| "./".to_owned(), |address| address.of(""));
    let markup = html! {
        (maud::DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                meta name="color-scheme" content="light dark";
                title { "Không có trang này" }
            }
            body {
                h1 { "Không có trang này" }
                p { "Địa chỉ này không có trong trang. " a href=(home) { "Về trang đầu" } }
                p lang="en" { "There is no such page. " a href=(home) { "To the start page" } }
            }
        }
    };
    markup.into_string()
}
