//! One bar a place, document or indicator: horizontal, since names are long and words are read from left to right.

mod dense;

use super::mark;
use super::mark_legend::Remark;
use super::plotters_coord::Axis;
use super::sheet::{Column, Sheet};
use super::value_scale::Scale;
use super::{Anchor, Area, Dash, Face, LABEL, NARROW, SMALL, Shape, hair};
use crate::measure::{self, Weight};
use crate::spec::{Bar, Bars, ChartSpec, Format, Hedge, Panel};
use crate::theme::Ink;
use crate::ui_text::words;

/// The thickness of a bar.
const THICK: f64 = 18.0;
/// The space between rows.
const BETWEEN: f64 = 10.0;
/// The space between names and bars.
const GAP: f64 = 8.0;
/// A hair more than text needs, so that rounding breaks no line that fits.
const HAIR: f64 = 0.01;
/// The height of a line of a name.
const ROW: f64 = LABEL * measure::LINE;

/// A bar that is shorter than this share of the longest may have no room for an arrow.
const SHORT: f64 = 0.25;

/// Where names stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Beside,
    Above,
}

/// Where values go.
struct Track {
    names: Names,
    /// Where names are, and how wide they may be.
    name_column: Column,
    /// Where bars and their labels are.
    plot: Column,
    values: Axis<Scale>,
}

pub(super) fn lay(sheet: &mut Sheet, spec: &ChartSpec, panel: &Panel, bars: &Bars, column: Column) -> Remark {
    sheet.paragraph(column, &panel.unit, SMALL, Weight::Regular, Face::Sans, Ink::Soft);
    if bars.bars.len() > dense::MOST_ROWS {
        dense::lay(sheet, spec, bars, column);
        return Remark::SomeNamed;
    }
    let track = track(spec.format, bars, column);
    sheet.skip(8.0);
    let top = sheet.bottom();
    let base = sheet.reserve();
    for bar in &bars.bars {
        row(sheet, spec, bar, &track);
    }
    if track.names == Names::Beside {
        // The line from which lengths are measured runs behind all bars; under names it would be in the way.
        let zero = hair(track.values.at(&0.0));
        let points = vec![(zero, top - 2.0), (zero, sheet.bottom() - BETWEEN + 2.0)];
        sheet.put(base, Shape::Stroke { points, ink: Ink::Edge, width: 1.0, dash: Dash::Solid });
    }
    Remark::Nothing
}

/// The axis from the smallest to the greatest value, zero among them, between two pixels; with those of the ticks that lie
/// on it.
fn axis(bars: &Bars, (from, to): (f64, f64), mut ticks: Vec<f64>) -> Axis<Scale> {
    let values = || bars.bars.iter().filter_map(|b| b.datum.finite()).map(|v| v.clamp(-1e300, 1e300));
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    // If all are zero, any length will do.
    let high = if low < high { high } else { 1.0 };
    ticks.retain(|tick| (low..=high).contains(tick));
    Axis::new(Scale { low, high, ticks, decimals: 0 }, from, to)
}

fn track(format: Format, bars: &Bars, column: Column) -> Track {
    let width = |words: &str| measure::width(words, LABEL, Weight::Regular);
    let widest_name = bars.bars.iter().map(|bar| width(&bar.name)).fold(0.0, f64::max);
    let names = if column.w >= NARROW { Names::Beside } else { Names::Above };
    let name_w = match names {
        Names::Beside => (widest_name + HAIR).min(column.w * 0.34),
        Names::Above => column.w,
    };
    let plot = match names {
        Names::Beside => Column { x: column.x + name_w + GAP, w: column.w - name_w - GAP },
        Names::Above => column,
    };
    let label = |is_wanted: fn(f64) -> bool| {
        let labelled = bars.bars.iter().filter(|b| is_wanted(b.datum.finite().unwrap_or(0.0)));
        labelled.map(|b| measure::width(&format.label(&b.datum), LABEL, Weight::Bold)).fold(0.0, f64::max)
    };
    // Room for labels at both ends, if there are values of both signs; a label that needs more is broken.
    let room = plot.w * 0.38;
    let keep = |w: f64| w.min(room) + GAP + mark::REACH + HAIR;
    // The arrow of "at most" stands in its bar, but for one that is too short.
    let high = bars.bars.iter().filter_map(|b| b.datum.finite()).fold(0.0, f64::max);
    let is_short = |b: &&Bar| b.datum.finite().is_none_or(|v| v < high * SHORT);
    let has_arrow = bars.bars.iter().filter(is_short).any(|b| b.datum.hedge == Hedge::AtMost);
    let has_negative = bars.bars.iter().any(|b| b.datum.finite().is_some_and(|v| v < 0.0));
    let left = if has_negative {
        keep(label(|v| v < 0.0))
    } else if has_arrow {
        mark::REACH
    } else {
        1.0
    };
    let from = plot.x + left;
    let to = plot.end() - keep(label(|v| v >= 0.0));
    Track { names, name_column: Column { x: column.x, w: name_w }, plot, values: axis(bars, (from, to), Vec::new()) }
}

fn row(sheet: &mut Sheet, spec: &ChartSpec, bar: &Bar, track: &Track) {
    let words = words(spec.lang);
    let datum = &bar.datum;
    let label = if datum.finite().is_some() { spec.format.label(datum) } else { words.missing.into() };
    let top = sheet.bottom();
    let lines = match track.names {
        Names::Beside => measure::balance(&bar.name, LABEL, Weight::Regular, track.name_column.w),
        Names::Above => measure::wrap(&bar.name, LABEL, Weight::Regular, track.name_column.w),
    };
    let names_h = lines.len() as f64 * ROW;
    let (names_top, bar_y) = match track.names {
        Names::Beside => {
            let h = names_h.max(THICK);
            (top + (h - names_h) / 2.0, top + h / 2.0)
        }
        Names::Above => (top, top + names_h + 3.0 + THICK / 2.0),
    };
    for (i, line) in lines.iter().enumerate() {
        let y = names_top + (i as f64 + 0.5) * ROW;
        match track.names {
            Names::Beside => {
                let at = (track.name_column.end(), y);
                sheet.label(at, Anchor::End, LABEL, Weight::Regular, Ink::Text, line);
            }
            Names::Above => {
                sheet.label((track.name_column.x, y), Anchor::Start, LABEL, Weight::Regular, Ink::Text, line)
            }
        }
    }
    let (zero, end) = (track.values.at(&0.0), track.values.at(&datum.finite().unwrap_or(0.0)));
    let below_zero = datum.finite().is_some_and(|v| v < 0.0);
    if track.names == Names::Above {
        let zero = hair(zero);
        let points = vec![(zero, bar_y - THICK / 2.0 - 2.0), (zero, bar_y + THICK / 2.0 + 2.0)];
        sheet.stroke(points, Ink::Edge, 1.0, Dash::Solid);
    }
    if datum.finite().is_some() {
        mark::bar(sheet, (zero, end), bar_y, THICK, datum.role, datum.hedge, Ink::series(0));
    }
    let (ink, weight) =
        if datum.finite().is_some() { (Ink::Text, Weight::Bold) } else { (Ink::Faint, Weight::Regular) };
    // The first line stands beside the bar, further ones under it: above it may be the name.
    let away = GAP
        + match datum.hedge {
            Hedge::Exact | Hedge::Almost | Hedge::AtMost => 0.0,
            Hedge::Over | Hedge::About | Hedge::AtLeast => mark::REACH,
        };
    let (x, anchor, room) = if below_zero {
        (end - away, Anchor::End, end - away - track.plot.x)
    } else {
        (end + away, Anchor::Start, track.plot.end() - end - away)
    };
    let mut text_bottom = bar_y;
    for (i, line) in measure::wrap(&label, LABEL, weight, room).iter().enumerate() {
        let y = bar_y + i as f64 * ROW;
        sheet.label((x, y), anchor, LABEL, weight, ink, line);
        text_bottom = y + ROW / 2.0;
    }
    let bottom = (bar_y + THICK / 2.0).max(names_top + names_h).max(text_bottom);
    let area = Area { x: track.name_column.x, y: top, w: track.plot.end() - track.name_column.x, h: bottom - top };
    sheet.hit(datum.mark, area, ((zero + end) / 2.0, bar_y));
    sheet.skip(bottom - top + BETWEEN);
}
