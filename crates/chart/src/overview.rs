//! What is to be known of a whole line, found in one pass: of a hundred thousand points, reading them all takes longer
//! than drawing those that can be seen.

use crate::spec::{Datum, Hedge, Point, Role, Series};

/// A line at a glance.
pub(crate) struct Overview<'a> {
    /// The first and the last point that have a value.
    pub(crate) ends: Option<[&'a Point; 2]>,
    /// The least and the greatest value; the other way round if there is none.
    pub(crate) range: [f64; 2],
    /// Whether a point has no value.
    pub(crate) has_gaps: bool,
    pub(crate) seen: Seen<'a>,
}

/// What occurs among values that has to be explained.
#[derive(Default)]
pub(crate) struct Seen<'a> {
    roles: u8,
    hedges: u8,
    /// The first points that no line joins to the one before.
    pub(crate) breaks: Vec<&'a Point>,
    /// Whether a value is of a stretch of time.
    pub(crate) has_stretch: bool,
}

/// More breaks of lines than these are told by the table alone.
const MOST_BREAKS: usize = 3;

impl<'a> Overview<'a> {
    pub(crate) fn of(series: &'a Series) -> Overview<'a> {
        let mut all =
            Overview { ends: None, range: [f64::INFINITY, f64::NEG_INFINITY], has_gaps: false, seen: Seen::default() };
        for point in &series.points {
            all.seen.add_point(point);
            let Some(value) = point.datum.finite() else {
                all.has_gaps = true;
                continue;
            };
            let first = all.ends.map_or(point, |[first, _]| first);
            all.ends = Some([first, point]);
            all.range = [all.range[0].min(value), all.range[1].max(value)];
        }
        all
    }
}

impl<'a> Seen<'a> {
    /// What occurs in single values.
    pub(crate) fn of(data: impl Iterator<Item = &'a Datum>) -> Seen<'a> {
        let mut seen = Seen::default();
        data.for_each(|datum| seen.add(datum));
        seen
    }

    /// What occurs in several lines.
    pub(crate) fn of_lines(lines: Vec<Overview<'a>>) -> Seen<'a> {
        let mut all = Seen::default();
        for Overview { seen, .. } in lines {
            all.roles |= seen.roles;
            all.hedges |= seen.hedges;
            all.has_stretch |= seen.has_stretch;
            let room = MOST_BREAKS.saturating_sub(all.breaks.len());
            all.breaks.extend(seen.breaks.into_iter().take(room));
        }
        all
    }

    fn add(&mut self, datum: &Datum) {
        if datum.finite().is_some() {
            self.roles |= 1 << datum.role as u8;
            self.hedges |= 1 << datum.hedge as u8;
        }
    }

    fn add_point(&mut self, point: &'a Point) {
        self.add(&point.datum);
        self.has_stretch |= point.start.is_some();
        if !point.apart.is_empty() && self.breaks.len() < MOST_BREAKS {
            self.breaks.push(point);
        }
    }

    pub(crate) fn has_role(&self, role: Role) -> bool {
        self.roles >> role as u8 & 1 == 1
    }

    pub(crate) fn has_hedge(&self, hedge: Hedge) -> bool {
        self.hedges >> hedge as u8 & 1 == 1
    }
}
