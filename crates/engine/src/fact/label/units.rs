//! A sentence as the units that a noun phrase is made of: words of one or several syllables with their classes, names,
//! figures, periods and marks. It knows no phrase.

use std::ops::Range;

use crate::Span;
use crate::fact::Reader;
use crate::lexicon::WordClass;
use crate::reading::{EntityKind, Mention, MentionKind, Qualifier, Reading};
use crate::text::token::{Token, TokenKind};
use crate::text::{Families, Gap, Page};

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A word.
    Word(WordClass),
    /// The name of a place.
    Place,
    /// A figure; its place in [`Reading::mentions`].
    Figure(usize),
    /// The same of a stretch of time: "Thu ngân sách 9 tháng giảm 3%" may tell when.
    Time(usize),
    /// A date or period.
    Period,
    /// Any other character.
    Mark(char),
}

/// A stretch of tokens that stays together.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub class: Class,
    /// Whether it names a quantity, or the dimension that is measured, or is the small word of a verb: "cho".
    pub is_marked: bool,
    /// Whether it is a figure that bounds something: "trên 2,5%", "từ 50 lần trở lên".
    pub bounds: bool,
}

/// A sentence's units, in order.
#[derive(Debug)]
pub(super) struct Units {
    list: Vec<Unit>,
    /// Its figures by their places in [`Reading::mentions`], each with its unit.
    figures: Vec<(usize, usize)>,
    /// Up to each unit, how many more brackets were opened than closed.
    open: Vec<isize>,
}

/// What is known of a stretch before its words are looked up.
struct Known {
    tokens: Range<usize>,
    class: Class,
    bounds: bool,
}

impl Units {
    /// Takes a sentence apart.
    pub(super) fn of(reader: &Reader, page: &Page<'_>, reading: &Reading, sentence: usize) -> Units {
        let tokens = page.sentence_tokens.get(sentence).cloned().unwrap_or(0..0);
        let known = known(reader, page, reading, sentence, &tokens);
        let mut known = known.iter().peekable();
        let mut list = Vec::with_capacity(tokens.len());
        let mut at = tokens.start;
        while at < tokens.end {
            while known.next_if(|it| it.tokens.start < at).is_some() {}
            if let Some(it) = known.next_if(|it| it.tokens.start == at) {
                list.push(Unit { tokens: it.tokens.clone(), class: it.class, is_marked: false, bounds: it.bounds });
                at = it.tokens.end.max(at + 1);
                continue;
            }
            let until = known.peek().map_or(tokens.end, |it| it.tokens.start);
            let (n_tokens, class) = word(reader, page, at..until);
            let (class, is_marked) = match class {
                Class::Word(WordClass::Measure) => (Class::Word(WordClass::Noun), true),
                Class::Word(WordClass::Give) => (Class::Word(WordClass::Link), true),
                Class::Word(WordClass::Sort) => (Class::Word(WordClass::Noun), false),
                Class::Word(WordClass::Amount) => (Class::Word(WordClass::Vague), true),
                Class::Word(WordClass::Dimension) => (Class::Word(WordClass::Adjective), true),
                class => (class, false),
            };
            list.push(Unit { tokens: at..at + n_tokens, class, is_marked, bounds: false });
            at += n_tokens;
        }
        let figures = list.iter().enumerate().filter_map(|(at, unit)| match unit.class {
            Class::Figure(mention) | Class::Time(mention) => Some((mention, at)),
            _ => None,
        });
        let mut figures: Vec<(usize, usize)> = figures.collect();
        figures.sort_unstable();
        let open = list.iter().scan(0, |open, unit| {
            let before = *open;
            match unit.class {
                Class::Mark('(') => *open += 1,
                Class::Mark(')') => *open -= 1,
                _ => {}
            }
            Some(before)
        });
        let open = open.collect();
        Units { list, figures, open }
    }

    /// The class of a unit; the mark NUL where there is none.
    pub(super) fn class(&self, at: usize) -> Class {
        self.list.get(at).map_or(Class::Mark('\0'), |unit| unit.class)
    }

    /// True if the unit is a word of this class.
    pub(super) fn is(&self, at: usize, class: WordClass) -> bool {
        self.class(at) == Class::Word(class)
    }

    /// True for a noun that names a quantity.
    pub(super) fn is_measure(&self, at: usize) -> bool {
        self.is_marked(at) && matches!(self.class(at), Class::Word(WordClass::Noun | WordClass::Vague))
    }

    /// True for the small word before whom something is done for: "cho".
    pub(super) fn gives(&self, at: usize) -> bool {
        self.is_marked(at) && self.is(at, WordClass::Link)
    }

    /// True for an adjective that says what is measured: "dài", "nặng".
    pub(super) fn is_dimension(&self, at: usize) -> bool {
        self.is_marked(at) && self.is(at, WordClass::Adjective)
    }

    /// True for a figure that bounds something, and can restrict a noun: "trẻ em dưới 6 tuổi".
    pub(super) fn bounds(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|unit| unit.bounds)
    }

    fn is_marked(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|unit| unit.is_marked)
    }

    /// How many units there are.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The unit that is this figure.
    pub(super) fn figure(&self, mention: usize) -> Option<usize> {
        let first = self.figures.partition_point(|(other, _)| *other < mention);
        self.figures.get(first).filter(|(other, _)| *other == mention).map(|(_, at)| *at)
    }

    /// How many brackets are open before a unit.
    pub(super) fn depth(&self, at: usize) -> usize {
        self.open.get(at).map_or(0, |open| usize::try_from(*open).unwrap_or(0))
    }

    /// The tokens from the first to the last of these units.
    pub(super) fn tokens(&self, range: &Range<usize>) -> Range<usize> {
        match self.list.get(range.clone()) {
            Some([first, .., last]) => first.tokens.start..last.tokens.end,
            Some([one]) => one.tokens.clone(),
            _ => 0..0,
        }
    }

    /// How many syllables these units have, those of periods left out.
    pub(super) fn n_syllables(&self, range: &Range<usize>) -> usize {
        let own = self.list.get(range.clone()).unwrap_or_default();
        let words = own.iter().filter(|unit| matches!(unit.class, Class::Word(_) | Class::Place));
        words.map(|unit| unit.tokens.len()).sum()
    }

    /// True for what can be part of a noun phrase by itself.
    pub(super) fn is_content(&self, at: usize) -> bool {
        use WordClass::{Adjective, Noun, Vague, Verb};
        matches!(self.class(at), Class::Place | Class::Word(Noun | Verb | Adjective | Vague))
    }

    /// True for what names nothing by itself.
    pub(super) fn is_hollow(&self, at: usize) -> bool {
        !matches!(self.class(at), Class::Place | Class::Word(WordClass::Noun | WordClass::Verb))
    }
}

/// The figures, periods and names of a sentence, in order; of two that overlap the first counts.
fn known(reader: &Reader, page: &Page<'_>, reading: &Reading, sentence: usize, tokens: &Range<usize>) -> Vec<Known> {
    let said = page.span(tokens.clone());
    let own = page.tokens.get(tokens.clone()).unwrap_or_default();
    let range = |span: Span| {
        let start = own.partition_point(|token| token.end <= span.start);
        let end = own.partition_point(|token| token.start < span.end);
        tokens.start + start..tokens.start + end.max(start)
    };
    let mut known: Vec<(u8, Known)> = Vec::new();
    let from = reading.periods.partition_point(|period| (period.sentence as usize) < sentence);
    let periods = reading.periods.get(from..).unwrap_or_default();
    for period in periods.iter().take_while(|period| period.sentence as usize == sentence) {
        known.push((0, Known { tokens: range(period.span), class: Class::Period, bounds: false }));
    }
    for (at, mention) in mentions(reading, sentence) {
        if mention.kind != MentionKind::Ordinal {
            let is_time = mention.kind == MentionKind::Duration;
            let class = if is_time { Class::Time(at) } else { Class::Figure(at) };
            let bounds = matches!(mention.qualifier, Qualifier::Over | Qualifier::AtLeast | Qualifier::AtMost);
            let mut own = range(mention.span);
            // "lương tối thiểu 5 triệu đồng": the hedge is part of the name as well.
            let hedge = own.start..range(mention.number).start.max(own.start);
            let hedge = page.tokens.get(hedge).and_then(|tokens| reader.words.longest(tokens));
            if let Some((n_tokens, WordClass::Adjective)) = hedge {
                own.start += n_tokens;
            }
            known.push((1, Known { tokens: own, class, bounds }));
        }
    }
    let from = reading.entities.partition_point(|entity| entity.span.start < said.start);
    let entities = reading.entities.get(from..).unwrap_or_default();
    for entity in entities.iter().take_while(|entity| entity.span.end <= said.end) {
        let class = match entity.kind {
            EntityKind::Place => Class::Place,
            EntityKind::Org | EntityKind::Person | EntityKind::App => Class::Word(WordClass::Noun),
            _ => continue,
        };
        known.push((2, Known { tokens: range(entity.span), class, bounds: false }));
    }
    known.sort_by_key(|(order, it)| (it.tokens.start, *order));
    known.into_iter().map(|(_, it)| it).collect()
}

/// True if the unit of a figure is but the beginning of a longer word: "một đồng minh", "không đồng ý".
pub(super) fn cuts_word(reader: &Reader, page: &Page<'_>, mention: &Mention) -> bool {
    let Some(unit) = mention.unit.span.filter(|unit| unit.start >= mention.number.end) else { return false };
    // "32 triệu đồng tiền án phí": an amount in full is one.
    if mention.kind == MentionKind::Count || mention.number.of(page.text).contains(char::is_whitespace) {
        return false;
    }
    let from = page.tokens.partition_point(|token| token.end <= unit.start);
    let n_tokens = page.tokens.partition_point(|token| token.start < unit.end).saturating_sub(from);
    let word = reader.words.longest(page.tokens.get(from..).unwrap_or_default());
    n_tokens == 1 && word.is_some_and(|(n, _)| n > n_tokens)
}

/// The mentions of a sentence with their places.
pub(super) fn mentions(reading: &Reading, sentence: usize) -> impl Iterator<Item = (usize, &Mention)> {
    let from = reading.mentions.partition_point(|mention| (mention.sentence as usize) < sentence);
    let rest = (from..).zip(reading.mentions.get(from..).unwrap_or_default());
    rest.take_while(move |(_, mention)| mention.sentence as usize == sentence)
}

/// The word that begins a stretch, and how many tokens it has.
fn word(reader: &Reader, page: &Page<'_>, stretch: Range<usize>) -> (usize, Class) {
    let Some((token, tokens)) = page.tokens.get(stretch.start).zip(page.tokens.get(stretch)) else {
        return (1, Class::Mark('\0'));
    };
    if token.starts.has(Families::LABEL)
        && let Some((n_tokens, class)) = reader.words.longest(tokens)
    {
        return (n_tokens, Class::Word(class));
    }
    match token.kind {
        TokenKind::Word | TokenKind::Number => (1, Class::Word(WordClass::Noun)),
        // "công-ten-nơ", "GMT+7": what is glued on both sides is part of a word.
        TokenKind::Mark => {
            let is_word = |next: &Token| next.gap == Gap::None && next.kind != TokenKind::Mark;
            let glued = token.gap == Gap::None && tokens.get(1).is_some_and(is_word);
            let joins = matches!(token.mark, '-' | '–' | '/' | '&' | '.');
            (1, if glued && joins { Class::Word(WordClass::Noun) } else { Class::Mark(token.mark) })
        }
    }
}
