//! The rank of one of several by its name: "Ya Ma 95,4 %, Đăk Song 91,2 %, Hà Huy Tập 97,8 %. Thấp nhất là Trường Yang Trung", "Nhật Bản là
//! thị trường lớn thứ hai".
//!
//! Each figure of the list has a name of its own, and one of them stands again where the rank is told, behind the list or in the next
//! sentence, which has no figure.

use std::cmp::Ordering;

use crate::Span;
use crate::interval::Rational;
use crate::reading::MentionKind;

use super::super::checked_figure::CheckedFigure;
use super::super::clause::{is_made_of, size};
use super::super::formula::Relation;
use super::super::kinds::Kind;
use super::super::model::{Check, CheckNote};
use super::super::rank::side_of_words;
use super::super::rows::{after_first, has, normal};
use super::super::structure::Cues;
use super::super::verdict::CheckBuilder;
use super::Statement;
use super::part::{Part, Sort};

/// Figures of a list that has a first and a last.
const LEAST: usize = 3;
/// Letters in which the rank is told.
const MAX_CHARS: usize = 160;
/// Words beside the name and the rank that may name what is ranked: "là thị trường", "thuộc về".
const MAX_UNKNOWN: usize = 8;

pub(super) fn find(statement: &Statement<'_, '_>) -> Option<Check> {
    let cues = statement.cues();
    let all: Vec<usize> = (0..statement.parts.len()).collect();
    let parts: Vec<&Part<'_, '_>> = all.iter().filter_map(|at| statement.part(*at)).collect();
    let (first, last) = (*parts.first()?, *parts.last()?);
    let is_ranked = |it: &&Part<'_, '_>| {
        let is_of_sort = it.sort == Sort::Percent || it.sort == Sort::Amount && it.is_alike(first, statement.facts);
        let is_told = it.fact.mention.kind != MentionKind::Duration;
        // "Hải An hụt 41 tỷ đồng, Kiến An hụt 67 tỷ đồng": of changes of one way their sizes.
        is_of_sort
            && it.sort == first.sort
            && is_told
            && it.way == first.way
            && !it.is_goal(cues)
            && !it.is_earlier(cues)
    };
    if parts.len() < LEAST || statement.last != 0 || !parts.iter().all(is_ranked) || !statement.is_closed(&all) {
        return None;
    }
    let inline = parts.iter().enumerate().find_map(|(at, part)| Some((rank_of(part.clause_with_bracket(), cues)?, at)));
    // "đứng thứ hai là dệt may với 310 triệu USD, còn điện tử đạt 870 triệu USD": each is told of something.
    let is_told_of = |it: &&Part<'_, '_>| {
        let is_word = |word: &str| word.chars().all(char::is_alphabetic) && !cues.joins.has_word(word);
        it.lead.split_whitespace().any(is_word)
    };
    let behind = || told_rank(statement, last.fact.mention.span.end, &names(statement, &parts)?);
    // All of them stand here: "trong bốn nhóm hàng", and not "xếp thứ hai là TP HCM (305), kế đó là Hải Phòng (249)".
    let is_scope = |at: usize| {
        let counted = statement.facts.starting_in(statement.before(at));
        let is_number =
            |n: &CheckedFigure<'_>| i64::try_from(parts.len()).is_ok_and(|len| n.point == Rational::whole(len));
        counted.iter().any(|it| it.mention.kind == MentionKind::Count && is_number(it))
    };
    let inline = inline.filter(|(rank, at)| rank.nth > 1 && is_scope(*at) && parts.iter().all(is_told_of));
    let (rank, told) = inline.or_else(behind)?;
    let value = |at: usize| statement.fact(at).and_then(|it| it.point.checked_abs());
    let own = value(told)?;
    let is_before =
        |other: &usize| value(*other).is_some_and(|value| if rank.is_most { value > own } else { value < own });
    let (ahead, behind): (Vec<usize>, Vec<usize>) = all.into_iter().filter(|at| *at != told).partition(is_before);
    let by_value = |at: &usize| value(*at);
    let most = |list: Vec<usize>| list.into_iter().max_by_key(by_value);
    let least = |list: Vec<usize>| list.into_iter().min_by_key(by_value);
    // What must lie on which side of it: one too many is ahead, one too few, or all is as told.
    let (other, is_other_ahead) = match ahead.len().cmp(&(rank.nth - 1)) {
        Ordering::Greater => (if rank.is_most { most(ahead) } else { least(ahead) }, false),
        Ordering::Less => (if rank.is_most { most(behind) } else { least(behind) }, true),
        Ordering::Equal if behind.is_empty() => (if rank.is_most { least(ahead) } else { most(ahead) }, true),
        Ordering::Equal => (if rank.is_most { most(behind) } else { least(behind) }, false),
    };
    let other = other?;
    let (low, high) = if is_other_ahead == rank.is_most { (told, other) } else { (other, told) };
    let (low, high) = (statement.fact(low)?, statement.fact(high)?);
    let builder = CheckBuilder::new(Kind::Rank, statement.facts.doc, &[low, high]).note(CheckNote::FromText);
    Some(builder.compares(size(low, 0), Relation::AtMost, size(high, 1)))
}

/// The name of each figure: in a bracket behind it, or the last before it. `None` if one has none, or two have the same.
fn names<'a>(statement: &Statement<'_, 'a>, parts: &[&Part<'_, 'a>]) -> Option<Vec<&'a str>> {
    let text = statement.facts.doc.text;
    let sentence = statement.facts.doc.reading.sentences.get(statement.sentence as usize)?.span;
    let bracket = |at: usize| {
        let from = parts.get(at)?.fact.mention.span.end;
        let to = parts.get(at + 1).map_or(sentence.end, |next| next.fact.mention.span.start);
        let inside = Span { start: from, end: to.max(from) }.of(text).trim_start().strip_prefix('(')?;
        inside.split_once(')').map(|it| it.0).and_then(last_name)
    };
    let before = |at: usize| {
        let from = at.checked_sub(1).and_then(|at| parts.get(at)).map_or(sentence.start, |it| it.fact.mention.span.end);
        let to = parts.get(at)?.fact.mention.span.start;
        let words = Span { start: from.min(to), end: to }.of(text);
        last_name(words.rsplit([',', ';', ':', '(']).find(|clause| !clause.trim().is_empty()).unwrap_or(words))
    };
    // "2.700 tấn tại Thủ Đức, gần 2.100 tấn tại Bình Điền và hơn 1.500 tấn tại Hóc Môn".
    let behind = |at: usize| {
        let from = parts.get(at)?.fact.mention.span.end;
        let to = parts.get(at + 1).map_or(sentence.end, |next| next.fact.mention.span.start);
        let words = Span { start: from, end: to.max(from) }.of(text);
        let clause = words.split([',', ';', ':', '(', '.']).next()?;
        first_name(clause)
    };
    let all: Option<Vec<&str>> = (0..parts.len()).map(bracket).collect();
    let all = all
        .or_else(|| names_respectively(statement, parts))
        .or_else(|| (0..parts.len()).map(before).collect())
        .or_else(|| (0..parts.len()).map(behind).collect())?;
    let mut sorted = all.clone();
    sorted.sort_unstable();
    sorted.dedup();
    (sorted.len() == all.len()).then_some(all)
}

/// "Ba vùng cam Cao Phong, Hàm Yên và Vinh thu lần lượt 32.000, 80.000 và 45.000 tấn": the last names before the first figure.
fn names_respectively<'a>(statement: &Statement<'_, 'a>, parts: &[&Part<'_, 'a>]) -> Option<Vec<&'a str>> {
    let first = parts.first().filter(|it| has(&it.before, &statement.cues().respectively))?;
    let sentence = statement.facts.doc.reading.sentences.get(statement.sentence as usize)?.span;
    let words = Span { start: sentence.start, end: first.fact.mention.span.start }.of(statement.facts.doc.text);
    let mut names = capital_runs(words);
    let more = names.len().checked_sub(parts.len())?;
    names.drain(..more);
    Some(names)
}

/// The runs of words with a capital: "Trường THPT Hà Huy Tập" of "tại Trường THPT Hà Huy Tập là".
fn capital_runs(words: &str) -> Vec<&str> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut is_open = false;
    for word in words.split_whitespace() {
        let start = word.as_ptr() as usize - words.as_ptr() as usize;
        let own = word.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        if !own.chars().next().is_some_and(char::is_uppercase) {
            is_open = false;
            continue;
        }
        match runs.last_mut().filter(|_| is_open) {
            Some(run) => run.1 = start + own.len(),
            None => runs.push((start, start + own.len())),
        }
        is_open = own.len() == word.len();
    }
    runs.into_iter().filter_map(|(start, end)| words.get(start..end)).collect()
}

fn last_name(words: &str) -> Option<&str> {
    capital_runs(words).pop()
}

fn first_name(words: &str) -> Option<&str> {
    capital_runs(words).into_iter().next()
}

/// A rank among several.
struct Rank {
    /// From one on.
    nth: usize,
    /// Counted from the most; else from the least.
    is_most: bool,
}

/// The rank that is told behind a list, and whose it is.
fn told_rank(statement: &Statement<'_, '_>, end: u32, names: &[&str]) -> Option<(Rank, usize)> {
    let reading = &statement.facts.doc.reading;
    let here = reading.sentences.get(statement.sentence as usize)?;
    let next = reading.sentences.get(statement.sentence as usize + 1).filter(|next| next.block == here.block);
    let behind = Span { start: end.min(here.span.end), end: here.span.end }.of(statement.facts.doc.text);
    let clause = behind.find([',', ';']).and_then(|mark| u32::try_from(mark).ok());
    let tail = Span { start: clause.map_or(here.span.end, |mark| end + mark), end: here.span.end };
    let spans = [Some(tail), next.map(|it| it.span)];
    spans.into_iter().flatten().find_map(|span| rank_in(statement, span, names))
}

fn rank_in(statement: &Statement<'_, '_>, span: Span, names: &[&str]) -> Option<(Rank, usize)> {
    let cues = statement.cues();
    let text = span.of(statement.facts.doc.text);
    let has_figure = text.chars().any(|letter| letter.is_ascii_digit());
    if text.chars().nth(MAX_CHARS).is_some() || has_figure {
        return None;
    }
    let words = normal(text);
    let rank = rank_of(&words, cues)?;
    // The longest of the names that stand here: "Yên Bái" and "Yên".
    let is_here = |name: &&str| stands_in(text, name);
    let mut here = names.iter().enumerate().filter(|(_, name)| is_here(name));
    let (told, name) = here.next().filter(|_| here.next().is_none())?;
    let name = normal(name);
    let own = normal(
        statement.facts.doc.reading.sentences.get(statement.sentence as usize)?.span.of(statement.facts.doc.text),
    );
    let is_named = |word: &str| {
        name.split_whitespace().chain(own.split_whitespace()).any(|it| it == word)
            || is_made_of(word, &[&cues.fillers, &cues.of_all, &cues.most, &cues.least, &cues.superlative])
            || cues.ranks.iter().flatten().flat_map(|it| it.split(' ')).any(|it| it == word)
    };
    let is_word = |word: &&str| word.chars().any(char::is_alphabetic);
    let unknown = words.split_whitespace().filter(is_word).filter(|word| !is_named(word)).count();
    let is_other = [&cues.against, &cues.earlier, &cues.rank_of_other];
    let is_concluded = after_first(words.trim_start_matches([' ', ',']), &cues.concludes).is_some();
    let is_other = is_other.into_iter().any(|list| has(&words, list)) && !is_concluded || has(&words, &cues.denials);
    (unknown <= MAX_UNKNOWN && !is_other).then_some((rank, told))
}

/// True if a name stands in a text, or its last two words: "Trưng Vương" of "Trường Trưng Vương".
fn stands_in(text: &str, name: &str) -> bool {
    let starts = name.match_indices(' ').map(|(at, _)| at + 1);
    let tail = starts.rev().nth(1).and_then(|at| name.get(at..));
    is_word_of(text, name) || tail.is_some_and(|tail| is_word_of(text, tail))
}

fn is_word_of(text: &str, name: &str) -> bool {
    let is_end = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
    text.match_indices(name).any(|(at, _)| {
        let (before, behind) = (text.get(..at), text.get(at + name.len()..));
        is_end(before.and_then(|it| it.chars().next_back())) && is_end(behind.and_then(|it| it.chars().next()))
    })
}

/// "lớn thứ hai", "xếp thứ ba", "thấp nhất".
fn rank_of(words: &str, cues: &Cues) -> Option<Rank> {
    let nth = cues.ranks.iter().enumerate().skip(1).find_map(|(at, names)| {
        let found = names.iter().find_map(|name| words.match_indices(&format!(" {name} ")).next())?;
        let before = words.get(..found.0)?.rsplit(' ').next()?;
        let is_least = cues.least.has_word(before);
        let is_told = is_least || cues.most.has_word(before) || cues.before_ranks.has_word(before);
        is_told.then_some(Rank { nth: at + 1, is_most: !is_least })
    });
    nth.or_else(|| side_of_words(words, cues).map(|is_most| Rank { nth: 1, is_most }))
}
