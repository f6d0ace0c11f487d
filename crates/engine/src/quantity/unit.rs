//! What a number counts: a unit of the lexicon, a classifier with its noun, nouns counted together, a rate, or the
//! unknown noun that follows.

use super::Quantities;
use crate::lexicon::{JointWord, NounRole, NumeralRole, UnitRole, Written};
use crate::number::parse::Reader;
use crate::number::{Form, Number};
use crate::reading::MentionKind;
use crate::rules::{
    NUMBER_WORDS, QUANTITY_HALF_MORE, QUANTITY_RATE, QUANTITY_UNIT, QUANTITY_UNIT_BEFORE, QUANTITY_UNIT_UNKNOWN,
    QUANTITY_UNITS_JOINED, Rule,
};
use crate::text::{Case, Gap, TokenKind, fold};
use crate::{Decimal, Span};

/// A unit as found beside a number.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    pub(super) text: String,
    pub(super) id: Option<String>,
    pub(super) kind: MentionKind,
    pub(super) is_rate: bool,
    /// True for a unit or noun of the lexicon.
    pub(super) is_known: bool,
    pub(super) span: Span,
    /// One past its last token.
    pub(super) end: usize,
    /// What `rưỡi` and the like add to the number.
    pub(super) more: Option<Decimal>,
    pub(super) rules: Vec<Rule>,
}

/// The most nouns that are counted together.
const MAX_JOINED: usize = 3;

/// The unit before a number: `$10`, `EUR29,99`.
pub(super) fn before(quantities: &Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<Counted> {
    let tokens = quantities.page.tokens.get(at..reader.end)?;
    let (len, role) = quantities.language.unit(tokens)?;
    let number = tokens.get(len)?;
    let is_symbol = role.noun == NounRole::Before;
    if len != 1
        || number.kind != TokenKind::Number
        || number.gap != Gap::None && !is_symbol
        || role.kind != MentionKind::Money
    {
        return None;
    }
    let mut counted = counted(quantities, at, at + 1, role);
    counted.text = spelled(quantities, counted.span);
    counted.rules = vec![QUANTITY_UNIT_BEFORE];
    Some(counted)
}

/// The unit after `number`.
///
/// It begins at token `at`: right behind the number, or behind its plus.
pub(super) fn after(quantities: &Quantities<'_>, reader: &Reader<'_>, number: &Number, at: usize) -> Option<Counted> {
    let token = quantities.page.tokens.get(at).filter(|_| at < reader.end)?;
    if token.gap == Gap::Line {
        return None;
    }
    // "một phần ba nền kinh tế": a share of something, which is no unit.
    if number.form == Form::Fraction && number.rules.contains(&NUMBER_WORDS) {
        return None;
    }
    if number.form == Form::Half && number.scale == 0 && number.end > 0 {
        // "một nửa dân số" is half of something; "nửa năm" is half a unit.
        let is_bare = number.rules.len() == 1 && is_half_of_unit(quantities, reader, number);
        if !is_bare {
            return None;
        }
    }
    let Some((end, role)) = known(quantities, reader, at) else { return unknown(quantities, reader, number, at) };
    let mut found = counted(quantities, at, end, role);
    if role.kind == MentionKind::Count && role.group > 0 {
        join(quantities, reader, role.group, &mut found);
    }
    add_half(quantities, reader, role, number, &mut found);
    add_rate(quantities, reader, &mut found);
    found.span = quantities.page.span(at..found.end);
    found.text = spelled(quantities, found.span);
    Some(found)
}

/// True for `nửa năm`, false for `một nửa dân số`: the half directly before a measure of time, length and so on.
fn is_half_of_unit(quantities: &Quantities<'_>, reader: &Reader<'_>, number: &Number) -> bool {
    let is_one_word = number.end.checked_sub(2).is_none_or(|before| {
        !matches!(quantities.language.numeral(quantities.page.word(before)), Some(NumeralRole::Digit(1)))
    });
    let measure = known(quantities, reader, number.end).is_some_and(|(_, role)| role.kind != MentionKind::Count);
    is_one_word && measure
}

/// The unit of the lexicon at `at`: one past it, and its role.
fn known<'q>(quantities: &'q Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(usize, &'q UnitRole)> {
    let page = quantities.page;
    let tokens = page.tokens.get(at..reader.end)?;
    let (len, role) = quantities.language.unit(tokens)?;
    let first = tokens.first()?;
    // "5,99$": glued on behind, and not before another number.
    let is_behind = role.noun == NounRole::Before
        && first.kind == TokenKind::Mark
        && first.gap == Gap::None
        && tokens.get(len).is_none_or(|next| next.gap != Gap::None || next.kind == TokenKind::Mark);
    if matches!(role.noun, NounRole::Never | NounRole::Complement) || role.noun == NounRole::Before && !is_behind {
        return None;
    }
    if len == 1 && first.kind == TokenKind::Word {
        let raw = page.raw(at);
        let is_letter = raw.chars().nth(1).is_none();
        let clings = tokens.get(1).is_some_and(|next| next.gap == Gap::None && next.kind == TokenKind::Word);
        if is_letter && (clings || !quantities.language.is_unit_letter(raw)) {
            return None;
        }
        if role.written == Written::Symbol && first.gap != Gap::None {
            return None;
        }
        // "đồng Việt Nam" is a currency; "Đồng Tháp" a place.
        if first.is_capital() && role.kind == MentionKind::Count && first.gap == Gap::Space && first.case == Case::Title
        {
            return None;
        }
    }
    let mut end = at + len;
    if role.noun == NounRole::Classifier
        && let Some(next) = page.tokens.get(end).filter(|next| end < reader.end && next.gap == Gap::Space)
        && !next.is_capital()
        && let Some((more, complement)) = quantities.language.unit(page.tokens.get(end..reader.end)?)
        && !matches!(complement.noun, NounRole::Never | NounRole::Before)
        && complement.kind == MentionKind::Count
    {
        end += more;
    }
    Some((end, role))
}

/// A unit of the lexicon, not spelled yet: more may be joined to it.
fn counted(quantities: &Quantities<'_>, at: usize, end: usize, role: &UnitRole) -> Counted {
    let span = quantities.page.span(at..end);
    Counted {
        text: String::new(),
        id: role.id.clone(),
        kind: role.kind,
        is_rate: role.kind == MentionKind::Rate,
        is_known: true,
        span,
        end,
        more: None,
        rules: vec![QUANTITY_UNIT],
    }
}

/// The unit as written, in lower case and with single spaces.
fn spelled(quantities: &Quantities<'_>, span: Span) -> String {
    let raw = span.of(quantities.page.text);
    let mut text = String::with_capacity(raw.len());
    for word in raw.split_whitespace() {
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().map(fold::lower));
    }
    text
}

/// Adds nouns of the same group: `tin, bài, phóng sự`; `công chức, viên chức và người lao động`.
fn join(quantities: &Quantities<'_>, reader: &Reader<'_>, group: u8, found: &mut Counted) {
    let page = quantities.page;
    let mut end = found.end;
    for _ in 1..MAX_JOINED {
        let Some(joint) = page.tokens.get(end).filter(|_| end < reader.end) else { break };
        let is_and = is_and(quantities, end);
        // "8 tỉnh thành" stands without any joint: the lexicon has it as one noun.
        if joint.mark != ',' && !is_and || joint.gap == Gap::Line {
            break;
        }
        let Some((next, role)) = known(quantities, reader, end + 1) else { break };
        if role.group != group {
            break;
        }
        end = next;
        found.end = end;
        found.rules = vec![QUANTITY_UNIT, QUANTITY_UNITS_JOINED];
        if is_and {
            break;
        }
    }
}

fn is_and(quantities: &Quantities<'_>, at: usize) -> bool {
    is_joint(quantities, at, JointWord::And)
}

fn is_joint(quantities: &Quantities<'_>, at: usize, wanted: JointWord) -> bool {
    quantities.joint(at, at + 1).is_some_and(|(_, joint)| joint == wanted)
}

/// `5 năm rưỡi`; `2 đô la và 23 xen`; `1m75`.
fn add_half(quantities: &Quantities<'_>, reader: &Reader<'_>, role: &UnitRole, number: &Number, found: &mut Counted) {
    let page = quantities.page;
    let next = page.tokens.get(found.end).filter(|_| found.end < reader.end);
    let Some(next) = next else { return };
    if role.kind == MentionKind::Count || role.kind == MentionKind::Percent || next.gap == Gap::Line {
        return;
    }
    if quantities.language.numeral(next.word) == Some(NumeralRole::AndHalf) {
        found.more = Some(Decimal::new(5, number.scale - 1));
        found.end += 1;
        found.rules.push(QUANTITY_HALF_MORE);
        return;
    }
    if number.scale > 0 {
        return;
    }
    let is_metre = role.id.as_deref() == Some("metre") && next.gap == Gap::None && next.kind == TokenKind::Number;
    if is_metre {
        let raw = page.raw(found.end);
        if raw.len() <= 2
            && let Ok(decimals) = raw.parse::<i64>()
        {
            let exponent = if raw.len() == 1 { -1 } else { -2 };
            found.more = Some(Decimal::new(i128::from(decimals), exponent));
            found.end += 1;
        }
        return;
    }
    if role.kind != MentionKind::Money {
        return;
    }
    // "2 đô la và 23 xen", "hai đô 23".
    let has_and = is_and(quantities, found.end);
    let at = found.end + usize::from(has_and);
    let Some(cents) = reader.number(at) else { return };
    let after = page.tokens.get(cents.end..reader.end).unwrap_or(&[]);
    let cent = quantities.language.unit(after).filter(|(_, role)| role.id.as_deref() == Some("cent"));
    let is_bare = !has_and && role.id.as_deref() != Some("vnd") && cents.end == reader.end;
    if cents.value < Decimal::from(100) && cents.scale == 0 && (cent.is_some() || is_bare) {
        found.more = cents.value.checked_mul(Decimal::scale(-2));
        found.end = cents.end + cent.map_or(0, |(len, _)| len);
    }
}

/// `tin/ngày`, `đồng/người/năm`, `đồng một năm`, `6 tháng một lần`.
fn add_rate(quantities: &Quantities<'_>, reader: &Reader<'_>, found: &mut Counted) {
    let page = quantities.page;
    loop {
        let at = found.end;
        let Some(token) = page.tokens.get(at).filter(|_| at < reader.end) else { return };
        let is_slash = token.mark == '/' && token.gap == Gap::None;
        let is_each = token.gap == Gap::Space && is_joint(quantities, at, JointWord::Per) && !found.is_rate;
        if !is_slash && !is_each {
            return;
        }
        let per = at + 1;
        let Some(next) = page.tokens.get(per).filter(|_| per < reader.end) else { return };
        let Some((end, role)) = known_per(quantities, reader, per) else { return };
        let is_word = token.mark != '/';
        // In words only time makes a rate: "5 triệu đồng một tháng", "6 tháng một lần".
        let is_time = role.kind == MentionKind::Duration;
        let is_once = found.kind == MentionKind::Duration && is_joint(quantities, per, JointWord::Once);
        if is_word && !(is_time && found.kind != MentionKind::Duration || is_once) || next.gap == Gap::Line {
            return;
        }
        found.end = end;
        found.is_rate = true;
        found.rules.push(QUANTITY_RATE);
    }
}

fn known_per<'q>(quantities: &'q Quantities<'_>, reader: &Reader<'_>, at: usize) -> Option<(usize, &'q UnitRole)> {
    let tokens = quantities.page.tokens.get(at..reader.end)?;
    let (len, role) = quantities.language.unit(tokens)?;
    (role.noun != NounRole::Never).then_some((at + len, role))
}

/// The unknown noun after a number: one or two words in lower case that are no function words.
fn unknown(quantities: &Quantities<'_>, reader: &Reader<'_>, number: &Number, at: usize) -> Option<Counted> {
    if number.form == Form::Fraction || number.form == Form::Half {
        return None;
    }
    let page = quantities.page;
    let is_noun = |at: usize| {
        let token = page.tokens.get(at).filter(|_| at < reader.end)?;
        let is_abbreviation = token.case == Case::Upper && page.raw(at).len() <= 8;
        let is_word =
            token.kind == TokenKind::Word && token.gap == Gap::Space && (token.case == Case::Lower || is_abbreviation);
        let tokens = page.tokens.get(at..reader.end)?;
        let is_never = quantities
            .language
            .unit(tokens)
            .is_some_and(|(_, role)| matches!(role.noun, NounRole::Never | NounRole::Before));
        let has_letters = page.raw(at).chars().count() > 1;
        let is_numeral = quantities.language.numeral(token.word).is_some();
        (is_word && !is_never && has_letters && !is_numeral).then_some(())
    };
    is_noun(at)?;
    let end = if is_noun(at + 1).is_some() { at + 2 } else { at + 1 };
    let span = page.span(at..end);
    Some(Counted {
        text: spelled(quantities, span),
        id: None,
        kind: MentionKind::Count,
        is_rate: false,
        is_known: false,
        span,
        end,
        more: None,
        rules: vec![QUANTITY_UNIT_UNKNOWN],
    })
}
