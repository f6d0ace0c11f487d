//! Sums that no word announces: items one under the other below their whole, and figures near each other that add up to the
//! last digit. The latter are believed only if they hold: chance rarely does that.

use crate::interval::Rational;
use crate::reading::Qualifier;

use super::super::fact::{Fact, Facts};
use super::super::formula::Relation;
use super::super::model::{Check, Found, Verdict};
use super::super::portion::is_known;
use super::super::verdict::{sum_of, term};
use super::{draft, is_amount, n_digits, near_miss};

/// Figures on either side of a whole among which its parts are looked for.
const N_AROUND: usize = 10;
/// Parts of a sum that no word announces.
const MAX_PARTS: usize = 6;
/// Sentences between a whole and its parts.
const MAX_SENTENCES: u32 = 6;
/// Digits of a whole from which on chance is unlikely.
const MIN_DIGITS: usize = 3;
/// Items of a list.
const MAX_ITEMS: usize = 24;

pub(super) fn find(facts: &Facts<'_>, found: &mut Found) {
    items(facts, found);
    by_search(facts, found);
}

/// "- Từ 3 đến 6 tháng: 1.318 đơn vị, 31,4 tỷ đồng; - Từ 6 đến 12 tháng: …" below "2.914 đơn vị, 412,6 tỷ đồng".
fn items(facts: &Facts<'_>, found: &mut Found) {
    let rows = facts.rows();
    let is_item = |row: &super::super::rows::Row| row.starts_as_item(facts);
    for list in rows.chunk_by(|a, b| is_item(a) && is_item(b) && b.block - a.block <= 1) {
        let Some(first) = list.first().filter(|_| (2..=MAX_ITEMS).contains(&list.len())) else { continue };
        let at = rows.partition_point(|row| row.sentence < first.sentence);
        for column in 0..list.iter().map(|row| row.len()).min().unwrap_or(0).min(4) {
            let parts: Vec<&Fact<'_>> = list.iter().filter_map(|row| row.figure(facts, column)).collect();
            let (Some(part), true) = (parts.first(), parts.iter().all(|part| is_amount(part))) else { continue };
            if !parts.iter().all(|other| other.counts_like(part, facts)) {
                continue;
            }
            let above = rows.get(at.saturating_sub(3)..at).unwrap_or(&[]).iter().rev();
            let above = above.filter(|row| first.block - row.block <= 3);
            let mut wholes = above.flat_map(|row| (0..row.len()).filter_map(|at| row.figure(facts, at)));
            let is_whole = |whole: &&Fact<'_>| {
                is_amount(whole) && whole.counts_like(part, facts) && parts.iter().all(|part| part.point < whole.point)
            };
            if let Some(whole) = wholes.find(is_whole) {
                let sum = equal(facts, whole, &parts);
                found.extend(sum.or_else(|| near_miss(facts, whole, &parts)));
            }
        }
    }
}

/// Parts that make a whole exactly, wherever they stand around it.
fn by_search(facts: &Facts<'_>, found: &mut Found) {
    for (at, whole) in facts.list.iter().enumerate() {
        let is_telling = is_amount(whole) && n_digits(whole.mention.value) >= MIN_DIGITS;
        if !is_telling || whole.mention.qualifier != Qualifier::Exact {
            continue;
        }
        let is_near = |part: &&Fact<'_>| {
            is_amount(part)
                && part.mention.span != whole.mention.span
                && part.mention.sentence.abs_diff(whole.mention.sentence) <= MAX_SENTENCES
                && part.is_commensurable(whole)
                && (part.counts_like(whole, facts) || part.shares_sentence(whole))
                && part.point < whole.point
                && part.point > Rational::ZERO
        };
        let behind = facts.list.get(at + 1..(at + 1 + N_AROUND).min(facts.list.len())).unwrap_or(&[]);
        let before = facts.list.get(at.saturating_sub(N_AROUND)..at).unwrap_or(&[]);
        for side in [behind, before] {
            let parts: Vec<&Fact<'_>> = side.iter().filter(is_near).collect();
            let sums = (0..parts.len())
                .flat_map(|from| (from + 2..=(from + MAX_PARTS).min(parts.len())).map(move |to| (from, to)));
            let sum = sums.filter_map(|(from, to)| parts.get(from..to)).find_map(|parts| equal(facts, whole, parts));
            if let Some(check) = sum.filter(|check| !is_known(found, check) && !is_same(found, check)) {
                found.push(check);
            }
        }
    }
}

fn is_same(found: &Found, check: &Check) -> bool {
    found.checks.iter().rev().take(200).any(|other| other.id == check.id)
}

fn equal<'a>(facts: &Facts<'a>, whole: &Fact<'a>, parts: &[&Fact<'a>]) -> Option<Check> {
    let n = parts.len();
    let draft = draft(facts, whole, parts);
    if draft.point(&sum_of(0..n)) != Some(whole.point) {
        return None;
    }
    Some(draft.compares(sum_of(0..n), Relation::Equals, term(n))).filter(|check| check.verdict == Verdict::Agrees)
}
