//! Phrases on and around charts: hedged values, what was left out, gaps and paces.

use engine::reading::Qualifier;

use crate::ui_text::Language;
use crate::ui_text::Language::{En, Vi};

/// A number with its hedge: "gần 14,9 triệu".
#[must_use]
pub fn hedged(qualifier: Qualifier, number: &str, language: Language) -> String {
    let hedge = match (qualifier, language) {
        (Qualifier::Exact, _) => return number.to_owned(),
        (Qualifier::Almost, Vi) => "gần",
        (Qualifier::Almost, En) => "almost",
        (Qualifier::Over, Vi) => "trên",
        (Qualifier::Over, En) => "over",
        (Qualifier::About, Vi) => "khoảng",
        (Qualifier::About, En) => "about",
        (Qualifier::AtLeast, Vi) => "ít nhất",
        (Qualifier::AtLeast, En) => "at least",
        (Qualifier::AtMost, Vi) => "không quá",
        (Qualifier::AtMost, En) => "at most",
    };
    format!("{hedge} {number}")
}

/// A value of another time than what stands beside it.
#[must_use]
pub fn dated_value(value: &str, when: &str) -> String {
    if when.is_empty() { value.to_owned() } else { format!("{value} ({when})") }
}

/// A value that no text states.
#[must_use]
pub fn derived(number: &str, language: Language) -> String {
    match language {
        Vi => format!("≈ {number} (suy ra)"),
        En => format!("≈ {number} (derived)"),
    }
}

/// A share rests on another base than the one before it, by arithmetic.
#[must_use]
pub fn base_changed(old: &str, new: &str, language: Language) -> String {
    match language {
        Vi => format!("cơ sở tính khác: ≈ {old} → ≈ {new}"),
        En => format!("another base: ≈ {old} → ≈ {new}"),
    }
}

/// A share is of something else than the one before it, by its words.
#[must_use]
pub fn base_renamed(old: &str, new: &str, language: Language) -> String {
    match language {
        Vi => format!("cơ sở tính khác: “{old}” → “{new}”"),
        En => format!("another base: “{old}” → “{new}”"),
    }
}

/// Figures of no day, or counted until nobody says when, are not in a chart over time.
#[must_use]
pub fn undated_left_out(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} số không rõ đến ngày nào nên không có trong biểu đồ"),
        En => format!("{n} figures do not say up to which day and are not in the chart"),
    }
}

/// Some figures are not drawn, since no more marks can be told apart.
#[must_use]
pub fn marks_left_out(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} số không vẽ vì biểu đồ đã đầy; chọn thêm bộ lọc để thấy chúng"),
        En => format!("{n} figures are not drawn, since the chart is full; choose more filters to see them"),
    }
}

/// Only some of the units are drawn.
#[must_use]
pub fn units_left_out(shown: &str, all: &str, language: Language) -> String {
    match language {
        Vi => format!("Vẽ {shown}/{all} nhóm đơn vị đo; chọn một chỉ số để xem phần còn lại"),
        En => format!("{shown} of {all} groups of units are drawn; choose an indicator to see the others"),
    }
}

/// Where a chart's figures come from.
#[must_use]
pub fn sources(names: &[String], n_others: Option<&str>, language: Language) -> String {
    if names.is_empty() {
        return String::new();
    }
    let listed = names.join("; ");
    match (n_others, language) {
        (None, Vi) => format!("Nguồn: {listed}"),
        (None, En) => format!("Sources: {listed}"),
        (Some(n), Vi) => format!("Nguồn: {listed} và {n} bài khác"),
        (Some(n), En) => format!("Sources: {listed} and {n} more articles"),
    }
}

/// The target is not reached.
#[must_use]
pub fn target_missed(missing: &str, share: Option<&str>, when: &str, language: Language) -> String {
    let share = share.map(|share| format!(" ({share})")).unwrap_or_default();
    match language {
        Vi => format!("{when}: còn thiếu {missing}{share}"),
        En => format!("{when}: {missing} short{share}"),
    }
}

/// The target is reached; by how much it is exceeded, if at all, is not said.
#[must_use]
pub fn target_reached(when: &str, language: Language) -> String {
    match language {
        Vi => format!("{when}: đạt chỉ tiêu"),
        En => format!("{when}: reached"),
    }
}

/// The numbers are too round to say whether the target is reached.
#[must_use]
pub fn target_about_reached(when: &str, language: Language) -> String {
    match language {
        Vi => format!("{when}: xấp xỉ chỉ tiêu"),
        En => format!("{when}: about the target"),
    }
}

/// The target is reached or exceeded.
#[must_use]
pub fn target_exceeded(over: &str, when: &str, language: Language) -> String {
    match language {
        Vi => format!("{when}: đạt, vượt {over}"),
        En => format!("{when}: reached, {over} above"),
    }
}

/// Nobody says yet how far the target is reached.
#[must_use]
pub fn no_result_yet(due: &str, language: Language) -> String {
    match (due.is_empty(), language) {
        (true, Vi) => "chưa có kết quả".to_owned(),
        (true, En) => "no result yet".to_owned(),
        (false, Vi) => format!("chưa có kết quả {due}"),
        (false, En) => format!("no result for {due} yet"),
    }
}

/// The target lies above the result of an earlier period.
#[must_use]
pub fn target_above_earlier(distance: &str, when: &str, language: Language) -> String {
    match language {
        Vi => format!("chỉ tiêu cao hơn kết quả {when} {distance}"),
        En => format!("the target is {distance} above the result of {when}"),
    }
}

/// The target is what the result of an earlier period was, as precisely as both are said.
#[must_use]
pub fn target_like_earlier(when: &str, language: Language) -> String {
    match language {
        Vi => format!("chỉ tiêu xấp xỉ kết quả {when}"),
        En => format!("the target is about the result of {when}"),
    }
}

/// The target lies below the result of an earlier period.
#[must_use]
pub fn target_below_earlier(distance: &str, when: &str, language: Language) -> String {
    match language {
        Vi => format!("chỉ tiêu thấp hơn kết quả {when} {distance}"),
        En => format!("the target is {distance} below the result of {when}"),
    }
}

/// What is needed each month to reach a target.
#[must_use]
pub fn pace(by_month: &str, due: &str, language: Language) -> String {
    match language {
        Vi => format!("cần thêm {by_month} mỗi tháng đến {due}"),
        En => format!("{by_month} more a month needed until {due}"),
    }
}
