//! What goes out and comes in, and which is more: "xuất khẩu 1,83 tỷ USD, nhập khẩu 1,61 tỷ USD, tức xuất siêu 220 triệu USD".

use crate::reading::{Measure, MentionKind};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::before;
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::rows::{Row, ends_with_one, has_one, rfind};
use super::super::verdict::{CheckBuilder, term};
use crate::reading::Qualifier;

/// Sentences above a balance in which its two sides stand.
const MAX_SENTENCES: u32 = 3;
/// Figures of one row that are looked at.
const MAX_FIGURES: usize = 16;
/// Checks of one text that are looked through for the same figures.
const MAX_BACK: usize = 400;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let rows = facts.rows();
    for (at_row, row) in rows.iter().enumerate() {
        for at in 0..row.len().min(MAX_FIGURES) {
            let Some(rest) = row.figure(facts, at).filter(|it| is_money(it)) else { continue };
            let words = before(facts, row, at);
            let is_said = |names: &&[String; 3]| {
                names
                    .get(2)
                    .is_some_and(|name| ends_with_one(words.trim_end(), name) || has_one(super::tail(&words), name))
            };
            let Some([more, less, _]) = facts.structure.cues.balances.iter().find(is_said) else { continue };
            let from = at_row.saturating_sub(MAX_SENTENCES as usize);
            let near = rows.get(from..=at_row).unwrap_or(&[]);
            let near = near.iter().filter(|near| row.sentence - near.sentence <= MAX_SENTENCES);
            let near: Vec<&Row> = near.collect();
            let (a, b) = (side(facts, &near, more, rest), side(facts, &near, less, rest));
            let check = a.zip(b).filter(|(a, b)| a.term != b.term).map(|(a, b)| difference(facts, a, b, rest));
            let is_held = |check: &Check| {
                found
                    .checks
                    .iter()
                    .rev()
                    .take(MAX_BACK)
                    .any(|other| check.terms.iter().all(|term| other.terms.contains(term)))
            };
            // Further above, a part of a side may be meant: only what holds is believed.
            let is_here = |fact: &CheckedFigure<'_>| fact.shares_sentence(rest);
            let are_here = a.zip(b).is_some_and(|(a, b)| is_here(a) && is_here(b));
            let check = check.filter(|check| check.verdict == Verdict::Agrees || are_here);
            found.extend(check.filter(|check| !is_held(check) && !is_known(found, check)));
        }
    }
}

fn is_money(fact: &CheckedFigure<'_>) -> bool {
    fact.mention.kind == MentionKind::Money
        && fact.mention.upper.is_none()
        && fact.mention.qualifier == Qualifier::Exact
}

/// The only amount that is called so before the balance, of its currency.
fn side<'b, 'a>(
    facts: &'b Facts<'a>,
    rows: &[&Row],
    name: &String,
    rest: &CheckedFigure<'_>,
) -> Option<&'b CheckedFigure<'a>> {
    let is_called = |row: &Row, at: usize| {
        let words = before(facts, row, at);
        let balances = facts.structure.cues.balances.iter().flatten();
        let last = balances.filter_map(|other| Some((rfind(&words, other)?, other))).max();
        has_one(&words, name) && last.is_some_and(|(_, last)| last == name)
    };
    let figures = rows.iter().flat_map(|row| (0..row.len().min(MAX_FIGURES)).map(move |at| (*row, at)));
    let mut called = figures.filter_map(|(row, at)| {
        let fact = row.figure(facts, at)?;
        let is_it =
            is_money(fact) && fact.measure() == Measure::Level && fact.mention.span.end <= rest.mention.span.start;
        let is_like = fact.is_commensurable(rest) && fact.is_goal() == rest.is_goal() && fact.term != rest.term;
        (is_it && is_like && is_called(row, at)).then_some(fact)
    });
    called.next().filter(|_| called.next().is_none())
}

fn difference<'a>(facts: &Facts<'a>, a: &CheckedFigure<'a>, b: &CheckedFigure<'a>, rest: &CheckedFigure<'a>) -> Check {
    let builder = CheckBuilder::new(Kind::Growth, facts.doc, &[a, b, rest]);
    builder.compares(term(0).minus(term(1)), Relation::Equals, super::super::clause::size(rest, 2))
}
