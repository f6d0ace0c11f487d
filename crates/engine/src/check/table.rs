//! Rows of figures under each other that all follow one arithmetic: "Quảng Bình 71.420, Quảng Trị 54.860, cả hai 126.280", "kế
//! hoạch 250, thực hiện 200, đạt 80 %". What most rows follow the others must follow, too; nothing else is believed.

mod totals;

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::{Expr, Relation};
use super::kinds::Kind;
use super::model::{Check, CheckResults, Verdict};
use super::portion::is_known;
use super::rows::{Row, lines, n_words};
use super::verdict::{CheckBuilder, sum_of, term};

/// Rows of one table; a longer one is looked at in pieces.
const MAX_ROWS: usize = 60;
/// Tables of one text.
const MAX_TABLES: usize = 200;
/// Rows that must follow a rule before it is believed.
const MIN_HOLDING: usize = 2;
/// So many times as many rows must follow a rule as do not.
const TIMES: usize = 3;
/// Rows at the head of a table on which a rule is tried first.
const N_TRIED: usize = 5;
/// Figures of one row.
const COLUMNS: std::ops::RangeInclusive<usize> = 3..=8;
/// Words between two figures of one row.
const MAX_WORDS: usize = 4;
/// Sentences from one row to the next, beside its cells: the number of a row, "1.", is read as one.
const MAX_SENTENCES: usize = 2;
/// Columns that one sum takes.
const MAX_PARTS: usize = 5;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = lines(facts);
    let is_next = |a: &Row, b: &Row| {
        a.len() == b.len()
            && (b.sentence - a.sentence) as usize <= MAX_SENTENCES + b.len()
            && (b.block - a.block == 1 || is_on_next_line(facts, a, b))
            && is_of_table(a)
            && is_of_table(b)
    };
    let tables = rows.chunk_by(is_next).filter(|table| table.len() > MIN_HOLDING);
    for table in tables.flat_map(|table| table.chunks(MAX_ROWS)).take(MAX_TABLES) {
        let Some(first) = table.first().filter(|first| COLUMNS.contains(&first.len())) else { continue };
        for rule in rules(first.len()) {
            let new: Vec<Check> = of_rule(facts, table, &rule).into_iter().filter(|it| !is_known(found, it)).collect();
            found.extend(new);
        }
        totals::find(facts, table, found);
    }
}

/// Rows under a head are one block, each on its own line.
fn is_on_next_line(facts: &Facts<'_>, a: &Row, b: &Row) -> bool {
    let last = a.len().checked_sub(1).and_then(|at| a.figure(facts, at));
    let between = last.zip(b.figure(facts, 0));
    let between = between.and_then(|(last, first)| {
        facts.doc.text.get(last.mention.span.end as usize..first.mention.span.start as usize)
    });
    a.block == b.block && between.is_some_and(|words| words.contains('\n'))
}

/// Figures with few words between them, on a line of their own.
fn is_of_table(row: &Row) -> bool {
    COLUMNS.contains(&row.len()) && (1..row.len()).all(|at| n_words(row.gap(at)) <= MAX_WORDS)
}

/// What a column is of others, by their places.
enum Rule {
    /// The sum of neighbours, right before it or behind it.
    Sum { parts: std::ops::Range<usize>, whole: usize },
    /// So many percent that one is of another.
    Share { part: usize, whole: usize, percent: usize },
    /// The change from one to another, in percent.
    Growth { later: usize, earlier: usize, percent: usize },
}

fn rules(n: usize) -> Vec<Rule> {
    let mut all = Vec::new();
    for from in 0..n {
        for to in from + 2..=n.min(from + MAX_PARTS) {
            all.extend((to < n).then_some(Rule::Sum { parts: from..to, whole: to }));
            all.extend(from.checked_sub(1).map(|whole| Rule::Sum { parts: from..to, whole }));
        }
    }
    for percent in 1..n {
        for (a, b) in (0..percent).flat_map(|a| (0..percent).map(move |b| (a, b))).filter(|(a, b)| a != b) {
            all.push(Rule::Share { part: a, whole: b, percent });
            all.push(Rule::Growth { later: a, earlier: b, percent });
        }
    }
    all
}

/// The checks of a rule that most rows follow.
fn of_rule(facts: &Facts<'_>, table: &[Row], rule: &Rule) -> Vec<Check> {
    let head = table.iter().take(N_TRIED).filter_map(|row| check(facts, row, rule));
    if head.filter(holds).count() < MIN_HOLDING {
        return Vec::new();
    }
    let all: Vec<Check> = table.iter().filter_map(|row| check(facts, row, rule)).collect();
    let n_holding = all.iter().filter(|check| holds(check)).count();
    let is_rule = n_holding >= TIMES * (all.len() - n_holding);
    let is_rule = is_rule || (n_holding >= MIN_HOLDING && all.len() - n_holding <= 1 && all.len() == table.len());
    if is_rule { all } else { Vec::new() }
}

fn holds(check: &Check) -> bool {
    check.verdict == Verdict::Agrees
}

/// What a rule says of one row; `None` if its figures are of other sorts.
fn check(facts: &Facts<'_>, row: &Row, rule: &Rule) -> Option<Check> {
    let amount = |at: usize| row.figure(facts, at).filter(|it| is_amount(it));
    let percent = |at: usize| row.figure(facts, at).filter(|it| is_percent(it));
    match rule {
        Rule::Sum { parts, whole } => {
            let mut terms: Vec<&CheckedFigure<'_>> = parts.clone().map(amount).collect::<Option<_>>()?;
            let n = terms.len();
            terms.push(amount(*whole)?);
            Some(CheckBuilder::new(Kind::Table, facts.doc, &terms).compares(sum_of(0..n), Relation::Equals, term(n)))
        }
        Rule::Share { part, whole, percent: at } => {
            let terms = [amount(*part)?, amount(*whole)?, percent(*at)?];
            let share = term(0).over(term(1)).percent();
            Some(CheckBuilder::new(Kind::Table, facts.doc, &terms).compares(share, Relation::Equals, term(2)))
        }
        Rule::Growth { later, earlier, percent: at } => {
            let terms = [amount(*later)?, amount(*earlier)?, percent(*at)?];
            let growth = term(0).over(term(1)).minus(Expr::one()).percent();
            Some(CheckBuilder::new(Kind::Table, facts.doc, &terms).compares(growth, Relation::Equals, term(2)))
        }
    }
}

/// A figure above zero that is no percentage: cells often print no unit.
fn is_amount(fact: &CheckedFigure<'_>) -> bool {
    use MentionKind::{Count, Measure, Money};
    matches!(fact.mention.kind, Count | Measure | Money) && fact.mention.upper.is_none() && fact.point > Rational::ZERO
}

/// A percentage, or a bare number that can be one under a head that says so.
fn is_percent(fact: &CheckedFigure<'_>) -> bool {
    let is_bare = fact.mention.kind == MentionKind::Count && fact.mention.unit.text.is_empty();
    let n_digits = fact.mention.value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    (fact.mention.kind == MentionKind::Percent || is_bare) && fact.mention.upper.is_none() && n_digits >= 1
}
