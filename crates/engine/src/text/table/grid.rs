//! Rows of columns: a first row of heads, then a name and its figures in each row.

use std::ops::Range;

use super::{Head, Sheet, begin_row, borrow, is_figure, leave_out, moved};
use crate::Span;
use crate::lexicon::{Linking, PageWord};
use crate::text::plain::{Change, Edit};
use crate::text::token::Token;
use crate::text::wrap::Line;

/// A table: its rows, each of cells in the raw text. The first rows may be heads.
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Span>>,
    /// The lines that it stands on.
    pub(super) lines: Range<usize>,
    /// True if heads stand in a line of text that parts them by white space alone.
    pub(super) is_spaced: bool,
}

/// The table of the tabular lines `lines`.
pub(super) fn of_lines(sheet: &Sheet<'_>, lines: Range<usize>) -> Grid {
    let is_used = |at: &usize| !sheet.is_blank(*at) && !is_rule(sheet.line(*at));
    let rows = lines.clone().filter(is_used).map(|at| cells(sheet, at)).collect();
    let is_spaced = lines.clone().any(|at| !sheet.line(at).contains(['|', ';']));
    Grid { rows, lines, is_spaced }
}

/// Reads a table.
pub(super) fn read(sheet: &Sheet<'_>, grid: &Grid, edits: &mut Vec<Edit>) {
    let begins = grid.rows.iter().filter_map(|cells| cells.first()).map(|cell| cell.start);
    sheet.unit_line(grid.lines.start).into_iter().chain(begins).for_each(|at| begin_row(edits, at));
    let n_heads = n_heads(sheet, &grid.rows);
    let mut above = sheet.head(grid.lines.start);
    if above.unit.is_none() {
        above.unit = sheet.unit_below(grid.lines.end);
    }
    let columns = columns(sheet, grid, n_heads);
    if n_heads > 0 && grid.is_spaced {
        // "Thực hiện 30/6<tab>Tỷ lệ" are two heads.
        for head in grid.rows.iter().take(n_heads).flat_map(|heads| heads.iter().rev().skip(1)) {
            borrow(edits, head.end, ";".to_owned(), None);
        }
    }
    let rows = grid.rows.iter().skip(n_heads);
    let has_numbers = columns.first().is_some_and(|column| column.is_row_number);
    let is_of_districts = names_districts(sheet, &columns, grid.rows.get(n_heads..).unwrap_or(&[]));
    for cells in rows {
        let missing = columns.len().cast_signed() - cells.len().cast_signed();
        let is_name =
            |cell: Option<&Span>| cell.is_some_and(|cell| cell.of(sheet.raw).chars().any(char::is_alphabetic));
        let shift = match missing {
            _ if columns.is_empty() => 0,
            0 => 0,
            // A head for each figure but none for the names.
            -1 => -1,
            // A row without its number: "Cộng".
            1 if has_numbers && is_name(cells.first()) => 1,
            1 => 0,
            _ => continue,
        };
        let row = Row { sheet, cells, columns: &columns, shift, above: &above, is_of_districts };
        row.read(edits);
    }
}

/// What the heads say, the first `n_heads` rows.
fn columns(sheet: &Sheet<'_>, grid: &Grid, n_heads: usize) -> Vec<Column> {
    let Some((first, others)) = grid.rows.get(..n_heads).and_then(<[_]>::split_first) else { return Vec::new() };
    let mut columns: Vec<Column> = first.iter().map(|head| Column::new(sheet, *head)).collect();
    for heads in others {
        under(sheet, &mut columns, heads);
    }
    for (at, column) in columns.iter_mut().enumerate().filter(|(_, column)| column.is_unit) {
        // "Đơn vị" over the names of offices holds no units.
        let cells = grid.rows.iter().skip(n_heads).filter_map(|cells| cells.get(at));
        column.is_unit = cells.map(|cell| sheet.words(cell.of(sheet.raw))).any(|words| sheet.is_unit(&words));
    }
    of_plan_beside(&mut columns);
    columns
}

/// How many rows from the first on are heads: those without figures, or with times only.
fn n_heads(sheet: &Sheet<'_>, rows: &[Vec<Span>]) -> usize {
    /// A head of columns, and one for the columns of each.
    const MOST: usize = 2;
    let has_figure = |cells: &[Span]| {
        cells.iter().skip(1).any(|cell| {
            let text = cell.of(sheet.raw);
            is_figure(text) && !sheet.is_time(text)
        })
    };
    let Some(first) = rows.first() else { return 0 };
    let is_head = |cells: &&Vec<Span>| !has_figure(cells);
    let n = rows.iter().take(MOST).take_while(is_head).count();
    // A second row with the name of a part, "I. Số thu", is no head.
    let is_under = |cells: &Vec<Span>| {
        let n_filled = |cells: &[Span]| cells.iter().filter(|cell| !cell.is_empty()).count();
        cells.len() == first.len() && n_filled(cells) > 1 && n_filled(first) < first.len()
    };
    match rows.get(1) {
        Some(second) if n == MOST && !is_under(second) => 1,
        _ => n,
    }
}

/// Puts the heads of a second row under those of the first: an empty head of the first row is that to its left.
fn under(sheet: &Sheet<'_>, columns: &mut [Column], heads: &[Span]) {
    let mut upper: Option<(String, Span)> = None;
    for (column, head) in columns.iter_mut().zip(heads) {
        if !column.text.is_empty() {
            upper = Some((column.text.clone(), column.span));
        }
        if head.is_empty() {
            continue;
        }
        let own = Column::new(sheet, *head);
        column.upper = upper.clone();
        let is_change = own.is_change || column.is_change;
        let unit = own.unit.or(column.unit.take());
        *column = Column { upper: column.upper.take(), is_change, unit, ..own };
    }
}

/// "Kế hoạch", "Thực hiện", "Tỷ lệ (%)": a percentage that its head says nothing else of is a share of what was planned.
fn of_plan_beside(columns: &mut [Column]) {
    let plan = columns.iter().position(|column| column.says_plan && !column.is_percent());
    for (at, column) in columns.iter_mut().enumerate() {
        column.is_of_plan |= column.is_bare_share && plan.is_some_and(|plan| plan + 1 < at && at <= plan + 2);
    }
}

/// True if the rows are of parts of a province: their column is headed so, or most of their names begin so.
fn names_districts(sheet: &Sheet<'_>, columns: &[Column], rows: &[Vec<Span>]) -> bool {
    let at = usize::from(columns.first().is_some_and(|column| column.is_row_number));
    let is_district = |text: &str| begins_with_district(sheet, text);
    columns.get(at).is_some_and(|column| is_district(&column.text))
        || rows.iter().filter_map(|cells| cells.get(at)).filter(|cell| is_district(cell.of(sheet.raw))).count() > 1
}

/// The cells of a line: between bars, tabs, semicolons, or gaps of three spaces.
fn cells(sheet: &Sheet<'_>, at: usize) -> Vec<Span> {
    let Some(line) = sheet.lines.get(at).map(|line: &Line| with_tabs(sheet.raw, line.span)) else { return Vec::new() };
    let text = line.of(sheet.raw);
    let separator = ['|', '\t', ';'].into_iter().find(|separator| text.contains(*separator));
    let separator = separator.filter(|it| *it != ';' || !text.contains("   "));
    let mut cells = Vec::new();
    let mut start = 0;
    let mut push = |from: usize, to: usize| {
        let Some(cell) = text.get(from..to) else { return };
        let before = cell.len() - cell.trim_start().len();
        let trimmed = cell.trim();
        let from = line.start as usize + from + if trimmed.is_empty() { 0 } else { before };
        cells.push(Span::new(from, from + trimmed.len()));
    };
    while let Some((at, len)) = match separator {
        Some(separator) => text.get(start..).and_then(|rest| rest.find(separator)).map(|at| (start + at, 1)),
        None => wide_gap(text, start),
    } {
        push(start, at);
        start = at + len;
    }
    push(start, text.len());
    // Bars stand at the edges too.
    if separator == Some('|') && text.starts_with('|') {
        cells.remove(0);
    }
    if separator == Some('|') && text.ends_with('|') {
        cells.pop();
    }
    cells
}

/// A line with the tabs at its ends: each parts an empty cell from the next one.
fn with_tabs(raw: &str, line: Span) -> Span {
    let n_before =
        raw.get(..line.start as usize).map_or(0, |before| before.len() - before.trim_end_matches('\t').len());
    let n_behind =
        raw.get(line.end as usize..).map_or(0, |behind| behind.len() - behind.trim_start_matches('\t').len());
    Span::new(line.start as usize - n_before, line.end as usize + n_behind)
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
    /// The head of several columns over it.
    upper: Option<(String, Span)>,
    unit: Option<(String, Span)>,
    is_change: bool,
    says_plan: bool,
    /// Its percentages are shares of what was planned: "% KH".
    is_of_plan: bool,
    /// A share of what is not said: "Tỷ lệ (%)".
    is_bare_share: bool,
    is_row_number: bool,
    is_unit: bool,
}

impl Column {
    fn new(sheet: &Sheet<'_>, head: Span) -> Column {
        let text = head.of(sheet.raw);
        let words = sheet.words(text);
        let percent = || {
            let sign = words.iter().find(|token| token.mark == '%')?;
            Some((sign.span().of(text).to_owned(), moved(sign.span(), head)))
        };
        let unit = sheet.unit_in(text, head, &words).or_else(percent);
        let word = sheet.language.page(&words).filter(|(len, _)| *len == words.len()).map(|(_, word)| word);
        let bare = match (&unit, text.rfind('(')) {
            (Some(_), Some(at)) => text.get(..at).unwrap_or(text).trim_end(),
            _ => text,
        };
        let is_percent = unit.as_ref().is_some_and(|(unit, _)| unit == "%");
        let says_plan = (0..words.len()).any(|at| is_page_word(sheet, &words, at, &PageWord::TablePlan));
        let bare_words = sheet.words(bare);
        let is_share_word = |(len, word): (usize, &PageWord)| len == bare_words.len() && *word == PageWord::TableShare;
        let is_bare_share = is_percent && (bare == "%" || sheet.language.page(&bare_words).is_some_and(is_share_word));
        Column {
            text: bare.to_owned(),
            span: Span { start: head.start, end: head.start + u32::try_from(bare.len()).unwrap_or(0) },
            upper: None,
            is_change: sheet.says_change(&words),
            says_plan,
            is_of_plan: is_percent && says_plan,
            is_bare_share,
            is_row_number: matches!(word, Some(PageWord::RowNumber)),
            is_unit: matches!(word, Some(PageWord::TableUnit)),
            unit,
        }
    }

    fn is_percent(&self) -> bool {
        self.unit.as_ref().is_some_and(|(unit, _)| unit == "%")
    }
}

fn is_page_word(sheet: &Sheet<'_>, words: &[Token], at: usize, is: &PageWord) -> bool {
    sheet.language.page(words.get(at..).unwrap_or_default()).is_some_and(|(_, word)| word == is)
}

/// True if a text is, or begins with, a word for a part of a province.
fn begins_with_district(sheet: &Sheet<'_>, text: &str) -> bool {
    is_page_word(sheet, &sheet.words(text), 0, &PageWord::TableDistrict)
}

/// A row with the heads of its table.
struct Row<'a> {
    sheet: &'a Sheet<'a>,
    cells: &'a [Span],
    columns: &'a [Column],
    /// How many columns its cells stand to the left of their heads.
    shift: isize,
    above: &'a Head,
    is_of_districts: bool,
}

impl Row<'_> {
    fn column(&self, at: usize) -> Option<&Column> {
        at.checked_add_signed(self.shift).and_then(|at| self.columns.get(at))
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
        if !(name + 1..self.cells.len()).any(|at| has_figure(self.text(at))) {
            return;
        }
        let unit = self.unit();
        let name_unit = self.cells.get(name).and_then(|cell| {
            let words = self.sheet.words(cell.of(self.sheet.raw));
            self.sheet.unit_in(cell.of(self.sheet.raw), *cell, &words)
        });
        let units = [unit.as_ref(), name_unit.as_ref(), self.sheet.unit_of_row(self.above, self.text(name))];
        let name_span = self.bare_name(name, name_unit.is_some());
        let mut done: Option<Span> = None;
        let mut is_first = true;
        for (at, cell) in self.cells.iter().enumerate() {
            if let Some(done) = done {
                leave_out(edits, done.end..cell.start, Change::Drop);
            }
            done = Some(*cell);
            match at {
                _ if at < name => leave_out(edits, cell.start..cell.end, Change::DropNote),
                _ if at == name => {
                    self.name(name_span, edits, cell.start);
                    leave_out(edits, name_span.end..cell.end, Change::Drop);
                }
                _ if self.column(at).is_some_and(|column| column.is_unit) => {
                    leave_out(edits, cell.start..cell.end, Change::Drop);
                }
                _ => {
                    borrow(edits, cell.start, if is_first { " " } else { "; " }.to_owned(), None);
                    if has_figure(cell.of(self.sheet.raw)) {
                        if !is_first && self.column(at).is_some_and(|column| !self.sheet.is_time(&column.text)) {
                            // A head of words begins a new subject: whose it is, is said again.
                            self.name(name_span, edits, cell.start);
                            let text = name_span.of(self.sheet.raw);
                            self.sheet.before_figure(text, Some(name_span), edits, cell.start);
                        }
                        is_first = false;
                        self.figure(at, *cell, units, edits);
                    }
                }
            }
        }
        if let Some(done) = done {
            borrow(edits, done.end, ".".to_owned(), None);
        }
    }

    /// What is read before the name of the row.
    fn name(&self, cell: Span, edits: &mut Vec<Edit>, at: u32) {
        let text = cell.of(self.sheet.raw);
        // "2022" as the name of a row.
        if text.len() == 4 && self.sheet.is_time(text) {
            borrow(edits, at, self.sheet.linking(Linking::Year), None);
        }
        // "Mỹ Xuyên" in a column of districts.
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let is_bare = text.split_whitespace().count() > 1 && text.split_whitespace().all(is_capital);
        if self.is_of_districts && is_bare && !begins_with_district(self.sheet, text) {
            borrow(edits, at, self.sheet.linking(Linking::District), None);
        }
    }

    /// The name of the row, without the unit in brackets behind it: "Thu BHYT (tỷ đồng)".
    fn bare_name(&self, name: usize, has_unit: bool) -> Span {
        let cell = self.cells.get(name).copied().unwrap_or_default();
        let text = cell.of(self.sheet.raw);
        let end = text.rfind('(').filter(|at| has_unit && *at > 0);
        let bare = end.and_then(|end| text.get(..end)).map_or(text, str::trim_end);
        Span { start: cell.start, end: cell.start + u32::try_from(bare.len()).unwrap_or(0) }
    }

    /// A cell with a figure, the words of its head before it and its unit behind.
    fn figure(&self, at: usize, cell: Span, units: [Option<&(String, Span)>; 3], edits: &mut Vec<Edit>) {
        let column = self.column(at);
        let text = cell.of(self.sheet.raw);
        if let Some((upper, from)) = column.and_then(|column| column.upper.as_ref()) {
            self.sheet.before_figure(upper, Some(*from), edits, cell.start);
        }
        let is_of_plan = column.is_some_and(|column| column.is_of_plan);
        if is_of_plan {
            borrow(edits, cell.start, self.sheet.linking(Linking::Reach), None);
        } else {
            if let Some(column) = column.filter(|column| !column.text.is_empty()) {
                self.sheet.before_figure(&column.text, Some(column.span), edits, cell.start);
            }
            let is_change = column.is_some_and(|column| column.is_change);
            self.sheet.link(text, is_change, edits, cell.start);
        }
        let own = column.and_then(|column| column.unit.as_ref());
        let unit = own.or(units.into_iter().flatten().next()).or(self.above.unit.as_ref());
        if let Some((unit, from)) = unit.filter(|_| is_figure(text) && !text.ends_with('%')) {
            borrow(edits, cell.end, " ".to_owned(), None);
            borrow(edits, cell.end, unit.clone(), Some(*from));
        }
        if is_of_plan && is_figure(text) {
            borrow(edits, cell.end, self.sheet.linking(Linking::Plan), None);
        }
    }
}

/// True for a figure, alone or with its unit or share behind it: "15.580 (72%)", "15.580 người".
fn has_figure(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or("");
    is_figure(text) || is_figure(first) && !super::is_date(first)
}
