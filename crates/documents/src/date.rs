//! Dates as files state them, as `2021-04-27`.

use time::{Date, Duration, Month, PrimitiveDateTime, Time, UtcOffset};

/// The hours that clocks in Vietnam are ahead of UTC.
const VIETNAM: i8 = 7;

/// The day that a text states, or the month or year; `None` if it states none. A time with its zone is a day in Vietnam.
/// Taken are `2021`, `2021-04`, `2021-04-27`, `20210427`, ISO times, `27/4/2021` (day first, as it is written in
/// Vietnamese), `27 Apr 2021`, each with other words around it.
pub(crate) fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    if is_partial(text) {
        return Some(text.to_owned());
    }
    iso(text).or_else(|| day_first(text)).or_else(|| named_month(text)).or_else(|| month_first_year(text))
}

/// True for `2021`, `2021-04` and `2021-04-27`.
pub(crate) fn is_partial(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize, len: usize| {
        parts
            .get(at)
            .filter(|it| it.len() == len && it.bytes().all(|it| it.is_ascii_digit()))
            .and_then(|it| it.parse().ok())
    };
    let year = number(0, 4).filter(|year| is_year(*year));
    match parts.len() {
        1 => year.is_some(),
        2 => year.is_some() && number(1, 2).is_some_and(|month| (1..=12).contains(&month)),
        3 => match (year, number(1, 2), number(2, 2)) {
            (Some(year), Some(month), Some(day)) => date(year, month, day).is_some(),
            _ => false,
        },
        _ => false,
    }
}

fn is_year(year: u32) -> bool {
    (1900..=2099).contains(&year)
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !is_year(year) {
        return None;
    }
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

fn written(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// The numbers in a text with where they begin, and what stands behind them.
fn numbers(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
        match (letter.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.extend(text.get(from..at).map(|number| (from, number)));
                start = None;
            }
            _ => {}
        }
    }
    found
}

/// What stands between the numbers at `at` and the next.
fn between<'a>(text: &'a str, numbers: &[(usize, &str)], at: usize) -> Option<&'a str> {
    let (from, number) = numbers.get(at)?;
    let (until, _) = numbers.get(at + 1)?;
    text.get(from + number.len()..*until)
}

/// `2021-04-27`, `2021-04-27T20:00:00Z`, `2021/04/27 08:00 +0700`, `20210427`.
fn iso(text: &str) -> Option<String> {
    let found = numbers(text);
    let value = |at: usize| found.get(at).and_then(|(_, number)| number.parse::<u32>().ok());
    let first = found.first()?.1;
    if first.len() == 8 {
        let number: u32 = first.parse().ok()?;
        return date(number / 10_000, number / 100 % 100, number % 100).map(written);
    }
    let is_joined = |at: usize| between(text, &found, at).is_some_and(|it| matches!(it, "-" | "/" | "."));
    if first.len() != 4 || !is_joined(0) || !is_joined(1) {
        return None;
    }
    let day = date(value(0)?, value(1)?, value(2)?)?;
    let hour = value(3).filter(|_| between(text, &found, 2).is_some_and(|it| matches!(it, "T" | "t" | " ")));
    let (Some(hour), Some(minute)) = (hour, value(4)) else { return Some(written(day)) };
    let Some(offset) = found.get(4).and_then(|(at, number)| zone(text.get(at + number.len()..)?)) else {
        return Some(written(day));
    };
    let time = Time::from_hms(u8::try_from(hour).ok()?, u8::try_from(minute).ok()?, 0).ok()?;
    let there = PrimitiveDateTime::new(day, time).assume_offset(offset);
    let here = there.checked_to_offset(UtcOffset::from_hms(VIETNAM, 0, 0).ok()?)?;
    Some(written(here.date()))
}

/// The zone at the end of a time: `Z`, `+07:00`, `-0500`; the seconds before it are passed over.
fn zone(rest: &str) -> Option<UtcOffset> {
    let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || matches!(letter, ':' | '.' | ' '));
    if rest.starts_with(['Z', 'z']) {
        return Some(UtcOffset::UTC);
    }
    let sign = match rest.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let digits: String = rest.chars().skip(1).filter(char::is_ascii_digit).take(4).collect();
    let hours: i8 = digits.get(..2)?.parse().ok()?;
    let minutes: i8 = digits.get(2..4).map_or(Some(0), |it| it.parse().ok())?;
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

/// `27/4/2021`, `Thứ ba, 27-04-2021, 10:30`, `10:30 27/4/2021`.
fn day_first(text: &str) -> Option<String> {
    let found = numbers(text);
    (0..found.len()).find_map(|at| {
        let is_joined = |at: usize| between(text, &found, at).is_some_and(|it| matches!(it, "/" | "-" | "."));
        let value = |at: usize| found.get(at).and_then(|(_, number)| number.parse::<u32>().ok());
        let is_date = found.get(at + 2)?.1.len() == 4 && is_joined(at) && is_joined(at + 1);
        if is_date { date(value(at + 2)?, value(at + 1)?, value(at)?).map(written) } else { None }
    })
}

/// `Tue, 27 Apr 2021 10:00:00 +0700`, `April 27, 2021`, `27 tháng 4, 2021`, `ngày 27 tháng 4 năm 2021`.
fn named_month(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let lower: String = text.chars().flat_map(char::to_lowercase).collect();
    let found = numbers(&lower);
    let value = |at: usize| found.get(at).and_then(|(_, number)| number.parse::<u32>().ok());
    if let Some(at) = (0..found.len()).find(|at| between(&lower, &found, *at).is_some_and(|it| it.trim() == "tháng")) {
        return date(value(at + 2)?, value(at + 1)?, value(at)?).map(written);
    }
    let words = lower.split(|letter: char| !letter.is_alphabetic());
    let month = words
        .into_iter()
        .find_map(|word| MONTHS.iter().position(|month| word.len() >= 3 && word.starts_with(month)))?;
    let year = found.iter().position(|(_, number)| number.len() == 4)?;
    let day = found.iter().position(|(_, number)| number.len() <= 2)?;
    date(value(year)?, u32::try_from(month).ok()? + 1, value(day)?).map(written)
}

/// `4/2021`, `tháng 4/2021`.
fn month_first_year(text: &str) -> Option<String> {
    let found = numbers(text);
    let [(_, month), (_, year)] = found.as_slice() else { return None };
    let (month, year): (u32, u32) = (month.parse().ok()?, year.parse().ok()?);
    let is_joined = between(text, &found, 0).is_some_and(|it| matches!(it, "/" | "-"));
    (is_joined && is_year(year) && (1..=12).contains(&month)).then(|| format!("{year:04}-{month:02}"))
}

/// The day so many milliseconds after 1970, in Vietnam.
pub(crate) fn of_unix_millis(millis: i64) -> Option<String> {
    let epoch = Date::from_calendar_date(1970, Month::January, 1).ok()?.midnight().assume_utc();
    let here = epoch.checked_add(Duration::milliseconds(millis))?.checked_add(Duration::hours(i64::from(VIETNAM)))?;
    let date = here.date();
    u32::try_from(date.year()).ok().filter(|year| is_year(*year)).map(|_| written(date))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_all_their_spellings() {
        let cases = [
            ("2021", "2021"),
            ("2021-04", "2021-04"),
            (" 2021-04-27 ", "2021-04-27"),
            ("20210427", "2021-04-27"),
            ("2021-04-27T10:00:00+07:00", "2021-04-27"),
            ("2021-04-26T20:30:00Z", "2021-04-27"),
            ("2021-04-26T20:30:00.000Z", "2021-04-27"),
            ("2021-04-26 23:30", "2021-04-26"),
            ("2021-04-27T01:00:00+0900", "2021-04-26"),
            ("27/4/2021", "2021-04-27"),
            ("Thứ Ba, 27-04-2021, 10:30 (GMT+7)", "2021-04-27"),
            ("10:30 27/4/2021", "2021-04-27"),
            ("Tue, 27 Apr 2021 10:00:00 +0700", "2021-04-27"),
            ("April 27, 2021", "2021-04-27"),
            ("Ngày 27 tháng 4 năm 2021", "2021-04-27"),
            ("4/2021", "2021-04"),
        ];
        for (text, date) in cases {
            assert_eq!(stated(text).as_deref(), Some(date), "{text}");
        }
        for text in ["", "hôm qua", "31/2/2021", "2021-13", "12345", "0000-00-00", "99/99/9999", "5 người"] {
            assert_eq!(stated(text), None, "{text}");
        }
    }

    #[test]
    fn milliseconds_are_a_day_in_vietnam() {
        assert_eq!(of_unix_millis(1_619_463_600_000).as_deref(), Some("2021-04-27"));
        assert_eq!(of_unix_millis(i64::MAX), None);
    }
}
