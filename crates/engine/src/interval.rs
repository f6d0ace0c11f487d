//! Sets of values: what a printed figure can mean, and exact arithmetic on it.
//!
//! "gần 14,9 triệu" is not a point but every value from 14,8 to below 14,9 million. Ends are open, closed or infinite, and
//! exact: fractions of whole numbers, never binary ones. Every operation encloses: the result holds each value that the
//! operands allow. What does not fit 38 digits becomes unbounded, so a check can miss a fault but never invent one.

mod rational;

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use crate::Decimal;
use crate::reading::{Mention, MentionKind, Qualifier};
use crate::rules::{NUMBER_FRACTION, NUMBER_HALF, Rule};

pub use rational::Rational;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum End {
    /// No limit on this side.
    Unbounded,
    /// Up to this value, without it.
    Open(Rational),
    /// Up to this value, with it.
    Closed(Rational),
}

impl End {
    /// The value at the end, if there is a limit.
    #[must_use]
    pub fn value(self) -> Option<Rational> {
        match self {
            End::Unbounded => None,
            End::Open(value) | End::Closed(value) => Some(value),
        }
    }

    fn is_closed(self) -> bool {
        matches!(self, End::Closed(_))
    }

    fn map(self, change: impl Fn(Rational) -> Option<Rational>) -> Option<End> {
        Some(match self {
            End::Unbounded => End::Unbounded,
            End::Open(value) => End::Open(change(value)?),
            End::Closed(value) => End::Closed(change(value)?),
        })
    }
}

/// A stretch of values without holes. Never empty: `low` is not above `high`, and if they are one value both are closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    low: End,
    high: End,
}

/// How strictly the words around a figure are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strictness {
    /// As written: "trên" is above, and a bare number lies within half a unit of its last digit.
    AsWritten,
    /// Hedges dropped, and the last digit rounded or cut off: within one unit of it on either side.
    Rounded,
}

impl Interval {
    /// Every value.
    pub const ALL: Interval = Interval { low: End::Unbounded, high: End::Unbounded };

    /// The stretch between two ends; `None` if it would be empty.
    #[must_use]
    pub fn new(low: End, high: End) -> Option<Interval> {
        if let (Some(a), Some(b)) = (low.value(), high.value()) {
            let is_empty = match a.cmp(&b) {
                Ordering::Less => false,
                Ordering::Equal => !(low.is_closed() && high.is_closed()),
                Ordering::Greater => true,
            };
            if is_empty {
                return None;
            }
        }
        Some(Interval { low, high })
    }

    /// One value.
    #[must_use]
    pub fn point(value: Rational) -> Interval {
        Interval { low: End::Closed(value), high: End::Closed(value) }
    }

    /// What a mention can mean, by the rules of the design: with u one unit of the last digit printed, a bare v is
    /// [v−u/2, v+u/2], `gần` v is [v−u, v), `trên` v is (v, v+u], `khoảng` v is [v−u, v+u].
    ///
    /// Without a hedge u is never more than a twentieth of v: "600 tỷ" is not anything from 550 to 650, or false arithmetic
    /// with round numbers would pass. Where it is more than a tenth of v, `gần` and `khoảng` reach u/2, and each hedge has an end:
    /// nobody calls 4,1 million "gần 5 triệu", or 1,9 "hơn 1 triệu".
    ///
    /// A fraction has no last digit: "hơn một nửa" is anything above it up to the whole, "gần" and "khoảng một phần ba" lie
    /// within a fifth of it.
    ///
    /// A count printed to the last unit ("63 điểm cầu", "25.358.667 người") can only mean itself. Percentages are never
    /// coarser than one percent: "40 %" is not "between 35 and 45".
    #[must_use]
    pub fn of_mention(mention: &Mention, strictness: Strictness) -> Interval {
        let step = match mention.kind {
            MentionKind::Percent => mention.step.min(Decimal::ONE),
            _ => mention.step,
        };
        let is_whole = matches!(mention.kind, MentionKind::Count | MentionKind::Ordinal) && step == Decimal::ONE;
        let of = |value: Decimal, qualifier: Qualifier| -> Option<Interval> {
            let (value, unit) = (Rational::from_decimal(value)?, Rational::from_decimal(step)?);
            let is_bare = qualifier == Qualifier::Exact && mention.kind != MentionKind::Percent;
            // "gần gấp đôi" is not one and a half times.
            let is_near_multiple = mention.kind == MentionKind::Ratio && qualifier == Qualifier::Almost;
            let unit = match () {
                () if is_bare => capped(unit, value, 20),
                () if is_near_multiple => capped(unit, value, 5),
                () => unit,
            };
            if is_fraction(mention)
                && value < Rational::ONE
                && let Some(interval) = near_fraction(value, qualifier)
            {
                return Some(interval);
            }
            let is_percent = mention.kind == MentionKind::Percent;
            figure(value, unit, Reading { qualifier, is_whole, is_percent, strictness })
        };
        let Some(first) = of(mention.value, mention.qualifier) else { return Interval::ALL };
        let Some(upper) = mention.upper else { return first };
        match of(upper, mention.upper_qualifier.unwrap_or(mention.qualifier)) {
            Some(last) => Interval::new(first.low, last.high).unwrap_or(first),
            None => Interval { low: first.low, high: End::Unbounded },
        }
    }

    /// The lower end.
    #[must_use]
    pub fn low(self) -> End {
        self.low
    }

    /// The upper end.
    #[must_use]
    pub fn high(self) -> End {
        self.high
    }

    /// True if the value lies inside.
    #[must_use]
    pub fn contains(self, value: Rational) -> bool {
        self.intersects(Interval::point(value))
    }

    /// The values that both allow; `None` if there are none.
    #[must_use]
    pub fn intersection(self, other: Interval) -> Option<Interval> {
        let low = inner(self.low, other.low, Ordering::Greater);
        let high = inner(self.high, other.high, Ordering::Less);
        Interval::new(low, high)
    }

    /// The smallest stretch that covers both.
    #[must_use]
    pub fn hull(self, other: Interval) -> Interval {
        let low = outer(self.low, other.low, Ordering::Less);
        let high = outer(self.high, other.high, Ordering::Greater);
        Interval { low, high }
    }

    /// True if some value is in both.
    #[must_use]
    pub fn intersects(self, other: Interval) -> bool {
        self.intersection(other).is_some()
    }

    /// True if everything in `other` is also here.
    #[must_use]
    pub fn encloses(self, other: Interval) -> bool {
        self.intersection(other) == Some(other)
    }

    /// True if some value here is at most some value there.
    #[must_use]
    pub fn can_be_at_most(self, other: Interval) -> bool {
        match (self.low.value(), other.high.value()) {
            (Some(low), Some(high)) => match low.cmp(&high) {
                Ordering::Less => true,
                Ordering::Equal => self.low.is_closed() && other.high.is_closed(),
                Ordering::Greater => false,
            },
            _ => true,
        }
    }

    /// With the other sign.
    #[must_use]
    pub fn negated(self) -> Interval {
        let mirror = |end: End| end.map(Rational::checked_neg).unwrap_or(End::Unbounded);
        Interval { low: mirror(self.high), high: mirror(self.low) }
    }

    /// Without the end that is not `kept`: what was cut off is less than one unit.
    #[must_use]
    pub fn half_open(self, kept: Rational) -> Interval {
        let open = |end: End| match end {
            End::Closed(value) if value != kept => End::Open(value),
            end => end,
        };
        Interval::new(open(self.low), open(self.high)).unwrap_or(self)
    }

    /// All sums.
    #[must_use]
    pub fn plus(self, other: Interval) -> Interval {
        Interval { low: sum(self.low, other.low), high: sum(self.high, other.high) }
    }

    /// All differences.
    #[must_use]
    pub fn minus(self, other: Interval) -> Interval {
        self.plus(other.negated())
    }

    /// All products.
    #[must_use]
    pub fn times(self, other: Interval) -> Interval {
        let a = [Limit::low(self.low), Limit::high(self.high)];
        let b = [Limit::low(other.low), Limit::high(other.high)];
        let mut low: Option<Limit> = None;
        let mut high: Option<Limit> = None;
        for x in a {
            for y in b {
                let Some(product) = x.times(y) else { return Interval::ALL };
                low = Some(low.map_or(product, |best| best.extreme(product, Ordering::Less)));
                high = Some(high.map_or(product, |best| best.extreme(product, Ordering::Greater)));
            }
        }
        match (low, high) {
            (Some(low), Some(high)) => Interval::new(low.end(), high.end()).unwrap_or(Interval::ALL),
            _ => Interval::ALL,
        }
    }

    /// All quotients; unbounded if the divisor can be zero.
    #[must_use]
    pub fn over(self, divisor: Interval) -> Interval {
        match divisor.reciprocal() {
            Some(reciprocal) => self.times(reciprocal),
            None => Interval::ALL,
        }
    }

    fn reciprocal(self) -> Option<Interval> {
        if self.contains(Rational::ZERO) {
            return None;
        }
        let invert = |end: End| match end {
            End::Unbounded => Some(End::Open(Rational::ZERO)),
            End::Open(value) | End::Closed(value) if value.is_zero() => Some(End::Unbounded),
            end => end.map(Rational::checked_recip),
        };
        Interval::new(invert(self.high)?, invert(self.low)?)
    }
}

/// How one number of a mention is to be taken.
#[derive(Clone, Copy)]
struct Reading {
    qualifier: Qualifier,
    is_whole: bool,
    is_percent: bool,
    strictness: Strictness,
}

/// A unit of more than such a part of a value is coarse: of it a hedge reaches a half.
const COARSE: (i128, i128) = (1, 10);
/// But no less than such a part.
const LEAST_EXTENT: (i128, i128) = (1, 20);
/// How far below a value `gần` is said of it at most, as a part of it: of 17, "gần 20".
const FURTHEST_UNDER: (i128, i128) = (3, 20);
/// How far above it `hơn` is said at most: of 1,4 million, "hơn 1 triệu".
const FURTHEST_OVER: (i128, i128) = (2, 5);
/// How far on either side `khoảng` is said at most.
const FURTHEST_ABOUT: (i128, i128) = (1, 8);

/// How far from a value a hedge reaches: below it for `gần`, above it for `hơn`, on either side for `khoảng`.
struct HedgeExtent {
    under: Rational,
    over: Rational,
    about: Rational,
}

/// "gần 90.000", printed to ten thousands, is no 81.000: of a coarse unit a half, of a fine one all of it.
fn hedge_extent(value: Rational, unit: Rational) -> Option<HedgeExtent> {
    let part = |of: (i128, i128)| value.checked_mul(Rational::new(of.0, of.1)?);
    let half = unit.checked_mul(Rational::new(1, 2)?)?;
    let near = if unit > part(COARSE)? { half.max(part(LEAST_EXTENT)?) } else { unit };
    Some(HedgeExtent {
        under: near.min(part(FURTHEST_UNDER)?),
        over: unit.min(part(FURTHEST_OVER)?),
        about: near.min(part(FURTHEST_ABOUT)?),
    })
}

fn figure(value: Rational, unit: Rational, reading: Reading) -> Option<Interval> {
    // "âm gần 300 tỷ": what hedges a negative figure speaks of its size.
    if value.is_negative() {
        return figure(value.checked_neg()?, unit, reading).map(Interval::negated);
    }
    let below = |distance: Rational| value.checked_sub(distance);
    let above = |distance: Rational| value.checked_add(distance);
    let half = unit.checked_mul(Rational::new(1, 2)?)?;
    let within = |below_by: Rational, above_by: Rational| {
        Interval::new(End::Closed(below(below_by)?), End::Closed(above(above_by)?))
    };
    if reading.strictness == Strictness::Rounded {
        return match reading.qualifier {
            Qualifier::AtLeast => Interval::new(End::Closed(below(unit)?), End::Unbounded),
            Qualifier::AtMost => Interval::new(End::Unbounded, End::Closed(above(unit)?)),
            Qualifier::Exact if reading.is_whole => Some(Interval::point(value)),
            Qualifier::Exact => {
                // Without a hedge never further than a fortieth.
                let limit = value.checked_abs()?.checked_div(Rational::whole(40))?;
                let unit = if reading.is_percent || limit < half { unit } else { unit.min(limit) };
                Interval::new(End::Closed(below(unit)?), End::Closed(above(unit)?))
            }
            hedge => {
                let HedgeExtent { under, over, about } = hedge_extent(value, unit)?;
                match hedge {
                    Qualifier::Almost => within(under, about),
                    Qualifier::Over => within(about, over),
                    _ => within(about, about),
                }
            }
        };
    }
    match reading.qualifier {
        Qualifier::Exact if reading.is_whole => Some(Interval::point(value)),
        Qualifier::Exact => Interval::new(End::Closed(below(half)?), End::Closed(above(half)?)),
        Qualifier::Almost => Interval::new(End::Closed(below(hedge_extent(value, unit)?.under)?), End::Open(value)),
        Qualifier::Over => Interval::new(End::Open(value), End::Closed(above(hedge_extent(value, unit)?.over)?)),
        Qualifier::About => {
            let about = hedge_extent(value, unit)?.about;
            within(about, about)
        }
        Qualifier::AtLeast => Interval::new(End::Closed(value), End::Unbounded),
        Qualifier::AtMost => Interval::new(End::Unbounded, End::Closed(value)),
    }
}

/// True for "một nửa", "hai phần ba", "1/3".
fn is_fraction(mention: &Mention) -> bool {
    let is_written = |rule: &Rule| [NUMBER_HALF, NUMBER_FRACTION].contains(rule);
    mention.kind == MentionKind::Ratio && mention.rules.iter().any(is_written)
}

/// What a hedged fraction of a whole can mean; `None` for other wordings, which bound it themselves.
fn near_fraction(value: Rational, qualifier: Qualifier) -> Option<Interval> {
    let fifth = value.checked_div(Rational::whole(5))?;
    let (below, above) = (value.checked_sub(fifth)?, value.checked_add(fifth)?);
    match qualifier {
        Qualifier::Almost => Interval::new(End::Closed(below), End::Open(value)),
        Qualifier::Over => Interval::new(End::Open(value), End::Closed(Rational::ONE)),
        Qualifier::About => Interval::new(End::Closed(below), End::Closed(above)),
        Qualifier::Exact | Qualifier::AtLeast | Qualifier::AtMost => None,
    }
}

/// The unit, but no more than such a part of the value.
fn capped(unit: Rational, value: Rational, part: i64) -> Rational {
    let part = value.checked_abs().and_then(|value| value.checked_div(Rational::whole(part)));
    part.filter(|limit| *limit < unit && *limit > Rational::ZERO).unwrap_or(unit)
}

/// The end that is further inside; `inward` is `Greater` for lower ends.
fn inner(a: End, b: End, inward: Ordering) -> End {
    match (a.value(), b.value()) {
        (None, _) => b,
        (_, None) => a,
        (Some(x), Some(y)) => match x.cmp(&y) {
            Ordering::Equal if a.is_closed() => b,
            Ordering::Equal => a,
            order if order == inward => a,
            _ => b,
        },
    }
}

/// The end that is further outside; `outward` is `Less` for lower ends.
fn outer(a: End, b: End, outward: Ordering) -> End {
    match (a.value(), b.value()) {
        (Some(x), Some(y)) => match x.cmp(&y) {
            Ordering::Equal if a.is_closed() => a,
            Ordering::Equal => b,
            order if order == outward => a,
            _ => b,
        },
        _ => End::Unbounded,
    }
}

fn sum(a: End, b: End) -> End {
    match (a.value(), b.value()) {
        (Some(x), Some(y)) => match x.checked_add(y) {
            Some(total) if a.is_closed() && b.is_closed() => End::Closed(total),
            Some(total) => End::Open(total),
            None => End::Unbounded,
        },
        _ => End::Unbounded,
    }
}

/// A value that may be infinite, for products.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Extended {
    Below,
    At(Rational),
    Above,
}

#[derive(Clone, Copy)]
struct Limit {
    value: Extended,
    is_closed: bool,
}

impl Limit {
    fn low(end: End) -> Limit {
        Limit { value: end.value().map_or(Extended::Below, Extended::At), is_closed: end.is_closed() }
    }

    fn high(end: End) -> Limit {
        Limit { value: end.value().map_or(Extended::Above, Extended::At), is_closed: end.is_closed() }
    }

    fn end(self) -> End {
        match self.value {
            Extended::Below | Extended::Above => End::Unbounded,
            Extended::At(value) if self.is_closed => End::Closed(value),
            Extended::At(value) => End::Open(value),
        }
    }

    fn sign(self) -> Ordering {
        match self.value {
            Extended::Below => Ordering::Less,
            Extended::At(value) => value.cmp(&Rational::ZERO),
            Extended::Above => Ordering::Greater,
        }
    }

    /// `None` if the product does not fit.
    fn times(self, other: Limit) -> Option<Limit> {
        let (a, b) = (self.sign(), other.sign());
        if a == Ordering::Equal || b == Ordering::Equal {
            // Zero times anything is zero, also in the limit; it is reached if zero itself is.
            let is_closed = (a == Ordering::Equal && self.is_closed) || (b == Ordering::Equal && other.is_closed);
            return Some(Limit { value: Extended::At(Rational::ZERO), is_closed });
        }
        let value = match (self.value, other.value) {
            (Extended::At(x), Extended::At(y)) => Extended::At(x.checked_mul(y)?),
            _ if a == b => Extended::Above,
            _ => Extended::Below,
        };
        Some(Limit { value, is_closed: self.is_closed && other.is_closed })
    }

    fn extreme(self, other: Limit, wanted: Ordering) -> Limit {
        match other.value.cmp(&self.value) {
            Ordering::Equal => Limit { value: self.value, is_closed: self.is_closed || other.is_closed },
            order if order == wanted => other,
            _ => self,
        }
    }
}

#[cfg(test)]
#[path = "interval/tests.rs"]
mod tests;
