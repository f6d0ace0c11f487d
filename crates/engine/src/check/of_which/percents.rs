//! Percentages that make a percentage, as rates of a contribution do: "là 2 %, trong đó doanh nghiệp 1 % và người lao động
//! 1 %". Rates of groups do not ("bao phủ 90 %, trong đó nam 91 %, nữ 89 %"): only parts that make their whole are believed.

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{has_one, normal};
use super::super::verdict::{sum_of, term};
use super::{Opening, builder};
use crate::Span;
use crate::interval::Rational;

/// Parts of one percentage.
const MAX_PARTS: usize = 6;
/// Percentages before an opening that may be the whole.
const MAX_BACK: usize = 4;

/// "đạt 35 % lực lượng lao động, trong đó tự nguyện chiếm 1 % lực lượng lao động": of one base, so that the part is not more. That
/// it is says nothing: the words may name only the sort of base.
fn of_one_base<'a>(facts: &Facts<'a>, whole: &CheckedFigure<'a>, part: &CheckedFigure<'a>) -> Option<Check> {
    let base = base_behind(facts, whole)?;
    let is_of_one = base_behind(facts, part).as_ref() == Some(&base) && part.is_goal() == whole.is_goal();
    let check = builder(facts, whole, &[part]).compares(term(0), Relation::AtMost, term(1));
    Some(check).filter(|check| is_of_one && check.verdict == Verdict::Agrees)
}

/// The words right behind a share, which name what it is of.
fn base_behind(facts: &Facts<'_>, share: &CheckedFigure<'_>) -> Option<Vec<String>> {
    let behind = facts.doc.text.get(share.mention.span.end as usize..)?;
    let words = normal(&behind.chars().take(BASE_CHARS).collect::<String>());
    let named = words.split_whitespace().take(BASE_WORDS).take_while(|word| word.chars().all(char::is_alphabetic));
    let named: Vec<String> = named.map(str::to_owned).collect();
    (named.len() == BASE_WORDS).then_some(named)
}

/// Words that name a base, and letters in which they stand.
const BASE_WORDS: usize = 4;
const BASE_CHARS: usize = 48;

/// "đóng 32,5 %, trong đó doanh nghiệp 22 %, người lao động 11,5 %": who pays what of a contribution pays a part of it.
fn of_payers<'a>(
    facts: &Facts<'a>,
    opening: &Opening,
    whole: &CheckedFigure<'a>,
    parts: &[&CheckedFigure<'a>],
) -> Option<Check> {
    let [one, other, ..] = parts else { return None };
    let words = |start: u32, end: u32| normal(Span { start, end: end.max(start) }.of(facts.doc.text));
    let before = words(opening.reach.start, one.mention.span.start);
    let between = words(one.mention.span.end, other.mention.span.start);
    let is_in = |words: &str, name: &String| has_one(words, name);
    let payers = facts.structure.cues.payers.iter();
    let are_payers = payers.flat_map(|[a, b]| [(a, b), (b, a)]).any(|(a, b)| is_in(&before, a) && is_in(&between, b));
    let sum = one.point.checked_add(other.point)?;
    let (low, high) = (whole.point.checked_mul(Rational::new(1, 2)?)?, whole.point.checked_mul(Rational::new(8, 5)?)?);
    let is_sure = are_payers && parts.len() == 2 && sum > low && sum < high && one.is_goal() == whole.is_goal();
    let mut check = builder(facts, whole, &[one, other]).compares(sum_of(0..2), Relation::Equals, term(2));
    // Rates are set, not rounded.
    if sum != whole.point {
        check.verdict = Verdict::LookAgain;
    }
    is_sure.then_some(check)
}

/// Looks behind each opening.
pub(super) fn find(facts: &Facts<'_>, openings: &[Opening], found: &mut CheckResults) {
    let percentages: Vec<usize> =
        (0..).zip(&facts.list).filter(|(_, fact)| fact.is_percentage()).map(|(at, _)| at).collect();
    for opening in openings.iter().filter(|_| !percentages.is_empty()) {
        let Some(sentence) = facts.sentence_of(opening.span) else { continue };
        let from = facts.n_before(opening.span.end);
        let reach = |fact: &&CheckedFigure<'_>| opening.reach.contains(fact.mention.span);
        let behind = facts.list.get(from..).unwrap_or(&[]).iter().take_while(reach);
        let parts: Vec<&CheckedFigure<'_>> = behind.filter(|fact| fact.is_percentage()).take(MAX_PARTS).collect();
        let near = |fact: &&CheckedFigure<'_>| fact.mention.sentence as usize + 1 >= sentence;
        let before = percentages.get(..percentages.partition_point(|at| *at < from)).unwrap_or(&[]);
        let before = before.iter().rev().filter_map(|at| facts.list.get(*at)).take_while(near);
        for whole in before.take(MAX_BACK) {
            let making = (2..=parts.len()).filter_map(|n| parts.get(..n)).find_map(|parts| {
                let builder = builder(facts, whole, parts);
                let is_exact = builder.point(&sum_of(0..parts.len())) == Some(whole.point);
                is_exact.then(|| builder.compares(sum_of(0..parts.len()), Relation::Equals, term(parts.len())))
            });
            let check = making.or_else(|| of_payers(facts, opening, whole, &parts));
            let check = check.or_else(|| of_one_base(facts, whole, parts.first()?));
            if let Some(check) = check.filter(|check| !is_known(found, check)) {
                found.push(check);
                break;
            }
        }
    }
}
