//! Phrases of lists and links: which lines are shown, what a link no longer finds, where paper is from.

use super::Language;
use super::Language::{En, Vi};
use super::counted;

/// What is compared in a table of what is typical of some articles.
#[must_use]
pub fn typical_of(here: &str, there: &str, language: Language) -> String {
    match language {
        Vi => format!("Từ đặc trưng của {here} bài được chọn, so với {there} bài còn lại"),
        En => format!("What is typical of {} chosen, against the other {there}", counted(here, "article")),
    }
}

/// A name with how many there are: "Suy ra thêm: 45".
#[must_use]
pub fn counted_name(name: &str, n: &str) -> String {
    format!("{name}: {n}")
}

/// Which lines of a list are shown: "1–40 trong 105".
#[must_use]
pub fn lines_of_all(first: &str, last: &str, all: &str, language: Language) -> String {
    match language {
        Vi => format!("{first}–{last} trong {all}"),
        En => format!("{first}–{last} of {all}"),
    }
}

/// A sentence by its number: "Câu 12".
#[must_use]
pub fn sentence_number(n: &str, language: Language) -> String {
    match language {
        Vi => format!("Câu {n}"),
        En => format!("Sentence {n}"),
    }
}

/// The line at the foot of what is printed.
#[must_use]
pub fn printed(address: &str, day: &str, language: Language) -> String {
    match language {
        Vi => format!("In ngày {day} từ {address}"),
        En => format!("Printed on {day} from {address}"),
    }
}

/// The text under a link has changed since it was made.
#[must_use]
pub fn moved(n_candidates: usize, language: Language) -> String {
    match (n_candidates, language) {
        (0, Vi) => "Liên kết trỏ tới một câu không còn trong bài này".to_owned(),
        (0, En) => "The link points to a sentence that is no longer in this article".to_owned(),
        (_, Vi) => "Bài đã thay đổi sau khi liên kết này được tạo. Có thể là một trong các câu dưới đây".to_owned(),
        (_, En) => "The article has changed since this link was made. It may be one of the sentences below".to_owned(),
    }
}

/// The link to a sentence is not one of ours.
#[must_use]
pub fn malformed(focus: &str, language: Language) -> String {
    match language {
        Vi => format!("Không hiểu phần “{focus}” của liên kết"),
        En => format!("The part “{focus}” of the link is not understood"),
    }
}

/// A name and what it stands at: "Giao diện: sáng".
#[must_use]
pub fn labelled(name: &str, value: &str, language: Language) -> String {
    match language {
        Vi | En => format!("{name}: {value}"),
    }
}
