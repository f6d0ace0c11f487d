//! Makes checks of terms and formulas: computes both sides and finds the verdict.

use std::fmt::Write as _;

use crate::compact_sort::CompactSort;
use crate::interval::{Interval, Rational};
use crate::reading::{MentionKind, Qualifier};

use super::checked_figure::{CheckedFigure, Rounding};
use super::formula::{Expr, Formula, Relation};
use super::kinds::Kind;
use super::model::{Check, CheckNote, Comparison, Derived, Doc, Finding, Quantity, Term, Verdict};

/// How surely figures belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reach {
    /// They may: a check that holds is believed, one that does not is none.
    Loose,
    /// The words leave no doubt.
    Firm,
}

/// The check that decides among those that one figure could be in: one that holds, else the first that is firm.
pub(super) fn decided(all: Vec<(Check, Reach)>) -> Option<Check> {
    let agrees = all.iter().position(|(check, _)| check.verdict == Verdict::Agrees);
    let firm = all.iter().position(|(_, reach)| *reach == Reach::Firm);
    let at = agrees.or(firm)?;
    all.into_iter().nth(at).map(|(check, _)| check)
}

/// A check in the making: its kind and its terms.
pub(super) struct CheckBuilder<'a, 'b> {
    kind: Kind,
    ids: String,
    terms: Vec<&'b CheckedFigure<'a>>,
    derived: Vec<Derived>,
    notes: Vec<CheckNote>,
}

impl<'a, 'b> CheckBuilder<'a, 'b> {
    /// Terms of one document.
    pub(super) fn new(kind: Kind, doc: Doc<'_>, terms: &[&'b CheckedFigure<'a>]) -> CheckBuilder<'a, 'b> {
        CheckBuilder::named(kind, terms, |_| doc.id)
    }

    /// Terms of several documents; `docs` is the list that is checked.
    pub(super) fn across(kind: Kind, docs: &[Doc<'_>], terms: &[&'b CheckedFigure<'a>]) -> CheckBuilder<'a, 'b> {
        CheckBuilder::named(kind, terms, |term| docs.get(term.document as usize).map_or("", |doc| doc.id))
    }

    fn named<'n>(kind: Kind, terms: &[&'b CheckedFigure<'a>], name: impl Fn(Term) -> &'n str) -> CheckBuilder<'a, 'b> {
        let mut ids = String::new();
        let mut document = None;
        for fact in terms {
            if document != Some(fact.term.document) {
                document = Some(fact.term.document);
                let _ = write!(ids, "/{}", name(fact.term));
            }
            let _ = write!(ids, ".{}", fact.term.observation);
        }
        CheckBuilder { kind, ids, terms: terms.to_vec(), derived: Vec::new(), notes: Vec::new() }
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

    /// What follows, with nothing stated to compare it with.
    pub(super) fn gives(self, what: Quantity, expr: Expr) -> Comparison {
        let mut builder = self.derive(what, expr.clone());
        // What the comparison is about comes first.
        builder.derived.rotate_right(1);
        builder.beside(Formula { left: expr, relation: Relation::Gives, right: None })
    }

    /// Two sides laid beside each other, without a verdict.
    pub(super) fn beside(self, formula: Formula) -> Comparison {
        let computed = self.interval(&formula.left);
        let beside = formula.right.as_ref().map(|right| self.interval(right));
        let (notes, terms) = (self.all_notes(), self.terms.iter().map(|fact| fact.term).collect());
        let mut id = self.ids;
        id.insert_str(0, self.kind.code());
        Comparison { notes, id, kind: self.kind, terms, formula, computed, beside, derived: self.derived }
    }

    /// The check that two sides stand as they should.
    pub(super) fn compares(mut self, left: Expr, relation: Relation, right: Expr) -> Check {
        let written = self.written();
        let (computed, stated) = (left.interval(&written), right.interval(&written));
        let holds = |terms: &[Interval]| holds(left.interval(terms), relation, right.interval(terms));
        let verdict =
            if computed == Interval::ALL || stated == Interval::ALL || self.rests_on_limit(&left, relation, &right) {
                Verdict::Undecided
            } else if holds(&written) {
                if self.tells_nothing(computed, &left, &right) { Verdict::Undecided } else { Verdict::Agrees }
            } else {
                let rounded: Vec<Interval> = self.terms.iter().map(|fact| fact.rounded).collect();
                let is_sum = relation == Relation::Equals && matches!(left, Expr::Sum(_) | Expr::Minus(..));
                let is_far = relation == Relation::Equals && self.is_far(&left, &right);
                if holds(&rounded) && !is_far && (!is_sum || self.is_of_one_rounding(&left, &right)) {
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

    /// True if two sides are equal only because one figure is a limit, below or above which anything lies: "tối đa 200 triệu đồng, gấp đôi mức 50
    /// triệu đồng".
    fn rests_on_limit(&self, left: &Expr, relation: Relation, right: &Expr) -> bool {
        let is_limit =
            |fact: &&&CheckedFigure<'_>| matches!(fact.mention.qualifier, Qualifier::AtMost | Qualifier::AtLeast);
        // "chưa đến một nửa" is said of a third.
        let is_fraction = |fact: &&&CheckedFigure<'_>| is_limit(fact) && fact.mention.kind == MentionKind::Ratio;
        let is_of_fraction = self.terms.iter().any(|fact| is_fraction(&fact));
        if relation != Relation::Equals || is_of_fraction || self.terms.iter().filter(is_limit).count() != 1 {
            return false;
        }
        let exact = |fact: &&CheckedFigure<'_>| {
            let bare = Interval::point(fact.point);
            if is_limit(&fact) { bare } else { fact.rounded }
        };
        let terms: Vec<Interval> = self.terms.iter().map(exact).collect();
        // "ít nhất 30 %" is said of 31,2 %.
        let points = self.points();
        let ratio = left.point(&points).zip(right.point(&points)).and_then(|(left, right)| left.checked_div(right));
        let near = Rational::new(4, 5).zip(Rational::new(5, 4));
        let is_near = ratio.zip(near).is_some_and(|(ratio, (low, high))| ratio >= low && ratio <= high);
        !is_near
            && holds(left.interval(&self.written()), relation, right.interval(&self.written()))
            && !holds(left.interval(&terms), relation, right.interval(&terms))
    }

    /// True if a stated percentage lies far from what the figures make as printed, and is only reached because they are printed so
    /// roughly that almost any percentage would be: "18 triệu đồng, tăng 15% so với mức 15 triệu đồng".
    fn tells_nothing(&self, computed: Interval, left: &Expr, right: &Expr) -> bool {
        let Expr::Term(at) = right else { return false };
        let is_percent = self.terms.get(usize::from(*at)).is_some_and(|it| it.mention.kind == MentionKind::Percent);
        let points = self.points();
        let width = || computed.high().value()?.checked_sub(computed.low().value()?);
        let sizes = || {
            let (point, stated) = (left.point(&points)?, right.point(&points)?.checked_abs()?);
            let apart = point.checked_abs()?.checked_sub(stated)?.checked_abs()?;
            Some((apart.checked_mul(Rational::whole(4))?, width()?.checked_mul(Rational::whole(2))?, stated))
        };
        is_percent && sizes().is_some_and(|(apart, width, stated)| apart > stated && width > stated)
    }

    /// True if an amount that is stated lies more than a tenth away from what the figures make as printed: "gần 4 triệu" is not said of 4,8, however
    /// the last digits came about.
    fn is_far(&self, left: &Expr, right: &Expr) -> bool {
        let Expr::Term(at) = right else { return false };
        let is_amount = self.terms.get(usize::from(*at)).is_some_and(|it| {
            matches!(it.mention.kind, MentionKind::Count | MentionKind::Money | MentionKind::Measure)
        });
        let points = self.points();
        let apart = || {
            let (computed, stated) = (left.point(&points)?, right.point(&points)?);
            computed.checked_div(stated)?.checked_sub(Rational::ONE)?.checked_abs()
        };
        // "khoảng một phần tư" is not said of a sixth.
        let is_fraction = self.terms.get(usize::from(*at)).is_some_and(|it| {
            it.mention.kind == MentionKind::Ratio && it.point < Rational::ONE && it.point > Rational::ZERO
        });
        let limit = if is_fraction { Rational::new(1, 4) } else { Rational::new(1, 10) };
        (is_amount || is_fraction) && apart().zip(limit).is_some_and(|(apart, limit)| apart > limit)
    }

    /// True if a sum or difference holds with all its parts rounded alike, to the nearest digit or down, and its whole either way. That some
    /// parts were rounded up and others cut off explains any small fault, and happens to no one.
    fn is_of_one_rounding(&self, left: &Expr, right: &Expr) -> bool {
        let of =
            |rounding: Rounding| -> Vec<Interval> { self.terms.iter().map(|fact| fact.rounded_by(rounding)).collect() };
        let all = [of(Rounding::Nearest), of(Rounding::Down)];
        let sides = |expr: &Expr| all.each_ref().map(|terms| expr.interval(terms));
        let (sums, wholes) = (sides(left), sides(right));
        sums.iter().any(|sum| wholes.iter().any(|whole| sum.intersects(*whole)))
    }

    /// The left side of a formula held against a known range: a check if it lies outside, else no more than a remark.
    pub(super) fn within(self, formula: Formula, range: Interval) -> Finding {
        let computed = self.interval(&formula.left);
        let rounded: Vec<Interval> = self.terms.iter().map(|fact| fact.rounded).collect();
        if computed.intersects(range) || formula.left.interval(&rounded).intersects(range) {
            return self.note(CheckNote::NotUnreasonable).beside(formula).into();
        }
        self.check(Verdict::LookAgain, formula, computed, Some(range)).into()
    }

    /// A check whose verdict was found elsewhere.
    pub(super) fn with_verdict(self, verdict: Verdict, formula: Formula) -> Check {
        let computed = self.interval(&formula.left);
        let stated = formula.right.as_ref().map(|right| self.interval(right));
        self.check(verdict, formula, computed, stated)
    }

    fn check(self, verdict: Verdict, formula: Formula, computed: Interval, stated: Option<Interval>) -> Check {
        Check {
            notes: self.all_notes(),
            id: format!("{}{}", self.kind.code(), self.ids),
            kind: self.kind,
            verdict,
            terms: self.terms.iter().map(|fact| fact.term).collect(),
            formula,
            computed,
            stated,
            derived: self.derived,
        }
    }

    fn all_notes(&self) -> Vec<CheckNote> {
        let mut notes = self.notes.clone();
        if !self.takes_words_alone() {
            let pinned = self.terms.iter().enumerate().filter(|(_, fact)| fact.pinned != fact.written);
            notes.extend(pinned.map(|(i, _)| CheckNote::PinnedByParts(index(i))));
        }
        notes
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
        matches!(self.kind, Kind::Sum | Kind::SumBefore | Kind::OfWhich | Kind::Claim | Kind::Altered)
    }
}

impl Check {
    /// True if what is computed lies above what is stated.
    pub(super) fn is_above(&self) -> bool {
        self.stated.is_some_and(|stated| !self.computed.can_be_at_most(stated))
    }
}

fn holds(left: Interval, relation: Relation, right: Interval) -> bool {
    match relation {
        Relation::Equals | Relation::Within => left.intersection(right).is_some_and(|both| !is_edge(both, left, right)),
        Relation::AtMost => left.can_be_at_most(right),
        Relation::Gives => true,
    }
}

/// True if two stretches only touch: every one of several figures would have to be rounded by exactly one half, and the other way.
fn is_edge(both: Interval, left: Interval, right: Interval) -> bool {
    let is_point = |it: Interval| it.low() == it.high();
    is_point(both) && !is_point(left) && !is_point(right)
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
pub(super) fn unique<T>(all: Vec<T>, id: impl Fn(&T) -> &String) -> Vec<T> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.compact_sort_by_key(|at| (all.get(*at).map(&id), *at));
    let mut is_again = vec![false; all.len()];
    for pair in order.windows(2) {
        let [before, at] = pair else { continue };
        if let Some(slot) = is_again.get_mut(*at) {
            *slot = all.get(*before).map(&id) == all.get(*at).map(&id);
        }
    }
    all.into_iter().zip(is_again).filter(|(_, is_again)| !is_again).map(|(one, _)| one).collect()
}
