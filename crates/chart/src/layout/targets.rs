//! Targets and their results: a dumbbell a row, with the gap filled in and the pace that is needed in words.
//!
//! The target's label stands above the track and the result's below, so the two never meet, however close the values.

use super::mark::{self, Direction};
use super::mark_legend::Remark;
use super::plotters_coord::Axis;
use super::sheet::{Column, Sheet};
use super::value_scale::{Scale, Zero, scale};
use super::{Anchor, Area, Dash, Face, LABEL, NARROW, SMALL, hair};
use crate::measure::{self, Weight};
use crate::spec::{ChartSpec, Datum, Panel, Role, TargetRow};
use crate::theme::Ink;
use crate::ui_text::words;

/// The height of a line of text.
const ROW: f64 = LABEL * measure::LINE;
/// From the track to the middle of a label.
const AWAY: f64 = 19.0;
/// The space between rows.
const BETWEEN: f64 = 20.0;

/// Where values go.
struct Track {
    /// Names: beside the tracks, or above each.
    names: Column,
    plot: Column,
    values: Axis<Scale>,
}

pub(super) fn lay(sheet: &mut Sheet, spec: &ChartSpec, panel: &Panel, rows: &[TargetRow], column: Column) -> Remark {
    sheet.paragraph(column, &panel.unit, SMALL, Weight::Regular, Face::Sans, Ink::Soft);
    sheet.skip(8.0);
    let widest = rows.iter().map(|r| measure::width(&r.name, LABEL, Weight::Bold)).fold(0.0, f64::max);
    let names_w = if column.w >= NARROW { widest.min(column.w * 0.3) } else { column.w };
    let plot =
        if column.w >= NARROW { Column { x: column.x + names_w + 24.0, w: column.w - names_w - 24.0 } } else { column };
    let values = rows.iter().flat_map(TargetRow::values).filter_map(|value| value.datum.finite());
    let scale = scale(values, (plot.w / 90.0).max(2.0), Zero::Always);
    let values = Axis::new(scale, plot.x + mark::REACH, plot.end() - mark::REACH);
    let track = Track { names: Column { x: column.x, w: names_w }, plot, values };
    for (i, one) in rows.iter().enumerate() {
        if i > 0 {
            let y = hair(sheet.bottom() + BETWEEN / 2.0);
            sheet.stroke(vec![(column.x, y), (column.end(), y)], Ink::Line, 1.0, Dash::Solid);
            sheet.skip(BETWEEN);
        }
        row(sheet, spec, one, &track);
    }
    Remark::Nothing
}

fn row(sheet: &mut Sheet, spec: &ChartSpec, row: &TargetRow, track: &Track) {
    let top = sheet.bottom();
    let is_beside = track.names.end() < track.plot.x;
    let breaks = if is_beside { measure::balance } else { measure::wrap };
    let names = breaks(&row.name, LABEL, Weight::Bold, track.names.w);
    for (i, line) in names.iter().enumerate() {
        let at = (track.names.x, top + (i as f64 + 0.5) * ROW);
        sheet.label(at, Anchor::Start, LABEL, Weight::Bold, Ink::Text, line);
    }
    let names_bottom = top + names.len() as f64 * ROW;
    let head = if is_beside { top } else { names_bottom + 2.0 };
    let words = words(spec.lang);

    let (own_target, own_result) = (row.target.as_ref().map(|it| &it.datum), row.result.as_ref().map(|it| &it.datum));
    let target = own_target.and_then(|d| Some((d, track.values.at(&d.finite()?))));
    let result = own_result.and_then(|d| Some((d, track.values.at(&d.finite()?))));
    let above = own_target.map_or_else(
        || vec![format!("{}: {}", words.target, words.missing)],
        |d| measure::wrap(&label(spec, d), LABEL, Weight::Regular, track.plot.w),
    );
    let below = own_result.map_or_else(
        || vec![format!("{}: {}", words.result, words.missing)],
        |d| measure::wrap(&label(spec, d), LABEL, Weight::Bold, track.plot.w),
    );
    // What is from before the time of the target reaches nothing of it.
    let is_reached = own_result.is_some_and(|datum| datum.role != Role::Earlier);
    let y = head + above.len() as f64 * ROW + AWAY - ROW / 2.0;
    lines(
        sheet,
        &above,
        track,
        target.map(|t| t.1),
        head,
        Weight::Regular,
        if target.is_some() { Ink::Soft } else { Ink::Faint },
    );
    let (weight, ink) = match result {
        Some(_) if is_reached => (Weight::Bold, Ink::Text),
        Some(_) => (Weight::Regular, Ink::Soft),
        None => (Weight::Regular, Ink::Faint),
    };
    lines(sheet, &below, track, result.map(|r| r.1), y + AWAY - ROW / 2.0, weight, ink);

    let rail = Area { x: track.plot.x, y: y - 3.0, w: track.plot.w, h: 6.0 };
    sheet.fill(rail, Ink::Sunk, 1.0);
    let zero = hair(track.values.at(&0.0));
    sheet.stroke(vec![(zero, y - 7.0), (zero, y + 7.0)], Ink::Edge, 1.0, Dash::Solid);
    if let Some((_, x)) = result.filter(|_| is_reached) {
        sheet.fill(Area { x: zero.min(x), y: y - 3.0, w: (x - zero).abs(), h: 6.0 }, Ink::series(0), 1.0);
    }
    if let (Some((_, t)), Some((_, r))) = (target, result.filter(|_| is_reached)) {
        // What is missing is filled in; what exceeds the target shows by the bar going on beyond it.
        if t > r {
            sheet.fill(Area { x: r, y: y - 3.0, w: t - r, h: 6.0 }, Ink::Gap, 1.0);
        }
    }
    let half = (AWAY + ROW / 2.0).min(24.0);
    // The target is the larger one and lies behind, so that it rings a result that is just as high.
    let target = target.map(|(datum, x)| (datum, x, 2.5, half));
    let result = result.map(|(datum, x)| (datum, x, 0.5, 0.0));
    for (datum, x, more, up) in target.into_iter().chain(result) {
        let ink = mark::ink(datum.role, Ink::series(0));
        mark::ends(sheet, (x, y), datum.hedge, Direction::Right, ink);
        sheet.glyph((x, y), mark::radius(datum.role) + more, ink, mark::form(datum.role));
        let area = Area { x: x - 14.0, y: y - up, w: 28.0, h: half };
        sheet.hit(datum.mark, area, (x, y));
    }

    let mut bottom = y + AWAY - ROW / 2.0 + below.len() as f64 * ROW;
    for text in [&row.gap, &row.pace] {
        for line in measure::wrap(text, SMALL, Weight::Regular, track.plot.w) {
            let h = SMALL * measure::LINE;
            sheet.label(
                (track.plot.x, bottom + 2.0 + h / 2.0),
                Anchor::Start,
                SMALL,
                Weight::Regular,
                Ink::Soft,
                &line,
            );
            bottom += h;
        }
    }
    sheet.skip(bottom.max(names_bottom) + 2.0 - top);
}

/// "chỉ tiêu: 23 triệu", or that there is none.
fn label(spec: &ChartSpec, datum: &Datum) -> String {
    let words = words(spec.lang);
    let value = if datum.finite().is_some() { spec.format.label(datum) } else { words.missing.into() };
    format!("{}: {value}", words.role(datum.role))
}

/// Lines centred on a mark as far as the plot allows, or at its beginning if there is no mark.
fn lines(sheet: &mut Sheet, lines: &[String], track: &Track, x: Option<f64>, top: f64, weight: Weight, ink: Ink) {
    for (i, line) in lines.iter().enumerate() {
        let y = top + (i as f64 + 0.5) * ROW;
        match x {
            Some(x) => sheet.centred((x, y), track.plot, LABEL, weight, ink, line),
            None => sheet.label((track.plot.x, y), Anchor::Start, LABEL, weight, ink, line),
        }
    }
}
