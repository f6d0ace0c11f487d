//! A percentage of few digits that is told twice in the same words: "chủ doanh nghiệp giảm đóng xuống còn 0,5 %". The digits alone
//! would not say so. That another number stands in the same words is no fault.

use crate::reading::MentionKind;

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckResults, Verdict};
use super::super::portion::is_known;
use super::super::verdict::{CheckBuilder, term};

/// Figures that are looked at, and figures behind each among which it is looked for.
const MAX_FIGURES: usize = 300;
const MAX_BEHIND: usize = 120;
/// Words around a figure that are compared.
const N_BEFORE: usize = 9;
const N_BEHIND: usize = 5;
/// Words that both must have, and of ten words of the shorter one.
const MIN_COMMON: usize = 4;
const MIN_OF_TEN: usize = 6;

/// A figure and what stands around it.
struct Told<'b, 'a> {
    fact: &'b CheckedFigure<'a>,
    /// Every word once.
    words: Vec<String>,
    /// Those with a capital: what is said of one name is not said of another.
    names: Vec<String>,
}

pub(super) fn find(facts: &Facts<'_>, found: &mut CheckResults) {
    let told = told(facts);
    for (at, first) in told.iter().enumerate() {
        let behind = told.get(at + 1..told.len().min(at + 1 + MAX_BEHIND)).unwrap_or(&[]);
        let Some(other) = behind.iter().find(|other| is_same(first, other)) else { continue };
        let terms = [first.fact, other.fact];
        let check = CheckBuilder::new(Kind::Restated, facts.doc, &terms).compares(term(0), Relation::Equals, term(1));
        let is_new = |check: &Check| !is_known(found, check) && !found.checks.iter().any(|own| own.id == check.id);
        if check.verdict == Verdict::Agrees && is_new(&check) {
            found.push(check);
        }
    }
}

fn is_same(first: &Told<'_, '_>, other: &Told<'_, '_>) -> bool {
    let (a, b) = (first.fact, other.fact);
    let n_common = first.words.iter().filter(|word| other.words.contains(word)).count();
    b.mention.sentence > a.mention.sentence
        && b.point == a.point
        && b.mention.qualifier == a.mention.qualifier
        && b.measure() == a.measure()
        && b.is_goal() == a.is_goal()
        && b.shares_place(a)
        && n_common >= MIN_COMMON
        && n_common * 10 >= first.words.len().min(other.words.len()) * MIN_OF_TEN
        && (first.names.iter().all(|name| other.words.contains(name))
            || other.names.iter().all(|name| first.words.contains(name)))
        && first.names.is_empty() == other.names.is_empty()
}

/// Percentages of few digits with the words around each.
fn told<'b, 'a>(facts: &'b Facts<'a>) -> Vec<Told<'b, 'a>> {
    let mut all = Vec::new();
    for row in facts.rows() {
        for at in 0..row.len() {
            let Some(fact) = row.figure(facts, at) else { continue };
            let is_short = super::n_digits(fact) < super::MIN_DIGITS && fact.mention.kind == MentionKind::Percent;
            if !is_short || fact.mention.upper.is_some() || all.len() == MAX_FIGURES {
                continue;
            }
            let is_word = |word: &&str| word.chars().all(char::is_alphabetic);
            let before = row.gap(at).split_whitespace().rev().filter(is_word).take(N_BEFORE);
            let behind = row.gap(at + 1).split_whitespace().filter(is_word).take(N_BEHIND);
            let mut words: Vec<String> = before.chain(behind).map(str::to_owned).collect();
            words.sort_unstable();
            words.dedup();
            let names = names(facts, fact, &words);
            all.push(Told { fact, words, names });
        }
    }
    all
}

/// Which of the words stand with a capital in the sentence, but for its first.
fn names(facts: &Facts<'_>, fact: &CheckedFigure<'_>, words: &[String]) -> Vec<String> {
    let sentence = facts.doc.reading.sentences.get(fact.mention.sentence as usize);
    let text = sentence.map_or("", |sentence| sentence.span.of(facts.doc.text));
    let near: String = text.chars().take(MAX_CHARS).collect();
    let named = near.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).skip(1);
    let named = named.filter(|word| word.chars().next().is_some_and(char::is_uppercase));
    let named = named.map(|word| super::super::rows::normal(word).trim().to_owned());
    named.filter(|word| words.contains(word)).collect()
}

/// Letters of a sentence in which names are looked for.
const MAX_CHARS: usize = 600;
