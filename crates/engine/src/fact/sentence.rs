//! A sentence taken apart: its concepts and cues (`marks`), its figures, and round each figure the window of words that
//! are its own (`windows`). What stands where in it is looked up (`lookup`).

mod lookup;
mod marks;
pub(in crate::fact) mod relations;
mod windows;

use std::cell::OnceCell;
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
    /// Where these begin, or those of the figures before it that run on into it.
    pub runs_from: usize,
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

/// How many tokens the longest of the parts of a sentence have: no part that begins further away reaches a place.
#[derive(Clone, Copy, Debug, Default)]
struct Longest {
    cue: usize,
    figure: usize,
    period: usize,
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
    /// Its round brackets, with their places.
    brackets: Vec<(usize, char)>,
    /// Its dates and periods.
    periods: Vec<Range<usize>>,
    /// Which roles its cues have, a bit for each.
    roles: u128,
    /// How many tokens the longest of its parts have.
    longest: Longest,
    /// Which figures count some places where something is: "tại 4 tỉnh"; found when first asked for.
    pub(super) several_places: OnceCell<Vec<usize>>,
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
            brackets: Vec::new(),
            periods: Vec::new(),
            roles: 0,
            longest: Longest::default(),
            several_places: OnceCell::new(),
        };
        let marks = scan.tokens.clone().filter_map(|at| Some((at, page.tokens.get(at)?.mark)));
        scan.brackets = marks.filter(|(_, mark)| matches!(mark, '(' | ')')).collect();
        let periods = super::period::of_sentence(reading, sentence);
        scan.periods = periods.iter().map(|said| scan.tokens_of(said.span)).collect();
        scan.longest.period = scan.periods.iter().map(Range::len).max().unwrap_or(0);
        scan.find_figures(reader, reading, sentence);
        scan.find_marks(reader, reading);
        scan.leave_out_bounds(reader, reading);
        scan.find_transparent_brackets();
        scan.cut_windows();
        scan
    }

    fn find_transparent_brackets(&mut self) {
        for (place, (open, _)) in self.brackets.iter().enumerate().filter(|(_, (_, mark))| *mark == '(') {
            let open = *open;
            let mut behind = self.brackets.iter().skip(place + 1);
            let Some((close, _)) = behind.find(|(_, mark)| *mark == ')').copied() else { break };
            let inside = self.marks.binary_search_by_key(&(open + 1), |mark| mark.at).ok();
            let pair = inside.and_then(|at| Some((self.marks.get(at.checked_sub(1)?)?, self.marks.get(at)?)));
            let repeats = pair.is_some_and(|(before, inside)| {
                before.end == open && inside.end == close && before.concept == inside.concept
            });
            let figure = self.place_of(open + 1).and_then(|place| self.figures.get(place));
            let holds_figure = figure.is_some_and(|figure| figure.end == close);
            let goes_on = self.page.tokens.get(close + 1).is_some_and(|token| token.kind == TokenKind::Word);
            if repeats || (holds_figure && goes_on && close + 1 < self.tokens.end) {
                self.transparent.extend([open, close]);
            }
        }
        // "Tổng số thu: 732,45 tỷ đồng", "độ bao phủ: đạt 86,7%": a label and its figure.
        for i in 0..self.figures.len() {
            let Some(mut at) = self.figures.get(i).map(|figure| figure.at) else { continue };
            if let Some(cue) = self.cues_ending_at(at).filter(|cue| cue.role.reaches()).last() {
                at = cue.at;
            }
            let colon = at.checked_sub(1).filter(|at| self.page.is_mark(*at, ':') && *at > self.tokens.start);
            self.transparent.extend(colon);
        }
        self.transparent.sort_unstable();
    }

    /// True for a bracket or colon that cuts nothing.
    pub fn is_transparent(&self, at: usize) -> bool {
        self.transparent.binary_search(&at).is_ok()
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
            let number = self.tokens_within(&range, mention);
            self.longest.figure = self.longest.figure.max(range.len());
            self.figures.push(Figure {
                mention: MentionIdx(u32::try_from(at).unwrap_or(u32::MAX)),
                at: range.start,
                number_end: number.end.clamp(range.start, range.end),
                end: range.end,
                before: range.start..range.start,
                runs_from: range.start,
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

    /// The tokens of a mention's number; `range` are those of the mention.
    fn tokens_within(&self, range: &Range<usize>, mention: &Mention) -> Range<usize> {
        let Some(tokens) = self.page.tokens.get(range.clone()).filter(|_| mention.span.contains(mention.number)) else {
            return self.tokens_of(mention.number);
        };
        let start = tokens.partition_point(|token| token.end <= mention.number.start);
        let end = tokens.partition_point(|token| token.start < mention.number.end);
        range.start + start..range.start + end.max(start)
    }

    /// The mention of a figure.
    pub fn mention<'r>(&self, reading: &'r Reading, figure: &Figure) -> Option<&'r Mention> {
        reading.mentions.get(figure.mention.0 as usize)
    }
}
