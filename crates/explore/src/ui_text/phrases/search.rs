//! Phrases of *Tra cứu*.

use crate::ui_text::Language::{self, En, Vi};

/// How many sentences of how many articles.
#[must_use]
pub fn sentences_of_articles(sentences: &str, articles: &str, language: Language) -> String {
    match language {
        Vi => format!("{sentences} câu trong {articles} bài"),
        En => format!("{sentences} sentences in {articles} articles"),
    }
}

/// What is written like a date, and is none.
#[must_use]
pub fn not_in_calendar(typed: &str, language: Language) -> String {
    match language {
        Vi => format!("Không có ngày tháng “{typed}” trong lịch"),
        En => format!("The calendar has no “{typed}”"),
    }
}

/// The way from the filters to the sentences that they leave.
#[must_use]
pub fn show_sentences(n: &str, language: Language) -> String {
    match language {
        Vi => format!("Xem {n} câu"),
        En => format!("Show {}", super::counted(n, "sentence")),
    }
}

/// How many sentences of how many articles, where as many as `left` more articles have the words and were not looked at.
#[must_use]
pub fn sentences_of_best_articles(sentences: &str, articles: &str, left: &str, language: Language) -> String {
    match language {
        Vi => format!("{sentences} câu trong {articles} bài sát nhất; còn {left} bài có các từ này"),
        En => format!("{sentences} sentences in the {articles} best articles; {left} more have these words"),
    }
}

/// How many places of how many articles.
#[must_use]
pub fn places_of_articles(places: &str, articles: &str, language: Language) -> String {
    match language {
        Vi => format!("{places} chỗ trong {articles} bài"),
        En => format!("{places} places in {articles} articles"),
    }
}

/// How evenly something is spread.
#[must_use]
pub fn deviation(deviation: &str, language: Language) -> String {
    match language {
        Vi => format!("Độ lệch phân bố (DP): {deviation}; 0 là đều khắp, gần 1 là dồn vào một bài"),
        En => format!("Deviation of proportions (DP): {deviation}; 0 is even, near 1 is all in one article"),
    }
}

/// A field that search does not know.
#[must_use]
pub fn unknown_field(name: &str, language: Language) -> String {
    match language {
        Vi => format!("Không có trường “{name}”; dùng doc:, noi:, ky: hoặc chi-so:"),
        En => format!("There is no field “{name}”; there are doc:, noi:, ky: and chi-so:"),
    }
}

/// A field with a value that makes no sense.
#[must_use]
pub fn bad_field(field: &str, language: Language) -> String {
    match language {
        Vi => format!("Không hiểu “{field}”; phần này được bỏ qua"),
        En => format!("“{field}” is not understood and left out"),
    }
}

/// Something that should be a number.
#[must_use]
pub fn not_a_number(text: &str, language: Language) -> String {
    match language {
        Vi => format!("“{text}” không phải là số; phần này được bỏ qua"),
        En => format!("“{text}” is no number and left out"),
    }
}

/// A word that no article has.
#[must_use]
pub fn no_such_word(word: &str, language: Language) -> String {
    match language {
        Vi => format!("Không bài nào có “{word}”"),
        En => format!("No article has “{word}”"),
    }
}

/// Only lines of concordance that have a word near.
#[must_use]
pub fn only_lines_near(word: &str, language: Language) -> String {
    match language {
        Vi => format!("Chỉ những dòng có “{word}” ở gần, cách tối đa bốn từ"),
        En => format!("Only the lines that have “{word}” within four words"),
    }
}
