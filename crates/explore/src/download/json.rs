//! Records as JSON Lines.

use std::fmt::Write as _;

use super::record::{COLUMNS, ColumnType, Record};
use super::value::push_string;

/// One object a line; cells without value are `null`.
pub(super) fn lines(records: &[Record]) -> String {
    let mut text = String::new();
    for record in records {
        push_record(&mut text, record);
        text.push('\n');
    }
    text
}

pub(super) fn push_record(text: &mut String, record: &Record) {
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
