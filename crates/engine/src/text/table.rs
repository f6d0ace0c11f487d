//! Tables and rows as they are pasted: columns set apart by tabs, bars or wide gaps; names with a figure at the end of
//! the line; figures alone under their names; dates with a figure each.
//!
//! Each row is read as a sentence. What its heads say (the column's period or name, the unit of the whole table, the
//! name above the rows) is borrowed and read before or behind the figure that it is of.

mod grid;
mod list;
mod stacked;

use std::ops::Range;

use super::plain::{Change, Edit};
use super::token::{Token, tokens};
use super::wrap::Line;
use crate::Span;
use crate::lexicon::{Language, Linking, PageWord, PeriodWord};
use crate::text::TokenKind;

/// Rows are short.
const LONGEST: usize = 160;
/// So many blank lines may stand between a head and its rows.
const MAX_BLANK: usize = 8;
/// So many lines above a table may hold its unit.
const N_ABOVE: usize = 3;

/// What is borrowed and left out for the tables of a text.
pub(super) fn edits(raw: &str, lines: &[Line], language: &Language) -> Vec<Edit> {
    let sheet = Sheet { raw, lines, language };
    let mut edits = Vec::new();
    let mut read: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let end = sheet.grid_end(at);
        if end > at + 1 {
            grid::read(&sheet, &grid::of_lines(&sheet, at..end), &mut edits);
            at = end;
            continue;
        }
        let end = stacked::end(&sheet, at);
        let mut from = at;
        while let Some(grid) = stacked::find(&sheet, from..end) {
            grid::read(&sheet, &grid, &mut edits);
            from = grid.lines.end;
            read.push(grid.lines);
        }
        at = end.max(at + 1);
    }
    list::read(&sheet, &read, &mut edits);
    edits
}

/// The lines of a text with what is needed to look at them.
struct Sheet<'a> {
    raw: &'a str,
    lines: &'a [Line],
    language: &'a Language,
}

/// What stands over rows: its unit and whether they are changes.
#[derive(Clone, Debug, Default)]
struct Head {
    unit: Option<(String, Span)>,
    /// Units of some rows alone: "riêng thu, chi: tỷ đồng". What names a row, as written, and its unit.
    of_rows: Vec<(String, (String, Span))>,
    is_change: bool,
    year: Option<(String, Span)>,
}

impl Sheet<'_> {
    fn line(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.span.of(self.raw))
    }

    fn is_blank(&self, at: usize) -> bool {
        self.lines.get(at).is_none_or(Line::is_blank)
    }

    /// One past the tabular lines from `at` on; single blank lines between them belong to them.
    fn grid_end(&self, at: usize) -> usize {
        let is_tabular = |at: usize| {
            self.lines.get(at).is_some_and(|line| line.is_tabular && line.n_chars <= 4 * LONGEST) || self.has_parts(at)
        };
        let mut end = at;
        while is_tabular(end) || end > at && self.is_blank(end) && is_tabular(end + 1) {
            end += 1;
        }
        end
    }

    /// True for a line of parts between semicolons, or two between a bar, if it or the next one has a figure as its last.
    fn has_parts(&self, at: usize) -> bool {
        let parts = |at: usize| {
            let text = self.line(at);
            let separator = if text.contains('|') { '|' } else { ';' };
            let n = text.matches(separator).count();
            let last = text.rsplit(separator).next().map_or("", str::trim);
            (n > 0).then_some((separator, n, is_figure(last) && !text.ends_with('.')))
        };
        let Some((separator, n, has_figure)) = parts(at) else { return false };
        let is_like = |other: usize| parts(other).is_some_and(|it| (it.0, it.1) == (separator, n) && it.2);
        has_figure && (is_like(at + 1) || at > 0 && is_like(at - 1)) || is_like(at + 1) && is_like(at + 2)
    }

    fn words(&self, text: &str) -> Vec<Token> {
        tokens(text, &self.language.vocabulary)
    }

    /// Where the line above a table begins, if it tells nothing but its unit.
    fn unit_line(&self, at: usize) -> Option<u32> {
        let above = self.above(at).and_then(|above| self.lines.get(above)).filter(|line| line.n_chars <= LONGEST)?;
        self.begins_with_unit(&self.words(above.span.of(self.raw))).then_some(above.span.start)
    }

    /// True for "ĐVT: …", also in brackets.
    fn begins_with_unit(&self, words: &[Token]) -> bool {
        let first = usize::from(words.first().is_some_and(|first| first.mark == '('));
        matches!(self.language.page(words.get(first..).unwrap_or(&[])), Some((_, PageWord::TableUnit)))
    }

    /// The unit of a table that is told right below it: "(Đơn vị: tỷ đồng)".
    fn unit_below(&self, end: usize) -> Option<(String, Span)> {
        let at = (end..end + MAX_BLANK).find(|at| !self.is_blank(*at))?;
        let line = self.lines.get(at).filter(|line| line.n_chars <= LONGEST)?;
        let text = line.span.of(self.raw);
        let words = self.words(text);
        if self.begins_with_unit(&words) { self.unit_in(text, line.span, &words) } else { None }
    }

    /// The number of the last line before `at` that is not blank.
    fn above(&self, at: usize) -> Option<usize> {
        (at.saturating_sub(MAX_BLANK)..at).rev().find(|above| !self.is_blank(*above))
    }

    /// What the lines right above `at` say of all rows below.
    fn head(&self, at: usize) -> Head {
        let mut head = Head::default();
        let mut line = at;
        for _ in 0..N_ABOVE {
            let Some(above) = self.above(line) else { break };
            line = above;
            let Some(span) = self.lines.get(line).map(|line| line.span) else { break };
            let text = self.line(line);
            if self.lines.get(line).is_none_or(|line| line.n_chars > LONGEST) || text.ends_with(['.', '!', '?']) {
                break;
            }
            let words = self.words(text);
            if head.unit.is_none() {
                head.unit = self.unit_in(text, span, &words);
                head.of_rows = self.units_of_rows(text, span, &words);
            }
            head.is_change |= self.says_change(&words);
            head.year = head.year.or_else(|| self.year_in(text, span, &words));
        }
        head
    }

    /// True if the words say that figures are changes: `so với cùng kỳ`, `tăng/giảm`.
    fn says_change(&self, words: &[Token]) -> bool {
        (0..words.len()).any(|at| {
            let rest = words.get(at..).unwrap_or(&[]);
            matches!(self.language.page(rest), Some((_, PageWord::TableChange)))
                || matches!(self.language.period(rest), Some((_, PeriodWord::Against)))
        })
    }

    /// `năm 2023`.
    fn year_in(&self, text: &str, span: Span, words: &[Token]) -> Option<(String, Span)> {
        let at = (0..words.len()).find(|at| {
            let rest = words.get(*at..).unwrap_or(&[]);
            let is_year = matches!(self.language.period(rest), Some((1, PeriodWord::Year)));
            let number = words.get(at + 1).filter(|number| number.kind == TokenKind::Number);
            is_year && number.is_some_and(|number| number.span().len() == 4)
        })?;
        let said = words.get(at)?.span().to(words.get(at + 1)?.span());
        Some((said.of(text).to_owned(), moved(said, span)))
    }

    /// The unit that a heading gives: `(%)` at its end, `ĐVT: triệu đồng`.
    fn unit_in(&self, text: &str, span: Span, words: &[Token]) -> Option<(String, Span)> {
        let labelled = (0..words.len()).find_map(|at| {
            let (len, word) = self.language.page(words.get(at..)?)?;
            let colon = at + len + usize::from(words.get(at + len).is_some_and(|token| token.mark == ':'));
            matches!(word, PageWord::TableUnit).then_some(colon)
        });
        let from = match labelled {
            Some(from) => from,
            None => words.iter().rposition(|token| token.mark == '(')? + 1,
        };
        let until = words.iter().skip(from).position(|token| matches!(token.mark, ')' | ';' | '.'));
        let inside = words.get(from..until.map_or(words.len(), |until| from + until))?;
        let said = inside.first()?.span().to(inside.last()?.span());
        // "ĐVT: hộ gia đình": what is counted need not be a unit of the lexicon.
        let is_noun = labelled.is_some() && inside.len() <= 4 && inside.iter().all(|it| it.kind == TokenKind::Word);
        (self.is_unit(inside) || is_noun).then(|| (said.of(text).to_owned(), moved(said, span)))
    }

    /// What a line on units says of some rows alone: "ĐVT: người; riêng thu, chi: tỷ đồng".
    fn units_of_rows(&self, text: &str, span: Span, words: &[Token]) -> Vec<(String, (String, Span))> {
        let mut units = Vec::new();
        for part in words.split(|token| matches!(token.mark, ';' | '.' | '(' | ')')).skip(1) {
            let Some(colon) = part.iter().rposition(|token| token.mark == ':') else { continue };
            let (names, unit) = (part.get(..colon).unwrap_or(&[]), part.get(colon + 1..).unwrap_or(&[]));
            let (Some(first), Some(last)) = (unit.first(), unit.last()) else { continue };
            if !self.is_unit(unit) {
                continue;
            }
            let said = first.span().to(last.span());
            let unit = (said.of(text).to_owned(), moved(said, span));
            let listed = names.split(|token| token.mark == ',');
            let named = listed.filter_map(|name| Some(name.first()?.span().to(name.last()?.span()).of(text)));
            units.extend(named.map(|name| (name.to_lowercase(), unit.clone())));
        }
        units
    }

    /// The unit that a line above the table gives the row of this name.
    fn unit_of_row<'h>(&self, head: &'h Head, name: &str) -> Option<&'h (String, Span)> {
        let name = name.to_lowercase();
        let words: Vec<&str> = name.split(|letter: char| !letter.is_alphanumeric()).collect();
        let holds = |said: &str| {
            let said: Vec<&str> = said.split_whitespace().collect();
            // "riêng thu": the word before the first name may be none of it.
            let shorter = said.get(1..).unwrap_or_default();
            let is_in = |said: &[&str]| !said.is_empty() && words.windows(said.len()).any(|words| words == said);
            is_in(&said) || is_in(shorter)
        };
        head.of_rows.iter().find(|(said, _)| holds(said)).map(|(_, unit)| unit)
    }

    /// True if the words are a unit of the lexicon and nothing else, a scale before it included: `nghìn tấn`, `%`.
    fn is_unit(&self, words: &[Token]) -> bool {
        let scales = words.iter().take_while(|token| self.language.scale(token.word).is_some()).count();
        let rest = words.get(scales..).unwrap_or(&[]);
        let is_whole = self.language.unit(rest).is_some_and(|(len, _)| len == rest.len());
        !words.is_empty() && (is_whole || rest.is_empty())
    }

    /// True if a text begins with words of time or is a year, and has nothing but time in it.
    fn is_time(&self, text: &str) -> bool {
        let words = self.words(text);
        let is_year =
            |token: &Token| token.span().of(text).parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year));
        let mut at = 0;
        while let Some(token) = words.get(at) {
            let found = self.language.period(words.get(at..).unwrap_or(&[]));
            at += match found {
                Some((len, _)) => len,
                None if token.kind != TokenKind::Word || is_roman(token.span().of(text)) => 1,
                None => return false,
            };
        }
        let first = words.first();
        first.is_some_and(|first| is_year(first) && words.len() == 1)
            || words.len() > 1 && self.language.period(&words).is_some()
            || is_date(text)
    }

    /// The words that join borrowed ones: none if the lexicon has none.
    fn linking(&self, linking: Linking) -> String {
        self.language.linking(linking).map(|form| format!(" {form} ")).unwrap_or_default()
    }

    /// What is read before a figure whose head is `head`, said at `from`.
    fn before_figure(&self, head: &str, from: Option<Span>, edits: &mut Vec<Edit>, at: u32) {
        let is_bare_year = head.len() == 4 && self.is_time(head);
        let year = if is_bare_year { self.linking(Linking::Year) } else { " ".to_owned() };
        borrow(edits, at, year, None);
        borrow(edits, at, inside_sentence(head), from);
    }

    /// What makes a figure at `at` a change, or just says what it is.
    fn link(&self, cell: &str, is_change: bool, edits: &mut Vec<Edit>, at: u32) {
        let linking = match (is_change, cell.starts_with(['-', '−', '–'])) {
            (true, true) => Linking::Fall,
            (true, false) => Linking::Rise,
            (false, _) => Linking::Is,
        };
        borrow(edits, at, self.linking(linking), None);
    }
}

/// A head as it is written inside a sentence: "tỷ lệ bao phủ", but "Hà Nam", "BHXH tự nguyện". The capital would make it go
/// on with the name of the row.
fn inside_sentence(head: &str) -> String {
    let mut letters = head.chars();
    let first = letters.next().filter(|first| first.is_uppercase());
    let is_word = letters.as_str().starts_with(char::is_lowercase);
    let next_is_name = head.split_whitespace().nth(1).is_none_or(|next| next.starts_with(char::is_uppercase));
    match first {
        Some(first) if is_word && !next_is_name => first.to_lowercase().chain(letters).collect(),
        _ => head.to_owned(),
    }
}

/// True for digits with dots and commas, a sign before and a percent sign behind: what a cell holds.
fn is_figure(text: &str) -> bool {
    let text = text.trim_start_matches(['+', '-', '−', '–']).trim_end_matches(['%', ' ']);
    let is_digits = text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','));
    is_digits
        && text.starts_with(|first: char| first.is_ascii_digit())
        && text.ends_with(|last: char| last.is_ascii_digit())
}

fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let is_small = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    match parts.as_slice() {
        [day, month, year] => {
            is_small(day)
                && is_small(month)
                && matches!(year.len(), 2 | 4)
                && year.bytes().all(|byte| byte.is_ascii_digit())
        }
        [month, year] => {
            is_small(month) && year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit()) && !text.contains('.')
        }
        _ => false,
    }
}

fn is_roman(text: &str) -> bool {
    matches!(text, "I" | "II" | "III" | "IV")
}

/// A span of a line, in the raw text.
fn moved(said: Span, line: Span) -> Span {
    Span { start: line.start + said.start, end: line.start + said.end }
}

/// Says that a row of a table, or its head, begins at `at`.
fn begin_row(edits: &mut Vec<Edit>, at: u32) {
    edits.push(Edit { at: Span { start: at, end: at }, change: Change::Row });
}

fn borrow(edits: &mut Vec<Edit>, at: u32, text: String, from: Option<Span>) {
    if !text.is_empty() {
        edits.push(Edit { at: Span { start: at, end: at }, change: Change::Borrow { text, from } });
    }
}

fn leave_out(edits: &mut Vec<Edit>, range: Range<u32>, change: Change) {
    if range.start < range.end {
        edits.push(Edit { at: Span { start: range.start, end: range.end }, change });
    }
}
