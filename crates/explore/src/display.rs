//! Values, intervals, dates and periods as a reader of the page sees them, in the language of the interface. The shapes
//! of numbers are `engine::number::format`'s; here is only what stands around them.

use chart::Grain;
use engine::Decimal;
use engine::date::{Date, Period, PeriodKind};
use engine::interval::{End, Interval, Rational};
use engine::number::format::{self, Manner, Style};
use engine::reading::{Mention, MentionKind, PartialDate};

use crate::words::{Language, phrases};

/// A number: `25.358.667` or `14,665` in Vietnamese, `25,358,667` or `14.665` in English.
pub(crate) fn number(value: Decimal, language: Language) -> String {
    format::number(value, Style::Plain, manner(language))
}

fn manner(language: Language) -> Manner {
    match language {
        Language::Vi => Manner::Vietnamese,
        Language::En => Manner::English,
    }
}

/// A count of rows, articles …
pub(crate) fn count(n: usize, language: Language) -> String {
    number(Decimal::from(i64::try_from(n).unwrap_or(i64::MAX)), language)
}

/// One scale for a whole axis: `triệu` for millions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scale {
    exponent: i16,
    word: &'static str,
}

impl Scale {
    /// The value in this scale: 14.9 for 14,900,000 in millions.
    pub(crate) fn apply(self, value: Decimal) -> Decimal {
        Decimal::new(value.mantissa(), value.exponent().saturating_sub(self.exponent))
    }

    /// The unit of the axis: `triệu người`.
    pub(crate) fn unit(self, unit: &str) -> String {
        [self.word, unit].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
    }
}

/// Below this no scale word is worth it: 57.000 is easier than 57 nghìn.
const LEAST_SCALED: i16 = 6;

/// The scale that suits the greatest of `values`.
pub(crate) fn scale(values: impl Iterator<Item = Decimal>, language: Language) -> Scale {
    let greatest = values.map(|value| if value.is_negative() { value.negated() } else { value }).max();
    let greatest = greatest.unwrap_or_default();
    let word = format::scale_word(greatest, manner(language));
    // 5.235 tỷ is how it is said; only from ten thousand billion on does nghìn tỷ read better.
    let word = match word {
        Some((12, _)) if greatest < Decimal::scale(13) => format::scale_word(Decimal::scale(9), manner(language)),
        word => word,
    };
    match word {
        Some((exponent, word)) if exponent >= LEAST_SCALED => Scale { exponent, word },
        _ => Scale::default(),
    }
}

/// A number with the scale word that suits it: `14,9 triệu`, `57.000`.
pub(crate) fn compact(value: Decimal, language: Language) -> String {
    let scale = scale(std::iter::once(value), language);
    let scaled = scale.apply(value);
    // With many digits the scale word helps nobody: 25.358.667 rather than 25,358667 triệu.
    if scaled.exponent() < -3 {
        return number(value, language);
    }
    with_unit(&number(scaled, language), scale.word, language)
}

/// The nearest decimal with `n_digits` significant digits, zeros after them; `None` if there is none.
pub(crate) fn rounded(value: f64, n_digits: usize) -> Option<Decimal> {
    let text = format!("{value:.*e}", n_digits.saturating_sub(1));
    let (mantissa, exponent) = text.split_once('e')?;
    let mantissa: Decimal = mantissa.parse().ok()?;
    mantissa.checked_mul(Decimal::scale(exponent.parse().ok()?))
}

/// A decimal that shows about four digits of a number, and all of a whole one.
pub(crate) fn nearest(value: Rational) -> Decimal {
    let size = value.checked_abs().and_then(|value| value.rounded(0)).map_or(0.0, |value| value.to_f64());
    // 10⁷ in ten thousands, 10⁴ in tens, below ten three decimals.
    let steps = [(1e7, -4), (1e6, -3), (1e4, -1), (1e3, 0), (1e2, 1), (1e1, 2)];
    let step = steps.into_iter().find(|(least, _)| size >= *least).map_or(3, |(_, n_decimals)| n_decimals);
    value.rounded(if value.is_whole() { 0 } else { step }).unwrap_or_default()
}

/// The same for a percentage: as it is if it has at most three decimals, else with two.
pub(crate) fn nearest_percent(value: Rational) -> Decimal {
    let exact = value.rounded(3).filter(|shown| Rational::from_decimal(*shown) == Some(value));
    exact.or_else(|| value.rounded(2)).unwrap_or_default()
}

/// A tick of an axis.
pub(crate) fn axis_number(value: f64, n_decimals: u8, language: Language) -> String {
    let text = format!("{value:.*}", usize::from(n_decimals));
    text.parse().map_or(text, |value| number(value, language))
}

/// A measure with all its decimals, zeros included, so that a column of them is of one precision.
pub(crate) fn measure(value: f64, n_decimals: u8, language: Language) -> String {
    let mut text = axis_number(value, n_decimals, language);
    let point = if language == Language::Vi { ',' } else { '.' };
    let n_shown = text.rsplit_once(point).map_or(0, |(_, decimals)| decimals.len());
    if n_shown == 0 && n_decimals > 0 {
        text.push(point);
    }
    text.extend(std::iter::repeat_n('0', usize::from(n_decimals).saturating_sub(n_shown)));
    text
}

/// A date on an axis.
pub(crate) fn axis_date(of: Date, grain: Grain, language: Language) -> String {
    let (month, day) = (u8::from(of.month()), of.day());
    let (month, day) = match grain {
        Grain::Year => (None, None),
        Grain::Month => (Some(month), None),
        Grain::Day => (Some(month), Some(day)),
    };
    partial_date(PartialDate { year: of.year(), month, day }, language)
}

/// A whole number.
pub(crate) fn count_of(n: i64, language: Language) -> String {
    number(Decimal::from(n), language)
}

/// A set of values: `[14,8 triệu; 14,9 triệu)`, `≥ 500`. A round bracket leaves the end out. A single value
/// that a scale word would round, and ends that it would not keep apart, are shown digit by digit.
pub(crate) fn interval(of: Interval, unit: &str, language: Language) -> String {
    let whole = |value: Rational| quantity(value.rounded(3).unwrap_or_default(), unit, language);
    let scaled = |value: Rational| {
        let value = value.rounded(3).unwrap_or_default();
        let scale = scale(std::iter::once(value), language);
        // Three digits after the point of what is shown are enough to see where an end lies.
        let value = with_unit(&number(scale.apply(value).rounded(-3), language), scale.word, language);
        with_unit(&value, unit, language)
    };
    match (of.low(), of.high()) {
        (End::Closed(low), End::Closed(high)) if low == high => {
            let value = low.rounded(3).unwrap_or_default();
            let short = scale(std::iter::once(value), language).apply(value);
            if short.rounded(-3) == short { scaled(low) } else { whole(low) }
        }
        (End::Unbounded, End::Unbounded) => String::new(),
        (End::Unbounded, End::Open(high)) => format!("< {}", scaled(high)),
        (End::Unbounded, End::Closed(high)) => format!("≤ {}", scaled(high)),
        (End::Open(low), End::Unbounded) => format!("> {}", scaled(low)),
        (End::Closed(low), End::Unbounded) => format!("≥ {}", scaled(low)),
        (low @ (End::Open(a) | End::Closed(a)), high @ (End::Open(b) | End::Closed(b))) => {
            let open = if matches!(low, End::Open(_)) { "(" } else { "[" };
            let close = if matches!(high, End::Open(_)) { ")" } else { "]" };
            let (mut low, mut high) = (scaled(a), scaled(b));
            if low == high {
                (low, high) = (whole(a), whole(b));
            }
            format!("{open}{low}; {high}{close}")
        }
    }
}

/// A value with its unit: `14,665 %`, `25.358.667 người`.
pub(crate) fn quantity(value: Decimal, unit: &str, language: Language) -> String {
    with_unit(&number(value, language), unit, language)
}

/// A number that is formatted already, with its unit.
pub(crate) fn with_unit(number: &str, unit: &str, language: Language) -> String {
    match (unit, language) {
        ("", _) => number.to_owned(),
        ("%", Language::En) => format!("{number}%"),
        // A no-break space, so that the unit never stands alone on a line.
        (unit, _) => format!("{number}\u{a0}{unit}"),
    }
}

/// The value of a mention with its unit, both ends if it is a range.
pub(crate) fn mention(mention: &Mention, signed: Decimal, language: Language) -> String {
    let unit = mention.unit.text.as_str();
    match mention.upper {
        Some(upper) => format!("{}–{}", number(signed, language), quantity(upper, unit, language)),
        // An ordinal is not an amount of its unit: "thứ hai" is 2, of nothing.
        None if mention.kind == MentionKind::Ordinal => number(signed, language),
        None => quantity(signed, unit, language),
    }
}

/// A day: `31/3/2021`, or `31 March 2021`.
pub(crate) fn date(date: Date, language: Language) -> String {
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    match language {
        Language::Vi => format!("{day}/{month}/{year}"),
        Language::En => format!("{day} {} {year}", phrases::english_month(month)),
    }
}

/// A date as precise as it is known.
pub(crate) fn partial_date(of: PartialDate, language: Language) -> String {
    match (of.month, of.day, language) {
        (Some(month), Some(day), Language::Vi) => format!("{day}/{month}/{}", of.year),
        (Some(month), None, Language::Vi) => format!("{month}/{}", of.year),
        (Some(month), Some(day), Language::En) => format!("{day} {} {}", phrases::english_month(month), of.year),
        (Some(month), None, Language::En) => format!("{} {}", phrases::english_month(month), of.year),
        (None, _, _) => of.year.to_string(),
    }
}

/// A period in words: `năm 2022`, `quý 1/2021`, `đến 31/3/2021`, `1/1/2022–30/6/2023`.
pub(crate) fn period(period: Period, language: Language) -> String {
    match (period.kind, period.start, period.end) {
        (PeriodKind::AsOf, _, Some(end)) => phrases::as_of(&date(end, language), language),
        (_, Some(start), Some(end)) => during(start, end, language),
        (_, Some(start), None) => phrases::from_day(&date(start, language), language),
        (_, None, Some(end)) => phrases::up_to(&date(end, language), language),
        (_, None, None) => String::new(),
    }
}

fn during(start: Date, end: Date, language: Language) -> String {
    let first_of_month = start.day() == 1;
    let last_of_month = engine::date::month_end(end.year(), u8::from(end.month())) == Some(end);
    let (from, to) = (u8::from(start.month()), u8::from(end.month()));
    if first_of_month && last_of_month && start.year() == end.year() {
        match (from, to) {
            (1, 12) => return phrases::year(start.year(), language),
            (from, to) if from == to => {
                let month = PartialDate { year: start.year(), month: Some(from), day: None };
                return phrases::month(&partial_date(month, language), language);
            }
            (from, to) if from % 3 == 1 && to == from + 2 => {
                return phrases::quarter(from / 3 + 1, start.year(), language);
            }
            (1, to) => return phrases::first_months(to, start.year(), language),
            _ => {}
        }
    }
    if start == end {
        return date(start, language);
    }
    format!("{}–{}", date(start, language), date(end, language))
}

#[cfg(test)]
mod tests {
    use engine::date::{date as day, month_end};

    use super::*;

    #[test]
    fn numbers_follow_the_language() {
        let value: Decimal = "25358667".parse().unwrap();
        assert_eq!(number(value, Language::Vi), "25.358.667");
        assert_eq!(number(value, Language::En), "25,358,667");
        assert_eq!(quantity("14.665".parse().unwrap(), "%", Language::Vi), "14,665\u{a0}%");
        assert_eq!(quantity("-1.05".parse().unwrap(), "%", Language::En), "−1.05%");
    }

    #[test]
    fn measures_of_a_column_are_of_one_precision() {
        let cases = [
            (16.0, 1, "16,0", "16.0"),
            (11.3, 2, "11,30", "11.30"),
            (1234.5, 1, "1.234,5", "1,234.5"),
            (1234.0, 0, "1.234", "1,234"),
            (-0.5, 2, "−0,50", "−0.50"),
        ];
        for (value, n_decimals, vi, en) in cases {
            assert_eq!(measure(value, n_decimals, Language::Vi), vi);
            assert_eq!(measure(value, n_decimals, Language::En), en);
        }
    }

    #[test]
    fn no_set_of_values_is_rounded_away() {
        let shown = |low: &str, high: &str| {
            let end = |text: &str| End::Closed(Rational::from_decimal(text.parse().unwrap()).unwrap());
            interval(Interval::new(end(low), end(high)).unwrap(), "", Language::Vi).replace('\u{a0}', " ")
        };
        assert_eq!(shown("25358667", "25358667"), "25.358.667");
        assert_eq!(shown("16000000", "16000000"), "16 triệu");
        assert_eq!(shown("25358666.5", "25358667.5"), "[25.358.666,5; 25.358.667,5]");
        assert_eq!(shown("14850000", "14950000"), "[14,85 triệu; 14,95 triệu]");
    }

    #[test]
    fn periods_are_called_by_their_names() {
        let check = |period: Period, vi: &str, en: &str| {
            assert_eq!(super::period(period, Language::Vi), vi);
            assert_eq!(super::period(period, Language::En), en);
        };
        let during =
            |a: (i32, u8), b: (i32, u8)| Period::during(day(a.0, a.1, 1).unwrap(), month_end(b.0, b.1).unwrap());
        check(Period::as_of(day(2021, 3, 31).unwrap()), "đến 31/3/2021", "as of 31 March 2021");
        check(during((2022, 1), (2022, 12)), "năm 2022", "2022");
        check(during((2021, 4), (2021, 6)), "quý 2/2021", "Q2 2021");
        check(during((2023, 1), (2023, 6)), "6 tháng đầu năm 2023", "first 6 months of 2023");
        check(during((2023, 5), (2023, 5)), "tháng 5/2023", "May 2023");
        check(during((2022, 1), (2023, 6)), "1/1/2022–30/6/2023", "1 January 2022–30 June 2023");
    }
}
