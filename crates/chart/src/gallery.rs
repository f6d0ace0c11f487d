//! Every kind of chart in every awkward state, with invented numbers: what `solieu chart --all` shows, and what the
//! tests of layout, pictures and descriptions go through.

use time::Date;

use crate::spec::{
    Bar, Bars, ChartSpec, Counts, Datum, Format, Grain, Hedge, Lang, MarkId, Marks, Nothing, Panel, Plot, Point,
    Reason, Role, Series, TargetRow, TargetValue,
};

/// The specs, each with a name that is fit for a file.
#[must_use]
pub fn gallery() -> Vec<(String, ChartSpec)> {
    let mut all = Vec::new();
    let mut add = |name: &str, plot: Plot| all.push((name.to_owned(), spec(plot)));
    add("line-0", panel("triệu người", Marks::Line(vec![series("Hộ gia đình", &[])])));
    add("line-1", panel("triệu người", Marks::Line(vec![series("Hộ gia đình", &[14.2])])));
    add("line-2", panel("triệu người", Marks::Line(vec![series("Hộ gia đình", &[14.2, 15.1])])));
    add("line-hedged", panel("triệu người", Marks::Line(vec![hedged()])));
    add("line-missing", panel("%", Marks::Line(vec![series("Tỷ lệ", &[3.0, 4.0, f64::NAN, 5.0, 4.5, f64::NAN, 2.0])])));
    add("line-negative", panel("%", Marks::Line(vec![series("Tăng trưởng", &[2.5, -1.25, 0.5, -3.75, 1.0])])));
    add("line-equal", panel("điểm", Marks::Line(vec![series("Không đổi", &[7.0; 6])])));
    add("line-band", panel("%", Marks::Line(vec![series("Tỷ lệ bao phủ", &[90.85, 91.01, 91.4, 92.04])])));
    add("line-200", panel("nghìn lượt", Marks::Line(vec![series("Lượt đọc", &wave(200, 40.0, 900.0))])));
    add("line-names", panel("triệu người", Marks::Line(many())));
    add("line-many-names", panel("triệu người", Marks::Line(twice(many()))));
    add("line-stretch", panel("tin, bài", Marks::Line(vec![stretches()])));
    add("line-apart", panel("%", Marks::Line(vec![apart()])));
    add("line-one-day", panel("triệu người", Marks::Line(vec![one_day()])));
    add(
        "line-unknown",
        panel("", Marks::Line(vec![Series { counts: Counts::Unknown, ..series("Không rõ", &[3.0, 9.0, 4.0]) }])),
    );
    add("line-unlike-stretches", panel("tin, bài", Marks::Line(vec![unlike_stretches()])));
    add("bars-0", bars("địa phương", Vec::new()));
    add("bars-1", bars("địa phương", vec![bar(0, "Bến Nước", 412.0)]));
    add("bars-2", bars("địa phương", vec![bar(0, "Bến Nước", 412.0), bar(1, "Đồi Gió", 0.0)]));
    add("bars-hedged", bars("chỉ báo", hedged_bars()));
    add("bars-negative", bars("địa phương", negative_bars()));
    add("bars-equal", bars("bài viết", (0..5).map(|i| bar(i, &format!("Bài số {}", i + 1), 63.0)).collect()));
    add("bars-200", bars("địa phương", many_bars(200)));
    add("targets-0", panel("người", Marks::Targets(Vec::new())));
    add("targets-1", panel("triệu người", Marks::Targets(targets().into_iter().take(1).collect())));
    add("targets", panel("triệu người", Marks::Targets(targets())));
    add("targets-200", panel("người", Marks::Targets(many_targets(200))));
    add("panels", panels());
    add("nothing", nothing());
    all
}

/// How numbers and dates look in the gallery: Vietnamese, without any library.
const FORMAT: Format = Format { number, date };

fn number(value: f64, decimals: u8) -> String {
    let plain = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::from(if value < 0.0 { "−" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    if part.is_empty() { out } else { format!("{out},{part}") }
}

fn date(date: Date, grain: Grain) -> String {
    let (day, month, year) = (date.day(), u8::from(date.month()), date.year());
    match grain {
        Grain::Year => year.to_string(),
        Grain::Month => format!("{month}/{year}"),
        Grain::Day => format!("{day}/{month}/{year}"),
    }
}

fn spec(plot: Plot) -> ChartSpec {
    ChartSpec {
        lang: Lang::Vi,
        title: "Số người tham gia quỹ hỗ trợ đọc sách tự nguyện, 2020–2023".to_owned(),
        filter: "Địa phương: cả nước; loại: kết quả và chỉ tiêu".to_owned(),
        source: "Nguồn: 3 bài viết (Báo Bến Nước 27/4/2021, Tin Đồi Gió 3/1/2022, Báo Bến Nước 15/6/2023)".to_owned(),
        plot,
        format: FORMAT,
    }
}

fn panel(unit: &str, marks: Marks) -> Plot {
    Plot::Panels(vec![one_panel("", unit, marks)])
}

fn one_panel(title: &str, unit: &str, marks: Marks) -> Panel {
    Panel { title: title.to_owned(), unit: unit.to_owned(), plain_unit: unit.to_owned(), marks }
}

fn bars(noun: &str, bars: Vec<Bar>) -> Plot {
    panel("tin, bài", Marks::Bars(Bars { noun: noun.to_owned(), bars }))
}

fn datum(mark: usize, value: f64) -> Datum {
    let is_known = value.is_finite();
    let decimals = if value == value.trunc() { 0 } else { 2 };
    Datum {
        mark: MarkId(u32::try_from(mark).unwrap_or(u32::MAX)),
        value: is_known.then_some(value),
        label: if is_known { number(value, decimals) } else { String::new() },
        plain: if is_known { value.to_string() } else { String::new() },
        hedge: Hedge::Exact,
        role: Role::Result,
    }
}

/// Quarters from the end of 2019 on.
fn quarter(n: usize) -> Date {
    let quarters = i32::try_from(n).unwrap_or(0);
    let julian = 2_458_849 + quarters * 91 + quarters / 4;
    Date::from_julian_day(julian).unwrap_or(Date::MIN)
}

fn point(mark: usize, nth: usize, value: f64) -> Point {
    let day = quarter(nth);
    Point { date: day, start: None, when: date(day, Grain::Day), apart: String::new(), datum: datum(mark, value) }
}

fn series(name: &str, values: &[f64]) -> Series {
    let points = values.iter().enumerate().map(|(i, v)| point(i, i, *v)).collect();
    Series { name: name.to_owned(), counts: Counts::Stock, points }
}

fn hedged() -> Series {
    let mut one = series("Hộ gia đình", &[11.2, 12.4, 13.0, 14.8, 15.1, 16.0, 16.4, 18.0, 17.2]);
    let roles = [
        (Hedge::Exact, Role::Derived, ""),
        (Hedge::Almost, Role::Result, "gần "),
        (Hedge::Over, Role::Result, "trên "),
        (Hedge::About, Role::Result, "khoảng "),
        (Hedge::Exact, Role::Result, ""),
        (Hedge::AtLeast, Role::Result, "ít nhất "),
        (Hedge::Exact, Role::Derived, ""),
        (Hedge::Exact, Role::Target, ""),
        (Hedge::AtMost, Role::Forecast, "không quá "),
    ];
    for (point, (hedge, role, words)) in one.points.iter_mut().zip(roles) {
        point.datum.hedge = hedge;
        point.datum.role = role;
        point.datum.label = format!("{words}{} triệu", point.datum.label);
    }
    one
}

/// A wave without sines: the same on every machine.
fn wave(n: usize, low: f64, high: f64) -> Vec<f64> {
    let step = |i: usize| ((i * i * 7 + i * 13) % 101) as f64 / 100.0;
    let slow = |i: usize| (i % 60) as f64 / 60.0;
    (0..n).map(|i| (low + (high - low) * (0.25 * step(i) + 0.75 * slow(i))).round()).collect()
}

fn many() -> Vec<Series> {
    let names = ["Bắt buộc", "Tự nguyện", "Hộ gia đình tham gia theo nhóm", "Học sinh, sinh viên", "Người cao tuổi"];
    let mut all: Vec<Series> = Vec::new();
    for (i, name) in names.into_iter().enumerate() {
        let from = [15.0, 1.1, 16.4, 17.9, 3.2].get(i).copied().unwrap_or(0.0);
        let values: Vec<f64> = (0..5).map(|n| from + 0.4 * n as f64 * if i % 2 == 0 { 1.0 } else { -0.2 }).collect();
        let mut one = series(name, &values);
        for (n, point) in one.points.iter_mut().enumerate() {
            point.datum.mark = MarkId(u32::try_from(100 * i + n).unwrap_or(0));
        }
        all.push(one);
    }
    all
}

/// As many again, a little lower: more lines than colours.
fn twice(mut all: Vec<Series>) -> Vec<Series> {
    let mut more = all.clone();
    for one in &mut more {
        one.name.push_str(", năm trước");
        for point in &mut one.points {
            let value = point.datum.value.unwrap_or(0.0) * 0.8;
            point.datum = datum(1000 + usize::try_from(point.datum.mark.0).unwrap_or(0), value);
        }
    }
    all.append(&mut more);
    all
}

fn stretches() -> Series {
    let mut one = series("Tin, bài", &[310.0, 1250.0, 420.0, 1630.0]);
    for (n, point) in one.points.iter_mut().enumerate() {
        point.date = quarter(2 * n + 2);
        point.start = Some(quarter(2 * n));
        point.when = format!("6 tháng, đến {}", date(point.date, Grain::Day));
    }
    one.counts = Counts::Flow;
    one
}

/// The base of the share changes before the third point.
fn apart() -> Series {
    let mut one = series("Tỷ lệ", &[32.4, 33.25, 38.0, 38.5]);
    if let Some(point) = one.points.get_mut(2) {
        point.apart = "cơ sở tính khác: ≈ 49,4 triệu → ≈ 46 triệu".to_owned();
    }
    one
}

/// Two values of one day that differ, and two that do not.
fn one_day() -> Series {
    let mut one = series("Hộ gia đình", &[11.0, 12.0, 12.75, 14.0, 15.0, 15.0, 16.0]);
    for (from, to) in [(1, 2), (4, 5)] {
        let day = one.points.get(from).map(|point| (point.date, point.when.clone()));
        if let (Some(point), Some((date, when))) = (one.points.get_mut(to), day) {
            (point.date, point.when) = (date, when);
        }
    }
    one
}

/// The last one lasts three times as long as the others.
fn unlike_stretches() -> Series {
    let mut one = stretches();
    if let Some(last) = one.points.last_mut() {
        last.start = Some(quarter(2));
        last.when = format!("18 tháng, đến {}", date(last.date, Grain::Day));
    }
    one
}

fn bar(mark: usize, name: &str, value: f64) -> Bar {
    Bar { name: name.to_owned(), datum: datum(mark, value) }
}

fn hedged_bars() -> Vec<Bar> {
    let all = [
        ("Phát thanh cơ sở", 98.0, Hedge::Exact, Role::Result, ""),
        (
            "Hội nghị tuyên truyền, đối thoại trực tiếp tại thôn, ấp, tổ dân phố",
            82.0,
            Hedge::Almost,
            Role::Result,
            "gần ",
        ),
        ("Tin, bài trên trang thông tin điện tử", 70.0, Hedge::Over, Role::Result, "trên "),
        ("Pa-nô, áp phích", 61.0, Hedge::About, Role::Result, "khoảng "),
        ("Tờ rơi", 55.0, Hedge::AtLeast, Role::Result, "ít nhất "),
        ("Tọa đàm", 44.0, Hedge::AtMost, Role::Result, "không quá "),
        ("Phóng sự", 40.0, Hedge::Exact, Role::Target, ""),
        ("Ra quân", 33.0, Hedge::Exact, Role::Derived, ""),
        ("Chưa rõ", f64::NAN, Hedge::Exact, Role::Result, ""),
    ];
    let made = all.into_iter().enumerate().map(|(i, (name, value, hedge, role, words))| {
        let mut one = bar(i, name, value);
        one.datum.hedge = hedge;
        one.datum.role = role;
        one.datum.label =
            one.datum.finite().map(|_| format!("{words}{} tin, bài", one.datum.label)).unwrap_or_default();
        one
    });
    made.collect()
}

fn negative_bars() -> Vec<Bar> {
    let all = [("Bến Nước", 4.5), ("Đồi Gió", -2.25), ("Cù Lao Dừa", -6.0), ("Phố Chợ Cũ", 0.0), ("Xóm Mới", 1.0)];
    all.into_iter().enumerate().map(|(i, (name, value))| bar(i, name, value)).collect()
}

fn many_bars(n: usize) -> Vec<Bar> {
    wave(n, 3.0, 2500.0).into_iter().enumerate().map(|(i, v)| bar(i, &format!("Địa phương thứ {}", i + 1), v)).collect()
}

fn target(n: usize, name: &str, (target, result): (Option<f64>, Option<f64>), gap: &str, pace: &str) -> TargetRow {
    let mark = |offset: usize, value: Option<f64>, role: Role| {
        value.map(|value| {
            let mut one = datum(2 * n + offset, value);
            one.role = role;
            one.label = format!("{} triệu", one.label);
            TargetValue { name: name.to_owned(), start: None, end: None, datum: one }
        })
    };
    TargetRow {
        name: name.to_owned(),
        target: mark(0, target, Role::Target),
        result: mark(1, result, Role::Result),
        gap: gap.to_owned(),
        pace: pace.to_owned(),
    }
}

fn targets() -> Vec<TargetRow> {
    let pace = "cần thêm 0,9 triệu mỗi tháng đến 31/12/2021";
    let mut all = vec![
        target(0, "Cài ứng dụng đọc sách, 2021", (Some(30.0), Some(21.25)), "còn thiếu 8,75 triệu (29,2 %)", pace),
        target(1, "Thẻ thư viện, 2022", (Some(14.0), Some(15.5)), "vượt 1,5 triệu (10,7 %)", ""),
        target(
            2,
            "Hộ gia đình tham gia câu lạc bộ đọc sách ở tất cả các địa phương, 2022",
            (Some(5.0), Some(5.0)),
            "đạt",
            "",
        ),
        target(3, "Người cao tuổi, 2023", (Some(2.0), None), "", "chưa có kết quả để so"),
        target(4, "Trẻ em, 2023", (None, Some(0.4)), "không thấy chỉ tiêu", ""),
    ];
    if let Some(result) = all.first_mut().and_then(|row| row.result.as_mut()) {
        result.datum.hedge = Hedge::Over;
        result.datum.label = format!("trên {}", result.datum.label);
    }
    all.push(earlier());
    all.push(implied());
    all
}

/// Of the target's year there is no result yet: the last one is of the year before.
fn earlier() -> TargetRow {
    let mut row =
        target(5, "Thu hội phí, 2023", (Some(8.0), Some(9.5)), "chưa có kết quả 2023; chỉ tiêu thấp hơn 1,5 triệu", "");
    if let Some(result) = &mut row.result {
        result.name = "Thu hội phí, 2022".to_owned();
        result.datum.role = Role::Earlier;
        result.datum.label = "9,50 triệu (2022)".to_owned();
        (result.start, result.end) = (Some(quarter(9)), Some(quarter(13)));
    }
    row
}

/// The target is not stated, but by how much it was exceeded.
fn implied() -> TargetRow {
    let mut row = target(6, "Độc giả mới, 2022", (Some(6.0), Some(7.5)), "vượt 1,5 triệu", "");
    if let Some(target) = &mut row.target {
        target.datum.role = Role::DerivedTarget;
    }
    row
}

fn many_targets(n: usize) -> Vec<TargetRow> {
    let values = wave(n, 10.0, 900.0).into_iter().zip(wave(n, 100.0, 700.0)).enumerate();
    values.map(|(i, (t, r))| target(i, &format!("Chỉ tiêu {}", i + 1), (Some(t), Some(r)), "", "")).collect()
}

fn panels() -> Plot {
    let mut share = series("Tỷ lệ", &[32.4, 33.1, 35.0]);
    let mut money = series("Tổng thu", &[80.9, 92.5, 99.25]);
    for (n, point) in share.points.iter_mut().chain(&mut money.points).enumerate() {
        point.datum.mark = MarkId(u32::try_from(50 + n).unwrap_or(0));
    }
    let places = Bars { noun: "địa phương".to_owned(), bars: negative_bars() };
    Plot::Panels(vec![
        one_panel("Tỷ lệ tham gia", "%", Marks::Line(vec![share])),
        one_panel("Tổng thu", "nghìn tỷ đồng", Marks::Line(vec![money])),
        one_panel("Thay đổi theo địa phương", "điểm phần trăm", Marks::Bars(places)),
    ])
}

fn nothing() -> Plot {
    Plot::Nothing(Nothing {
        reason: Reason::Undated,
        words: "14 số liệu được chọn đều không ghi thời gian, nên không vẽ được theo thời gian. Thử biểu đồ cột theo bài viết."
            .to_owned(),
    })
}
