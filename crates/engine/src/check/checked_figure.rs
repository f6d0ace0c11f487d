//! Observations as checks see them: with their intervals, in one setting (place, period, status), near each other or not.

use crate::compact_sort::CompactSort;
use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::Span;
use crate::interval::{End, Interval, Rational, Strictness};
use crate::reading::{Measure, Mention, MentionKind, Observation, Qualifier, Scope, Status};
use crate::{date::Period, date::PeriodKind};

use super::rows::{Row, ends_with, normal, rows, rows_in_turns};
use super::structure::{Completeness, Whole};
use super::sum::parts_beside;
use super::token_hashes::{Abbreviations, Word, occurrences, words, words_in_turns};
use super::{Doc, Structure, Term};

/// An observation with its mention and what they allow.
#[derive(Clone, Copy, Debug)]
pub struct CheckedFigure<'a> {
    /// Where it is.
    pub term: Term,
    /// What is stated.
    pub observation: &'a Observation,
    /// The words that state it.
    pub mention: &'a Mention,
    /// The value as printed, with its sign.
    pub point: Rational,
    /// What the words allow.
    pub written: Interval,
    /// What they allow together with the parts of this whole, where all are printed and agree: "gần 16" whose parts are
    /// "gần 14,9" and "trên 1,1" is 15,9 to 16. Otherwise as `written`.
    pub pinned: Interval,
    /// What they allow if hedges are dropped and the last digit was rounded.
    pub rounded: Interval,
    /// What every check asks for first.
    pub(super) sort: FigureSort,
}

/// What sort of figure it is, side by side: a list of a million is gone through for each kind of check.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureSort {
    pub(super) measure: Measure,
    pub(super) kind: MentionKind,
    status: Status,
    pub(super) is_range: bool,
    has_indicator: bool,
}

/// Of what place a figure is, and of what part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KnownPlace<'a> {
    /// ISO 3166 code.
    pub place: &'a str,
    /// The name of a district.
    pub district: Option<&'a str>,
    /// The name of a region, an enterprise, a group.
    pub subgroup: Option<&'a str>,
}

impl KnownPlace<'_> {
    /// True if it is all of the place that the code names.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.district.is_none() && self.subgroup.is_none()
    }
}

/// How the last digit of a printed figure came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rounding {
    /// To the nearest.
    Nearest,
    /// What followed was cut off.
    Down,
}

/// The facts of one document.
#[derive(Debug)]
pub struct Facts<'a> {
    /// The document.
    pub doc: Doc<'a>,
    /// How indicators hang together.
    pub structure: &'a Structure,
    /// In text order of their mentions.
    pub list: Vec<CheckedFigure<'a>>,
    /// Where their mentions begin, side by side: a place of a long text is looked up in little memory.
    starts: Vec<u32>,
    /// The words of the text, once a check asks for them.
    words: OnceCell<Vec<Word>>,
    /// Places in `list` by indicator and measure.
    by_indicator: BTreeMap<&'a str, BTreeMap<Measure, Vec<usize>>>,
    /// Sentences as rows of figures, once a check asks for them.
    rows: OnceCell<Vec<Row>>,
}

/// A figure is held against so many others of one indicator before and behind it: a table of thousands of figures of one
/// sort must not take the square of its length.
const N_NEAR: usize = 64;

impl<'a> Facts<'a> {
    /// The facts of a document. Those whose value does not fit exact arithmetic are left out.
    #[must_use]
    pub fn of_document(document: u32, doc: Doc<'a>, structure: &'a Structure) -> Facts<'a> {
        let mut list: Vec<CheckedFigure<'a>> = Vec::with_capacity(doc.reading.observations.len());
        for (i, observation) in doc.reading.observations.iter().enumerate() {
            let Some(mention) = doc.reading.mentions.get(observation.mention.0 as usize) else { continue };
            let Some(value) = Rational::from_decimal(mention.value) else { continue };
            let is_mirrored = observation.signed.is_negative() != mention.value.is_negative();
            let mirror = |interval: Interval| if is_mirrored { interval.negated() } else { interval };
            let Some(point) = (if is_mirrored { value.checked_neg() } else { Some(value) }) else { continue };
            let is_full = is_printed_in_full(mention, doc.text);
            // Of a planned change only the amount is set, and the percentage is as round as any.
            let is_set = matches!(observation.measure, Measure::Level | Measure::Share);
            let is_goal = is_set && matches!(observation.status, Status::Target | Status::Plan);
            // A goal that is printed in full is set at that very value, and so is a handful of things: "10 xã" are not nine or eleven.
            let is_handful =
                is_full && mention.kind == MentionKind::Count && value < Rational::HUNDRED && value.is_whole();
            let written = match (is_goal && is_full) || is_handful {
                true => Interval::point(point),
                false => mirror(Interval::of_mention(mention, Strictness::AsWritten)),
            };
            // Digits that were printed were not cut off.
            // A fraction has no last digit: "chưa bằng một nửa" is no more than half.
            let is_limit = matches!(mention.qualifier, Qualifier::AtMost | Qualifier::AtLeast);
            let is_limit = is_limit && mention.kind == MentionKind::Ratio && value < Rational::ONE;
            let rounded = match is_limit || is_full && (is_goal || mention.kind != MentionKind::Percent) {
                true => written,
                false => mirror(Interval::of_mention(mention, Strictness::Rounded)),
            };
            let (written, rounded) = (near(mention, point, written), near(mention, point, rounded));
            list.push(CheckedFigure {
                term: Term { document, observation: u32::try_from(i).unwrap_or(u32::MAX) },
                observation,
                mention,
                point,
                written,
                pinned: written,
                rounded,
                sort: FigureSort {
                    measure: observation.measure,
                    kind: mention.kind,
                    status: observation.status,
                    is_range: mention.upper.is_some(),
                    has_indicator: observation.indicator.is_some(),
                },
            });
        }
        list.compact_sort_by_key(|fact| (fact.mention.span.start, fact.term.observation));
        let mut by_indicator: BTreeMap<&'a str, BTreeMap<Measure, Vec<usize>>> = BTreeMap::new();
        for (at, fact) in list.iter().enumerate() {
            let Some(indicator) = fact.indicator() else { continue };
            // "mất gần 1,04 triệu người so với cuối năm": what is read as a level there is none.
            let start = fact.mention.span.start as usize;
            let from = (start.saturating_sub(MOVES_BYTES)..=start).find(|at| doc.text.is_char_boundary(*at));
            let before = || from.and_then(|from| doc.text.get(from..start)).map(normal).unwrap_or_default();
            let is_moved = fact.measure() == Measure::Level && ends_with(&before(), &structure.cues.moves);
            if !is_moved {
                by_indicator.entry(indicator).or_default().entry(fact.measure()).or_default().push(at);
            }
        }
        let (words, rows) = (OnceCell::new(), OnceCell::new());
        let starts = list.iter().map(|fact| fact.mention.span.start).collect();
        let mut facts = Facts { doc, structure, list, starts, words, by_indicator, rows };
        facts.pin_wholes();
        facts
    }

    /// Narrows each whole to what its parts allow.
    fn pin_wholes(&mut self) {
        let narrow = |fact: &CheckedFigure<'a>| {
            fact.indicator()?;
            let of =
                |whole: &&Whole| fact.is(&whole.total, Measure::Level) && whole.completeness == Completeness::Complete;
            let whole = self.structure.wholes.iter().find(of)?;
            let parts = parts_beside(self, whole, fact);
            let sum = parts.iter().fold(Interval::point(Rational::ZERO), |sum, part| sum.plus(part.written));
            if parts.len() == whole.parts.len() { fact.written.intersection(sum) } else { None }
        };
        let pinned = self.list.iter().enumerate().filter_map(|(at, fact)| Some((at, narrow(fact)?)));
        for (at, pinned) in pinned.collect::<Vec<_>>() {
            if let Some(fact) = self.list.get_mut(at) {
                fact.pinned = pinned;
            }
        }
    }

    /// The facts of this indicator and sort.
    pub fn of(&self, indicator: &str, measure: Measure) -> impl Iterator<Item = &CheckedFigure<'a>> {
        self.places(indicator, measure).iter().filter_map(|at| self.list.get(*at))
    }

    /// The same, but no more of them than stand near to `beside`.
    pub fn near(
        &self,
        beside: &CheckedFigure<'_>,
        indicator: &str,
        measure: Measure,
    ) -> impl Iterator<Item = &CheckedFigure<'a>> {
        let places = self.places(indicator, measure);
        let start = |at: &usize| self.starts.get(*at).copied().unwrap_or(0);
        let here = places.partition_point(|at| start(at) < beside.mention.span.start);
        let around = here.saturating_sub(N_NEAR)..places.len().min(here + N_NEAR);
        places.get(around).unwrap_or(&[]).iter().filter_map(|at| self.list.get(*at))
    }

    fn places(&self, indicator: &str, measure: Measure) -> &[usize] {
        let places = self.by_indicator.get(indicator).and_then(|by_measure| by_measure.get(&measure));
        places.map_or(&[][..], Vec::as_slice)
    }

    /// The facts of any indicator that stand near to `beside`.
    pub fn around(&self, beside: &CheckedFigure<'_>) -> &[CheckedFigure<'a>] {
        let here = self.n_before(beside.mention.span.start);
        self.list.get(here.saturating_sub(N_NEAR)..self.list.len().min(here + N_NEAR)).unwrap_or(&[])
    }

    /// The facts whose mentions begin in a stretch of the text.
    #[must_use]
    pub fn starting_in(&self, stretch: Span) -> &[CheckedFigure<'a>] {
        self.list.get(self.n_before(stretch.start)..self.n_before(stretch.end)).unwrap_or(&[])
    }

    /// How many facts have mentions that begin before a place of the text.
    pub(super) fn n_before(&self, place: u32) -> usize {
        self.starts.partition_point(|start| *start < place)
    }

    /// Makes what checks ask for once, in steps: `pause` is asked between them.
    pub(super) async fn prepare<E>(&self, pause: &mut impl AsyncFnMut() -> Result<(), E>) -> Result<(), E> {
        let _ = self.words.set(words_in_turns(self.doc.text, &Abbreviations::default(), pause).await?);
        let _ = self.rows.set(rows_in_turns(self, pause).await?);
        pause().await
    }

    /// The sentences that hold figures, in order.
    pub(super) fn rows(&self) -> &[Row] {
        self.rows.get_or_init(|| rows(self))
    }

    /// The fact among `candidates` that stands nearest to `fact`, the later one if two are as near.
    pub fn nearest<'b>(
        &'b self,
        fact: &CheckedFigure<'_>,
        candidates: impl Iterator<Item = &'b CheckedFigure<'a>>,
    ) -> Option<&'b CheckedFigure<'a>> {
        candidates
            .filter(|other| other.term != fact.term)
            .min_by_key(|other| (fact.distance(other), u32::MAX - other.mention.span.start))
    }

    /// Where any of the phrases stands in the text, in order, whatever the spelling.
    #[must_use]
    pub fn occurrences(&self, phrases: &[String]) -> Vec<Span> {
        let words = self.words.get_or_init(|| words(self.doc.text, &Abbreviations::default()));
        occurrences(words, phrases)
    }

    /// The sentence in which something stands, by its place in the reading.
    #[must_use]
    pub fn sentence_of(&self, span: Span) -> Option<usize> {
        let sentences = &self.doc.reading.sentences;
        let at = sentences.partition_point(|sentence| sentence.span.end < span.end);
        sentences.get(at).filter(|sentence| sentence.span.contains(span)).map(|_| at)
    }
}

impl<'a> CheckedFigure<'a> {
    /// What a figure allows if its last digit came about in one way; one with a hedge allows all that it does rounded.
    pub(super) fn rounded_by(&self, rounding: Rounding) -> Interval {
        if self.mention.qualifier != Qualifier::Exact {
            return self.rounded;
        }
        let (zero, end) = (Rational::ZERO, End::Closed(self.point));
        let away = match (rounding, self.point < zero) {
            (Rounding::Nearest, _) => None,
            (Rounding::Down, false) => Interval::new(end, self.rounded.high()),
            (Rounding::Down, true) => Interval::new(self.rounded.low(), end),
        };
        away.map_or(self.written, |away| away.half_open(self.point))
    }

    /// The same figure taken without its hedge: "85 trên 90 hộ" is of just 90.
    pub(super) fn as_exact(&self) -> CheckedFigure<'a> {
        let exact = Interval::point(self.point);
        CheckedFigure { written: exact, pinned: exact, rounded: exact, ..*self }
    }

    /// True for this indicator and sort of figure.
    #[must_use]
    pub fn is(&self, indicator: &str, measure: Measure) -> bool {
        self.sort.measure == measure && self.indicator() == Some(indicator)
    }

    /// The indicator.
    #[must_use]
    pub fn indicator(&self) -> Option<&'a str> {
        if self.sort.has_indicator { self.observation.indicator.as_deref() } else { None }
    }

    /// The sort of figure.
    #[must_use]
    pub fn measure(&self) -> Measure {
        self.sort.measure
    }

    /// When it holds.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.observation.period.map(|governing| governing.period)
    }

    /// True for a result, as opposed to a target, plan or forecast.
    #[must_use]
    pub fn is_actual(&self) -> bool {
        self.sort.status == Status::Actual
    }

    /// True for a target or plan.
    #[must_use]
    pub fn is_goal(&self) -> bool {
        matches!(self.sort.status, Status::Target | Status::Plan)
    }

    /// Bytes of text between the two mentions; zero inside one.
    #[must_use]
    pub fn distance(&self, other: &CheckedFigure<'_>) -> u32 {
        let (a, b) = (self.mention.span, other.mention.span);
        if a.start <= b.start { b.start.saturating_sub(a.end) } else { a.start.saturating_sub(b.end) }
    }

    /// True if both stand in one sentence of one document.
    #[must_use]
    pub fn shares_sentence(&self, other: &CheckedFigure<'_>) -> bool {
        self.term.document == other.term.document && self.mention.sentence == other.mention.sentence
    }

    /// The same place, and the same part of it; in one sentence, which may divide a whole, of whatever groups. Places
    /// that are not known are the same inside one document at most.
    #[must_use]
    pub fn shares_place(&self, other: &CheckedFigure<'_>) -> bool {
        let (a, b) = (self.observation, other.observation);
        let is_known = a.place.is_some() || self.term.document == other.term.document;
        let is_one_group = a.subgroup == b.subgroup || self.shares_sentence(other);
        is_known && a.place == b.place && a.district == b.district && is_one_group
    }

    /// Its place and the part of it, for what is compared across documents; `None` if the place is not known.
    #[must_use]
    pub fn known_place(&self) -> Option<KnownPlace<'a>> {
        let it = self.observation;
        let place = it.place.as_deref()?;
        Some(KnownPlace { place, district: it.district.as_deref(), subgroup: it.subgroup.as_deref() })
    }

    /// The same place, status and period, and no clash of level (central, local …).
    #[must_use]
    pub fn shares_setting(&self, other: &CheckedFigure<'_>) -> bool {
        self.shares_place(other)
            && self.is_goal() == other.is_goal()
            && self.shares_time(other)
            && self.shares_scope(other)
    }

    /// The same period; on one day, "on" and "up to" are the same.
    #[must_use]
    pub fn shares_time(&self, other: &CheckedFigure<'_>) -> bool {
        let (Some(a), Some(b)) = (self.period(), other.period()) else { return self.period() == other.period() };
        let is_one_day = |period: Period| period.start == period.end || period.kind == PeriodKind::AsOf;
        a == b || (a.end.is_some() && a.end == b.end && is_one_day(a) && is_one_day(b))
    }

    /// No clash of level: the same, or one is not known.
    #[must_use]
    pub fn shares_scope(&self, other: &CheckedFigure<'_>) -> bool {
        match (self.observation.scope, other.observation.scope) {
            (Some(a), Some(b)) => a == b || (is_unit_scope(a) && is_unit_scope(b)),
            _ => true,
        }
    }

    /// Values that can be added or compared: the same sort of quantity, and money in one currency.
    #[must_use]
    pub fn is_commensurable(&self, other: &CheckedFigure<'_>) -> bool {
        let (a, b) = (self.mention, other.mention);
        let is_one_currency = || a.unit.id == b.unit.id || a.unit.text == b.unit.text;
        a.kind == b.kind && (a.kind != MentionKind::Money || is_one_currency())
    }

    /// The day up to which it counts.
    #[must_use]
    pub fn end(&self) -> Option<crate::date::Date> {
        self.period()?.end
    }

    /// True if it counts up to a day, as opposed to over a stretch.
    #[must_use]
    pub fn is_as_of(&self) -> bool {
        self.period().is_some_and(|period| period.kind == PeriodKind::AsOf)
    }
}

/// Bytes before a figure in which a verb of change stands.
const MOVES_BYTES: usize = 24;

/// What a hedged amount allows, as far as words go: "gần 1.000" is not five hundred, nor "hơn 100" two hundred, however round they are.
fn near(mention: &Mention, point: Rational, all: Interval) -> Interval {
    use Qualifier::{About, Almost, Over};
    let is_amount = !matches!(mention.kind, MentionKind::Percent | MentionKind::Ratio | MentionKind::Ordinal);
    let is_hedged = matches!(mention.qualifier, About | Almost | Over) && mention.upper.is_none();
    if !is_amount || !is_hedged {
        return all;
    }
    let part = |hundredths: i128| Rational::new(hundredths, 100).and_then(|part| point.checked_mul(part));
    let ends = part(100 - HEDGE).zip(part(100 + HEDGE_OVER));
    let ends = ends.map(|(a, b)| if a <= b { (a, b) } else { (b, a) });
    let within = ends.and_then(|(low, high)| Interval::new(End::Closed(low), End::Closed(high)));
    within.and_then(|within| all.intersection(within)).unwrap_or(all)
}

/// Hundredths of its value by which a hedged amount may be less, and more.
const HEDGE: i128 = 20;
const HEDGE_OVER: i128 = 35;

/// True for a bare number with all its digits: "25.358.667", "520.000 tỷ", "640", not "16 triệu".
fn is_printed_in_full(mention: &Mention, text: &str) -> bool {
    let number = mention.number.of(text);
    let has_groups = number.split('.').skip(1).any(|group| group.starts_with(|c: char| c.is_ascii_digit()));
    let is_bare = mention.qualifier == Qualifier::Exact && mention.upper.is_none() && !number.is_empty();
    is_bare && (has_groups || number.chars().all(|c| !c.is_alphabetic()))
}

/// "63 điểm cầu tỉnh, 700 điểm cầu huyện": the scope says which units are counted, not where.
fn is_unit_scope(scope: Scope) -> bool {
    matches!(scope, Scope::Province | Scope::District)
}
