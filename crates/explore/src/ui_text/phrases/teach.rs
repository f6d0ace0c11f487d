//! Phrases of *Dạy một từ*.

use super::Language;
use super::Language::{En, Vi};
use super::counted;

/// Figures that are read otherwise: "3 số liệu đổi".
#[must_use]
pub fn n_changed(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} số liệu đổi"),
        En => counted(n, "figure") + " changed",
    }
}

/// More than is listed: "và 12 số liệu nữa".
#[must_use]
pub fn and_figures_more(n: &str, language: Language) -> String {
    match language {
        Vi => format!("và {n} số liệu nữa"),
        En => format!("and {n} more"),
    }
}

/// What the indicator of a figure was and is.
#[must_use]
pub fn from_to(before: &str, now: &str, language: Language) -> String {
    match language {
        Vi | En => format!("{before} → {now}"),
    }
}

/// How far a phrase reaches: "có trong 3 câu, 2 câu có số liệu nhận chỉ số này".
#[must_use]
pub fn phrase_reach(n_sentences: &str, n_claimed: &str, language: Language) -> String {
    match language {
        Vi => format!("có trong {n_sentences} câu; {n_claimed} câu có số liệu nhận chỉ số này"),
        En => format!("in {}; a figure took the indicator in {n_claimed}", counted(n_sentences, "sentence")),
    }
}
