//! The articles of figures as entries for bibliographies: BibTeX and CSL-JSON, which Zotero and word processors take.

use engine::reading::{Basis, Known, PartialDate};
use store::StoredDocument;

use super::value::Json;
use crate::cite;
use crate::labels;
use crate::ui_text::{Language, Word};

/// An entry of each article.
pub(super) fn bibtex(documents: &[&StoredDocument], language: Language) -> String {
    let entries = documents.iter().map(|document| cite::entry_of_article(document, language));
    entries.collect::<Vec<_>>().join("\n")
}

/// The same as CSL-JSON: a list of items.
pub(super) fn csl(documents: &[&StoredDocument], language: Language) -> Json {
    Json::List(documents.iter().map(|document| item(document, language)).collect())
}

fn item(document: &StoredDocument, language: Language) -> Json {
    let meta = &document.reading.meta;
    let author = meta.byline.as_ref().map(|byline| {
        // A byline can be several people, or an office: it is one name as it is written.
        Json::List(vec![Json::object([("literal", Json::known(&byline.value))])])
    });
    let note = meta.published.is_none().then(|| Json::text(Word::NoDate.say(language)));
    Json::object([
        ("id", Some(Json::text(&document.id))),
        ("type", Some(Json::text("article-newspaper"))),
        ("title", Some(Json::Text(labels::full_title(document, language)))),
        ("author", author),
        ("container-title", labels::publisher(meta).and_then(Json::known)),
        ("issued", meta.published.as_ref().map(issued)),
        ("URL", meta.url.as_deref().and_then(Json::known)),
        ("language", Some(Json::text("vi"))),
        ("note", note),
    ])
}

/// As precise as it is known; a guess says that it is one.
fn issued(published: &Known<PartialDate>) -> Json {
    let PartialDate { year, month, day } = published.value;
    let parts = [Some(year), month.map(i32::from), day.map(i32::from)];
    let parts: Vec<Json> = parts.into_iter().map_while(|part| Some(Json::Number(part?.to_string()))).collect();
    Json::object([
        ("date-parts", Some(Json::List(vec![Json::List(parts)]))),
        ("circa", (published.basis == Basis::Inferred).then_some(Json::Bool(true))),
    ])
}
