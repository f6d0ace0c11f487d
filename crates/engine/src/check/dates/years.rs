//! Two years and the time between them: "từ năm 2004 đến năm 2014, tròn 10 năm", "sinh năm 1950, mất năm 2020, thọ 70 tuổi".

use crate::interval::{End, Interval, Rational};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Expr, Formula, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, Verdict};
use super::super::rows::{Row, ends_with, has, is_only, n_words, normal};
use super::super::verdict::{CheckBuilder, term};

/// Letters of a sentence in which years are looked for.
const MAX_CHARS: usize = 400;
/// Words between two years of one stretch: "2004 đến năm 2014".
const MAX_BETWEEN: usize = 3;
/// Words between the stretch and the time.
const MAX_APART: usize = 8;
/// Years that are read as such.
const YEARS: std::ops::RangeInclusive<i64> = 1800..=2100;

pub(super) fn check<'a>(facts: &Facts<'a>, row: &Row, at: usize, time: &CheckedFigure<'a>) -> Option<Check> {
    let cues = &facts.structure.cues;
    let is_year = matches!(time.mention.unit.id.as_deref(), Some("year" | "age"))
        || is_only(&normal(&time.mention.unit.text), &cues.ages) && !time.mention.unit.text.is_empty();
    let sentence = facts.doc.reading.sentences.get(row.sentence as usize)?;
    let text = sentence.span.of(facts.doc.text);
    let is_told_apart = row.len() > 2 || !is_year || text.chars().nth(MAX_CHARS).is_some() || text.contains('/');
    let words = normal(text);
    let all = years(&words);
    let [(first_at, first), (second_at, second)] = all.as_slice() else { return None };
    let between = words.get(first_at + 4..*second_at)?;
    let is_stretch =
        n_words(between) <= MAX_BETWEEN && (has(between, &cues.until) || between.trim().starts_with(['-', '–']));
    let is_life = has(&words, &cues.since_birth);
    let place = time.mention.span.start.saturating_sub(sentence.span.start) as usize;
    let is_first = text.get(..place).is_some_and(|before| !before.chars().any(|letter| letter.is_ascii_digit()));
    // "sau 5 năm thi công, từ 2016 đến 2020", not "trong 2 năm cuối của kế hoạch 2016-2020".
    let is_near = match is_first {
        true => words.get(..*first_at).is_some_and(|words| ends_with(&format!("{words} "), &cues.since)),
        false => words.get(*second_at + 4..).is_some_and(|words| words.trim_start().starts_with([',', '(', '–'])),
    };
    let is_said = ends_with(row.gap(at), &cues.as_long)
        && n_words(row.gap(at)) <= 2 * MAX_APART
        && (is_near || has(&words, &cues.since_birth));
    if is_told_apart || first >= second || !is_said || !(is_stretch || is_life) {
        return None;
    }
    let (first, second) = (*first, *second);
    let n = second - first;
    let range = Interval::new(End::Closed(Rational::whole(n - 1)), End::Closed(Rational::whole(n + 1)))?;
    let verdict = if range.intersects(time.written) { Verdict::Agrees } else { Verdict::LookAgain };
    let left = Expr::Number(Rational::whole(second)).minus(Expr::Number(Rational::whole(first)));
    let formula = Formula { left, relation: Relation::Equals, right: Some(term(0)) };
    Some(CheckBuilder::new(Kind::Dates, facts.doc, &[time]).with_verdict(verdict, formula))
}

/// The years in a sentence, with their places.
fn years(words: &str) -> Vec<(usize, i64)> {
    let mut at = 0;
    let mut all = Vec::new();
    for word in words.split(' ') {
        let year = word.parse::<i64>().ok().filter(|year| word.len() == 4 && YEARS.contains(year));
        all.extend(year.map(|year| (at, year)));
        at += word.len() + 1;
    }
    all
}
