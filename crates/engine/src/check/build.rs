//! Makes checks of terms and formulas: computes both sides and finds the verdict.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::interval::{Interval, Rational};
use crate::reading::Qualifier;

use super::fact::Fact;
use super::{Check, CheckNote, Derived, Doc, Expr, Formula, Kind, Quantity, Relation, Term, Verdict};

/// A check in the making: its kind and its terms.
pub(super) struct Draft<'a, 'b> {
    kind: Kind,
    ids: String,
    terms: Vec<&'b Fact<'a>>,
    derived: Vec<Derived>,
    notes: Vec<CheckNote>,
}

impl<'a, 'b> Draft<'a, 'b> {
    /// Terms of one document.
    pub(super) fn new(kind: Kind, doc: Doc<'_>, terms: &[&'b Fact<'a>]) -> Draft<'a, 'b> {
        Draft::named(kind, terms, |_| doc.id)
    }

    /// Terms of several documents; `docs` is the list that is checked.
    pub(super) fn across(kind: Kind, docs: &[Doc<'_>], terms: &[&'b Fact<'a>]) -> Draft<'a, 'b> {
        Draft::named(kind, terms, |term| docs.get(term.document as usize).map_or("", |doc| doc.id))
    }

    fn named<'n>(kind: Kind, terms: &[&'b Fact<'a>], name: impl Fn(Term) -> &'n str) -> Draft<'a, 'b> {
        let mut ids = String::new();
        let mut document = None;
        for fact in terms {
            if document != Some(fact.term.document) {
                document = Some(fact.term.document);
                let _ = write!(ids, "/{}", name(fact.term));
            }
            let _ = write!(ids, ".{}", fact.term.observation);
        }
        Draft { kind, ids, terms: terms.to_vec(), derived: Vec::new(), notes: Vec::new() }
    }

    /// Adds what follows from the terms.
    pub(super) fn derive(mut self, what: Quantity, expr: Expr) -> Self {
        let point = expr.point(&self.points());
        let interval = expr.interval(&self.written());
        self.derived.push(Derived { what, expr, point, interval });
        self
    }

    /// Adds a note.
    pub(super) fn note(mut self, note: CheckNote) -> Self {
        self.notes.push(note);
        self
    }

    /// The value of an expression as printed.
    pub(super) fn point(&self, expr: &Expr) -> Option<Rational> {
        expr.point(&self.points())
    }

    /// What an expression can be, hedges as written.
    pub(super) fn interval(&self, expr: &Expr) -> Interval {
        expr.interval(&self.written())
    }

    /// The check that something follows, with nothing stated to compare it with.
    pub(super) fn gives(self, what: Quantity, expr: Expr) -> Check {
        let mut draft = self.derive(what, expr.clone());
        // What the check is about comes first.
        draft.derived.rotate_right(1);
        let computed = draft.interval(&expr);
        let formula = Formula { left: expr, relation: Relation::Gives, right: None };
        draft.check(Verdict::Undecided, formula, computed, None)
    }

    /// The check that two sides stand as they should.
    pub(super) fn compares(mut self, left: Expr, relation: Relation, right: Expr) -> Check {
        let written = self.written();
        let (computed, stated) = (left.interval(&written), right.interval(&written));
        let holds = |terms: &[Interval]| holds(left.interval(terms), relation, right.interval(terms));
        let verdict = if computed == Interval::ALL || stated == Interval::ALL {
            Verdict::Undecided
        } else if holds(&written) {
            Verdict::Agrees
        } else {
            let rounded: Vec<Interval> = self.terms.iter().map(|fact| fact.rounded).collect();
            if holds(&rounded) {
                for (i, fact) in self.terms.iter().enumerate() {
                    let mut one = written.clone();
                    if let Some(slot) = one.get_mut(i) {
                        *slot = fact.rounded;
                    }
                    if fact.mention.qualifier != Qualifier::Exact && holds(&one) {
                        self.notes.push(CheckNote::HedgeDoesNotHold(index(i)));
                    }
                }
                Verdict::AgreesIfRounded
            } else {
                Verdict::LookAgain
            }
        };
        let formula = Formula { left, relation, right: Some(right) };
        self.check(verdict, formula, computed, Some(stated))
    }

    /// The check that the left side of a formula lies within a known range.
    pub(super) fn within(self, formula: Formula, range: Interval) -> Check {
        let computed = self.interval(&formula.left);
        let rounded: Vec<Interval> = self.terms.iter().map(|fact| fact.rounded).collect();
        let verdict = if computed.intersects(range) {
            Verdict::Agrees
        } else if formula.left.interval(&rounded).intersects(range) {
            Verdict::AgreesIfRounded
        } else {
            Verdict::LookAgain
        };
        self.check(verdict, formula, computed, Some(range))
    }

    /// A check whose verdict was found elsewhere.
    pub(super) fn with_verdict(self, verdict: Verdict, formula: Formula) -> Check {
        let computed = self.interval(&formula.left);
        let stated = formula.right.as_ref().map(|right| self.interval(right));
        self.check(verdict, formula, computed, stated)
    }

    fn check(mut self, verdict: Verdict, formula: Formula, computed: Interval, stated: Option<Interval>) -> Check {
        if !self.takes_words_alone() {
            let pinned = self.terms.iter().enumerate().filter(|(_, fact)| fact.pinned != fact.written);
            self.notes.extend(pinned.map(|(i, _)| CheckNote::PinnedByParts(index(i))));
        }
        Check {
            id: format!("{}{}", self.kind.code(), self.ids),
            kind: self.kind,
            verdict,
            terms: self.terms.iter().map(|fact| fact.term).collect(),
            formula,
            computed,
            stated,
            derived: self.derived,
            notes: self.notes,
        }
    }

    fn points(&self) -> Vec<Rational> {
        self.terms.iter().map(|fact| fact.point).collect()
    }

    /// What each term allows, hedges as written. A sum holds its whole against its parts, so there it is not pinned yet.
    fn written(&self) -> Vec<Interval> {
        self.terms.iter().map(|fact| if self.takes_words_alone() { fact.written } else { fact.pinned }).collect()
    }

    /// A whole is held against its parts, and a claim against the same claim, before either is pinned.
    fn takes_words_alone(&self) -> bool {
        matches!(self.kind, Kind::Sum | Kind::SumBefore | Kind::OfWhich | Kind::Claim)
    }
}

fn holds(left: Interval, relation: Relation, right: Interval) -> bool {
    match relation {
        Relation::Equals | Relation::Within => left.intersects(right),
        Relation::AtMost => left.can_be_at_most(right),
        Relation::Gives => true,
    }
}

/// The term at a place.
pub(super) fn term(at: usize) -> Expr {
    Expr::Term(index(at))
}

/// The terms from one place up to another, added.
pub(super) fn sum_of(range: std::ops::Range<usize>) -> Expr {
    Expr::Sum(range.map(term).collect())
}

fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// Without those that have the same id.
pub(super) fn unique(checks: Vec<Check>) -> Vec<Check> {
    let mut seen = BTreeSet::new();
    checks.into_iter().filter(|check| seen.insert(check.id.clone())).collect()
}

impl Kind {
    /// Its short name in ids and in JSON.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Kind::Sum => "sum",
            Kind::OfWhich => "of_which",
            Kind::Hundred => "hundred",
            Kind::SumBefore => "sum_before",
            Kind::Subset => "subset",
            Kind::Share => "share",
            Kind::ImpliedBase => "implied_base",
            Kind::SameBase => "same_base",
            Kind::Rest => "rest",
            Kind::Change => "change",
            Kind::Rate => "rate",
            Kind::PerEvent => "per_event",
            Kind::Points => "points",
            Kind::Target => "target",
            Kind::Pace => "pace",
            Kind::TargetClaims => "target_claims",
            Kind::TargetUnstated => "target_unstated",
            Kind::Plausible => "plausible",
            Kind::Direction => "direction",
            Kind::Drift => "drift",
            Kind::Between => "between",
            Kind::RateBetween => "rate_between",
            Kind::PlaceGap => "place_gap",
            Kind::Mix => "mix",
            Kind::Claim => "claim",
            Kind::Coincidence => "coincidence",
        }
    }
}
