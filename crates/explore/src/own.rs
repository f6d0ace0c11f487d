//! *Mở văn bản*: texts of the reader's own, as the page lists them.

use std::collections::BTreeSet;

use engine::codebook::Codebook;
use engine::knowledge::Error;
use engine::reading::{Basis, GivenMeta, Known, Meta};
use store::assembly::Progress;
use store::corrections::{Correction, Corrections, Outcome};
use store::{Corpus, StoredDocument};

use crate::query::{Collection, Query, Route, typed, url};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels};

/// Texts that are open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnView {
    /// "15 số liệu của một tỉnh mà bài không nêu tên"; empty if there are none.
    pub unplaced: String,
    /// "191 số liệu trong 20 bài".
    pub summary: String,
    /// Where to go on from here, the figures first.
    pub ways: Vec<Link>,
    /// How many articles there are: [`Explorer::own_articles`].
    pub n_articles: usize,
}

/// A text that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnArticle {
    /// Its id.
    pub id: String,
    /// Its headline, and where it opens.
    pub link: Link,
    /// Publisher and date, as far as known, and how many figures it states: "Báo Lâm Đồng, 2021 · 13 số liệu".
    pub line: String,
    /// What is known of it, as it can be corrected.
    pub known: KnownMeta,
    /// What corrects it, in words: "Sửa thông tin: Kết quả quý I".
    pub correct: String,
    /// What closes it, in words: "Đóng: Kết quả quý I".
    pub close: String,
}

/// What is known of a text, as a reader types it; empty for what is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownMeta {
    /// Headline.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When: "2021", "4/2021", "27/4/2021"; empty for what is only a guess.
    pub published: String,
}

impl KnownMeta {
    fn of(meta: &Meta) -> KnownMeta {
        let text = |known: &Option<Known<String>>| known.as_ref().map(|it| it.value.clone()).unwrap_or_default();
        let published = meta.published.as_ref().filter(|known| known.basis != Basis::Inferred);
        KnownMeta {
            title: text(&meta.title),
            publisher: text(&meta.publisher),
            published: published.map(|it| display::partial_date(it.value, Language::Vi)).unwrap_or_default(),
        }
    }

    /// Puts what differs from `before` into what is given beside a text.
    ///
    /// # Errors
    /// If the date is none.
    pub fn give(&self, before: &KnownMeta, given: &mut GivenMeta) -> Result<(), Word> {
        let changed = |now: &str, before: &str| {
            (now.trim() != before).then(|| Some(now.trim().to_owned()).filter(|it| !it.is_empty()))
        };
        let published = match changed(&self.published, &before.published) {
            Some(Some(typed)) => {
                let date = typed::date(&typed).map(url::partial_date).map_err(|_| Word::OwnBadDate)?;
                Some(Some(date))
            }
            other => other,
        };
        for (own, changed) in [
            (&mut given.title, changed(&self.title, &before.title)),
            (&mut given.publisher, changed(&self.publisher, &before.publisher)),
            (&mut given.published, published),
        ] {
            if let Some(changed) = changed {
                *own = changed;
            }
        }
        Ok(())
    }
}

impl Explorer {
    /// What is open; this is the explorer of it.
    #[must_use]
    pub fn own(&self, query: &Query) -> OwnView {
        let language = query.language;
        let own = Query { collection: Collection::Own, ..query.to(Route::Home) };
        let way =
            |route: Route, word: Word| Link { text: word.say(language).to_owned(), href: own.to(route).to_hash() };
        let n_articles = self.corpus.documents.len();
        let unplaced = match self.n_unplaced() {
            0 => String::new(),
            n => phrases::unplaced(&display::count(n, language), language),
        };
        OwnView {
            unplaced,
            summary: phrases::figures_of_articles(
                &display::count(self.columns.len(), language),
                &display::count(n_articles, language),
                language,
            ),
            ways: vec![
                way(Route::Figures, Word::OpenFigures),
                way(Route::Home, Word::Home),
                way(Route::Search, Word::Search),
                way(Route::Checks, Word::Checks),
                way(Route::Corrections, Word::Corrections),
                way(Route::Teach, Word::Teach),
            ],
            n_articles,
        }
    }

    /// The first so many articles that are open, in order of id; this is the explorer of them.
    #[must_use]
    pub fn own_articles(&self, query: &Query, n: usize) -> Vec<OwnArticle> {
        let language = query.language;
        let own = Query { collection: Collection::Own, ..query.to(Route::Home) };
        let documents = self.corpus.documents.get(..n).unwrap_or(&self.corpus.documents);
        let mut n_figures_of = vec![0_usize; documents.len()];
        for at in &self.columns.document {
            if let Some(n) = n_figures_of.get_mut(*at as usize) {
                *n += 1;
            }
        }
        let articles = documents.iter().zip(n_figures_of).map(|(document, n_figures)| {
            let text = labels::document(document);
            let figures = phrases::n_figures(&display::count(n_figures, language), language);
            let source = labels::source(&document.reading.meta, language);
            let line = [source, figures].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            let close = phrases::labelled(Word::Close.say(language), &text, language);
            let href = own.to(Route::Article(document.id.clone())).to_hash();
            let known = KnownMeta::of(&document.reading.meta);
            let correct = phrases::labelled(Word::OwnCorrect.say(language), &text, language);
            OwnArticle { id: document.id.clone(), link: Link { text, href }, line, known, correct, close }
        });
        articles.collect()
    }
}

/// The way to the articles of a list that are not shown.
#[must_use]
pub fn more(n_hidden: usize, language: Language) -> String {
    phrases::show_more_articles(&display::count(n_hidden, language), language)
}

/// How far reading is, in words.
#[must_use]
pub fn progress(of: Progress, language: Language) -> String {
    let count = |n: usize| display::count(n, language);
    phrases::reading_progress(of.stage, &count(of.n_done), &count(of.n_all), language)
}

/// A correction that could not be made, and why, as files that could not be opened are listed.
#[must_use]
pub fn unmade(correction: &Correction, outcome: &Outcome, language: Language) -> (String, String) {
    let why = match language {
        Language::Vi => outcome.vi(),
        Language::En => outcome.en(),
    };
    (format!("corrections.toml: {} {}", correction.document, correction.figure), why)
}

/// A knowledge file of `folder` that cannot be used, and why, as files that could not be opened are listed.
#[must_use]
pub fn faulty(folder: &str, fault: &Error, language: Language) -> (String, String) {
    let line = fault.line.map(|line| display::count(line, language));
    (format!("{folder}{}", fault.path), phrases::knowledge_fault(line.as_deref(), &fault.message, language))
}

/// By which codebook texts are read that brought one, in words.
#[must_use]
pub fn read_by(codebook: &Codebook, language: Language) -> String {
    let n_indicators = codebook.indicators.iter().filter(|indicator| !indicator.units.is_empty()).count();
    phrases::read_by_own_codebook(&display::count(n_indicators, language), language)
}

/// How many files are open of those that were chosen, in words.
#[must_use]
pub fn opening(n_done: usize, n_all: usize, language: Language) -> String {
    phrases::opening_progress(&display::count(n_done, language), &display::count(n_all, language), language)
}

/// What a button does, with the name of what it does it to, in words.
#[must_use]
pub fn labelled(word: Word, name: &str, language: Language) -> String {
    phrases::labelled(word.say(language), name, language)
}

/// A size in kilobytes, in words; never less than one.
#[must_use]
pub fn size(n_bytes: u32, language: Language) -> String {
    phrases::kilobytes(&display::count(n_bytes.div_ceil(1000).max(1) as usize, language))
}

/// `id`, or with a number behind it the first for which `is_taken` does not hold.
#[must_use]
pub fn free_id(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = (2..).map(|n| format!("{id}-{n}"));
    std::iter::once(id.to_owned()).chain(numbered).find(|id| !is_taken(id)).unwrap_or_default()
}

/// Documents of the site and own ones as one list, with unique ids: an own document that is called as another gets a number.
/// And what was said to be right of their figures.
#[must_use]
pub fn beside(site: &Corpus, own: &Corpus) -> (Vec<StoredDocument>, Corrections) {
    let ids = ids_beside(site, own);
    let renamed = own.documents.iter().cloned().zip(&ids).map(|(document, id)| document.called(id.clone()));
    let documents = site.documents.iter().cloned().chain(renamed).collect();
    let id_of = |id: &str| own.find(id).and_then(|(at, _)| ids.get(at)).cloned();
    let mine = own.corrections.correction.iter().map(|it| Correction {
        figure: it.own_figure().to_owned(),
        document: id_of(&it.document).unwrap_or_else(|| it.document.clone()),
        ..it.clone()
    });
    let correction = site.corrections.correction.iter().cloned().chain(mine).collect();
    (documents, Corrections { correction })
}

/// Whose document it is that [`beside`] calls `id`, and what it is called there.
#[must_use]
pub fn origin(id: &str, site: &Corpus, own: &Corpus) -> (Collection, String) {
    let ids = ids_beside(site, own);
    let mine = ids.iter().position(|it| it == id).and_then(|at| own.documents.get(at));
    match mine {
        Some(document) if site.find(id).is_none() => (Collection::Own, document.id.clone()),
        _ => (Collection::Site, id.to_owned()),
    }
}

/// What own documents are called beside those of the site, in their order.
fn ids_beside(site: &Corpus, own: &Corpus) -> Vec<String> {
    let mut taken: BTreeSet<String> =
        site.documents.iter().chain(&own.documents).map(|document| document.id.clone()).collect();
    let id = |document: &StoredDocument| {
        if site.find(&document.id).is_none() {
            return document.id.clone();
        }
        let id = free_id(&document.id, |id| taken.contains(id));
        taken.insert(id.clone());
        id
    };
    own.documents.iter().map(id).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_is_taken_gets_a_number() {
        assert_eq!(free_id("a", |_| false), "a");
        assert_eq!(free_id("a", |id| ["a", "a-2"].contains(&id)), "a-3");
    }

    #[test]
    fn texts_beside_those_of_the_site_have_ids_of_their_own() {
        let corpus = |ids: &[&str]| -> Corpus {
            let document = |id: &&str| StoredDocument::default().called((*id).to_owned());
            let correction = |id: &&str| Correction {
                document: (*id).to_owned(),
                figure: format!("{id}.1-00000000.1"),
                ..Correction::default()
            };
            Corpus {
                documents: ids.iter().map(document).collect(),
                corrections: Corrections { correction: ids.iter().take(1).map(correction).collect() },
                ..Corpus::default()
            }
        };
        let (site, own) = (corpus(&["a", "b"]), corpus(&["a", "a-2", "c"]));
        let (both, corrections) = beside(&site, &own);
        assert_eq!(both.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["a", "b", "a-3", "a-2", "c"]);
        let of: Vec<(&str, &str)> =
            corrections.correction.iter().map(|it| (it.document.as_str(), it.own_figure())).collect();
        assert_eq!(of, [("a", "1-00000000.1"), ("a-3", "1-00000000.1")]);
        let origins = ["a", "b", "a-3", "a-2"].map(|id| origin(id, &site, &own));
        let named = |which: Collection, id: &str| (which, id.to_owned());
        assert_eq!(
            origins,
            [
                named(Collection::Site, "a"),
                named(Collection::Site, "b"),
                named(Collection::Own, "a"),
                named(Collection::Own, "a-2")
            ]
        );
    }

    #[test]
    fn a_codebook_of_the_texts_is_told_and_a_faulty_one_too() {
        let codebook = &crate::fixture::knowledge().codebook;
        assert!(read_by(codebook, Language::En).starts_with("Read by the codebook that came with the texts: "));
        let fault = |line| Error { path: "codebook.toml".into(), line, message: "unknown field `a`".into() };
        let said = |line| faulty("bo-bai.zip/", &fault(line), Language::Vi);
        let (name, why) = said(Some(3));
        assert_eq!(name, "bo-bai.zip/codebook.toml");
        assert_eq!(why, "dòng 3: unknown field `a`; không dùng tệp này, các bài được đọc như khi không có nó");
        assert!(said(None).1.starts_with("unknown field `a`; "));
    }

    #[test]
    fn what_is_known_of_a_text_is_corrected_where_it_differs() {
        let before = KnownMeta { title: "Tin".into(), publisher: "Báo A".into(), published: "4/2021".into() };
        let mut given = GivenMeta { byline: Some("Lan".into()), ..GivenMeta::default() };
        let now =
            KnownMeta { title: "Tin".into(), publisher: " Báo Tiền Giang ".into(), published: "27/4/2021".into() };
        now.give(&before, &mut given).unwrap();
        assert_eq!((given.title.as_deref(), given.byline.as_deref()), (None, Some("Lan")));
        assert_eq!(
            (given.publisher.as_deref(), given.published.as_deref()),
            (Some("Báo Tiền Giang"), Some("2021-04-27"))
        );
        let odd = KnownMeta { published: "hôm qua".into(), ..before.clone() };
        assert_eq!(odd.give(&before, &mut given), Err(Word::OwnBadDate));
        let empty = KnownMeta { publisher: String::new(), ..before.clone() };
        empty.give(&before, &mut given).unwrap();
        assert_eq!(given.publisher, None);
    }

    #[test]
    fn what_is_open_is_listed_with_ways_into_it() {
        let explorer =
            crate::fixture::read(&[("a", "Đến hết năm 2022, cả tỉnh có 21.000 người tham gia."), ("b", "Mưa.")]);
        let view = explorer.own(&Query::default());
        assert_eq!(view.summary, "1 số liệu trong 2 bài");
        let articles = explorer.own_articles(&Query::default(), view.n_articles);
        let counts: Vec<&str> = articles.iter().map(|it| it.line.rsplit(" · ").next().unwrap()).collect();
        assert_eq!(counts, ["1 số liệu", "0 số liệu"]);
        assert!(view.ways.iter().chain([&articles[0].link]).all(|link| link.href.contains("kho=toi")));
        assert_eq!(explorer.own_articles(&Query::default(), 1), &articles[..1]);
        assert_eq!(explorer.own_articles(&Query::default(), 9), articles);
    }
}
