//! Whatever is shown and however wide: nothing is cut, no label lies on another, and every value can be reached.

use proptest::prelude::*;

use super::*;
use crate::arbitrary::{WIDTHS, spec};
use crate::describe_mark;
use crate::gallery::gallery;

#[test]
fn the_gallery_is_well_laid_out_at_every_width() {
    for (name, spec) in gallery() {
        for width_px in WIDTHS {
            for chrome in [Chrome::None, Chrome::Full] {
                if let Err(why) = check(&spec, Frame { width_px, chrome }) {
                    panic!("{name} at {width_px}, {chrome:?}: {why}");
                }
            }
        }
    }
}

#[test]
fn a_wide_picture_labels_every_one_of_a_few_points() {
    let (_, spec) = gallery().into_iter().find(|(name, _)| name == "line-hedged").unwrap();
    let said = texts(&layout(&spec, Frame { width_px: 1280.0, chrome: Chrome::None }));
    for datum in spec.panels().iter().flat_map(Panel::data) {
        assert!(said.contains(&datum.label), "{:?} is not in {said:?}", datum.label);
    }
}

#[test]
fn odd_widths_are_taken_for_the_nearest_that_works() {
    let (_, spec) = gallery().remove(2);
    for (width_px, width) in [(f64::NAN, 240.0), (0.0, 240.0), (-5.0, 240.0), (1e9, 4000.0)] {
        assert_eq!(layout(&spec, Frame { width_px, chrome: Chrome::None }).width, width);
    }
}

#[test]
fn marks_of_one_line_do_not_hide_each_other() {
    for name in ["line-200", "line-hedged", "line-stretch", "line-2"] {
        let (_, spec) = gallery().into_iter().find(|(other, _)| other == name).unwrap();
        let hits = layout(&spec, Frame { width_px: 390.0, chrome: Chrome::None }).hits;
        for pair in hits.windows(2) {
            let (end, start) = (pair[0].area.x + pair[0].area.w, pair[1].area.x);
            assert!(end <= start + 0.01, "{name}: {:?} and {:?}", pair[0], pair[1]);
        }
    }
}

#[test]
fn a_point_finds_the_mark_that_is_nearest_among_those_that_hold_it() {
    for (name, spec) in gallery() {
        let laid = layout(&spec, Frame { width_px: 390.0, chrome: Chrome::None });
        for hit in &laid.hits {
            let (x, y) = hit.centre;
            let found = laid.hit_at(x, y).unwrap_or_else(|| panic!("{name}: nothing at {hit:?}"));
            let far = |other: &Hit| (other.centre.0 - x).powi(2) + (other.centre.1 - y).powi(2);
            assert!(far(&laid.hits[found]) <= far(hit), "{name}: {:?} at {hit:?}", laid.hits[found]);
        }
        assert_eq!(laid.hit_at(-1.0, -1.0), None, "{name}");
    }
}

#[test]
fn a_line_joins_only_what_can_be_compared() {
    let n_joined = |name: &str| -> usize {
        let (_, spec) = gallery().into_iter().find(|(other, _)| *other == name).unwrap();
        let shapes = layout(&spec, Frame { width_px: 768.0, chrome: Chrome::None }).shapes;
        let line = |shape: &Shape| match shape {
            Shape::Stroke { points, ink, width: 2.2, .. } if *ink == Ink::series(0) => points.len(),
            _ => 0,
        };
        shapes.iter().map(line).sum()
    };
    assert_eq!((n_joined("line-stretch"), n_joined("line-unlike-stretches")), (4, 3));
    // The base changes in the middle; the second day has two values, the fifth one value twice; nothing is known.
    assert_eq!(["line-apart", "line-one-day", "line-unknown"].map(n_joined), [4, 3, 0]);
}

#[test]
fn words_that_are_left_to_the_format_are_as_if_they_were_written() {
    let (mut bare, mut written) = (long_line(300), long_line(300));
    for (spec, is_written) in [(&mut bare, false), (&mut written, true)] {
        let format = spec.format;
        let Plot::Panels(panels) = &mut spec.plot else { panic!("nothing is drawn") };
        let Marks::Line(series) = &mut panels[0].marks else { panic!("no line") };
        for point in &mut series[0].points {
            (point.when, point.datum.label, point.datum.plain) = Default::default();
            point.datum.value = point.datum.value.map(|value| value / 8.0 - 20.0);
            if is_written {
                (point.when, point.datum.label) = (format.when(point).into(), format.label(&point.datum).into());
                point.datum.plain = point.datum.value.unwrap().to_string();
            }
        }
    }
    let frame = Frame { width_px: 800.0, chrome: Chrome::None };
    assert_eq!(layout(&bare, frame), layout(&written, frame));
    assert_eq!(crate::describe(&bare), crate::describe(&written));
    assert_eq!(crate::tables(&bare), crate::tables(&written));
    assert_eq!(crate::csv(&bare), crate::csv(&written));
}

proptest! {
    #[test]
    fn any_chart_is_well_laid_out(spec in spec(), nth in 0..5usize, is_framed: bool) {
        let chrome = if is_framed { Chrome::Full } else { Chrome::None };
        if let Err(why) = check(&spec, Frame { width_px: WIDTHS[nth], chrome }) {
            prop_assert!(false, "{why}");
        }
    }
}

fn check(spec: &ChartSpec, frame: Frame) -> Result<(), String> {
    let layout = layout(spec, frame);
    let sheet = Area { x: 0.0, y: 0.0, w: layout.width, h: layout.height };
    for shape in &layout.shapes {
        let area = shape.area();
        let all = [area.x, area.y, area.w, area.h];
        if all.iter().any(|v| !v.is_finite()) || !sheet.holds(&area) {
            return Err(format!("{shape:?} at {area:?} is not inside {sheet:?}"));
        }
    }
    let texts: Vec<(&Text, Area)> = layout
        .shapes
        .iter()
        .filter_map(|shape| match shape {
            Shape::Text(text) => Some((text, text.area())),
            Shape::Stroke { .. } | Shape::Fill { .. } | Shape::Glyph { .. } => None,
        })
        .collect();
    for (i, (a, a_area)) in texts.iter().enumerate() {
        for (b, b_area) in texts.iter().skip(i + 1) {
            if a_area.overlaps(b_area) {
                return Err(format!("{:?} and {:?} overlap: {a_area:?}, {b_area:?}", a.words, b.words));
            }
        }
        for shape in &layout.shapes {
            if let Shape::Glyph { x, y, radius, .. } = shape
                && a_area.overlaps(&Area::around(*x, *y, *radius * 0.7))
            {
                return Err(format!("{:?} lies on a mark at {x}, {y}", a.words));
            }
        }
    }
    reach(spec, &layout, sheet)
}

/// Every value that is drawn is reached by exactly one area, and values that are missing only where they have a row.
fn reach(spec: &ChartSpec, layout: &Layout, sheet: Area) -> Result<(), String> {
    let mut left: Vec<MarkId> = layout.hits.iter().map(|hit| hit.mark).collect();
    left.sort_unstable();
    if left.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err("a mark has two areas".to_owned());
    }
    for panel in spec.panels() {
        let is_empty = panel.data().all(|datum| datum.finite().is_none());
        for datum in panel.data().filter(|datum| datum.finite().is_some() && !is_empty) {
            let hit = layout.hits.iter().find(|hit| hit.mark == datum.mark);
            let hit = hit.ok_or_else(|| format!("{datum:?} cannot be reached"))?;
            let (x, y) = hit.centre;
            if !sheet.holds(&hit.area) || !hit.area.holds(&Area::around(x, y, 0.0)) || hit.area.w < 0.25 {
                return Err(format!("{hit:?} is no good area in {sheet:?}"));
            }
            let said = describe_mark(spec, hit.mark);
            if !said.contains(&datum.label) {
                return Err(format!("{said:?} does not say {:?}", datum.label));
            }
        }
    }
    Ok(())
}

fn texts(layout: &Layout) -> Vec<String> {
    let text = |shape: &Shape| match shape {
        Shape::Text(text) => Some(text.words.clone()),
        Shape::Stroke { .. } | Shape::Fill { .. } | Shape::Glyph { .. } => None,
    };
    layout.shapes.iter().filter_map(text).collect()
}

#[test]
fn what_fits_into_one_line_stays_in_one() {
    let (_, spec) = gallery().into_iter().find(|(name, _)| name == "bars-equal").unwrap();
    let said = texts(&layout(&spec, Frame { width_px: 768.0, chrome: Chrome::None }));
    assert!(said.iter().any(|words| words == "Bài số 1"), "{said:?}");
}

#[test]
fn many_bars_have_an_axis() {
    let (_, spec) = gallery().into_iter().find(|(name, _)| name == "bars-200").unwrap();
    for (width_px, wanted) in [(320.0, vec!["0", "2.000"]), (768.0, vec!["0", "500", "1.000", "1.500", "2.000"])] {
        let said = texts(&layout(&spec, Frame { width_px, chrome: Chrome::None }));
        assert!(wanted.iter().all(|tick| said.iter().any(|words| words == tick)), "{width_px}: {said:?}");
    }
}

/// The gallery's long line, with a point a day.
fn long_line(n: usize) -> ChartSpec {
    let (_, mut spec) = gallery().into_iter().find(|(name, _)| name == "line-200").unwrap();
    let Plot::Panels(panels) = &mut spec.plot else { panic!("no panels") };
    let Marks::Line(series) = &mut panels[0].marks else { panic!("no line") };
    let model = series[0].points[0].clone();
    let point = |i: usize| {
        let mut point = model.clone();
        point.date = time::Date::from_julian_day(2_400_000 + i as i32).unwrap();
        point.datum.value = Some(((i * i * 7 + i * 13) % 1013) as f64);
        point.datum.mark = MarkId(i as u32);
        point
    };
    series[0].points = (0..n).map(point).collect();
    spec
}

#[test]
fn a_long_line_is_thinned_to_what_its_pixels_show() {
    let width = 768.0;
    let spec = long_line(20_000);
    let laid = layout(&spec, Frame { width_px: width, chrome: Chrome::None });
    assert!(laid.hits.len() as f64 <= 4.0 * width, "{}", laid.hits.len());
    // First and last, least and greatest are there.
    let data: Vec<_> = spec.panels()[0].data().collect();
    let value = |at: usize| data[at].value.unwrap();
    let least = (0..data.len()).min_by(|a, b| value(*a).total_cmp(&value(*b))).unwrap();
    let greatest = (0..data.len()).max_by(|a, b| value(*a).total_cmp(&value(*b))).unwrap();
    let heights = laid.hits.iter().map(|hit| hit.centre.1);
    let reached = |at: usize| laid.hits.iter().find(|hit| hit.mark == data[at].mark);
    assert!(reached(0).is_some() && reached(data.len() - 1).is_some());
    let (top, bottom) = (heights.clone().fold(f64::MAX, f64::min), heights.fold(f64::MIN, f64::max));
    let all_marks: std::collections::BTreeSet<_> = laid.hits.iter().map(|hit| hit.mark).collect();
    let same_value = |at: usize| data.iter().any(|d| d.value == data[at].value && all_marks.contains(&d.mark));
    assert!(same_value(least) && same_value(greatest) && top < bottom);
    // Few points stay as they are.
    let few = long_line(700);
    assert_eq!(layout(&few, Frame { width_px: width, chrome: Chrome::None }).hits.len(), 700);
}
