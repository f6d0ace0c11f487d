//! *Tổng quan*: what the corpus is, and where to start.

use crate::Explorer;
use crate::columns::Columns;
use crate::display;
use crate::labels;
use crate::query::{Query, Route};
use crate::view::Link;
use crate::words::{Word, phrases};

/// The start page.
#[derive(Clone, Debug)]
pub struct HomeView {
    /// What the site is, in a line.
    pub claim: String,
    /// What the corpus holds: "95 số liệu trong 5 bài".
    pub summary: String,
    /// To all figures.
    pub figures: Link,
    /// The articles, in the order of the corpus.
    pub articles: Vec<ArticleCard>,
}

/// One article in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleCard {
    /// Its headline, and where it opens.
    pub link: Link,
    /// Publisher and date, as far as known.
    pub source: String,
    /// How many figures it states, and the way to them.
    pub figures: Link,
}

impl Explorer {
    /// The start page.
    pub(crate) fn home(&self, query: &Query) -> HomeView {
        let language = query.language;
        let n_figures = display::count(self.columns.len(), language);
        let n_articles = display::count(self.corpus.documents.len(), language);
        let all = query.to(Route::Figures);
        HomeView {
            claim: Word::SiteClaim.say(language).to_owned(),
            summary: phrases::figures_of_articles(&n_figures, &n_articles, language),
            figures: Link { text: phrases::n_figures(&n_figures, language), href: all.to_hash() },
            articles: self.article_cards(query),
        }
    }

    fn article_cards(&self, query: &Query) -> Vec<ArticleCard> {
        let n_by_document = rows_by_document(&self.columns, self.corpus.documents.len());
        let cards = self.corpus.documents.iter().zip(n_by_document).map(|(document, n_rows)| {
            let chosen = query.to(Route::Figures).toggled(crate::Facet::Document, &document.id);
            let n_rows = display::count(n_rows, query.language);
            ArticleCard {
                link: Link {
                    text: labels::document(document),
                    href: query.to(Route::Article(document.id.clone())).to_hash(),
                },
                source: labels::source(&document.reading.meta, query.language),
                figures: Link { text: phrases::n_figures(&n_rows, query.language), href: chosen.to_hash() },
            }
        });
        cards.collect()
    }
}

fn rows_by_document(columns: &Columns, n_documents: usize) -> Vec<usize> {
    let mut n_rows = vec![0; n_documents];
    for at in &columns.document {
        if let Some(n) = n_rows.get_mut(*at as usize) {
            *n += 1;
        }
    }
    n_rows
}
