//! The scale of an axis of values: its ends, its ticks (multiples of 1, 2, 2.5 and 5) and whether it begins at zero.
//! How many ticks there are is said by who asks: `line`, `bars/dense` and `targets`, by the room they have.

/// The ends and the ticks of an axis of numbers. `low < high`, and both are ticks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Scale {
    /// The lower end.
    pub(super) low: f64,
    /// The upper end.
    pub(super) high: f64,
    /// The ticks, rising.
    pub(super) ticks: Vec<f64>,
    /// How many decimals tell the ticks apart.
    pub(super) decimals: u8,
}

/// Whether an axis has to begin at zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zero {
    /// Lengths are compared, so it has to.
    Always,
    /// Only if the values are not far from it.
    IfNear,
}

impl Scale {
    /// The same with one more tick at the lower end.
    pub(super) fn lowered(mut self) -> Scale {
        if let [first, second, ..] = self.ticks.as_slice() {
            // Rounded to the decimals that are printed, so that 0.3 stays 0.3.
            let digits = (0..self.decimals).fold(1.0, |all, _| all * 10.0);
            self.low = ((first - (second - first)) * digits).round() / digits;
            self.ticks.insert(0, self.low);
        }
        self
    }
}

/// An axis that holds all values with about `n_ticks` ticks; 0–1 if there are none.
#[must_use]
pub(super) fn scale(values: impl IntoIterator<Item = f64>, n_ticks: f64, zero: Zero) -> Scale {
    let (mut low, mut high) = values
        .into_iter()
        .filter(|v| v.is_finite())
        .map(|v| v.clamp(-LARGEST, LARGEST))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    let near = match zero {
        Zero::Always => true,
        // Values that all lie in a narrow band would look equal on an axis from zero.
        Zero::IfNear => low == high || (low >= 0.0 && low < high * 0.6) || (high <= 0.0 && high > low * 0.6),
    };
    if near {
        (low, high) = (low.min(0.0), high.max(0.0));
    }
    if high - low < 1e-12_f64.max((low.abs() + high.abs()) * 1e-12) {
        // Too close to tell apart: any room will do.
        high = low + (low.abs() * 1e-3).max(1.0);
    }
    let step = step((high - low) / n_ticks.max(1.0));
    let (first, last) = ((low / step.times(1.0) + 1e-9).floor(), (high / step.times(1.0) - 1e-9).ceil());
    let mut ticks = Vec::new();
    let mut n = first;
    while n <= last && ticks.len() < 64 {
        ticks.push(if n == 0.0 { 0.0 } else { step.times(n) });
        n += 1.0;
    }
    Scale { low: step.times(first), high: step.times(last), ticks, decimals: step.decimals }
}

/// Larger values are drawn at this one: beyond it, ticks would no longer be told apart.
const LARGEST: f64 = 1e18;

/// The way from tick to tick: a nice factor times a power of ten.
#[derive(Clone, Copy)]
struct Step {
    factor: f64,
    power: i32,
    decimals: u8,
}

impl Step {
    fn times(self, n: f64) -> f64 {
        times_ten(n * self.factor, self.power)
    }
}

/// The nice step that is no smaller.
fn step(rough: f64) -> Step {
    let mut power = 0;
    while rough >= ten(power + 1) {
        power += 1;
    }
    while rough < ten(power) && power > LEAST_POWER {
        power -= 1;
    }
    // 1 × 10^power is too small or just right, so one of these is found, at the latest 10.
    let factors = [(1.0, 0), (2.0, 0), (2.5, 1), (5.0, 0), (10.0, -1)];
    let enough = |(factor, _): &(f64, i32)| times_ten(*factor, power) >= rough * 0.999_999;
    let (factor, digits) = factors.into_iter().find(enough).unwrap_or((10.0, -1));
    Step { factor, power, decimals: u8::try_from((digits - power).clamp(0, 15)).unwrap_or(0) }
}

/// Steps are no smaller than this power of ten.
const LEAST_POWER: i32 = -15;

/// A power of ten. Multiplied out, because logarithms and powers differ in their last digit between machines.
fn ten(power: i32) -> f64 {
    times_ten(1.0, power)
}

/// Dividing by a power of ten is exact where multiplying by 0.1 is not.
fn times_ten(factor: f64, power: i32) -> f64 {
    let all = (0..power.abs()).fold(1.0, |all, _| all * 10.0);
    if power < 0 { factor / all } else { factor * all }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(values: &[f64], zero: Zero, ticks: &[f64], decimals: u8) {
        let got = scale(values.iter().copied(), 5.0, zero);
        assert_eq!((got.ticks.as_slice(), got.decimals), (ticks, decimals), "{values:?}");
    }

    #[test]
    fn ticks_are_nice() {
        check(&[0.0, 10.0], Zero::Always, &[0.0, 2.0, 4.0, 6.0, 8.0, 10.0], 0);
        check(&[1.1, 1.5], Zero::Always, &[0.0, 0.5, 1.0, 1.5], 1);
        check(&[90.85, 92.04], Zero::IfNear, &[90.75, 91.0, 91.25, 91.5, 91.75, 92.0, 92.25], 2);
        check(&[-3.0, 4.0], Zero::IfNear, &[-4.0, -2.0, 0.0, 2.0, 4.0], 0);
        check(&[12.0], Zero::IfNear, &[0.0, 2.5, 5.0, 7.5, 10.0, 12.5], 1);
        check(&[0.0], Zero::IfNear, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0], 1);
        check(&[], Zero::Always, &[0.0, 0.2, 0.4, 0.6, 0.8, 1.0], 1);
        check(&[0.03, 0.25], Zero::Always, &[0.0, 0.05, 0.1, 0.15, 0.2, 0.25], 2);
    }

    proptest! {
        #[test]
        fn the_axis_holds_every_value(values in prop::collection::vec(-1e12..1e12f64, 0..20), n in 1.0..12.0f64) {
            for zero in [Zero::Always, Zero::IfNear] {
                let axis = scale(values.iter().copied(), n, zero);
                let slack = (axis.high - axis.low) * 1e-6;
                prop_assert!(axis.low < axis.high);
                prop_assert!(axis.ticks.len() >= 2 && axis.ticks.is_sorted());
                for v in &values {
                    prop_assert!(*v >= axis.low - slack && *v <= axis.high + slack, "{v} in {axis:?}");
                }
            }
        }
    }
}
