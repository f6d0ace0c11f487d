//! A wrong figure is noticed: each figure of the seeds in turn is changed by 30 %, and a check on it must ask for
//! another look, while no check on other figures changes its verdict.

use std::collections::BTreeMap;

use super::gold::{self, Gold};
use engine::Decimal;
use engine::check::across::Fingerprint;
use engine::check::{Check, CheckNote, Doc, Kind, Structure, Term, Verdict, report};
use engine::reading::MentionIdx;

fn checks(docs: &[Doc<'_>], structure: &Structure, prints: &[Fingerprint]) -> BTreeMap<String, Check> {
    gold::findings(report(docs, structure, prints)).into_iter().map(|check| (check.id.clone(), check)).collect()
}

#[derive(Default)]
struct Tally {
    n_in_a_check: usize,
    n_caught: usize,
    missed: Vec<String>,
    disturbed: Vec<String>,
}

/// Changes each figure by `factor`; `is_held` says which checks a figure must be in to count.
fn mutate(golds: &mut [Gold], factor: &str, is_held: impl Fn(&Check) -> bool) -> Tally {
    let structure = gold::structure();
    let prints = gold::prints(golds);
    let before = checks(&gold::docs(golds), &structure, &prints);
    let factor: Decimal = factor.parse().unwrap();
    let mut tally = Tally::default();
    for document in 0..golds.len() {
        for mention in 0..golds[document].reading.mentions.len() {
            let original = golds[document].reading.clone();
            let reading = &mut golds[document].reading;
            let mut own = Vec::new();
            let changed = &mut reading.mentions[mention];
            changed.value = changed.value.checked_mul(factor).unwrap();
            for (i, observation) in reading.observations.iter_mut().enumerate() {
                if observation.mention == MentionIdx(mention as u32) {
                    observation.signed = observation.signed.checked_mul(factor).unwrap();
                    own.push(Term { document: document as u32, observation: i as u32 });
                }
            }
            let is_own = |check: &Check| check.terms.iter().any(|term| own.contains(term));
            let quote = reading.mentions[mention].span.of(&golds[document].text).to_owned();
            if before.values().any(|check| is_own(check) && is_held(check)) {
                let after = checks(&gold::docs(golds), &structure, &prints);
                tally.n_in_a_check += 1;
                let is_caught = after.values().any(|check| {
                    is_own(check)
                        && check.verdict == Verdict::LookAgain
                        && before.get(&check.id).is_none_or(|old| old.verdict != Verdict::LookAgain)
                });
                match is_caught {
                    true => tally.n_caught += 1,
                    false => tally.missed.push(format!("{} {quote}", golds[document].id)),
                }
                for (id, check) in &after {
                    let old = before.get(id);
                    let is_pinned =
                        |check: &Check| check.notes.iter().any(|note| matches!(note, CheckNote::PinnedByParts(_)));
                    let is_related = is_own(check) || is_pinned(check) || old.is_some_and(is_pinned);
                    let is_changed = match old {
                        Some(old) => old.verdict != check.verdict,
                        None => check.verdict == Verdict::LookAgain,
                    };
                    if !is_related && is_changed {
                        tally.disturbed.push(format!("{} {quote}: {id}", golds[document].id));
                    }
                }
            }
            golds[document].reading = original;
        }
    }
    tally
}

fn assert_caught(what: &str, tally: &Tally) {
    println!("{what}: {} of {} caught; missed: {:#?}", tally.n_caught, tally.n_in_a_check, tally.missed);
    assert!(tally.disturbed.is_empty(), "{what}: verdicts of others changed: {:#?}", tally.disturbed);
    assert!(tally.n_caught * 100 >= tally.n_in_a_check * 60, "{what}: {:#?}", tally.missed);
}

#[test]
fn a_figure_changed_by_30_percent_is_caught_in_the_corpus() {
    for factor in ["1.3", "0.7"] {
        let tally = mutate(&mut gold::seeds(), factor, |_| true);
        assert_caught(&format!("any check, × {factor}"), &tally);
        let tally = mutate(&mut gold::seeds(), factor, |check| check.verdict != Verdict::Undecided);
        assert_caught(&format!("checks with a verdict, × {factor}"), &tally);
    }
}

#[test]
fn a_figure_changed_by_30_percent_is_caught_without_reprints() {
    for factor in ["1.3", "0.7"] {
        let mut golds = gold::seeds();
        golds.remove(2);
        let is_held = |check: &Check| check.verdict != Verdict::Undecided && check.kind != Kind::Plausible;
        assert_caught(&format!("four seeds, × {factor}"), &mutate(&mut golds, factor, is_held));
    }
}

#[test]
fn a_figure_changed_by_30_percent_is_caught_in_what_the_engine_reads() {
    let mut read = gold::read_by_engine(gold::seeds());
    assert_caught("as read by the engine, × 1.3", &mutate(&mut read, "1.3", |_| true));
}
