//! What machines read of a static page: JSON-LD in the words of schema.org.

use engine::reading::PartialDate;
use explore::download::{LinkedData, Row};
use explore::{Explorer, Query, RowIdx};
use serde_json::{Map, Value, json};
use store::StoredDocument;

use super::figures::web_address;
use super::frame::stem;

/// An article, as far as it says what it is.
pub(super) fn article(document: &StoredDocument, title: &str) -> String {
    let meta = &document.reading.meta;
    let mut out = json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": title,
        "inLanguage": "vi",
        "identifier": document.id,
    });
    let published = meta.published.as_ref().filter(|known| known.basis != engine::reading::Basis::Inferred);
    let known = [
        ("datePublished", published.map(|known| json!(partial_iso(known.value)))),
        ("publisher", meta.publisher.as_ref().map(|known| json!({ "@type": "Organization", "name": known.value }))),
        // A byline can be one person, several, or an office.
        ("creditText", meta.byline.as_ref().map(|known| json!(known.value))),
        ("isBasedOn", meta.url.as_deref().and_then(web_address).map(|url| json!(url))),
        ("license", meta.licence.as_ref().map(|licence| json!({ "@type": "CreativeWork", "name": licence }))),
    ];
    extend(&mut out, known);
    out.to_string()
}

/// The figures of an indicator or a place as a data set with an observation each, as JSON.
pub(super) fn dataset(explorer: &Explorer, rows: &[RowIdx], name: &str, about: &str) -> String {
    let article = |id: &str| format!("../bai/{}.html", stem(id));
    let figure = |row: Row<'_>| {
        let anchor = Query::from_hash(row.cell("link")).0.focus.unwrap_or_default();
        format!("{}#{anchor}", article(row.cell("doc_id")))
    };
    let about = LinkedData { name, description: about, url: None, article: &article, figure: &figure };
    explorer.linked_data(&Query::default(), rows, &about)
}

fn extend<const N: usize>(object: &mut Value, known: [(&str, Option<Value>); N]) {
    let Some(fields) = object.as_object_mut() else { return };
    let known = known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    fields.extend(known.collect::<Map<String, Value>>());
}

/// `2021`, `2021-04`, `2021-04-27`.
fn partial_iso(date: PartialDate) -> String {
    let part = |part: Option<u8>| part.map(|part| format!("-{part:02}"));
    [Some(format!("{:04}", date.year)), part(date.month), part(date.day)].into_iter().flatten().collect()
}
