//! The figures of the headline stand in the body. A headline may round, and may tell what the body does not: only a figure
//! that differs from one of the body as a slip of the keys does, in one digit or two that changed places, is doubted.

mod by_words;

use crate::reading::{Mention, Qualifier, Zone};

use super::checked_figure::{CheckedFigure, Facts};
use super::formula::Relation;
use super::kinds::Kind;
use super::model::{CheckResults, Verdict};
use super::verdict::{CheckBuilder, term};

/// Digits from which on a number is recognised.
const MIN_DIGITS: usize = 3;
/// Figures of a headline that are looked for in the body.
const MAX_TITLE: usize = 32;
/// Figures of the body that a headline is held against.
const MAX_BODY: usize = 400;

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let zone = |fact: &CheckedFigure<'_>| {
        let sentence = facts.doc.reading.sentences.get(fact.mention.sentence as usize)?;
        facts.doc.reading.blocks.get(sentence.block as usize).map(|block| block.zone)
    };
    let titles = facts.list.iter().take_while(|fact| zone(fact) == Some(Zone::Title));
    let titles: Vec<&CheckedFigure<'_>> = titles.collect();
    let body = facts.list.get(titles.len()..).unwrap_or(&[]);
    let body = body.get(..body.len().min(MAX_BODY)).unwrap_or(&[]);
    for title in titles.into_iter().take(MAX_TITLE) {
        if digits(title.mention).len() < MIN_DIGITS {
            found.extend(by_words::check(facts, title, body));
            continue;
        }
        let like =
            || body.iter().filter(|fact| fact.mention.kind == title.mention.kind && fact.counts_like(title, facts));
        let check = |fact: &CheckedFigure<'_>| {
            CheckBuilder::new(Kind::Headline, facts.doc, &[title, fact]).compares(term(0), Relation::Equals, term(1))
        };
        let same =
            like().filter(|fact| fact.measure() == title.measure()).map(check).find(|it| it.verdict == Verdict::Agrees);
        let is_met = like().any(|fact| fact.rounded.intersects(title.rounded));
        match same {
            Some(check) => found.push(check),
            None if !is_met => {
                let slip = like().find(|fact| is_slip(title.mention, fact.mention)).map(check);
                found.extend(slip.or_else(|| by_words::check(facts, title, body)));
            }
            None => {}
        }
    }
}

fn digits(mention: &Mention) -> Vec<char> {
    mention.value.mantissa().unsigned_abs().to_string().trim_end_matches('0').chars().collect()
}

/// One digit is another, or two neighbours changed places; as printed both are as long.
fn is_slip(a: &Mention, b: &Mention) -> bool {
    let (x, y) = (digits(a), digits(b));
    let is_alike = a.step == b.step && a.qualifier == Qualifier::Exact && x.len() == y.len();
    let differing: Vec<usize> = (0..x.len()).filter(|at| x.get(*at) != y.get(*at)).collect();
    match differing.as_slice() {
        [_] => is_alike,
        [i, j] => is_alike && i + 1 == *j && x.get(*i) == y.get(*j) && x.get(*j) == y.get(*i),
        _ => false,
    }
}
