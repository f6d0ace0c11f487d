//! The arithmetic of a check in one line, with the numbers as printed: "16 triệu ÷ 32,4 % = 49,38 triệu".

use engine::check::{Derived, Expr, Formula, Relation};
use engine::interval::{Interval, Rational};
use engine::reading::{Measure, MentionKind};

use super::TermParts;
use crate::display;
use crate::ui_text::{Language, Word, phrases};

/// Whether a number of the working is a percentage, or a difference of two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NumberKind {
    Plain,
    Percent,
    Points,
}

/// How tightly an expression binds, for brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Sum,
    Product,
    Single,
}

/// The line of a check.
pub(crate) fn line(formula: &Formula, terms: &[TermParts<'_>], language: Language) -> String {
    let points = points(terms);
    let left = left_side(&formula.left, terms, &points, language);
    let right = formula.right.as_ref().map(|right| {
        let written = expr(right, terms, language).0;
        // A stated side that is itself computed shows what it comes to, too.
        match right {
            Expr::Term(_) | Expr::Number(_) => written,
            _ => left_side(right, terms, &points, language),
        }
    });
    match (formula.relation, right) {
        (_, None) | (Relation::Gives, Some(_)) => left,
        (Relation::Equals, Some(right)) if is_stated(formula) => phrases::beside(&left, &right, language),
        (Relation::Equals, Some(right)) => phrases::against(&left, &right, language),
        (Relation::AtMost, Some(right)) => format!("{left} ≤ {right}"),
        (Relation::Within, Some(right)) => format!("{left} ∈ {right}"),
    }
}

/// The value of an expression with the terms as printed: as it is shown, whether that is exact, and as it is; `None` if it
/// cannot be computed.
pub(crate) fn value(of: &Expr, terms: &[TermParts<'_>], language: Language) -> Option<(String, bool, Rational)> {
    let point = of.point(&points(terms))?;
    let (shown, is_exact) = number(point, sort(of, terms), language);
    Some((shown, is_exact, point))
}

/// A range of values of an expression, as it is shown.
pub(crate) fn interval_of(of: &Expr, range: Interval, terms: &[TermParts<'_>], language: Language) -> String {
    interval(range, sort(of, terms), language)
}

/// What follows, with its value.
pub(super) fn derived(of: &Derived, terms: &[TermParts<'_>], language: Language) -> String {
    left_side(&of.expr, terms, &points(terms), language)
}

/// What the hedges allow of what follows.
pub(super) fn derived_interval(of: &Derived, terms: &[TermParts<'_>], language: Language) -> String {
    let interval = interval(of.interval, sort(&of.expr, terms), language);
    if interval.is_empty() { interval } else { format!("({interval})") }
}

/// The intervals of a check: what was computed, and what is stated.
pub(super) fn intervals(
    formula: &Formula,
    computed: Interval,
    stated: Option<Interval>,
    terms: &[TermParts<'_>],
    language: Language,
) -> Vec<String> {
    let Some(stated) = stated else { return vec![] };
    let sort = sort(&formula.left, terms);
    let shown =
        |word: Word, of: Interval| phrases::labelled(word.say(language), &interval(of, sort, language), language);
    if is_stated(formula) {
        vec![shown(Word::Computed, computed), shown(Word::StatedValue, stated)]
    } else {
        vec![shown(Word::OneSide, computed), shown(Word::OtherSide, stated)]
    }
}

/// True if the left side is computed and the right one is a figure of the text.
fn is_stated(formula: &Formula) -> bool {
    !matches!(formula.left, Expr::Term(_)) && matches!(formula.right, Some(Expr::Term(_)))
}

/// "a + b = c"; a single term stands for itself.
fn left_side(of: &Expr, terms: &[TermParts<'_>], points: &[Rational], language: Language) -> String {
    let (written, _) = expr(of, terms, language);
    if matches!(of, Expr::Term(_) | Expr::Number(_)) {
        return written;
    }
    match of.point(points) {
        Some(point) => {
            let (value, is_exact) = number(point, sort(of, terms), language);
            format!("{written} {} {value}", if is_exact { "=" } else { "≈" })
        }
        None => written,
    }
}

/// The terms as printed, with their signs.
fn points(terms: &[TermParts<'_>]) -> Vec<Rational> {
    let point = |term: &TermParts<'_>| Rational::from_decimal(term.observation.signed).unwrap_or(Rational::ZERO);
    terms.iter().map(point).collect()
}

fn expr(of: &Expr, terms: &[TermParts<'_>], language: Language) -> (String, Binding) {
    let inner = |of: &Expr, least: Binding| {
        let (written, binding) = expr(of, terms, language);
        if binding < least { format!("({written})") } else { written }
    };
    if let Expr::Sum(parts) = of
        && let [only] = parts.as_slice()
    {
        // A sum of one needs no brackets.
        return expr(only, terms, language);
    }
    match of {
        Expr::Term(at) => {
            let term = terms.get(usize::from(*at));
            let value = term.and_then(|term| Rational::from_decimal(term.observation.signed));
            let value = value.map(|value| number(value, sort(of, terms), language).0);
            (value.unwrap_or_default(), Binding::Single)
        }
        Expr::Number(value) => (number(*value, NumberKind::Plain, language).0, Binding::Single),
        Expr::Days(n) => (phrases::days(&display::count_of(*n, language), language), Binding::Single),
        Expr::Months(n) => (phrases::months(&display::count_of(*n, language), language), Binding::Single),
        Expr::Sum(parts) => {
            let parts = parts.iter().map(|part| inner(part, Binding::Sum));
            // "1 − 1,05 %" rather than "1 + −1,05 %".
            let sum = parts.reduce(|sum, part| match part.strip_prefix('−') {
                Some(positive) => format!("{sum} − {positive}"),
                None => format!("{sum} + {part}"),
            });
            (sum.unwrap_or_default(), Binding::Sum)
        }
        Expr::Minus(a, b) => (format!("{} − {}", inner(a, Binding::Sum), inner(b, Binding::Product)), Binding::Sum),
        Expr::Over(a, b) => {
            (format!("{} ÷ {}", inner(a, Binding::Product), inner(b, Binding::Single)), Binding::Product)
        }
        Expr::Times(a, b) => {
            (format!("{} × {}", inner(a, Binding::Product), inner(b, Binding::Product)), Binding::Product)
        }
        // 32,4 % is a fraction already, and what is shown in percent needs no hundred.
        Expr::Fraction(a) | Expr::Percent(a) => expr(a, terms, language),
    }
}

/// Whether an expression comes out in percent.
fn sort(of: &Expr, terms: &[TermParts<'_>]) -> NumberKind {
    match of {
        Expr::Term(at) => match terms.get(usize::from(*at)).map(|term| term.mention.kind) {
            Some(MentionKind::Percent) => match terms.get(usize::from(*at)) {
                Some(term) if is_points(term) => NumberKind::Points,
                Some(term) if term.observation.measure == Measure::Excess && are_percentages(terms) => {
                    NumberKind::Points
                }
                _ => NumberKind::Percent,
            },
            _ => NumberKind::Plain,
        },
        Expr::Percent(_) => NumberKind::Percent,
        Expr::Sum(parts) => parts.first().map_or(NumberKind::Plain, |part| sort(part, terms)),
        // A percentage less a percentage is a number of points; less one, it is how much something grew.
        Expr::Minus(a, b) => match (sort(a, terms), sort(b, terms)) {
            (NumberKind::Percent, NumberKind::Percent) => NumberKind::Points,
            (of, _) => of,
        },
        Expr::Times(a, _) => sort(a, terms),
        Expr::Number(_) | Expr::Days(_) | Expr::Months(_) | Expr::Over(..) | Expr::Fraction(_) => NumberKind::Plain,
    }
}

/// A number as it is shown, and whether it is that number exactly.
fn number(value: Rational, sort: NumberKind, language: Language) -> (String, bool) {
    let shown = match sort {
        NumberKind::Percent | NumberKind::Points => display::nearest_percent(value),
        NumberKind::Plain => display::nearest(value),
    };
    let written = match sort {
        NumberKind::Percent => display::quantity(shown, "%", language),
        NumberKind::Points => display::quantity(shown, points_word(language), language),
        NumberKind::Plain => display::compact(shown, language),
    };
    (written, Rational::from_decimal(shown) == Some(value))
}

fn interval(of: Interval, sort: NumberKind, language: Language) -> String {
    let unit = match sort {
        NumberKind::Percent => "%",
        NumberKind::Points => points_word(language),
        NumberKind::Plain => "",
    };
    display::interval(of, unit, language)
}

/// True if only percentages are compared with each other.
fn are_percentages(terms: &[TermParts<'_>]) -> bool {
    terms.iter().all(|term| term.mention.kind == MentionKind::Percent)
}

fn points_word(language: Language) -> &'static str {
    Word::PointsUnit.say(language)
}

/// An excess over a target that is itself a percentage, or a figure that calls itself points.
fn is_points(term: &TermParts<'_>) -> bool {
    let is_called = term.mention.unit.text.contains("điểm");
    is_called || term.observation.measure == Measure::ChangeAbs
}
