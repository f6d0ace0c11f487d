//! Phrases of the start page: how a value has changed, and what the figures of the corpus say together.

use engine::Decimal;

use crate::ui_text::Language::{self, En, Vi};

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

impl Way {
    /// The way of a difference; what is no difference counts as a rise.
    #[must_use]
    pub fn of(difference: Decimal) -> Way {
        if difference.is_negative() { Way::Down } else { Way::Up }
    }
}

/// How a value stands to an earlier one.
#[must_use]
pub fn changed(way: Way, amount: &str, since: &str, language: Language) -> String {
    match (language, way) {
        (Vi, Way::Up) => format!("tăng {amount} so với {since}"),
        (Vi, Way::Down) => format!("giảm {amount} so với {since}"),
        (En, Way::Up) => format!("up {amount} from {since}"),
        (En, Way::Down) => format!("down {amount} from {since}"),
    }
}

/// A value that is the same as an earlier one.
#[must_use]
pub fn unchanged(since: &str, language: Language) -> String {
    match language {
        Vi => format!("không đổi so với {since}"),
        En => format!("the same as {since}"),
    }
}

/// Two values whose hedges leave open which one is larger.
#[must_use]
pub fn change_not_sure(since: &str, language: Language) -> String {
    match language {
        Vi => format!("chưa rõ tăng hay giảm so với {since}: từ ước lượng để ngỏ cả hai"),
        En => format!("not clear whether it rose since {since}: the hedges allow both"),
    }
}

/// When and by whom articles were published, as far as that is known: publishers with most articles first, `others` more,
/// and how many articles say no date and no publisher.
#[must_use]
pub fn published(
    dates: &str,
    (publishers, others): (&[&str], Option<&str>),
    (undated, unsigned): (Option<&str>, Option<&str>),
    language: Language,
) -> String {
    let mut names = publishers.join(", ");
    if let Some(others) = others {
        names.push_str(&match language {
            Vi => format!(" và {others} nguồn khác"),
            En => format!(" and {others} more"),
        });
    }
    let told = match (dates.is_empty(), names.is_empty(), language) {
        (true, true, _) => String::new(),
        (false, true, Vi) => format!("Đăng {dates}"),
        (false, true, En) => format!("Published {dates}"),
        (true, false, Vi) => format!("Đăng trên {names}"),
        (true, false, En) => format!("Published by {names}"),
        (false, false, Vi) => format!("Đăng {dates} trên {names}"),
        (false, false, En) => format!("Published {dates} by {names}"),
    };
    let undated = undated.map(|n| match language {
        Vi => format!("{n} bài chưa rõ ngày đăng"),
        En => format!("{n} without a date"),
    });
    let unsigned = unsigned.map(|n| match language {
        Vi => format!("{n} bài chưa rõ nguồn"),
        En => format!("{n} without a publisher"),
    });
    let open: Vec<String> = [undated, unsigned].into_iter().flatten().collect();
    match (told.is_empty(), open.is_empty()) {
        (_, true) => told,
        (true, false) => open.join(", "),
        (false, false) => format!("{told} ({})", open.join(", ")),
    }
}
