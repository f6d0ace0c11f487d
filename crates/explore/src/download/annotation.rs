//! The figures as annotations of the texts, after the W3C's Web Annotation model: each says what a figure states, and has
//! two selectors that find its place again. A position counts Unicode scalars of the text as it was read; a quotation with
//! what stands around it finds the same where the text was moved, say inside a web page.

use std::collections::BTreeMap;

use engine::Span;

use super::linked::percent;
use super::record::{Record, Row};
use super::value::Json;
use crate::cite::is_public;

/// Of a text and its figures.
pub(super) struct Annotated<'a> {
    pub(super) record: &'a Record,
    pub(super) text: &'a str,
    /// Where the figure stands, in bytes.
    pub(super) span: Span,
}

/// A page of annotations. `file_name` is what the file will be called: its own address, as far as is known.
pub(super) fn page(figures: &[Annotated<'_>], file_name: &str, language: &str) -> Json {
    let mut contexts: BTreeMap<(&str, u32, u32), (&str, &str)> = BTreeMap::new();
    let items = figures.iter().map(|figure| {
        let key = (Row(figure.record).cell("doc_id"), figure.span.start, figure.span.end);
        let context = *contexts.entry(key).or_insert_with(|| around(figure.text, figure.span));
        annotation(figure, context, file_name, language)
    });
    Json::object([
        ("@context", Some(Json::text("http://www.w3.org/ns/anno.jsonld"))),
        ("id", Some(Json::text(file_name))),
        ("type", Some(Json::text("AnnotationPage"))),
        ("items", Some(Json::List(items.collect()))),
    ])
}

fn annotation(figure: &Annotated<'_>, (prefix, suffix): (&str, &str), file_name: &str, language: &str) -> Json {
    let row = Row(figure.record);
    let link = row.cell("link");
    let own = format!("{file_name}#{}", percent(row.cell("figure_id")));
    let selectors = vec![
        Json::object([
            ("type", Some(Json::text("TextPositionSelector"))),
            ("start", Json::known_number(row.cell("start"))),
            ("end", Json::known_number(row.cell("end"))),
        ]),
        Json::object([
            ("type", Some(Json::text("TextQuoteSelector"))),
            ("exact", Some(Json::text(row.cell("raw")))),
            ("prefix", Some(Json::text(prefix))),
            ("suffix", Some(Json::text(suffix))),
        ]),
    ];
    let target = Json::object([("source", Some(source(row))), ("selector", Some(Json::List(selectors)))]);
    Json::object([
        ("id", Some(Json::Text(if is_public(link) { link.to_owned() } else { own }))),
        ("type", Some(Json::text("Annotation"))),
        ("motivation", Some(Json::text("describing"))),
        ("body", Some(Json::List(bodies(row, language)))),
        ("target", Some(target)),
    ])
}

/// Where the text is: on the web if it is known where, else the file that it was read from.
fn source(row: Row<'_>) -> Json {
    let (id, url) = (row.cell("doc_id"), row.cell("url"));
    let address = if is_public(url) { url.to_owned() } else { format!("{}.txt", percent(id)) };
    Json::object([
        ("id", Some(Json::Text(address))),
        ("dcterms:identifier", Some(Json::text(id))),
        ("dcterms:title", Json::known(row.cell("title"))),
        ("dcterms:publisher", Json::known(row.cell("publisher"))),
    ])
}

/// What the figure states, in words, and the id of its indicator.
fn bodies(row: Row<'_>, language: &str) -> Vec<Json> {
    let name = if row.cell("indicator_label").is_empty() { row.cell("subject") } else { row.cell("indicator_label") };
    let period = match (row.cell("period_start"), row.cell("period_end")) {
        ("", end) => end.to_owned(),
        (start, end) => format!("{start}/{end}"),
    };
    let parts = [name, row.cell("label"), row.cell("status"), &period, row.cell("place_name")];
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let body = |purpose: &str, value: &str, language: Option<&str>| {
        Json::object([
            ("type", Some(Json::text("TextualBody"))),
            ("purpose", Some(Json::text(purpose))),
            ("format", Some(Json::text("text/plain"))),
            ("language", language.and_then(Json::known)),
            ("value", Some(Json::text(value))),
        ])
    };
    let mut bodies = vec![body("describing", &words, Some(language))];
    if !row.cell("indicator").is_empty() {
        bodies.push(body("classifying", row.cell("indicator"), None));
    }
    bodies
}

/// So many characters on each side of a figure at least.
const LEAST: usize = 32;
/// In a longer text, in bytes, it is not looked whether a quotation stands there only once: that would take for each figure
/// as long as the text is. The position finds it.
const LONGEST: usize = 400_000;

/// What stands before and behind, so much that it stands in the text only once.
fn around(text: &str, span: Span) -> (&str, &str) {
    let (start, end) = (span.start as usize, span.end as usize);
    let mut n_chars = LEAST;
    loop {
        let before = text.get(..start).unwrap_or("");
        let from = before.char_indices().rev().nth(n_chars - 1).map_or(0, |(at, _)| at);
        let behind = text.get(end..).unwrap_or("");
        let until = behind.char_indices().nth(n_chars).map_or(text.len(), |(at, _)| end + at);
        let is_whole = from == 0 && until == text.len();
        let is_once = || text.get(from..until).is_some_and(|quoted| text.match_indices(quoted).nth(1).is_none());
        if is_whole || text.len() > LONGEST || is_once() {
            return (text.get(from..start).unwrap_or(""), text.get(end..until).unwrap_or(""));
        }
        n_chars *= 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Query;
    use crate::download::FileFormat;
    use crate::fixture;

    #[test]
    fn both_selectors_find_every_figure_in_its_text_and_only_there() {
        let explorer = fixture::seeds();
        let file = explorer.file(&Query::from_hash("#/so-lieu").0, FileFormat::Annotations, "");
        let page: serde_json::Value = serde_json::from_str(file.text()).unwrap();
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), file.n_rows);
        for item in items {
            let target = &item["target"];
            let id = target["source"]["dcterms:identifier"].as_str().unwrap();
            let text = &explorer.corpus().documents.iter().find(|document| document.id == id).unwrap().text;
            let (position, quote) = (&target["selector"][0], &target["selector"][1]);
            let part = |name: &str| quote[name].as_str().unwrap();
            let [start, end] = ["start", "end"].map(|name| position[name].as_u64().unwrap() as usize);
            let there: String = text.chars().skip(start).take(end - start).collect();
            assert_eq!(there, part("exact"));
            let quoted = format!("{}{}{}", part("prefix"), part("exact"), part("suffix"));
            assert_eq!(text.matches(&quoted).count(), 1, "{quoted}");
            let at = text.find(&quoted).unwrap() + part("prefix").len();
            assert_eq!(text[..at].chars().count(), start);
        }
    }

    #[test]
    fn a_sentence_that_stands_twice_is_quoted_until_it_differs() {
        let text = format!("Một. {0}Hai. {0}", "Cả tỉnh có 5 người tham gia trong tháng này, theo báo cáo. ".repeat(3));
        let spans = text.match_indices('5').map(|(at, _)| Span { start: at as u32, end: at as u32 + 1 });
        for span in spans {
            let (prefix, suffix) = around(&text, span);
            assert_eq!(text.matches(&format!("{prefix}5{suffix}")).count(), 1, "{prefix}5{suffix}");
        }
    }
}
