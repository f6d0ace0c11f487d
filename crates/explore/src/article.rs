//! *Bài viết*: the raw text with everything found in it marked, and beside each mark what it is and why.

pub mod cards;
pub mod marks;
pub mod outline;

use std::sync::Arc;

use engine::reading::{Basis, Zone};
use store::StoredDocument;

use crate::Explorer;
use crate::display;
use crate::labels;
use crate::link::{self, Target};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Link, Page};

pub use cards::{Card, CardCheck, CardComparison, CardLine};
pub use marks::{BlockView, MarkKind, MarkView, Run, Segment};
pub use outline::{OutlineEntry, OutlineGroup, SentenceView, SharedText};

/// Articles offered where there is none of the id asked for.
const MAX_OFFERS: usize = 20;

#[derive(Clone, Debug)]
pub struct ArticleView {
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Publisher, date, byline: name, value, how it is known.
    pub meta: Vec<MetaLine>,
    /// Where it stands on the web, if that is known.
    pub original: Option<Link>,
    /// The articles with much of the same text.
    pub shared: Vec<SharedText>,
    /// The page on which all such articles stand side by side.
    pub reprints: Link,
    /// What it states, by what is measured.
    pub outline: Vec<OutlineGroup>,
    /// The sentence that the link points at, unless it points at a figure.
    pub sentence: Option<SentenceView>,
    /// The article before it.
    pub previous: Option<Link>,
    /// The article after it.
    pub next: Option<Link>,
    /// "13 số liệu", or "14 số liệu từ 12 con số trong bài", and the way to them.
    pub figures: Link,
    /// The text.
    pub blocks: Vec<BlockView>,
    /// What each mark is and why, in text order.
    pub cards: Vec<Card>,
    /// The marks that occur, for the legend.
    pub legend: Vec<LegendEntry>,
    /// The element to bring into view: the id of a run or of a mark.
    pub scroll_to: Option<String>,
    /// What the reader should know: a link that no longer fits, say.
    pub notes: Vec<String>,
    /// Sentences that an outdated link may have meant.
    pub candidates: Vec<Link>,
}

/// A fact about the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MetaLine {
    /// What: "Nguồn đăng".
    pub label: String,
    /// The fact.
    pub value: String,
    /// How it is known: "bài nêu".
    pub basis: String,
}

/// One kind of mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegendEntry {
    /// Which.
    pub kind: MarkKind,
    /// Its name.
    pub label: String,
    /// How many there are, formatted.
    pub count: String,
}

impl Explorer {
    /// The page of an article, or that there is no such article.
    #[must_use]
    pub fn article(&self, query: &Query, id: &str) -> Page {
        let documents = &self.corpus.documents;
        let Some((at, document)) = self.corpus.find(id) else {
            let offers = documents.iter().take(MAX_OFFERS).map(|document| Link {
                text: labels::document(document),
                href: query.to(Route::Article(document.id.clone())).to_hash(),
            });
            return Page::Nothing { reason: phrases::no_such_article(id, query.language), offers: offers.collect() };
        };
        let language = query.language;
        let target = query.focus.as_deref().map(|focus| link::resolve(&document.reading, focus));
        let (notes, candidates) = unresolved(query, document, target.as_ref());
        let marks = marks::marks(document, &self.corpus.glossary.abbreviations);
        let (previous, next) = self.neighbours(query, at);
        let sentence = match target {
            Some(Target::Sentence(at)) => self.sentence_view(query, document, at),
            _ => None,
        };
        let own = query.to(Route::Figures).toggled(crate::Facet::Document, id);
        let n_rows = self.columns.document.iter().filter(|own| **own as usize == at).count();
        let n_numbers = marks.iter().filter(|mark| mark.item.kind() == MarkKind::Figure).count();
        Page::Article(Arc::new(ArticleView {
            id: document.id.clone(),
            title: labels::document(document),
            meta: meta(document, language),
            original: original(document, language),
            shared: self.shared_texts(query, document),
            reprints: self.reprints_of(query, document),
            outline: self.outline(query, document),
            sentence,
            previous,
            next,
            figures: Link { text: figures_of_numbers(n_rows, n_numbers, language), href: own.to_hash() },
            blocks: marks::blocks(query, document, &marks, target.as_ref()),
            cards: self.cards(query, document, &marks),
            legend: legend(&marks, language),
            scroll_to: scroll_to(document, target.as_ref()),
            notes,
            candidates,
        }))
    }
}

/// "14 số liệu từ 12 con số trong bài": one number can state several figures ("đều đạt 100 %").
fn figures_of_numbers(n_rows: usize, n_numbers: usize, language: Language) -> String {
    let rows = display::count(n_rows, language);
    if n_rows == n_numbers {
        return phrases::n_figures(&rows, language);
    }
    phrases::figures_of_numbers(&rows, &display::count(n_numbers, language), language)
}

/// The id of the element to bring into view.
fn scroll_to(document: &StoredDocument, target: Option<&Target>) -> Option<String> {
    match target? {
        Target::Sentence(sentence) => Some(link::sentence_id(&document.reading, *sentence)),
        Target::Figure { mention, .. } => Some(link::figure_id(&document.reading, *mention)),
        Target::Moved(_) | Target::Malformed => None,
    }
}

/// Notes and candidates for a link that no longer fits.
fn unresolved(query: &Query, document: &StoredDocument, target: Option<&Target>) -> (Vec<String>, Vec<Link>) {
    match target {
        Some(Target::Moved(sentences)) => {
            let candidates = sentences.iter().map(|at| {
                let sentence = document.reading.sentences.get(*at as usize);
                let text = sentence.map_or("", |sentence| sentence.span.of(&document.text));
                let href = query.at(&document.id, &link::sentence_id(&document.reading, *at)).to_hash();
                Link { text: labels::shortened(text, 120), href }
            });
            (vec![phrases::moved(sentences.len(), query.language)], candidates.collect())
        }
        Some(Target::Malformed) => {
            (vec![phrases::malformed(query.focus.as_deref().unwrap_or_default(), query.language)], vec![])
        }
        Some(Target::Sentence(_) | Target::Figure { .. }) | None => (vec![], vec![]),
    }
}

fn meta(document: &StoredDocument, language: Language) -> Vec<MetaLine> {
    let meta = &document.reading.meta;
    let line = |word: Word, value: String, basis| MetaLine {
        label: word.say(language).to_owned(),
        value,
        basis: basis_word(basis).say(language).to_owned(),
    };
    let publisher = meta.publisher.as_ref().map(|known| line(Word::Publisher, known.value.clone(), known.basis));
    let published = meta.published.as_ref();
    let published = published.map(|known| {
        let date = display::named_date(known.value, language);
        match known.basis {
            Basis::Inferred => MetaLine {
                label: Word::Published.say(language).to_owned(),
                value: phrases::guessed(&date, language),
                basis: Word::Guessed.say(language).to_owned(),
            },
            basis => line(Word::Published, date, basis),
        }
    });
    let byline = meta.byline.as_ref().map(|known| line(Word::Byline, known.value.clone(), known.basis));
    let licence = meta.licence.as_ref().map(|licence| line(Word::Licence, licence.clone(), Basis::Given));
    [publisher, published, byline, licence].into_iter().flatten().collect()
}

/// Where the article stands on the web: only an address that a browser fetches from the web, never one that runs something.
fn original(document: &StoredDocument, language: Language) -> Option<Link> {
    let href = document.reading.meta.url.as_ref().filter(|url| crate::cite::is_public(url))?.clone();
    Some(Link { text: Word::OriginalArticle.say(language).to_owned(), href })
}

pub(crate) fn basis_word(basis: Basis) -> Word {
    match basis {
        Basis::Stated => Word::Stated,
        Basis::Inferred => Word::Inferred,
        Basis::Given => Word::Given,
    }
}

/// What the page calls a zone; running text needs no name.
pub(crate) fn zone_word(zone: Zone) -> Option<Word> {
    match zone {
        Zone::Body | Zone::Title | Zone::Subhead => None,
        Zone::Caption => Some(Word::Caption),
        Zone::Byline => Some(Word::Byline),
        Zone::Dateline => Some(Word::Published),
        Zone::Boilerplate => Some(Word::Boilerplate),
        Zone::Repeat => Some(Word::Repeat),
    }
}

fn legend(marks: &[marks::Mark], language: Language) -> Vec<LegendEntry> {
    let entry = |kind: &MarkKind| {
        let n = marks.iter().filter(|mark| mark.item.kind() == *kind).count();
        (n > 0).then(|| LegendEntry {
            kind: *kind,
            label: kind.word().say(language).to_owned(),
            count: display::count(n, language),
        })
    };
    MarkKind::ALL.iter().filter_map(entry).collect()
}

#[cfg(test)]
mod tests;
