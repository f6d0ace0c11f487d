//! The figures as a Data Package 2.0 with all rows inside: the figures, the indicators that they have, and the articles
//! that state them.

use std::collections::BTreeSet;

use store::{Glossary, StoredDocument};

use super::json::push_record;
use super::record::{COLUMNS, ColumnInfo, ColumnType, Record, Row};
use super::titles::title;
use super::value::Json;
use crate::cite::{is_public, published_basis};
use crate::facet::{self, Facet, Shape};
use crate::labels;
use crate::query::url;
use crate::ui_text::Language;

/// What a package says of itself.
#[derive(Debug)]
pub(super) struct About<'a> {
    pub(super) title: String,
    pub(super) description: String,
    /// Where the same rows are shown, if others can open it.
    pub(super) homepage: Option<String>,
    /// The articles that the rows are from.
    pub(super) documents: Vec<&'a StoredDocument>,
    pub(super) language: Language,
}

/// A column of one of the smaller tables: name, title in Vietnamese and in English, meaning.
type Field = (&'static str, [&'static str; 2], &'static str);

const INDICATOR_FIELDS: &[Field] = &[
    ("indicator", ["Mã chỉ số", "Indicator id"], "id of the indicator, as the figures have it"),
    ("indicator_vi", ["Chỉ số (tiếng Việt)", "Indicator (Vietnamese)"], "its name in Vietnamese"),
    ("indicator_en", ["Chỉ số (tiếng Anh)", "Indicator (English)"], "its name in English"),
    ("parent", ["Thuộc về", "Part of"], "id of the indicator or group above it; empty at the top"),
];

const ARTICLE_FIELDS: &[Field] = &[
    ("doc_id", ["Mã bài", "Article id"], "the article's file name without extension"),
    ("title", ["Tiêu đề", "Title"], "its headline; empty if it has none"),
    ("publisher", ["Nguồn đăng", "Publisher"], "who published it; empty if not known"),
    ("published", ["Ngày đăng", "Published"], "when: year, month or day; empty if not known"),
    ("published_basis", ["Ngày đăng theo", "Date by"], "stated in the text, inferred (a guess), given beside the text"),
    ("byline", ["Ký tên", "Byline"], "who signed it, as written"),
    ("url", ["Địa chỉ bài", "Address"], "where it stands on the web, if given"),
    ("licence", ["Giấy phép", "Licence"], "its licence; empty if none is stated"),
];

/// The whole package.
pub(super) fn package(records: &[Record], about: &About<'_>, glossary: &Glossary) -> String {
    let mut text = String::from("{\n");
    let mut member = |name: &str, value: Option<Json>| {
        if let Some(value) = value {
            text.push_str(&format!("\"{name}\": {},\n", value.to_text()));
        }
    };
    member("$schema", Some(Json::text("https://datapackage.org/profiles/2.0/datapackage.json")));
    member("name", Some(Json::text("so-lieu")));
    member("title", Some(Json::text(&about.title)));
    member("description", Some(Json::text(&about.description)));
    member("homepage", about.homepage.as_deref().and_then(Json::known));
    member("licenses", licences(about));
    member("sources", sources(about));
    text.push_str("\"resources\": [\n");
    push_head(&mut text, "figures", &figures_schema(about.language));
    for (at, record) in records.iter().enumerate() {
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        push_record(&mut text, record);
    }
    text.push_str("\n]},\n");
    push_table(&mut text, "codebook", INDICATOR_FIELDS, &indicators(records, glossary), about.language);
    text.push_str(",\n");
    push_table(&mut text, "articles", ARTICLE_FIELDS, &articles(&about.documents), about.language);
    text.push_str("\n]\n}\n");
    text
}

fn push_head(text: &mut String, name: &str, schema: &Json) {
    text.push_str(&format!(
        "{{\"name\": \"{name}\", \"type\": \"table\", \"schema\": {}, \"data\": [",
        schema.to_text()
    ));
}

/// A table of texts, whose first column is its key.
fn push_table(text: &mut String, name: &str, fields: &[Field], rows: &[Vec<String>], language: Language) {
    let listed = fields.iter().map(|(name, titles, about)| {
        let [vi, en] = *titles;
        field(name, "string", if language == Language::Vi { vi } else { en }, about, None)
    });
    let key = fields.first().map(|(name, ..)| *name).unwrap_or_default();
    let schema =
        Json::Object(vec![("fields", Json::List(listed.collect())), ("primaryKey", Json::List(vec![Json::text(key)]))]);
    push_head(text, name, &schema);
    for (at, row) in rows.iter().enumerate() {
        let cells = fields.iter().zip(row);
        let cells = cells.map(|((name, ..), cell)| (*name, Json::known(cell).unwrap_or(Json::Null)));
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        text.push_str(&Json::Object(cells.collect()).to_text());
    }
    text.push_str("\n]}");
}

fn figures_schema(language: Language) -> Json {
    let listed = COLUMNS.iter().map(|column| {
        let column_type = match column.column_type {
            ColumnType::Text => "string",
            ColumnType::Number => "number",
            ColumnType::Whole => "integer",
            ColumnType::Date => "date",
        };
        field(column.name, column_type, title(column.name, language), column.en, categories(column, language))
    });
    let key_of = |own: &str, resource: &str, theirs: &str| {
        let reference =
            Json::Object(vec![("resource", Json::text(resource)), ("fields", Json::List(vec![Json::text(theirs)]))]);
        Json::Object(vec![("fields", Json::List(vec![Json::text(own)])), ("reference", reference)])
    };
    Json::Object(vec![
        ("fields", Json::List(listed.collect())),
        ("primaryKey", Json::List(vec![Json::text("figure_id")])),
        (
            "foreignKeys",
            Json::List(vec![key_of("indicator", "codebook", "indicator"), key_of("doc_id", "articles", "doc_id")]),
        ),
    ])
}

fn field(name: &str, field_type: &str, title: &str, about: &str, categories: Option<Json>) -> Json {
    Json::object([
        ("name", Some(Json::text(name))),
        ("type", Some(Json::text(field_type))),
        ("title", Some(Json::text(title))),
        ("description", Some(Json::text(about))),
        ("categories", categories),
    ])
}

/// The values that a column can have, with what each is called, if they are a fixed list.
fn categories(column: &ColumnInfo, language: Language) -> Option<Json> {
    let facet = match column.name {
        "qualifier" => Facet::Qualifier,
        "measure" => Facet::Measure,
        "status" => Facet::Status,
        "scope" => Facet::Scope,
        "verdict" => Facet::Verdict,
        _ => return None,
    };
    let Shape::Fixed(values) = facet.info().shape else { return None };
    let mut listed = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let is_first = values.iter().take(at).all(|before| before.id != value.id);
        if is_first && value.key != facet::UNKNOWN {
            let label = Json::text(value.word.say(language));
            listed.push(Json::Object(vec![("value", Json::text(value.id)), ("label", label)]));
        }
    }
    Some(Json::List(listed))
}

/// The indicators that rows have, and those above them.
fn indicators(records: &[Record], glossary: &Glossary) -> Vec<Vec<String>> {
    let mut ids: BTreeSet<&str> =
        records.iter().map(|record| Row(record).cell("indicator")).filter(|id| !id.is_empty()).collect();
    let mut above: Vec<&str> = ids.iter().copied().collect();
    while let Some(id) = above.pop() {
        let parent = glossary.indicator(id).and_then(|(_, indicator)| indicator.parent.as_deref());
        above.extend(parent.filter(|parent| ids.insert(parent)));
    }
    let row = |id: &str| {
        let known = glossary.indicator(id).map(|(_, indicator)| indicator);
        vec![
            id.to_owned(),
            labels::indicator(glossary, id, Language::Vi),
            labels::indicator(glossary, id, Language::En),
            known.and_then(|indicator| indicator.parent.clone()).unwrap_or_default(),
        ]
    };
    ids.into_iter().map(row).collect()
}

fn articles(documents: &[&StoredDocument]) -> Vec<Vec<String>> {
    let row = |document: &&StoredDocument| {
        let meta = &document.reading.meta;
        let known = |known: &Option<engine::reading::Known<String>>| known.as_ref().map(|it| it.value.clone());
        let published = meta.published.as_ref().map(|known| url::partial_date(known.value));
        let cells = [
            Some(document.id.clone()),
            known(&meta.title),
            known(&meta.publisher),
            published,
            Some(published_basis(meta).to_owned()),
            known(&meta.byline),
            meta.url.clone(),
            meta.licence.clone(),
        ];
        cells.map(Option::unwrap_or_default).to_vec()
    };
    documents.iter().map(row).collect()
}

fn sources(about: &About<'_>) -> Option<Json> {
    let source = |document: &&StoredDocument| {
        Json::object([
            ("title", Some(Json::Text(labels::full_title(document, about.language)))),
            ("path", document.reading.meta.url.as_deref().filter(|url| is_public(url)).and_then(Json::known)),
        ])
    };
    (!about.documents.is_empty()).then(|| Json::List(about.documents.iter().map(source).collect()))
}

/// The licences of the articles that have an address or a name as licences have (`CC-BY-4.0`), if every article has one:
/// a package with one of them alone would pass for free. All others are in its description.
fn licences(about: &About<'_>) -> Option<Json> {
    let stated = about.documents.iter().map(|document| document.reading.meta.licence.as_deref());
    let stated: BTreeSet<&str> = stated.collect::<Option<_>>()?;
    let is_name = |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
    let licence = |text: &&str| match text {
        text if is_public(text) => Some(Json::Object(vec![("path", Json::text(*text))])),
        text if is_name(text) => Some(Json::Object(vec![("name", Json::text(*text))])),
        _ => None,
    };
    let listed: Vec<Json> = stated.iter().map(licence).collect::<Option<_>>()?;
    (!listed.is_empty()).then_some(Json::List(listed))
}
