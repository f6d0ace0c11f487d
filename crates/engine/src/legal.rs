//! Legal references: type, number, date, issuer; laws by name; articles and clauses; short forms linked to the full one.
//!
//! Owns citations. A day of issue stays a period too, with the role of a name: see [`Legal::dates`].

mod citation;
mod issuer;
mod named;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::Span;
use crate::lexicon::{Language, LegalWord};
use crate::period::Times;
use crate::reading::LegalRef;
use crate::rules::LEGAL_SHORT;
use crate::text::{Families, Gap, Page, TokenKind};

/// Reads the references of a document.
#[derive(Debug)]
pub struct Legal<'a> {
    page: &'a Page<'a>,
    times: &'a Times,
    language: &'a Language,
    claimed: &'a mut [bool],
    /// What was read.
    pub refs: Vec<LegalRef>,
    /// Days of issue, which are no time of any figure.
    pub dates: Vec<Span>,
}

/// A reference as found, before it is kept.
struct FoundReference {
    tokens: Range<usize>,
    reference: LegalRef,
    date: Option<Span>,
}

impl<'a> Legal<'a> {
    /// Prepares to read `page`; tokens of references are claimed.
    pub fn new(page: &'a Page<'a>, times: &'a Times, language: &'a Language, claimed: &'a mut [bool]) -> Legal<'a> {
        Legal { page, times, language, claimed, refs: Vec::new(), dates: Vec::new() }
    }

    /// Reads all sentences.
    pub fn read(&mut self) {
        for tokens in &self.page.sentence_tokens {
            let words = Words { page: self.page, times: self.times, language: self.language, end: tokens.end };
            let mut at = tokens.start;
            while at < tokens.end {
                let may_begin = self.page.starts(at).has(Families::CITATION.or(Families::NUMBER));
                match if may_begin { find(&words, at) } else { Vec::new() } {
                    found if found.is_empty() => at += 1,
                    found => at = self.keep(found, at),
                }
            }
        }
        link(&mut self.refs);
    }

    /// Keeps what was found from `at` on; returns one past it.
    fn keep(&mut self, found: Vec<FoundReference>, at: usize) -> usize {
        let mut end = at + 1;
        for FoundReference { tokens, reference, date } in found {
            end = end.max(tokens.end);
            self.claimed.get_mut(tokens).unwrap_or(&mut []).fill(true);
            self.dates.extend(date);
            self.refs.push(reference);
        }
        end
    }
}

/// The references that begin at `at`.
fn find(words: &Words<'_>, at: usize) -> Vec<FoundReference> {
    let found = match words.word(at) {
        Some((LegalWord::Part(_), _)) => return citation::parts(words, at),
        Some((LegalWord::Type(kind), end)) => citation::numbered(words, at, kind, end),
        Some((LegalWord::Named(kind), end)) => named::read(words, at, kind, end),
        _ => citation::bare(words, at),
    };
    found.into_iter().collect()
}

/// The words of one sentence, as the readers of references look at them.
struct Words<'a> {
    page: &'a Page<'a>,
    times: &'a Times,
    language: &'a Language,
    end: usize,
}

impl<'a> Words<'a> {
    /// The words of law at `at`, and one past them.
    fn word(&self, at: usize) -> Option<(&'a LegalWord, usize)> {
        if at >= self.end || !self.page.starts(at).has(Families::LEGAL) {
            return None;
        }
        let (len, word) = self.language.legal(self.page.tokens.get(at..self.end)?)?;
        Some((word, at + len))
    }

    fn is_capital(&self, at: usize) -> bool {
        at < self.end
            && self.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.is_capital())
    }

    fn is_number(&self, at: usize) -> bool {
        at < self.end && self.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        at < self.end && self.page.tokens.get(at).is_some_and(|token| marks.contains(&token.mark))
    }

    fn gap(&self, at: usize) -> Gap {
        self.page.tokens.get(at).filter(|_| at < self.end).map_or(Gap::Line, |token| token.gap)
    }

    /// True if what stands at `at` is counted by the number before it.
    fn is_counted(&self, at: usize) -> bool {
        use crate::lexicon::NounRole;
        let tokens = self.page.tokens.get(at..self.end).unwrap_or(&[]);
        let unit = self.language.unit(tokens);
        let is_scale = at < self.end && self.language.scale(self.page.word(at)).is_some();
        self.gap(at) != Gap::Line
            && (is_scale || unit.is_some_and(|(_, role)| !matches!(role.noun, NounRole::Never | NounRole::Complement)))
    }
}

/// Links short forms to the fullest citation of the same document: `Nghị quyết 28` to `28-NQ/TW`.
fn link(refs: &mut [LegalRef]) {
    let fullness = |reference: &LegalRef| {
        let letters = reference.number.as_deref().is_some_and(|number| number.contains(char::is_alphabetic));
        (letters, reference.date.is_some(), reference.issuer.is_some())
    };
    let head_of = |number: &str| number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    // The fullest by kind and number, by kind and first digits, and of the short ones by the same; the first of those that are
    // as full.
    let mut by_number: BTreeMap<(String, String), usize> = BTreeMap::new();
    let (mut by_head, mut short) = (by_number.clone(), by_number.clone());
    let fuller = |a: usize, b: usize, refs: &[LegalRef]| match (refs.get(a), refs.get(b)) {
        (Some(x), Some(y)) if fullness(y) > fullness(x) => b,
        _ => a,
    };
    for (at, reference) in refs.iter().enumerate() {
        let Some(number) = &reference.number else { continue };
        let head = number.get(..head_of(number)).unwrap_or("");
        let note = |map: &mut BTreeMap<(String, String), usize>, key: &str| {
            let place = map.entry((reference.kind.clone(), key.to_owned())).or_insert(at);
            *place = fuller(*place, at, refs);
        };
        note(&mut by_number, number);
        note(&mut by_head, head);
        if head.len() == number.len() {
            note(&mut short, head);
        }
    }
    for at in 0..refs.len() {
        let Some(reference) = refs.get(at) else { continue };
        let Some(number) = &reference.number else { continue };
        let head = number.get(..head_of(number)).unwrap_or("");
        let of_head = (reference.kind.clone(), head.to_owned());
        let candidates = if head.len() == number.len() {
            [by_head.get(&of_head), None]
        } else {
            [short.get(&of_head), by_number.get(&(reference.kind.clone(), number.clone()))]
        };
        let best = candidates.into_iter().flatten().copied().reduce(|a, b| match (refs.get(a), refs.get(b)) {
            (Some(x), Some(y)) if fullness(x) == fullness(y) => a.min(b),
            _ => fuller(a, b, refs),
        });
        let fullest = best.filter(|best| refs.get(*best).is_some_and(|best| fullness(best) > fullness(reference)));
        if let (Some(full), Some(reference)) = (fullest, refs.get_mut(at)) {
            reference.full = u32::try_from(full).ok();
            reference.rules.push(LEGAL_SHORT);
        }
    }
}
