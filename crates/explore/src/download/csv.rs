//! Rows as comma-separated values (RFC 4180), and as a Vietnamese Excel wants them.

use super::ColumnType;

/// Rows of cells under named columns.
pub(crate) struct Sheet {
    /// Their names, and what their cells hold.
    pub(crate) columns: Vec<(&'static str, ColumnType)>,
    /// As many cells a row as there are columns.
    pub(crate) rows: Vec<Vec<String>>,
}

/// UTF-8, commas, decimal dots.
pub(crate) fn plain(sheet: &Sheet) -> String {
    written(sheet, ',', |cell, _| cell.to_owned())
}

/// Byte order mark, semicolons, decimal commas; no `sep=` line, which other programs take for data.
pub(crate) fn excel(sheet: &Sheet) -> String {
    let cell = |cell: &str, column_type| match column_type {
        ColumnType::Number => cell.replace('.', ","),
        // A sentence that begins like a formula would be computed: the apostrophe makes it text.
        ColumnType::Text if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{cell}"),
        _ => cell.to_owned(),
    };
    format!("\u{feff}{}", written(sheet, ';', cell))
}

fn written(sheet: &Sheet, separator: char, cell: impl Fn(&str, ColumnType) -> String) -> String {
    let mut text = String::new();
    for (at, (name, _)) in sheet.columns.iter().enumerate() {
        push(&mut text, at, name, separator);
    }
    text.push_str("\r\n");
    for row in &sheet.rows {
        for (at, (value, (_, column_type))) in row.iter().zip(&sheet.columns).enumerate() {
            push(&mut text, at, &cell(value, *column_type), separator);
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
