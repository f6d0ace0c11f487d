//! A figure of the headline and the only one of its noun in the body, where the sentence says the same: "Gần 900 hộ dân Bắc Kạn được
//! cấp điện lưới" above "đã cấp điện lưới cho 689 hộ dân vùng cao Bắc Kạn". A headline rounds; it does not tell another number.

use crate::Span;
use crate::reading::{Measure, MentionKind, Qualifier};

use super::super::checked_figure::{CheckedFigure, Facts};
use super::super::formula::{Formula, Relation};
use super::super::kinds::Kind;
use super::super::model::{Check, Verdict};
use super::super::rows::{has, normal};
use super::super::verdict::{CheckBuilder, term};

/// Words that headline and sentence must have in common, beside the noun, and of ten of the headline's.
const MIN_COMMON: usize = 3;
const MIN_OF_TEN: usize = 5;
/// Sentences of the body in which the figure stands.
const MAX_SENTENCES: u32 = 4;
/// The body tells less than so many times what the headline does, and more than that part of it.
const TIMES: i64 = 3;

pub(super) fn check<'a>(facts: &Facts<'a>, title: &CheckedFigure<'a>, body: &[CheckedFigure<'a>]) -> Option<Check> {
    let is_sort = |fact: &CheckedFigure<'_>| {
        let is_amount = matches!(
            fact.mention.kind,
            MentionKind::Count | MentionKind::Money | MentionKind::Measure | MentionKind::Rate
        );
        let is_rate = fact.mention.kind == MentionKind::Percent && fact.measure() == Measure::Share;
        let is_change = matches!(fact.measure(), Measure::ChangeRel | Measure::ChangeAbs)
            && fact.measure() == title.measure()
            && (fact.point.is_negative() == title.point.is_negative());
        ((is_amount && matches!(fact.measure(), Measure::Level | Measure::Average)) || is_rate || is_change)
            && fact.mention.upper.is_none()
            && !fact.is_goal()
    };
    // "không quá 160 ký tự" is a limit, not how many there are.
    let is_limit = |fact: &CheckedFigure<'_>| matches!(fact.mention.qualifier, Qualifier::AtMost | Qualifier::AtLeast);
    let is_named = !title.mention.unit.text.is_empty();
    let mut like = body.iter().filter(|fact| is_sort(fact) && fact.counts_like(title, facts));
    let only = like.next().filter(|only| is_limit(only) == is_limit(title));
    let only = only.filter(|_| is_named && is_sort(title) && like.next().is_none())?;
    let is_near = only.mention.sentence - title.mention.sentence <= MAX_SENTENCES;
    let (own, other) = (title.point.checked_abs()?, only.point.checked_abs()?);
    let (low, high) = (own.min(other), own.max(other));
    let is_of_size = low.checked_mul(crate::interval::Rational::whole(TIMES)).is_some_and(|twice| twice >= high);
    let builder = || CheckBuilder::new(Kind::Headline, facts.doc, &[title, only]);
    let check = builder().compares(term(0), Relation::Equals, term(1));
    // "hơn 2.000 tỷ đồng" is not said of 1.200, however a last digit came about.
    let limit = || high.checked_sub(low)?.checked_mul(crate::interval::Rational::whole(FURTHEST));
    let is_far = check.verdict != Verdict::LookAgain && limit().is_none_or(|apart| apart > high);
    let formula = Formula { left: term(0), relation: Relation::Equals, right: Some(term(1)) };
    // "trên 80 %" is said of 82,4 %.
    let is_on_side = match title.mention.qualifier {
        Qualifier::Over | Qualifier::AtLeast => only.point >= title.point,
        Qualifier::Almost | Qualifier::AtMost => only.point <= title.point,
        Qualifier::About => true,
        Qualifier::Exact => false,
    };
    let is_rounded = is_on_side && limit().is_some_and(|apart| apart <= high);
    // "trên 100 em" is said of 142, to its first digit.
    let is_cut_off = matches!(title.mention.qualifier, Qualifier::Over | Qualifier::AtLeast) && {
        let (own, other) = (digits(title), digits(only));
        own.len() == other.len() && own.trim_end_matches('0').len() == 1 && own.get(..1) == other.get(..1) && is_on_side
    };
    let check = match check.verdict {
        _ if is_far && is_cut_off => builder().with_verdict(Verdict::AgreesIfRounded, formula),
        Verdict::LookAgain if is_cut_off => builder().with_verdict(Verdict::AgreesIfRounded, formula),
        _ if is_far => builder().with_verdict(Verdict::LookAgain, formula),
        Verdict::LookAgain if is_rounded => builder().with_verdict(Verdict::AgreesIfRounded, formula),
        _ => check,
    };
    (is_near && is_of_size && says_the_same(facts, title, only)).then_some(check)
}

/// The digits of a whole number.
fn digits(fact: &CheckedFigure<'_>) -> String {
    if fact.point.is_whole() { fact.point.to_string() } else { String::new() }
}

/// What is rounded lies within this part of the larger value.
const FURTHEST: i64 = 8;

/// Most words of the headline stand in the sentence.
fn says_the_same(facts: &Facts<'_>, title: &CheckedFigure<'_>, other: &CheckedFigure<'_>) -> bool {
    let words = |fact: &CheckedFigure<'_>| {
        let sentence = facts.doc.reading.sentences.get(fact.mention.sentence as usize);
        let text = sentence.map_or("", |sentence| sentence.span.of(facts.doc.text));
        let normal = normal(text);
        let words = normal.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic));
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    let noun = normal(&title.mention.unit.text);
    let (own, others) = (words(title), words(other));
    // "gần 4 triệu người không có thẻ" is not said of those who have one.
    let denies = |words: &[String]| {
        let words = format!(" {} ", words.join(" "));
        has(&words, &facts.structure.cues.without) || has(&words, &facts.structure.cues.not_yet)
    };
    if denies(&own) != denies(&others) {
        return false;
    }
    let own: Vec<&String> = own.iter().filter(|word| !noun.split_whitespace().any(|it| it == word.as_str())).collect();
    // "giai đoạn 2" is not "giai đoạn 1".
    let has_numbers = numbers(facts, title).iter().all(|number| numbers(facts, other).contains(number));
    let n_common = own.iter().filter(|word| others.contains(word)).count();
    has_numbers && n_common >= MIN_COMMON && n_common * 10 >= own.len() * MIN_OF_TEN
}

/// The numbers of a sentence beside the figure's own.
fn numbers(facts: &Facts<'_>, fact: &CheckedFigure<'_>) -> Vec<String> {
    let sentence = facts.doc.reading.sentences.get(fact.mention.sentence as usize);
    let Some(sentence) = sentence.map(|sentence| sentence.span) else { return Vec::new() };
    let own = fact.mention.span;
    let before = Span { start: sentence.start, end: own.start.max(sentence.start) }.of(facts.doc.text);
    let behind = Span { start: own.end, end: sentence.end.max(own.end) }.of(facts.doc.text);
    let words = [before, behind].into_iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let is_number = |word: &&str| !word.is_empty() && word.chars().all(|letter| letter.is_ascii_digit());
    words.filter(is_number).map(str::to_owned).collect()
}
