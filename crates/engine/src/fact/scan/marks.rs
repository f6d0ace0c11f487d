//! The concepts and cues of a sentence, by their longest spellings; the words of a citation or of an office's name are
//! passed over.

use super::{CueMark, Mark, Marked, SentenceScan};
use crate::codebook::{Carries, FacetIdx};
use crate::fact::{CueRole, Reader};
use crate::reading::{EntityKind, Reading};
use crate::text::Families;

impl SentenceScan<'_> {
    /// Finds what the sentence names, and what its small words do.
    pub(super) fn find_marks(&mut self, reader: &Reader, reading: &Reading) {
        let Some(tokens) = self.page.tokens.get(..self.tokens.end) else { return };
        let sentence = self.page.span(self.tokens.clone());
        let from = reading.entities.partition_point(|entity| entity.span.start < sentence.start);
        let mut entities = reading.entities.get(from..).unwrap_or_default().iter().peekable();
        let refs = reading.refs.partition_point(|legal| legal.span.end <= sentence.start);
        let mut refs = reading.refs.get(refs..).unwrap_or_default().iter().peekable();
        let mut at = self.tokens.start;
        // "Hội Nông dân" is no farmer: the words of an office's name say nothing of the figure.
        let mut in_office_until = 0;
        while at < self.tokens.end {
            let Some(token) = tokens.get(at) else { break };
            if !token.starts.has(Families::CONCEPT.or(Families::CUE)) {
                at += 1;
                continue;
            }
            while refs.peek().is_some_and(|legal| legal.span.end <= token.start) {
                refs.next();
            }
            if let Some(legal) = refs.peek().filter(|legal| legal.span.start <= token.start) {
                at = self.tokens_of(legal.span).end.max(at + 1);
                continue;
            }
            while let Some(entity) = entities.next_if(|entity| entity.span.start < token.start) {
                if matches!(entity.kind, EntityKind::Org | EntityKind::Person) {
                    in_office_until = entity.span.end;
                }
            }
            let rest = tokens.get(at..).unwrap_or_default();
            let concept = super::concept_at(reader, rest);
            if let Some(entity) = entities
                .peek()
                .filter(|it| it.span.start == token.start && matches!(it.kind, EntityKind::Org | EntityKind::Person))
            {
                in_office_until = entity.span.end;
            }
            if let Some((n_tokens, Marked::Concept(concept))) = concept {
                let end = at + n_tokens;
                // "BHXH" of "BHXH tỉnh Tiền Giang" is the office, not the insurance; "cơ quan BHXH" is a concept itself.
                let said = self.page.span(at..end);
                let is_whole = entities.peek().is_some_and(|entity| entity.span == said);
                let names_an_office = said.end <= in_office_until && !is_whole;
                let facet = reader.codebook().concepts.get(usize::from(concept.0)).map(|concept| concept.facet);
                // What holds only beside its figure still does: "BHXH các tỉnh, thành phố" tells the level.
                let holds_beside = |facet: FacetIdx| {
                    let facet = reader.codebook().facets.get(usize::from(facet.0));
                    facet.is_some_and(|facet| facet.carries == Carries::Never)
                };
                if let Some(facet) = facet.filter(|facet| !names_an_office || holds_beside(*facet)) {
                    self.marks.push(Mark { at, end, concept, facet });
                }
            }
            let cue = reader.cues.longest(rest);
            // "tăng mới" is a thing counted, no increase.
            let is_word_of = |n_tokens: usize, role: CueRole| {
                matches!(role, CueRole::Rise | CueRole::Fall | CueRole::Reach | CueRole::MakesUp)
                    && concept.is_some_and(|(longer, _)| longer > n_tokens)
            };
            if let Some((n_tokens, role)) = cue.filter(|(n_tokens, role)| !is_word_of(*n_tokens, *role)) {
                // "tăng khoảng 8%": the figure takes its hedge.
                let figure = self.figures.iter().map(|figure| figure.at).find(|figure| *figure > at);
                let end = figure.map_or(at + n_tokens, |figure| figure.min(at + n_tokens));
                self.cues.push(CueMark { at, end, role });
            }
            let n_tokens = match (concept, cue) {
                (Some((n_tokens, _)), _) => n_tokens,
                (None, Some((n_tokens, _))) => n_tokens,
                (None, None) => 1,
            };
            at += n_tokens;
        }
    }
}
