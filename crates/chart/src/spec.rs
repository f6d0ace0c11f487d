//! What a chart shows, as data: numbers for the geometry and final strings for the reader.
//!
//! Whoever makes a spec decides what is shown and in which words; this crate decides where it goes. Values are in the
//! unit that is shown (14.9 with unit "triệu người"), so that a nice step of the axis is nice to read. A [`Panel`] has
//! one unit, hence no axis ever has two; figures in several units make several panels.

use std::borrow::Cow;

use time::Date;

/// A chart: one panel, or several small ones when units differ, or nothing and why.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartSpec {
    /// Language of the patterns in description and key; the labels below are in it already.
    pub lang: Lang,
    /// What is shown, in words: "Số người tham gia BHXH tự nguyện, 2020–2023".
    pub title: String,
    /// The selection, in words; empty if everything is selected.
    pub filter: String,
    /// Where it comes from: "Nguồn: …". Stands under the picture and inside the saved one.
    pub source: String,
    /// What is drawn.
    pub plot: Plot,
    /// Puts the numbers and dates of the axes into the reader's language.
    pub format: Format,
}

/// The language of patterns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

/// What is drawn, or why nothing is.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// Panels, top to bottom; more than one only when units or kinds differ.
    Panels(Vec<Panel>),
    /// Nothing can be drawn.
    Nothing(Nothing),
}

/// Why nothing is drawn, with the words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nothing {
    /// The reason, for programs.
    pub reason: Reason,
    /// The reason and the nearest selection that can be drawn, for the reader.
    pub words: String,
}

/// Why a selection cannot be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No figure matches.
    Empty,
    /// Figures match, but none has a date and the chart is over time.
    Undated,
    /// Figures match, but none says of which place (or whatever the bars stand for).
    Unplaced,
    /// Figures match, but no target has a result or the other way round.
    Unpaired,
    /// More units than small multiples can hold.
    TooManyUnits,
}

/// One frame with one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it shows; may be empty if it is the only one.
    pub title: String,
    /// The unit shown at its axis: "triệu người", "%".
    pub unit: String,
    /// The unit of [`Datum::plain`]: "người", "%".
    pub plain_unit: String,
    /// What is in it.
    pub marks: Marks,
}

/// The kinds of chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Marks {
    /// Values over time.
    Line(Vec<Series>),
    /// One value for each place, document or indicator.
    Bars(Bars),
    /// Targets and their results.
    Targets(Vec<TargetRow>),
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it is of.
    pub name: String,
    /// What its values count.
    pub counts: Counts,
    /// Its points, in order of date.
    pub points: Vec<Point>,
}

/// What the values of a line count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// What there is at a moment: any two values can be compared.
    Stock,
    /// Not known: no two values can be compared.
    Unknown,
    /// What happens over a stretch of time: only values of stretches that last about as long can be compared.
    Flow,
}

/// A value at a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The day, or the last day of the stretch.
    pub date: Date,
    /// The first day of the stretch, if it is one.
    pub start: Option<Date>,
    /// The period in words: "31/3/2021", "6 tháng đầu năm 2023". Empty for the day as [`Format`] writes it.
    pub when: String,
    /// Why no line joins it to the point before it, in words: "cơ sở tính khác trước"; empty if nothing forbids it.
    pub apart: String,
    /// The value.
    pub datum: Datum,
}

/// Bars of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What a bar stands for, as a noun: "địa phương", "bài viết".
    pub noun: String,
    /// The bars, in the order to be shown.
    pub bars: Vec<Bar>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub name: String,
    /// The value.
    pub datum: Datum,
}

/// A target and its result, either of which may be missing.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetRow {
    /// What the target is for: "Cài đặt VssID, 2021".
    pub name: String,
    /// What was to be reached.
    pub target: Option<TargetValue>,
    /// What was reached, or with [`Role::Earlier`] the last value from before the time that the target is for.
    pub result: Option<TargetValue>,
    /// The gap in words: "còn thiếu 3,2 triệu (13 %)"; empty if it cannot be said.
    pub gap: String,
    /// The pace that is needed, in words: "cần thêm 0,4 triệu mỗi tháng"; empty if it cannot be said.
    pub pace: String,
}

/// One side of a [`TargetRow`]: a result has a time of its own, and may go by another name than its target.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetValue {
    /// What it is of and when: "Hồ sơ VssID được duyệt, đến 25/4/2021".
    pub name: String,
    /// The first day of its time, if that is a stretch.
    pub start: Option<Date>,
    /// The last day of its time, if that is known.
    pub end: Option<Date>,
    pub datum: Datum,
}

/// One value with all that is to be known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Datum {
    pub mark: MarkId,
    /// Where it goes, in the panel's unit; `None` (or not finite) if the figure is missing: a gap in the line.
    pub value: Option<f64>,
    /// The value in the reader's language, with qualifier and unit where they help: "gần 15 triệu". Empty for the value as
    /// [`Format`] writes it: of a hundred thousand labels few are read, and these are made when they are.
    pub label: String,
    /// The exact decimal in [`Panel::plain_unit`], with a dot: "14900000". Empty if missing, or if it is the value to the
    /// nearest millionth.
    pub plain: String,
    /// How the number is hedged.
    pub hedge: Hedge,
    /// Result, target …
    pub role: Role,
}

/// What a click, a key press or a hover names: unique in its spec. Whoever makes the spec knows the figures behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MarkId(pub u32);

/// How a number is hedged, as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// As printed.
    Exact,
    /// `gần`: the value lies below, open downwards.
    Almost,
    /// `trên`, `hơn`: the value lies above, open upwards.
    Over,
    /// `khoảng`: around, soft on both sides.
    About,
    /// From here upwards, without end.
    AtLeast,
    /// From here downwards, without end.
    AtMost,
}

/// What sort of value it is, as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Solid.
    Result,
    /// Hollow.
    Target,
    /// Hollow, as a target.
    Plan,
    /// Hollow and dashed.
    Forecast,
    /// Computed from other figures, not stated by any: dashed.
    Derived,
    /// A target that a stated excess implies: hollow and dashed.
    DerivedTarget,
    /// A result from before the time in question: hollow, grey.
    Earlier,
}

/// Puts axis numbers and dates into words. Functions without state, so that a spec stays plain data.
#[derive(Clone, Copy)]
pub struct Format {
    /// A number and how many decimals to print: `(2.5, 1)` gives "2,5".
    pub number: fn(f64, u8) -> String,
    /// A date and how much of it to print: `(1/1/2021, Year)` gives "2021".
    pub date: fn(Date, Grain) -> String,
}

/// How much of a date an axis prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    /// "2021".
    Year,
    /// "4/2021".
    Month,
    /// "25/4/2021".
    Day,
}

impl ChartSpec {
    /// The panels; none if nothing is drawn.
    #[must_use]
    pub fn panels(&self) -> &[Panel] {
        match &self.plot {
            Plot::Panels(panels) => panels,
            Plot::Nothing(_) => &[],
        }
    }
}

impl Series {
    /// Whether a line may join `b` to `a`, the point before it: not two values of one day, nor values that cannot be
    /// compared. What happened in a year is neither more nor less than what happened in a month.
    #[must_use]
    pub fn may_connect(&self, a: &Point, b: &Point) -> bool {
        if a.date == b.date || !b.apart.is_empty() {
            return false;
        }
        match (self.counts, a.n_days(), b.n_days()) {
            (Counts::Unknown, _, _) => false,
            (Counts::Stock, _, _) | (Counts::Flow, None, None) => true,
            // Months and quarters do not all have as many days.
            (Counts::Flow, Some(a), Some(b)) => (a - b).abs() * 8 <= a.max(b),
            (Counts::Flow, _, _) => false,
        }
    }
}

impl Point {
    /// How long the stretch lasts, if it is one.
    fn n_days(&self) -> Option<i64> {
        self.start.map(|start| (self.date - start).whole_days() + 1)
    }
}

impl Panel {
    /// Every value in it, in the order in which it is read.
    #[must_use]
    pub fn data(&self) -> Box<dyn Iterator<Item = &Datum> + '_> {
        match &self.marks {
            Marks::Line(series) => Box::new(series.iter().flat_map(|s| s.points.iter().map(|p| &p.datum))),
            Marks::Bars(bars) => Box::new(bars.bars.iter().map(|b| &b.datum)),
            Marks::Targets(rows) => Box::new(rows.iter().flat_map(TargetRow::values).map(|value| &value.datum)),
        }
    }
}

impl TargetRow {
    /// Target and result, as far as they are there.
    pub fn values(&self) -> impl Iterator<Item = &TargetValue> {
        self.target.iter().chain(&self.result)
    }
}

impl Datum {
    /// The value, if there is one that can be drawn.
    #[must_use]
    pub(crate) fn finite(&self) -> Option<f64> {
        self.value.filter(|value| value.is_finite())
    }
}

impl Format {
    /// The label of a value; empty if the value is missing.
    #[must_use]
    pub fn label<'a>(&self, datum: &'a Datum) -> Cow<'a, str> {
        match datum.finite() {
            Some(value) if datum.label.is_empty() => (self.number)(value, n_decimals(value)).into(),
            _ => datum.label.as_str().into(),
        }
    }

    /// The time of a point.
    #[must_use]
    pub fn when<'a>(&self, point: &'a Point) -> Cow<'a, str> {
        if point.when.is_empty() { (self.date)(point.date, Grain::Day).into() } else { point.when.as_str().into() }
    }
}

/// How many decimals the value has, up to millionths.
pub(crate) fn n_decimals(value: f64) -> u8 {
    let mut shifted = value.abs();
    let is_whole = |number: f64| (number - number.round()).abs() <= number * 1e-12 + 1e-9;
    (0..6)
        .find(|_| {
            let found = is_whole(shifted);
            shifted *= 10.0;
            found
        })
        .unwrap_or(6)
}

impl std::fmt::Debug for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Format")
    }
}

/// Two formats are taken to be equal: addresses of functions mean nothing, and the labels are compared anyway.
impl PartialEq for Format {
    fn eq(&self, _: &Format) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_counted_up_to_millionths() {
        for (value, n) in [
            (0.0, 0),
            (14.0, 0),
            (14.9, 1),
            (-14.95, 2),
            (0.125, 3),
            (0.000_001, 6),
            (1.0 / 3.0, 6),
            (25_358_667.0, 0),
            (1e18, 0),
            (0.1 + 0.2, 1),
        ] {
            assert_eq!(n_decimals(value), n, "{value}");
        }
    }
}
