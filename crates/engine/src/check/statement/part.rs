//! What a figure is in a statement.

use std::borrow::Cow;

use crate::interval::Rational;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::clause::{before, is_made_of, last_of, prints_points};
use super::super::rows::{Row, after_first, behind, ends_with, has, n_words, normal};
use super::super::structure::{CueList, Cues};

/// The sort of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// People, things, money, a measure, a price, a time.
    Amount,
    /// A percentage.
    Percent,
    /// Percentage points.
    Points,
    /// "gấp 3 lần", "gấp đôi".
    Multiple,
    /// "một phần ba".
    Fraction,
    /// None of these.
    Other,
}

/// Which way something went or lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
    Apart,
}

/// A figure of a statement with the words around it.
pub(super) struct Part<'b, 'a> {
    pub(super) fact: &'b CheckedFigure<'a>,
    pub(super) sort: Sort,
    /// The words before it, back to the figure before or to the start of its sentence, with those that its mention begins with.
    pub(super) before: Cow<'b, str>,
    /// The same without the words of its mention: "còn" of "còn khoảng 9 km".
    pub(super) lead: Cow<'b, str>,
    /// The words behind it, up to the next figure or the end of its sentence.
    pub(super) behind: Cow<'b, str>,
    /// Which way the words right before it say that something went by so much.
    pub(super) way: Option<Way>,
    /// It is the first figure of its sentence.
    pub(super) is_first: bool,
}

/// Words between the one that says which way something went and by how much.
const MAX_WORDS: usize = 7;

/// The figures of a row with their words. Small numbers in words name things ("cả ba huyện có 30 cầu") and are words here.
pub(super) fn of_row<'b, 'a>(facts: &'b Facts<'a>, row: &'b Row) -> Vec<Part<'b, 'a>> {
    let mut all: Vec<Part<'b, 'a>> = Vec::with_capacity(row.len());
    let mut words = String::new();
    for at in 0..row.len() {
        let Some(fact) = row.figure(facts, at) else { continue };
        let text = fact.mention.span.of(facts.doc.text);
        let is_name = matches!(fact.mention.kind, MentionKind::Count | MentionKind::Duration)
            && fact.measure() == Measure::Level
            && !(fact.mention.kind == MentionKind::Duration && has(row.gap(at), &facts.structure.cues.concludes))
            && !text.chars().any(|letter| letter.is_ascii_digit())
            && fact.point <= Rational::whole(MAX_IN_WORDS);
        if is_name {
            let own = normal(text);
            if let Some(last) = all.last_mut() {
                let behind = format!("{}{}{}", last.behind.trim_end(), own, row.gap(at + 1).trim_start());
                last.behind = Cow::Owned(behind);
            }
            words = format!("{words}{}{own}", row.gap(at)).replace("  ", " ");
            continue;
        }
        let mut before = before(facts, row, at);
        let mut lead = Cow::Borrowed(row.gap(at));
        if !words.is_empty() || before.contains("  ") {
            before = Cow::Owned(format!("{words}{before}").replace("  ", " "));
            lead = Cow::Owned(format!("{words}{lead}").replace("  ", " "));
        }
        words.clear();
        all.push(Part::new(facts, row, at, fact, [before, lead], all.is_empty()));
    }
    all
}

/// Numbers in words up to this one name things.
const MAX_IN_WORDS: i64 = 12;

impl<'b, 'a> Part<'b, 'a> {
    fn new(
        facts: &'b Facts<'a>,
        row: &'b Row,
        at: usize,
        fact: &'b CheckedFigure<'a>,
        [before, lead]: [Cow<'b, str>; 2],
        is_first: bool,
    ) -> Part<'b, 'a> {
        let cues = &facts.structure.cues;
        let behind = Cow::Borrowed(row.gap(at + 1));
        let sort = sort(facts, fact, &before);
        // "bay mất hơn 45 %": what only rounds compares nothing.
        let way = way(&before, cues).or_else(|| way(&lead, cues)).or_else(|| read_way(fact, sort, &before, cues));
        Part { fact, sort, before, lead, behind, way, is_first }
    }

    /// The words of its clause before it: behind the last mark.
    pub(super) fn clause(&self) -> &str {
        own_tail(&self.before)
    }

    /// True if one of the cues stands right before it, or before its hedge: "còn khoảng 9 km".
    pub(super) fn is_led_by(&self, cues: &CueList) -> bool {
        ends_with(own_tail(&self.before), cues) || ends_with(own_tail(&self.lead), cues)
    }

    /// True if the words before it say that it is worked out from what was told: "nghĩa là giá lúa đã giảm 35 %".
    pub(super) fn is_concluded(&self, cues: &Cues) -> bool {
        has(self.clause(), &cues.concludes) || self.is_first && after_first(&self.before, &cues.concludes).is_some()
    }

    /// The words behind it up to the next mark.
    pub(super) fn base(&self) -> &str {
        super::super::clause::head(&self.behind)
    }

    /// True if it is told in the bracket right behind another figure, or behind words that only say that it is the same.
    pub(super) fn is_told_again(&self, cues: &Cues) -> bool {
        let words = self.before.replace(['(', ','], " ");
        !self.is_first
            && !has(&words, &cues.joins)
            && is_made_of(&words, &[&cues.same_change, &cues.same_value, &cues.fillers])
    }

    /// A level: no change, no limit, no range.
    pub(super) fn is_level(&self) -> bool {
        self.way.is_none() && matches!(self.sort, Sort::Amount | Sort::Percent)
    }

    pub(super) fn is_earlier(&self, cues: &Cues) -> bool {
        let clause = self.clause();
        let bracket = self.before.trim_end().ends_with('(').then_some(&*self.before);
        let words = bracket.unwrap_or(clause);
        // "Khi mới lên sàn, con số ấy chỉ khoảng 30.000 tỷ đồng": what opens the sentence is when.
        let opening = self.before.split([',', ';']).next().filter(|_| self.is_first).unwrap_or("");
        let is_opened = after_first(opening, &cues.earlier).is_some();
        has(words, &cues.earlier) || is_opened || ends_with(&self.before, &cues.from) || has(words, &cues.old)
    }

    /// True if the words around it call it a goal.
    pub(super) fn is_called_goal(&self, cues: &Cues) -> bool {
        let words = self.clause_with_bracket();
        // "đã giao 760 quân" is what was done.
        let is_done = has(words, &cues.was_done);
        // "Kế hoạch năm là phát triển mới 1.200 người".
        let is_named = behind(words, &cues.goal).is_some_and(|words| has(words, &cues.called));
        let is_called = (!is_done || is_named)
            && [&cues.goal, &cues.needs, &cues.assigned].into_iter().any(|list| has(words, list));
        is_called || (self.sort == Sort::Amount && has(self.base(), &cues.assigned))
    }

    /// True if it is read as a goal, or called one.
    pub(super) fn is_goal(&self, cues: &Cues) -> bool {
        self.is_called_goal(cues) || self.fact.is_goal()
    }

    /// True if it is more or less than the figure beside it by so much, in a bracket behind the name of what it is: "hơn mặt bằng của quận
    /// (7,1 điểm)".
    pub(super) fn is_named_than(&self, cues: &Cues) -> Option<Way> {
        let name = self.before.trim_end().strip_suffix('(')?;
        let name = format!("{} ", own_tail(name).trim_end());
        let (list, words) = last_of(&name, &[&cues.rises, &cues.falls, &cues.more_than, &cues.less_than])?;
        let is_down = list == 1 || (list == 3 && !has(&name, &cues.more_than));
        (n_words(words) > 0).then_some(if is_down { Way::Down } else { Way::Up })
    }

    /// The words of its clause, those before a bracket that it stands in included.
    pub(super) fn clause_with_bracket(&self) -> &str {
        let before = self.before.trim_end();
        match before.strip_suffix('(') {
            Some(before) => own_tail(before),
            None => self.clause(),
        }
    }

    /// True if one is money and the other money for one of something: "118.500 đồng cho một kg", "124.000 đồng".
    pub(super) fn is_price_like(&self, other: &Part<'_, '_>) -> bool {
        let (a, b) = (&self.fact.mention.unit.text, &other.fact.mention.unit.text);
        let is_longer = |long: &str, short: &str| {
            long.strip_prefix(short).is_some_and(|rest| rest.starts_with([' ', '/'])) && !short.is_empty()
        };
        self.sort == Sort::Amount && other.sort == Sort::Amount && (is_longer(a, b) || is_longer(b, a))
    }

    /// True if both are of one sort and of one unit.
    pub(super) fn is_alike(&self, other: &Part<'_, '_>, facts: &Facts<'_>) -> bool {
        if self.sort != other.sort || self.sort != Sort::Amount {
            return self.sort == other.sort && self.sort == Sort::Percent;
        }
        let (a, b) = (self.fact, other.fact);
        let cues = &facts.structure.cues;
        let are_plain = a.mention.unit.text.is_empty() || b.mention.unit.text.is_empty();
        let is_person =
            |fact: &CheckedFigure<'_>| fact.mention.unit.id.as_ref().is_some_and(|id| cues.person_units.contains(id));
        let stands_for = |fact: &CheckedFigure<'_>| {
            fact.mention.kind == MentionKind::Count && cues.person_nouns.contains(&fact.mention.unit.text)
        };
        let are_people =
            is_person(a) && is_person(b) || (is_person(a) && stands_for(b)) || (is_person(b) && stands_for(a));
        let is_rate = a.mention.kind == MentionKind::Rate || b.mention.kind == MentionKind::Rate;
        let are_people = are_people && (a.kind_is(b) || is_rate);
        if a.mention.kind == MentionKind::Duration || b.mention.kind == MentionKind::Duration {
            return a.kind_is(b) && a.mention.unit.id == b.mention.unit.id;
        }
        let is_noun = if are_plain { a.kind_is(b) } else { a.may_count_like(b, facts) };
        is_noun || are_people
    }
}

/// The words behind the last mark. A hyphen is of a word ("i-ốt").
pub(super) fn own_tail(words: &str) -> &str {
    words
        .rfind([',', ';', ':', '(', '.', '–'])
        .and_then(|at| words.get(at..))
        .map_or(words, |tail| tail.char_indices().nth(1).and_then(|(at, _)| tail.get(at..)).unwrap_or(""))
}

fn sort(facts: &Facts<'_>, fact: &CheckedFigure<'_>, before: &str) -> Sort {
    let unit = fact.mention.unit.id.as_deref();
    if fact.mention.upper.is_some() || fact.point.is_zero() {
        return Sort::Other;
    }
    match fact.mention.kind {
        _ if fact.is_multiple_in_words(facts) => Sort::Multiple,
        _ if unit == Some("times")
            && (fact.measure() == Measure::ChangeRel || has(before, &facts.structure.cues.multiple)) =>
        {
            Sort::Multiple
        }
        _ if unit == Some("times") && ends_with(before, &facts.structure.cues.equals) => Sort::Multiple,
        _ if unit == Some("times") => Sort::Other,
        _ if fact.mention.number.of(facts.doc.text).contains('/') => Sort::Other,
        MentionKind::Rate if unit == Some("percent") => Sort::Percent,
        MentionKind::Percent if prints_points(fact, &facts.structure.cues) => Sort::Points,
        MentionKind::Percent => Sort::Percent,
        MentionKind::Ratio if fact.point < Rational::ONE && fact.point > Rational::ZERO => Sort::Fraction,
        MentionKind::Count | MentionKind::Money | MentionKind::Measure | MentionKind::Rate | MentionKind::Duration => {
            Sort::Amount
        }
        _ => Sort::Other,
    }
}

/// Which way the last words before a figure say that something went by so much; `None` if they lead to a level.
pub(super) fn way(before: &str, cues: &Cues) -> Option<Way> {
    let clause = own_tail(before);
    let (list, words) = last_of(clause, &[&cues.rises, &cues.falls, &cues.apart_by, &cues.more_than, &cues.less_than])?;
    // "mức tăng đạt 36 %".
    let is_name = has(clause, &cues.change_names);
    // "chênh lệch lên tới 3,5 triệu đồng": what lies between two has no level of its own.
    let is_led = !is_name && list != 2 && ends_with(words, &cues.leads_to)
        || ends_with(words, &cues.from)
        || ends_with(words, &cues.against);
    let is_called = ends_with(words, &cues.level_names);
    let is_near = n_words(words) <= MAX_WORDS && !is_led && !is_called;
    // "hơn năm trước 1.200 ca": than that; "hơn 1.200 ca" only rounds.
    let is_than = list < 3 || n_words(words) > 0;
    let is_down = list == 4 && !has(clause, &cues.more_than);
    (is_near && is_than).then_some(match list {
        0 => Way::Up,
        1 => Way::Down,
        2 => Way::Apart,
        _ if is_down => Way::Down,
        _ => Way::Up,
    })
}

/// A small number in Roman letters, in lower case.
pub(super) fn roman(word: &str) -> Option<i64> {
    ["i", "ii", "iii", "iv"].iter().position(|it| *it == word).and_then(|at| i64::try_from(at + 1).ok())
}

/// The time that words name by its place among others: "quý II", "tháng 3", "năm 2021".
pub(super) fn time_named(words: &str, cues: &Cues) -> Option<(usize, i64)> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let named = words.windows(2).rev().find_map(|pair| {
        let [word, n] = pair else { return None };
        let at = cues.numbered_times.iter().position(|time| time.word == *word)?;
        let time = cues.numbered_times.get(at)?;
        let n = n.parse().ok().or_else(|| roman(n).filter(|_| time.is_roman))?;
        (time.first..=time.last).contains(&n).then_some((at, n))
    });
    named.filter(|_| !words.contains(&"/"))
}

/// Which way a figure is read to have gone, where the words right before it do not lead to a level.
fn read_way(fact: &CheckedFigure<'_>, sort: Sort, before: &str, cues: &Cues) -> Option<Way> {
    if !matches!(fact.measure(), Measure::ChangeAbs | Measure::ChangeRel | Measure::Excess) {
        return None;
    }
    let is_led = ends_with(before, &cues.leads_to) || ends_with(before, &cues.from);
    // "nóng hơn Vinh vốn ở mức 38 độ C" tells a level.
    let is_led = is_led || ends_with(before, &cues.level_names);
    // "chi phí tăng cao, năm 2020 là 16 %": the verb is of what follows.
    let clause = own_tail(before);
    let is_named = n_words(clause) > 0
        && before.contains([',', ':', ';'])
        && is_made_of(clause, &[&cues.time_words, &cues.called]);
    // "vượt dự toán (5.147 tỷ đồng)" tells what is exceeded, not by how much.
    let opened = before.trim_end().strip_suffix('(');
    let is_name = opened.is_some_and(|name| has(own_tail(name), &cues.goal));
    let is_sort = !is_named && !is_name && matches!(sort, Sort::Amount | Sort::Percent | Sort::Points);
    let way = if fact.point.is_negative() { Way::Down } else { Way::Up };
    (is_sort && !is_led).then_some(way)
}

/// True if a figure is printed without a hedge.
pub(super) fn is_exact(fact: &CheckedFigure<'_>) -> bool {
    fact.mention.qualifier == Qualifier::Exact
}
