//! Targets: one below what is reached already, one that is hardly reached, one that is exceeded.

use engine::Decimal;

use super::{Candidate, FindingKind};
use crate::Explorer;
use crate::display;
use crate::facet::Facet;
use crate::query::{Query, Route, Tab};
use crate::targets::{TargetOutcome, TargetPair};
use crate::ui_text::{Word, phrases};
use crate::view::Link;

impl Explorer {
    pub(super) fn told_goals(&self, query: &Query, pairs: &[TargetPair]) -> Vec<Candidate> {
        pairs.iter().filter_map(|pair| self.told_goal(query, pair)).collect()
    }

    fn told_goal(&self, query: &Query, pair: &TargetPair) -> Option<Candidate> {
        let language = query.language;
        let (target, result) = (*pair.target.first()?, *pair.result.first()?);
        let reached = self.said(query, result)?;
        let distance = pair.distance.as_ref()?;
        if let Some(aim) = pair.implied {
            let aim = display::quantity(aim, self.unit_name(self.panel_key(result).unit), language);
            return Some(Candidate {
                sort: FindingKind::Exceeded,
                weight: 0,
                sentence: phrases::told_over_implied(&reached, &aim, &distance.amount, language),
                figures: pair.target.clone(),
                working: self.to_targets(query, result),
            });
        }
        let goal = self.said(query, target)?;
        let missing = distance.missing_percent?;
        let share = Decimal::from(100).checked_sub(missing)?;
        let share_words = display::quantity(share, "%", language);
        let (sort, sentence) = match distance.standing {
            TargetOutcome::BelowEarlier => {
                (FindingKind::Target, phrases::told_below_result(&goal, &reached, &distance.amount, language))
            }
            TargetOutcome::Missed => {
                let pace = distance.pace.as_ref().map(|(pace, due)| (pace.as_str(), display::date(*due, language)));
                let pace = pace.as_ref().map(|(pace, due)| (*pace, due.as_str()));
                (
                    FindingKind::Progress,
                    phrases::told_progress(&goal, [&reached.value, &distance.when], &share_words, pace, language),
                )
            }
            TargetOutcome::Exceeded => {
                (FindingKind::Exceeded, phrases::told_over(&reached, &goal.value, &distance.amount, language))
            }
            _ => return None,
        };
        Some(Candidate {
            sort,
            // Tenths of a percent.
            weight: (missing.to_f64().abs() * 10.0) as i64,
            sentence,
            figures: vec![target, result],
            working: self.to_targets(query, target),
        })
    }

    /// The targets of the indicator and place of a row, under *Số liệu*.
    fn to_targets(&self, query: &Query, row: crate::RowIdx) -> Link {
        let mut page = query.to(Route::Figures).shown_as(Tab::Targets);
        for facet in [Facet::Indicator, Facet::Place] {
            let code = self.columns.code(facet, row).unwrap_or(0) as usize;
            if let Some(key) = self.columns.values[facet as usize].keys.get(code) {
                page = page.toggled(facet, key);
            }
        }
        Link { text: Word::OpenInFigures.say(query.language).to_owned(), href: page.to_hash() }
    }
}
