//! What a search found: sentences, lines of concordance, the spread over articles, or a table of words.

use explore::search::{KwicLine, SearchBody, SentenceHit, SpreadRow, WordNumber, WordTable};
use explore::ui_text::Word;
use explore::view::Link;

use crate::language::tr;
use dom::{Element, Number, html, svg};

/// What was found.
pub(crate) fn search_results(body: &SearchBody) -> Vec<Element> {
    match body {
        SearchBody::Empty(offers) => vec![offered(offers)],
        SearchBody::Sentences { heading, hits } => {
            let heading = (!heading.is_empty()).then(|| html("h2").class("search-fit").text(heading));
            heading.into_iter().chain([list("ol", "hits").children(hits.iter().map(sentence))]).collect()
        }
        SearchBody::Concordance(lines) => vec![list("ol", "kwic").children(lines.iter().map(concordance))],
        SearchBody::Spread { evenness, rows } => {
            vec![html("p").class("muted small").text(evenness), list("ul", "spreads").children(rows.iter().map(spread))]
        }
        SearchBody::Words(table) => vec![
            html("p").class("words-title").text(&table.title),
            words(table),
            html("p").class("muted small words-meaning").text(&table.meaning),
        ],
    }
}

fn list(tag: &str, class: &str) -> Element {
    html(tag).attr("role", "list").class(class)
}

fn offered(offers: &[Link]) -> Element {
    let offers = offers
        .iter()
        .map(|offer| html("li").child(html("a").class("choice").attr("href", &offer.href).text(&offer.text)));
    list("ul", "lens-choices").children(offers)
}

fn sentence(hit: &SentenceHit) -> Element {
    let link = hit.pieces.iter().fold(html("a").attr("href", &hit.href), |link, piece| {
        if piece.is_met { link.child(html("b").class("met").text(&piece.text)) } else { link.text(&piece.text) }
    });
    html("li")
        .class("hit-sentence")
        .child(html("p").class("quote").attr("lang", "vi").child(link))
        .child(html("p").class("term-source").text(&hit.source))
}

fn concordance(line: &KwicLine) -> Element {
    let met = html("a").class("kwic-met").attr("href", &line.href).attr("title", &line.source).text(&line.met);
    html("li")
        .class("kwic-line")
        .attr("lang", "vi")
        .child(html("span").class("kwic-left").child(html("span").text(&line.left)))
        .child(met)
        .child(html("span").class("kwic-right").text(&line.right))
        .child(html("span").class("kwic-source").text(&line.source))
}

fn spread(row: &SpreadRow) -> Element {
    let places = row
        .places
        .iter()
        .map(|place| svg("rect").attr("x", Number(*place)).attr("width", "0.004").attr("y", "0").attr("height", "1"));
    let picture = svg("svg")
        .class("spread")
        .attr("viewBox", "0 0 1.004 1")
        .attr("preserveAspectRatio", "none")
        .attr("aria-hidden", "true")
        .children(places);
    html("li")
        .class("spread-row")
        .child(html("a").attr("href", &row.article.href).text(&row.article.text))
        .child(html("a").class("spread-count").attr("href", &row.count.href).text(&row.count.text))
        .child(picture)
}

fn words(table: &WordTable) -> Element {
    let end = |tag: &str, text: &String| html(tag).attr("data-align", "end").text(text);
    let heads = table.heads.iter().map(|head| end("th", head).attr("scope", "col"));
    let rows = table.rows.iter().map(|row| {
        let word = html("a").attr("href", &row.word.href).text(&row.word.text);
        let head = html("th").attr("scope", "row").attr("lang", "vi").child(word);
        html("tr").child(head).children(row.numbers.iter().map(number))
    });
    let head = html("tr").child(html("th").attr("scope", "col").text(tr(Word::OneWord))).children(heads);
    let table = html("table")
        .class("plain-table word-table")
        .child(html("thead").child(head))
        .child(html("tbody").children(rows));
    html("div").class("table-scroll").child(table)
}

fn number(number: &WordNumber) -> Element {
    let cell = html("td").attr("data-align", "end");
    match &number.href {
        Some(href) => cell.child(html("a").attr("href", href).text(&number.text)),
        None => cell.text(&number.text),
    }
}
