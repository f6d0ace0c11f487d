//! Charts of every kind with values and names that nobody would choose, for property tests.

use proptest::prelude::*;
use time::Date;

use crate::gallery::gallery;
use crate::spec::*;

/// Widths of phones, tablets and desks.
pub(crate) const WIDTHS: [f64; 5] = [320.0, 390.0, 768.0, 1280.0, 1920.0];

/// Any chart; marks are numbered in reading order.
pub(crate) fn spec() -> impl Strategy<Value = ChartSpec> {
    (prop::collection::vec(panel(), 1..4), any::<bool>()).prop_map(|(panels, is_vietnamese)| {
        let mut spec = gallery().remove(0).1;
        spec.lang = if is_vietnamese { Lang::Vi } else { Lang::En };
        spec.plot = Plot::Panels(panels);
        number_marks(&mut spec);
        spec
    })
}

fn panel() -> impl Strategy<Value = Panel> {
    let marks = prop_oneof![
        prop::collection::vec(series(), 0..8).prop_map(Marks::Line),
        (name(), prop_oneof![4 => prop::collection::vec((name(), datum()), 0..30), 1 => prop::collection::vec((name(), datum()), 81..120)]).prop_map(|(noun, bars)| {
            let bars = bars.into_iter().map(|(name, datum)| Bar { name, datum }).collect();
            Marks::Bars(Bars { noun, bars })
        }),
        prop::collection::vec(target(), 0..12).prop_map(Marks::Targets),
    ];
    (name(), name(), marks).prop_map(|(title, unit, marks)| Panel {
        title,
        unit,
        plain_unit: "người".to_owned(),
        marks,
    })
}

fn series() -> impl Strategy<Value = Series> {
    let day = prop_oneof![2_458_800..2_460_100i32, 2_400_000..2_500_000i32];
    let apart = prop_oneof![9 => Just(String::new()), 1 => name()];
    let point = (day, prop::option::of(1..400i32), apart, datum()).prop_map(|(day, days, apart, datum)| {
        let date = |day| Date::from_julian_day(day).unwrap();
        let when = date(day).to_string();
        Point { date: date(day), start: days.map(|days| date(day - days)), when, apart, datum }
    });
    let counts = prop_oneof![Just(Counts::Stock), Just(Counts::Flow), Just(Counts::Unknown)];
    (name(), counts, prop::collection::vec(point, 0..30)).prop_map(|(name, counts, mut points)| {
        points.sort_by_key(|point| point.date);
        Series { name, counts, points }
    })
}

fn target() -> impl Strategy<Value = TargetRow> {
    let value = || {
        let value = (name(), datum()).prop_map(|(name, datum)| TargetValue { name, start: None, end: None, datum });
        prop::option::of(value)
    };
    (name(), value(), value(), name(), name()).prop_map(|(name, target, result, gap, pace)| TargetRow {
        name,
        target,
        result,
        gap,
        pace,
    })
}

fn datum() -> impl Strategy<Value = Datum> {
    let value = prop_oneof![
        8 => (-50..1000i32).prop_map(|v| Some(f64::from(v) / 4.0)),
        2 => (0..3i32).prop_map(|v| Some(f64::from(v))),
        1 => any::<f64>().prop_map(Some),
        1 => Just(Some(f64::NAN)),
        1 => Just(Some(1e15)),
        1 => Just(Some(1e-9)),
        1 => Just(None),
    ];
    let hedge = prop::sample::select(vec![
        Hedge::Exact,
        Hedge::Exact,
        Hedge::Almost,
        Hedge::Over,
        Hedge::About,
        Hedge::AtLeast,
        Hedge::AtMost,
    ]);
    let role = prop::sample::select(vec![
        Role::Result,
        Role::Result,
        Role::Result,
        Role::Target,
        Role::Plan,
        Role::Forecast,
        Role::Derived,
        Role::DerivedTarget,
        Role::Earlier,
    ]);
    (value, hedge, role, name()).prop_map(|(value, hedge, role, words)| {
        let shown = value.map_or(0.0, |v| v.clamp(-1e6, 1e6));
        let label = format!("{shown} {words}").trim().to_owned();
        Datum { mark: MarkId(0), value, label, plain: shown.to_string(), hedge, role }
    })
}

/// From nothing to far more than fits, with marks composed and not.
fn name() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Tỷ",
        "lệ",
        "bao",
        "phủ",
        "nghiệp",
        "Ộ",
        "(tự",
        "nguyện)",
        "25.358.667",
        "nghiêngnghiêngnghiêngnghiêngnghiêngnghiêng",
        "ho\u{323}̂\u{301}",
        "&<>\"",
    ]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

fn number_marks(spec: &mut ChartSpec) {
    let mut next = 0;
    let mut number = |datum: &mut Datum| {
        datum.mark = MarkId(next);
        next += 1;
    };
    let Plot::Panels(panels) = &mut spec.plot else { return };
    for panel in panels {
        match &mut panel.marks {
            Marks::Line(series) => series.iter_mut().flat_map(|s| &mut s.points).for_each(|p| number(&mut p.datum)),
            Marks::Bars(bars) => bars.bars.iter_mut().for_each(|b| number(&mut b.datum)),
            Marks::Targets(rows) => {
                let values = rows.iter_mut().flat_map(|r| r.target.iter_mut().chain(&mut r.result));
                values.for_each(|value| number(&mut value.datum));
            }
        }
    }
}
