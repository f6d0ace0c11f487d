//! Tables as a workbook, as data: sheets under titles that people read, the sentences that rows stand in with the way to each
//! article, and a sheet that says what all this is. Writing it down is for `publish`.

use std::collections::BTreeSet;

use super::{ColumnInfo, ColumnType, titles};
use crate::query::Query;
use crate::tables::Table;
use crate::ui_text::{Word, phrases};
use crate::{Explorer, Language, cite, display};

/// A workbook, ready to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    /// The language of its titles, which says how days are shown.
    pub language: Language,
    pub sheets: Vec<Sheet>,
}

/// A sheet: a head line and rows below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub name: String,
    pub columns: Vec<SheetColumn>,
    /// As many cells a row as there are columns, as machines read them; empty ones are no cells.
    pub rows: Vec<Vec<String>>,
    /// Whether its rows can be filtered by what stands in them.
    pub has_filter: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetColumn {
    /// What stands over it.
    pub title: String,
    pub kind: CellKind,
    /// In characters.
    pub width: u16,
}

/// What the cells of a column are, where they can be it; the others are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    Text,
    /// Text in as many lines as it takes.
    Lines,
    /// A decimal number with a dot.
    Number,
    /// A day as `2021-03-31`.
    Day,
    /// An address on the web.
    Link,
}

/// Columns for people first; ids and what machines need last.
const FIRST: [&str; 17] = [
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
    "link",
    "verdict_text",
];

/// The columns of the sheet of sentences.
const OF_SENTENCE: [&str; 7] = ["quote", "title", "publisher", "published", "url", "link", "sentence_id"];

impl Explorer {
    /// Tables as sheets, then their sentences, each once, then what all is.
    pub(crate) fn workbook_of(&self, tables: Vec<Table>, query: &Query, site: &str) -> Workbook {
        let language = query.language;
        let mut sheets: Vec<Sheet> = tables.iter().map(|table| sheet(table, language)).collect();
        sheets.extend(sentences(&tables, language));
        sheets.push(self.read_me(&tables, query, site));
        Workbook { language, sheets }
    }

    /// What the workbook holds, and what its columns mean.
    fn read_me(&self, tables: &[Table], query: &Query, site: &str) -> Sheet {
        let language = query.language;
        let mut rows = vec![vec![Word::Content.say(language).to_owned(), String::new(), self.described(query, site)]];
        let mut say = |what: Word, text: &str| {
            if !text.is_empty() {
                rows.push(vec![what.say(language).to_owned(), String::new(), text.to_owned()]);
            }
        };
        if cite::is_public(site) {
            say(Word::OpenAgain, &format!("{site}{}", query.to_hash()));
        }
        for table in tables {
            let n_rows = phrases::n_rows(&display::count(table.rows.len(), language), language);
            say(Word::Content, &phrases::labelled(&table.name, &n_rows, language));
        }
        say(Word::EmptyCells, Word::EmptyCellsMean.say(language));
        say(Word::ToCite, Word::ToCiteARow.say(language));
        for table in tables {
            rows.push(vec![table.name.clone(), String::new(), String::new()]);
            rows.extend(ordered(table).into_iter().filter_map(|at| table.columns.get(at)).map(|column| {
                let meaning = if language == Language::Vi { column.vi } else { column.en };
                vec![titles::title(column.name, language).to_owned(), column.name.to_owned(), meaning.to_owned()]
            }));
        }
        let column = |word: Word, width, kind| SheetColumn { title: word.say(language).to_owned(), kind, width };
        Sheet {
            name: Word::ReadMe.say(language).to_owned(),
            columns: vec![
                column(Word::ColumnName, 30, CellKind::Lines),
                column(Word::MachineName, 24, CellKind::Text),
                column(Word::Meaning, 100, CellKind::Lines),
            ],
            rows,
            has_filter: false,
        }
    }
}

/// The places of a table's columns in the order of its sheet. Tables other than that of figures are in it already.
fn ordered(table: &Table) -> Vec<usize> {
    let all = 0..table.columns.len();
    if table.columns.len() != super::COLUMNS.len() {
        return all.collect();
    }
    let place = |name: &&str| table.columns.iter().position(|column| column.name == *name);
    let first: Vec<usize> = FIRST.iter().filter_map(place).collect();
    let others: Vec<usize> = all.filter(|at| !first.contains(at)).collect();
    [first, others].concat()
}

fn sheet(table: &Table, language: Language) -> Sheet {
    let order = ordered(table);
    let columns = order.iter().filter_map(|at| table.columns.get(*at)).map(|column| SheetColumn {
        title: titles::title(column.name, language).to_owned(),
        kind: kind(column),
        width: width(column),
    });
    let cells = |row: &Vec<String>| order.iter().map(|at| row.get(*at).cloned().unwrap_or_default()).collect();
    Sheet {
        name: table.name.clone(),
        columns: columns.collect(),
        rows: table.rows.iter().map(cells).collect(),
        has_filter: true,
    }
}

fn kind(column: &ColumnInfo) -> CellKind {
    match column.column_type {
        ColumnType::Number | ColumnType::Whole => CellKind::Number,
        ColumnType::Date => CellKind::Day,
        ColumnType::Text => match column.name {
            name if name.ends_with("link") || name.ends_with("url") => CellKind::Link,
            // Where only a month or a year is known, it stays text.
            name if name.ends_with("published") => CellKind::Day,
            "working" | "intervals" | "following" | "notes" => CellKind::Lines,
            _ => CellKind::Text,
        },
    }
}

fn width(column: &ColumnInfo) -> u16 {
    match column.name {
        name if name.ends_with("quote") => 60,
        "working" | "following" | "left" | "right" => 48,
        "title" | "result_title" | "subject" | "indicator_label" | "target_for" | "counted" | "gap" | "notes" => 32,
        _ => 14,
    }
}

/// Each sentence once, with its article; nothing if no table has sentences.
fn sentences(tables: &[Table], language: Language) -> Option<Sheet> {
    let mut seen = BTreeSet::new();
    let mut rows = Vec::new();
    for table in tables.iter().filter(|table| table.columns.iter().any(|column| column.name == "quote")) {
        for row in &table.rows {
            let (id, quote) = (table.cell(row, "sentence_id"), table.cell(row, "quote"));
            if !quote.is_empty() && seen.insert(id.to_owned()) {
                rows.push(OF_SENTENCE.iter().map(|name| table.cell(row, name).to_owned()).collect());
            }
        }
    }
    if rows.is_empty() {
        return None;
    }
    let column = |name: &&'static str| SheetColumn {
        title: titles::title(name, language).to_owned(),
        kind: match *name {
            "url" | "link" => CellKind::Link,
            "published" => CellKind::Day,
            _ => CellKind::Lines,
        },
        width: if *name == "quote" { 90 } else { 24 },
    };
    Some(Sheet {
        name: Word::SentencesSheet.say(language).to_owned(),
        columns: OF_SENTENCE.iter().map(column).collect(),
        rows,
        has_filter: true,
    })
}
