//! Phrases of *Truyền thông* and of the pages of names.

use crate::ui_text::Language::{self, En, Vi};

/// What a figure is of: "Hội nghị, ở Trung ương, năm 2020".
#[must_use]
pub fn figure_of(what: &str, level: &str, when: &str, language: Language) -> String {
    match language {
        Vi | En => format!("{what}, {level}, {when}"),
    }
}

/// Held against an earlier period.
#[must_use]
pub fn compared_with(since: &str, language: Language) -> String {
    match language {
        Vi => format!("so với {since}"),
        En => format!("from {since}"),
    }
}

/// One count for each of another.
#[must_use]
pub fn per_each(of: &str, per: &str, language: Language) -> String {
    match language {
        Vi => format!("{of}, bình quân trên mỗi: {}", crate::labels::lowered_first(per)),
        En => format!("{of} for each: {}", crate::labels::lowered_first(per)),
    }
}

/// A part in its whole.
#[must_use]
pub fn part_of(of: &str, whole: &str, language: Language) -> String {
    match language {
        Vi => format!("{of}: tỷ trọng trong {}", crate::labels::lowered_first(whole)),
        En => format!("{of}: share of {}", crate::labels::lowered_first(whole)),
    }
}

/// What the central level has of all.
#[must_use]
pub fn central_share(of: &str, language: Language) -> String {
    match language {
        Vi => format!("{of}: phần ở Trung ương"),
        En => format!("{of}: share of the central level"),
    }
}

/// "3 câu, 2 bài".
#[must_use]
pub fn sentences_of_articles_short(sentences: &str, articles: &str, language: Language) -> String {
    match language {
        Vi => format!("{sentences} câu, {articles} bài"),
        En => format!("{}, {}", super::counted(sentences, "sentence"), super::counted(articles, "article")),
    }
}

/// How many sentences are not shown.
#[must_use]
pub fn more_sentences(n: &str, language: Language) -> String {
    match language {
        Vi => format!("và {n} câu khác"),
        En => format!("and {} more", super::counted(n, "sentence")),
    }
}

/// The corpus has no such name.
#[must_use]
pub fn no_such_name(kind: &str, key: &str, language: Language) -> String {
    match language {
        Vi => format!("Bộ bài này không có {kind} “{key}”"),
        En => format!("This corpus has no {kind} “{key}”"),
    }
}

/// The corpus knows no such place.
#[must_use]
pub fn no_such_place(code: &str, language: Language) -> String {
    match language {
        Vi => format!("Bộ bài này không có số liệu của nơi “{code}”"),
        En => format!("This corpus has no figures of the place “{code}”"),
    }
}

/// What a merged province belongs to.
#[must_use]
pub fn belongs_today(name: &str, code: &str, language: Language) -> String {
    match language {
        Vi => format!("Từ 1/7/2025 thuộc {name} ({code})"),
        En => format!("Since 1 July 2025 a part of {name} ({code})"),
    }
}

/// A place beside what it belongs to today.
#[must_use]
pub fn with_successor(place: &str, code: &str, today: &str, language: Language) -> String {
    match language {
        Vi => format!("{place} ({code}, từ 1/7/2025 thuộc {today})"),
        En => format!("{place} ({code}, since 1 July 2025 a part of {today})"),
    }
}

/// Figures of one code from before and after the merger.
#[must_use]
pub fn crosses_merger(name: &str, language: Language) -> String {
    match language {
        Vi => format!("Số liệu của {name} trước và từ 1/7/2025 là của hai địa bàn khác nhau: không so trực tiếp được"),
        En => format!(
            "Figures of {name} from before and since 1 July 2025 are of different areas: they cannot be compared directly"
        ),
    }
}

/// What a map shows: the indicator, and its measure and unit.
#[must_use]
pub fn topic(indicator: &str, measure: &str, unit: &str, language: Language) -> String {
    match language {
        Vi | En => format!("{indicator} ({measure}, {unit})"),
    }
}

/// The title of a map, with how many provinces it knows.
#[must_use]
pub fn map_title(topic: &str, n: &str, language: Language) -> String {
    match (n, language) {
        ("0", Vi) => format!("{topic}: chưa có số liệu của tỉnh, thành phố nào"),
        ("0", En) => format!("{topic}: no figure of any province"),
        (_, Vi) => format!("{topic}: số mới nhất của {n} tỉnh, thành phố"),
        (_, En) => format!("{topic}: the latest figure of {}", super::counted(n, "province")),
    }
}

/// What the colours of a map mean.
#[must_use]
pub fn darker_is_higher(low: &str, high: &str, language: Language) -> String {
    match language {
        Vi => format!("Ô đậm hơn là số lớn hơn: từ {low} đến {high}"),
        En => format!("Darker is higher: from {low} to {high}"),
    }
}

/// What the merger of provinces means for a map; `n_others` is for how many provinces of the other map there are figures.
#[must_use]
pub fn map_note(is_since: bool, n_others: Option<&str>, language: Language) -> String {
    let note = match (is_since, language) {
        (true, Vi) => {
            "34 tỉnh, thành phố từ 1/7/2025: chỉ số liệu từ ngày ấy, vì trước đó cùng một tên là địa bàn khác"
        }
        (true, En) => {
            "The 34 provinces since 1 July 2025: only figures from that day on, since before the same name was another area"
        }
        (false, Vi) => "63 tỉnh, thành phố đến 30/6/2025: số liệu đến ngày ấy và số liệu không rõ ngày",
        (false, En) => "The 63 provinces until 30 June 2025: figures up to that day and figures without a date",
    };
    match (n_others, language) {
        (None, _) => note.to_owned(),
        (Some(n), Vi) => format!("{note}. Bản đồ kia có số của {n} nơi"),
        (Some(n), En) => format!("{note}. The other map has figures of {n}"),
    }
}

/// The title of a brief.
#[must_use]
pub fn brief_title(audience: &str, place: &str, language: Language) -> String {
    let whom = [audience, place].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    match (whom.is_empty(), language) {
        (true, Vi) => "Tài liệu cho nhóm đối tượng".to_owned(),
        (true, En) => "Brief for an audience".to_owned(),
        (false, Vi) => format!("Tài liệu cho: {whom}"),
        (false, En) => format!("Brief for: {whom}"),
    }
}

/// No article names an audience.
#[must_use]
pub fn no_audience(asked: &str, language: Language) -> String {
    match language {
        Vi => format!("Không bài nào ở đây nhắc tới “{asked}”; hãy chọn một nhóm mà các bài có nhắc, hoặc bỏ bớt nơi"),
        En => format!("No article here names “{asked}”; choose an audience that the articles name, or another place"),
    }
}

/// In how many sentences of how many articles an audience is named.
#[must_use]
pub fn brief_lede(sentences: &str, articles: &str, language: Language) -> String {
    match language {
        Vi => format!("Từ {sentences} câu nhắc tới nhóm này trong {articles} bài (bài đăng lại tính một lần)"),
        En => format!(
            "From {} that name this audience in {} (reprints counted once)",
            super::counted(sentences, "sentence"),
            super::counted(articles, "article")
        ),
    }
}

/// A channel, and in how many sentences it is named.
#[must_use]
pub fn channel_used(channel: &str, n: &str, language: Language) -> String {
    match language {
        Vi => format!("{channel}: {n} câu"),
        En => format!("{channel}: {}", super::counted(n, "sentence")),
    }
}
