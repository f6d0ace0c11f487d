//! Whether a dot or comma before three digits (`1.234`, `214,447`) groups thousands or marks decimals, where the digits
//! alone leave it open ([`number::separators`](crate::number::separators)): by what is counted, and by how the document
//! writes the numbers that can be read in one way only.

use super::sign::Sign;
use super::unit::Counted;
use super::{Quantities, Side};
use crate::Decimal;
use crate::reading::MentionKind;
use crate::rules::{
    NUMBER_COMMA_GROUPED, NUMBER_COMMA_OPEN, NUMBER_DECIMAL, NUMBER_DOT_DECIMAL, NUMBER_DOT_OPEN, NUMBER_GROUPED, Rule,
};
use crate::text::{Page, TokenKind};

/// Whose dots and commas a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// The comma marks decimals, and dots group thousands; also where nothing tells.
    Vietnamese,
    /// The dot marks decimals, and commas group thousands.
    English,
}

impl Quantities<'_> {
    /// Decides what an open dot or comma before three digits is, by what is counted and by the document's habit.
    pub(super) fn choose_separator(
        &self,
        side: &Side,
        counted: Option<&Counted>,
        value: &mut Decimal,
        step: &mut Decimal,
        rules: &mut Vec<Rule>,
    ) {
        let number = &side.number;
        let signed = |value: Decimal| if side.sign == Sign::Minus { value.negated() } else { value };
        if let Some(grouped) = number.if_grouped {
            if self.is_grouped(side, counted) {
                *value = signed(grouped);
                *step = Decimal::scale(grouped.exponent().clamp(0, number.scale + 3));
                rules.retain(|rule| *rule != NUMBER_DECIMAL);
                rules.push(NUMBER_COMMA_GROUPED);
            } else {
                rules.push(NUMBER_COMMA_OPEN);
            }
        }
        // "14.665%": thousands of percent are rarely meant, and then they are round.
        let is_open = rules.contains(&NUMBER_GROUPED) && is_one_group(self.page.raw(side.digits_at), '.');
        let is_percent = counted.is_some_and(|counted| counted.kind == MentionKind::Percent);
        let is_whole_thing = counted
            .is_some_and(|counted| counted.is_known && matches!(counted.kind, MentionKind::Count | MentionKind::Money));
        let is_decimal = is_open
            && !self.page.raw(side.digits_at).ends_with('0')
            && (is_percent || !is_whole_thing && self.habit() == Habit::English);
        if is_decimal && let Some(decimal) = value.checked_mul(Decimal::scale(-3)) {
            *value = decimal;
            *step = Decimal::scale(number.scale - 3);
            rules.retain(|rule| *rule != NUMBER_GROUPED);
            rules.extend([NUMBER_DOT_DECIMAL, NUMBER_DOT_OPEN]);
        }
    }

    fn habit(&self) -> Habit {
        *self.habit.get_or_init(|| of(self.page))
    }

    fn is_grouped(&self, side: &Side, counted: Option<&Counted>) -> bool {
        let raw = self.page.raw(side.digits_at);
        if raw.ends_with("00") && raw.contains(',') {
            return true;
        }
        let is_whole_thing = side.number.scale == 0
            && counted.is_some_and(|counted| {
                counted.is_known && matches!(counted.kind, MentionKind::Count | MentionKind::Money)
            });
        let is_percent = counted.is_some_and(|counted| counted.kind == MentionKind::Percent);
        is_whole_thing || !is_percent && self.habit() == Habit::English
    }
}

/// The habit of a page: English only if something is written so and nothing the other way.
fn of(page: &Page<'_>) -> Habit {
    let (mut n_english, mut n_vietnamese) = (0_u32, 0_u32);
    for token in page.tokens.iter().filter(|token| token.kind == TokenKind::Number) {
        match one_way(token.span().of(page.text)) {
            Some(Habit::English) => n_english += 1,
            Some(Habit::Vietnamese) => n_vietnamese += 1,
            None => {}
        }
    }
    if n_english > 0 && n_vietnamese == 0 { Habit::English } else { Habit::Vietnamese }
}

/// The habit that a number shows, if it can be read in one way only: `2,345.6`, `1,120,000`, `12.5`.
fn one_way(raw: &str) -> Option<Habit> {
    let dot = raw.find('.');
    let comma = raw.find(',');
    match (dot, comma) {
        (Some(dot), Some(comma)) if dot < comma => Some(Habit::Vietnamese),
        (Some(_), Some(_)) => Some(Habit::English),
        // "25.4.2021", "1.2.1" may be dates and headings: groups have three digits each.
        (Some(_), None) if is_groups(raw, '.') => Some(Habit::Vietnamese),
        (None, Some(_)) if is_groups(raw, ',') => Some(Habit::English),
        (Some(dot), None) => is_decimals(raw, dot).then_some(Habit::English),
        // Nobody writes two useless zeros after a decimal comma: "1,200".
        (None, Some(comma)) if is_one_group(raw, ',') => {
            raw.get(comma..).is_some_and(|rest| rest.ends_with("00")).then_some(Habit::English)
        }
        (None, Some(comma)) => is_decimals(raw, comma).then_some(Habit::Vietnamese),
        (None, None) => None,
    }
}

/// True for one to three digits, the mark, and three digits more: decimals or thousands.
fn is_one_group(raw: &str, mark: char) -> bool {
    raw.split_once(mark).is_some_and(|(whole, rest)| {
        (1..=3).contains(&whole.len()) && !whole.starts_with('0') && rest.len() == 3 && !rest.contains(['.', ','])
    })
}

/// True for two groups of three digits or more.
fn is_groups(raw: &str, mark: char) -> bool {
    raw.matches(mark).count() >= 2 && raw.split(mark).skip(1).all(|group| group.len() == 3)
}

/// True if the mark at `at` is the only one, and one or two decimals follow: three may be thousands.
fn is_decimals(raw: &str, at: usize) -> bool {
    raw.get(at + 1..).is_some_and(|rest| (1..=2).contains(&rest.len()) && !rest.contains(['.', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_tells_its_habit_only_if_it_can_be_read_in_one_way() {
        for raw in ["2,345.6", "1,120,000", "12.5", "0.25", "1,200"] {
            assert_eq!(one_way(raw), Some(Habit::English), "{raw}");
        }
        for raw in ["2.345,6", "1.120.000", "12,5", "0,25"] {
            assert_eq!(one_way(raw), Some(Habit::Vietnamese), "{raw}");
        }
        for raw in ["12", "1.234", "1,234", "1.2.1", "25.4.2021"] {
            assert_eq!(one_way(raw), None, "{raw}");
        }
    }
}
