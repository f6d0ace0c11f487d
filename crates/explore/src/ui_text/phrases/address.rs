//! What an address asks for that is not there, or not understood.

use crate::display;
use crate::query::UrlNote;
use crate::query::url::{MOST_BYTES, MOST_VALUES};
use crate::ui_text::Language;
use crate::ui_text::Language::{En, Vi};

/// What was not understood in the URL.
#[must_use]
pub fn url_note(note: &UrlNote, language: Language) -> String {
    match (note, language) {
        (UrlNote::Route(path), Vi) => format!("Không có trang “{}”: đang mở trang đầu", short(path)),
        (UrlNote::Route(path), En) => format!("There is no page “{}”: this is the start page", short(path)),
        (UrlNote::Key(key), Vi) => format!("Liên kết có phần không hiểu: “{}”; phần đó được bỏ qua", short(key)),
        (UrlNote::Key(key), En) => {
            format!("The link has a part that is not understood, “{}”; it is ignored", short(key))
        }
        (UrlNote::Value { key, value }, Vi) => {
            format!("“{}” không nhận giá trị “{}”; giá trị đó được bỏ qua", short(key), short(value))
        }
        (UrlNote::Value { key, value }, En) => {
            format!("“{}” does not take “{}”; it is ignored", short(key), short(value))
        }
        (UrlNote::Version(version), Vi) => {
            format!("Liên kết thuộc phiên bản mới hơn ({}) của trang này", short(version))
        }
        (UrlNote::Version(version), En) => {
            format!("The link was made by a newer version ({}) of this site", short(version))
        }
        (UrlNote::Values { key, n_more }, Vi) => {
            let [n, most] = [*n_more, MOST_VALUES].map(|n| display::count(n, Vi));
            format!("“{key}” chỉ nhận {most} giá trị; {n} giá trị nữa được bỏ qua")
        }
        (UrlNote::Values { key, n_more }, En) => {
            let [n, most] = [*n_more, MOST_VALUES].map(|n| display::count(n, En));
            format!("“{key}” takes {most} values; {n} more are ignored")
        }
        (UrlNote::Length, Vi) => {
            format!("Liên kết quá dài: phần sau {} ký tự đầu được bỏ qua", display::count(MOST_BYTES, Vi))
        }
        (UrlNote::Length, En) => {
            format!(
                "The link is too long: what follows its first {} characters is ignored",
                display::count(MOST_BYTES, En)
            )
        }
        (UrlNote::More(n), Vi) => {
            format!("và {} phần nữa của liên kết không hiểu được, cũng được bỏ qua", display::count(*n, Vi))
        }
        (UrlNote::More(n), En) => {
            format!("and {} more parts of the link, not understood and ignored, too", display::count(*n, En))
        }
        (UrlNote::Failed, Vi) => "Lần trước, trang ở địa chỉ này gặp lỗi và đã dừng; đây là trang đầu".to_owned(),
        (UrlNote::Failed, En) => "This address made the page fail the last time; this is the start page".to_owned(),
    }
}

/// As much of a text as names it: it may be of any length.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

/// A value is chosen that the corpus does not have.
#[must_use]
pub fn no_such_value(facet: &str, value: &str, language: Language) -> String {
    match language {
        Vi => format!("Kho này không có “{}” trong bộ lọc {facet}", short(value)),
        En => format!("This corpus has no “{}” under {facet}", short(value)),
    }
}

/// So many more values that the corpus does not have.
#[must_use]
pub fn more_such_values(facet: &str, n: &str, language: Language) -> String {
    match language {
        Vi => format!("Kho này cũng không có {n} giá trị nữa được chọn trong bộ lọc {facet}"),
        En => format!("Nor has this corpus {n} more values that are chosen under {facet}"),
    }
}

/// So many more values, after some that are named.
#[must_use]
pub fn and_more_values(n: &str, language: Language) -> String {
    match language {
        Vi => format!("và {n} giá trị nữa"),
        En => format!("and {n} more values"),
    }
}
