//! Sentences as rows of figures, with the words between them: from these, which figures belong together is told without
//! a codebook. Cues are data, in `lexicon/arithmetic.toml`.

use std::borrow::Cow;
use std::ops::Range;

use crate::Span;
use crate::interval::Rational;
use crate::reading::{Field, Measure, MentionKind};
use crate::text::fold;
use crate::turns;

use super::checked_figure::{CheckedFigure, Facts};
use super::structure::CueList;

/// The figures of one sentence, each mention once, and the words around them.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Places in the document's list of facts.
    figures: Vec<usize>,
    /// The words before each figure, back to the one before it, and last those behind the last one. In lower case, one
    /// spelling, every word and every mark between single spaces: " , tăng ".
    gaps: Gaps,
    /// The block that the sentence stands in.
    pub(super) block: u32,
    /// The place of the sentence in the reading.
    pub(super) sentence: u32,
}

/// Gaps, one behind the other in one text: a row of a large table has hundreds.
#[derive(Clone, Debug, Default)]
struct Gaps {
    words: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Gaps {
    fn push(&mut self, gap: &str) {
        self.words.push_str(gap);
        self.end();
    }

    /// Takes what was written behind the last gap as one.
    fn end(&mut self) {
        self.ends.push(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
    }

    fn pop(&mut self) {
        self.ends.pop();
        self.words.truncate(self.ends.last().map_or(0, |end| *end as usize));
    }

    fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).and_then(|at| self.ends.get(at)).map_or(0, |start| *start as usize);
        self.words.get(start..end)
    }
}

/// Words of a longer gap that are kept at either end: a relation does not reach further.
const MAX_GAP_BYTES: usize = 400;

/// The rows of a document.
pub(super) fn rows(facts: &Facts<'_>) -> Vec<Row> {
    turns::at_once(rows_in_turns(facts, &mut turns::no_pause))
}

/// Sentences that are made into rows between two pauses.
const ROWS_AT_A_TIME: usize = 200;

/// The same in steps: `pause` is asked between them.
pub(super) async fn rows_in_turns<E>(
    facts: &Facts<'_>,
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<Vec<Row>, E> {
    let reading = facts.doc.reading;
    let mut rows: Vec<Row> = Vec::new();
    let mut at = 0;
    for group in facts.list.chunk_by(|a, b| a.mention.sentence == b.mention.sentence) {
        let places = at..at + group.len();
        at += group.len();
        let Some(first) = group.first() else { continue };
        let Some(sentence) = reading.sentences.get(first.mention.sentence as usize) else { continue };
        let mut figures: Vec<usize> = Vec::with_capacity(places.len());
        let mut gaps = Gaps::default();
        let mut end = sentence.span.start;
        for (place, fact) in places.into_iter().zip(group) {
            let span = fact.mention.span;
            if span.start >= end {
                gaps.push_between(facts.doc.text, end, span.start, figures.is_empty());
                figures.push(place);
                end = span.end;
            }
        }
        gaps.push_between(facts.doc.text, end, sentence.span.end, figures.is_empty());
        rows.push(Row { figures, gaps, block: sentence.block, sentence: first.mention.sentence });
        if rows.len().is_multiple_of(ROWS_AT_A_TIME) {
            pause().await?;
        }
    }
    Ok(rows)
}

/// The rows as lines: the cells of a table under a head are read as sentences of their own, and are one row here.
pub(super) fn lines<'b>(facts: &'b Facts<'_>) -> Cow<'b, [Row]> {
    let rows = facts.rows();
    if !facts.doc.text.contains('\t') && !facts.doc.text.contains('|') && rows.iter().all(|row| row.len() > 0) {
        return Cow::Borrowed(rows);
    }
    let mut lines: Vec<Row> = Vec::with_capacity(facts.rows().len());
    for row in facts.rows() {
        let (Some(first), false) = (row.figure(facts, 0), row.figures.is_empty()) else { continue };
        let last = lines.last_mut().filter(|last| last.block == row.block && last.len() < MAX_CELLS);
        let end =
            last.as_ref().and_then(|last| last.figure(facts, last.len().checked_sub(1)?)).map(|it| it.mention.span.end);
        let between = end.and_then(|end| facts.doc.text.get(end as usize..first.mention.span.start as usize));
        let is_cell = between.is_some_and(|words| words.contains(['\t', '|']) && !words.contains('\n'));
        match (last.filter(|_| is_cell), end) {
            (Some(line), Some(end)) => {
                line.gaps.pop();
                line.gaps.push_between(facts.doc.text, end, first.mention.span.start, false);
                (1..=row.len()).for_each(|at| line.gaps.push(row.gap(at)));
                line.figures.extend(&row.figures);
                line.sentence = row.sentence;
            }
            _ => lines.push(row.clone()),
        }
    }
    Cow::Owned(lines)
}

/// Cells of one line.
const MAX_CELLS: usize = 64;

impl Gaps {
    /// Adds the words between two places of a text; `is_opening` where they open their sentence.
    fn push_between(&mut self, text: &str, start: u32, end: u32, is_opening: bool) {
        let words = Span { start, end: end.max(start) }.of(text);
        if words.len() <= MAX_GAP_BYTES {
            put_with_names(words, is_opening, &mut self.words);
        } else {
            let head: String = words.chars().take(MAX_GAP_BYTES / 4).collect();
            let tail: Vec<char> = words.chars().rev().take(MAX_GAP_BYTES / 4).collect();
            // What lies between them is more than any relation reaches over.
            put_normal(&head, &mut self.words);
            self.words.push(';');
            put_normal(&tail.into_iter().rev().collect::<String>(), &mut self.words);
        }
        self.end();
    }
}

/// Like [`normal`], but that the words of names keep their capitals, so that none is taken for a cue: "huyện Giao Thủy" gives no
/// goal.
fn put_with_names(words: &str, is_opening: bool, out: &mut String) {
    let mut from = 0;
    for name in words_of_names(words, is_opening) {
        let (Some(before), Some(own)) = (words.get(from..name.start), words.get(name.clone())) else { break };
        put_normal(before, out);
        let at = out.len();
        out.pop();
        put_normal(own, out);
        if let Some(first) = out.get(at..).and_then(|own| own.chars().next()) {
            let capital: String = first.to_uppercase().collect();
            out.replace_range(at..at + first.len_utf8(), &capital);
        }
        out.pop();
        from = name.end;
    }
    put_normal(words.get(from..).unwrap_or(""), out);
}

/// The words of names of two words or more: "Hải Hậu, Xuân Trường và Giao Thủy". The word that opens a sentence, or stands behind a
/// mark but a comma, may have its capital from there.
fn words_of_names(words: &str, is_opening: bool) -> Vec<Range<usize>> {
    let is_name = |word: &str| {
        let mut letters = word.chars().skip_while(|letter| !letter.is_alphanumeric());
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut run: Vec<Range<usize>> = Vec::new();
    let (mut opens, mut opened) = (is_opening, false);
    let mut end_run = |run: &mut Vec<Range<usize>>, opened: bool| {
        if run.len() > 1 {
            found.extend(run.drain(usize::from(opened)..));
        }
        run.clear();
    };
    for word in words.split_whitespace() {
        let start = word.as_ptr() as usize - words.as_ptr() as usize;
        let marks = |letter: char| !letter.is_alphanumeric() && letter != '\'' && letter != '’';
        let own = word.trim_end_matches(marks);
        if !is_name(own) || own.starts_with(marks) {
            end_run(&mut run, opened);
        }
        if is_name(own) {
            if run.is_empty() {
                opened = opens || own.starts_with(marks);
            }
            run.push(start..start + own.len());
        }
        if own.len() < word.len() {
            end_run(&mut run, opened);
        }
        opens = own.len() < word.len() && !word.ends_with([',', ':']);
    }
    end_run(&mut run, opened);
    found
}

/// In lower case and one spelling, words and marks between single spaces.
pub(super) fn normal(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 4);
    put_normal(words, &mut out);
    out
}

/// Adds words in lower case and one spelling, words and marks between single spaces.
fn put_normal(words: &str, out: &mut String) {
    out.push(' ');
    if words.is_ascii() {
        // Most gaps of a table are a mark: nothing is to be composed.
        words.bytes().for_each(|byte| put_letter(char::from(byte.to_ascii_lowercase()), out));
    } else {
        fold::exact(words).chars().for_each(|letter| put_letter(letter, out));
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
}

fn put_letter(letter: char, out: &mut String) {
    let is_of_word = letter.is_alphanumeric() || letter == '%' || fold::is_combining(letter);
    if is_of_word {
        out.push(letter);
        return;
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    if !letter.is_whitespace() {
        out.push(letter);
        out.push(' ');
    }
}

/// True if one of the cues stands in a gap, as whole words.
pub(super) fn has(gap: &str, cues: &CueList) -> bool {
    // Word by word, not cue by cue: to set a search up takes longer than to look at the few words of a gap.
    word_starts(gap).any(|rest| cues.at_start(rest).iter().any(|cue| begins(rest, cue)))
}

/// True if one cue stands in a gap, as whole words.
pub(super) fn has_one(gap: &str, cue: &str) -> bool {
    word_starts(gap).any(|rest| begins(rest, cue))
}

/// True if a gap ends with one of the cues.
pub(super) fn ends_with(gap: &str, cues: &CueList) -> bool {
    let gap = gap.trim_end();
    cues.at_end(gap).iter().any(|cue| ends_with_one(gap, cue))
}

/// True if a gap without spaces at its end ends with a cue.
pub(super) fn ends_with_one(gap: &str, cue: &str) -> bool {
    gap.strip_suffix(cue).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// The words of a gap behind the one of the cues that it begins with.
pub(super) fn after_first<'g>(gap: &'g str, cues: &CueList) -> Option<&'g str> {
    let gap = gap.trim_start();
    let rest = cues.at_start(gap).iter().filter_map(|cue| gap.strip_prefix(cue.as_str()));
    rest.filter(|rest| rest.is_empty() || rest.starts_with(' ')).min_by_key(|rest| rest.len())
}

/// True if words begin with a cue, and none of them goes on behind it, or nothing follows.
pub(super) fn opens_with(words: &str, cue: &str) -> bool {
    words.strip_prefix(cue).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// The words of a gap before the cue that it ends with; all, if it ends with none.
pub(super) fn without_last<'g>(gap: &'g str, cues: &CueList) -> &'g str {
    let gap = gap.trim_end();
    let rest = cues.at_end(gap).iter().filter_map(|cue| gap.strip_suffix(cue.as_str()));
    rest.filter(|rest| rest.is_empty() || rest.ends_with(' ')).min_by_key(|rest| rest.len()).unwrap_or(gap)
}

/// The words of a gap behind the last of the cues in it.
pub(super) fn behind<'g>(gap: &'g str, cues: &CueList) -> Option<&'g str> {
    gap.get(cues_of(gap, cues).map(behind_cue).max()?..)
}

/// The cues in a gap, each with where it begins, the space before it included.
pub(super) fn cues_of<'c>(gap: &str, cues: &'c CueList) -> impl Iterator<Item = (usize, &'c String)> {
    let all = word_starts(gap).flat_map(|rest| cues.at_start(rest).iter().map(move |cue| (rest, cue)));
    all.filter(|(rest, cue)| begins(rest, cue)).map(|(rest, cue)| (gap.len() - rest.len() - 1, cue))
}

/// Where the words behind a cue of a gap begin.
pub(super) fn behind_cue((at, cue): (usize, &String)) -> usize {
    at + cue.len() + 1
}

/// True if every word of a gap is one of these.
pub(super) fn is_only(gap: &str, words: &CueList) -> bool {
    gap.split_whitespace().all(|word| words.has_word(word))
}

/// How many words a gap has.
pub(super) fn n_words(gap: &str) -> usize {
    gap.split_whitespace().count()
}

/// Where the last of a cue begins in a gap, with the space before it.
pub(super) fn rfind(gap: &str, cue: &str) -> Option<usize> {
    word_starts(gap).rev().find(|rest| begins(rest, cue)).map(|rest| gap.len() - rest.len() - 1)
}

/// A gap from each of its words on.
fn word_starts(gap: &str) -> impl DoubleEndedIterator<Item = &str> {
    let spaces = gap.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    spaces.filter_map(|(at, _)| gap.get(at + 1..))
}

/// True if words begin with a cue, and none of them goes on behind it.
pub(super) fn begins(words: &str, cue: &str) -> bool {
    words.as_bytes().get(cue.len()) == Some(&b' ') && words.starts_with(cue)
}

impl Row {
    /// How many figures it has.
    pub(super) fn len(&self) -> usize {
        self.figures.len()
    }

    /// The figure at a place of the row.
    pub(super) fn figure<'b, 'a>(&self, facts: &'b Facts<'a>, at: usize) -> Option<&'b CheckedFigure<'a>> {
        facts.list.get(*self.figures.get(at)?)
    }

    /// True if its line is an item of a list: it begins with a mark, or with a letter or number and one.
    pub(super) fn starts_as_item(&self, facts: &Facts<'_>) -> bool {
        self.item_mark(facts).is_some()
    }

    /// The mark with which its line begins as an item; one for all letters and numbers.
    pub(super) fn item_mark(&self, facts: &Facts<'_>) -> Option<char> {
        let block = facts.doc.reading.blocks.get(self.block as usize);
        let text = block.map_or("", |block| block.span.of(facts.doc.text));
        let mut letters = text.trim_start().chars();
        match letters.next() {
            Some('-' | '–' | '—') => Some('-'),
            Some(mark @ ('•' | '*' | '+' | '·' | '▪' | '●' | '◦')) => Some(mark),
            Some(first) if first.is_alphanumeric() => letters.next().filter(|next| matches!(next, ')' | '/')),
            _ => None,
        }
    }

    /// The figure before a place of the row.
    pub(super) fn before<'b, 'a>(&self, facts: &'b Facts<'a>, at: usize) -> Option<&'b CheckedFigure<'a>> {
        self.figure(facts, at.checked_sub(1)?)
    }

    /// The words before the figure at a place; at the row's length those behind the last figure.
    pub(super) fn gap(&self, at: usize) -> &str {
        self.gaps.get(at).unwrap_or("")
    }
}

/// What a figure is, for arithmetic inside a sentence.
impl<'a> CheckedFigure<'a> {
    /// People, things, money or a physical amount, at a moment or over a stretch.
    pub(super) fn is_amount(&self) -> bool {
        self.measure() == Measure::Level
            && matches!(self.sort.kind, MentionKind::Count | MentionKind::Money | MentionKind::Measure)
            && !self.sort.is_range
    }

    /// A percentage that is a level or a share, not a change.
    pub(super) fn is_percentage(&self) -> bool {
        self.sort.kind == MentionKind::Percent
            && !self.sort.is_range
            && matches!(self.measure(), Measure::Share | Measure::Level)
    }

    /// What has an earlier and a later value: an amount, a percentage, a price, a time that something takes.
    pub(super) fn is_level_like(&self) -> bool {
        let is_sort = matches!(self.sort.kind, MentionKind::Rate | MentionKind::Duration);
        let is_level = matches!(self.measure(), Measure::Level | Measure::Average) && !self.sort.is_range;
        self.is_amount() || self.is_percentage() || (is_sort && is_level)
    }

    /// The amount, percentage or multiple of a change.
    pub(super) fn is_change(&self) -> bool {
        matches!(self.measure(), Measure::ChangeAbs | Measure::ChangeRel | Measure::Excess) && !self.sort.is_range
    }

    /// Amounts of one noun, money of one currency: they can be added.
    pub(super) fn counts_like(&self, other: &CheckedFigure<'_>, facts: &Facts<'_>) -> bool {
        let (a, b) = (&self.mention.unit, &other.mention.unit);
        let is_mixed = |id: &String| facts.structure.cues.mixed_units.contains(id);
        let is_one_sort = || a.id == b.id && a.id.as_ref().is_some_and(|id| !is_mixed(id));
        let is_same_noun = || !a.text.is_empty() && (a.text == b.text || first_word(&a.text) == first_word(&b.text));
        self.sort.kind == other.sort.kind && (is_same_noun() || is_one_sort())
    }

    /// Amounts that may be of one noun: they are, one of them prints none ("từ 540.000 lên 1,3 triệu đồng"), or one is told
    /// per person or time.
    pub(super) fn may_count_like(&self, other: &CheckedFigure<'_>, facts: &Facts<'_>) -> bool {
        let is_sort = |fact: &CheckedFigure<'_>| {
            use MentionKind::{Count, Duration, Measure, Money, Rate};
            matches!(fact.mention.kind, Count | Duration | Measure | Money | Rate)
        };
        let noun = |fact: &'_ CheckedFigure<'a>| fact.mention.unit.text.split([' ', ',', '/']).next().unwrap_or("");
        let (a, b) = (noun(self), other.mention.unit.text.split([' ', ',', '/']).next().unwrap_or(""));
        let is_one = || a == b || a.is_empty() || b.is_empty() || self.counts_like(other, facts);
        is_sort(self) && is_sort(other) && is_one()
    }

    /// True if it is the one decimal of a number with a blank behind the comma: "Stefanova 3, 5 điểm", not "tháng 3, 5 xã".
    pub(super) fn is_cut_number(&self, facts: &Facts<'_>, before: &str) -> bool {
        let own = self.mention.number.of(facts.doc.text);
        let mut words = before.split_whitespace().rev();
        let is_mark = words.next() == Some(",");
        let is_number = words.next().is_some_and(|word| word.len() <= 2 && word.chars().all(|it| it.is_ascii_digit()));
        let is_time = words.next().is_none_or(|word| facts.structure.cues.time_words.iter().any(|time| time == word));
        own.len() == 1 && is_mark && is_number && !is_time
    }

    /// True if its noun stands for whoever or whatever was named before.
    pub(super) fn is_generic(&self, facts: &Facts<'_>) -> bool {
        self.mention.kind == MentionKind::Count && facts.structure.cues.generic_nouns.contains(&self.mention.unit.text)
    }

    /// True if both are of one sort, money or not.
    pub(super) fn kind_is(&self, other: &CheckedFigure<'_>) -> bool {
        self.sort.kind == other.sort.kind
    }

    /// "gấp đôi": a multiple in words.
    pub(super) fn is_multiple_in_words(&self, facts: &Facts<'_>) -> bool {
        let words = || normal(self.mention.span.of(facts.doc.text));
        self.mention.kind == MentionKind::Ratio
            && self.point >= Rational::ONE
            && self.mention.upper.is_none()
            && has(&words(), &facts.structure.cues.multiple)
    }

    /// The figure to which it stands in a relation, as the reading of the sentence has it.
    pub(super) fn related<'b>(&self, facts: &'b Facts<'a>, relation: Field) -> Option<&'b CheckedFigure<'a>> {
        let links = facts.doc.reading.related(self.observation);
        let other = links.into_iter().find(|(field, _)| *field == relation)?.1;
        let span = facts.doc.reading.mentions.get(other.mention.0 as usize)?.span;
        let at = facts.n_before(span.start);
        facts.list.get(at).filter(|fact| fact.mention.span == span)
    }

    /// The number of which it counts some: 63 of "45/63 xã".
    pub(super) fn out_of(&self, text: &str) -> Option<Rational> {
        let (some, all) = self.mention.number.of(text).split_once('/')?;
        let (some, all) = (plain_number(some)?, plain_number(all)?);
        let scale = self.point.checked_div(some)?;
        all.checked_mul(scale).filter(|all| *all >= self.point && self.point > Rational::ZERO)
    }
}

/// The noun of a unit.
fn first_word(unit: &str) -> &str {
    let end = unit.bytes().position(|byte| matches!(byte, b' ' | b','));
    end.and_then(|end| unit.get(..end)).unwrap_or(unit)
}

/// A number as printed, dots between groups and a comma before decimals.
fn plain_number(text: &str) -> Option<Rational> {
    let digits: String = text.trim().chars().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    let (whole, decimals) = digits.split_once(',').unwrap_or((&digits, ""));
    let all: String = whole.chars().chain(decimals.chars()).filter(char::is_ascii_digit).collect();
    let value: i128 = all.parse().ok()?;
    Rational::new(value, 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_are_words_and_marks() {
        assert_eq!(normal(", TĂNG  (tức"), " , tăng ( tức ");
        let cues = CueList::from(vec!["so với".to_owned()]);
        assert!(has(" , tăng so với ", &cues) && !has(" so vớix ", &cues));
        assert_eq!(behind(" tăng so với năm ( ", &cues), Some(" năm ( "));
        assert!(ends_with(" , tăng so với ", &cues));
    }
}
