//! The table: heads that sort, and rows that are made only when they come into sight.

use engine::check::Term;
use engine::reading::{Mention, Observation};
use store::StoredDocument;

use crate::Explorer;
use crate::checks;
use crate::columns::RowIdx;
use crate::display;
use crate::facet::Facet;
use crate::labels;
use crate::link;
use crate::query::{Column, Group, Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;

#[derive(Clone, Debug)]
pub struct TableView {
    /// The heads of the columns.
    pub heads: Vec<ColumnHead>,
    /// What stands under them, top to bottom; a row's cells are made by [`Explorer::row`] when it comes into sight.
    pub lines: Vec<Line>,
    /// The headings among them.
    pub headings: Vec<Heading>,
    /// How many rows there are, headings not counted.
    pub n_rows: usize,
}

/// How the table can be arranged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOptions {
    /// The ways to put rows under headings.
    pub groups: Vec<GroupChoice>,
    /// All columns, to choose from.
    pub columns: Vec<ColumnChoice>,
}

impl TableView {
    /// The heading that a line is.
    #[must_use]
    pub fn heading(&self, line: Line) -> Option<&Heading> {
        match line {
            Line::Heading(at) => self.headings.get(at as usize),
            Line::Row(_) => None,
        }
    }
}

impl TableOptions {
    /// The options of the table that `query` shows.
    #[must_use]
    pub fn of(query: &Query) -> TableOptions {
        TableOptions {
            groups: groups(query),
            columns: Column::ALL.iter().map(|column| choice(query, *column)).collect(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// Which.
    pub column: Column,
    /// Its name, and the query sorted by it (the other way round if it already is).
    pub sort: Link,
    /// The value of `aria-sort`.
    pub aria_sort: &'static str,
    /// How its cells are set.
    pub align: Align,
}

/// How the cells of a column are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Start,
    /// Numbers.
    End,
}

/// A column that can be shown or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnChoice {
    /// Its name, and the query with or without it.
    pub link: Link,
    /// Whether it is shown.
    pub shown: bool,
}

/// A way to put rows under headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupChoice {
    /// Which.
    pub group: Group,
    /// Its name, and the query with it.
    pub link: Link,
    /// Whether it is the one shown.
    pub chosen: bool,
}

/// A line of the table. There are as many as the corpus has figures, made again with every key that is typed: they own
/// nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A heading over the rows that follow: its place in [`TableView::headings`].
    Heading(u32),
    /// A figure.
    Row(RowIdx),
}

/// A heading over rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What the rows have in common.
    pub text: String,
    /// How many they are, and what else there is to say.
    pub note: String,
}

/// A figure as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowView {
    /// Stable id: of the figure, with a letter from the second observation of the same figure on.
    pub id: String,
    /// Opens its sentence, with the figure marked.
    pub href: String,
    /// One cell a column.
    pub cells: Vec<Cell>,
    /// What the checks say of it, if any did.
    pub verdict: Option<VerdictMark>,
    /// Its sentence, for a preview.
    pub quote: Quote,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The words.
    pub text: String,
    /// Where they lead, if elsewhere than the row.
    pub href: Option<String>,
    /// What else is said of them, in small print: "mức tăng giảm (%)"; mostly nothing.
    pub note: String,
}

/// What the checks say of a figure: the most severe verdict, and by which check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictMark {
    /// Its key in the URL, fit for a class.
    pub key: &'static str,
    /// "khớp: tổng các phần", and that check.
    pub link: Link,
}

/// A sentence around a figure, as raw text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Before the figure.
    pub before: String,
    pub figure: String,
    pub after: String,
}

impl Quote {
    /// The same, beginning at most `n_chars` characters before the figure: so that a line or two show the figure.
    #[must_use]
    pub fn from_near(&self, n_chars: usize) -> Quote {
        let n_before = self.before.chars().count();
        let Some((cut, _)) =
            self.before.char_indices().nth(n_before.saturating_sub(n_chars)).filter(|(cut, _)| *cut > 0)
        else {
            return self.clone();
        };
        let tail = self.before.get(cut..).unwrap_or_default();
        // Between words: the first one may be cut in two.
        let tail = tail.split_once(' ').map_or(tail, |(_, words)| words);
        Quote { before: format!("… {tail}"), ..self.clone() }
    }
}

/// Everything that a row is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RowParts<'a> {
    pub(crate) document: &'a StoredDocument,
    pub(crate) mention: &'a Mention,
    pub(crate) mention_at: u32,
    pub(crate) observation: Option<&'a Observation>,
    /// Which of the mention's observations it is, from 0.
    pub(crate) nth: usize,
}

impl Explorer {
    /// The row with its cells; `None` if there is no such row.
    #[must_use]
    pub fn row(&self, query: &Query, row: RowIdx) -> Option<RowView> {
        let parts = self.parts(row)?;
        let figure = link::figure_id(&parts.document.reading, parts.mention_at);
        let href = self.way_to(query, parts).to_hash();
        let columns = query.shown_columns();
        let cell = |column: &Column| Cell {
            text: match column {
                Column::Indicator if columns.contains(&Column::Measure) => {
                    self.cell_text(row, parts, Column::Indicator, query.language)
                }
                Column::Indicator if columns.contains(&Column::Value) => self.subject(row, query.language),
                Column::Indicator => self.subject_with_measure(row, query.language),
                // Nearly 16 million are not 16 million: where no column says so, the value does.
                Column::Value if !columns.contains(&Column::Qualifier) => {
                    let value = self.cell_text(row, parts, Column::Value, query.language);
                    phrases::hedged(parts.mention.qualifier, &value, query.language)
                }
                column => self.cell_text(row, parts, *column, query.language),
            },
            href: match column {
                Column::Document => Some(query.to(Route::Article(parts.document.id.clone())).to_hash()),
                _ => None,
            },
            note: match column {
                // 1,05 % of participants is not a level: where no column says so, the value does.
                Column::Value if !columns.contains(&Column::Measure) => self.unusual_measure(row, query.language),
                _ => String::new(),
            },
        };
        Some(RowView {
            id: row_id(parts, &figure),
            cells: columns.iter().map(cell).collect(),
            verdict: self.verdict_mark(query, row),
            quote: Quote::of(parts.document, parts.mention),
            href,
        })
    }

    /// What the checks say of a row.
    fn verdict_mark(&self, query: &Query, row: RowIdx) -> Option<VerdictMark> {
        let term = self.term_of(row)?;
        let verdict = self.findings.verdict(term)?;
        let document = self.corpus.documents.get(term.document as usize)?;
        let found = self.findings.checks_of(term).iter().filter_map(|at| self.corpus.report.checks.get(*at));
        let check = found.into_iter().find(|check| check.verdict == verdict)?;
        let key = checks::verdict_key(verdict);
        let mut query = query.to(Route::Checks);
        query.selection.choose_only(Facet::Verdict, key);
        query.selection.choose_only(Facet::Document, &document.id);
        query.kinds.insert(checks::kind_key(check.kind).to_owned());
        query.focus = Some(check.id.clone());
        let word = checks::verdict_word(verdict).say(query.language);
        let kind = labels::lowered_first(checks::kind_name(check.kind, query.language));
        let text = phrases::labelled(word, &kind, query.language);
        Some(VerdictMark { key, link: Link { text, href: query.to_hash() } })
    }

    /// What a row is made of.
    pub(crate) fn parts(&self, row: RowIdx) -> Option<RowParts<'_>> {
        let at = row.0 as usize;
        let document = self.corpus.documents.get(*self.columns.document.get(at)? as usize)?;
        let mention_at = *self.columns.mention.get(at)?;
        let mention = document.head().mentions.get(mention_at as usize)?;
        let observation_at = *self.columns.observation.get(at)?;
        let observation = observation_at.and_then(|at| document.head().observations.get(at as usize));
        // The rows of one mention are neighbours.
        let same = |earlier: &usize| {
            self.columns.mention.get(*earlier) == Some(&mention_at)
                && self.columns.document.get(*earlier) == self.columns.document.get(at)
        };
        let nth = (0..at).rev().take_while(same).count();
        Some(RowParts { document, mention, mention_at, observation, nth })
    }

    /// The page that shows a row's figure in its sentence; while its article has not come, the page of the article.
    pub(crate) fn way_to(&self, query: &Query, parts: RowParts<'_>) -> Query {
        let RowParts { document, mention_at, .. } = parts;
        if document.has_links() {
            return query.at(&document.id, &link::figure_id(document.head(), mention_at));
        }
        // The way is known when the article has come.
        let _ = &document.reading;
        query.to(Route::Article(document.id.clone()))
    }

    /// The observation of a row, as the checks name it.
    pub(crate) fn term_of(&self, row: RowIdx) -> Option<Term> {
        let at = row.0 as usize;
        Some(Term { document: *self.columns.document.get(at)?, observation: (*self.columns.observation.get(at)?)? })
    }

    /// The row of an observation.
    pub(crate) fn row_of(&self, term: Term) -> Option<RowIdx> {
        let document = self.corpus.documents.get(term.document as usize)?;
        let mention = document.head().observations.get(term.observation as usize)?.mention.0;
        // Rows are in the order of documents, and in each in the order of mentions.
        let at = |row: &usize| Some((*self.columns.document.get(*row)?, *self.columns.mention.get(*row)?));
        let (mut low, mut high) = (0, self.columns.len());
        while low < high {
            let middle = low.midpoint(high);
            if at(&middle) < Some((term.document, mention)) { low = middle + 1 } else { high = middle }
        }
        let mut own = (low..self.columns.len()).take_while(|row| at(row) == Some((term.document, mention)));
        let row = own.find(|row| self.columns.observation.get(*row) == Some(&Some(term.observation)))?;
        u32::try_from(row).ok().map(RowIdx)
    }

    pub(crate) fn table(&self, query: &Query, mut rows: Vec<RowIdx>) -> TableView {
        self.sort(query, &mut rows);
        let n_rows = rows.len();
        let (lines, headings) = self.lines(query, rows);
        TableView {
            heads: query.shown_columns().into_iter().map(|column| head(query, column)).collect(),
            lines,
            headings,
            n_rows,
        }
    }

    /// The words of a cell.
    pub(crate) fn cell_text(&self, row: RowIdx, parts: RowParts<'_>, column: Column, language: Language) -> String {
        let RowParts { document, mention, observation, .. } = parts;
        match column {
            Column::Raw => mention.span.of(&document.text).to_owned(),
            Column::Value => {
                let signed = observation.map_or(mention.value, |observation| observation.signed);
                // A column may be narrower than a number and its unit: here a line may end between them.
                let unit = self.unit_of(row, language);
                display::as_written(mention, signed, &unit, language).replace('\u{a0}', " ")
            }
            Column::Context if observation.is_none() => String::new(),
            // One quiet cell for three columns; what is not known is said, since nothing beside it would.
            Column::Context => {
                let part = |column, unknown: Word| {
                    let text = self.cell_text(row, parts, column, language);
                    if text.is_empty() { unknown.say(language).to_owned() } else { text }
                };
                [
                    self.cell_text(row, parts, Column::Status, language),
                    part(Column::Period, Word::UnknownPeriod),
                    part(Column::Place, Word::UnknownPlace),
                ]
                .join("\u{a0}· ")
            }
            Column::Period => observation
                .and_then(|observation| observation.period)
                .map(|governing| display::period(governing.period, language))
                .unwrap_or_default(),
            Column::Sentence => {
                let sentence = document.reading.sentences.get(mention.sentence as usize);
                sentence.map_or("", |sentence| sentence.span.of(&document.text)).to_owned()
            }
            Column::Indicator if observation.is_none_or(|observation| observation.indicator.is_none()) => {
                let label = observation.map(|observation| observation.label(&document.text));
                label.filter(|label| !label.is_empty()).unwrap_or_else(|| mention.unit.text.clone())
            }
            _ => facet_of(column).map(|facet| self.code_label(facet, row, language)).unwrap_or_default(),
        }
    }
}

/// The facet whose values a column shows.
pub(super) fn facet_of(column: Column) -> Option<Facet> {
    Some(match column {
        Column::Indicator => Facet::Indicator,
        Column::Unit => Facet::Unit,
        Column::Measure => Facet::Measure,
        Column::Status => Facet::Status,
        Column::Place => Facet::Place,
        Column::Scope => Facet::Scope,
        Column::Qualifier => Facet::Qualifier,
        Column::Verdict => Facet::Verdict,
        Column::Document => Facet::Document,
        Column::Publisher => Facet::Publisher,
        Column::Raw | Column::Value | Column::Context | Column::Period | Column::Sentence => return None,
    })
}

fn head(query: &Query, column: Column) -> ColumnHead {
    let word = if column == Column::Status { Word::StatusShort } else { column.word() };
    ColumnHead {
        column,
        sort: Link { text: word.say(query.language).to_owned(), href: query.sorted_by(column).to_hash() },
        aria_sort: if query.sort.by == Some(column) { query.sort.direction.aria() } else { "none" },
        align: if column == Column::Value { Align::End } else { Align::Start },
    }
}

fn groups(query: &Query) -> Vec<GroupChoice> {
    let choice = |group: &Group| GroupChoice {
        group: *group,
        link: Link {
            text: group.word().say(query.language).to_owned(),
            href: Query { group: *group, ..query.clone() }.to_hash(),
        },
        chosen: query.group == *group,
    };
    Group::ALL.iter().map(choice).collect()
}

fn choice(query: &Query, column: Column) -> ColumnChoice {
    let mut columns: std::collections::BTreeSet<Column> = query.shown_columns().into_iter().collect();
    let shown = columns.contains(&column);
    if shown {
        columns.remove(&column)
    } else {
        columns.insert(column)
    };
    if columns.iter().copied().eq(Column::USUAL.iter().copied()) {
        columns.clear();
    }
    let changed = Query { columns, ..query.clone() };
    ColumnChoice { link: Link { text: column.word().say(query.language).to_owned(), href: changed.to_hash() }, shown }
}

/// `DOC.12-1a2b3c4d.2`, and with a letter from the second observation on: `DOC.12-1a2b3c4d.2b`.
pub(crate) fn row_id(parts: RowParts<'_>, figure: &str) -> String {
    let letter = u8::try_from(parts.nth).ok().filter(|nth| (1..26).contains(nth)).map(|nth| char::from(b'a' + nth));
    format!("{}.{figure}{}", parts.document.id, letter.map(String::from).unwrap_or_default())
}

impl Quote {
    /// The sentence of a mention.
    pub(crate) fn of(document: &StoredDocument, mention: &Mention) -> Quote {
        let sentence = document.reading.sentences.get(mention.sentence as usize);
        let span = sentence.map_or(mention.span, |sentence| sentence.span.to(mention.span));
        let cut = |start: u32, end: u32| document.text.get(start as usize..end as usize).unwrap_or("").to_owned();
        Quote {
            before: cut(span.start, mention.span.start),
            figure: cut(mention.span.start, mention.span.end),
            after: cut(mention.span.end, span.end),
        }
    }
}
