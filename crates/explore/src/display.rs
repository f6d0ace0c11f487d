//! Values, intervals, dates and periods as a reader of the page sees them, in the language of the interface. The shapes
//! of numbers are `engine::number::display`'s; here is only what stands around them.

use chart::Grain;
use engine::Decimal;
use engine::date::{Date, Period, PeriodKind};
use engine::interval::{End, Interval, Rational};
use engine::number::display::{self as write_number, Manner, Style};
use engine::reading::{Basis, Known, Mention, MentionKind, PartialDate};

use crate::ui_text::Language;
use crate::ui_text::phrases::{self, Bound};

/// A number: `25.358.667` or `14,665` in Vietnamese, `25,358,667` or `14.665` in English.
pub(crate) fn number(value: Decimal, language: Language) -> String {
    write_number::number(value, Style::Plain, manner(language))
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
    let word = write_number::scale_word(greatest, manner(language));
    // 5.235 tỷ is how it is said; only from ten thousand billion on does nghìn tỷ read better.
    let word = match word {
        Some((12, _)) if greatest < Decimal::scale(13) => write_number::scale_word(Decimal::scale(9), manner(language)),
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
    if scaled.exponent() < -N_SCALED_DECIMALS {
        return number(value, language);
    }
    with_unit(&number(scaled, language), scale.word, language)
}

/// The nearest decimal with `n_digits` significant digits, zeros after them; `None` if there is none.
pub(crate) fn rounded(value: f64, n_digits: usize) -> Option<Decimal> {
    let n_after_first = u8::try_from(n_digits).ok()?.saturating_sub(1);
    let (mut size, mut n_decimals) = (value.abs(), i16::from(n_after_first));
    if !size.is_finite() {
        return None;
    }
    while size >= 10.0 {
        (size, n_decimals) = (size / 10.0, n_decimals - 1);
    }
    while size > 0.0 && size < 1.0 {
        (size, n_decimals) = (size * 10.0, n_decimals + 1);
    }
    match u8::try_from(n_decimals) {
        Ok(n_decimals @ ..=N_EXACT_DECIMALS) => with_decimals(value, n_decimals),
        Ok(_) => {
            let first = with_decimals(size.copysign(value), n_after_first)?;
            first.checked_mul(Decimal::scale(i16::from(n_after_first) - n_decimals))
        }
        // Of ten or more: all decimals of a float of that size, so that a half is one.
        Err(_) => {
            let exact = with_decimals(value, N_EXACT_DECIMALS)?;
            let n_dropped = u32::try_from(-n_decimals - exact.exponent()).unwrap_or(0);
            let size = divided(exact.mantissa().abs(), 10_i128.checked_pow(n_dropped)?);
            let nearest = Decimal::new(size, exact.exponent() + i16::try_from(n_dropped).ok()?);
            Some(if value < 0.0 { nearest.negated() } else { nearest })
        }
    }
}

/// As many decimals as [`with_decimals`] gives exactly, for every number.
const N_EXACT_DECIMALS: u8 = 15;

/// The nearest decimal with at most `n_decimals` decimals, of two that are equally near the even one; `None` for what is
/// no number. As the standard library rounds when it formats, whose tables and strategies are 15 KB of the page, or 5 KB packed:
/// nothing that the start page reaches formats a float.
pub(crate) fn with_decimals(value: f64, n_decimals: u8) -> Option<Decimal> {
    /// How far a number of 53 bits times 10^15 can be shifted in 127 bits.
    const LARGEST: f64 = 1e21;
    if !value.is_finite() {
        return None;
    }
    let (mut size, mut exponent) = (value.abs(), 0);
    while size >= LARGEST {
        (size, exponent) = (size / 10.0, exponent + 1);
    }
    let n_decimals = n_decimals.min(N_EXACT_DECIMALS);
    // `size` is exactly `mantissa × 2^power`.
    let bits = size.to_bits();
    let (biased, fraction) = ((bits >> 52) as i32, bits & ((1 << 52) - 1));
    let mantissa = if biased == 0 { fraction } else { fraction | (1 << 52) };
    let power = biased.max(1) - 1075;
    let scaled = i128::from(mantissa) * 10_i128.pow(u32::from(n_decimals));
    let whole = match power {
        0.. => scaled << power,
        -126..0 => divided(scaled, 1 << power.unsigned_abs()),
        _ => 0,
    };
    let nearest = Decimal::new(whole, exponent - i16::from(n_decimals));
    Some(if value < 0.0 { nearest.negated() } else { nearest })
}

/// `number / divisor` of numbers that are not negative, rounded; halves to the even neighbour.
fn divided(number: i128, divisor: i128) -> i128 {
    let (whole, rest) = (number / divisor, number % divisor);
    whole + i128::from(rest > divisor - rest || rest == divisor - rest && whole & 1 == 1)
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
    with_decimals(value, n_decimals).map_or_else(String::new, |value| number(value, language))
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

/// A range of values: "từ 14,8 triệu đến dưới 14,9 triệu", "từ 500 trở lên". A single value that a scale word would
/// round, and ends that it would not keep apart, are shown digit by digit. Empty for the range of all values.
pub(crate) fn interval(of: Interval, unit: &str, language: Language) -> String {
    let whole = |value: Rational| quantity(value.rounded(3).unwrap_or_default(), unit, language);
    let scaled = |value: Rational| {
        let value = value.rounded(3).unwrap_or_default();
        let scale = scale(std::iter::once(value), language);
        // Three digits after the point of what is shown are enough to see where an end lies.
        let value = with_unit(&number(scale.apply(value).rounded(-3), language), scale.word, language);
        with_unit(&value, unit, language)
    };
    let (low, high) = (of.low().value(), of.high().value());
    if let (End::Closed(low), End::Closed(high)) = (of.low(), of.high())
        && low == high
    {
        let value = low.rounded(3).unwrap_or_default();
        let short = scale(std::iter::once(value), language).apply(value);
        return if short.rounded(-3) == short { scaled(low) } else { whole(low) };
    }
    let is_told_apart = low.map(scaled) != high.map(scaled);
    let shown = |value: Rational| if is_told_apart { scaled(value) } else { whole(value) };
    let bound = |end: End, value: Option<Rational>| {
        let words = shown(value?);
        Some(if matches!(end, End::Open(_)) { Bound::Excluded(words) } else { Bound::Included(words) })
    };
    phrases::between(bound(of.low(), low), bound(of.high(), high), language)
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

/// The value of a mention, digit by digit, with its unit; both ends if it is a range.
pub(crate) fn mention(mention: &Mention, signed: Decimal, unit: &str, language: Language) -> String {
    match mention.upper {
        Some(upper) => format!("{}–{}", number(signed, language), quantity(upper, unit, language)),
        // An ordinal is not an amount of its unit: "thứ hai" is 2, of nothing.
        None if mention.kind == MentionKind::Ordinal => number(signed, language),
        None => quantity(signed, unit, language),
    }
}

/// The same as the press writes it: "5.147 tỷ đồng", "14–15 triệu người". A number printed more precisely than a scale
/// word shows keeps all its digits: `25.358.667 người`, and `16.000.000 người` where the text has the zeros.
pub(crate) fn as_written(of: &Mention, signed: Decimal, unit: &str, language: Language) -> String {
    if of.kind == MentionKind::Ordinal {
        return mention(of, signed, unit, language);
    }
    let values = [Some(signed), of.upper];
    let scale = scale(values.iter().flatten().copied(), language);
    let is_short = |value: &Decimal| scale.apply(*value).exponent() >= -N_SCALED_DECIMALS;
    let is_rounded = of.step >= Decimal::scale(scale.exponent - N_SCALED_DECIMALS);
    if scale == Scale::default() || !is_rounded || !values.iter().flatten().all(is_short) {
        return mention(of, signed, unit, language);
    }
    let numbers: Vec<String> = values.iter().flatten().map(|value| number(scale.apply(*value), language)).collect();
    with_unit(&with_unit(&numbers.join("–"), scale.word, language), unit, language)
}

/// With more digits than these after the point, a scale word helps nobody.
const N_SCALED_DECIMALS: i16 = 3;

/// When an article was published, with "khoảng … ?" around what is a guess: nothing else says that it is one.
pub(crate) fn publication(known: &Known<PartialDate>, language: Language) -> String {
    let date = partial_date(known.value, language);
    if known.basis == Basis::Inferred { phrases::guessed(&date, language) } else { date }
}

/// A date with the word that says how precise it is: "ngày 27/4/2021", "tháng 4/2021", "năm 2021".
pub(crate) fn named_date(of: PartialDate, language: Language) -> String {
    let date = partial_date(of, language);
    match (of.month, of.day) {
        (Some(_), Some(_)) => phrases::day(&date, language),
        (Some(_), None) => phrases::month(&date, language),
        (None, _) => phrases::year(of.year, language),
    }
}

/// A day: `31/3/2021`, or `31 Mar 2021`.
pub(crate) fn date(date: Date, language: Language) -> String {
    let (year, month, day) = (date.year(), u8::from(date.month()), date.day());
    match language {
        Language::Vi => format!("{day}/{month}/{year}"),
        Language::En => format!("{day} {} {year}", phrases::english_month_short(month)),
    }
}

/// A date as precise as it is known.
pub(crate) fn partial_date(of: PartialDate, language: Language) -> String {
    match (of.month, of.day, language) {
        (Some(month), Some(day), Language::Vi) => format!("{day}/{month}/{}", of.year),
        (Some(month), None, Language::Vi) => format!("{month}/{}", of.year),
        (Some(month), Some(day), Language::En) => {
            format!("{day} {} {}", phrases::english_month_short(month), of.year)
        }
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

    use engine::Span;
    use engine::reading::{Qualifier, Unit};

    use super::*;

    proptest::proptest! {
        #[test]
        fn floats_are_rounded_as_the_standard_library_rounds(
            size in -1e20..1e20, power in -30..1, halves in -1000..1000_i32, n_decimals in 0..=15_u8, n_digits in 1..=9_usize,
        ) {
            for value in [size * 10_f64.powi(power), size, f64::from(halves) / 8.0] {
                let text = format!("{value:.*}", usize::from(n_decimals));
                proptest::prop_assert_eq!(with_decimals(value, n_decimals), text.parse().ok(), "{}", value);
            }
            let value = f64::from(halves) / 7.0 * 10_f64.powi(power / 3);
            let text = format!("{value:.*e}", n_digits - 1);
            let (mantissa, exponent) = text.split_once('e').unwrap();
            let expected = mantissa.parse::<Decimal>().unwrap().checked_mul(Decimal::scale(exponent.parse().unwrap()));
            proptest::prop_assert_eq!(rounded(value, n_digits), expected, "{}", value);
        }
    }

    #[test]
    fn halves_are_rounded_to_the_even_neighbour() {
        for (value, n_digits, expected) in [
            (85.0, 1, "80"),
            (75.0, 1, "80"),
            (-85.0, 1, "-80"),
            (2_500_000.0, 1, "2000000"),
            (0.25, 1, "0.2"),
            (85.5, 1, "90"),
        ] {
            assert_eq!(rounded(value, n_digits), expected.parse().ok(), "{value}");
        }
    }

    #[test]
    fn no_float_fails() {
        for value in [f64::NAN, f64::INFINITY, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324, -0.0, 1e21, 1e22] {
            assert_eq!(with_decimals(value, 255).is_some(), value.is_finite(), "{value}");
            assert_eq!(rounded(value, 3).is_some(), value.is_finite(), "{value}");
        }
    }

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
        assert_eq!(shown("25358666.5", "25358667.5"), "từ 25.358.666,5 đến 25.358.667,5");
        assert_eq!(shown("14850000", "14950000"), "từ 14,85 triệu đến 14,95 triệu");
    }

    #[test]
    fn open_ends_of_a_range_are_said() {
        let end = |text: &str| Rational::from_decimal(text.parse().unwrap()).unwrap();
        let check = |low: End, high: End, vi: &str, en: &str| {
            let of = Interval::new(low, high).unwrap();
            assert_eq!(interval(of, "", Language::Vi).replace('\u{a0}', " "), vi);
            assert_eq!(interval(of, "", Language::En).replace('\u{a0}', " "), en);
        };
        let (a, b) = (end("15000000"), end("16000000"));
        check(End::Closed(a), End::Open(b), "từ 15 triệu đến dưới 16 triệu", "from 15 million to under 16 million");
        check(End::Open(a), End::Closed(b), "trên 15 triệu, đến 16 triệu", "over 15 million, up to 16 million");
        check(End::Open(a), End::Open(b), "trên 15 triệu, dưới 16 triệu", "over 15 million, under 16 million");
        check(End::Closed(a), End::Unbounded, "từ 15 triệu trở lên", "15 million or more");
        check(End::Open(a), End::Unbounded, "trên 15 triệu", "over 15 million");
        check(End::Unbounded, End::Closed(b), "không quá 16 triệu", "at most 16 million");
        check(End::Unbounded, End::Open(b), "dưới 16 triệu", "under 16 million");
        check(End::Unbounded, End::Unbounded, "", "");
    }

    #[test]
    fn a_value_is_written_as_precisely_as_it_was_printed() {
        let check = |value: &str, upper: Option<&str>, step: &str, shown: &str| {
            let parsed = |text: &str| text.parse::<Decimal>().unwrap();
            let of = Mention {
                span: Span::default(),
                number: Span::default(),
                value: parsed(value),
                upper: upper.map(parsed),
                step: parsed(step),
                qualifier: Qualifier::Exact,
                upper_qualifier: None,
                unit: Unit::default(),
                kind: MentionKind::Count,
                sentence: 0,
                rules: vec![],
            };
            assert_eq!(as_written(&of, of.value, "người", Language::Vi).replace('\u{a0}', " "), shown);
        };
        check("16000000", None, "1000000", "16 triệu người");
        check("16000000", None, "1", "16.000.000 người");
        check("25358667", None, "1", "25.358.667 người");
        check("5147000000000", None, "1000000000", "5.147 tỷ người");
        check("14000000", Some("15000000"), "1000000", "14–15 triệu người");
        check("57000", None, "1000", "57.000 người");
        check("1234567000", None, "1000", "1.234.567.000 người");
    }

    #[test]
    fn a_guessed_date_says_that_it_is_one() {
        let known = |basis| Known { value: PartialDate { year: 2005, month: None, day: None }, basis, span: None };
        assert_eq!(publication(&known(Basis::Inferred), Language::Vi), "khoảng 2005?");
        assert_eq!(publication(&known(Basis::Inferred), Language::En), "about 2005?");
        assert_eq!(publication(&known(Basis::Stated), Language::Vi), "2005");
        assert_eq!(publication(&known(Basis::Given), Language::En), "2005");
    }

    #[test]
    fn periods_are_called_by_their_names() {
        let check = |period: Period, vi: &str, en: &str| {
            assert_eq!(super::period(period, Language::Vi), vi);
            assert_eq!(super::period(period, Language::En), en);
        };
        let during =
            |a: (i32, u8), b: (i32, u8)| Period::during(day(a.0, a.1, 1).unwrap(), month_end(b.0, b.1).unwrap());
        check(Period::as_of(day(2021, 3, 31).unwrap()), "đến 31/3/2021", "as of 31 Mar 2021");
        check(during((2022, 1), (2022, 12)), "năm 2022", "2022");
        check(during((2021, 4), (2021, 6)), "quý 2/2021", "Q2 2021");
        check(during((2023, 1), (2023, 6)), "6 tháng đầu năm 2023", "first 6 months of 2023");
        check(during((2023, 5), (2023, 5)), "tháng 5/2023", "May 2023");
        check(during((2022, 1), (2023, 6)), "1/1/2022–30/6/2023", "1 Jan 2022–30 Jun 2023");
    }
}
