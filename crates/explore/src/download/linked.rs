//! The figures as linked data in the words of schema.org: a `Dataset` that is about `Observation`s, each with the article
//! that states it. The static pages carry the same, with addresses of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::record::{Record, Row};
use super::value::Json;
use super::when;
use crate::cite::is_public;

/// What a data set says of itself, and where its parts stand.
pub struct LinkedData<'a> {
    pub name: &'a str,
    /// What it holds, in a sentence.
    pub description: &'a str,
    /// Where the same is shown, if others can open it.
    pub url: Option<String>,
    /// The address of an article, from its id.
    pub article: &'a dyn Fn(&str) -> String,
    /// The address of a figure, from its row's id, that of its article and its link.
    pub figure: &'a dyn Fn(Row<'_>) -> String,
}

impl std::fmt::Debug for LinkedData<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LinkedData").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The whole graph.
pub(super) fn data_set(records: &[Record], about: &LinkedData<'_>) -> Json {
    let rows = || records.iter().map(|record| Row(record));
    let articles: BTreeMap<&str, Row<'_>> = rows().map(|row| (row.cell("doc_id"), row)).collect();
    let observations: Vec<Json> = rows().map(|row| observation(row, about)).collect();
    Json::object([
        ("@context", Some(Json::text("https://schema.org"))),
        ("@type", Some(Json::text("Dataset"))),
        ("name", Some(Json::text(about.name))),
        ("description", Some(Json::text(about.description))),
        ("inLanguage", Some(Json::text("vi"))),
        ("url", about.url.as_deref().and_then(Json::known)),
        ("temporalCoverage", temporal_coverage(records)),
        ("spatialCoverage", some_list(places(records))),
        ("variableMeasured", some_list(indicators(records))),
        ("isBasedOn", some_list(articles.into_values().map(|row| article(row, about)).collect())),
        ("mainEntity", some_list(observations)),
    ])
}

fn observation(row: Row<'_>, about: &LinkedData<'_>) -> Json {
    let name = [measured(row), row.cell("label")].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>();
    let more = [
        ("status", "status"),
        ("measure", "measure"),
        ("qualifier", "qualifier"),
        ("period_start", "period_start"),
        ("period_end", "period_end"),
        ("period_type", "period_type"),
        ("scope", "scope"),
        ("district", "district"),
        ("subgroup", "subgroup"),
        ("verdict", "verdict"),
    ];
    let more = more.into_iter().filter_map(|(id, column)| {
        Some(Json::object([
            ("@type", Some(Json::text("PropertyValue"))),
            ("propertyID", Some(Json::text(id))),
            ("value", Some(Json::known(row.cell(column))?)),
        ]))
    });
    let time = when::time_period(row).filter(|it| !it.contains(['/', 'S', 'Q'])).or_else(|| known(row, "period_end"));
    Json::object([
        ("@type", Some(Json::text("Observation"))),
        ("@id", Some(Json::Text((about.figure)(row)))),
        ("identifier", Json::known(row.cell("figure_id"))),
        ("name", Json::known(&name.join(": "))),
        ("measuredProperty", property(row)),
        ("value", Json::known_number(row.cell("value"))),
        ("minValue", Json::known_number(row.cell("value_min"))),
        ("maxValue", Json::known_number(row.cell("value_max"))),
        ("unitText", Json::known(row.cell("unit"))),
        ("observationDate", time.map(Json::Text)),
        ("observationPeriod", when::duration(row).map(Json::Text)),
        ("observationAbout", place(row)),
        ("description", Json::known(row.cell("quote"))),
        ("additionalProperty", some_list(more.collect())),
        ("subjectOf", Some(Json::object([("@id", Some(Json::Text((about.article)(row.cell("doc_id")))))]))),
    ])
}

fn known(row: Row<'_>, column: &str) -> Option<String> {
    Some(row.cell(column)).filter(|it| !it.is_empty()).map(str::to_owned)
}

/// What a figure measures: the name of its indicator, else the words of the article.
fn measured<'a>(row: Row<'a>) -> &'a str {
    let indicator = row.cell("indicator_label");
    if indicator.is_empty() { row.cell("subject") } else { indicator }
}

fn property(row: Row<'_>) -> Option<Json> {
    Some(Json::object([
        ("@type", Some(Json::text("Property"))),
        ("identifier", Json::known(row.cell("indicator"))),
        ("name", Some(Json::known(measured(row))?)),
    ]))
}

fn place(row: Row<'_>) -> Option<Json> {
    Some(Json::object([
        ("@type", Some(Json::text("Place"))),
        ("identifier", Some(Json::known(row.cell("place_at_publication"))?)),
        ("name", Json::known(row.cell("place_name"))),
    ]))
}

/// An article, as far as it says what it is. A day of publication that is a guess is none.
fn article(row: Row<'_>, about: &LinkedData<'_>) -> Json {
    let organization = |name: Json| Json::object([("@type", Some(Json::text("Organization"))), ("name", Some(name))]);
    let is_guess = row.cell("published_basis") == "inferred";
    Json::object([
        ("@type", Some(Json::text("Article"))),
        ("@id", Some(Json::Text((about.article)(row.cell("doc_id"))))),
        ("identifier", Json::known(row.cell("doc_id"))),
        ("headline", Json::known(row.cell("title"))),
        ("inLanguage", Some(Json::text("vi"))),
        ("publisher", Json::known(row.cell("publisher")).map(organization)),
        ("datePublished", Json::known(row.cell("published")).filter(|_| !is_guess)),
        ("url", Some(row.cell("url")).filter(|url| is_public(url)).and_then(Json::known)),
        ("license", licence(row.cell("licence"))),
    ])
}

/// An address, or what a licence is called.
fn licence(licence: &str) -> Option<Json> {
    if is_public(licence) {
        return Json::known(licence);
    }
    Some(Json::object([("@type", Some(Json::text("CreativeWork"))), ("name", Some(Json::known(licence)?))]))
}

/// From the first day that a figure is about to the last.
fn temporal_coverage(records: &[Record]) -> Option<Json> {
    let days = records.iter().flat_map(|record| [Row(record).cell("period_start"), Row(record).cell("period_end")]);
    let days: BTreeSet<&str> = days.filter(|day| !day.is_empty()).collect();
    let (first, last) = (days.first()?, days.last()?);
    Some(Json::Text(if first == last { (*first).to_owned() } else { format!("{first}/{last}") }))
}

fn places(records: &[Record]) -> Vec<Json> {
    let by_code = records.iter().map(|record| (Row(record).cell("place_at_publication"), Row(record)));
    let by_code: BTreeMap<&str, Row<'_>> = by_code.collect();
    by_code.into_values().filter_map(place).collect()
}

fn indicators(records: &[Record]) -> Vec<Json> {
    let with_id = records.iter().map(|record| Row(record)).filter(|row| !row.cell("indicator").is_empty());
    let by_id: BTreeMap<&str, Row<'_>> = with_id.map(|row| (row.cell("indicator"), row)).collect();
    let variable = |row: Row<'_>| {
        Json::object([
            ("@type", Some(Json::text("PropertyValue"))),
            ("propertyID", Json::known(row.cell("indicator"))),
            ("name", Json::known(row.cell("indicator_label"))),
        ])
    };
    by_id.into_values().map(variable).collect()
}

fn some_list(items: Vec<Json>) -> Option<Json> {
    (!items.is_empty()).then_some(Json::List(items))
}

/// An id as a part of an address: whatever an address does not take as it is stands in percent.
pub(super) fn percent(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
