//! Phrases of *Mở văn bản* and *Kiểm bản thảo*.

use store::assembly::Stage;

use super::Language;
use super::Language::{En, Vi};

/// What is being done with the texts, and how far it is: "Đang đọc: 12/1.000 bài".
#[must_use]
pub fn reading_progress(stage: Stage, done: &str, all: &str, language: Language) -> String {
    match (stage, language) {
        (Stage::Reading, Vi) => format!("Đang đọc: {done}/{all} bài"),
        (Stage::Reading, En) => format!("Reading: {done} of {all} articles"),
        (Stage::Comparing, Vi) => format!("Đang đối chiếu: {done}/{all} bài"),
        (Stage::Comparing, En) => format!("Comparing: {done} of {all} articles"),
        (Stage::Joining, Vi) => "Đang ghép các bài với nhau".to_owned(),
        (Stage::Joining, En) => "Putting the articles together".to_owned(),
    }
}

/// Figures of a province that no text names.
#[must_use]
pub fn unplaced(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} số liệu của một tỉnh mà bài không nêu tên"),
        En => format!("{n} figures of a province that the texts do not name"),
    }
}

/// Files that are being opened: "Đang mở: 3/20 tệp".
#[must_use]
pub fn opening_progress(done: &str, all: &str, language: Language) -> String {
    match language {
        Vi => format!("Đang mở: {done}/{all} tệp"),
        En => format!("Opening: {done} of {all} files"),
    }
}

/// "12 con số; 2 chỗ cần xem lại".
#[must_use]
pub fn draft_summary(figures: &str, doubtful: &str, language: Language) -> String {
    match language {
        Vi => format!("{figures} con số; {doubtful} chỗ cần xem lại"),
        En => format!("{figures} numbers; {doubtful} to look at again"),
    }
}

/// A check of a draft: what came out, and of what kind it is.
#[must_use]
pub fn finding_of_check(verdict: &str, kind: &str, language: Language) -> String {
    match language {
        Vi | En => format!("{kind}: {verdict}"),
    }
}

/// The draft repeats an article.
#[must_use]
pub fn copy_of(title: &str, language: Language) -> String {
    match language {
        Vi => format!("Gần như chép lại bài “{title}”"),
        En => format!("Nearly a copy of “{title}”"),
    }
}

/// An article knows a value of a later day.
#[must_use]
pub fn newer_value(subject: &str, when: &str, language: Language) -> String {
    match language {
        Vi => format!("Đã có số mới hơn ({when}): {subject}"),
        En => format!("There is a newer value ({when}): {subject}"),
    }
}

/// A value as an article writes it, with its source.
#[must_use]
pub fn value_of_source(value: &str, source: &str, language: Language) -> String {
    match language {
        Vi => format!("{value} (theo {source})"),
        En => format!("{value} ({source})"),
    }
}

/// The same with its day.
#[must_use]
pub fn value_of_day(value: &str, when: &str, source: &str, language: Language) -> String {
    match language {
        Vi => format!("{value} ({when}, theo {source})"),
        En => format!("{value} ({when}, {source})"),
    }
}

/// Something, and how often: "Chưa rõ thời gian: 7 con số".
#[must_use]
pub fn counted_numbers(what: &str, n: &str, language: Language) -> String {
    match language {
        Vi => format!("{what}: {n} con số"),
        En => format!("{what}: {n}"),
    }
}

/// Why a file that says what texts are read by cannot be used; `line` is where.
#[must_use]
pub fn knowledge_fault(line: Option<&str>, what: &str, language: Language) -> String {
    match (line, language) {
        (Some(line), Vi) => format!("dòng {line}: {what}; {}", unused(language)),
        (Some(line), En) => format!("line {line}: {what}; {}", unused(language)),
        (None, _) => format!("{what}; {}", unused(language)),
    }
}

fn unused(language: Language) -> &'static str {
    match language {
        Vi => "không dùng tệp này, các bài được đọc như khi không có nó",
        En => "the file is not used, texts are read as they are without it",
    }
}

/// Texts are read by a codebook of their own.
#[must_use]
pub fn read_by_own_codebook(n_indicators: &str, language: Language) -> String {
    match language {
        Vi => format!("Đọc bằng sách mã đi cùng các bài: {n_indicators} chỉ số"),
        En => format!("Read by the codebook that came with the texts: {n_indicators} indicators"),
    }
}

/// "12 KB".
#[must_use]
pub fn kilobytes(n: &str) -> String {
    format!("{n} KB")
}
