//! What machines read of a static page: JSON-LD in the words of schema.org.

use engine::date::{self, Period, PeriodKind};
use engine::reading::{Observation, PartialDate};
use explore::{Explorer, Facet};
use serde_json::{Map, Value, json};
use store::StoredDocument;

use super::figures::web_address;
use super::frame::stem;

/// An article, as far as it says what it is.
pub(super) fn article(document: &StoredDocument, title: &str) -> Value {
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
        ("author", meta.byline.as_ref().map(|known| json!({ "@type": "Person", "name": known.value }))),
        ("isBasedOn", meta.url.as_deref().and_then(web_address).map(|url| json!(url))),
        ("license", meta.licence.as_ref().map(|licence| json!(licence))),
    ];
    extend(&mut out, known);
    out
}

/// The figures of an indicator or a place as a data set with an observation each.
pub(super) fn dataset(explorer: &Explorer, facet: Facet, key: &str, name: &str, about: &str) -> Value {
    let corpus = explorer.corpus();
    let is_of = |fact: &Observation| match facet {
        Facet::Indicator => fact.indicator.as_deref() == Some(key),
        _ => fact.place.as_deref() == Some(key),
    };
    let observations = corpus.documents.iter().flat_map(|document| {
        let own = document.reading.observations.iter().filter(|fact| is_of(fact));
        own.map(move |fact| observation(explorer, document, fact))
    });
    json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": about,
        "inLanguage": "vi",
        "isAccessibleForFree": true,
        "hasPart": observations.collect::<Vec<_>>(),
    })
}

fn observation(explorer: &Explorer, document: &StoredDocument, fact: &Observation) -> Value {
    let glossary = &explorer.corpus().glossary;
    let indicator = fact.indicator.as_deref().and_then(|id| glossary.indicator(id));
    let label = indicator.map_or_else(|| fact.label(&document.text), |(_, indicator)| indicator.vi.clone());
    let mention = document.reading.mentions.get(fact.mention.0 as usize);
    let mut out = json!({
        "@type": "Observation",
        "measuredProperty": { "@type": "Property", "name": label },
        "value": fact.signed.to_string(),
        "isBasedOn": format!("../bai/{}.html", stem(&document.id)),
    });
    let place = fact.place.as_deref().and_then(|code| glossary.places.iter().find(|place| place.code == code));
    let known = [
        ("unitText", mention.map(|mention| json!(mention.unit.text)).filter(|unit| unit != "")),
        ("observationPeriod", fact.period.map(|governing| json!(iso(governing.period))).filter(|it| it != "")),
        (
            "observationAbout",
            place.map(|place| json!({ "@type": "Place", "name": place.name, "identifier": place.code })),
        ),
    ];
    extend(&mut out, known);
    out
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

/// A day for an as-of date, `START/END` for a stretch with `..` where it is open.
fn iso(period: Period) -> String {
    let day = |day: Option<engine::date::Date>| day.map_or_else(|| "..".to_owned(), date::iso);
    match period.kind {
        PeriodKind::AsOf => period.end.map(date::iso).unwrap_or_default(),
        PeriodKind::During => [day(period.start), day(period.end)].join("/"),
    }
}
