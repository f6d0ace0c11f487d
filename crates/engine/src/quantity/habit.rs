//! How a document writes its numbers, where one number alone leaves it open: by those that can be read in one way only.

use crate::text::{Page, TokenKind};

/// Whose dots and commas a document has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Habit {
    /// The comma marks decimals, and dots group thousands; also where nothing tells.
    Vietnamese,
    /// The dot marks decimals, and commas group thousands.
    English,
}

/// The habit of a page: English only if something is written so and nothing the other way.
pub(super) fn of(page: &Page<'_>) -> Habit {
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
pub(super) fn is_one_group(raw: &str, mark: char) -> bool {
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
