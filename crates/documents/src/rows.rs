//! Tables (`.csv`, `.tsv`) and JSON (`.jsonl`, a list in `.json`) with a column of texts: a document each row.

use serde_json::Value;

use crate::fields::{Field, find};
use crate::steps::Steps;
use crate::{Document, Kind, LeftOut, Limits, Meta, Note, Opened, Refusal, collection, date, decode, legacy};

/// What a row says, by field.
#[derive(Default)]
struct Row {
    id: Option<String>,
    text: Option<String>,
    meta: Meta,
    published: Option<String>,
}

/// A table with a line of heads. `separator` is what stands between columns; 0: what the line of heads has most.
pub(crate) async fn table(name: &str, bytes: &[u8], separator: u8, limits: &Limits) -> Result<Opened, Refusal> {
    let (text, notes) = decode::text(bytes, None)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    // Excel tells its separator in a line of its own.
    let (told, text) = match text.strip_prefix("sep=") {
        Some(rest) => (rest.bytes().next(), rest.split_once('\n').map_or("", |(_, rest)| rest)),
        None => (None, text),
    };
    let separator = if separator == 0 { told.unwrap_or_else(|| separator_of(text)) } else { separator };
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    let heads = reader.headers().map_err(|_| Refusal::Damaged(".csv"))?.clone();
    let column = |field| find(heads.iter(), field);
    if column(Field::Text).is_none() {
        return Err(Refusal::NoTextColumn(heads.iter().map(str::to_owned).collect()));
    }
    let (mut opened, mut steps) = (Opened::default(), Steps::new());
    for (at, record) in reader.records().enumerate() {
        let at = at + 1;
        let Ok(record) = record else {
            opened.left_out.push(LeftOut { name: format!("{name}#{at}"), why: Refusal::Damaged(".csv") });
            continue;
        };
        let cell = |field| column(field).and_then(|at| record.get(at)).map(str::to_owned);
        if is_full(&mut opened, name, at, limits) {
            break;
        }
        add(&mut opened, name, at, Kind::Table, row(cell), &notes);
        steps.did(record.as_slice().len()).await;
    }
    if opened.documents.is_empty() && opened.left_out.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(opened)
}

/// One object a line; a list of objects will do.
pub(crate) async fn json(name: &str, bytes: &[u8], limits: &Limits) -> Result<Opened, Refusal> {
    let (text, notes) = decode::text(bytes, None)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (mut opened, mut steps) = (Opened::default(), Steps::new());
    if text.trim_start().starts_with('[') {
        let list: Vec<Value> = serde_json::from_str(text).map_err(|_| Refusal::Damaged(".json"))?;
        for (at, value) in list.into_iter().enumerate() {
            if is_full(&mut opened, name, at + 1, limits) {
                break;
            }
            add_object(&mut opened, name, at + 1, value, &notes);
            steps.did(opened.documents.last().map_or(0, |it| it.text.len())).await;
        }
    } else if let Ok(value @ Value::Object(_)) = serde_json::from_str(text) {
        add_object(&mut opened, name, 1, value, &notes);
    } else {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            if is_full(&mut opened, name, at + 1, limits) {
                break;
            }
            add_object(&mut opened, name, at + 1, serde_json::from_str(line).unwrap_or(Value::Null), &notes);
            steps.did(line.len()).await;
        }
    }
    // A file of which no line is what it should be is another file.
    if opened.documents.is_empty() {
        let first = opened.left_out.into_iter().map(|left_out| left_out.why).next();
        return Err(first.unwrap_or(Refusal::Empty));
    }
    Ok(opened)
}

/// Objects that came of another kind of table.
pub(crate) fn objects(name: &str, rows: impl Iterator<Item = Option<Value>>, limits: &Limits) -> Opened {
    let mut opened = Opened::default();
    for (at, row) in rows.enumerate() {
        if is_full(&mut opened, name, at + 1, limits) {
            break;
        }
        let Some(row) = row else {
            let why = Refusal::Damaged(".parquet");
            opened.left_out.push(LeftOut { name: format!("{name}#{}", at + 1), why });
            break;
        };
        add_object(&mut opened, name, at + 1, row, &[]);
    }
    if opened.documents.is_empty() && opened.left_out.is_empty() {
        opened.left_out.push(LeftOut { name: name.to_owned(), why: Refusal::Empty });
    }
    opened
}

/// True if no more documents are taken, which is then said.
fn is_full(opened: &mut Opened, name: &str, at: usize, limits: &Limits) -> bool {
    let n_bytes: usize = if at.is_multiple_of(64) { opened.documents.iter().map(|it| it.text.len()).sum() } else { 0 };
    let why = if opened.documents.len() >= limits.documents {
        Refusal::TooMany { n: 1, most: limits.documents }
    } else if n_bytes > limits.text_bytes {
        Refusal::TextTooLong { most: limits.text_bytes }
    } else {
        return false;
    };
    opened.left_out.push(LeftOut { name: format!("{name}#{at}"), why });
    true
}

fn add_object(opened: &mut Opened, name: &str, at: usize, value: Value, notes: &[Note]) {
    let Value::Object(object) = value else {
        opened.left_out.push(LeftOut { name: format!("{name}#{at}"), why: Refusal::NotJson });
        return;
    };
    let names = || object.keys().map(String::as_str);
    if find(names(), Field::Text).is_none() {
        let why = Refusal::NoTextColumn(names().map(str::to_owned).collect());
        opened.left_out.push(LeftOut { name: format!("{name}#{at}"), why });
        return;
    }
    let cell = |field| {
        let place = find(names(), field)?;
        said(object.values().nth(place)?, field)
    };
    add(opened, name, at, Kind::JsonLines, row(cell), notes);
}

/// A value as text: a list of authors or lines is joined, a number may be a time.
fn said(value: &Value, field: Field) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) if field == Field::Published => {
            let number = number.as_i64()?;
            match number {
                1900..=2099 => Some(number.to_string()),
                19_000_101..=20_991_231 => Some(number.to_string()),
                // Seconds after 1970 until the year 2286, milliseconds after that.
                _ if number < 10_000_000_000 => date::of_unix_millis(number.checked_mul(1000)?),
                _ => date::of_unix_millis(number),
            }
        }
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => {
            let parts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            (!parts.is_empty()).then(|| parts.join(if field == Field::Text { "\n" } else { ", " }))
        }
        Value::Object(object) => object.get("name").and_then(Value::as_str).map(str::to_owned),
        Value::Null | Value::Bool(_) => None,
    }
}

fn row(cell: impl Fn(Field) -> Option<String>) -> Row {
    let filled = |field| cell(field).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    let meta = Meta {
        title: filled(Field::Title),
        publisher: filled(Field::Publisher),
        byline: filled(Field::Byline),
        url: filled(Field::Url).filter(|url| is_web(url)),
        licence: filled(Field::Licence),
        ..Meta::default()
    };
    Row { id: filled(Field::Id), text: cell(Field::Text), meta, published: filled(Field::Published) }
}

/// True for an address that a browser may be sent to.
pub(crate) fn is_web(url: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| url.starts_with(scheme)) && !url.contains(char::is_whitespace)
}

fn add(opened: &mut Opened, name: &str, at: usize, kind: Kind, row: Row, notes: &[Note]) {
    let place = format!("{name}#{at}");
    let Some(text) = row.text.filter(|text| !text.trim().is_empty()) else {
        opened.left_out.push(LeftOut { name: place, why: Refusal::RowWithoutText });
        return;
    };
    let mut notes = notes.to_vec();
    let published = row.published.as_deref().and_then(date::stated);
    if let (None, Some(stated)) = (&published, row.published) {
        notes.push(Note::BadDate(stated));
    }
    let id = match row.id {
        Some(id) => collection::clean_id(&id),
        None => collection::clean_id(&format!("{}-{at:04}", collection::id_of(name))),
    };
    let mut document = Document { name: place, id, kind, text, meta: Meta { published, ..row.meta }, notes };
    legacy::examine(&mut document);
    opened.documents.push(document);
}

/// The separator that the line of heads has most.
fn separator_of(text: &str) -> u8 {
    let heads = text.lines().next().unwrap_or("");
    let n = |separator: &u8| heads.bytes().filter(|it| it == separator).count();
    [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(n).unwrap_or(b',')
}
