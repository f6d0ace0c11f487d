//! Axes as coordinates of plotters: which pixel a value or a day is at, and where the lines of its ticks lie.
//!
//! Plotters counts places in whole numbers: they are tenths of a pixel, as the painter paints them.

use std::ops::Range;

use plotters::coord::CoordTranslate;
use plotters::coord::cartesian::{Cartesian2d, MeshLine};
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use time::Date;

use super::value_scale::Scale;

/// Places to a pixel.
pub(crate) const SUBPIXELS: f64 = 10.0;

/// The place of a pixel.
pub(crate) fn to_subpixels(px: f64) -> i32 {
    (px * SUBPIXELS).round() as i32
}

fn to_pixels(place: i32) -> f64 {
    f64::from(place) / SUBPIXELS
}

/// The place of a share of the way from one end to the other; shares beyond the ends count as the ends.
fn place(share: f64, (from, to): (i32, i32)) -> i32 {
    from + (f64::from(to - from) * share.clamp(0.0, 1.0)).round() as i32
}

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, ends: (i32, i32)) -> i32 {
        place((value - self.low) / (self.high - self.low), ends)
    }

    fn key_points<Hint: KeyPointHint>(&self, _hint: Hint) -> Vec<f64> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

/// The days of an axis of time.
#[derive(Clone, Debug)]
pub(super) struct Days {
    /// The first day; not after the last.
    pub(super) first: Date,
    pub(super) last: Date,
    /// The days that are labelled, rising.
    pub(super) ticks: Vec<Date>,
}

impl Ranged for Days {
    type FormatOption = NoDefaultFormatting;
    type ValueType = Date;

    fn map(&self, date: &Date, ends: (i32, i32)) -> i32 {
        let days = |date: Date| f64::from(date.to_julian_day() - self.first.to_julian_day());
        // One date alone stands in the middle.
        place(if self.first == self.last { 0.5 } else { days(*date) / days(self.last) }, ends)
    }

    fn key_points<Hint: KeyPointHint>(&self, _hint: Hint) -> Vec<Date> {
        self.ticks.clone()
    }

    fn range(&self) -> Range<Date> {
        self.first..self.last
    }
}

/// One axis alone, between two pixels.
pub(super) struct Axis<R: Ranged> {
    ranged: R,
    ends: (i32, i32),
}

impl<R: Ranged> Axis<R> {
    pub(super) fn new(ranged: R, from_px: f64, to_px: f64) -> Axis<R> {
        Axis { ranged, ends: (to_subpixels(from_px), to_subpixels(to_px)) }
    }

    /// Where a value stands, in pixels.
    pub(super) fn at(&self, value: &R::ValueType) -> f64 {
        to_pixels(self.ranged.map(value, self.ends))
    }

    pub(super) fn range(&self) -> Range<R::ValueType> {
        self.ranged.range()
    }

    /// The ticks and where they stand, in pixels.
    pub(super) fn ticks(&self) -> Vec<(f64, R::ValueType)> {
        self.ranged.key_points(usize::MAX).into_iter().map(|value| (self.at(&value), value)).collect()
    }
}

/// Days along a plot and values up it.
pub(super) struct Plane(Cartesian2d<Days, Scale>);

/// The ticks of a plane, each with its pixel.
pub(super) struct Mesh {
    /// From the left.
    pub(super) days: Vec<(f64, Date)>,
    /// From below.
    pub(super) values: Vec<(f64, f64)>,
}

impl Plane {
    /// Days from one pixel to the other, values from the lower to the upper.
    pub(super) fn new(days: Days, left_right: (f64, f64), values: Scale, bottom_top: (f64, f64)) -> Plane {
        let ends = |(from, to): (f64, f64)| to_subpixels(from)..to_subpixels(to);
        Plane(Cartesian2d::new(days, values, (ends(left_right), ends(bottom_top))))
    }

    /// Where a value of a day stands, in pixels.
    pub(super) fn at(&self, date: Date, value: f64) -> (f64, f64) {
        let (x, y) = self.0.translate(&(date, value));
        (to_pixels(x), to_pixels(y))
    }

    /// The last day that shares a column of pixels with `date`, where the days fill `width_px`.
    pub(super) fn end_of_column(&self, date: Date, width_px: f64) -> Date {
        let Days { first, last, .. } = *self.days();
        let n_days = |date: Date| f64::from(date.to_julian_day() - first.to_julian_day());
        let days_to_column = (n_days(last) / width_px).max(1.0);
        let end = ((n_days(date) / days_to_column).floor() + 1.0) * days_to_column;
        // The first day of the next column is no longer part of it.
        Date::from_julian_day(first.to_julian_day() + end.ceil() as i32 - 1).map_or(last, |end| end.max(date))
    }

    pub(super) fn days(&self) -> &Days {
        self.0.x_spec()
    }

    pub(super) fn values(&self) -> &Scale {
        self.0.y_spec()
    }

    pub(super) fn mesh(&self) -> Mesh {
        let mut mesh = Mesh { days: Vec::new(), values: Vec::new() };
        let drawn: Result<(), std::convert::Infallible> = self.0.draw_mesh(usize::MAX, usize::MAX, |line| {
            match line {
                MeshLine::XMesh((x, _), _, date) => mesh.days.push((to_pixels(x), *date)),
                MeshLine::YMesh((_, y), _, value) => mesh.values.push((to_pixels(y), *value)),
            }
            Ok(())
        });
        // Noting a line cannot fail.
        _ = drawn;
        mesh
    }
}

#[cfg(test)]
mod tests {
    use time::Month;

    use super::*;

    fn day(of_may: u8) -> Date {
        Date::from_calendar_date(2023, Month::May, of_may).unwrap()
    }

    fn scale() -> Scale {
        Scale { low: 0.0, high: 10.0, ticks: vec![0.0, 5.0, 10.0], decimals: 0 }
    }

    #[test]
    fn values_stand_in_tenths_of_a_pixel_and_never_beyond_the_ends() {
        let axis = Axis::new(scale(), 20.0, 121.0);
        for (value, x) in [(0.0, 20.0), (10.0, 121.0), (5.0, 70.5), (3.3, 53.3), (-4.0, 20.0), (1e300, 121.0)] {
            assert_eq!(axis.at(&value), x, "{value}");
        }
        assert_eq!(axis.ticks(), [(20.0, 0.0), (70.5, 5.0), (121.0, 10.0)]);
    }

    #[test]
    fn a_plane_has_values_upwards_and_the_mesh_of_its_ticks() {
        let days = Days { first: day(1), last: day(11), ticks: vec![day(1), day(6)] };
        let plane = Plane::new(days, (10.0, 110.0), scale(), (200.0, 100.0));
        assert_eq!(plane.at(day(2), 9.0), (20.0, 110.0));
        let mesh = plane.mesh();
        assert_eq!(mesh.days, [(10.0, day(1)), (60.0, day(6))]);
        assert_eq!(mesh.values, [(200.0, 0.0), (150.0, 5.0), (100.0, 10.0)]);
    }

    #[test]
    fn one_day_alone_stands_in_the_middle() {
        let axis = Axis::new(Days { first: day(1), last: day(1), ticks: Vec::new() }, 10.0, 20.0);
        assert_eq!(axis.at(&day(1)), 15.0);
    }
}
