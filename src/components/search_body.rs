//! What a search found: sentences, lines of concordance, the spread over articles, or a table of words.

use explore::search::{KwicLine, SearchBody, SentenceHit, SpreadRow, WordNumber, WordTable};
use explore::view::Link;
use explore::words::Word;

use crate::markup::{El, Plain, el, svg};

/// What was found.
pub(crate) fn search_results(body: &SearchBody) -> Vec<El> {
    match body {
        SearchBody::Empty(offers) => vec![offered(offers)],
        SearchBody::Sentences { heading, hits } => {
            let heading = (!heading.is_empty()).then(|| el("h2").class("search-fit").text(heading));
            heading.into_iter().chain([list("ol", "hits").children(hits.iter().map(sentence))]).collect()
        }
        SearchBody::Concordance(lines) => vec![list("ol", "kwic").children(lines.iter().map(concordance))],
        SearchBody::Spread { evenness, rows } => {
            vec![el("p").class("muted small").text(evenness), list("ul", "spreads").children(rows.iter().map(spread))]
        }
        SearchBody::Words(table) => vec![words(table)],
    }
}

fn list(tag: &str, class: &str) -> El {
    el(tag).attr("role", "list").class(class)
}

fn offered(offers: &[Link]) -> El {
    let offers =
        offers.iter().map(|offer| el("li").child(el("a").class("choice").attr("href", &offer.href).text(&offer.text)));
    list("ul", "lens-choices").children(offers)
}

fn sentence(hit: &SentenceHit) -> El {
    let link = hit.pieces.iter().fold(el("a").attr("href", &hit.href), |link, piece| {
        if piece.is_met { link.child(el("b").class("met").text(&piece.text)) } else { link.text(&piece.text) }
    });
    el("li")
        .class("hit-sentence")
        .child(el("p").class("quote").attr("lang", "vi").child(link))
        .child(el("p").class("term-source").text(&hit.source))
}

fn concordance(line: &KwicLine) -> El {
    let met = el("a").class("kwic-met").attr("href", &line.href).attr("title", &line.source).text(&line.met);
    el("li")
        .class("kwic-line")
        .attr("lang", "vi")
        .child(el("span").class("kwic-left").child(el("span").text(&line.left)))
        .child(met)
        .child(el("span").class("kwic-right").text(&line.right))
}

fn spread(row: &SpreadRow) -> El {
    let places = row
        .places
        .iter()
        .map(|place| svg("rect").attr("x", Plain(*place)).attr("width", "0.004").attr("y", "0").attr("height", "1"));
    let picture = svg("svg")
        .class("spread")
        .attr("viewBox", "0 0 1.004 1")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(places);
    el("li")
        .class("spread-row")
        .child(el("a").attr("href", &row.article.href).text(&row.article.text))
        .child(el("a").class("spread-count").attr("href", &row.count.href).text(&row.count.text))
        .child(picture)
}

fn words(table: &WordTable) -> El {
    let end = |tag: &str, text: &String| el(tag).attr("data-align", "end").text(text);
    let heads = table.heads.iter().map(|head| end("th", head).attr("scope", "col"));
    let rows = table.rows.iter().map(|row| {
        let word = el("a").attr("href", &row.word.href).text(&row.word.text);
        let head = el("th").attr("scope", "row").attr("lang", "vi").child(word);
        el("tr").child(head).children(row.numbers.iter().map(number))
    });
    let head = el("tr").child(el("th").attr("scope", "col").text(Word::OneWord)).children(heads);
    let table =
        el("table").class("plain-table word-table").child(el("thead").child(head)).child(el("tbody").children(rows));
    el("div").class("table-scroll").child(table)
}

fn number(number: &WordNumber) -> El {
    let cell = el("td").attr("data-align", "end");
    match &number.href {
        Some(href) => cell.child(el("a").attr("href", href).text(&number.text)),
        None => cell.text(&number.text),
    }
}
