//! Headings over the rows: one for each indicator, or for each fact that several articles state.

use engine::check::across::{Accord, Claim};
use engine::order::Arrange;

use super::table::Line;
use crate::columns::RowIdx;
use crate::facet::Facet;
use crate::query::{Group, Query};
use crate::words::{Word, phrases};
use crate::{Explorer, display};

impl Explorer {
    /// `rows`, in their order, under the headings that the query asks for.
    pub(super) fn lines(&self, query: &Query, rows: Vec<RowIdx>) -> Vec<Line> {
        match query.group {
            Group::None => rows.into_iter().map(Line::Row).collect(),
            Group::Indicator => {
                let place = self.indicator_places();
                let code = |row: &RowIdx| self.columns.code(Facet::Indicator, *row).unwrap_or(0);
                grouped(
                    rows,
                    |row| place.get(code(row) as usize).copied().unwrap_or(usize::MAX),
                    |own| self.indicator_heading(query, own),
                )
            }
            Group::Claim => {
                grouped(rows, |row| self.shared_claim(*row).unwrap_or(usize::MAX), |own| self.claim_heading(query, own))
            }
        }
    }

    /// By code: the place of an indicator in the tree, read from the top.
    fn indicator_places(&self) -> Vec<usize> {
        let keys = &self.columns.values[Facet::Indicator as usize].keys;
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.arrange_by_cached_key(|code| keys.get(*code).map(|key| self.path(key)));
        let mut places = vec![0; keys.len()];
        for (place, code) in order.into_iter().enumerate() {
            if let Some(slot) = places.get_mut(code) {
                *slot = place;
            }
        }
        places
    }

    fn indicator_heading(&self, query: &Query, own: &[RowIdx]) -> Line {
        let first = own.first().copied().unwrap_or(RowIdx(0));
        let name = self.code_label(Facet::Indicator, first, query.language);
        let text = if name.is_empty() { Word::Uncatalogued.say(query.language).to_owned() } else { name };
        let note = phrases::n_figures(&display::count(own.len(), query.language), query.language);
        Line::Heading { text, note }
    }

    /// The claim of a row, by its place in the report, if another document states it, too.
    fn shared_claim(&self, row: RowIdx) -> Option<usize> {
        let at = self.findings.claim_of(self.term_of(row)?)?;
        self.corpus.report.claims.get(at).filter(|claim| claim.n_documents > 1).map(|_| at)
    }

    fn claim_heading(&self, query: &Query, own: &[RowIdx]) -> Line {
        let language = query.language;
        let first = own.first().copied().unwrap_or(RowIdx(0));
        let claim = self.shared_claim(first).and_then(|at| self.corpus.report.claims.get(at));
        let Some(claim) = claim else {
            let note = phrases::n_figures(&display::count(own.len(), language), language);
            return Line::Heading { text: Word::SingleStatements.say(language).to_owned(), note };
        };
        let parts = [
            self.code_label(Facet::Indicator, first, language),
            self.unusual_measure(first, language),
            claim.period.map(|period| display::period(period, language)).unwrap_or_default(),
            self.code_label(Facet::Place, first, language),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Line::Heading { text: parts.join(", "), note: self.claim_note(query, claim) }
    }

    fn claim_note(&self, query: &Query, claim: &Claim) -> String {
        let language = query.language;
        let n_documents = display::count(claim.n_documents as usize, language);
        let n_sources = display::count(claim.n_sources as usize, language);
        let accord = match claim.accord {
            Accord::Single | Accord::Agreement => Word::AccordSame,
            Accord::Refinement => Word::AccordFiner,
            Accord::Rounding => Word::AccordRounded,
            Accord::Conflict => Word::AccordConflict,
        };
        phrases::claim(&n_documents, &n_sources, accord.say(language), language)
    }
}

/// Rows by key, keys ascending, each group under its heading; inside a group the rows keep their order.
fn grouped(mut rows: Vec<RowIdx>, key: impl Fn(&RowIdx) -> usize, heading: impl Fn(&[RowIdx]) -> Line) -> Vec<Line> {
    rows.arrange_by_cached_key(&key);
    let mut lines = Vec::with_capacity(rows.len());
    for own in rows.chunk_by(|a, b| key(a) == key(b)) {
        lines.push(heading(own));
        lines.extend(own.iter().copied().map(Line::Row));
    }
    lines
}
