//! Units left out because a neighbour has them: `khoảng 15 tỷ và trên 9 tỷ đồng`, `từ 15 lên 20%`; or because the subject
//! of the clause names what is counted: `Số hồ sơ nộp qua mạng là 968.120`.

use std::ops::Range;

use crate::Span;
use crate::lexicon::{JointWord, Language, NounRole, PeriodWord};
use crate::reading::{Mention, MentionKind};
use crate::rules::{NUMBER_SCALE, QUANTITY_UNIT_IMPLIED};
use crate::text::{Page, TokenKind};

/// The most bytes between a quantity and the neighbour that lends its unit.
const MAX_DISTANCE: u32 = 60;

/// Fills in the units of one sentence's mentions.
pub(super) fn fill(page: &Page<'_>, language: &Language, mentions: &mut [Mention]) {
    // From the last: a list's unit goes from each to the one before it.
    for at in (0..mentions.len()).rev() {
        let Some(mention) = mentions.get(at) else { continue };
        let is_bare = mention.unit.text.is_empty() && mention.kind == MentionKind::Count;
        if !is_bare {
            continue;
        }
        let is_scaled = mention.rules.contains(&NUMBER_SCALE);
        let next = mentions.get(at + 1).filter(|next| {
            is_near(page, mention, next)
                && (lends(next, is_scaled) && is_of_size(mention, next)
                    || is_counted_with(page, language, mention, next))
        });
        let previous = at.checked_sub(1).and_then(|before| mentions.get(before)).filter(|previous| {
            is_scaled && lends(previous, is_scaled) && (is_near(page, previous, mention) || is_milliards(mention))
        });
        let Some(neighbour) = next.or(previous) else { continue };
        let (text, id, kind, span) =
            (neighbour.unit.text.clone(), neighbour.unit.id.clone(), neighbour.kind, lender(neighbour));
        if let Some(mention) = mentions.get_mut(at) {
            mention.unit.text = text;
            mention.unit.id = id;
            mention.unit.implied_by = Some(span);
            mention.kind = kind;
            mention.rules.push(QUANTITY_UNIT_IMPLIED);
        }
    }
}

/// Fills in the units of bare numbers that their clause's subject counts, among the mentions of the sentence `tokens`, from
/// `first` on.
pub(super) fn understand(
    page: &Page<'_>,
    language: &Language,
    tokens: &Range<usize>,
    mentions: &mut [Mention],
    first: usize,
) {
    let mut understood = None;
    for at in first..mentions.len() {
        let Some(mention) = mentions.get(at) else { break };
        let found = match counted_by_subject(page, language, tokens, mentions, at) {
            Some(Subject::Noun(span)) => {
                let unit: Vec<&str> = span.of(page.text).split_whitespace().collect();
                Some((unit.join(" ").to_lowercase(), None, span))
            }
            Some(Subject::AsBefore) => last_counted(mentions, first, mention),
            // "Số đang hoạt động là 316, tạm ngừng là 96": as the one before.
            Some(Subject::None) if understood == at.checked_sub(1) => {
                let before = at.checked_sub(1).and_then(|before| mentions.get(before));
                before.map(|it| (it.unit.text.clone(), it.unit.id.clone(), lender(it)))
            }
            _ => None,
        };
        let Some(((text, id, span), mention)) = found.zip(mentions.get_mut(at)) else { continue };
        mention.unit.text = text;
        mention.unit.id = id;
        mention.unit.implied_by = Some(span);
        mention.rules.push(QUANTITY_UNIT_IMPLIED);
        understood = Some(at);
    }
}

/// What the subject of a bare number's clause says is counted.
enum Subject {
    /// "Số hồ sơ nộp qua mạng là 968.120": this noun.
    Noun(Span),
    /// "Số đang hoạt động là 316": what was counted last.
    AsBefore,
    /// Nothing.
    None,
}

/// The subject of the clause of the bare number `at`, right before which a verb states it.
fn counted_by_subject(
    page: &Page<'_>,
    language: &Language,
    tokens: &Range<usize>,
    mentions: &[Mention],
    at: usize,
) -> Option<Subject> {
    let mention = mentions.get(at)?;
    if mention.kind != MentionKind::Count || !mention.unit.text.is_empty() || mention.unit.implied_by.is_some() {
        return None;
    }
    let number = page.tokens.partition_point(|token| token.end <= mention.span.start);
    let is_verb = |from: usize| {
        let found = page.tokens.get(from..number).and_then(|words| language.period(words));
        found.is_some_and(|(len, word)| word == PeriodWord::Comes && from + len == number)
    };
    if !(1..=3).filter_map(|n| number.checked_sub(n)).any(|from| from >= tokens.start && is_verb(from)) {
        return None;
    }
    let previous = at.checked_sub(1).and_then(|before| mentions.get(before)).map_or(0, |it| it.span.end);
    let is_mark = |at: &usize| page.tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Mark);
    let since = page.tokens.partition_point(|token| token.start < previous).max(tokens.start);
    let clause = (since..number).rev().find(is_mark).map_or(since, |mark| mark + 1);
    let joint = page.tokens.get(clause..number).and_then(|words| language.joint(words));
    let Some((n_words, JointWord::NumberOf)) = joint else { return Some(Subject::None) };
    let noun = clause + n_words;
    let (len, role) = language.unit(page.tokens.get(noun..number)?)?;
    match role.noun {
        NounRole::Never => Some(Subject::AsBefore),
        NounRole::Complement | NounRole::Before => None,
        _ => {
            let is_counted = role.kind == MentionKind::Count && noun + len < number;
            is_counted.then(|| Subject::Noun(page.span(noun..noun + len)))
        }
    }
}

/// What the sentence before counted last, if it was at least as many.
fn last_counted(mentions: &[Mention], first: usize, mention: &Mention) -> Option<(String, Option<String>, Span)> {
    let last = first.checked_sub(1).and_then(|before| mentions.get(before))?;
    let is_counted = last.kind == MentionKind::Count && !last.unit.text.is_empty() && last.value >= mention.value;
    let is_next = last.sentence + 1 == mention.sentence;
    (is_counted && is_next).then(|| (last.unit.text.clone(), last.unit.id.clone(), lender(last)))
}

/// Where the unit stands: with the neighbour, or with the one that lent it to the neighbour.
fn lender(neighbour: &Mention) -> crate::Span {
    neighbour.unit.implied_by.unwrap_or(neighbour.span)
}

/// True if the neighbour's unit may be meant: money for money-sized numbers, percent for bare ones.
fn lends(neighbour: &Mention, is_scaled: bool) -> bool {
    match neighbour.kind {
        MentionKind::Money => is_scaled,
        MentionKind::Percent | MentionKind::Measure => !is_scaled,
        _ => false,
    }
}

/// True unless the neighbour is a percentage and the number too great for one: "91.200, đạt 94,5%".
fn is_of_size(mention: &Mention, neighbour: &Mention) -> bool {
    neighbour.kind != MentionKind::Percent || mention.value < crate::Decimal::from(1000)
}

/// True if the two are counts of one list, "241.300, 63.850 và 218.470 người", or some and all, "37 trong tổng số 56 cơ sở".
fn is_counted_with(page: &Page<'_>, language: &Language, before: &Mention, after: &Mention) -> bool {
    if after.kind != MentionKind::Count || after.unit.text.is_empty() {
        return false;
    }
    let from = page.tokens.partition_point(|token| token.start < before.span.end);
    let to = page.tokens.partition_point(|token| token.start < after.span.start);
    let joint = page.tokens.get(from..to).and_then(|tokens| language.joint(tokens));
    if joint == Some((to - from, JointWord::OutOf)) {
        return before.value <= after.value;
    }
    let joins = |at: usize| {
        page.is_mark(at, ',')
            || page
                .tokens
                .get(at..to)
                .and_then(|tokens| language.joint(tokens))
                .is_some_and(|(n, joint)| n == 1 && joint == JointWord::And)
    };
    from < to && (from..to).all(joins)
}

/// True for thousands of millions: in a sentence on money they are money, "nợ 18,9 tỉ đồng; … nợ 12 tỉ 3".
fn is_milliards(mention: &Mention) -> bool {
    mention.value >= crate::Decimal::from(1_000_000_000)
}

/// True if only joints stand between the two: no full clause.
fn is_near(page: &Page<'_>, before: &Mention, after: &Mention) -> bool {
    let between = page.text.get(before.span.end as usize..after.span.start as usize).unwrap_or("");
    after.span.start.saturating_sub(before.span.end) <= MAX_DISTANCE && !between.contains([';', '(', ')'])
}
