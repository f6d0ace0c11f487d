//! What things of the corpus are called: indicators, units, places, documents. The names are data; where the data has
//! none, the id or the words of the text stand in, so that nothing is ever nameless.

use std::iter;

use engine::reading::{Meta, Observation};
use engine::text::fold;
/// For filters, where `luot nguoi` finds "lượt người".
pub(crate) use engine::text::fold::bare as folded;
use store::{Glossary, StoredDocument, unnamed_indicators};

use crate::ui_text::{Language, Word, phrases};
use crate::{display, facet};

/// The name of an indicator: the glossary's, or its id.
pub(crate) fn indicator(glossary: &Glossary, id: &str, language: Language) -> String {
    if id == unnamed_indicators::ROOT {
        return Word::Uncatalogued.say(language).to_owned();
    }
    let name = glossary.indicator(id).map(|(_, indicator)| match language {
        Language::Vi => indicator.vi.as_str(),
        Language::En => indicator.en.as_str(),
    });
    name.filter(|name| !name.is_empty()).unwrap_or(id).to_owned()
}

/// The name of a place: the glossary's, or its code.
pub(crate) fn place(glossary: &Glossary, code: &str) -> String {
    glossary.place(code).map_or(code, |place| place.name.as_str()).to_owned()
}

/// What the page calls a value of the facet of places.
pub(crate) fn place_of_key(glossary: &Glossary, key: &str, language: Language) -> String {
    match key {
        facet::UNKNOWN => Word::UnknownPlace.say(language).to_owned(),
        facet::UNKNOWN_PROVINCE => Word::UnknownProvince.say(language).to_owned(),
        code => place(glossary, code),
    }
}

/// Where a fact holds: the place with the part of it, "Chiêm Hóa, Tuyên Quang", or what is known of it.
pub(crate) fn where_it_holds(glossary: &Glossary, fact: &Observation, language: Language) -> String {
    let place = match (fact.place.as_deref(), &fact.subgroup) {
        // "Tây Nguyên": a name without a code is a place too.
        (None, Some(_)) => None,
        _ => Some(place_of_key(glossary, facet::place_key(fact), language)),
    };
    let parts = [fact.subgroup.clone(), fact.district.clone(), place];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The same with what the place belongs to today, where that is another: "Tiền Giang (VN-46, từ 1/7/2025 thuộc Đồng Tháp)".
pub(crate) fn where_it_holds_today(glossary: &Glossary, fact: &Observation, language: Language) -> String {
    let known = where_it_holds(glossary, fact, language);
    let Some(code) = fact.place.as_deref().filter(|code| glossary.today(code) != *code) else { return known };
    phrases::with_successor(&known, code, &place(glossary, glossary.today(code)), language)
}

/// The headline of a document, or the beginning of its text, or its id.
pub(crate) fn document(document: &StoredDocument) -> String {
    if let Some(title) = &document.head().meta.title {
        return title.value.clone();
    }
    match first_line(document.opening()) {
        (_, "") => document.id.clone(),
        (at, line) => shortened(without_dateline(document, at, line), 90),
    }
}

/// The beginning of the first line that is not empty, and where it begins. A text may be one line of megabytes.
fn first_line(text: &str) -> (usize, &str) {
    let start = text.len() - text.trim_start().len();
    let rest = text.get(start..).unwrap_or("");
    let end = rest.char_indices().enumerate().find(|(n, (_, letter))| *n == LONGEST || matches!(letter, '\n' | '\r'));
    (start, rest.get(..end.map_or(rest.len(), |(_, (at, _))| at)).unwrap_or(rest))
}

/// Characters of a first line that are looked at.
const LONGEST: usize = 400;

/// What a document is called where it is cited: its whole headline, or that it has none and how it begins.
pub(crate) fn full_title(of: &StoredDocument, language: Language) -> String {
    match &of.head().meta.title {
        Some(title) => title.value.clone(),
        None => phrases::untitled(&document(of), language),
    }
}

/// The first line of a document without what the page says beside it: date, publisher, and the agency in brackets that
/// opens a report, "(TTXVN) - ".
fn without_dateline<'a>(document: &StoredDocument, at: usize, line: &'a str) -> &'a str {
    let meta = &document.head().meta;
    let spans =
        [meta.published.as_ref().and_then(|known| known.span), meta.publisher.as_ref().and_then(|known| known.span)];
    let ends = spans.into_iter().flatten().filter_map(|span| (span.end as usize).checked_sub(at));
    let end = ends.filter(|end| *end <= DATELINE).max().unwrap_or(0);
    let rest = line.get(end..).unwrap_or(line).trim_start();
    // "Năm 2023, tỉnh có …": the date is a part of the sentence.
    if rest.starts_with([',', ';']) {
        return line.trim();
    }
    let agency = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let rest = match agency {
        Some((agency, after)) if agency.len() <= DATELINE => after.trim_start_matches([' ', '-', '–', '—', ':']),
        _ => rest,
    };
    if rest.trim().is_empty() { line.trim() } else { rest.trim() }
}

/// What opens a report before its first word is no longer than this, in bytes.
const DATELINE: usize = 40;

/// Who published a document, if that is known.
pub(crate) fn publisher(meta: &Meta) -> Option<&str> {
    meta.publisher.as_ref().map(|known| known.value.as_str())
}

/// Publisher and date, as far as known: "Nhân Dân, 27/4/2021"; a date that is a guess says so.
pub(crate) fn source(meta: &Meta, language: Language) -> String {
    let published = meta.published.as_ref().map(|known| display::publication(known, language));
    let parts: Vec<String> = publisher(meta).map(str::to_owned).into_iter().chain(published).collect();
    parts.join(", ")
}

/// A document as a source: publisher, or else its headline, and date.
pub(crate) fn cited(of: &StoredDocument, language: Language) -> String {
    let source = source(&of.head().meta, language);
    if publisher(&of.head().meta).is_some() {
        return source;
    }
    let headline = format!("“{}”", shortened(&document(of), 60));
    if source.is_empty() { headline } else { format!("{headline}, {source}") }
}

/// A document with all that tells it from others: headline, publisher and date.
pub(crate) fn titled(of: &StoredDocument, language: Language) -> String {
    let headline = format!("“{}”", shortened(&document(of), 80));
    let source = source(&of.head().meta, language);
    if source.is_empty() { headline } else { format!("{headline} · {source}") }
}

/// At most `n_chars` characters, cut between words, with "…" if anything was cut.
pub(crate) fn shortened(text: &str, n_chars: usize) -> String {
    let Some((cut, _)) = text.char_indices().nth(n_chars) else { return text.to_owned() };
    let head = text.get(..cut).unwrap_or(text);
    let words = head.rsplit_once(' ').map_or(head, |(words, _)| words);
    format!("{}…", words.trim_end_matches([',', ';', ' ', '.']))
}

/// With a small letter at its beginning, for the middle of a sentence.
pub(crate) fn lowered_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| iter::once(fold::lower(first)).chain(chars).collect()).unwrap_or_default()
}

/// Lower case, without marks, words joined by `-`: the readable key of a name in a URL. Different names can share a key.
pub(crate) fn key_from_name(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in folded(name).chars() {
        match c {
            'a'..='z' | '0'..='9' => key.push(c),
            '%' => key.push_str("phan-tram"),
            _ if key.ends_with('-') || key.is_empty() => {}
            _ => key.push('-'),
        }
    }
    key.truncate(key.trim_end_matches('-').len());
    key
}

#[cfg(test)]
mod tests {
    use engine::Reading;
    use engine::reading::{Basis, Known};

    use super::*;

    #[test]
    fn keys_are_ascii_and_readable() {
        assert_eq!(key_from_name("tin, bài, phóng sự"), "tin-bai-phong-su");
        assert_eq!(key_from_name("Đồng/người"), "dong-nguoi");
        assert_eq!(key_from_name("%"), "phan-tram");
        assert_eq!(key_from_name("…"), "");
    }

    #[test]
    fn an_article_without_a_headline_is_called_by_its_first_words_not_by_its_dateline() {
        let published = |text: &str, word: &str| {
            let start = text.find(word).unwrap();
            let date = engine::reading::PartialDate { year: 2021, month: Some(4), day: None };
            let span = Some(engine::Span::new(start, start + word.len()));
            Meta { published: Some(Known { value: date, basis: Basis::Stated, span }), ..Meta::default() }
        };
        for (text, meta, label) in [
            (" date 2021-04 (LĐ online) - Hội nghị mở", published(" date 2021-04", "2021-04"), "Hội nghị mở"),
            ("\n(TTXVN) – Hội nghị mở\nBa", Meta::default(), "Hội nghị mở"),
            ("Hội nghị (lần hai) mở", Meta::default(), "Hội nghị (lần hai) mở"),
            ("(TTXVN)", Meta::default(), "(TTXVN)"),
            (
                "Hội nghị của cả nước mở vào tháng tư năm 2021-04",
                Meta::default(),
                "Hội nghị của cả nước mở vào tháng tư năm 2021-04",
            ),
        ] {
            let reading = Reading { meta, ..Reading::default() };
            assert_eq!(document(&StoredDocument::new("a".into(), text.into(), reading)), label);
        }
    }

    #[test]
    fn shortening_cuts_between_words() {
        assert_eq!(shortened("một hai ba", 9), "một hai…");
        assert_eq!(shortened("một hai ba", 10), "một hai ba");
    }
}
