//! The label of a figure that no indicator claims: what a good table would write at the head of its row.
//!
//! Owns which noun phrase names a figure: what is counted, with what goes on after it; the subject before an amount; the
//! noun after `về`; the name before a bracket; and for what changes, or is a share, the label of the figure that it is
//! about. Looks at finished observations only, so that it does not matter how they were made. Refuses to name what is no
//! noun: words that only say that something is measured give nothing.

mod after;
pub(super) mod amount;
mod before;
mod counted;
mod named;
mod names;
mod units;

use std::collections::BTreeMap;
use std::ops::Range;

use super::Reader;
use crate::Span;
use crate::lexicon::WordClass;
use crate::reading::{Field, Measure, Mention, MentionKind, Observation, Reading};
use crate::rules::{self, Rule};
use crate::text::Page;
use before::{Before, Joint};
use named::{Named, NamedFigures};
use units::{Class, Units};

/// Gives every figure without an indicator its label.
pub(super) async fn name_figures<E>(
    reader: &Reader,
    page: &Page<'_>,
    reading: &mut Reading,
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<(), E> {
    let mut named = NamedFigures::default();
    let mut nouns = BTreeMap::new();
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
            reader,
            page,
            reading,
            units: Units::of(reader, page, reading, sentence),
            named,
            nouns,
            paired: Vec::new(),
            sentence,
        };
        let labels: Vec<Label> = range.clone().map(|at| namer.name(at)).collect();
        named = namer.named;
        nouns = namer.nouns;
        for (observation, label) in reading.observations.get_mut(range).unwrap_or_default().iter_mut().zip(labels) {
            if observation.indicator.is_none() {
                put(observation, label);
            }
        }
        pause().await?;
    }
    Ok(())
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

struct Namer<'a> {
    reader: &'a Reader,
    page: &'a Page<'a>,
    reading: &'a Reading,
    units: Units,
    /// The figures before, of this paragraph.
    named: NamedFigures,
    /// What was counted in the document so far, by its unit: the noun that was said in full last.
    nouns: BTreeMap<String, Span>,
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
        if units::cuts_word(self.reader, self.page, mention) {
            return Label::default();
        }
        let depth = self.units.depth(unit);
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
        let before = before::before(&self.units, unit);
        let mut label = self.paired(&figure, &before).unwrap_or_else(|| self.own(&figure, &before));
        // "Sông Cầu 9,8 tỷ đồng", "Quảng Bình: 5.920": a name says whose it is, not what.
        if self.is_only_named(&figure, &label) {
            let alike = self.of_alike(&figure);
            // "EU chiếm 38%": a share of what is known is told apart by the name alone.
            let names = label.rule == Some(rules::LABEL_LISTED) || observation.measure == Measure::Share;
            label = if alike.parts.is_empty() && names { label } else { alike };
        } else if label.parts.is_empty() && !before.is_verb_alone(&self.units) {
            label = self.inherited(&figure, &before);
        } else if let Some(full) = self.in_full(&figure, &label) {
            label = full;
        }
        let subject = before.subject(&self.units).map(|it| self.page.span(self.units.tokens(&it)));
        let is_new = |named: &&Named| named.sentence == self.sentence;
        let subject = subject.or_else(|| self.named.last().filter(is_new).and_then(|named| named.subject));
        let unit_text = mention.unit.text.clone();
        let noun = self.full_noun(&figure, &label);
        self.remember(&figure, noun);
        self.named.push(Named {
            label: label.clone(),
            sentence: self.sentence,
            at: unit,
            mention: mention.span,
            depth,
            unit: unit_text,
            noun,
            subject,
            refers_to_other: figure.refers_to_other,
        });
        label
    }

    /// The label of a figure that is paired in order with a name, or with a figure, before it.
    fn paired(&mut self, figure: &Figure<'_>, before: &Before) -> Option<Label> {
        if self.named.last().is_some_and(|last| self.is_listed(last, figure)) {
            return self.paired.pop();
        }
        self.paired.clear();
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
            let names = before::list(&self.units, before.end).into_iter();
            names.map(|name| self.of_units(vec![name], rules::LABEL_BEFORE)).collect()
        };
        let from = labels.len().checked_sub(n)?;
        self.paired = labels.split_off(from);
        self.paired.reverse();
        self.paired.pop()
    }

    /// The label that the words round a figure give.
    fn own(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let units = &self.units;
        // "(tăng 23% về số doanh nghiệp)": the bracket holds its own noun.
        let says_what = figure.refers_to_other && units.is(figure.unit + 1, WordClass::About);
        if before.is_bracketed && !says_what {
            return self.bracketed(figure, before);
        }
        match figure.mention.kind {
            MentionKind::Count | MentionKind::Ratio if self.counted(figure).is_some() => self.of_count(figure, before),
            MentionKind::Percent | MentionKind::Ratio => self.of_share(figure, before),
            // "chỉ còn 5 phút", "sớm hơn hai tuần": a time is measured, or of nothing.
            MentionKind::Duration if before.joint == Joint::None || !before.is_measured => self.of_time(figure, before),
            _ => self.of_amount(figure, before),
        }
    }

    /// The name before a bracket that holds the figure; a figure before it is what it is about.
    fn bracketed(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let own = self.counted(figure).map(|noun| self.with_more(figure, noun)).filter(|own| own.is_full);
        if let Some(own) = own.filter(|_| !figure.refers_to_other && before.parts.is_empty()) {
            return self.label(own.parts, rules::LABEL_COUNTED);
        }
        // "Tiền đạo (4)": a bare number may be anything; "Vy (17 tuổi)": the age of whom.
        let unit = &figure.mention.unit;
        if unit.text.is_empty() && figure.mention.kind == MentionKind::Count {
            return Label::default();
        }
        let parts = before.parts.iter().map(|part| self.span(part));
        let age = unit.span.filter(|_| unit.id.as_deref() == Some(amount::AGE) && !before.parts.is_empty());
        self.label(age.into_iter().chain(parts).collect(), rules::LABEL_LISTED)
    }

    /// True if a figure with a label stands before in the sentence.
    fn has_head(&self, figure: &Figure<'_>) -> bool {
        self.head(figure).is_some()
    }

    /// The last figures that were named, in order.
    fn near(&self) -> impl DoubleEndedIterator<Item = &Named> {
        self.named.get(self.named.len().saturating_sub(N_NEAR)..).unwrap_or(&[]).iter()
    }

    /// The figure that a figure without a label is about: the nearest before it that no closed bracket holds. If that is an
    /// amount without a label, nobody knows.
    fn head(&self, figure: &Figure<'_>) -> Option<&Named> {
        let is_own = |named: &&Named| named.sentence == self.sentence;
        let is_open = |named: &&Named| named.depth <= figure.depth;
        if !figure.refers_to_other {
            return self.named.labelled().take_while(is_own).find(is_open);
        }
        let is_named = |named: &&Named| !named.label.parts.is_empty();
        let mut own = self.named.iter().rev().take_while(is_own).filter(is_open);
        own.find(|named| is_named(named) || !named.refers_to_other).filter(is_named)
    }

    fn inherited(&self, figure: &Figure<'_>, before: &Before) -> Label {
        let in_sentence = if figure.measure == Measure::ChangeAbs { self.same_unit(figure) } else { None };
        let known = figure.about.and_then(|about| self.near().rev().find(|named| named.mention == about));
        // "6 người chết trong 11 vụ, tăng 2 người": what changed by so many of a sort is of the same sort.
        let is_sort =
            |named: &&Named| figure.mention.kind != MentionKind::Count || named.unit == figure.mention.unit.text;
        let known =
            known.filter(|named| !named.label.parts.is_empty()).filter(|it| in_sentence.is_none() || is_sort(it));
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
        let is_count = |head: &Named| head.label.rule == Some(rules::LABEL_COUNTED);
        let is_amount = figure.measure == Measure::Level && figure.mention.kind != MentionKind::Percent;
        let rule = Some(rules::LABEL_INHERITED);
        match head.filter(|_| goes_on) {
            // "ngoại trú 948.700 lượt, 241,6 tỷ đồng": the amount is of the same, but no count of it.
            Some(head) if is_amount && is_count(head) && head.unit != figure.mention.unit.text => {
                Label { parts: head.subject.into_iter().collect(), rule }
            }
            Some(head) => Label { parts: head.label.parts.clone(), rule },
            None => Label::default(),
        }
    }

    /// True if marks and conjunctions alone stand between two figures.
    fn is_listed(&self, head: &Named, figure: &Figure<'_>) -> bool {
        let between = head.at + 1..figure.unit;
        head.sentence == self.sentence && !between.is_empty() && { between }.all(|at| self.is_joint(at))
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
