//! How every digit of a text was classified: as part of a quantity, a period, a reference, or left out for a reason.
//!
//! A digit that is none of these is a fault of the engine: the tally names it.

use crate::reading::Reading;
use crate::rules::Rule;
use crate::{Span, rules};

/// How many digits of a text went where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Digits of quantities.
    pub quantity: u32,
    /// Digits of dates and periods.
    pub period: u32,
    /// Digits of references.
    pub reference: u32,
    /// Digits left out, by reason, in order of the rules.
    pub excluded: Vec<(Rule, u32)>,
    /// Runs of digits that nothing accounts for.
    pub lost: Vec<Span>,
}

impl Coverage {
    /// Tallies the digits of `text` by its `reading`.
    #[must_use]
    pub fn of(text: &str, reading: &Reading) -> Coverage {
        let mut coverage = Coverage::default();
        let mut mentions: Vec<Span> = reading.mentions.iter().map(|mention| mention.span).collect();
        let mut periods: Vec<Span> = reading.periods.iter().map(|period| period.span).collect();
        let mut refs: Vec<Span> = reading.refs.iter().map(|reference| reference.span).collect();
        let mut exclusions: Vec<(Span, Rule)> =
            reading.exclusions.iter().map(|exclusion| (exclusion.span, exclusion.reason)).collect();
        mentions.sort_unstable();
        periods.sort_unstable();
        refs.sort_unstable();
        exclusions.sort_unstable();
        let mut counts = vec![0; rules::RULES.len()];
        for digits in runs(text) {
            if holds(&mentions, digits) {
                coverage.quantity += digits.len();
            } else if holds(&periods, digits) {
                coverage.period += digits.len();
            } else if holds(&refs, digits) {
                coverage.reference += digits.len();
            } else if let Some(reason) =
                exclusions.iter().find(|(span, _)| span.contains(digits)).map(|(_, reason)| *reason)
            {
                let place = rules::RULES.binary_search_by_key(&reason, |info| info.rule);
                if let Some(count) = place.ok().and_then(|place| counts.get_mut(place)) {
                    *count += digits.len();
                }
            } else {
                coverage.lost.push(digits);
            }
        }
        let reasons = rules::RULES.iter().zip(counts).filter(|(_, count)| *count > 0);
        coverage.excluded = reasons.map(|(info, count)| (info.rule, count)).collect();
        coverage
    }
}

fn holds(spans: &[Span], digits: Span) -> bool {
    spans.iter().any(|span| span.contains(digits))
}

/// The runs of ASCII digits.
fn runs(text: &str) -> Vec<Span> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().chain(std::iter::once(b' ')).enumerate() {
        match (byte.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(first)) => {
                runs.push(Span::new(first, at));
                start = None;
            }
            _ => {}
        }
    }
    runs
}
