//! A figure as a set of values: what each hedge means, what two figures share, how values round.

use proptest::prelude::*;

use super::*;
use crate::Span;
use crate::reading::Unit;

fn r(numerator: i64, denominator: i64) -> Rational {
    Rational::new(i128::from(numerator), i128::from(denominator)).unwrap()
}

fn mention(value: &str, step: &str, qualifier: Qualifier, kind: MentionKind) -> Mention {
    Mention {
        span: Span::new(0, 0),
        number: Span::new(0, 0),
        value: value.parse().unwrap(),
        upper: None,
        step: step.parse().unwrap(),
        qualifier,
        upper_qualifier: None,
        unit: Unit::default(),
        kind,
        sentence: 0,
        rules: Vec::new(),
    }
}

#[test]
fn a_figure_means_what_its_hedge_says() {
    let of = |value, step, qualifier, kind| {
        Interval::of_mention(&mention(value, step, qualifier, kind), Strictness::AsWritten)
    };
    let million = |n: i64| Rational::whole(n * 100_000);
    let almost = of("14900000", "100000", Qualifier::Almost, MentionKind::Count);
    assert_eq!((almost.low(), almost.high()), (End::Closed(million(148)), End::Open(million(149))));
    let over = of("1100000", "100000", Qualifier::Over, MentionKind::Count);
    assert_eq!((over.low(), over.high()), (End::Open(million(11)), End::Closed(million(12))));
    let bare = of("57000", "1000", Qualifier::Exact, MentionKind::Count);
    assert_eq!((bare.low(), bare.high()), (End::Closed(r(56_500, 1)), End::Closed(r(57_500, 1))));
    assert_eq!(of("25358667", "1", Qualifier::Exact, MentionKind::Count), Interval::point(r(25_358_667, 1)));
    let percent = of("40", "10", Qualifier::Exact, MentionKind::Percent);
    assert_eq!((percent.low(), percent.high()), (End::Closed(r(79, 2)), End::Closed(r(81, 2))));
    let open = of("5", "1", Qualifier::AtLeast, MentionKind::Count);
    assert_eq!((open.low(), open.high()), (End::Closed(r(5, 1)), End::Unbounded));
}

#[test]
fn a_range_spans_both_of_its_numbers() {
    let mut range = mention("800", "10", Qualifier::Exact, MentionKind::Money);
    range.upper = Some("1000".parse().unwrap());
    range.upper_qualifier = Some(Qualifier::Almost);
    let interval = Interval::of_mention(&range, Strictness::AsWritten);
    assert_eq!((interval.low(), interval.high()), (End::Closed(r(795, 1)), End::Open(r(1000, 1))));
}

#[test]
fn open_ends_that_only_touch_do_not_meet() {
    let below = Interval::new(End::Unbounded, End::Open(r(3, 1))).unwrap();
    let from = Interval::new(End::Closed(r(3, 1)), End::Unbounded).unwrap();
    assert!(!below.intersects(from));
    assert!(below.can_be_at_most(from));
    assert!(!from.can_be_at_most(below));
}

#[test]
fn rounding_goes_away_from_nought_at_halves() {
    assert_eq!(r(29, 2).rounded(0).unwrap().to_string(), "15");
    assert_eq!(r(-29, 2).rounded(0).unwrap().to_string(), "-15");
    assert_eq!(r(1, 3).rounded(2).unwrap().to_string(), "0.33");
    assert_eq!(r(49_382_716, 1).rounded(-5).unwrap().to_string(), "49400000");
}

#[test]
fn what_does_not_fit_is_unbounded() {
    let huge = Interval::point(Rational::new(i128::MAX, 1).unwrap());
    assert_eq!(huge.times(huge), Interval::ALL);
    assert_eq!(huge.over(Interval::point(Rational::ZERO)), Interval::ALL);
}

fn any_rational() -> impl Strategy<Value = Rational> {
    (-60_i64..60, 1_i64..12).prop_map(|(a, b)| r(a, b))
}

fn any_end() -> impl Strategy<Value = (bool, u8)> {
    (any::<bool>(), 0_u8..6)
}

/// An interval and a value inside it.
fn inhabited() -> impl Strategy<Value = (Interval, Rational)> {
    (any_rational(), any_end(), any_end()).prop_map(|(inside, low, high)| {
        let end = |(is_closed, distance): (bool, u8), sign: i64| match distance {
            5 => End::Unbounded,
            0 => End::Closed(inside),
            n => {
                let at = inside.checked_add(r(sign * i64::from(n), 3)).unwrap();
                if is_closed { End::Closed(at) } else { End::Open(at) }
            }
        };
        (Interval::new(end(low, -1), end(high, 1)).unwrap(), inside)
    })
}

proptest! {
    #[test]
    fn operations_enclose_what_their_operands_allow((a, x) in inhabited(), (b, y) in inhabited()) {
        prop_assert!(a.contains(x) && b.contains(y));
        prop_assert!(a.plus(b).contains(x.checked_add(y).unwrap()));
        prop_assert!(a.minus(b).contains(x.checked_sub(y).unwrap()));
        prop_assert!(a.hull(b).encloses(a) && a.hull(b).encloses(b));
        prop_assert!(a.times(b).contains(x.checked_mul(y).unwrap()), "{a:?} {b:?}");
        if let Some(quotient) = x.checked_div(y) {
            prop_assert!(a.over(b).contains(quotient), "{a:?} {b:?}");
        }
        if x <= y {
            prop_assert!(a.can_be_at_most(b));
        }
    }

    #[test]
    fn ends_are_tight((a, _) in inhabited(), (b, _) in inhabited(), outside in any_rational()) {
        // What a sum allows above its upper end, some operands allow too.
        if let (Some(x), Some(y)) = (a.high().value(), b.high().value()) {
            let top = x.checked_add(y).unwrap();
            prop_assert_eq!(a.plus(b).contains(top), a.contains(x) && b.contains(y));
        }
        prop_assert_eq!(a.intersects(b), b.intersects(a));
        prop_assert_eq!(a.intersection(b).is_some_and(|both| both.contains(outside)), a.contains(outside) && b.contains(outside));
    }

    #[test]
    fn order_agrees_with_subtraction(a in any_rational(), b in any_rational()) {
        prop_assert_eq!(a.cmp(&b), a.checked_sub(b).unwrap().cmp(&Rational::ZERO));
    }

    #[test]
    fn long_fractions_compare_as_short_ones(a in 1_i128..1_000_000, b in 1_i128..1_000_000, n in 1_i128..1000) {
        let scale = 1_i128 << 100;
        let (x, y) = (Rational::new(a * scale + n, scale).unwrap(), Rational::new(b * scale + n, scale - 1).unwrap());
        // Far apart: the whole parts decide; together: the one with the smaller denominator is larger.
        let expected = if a == b { Ordering::Less } else { a.cmp(&b) };
        prop_assert_eq!(x.cmp(&y), expected);
    }
}
