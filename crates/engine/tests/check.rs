//! Checks against the annotated relations: on facts made from the annotation, and on what the engine reads itself.

#[path = "support/gold.rs"]
mod gold;

use engine::check::{Check, Term, Verdict, checks};
use gold::{Gold, GoldRelation};

/// What an annotated result means as a verdict.
fn expected(holds: Option<bool>) -> &'static [Verdict] {
    match holds {
        Some(true) => &[Verdict::Agrees],
        Some(false) => &[Verdict::LookAgain, Verdict::AgreesIfRounded],
        None => &[Verdict::Undecided],
    }
}

fn sorted(mut terms: Vec<Term>) -> Vec<Term> {
    terms.sort_unstable();
    terms.dedup();
    terms
}

/// The checks on exactly these figures.
fn on<'c>(all: &'c [Check], terms: &[Term]) -> Vec<&'c Check> {
    let terms = sorted(terms.to_vec());
    all.iter().filter(|check| sorted(check.terms.clone()) == terms).collect()
}

fn coverage(golds: &[Gold], all: &[Check]) -> (Vec<String>, usize) {
    let mut missing = Vec::new();
    let mut n = 0;
    for (document, gold) in golds.iter().enumerate() {
        for relation in &gold.relations {
            n += 1;
            let term = |observation: &u32| Term { document: document as u32, observation: *observation };
            let terms: Vec<Term> = relation.terms.iter().map(term).collect();
            missing.extend(miss(&gold.id, relation, &on(all, &terms)));
        }
    }
    (missing, n)
}

fn miss(id: &str, relation: &GoldRelation, found: &[&Check]) -> Option<String> {
    if found.iter().any(|check| expected(relation.holds).contains(&check.verdict)) {
        return None;
    }
    let verdicts: Vec<_> = found.iter().map(|check| (check.kind, check.verdict)).collect();
    Some(format!("{id} {} {:?} {:?} {verdicts:?} {}", relation.kind, relation.terms, relation.holds, relation.note))
}

#[test]
fn every_relation_of_the_seeds_is_found() {
    let golds = gold::seeds();
    let all = checks(&gold::docs(&golds), &gold::structure());
    let (missing, n) = coverage(&golds, &all);
    assert!(missing.is_empty(), "{} of {n} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn relations_of_the_development_articles_are_found() {
    let Some(golds) = gold::dev() else { return };
    let all = checks(&gold::docs(&golds), &gold::structure());
    let (missing, n) = coverage(&golds, &all);
    println!("{} of {n} missing:\n{}", missing.len(), missing.join("\n"));
    assert!((n - missing.len()) * 100 >= n * 80, "{} of {n} missing:\n{}", missing.len(), missing.join("\n"));
}
