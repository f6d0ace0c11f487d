//! A sentence taken apart: its concepts and cues (`marks`), its figures, and round each figure the window of words that
//! are its own (`windows`).

mod marks;
pub(in crate::fact) mod relations;
mod windows;

use std::ops::Range;

use super::label::amount::AGE;
use super::{CueRole, Reader};
use crate::Span;
use crate::codebook::{Codebook, ConceptIdx, FacetIdx};
use crate::reading::{Mention, MentionIdx, MentionKind, Qualifier, Reading};
use crate::text::token::{Token, TokenKind};
use crate::text::{Families, Page, Phrases, Vocabulary};

/// What a phrase of the codebook is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marked {
    /// A concept.
    Concept(ConceptIdx),
    /// A phrase that hides the concepts in it.
    Mask,
}

/// The phrases of the concepts, compiled.
pub(super) fn concepts(codebook: &Codebook, vocabulary: &mut Vocabulary) -> Phrases<Marked> {
    let mut phrases = Phrases::new(Families::CONCEPT);
    for (at, concept) in (0..).zip(&codebook.concepts) {
        for form in &concept.forms {
            phrases.insert(vocabulary, form, Marked::Concept(ConceptIdx(at)));
        }
    }
    for mask in &codebook.masks {
        phrases.insert(vocabulary, mask, Marked::Mask);
    }
    phrases
}

/// How often a document names each concept.
pub(super) fn concept_counts(reader: &Reader, page: &Page<'_>) -> Vec<usize> {
    let mut concept_counts = vec![0; reader.codebook().concepts.len()];
    let mut at = 0;
    while let Some((token, rest)) = page.tokens.get(at).zip(page.tokens.get(at..)) {
        if !token.starts.has(Families::CONCEPT) {
            at += 1;
            continue;
        }
        let found = concept_at(reader, rest);
        if let Some((_, Marked::Concept(concept))) = found
            && let Some(count) = concept_counts.get_mut(usize::from(concept.0))
        {
            *count += 1;
        }
        at += found.map_or(1, |(n_tokens, _)| n_tokens);
    }
    concept_counts
}

/// The concepts that a stretch of tokens names, in order of the codebook.
pub(super) fn concepts_in(reader: &Reader, page: &Page<'_>, range: Range<usize>) -> Vec<ConceptIdx> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let token = page.tokens.get(at).filter(|token| token.starts.has(Families::CONCEPT));
        let marked = token.and_then(|_| concept_at(reader, page.tokens.get(at..range.end)?));
        if let Some((_, Marked::Concept(concept))) = marked {
            found.push(concept);
        }
        at += marked.map_or(1, |(n_tokens, _)| n_tokens);
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The longest spelling of a concept that begins with the first of `tokens`; a shorter one if another concept begins
/// inside and goes on behind it: "nợ" and "bảo hiểm xã hội", not "nợ bảo hiểm" and "xã hội".
fn concept_at(reader: &Reader, tokens: &[Token]) -> Option<(usize, Marked)> {
    let (n_tokens, found) = reader.concepts.longest(tokens)?;
    let shorter = (1..n_tokens).find_map(|at| {
        let rest = tokens.get(at..).filter(|rest| rest.first().is_some_and(|it| it.starts.has(Families::CONCEPT)))?;
        let (n_inside, _) = reader.concepts.longest(rest)?;
        let shorter = reader.concepts.longest(tokens.get(..at)?).filter(|(len, _)| *len == at)?;
        (at + n_inside > n_tokens).then_some(shorter)
    });
    Some(shorter.unwrap_or((n_tokens, found)))
}

/// A concept where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// First token.
    pub at: usize,
    /// One past its last token.
    pub end: usize,
    /// Which.
    pub concept: ConceptIdx,
    /// The question that it answers.
    pub facet: FacetIdx,
}

/// A cue where it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueMark {
    /// First token.
    pub at: usize,
    /// One past its last token.
    pub end: usize,
    /// What it does.
    pub role: CueRole,
}

/// A mention in its sentence.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Which mention.
    pub mention: MentionIdx,
    /// First token of its span.
    pub at: usize,
    /// One past the number's last token: the unit noun stands after it.
    pub number_end: usize,
    /// One past the last token of its span.
    pub end: usize,
    /// The words before it that are its own.
    pub before: Range<usize>,
    /// The words after its number that are its own, the unit noun first.
    pub after: Range<usize>,
    /// What sort of quantity it is.
    pub kind: MentionKind,
    /// How many brackets are open round it.
    pub depth: u8,
    /// Whether it is money for each of something: "154.000 đồng/tháng".
    pub is_price: bool,
    /// Whether nothing at all separates it from the figure before: "14 đơn vị nợ 9 tỷ đồng".
    pub runs_on: RunsOn,
    /// Whether it says in brackets, and in other units, what the figure before says: "2 triệu người (40%)".
    pub gloss: Gloss,
}

/// Whether a figure stands in one clause with the figure before, with no mark or conjunction between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunsOn {
    /// It does.
    Yes,
    /// Something separates them.
    No,
}

/// Whether a figure is a gloss of the figure before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gloss {
    /// It stands in brackets right after it, and names nothing itself.
    OfPrevious,
    /// It does not.
    No,
}

/// A sentence with figures.
#[derive(Debug)]
pub struct SentenceScan<'a> {
    /// The page.
    pub page: &'a Page<'a>,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its concepts, in order.
    pub marks: Vec<Mark>,
    /// Its cues, in order; but for those on who pays.
    pub cues: Vec<CueMark>,
    /// Its words on who pays, and who is entitled, in order.
    pub payers: Vec<CueMark>,
    /// Its figures, in order.
    pub figures: Vec<Figure>,
    /// Brackets that only repeat the concept before them, "bảo hiểm y tế (BHYT)", or hold a figure of the one before
    /// them, "2 triệu người (40%) có thẻ", and colons between a label and its figure: they cut nothing.
    transparent: Vec<usize>,
    /// Its dates and periods.
    periods: Vec<Range<usize>>,
}

impl<'a> SentenceScan<'a> {
    /// Takes a sentence apart.
    pub(super) fn new(reader: &Reader, page: &'a Page<'a>, reading: &Reading, sentence: usize) -> SentenceScan<'a> {
        let tokens = page.sentence_tokens.get(sentence).cloned().unwrap_or(0..0);
        let mut scan = SentenceScan {
            page,
            tokens,
            marks: Vec::new(),
            cues: Vec::new(),
            payers: Vec::new(),
            figures: Vec::new(),
            transparent: Vec::new(),
            periods: Vec::new(),
        };
        let periods = super::period::of_sentence(reading, sentence);
        scan.periods = periods.iter().map(|said| scan.tokens_of(said.span)).collect();
        scan.find_figures(reader, reading, sentence);
        scan.find_marks(reader, reading);
        scan.leave_out_bounds(reader, reading);
        scan.find_transparent_brackets();
        scan.cut_windows();
        scan
    }

    fn find_transparent_brackets(&mut self) {
        for open in self.tokens.clone().filter(|at| self.page.is_mark(*at, '(')) {
            let Some(close) = (open..self.tokens.end).find(|at| self.page.is_mark(*at, ')')) else { continue };
            let repeats = self.marks.iter().zip(self.marks.iter().skip(1)).any(|(before, inside)| {
                before.end == open && inside.at == open + 1 && inside.end == close && before.concept == inside.concept
            });
            let holds_figure = self.figures.iter().any(|figure| figure.at == open + 1 && figure.end == close);
            let goes_on = self.page.tokens.get(close + 1).is_some_and(|token| token.kind == TokenKind::Word);
            if repeats || (holds_figure && goes_on && close + 1 < self.tokens.end) {
                self.transparent.extend([open, close]);
            }
        }
        // "Tổng số thu: 732,45 tỷ đồng", "độ bao phủ: đạt 86,7%": a label and its figure.
        for i in 0..self.figures.len() {
            let Some(mut at) = self.figures.get(i).map(|figure| figure.at) else { continue };
            if let Some(cue) = self.cues.iter().find(|cue| cue.end == at && cue.role.reaches()) {
                at = cue.at;
            }
            let colon = at.checked_sub(1).filter(|at| self.page.is_mark(*at, ':') && *at > self.tokens.start);
            self.transparent.extend(colon);
        }
    }

    /// True for a bracket or colon that cuts nothing.
    pub fn is_transparent(&self, at: usize) -> bool {
        self.transparent.contains(&at)
    }

    fn find_figures(&mut self, reader: &Reader, reading: &Reading, sentence: usize) {
        let from = reading.mentions.partition_point(|mention| (mention.sentence as usize) < sentence);
        let mentions = (from..).zip(reading.mentions.get(from..).unwrap_or_default());
        for (at, mention) in mentions.take_while(|(_, mention)| mention.sentence as usize == sentence) {
            if mention.kind == MentionKind::Ordinal {
                continue;
            }
            let range = self.tokens_of(mention.span);
            // "10 tháng qua": when, not how much.
            if self.has_period_at(range.start) {
                continue;
            }
            let number = self.tokens_of(mention.number);
            self.figures.push(Figure {
                mention: MentionIdx(u32::try_from(at).unwrap_or(u32::MAX)),
                at: range.start,
                number_end: number.end.clamp(range.start, range.end),
                end: range.end,
                before: range.start..range.start,
                after: range.end..range.end,
                kind: mention.kind,
                depth: 0,
                is_price: mention.unit.text.contains('/') && reader.is_money(&mention.unit),
                runs_on: RunsOn::No,
                gloss: Gloss::No,
            });
        }
    }

    /// "84.200 trẻ em dưới 6 tuổi có thẻ", "đơn vị nợ từ 3 tháng trở lên": a bound of age or time right behind a word says of
    /// which, it is no figure of its own.
    fn leave_out_bounds(&mut self, reader: &Reader, reading: &Reading) {
        let (page, cues, marks, first) = (self.page, &self.cues, &self.marks, self.tokens.start);
        // "nợ dưới 3 tháng"; "nợ kéo dài hơn 12 tháng" says how long.
        let is_detail = |facet: FacetIdx| {
            reader.codebook().facets.get(usize::from(facet.0)).is_none_or(|facet| facet.under.is_some())
        };
        let names_thing = |at: usize| marks.iter().any(|mark| mark.end == at && !is_detail(mark.facet));
        // "không quá 5 năm (60 tháng)".
        let is_glossed = |end: usize| page.is_mark(end, '(');
        self.figures.retain(|figure| {
            let mention = reading.mentions.get(figure.mention.0 as usize);
            let is_bound = mention.is_some_and(|mention| {
                let is_age = mention.unit.id.as_deref() == Some(AGE);
                let is_time = mention.kind == MentionKind::Duration;
                match mention.qualifier {
                    Qualifier::AtLeast => is_age || is_time,
                    Qualifier::AtMost => is_age || is_time && names_thing(figure.at) && !is_glossed(figure.end),
                    Qualifier::Over => is_time && names_thing(figure.at) && !is_glossed(figure.end),
                    _ => is_time && mention.upper.is_some(),
                }
            });
            let noun = figure.at.checked_sub(1).filter(|at| *at >= first);
            let is_word = |at: usize| page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
            let is_noun = |at: usize| is_word(at) && !cues.iter().any(|cue| (cue.at..cue.end).contains(&at));
            !(is_bound && noun.is_some_and(is_noun))
        });
    }

    /// The tokens under a span of this sentence.
    pub fn tokens_of(&self, span: Span) -> Range<usize> {
        let tokens = self.page.tokens.get(self.tokens.clone()).unwrap_or_default();
        let start = tokens.partition_point(|token| token.end <= span.start);
        let end = tokens.partition_point(|token| token.start < span.end);
        self.tokens.start + start..self.tokens.start + end.max(start)
    }

    fn is_inside_phrase(&self, at: usize) -> bool {
        self.marks.iter().any(|mark| mark.at < at && at < mark.end)
    }

    /// True for the word that joins two things: `và`.
    pub fn is_and(&self, at: usize) -> bool {
        self.cues.iter().any(|cue| cue.at == at && cue.role == CueRole::And)
    }

    /// True if commas, conjunctions and other concepts are all that stands between two names of a list.
    pub fn joins(&self, from: usize, to: usize) -> bool {
        let is_joint = |at: usize| self.page.is_mark(at, ',') || self.is_and(at);
        let is_named = |at: usize| self.marks.iter().any(|mark| mark.at <= at && at < mark.end);
        from < to && (from..to).all(|at| is_joint(at) || is_named(at)) && (from..to).any(is_joint)
    }

    /// True if the comma or conjunction at `at` stands inside a phrase, or between two concepts of one facet.
    pub fn carries_on_list(&self, at: usize, to: usize) -> bool {
        if self.is_inside_phrase(at) {
            return true;
        }
        let before = self.marks.iter().rev().find(|mark| mark.end <= at);
        let after = self.marks.iter().find(|mark| mark.at > at);
        match (before, after) {
            (Some(before), Some(after)) => {
                // "người tham gia BHYT và giảm tỷ lệ nợ": a verb begins a clause of its own.
                let turns = |cue: &CueMark| {
                    matches!(cue.role, CueRole::Rise | CueRole::Fall | CueRole::Strive | CueRole::Plain)
                };
                let goes_on = !self.cues_in(&(at + 1..after.at)).any(turns);
                goes_on
                    && before.end == at
                    && after.at <= at + 2
                    && after.end <= to
                    && self.same_facet_near(before, after)
            }
            _ => false,
        }
    }

    /// True if `after` answers a question that the marks just before also answer: "BHXH tự nguyện, BHYT hộ gia đình".
    fn same_facet_near(&self, before: &Mark, after: &Mark) -> bool {
        let mut end = before.end;
        for mark in self.marks.iter().rev().skip_while(|mark| mark.end > before.end) {
            if mark.end != end && mark.end != before.end {
                break;
            }
            if mark.facet == after.facet {
                return true;
            }
            end = mark.at;
        }
        false
    }

    /// The marks that stand wholly inside `range`.
    pub fn marks_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Mark> {
        let (start, end) = (range.start, range.end);
        self.marks.iter().filter(move |mark| mark.at >= start && mark.end <= end)
    }

    /// The dates and periods that stand wholly inside `range`.
    pub fn periods_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let (start, end) = (range.start, range.end);
        self.periods.iter().filter(move |period| period.start >= start && period.end <= end)
    }

    /// True if `range` has a word.
    pub fn has_word_in(&self, range: &Range<usize>) -> bool {
        let tokens = self.page.tokens.get(range.clone()).unwrap_or_default();
        tokens.iter().any(|token| token.kind == TokenKind::Word)
    }

    /// True inside a date or period.
    pub fn has_period_at(&self, at: usize) -> bool {
        self.periods.iter().any(|period| period.contains(&at))
    }

    /// How many words of `range` are neither of a cue nor of a period.
    pub fn n_other_words(&self, range: &Range<usize>) -> usize {
        let is_word = |at: &usize| self.page.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word);
        let is_known = |at: usize| {
            self.cues.iter().any(|cue| cue.at <= at && at < cue.end)
                || self.periods.iter().any(|period| period.contains(&at))
        };
        range.clone().filter(is_word).filter(|at| !is_known(*at)).count()
    }

    /// How many words of `range` are of no cue, no period and no concept.
    pub fn n_unnamed_words(&self, range: &Range<usize>) -> usize {
        let n_named: usize = self.marks_in(range).map(|mark| self.n_other_words(&(mark.at..mark.end))).sum();
        self.n_other_words(range).saturating_sub(n_named)
    }

    /// The cues that stand wholly inside `range`.
    pub fn cues_in(&self, range: &Range<usize>) -> impl DoubleEndedIterator<Item = &CueMark> {
        let (start, end) = (range.start, range.end);
        self.cues.iter().filter(move |cue| cue.at >= start && cue.end <= end)
    }

    /// The mention of a figure.
    pub fn mention<'r>(&self, reading: &'r Reading, figure: &Figure) -> Option<&'r Mention> {
        reading.mentions.get(figure.mention.0 as usize)
    }
}
