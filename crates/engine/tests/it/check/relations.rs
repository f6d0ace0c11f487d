//! Checks against the annotated relations: on facts made from the annotation, and on what the engine reads itself.

use engine::Span;
use engine::check::across::{Claim, ClaimAgreement, DifferenceKind, citations, passages};
use engine::date::date;

use super::gold::{self, Gold, GoldRelation};
use crate::folder;
use engine::check::{Check, CheckNote, Report, Term, Verdict, report};
use engine::interval::{End, Interval};

/// What an annotated result means as a verdict.
fn expected(holds: Option<bool>) -> &'static [Verdict] {
    match holds {
        Some(true) => &[Verdict::Agrees],
        Some(false) => &[Verdict::LookAgain, Verdict::AgreesIfRounded],
        None => &[Verdict::Undecided],
    }
}

fn run(golds: &[Gold]) -> Report {
    let structure = gold::structure();
    let prints = gold::prints(golds);
    report(&gold::docs(golds), &structure, &prints)
}

fn checks(golds: &[Gold]) -> Vec<Check> {
    gold::findings(run(golds))
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
    let is_other_base = |check: &&Check| relation.holds == Some(false) && check.notes.contains(&CheckNote::BaseChanged);
    let is_possible =
        |check: &&Check| relation.holds == Some(true) && check.notes.contains(&CheckNote::NotUnreasonable);
    let is_it = |check: &&Check| {
        is_possible(check) || expected(relation.holds).contains(&check.verdict) || is_other_base(check)
    };
    if found.iter().any(is_it) {
        return None;
    }
    let verdicts: Vec<_> = found.iter().map(|check| (check.kind, check.verdict)).collect();
    Some(format!("{id} {} {:?} {:?} {verdicts:?} {}", relation.kind, relation.terms, relation.holds, relation.note))
}

#[test]
fn every_relation_of_the_seeds_is_found() {
    let golds = gold::seeds();
    let all = checks(&golds);
    let (missing, n) = coverage(&golds, &all);
    assert!(missing.is_empty(), "{} of {n} missing:\n{}", missing.len(), missing.join("\n"));
}

#[test]
fn relations_of_the_development_articles_are_found() {
    let Some(golds) = gold::dev() else { return };
    let all = checks(&golds);
    let (missing, n) = coverage(&golds, &all);
    println!("{} of {n} missing:\n{}", missing.len(), missing.join("\n"));
    assert!((n - missing.len()) * 100 >= n * 80, "{} of {n} missing:\n{}", missing.len(), missing.join("\n"));
}

/// Both ends of an interval, for comparison with numbers that were rounded by hand.
fn ends(interval: Interval) -> Option<(f64, f64)> {
    let end = |end: End| end.value()?.rounded(6).map(|value| value.to_f64());
    end(interval.low()).zip(end(interval.high()))
}

#[test]
fn intervals_and_points_are_those_of_the_annotation() {
    let golds = gold::seeds();
    let all = checks(&golds);
    let is_near = |a: f64, b: f64| (a - b).abs() <= 0.002 * b.abs() + 0.005;
    let mut n_compared = 0;
    let mut wrong = Vec::new();
    for (document, gold) in golds.iter().enumerate() {
        for relation in &gold.relations {
            let terms: Vec<Term> =
                relation.terms.iter().map(|t| Term { document: document as u32, observation: *t }).collect();
            let found = on(&all, &terms);
            if let Some((low, high)) = relation.computed {
                n_compared += 1;
                let all: Vec<Interval> =
                    found.iter().flat_map(|c| c.derived.iter().map(|d| d.interval).chain([c.computed])).collect();
                if !all.iter().filter_map(|i| ends(*i)).any(|(a, b)| is_near(a, low) && is_near(b, high)) {
                    wrong.push(format!(
                        "{} {:?} {low} {high}: {:?}",
                        gold.id,
                        relation.terms,
                        all.iter().map(|i| ends(*i)).collect::<Vec<_>>()
                    ));
                }
            }
            if let Some(point) = relation.point {
                n_compared += 1;
                let all: Vec<f64> = found
                    .iter()
                    .flat_map(|check| check.derived.iter().filter_map(|d| Some(d.point?.rounded(6)?.to_f64())))
                    .collect();
                if !all.iter().any(|found| is_near(*found, point)) {
                    wrong.push(format!("{} {:?} point {point}: {all:?}", gold.id, relation.terms));
                }
            }
        }
    }
    assert!(n_compared > 50 && wrong.is_empty(), "{} of {n_compared} differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_relation_across_the_seeds_is_found() {
    let golds = gold::seeds();
    assert_across(&golds, &golds);
    assert_across(&golds, &gold::read_by_engine(gold::again(&golds)));
}

/// Holds the checks on `read` against the relations annotated across `golds`. 000 and 002 are one source: the annotation
/// names whichever it likes.
fn assert_across(golds: &[Gold], read: &[Gold]) {
    let run = run(read);
    let all = gold::findings(run.clone());
    let mut missing = Vec::new();
    for (relation, terms) in gold::cross_relations(golds).into_iter().filter(|(_, terms)| !terms.is_empty()) {
        let wanted = values(golds, &run, &terms);
        let found: Vec<&Check> = all.iter().filter(|check| values(read, &run, &check.terms) == wanted).collect();
        missing.extend(miss("across", &relation, &found));
    }
    assert!(missing.is_empty(), "missing:\n{}", missing.join("\n"));
}

fn values(golds: &[Gold], run: &Report, terms: &[Term]) -> Vec<(u32, String, String)> {
    let value = |term: &Term| {
        let observation = &golds[term.document as usize].reading.observations[term.observation as usize];
        let indicator = observation.indicator.clone().unwrap_or_default();
        (run.sources[term.document as usize], indicator, observation.signed.to_string())
    };
    let mut values: Vec<_> = terms.iter().map(value).collect();
    values.sort();
    values.dedup();
    values
}

#[test]
fn the_one_reprint_is_found_and_its_differences_are_marked() {
    let golds = gold::seeds();
    let run = run(&golds);
    let [reprint] = run.reprints[..] else { panic!("{:?}", run.reprints) };
    assert_eq!((reprint.shorter, reprint.longer), (0, 2));
    assert!((800..=840).contains(&reprint.containment_permille), "{reprint:?}");
    assert_eq!(run.sources, [0, 1, 0, 3, 4]);

    let claim =
        run.claims.iter().find(|claim| claim.statements.contains(&Term { document: 0, observation: 2 })).unwrap();
    assert_eq!((claim.n_documents, claim.n_sources), (2, 1));

    let abbreviations = gold::abbreviations();
    let passages = passages(&golds[0].text, &golds[2].text, &abbreviations);
    let marked: Vec<(&str, &str)> = passages
        .iter()
        .flat_map(|passage| &passage.differences)
        .filter(|difference| difference.kind == DifferenceKind::Words)
        .map(|difference| (difference.left.of(&golds[0].text), difference.right.of(&golds[2].text)))
        .collect();
    assert_eq!(passages.len(), 12);
    assert!(marked.contains(&("tự nguyện", "BHTN")), "{marked:?}");
}

#[test]
fn what_could_be_checked_is_counted_right() {
    let golds = gold::seeds();
    let run = run(&golds);
    let n_figures: usize = golds.iter().map(|gold| gold.reading.observations.len()).sum();
    assert_eq!(run.coverage.figures as usize, n_figures);
    // By hand, per seed: which figures a verdict holds against another figure. Reprints hold nothing, and that a value is
    // possible is no verdict.
    let by_hand = [
        (0, &[2, 3, 4, 5, 7, 8, 9, 14, 15, 16, 17][..]),
        (1, &[0, 1, 2, 4]),
        (2, &[3, 4, 5, 6, 9, 10, 22, 23, 24, 25]),
        (3, &[0, 1]),
        (4, &[2, 3, 4]),
    ];
    let n_by_hand: usize = by_hand.iter().map(|(_, figures)| figures.len()).sum();
    assert_eq!(run.coverage.checked as usize, n_by_hand);
}

/// Of the annotated relations, those that a check on the engine's own reading of the same words has, with the same
/// result; and those that it has not.
fn coverage_of_readings(golds: Vec<Gold>) -> (usize, Vec<String>) {
    let read = gold::read_by_engine(gold::again(&golds));
    let all = gold::findings(run(&read));
    let mut n_found = 0;
    let mut missing = Vec::new();
    for (document, (annotated, read)) in golds.iter().zip(&read).enumerate() {
        for relation in &annotated.relations {
            let spans = |gold: &Gold, observations: &mut dyn Iterator<Item = u32>| -> Vec<Span> {
                let mention = |at: u32| gold.reading.observations[at as usize].mention.0 as usize;
                let mut spans: Vec<Span> = observations.map(|at| gold.reading.mentions[mention(at)].span).collect();
                spans.sort_unstable();
                spans.dedup();
                spans
            };
            let wanted = spans(annotated, &mut relation.terms.iter().copied());
            let is_same = |check: &&Check| {
                let is_here = check.terms.iter().all(|term| term.document as usize == document);
                let found = if is_here {
                    spans(read, &mut check.terms.iter().map(|term| term.observation))
                } else {
                    Vec::new()
                };
                found.len() == wanted.len() && found.iter().zip(&wanted).all(|(a, b)| a.overlaps(*b))
            };
            let found: Vec<&Check> = all.iter().filter(is_same).collect();
            match miss(&annotated.id, relation, &found) {
                Some(miss) => missing.push(miss),
                None => n_found += 1,
            }
        }
    }
    (n_found, missing)
}

#[test]
fn relations_are_found_in_what_the_engine_reads() {
    let (n_found, missing) = coverage_of_readings(gold::seeds());
    assert!(missing.is_empty(), "seeds, {n_found} found, missing:\n{}", missing.join("\n"));
}

#[test]
fn relations_of_the_development_articles_are_found_in_what_the_engine_reads() {
    let Some(golds) = gold::dev() else { return };
    let (n_found, missing) = coverage_of_readings(golds);
    assert!(n_found * 100 >= (n_found + missing.len()) * 80, "{n_found} found, missing:\n{}", missing.join("\n"));
}

#[test]
fn what_the_reprint_repeats_is_one_claim_each() {
    let golds = gold::seeds();
    let run = run(&golds);
    let both = |claim: &&Claim| claim.n_documents == 2;
    assert_eq!(run.claims.iter().filter(both).count(), 22);
    assert!(
        run.claims.iter().filter(both).all(|claim| claim.n_sources == 1 && claim.accord == ClaimAgreement::Agreement)
    );
    assert!(run.claims.iter().all(|claim| claim.accord != ClaimAgreement::Conflict));
}

#[test]
fn a_decision_is_one_however_fully_it_is_cited() {
    let read = gold::read_by_engine(gold::seeds());
    let citations = citations(&gold::docs(&read));
    let cited = |digits: &str| citations.iter().find(|one| one.number.starts_with(digits)).unwrap();
    let decision = cited("1676");
    assert_eq!((decision.n_documents, decision.date), (4, date(2019, 11, 21)), "{decision:?}");
    let resolution = cited("28");
    assert_eq!((resolution.n_documents, resolution.date), (2, date(2018, 5, 23)), "{resolution:?}");
}

#[test]
fn relations_name_indicators_of_the_codebook() {
    let knowledge = folder::knowledge("seeds");
    let structure = &knowledge.structure;
    let mut named: Vec<&String> = structure.wholes.iter().flat_map(|whole| &whole.parts).collect();
    named.extend(structure.shares.iter().flat_map(|link| [&link.share, &link.of]));
    named.extend(structure.targets.iter().flat_map(|link| [&link.result, &link.target]));
    named.extend(structure.subsets.iter().flat_map(|link| [&link.part, &link.whole]));
    named.extend(structure.pers.iter().map(|link| &link.of));
    named.extend(structure.flows.iter().map(|flow| &flow.indicator));
    named.extend(structure.rests.iter().flat_map(|link| [&link.level, &link.share, &link.rest]));
    let unknown: Vec<&&String> = named.iter().filter(|id| knowledge.codebook.find(id).is_none()).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let is_base = |id: &String| structure.base(id).is_some();
    assert!(structure.shares.iter().filter_map(|link| link.base.as_ref()).all(is_base));
}
