//! Figures as lines of a list: what, how much, when and where, who says so; one line for all articles that state the same.

use std::collections::BTreeSet;

use engine::compact_sort::{self, CompactSort};

use crate::columns::RowIdx;
use crate::facet::Facet;
use crate::query::Query;
use crate::view::Link;
use crate::{Explorer, display, labels};

/// What figures have in common that state the same, beside value and time.
const SAME: [Facet; 7] =
    [Facet::Indicator, Facet::Measure, Facet::Status, Facet::Qualifier, Facet::Unit, Facet::Place, Facet::Scope];

/// One figure, however many articles state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureLine {
    /// What it measures: its indicator, else its noun phrase.
    pub what: String,
    /// As the press writes it, and its sentence.
    pub figure: Link,
    /// When and where: "năm 2022, Việt Nam"; a target says that it is one.
    pub setting: String,
    /// The article, or how many state it.
    pub source: String,
}

impl Explorer {
    /// Rows as lines, in the order in which they come; those that say the same are one.
    pub(crate) fn figure_lines(&self, query: &Query, rows: &[RowIdx]) -> Vec<FigureLine> {
        let same = |row: &RowIdx| {
            let codes = SAME.map(|facet| self.columns.code(facet, *row));
            (codes, self.value(*row), self.period(*row), self.subject(*row, query.language))
        };
        let mut groups = compact_sort::groups(rows, same);
        groups.compact_sort_by_key(|own| own.first().and_then(|first| rows.iter().position(|row| row == first)));
        groups.iter().filter_map(|rows| self.figure_line(query, rows)).collect()
    }

    fn figure_line(&self, query: &Query, rows: &[RowIdx]) -> Option<FigureLine> {
        let language = query.language;
        let first = *rows.first()?;
        let parts = self.parts(first)?;
        let place = parts.observation.map(|fact| labels::where_it_holds(&self.corpus.glossary, fact, language));
        let status =
            if self.is_target(first) { self.code_label(Facet::Status, first, language) } else { String::new() };
        let when = self.period(first).map(|period| display::period(period, language));
        let setting = [Some(status), when, place].into_iter().flatten().filter(|part| !part.is_empty());
        let documents: BTreeSet<u32> =
            rows.iter().filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
        Some(FigureLine {
            what: self.subject_with_measure(first, language),
            figure: self.figure_link(query, first)?,
            setting: setting.collect::<Vec<_>>().join(", "),
            source: if documents.len() == 1 {
                labels::cited(parts.document, language)
            } else {
                self.articles_of(&documents, language)
            },
        })
    }
}
