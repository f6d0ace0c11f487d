//! Records as JSON Lines and as a Data Package 2.0 with its rows inside. The few shapes are written here, so that the
//! page carries no JSON library.

use std::fmt::Write as _;

use super::record::{COLUMNS, ColumnType, Record};

/// What a package says of itself.
#[derive(Debug)]
pub(super) struct About {
    pub(super) title: String,
    pub(super) description: String,
    /// Where the same rows are shown, if others can open it.
    pub(super) homepage: Option<String>,
    pub(super) sources: Vec<Source>,
}

/// Where its figures come from.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) title: String,
    pub(super) path: Option<String>,
}

/// One object a line; cells without value are `null`.
pub(super) fn lines(records: &[Record]) -> String {
    let mut text = String::new();
    for record in records {
        push_record(&mut text, record);
        text.push('\n');
    }
    text
}

/// A descriptor with one resource, its data inline.
pub(super) fn package(records: &[Record], about: &About) -> String {
    let mut text = String::from("{\n\"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\",\n");
    text.push_str("\"name\": \"so-lieu\",\n\"title\": ");
    push_string(&mut text, &about.title);
    text.push_str(",\n\"description\": ");
    push_string(&mut text, &about.description);
    if let Some(homepage) = &about.homepage {
        text.push_str(",\n\"homepage\": ");
        push_string(&mut text, homepage);
    }
    if !about.sources.is_empty() {
        text.push_str(",\n\"sources\": [");
        for (at, source) in about.sources.iter().enumerate() {
            text.push_str(if at > 0 { ",\n{\"title\": " } else { "\n{\"title\": " });
            push_string(&mut text, &source.title);
            if let Some(path) = &source.path {
                text.push_str(", \"path\": ");
                push_string(&mut text, path);
            }
            text.push('}');
        }
        text.push_str("\n]");
    }
    text.push_str(",\n\"resources\": [{\n\"name\": \"figures\",\n\"type\": \"table\",\n\"schema\": {\"fields\": [");
    for (at, column) in COLUMNS.iter().enumerate() {
        let column_type = match column.column_type {
            ColumnType::Text => "string",
            ColumnType::Number => "number",
            ColumnType::Whole => "integer",
            ColumnType::Date => "date",
        };
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        _ = write!(text, "{{\"name\": \"{}\", \"type\": \"{column_type}\", \"description\": ", column.name);
        push_string(&mut text, column.en);
        text.push('}');
    }
    text.push_str("\n], \"primaryKey\": [\"figure_id\"]},\n\"data\": [");
    for (at, record) in records.iter().enumerate() {
        text.push_str(if at > 0 { ",\n" } else { "\n" });
        push_record(&mut text, record);
    }
    text.push_str("\n]\n}]\n}\n");
    text
}

fn push_record(text: &mut String, record: &Record) {
    text.push('{');
    for (at, (value, column)) in record.iter().zip(COLUMNS).enumerate() {
        if at > 0 {
            text.push_str(", ");
        }
        _ = write!(text, "\"{}\": ", column.name);
        match column.column_type {
            _ if value.is_empty() => text.push_str("null"),
            ColumnType::Number | ColumnType::Whole => text.push_str(value),
            ColumnType::Text | ColumnType::Date => push_string(text, value),
        }
    }
    text.push('}');
}

pub(crate) fn push_string(text: &mut String, value: &str) {
    text.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if c < ' ' => _ = write!(text, "\\u{:04x}", u32::from(c)),
            c => text.push(c),
        }
    }
    text.push('"');
}
