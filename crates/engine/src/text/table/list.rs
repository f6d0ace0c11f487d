//! Rows without columns: a name and its figure at the end of the line, a figure alone under its name, a date or period
//! with its figure under what it is of.

use std::ops::Range;

use super::{Head, LONGEST, Sheet, borrow, is_date, is_figure, leave_out};
use crate::Span;
use crate::lexicon::Linking;
use crate::text::plain::{Change, Edit};

/// Reads all such rows but those on lines that were read as tables.
pub(super) fn read(sheet: &Sheet<'_>, tables: &[Range<usize>], edits: &mut Vec<Edit>) {
    let mut tables = tables.iter().peekable();
    let are_alone: Vec<bool> = (0..sheet.lines.len()).map(|at| is_alone(sheet, at)).collect();
    let mut at = 0;
    while at < sheet.lines.len() {
        if let Some(table) = tables.next_if(|table| table.start <= at) {
            at = table.end.max(at);
            continue;
        }
        let end = rows_end(sheet, at);
        if end > at {
            let head = sheet.head(at);
            // One line that ends in a number is any line; two, or one under a unit, are rows.
            let n_rows = (at..end).filter(|row| !sheet.is_blank(*row)).count();
            if n_rows > 1 || head.unit.is_some() {
                (at..end).for_each(|row| named(sheet, row, &head, edits));
            }
            at = end;
            continue;
        }
        if are_alone.get(at) == Some(&true) {
            alone(sheet, &are_alone, at, edits);
        }
        at += 1;
    }
    dated(sheet, edits);
}

/// One past the rows from `at` on.
fn rows_end(sheet: &Sheet<'_>, at: usize) -> usize {
    let mut end = at;
    while split(sheet, end).is_some() || end > at && sheet.is_blank(end) && split(sheet, end + 1).is_some() {
        end += 1;
    }
    end
}

/// The name and the figure of a row: `Tổng mức bán lẻ +6,40`.
fn split(sheet: &Sheet<'_>, at: usize) -> Option<(Span, Span)> {
    let line = sheet.lines.get(at).filter(|line| !line.is_tabular && line.n_chars <= LONGEST)?;
    let text = line.span.of(sheet.raw);
    let (name, figure) = text.rsplit_once(' ').filter(|(_, figure)| is_figure(figure))?;
    let name = name.trim_end();
    let is_name = name.split_whitespace().count() > 1
        && name.ends_with(|last: char| last.is_alphabetic() || matches!(last, ')' | ':'))
        && !sheet.is_time(text)
        && !sheet.words(text).iter().rev().nth(1).is_some_and(|before| {
            sheet.language.period(std::slice::from_ref(before)).is_some()
                || sheet.language.exclusion(std::slice::from_ref(before)).is_some()
        });
    let start = line.span.end - u32::try_from(figure.len()).ok()?;
    let name = Span { start: line.span.start, end: line.span.start + u32::try_from(name.len()).ok()? };
    // A year or a plain small number may belong to a name: a figure has a sign, decimals or groups, or its name a colon.
    let is_plain = figure.bytes().all(|byte| byte.is_ascii_digit());
    let is_row = !is_plain || name.of(sheet.raw).ends_with(':') || figure.len() < 4;
    (is_name && is_row).then_some((name, Span { start, end: line.span.end }))
}

fn named(sheet: &Sheet<'_>, at: usize, head: &Head, edits: &mut Vec<Edit>) {
    let Some((name, figure)) = split(sheet, at) else { return };
    let text = figure.of(sheet.raw);
    let name_text = name.of(sheet.raw);
    let words = sheet.words(name_text);
    let own = sheet.unit_in(name_text, name, &words);
    let is_signed = text.starts_with(['+', '-', '−', '–']);
    let is_change = head.is_change && (own.is_none() || is_signed);
    if name_text.ends_with(':') {
        leave_out(edits, name.end - 1..name.end, Change::Drop);
    }
    sheet.link(text, is_change, edits, figure.start);
    if let Some((unit, from)) = own.as_ref().or(head.unit.as_ref()).filter(|_| !text.ends_with('%')) {
        borrow(edits, figure.end, " ".to_owned(), None);
        borrow(edits, figure.end, unit.clone(), Some(*from));
    }
    borrow(edits, figure.end, ".".to_owned(), None);
}

/// True for a line that is a figure and nothing else, under a line that is none.
fn is_alone(sheet: &Sheet<'_>, at: usize) -> bool {
    let text = sheet.line(at);
    let is_under_name = || {
        sheet.above(at).is_some_and(|above| {
            let name = sheet.line(above);
            !is_figure(name)
                && !name.ends_with(['.', '!', '?'])
                && sheet.lines.get(above).is_some_and(|line| line.n_chars <= 80 && !line.is_tabular)
        })
    };
    text.len() > 1 && is_figure(text) && !is_date(text) && is_under_name()
}

/// Names with a figure below each that one head is said of.
const MAX_ROWS: usize = 64;

/// A figure alone: its name stands in the line above, its unit and year over that.
fn alone(sheet: &Sheet<'_>, are_alone: &[bool], at: usize, edits: &mut Vec<Edit>) {
    let Some(above) = sheet.above(at) else { return };
    let (Some(line), Some(name)) = (sheet.lines.get(at), sheet.lines.get(above)) else { return };
    let text = line.span.of(sheet.raw);
    // Over the names and figures of the rows before: the first line that is neither.
    let mut top = above;
    for _ in 0..MAX_ROWS {
        let Some(before) = sheet.above(top).filter(|before| are_alone.get(*before) == Some(&true)) else { break };
        top = sheet.above(before).unwrap_or(0);
    }
    let head = sheet.head(top);
    if head.unit.is_none() && !sheet.is_time(name.span.of(sheet.raw)) {
        return;
    }
    borrow(edits, line.span.start, name.span.of(sheet.raw).to_owned(), Some(name.span));
    if let Some((year, from)) = head.year.as_ref().filter(|_| sheet.is_time(name.span.of(sheet.raw))) {
        borrow(edits, line.span.start, " ".to_owned(), None);
        borrow(edits, line.span.start, year.clone(), Some(*from));
    }
    sheet.link(text, head.is_change, edits, line.span.start);
    if let Some((unit, from)) = head.unit.filter(|_| !text.ends_with('%')) {
        borrow(edits, line.span.end, " ".to_owned(), None);
        borrow(edits, line.span.end, unit, Some(from));
    }
    borrow(edits, line.span.end, ".".to_owned(), None);
}

/// `- 31/12/2022: 12.300 người` under "Số người tham gia …:": each row is of what stands over it.
fn dated(sheet: &Sheet<'_>, edits: &mut Vec<Edit>) {
    let mut heading: Option<usize> = None;
    for at in (0..sheet.lines.len()).filter(|at| !sheet.is_blank(*at)) {
        let Some(line) = sheet.lines.get(at).filter(|line| !line.is_tabular && line.n_chars <= LONGEST) else {
            heading = None;
            continue;
        };
        let text = line.span.of(sheet.raw);
        let Some((start, time)) = time_of_row(sheet, line.span) else {
            heading = text.ends_with(':').then_some(at);
            continue;
        };
        let Some(head) = heading.and_then(|heading| sheet.lines.get(heading)).map(|line| line.span) else { continue };
        let head = Span { start: head.start, end: head.end - 1 };
        borrow(edits, start, head.of(sheet.raw).to_owned(), Some(head));
        let linking = if is_date(time) { Linking::AsOf } else { Linking::Year };
        let is_bare = is_date(time) || time.bytes().all(|byte| byte.is_ascii_digit());
        borrow(edits, start, if is_bare { sheet.linking(linking) } else { " ".to_owned() }, None);
    }
}

/// Where the time of a row begins behind its bullet, and the time: before a colon and a figure.
fn time_of_row<'a>(sheet: &Sheet<'a>, line: Span) -> Option<(u32, &'a str)> {
    let text = line.of(sheet.raw);
    let bare = text.trim_start_matches(['-', '–', '+', '•', '*', '●', '▪', ' ']);
    let (time, rest) = bare.split_once(':')?;
    let has_figure = rest.chars().any(|letter| letter.is_ascii_digit());
    let start = line.end - u32::try_from(bare.len()).ok()?;
    let time = time.trim_end();
    (has_figure && sheet.is_time(time)).then_some((start, time))
}
