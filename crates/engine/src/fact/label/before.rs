//! The noun phrase before a figure: its subject, what joins it, the verb of its clause. Which phrase names the figure is
//! decided in `label.rs`.

use std::ops::Range;

use super::units::{Class, Units};
use crate::lexicon::WordClass;

/// So many syllables name a thing; more tell a story.
const LONGEST: usize = 14;
/// A subject longer than this is not repeated before its verb.
const LONGEST_SUBJECT: usize = 8;
/// An item of a list that is named in full has at most so many syllables.
const SHORT_ITEM: usize = 4;
/// What "với" adds names the figure by itself from so many syllables on.
const SAYS_ENOUGH: usize = 3;
/// A remark in brackets that belongs to its noun, "(GRDP)", has at most so many units with its brackets.
const LONGEST_REMARK: usize = 8;

/// What joins a noun phrase to the figure after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing but small words.
    #[default]
    None,
    /// `có`, `xảy ra`: there is so much.
    Has,
    /// `đạt`, `tăng`: it is so much.
    Is,
    /// A colon.
    Colon,
}

/// What stands before a figure.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// The noun phrase, as stretches of units without the periods between them; empty if there is none.
    pub parts: Vec<Range<usize>>,
    /// What joins it to the figure.
    pub joint: Joint,
    /// Whether it points back to what was said: "tỷ lệ này là".
    pub points_back: bool,
    /// Whether a conjunction stands before it, and nothing that joins it to a subject of its own.
    pub follows_and: bool,
    /// Whether names before it pair with figures in order.
    pub is_paired: bool,
    /// One past the last unit that may be part of it.
    pub end: usize,
    /// Whether the figure stands right after an opened bracket.
    pub is_bracketed: bool,
    /// The verb of its own clause with what follows it, where no light verb joins: `giải quyết việc làm cho`.
    pub predicate: Option<Range<usize>>,
    /// Whether the phrase begins with a noun that names a quantity.
    pub is_measured: bool,
}

impl Before {
    /// True if a verb is all that stands before the figure; several words together tell what is done.
    pub(super) fn is_verb_alone(&self, units: &Units) -> bool {
        /// So many syllables tell enough.
        const ENOUGH: usize = 3;
        let mut own = self.parts.iter().flat_map(Clone::clone);
        let n_syllables: usize = self.parts.iter().map(|part| units.n_syllables(part)).sum();
        !self.parts.is_empty() && n_syllables < ENOUGH && !own.any(|at| is_noun(units, at))
    }

    /// The verb right before the figure, "tạm giữ 311 ô tô", with the noun between them that it needs: "giải quyết việc
    /// làm cho".
    pub(super) fn verb(&self, units: &Units, figure: usize) -> Option<Range<usize>> {
        /// It has at most so many units.
        const LONGEST_VERB: usize = 3;
        use WordClass::{About, Link, Relative, With};
        let verb = self.predicate.clone()?;
        let last = verb.end.checked_sub(1)?;
        let is_small = |at: usize| {
            let is_for = at == last && verb.len() > 2 && units.gives(at);
            matches!(units.class(at), Class::Word(Link | With | About | Relative)) && !is_for
        };
        let is_own = verb.end == figure && verb.len() <= LONGEST_VERB && !verb.clone().any(is_small);
        (is_own && !self.is_measured).then_some(verb)
    }

    /// The noun right before the figure, which is so long, or so old: "tiền đạo 20 tuổi". In a list all that the item
    /// says: "hà thủ ô 40 g, đại hoàng 4 g".
    pub(super) fn noun(&self, units: &Units, figure: usize) -> Option<Range<usize>> {
        let last = self.parts.last().filter(|part| part.end == figure)?;
        let is_item = last.start.checked_sub(1).is_none_or(|at| matches!(units.class(at), Class::Mark(_)));
        if is_item && units.n_syllables(last) <= SHORT_ITEM {
            return Some(last.clone());
        }
        let is_name =
            |at: &usize| matches!(units.class(*at), Class::Place | Class::Word(WordClass::Noun | WordClass::Adjective));
        let n = last.clone().rev().take_while(is_name).count();
        trimmed(units, last.end - n..last.end).filter(|range| range.clone().any(|at| is_noun(units, at)))
    }

    /// Who does something: the noun phrase before the first verb.
    pub(super) fn subject(&self, units: &Units) -> Option<Range<usize>> {
        let first = self.parts.first()?;
        let is_small = |at: &usize| {
            matches!(units.class(*at), Class::Word(WordClass::Verb | WordClass::Relative | WordClass::Tense))
        };
        let end = first.clone().find(is_small).unwrap_or(first.end);
        trimmed(units, first.start..end).filter(|range| range.clone().any(|at| is_noun(units, at)))
    }
}

/// The noun phrase before the figure `of`.
pub(super) fn before(units: &Units, of: usize) -> Before {
    let mut found = Before::default();
    let mut end = skip_light(units, of, &mut found);
    found.end = end;
    if found.follows_and {
        return found;
    }
    let mut range = collect(units, end, found.joint != Joint::None);
    // "với mức 14,72%", "con số này là": what names nothing is passed over once, for what stands before it.
    if trimmed(units, range.clone()).is_none() && range.start < end && !found.is_bracketed {
        end = skip_light(units, range.start, &mut found);
        range = collect(units, end, found.joint != Joint::None);
    }
    // "so với Luật hiện hành tăng 34 điều": what is compared with is no subject.
    if range.start > 0 && units.is(range.start - 1, WordClass::Compare) {
        end = skip_light(units, range.start - 1, &mut found);
        range = collect(units, end, true);
    }
    let collected = range.clone();
    let own = trimmed(units, range.clone()).map_or(range, |range| subject(units, range, &found));
    let own = shortened(units, own, found.joint);
    let Some(range) = measured(units, own, found.joint).and_then(|own| trimmed(units, own)) else { return found };
    found.is_measured = units.is_measure(range.start);
    found.predicate = if found.joint == Joint::None { predicate(units, &range, of) } else { None };
    // "Công ty đã giải ngân 500 tỷ đồng": the subject stands before the small words of the verb.
    if !range.clone().any(|at| is_noun(units, at)) {
        found.parts.extend(subject_before(units, collected.start));
    }
    found.parts.extend(without_periods(units, range));
    found
}

/// The subject of a verb that begins at `verb`, before the small words of the verb.
fn subject_before(units: &Units, verb: usize) -> Option<Range<usize>> {
    let is_small = |at: usize| matches!(units.class(at), Class::Word(WordClass::Tense | WordClass::Relative));
    let mut at = verb;
    while at > 0 && is_small(at - 1) {
        at -= 1;
    }
    let subject = (at < verb).then(|| trimmed(units, collect(units, at, true))).flatten()?;
    (units.n_syllables(&subject) <= LONGEST_SUBJECT).then_some(subject)
}

/// The part of a phrase that begins with the quantity that it names: "đề nghị nâng thù lao của nhân viên" tells of
/// "thù lao của nhân viên", "tìm thấy xương con cá dài" of "con cá dài"; `None` if nothing has the dimension.
fn measured(units: &Units, range: Range<usize>, joint: Joint) -> Option<Range<usize>> {
    use WordClass::{Adjective, Determiner, Noun, Vague, Verb, With};
    if joint != Joint::Colon && range.end > range.start && units.is_dimension(range.end - 1) {
        let is_name = |at: &usize| matches!(units.class(*at), Class::Place | Class::Word(Noun | Adjective));
        let n = range.clone().rev().take_while(is_name).count();
        let start = range.end - n;
        return (start..range.end).any(|at| is_noun(units, at)).then_some(start..range.end);
    }
    let is_head = |at: &usize| {
        units.is_measure(*at) && (!units.is_hollow(*at) || units.is_content(*at + 1) && *at + 1 < range.end)
    };
    let Some(head) = range.clone().find(is_head) else { return Some(range) };
    let follows = |class: WordClass| head > range.start && units.is(head - 1, class);
    match joint {
        // "điều chỉnh giá bán": what is done with it is part of the name.
        Joint::None if follows(Verb) => Some(head - 1..range.end),
        _ if follows(Verb) || follows(With) || follows(Determiner) || follows(Vague) => Some(head..range.end),
        _ => Some(range),
    }
}

/// The names of a list that ends before `end`, joined by commas and conjunctions: "xuất khẩu và nhập khẩu".
pub(super) fn list(units: &Units, end: usize) -> Vec<Range<usize>> {
    let mut names = Vec::new();
    let mut end = end;
    loop {
        let mut start = end;
        while start > 0 && !units.is(start - 1, WordClass::And) {
            let one = collect(units, start, true);
            // What `collect` takes past a conjunction is a name of its own.
            let and = one.clone().rev().find(|at| units.is(*at, WordClass::And));
            start = and.map_or(one.start, |and| and + 1);
            if one.is_empty() || and.is_some() || start == one.start {
                break;
            }
        }
        names.extend(trimmed(units, start..end));
        let joint =
            start.checked_sub(1).filter(|at| units.is(*at, WordClass::And) || units.class(*at) == Class::Mark(','));
        match joint {
            Some(joint) if joint > 0 && start < end => end = joint,
            _ => break,
        }
    }
    names.reverse();
    names
}

/// A subject without what stands before it: the verb in "nhận thấy những người ăn …", and what "với" adds a measure to,
/// "ký hợp đồng với tổng giá trị bảo hiểm".
fn subject(units: &Units, range: Range<usize>, found: &Before) -> Range<usize> {
    let mut range = range;
    let is_subject = found.joint != Joint::None || found.is_bracketed;
    if is_subject && units.is(range.start, WordClass::Verb) && units.is(range.start + 1, WordClass::Determiner) {
        range.start += 2;
    }
    let with = range.clone().rev().find(|at| units.is(*at, WordClass::With));
    match with.map(|with| with + 1..range.end) {
        Some(measure) if units.n_syllables(&measure) >= SAYS_ENOUGH => measure,
        _ => range,
    }
}

fn is_noun(units: &Units, at: usize) -> bool {
    matches!(units.class(at), Class::Place | Class::Word(WordClass::Noun | WordClass::Vague))
}

/// Passes over what only joins a figure to its subject; where the subject may end.
fn skip_light(units: &Units, of: usize, found: &mut Before) -> usize {
    let mut at = of;
    while let Some(before) = at.checked_sub(1) {
        match units.class(before) {
            Class::Word(class @ (WordClass::Light | WordClass::Respectively | WordClass::Compare)) => {
                found.joint = Joint::Is;
                found.is_paired |= class == WordClass::Respectively;
            }
            Class::Word(WordClass::Relative) => {
                // "sản xuất được 400 hoạt chất": the verb is the figure's own.
                let follows_verb = before > 0 && units.is(before - 1, WordClass::Verb);
                if found.joint == Joint::None && !follows_verb {
                    found.joint = Joint::Has;
                }
            }
            Class::Word(WordClass::Tense | WordClass::Link | WordClass::With | WordClass::About) | Class::Period => {}
            // "tặng 2 triệu đồng cho A và 3 triệu đồng cho B": what stands before is of the figure before.
            Class::Word(WordClass::And) => {
                if found.joint == Joint::None && !found.is_bracketed {
                    found.follows_and = true;
                    return before;
                }
            }
            Class::Word(WordClass::Vague) => {}
            Class::Time(_) if found.joint == Joint::Is => {}
            Class::Word(WordClass::Demonstrative) => found.points_back = true,
            Class::Word(WordClass::Adjective) if before > 0 && is_edge_of_verb(units, before - 1) => {}
            Class::Mark('+' | '-' | '−' | '–' | '~' | '≈' | '≥' | '≤') => {}
            // "Kim ngạch, tính đến hết tháng 9, đạt …": a remark of when.
            Class::Mark(',') if found.joint != Joint::None && units.class(at) == Class::Period => {}
            Class::Mark(',') if units.class(before.wrapping_sub(1)) == Class::Period && found.joint != Joint::None => {}
            // "hạt tiêu và cao su, lần lượt 121 triệu USD và 64 triệu USD"
            Class::Mark(',') if found.is_paired && units.is(at, WordClass::Respectively) => {}
            Class::Mark(':') => found.joint = Joint::Colon,
            Class::Mark('(') if !found.is_bracketed => {
                found.is_bracketed = true;
                return before;
            }
            _ => return at,
        }
        at = before;
    }
    at
}

/// True for what an adjective of extent goes with, "đạt bình quân", and not a name, "lương tối thiểu".
fn is_edge_of_verb(units: &Units, at: usize) -> bool {
    use WordClass::{Light, Relative, Tense};
    matches!(units.class(at), Class::Word(Light | Relative | Tense) | Class::Mark(_))
}

/// The longest stretch of what may be a noun phrase that ends before `end`.
fn collect(units: &Units, end: usize, is_joined: bool) -> Range<usize> {
    use WordClass::{Compare, End, Light, Respectively, Tense};
    let mut start = end;
    while let Some(before) = start.checked_sub(1) {
        let goes_on = match units.class(before) {
            Class::Place | Class::Period => true,
            Class::Word(WordClass::Relative) => is_joined && start < end && before > 0 && units.is_content(before - 1),
            Class::Word(WordClass::And) => before > 0 && units.is_content(before - 1),
            Class::Word(Compare | Light | Respectively | Tense | End) => false,
            Class::Word(_) => true,
            Class::Mark('-' | '–' | '/' | '&') => {
                before > 0 && units.is_content(before - 1) && units.is_content(start)
            }
            Class::Mark(')') => match opened(units, before) {
                Some(open) => {
                    start = open;
                    continue;
                }
                None => false,
            },
            Class::Mark(',') => start < end && is_listed(units, before, end),
            _ => false,
        };
        if !goes_on {
            break;
        }
        start = before;
    }
    start..end
}

/// Where the bracket opens that closes at `close`, if it holds a remark without figures.
fn opened(units: &Units, close: usize) -> Option<usize> {
    let from = close.saturating_sub(LONGEST_REMARK);
    let open = (from..close).rev().find(|at| units.class(*at) == Class::Mark('('))?;
    (open + 1..close).all(|at| matches!(units.class(at), Class::Word(_) | Class::Place)).then_some(open)
}

/// True if a comma joins nouns: "nông, lâm nghiệp và thủy sản", "chế biến, chế tạo".
fn is_listed(units: &Units, comma: usize, end: usize) -> bool {
    /// How many units one of such nouns has.
    const SHORT: usize = 2;
    let run = |from: usize| (from..units.len().min(from + 4)).take_while(|at| units.is_content(*at)).count();
    let after = run(comma + 1);
    let next = comma + 1 + after;
    let goes_on = next >= end || units.is(next, WordClass::And) || units.class(next) == Class::Mark(',');
    let before = (0..comma).rev().take_while(|at| units.is_content(*at)).count();
    let edge = comma.checked_sub(before + 1).map(|at| units.class(at));
    let begins =
        matches!(edge, None | Some(Class::Mark(',' | ';' | ':' | '(') | Class::Word(WordClass::And | WordClass::End)));
    let ends_list = units.is(next, WordClass::And) && next < end;
    let is_short = before > 0 && before <= SHORT && (1..=SHORT).contains(&after);
    goes_on && is_short && (ends_list || (begins && edge.is_some())) || is_of_one_measure(units, comma, end)
}

/// True if a comma joins what one quantity is of: "doanh thu dịch vụ lưu trú, ăn uống của cả nước". The quantity opens its
/// clause, and what follows has none of its own.
fn is_of_one_measure(units: &Units, comma: usize, end: usize) -> bool {
    /// How many units the quantity with its first noun has.
    const LONGEST: usize = 6;
    let is_part = |at: &usize| units.is_content(*at) || units.is(*at, WordClass::Link);
    let start = comma - (0..comma).rev().take_while(is_part).take(LONGEST).count();
    let opens = start
        .checked_sub(1)
        .is_none_or(|at| matches!(units.class(at), Class::Period | Class::Mark(_) | Class::Word(WordClass::Whole)));
    let is_name = |at: &usize| matches!(units.class(*at), Class::Word(WordClass::Noun | WordClass::Verb));
    let n_more = (comma + 1..end).take_while(is_name).count();
    let is_more = (1..=LONGEST / 2).contains(&n_more) && !(comma + 1..end).any(|at| units.is_measure(at));
    opens && units.is_measure(start) && comma > start + 1 && is_more
}

/// The stretch without small words at its ends; `None` if nothing of it is a name.
fn trimmed(units: &Units, range: Range<usize>) -> Option<Range<usize>> {
    let end = without_edge(units, range.clone());
    let mut start = range.start;
    while start < end && (is_edge(units, start) || units.is(start, WordClass::Adjective) && start + 1 < end) {
        start += 1;
    }
    (start..end).any(|at| !units.is_hollow(at)).then_some(start..end)
}

/// Where a stretch ends without the small words at its end.
pub(super) fn without_edge(units: &Units, range: Range<usize>) -> usize {
    let Range { start, mut end } = range;
    loop {
        // "giá vàng tại Hà Nội": where is said elsewhere.
        let is_where = end > start + 2
            && units.class(end - 1) == Class::Place
            && matches!(units.class(end - 2), Class::Word(WordClass::Link | WordClass::Whole));
        match end {
            _ if is_where => end -= 2,
            _ if end > start && is_edge(units, end - 1) => end -= 1,
            _ => return end,
        }
    }
}

/// True for what neither begins nor ends a name.
fn is_edge(units: &Units, at: usize) -> bool {
    use WordClass::{About, And, Demonstrative, Determiner, Link, Relative, Tense, Whole, With};
    match units.class(at) {
        Class::Period => true,
        Class::Mark(mark) => mark != '(' && mark != ')',
        Class::Word(class) => {
            matches!(class, Link | With | About | And | Determiner | Demonstrative | Relative | Tense | Whole)
        }
        _ => false,
    }
}

/// A stretch that is too long for a name: of a subject its beginning, else the last verb with its object.
fn shortened(units: &Units, range: Range<usize>, joint: Joint) -> Range<usize> {
    if units.n_syllables(&range) <= LONGEST {
        return range;
    }
    if joint == Joint::None {
        let verb = range.clone().rev().find(|at| units.is(*at, WordClass::Verb));
        let start = verb.or_else(|| range.clone().rev().take_while(|at| units.is_content(*at)).last());
        return start.unwrap_or(range.end)..range.end;
    }
    let fits = |end: &usize| units.n_syllables(&(range.start..*end)) <= LONGEST_SUBJECT;
    let ends = |end: &usize| {
        matches!(
            units.class(*end),
            Class::Word(WordClass::Link | WordClass::About | WordClass::Verb | WordClass::Relative)
        )
    };
    let own = (range.start + 1..range.end).filter(fits);
    let named = |end: &usize| (range.start..*end).any(|at| is_noun(units, at) && !units.is_hollow(at));
    let end = own.clone().filter(ends).rfind(named).or_else(|| own.clone().next_back());
    range.start..end.unwrap_or(range.end)
}

/// The last verb of a clause with what follows it, up to the figure: "giải quyết việc làm cho". What only says when, or
/// how much, ends it.
fn predicate(units: &Units, range: &Range<usize>, of: usize) -> Option<Range<usize>> {
    use WordClass::{About, Determiner, Link, Relative, With};
    let verb = range.clone().rev().find(|at| units.is(*at, WordClass::Verb))?;
    let is_part = |at: &usize| {
        units.is_content(*at) || matches!(units.class(*at), Class::Word(Link | With | About | Relative | Determiner))
    };
    let end = (verb..of).find(|at| !is_part(at)).unwrap_or(of);
    Some(verb..end.max(range.end.min(of)))
}

/// A stretch cut at its periods.
fn without_periods(units: &Units, range: Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = range.start;
    for at in range.clone().chain([range.end]) {
        if at == range.end || units.class(at) == Class::Period {
            // A small word right before or after a period went with it: "trong quý III".
            let mut end = at;
            while end > start && matches!(units.class(end - 1), Class::Word(WordClass::Link | WordClass::About)) {
                end -= 1;
            }
            if (start..end).any(|at| !units.is_hollow(at)) {
                parts.push(start..end);
            }
            start = at + 1;
        }
    }
    parts
}
