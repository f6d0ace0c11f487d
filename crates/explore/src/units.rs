//! Units as the page says them. A difference of two percentages is in points, which "%" does not say.

use engine::check::{CheckNote, Kind, Term, Verdict};
use engine::reading::{Measure, Mention, MentionKind, Observation};

use crate::Explorer;
use crate::columns::RowIdx;
use crate::ui_text::{Language, Word};

impl Explorer {
    /// The unit of a row's value.
    pub(crate) fn unit_of(&self, row: RowIdx, language: Language) -> String {
        let Some(parts) = self.parts(row) else { return String::new() };
        self.unit_of_figure(parts.mention, parts.observation, self.term_of(row), language)
    }

    /// The unit of a figure's value; `term` is what the checks call the observation.
    pub(crate) fn unit_of_figure(
        &self,
        mention: &Mention,
        observation: Option<&Observation>,
        term: Option<Term>,
        language: Language,
    ) -> String {
        let is_percent = mention.kind == MentionKind::Percent && mention.unit.text == PERCENT;
        let is_in_points = match observation.map(|observation| observation.measure) {
            Some(Measure::ChangeAbs) => is_percent,
            Some(Measure::Excess) => is_percent && term.is_some_and(|term| self.is_read_as_points(term)),
            _ => false,
        };
        if is_in_points { Word::PercentagePoints.say(language).to_owned() } else { mention.unit.text.clone() }
    }

    /// True if the arithmetic says that an excess over a target is in points: the target is then a round number, or the
    /// one that is stated.
    fn is_read_as_points(&self, excess: Term) -> bool {
        let report = &self.corpus.report;
        let mut checks = self.findings.checks_of(excess).iter().filter_map(|at| report.checks.get(*at));
        let mut comparisons = self.findings.comparisons_of(excess).iter().filter_map(|at| report.comparisons.get(*at));
        let holds = |verdict: Verdict| matches!(verdict, Verdict::Agrees | Verdict::AgreesIfRounded);
        checks.any(|check| matches!(check.kind, Kind::Points | Kind::Growth) && holds(check.verdict))
            || comparisons.any(|one| one.kind == Kind::Points && one.notes.contains(&CheckNote::ReadAsPoints))
    }
}

/// How a percentage's unit is written.
pub(crate) const PERCENT: &str = "%";
