//! Values that follow from figures of the ledger: how they are shown, and their arithmetic when the address asks for it.

use engine::check::{Expr, Formula, Relation, Term};
use engine::interval::{Interval, Rational, Strictness};

use super::base::Amount;
use crate::Explorer;
use crate::checks::{CheckView, TermParts, working};
use crate::columns::RowIdx;
use crate::query::Query;
use crate::ui_text::{Word, phrases};
use crate::view::Link;

/// A value that no article states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedValue {
    /// "≈ 2.177", and the page with its arithmetic open, or without it if it is.
    pub link: Link,
    /// Of what: "mỗi tháng", "so với năm 2020".
    pub what: String,
    /// What hedges leave open; empty if nothing.
    pub note: &'static str,
    /// Whether its arithmetic is open.
    pub open: bool,
    /// Its value with every figure as printed, for those who compute on.
    pub point: Option<Rational>,
    /// What the hedges allow.
    pub interval: Interval,
}

/// The arithmetic of a value, with its sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenWorking {
    /// What it is of: "Hội nghị, cả nước, năm 2020: mỗi tháng".
    pub title: String,
    /// Why it is computed so.
    pub why: &'static str,
    /// The arithmetic, and the figures in their sentences.
    pub check: CheckView,
}

/// What a derived value is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    Total,
    PerMonth,
    PerDay,
    Ratio,
    Share,
    /// Since when.
    Change(String),
}

impl Shown {
    fn what(&self, query: &Query) -> String {
        let word = match self {
            Shown::Total => Word::InAll,
            Shown::PerMonth => Word::EachMonth,
            Shown::PerDay => Word::EachDay,
            Shown::Ratio | Shown::Share => return String::new(),
            Shown::Change(since) => return phrases::compared_with(since, query.language),
        };
        word.say(query.language).to_owned()
    }

    fn why(&self) -> Word {
        match self {
            Shown::Total => Word::WhyTotal,
            Shown::PerMonth => Word::WhyPerMonth,
            Shown::PerDay => Word::WhyPerDay,
            Shown::Ratio => Word::WhyRatio,
            Shown::Share => Word::WhyShare,
            Shown::Change(_) => Word::WhyChange,
        }
    }
}

/// A value to derive.
pub(super) struct Derivation {
    key: String,
    shown: Shown,
    /// Of what: indicator, level, period.
    about: String,
    rows: Vec<RowIdx>,
    expr: Expr,
}

impl Derivation {
    pub(super) fn new(key: String, shown: Shown, about: String) -> Derivation {
        Derivation { key, shown, about, rows: vec![], expr: Expr::one() }
    }

    /// The same, computed from one amount.
    pub(super) fn of(self, amount: &Amount, compute: impl FnOnce(Expr) -> Expr) -> Derivation {
        self.of_all(&[amount], |mut parts| compute(parts.pop().unwrap_or(Expr::one())))
    }

    /// The same, computed from two.
    pub(super) fn of_two(self, a: &Amount, b: &Amount, compute: impl FnOnce(Expr, Expr) -> Expr) -> Derivation {
        self.of_all(&[a, b], |mut parts| {
            let second = parts.pop().unwrap_or(Expr::one());
            compute(parts.pop().unwrap_or(Expr::one()), second)
        })
    }

    /// The same, computed from several.
    pub(super) fn of_all(self, amounts: &[&Amount], compute: impl FnOnce(Vec<Expr>) -> Expr) -> Derivation {
        let mut rows: Vec<RowIdx> = Vec::new();
        // A figure that stands twice is one figure.
        let mut term = |row: RowIdx| {
            let at = rows.iter().position(|known| *known == row).unwrap_or_else(|| {
                rows.push(row);
                rows.len() - 1
            });
            Expr::Term(u16::try_from(at).unwrap_or(u16::MAX))
        };
        let part = |amount: &&Amount| match amount {
            Amount::Stated(row) => term(*row),
            Amount::Sum(central, local) => Expr::Sum(vec![term(*central), term(*local)]),
        };
        let expr = compute(amounts.iter().map(part).collect());
        Derivation { expr, rows, ..self }
    }
}

/// Derives values, and keeps the one that the address asks for.
pub(super) struct Deriver<'a> {
    explorer: &'a Explorer,
    pub(super) query: &'a Query,
    pub(super) open: Option<OpenWorking>,
}

impl<'a> Deriver<'a> {
    pub(super) fn new(explorer: &'a Explorer, query: &'a Query) -> Deriver<'a> {
        Deriver { explorer, query, open: None }
    }

    /// The value; `None` if it cannot be computed.
    pub(super) fn value(&mut self, of: Derivation) -> Option<DerivedValue> {
        let (query, language) = (self.query, self.query.language);
        let ids: Vec<Term> = of.rows.iter().map(|row| self.explorer.term_of(*row)).collect::<Option<_>>()?;
        let terms: Vec<TermParts<'_>> = ids.iter().map(|term| self.explorer.term(*term)).collect::<Option<_>>()?;
        let of_mention = |term: &TermParts<'_>| Interval::of_mention(term.mention, Strictness::AsWritten);
        let interval = of.expr.interval(&terms.iter().map(of_mention).collect::<Vec<_>>());
        let (value, is_exact, point) = working::value(&of.expr, &terms, language)?;
        let is_change = matches!(of.shown, Shown::Change(_));
        let is_hedged = terms.iter().any(|term| term.mention.qualifier != engine::reading::Qualifier::Exact);
        let sign = if is_change && !point.is_negative() { "+" } else { "" };
        let about = if is_exact && !is_hedged { "" } else { "≈ " };
        let is_open = self.open.is_none() && query.focus.as_deref() == Some(of.key.as_str());
        let what = of.shown.what(query);
        let leaves_open = is_change && interval.contains(Rational::ZERO) && !point.is_zero();
        if is_open {
            let formula = Formula { left: of.expr.clone(), relation: Relation::Gives, right: None };
            let range = working::interval_of(&of.expr, interval, &terms, language);
            let intervals =
                (!range.is_empty()).then(|| phrases::labelled(Word::Interval.say(language), &range, language));
            self.open = Some(OpenWorking {
                title: if what.is_empty() { of.about.clone() } else { phrases::labelled(&of.about, &what, language) },
                why: of.shown.why().say(language),
                check: CheckView {
                    id: of.key.clone(),
                    kind: Word::Derived.say(language).to_owned(),
                    verdict: String::new(),
                    verdict_key: "",
                    working: working::line(&formula, &terms, language),
                    intervals: vec![],
                    derived: vec![],
                    notes: intervals.into_iter().collect(),
                    terms: ids.iter().filter_map(|term| self.explorer.term_view(query, *term)).collect(),
                    card: String::new(),
                },
            });
        }
        let page = Query { focus: (!is_open).then_some(of.key), ..query.clone() };
        Some(DerivedValue {
            link: Link { text: format!("{about}{sign}{value}"), href: page.to_hash() },
            what,
            note: if leaves_open { Word::HedgesLeaveOpen.say(language) } else { "" },
            open: is_open,
            point: Some(point),
            interval,
        })
    }
}
