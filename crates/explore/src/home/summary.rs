//! What the figures of the corpus say together, in sentences: the most telling first, each with its figures and the way to its
//! arithmetic.
//!
//! Every sentence is composed from what the engine found; none is about a figure whose place or time is not known, and where
//! there is nothing to say there is no sentence. A contradiction is told whatever is known of it: its verdict rests on no default.

mod changes;
mod checks;
mod goals;

use std::cmp::Reverse;

use engine::check::Term;
use engine::compact_sort::CompactSort;

use crate::Explorer;
use crate::columns::RowIdx;
use crate::facet::Facet;
use crate::labels;
use crate::query::{Query, Route};
use crate::targets::TargetPair;
use crate::ui_text::phrases::{self, FigurePhrase};
use crate::ui_text::{Language, Word};
use crate::view::Link;

/// How many sentences the start page tells.
const N_TOLD: usize = 7;
/// Of one sort no more than these: many contradictions must not hide what else there is.
const N_OF_A_SORT: usize = 3;
/// So few figures are named below a sentence; its arithmetic has them all.
const N_FIGURES: usize = 4;

/// A sentence with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummarySentence {
    /// "Tổng thu bảo hiểm của Tiền Giang: chỉ tiêu năm 2023 …".
    pub sentence: String,
    /// What sort of finding it is, fit for a class.
    pub sort: &'static str,
    /// The figures that it rests on, each with its sentence.
    pub figures: Vec<Link>,
    /// To its arithmetic, or to the figures under *Số liệu*.
    pub working: Link,
}

/// The sorts of findings, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum FindingKind {
    Contradiction,
    Base,
    Target,
    Progress,
    Change,
    Gap,
    Exceeded,
    Agreement,
}

impl FindingKind {
    fn key(self) -> &'static str {
        match self {
            FindingKind::Contradiction => "contradiction",
            FindingKind::Base => "base",
            FindingKind::Target | FindingKind::Progress | FindingKind::Exceeded => "target",
            FindingKind::Change => "change",
            FindingKind::Gap => "gap",
            FindingKind::Agreement => "agreement",
        }
    }
}

/// A finding that may be told.
struct Candidate {
    sort: FindingKind,
    /// How telling it is among those of its sort, in hundredths of a percent or the like.
    weight: i64,
    sentence: String,
    figures: Vec<RowIdx>,
    working: Link,
}

impl Explorer {
    /// What the figures say together.
    pub(super) fn told(&self, query: &Query, pairs: &[TargetPair]) -> Vec<SummarySentence> {
        let mut all = self.told_checks(query);
        all.extend(self.told_changes(query));
        all.extend(self.told_goals(query, pairs));
        all.compact_sort_by_key(|one| (one.sort, Reverse(one.weight)));
        let mut told: Vec<Candidate> = Vec::new();
        for one in all {
            let n_alike = told.iter().filter(|other| other.sort == one.sort).count();
            let is_told = told.iter().any(|other| other.sentence == one.sentence);
            if told.len() < N_TOLD && n_alike < N_OF_A_SORT && !is_told {
                told.push(one);
            }
        }
        let view = |one: Candidate| SummarySentence {
            sentence: one.sentence,
            sort: one.sort.key(),
            figures: one.figures.iter().take(N_FIGURES).filter_map(|row| self.figure_link(query, *row)).collect(),
            working: one.working,
        };
        told.into_iter().map(view).collect()
    }

    /// A row as a part of a sentence.
    fn said(&self, query: &Query, row: RowIdx) -> Option<FigurePhrase> {
        let language = query.language;
        Some(FigurePhrase {
            what: phrases::of_place(&self.subject(row, language), &self.place_words(row, language), language),
            value: self.written(query, row)?,
            when: self.known_time(row, language),
            since: self.since(row, language),
            source: self.parts(row).map(|parts| labels::cited(parts.document, language)).unwrap_or_default(),
        })
    }

    /// The place of a row; nothing if it is not known.
    fn place_words(&self, row: RowIdx, language: Language) -> String {
        if self.is_of_known_place(row) { self.code_label(Facet::Place, row, language) } else { String::new() }
    }

    /// True if place and time of a row are known: what else is told of it rests on no guess.
    fn is_well_known(&self, row: RowIdx) -> bool {
        self.is_of_known_place(row) && self.date(row).is_some()
    }

    /// The rows of terms; `None` if one of them has none.
    fn rows_of(&self, terms: &[Term]) -> Option<Vec<RowIdx>> {
        terms.iter().map(|term| self.row_of(*term)).collect()
    }

    /// To a check or a comparison in *Đối chiếu*.
    fn to_check(query: &Query, id: &str) -> Link {
        let page = Query { focus: Some(id.to_owned()), ..query.to(Route::Checks) };
        Link { text: Word::SeeWorking.say(query.language).to_owned(), href: page.to_hash() }
    }
}

#[cfg(test)]
mod tests;
