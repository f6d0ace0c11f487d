//! Dates and numbers as a reader types them, in the manner of either language.

use engine::Decimal;
use engine::reading::PartialDate;

use super::url;
use crate::ui_text::{Language, Word, phrases};

/// Why what was typed is no end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is no date.
    NoDate,
    /// It is written like a date, but the calendar has none such: `31/2/2024`.
    NotInCalendar(String),
    /// It is no number.
    NoNumber,
    /// The range of dates ends before it begins.
    DatesReversed,
    /// The range of values ends before it begins.
    NumbersReversed,
}

impl Refusal {
    /// What the reader is told: what is wrong or, of what cannot be understood, how to write it.
    #[must_use]
    pub fn say(&self, language: Language) -> String {
        let word = match self {
            Refusal::NotInCalendar(typed) => return phrases::not_in_calendar(typed, language),
            Refusal::NoDate => Word::DateHint,
            Refusal::NoNumber => Word::NumberHint,
            Refusal::DatesReversed => Word::DatesReversed,
            Refusal::NumbersReversed => Word::NumbersReversed,
        };
        word.say(language).to_owned()
    }
}

/// One end of a range as typed: open if nothing is.
pub(super) fn end<T>(text: &str, read: impl Fn(&str) -> Result<T, Refusal>) -> Result<Option<T>, Refusal> {
    let text = text.trim();
    if text.is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// `2021-03-31`, `31/3/2021`, `3/2021` or `2021`.
///
/// # Errors
/// For anything else; what is written like a date but is in no calendar is told apart.
pub fn date(text: &str) -> Result<PartialDate, Refusal> {
    let text = text.trim();
    let separator = if text.contains('/') { '/' } else { '-' };
    let mut parts: Vec<String> = text.split(separator).map(|part| format!("{:0>2}", part.trim())).collect();
    if separator == '/' {
        parts.reverse();
    }
    if let Some(date) = url::date_from_text(&parts.join("-")) {
        return Ok(date);
    }
    let has_digits = |(nth, part): (usize, &String)| {
        part.len() == if nth == 0 { 4 } else { 2 } && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_written_so = parts.len() <= 3 && parts.iter().enumerate().all(has_digits);
    Err(if is_written_so { Refusal::NotInCalendar(text.to_owned()) } else { Refusal::NoDate })
}

/// A number with or without grouping: `1.500.000` and `14,5` in Vietnamese, `1,500,000` and `14.5` in English, and the
/// plain forms `1500000` and `14.5` in both.
#[must_use]
pub fn number(text: &str, language: Language) -> Option<Decimal> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '−' { '-' } else { c }).collect();
    let (group, point) = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let (whole, fraction) = text.split_once(point).unwrap_or((&text, ""));
    if is_grouped(whole, group) {
        let digits: String = whole.chars().filter(|c| *c != group).collect();
        let plain = if fraction.is_empty() { digits } else { format!("{digits}.{fraction}") };
        return plain.parse().ok();
    }
    text.parse().ok()
}

/// True if every group but the first has three digits; a number without groups is grouped, too.
fn is_grouped(whole: &str, group: char) -> bool {
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or("").trim_start_matches('-');
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3) || !whole.contains(group)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facet::Facet;
    use crate::query::Query;

    #[test]
    fn dates_are_read_in_both_manners() {
        for (typed, meant) in [
            ("2021", "2021"),
            ("3/2021", "2021-03"),
            ("31/3/2021", "2021-03-31"),
            (" 2021-03-31 ", "2021-03-31"),
            ("03 / 2021", "2021-03"),
            ("2021-3-1", "2021-03-01"),
        ] {
            assert_eq!(date(typed).map(url::partial_date).as_deref(), Ok(meant), "{typed}");
        }
        for odd in ["", "2021/3", "1/2/3/2021", "hôm nay", "5/3/21", "3-2021", "x/3/2021"] {
            assert_eq!(date(odd), Err(Refusal::NoDate), "{odd}");
        }
    }

    #[test]
    fn dates_that_no_calendar_has_are_told_apart() {
        for odd in ["31/2/2024", "29/2/2023", "31/4/2021", "0/3/2021", "13/2021", "2021-02-30", "00/2021"] {
            assert_eq!(date(odd), Err(Refusal::NotInCalendar(odd.to_owned())), "{odd}");
        }
        let said = date("31/2/2024").unwrap_err();
        assert_eq!(said.say(Language::Vi), "Không có ngày tháng “31/2/2024” trong lịch");
        assert_eq!(date("29/2/2024").map(url::partial_date).as_deref(), Ok("2024-02-29"));
    }

    #[test]
    fn a_range_that_ends_before_it_begins_is_refused() {
        let ends = |facet, from, to| Query::default().with_typed_range(facet, from, to).map(drop);
        assert_eq!(ends(Facet::Period, "2023", "6/2021"), Err(Refusal::DatesReversed));
        // A year ends when it ends.
        assert_eq!(ends(Facet::Period, "6/2021", "2021"), Ok(()));
        assert_eq!(ends(Facet::Period, "", "31/2/2021"), Err(Refusal::NotInCalendar("31/2/2021".to_owned())));
        assert_eq!(ends(Facet::Value, "1.000", "14,5"), Err(Refusal::NumbersReversed));
        assert_eq!((ends(Facet::Value, "14,5", "14,5"), ends(Facet::Value, "", "")), (Ok(()), Ok(())));
        assert_eq!(ends(Facet::Value, "mười", ""), Err(Refusal::NoNumber));
    }

    #[test]
    fn numbers_are_read_in_the_manner_of_the_language() {
        use Language::{En, Vi};
        for (typed, language, meant) in [
            ("1.500.000", Vi, Some("1500000")),
            ("14,5", Vi, Some("14.5")),
            ("14.5", Vi, Some("14.5")),
            ("1.500", Vi, Some("1500")),
            ("1,500,000", En, Some("1500000")),
            ("14.5", En, Some("14.5")),
            ("−1,05", Vi, Some("-1.05")),
            ("1500000", Vi, Some("1500000")),
            ("14,5,2", Vi, None),
            ("mười", Vi, None),
            ("", Vi, None),
        ] {
            assert_eq!(number(typed, language).map(|value| value.to_string()).as_deref(), meant, "{typed}");
        }
    }
}
