//! How the counts of the programme stand to each other: people per event, a part in its whole, the central level's share.
//! Which counts are compared with each other is data: what the checks divide by what.

use std::collections::BTreeSet;

use engine::check::{Expr, Kind, Term};
use engine::date::Period;

use super::base::{Amount, BaseCell, BaseRow, Counts, Level, earlier, growth, period_key};
use super::derived::{Derivation, Deriver, Shown};
use crate::query::Query;
use crate::ui_text::phrases;
use crate::view::Link;
use crate::{Explorer, display};

/// Two counts that are compared with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Ratio {
    of: u32,
    per: u32,
    sort: RatioKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum RatioKind {
    /// One count per unit of another.
    Per,
    /// A part in its whole, in percent.
    Part,
    /// What the central level has of all, in percent.
    Central,
}

impl Explorer {
    /// The ratios of which both counts are known in some period.
    pub(super) fn ratios(
        &self,
        query: &Query,
        counts: &Counts<'_>,
        deriver: &mut Deriver<'_>,
        periods: &[Period],
    ) -> Vec<BaseRow> {
        let mut rows = Vec::new();
        for ratio in self.ratio_pairs(counts, periods) {
            let levels: &[Level] = if ratio.sort == RatioKind::Central {
                &[Level::Whole]
            } else {
                &[Level::Whole, Level::Central, Level::Local]
            };
            for level in levels {
                let about = self.ratio_name(query, ratio);
                let cell = |at| ratio_cell(counts, deriver, (ratio, *level, &about.text), periods, at);
                let cells: Vec<BaseCell> = (0..periods.len()).map(cell).collect();
                if cells.iter().any(|cell| !cell.derived.is_empty()) {
                    let level = level.word().say(query.language).to_owned();
                    rows.push(BaseRow { name: about, level, cells });
                }
            }
        }
        rows
    }

    fn ratio_pairs(&self, counts: &Counts<'_>, periods: &[Period]) -> BTreeSet<Ratio> {
        let report = &self.corpus.report;
        let code = |term: &Term| self.row_of(*term).map(|row| self.indicator_code(row));
        let pair = |terms: &[Term], sort: RatioKind| {
            let (first, rest) = terms.split_first()?;
            let (of, per) = (code(first)?, code(rest.first()?)?);
            rest.iter().all(|term| code(term) == Some(per)).then_some(Ratio { of, per, sort })
        };
        let per = report.comparisons.iter().filter(|one| one.kind == Kind::PerEvent);
        let parts = report.checks.iter().filter(|check| check.kind == Kind::Subset);
        let mut pairs: BTreeSet<Ratio> = per.filter_map(|one| pair(&one.terms, RatioKind::Per)).collect();
        pairs.extend(parts.filter_map(|check| pair(&check.terms, RatioKind::Part)));
        let adding = counts.adding.iter().map(|code| Ratio { of: *code, per: *code, sort: RatioKind::Central });
        pairs.extend(adding);
        pairs.retain(|ratio| {
            let levels = Level::ALL.into_iter();
            levels
                .into_iter()
                .any(|level| periods.iter().any(|period| amounts(counts, *ratio, level, *period).is_some()))
        });
        pairs
    }

    fn ratio_name(&self, query: &Query, ratio: Ratio) -> Link {
        let (of, per) = (self.indicator_name(query, ratio.of), self.indicator_name(query, ratio.per));
        let text = match ratio.sort {
            RatioKind::Per => phrases::per_each(&of.text, &per.text, query.language),
            RatioKind::Part => phrases::part_of(&of.text, &per.text, query.language),
            RatioKind::Central => phrases::central_share(&of.text, query.language),
        };
        Link { text, href: of.href }
    }

    pub(super) fn indicator_key(&self, code: u32) -> &str {
        let keys = &self.columns.values[crate::facet::Facet::Indicator as usize].keys;
        keys.get(code as usize).map_or("", String::as_str)
    }
}

/// Both counts of a ratio, of one source.
fn amounts(counts: &Counts<'_>, ratio: Ratio, level: Level, period: Period) -> Option<(Amount, Amount)> {
    let (first, second) = match ratio.sort {
        RatioKind::Per | RatioKind::Part => {
            (counts.amount(ratio.of, level, period)?, counts.amount(ratio.per, level, period)?)
        }
        RatioKind::Central => {
            (counts.amount(ratio.of, Level::Central, period)?, counts.amount(ratio.of, Level::Whole, period)?)
        }
    };
    let is_one =
        first.rows().into_iter().all(|one| second.rows().into_iter().all(|other| counts.are_of_one_source(one, other)));
    is_one.then_some((first, second))
}

fn ratio_cell(
    counts: &Counts<'_>,
    deriver: &mut Deriver<'_>,
    (ratio, level, name): (Ratio, Level, &str),
    periods: &[Period],
    at: usize,
) -> BaseCell {
    let Some(period) = periods.get(at).copied() else { return BaseCell::default() };
    let Some((of, per)) = amounts(counts, ratio, level, period) else { return BaseCell::default() };
    let (explorer, language) = (counts.explorer, deriver.query.language);
    let about = phrases::figure_of(name, level.word().say(language), &display::period(period, language), language);
    let what = match ratio.sort {
        RatioKind::Per => "moi",
        RatioKind::Part => "phan",
        RatioKind::Central => "tw",
    };
    let key = |what: &str| {
        let [of, per] = [ratio.of, ratio.per].map(|code| explorer.indicator_key(code));
        format!("{what}.{of}.{per}.{}.{}", level.key(), period_key(period))
    };
    let is_percent = ratio.sort != RatioKind::Per;
    let shown = if is_percent { Shown::Share } else { Shown::Ratio };
    let value = Derivation::new(key(what), shown, about.clone())
        .of_two(&of, &per, |of, per| if is_percent { of.over(per).percent() } else { of.over(per) });
    let mut derived: Vec<_> = deriver.value(value).into_iter().collect();
    // A share that has changed is told in points elsewhere; here only what is no share is compared with its earlier value.
    let before = earlier(periods, at, |period| amounts(counts, ratio, level, period)).filter(|_| !is_percent);
    if let Some((earlier, (was, was_per))) = before {
        let shown = Shown::Change(display::period(earlier, language));
        let change = Derivation::new(key(&format!("doi-{what}")), shown, about);
        let change = change.of_all(&[&was, &was_per, &of, &per], |parts| {
            let mut parts = parts.into_iter();
            let mut next = || parts.next().unwrap_or(Expr::one());
            let (was, was_per, of, per) = (next(), next(), next(), next());
            growth(was.over(was_per), of.over(per))
        });
        derived.extend(deriver.value(change));
    }
    BaseCell { derived, ..BaseCell::default() }
}
