//! One finding once: a check inside a passage that is a copy is not listed again. The copy's figures inherit its verdict.

use std::collections::BTreeMap;

use super::super::model::{Check, Term};
use super::Corpus;
use crate::interval::Rational;

/// A check that stands in a copy, too.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Copy {
    /// The check's id.
    pub check: String,
    /// The figures of the copy, in the order of the check's terms.
    pub terms: Vec<Term>,
}

/// What tells a check from others: source, kind, values and the words of the figures.
type Key<'a> = (u32, super::super::Kind, Vec<(Rational, &'a str)>);

/// The checks without those that repeat one in a copy of the same source, and these as copies.
pub(in crate::check) fn without_copies(corpus: &Corpus<'_>, checks: Vec<Check>) -> (Vec<Check>, Vec<Copy>) {
    let mut first: BTreeMap<Key<'_>, String> = BTreeMap::new();
    let (mut own, mut copies) = (Vec::new(), Vec::new());
    let values: Vec<BTreeMap<u32, (Rational, &str)>> = corpus
        .facts
        .iter()
        .zip(0..)
        .map(|(facts, document)| {
            // A large table has a million.
            if !corpus.has_copies(corpus.source(document)) {
                return BTreeMap::new();
            }
            facts
                .list
                .iter()
                .map(|fact| (fact.term.observation, (fact.point, fact.mention.unit.text.as_str())))
                .collect()
        })
        .collect();
    for check in checks {
        let key = key(corpus, &values, &check);
        let known = key.as_ref().and_then(|key| first.get(key));
        match known {
            Some(known) if *known != check.id => copies.push(Copy { check: known.clone(), terms: check.terms }),
            _ => {
                if let Some(key) = key {
                    first.insert(key, check.id.clone());
                }
                own.push(check);
            }
        }
    }
    (own, copies)
}

fn key<'a>(corpus: &Corpus<'_>, values: &[BTreeMap<u32, (Rational, &'a str)>], check: &Check) -> Option<Key<'a>> {
    let document = check.terms.first()?.document;
    let source = corpus.source(document);
    // Only where a source has copies, and only checks inside one document.
    let is_inside = check.terms.iter().all(|term| term.document == document);
    if !is_inside || !corpus.has_copies(source) {
        return None;
    }
    let value = |term: &Term| values.get(term.document as usize)?.get(&term.observation).copied();
    Some((source, check.kind, check.terms.iter().map(value).collect::<Option<Vec<_>>>()?))
}
