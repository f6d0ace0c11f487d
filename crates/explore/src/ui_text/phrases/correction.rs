//! Phrases of *Sửa cách đọc*.

use super::Language;
use super::Language::{En, Vi};
use super::counted;

/// How many corrections there are: "3 chỗ đã sửa".
#[must_use]
pub fn n_corrections(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} chỗ đã sửa"),
        En => counted(n, "correction"),
    }
}

/// A number that states several figures is corrected as one.
#[must_use]
pub fn corrects_several(n: usize, language: Language) -> String {
    match language {
        Vi => format!("Con số này nêu {n} số liệu; sửa đổi áp dụng cho cả {n}"),
        En => format!("This number states {n} figures; the correction holds for all of them"),
    }
}
