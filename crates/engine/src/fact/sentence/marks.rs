//! The concepts and cues of a sentence, by their longest spellings; the words of a citation or of an office's name are
//! passed over.

use std::iter::Peekable;
use std::slice::Iter;

use super::{CueMark, Mark, Marked, SentenceScan};
use crate::Span;
use crate::codebook::{Carries, ConceptIdx, FacetIdx};
use crate::fact::{CueRole, Reader};
use crate::reading::{Entity, EntityKind, LegalRef, Reading};
use crate::text::{Families, Token, TokenKind};

/// What of a sentence is no word of its figures, while its tokens are gone through.
struct Names<'r> {
    entities: Peekable<Iter<'r, Entity>>,
    refs: Peekable<Iter<'r, LegalRef>>,
    /// "Hội Nông dân" is no farmer: the words of an office's name say nothing of the figure.
    in_office_until: u32,
}

impl Names<'_> {
    fn of(reading: &Reading, sentence: Span) -> Names<'_> {
        let from = reading.entities.partition_point(|entity| entity.span.start < sentence.start);
        let refs = reading.refs.partition_point(|legal| legal.span.end <= sentence.start);
        Names {
            entities: reading.entities.get(from..).unwrap_or_default().iter().peekable(),
            refs: reading.refs.get(refs..).unwrap_or_default().iter().peekable(),
            in_office_until: 0,
        }
    }

    /// The citation that a token stands in.
    fn citation_at(&mut self, token: &Token) -> Option<Span> {
        while self.refs.peek().is_some_and(|legal| legal.span.end <= token.start) {
            self.refs.next();
        }
        self.refs.peek().map(|legal| legal.span).filter(|span| span.start <= token.start)
    }

    /// Goes on to a token.
    fn advance(&mut self, token: &Token) {
        let is_office = |entity: &Entity| matches!(entity.kind, EntityKind::Org | EntityKind::Person);
        while let Some(entity) = self.entities.next_if(|entity| entity.span.start < token.start) {
            if is_office(entity) {
                self.in_office_until = entity.span.end;
            }
        }
        if let Some(entity) = self.entities.peek().filter(|it| it.span.start == token.start && is_office(it)) {
            self.in_office_until = entity.span.end;
        }
    }

    /// "BHXH" of "BHXH tỉnh Tiền Giang" is the office, not the insurance; "cơ quan BHXH" is a concept itself.
    fn hide(&mut self, said: Span) -> bool {
        let is_whole = self.entities.peek().is_some_and(|entity| entity.span == said);
        said.end <= self.in_office_until && !is_whole
    }
}

impl SentenceScan<'_> {
    /// Finds what the sentence names, and what its small words do.
    pub(super) fn find_marks(&mut self, reader: &Reader, reading: &Reading) {
        let Some(tokens) = self.page.tokens.get(..self.tokens.end) else { return };
        let mut names = Names::of(reading, self.page.span(self.tokens.clone()));
        let mut at = self.tokens.start;
        while at < self.tokens.end {
            let Some(token) = tokens.get(at) else { break };
            if !token.starts.has(Families::CONCEPT.or(Families::CUE)) {
                at += 1;
                continue;
            }
            if let Some(citation) = names.citation_at(token) {
                at = self.tokens_of(citation).end.max(at + 1);
                continue;
            }
            names.advance(token);
            let rest = tokens.get(at..).unwrap_or_default();
            let concept = super::concept_at(reader, rest);
            if let Some((n_tokens, Marked::Concept(concept))) = concept
                && let Some(facet) = self.facet_that_holds(reader, concept, at..at + n_tokens, &mut names)
            {
                self.marks.push(Mark { at, end: at + n_tokens, concept, facet });
            }
            let n_of_concept = concept.map_or(0, |(n_tokens, _)| n_tokens);
            // "riêng TP Hạ Long đạt 86%": nothing falls in a name.
            let cue = reader.cues.longest(rest).filter(|(n_tokens, _)| *n_tokens > 1 || !self.opens_name(at));
            self.note_cue(at, n_of_concept, cue);
            // "được nhà nước hỗ trợ" names the support, and who pays it.
            for inside in at + 1..at + n_of_concept {
                let rest =
                    tokens.get(inside..).filter(|rest| rest.first().is_some_and(|it| it.starts.has(Families::CUE)));
                let cue = rest.and_then(|rest| reader.cues.longest(rest));
                self.note_cue(inside, 0, cue.filter(|(_, role)| is_of_payers(*role)));
            }
            // "ngân sách nhà nước hỗ trợ": what is paid is named by the last of them.
            // "phải phát triển thêm": what is demanded is named by the words of the demand.
            let hides = |role: CueRole| !is_of_payers(role) && role != CueRole::Demand;
            let n_of_cue = cue.filter(|(_, role)| hides(*role)).map_or(1, |(n_tokens, _)| n_tokens);
            at += if n_of_concept > 0 { n_of_concept } else { n_of_cue };
        }
    }

    /// True for a word with a capital inside a sentence, if the next one has one, too.
    fn opens_name(&self, at: usize) -> bool {
        let is_capital = |at: usize| {
            let token = self.page.tokens.get(at).filter(|token| token.kind == TokenKind::Word && token.is_capital());
            token.is_some_and(|_| self.page.raw(at).chars().any(char::is_lowercase))
        };
        let is_inside =
            at > self.tokens.start && self.page.tokens.get(at - 1).is_some_and(|token| token.kind == TokenKind::Word);
        is_inside && at + 1 < self.tokens.end && is_capital(at) && is_capital(at + 1)
    }

    /// The facet of a concept that is named at `range`, unless the words are those of an office. What holds only beside its
    /// figure still does: "BHXH các tỉnh, thành phố" tells the level.
    fn facet_that_holds(
        &self,
        reader: &Reader,
        concept: ConceptIdx,
        range: std::ops::Range<usize>,
        names: &mut Names<'_>,
    ) -> Option<FacetIdx> {
        let is_hidden = names.hide(self.page.span(range));
        let codebook = reader.codebook();
        let holds_beside = |facet: &FacetIdx| {
            codebook.facets.get(usize::from(facet.0)).is_some_and(|facet| facet.carries == Carries::Never)
        };
        let facet = codebook.concepts.get(usize::from(concept.0)).map(|concept| concept.facet);
        facet.filter(|facet| !is_hidden || holds_beside(facet))
    }

    /// Takes note of a cue at the token `at`, where a concept of `n_of_concept` tokens may begin too.
    fn note_cue(&mut self, at: usize, n_of_concept: usize, cue: Option<(usize, CueRole)>) {
        // "tăng mới" is a thing counted, no increase.
        let is_word_of_concept = |n_tokens: usize, role: CueRole| {
            let is_verb =
                matches!(role, CueRole::Rise | CueRole::Fall | CueRole::Reach | CueRole::Is | CueRole::MakesUp);
            is_verb && n_of_concept > n_tokens
        };
        let Some((n_tokens, role)) = cue.filter(|(n_tokens, role)| !is_word_of_concept(*n_tokens, *role)) else {
            return;
        };
        // "năm nay", "mấy năm nay": a time of its own, or none in particular.
        let follows_time = || {
            at.checked_sub(1).is_some_and(|it| it >= self.tokens.start && self.page.starts(it).has(Families::PERIOD))
        };
        if role == CueRole::Now && (self.has_period_at(at) || follows_time()) {
            return;
        }
        // "tăng khoảng 8%": the figure takes its hedge.
        let figure = self.figures_from(at + 1).first().map(|figure| figure.at);
        let end = figure.map_or(at + n_tokens, |figure| figure.min(at + n_tokens));
        let cue = CueMark { at, end, role };
        if is_of_payers(role) {
            self.payers.push(cue);
        } else {
            self.roles |= role.bit();
            self.longest.cue = self.longest.cue.max(end - at);
            self.cues.push(cue);
        }
    }
}

fn is_of_payers(role: CueRole) -> bool {
    matches!(role, CueRole::StatePays | CueRole::PlacePays | CueRole::Pays | CueRole::Entitled)
}
