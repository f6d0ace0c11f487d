//! Plans and what they ask for: a target beside the plan that it is told with, what was reached, and the pace that is needed.

use engine::reading::LegalRef;

use super::named::WholeNumbers;
use crate::Explorer;
use crate::checks::CheckView;
use crate::columns::RowIdx;
use crate::home::TargetView;
use crate::query::Query;
use crate::targets::TargetPair;

/// A plan with its targets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// "Kế hoạch 818/KH-BHXH".
    pub name: String,
    /// What it asks for and how far that is.
    pub targets: Vec<TargetView>,
    /// What follows, and what is checked: the share that is reached, the pace that is needed.
    pub working: Vec<CheckView>,
}

/// More plans than this are a list of targets, which is under *Số liệu*.
const MAX_PLANS: usize = 12;

impl Explorer {
    /// The plans with which targets are told.
    pub(super) fn plans(&self, query: &Query) -> Vec<PlanView> {
        let whole = self.whole_numbers();
        let mut plans: Vec<(String, Vec<TargetPair>)> = Vec::new();
        for pair in self.pairs(query).into_iter().filter(|pair| pair.implied.is_none()) {
            let name = pair.target.iter().find_map(|row| self.plan_beside(*row, &whole));
            let Some(name) = name else { continue };
            match plans.iter_mut().find(|(known, _)| *known == name) {
                Some((_, pairs)) => pairs.push(pair),
                None => plans.push((name, vec![pair])),
            }
        }
        let view = |(name, pairs): (String, Vec<TargetPair>)| PlanView {
            name,
            targets: pairs.iter().filter_map(|pair| self.target_view(query, pair)).collect(),
            working: self.target_working(query, &pairs),
        };
        plans.into_iter().take(MAX_PLANS).map(view).collect()
    }

    /// The plan that is cited in the paragraph of a target: the last one before it, else the first after it.
    fn plan_beside(&self, row: RowIdx, whole: &WholeNumbers<'_>) -> Option<String> {
        let parts = self.parts(row)?;
        let reading = &parts.document.reading;
        let block = reading.sentences.get(parts.mention.sentence as usize)?.block;
        let paragraph = reading.blocks.get(block as usize)?.span;
        let is_here = |reference: &&LegalRef| {
            reference.span.start >= paragraph.start && reference.span.end <= paragraph.end && reference.number.is_some()
        };
        let mut here = reading.refs.iter().filter(is_here);
        let before = here.clone().rev().find(|reference| reference.span.end <= parts.mention.span.start);
        let reference = before.or_else(|| here.next())?;
        let full = reference.full.and_then(|at| reading.refs.get(at as usize)).unwrap_or(reference);
        Some(super::named::legal_name(parts.document, full, whole))
    }

    /// The checks and comparisons of targets with their results; of copies one.
    fn target_working(&self, query: &Query, pairs: &[TargetPair]) -> Vec<CheckView> {
        use engine::check::Kind;
        let rows = pairs.iter().flat_map(|pair| pair.target.iter());
        let terms: Vec<_> = rows.filter_map(|row| self.term_of(*row)).collect();
        let report = &self.corpus.report;
        let mut views: Vec<CheckView> = Vec::new();
        let mut push = |view: CheckView| {
            if !views.iter().any(|known| known.kind == view.kind && known.working == view.working) {
                views.push(view);
            }
        };
        let checks = report.checks.iter().filter(|check| check.kind == Kind::Share);
        checks
            .filter(|check| check.terms.iter().any(|term| terms.contains(term)))
            .for_each(|it| push(self.check_view(query, it)));
        let paces = report.comparisons.iter().filter(|one| one.kind == Kind::Pace);
        paces
            .filter(|one| one.terms.iter().any(|term| terms.contains(term)))
            .for_each(|it| push(self.comparison_view(query, it)));
        views
    }
}
