//! What is talked about where a sentence does not say it: in the sentence before, in the paragraphs above, in the headline,
//! in the whole document.

use crate::codebook::{ConceptIdx, FacetIdx};
use crate::fact::document::{DocumentState, is_listed};
use crate::fact::indicator::claims::{Topic, Update};
use crate::fact::sentence::{Marked, SentenceScan};
use crate::fact::{CueRole, sentence};

impl DocumentState<'_> {
    /// What the sentence before talked about, if it is of the same paragraph; the scheme of one before that, where it names
    /// none: "Quỹ BHTN … . Người sử dụng lao động đóng 1%. Người lao động đóng 1%".
    pub(in crate::fact) fn said_before(&self, sentence: usize) -> &Topic {
        /// So many sentences back.
        const BACK: usize = 3;
        self.before.get_or_init(|| {
            let codebook = self.reader.codebook();
            let mut topic = Topic::new(codebook);
            let block = |sentence: usize| self.reading.sentences.get(sentence).map(|info| info.block);
            let before = (1..=BACK).map_while(|n| sentence.checked_sub(n));
            for (n, at) in before.take_while(|at| block(*at) == block(sentence)).enumerate() {
                let said = self.said_in(&self.scan_of(at));
                match n {
                    0 => topic = said,
                    _ => topic.fill(codebook, &said.subject_only(codebook)),
                }
                if topic.has_subject(codebook) {
                    break;
                }
            }
            // "– Tình hình rút BHXH một lần ra sao? – 10 tháng giải quyết 112.640 trường hợp. Số tiền chi là 5.310 tỷ đồng".
            if let Some(question) = self.outline.question().filter(|_| !topic.has_subject(codebook)) {
                topic.fill_all(question);
            }
            topic
        })
    }

    /// What is talked about, if the sentence names one scheme only; the one that a word of it means, if it names none: "trợ
    /// cấp thất nghiệp".
    pub(in crate::fact) fn one_subject(&self, scan: &SentenceScan<'_>, topic: &Topic) -> Option<Topic> {
        let codebook = self.reader.codebook();
        let facet = |concept: ConceptIdx| codebook.concepts.get(usize::from(concept.0)).map(|concept| concept.facet);
        let named = scan.marks.iter().map(|mark| mark.concept);
        let meant = scan.marks.iter().filter_map(|mark| self.reader.claims.implied(mark.concept));
        let mut all = named.chain(meant).filter(|it| codebook.names_subject(*it));
        let first = all.next()?;
        if all.any(|other| facet(other) == facet(first) && other != first) {
            return None;
        }
        let mut topic = topic.clone();
        if !topic.has_subject(codebook) {
            topic.name(codebook, facet(first)?, first, Update::Replace);
        }
        Some(topic)
    }

    /// The scheme that the headline is on; else the one that the sentences above the paragraph name.
    pub(in crate::fact) fn passage_subject(&self, sentence: usize) -> Option<&Topic> {
        self.headline_subject.as_ref().or_else(|| self.said_above(sentence))
    }

    /// The scheme that the sentences above the paragraph of a sentence named last, if the last to name any names one only.
    pub(in crate::fact) fn said_above(&self, sentence: usize) -> Option<&Topic> {
        /// So many sentences back.
        const BACK: usize = 3;
        let found = self.above.get_or_init(|| {
            let codebook = self.reader.codebook();
            let block = |sentence: usize| self.reading.sentences.get(sentence).map(|info| info.block);
            let above = (0..sentence).rev().skip_while(|at| block(*at) == block(sentence)).take(BACK);
            let mut named = above.map(|at| {
                let scan = self.scan_of(at);
                (self.said_in(&scan), scan)
            });
            let (topic, scan) = named.find(|(topic, _)| topic.has_subject(codebook))?;
            self.one_subject(&scan, &topic).map(|topic| topic.subject_only(codebook))
        });
        found.as_ref()
    }

    fn scan_of(&self, sentence: usize) -> SentenceScan<'_> {
        SentenceScan::new(self.reader, self.page, self.reading, sentence)
    }

    /// What a sentence talks about, parts of a whole left out: "…, trong đó có 15 triệu người nghèo".
    fn said_in(&self, scan: &SentenceScan<'_>) -> Topic {
        let codebook = self.reader.codebook();
        let mut topic = Topic::new(codebook);
        let whole = scan.cues.iter().find(|cue| cue.role == CueRole::OfWhich).map_or(scan.tokens.end, |cue| cue.at);
        let has_whole = scan.marks.iter().any(|mark| mark.at < whole);
        for (place, mark) in scan.marks.iter().enumerate().filter(|(_, mark)| mark.at < whole || !has_whole) {
            // "299.845 học sinh tham gia BHYT": one scheme takes nothing from what details it, on either side.
            let is_only = scan.marks.iter().all(|it| it.facet != mark.facet || it.concept == mark.concept);
            let how = if is_only || is_listed(scan, place) { Update::Add } else { Update::Replace };
            topic.name(codebook, mark.facet, mark.concept, how);
        }
        topic
    }

    /// What the whole document is about: the one scheme that it opens with, and names far more often than the others.
    pub(in crate::fact) fn subject(&self) -> Option<&Topic> {
        /// It is named at least so often …
        const OFTEN: usize = 4;
        /// … and of so many times that one of its sort is named, all but one.
        const OF: usize = 6;
        let found = self.subject.get_or_init(|| {
            let codebook = self.reader.codebook();
            let mut found = None;
            if !self.opens_with_subject() {
                return None;
            }
            let concept_counts = self.concept_counts();
            for (at, _) in codebook.facets.iter().enumerate().filter(|(_, facet)| facet.together.is_some()) {
                let concepts = codebook.concepts.iter().zip((0..).map(ConceptIdx));
                let schemes = concepts.filter(|(concept, _)| usize::from(concept.facet.0) == at);
                // "trợ cấp thất nghiệp" speaks of BHTN, too.
                let n_meant = |scheme: ConceptIdx| {
                    let all = concept_counts.iter().zip((0..).map(ConceptIdx));
                    all.filter(|(_, it)| self.reader.claims.implied(*it) == Some(scheme)).map(|(n, _)| n).sum::<usize>()
                };
                let n_named = |scheme: ConceptIdx| concept_counts.get(usize::from(scheme.0)).copied().unwrap_or(0);
                let n_all: usize = schemes.clone().map(|(_, scheme)| n_named(scheme)).sum();
                let named = || schemes.clone().map(|(_, scheme)| (n_named(scheme) + n_meant(scheme), scheme));
                if let Some((n, concept)) = named().max_by_key(|(n, _)| *n)
                    && n >= OFTEN
                    && (n_all - n_named(concept)) * OF <= n_all - n_named(concept) + n
                    && let Ok(facet) = u16::try_from(at)
                {
                    let topic = found.get_or_insert_with(|| Topic::new(codebook));
                    topic.name(codebook, FacetIdx(facet), concept, Update::Replace);
                    self.name_details(topic, FacetIdx(facet), n);
                }
            }
            found
        });
        found.as_ref()
    }

    /// The one group of people, or kind, that the document opens with and goes on about: "học sinh, sinh viên".
    pub(in crate::fact) fn group(&self) -> Option<ConceptIdx> {
        *self.group.get_or_init(|| self.find_group())
    }

    /// True for the noun that one of the group is counted by: "em", of pupils, who are also "các em".
    pub(in crate::fact) fn group_noun(&self, noun: &str) -> bool {
        let concept = || self.reader.codebook().concepts.get(usize::from(self.group()?.0));
        !noun.is_empty()
            && concept().is_some_and(|concept| {
                let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
                concept.forms.iter().any(|form| ends(form, noun) || ends(noun, form))
            })
    }

    fn find_group(&self) -> Option<ConceptIdx> {
        /// The headline, the day and the sentences of the lead.
        const LEAD: usize = 5;
        /// It is named at least so often …
        const OFTEN: usize = 4;
        /// … and of so many times that one of its sort is named, all but one.
        const OF: usize = 4;
        let codebook = self.reader.codebook();
        let all = || codebook.concepts.iter().zip(self.concept_counts()).zip((0..).map(ConceptIdx));
        let is_detail = |facet: FacetIdx| {
            let above = codebook.facets.get(usize::from(facet.0)).and_then(|facet| facet.under);
            above.is_some_and(|above| codebook.is_subject(above))
        };
        let mut often = all().filter(|((concept, n), _)| **n >= OFTEN && is_detail(concept.facet));
        let is_most = |facet: FacetIdx, n: usize| {
            let n_all: usize = all().filter(|((other, _), _)| other.facet == facet).map(|((_, n), _)| *n).sum();
            (n_all - n) * OF <= n_all
        };
        let ((_, _), group) = often.find(|((concept, n), _)| is_most(concept.facet, **n))?;
        self.named_in_first(LEAD).any(|concept| concept == group).then_some(group)
    }

    /// True if the headline or the lead names something that a document may be about: few need to be counted through.
    fn opens_with_subject(&self) -> bool {
        let codebook = self.reader.codebook();
        self.named_in_lead()
            .any(|concept| codebook.names_subject(self.reader.claims.implied(concept).unwrap_or(concept)))
    }

    /// True if the headline or the lead names one of these.
    pub(in crate::fact) fn lead_names(&self, about: &[ConceptIdx]) -> bool {
        self.named_in_lead().any(|concept| about.contains(&concept))
    }

    /// The concepts that the headline and the lead name.
    fn named_in_lead(&self) -> impl Iterator<Item = ConceptIdx> + '_ {
        /// The headline, and the sentences of the lead.
        const LEAD: usize = 3;
        self.named_in_first(LEAD)
    }

    /// The concepts that the first sentences name.
    fn named_in_first(&self, n: usize) -> impl Iterator<Item = ConceptIdx> + '_ {
        let lead = self.page.sentence_tokens.iter().take(n).flat_map(Clone::clone);
        lead.filter_map(|at| match self.reader.concepts.longest(self.page.tokens.get(at..)?)? {
            (_, Marked::Concept(concept)) => Some(concept),
            (_, Marked::Mask) => None,
        })
    }

    /// What details the document's subject, named at least every other time: "học sinh, sinh viên" with BHYT.
    fn name_details(&self, topic: &mut Topic, subject: FacetIdx, n_subject: usize) {
        let codebook = self.reader.codebook();
        for (at, _) in (0..).zip(&codebook.facets).filter(|(_, facet)| facet.under == Some(subject)) {
            let named = codebook.concepts.iter().zip(self.concept_counts()).zip((0..).map(ConceptIdx));
            let of_facet = named.filter(|((concept, _), _)| concept.facet == FacetIdx(at));
            if let Some(((_, n), concept)) = of_facet.max_by_key(|((_, n), _)| **n)
                && *n * 2 >= n_subject
            {
                topic.name(codebook, FacetIdx(at), concept, Update::Replace);
            }
        }
    }

    /// How often the document names each concept.
    pub(in crate::fact) fn concept_counts(&self) -> &[usize] {
        self.concept_counts.get_or_init(|| sentence::concept_counts(self.reader, self.page))
    }
}
