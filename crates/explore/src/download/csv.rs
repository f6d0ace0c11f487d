//! Records as comma-separated values (RFC 4180), and as a Vietnamese Excel wants them.

use super::record::{COLUMNS, ColumnType, Record};

/// UTF-8, commas, decimal dots.
pub(super) fn plain(records: &[Record]) -> String {
    written(records, ',', |cell, _| cell.to_owned())
}

/// Byte order mark, semicolons, decimal commas; no `sep=` line, which other programs take for data.
pub(super) fn excel(records: &[Record]) -> String {
    let cell = |cell: &str, column_type| match column_type {
        ColumnType::Number => cell.replace('.', ","),
        // A sentence that begins like a formula would be computed: the apostrophe makes it text.
        ColumnType::Text if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    format!("\u{feff}{}", written(records, ';', cell))
}

fn written(records: &[Record], separator: char, cell: impl Fn(&str, ColumnType) -> String) -> String {
    let mut text = String::new();
    for (at, column) in COLUMNS.iter().enumerate() {
        push(&mut text, at, column.name, separator);
    }
    text.push_str("\r\n");
    for record in records {
        for (at, (value, column)) in record.iter().zip(COLUMNS).enumerate() {
            push(&mut text, at, &cell(value, column.column_type), separator);
        }
        text.push_str("\r\n");
    }
    text
}

fn push(text: &mut String, at: usize, cell: &str, separator: char) {
    if at > 0 {
        text.push(separator);
    }
    if cell.contains(['"', '\n', '\r', separator]) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}
