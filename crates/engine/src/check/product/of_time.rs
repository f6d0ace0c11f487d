//! A total over a stretch that the sentence names, and its average: "trong 12 tháng, tổng đài nhận 36.000 cuộc gọi, bình quân 3.000
//! cuộc mỗi tháng".

use crate::interval::Rational;
use crate::reading::MentionKind;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Expr, Relation};
use super::super::kinds::Kind;
use super::super::model::Check;
use super::super::rows::{Row, after_first, has_one, normal};
use super::super::verdict::{CheckBuilder, term};

/// Figures before an average among which its total stands.
const MAX_BACK: usize = 3;
/// Letters of a sentence in which the stretch is looked for.
const MAX_CHARS: usize = 500;

/// The check of an average per `per`, the name of a unit of time.
pub(super) fn check<'a>(
    facts: &Facts<'a>,
    row: &Row,
    at: usize,
    average: &CheckedFigure<'a>,
    per: &str,
) -> Option<Check> {
    let unit = per.split_whitespace().next()?;
    let names = facts.structure.conversions.iter().filter_map(|link| link.words.as_ref()).flatten();
    let is_sort = matches!(
        average.mention.kind,
        MentionKind::Rate | MentionKind::Money | MentionKind::Count | MentionKind::Measure
    );
    if !is_sort || !names.into_iter().any(|name| name == unit) {
        return None;
    }
    let n = stretch(facts, row, unit)?;
    let before = (0..at).rev().take(MAX_BACK).filter_map(|at| row.figure(facts, at));
    let mut totals = before
        .filter(|total| total.is_amount() && super::is_of_noun(facts, total, average) && total.point > average.point);
    let total = totals.next().filter(|_| totals.next().is_none())?;
    let builder = CheckBuilder::new(Kind::Product, facts.doc, &[total, average]);
    Some(builder.compares(term(0).over(Expr::Number(n)), Relation::Equals, term(1)))
}

/// The number before the unit of time in the sentence, if there is one alone: 12 of "trong 12 tháng".
fn stretch(facts: &Facts<'_>, row: &Row, unit: &str) -> Option<Rational> {
    let sentence = facts.doc.reading.sentences.get(row.sentence as usize)?;
    let text: String = sentence.span.of(facts.doc.text).chars().take(MAX_CHARS).collect();
    let words = normal(&text);
    let words: Vec<&str> = words.split_whitespace().collect();
    // "Để đạt mục tiêu cả năm 546 tỷ USD, 8 tháng còn lại mỗi tháng phải xuất khẩu 48 tỷ USD": the average is of what is left.
    let is_rest = |at: usize| {
        let behind = words.get(at..).unwrap_or_default().iter().take(2).copied().collect::<Vec<_>>().join(" ");
        after_first(&behind, &facts.structure.cues.others).is_some()
    };
    let named = || words.windows(2).enumerate().filter(|(_, pair)| matches!(pair, [_, name] if *name == unit));
    if named().any(|(at, _)| is_rest(at + 2)) {
        return None;
    }
    let numbers = named().filter_map(|(_, pair)| pair.first()?.parse::<i64>().ok());
    let mut all: Vec<i64> = numbers.filter(|n| *n > 1).collect();
    all.dedup();
    match all.as_slice() {
        [n] => Some(Rational::whole(*n)),
        [] => in_words(facts, &format!(" {} ", words.join(" ")), unit),
        _ => None,
    }
}

/// A stretch that no number tells: "cả năm", "nửa năm qua", "trong tuần".
fn in_words(facts: &Facts<'_>, words: &str, unit: &str) -> Option<Rational> {
    let cues = &facts.structure.cues;
    let links = facts.structure.conversions.iter().filter_map(|link| Some((link.words.as_ref()?, link.factor)));
    let longer: Vec<(&String, i64)> =
        links.filter(|([_, short], _)| short == unit).map(|([long, _], factor)| (long, factor)).collect();
    let named = |opens: &[String], long: &str| opens.iter().any(|open| has_one(words, &format!("{open} {long}")));
    let of = |opens: &[String]| longer.iter().find(|(long, _)| named(opens, long)).map(|(_, factor)| *factor);
    let half = of(&cues.half_of).and_then(|factor| Rational::new(factor.into(), 2));
    half.or_else(|| of(&cues.all_of).map(Rational::whole))
}
