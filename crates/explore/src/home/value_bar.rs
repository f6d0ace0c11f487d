//! A value as a bar from zero: two values are compared, and no line between them says that there is a trend.

use engine::Decimal;

use crate::columns::RowIdx;
use crate::query::Query;
use crate::view::Link;
use crate::{Explorer, display};

/// One value, with the length that it has beside the others of its group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// When, or what it is: "năm 2022", "chỉ tiêu".
    pub name: String,
    /// The figure as it is written, and its sentence; one that is derived leads to a figure that it follows from.
    pub figure: Link,
    /// Its share of the longest bar, as an attribute takes it: "73.4%"; empty where a length would say nothing.
    pub length: String,
    /// How it is drawn.
    pub role: BarRole,
}

/// What a bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarRole {
    /// A result.
    Result,
    /// A result of an earlier time than what it stands beside.
    Earlier,
    /// A target that is stated.
    Target,
    /// A target that follows from what is stated.
    DerivedTarget,
}

impl BarRole {
    /// Its name, fit for a class.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            BarRole::Result => "result",
            BarRole::Earlier => "earlier",
            BarRole::Target => "target",
            BarRole::DerivedTarget => "derived",
        }
    }
}

/// The shares of the greatest of `values` that each has. None has a length if one of them lies below zero, or if all are
/// zero: a bar begins at zero.
pub(super) fn lengths(values: &[Decimal]) -> Vec<String> {
    let greatest = values.iter().max().copied().unwrap_or_default().to_f64();
    let is_drawn = greatest > 0.0 && values.iter().all(|value| !value.is_negative());
    let length = |value: &Decimal| display::rounded(value.to_f64() / greatest * 100.0, 4);
    let length = |value: &Decimal| length(value).filter(|_| is_drawn).map(|share| format!("{share}%"));
    values.iter().map(|value| length(value).unwrap_or_default()).collect()
}

impl Explorer {
    /// The figure of a row as the press writes it, and the way to its sentence.
    pub(crate) fn figure_link(&self, query: &Query, row: RowIdx) -> Option<Link> {
        let parts = self.parts(row)?;
        Some(Link { text: self.written(query, row)?, href: self.way_to(query, parts).to_hash() })
    }

    /// The figure of a row as the press writes it, with its hedge and its unit: "trên 5.147 tỷ đồng".
    pub(crate) fn written(&self, query: &Query, row: RowIdx) -> Option<String> {
        let (mention, language) = (self.parts(row)?.mention, query.language);
        let unit = self.unit_of(row, language);
        let value = display::as_written(mention, self.value(row)?, &unit, language);
        Some(crate::ui_text::phrases::hedged(mention.qualifier, &value, language))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_begin_at_zero() {
        let of = |values: &[i64]| lengths(&values.iter().map(|value| Decimal::from(*value)).collect::<Vec<_>>());
        assert_eq!(of(&[1, 3]), ["33.33%", "100%"]);
        assert_eq!(of(&[0, 2]), ["0%", "100%"]);
        assert_eq!(of(&[-1, 2]), ["", ""]);
        assert_eq!(of(&[0, 0]), ["", ""]);
        assert!(of(&[]).is_empty());
    }
}
