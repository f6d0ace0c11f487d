//! What the corpus is: what its makers say of it, and how much there is.

use engine::check::Verdict;
use engine::date::Date;

use crate::Explorer;
use crate::display;
use crate::distinct::n_distinct;
use crate::facet::{self, Facet};
use crate::labels;
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;

/// What the makers of the corpus say of it; each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AboutView {
    /// What it is called; what the site does, if it has no name.
    pub title: String,
    /// What it is about.
    pub about: String,
    /// "Đơn vị biên soạn: …".
    pub keeper: String,
    /// "Giấy phép: …".
    pub licence: String,
}

/// One number of how much there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// "78".
    pub count: String,
    /// "số liệu", and where they are.
    pub link: Link,
}

impl Explorer {
    pub(super) fn about(&self, language: Language) -> AboutView {
        let about = &self.corpus.about;
        let say = |words: &store::about::Bilingual| match language {
            Language::Vi => words.vi().to_owned(),
            Language::En => words.en().to_owned(),
        };
        let named = |word: Word, words: String| {
            if words.is_empty() { words } else { phrases::labelled(word.say(language), &words, language) }
        };
        let title = say(&about.title);
        AboutView {
            title: if title.is_empty() { Word::SiteClaim.say(language).to_owned() } else { title },
            about: say(&about.about),
            keeper: named(Word::Keeper, say(&about.keeper)),
            licence: named(Word::LicenceOfCorpus, say(&about.licence)),
        }
    }

    /// Articles, outlets, independent sources, figures, the years that they tell of, and how many of them were checked. What
    /// there is none of has no number.
    pub(super) fn tiles(&self, query: &Query) -> Vec<Tile> {
        let language = query.language;
        let documents = &self.corpus.documents;
        let n_outlets = n_distinct(documents.iter().filter_map(|it| labels::publisher(&it.head().meta)));
        let n_sources = n_distinct(self.corpus.report.sources.iter());
        let figures = query.to(Route::Figures);
        let to_articles = query.to(Route::Search).to_hash();
        let mut tiles = vec![(documents.len(), Word::CountArticles, to_articles.clone())];
        tiles.push((n_outlets, Word::CountOutlets, to_articles));
        // As many sources as articles say nothing new.
        if n_sources < documents.len() {
            tiles.push((n_sources, Word::CountSources, query.to(Route::Checks).to_hash()));
        }
        tiles.push((self.columns.len(), Word::CountFigures, figures.to_hash()));
        let mut tiles: Vec<Tile> = tiles
            .into_iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, word, href)| tile(display::count(n, language), word.say(language), href))
            .collect();
        if let Some((first, last)) = self.years_told() {
            let text = if first == last { first.to_string() } else { format!("{first}–{last}") };
            tiles.push(tile(text, Word::YearsTold.say(language), figures.to_hash()));
        }
        let totals = &self.columns.totals[Facet::Verdict as usize];
        let n_of = |verdict| totals.get(facet::verdict_code(verdict) as usize).copied().unwrap_or(0) as usize;
        let n_checked = self.columns.len() - n_of(None) - n_of(Some(Verdict::Undecided));
        if n_checked > 0 {
            let count =
                format!("{}/{}", display::count(n_checked, language), display::count(self.columns.len(), language));
            tiles.push(tile(count, Word::FiguresChecked.say(language), query.to(Route::Checks).to_hash()));
        }
        tiles
    }

    /// The first and the last year that results are of, as the texts say.
    fn years_told(&self) -> Option<(i32, i32)> {
        let results = self.rows().filter(|row| self.status(*row) == Some(engine::reading::Status::Actual));
        let years: Vec<i32> = results.filter_map(|row| self.date(row)).map(Date::year).collect();
        Some((*years.iter().min()?, *years.iter().max()?))
    }
}

fn tile(count: String, text: &str, href: String) -> Tile {
    Tile { count, link: Link { text: text.to_owned(), href } }
}
