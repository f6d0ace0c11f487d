//! Phrases with something inside. Numbers and dates come formatted in the language of the phrase.

mod chart;
mod correction;
mod ledger;
mod lists;
mod overview;
mod own;
mod search;
mod teach;
mod time;

use super::Language;
use super::Language::{En, Vi};
use crate::display;
use crate::query::UrlNote;
use crate::query::url::{MOST_BYTES, MOST_VALUES};

pub use chart::*;
pub use correction::*;
pub use ledger::*;
pub use lists::*;
pub use overview::*;
pub use own::*;
pub use search::*;
pub use teach::*;
pub use time::*;

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
fn short(text: &str) -> String {
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
        Vi => format!("Bộ bài này không có “{}” trong bộ lọc {facet}", short(value)),
        En => format!("This corpus has no “{}” under {facet}", short(value)),
    }
}

/// So many more values that the corpus does not have.
#[must_use]
pub fn more_such_values(facet: &str, n: &str, language: Language) -> String {
    match language {
        Vi => format!("Bộ bài này cũng không có {n} giá trị nữa được chọn trong bộ lọc {facet}"),
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

/// How many figures of how many articles.
#[must_use]
pub fn figures_of_articles(figures: &str, articles: &str, language: Language) -> String {
    match language {
        Vi => format!("{figures} số liệu trong {articles} bài"),
        En => format!("{figures} figures in {articles} articles"),
    }
}

/// How many of all figures.
#[must_use]
pub fn n_of_figures(n: &str, all: &str, language: Language) -> String {
    match language {
        Vi => format!("{n}/{all} số liệu"),
        En => format!("{n} of {all} figures"),
    }
}

/// How many figures.
#[must_use]
pub fn n_figures(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} số liệu"),
        En => counted(n, "figure"),
    }
}

/// How many rows a file has.
#[must_use]
pub fn n_rows(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} dòng"),
        En => counted(n, "row"),
    }
}

/// How long an address is.
#[must_use]
pub fn n_characters(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} ký tự"),
        En => counted(n, "character"),
    }
}

/// How many figures could be checked.
#[must_use]
pub fn coverage(checked: &str, all: &str, language: Language) -> String {
    match language {
        Vi => format!("Đối chiếu được {checked}/{all} số liệu"),
        En => format!("{checked} of {all} figures could be checked"),
    }
}

/// The same with the number of checks, which is what the page of checks counts.
pub fn coverage_in_checks(coverage: &str, n_checks: &str, language: Language) -> String {
    match language {
        Vi => format!("{coverage}, trong {n_checks} phép đối chiếu"),
        En => format!("{coverage}, in {}", counted(n_checks, "check")),
    }
}

/// A computed side beside the stated one.
#[must_use]
pub fn beside(computed: &str, stated: &str, language: Language) -> String {
    match language {
        Vi => format!("{computed}; bài nêu {stated}"),
        En => format!("{computed}; stated: {stated}"),
    }
}

/// Two sides that are both computed, or both stated.
#[must_use]
pub fn against(one: &str, other: &str, language: Language) -> String {
    match language {
        Vi => format!("{one}; so với {other}"),
        En => format!("{one} vs {other}"),
    }
}

/// A hedge that the arithmetic contradicts.
#[must_use]
pub fn hedge_does_not_hold(figure: &str, language: Language) -> String {
    match language {
        Vi => format!("Từ ước lượng trong “{figure}” không đúng với phép tính"),
        En => format!("The hedge in “{figure}” does not hold"),
    }
}

/// A term that its parts determine more closely than its words.
#[must_use]
pub fn pinned_by_parts(figure: &str, language: Language) -> String {
    match language {
        Vi => format!("“{figure}”: khoảng giá trị được thu hẹp theo các phần mà bài nêu"),
        En => format!("“{figure}”: the range is narrowed to what its stated parts allow"),
    }
}

/// How much of the shorter article stands in the other.
#[must_use]
pub fn containment(share: &str, language: Language) -> String {
    match language {
        Vi => format!("{share} bài ngắn hơn nằm trong bài kia"),
        En => format!("{share} of the shorter article stands in the other"),
    }
}

/// How many numbers differ between two reprints.
#[must_use]
pub fn numbers_differ(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} chỗ khác nhau về con số"),
        En => format!("{n} places differ in a number"),
    }
}

/// A fact that several articles state.
#[must_use]
pub fn claim(n_documents: &str, n_sources: &str, accord: &str, language: Language) -> String {
    match language {
        Vi => format!("{n_documents} bài, {n_sources} nguồn độc lập; {accord}"),
        En => format!("{n_documents} articles, {n_sources} independent; {accord}"),
    }
}

/// How much of what is being loaded has come.
#[must_use]
pub fn received(n_bytes: u32, language: Language) -> String {
    let kilobytes = display::count((n_bytes as usize).div_ceil(1_000), language);
    match language {
        Vi => format!("đã nhận {kilobytes} KB"),
        En => format!("{kilobytes} KB received"),
    }
}

/// How far the articles are that a page waits for: "Đang tải bài viết: 3/24 phần".
#[must_use]
pub fn files_come(n_come: usize, n_all: usize, language: Language) -> String {
    let [n_come, n_all] = [n_come, n_all].map(|n| display::count(n, language));
    match language {
        Vi => format!("Đang tải bài viết: {n_come}/{n_all} phần"),
        En => format!("Loading articles: part {n_come} of {n_all}"),
    }
}

/// A sentence with its source: the article's title, who published it and when, and where it stands.
#[must_use]
pub fn citation(sentence: &str, source: &[&str]) -> String {
    let source: Vec<&str> = source.iter().copied().filter(|part| !part.is_empty()).collect();
    format!("“{sentence}” ({})", source.join(", "))
}

/// What stands for the title of an article that has none: how it begins.
#[must_use]
pub fn untitled(beginning: &str, language: Language) -> String {
    match language {
        Vi => format!("bài không có tiêu đề, mở đầu: “{beginning}”"),
        En => format!("no headline; begins: “{beginning}”"),
    }
}

/// The figures of an article, where one number in the text can state several.
#[must_use]
pub fn figures_of_numbers(figures: &str, numbers: &str, language: Language) -> String {
    match language {
        Vi => format!("{figures} số liệu từ {numbers} con số trong bài"),
        En => format!("{figures} figures from {numbers} numbers in the text"),
    }
}

/// How often something is named.
#[must_use]
pub fn times(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} lần"),
        En => counted(n, "time"),
    }
}

/// In how many sentences an audience and a channel are named together.
#[must_use]
pub fn both_named(audience: &str, channel: &str, n: &str, language: Language) -> String {
    match language {
        Vi => format!("{audience}, {channel}: {n} câu"),
        En => format!("{audience}, {channel}: {}", counted(n, "sentence")),
    }
}

/// In how many articles something stands, of so many independent sources.
#[must_use]
pub fn articles_of_sources(articles: &str, sources: &str, language: Language) -> String {
    match language {
        Vi => format!("{articles} bài, {sources} nguồn độc lập"),
        En => format!("{}, {sources} independent", counted(articles, "article")),
    }
}

/// How many figures have an indicator and a period.
#[must_use]
pub fn catalogued(n: &str, all: &str, language: Language) -> String {
    match language {
        Vi => format!("{n}/{all} số liệu có chỉ số trong danh mục"),
        En => format!("{n} of {all} figures have an indicator of the codebook"),
    }
}

/// What was measured; `texts` are the words of whoever measured.
#[must_use]
pub fn measured_on(texts: &str, language: Language) -> String {
    match language {
        Vi => format!("Đo trên {texts}"),
        En => format!("Measured on {texts}"),
    }
}

/// How many figures have a period.
#[must_use]
pub fn dated(n: &str, all: &str, language: Language) -> String {
    match language {
        Vi => format!("{n}/{all} số liệu có thời gian"),
        En => format!("{n} of {all} figures have a period"),
    }
}

/// How many articles.
#[must_use]
pub fn n_articles(n: &str, language: Language) -> String {
    match language {
        Vi => format!("{n} bài viết"),
        En => counted(n, "article"),
    }
}

/// Choices of one facet, joined.
#[must_use]
pub fn either(values: &[String], language: Language) -> String {
    values.join(match language {
        Vi => " hoặc ",
        En => " or ",
    })
}

/// The name of a link that takes a part of the selection away.
#[must_use]
pub fn remove(part: &str, language: Language) -> String {
    match language {
        Vi => format!("Bỏ {part}"),
        En => format!("Remove {part}"),
    }
}

/// A range with both ends, or one.
#[must_use]
pub fn range(from: Option<&str>, to: Option<&str>, language: Language) -> String {
    match (from, to, language) {
        (Some(from), Some(to), _) if from == to => from.to_owned(),
        (Some(from), Some(to), Vi) => format!("từ {from} đến {to}"),
        (Some(from), Some(to), En) => format!("from {from} to {to}"),
        (Some(from), None, Vi) => format!("từ {from}"),
        (Some(from), None, En) => format!("from {from}"),
        (None, Some(to), Vi) => format!("đến {to}"),
        (None, Some(to), En) => format!("up to {to}"),
        (None, None, _) => String::new(),
    }
}

/// One end of a range of values, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// The value itself is in the range.
    Included(String),
    /// It is not.
    Excluded(String),
}

/// A range of values; an end that is missing has no limit.
#[must_use]
pub fn between(low: Option<Bound>, high: Option<Bound>, language: Language) -> String {
    use Bound::{Excluded, Included};
    match (low, high, language) {
        (None, None, _) => String::new(),
        (Some(Included(low)), None, Vi) => format!("từ {low} trở lên"),
        (Some(Included(low)), None, En) => format!("{low} or more"),
        (Some(Excluded(low)), None, Vi) => format!("trên {low}"),
        (Some(Excluded(low)), None, En) => format!("over {low}"),
        (None, Some(Included(high)), Vi) => format!("không quá {high}"),
        (None, Some(Included(high)), En) => format!("at most {high}"),
        (None, Some(Excluded(high)), Vi) => format!("dưới {high}"),
        (None, Some(Excluded(high)), En) => format!("under {high}"),
        (Some(Included(low)), Some(Included(high)), Vi) => format!("từ {low} đến {high}"),
        (Some(Included(low)), Some(Included(high)), En) => format!("from {low} to {high}"),
        (Some(Included(low)), Some(Excluded(high)), Vi) => format!("từ {low} đến dưới {high}"),
        (Some(Included(low)), Some(Excluded(high)), En) => format!("from {low} to under {high}"),
        (Some(Excluded(low)), Some(Included(high)), Vi) => format!("trên {low}, đến {high}"),
        (Some(Excluded(low)), Some(Included(high)), En) => format!("over {low}, up to {high}"),
        (Some(Excluded(low)), Some(Excluded(high)), Vi) => format!("trên {low}, dưới {high}"),
        (Some(Excluded(low)), Some(Excluded(high)), En) => format!("over {low}, under {high}"),
    }
}

/// There is no such article.
#[must_use]
pub fn no_such_article(id: &str, language: Language) -> String {
    match language {
        Vi => format!("Bộ bài này không có bài “{}”", short(id)),
        En => format!("This corpus has no article “{}”", short(id)),
    }
}

/// An English noun with its number: "1 article", "2 articles".
fn counted(n: &str, noun: &str) -> String {
    let ending = if n == "1" { "" } else { "s" };
    format!("{n} {noun}{ending}")
}
