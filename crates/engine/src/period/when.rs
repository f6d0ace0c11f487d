//! What words of time mean before the calendar is asked: a shape (a day, a quarter, the first n months …) and a year
//! that may be missing.

use crate::date::{Date, Period, date, month_end};
use crate::rules::{
    PERIOD_DATE, PERIOD_MONTH, PERIOD_MONTHS_OF_YEAR, PERIOD_PART, PERIOD_QUARTER, PERIOD_RELATIVE, PERIOD_SAME,
    PERIOD_SCHOOL_YEAR, PERIOD_SPOKEN, PERIOD_WEEKDAY, PERIOD_YEAR, PERIOD_YEARS, Rule,
};

/// A stretch of time as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    pub(super) shape: Shape,
    pub(super) year: YearRef,
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum YearRef {
    /// `năm 2021`.
    Stated(i32),
    /// `năm nay` 0, `năm ngoái` −1: from publication.
    Offset(i32),
    /// `năm qua`: the year before, or that of publication when it is nearly over.
    Past,
    /// `năm đó`: that of the time spoken of last.
    Told,
    /// Not said.
    Missing,
}

/// Which part of a year, month and so on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    First,
    Middle,
    Last,
}

/// Which of three neighbours: the one before, this, the next.
pub(super) type Steps = i32;

/// The sort of stretch, all but its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `27/4`; the month may be missing (`ngày 27`).
    Day { month: Option<u8>, day: u8 },
    /// `27-28/2`.
    Days { month: u8, from: u8, to: u8 },
    /// `tháng 5`.
    Month { month: u8 },
    /// `đầu tháng 5`.
    MonthPart { month: u8, part: Part },
    /// `tháng 2-3`.
    Months { from: u8, to: u8 },
    /// `quý 1`.
    Quarter { quarter: u8 },
    /// `6 tháng đầu năm`.
    FirstMonths { n: u8 },
    /// `6 tháng cuối năm`.
    LastMonths { n: u8 },
    /// `năm 2021`.
    Year,
    /// `cuối năm 2018`.
    YearPart { part: Part },
    /// `2016-2020`: the year is the first.
    Years { to: i32 },
    /// `năm học 2015-2016`: the year is the first.
    SchoolYear,
    /// `cùng kỳ`.
    Same,
    /// `hôm qua`.
    RelativeDay { days: i64 },
    /// `tuần trước`.
    RelativeWeek { steps: Steps },
    /// `tháng này`.
    RelativeMonth { steps: Steps },
    /// `quý tới`.
    RelativeQuarter { steps: Steps },
    /// `thứ hai tuần tới`: 2–8, and how many weeks from this one, if said.
    Weekday { day: u8, steps: Option<Steps> },
    /// `3 năm qua`, `5 tháng tới`.
    Span { n: u8, unit: SpanUnit, ahead: bool },
    /// `đến nay`.
    Now,
    /// `cả năm`, `trong quý`, `hết năm`: that of the time spoken of last.
    Spoken { unit: SpanUnit },
}

/// The unit of a stretch that ends or begins at publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SpanUnit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl When {
    pub(super) fn new(shape: Shape) -> When {
        When { shape, year: YearRef::Missing }
    }

    pub(super) fn with_year(shape: Shape, year: YearRef) -> When {
        When { shape, year }
    }

    /// True if a year is needed and was not said.
    pub(super) fn lacks_year(self) -> bool {
        self.year == YearRef::Missing && !self.is_relative() && self.shape != Shape::Same
    }

    /// True if it can be told only from the date of publication.
    pub(super) fn is_relative(self) -> bool {
        matches!(
            self.shape,
            Shape::RelativeDay { .. }
                | Shape::RelativeWeek { .. }
                | Shape::RelativeMonth { .. }
                | Shape::RelativeQuarter { .. }
                | Shape::Weekday { .. }
                | Shape::Span { .. }
                | Shape::Now
                | Shape::Spoken { .. }
        )
    }

    pub(super) fn rule(self) -> Rule {
        match self.shape {
            Shape::Day { .. } | Shape::Days { .. } => PERIOD_DATE,
            Shape::Month { .. } | Shape::Months { .. } => PERIOD_MONTH,
            Shape::MonthPart { .. } | Shape::YearPart { .. } => PERIOD_PART,
            Shape::Quarter { .. } => PERIOD_QUARTER,
            Shape::FirstMonths { .. } | Shape::LastMonths { .. } => PERIOD_MONTHS_OF_YEAR,
            Shape::Year => PERIOD_YEAR,
            Shape::Years { .. } => PERIOD_YEARS,
            Shape::SchoolYear => PERIOD_SCHOOL_YEAR,
            Shape::Same => PERIOD_SAME,
            Shape::Weekday { .. } => PERIOD_WEEKDAY,
            Shape::Spoken { .. } => PERIOD_SPOKEN,
            _ => PERIOD_RELATIVE,
        }
    }

    /// First and last day in `year`; `None` if there is no such day (31/2) or publication is needed.
    pub(super) fn days(self, year: i32) -> Option<(Date, Date)> {
        let months = |from: u8, to: u8| Some((date(year, from, 1)?, month_end(year, to)?));
        match self.shape {
            Shape::Day { month, day } => date(year, month?, day).map(|day| (day, day)),
            Shape::Days { month, from, to } => Some((date(year, month, from)?, date(year, month, to)?)),
            Shape::Month { month } => months(month, month),
            Shape::Months { from, to } => months(from, to),
            Shape::MonthPart { month, part } => match part {
                Part::First => Some((date(year, month, 1)?, date(year, month, 10)?)),
                Part::Middle => Some((date(year, month, 11)?, date(year, month, 20)?)),
                Part::Last => Some((date(year, month, 21)?, month_end(year, month)?)),
            },
            Shape::Quarter { quarter } => months(quarter * 3 - 2, quarter * 3),
            Shape::FirstMonths { n } => months(1, n),
            Shape::LastMonths { n } => months(13 - n, 12),
            Shape::Year => months(1, 12),
            Shape::YearPart { part } => match part {
                Part::First => months(1, 3),
                Part::Middle => months(5, 8),
                Part::Last => months(10, 12),
            },
            Shape::Years { to } => Some((date(year, 1, 1)?, month_end(to, 12)?)),
            // Until the next one begins: what is counted for a school year is counted in the summer too.
            Shape::SchoolYear => Some((date(year, 9, 1)?, month_end(year + 1, 8)?)),
            _ => None,
        }
    }

    /// The same shape in another year: what `cùng kỳ` means.
    pub(super) fn moved(period: Period, to_year: i32) -> Option<Period> {
        let end = period.end?;
        let shift = to_year - end.year();
        let move_day = |day: Date, is_end: bool| {
            let month = u8::from(day.month());
            let is_month_end = is_end && month_end(day.year(), month) == Some(day);
            let year = day.year() + shift;
            if is_month_end {
                month_end(year, month)
            } else {
                date(year, month, day.day()).or_else(|| month_end(year, month))
            }
        };
        let start = match period.start {
            Some(start) => Some(move_day(start, false)?),
            None => None,
        };
        Some(Period { kind: period.kind, start, end: Some(move_day(end, true)?) })
    }
}
