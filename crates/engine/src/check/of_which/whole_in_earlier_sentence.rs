//! A part that is told apart from its whole: "hơn 1.400 đơn vị nợ 180 tỷ đồng. Riêng nợ khó thu có gần 1.000 đơn vị, với hơn
//! 82 tỷ đồng"; with what is left, both make it: "31.000 tin. Riêng ở Trung ương là 12.400 tin; phần còn lại, 18.650 tin".

use super::super::Kind;
use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::model::{CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{Row, ends_with, has};
use super::super::verdict::{CheckBuilder, sum_of, term};
use super::{CheckNote, builder, is_amount, making, whole_list};

/// Words of a sentence among which the one stands that sets a part apart.
const MAX_WORDS: usize = 2;
/// Sentences above in which the whole stands.
const MAX_ROWS_ABOVE: usize = 2;
/// Sentences above in which the whole of a part and a rest stands.
const MAX_ROWS_OF_REST: usize = 12;
/// Amounts of one sentence that are looked at.
const MAX_AMOUNTS: usize = 6;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    let cues = &facts.structure.cues;
    for (at_row, row) in rows.iter().enumerate().skip(1) {
        let opens = row.gap(0).split_whitespace().take(MAX_WORDS).fold(" ".to_owned(), |all, word| all + word + " ");
        let above = rows.get(at_row.saturating_sub(MAX_ROWS_ABOVE)..at_row).unwrap_or(&[]);
        let is_near = |above: &&Row| row.sentence - above.sentence <= MAX_ROWS_ABOVE as u32;
        with_rest_of_row(facts, row, rows.get(at_row.saturating_sub(MAX_ROWS_OF_REST)..at_row).unwrap_or(&[]), found);
        if has(&opens, &cues.some_of) {
            some(facts, row, above.last().filter(is_near), found);
        }
        if !has(&opens, &cues.apart) {
            continue;
        }
        let mut seen: Vec<&CheckedFigure<'_>> = Vec::new();
        for (at, part) in (0..row.len()).filter_map(|at| Some((at, row.figure(facts, at)?))) {
            if seen.len() == MAX_AMOUNTS {
                break;
            }
            if !is_amount(part)
                || part.mention.upper.is_some()
                || seen.iter().any(|other| other.counts_like(part, facts))
            {
                continue;
            }
            seen.push(part);
            if let Some(whole) = above.iter().rev().filter(is_near).find_map(|above| whole_above(facts, above, part)) {
                let check = with_rest(facts, row, at, whole).unwrap_or_else(|| at_most(facts, part, whole));
                // That a part is larger than what may not be its whole is no fault.
                let is_sure = check.verdict == Verdict::Agrees || check.notes.contains(&CheckNote::ListIsComplete);
                if is_sure && !is_known(found, &check) {
                    found.push(check);
                }
            }
        }
    }
}

/// "tổng số tiền lên đến 24 tỉ. Cụ thể một số doanh nghiệp nợ nhiều như A (10 tỉ), B (6,3 tỉ)": they make no more than all.
fn some(facts: &Facts<'_>, row: &Row, above: Option<&Row>, found: &mut CheckResults) {
    let figures = (0..row.len().min(MAX_AMOUNTS)).filter_map(|at| row.figure(facts, at));
    let amounts: Vec<&CheckedFigure<'_>> = figures.filter(|it| is_amount(it) && it.mention.upper.is_none()).collect();
    let Some(first) = amounts.first() else { return };
    let parts: Vec<&CheckedFigure<'_>> = amounts.iter().filter(|it| it.counts_like(first, facts)).copied().collect();
    let n = parts.len();
    let Some(whole) = above.and_then(|above| whole_above(facts, above, first)).filter(|_| n > 1) else { return };
    let check = making(facts, whole, &parts).unwrap_or_else(|| {
        builder(facts, whole, &parts).note(CheckNote::PartsMissing).compares(sum_of(0..n), Relation::AtMost, term(n))
    });
    if check.verdict == Verdict::Agrees && !is_known(found, &check) {
        found.push(check);
    }
}

/// "chỉ có 5 doanh nghiệp ký hợp đồng; còn lại 7 đơn vị chưa ký" where a sentence above tells 12 doanh nghiệp. Only what makes the
/// whole is believed.
fn with_rest_of_row(facts: &Facts<'_>, row: &Row, above: &[Row], found: &mut CheckResults) {
    let cues = &facts.structure.cues;
    for at in 1..row.len().min(MAX_AMOUNTS) {
        let (Some(part), Some(rest)) = (row.figure(facts, at - 1), row.figure(facts, at)) else { continue };
        let is_part = |fact: &CheckedFigure<'_>| is_amount(fact) && fact.mention.upper.is_none() && !fact.is_goal();
        if !is_part(part) || !is_part(rest) || !ends_with(row.gap(at), &cues.left) || !has(row.gap(at), &cues.others) {
            continue;
        }
        let is_like = |a: &CheckedFigure<'_>, b: &CheckedFigure<'_>| a.counts_like(b, facts) || b.is_generic(facts);
        let is_whole = |whole: &&CheckedFigure<'_>| {
            let sum = part.point.checked_add(rest.point);
            is_part(whole) && whole.counts_like(part, facts) && is_like(whole, rest) && sum == Some(whole.point)
        };
        let mut wholes = above.iter().rev().flat_map(|row| (0..row.len().min(MAX_AMOUNTS)).map(move |at| (row, at)));
        let whole = wholes.find_map(|(row, at)| row.figure(facts, at).filter(is_whole));
        let check = whole.and_then(|whole| making(facts, whole, &[part, rest]));
        found.extend(check.filter(|check| !is_known(found, check)));
    }
}

/// The first amount of a noun in the sentence above.
fn whole_above<'b, 'a>(facts: &'b Facts<'a>, above: &Row, part: &CheckedFigure<'_>) -> Option<&'b CheckedFigure<'a>> {
    let mut figures = (0..above.len()).filter_map(|at| above.figure(facts, at));
    figures.find(|whole| is_amount(whole) && whole.counts_like(part, facts) && whole.is_goal() == part.is_goal())
}

/// The part and the one that is said to be the rest.
fn with_rest<'a>(facts: &Facts<'a>, row: &Row, at: usize, whole: &CheckedFigure<'a>) -> Option<super::Check> {
    let part = row.figure(facts, at)?;
    let next = row.figure(facts, at + 1).filter(|next| is_amount(next) && next.counts_like(whole, facts))?;
    let parts = [part, next];
    let is_rest = has(row.gap(at + 1), &facts.structure.cues.others);
    is_rest.then(|| making(facts, whole, &parts).or_else(|| whole_list(facts, whole, &parts)))?
}

fn at_most<'a>(facts: &Facts<'a>, part: &CheckedFigure<'a>, whole: &CheckedFigure<'a>) -> super::Check {
    let builder = CheckBuilder::new(Kind::OfWhich, facts.doc, &[part, whole]).note(CheckNote::FromText);
    builder.compares(term(0), Relation::AtMost, term(1))
}
