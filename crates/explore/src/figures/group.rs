//! Headings over the rows: one for each indicator, or for each fact that several articles state.

use engine::check::across::{Claim, ClaimAgreement};

use super::order::placed;
use super::table::{Heading, Line};
use crate::columns::RowIdx;
use crate::facet::Facet;
use crate::query::{Group, Query};
use crate::ui_text::{Word, phrases};
use crate::{Explorer, display};

impl Explorer {
    /// `rows`, in their order, under the headings that the query asks for.
    pub(super) fn lines(&self, query: &Query, rows: Vec<RowIdx>) -> (Vec<Line>, Vec<Heading>) {
        match query.group {
            Group::None => (rows.into_iter().map(Line::Row).collect(), vec![]),
            Group::Indicator => {
                let place = self.indicator_places();
                let code = |row: RowIdx| self.columns.code(Facet::Indicator, row).unwrap_or(0);
                let place = |row| place.get(code(row) as usize).copied();
                self.grouped(rows, self.columns.order[Facet::Indicator as usize].len(), place, |own| {
                    self.indicator_heading(query, own)
                })
            }
            Group::Claim => {
                let n_claims = self.corpus.report.claims.len();
                self.grouped(rows, n_claims, |row| self.shared_claim(row), |own| self.claim_heading(query, own))
            }
        }
    }

    /// Rows by their place below `n_places`, those without one last, each group under its heading; inside a group the
    /// rows keep their order.
    fn grouped(
        &self,
        rows: Vec<RowIdx>,
        n_places: usize,
        place: impl Fn(RowIdx) -> Option<usize>,
        heading: impl Fn(&[RowIdx]) -> Heading,
    ) -> (Vec<Line>, Vec<Heading>) {
        let mut places = vec![n_places; self.columns.len()];
        for row in &rows {
            if let (Some(slot), Some(place)) = (places.get_mut(row.0 as usize), place(*row)) {
                *slot = place;
            }
        }
        let place = |row: RowIdx| places.get(row.0 as usize).copied().unwrap_or(n_places);
        let rows = placed(&rows, n_places + 1, place);
        let (mut lines, mut headings) = (Vec::with_capacity(rows.len()), Vec::new());
        for (at, own) in (0..).zip(rows.chunk_by(|a, b| place(*a) == place(*b))) {
            lines.push(Line::Heading(at));
            headings.push(heading(own));
            lines.extend(own.iter().copied().map(Line::Row));
        }
        (lines, headings)
    }

    /// By code: the place of an indicator in the tree, read from the top.
    fn indicator_places(&self) -> Vec<usize> {
        let order = &self.columns.order[Facet::Indicator as usize];
        let mut places = vec![0; order.len()];
        for (place, code) in order.iter().enumerate() {
            if let Some(slot) = places.get_mut(*code as usize) {
                *slot = place;
            }
        }
        places
    }

    fn indicator_heading(&self, query: &Query, own: &[RowIdx]) -> Heading {
        let first = own.first().copied().unwrap_or(RowIdx(0));
        let name = self.code_label(Facet::Indicator, first, query.language);
        let text = if name.is_empty() { Word::Uncatalogued.say(query.language).to_owned() } else { name };
        let note = phrases::n_figures(&display::count(own.len(), query.language), query.language);
        Heading { text, note }
    }

    /// The claim of a row, by its place in the report, if another document states it, too.
    fn shared_claim(&self, row: RowIdx) -> Option<usize> {
        let at = self.findings.claim_of(self.term_of(row)?)?;
        self.corpus.report.claims.get(at).filter(|claim| claim.n_documents > 1).map(|_| at)
    }

    fn claim_heading(&self, query: &Query, own: &[RowIdx]) -> Heading {
        let language = query.language;
        let first = own.first().copied().unwrap_or(RowIdx(0));
        let claim = self.shared_claim(first).and_then(|at| self.corpus.report.claims.get(at));
        let Some(claim) = claim else {
            let note = phrases::n_figures(&display::count(own.len(), language), language);
            return Heading { text: Word::SingleStatements.say(language).to_owned(), note };
        };
        let parts = [
            self.code_label(Facet::Indicator, first, language),
            self.unusual_measure(first, language),
            claim.period.map(|period| display::period(period, language)).unwrap_or_default(),
            self.code_label(Facet::Place, first, language),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Heading { text: parts.join(", "), note: self.claim_note(query, claim) }
    }

    pub(crate) fn claim_note(&self, query: &Query, claim: &Claim) -> String {
        let language = query.language;
        let n_documents = display::count(claim.n_documents as usize, language);
        let n_sources = display::count(claim.n_sources as usize, language);
        let accord = match claim.accord {
            ClaimAgreement::Single | ClaimAgreement::Agreement => Word::AccordSame,
            ClaimAgreement::Refinement => Word::AccordFiner,
            ClaimAgreement::Rounding => Word::AccordRounded,
            ClaimAgreement::Conflict => Word::AccordConflict,
        };
        phrases::claim(&n_documents, &n_sources, accord.say(language), language)
    }
}
