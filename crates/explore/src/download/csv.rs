//! Rows as comma-separated values (RFC 4180), and as a Vietnamese Excel wants them.

use std::borrow::Cow;

use super::ColumnType;
use crate::tables::Table;

/// UTF-8, commas, decimal dots.
pub(crate) fn plain(table: &Table) -> String {
    written(table, ',', |cell, _| cell.to_owned())
}

/// Byte order mark, semicolons, decimal commas; no `sep=` line, which other programs take for data.
pub(crate) fn excel(table: &Table) -> String {
    let cell = |cell: &str, column_type| match column_type {
        ColumnType::Number => cell.replace('.', ","),
        // A sentence that begins like a formula would be computed, and `1/3` made a date: the apostrophe makes it text.
        ColumnType::Text if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) || is_taken_for_a_value(cell) => {
            format!("'{cell}")
        }
        _ => cell.to_owned(),
    };
    format!("\u{feff}{}", written(table, ';', cell))
}

/// True for a text that a spreadsheet takes for a number, a date, a time or a truth: `1/3`, `2024-10`, `007`, `12:30`,
/// `1E5`, `5 %`, `1-Mar`, `true`.
fn is_taken_for_a_value(cell: &str) -> bool {
    let cell = cell.trim().to_ascii_lowercase();
    if matches!(cell.as_str(), "true" | "false") {
        return true;
    }
    const SEPARATORS: &[char] =
        &['/', '-', '.', ',', ':', ' ', '\u{a0}', '\u{202f}', '%', '+', '$', '€', '₫', '(', ')'];
    let mut has_digit = false;
    cell.split(SEPARATORS).filter(|part| !part.is_empty()).all(|part| {
        let rest = part.trim_start_matches(|it: char| it.is_ascii_digit());
        has_digit |= rest.len() < part.len();
        let is_exponent = || rest.strip_prefix('e').is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
        rest.is_empty() || is_exponent() || is_part_of_a_date(rest)
    }) && has_digit
}

/// True for the words of dates and times in the languages that a spreadsheet here is likely to have.
fn is_part_of_a_date(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let is_month = |month: &str| month == word || month.get(..3) == Some(word);
    matches!(word, "am" | "pm" | "sa" | "ch" | "thg" | "th" | "đ") || MONTHS.into_iter().any(is_month)
}

fn written(table: &Table, separator: char, cell: impl Fn(&str, ColumnType) -> String) -> String {
    let mut text = String::new();
    for (at, column) in table.columns.iter().enumerate() {
        push(&mut text, at, column.name, separator);
    }
    text.push_str("\r\n");
    for row in &table.rows {
        for (at, (value, column)) in row.iter().zip(&table.columns).enumerate() {
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
    text.push_str(&field(cell, separator));
}

/// A cell as it stands in a file: in quotes if it holds what would end it.
pub(crate) fn field(cell: &str, separator: char) -> Cow<'_, str> {
    if cell.contains(['"', '\n', '\r', separator]) {
        return Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\"")));
    }
    Cow::Borrowed(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_a_spreadsheet_would_change_are_told() {
        for cell in [
            "1/3",
            "1-2",
            "2024-10",
            "007",
            "1.500",
            "32,4",
            "5 %",
            "12:30",
            "1E5",
            "1-Mar",
            "dec 2020",
            "27/4/2021",
            "3 1/2",
            "(5)",
            "TRUE",
            "10:00 PM",
            "1 234",
            "5.000 đ",
            "12-",
        ] {
            assert!(is_taken_for_a_value(cell), "{cell}");
        }
        for cell in
            ["", "a-1", "Có 5 người.", "QĐ 28", "bai-2024-10", "16 triệu", "e5", "...", "may", "1a", "VN-46", "—"]
        {
            assert!(!is_taken_for_a_value(cell), "{cell}");
        }
    }
}
