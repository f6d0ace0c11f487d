//! Dates and numbers as a reader types them, in the manner of either language.

use engine::Decimal;
use engine::reading::PartialDate;

use super::url;
use crate::ui_text::Language;

/// `2021-03-31`, `31/3/2021`, `3/2021` or `2021`; `None` for anything else.
#[must_use]
pub fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if !text.contains('/') {
        return url::date_from_text(text);
    }
    let mut parts: Vec<String> = text.split('/').map(|part| format!("{:0>2}", part.trim())).collect();
    parts.reverse();
    url::date_from_text(&parts.join("-"))
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

    #[test]
    fn dates_are_read_in_both_manners() {
        for (typed, meant) in [
            ("2021", "2021"),
            ("3/2021", "2021-03"),
            ("31/3/2021", "2021-03-31"),
            (" 2021-03-31 ", "2021-03-31"),
            ("03 / 2021", "2021-03"),
        ] {
            assert_eq!(date(typed).map(url::partial_date).as_deref(), Some(meant), "{typed}");
        }
        for odd in ["", "31/2/2021", "2021/3", "1/2/3/2021", "hôm nay"] {
            assert_eq!(date(odd), None, "{odd}");
        }
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
