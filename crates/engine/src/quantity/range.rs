//! The other end of a range: `50-70%`, `từ 2 đến 6 tháng`, `giữa 1000 và 2000 đồng`.
//!
//! `từ A lên B`, `từ A xuống còn B` is a change, not a range: two quantities.

use std::ops::Range;

use super::{Quantities, Side, hedge};
use crate::Decimal;
use crate::lexicon::JointWord;
use crate::number::parse::Reader;
use crate::number::{Form, Number};
use crate::reading::{MentionKind, Qualifier};
use crate::rules::{QUANTITY_SCALE_IMPLIED, Rule};
use crate::text::Gap;

/// A number joined to another.
pub(super) struct Link {
    pub(super) last: Side,
    /// False for a list of numbers with one unit: `0,6 - 1,2 - 1,8 lần`.
    pub(super) is_range: bool,
    pub(super) last_qualifier: Option<Qualifier>,
    /// The first value, with the scale that the last one lends it.
    pub(super) low: Decimal,
    pub(super) low_step: Option<Decimal>,
    /// The first token, `từ` or `giữa` included.
    pub(super) start: usize,
    pub(super) rules: Vec<Rule>,
}

/// How two numbers are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    To,
    And,
}

/// The range that `first` begins, if it does.
pub(super) fn link(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    sentence: &Range<usize>,
    first: &Side,
) -> Option<Link> {
    if first.number.upper.is_some() || matches!(first.number.form, Form::Fraction | Form::Half) {
        return None;
    }
    let (joint, next) = joint(quantities, reader, first.end)?;
    let opener = opener(quantities, sentence, first);
    if joint == Joint::And && !opener.is_some_and(|at| is_between(quantities, at)) {
        return None;
    }
    // The hedge of the second end stands between the joint and its number.
    let (number_at, last_qualifier) = hedged_number(quantities, reader, next)?;
    if let Some(link) = open_end(quantities, reader, first, opener, number_at) {
        return Some(link);
    }
    let last = quantities.side(reader, number_at)?;
    if last.number.form == Form::OneWord && last.counted.is_none() {
        return None;
    }
    let units_differ = match (&first.counted, &last.counted) {
        (Some(a), Some(b)) => a.text != b.text && !(a.id.is_some() && a.id == b.id),
        (Some(a), None) => a.kind == MentionKind::Percent || a.is_known,
        _ => false,
    };
    if units_differ || first.counted.as_ref().is_some_and(|counted| !counted.is_known) {
        return None;
    }
    let mut rules = Vec::new();
    let mut low = first.number.value;
    let mut low_step = None;
    let lends = first.number.scale == 0 && last.number.scale > 0 && first.counted.is_none();
    if lends {
        let scale = Decimal::scale(last.number.scale);
        let scaled = low.checked_mul(scale)?;
        if scaled < last.number.value {
            low = scaled;
            low_step = first.number.step.checked_mul(scale);
            rules.push(QUANTITY_SCALE_IMPLIED);
        }
    }
    let is_counted = last.counted.is_some() || last.number.scale > 0;
    if joint == Joint::Dash {
        if let Some(last) = rest_of_list(quantities, reader, &last).filter(|last| last.counted.is_some()) {
            return Some(Link {
                last,
                is_range: false,
                last_qualifier: None,
                low,
                low_step,
                start: first.start,
                rules,
            });
        }
        // Bare dashes are scores, dates and codes; only what is counted is a range.
        if !is_counted {
            return None;
        }
    }
    if low >= last.number.value || !is_counted && opener.is_none() {
        return None;
    }
    let start = opener.unwrap_or(first.start);
    Some(Link { last, is_range: true, last_qualifier, low, low_step, start, rules })
}

/// `từ một trăm đến vài trăm ngàn đồng`: the other end has no value, but its scale and unit are of both.
fn open_end(
    quantities: &Quantities<'_>,
    reader: &Reader<'_>,
    first: &Side,
    opener: Option<usize>,
    at: usize,
) -> Option<Link> {
    let start = opener?;
    let end = super::exclusion::indefinite(quantities, reader, at)?;
    let scale = quantities.language.scale(quantities.page.word(end - 1))?;
    if first.number.scale > 0 || first.counted.is_some() {
        return None;
    }
    let low = first.number.value.checked_mul(Decimal::scale(scale))?;
    let number = Number { value: low, scale, end, ..first.number.clone() };
    let counted = super::unit::after(quantities, reader, &number, end);
    let end = counted.as_ref().map_or(end, |counted| counted.end);
    let last = Side { number, counted, end, start: at, ..first.clone() };
    let low_step = first.number.step.checked_mul(Decimal::scale(scale));
    Some(Link {
        last,
        is_range: false,
        last_qualifier: None,
        low,
        low_step,
        start,
        rules: vec![QUANTITY_SCALE_IMPLIED],
    })
}

/// The number after the joint, hedges passed over.
fn hedged_number(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(usize, Option<Qualifier>)> {
    let tokens = quantities.page.tokens.get(at..reader.end)?;
    match quantities.language.hedge(tokens) {
        Some((len, hedge))
            if matches!(hedge.side, crate::lexicon::Side::Before | crate::lexicon::Side::BeforeLarge) =>
        {
            Some((at + len, Some(hedge.qualifier)))
        }
        _ => Some((at, None)),
    }
}

/// How the token at `at` joins numbers, and the first token after the joint.
fn joint(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(Joint, usize)> {
    let page = quantities.page;
    let token = page.tokens.get(at).filter(|token| at < reader.end && token.gap != Gap::Line)?;
    if matches!(token.mark, '-' | '–' | '—' | '‐' | '‑' | '÷' | '~') {
        return Some((Joint::Dash, at + 1));
    }
    match quantities.joint(at, reader.end)? {
        (len, JointWord::To) => Some((Joint::To, at + len)),
        (len, JointWord::And) => Some((Joint::And, at + len)),
        _ => None,
    }
}

/// The `từ` or `giữa` before the first end and its hedges.
fn opener(quantities: &Quantities<'_>, sentence: &Range<usize>, first: &Side) -> Option<usize> {
    let before = hedge::before(quantities, sentence, first.start, hedge::Size::Large).start.checked_sub(1)?;
    (before >= sentence.start && (is_from(quantities, before) || is_between(quantities, before))).then_some(before)
}

/// True for `từ`, if it is free.
pub(super) fn is_from(quantities: &Quantities<'_>, at: usize) -> bool {
    quantities.free_joint(at) == Some(JointWord::From)
}

fn is_between(quantities: &Quantities<'_>, at: usize) -> bool {
    quantities.free_joint(at) == Some(JointWord::Between)
}

/// The last of further numbers joined by dashes.
fn rest_of_list(quantities: &Quantities<'_>, reader: &Reader<'_>, side: &Side) -> Option<Side> {
    let (joint, next) = joint(quantities, reader, side.end)?;
    if joint != Joint::Dash || side.counted.is_some() {
        return None;
    }
    let last = quantities.side(reader, next)?;
    Some(rest_of_list(quantities, reader, &last).unwrap_or(last))
}
