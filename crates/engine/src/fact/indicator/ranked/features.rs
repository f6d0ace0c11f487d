//! Which features a figure has for the ranker: words and concepts near it, each by where it stands.

use std::ops::Range;

use crate::codebook::ConceptIdx;
use crate::entity::SubgroupKind;
use crate::fact::document::{DocumentState, FigureContext};
use crate::fact::sentence::{self, Figure, Mark};
use crate::fact::subgroup;
use crate::ranker::{Position, Symbol, name_of};
use crate::reading::Zone;
use crate::text::TokenKind;

/// So many tokens of a stretch are looked at: those nearest to the figure.
const MOST_OWN: usize = 12;
const MOST_AROUND: usize = 24;
/// Concepts are paired where there are no more than these.
const MOST_PAIRED: usize = 6;
/// An article speaks of what it names at least half as often as what it names most.
const OF_MOST: usize = 2;

impl DocumentState<'_> {
    /// Gives every feature of a figure to `take`.
    pub(super) fn features(&self, here: FigureContext<'_>, take: &mut dyn FnMut(Position, Symbol, Option<Symbol>)) {
        let FigureContext { scan, i, figure, mention, measured, .. } = here;
        let previous_end = here.previous().map_or(scan.tokens.start, |previous| previous.end);
        let next_at = scan.figures.get(i + 1).map_or(scan.tokens.end, |next| next.at);
        let own = figure.before.start.max(previous_end).min(figure.at)..figure.at;
        let after = figure.end..figure.after.end.clamp(figure.end, next_at.max(figure.end));
        let since = previous_end..own.start.max(previous_end);
        let earlier = scan.tokens.start..previous_end;
        let then = after.end..next_at.max(after.end);
        let later = next_at.max(after.end)..scan.tokens.end.max(next_at);
        self.words(Position::Before, &last(&own, MOST_OWN), take);
        self.words(Position::Since, &last(&since, MOST_OWN), take);
        for at in last(&earlier, MOST_AROUND).filter(|at| self.is_word(*at)) {
            take(Position::Earlier, self.symbol(at), None);
        }
        self.words(Position::After, &first(&after, MOST_OWN), take);
        self.words(Position::Then, &first(&then, MOST_OWN), take);
        for at in last(&own, 3) {
            take(Position::Near, self.symbol(at), None);
        }
        for at in first(&after, 2) {
            take(Position::Next, self.symbol(at), None);
        }
        self.words(Position::Unit, &(figure.number_end..figure.end.max(figure.number_end)), take);
        take(Position::Is, Symbol::Kind(mention.kind), None);
        take(Position::Is, Symbol::Kind(mention.kind), Some(Symbol::Measure(measured.measure)));
        let yes = |is: bool, name: &'static str| is.then_some(Symbol::Name(name));
        let shape = [
            yes(i == 0, "first"),
            yes(own.is_empty(), "nothing-before"),
            yes(after.is_empty(), "nothing-behind"),
            yes(figure.depth > 0, "bracketed"),
            yes(self.outline.is_in_item(), "item"),
            yes(self.outline.is_in_answer(), "answer"),
            Some(Symbol::Name("any")),
        ];
        shape.into_iter().flatten().for_each(|symbol| take(Position::Is, symbol, None));
        let owner = subgroup::of_figure(self.reader, self.reading, scan, figure, &self.subgroups);
        if let Some(owner) = owner {
            take(Position::Is, Symbol::Name(subgroup_name(owner.kind)), None);
        } else if self.last_subgroup.is_some() {
            take(Position::Is, Symbol::Name("behind-enterprise"), None);
        }
        for at in last(&self.tokens_above(here), MOST_AROUND).filter(|at| self.is_word(*at)) {
            take(Position::AboveWord, self.symbol(at), None);
        }
        if let Some(one) = self.one_of_list(here) {
            take(Position::Is, Symbol::Name("one-of-list"), None);
            take(Position::Is, Symbol::Name("one-of-list"), Some(Symbol::Concept(one)));
        }
        self.concepts(here, [own, since, earlier, after, then, later], take);
    }

    /// "nợ BHXH 498 tỷ đồng, nợ BHYT 82 tỷ đồng": what the figure is of, where its sentence has another figure of that sort
    /// for another thing of those that are listed together.
    fn one_of_list(&self, here: FigureContext<'_>) -> Option<ConceptIdx> {
        let codebook = self.reader.codebook();
        let is_listed = |mark: &&Mark| codebook.is_subject(mark.facet);
        let one = |figure: &Figure| {
            let behind = figure.end..figure.after.end;
            let own = here.scan.marks_in(&figure.before).chain(here.scan.marks_in(&behind));
            match sorted(own.filter(is_listed).map(|mark| mark.concept)).as_slice() {
                [one] => Some(*one),
                _ => None,
            }
        };
        let own = one(here.figure)?;
        let is_other = |figure: &&Figure| {
            let other = if figure.kind == here.figure.kind { one(figure) } else { None };
            other.is_some_and(|other| other != own)
        };
        here.scan.figures.iter().find(is_other).map(|_| own)
    }

    /// The features of the concepts round a figure; `stretches` as they are named in [`Position`].
    fn concepts(
        &self,
        here: FigureContext<'_>,
        stretches: [Range<usize>; 6],
        take: &mut dyn FnMut(Position, Symbol, Option<Symbol>),
    ) {
        let FigureContext { scan, figure, .. } = here;
        let inside = |range: &Range<usize>| -> Vec<ConceptIdx> { sorted(scan.marks_in(range).map(|it| it.concept)) };
        let places =
            [Position::Before, Position::Since, Position::Earlier, Position::After, Position::Then, Position::Later];
        for (position, range) in places.into_iter().zip(&stretches) {
            pairs(position, &inside(range), take);
        }
        let own = [(Position::Before, 0), (Position::Since, 1), (Position::After, 3), (Position::Then, 4)];
        for (position, range) in own.into_iter().filter_map(|(position, at)| Some((position, stretches.get(at)?))) {
            for cue in scan.cues_in(range).map(|cue| Symbol::Cue(cue.role)).filter(|cue| !name_of(*cue).is_empty()) {
                take(position, cue, None);
            }
        }
        pairs(Position::Above, self.concepts_above(here), take);
        pairs(Position::Headline, self.concepts_of_headline(), take);
        pairs(Position::Document, self.concepts_of_document(), take);
        pairs(Position::Sentence, &sorted(scan.marks.iter().map(|it| it.concept)), take);
        let before = scan.marks.iter().rev().find(|mark| mark.end <= figure.at);
        let behind = scan.marks.iter().find(|mark| mark.at >= figure.end);
        if let Some(mark) = before {
            take(Position::LastBefore, Symbol::Concept(mark.concept), None);
        }
        if let Some(mark) = behind {
            take(Position::FirstAfter, Symbol::Concept(mark.concept), None);
        }
        let unit = match figure.number_end < figure.end {
            true => self.symbol(figure.number_end),
            false => Symbol::Kind(figure.kind),
        };
        let [own, _, _, after, ..] = &stretches;
        for concept in sorted(scan.marks_in(own).chain(scan.marks_in(after)).map(|it| it.concept)) {
            take(Position::UnitWith, unit, Some(Symbol::Concept(concept)));
        }
    }

    /// Words one by one and by two.
    fn words(&self, position: Position, range: &Range<usize>, take: &mut dyn FnMut(Position, Symbol, Option<Symbol>)) {
        for at in range.clone() {
            let symbol = self.symbol(at);
            if self.is_word(at) {
                take(position, symbol, None);
            }
            if at + 1 < range.end {
                take(position, symbol, Some(self.symbol(at + 1)));
            }
        }
    }

    fn is_word(&self, at: usize) -> bool {
        self.page.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    fn symbol(&self, at: usize) -> Symbol {
        match self.page.tokens.get(at).map(|token| token.kind) {
            Some(TokenKind::Number) => Symbol::Number,
            _ => Symbol::Token(at),
        }
    }

    fn tokens_above(&self, here: FigureContext<'_>) -> Range<usize> {
        let above = here.sentence().checked_sub(1).filter(|above| self.is_read(*above));
        above.and_then(|above| self.page.sentence_tokens.get(above).cloned()).unwrap_or(0..0)
    }

    fn is_read(&self, sentence: usize) -> bool {
        matches!(self.zone(sentence), Some(Zone::Body | Zone::Title | Zone::Subhead | Zone::Caption))
    }

    fn headline_tokens(&self) -> Range<usize> {
        let titles = (0..self.reading.sentences.len()).find(|at| self.zone(*at) == Some(Zone::Title));
        self.page.sentence_tokens.get(titles.unwrap_or(0)).cloned().unwrap_or(0..0)
    }

    pub(super) fn concepts_above(&self, here: FigureContext<'_>) -> &[ConceptIdx] {
        self.above_concepts.get_or_init(|| sentence::concepts_in(self.reader, self.page, self.tokens_above(here)))
    }

    /// What the article speaks of most, of the concepts that a figure's subject is told by.
    fn concepts_of_document(&self) -> &[ConceptIdx] {
        self.document_concepts.get_or_init(|| {
            let codebook = self.reader.codebook();
            let counts = || (0..).map(ConceptIdx).zip(self.concept_counts().iter().copied());
            let subjects = || counts().filter(|(concept, _)| codebook.names_subject(*concept));
            let most = subjects().map(|(_, n)| n).max().unwrap_or(0);
            subjects().filter(|(_, n)| *n > 0 && *n * OF_MOST >= most).map(|(concept, _)| concept).collect()
        })
    }

    pub(super) fn concepts_of_headline(&self) -> &[ConceptIdx] {
        self.headline_concepts.get_or_init(|| sentence::concepts_in(self.reader, self.page, self.headline_tokens()))
    }
}

/// Of whom a figure is, where that is less than all of its place.
fn subgroup_name(kind: SubgroupKind) -> &'static str {
    match kind {
        SubgroupKind::Enterprise | SubgroupKind::Again | SubgroupKind::Single => "of-one",
        SubgroupKind::Sector => "of-sector",
        SubgroupKind::Group => "of-group",
    }
}

fn last(range: &Range<usize>, n: usize) -> Range<usize> {
    range.end.saturating_sub(n).max(range.start).min(range.end)..range.end
}

fn first(range: &Range<usize>, n: usize) -> Range<usize> {
    range.start..(range.start + n).min(range.end).max(range.start)
}

/// Rising, each once.
pub(super) fn sorted(concepts: impl Iterator<Item = ConceptIdx>) -> Vec<ConceptIdx> {
    let mut all: Vec<ConceptIdx> = concepts.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Concepts one by one and by two.
fn pairs(position: Position, concepts: &[ConceptIdx], take: &mut dyn FnMut(Position, Symbol, Option<Symbol>)) {
    for (at, concept) in concepts.iter().enumerate() {
        take(position, Symbol::Concept(*concept), None);
        if concepts.len() > MOST_PAIRED {
            continue;
        }
        for other in concepts.get(at + 1..).unwrap_or_default() {
            take(position, Symbol::Concept(*concept), Some(Symbol::Concept(*other)));
        }
    }
}
