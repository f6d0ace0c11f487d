//! Values over time.

mod legend;
mod thin;

use time::Date;

use super::label::{Obstacles, Side, Wanted};
use super::mark::{self, Direction};
use super::mark_legend::Remark;
use super::plotters_coord::{Axis, Days, Mesh, Plane};
use super::sheet::{Column, Sheet};
use super::time_ticks::{TimeTicks, time_ticks};
use super::value_scale::{Scale, Zero, scale};
use super::{Anchor, Area, Dash, Face, LABEL, NARROW, SMALL, hair};
use crate::measure::{self, Weight};
use crate::overview::Overview;
use crate::spec::{ChartSpec, Datum, Format, Grain, Hedge, Panel, Point, Role, Series};
use crate::theme::Ink;

/// Where values and dates go.
struct PlotFrame {
    plot: Area,
    plane: Plane,
    /// How much of a date to print.
    grain: Grain,
    /// The labels of the values, from below.
    words: Vec<String>,
}

/// A point on the sheet.
struct Placed<'a> {
    point: &'a Point,
    datum: &'a Datum,
    at: (f64, f64),
}

/// The space from tick to tick where there is much: the fewer lines, the more the marks stand out.
const TICK: f64 = 68.0;
/// The space between the plot's edge and the first and last point.
const PAD: f64 = 18.0;
/// In a wide plot the labels of the values and that of the last point have at least this space: where it is enough, the
/// plot stays where it is when it is drawn again with other values.
const GUTTER: f64 = 40.0;
const END: f64 = 64.0;
/// The space above the plot for the label of the highest point.
const HEAD: f64 = 25.0;
/// The space between two dates of the axis.
const APART: f64 = 14.0;
/// Values of one date alone need no more height than this to be compared.
const ONE_DATE: f64 = 170.0;
/// Points closer than this have no mark each.
const DENSE: f64 = 7.0;
/// Up to so many points are all labelled, where there is room.
const LABELLED: usize = 24;

pub(super) fn lay(
    sheet: &mut Sheet,
    spec: &ChartSpec,
    panel: &Panel,
    series: &[Series],
    overviews: &[Overview],
    column: Column,
) -> Remark {
    let height = match spec.panels() {
        [_] => (column.w * 0.5).clamp(210.0, 400.0),
        _ => (column.w * 0.36).clamp(150.0, 240.0),
    };
    let is_one_date = own_dates(series).is_some_and(|ticks| ticks.dates.len() == 1);
    let height = if is_one_date { height.min(ONE_DATE) } else { height };
    let beside = legend::beside(series, column, height).filter(|_| !is_one_date && end_together(overviews));
    if beside.is_none() {
        legend::above(sheet, series, column);
    }
    let column = Column { x: column.x, w: column.w - beside.unwrap_or(0.0) };
    let frame = frame(sheet, spec, panel, (series, overviews), column, height);
    axes(sheet, spec, &frame, column);

    let placed: Vec<Vec<Placed>> = series.iter().map(|s| thin::visible(&frame, &s.points)).collect();
    let mut obstacles =
        Obstacles::new(Column { x: frame.plot.x, w: frame.plot.w }, frame.plot.y - HEAD, frame.bottom());
    for ((nth, points), own) in placed.iter().enumerate().zip(series) {
        let gaps = if overviews.get(nth).is_some_and(|it| it.has_gaps) { gaps(own) } else { Vec::new() };
        obstacles.begin_line();
        path(sheet, &mut obstacles, own, &gaps, points, Ink::series(nth));
    }
    for (nth, points) in placed.iter().enumerate() {
        marks(sheet, &mut obstacles, series, nth, points, &frame);
    }
    values(sheet, &mut obstacles, spec.format, &placed, frame.plot.w);
    if let Some(beside) = beside {
        let ends: Vec<Option<f64>> = placed.iter().map(|points| points.last().map(|p| p.at.1)).collect();
        legend::at_ends(sheet, series, &ends, &frame.plot, beside);
    }
    let Scale { low, high, .. } = *frame.plane.values();
    if low <= 0.0 && high >= 0.0 { Remark::Nothing } else { Remark::OffZero }
}

impl PlotFrame {
    fn bottom(&self) -> f64 {
        self.plot.y + self.plot.h
    }

    fn place<'p>(&self, point: &'p Point) -> Option<Placed<'p>> {
        let value = point.datum.finite()?;
        Some(Placed { point, datum: &point.datum, at: self.plane.at(point.date, value) })
    }
}

fn frame(
    sheet: &mut Sheet,
    spec: &ChartSpec,
    panel: &Panel,
    (series, overviews): (&[Series], &[Overview]),
    column: Column,
    height: f64,
) -> PlotFrame {
    let extremes = overviews.iter().flat_map(|it| it.range);
    let scale = scale(extremes, (height / TICK).round().max(4.0), Zero::IfNear);
    // Labels under the lowest point need a line too, unless it is at zero, below which there is nothing.
    let lowest = overviews.iter().map(|it| it.range[0]).fold(f64::INFINITY, f64::min);
    let under = (lowest - scale.low) / (scale.high - scale.low) * height;
    let scale = if scale.low != 0.0 && under < HEAD { scale.lowered() } else { scale };
    let words: Vec<String> = scale.ticks.iter().map(|tick| (spec.format.number)(*tick, scale.decimals)).collect();
    let widest = words.iter().map(|words| measure::width(words, SMALL, Weight::Regular)).fold(0.0, f64::max);
    let gutter = if column.w < NARROW { widest } else { widest.max(GUTTER) } + 8.0;
    sheet.paragraph(column, &panel.unit, SMALL, Weight::Regular, Face::Sans, Ink::Soft);
    // Labels above the highest point need a line.
    sheet.skip(HEAD);
    let plot = Area { x: column.x + gutter, y: sheet.bottom(), w: column.w - gutter, h: height };
    let known = || overviews.iter().filter_map(|it| it.ends);
    let (first, last) = (known().map(|[first, _]| first.date).min(), known().map(|[_, last]| last.date).max());
    let (first, last) = (first.unwrap_or(Date::MIN), last.unwrap_or(Date::MIN));
    let mut days = Days { first, last, ticks: Vec::new() };
    let ends = (plot.x + PAD, plot.x + plot.w - pad_end(spec.format, series, overviews, plot.w));
    let TimeTicks { dates, grain } = date_ticks(spec, series, &Axis::new(days.clone(), ends.0, ends.1), plot, column);
    days.ticks = dates;
    PlotFrame { plot, plane: Plane::new(days, ends, scale, (plot.y + plot.h, plot.y)), grain, words }
}

/// The dates that are labelled: those of the figures if they are few, else days of the calendar.
fn date_ticks(spec: &ChartSpec, series: &[Series], days: &Axis<Days>, plot: Area, column: Column) -> TimeTicks {
    let stretch = |date: &Date, grain: Grain| -> Column {
        let w = measure::width(&(spec.format.date)(*date, grain), SMALL, Weight::Regular);
        Column { x: (days.at(date) - w / 2.0).min(column.end() - w).max(column.x), w }
    };
    let fits = |ticks: &TimeTicks, apart: f64| {
        let labels: Vec<Column> = ticks.dates.iter().map(|date| stretch(date, ticks.grain)).collect();
        labels.windows(2).all(|pair| matches!(pair, [a, b] if a.end() + apart <= b.x))
    };
    // Where there is space, a calendar of fewer steps is read faster.
    let apart = APART + (plot.w - NARROW).max(0.0) * 0.06;
    let calendar = || time_ticks(days.range().start, days.range().end, |ticks| fits(ticks, apart));
    own_dates(series).filter(|own| fits(own, APART)).unwrap_or_else(calendar)
}

/// The last value stands behind its point where there is room: of one line alone, and where points are dense.
fn pad_end(format: Format, series: &[Series], overviews: &[Overview], plot_w: f64) -> f64 {
    let is_led = |n_points: usize| series.len() == 1 || plot_w / (n_points.max(1) as f64) < DENSE;
    let led = series.iter().zip(overviews).filter(|(one, _)| is_led(one.points.len()));
    let widest = led
        .filter_map(|(_, it)| it.ends)
        .map(|[_, last]| measure::width(&format.label(&last.datum), LABEL, Weight::Bold) + mark::REACH + 8.0)
        .reduce(f64::max);
    match widest {
        Some(wide) if wide <= plot_w * 0.32 => wide.max(if plot_w < NARROW { PAD } else { END }),
        _ => PAD,
    }
}

fn axes(sheet: &mut Sheet, spec: &ChartSpec, frame: &PlotFrame, column: Column) {
    let (plot, bottom) = (frame.plot, frame.bottom());
    let Mesh { days, values } = frame.plane.mesh();
    let low = frame.plane.values().low;
    // All lines first: what is alike and together becomes one element.
    let is_base = |(_, value): &&(f64, f64)| *value == 0.0 || (*value == low && low > 0.0);
    let (base, grid): (Vec<_>, Vec<_>) = values.iter().partition(is_base);
    for (ticks, ink) in [(grid, Ink::Grid), (base, Ink::Edge)] {
        for (y, _) in ticks {
            sheet.stroke(vec![(plot.x, hair(y)), (plot.x + plot.w, hair(y))], ink, 1.0, Dash::Solid);
        }
    }
    for ((y, _), words) in values.iter().zip(&frame.words) {
        sheet.label((plot.x - 8.0, hair(*y)), Anchor::End, SMALL, Weight::Regular, Ink::Soft, words);
    }
    for (x, _) in &days {
        sheet.stroke(vec![(hair(*x), bottom), (hair(*x), bottom + 5.0)], Ink::Edge, 1.0, Dash::Solid);
    }
    for (x, date) in &days {
        let words = (spec.format.date)(*date, frame.grain);
        sheet.centred((*x, bottom + 16.0), column, SMALL, Weight::Regular, Ink::Soft, &words);
    }
    sheet.skip(plot.h + 28.0);
}

/// Whether all lines reach the last third of the time: names at the plot's edge would be far from the others.
fn end_together(overviews: &[Overview]) -> bool {
    let known = || overviews.iter().filter_map(|it| it.ends);
    let (first, last) = (known().map(|[first, _]| first.date).min(), known().map(|[_, last]| last.date).max());
    let Some((first, last)) = first.zip(last) else { return false };
    overviews.iter().all(|it| it.ends.is_some_and(|[_, end]| (last - end.date) * 3 <= last - first))
}

/// A few dates are best labelled themselves: figures of news stand at odd days.
fn own_dates(series: &[Series]) -> Option<TimeTicks> {
    let known = series.iter().flat_map(|s| &s.points).filter(|p| p.datum.finite().is_some());
    let mut dates: Vec<Date> = Vec::new();
    for point in known {
        if let Err(at) = dates.binary_search(&point.date) {
            dates.insert(at, point.date);
        }
        if dates.len() > MOST_OWN_DATES {
            return None;
        }
    }
    Some(TimeTicks { dates, grain: Grain::Day })
}

/// More dates than these are never labelled each.
const MOST_OWN_DATES: usize = 12;

/// The days on which a value is missing.
fn gaps(series: &Series) -> Vec<Date> {
    series.points.iter().filter(|p| p.datum.finite().is_none()).map(|p| p.date).collect()
}

/// The line through what was reached; broken where a figure is missing, where two cannot be compared and where values of
/// one day differ, dashed where one is derived or forecast.
fn path(sheet: &mut Sheet, obstacles: &mut Obstacles, series: &Series, gaps: &[Date], points: &[Placed], ink: Ink) {
    let is_reached = |p: &&Placed| matches!(p.datum.role, Role::Result | Role::Derived | Role::Forecast);
    let reached: Vec<&Placed> = points.iter().filter(is_reached).collect();
    let days: Vec<&[&Placed]> = reached.chunk_by(|a, b| a.point.date == b.point.date).collect();
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut dash = Dash::Solid;
    let mut flush = |run: &mut Vec<(f64, f64)>, dash: Dash| {
        if run.len() > 1 {
            sheet.stroke(std::mem::take(run), ink, 2.2, dash);
        }
        run.clear();
    };
    for pair in days.windows(2) {
        let [before, after] = pair else { continue };
        let joined = one_value(before).zip(one_value(after)).filter(|(a, b)| {
            let is_gap = |gap: &Date| *gap >= a.point.date && *gap <= b.point.date;
            series.may_connect(a.point, b.point) && !gaps.iter().any(is_gap)
        });
        let Some((a, b)) = joined else {
            flush(&mut run, dash);
            continue;
        };
        let is_solid = a.datum.role == Role::Result && b.datum.role == Role::Result;
        let this = if is_solid { Dash::Solid } else { Dash::Dashed };
        if this != dash || run.is_empty() {
            flush(&mut run, dash);
            run.push(a.at);
            dash = this;
        }
        run.push(b.at);
        obstacles.stroke(a.at, b.at);
    }
    flush(&mut run, dash);
}

/// The point of a day whose values are all the same; none if they differ, since nothing says which one a line goes through.
fn one_value<'a, 'p>(day: &[&'a Placed<'p>]) -> Option<&'a Placed<'p>> {
    let first = day.first()?;
    day.iter().all(|other| other.at == first.at).then_some(*first)
}

fn marks(
    sheet: &mut Sheet,
    obstacles: &mut Obstacles,
    series: &[Series],
    nth: usize,
    points: &[Placed],
    frame: &PlotFrame,
) {
    let ink = Ink::series(nth);
    let apart = apart(points, frame.plot.w);
    for (i, placed) in points.iter().enumerate() {
        let datum = placed.datum;
        let is_plain = datum.role == Role::Result && datum.hedge == Hedge::Exact;
        if apart >= DENSE || !is_plain {
            stretch(sheet, placed, frame, ink);
            mark::ends(sheet, placed.at, datum.hedge, Direction::Up, ink);
            sheet.glyph(placed.at, mark::radius(datum.role), ink, mark::form_of_series(datum.role, nth));
            obstacles.mark(placed.at, mark::area(placed.at, datum, Direction::Up));
        }
        let area = match series {
            [_] => column_of(points, i, placed, &frame.plot),
            _ => mark::finger(placed.at, apart),
        };
        sheet.hit(datum.mark, area, placed.at);
    }
}

/// Of one line alone, a value is pointed at anywhere above or below it, half-way to its neighbours; two values of one
/// date only at themselves.
fn column_of(points: &[Placed], i: usize, placed: &Placed, plot: &Area) -> Area {
    let (x, _) = placed.at;
    let before = i.checked_sub(1).and_then(|k| points.get(k)).map_or(f64::INFINITY, |p| x - p.at.0);
    let after = points.get(i + 1).map_or(f64::INFINITY, |p| p.at.0 - x);
    if before < 0.5 || after < 0.5 {
        return mark::finger(placed.at, mark::FINGER);
    }
    let (left, right) = ((before / 2.0).min(mark::FINGER), (after / 2.0).min(mark::FINGER));
    let (left, right) = ((x - left).max(plot.x), (x + right).min(plot.x + plot.w));
    Area { x: left, y: plot.y - mark::RADIUS, w: right - left, h: plot.h + 2.0 * mark::RADIUS }
}

/// A figure over a stretch of time has a tail as long as the stretch, as far as the plot shows it.
fn stretch(sheet: &mut Sheet, placed: &Placed, frame: &PlotFrame, ink: Ink) {
    let Some(start) = placed.point.start else { return };
    let from = frame.plane.at(start.max(frame.plane.days().first), 0.0).0;
    if placed.at.0 - from > 2.0 * mark::RADIUS {
        let area = Area { x: from, y: placed.at.1 - 2.0, w: placed.at.0 - from, h: 4.0 };
        sheet.fill(area, ink, 0.25);
    }
}

/// Labels with values: the last ones first, then the extremes, then all others if they are few.
fn values(sheet: &mut Sheet, obstacles: &mut Obstacles, format: Format, placed: &[Vec<Placed>], plot_w: f64) {
    let n_points: usize = placed.iter().map(Vec::len).sum();
    // By rank: which point of which line.
    let mut ranks: [Vec<(usize, usize)>; 4] = Default::default();
    for (nth, points) in placed.iter().enumerate() {
        let by_height = |a: &usize, b: &usize| height(points, *a).total_cmp(&height(points, *b));
        let highest = (0..points.len()).max_by(by_height);
        let lowest = (0..points.len()).min_by(by_height);
        for i in 0..points.len() {
            let rank = if i + 1 == points.len() {
                0
            } else if i == 0 {
                1
            } else if Some(i) == highest || Some(i) == lowest {
                2
            } else if n_points <= LABELLED {
                3
            } else {
                continue;
            };
            if let Some(rank) = ranks.get_mut(rank) {
                rank.push((nth, i));
            }
        }
    }
    // Ends from the top down, so that of two labels at one place the greater value's is above.
    let down = |(nth, i): &(usize, usize)| placed.get(*nth).and_then(|points| points.get(*i)).map_or(0.0, |p| p.at.1);
    for points in ranks.iter_mut().take(2) {
        // One of each line: few, and a standard sort is 4 KB of the page.
        for end in 1..points.len() {
            let mut at = end;
            while let Some([before, here]) = at.checked_sub(1).and_then(|from| points.get(from..=at))
                && down(before) > down(here)
            {
                points.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    let order = ranks.into_iter().enumerate().flat_map(|(rank, points)| points.into_iter().map(move |p| (rank, p)));
    for (rank, (nth, i)) in order {
        let Some(points) = placed.get(nth) else { continue };
        let Some(p) = points.get(i) else { continue };
        if rank <= 2 && apart(points, plot_w) < DENSE {
            // What is labelled is marked, on a line that has no marks else.
            sheet.glyph(p.at, mark::RADIUS, Ink::series(nth), mark::form_of_series(Role::Result, nth));
            obstacles.mark(p.at, Area::around(p.at.0, p.at.1, mark::RADIUS));
        }
        let around = [i.checked_sub(1).map(|k| height(points, k)), points.get(i + 1).map(|_| height(points, i + 1))];
        let is_valley = around.iter().flatten().all(|h| *h > height(points, i)) && points.len() > 1;
        let wanted = Wanted {
            at: p.at,
            words: &format.label(p.datum),
            size: LABEL,
            weight: if rank == 0 { Weight::Bold } else { Weight::Regular },
            ink: Ink::Text,
            away: if p.datum.hedge == Hedge::Exact { mark::RADIUS + 3.0 } else { mark::REACH + 2.0 },
            first: match rank {
                0 => Side::Behind,
                _ if is_valley => Side::Below,
                _ => Side::Above,
            },
        };
        obstacles.place(sheet, &wanted);
    }
}

/// How far points are apart on average.
fn apart(points: &[Placed], plot_w: f64) -> f64 {
    plot_w / points.len().max(1) as f64
}

fn height(points: &[Placed], i: usize) -> f64 {
    points.get(i).map_or(0.0, |p| -p.at.1)
}
