//! Phrases of time: periods, months, stretches of days.

use crate::ui_text::Language;
use crate::ui_text::Language::{En, Vi};

/// "March".
#[must_use]
pub fn english_month(month: u8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

/// "Mar", for days: "31 Mar 2021" breaks over no lines of a table.
#[must_use]
pub fn english_month_short(month: u8) -> &'static str {
    english_month(month).get(..3).unwrap_or_default()
}

/// A date that is a guess.
#[must_use]
pub fn guessed(date: &str, language: Language) -> String {
    match language {
        Vi => format!("khoảng {date}?"),
        En => format!("about {date}?"),
    }
}

/// A day, called so.
#[must_use]
pub fn day(date: &str, language: Language) -> String {
    match language {
        Vi => format!("ngày {date}"),
        En => date.to_owned(),
    }
}

/// A figure that holds at a day.
#[must_use]
pub fn as_of(day: &str, language: Language) -> String {
    match language {
        Vi => format!("đến {day}"),
        En => format!("as of {day}"),
    }
}

#[must_use]
pub fn from_day(day: &str, language: Language) -> String {
    match language {
        Vi => format!("từ {day}"),
        En => format!("from {day}"),
    }
}

/// Up to a day.
#[must_use]
pub fn up_to(day: &str, language: Language) -> String {
    match language {
        Vi => format!("tới {day}"),
        En => format!("up to {day}"),
    }
}

/// A calendar year.
#[must_use]
pub fn year(year: i32, language: Language) -> String {
    match language {
        Vi => format!("năm {year}"),
        En => year.to_string(),
    }
}

/// A month with its year.
#[must_use]
pub fn month(month_and_year: &str, language: Language) -> String {
    match language {
        Vi => format!("tháng {month_and_year}"),
        En => month_and_year.to_owned(),
    }
}

#[must_use]
pub fn quarter(quarter: u8, year: i32, language: Language) -> String {
    match language {
        Vi => format!("quý {quarter}/{year}"),
        En => format!("Q{quarter} {year}"),
    }
}

/// The first months of a year.
#[must_use]
pub fn first_months(n_months: u8, year: i32, language: Language) -> String {
    match language {
        Vi => format!("{n_months} tháng đầu năm {year}"),
        En => format!("first {n_months} months of {year}"),
    }
}

/// A number of days.
#[must_use]
pub fn days(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} ngày"),
        En => format!("{n} days"),
    }
}

/// A number of months.
#[must_use]
pub fn months(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} tháng"),
        En => format!("{n} months"),
    }
}
