//! Rows of columns: a first row of heads, then a name and its figures in each row.

use std::ops::Range;

use super::{Head, Sheet, borrow, is_figure, leave_out};
use crate::Span;
use crate::lexicon::PageWord;
use crate::text::plain::{Change, Edit};
use crate::text::wrap::Line;

/// Reads the rows of the lines `range`.
pub(super) fn read(sheet: &Sheet<'_>, range: Range<usize>, edits: &mut Vec<Edit>) {
    let rows: Vec<(usize, Vec<Span>)> =
        range.clone().filter(|at| !sheet.is_blank(*at)).map(|at| (at, cells(sheet, at))).collect();
    let Some((first, heads)) = rows.first() else { return };
    let has_heads = !heads.iter().skip(1).any(|cell| {
        let text = cell.of(sheet.raw);
        is_figure(text) && !sheet.is_time(text)
    });
    let above = sheet.head(*first);
    let mut columns: Vec<Column> = heads.iter().map(|head| Column::new(sheet, *head)).collect();
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.is_unit) {
        // "Đơn vị" over the names of offices holds no units.
        let cells = rows.iter().skip(1).filter_map(|(_, cells)| cells.get(at));
        column.is_unit = cells.map(|cell| sheet.words(cell.of(sheet.raw))).any(|words| sheet.is_unit(&words));
    }
    for (at, cells) in rows.iter().skip(usize::from(has_heads)) {
        if is_rule(sheet.line(*at)) {
            continue;
        }
        // A row that has one cell fewer than the heads lacks its name, or the heads lack the name of the names.
        let missing = if has_heads { columns.len().cast_signed() - cells.len().cast_signed() } else { 0 };
        if (-1..=1).contains(&missing) {
            let columns = if has_heads { columns.as_slice() } else { &[] };
            Row { sheet, cells, columns, missing, above: &above }.read(edits);
        }
    }
}

/// The cells of a line: between tabs, bars, or gaps of three spaces.
fn cells(sheet: &Sheet<'_>, at: usize) -> Vec<Span> {
    let Some(line) = sheet.lines.get(at).map(|line: &Line| line.span) else { return Vec::new() };
    let text = line.of(sheet.raw);
    let has_bars = text.matches('|').count() > 1;
    let separator: &[char] = if has_bars { &['|'] } else { &['\t'] };
    let is_wide = !has_bars && !text.contains('\t');
    let mut cells = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let Some(cell) = text.get(from..to) else { return };
        let before = cell.len() - cell.trim_start().len();
        let trimmed = cell.trim();
        let from = line.start as usize + from + if trimmed.is_empty() { 0 } else { before };
        cells.push(Span::new(from, from + trimmed.len()));
    };
    while let Some((at, len)) = if is_wide {
        wide_gap(text, start)
    } else {
        text.get(start..).and_then(|rest| rest.find(separator)).map(|at| (start + at, 1))
    } {
        push(start, at);
        start = at + len;
    }
    push(start, text.len());
    if has_bars {
        let is_edge = |cell: Option<&Span>| cell.is_some_and(|cell| cell.is_empty());
        if is_edge(cells.first()) {
            cells.remove(0);
        }
        if is_edge(cells.last()) {
            cells.pop();
        }
    }
    cells
}

/// The next gap of three spaces or more: where, and how long.
fn wide_gap(text: &str, from: usize) -> Option<(usize, usize)> {
    let at = from + text.get(from..)?.find("   ")?;
    let len = text.get(at..)?.bytes().take_while(|byte| *byte == b' ').count();
    Some((at, len))
}

/// `|---|---|`.
fn is_rule(line: &str) -> bool {
    line.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '+' | '='))
}

/// What a column's head says.
struct Column {
    text: String,
    span: Span,
    unit: Option<(String, Span)>,
    is_change: bool,
    is_row_number: bool,
    is_unit: bool,
}

impl Column {
    fn new(sheet: &Sheet<'_>, head: Span) -> Column {
        let text = head.of(sheet.raw);
        let words = sheet.words(text);
        let unit = sheet.unit_in(text, head, &words);
        let word = sheet.language.page(&words).filter(|(len, _)| *len == words.len()).map(|(_, word)| word);
        let bare = match (&unit, text.rfind('(')) {
            (Some(_), Some(at)) => text.get(..at).unwrap_or(text).trim_end(),
            _ => text,
        };
        Column {
            text: bare.to_owned(),
            span: Span { start: head.start, end: head.start + u32::try_from(bare.len()).unwrap_or(0) },
            is_change: sheet.says_change(&words),
            is_row_number: matches!(word, Some(PageWord::RowNumber)),
            is_unit: matches!(word, Some(PageWord::TableUnit)),
            unit,
        }
    }
}

/// A row with the heads of its table.
struct Row<'a> {
    sheet: &'a Sheet<'a>,
    cells: &'a [Span],
    columns: &'a [Column],
    /// How many cells it has fewer than there are heads.
    missing: isize,
    above: &'a Head,
}

impl Row<'_> {
    fn column(&self, at: usize) -> Option<&Column> {
        // A head for each figure but none for the names: the heads are one to the right.
        at.checked_add_signed(self.missing.min(0)).and_then(|at| self.columns.get(at))
    }

    fn text(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell.of(self.sheet.raw))
    }

    fn is_row_number(&self, at: usize) -> bool {
        let is_headed = self.column(at).is_some_and(|column| column.is_row_number);
        let text = self.text(at).trim_end_matches('.');
        let is_small = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
        let names_follow = self.text(1).chars().any(char::is_alphabetic);
        at == 0 && (is_headed || is_small && names_follow && self.cells.len() > 2)
    }

    /// The unit of the whole row, from a column of units.
    fn unit(&self) -> Option<(String, Span)> {
        let at = (0..self.cells.len()).find(|at| self.column(*at).is_some_and(|column| column.is_unit))?;
        let cell = *self.cells.get(at)?;
        Some((cell.of(self.sheet.raw).to_owned(), cell))
    }

    fn read(&self, edits: &mut Vec<Edit>) {
        let Some(name) = (0..self.cells.len()).find(|at| !self.is_row_number(*at) && !self.text(*at).is_empty()) else {
            return;
        };
        let n_figures = (name + 1..self.cells.len()).filter(|at| is_figure(self.text(*at))).count();
        if n_figures == 0 {
            return;
        }
        let unit = self.unit();
        let name_unit = self.cells.get(name).and_then(|cell| {
            let words = self.sheet.words(cell.of(self.sheet.raw));
            self.sheet.unit_in(cell.of(self.sheet.raw), *cell, &words)
        });
        let mut done: Option<Span> = None;
        let mut is_first = true;
        for (at, cell) in self.cells.iter().enumerate() {
            if let Some(done) = done {
                leave_out(edits, done.end..cell.start, Change::Drop);
            }
            done = Some(*cell);
            if at < name {
                leave_out(edits, cell.start..cell.end, Change::DropNote);
                continue;
            }
            if at == name {
                // "2022" as the name of a row.
                if cell.len() == 4 && self.sheet.is_time(cell.of(self.sheet.raw)) {
                    borrow(edits, cell.start, self.sheet.linking(crate::lexicon::Linking::Year), None);
                }
                continue;
            }
            if self.column(at).is_some_and(|column| column.is_unit) {
                leave_out(edits, cell.start..cell.end, Change::Drop);
                continue;
            }
            borrow(edits, cell.start, if is_first { " " } else { "; " }.to_owned(), None);
            if is_figure(cell.of(self.sheet.raw)) {
                if !is_first && self.column(at).is_some_and(|column| !self.sheet.is_time(&column.text)) {
                    // A head of words begins a new subject: whose it is, is said again.
                    self.sheet.before_figure(self.text(name), self.cells.get(name).copied(), edits, cell.start);
                }
                is_first = false;
                let units = [unit.as_ref(), name_unit.as_ref(), self.sheet.unit_of_row(self.above, self.text(name))];
                self.figure(at, *cell, units, edits);
            }
        }
        if let Some(done) = done {
            borrow(edits, done.end, ".".to_owned(), None);
        }
    }

    /// A cell with a figure, the words of its head before it and its unit behind.
    fn figure(&self, at: usize, cell: Span, units: [Option<&(String, Span)>; 3], edits: &mut Vec<Edit>) {
        let column = self.column(at);
        let text = cell.of(self.sheet.raw);
        if let Some(column) = column.filter(|column| !column.text.is_empty()) {
            self.sheet.before_figure(&column.text, Some(column.span), edits, cell.start);
        }
        let is_change = column.is_some_and(|column| column.is_change);
        self.sheet.link(text, is_change, edits, cell.start);
        let own = column.and_then(|column| column.unit.as_ref());
        let unit = own.or(units.into_iter().flatten().next()).or(self.above.unit.as_ref());
        if let Some((unit, from)) = unit.filter(|_| !text.ends_with('%')) {
            borrow(edits, cell.end, " ".to_owned(), None);
            borrow(edits, cell.end, unit.clone(), Some(*from));
        }
    }
}
