//! The words that belong to charts as such, in both languages: what marks mean, names of columns, patterns of
//! sentences. Nouns come with the spec; nothing here knows what a chart is about.

use std::iter;

use crate::spec::{Datum, Format, Hedge, Lang, Point, Role};

/// One language's words.
pub(crate) struct Words {
    pub(crate) result: &'static str,
    pub(crate) target: &'static str,
    pub(crate) plan: &'static str,
    pub(crate) forecast: &'static str,
    pub(crate) derived: &'static str,
    pub(crate) derived_target: &'static str,
    pub(crate) earlier: &'static str,
    pub(crate) breaks_before: &'static str,
    pub(crate) almost: &'static str,
    pub(crate) over: &'static str,
    pub(crate) about: &'static str,
    pub(crate) at_least: &'static str,
    pub(crate) at_most: &'static str,
    pub(crate) off_zero: &'static str,
    pub(crate) faint_stretch: &'static str,
    pub(crate) some_named: &'static str,
    pub(crate) no_value: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) unit: &'static str,
    pub(crate) columns: Columns,
    pub(crate) line_chart: &'static str,
    pub(crate) bar_chart: &'static str,
    pub(crate) target_chart: &'static str,
    pub(crate) panels: &'static str,
    pub(crate) rises: &'static str,
    pub(crate) falls: &'static str,
    pub(crate) up: &'static str,
    pub(crate) down: &'static str,
    pub(crate) stays: &'static str,
    pub(crate) highest: &'static str,
    pub(crate) lowest: &'static str,
    pub(crate) values: (&'static str, &'static str),
}

/// Heads of the table.
pub(crate) struct Columns {
    pub(crate) series: &'static str,
    pub(crate) period: &'static str,
    pub(crate) value: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) target: &'static str,
    pub(crate) result: &'static str,
    pub(crate) gap: &'static str,
    pub(crate) pace: &'static str,
    pub(crate) name: &'static str,
}

const VI: Words = Words {
    result: "kết quả",
    target: "chỉ tiêu",
    plan: "kế hoạch",
    forecast: "dự báo",
    derived: "suy ra bằng phép tính",
    derived_target: "chỉ tiêu suy ra",
    earlier: "gần nhất",
    breaks_before: "Đường ngắt trước",
    almost: "gần: thấp hơn một chút",
    over: "trên: cao hơn một chút",
    about: "khoảng",
    at_least: "ít nhất",
    at_most: "nhiều nhất",
    off_zero: "Trục không bắt đầu từ 0",
    faint_stretch: "Vạch nhạt: cả kỳ",
    some_named: "Chỉ ghi tên một số cột; chỉ vào cột để xem, hoặc mở bảng",
    no_value: "Không có giá trị nào để vẽ",
    missing: "không có số liệu",
    unit: "đơn vị",
    columns: Columns {
        series: "Chuỗi",
        period: "Thời gian",
        value: "Giá trị",
        kind: "Loại",
        target: "Chỉ tiêu",
        result: "Kết quả",
        gap: "Chênh lệch",
        pace: "Nhịp cần đạt",
        name: "Tên",
    },
    line_chart: "Biểu đồ đường",
    bar_chart: "Biểu đồ cột",
    target_chart: "Chỉ tiêu và kết quả",
    panels: "biểu đồ nhỏ",
    rises: "tăng từ",
    falls: "giảm từ",
    up: "lên",
    down: "xuống",
    stays: "không đổi:",
    highest: "cao nhất",
    lowest: "thấp nhất",
    values: ("giá trị", "giá trị"),
};

const EN: Words = Words {
    result: "result",
    target: "target",
    plan: "plan",
    forecast: "forecast",
    derived: "derived by arithmetic",
    derived_target: "implied target",
    earlier: "latest before",
    breaks_before: "The line breaks before",
    almost: "almost: a little lower",
    over: "over: a little higher",
    about: "about",
    at_least: "at least",
    at_most: "at most",
    off_zero: "The axis does not start at 0",
    faint_stretch: "Pale band: the whole period",
    some_named: "Only some bars are named; point at one to read it, or open the table",
    no_value: "There is no value to draw",
    missing: "no figure",
    unit: "unit",
    columns: Columns {
        series: "Series",
        period: "Period",
        value: "Value",
        kind: "Kind",
        target: "Target",
        result: "Result",
        gap: "Gap",
        pace: "Pace needed",
        name: "Name",
    },
    line_chart: "Line chart",
    bar_chart: "Bar chart",
    target_chart: "Targets and results",
    panels: "small charts",
    rises: "rises from",
    falls: "falls from",
    up: "to",
    down: "to",
    stays: "stays the same:",
    highest: "highest",
    lowest: "lowest",
    values: ("value", "values"),
};

/// The words of a language.
pub(crate) fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    }
}

/// With a capital at its beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| iter::once(upper(c)).chain(chars).collect()).unwrap_or_default()
}

/// The capital of a small letter: it stands 32 or 1 before it wherever words of ours begin. The standard library's tables
/// of capitals are 5 KB gzipped in the page.
fn upper(c: char) -> char {
    let before = |n: u32| u32::from(c).checked_sub(n).and_then(char::from_u32);
    let is_capital = |capital: &char| letters::to_lowercase(*capital) == c;
    [before(32), before(1)].into_iter().flatten().find(is_capital).unwrap_or(c)
}

impl Words {
    /// What sort of value it is.
    pub(crate) fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Result => self.result,
            Role::Target => self.target,
            Role::Plan => self.plan,
            Role::Forecast => self.forecast,
            Role::Derived => self.derived,
            Role::DerivedTarget => self.derived_target,
            Role::Earlier => self.earlier,
        }
    }

    /// What the end of a hedged mark means; nothing for an exact one.
    pub(crate) fn hedge(&self, hedge: Hedge) -> Option<&'static str> {
        match hedge {
            Hedge::Exact => None,
            Hedge::Almost => Some(self.almost),
            Hedge::Over => Some(self.over),
            Hedge::About => Some(self.about),
            Hedge::AtLeast => Some(self.at_least),
            Hedge::AtMost => Some(self.at_most),
        }
    }

    /// "4 giá trị", "4 values".
    pub(crate) fn count(&self, n: usize) -> String {
        format!("{n} {}", if n == 1 { self.values.0 } else { self.values.1 })
    }
}

impl Words {
    /// A point for screen readers and tooltips: "BHXH tự nguyện, 31/3/2021: gần 1,1 triệu, chỉ tiêu".
    pub(crate) fn of_point(&self, format: Format, series: Option<&str>, point: &Point) -> String {
        let when = format.when(point);
        let name = series.map_or_else(|| when.to_string(), |series| format!("{series}, {when}"));
        self.of_named(format, &name, &point.datum)
    }

    /// Why a point stands apart from the one before it: "Đường ngắt trước năm 2022: cơ sở tính khác"; nothing if it does not.
    pub(crate) fn break_before(&self, format: Format, point: &Point) -> Option<String> {
        (!point.apart.is_empty()).then(|| format!("{} {}: {}", self.breaks_before, format.when(point), point.apart))
    }

    /// A named value likewise.
    pub(crate) fn of_named(&self, format: Format, name: &str, datum: &Datum) -> String {
        let value = if datum.finite().is_some() { format.label(datum) } else { self.missing.into() };
        let role = if datum.role == Role::Result { String::new() } else { format!(" ({})", self.role(datum.role)) };
        if name.is_empty() { format!("{value}{role}") } else { format!("{name}: {value}{role}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_vietnamese_letter_has_its_capital() {
        let small = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
        for letter in small.chars() {
            let text = letter.to_string();
            assert_eq!(capital(&text), text.to_uppercase());
        }
        assert_eq!(capital("ß ½"), "ß ½");
        assert_eq!(capital("Đã in"), "Đã in");
    }
}
