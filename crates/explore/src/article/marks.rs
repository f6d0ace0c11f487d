//! The text of an article cut into blocks, sentences and marked segments: together they are the raw text, and no two
//! marks overlap.

use std::collections::BTreeSet;

use engine::compact_sort::CompactSort;
use engine::entity::Abbreviation;
use engine::reading::{Block, Zone};
use engine::{Reading, Span};
use store::StoredDocument;

use super::zone_word;
use crate::link::{self, Target};
use crate::query::Query;
use crate::ui_text::Word;

/// A paragraph or line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockView {
    /// What part of the page it is.
    pub zone: Zone,
    /// The name of that part, unless it is running text.
    pub zone_label: Option<String>,
    /// Its text: sentences, and the white space between them.
    pub runs: Vec<Run>,
}

/// A sentence, or what stands between two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The sentence's id, for links; `None` for what is no sentence.
    pub id: Option<String>,
    /// Whether the link points at it.
    pub focused: bool,
    /// Its text.
    pub segments: Vec<Segment>,
}

/// A stretch of raw text that is marked as one thing, or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    pub text: String,
    pub mark: Option<MarkView>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkView {
    /// What was found.
    pub kind: MarkKind,
    /// The id of the element: the figure's link, or one made of kind and number.
    pub id: String,
    /// Place of its card in [`super::ArticleView::cards`].
    pub card: usize,
    /// Points at it, from anywhere.
    pub href: Option<String>,
    /// Whether the link points at it.
    pub focused: bool,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkKind {
    /// A quantity.
    Figure,
    /// A date or period.
    Period,
    /// A law, decision, plan.
    Reference,
    /// Digits that are none of these.
    Exclusion,
    /// A name.
    Entity,
    /// A short form whose long form is known, where it first stands.
    Abbreviation,
}

impl MarkKind {
    /// All of them: where two would overlap, the earlier one here is shown.
    pub const ALL: &[MarkKind] = &[
        MarkKind::Figure,
        MarkKind::Reference,
        MarkKind::Period,
        MarkKind::Exclusion,
        MarkKind::Entity,
        MarkKind::Abbreviation,
    ];

    /// Its name.
    #[must_use]
    pub fn word(self) -> Word {
        match self {
            MarkKind::Figure => Word::Figure,
            MarkKind::Period => Word::PeriodMark,
            MarkKind::Reference => Word::Reference,
            MarkKind::Exclusion => Word::Exclusion,
            MarkKind::Entity => Word::EntityMark,
            MarkKind::Abbreviation => Word::AbbreviationMark,
        }
    }

    /// A name for ids and classes.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            MarkKind::Figure => "figure",
            MarkKind::Period => "period",
            MarkKind::Reference => "reference",
            MarkKind::Exclusion => "exclusion",
            MarkKind::Entity => "entity",
            MarkKind::Abbreviation => "abbreviation",
        }
    }
}

/// Something found, by its index in the list of its kind in the reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MarkedItem {
    Mention(u32),
    Period(u32),
    Ref(u32),
    Exclusion(u32),
    Entity(u32),
    /// Place in the list of the glossary.
    Abbreviation(u32),
}

impl MarkedItem {
    pub(crate) fn kind(self) -> MarkKind {
        match self {
            MarkedItem::Mention(_) => MarkKind::Figure,
            MarkedItem::Period(_) => MarkKind::Period,
            MarkedItem::Ref(_) => MarkKind::Reference,
            MarkedItem::Exclusion(_) => MarkKind::Exclusion,
            MarkedItem::Entity(_) => MarkKind::Entity,
            MarkedItem::Abbreviation(_) => MarkKind::Abbreviation,
        }
    }
}

/// A mark to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) span: Span,
    pub(crate) item: MarkedItem,
}

/// The marks of a document in text order, none overlapping another: where two do, the kind that is earlier in
/// [`MarkKind::ALL`] stays, and of one kind the earlier in the text. A short form is marked where it first stands free.
pub(crate) fn marks(document: &StoredDocument, abbreviations: &[Abbreviation]) -> Vec<Mark> {
    let reading = &document.reading;
    let mut kept: Vec<Mark> = Vec::new();
    for kind in MarkKind::ALL {
        let before = kept.len();
        let candidates = match kind {
            MarkKind::Abbreviation => short_forms(&document.text, abbreviations),
            kind => candidates(reading, *kind),
        };
        let mut explained = BTreeSet::new();
        for mark in candidates {
            let visible = !mark.span.of(&document.text).is_empty();
            // Those kept of earlier kinds are sorted; of this kind, only the last one can reach so far.
            let (earlier, own) = kept.split_at(before);
            let after = earlier.partition_point(|other| other.span.end <= mark.span.start);
            let free = earlier.get(after).is_none_or(|other| !other.span.overlaps(mark.span))
                && own.last().is_none_or(|other| other.span.end <= mark.span.start);
            let is_new = match mark.item {
                MarkedItem::Abbreviation(at) => free && explained.insert(at),
                _ => true,
            };
            if visible && free && is_new {
                kept.push(mark);
            }
        }
        kept.compact_sort_by_key(|mark| mark.span.start);
    }
    kept
}

fn candidates(reading: &Reading, kind: MarkKind) -> Vec<Mark> {
    fn list<T>(items: &[T], span: impl Fn(&T) -> Span, as_item: impl Fn(u32) -> MarkedItem) -> Vec<Mark> {
        let mut marks: Vec<Mark> =
            (0..).zip(items).map(|(at, item)| Mark { span: span(item), item: as_item(at) }).collect();
        marks.compact_sort_by_key(|mark| mark.span.start);
        marks
    }
    match kind {
        MarkKind::Figure => list(&reading.mentions, |mention| mention.span, MarkedItem::Mention),
        MarkKind::Period => list(&reading.periods, |period| period.span, MarkedItem::Period),
        MarkKind::Reference => list(&reading.refs, |reference| reference.span, MarkedItem::Ref),
        MarkKind::Exclusion => list(&reading.exclusions, |exclusion| exclusion.span, MarkedItem::Exclusion),
        MarkKind::Entity => list(&reading.entities, |entity| entity.span, MarkedItem::Entity),
        MarkKind::Abbreviation => Vec::new(),
    }
}

/// Every short form in a text that has a long one, in text order.
fn short_forms(text: &str, abbreviations: &[Abbreviation]) -> Vec<Mark> {
    let mut marks = Vec::new();
    let is_end = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    for (at, abbreviation) in (0..).zip(abbreviations) {
        for (start, short) in text.match_indices(abbreviation.short.as_str()) {
            let end = start + short.len();
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            let after = text.get(end..).and_then(|after| after.chars().next());
            if !short.is_empty() && is_end(before) && is_end(after) {
                marks.push(Mark { span: Span::new(start, end), item: MarkedItem::Abbreviation(at) });
            }
        }
    }
    marks.compact_sort_by_key(|mark| (mark.span.start, std::cmp::Reverse(mark.span.end)));
    marks
}

/// The id of a mark's element.
pub(crate) fn mark_id(reading: &Reading, item: MarkedItem) -> String {
    let at = match item {
        MarkedItem::Mention(at) => return link::figure_id(reading, at),
        MarkedItem::Period(at)
        | MarkedItem::Ref(at)
        | MarkedItem::Exclusion(at)
        | MarkedItem::Entity(at)
        | MarkedItem::Abbreviation(at) => at,
    };
    format!("{}-{}", item.kind().key(), at + 1)
}

/// The text of a document as blocks.
pub(crate) fn blocks(
    query: &Query,
    document: &StoredDocument,
    marks: &[Mark],
    target: Option<&Target>,
) -> Vec<BlockView> {
    let cutter = Cutter { query, document, marks, target };
    let view = |block: &Block| BlockView {
        zone: block.zone,
        zone_label: zone_word(block.zone).map(|word| word.say(query.language).to_owned()),
        runs: cutter.runs(block.span),
    };
    document.reading.blocks.iter().map(view).collect()
}

struct Cutter<'a> {
    query: &'a Query,
    document: &'a StoredDocument,
    marks: &'a [Mark],
    target: Option<&'a Target>,
}

impl Cutter<'_> {
    fn runs(&self, block: Span) -> Vec<Run> {
        let reading = &self.document.reading;
        let mut runs = Vec::new();
        let mut at = block.start;
        let first = reading.sentences.partition_point(|sentence| sentence.span.start < block.start);
        for (index, sentence) in reading.sentences.iter().enumerate().skip(first) {
            if sentence.span.end > block.end || sentence.span.start < at {
                break;
            }
            self.push_plain(&mut runs, Span { start: at, end: sentence.span.start });
            let index = u32::try_from(index).unwrap_or(u32::MAX);
            runs.push(Run {
                id: Some(link::sentence_id(reading, index)),
                focused: self.points_at_sentence(index),
                segments: self.segments(sentence.span),
            });
            at = sentence.span.end;
        }
        self.push_plain(&mut runs, Span { start: at, end: block.end });
        runs
    }

    fn push_plain(&self, runs: &mut Vec<Run>, span: Span) {
        if span.start < span.end {
            runs.push(Run { id: None, focused: false, segments: self.segments(span) });
        }
    }

    fn segments(&self, run: Span) -> Vec<Segment> {
        let text = &self.document.text;
        let mut segments = Vec::new();
        let mut at = run.start;
        let first = self.marks.partition_point(|mark| mark.span.end <= run.start);
        for (card, mark) in self.marks.iter().enumerate().skip(first) {
            if mark.span.start >= run.end {
                break;
            }
            // A mark that goes over the end of its sentence is cut there.
            let (start, end) = (mark.span.start.max(at), mark.span.end.min(run.end));
            push_text(&mut segments, text, Span { start: at, end: start }, None);
            push_text(&mut segments, text, Span { start, end }, Some(self.mark_view(card, mark)));
            at = end;
        }
        push_text(&mut segments, text, Span { start: at, end: run.end }, None);
        segments
    }

    fn mark_view(&self, card: usize, mark: &Mark) -> MarkView {
        let id = mark_id(&self.document.reading, mark.item);
        let (focused, href) = match mark.item {
            MarkedItem::Mention(at) => {
                let focused = matches!(self.target, Some(Target::Figure { mention, .. }) if *mention == at);
                (focused, Some(self.query.at(&self.document.id, &id).to_hash()))
            }
            _ => (false, None),
        };
        MarkView { kind: mark.item.kind(), id, card, href, focused }
    }

    fn points_at_sentence(&self, index: u32) -> bool {
        matches!(self.target, Some(Target::Sentence(at) | Target::Figure { sentence: at, .. }) if *at == index)
    }
}

fn push_text(segments: &mut Vec<Segment>, text: &str, span: Span, mark: Option<MarkView>) {
    if span.start < span.end {
        segments.push(Segment { text: span.of(text).to_owned(), mark });
    }
}
