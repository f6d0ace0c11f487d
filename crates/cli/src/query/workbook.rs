//! The chosen figures as a workbook of Excel: the figures in typed cells under titles that people read, the sentences that they
//! stand in with the way to each article, and a page that says what all this is.

use std::collections::BTreeSet;

use anyhow::Result;
use explore::download::{COLUMNS, ColumnType, title};
use explore::{Explorer, Language, Query};
use rust_xlsxwriter::{ExcelDateTime, Format, Url, Workbook, Worksheet};

/// The workbook's bytes.
pub(super) fn workbook(explorer: &Explorer, query: &Query, site: &str) -> Result<Vec<u8>> {
    let rows = explorer.cells(query, site);
    let language = query.language;
    let mut workbook = Workbook::new();
    // The same bytes each time.
    workbook.set_properties(
        &rust_xlsxwriter::DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?),
    );
    let head = Format::new().set_bold().set_text_wrap();
    figures(workbook.add_worksheet(), &rows, language, &head)?;
    sentences(workbook.add_worksheet(), &rows, language, &head)?;
    about(workbook.add_worksheet(), &explorer.described(query, site), rows.len(), language, &head)?;
    Ok(workbook.save_to_buffer()?)
}

/// What a sheet and a line of it are called.
fn said(language: Language, vi: &'static str, en: &'static str) -> &'static str {
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
}

/// Columns for people first, ids last.
const FIRST: [&str; 16] = [
    "subject",
    "indicator_label",
    "label",
    "value",
    "unit",
    "status",
    "period_start",
    "period_end",
    "place_name",
    "district",
    "attribution",
    "quote",
    "title",
    "publisher",
    "published",
    "verdict_text",
];

/// The places of the columns in the order of the sheet.
fn order() -> Vec<usize> {
    let first = FIRST.iter().filter_map(|name| place_of(name));
    let others = (0..COLUMNS.len()).filter(|at| COLUMNS.get(*at).is_some_and(|column| !FIRST.contains(&column.name)));
    first.chain(others).collect()
}

fn place_of(name: &str) -> Option<usize> {
    COLUMNS.iter().position(|column| column.name == name)
}

fn cell<'a>(row: &'a [String], name: &str) -> &'a str {
    place_of(name).and_then(|at| row.get(at)).map_or("", String::as_str)
}

fn figures(sheet: &mut Worksheet, rows: &[Vec<String>], language: Language, head: &Format) -> Result<()> {
    sheet.set_name(said(language, "Số liệu", "Figures"))?;
    let number = Format::new().set_num_format("#,##0.###############");
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let order = order();
    for (place, at) in (0_u16..).zip(&order) {
        let Some(column) = COLUMNS.get(*at) else { continue };
        sheet.write_with_format(0, place, title(column.name, language), head)?;
        let width = match column.name {
            "quote" => 60,
            "title" | "subject" | "indicator_label" => 32,
            _ => 14,
        };
        sheet.set_column_width(place, width)?;
        for (line, row) in (1_u32..).zip(rows) {
            let text = row.get(*at).map_or("", String::as_str);
            match column.column_type {
                _ if text.is_empty() => {}
                ColumnType::Number | ColumnType::Whole => write_number(sheet, line, place, text, &number)?,
                ColumnType::Date => match ExcelDateTime::parse_from_str(text) {
                    Ok(date) => _ = sheet.write_datetime_with_format(line, place, &date, &day)?,
                    Err(_) => _ = sheet.write_string(line, place, text)?,
                },
                ColumnType::Text if matches!(column.name, "url" | "link") && is_web(text) => {
                    write_link(sheet, line, place, text)?;
                }
                ColumnType::Text => _ = sheet.write_string(line, place, shortened(text))?,
            }
        }
    }
    let last = u16::try_from(order.len().saturating_sub(1))?;
    sheet.autofilter(0, 0, u32::try_from(rows.len())?, last)?;
    sheet.set_freeze_panes(1, 1)?;
    Ok(())
}

/// A number as a number; as text if a workbook would lose digits before its point. Those far behind it are of a division:
/// two thirds are the nearest number that there is.
fn write_number(sheet: &mut Worksheet, line: u32, place: u16, text: &str, format: &Format) -> Result<()> {
    let whole = text.split('.').next().unwrap_or(text);
    let n_digits = whole.trim_start_matches(['-', '0']).bytes().filter(u8::is_ascii_digit).count();
    match text.parse::<f64>() {
        Ok(number) if n_digits <= 15 => sheet.write_number_with_format(line, place, number, format)?,
        _ => sheet.write_string(line, place, text)?,
    };
    Ok(())
}

fn is_web(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// A link, or its text where a workbook cannot hold it as a link.
fn write_link(sheet: &mut Worksheet, line: u32, place: u16, address: &str) -> Result<()> {
    if sheet.write_url(line, place, Url::new(address)).is_err() {
        sheet.write_string(line, place, shortened(address))?;
    }
    Ok(())
}

/// A cell holds so many characters.
const MAX_CELL: usize = 32_767;

fn shortened(text: &str) -> String {
    text.chars().take(MAX_CELL).collect()
}

/// Each sentence once, with its article.
fn sentences(sheet: &mut Worksheet, rows: &[Vec<String>], language: Language, head: &Format) -> Result<()> {
    sheet.set_name(said(language, "Câu", "Sentences"))?;
    let columns = ["quote", "title", "publisher", "published", "url", "link", "sentence_id"];
    for (place, name) in (0_u16..).zip(columns) {
        sheet.write_with_format(0, place, title(name, language), head)?;
        sheet.set_column_width(place, if name == "quote" { 90 } else { 24 })?;
    }
    let wrapped = Format::new().set_text_wrap();
    let mut seen = BTreeSet::new();
    let each_once = rows.iter().filter(|row| seen.insert(cell(row, "sentence_id").to_owned()));
    for (line, row) in (1..).zip(each_once) {
        for (place, name) in (0_u16..).zip(columns) {
            match cell(row, name) {
                "" => {}
                text if is_web(text) => write_link(sheet, line, place, text)?,
                text => _ = sheet.write_string_with_format(line, place, shortened(text), &wrapped)?,
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// What the workbook holds, and what its columns mean.
fn about(sheet: &mut Worksheet, described: &str, n_rows: usize, language: Language, head: &Format) -> Result<()> {
    sheet.set_name(said(language, "Đọc tôi", "Read me"))?;
    sheet.set_column_width(0, 28)?;
    sheet.set_column_width(1, 24)?;
    sheet.set_column_width(2, 100)?;
    sheet.write_with_format(0, 0, said(language, "Nội dung", "Content"), head)?;
    sheet.write_string(0, 2, shortened(described))?;
    sheet.write_with_format(1, 0, said(language, "Số dòng", "Rows"), head)?;
    sheet.write_number(1, 2, u32::try_from(n_rows)?)?;
    let unknown = said(
        language,
        "Ô trống: không rõ, hoặc không áp dụng. Không có giá trị nào được đoán thêm.",
        "An empty cell: not known, or not applicable. No value was added by guessing.",
    );
    sheet.write_string(2, 2, unknown)?;
    let heads = [
        said(language, "Cột", "Column"),
        said(language, "Tên máy đọc", "Machine name"),
        said(language, "Nghĩa", "Meaning"),
    ];
    for (place, text) in (0_u16..).zip(heads) {
        sheet.write_with_format(4, place, text, head)?;
    }
    for (line, at) in (5_u32..).zip(order()) {
        let Some(column) = COLUMNS.get(at) else { continue };
        sheet.write_string(line, 0, title(column.name, language))?;
        sheet.write_string(line, 1, column.name)?;
        sheet.write_string(line, 2, said(language, column.vi, column.en))?;
    }
    Ok(())
}
