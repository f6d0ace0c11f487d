//! Who speaks, while a document is walked through: how paragraphs begin, interviews, and quotations whose speaker is named
//! behind them.

use crate::Span;
use crate::fact::attribution::{self, Opening};
use crate::fact::document::DocumentState;
use crate::fact::period;
use crate::reading::{EntityKind, Zone};

impl DocumentState<'_> {
    /// Begins a paragraph whose first sentence is `sentence`.
    pub(in crate::fact) fn enter_paragraph(&mut self, sentence: usize, has_figures: bool) {
        let Some(info) = self.reading.sentences.get(sentence) else { return };
        self.last_subgroup = None;
        let periods = period::of_sentence(self.reading, sentence);
        let opens_with_period = periods.first().is_some_and(|said| said.span.start <= info.span.start + 8);
        let is_heading = self.zone(sentence) == Some(Zone::Subhead) && !has_figures;
        let opening = match () {
            () if self.outline.is_in_item() || is_heading && self.outline.is_above() => Opening::Item,
            () if opens_with_period || self.names_office(info.span) => Opening::New,
            () => Opening::Other,
        };
        self.speaker.enter_paragraph(opening);
        self.place.enter_paragraph(opens_with_period);
        self.enter_answer(sentence);
    }

    /// "* Kết quả ra sao, thưa ông? - Hiện có 26.340 người …": an answer is of the person who was named last before the first
    /// question. A question is nobody's.
    fn enter_answer(&mut self, sentence: usize) {
        let Some(info) = self.reading.sentences.get(sentence) else { return };
        let block = |at: usize| self.reading.blocks.get(at).map(|block| block.span.of(self.page.text).trim());
        let at = info.block as usize;
        let asks = |text: &str| text.ends_with('?');
        let is_answer = |text: &str| text.starts_with(['-', '–']);
        let before = at.checked_sub(1).and_then(block).is_some_and(asks);
        if self.interviewed.is_none() && before && block(at).is_some_and(is_answer) {
            let question = at.checked_sub(1).and_then(|at| self.reading.blocks.get(at)).map_or(0, |it| it.span.start);
            self.interviewed = attribution::last_person(self.reader, self.page, self.reading, question);
        }
        if let Some(who) = self.interviewed.filter(|_| !block(at).is_some_and(asks)) {
            self.speaker.answer(who);
        }
    }

    /// Takes note of who is named as the source of a sentence, also of the quotation that it closes.
    pub(in crate::fact) fn hear(&mut self, sentence: usize, has_figures: bool) {
        let found = attribution::of_sentence(self.reader, self.page, self.reading, sentence);
        let info = self.reading.sentences.get(sentence);
        let announces = info.is_some_and(|info| info.span.of(self.page.text).trim_end().ends_with(':'));
        self.speaker.hear(found, has_figures, announces);
        let block = info.and_then(|info| self.reading.blocks.get(info.block as usize));
        let (Some(who), Some(info), Some(block)) = (found, info, block) else { return };
        let Some(open) = attribution::quotation_before(self.page, block.span, info.span) else { return };
        let start = |at: u32| self.reading.mentions.get(at as usize).map_or(0, |mention| mention.span.start);
        let quoted = self.facts.iter_mut().rev().take_while(|fact| start(fact.observation.mention.0) > open);
        for fact in quoted {
            fact.observation.attribution = Some(who);
        }
    }

    /// True if an office is named in a sentence.
    fn names_office(&self, sentence: Span) -> bool {
        let from = self.reading.entities.partition_point(|entity| entity.span.start < sentence.start);
        let inside = self.reading.entities.iter().skip(from).take_while(|entity| entity.span.end <= sentence.end);
        inside.into_iter().any(|entity| entity.kind == EntityKind::Org)
    }
}
