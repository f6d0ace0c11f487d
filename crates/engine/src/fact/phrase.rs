//! The label of a figure that no indicator claims: what a good table would write at the head of its row.
//!
//! Owns which noun phrase names a figure: what is counted, with what goes on after it; the subject before an amount; the
//! noun after `về`; the name before a bracket; and for what changes, or is a share, the label of the figure that it is
//! about. Looks at finished observations only, so that it does not matter how they were made. Refuses to name what is no
//! noun: words that only say that something is measured give nothing.

mod names;
mod own;
mod units;

use std::ops::Range;

use super::Reader;
use super::measure::is_multiple;
use crate::Span;
use crate::lexicon::WordClass;
use crate::reading::{Field, Measure, Mention, MentionKind, Observation, Reading};
use crate::rules::{self, Rule};
use crate::text::Page;
use own::{Before, Joint};
use units::{Class, Units};

/// Gives every figure without an indicator its label.
pub(super) fn name_figures(reader: &Reader, page: &Page<'_>, reading: &mut Reading) {
    let mut named: Vec<Named> = Vec::new();
    let mut block = None;
    let mut first = 0;
    while let Some(observation) = reading.observations.get(first) {
        let sentence = sentence_of(reading, observation);
        let own = reading.observations.get(first..).unwrap_or_default();
        let n = own.iter().take_while(|it| sentence_of(reading, it) == sentence).count().max(1);
        let here = reading.sentences.get(sentence).map(|sentence| sentence.block);
        if here != block {
            named.clear();
            block = here;
        }
        let range = first..first + n;
        first += n;
        let is_named = |it: &Observation| it.indicator.is_some();
        if reading.observations.get(range.clone()).is_some_and(|own| own.iter().all(is_named)) {
            named.clear();
            continue;
        }
        let mut namer = Namer {
            page,
            reading,
            units: Units::of(reader, page, reading, sentence),
            named,
            paired: Vec::new(),
            sentence,
        };
        let labels: Vec<Label> = range.clone().map(|at| namer.name(at)).collect();
        named = namer.named;
        for (observation, label) in reading.observations.get_mut(range).unwrap_or_default().iter_mut().zip(labels) {
            if observation.indicator.is_none() {
                put(observation, label);
            }
        }
    }
}

fn sentence_of(reading: &Reading, observation: &Observation) -> usize {
    reading.mentions.get(observation.mention.0 as usize).map_or(0, |mention| mention.sentence as usize)
}

fn put(observation: &mut Observation, label: Label) {
    let mut parts = label.parts.into_iter();
    observation.phrase = parts.next();
    observation.evidence.extend(parts.map(|part| (Field::Label, part)));
    observation.rules.extend(label.rule.filter(|_| observation.phrase.is_some()));
}

/// What names a figure.
#[derive(Clone, Debug, Default)]
struct Label {
    /// Its words, in order; empty if nothing names it.
    parts: Vec<Span>,
    /// How it was found.
    rule: Option<Rule>,
}

/// A figure that has its label.
#[derive(Clone, Debug)]
struct Named {
    label: Label,
    /// Which sentence it is of.
    sentence: usize,
    /// Which unit it is in its sentence.
    at: usize,
    /// Where the figure is written.
    mention: Span,
    /// How many brackets are open round it.
    depth: usize,
    /// What it counts, in small letters.
    unit: String,
    /// The counted noun with what goes on after it.
    noun: Option<Span>,
    /// Whether it is about another figure.
    refers_to_other: bool,
}

struct Namer<'a> {
    page: &'a Page<'a>,
    reading: &'a Reading,
    units: Units,
    /// The figures before, of this paragraph.
    named: Vec<Named>,
    /// The labels of the figures that follow, where names were paired with figures in order; the next one last.
    paired: Vec<Label>,
    sentence: usize,
}

impl Namer<'_> {
    /// The label of an observation of this sentence; those before it have theirs.
    fn name(&mut self, at: usize) -> Label {
        let Some(observation) = self.reading.observations.get(at) else { return Label::default() };
        let place = observation.mention.0 as usize;
        let Some((mention, unit)) = self.reading.mentions.get(place).zip(self.units.figure(place)) else {
            return Label::default();
        };
        let depth = self.depth(unit);
        let about = observation
            .evidence
            .iter()
            .find(|(field, _)| field.is_relation() && *field != Field::PartOf)
            .map(|(_, span)| *span);
        let measure = observation.measure;
        let figure = Figure {
            mention,
            unit,
            depth,
            refers_to_other: refers_to_other(observation) || about.is_some(),
            measure,
            about,
        };
        let mut label = self.paired(&figure).unwrap_or_else(|| self.own(&figure));
        // "Sông Cầu 9,8 tỷ đồng", "Quảng Bình: 5.920": a name says whose it is, not what.
        if self.is_only_named(&figure, &label) {
            let alike = self.of_alike(&figure);
            let is_listed = label.rule == Some(rules::LABEL_LISTED);
            label = if alike.parts.is_empty() && is_listed { label } else { alike };
        } else if label.parts.is_empty() {
            label = self.inherited(&figure, &own::before(&self.units, unit));
        } else if let Some(full) = self.in_full(&figure, &label) {
            label = full;
        }
        let unit_text = mention.unit.text.clone();
        let noun = self.counted(&figure);
        // The full noun of a figure before goes on to the next of its list.
        let in_full = label.parts.first().copied().filter(|_| label.rule == Some(rules::LABEL_COUNTED));
        let noun = noun.map(|noun| self.with_more(&figure, noun).or(in_full).unwrap_or(noun));
        self.named.push(Named {
            label: label.clone(),
            sentence: self.sentence,
            at: unit,
            mention: mention.span,
            depth,
            unit: unit_text,
            noun,
            refers_to_other: figure.refers_to_other,
        });
        label
    }

    /// The label of a figure that is paired in order with a name, or with a figure, before it.
    fn paired(&mut self, figure: &Figure<'_>) -> Option<Label> {
        if self.named.last().is_some_and(|last| self.is_listed(last, figure)) {
            return self.paired.pop();
        }
        self.paired.clear();
        let before = own::before(&self.units, figure.unit);
        let joins =
            |at: &usize| self.is_joint(*at) || matches!(self.units.class(*at), Class::Figure(_) | Class::Time(_));
        let run = (figure.unit + 1..self.units.len()).take_while(joins);
        let n = 1 + run.filter(|at| matches!(self.units.class(*at), Class::Figure(_) | Class::Time(_))).count();
        if !before.is_paired || n < 2 {
            return None;
        }
        let mut labels: Vec<Label> = if figure.refers_to_other {
            let heads = self.near().filter(|named| !named.refers_to_other && named.sentence + 1 >= self.sentence);
            heads.map(|named| Label { rule: Some(rules::LABEL_INHERITED), ..named.label.clone() }).collect()
        } else {
            let names = own::list(&self.units, before.end).into_iter();
            names.map(|name| self.of_units(vec![name], rules::LABEL_BEFORE)).collect()
        };
        let from = labels.len().checked_sub(n)?;
        self.paired = labels.split_off(from);
        self.paired.reverse();
        self.paired.pop()
    }

    fn depth(&self, at: usize) -> usize {
        let n = |mark: char| (0..at).filter(|at| self.units.class(*at) == Class::Mark(mark)).count();
        n('(').saturating_sub(n(')'))
    }

    /// The label that the words round a figure give.
    fn own(&self, figure: &Figure<'_>) -> Label {
        let units = &self.units;
        let before = own::before(units, figure.unit);
        // "(tăng 23% về số doanh nghiệp)": the bracket holds its own noun.
        let says_what = figure.refers_to_other && units.is(figure.unit + 1, WordClass::About);
        if before.is_bracketed && !says_what {
            return self.bracketed(figure, before);
        }
        match figure.mention.kind {
            MentionKind::Count if self.counted(figure).is_some() => self.of_count(figure, &before),
            MentionKind::Percent | MentionKind::Ratio => self.of_share(figure, &before),
            MentionKind::Duration if before.joint == Joint::None => self.of_time(figure, &before),
            _ => self.of_amount(figure, &before),
        }
    }

    /// The name before a bracket that holds the figure; a figure before it is what it is about.
    fn bracketed(&self, figure: &Figure<'_>, before: Before) -> Label {
        let own = self.counted(figure).and_then(|noun| self.with_more(figure, noun));
        if !figure.refers_to_other && before.parts.is_empty() && own.is_some() {
            return self.label(own.into_iter().collect(), rules::LABEL_COUNTED);
        }
        self.of_units(before.parts, rules::LABEL_LISTED)
    }

    /// What is counted, the words of its noun.
    fn counted(&self, figure: &Figure<'_>) -> Option<Span> {
        let span = figure.mention.unit.span?;
        (span.start >= figure.mention.number.end && !is_multiple(figure.mention)).then_some(span)
    }

    /// A counted noun with what goes on after it; `None` if nothing does.
    fn with_more(&self, figure: &Figure<'_>, noun: Span) -> Option<Span> {
        let after = own::after(&self.units, figure.unit + 1)?;
        Some(noun.to(self.page.span(self.units.tokens(&after))))
    }

    fn of_count(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let Some(noun) = self.counted(figure) else { return Label::default() };
        // "Huế 44.500 nhà", "Hà Nội dẫn đầu với 124.000 thí sinh": a name says whose, not what.
        if self.names_only(before)
            && self.with_more(figure, noun).is_none()
            && let Some(full) = self.same_unit(figure).and_then(|named| named.noun)
        {
            return self.label(vec![full], rules::LABEL_COUNTED);
        }
        let is_number = before.parts.first().is_some_and(|part| self.says_number(part));
        if before.joint == Joint::Is && is_number {
            return self.of_units(before.parts.clone(), rules::LABEL_BEFORE);
        }
        if let Some(span) = self.with_more(figure, noun) {
            return self.label(vec![span], rules::LABEL_COUNTED);
        }
        if figure.measure == Measure::ChangeAbs && self.same_unit(figure).is_some() {
            return Label::default();
        }
        let subject = || before.parts.iter().map(|part| self.page.span(self.units.tokens(part)));
        // "đường sắt xảy ra 104 vụ" after "18.300 vụ tai nạn": the noun was said in full.
        let full = self.same_unit(figure).and_then(|named| named.noun);
        let said_of = own::said_of(&self.units, figure.unit + 1).map(|it| self.page.span(self.units.tokens(&it)));
        let is_other = before.predicate.is_none() && !before.parts.is_empty() && said_of.is_none();
        if let Some(full) = full.filter(|_| is_other) {
            return self.label([full].into_iter().chain(subject()).collect(), rules::LABEL_COUNTED);
        }
        let is_said = !before.parts.is_empty();
        let parts = match (&before.predicate, before.joint, said_of) {
            (Some(verb), ..) => vec![self.page.span(self.units.tokens(verb)), noun],
            (None, Joint::Is, _) if is_said => return self.of_units(before.parts.clone(), rules::LABEL_BEFORE),
            (None, _, Some(said_of)) => vec![noun, said_of],
            (None, Joint::Has, None) => vec![noun],
            (None, Joint::Colon, None) => [noun].into_iter().chain(subject()).collect(),
            // "ngoại trú 948.700 lượt": what opens its clause, and no noun, tells the noun's sort.
            (None, Joint::None, None) if self.is_sort(figure, before) => [noun].into_iter().chain(subject()).collect(),
            // "danh sách của 65 cầu thủ": with the small words between.
            (None, _, None) => before
                .parts
                .iter()
                .map(|part| self.page.span(self.units.tokens(&self.up_to(part, figure))))
                .chain([noun])
                .collect(),
        };
        self.label(parts, rules::LABEL_COUNTED)
    }

    /// True if one stretch without a noun stands right before the figure, and opens its clause.
    fn is_sort(&self, figure: &Figure<'_>, before: &Before) -> bool {
        let [part] = before.parts.as_slice() else { return false };
        let opens = part.start.checked_sub(1).is_none_or(|at| matches!(self.units.class(at), Class::Mark(',' | ';')));
        let has_noun =
            part.clone().any(|at| matches!(self.units.class(at), Class::Place | Class::Word(WordClass::Noun)));
        opens && part.end == figure.unit && !has_noun
    }

    /// A noun phrase with the small words between it and the figure.
    fn up_to(&self, part: &Range<usize>, figure: &Figure<'_>) -> Range<usize> {
        let is_link = |at: usize| matches!(self.units.class(at), Class::Word(WordClass::Link | WordClass::With));
        if (part.end..figure.unit).all(is_link) { part.start..figure.unit } else { part.clone() }
    }

    fn of_share(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let (units, next) = (&self.units, figure.unit + 1);
        if figure.refers_to_other && units.is(next, WordClass::About) {
            return match own::after(units, next + 1) {
                Some(about) => self.of_units(vec![about], rules::LABEL_ABOUT),
                // "về lượng" names a side of what was named before.
                None if units.is(next + 1, WordClass::Vague) => {
                    let mut label = self.of_units(before.parts.clone(), rules::LABEL_BEFORE);
                    if label.parts.is_empty() {
                        label = self.inherited(figure, before);
                    }
                    label.parts.push(self.page.span(units.tokens(&(next..next + 2))));
                    Label { rule: Some(rules::LABEL_ABOUT), ..label }
                }
                None => Label::default(),
            };
        }
        // "bằng 93,6% dự toán Trung ương giao và 84,4% dự toán tỉnh giao": of what the first is a share of a target of.
        if figure.refers_to_other && before.follows_and && self.has_head(figure) {
            return Label::default();
        }
        let after = self.right_after(next);
        let is_joined = before.joint != Joint::None
            && (figure.refers_to_other || !before.parts.is_empty() || self.has_head(figure));
        match after {
            Some(after) if !is_joined => self.of_units(vec![after], rules::LABEL_AFTER),
            _ => self.of_units(before.parts.clone(), rules::LABEL_BEFORE),
        }
    }

    /// How long something lasts: of the noun right after it, "2 năm tù giam", or of the verb right before it, "chờ 15
    /// phút"; "sau 15 phút" is of nothing.
    fn of_time(&self, figure: &Figure<'_>, before: &Before) -> Label {
        /// A verb further off is of something else.
        const NEAR: usize = 4;
        let units = &self.units;
        let from = figure.unit + 1;
        let is_noun = |at: &usize| units.is(*at, WordClass::Noun);
        let end = from + (from..units.len()).take_while(is_noun).count();
        let is_whole = matches!(units.class(end), Class::Mark(_) | Class::Word(WordClass::Link | WordClass::And));
        if end > from && is_whole {
            return self.of_units(std::iter::once(from..end).collect(), rules::LABEL_AFTER);
        }
        let is_own = |verb: &Range<usize>| {
            units.n_syllables(verb) <= NEAR && !units.is(verb.end.saturating_sub(1), WordClass::Link)
        };
        self.of_units(before.predicate.clone().filter(is_own).into_iter().collect(), rules::LABEL_BEFORE)
    }

    fn of_amount(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let after = self.right_after(figure.unit + 1).filter(|_| figure.measure == Measure::Level);
        match after {
            Some(after) if before.joint == Joint::None || before.parts.is_empty() => {
                let verb = before.predicate.clone();
                self.of_units(verb.into_iter().chain([after]).collect(), rules::LABEL_AFTER)
            }
            _ => self.of_units(before.parts.clone(), rules::LABEL_BEFORE),
        }
    }

    /// The noun phrase that begins with unit `at`.
    fn right_after(&self, at: usize) -> Option<Range<usize>> {
        use WordClass::{Determiner, Noun, Vague};
        let begins = match self.units.class(at) {
            Class::Place | Class::Word(Noun | Vague) => true,
            Class::Word(Determiner) => self.units.is_content(at + 1),
            _ => false,
        };
        let from = if self.units.is(at, Determiner) { at + 1 } else { at };
        own::after(&self.units, from).filter(|range| begins && range.clone().any(|at| !self.units.is_hollow(at)))
    }

    /// True for "số người …", "tổng số …": it is a number of something.
    fn says_number(&self, part: &Range<usize>) -> bool {
        self.units.is(part.start, WordClass::Vague)
    }

    /// True if a figure with a label stands before in the sentence.
    fn has_head(&self, figure: &Figure<'_>) -> bool {
        self.head(figure).is_some()
    }

    /// The last figures that were named, in order.
    fn near(&self) -> impl DoubleEndedIterator<Item = &Named> {
        self.named.get(self.named.len().saturating_sub(N_NEAR)..).unwrap_or(&[]).iter()
    }

    /// The figure that a figure without a label is about: the nearest before it that no closed bracket holds.
    fn head(&self, figure: &Figure<'_>) -> Option<&Named> {
        let own = self.named.iter().rev().take_while(|named| named.sentence == self.sentence);
        let mut own = own.filter(|named| !named.label.parts.is_empty() && named.depth <= figure.depth);
        own.next()
    }

    /// The nearest figure before that counts the same, and says more of it.
    fn same_unit(&self, figure: &Figure<'_>) -> Option<&Named> {
        let unit = &figure.mention.unit.text;
        let mut same = self.near().rev().filter(|named| {
            let rest = named.unit.strip_prefix(unit.as_str());
            let counts = rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
            !unit.is_empty() && counts && named.label.rule == Some(rules::LABEL_COUNTED)
        });
        same.next()
    }

    fn inherited(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let in_sentence = if figure.measure == Measure::ChangeAbs { self.same_unit(figure) } else { None };
        let known = self.near().rev().find(|named| Some(named.mention) == figure.about);
        let known = known.filter(|named| !named.label.parts.is_empty());
        let head = known.or(in_sentence).or_else(|| self.head(figure));
        let is_first = self.named.last().is_none_or(|named| named.sentence != self.sentence);
        // "Đạt 93% kế hoạch." opens a sentence: about the last figure of the one before.
        let head = match head {
            None if is_first && (figure.refers_to_other || before.points_back) => {
                self.named.last().filter(|it| it.sentence + 1 == self.sentence)
            }
            found => found,
        };
        // "Riêng tháng 8 đạt 412 triệu USD.": nothing but the time is another.
        if head.is_none() && figure.measure == Measure::Level && before.joint == Joint::Is && self.names_nothing(figure)
        {
            return self.of_alike(figure);
        }
        let goes_on = figure.refers_to_other
            || before.points_back
            || before.follows_and && self.is_alike(head, figure)
            || figure.mention.kind == MentionKind::Percent
            || figure.depth > 0;
        let goes_on = goes_on || head.is_some_and(|head| self.is_listed(head, figure));
        match head.filter(|_| goes_on) {
            Some(head) => Label { parts: head.label.parts.clone(), rule: Some(rules::LABEL_INHERITED) },
            None => Label::default(),
        }
    }

    /// True if marks and conjunctions alone stand between two figures.
    fn is_listed(&self, head: &Named, figure: &Figure<'_>) -> bool {
        head.sentence == self.sentence && (head.at + 1..figure.unit).all(|at| self.is_joint(at))
    }

    /// True if two figures are of one sort: of those in a row the later may go on with the label of the earlier.
    fn is_alike(&self, head: Option<&Named>, figure: &Figure<'_>) -> bool {
        head.is_some_and(|head| head.unit == figure.mention.unit.text && head.sentence == self.sentence)
    }

    fn is_joint(&self, at: usize) -> bool {
        self.units.class(at) == Class::Mark(',') || self.units.is(at, WordClass::And)
    }

    /// "nhưng vốn giảm 9,5%" after "vốn đăng ký 846 tỷ đồng": what was said in full earlier.
    fn in_full(&self, figure: &Figure<'_>, label: &Label) -> Option<Label> {
        /// A short form has at most so many bytes.
        const SHORT: usize = 16;
        let [short] = label.parts.as_slice() else { return None };
        let short = short.of(self.page.text).to_lowercase();
        if !figure.refers_to_other || short.len() > SHORT {
            return None;
        }
        let full = self.near().rev().find(|named| {
            let parts = named.label.parts.as_slice();
            let [first, ..] = parts else { return false };
            let text = first.of(self.page.text).to_lowercase();
            text.strip_prefix(&short).is_some_and(|rest| rest.starts_with(' '))
        })?;
        Some(Label { parts: full.label.parts.clone(), rule: Some(rules::LABEL_INHERITED) })
    }

    fn of_units(&self, parts: Vec<Range<usize>>, rule: Rule) -> Label {
        self.label(parts.iter().map(|part| self.page.span(self.units.tokens(part))).collect(), rule)
    }

    fn label(&self, parts: Vec<Span>, rule: Rule) -> Label {
        Label { rule: Some(rule).filter(|_| !parts.is_empty()), parts }
    }
}

/// So many figures back, one may be what a later one is about: a text of thousands must not take the square of its length.
const N_NEAR: usize = 256;

/// A figure to be named.
struct Figure<'a> {
    mention: &'a Mention,
    /// Which unit it is.
    unit: usize,
    /// How many brackets are open round it.
    depth: usize,
    /// Whether it is about another figure.
    refers_to_other: bool,
    measure: Measure,
    /// Where the figure stands that it is about, if that is known.
    about: Option<Span>,
}

/// True for changes, excesses and shares of a target.
fn refers_to_other(observation: &Observation) -> bool {
    matches!(observation.measure, Measure::ChangeAbs | Measure::ChangeRel | Measure::Excess)
        || observation.rules.contains(&rules::MEASURE_OF_TARGET)
}
