//! The application without a screen: a query in, a page of final strings, counts, links and chart specs out.
//!
//! [`Query`] is the whole state and lives in the URL; [`Explorer::view`] says what it shows. Pure: no I/O, no clock, no
//! locale, and the same corpus and query give the same page. Knows no markup, no pixels and no files.
//!
//! ```
//! let explorer = explore::Explorer::new(store::Corpus::default());
//! let (query, notes) = explore::Query::from_hash("#/so-lieu?xem=duong");
//! let view = explorer.view(&query, &notes);
//! assert_eq!(view.shell.nav.len(), 7);
//! ```
//!
//! | Question | File |
//! |---|---|
//! | which pages there are; paths, titles, navigation | `routes`, `shell` |
//! | keys of the address | `query/url` (values: `query`; facets: `facet`) |
//! | what of an address is not understood; values that the corpus lacks | `query/url`; `figures/selection_bar` (`selection_notes`) |
//! | filters and their counts | which there are: `facet`; which figures a query leaves: `select`, over `columns`; how many each value has: `count`; how they are shown: `figures/facets` |
//! | which columns the page's table shows | `query` (`Column::USUAL`) |
//! | the figures: table, order, chart, filters, the selection in words | `figures/table`, `figures/order`, `figures/picture`, `figures/facets`, `figures/selection_bar` |
//! | figures as lines of a list | `figure_lines` |
//! | the start page | `home` |
//! | an article: marks, cards, outline | `article/marks`, `article/cards`, `article/outline` |
//! | the card of one figure, for fact-checkers; a citation and its BibTeX entry | `fact_card`; `cite` |
//! | checks, their working, reprints | `checks` |
//! | targets and results | `targets` |
//! | search, suggestions, tables of word use | `search`, `search/suggest`, `search/tables` |
//! | places and the map | `places` |
//! | channels, audiences, programmes, and who is named | `communication`, `names` |
//! | the brief for an audience | `brief` |
//! | texts of one's own; ids beside those of the site | `own` (`beside`) |
//! | a draft and what it lacks | `draft` |
//! | corrections; words that are taught | `correction`; `teach` |
//! | downloads: CSV, JSON-LD, SDMX, annotations, BibTeX, workbook | `download`, one file for each form; columns: `download/record`; names of files: `download` (`file_name`) |
//! | targets, checks, ledger as tables for files | `tables`, one file for each; columns: `tables/columns` |
//! | how a value, a date, a period is written | `display`, `units` |
//! | names of indicators, units, places, documents | `labels` |
//! | words of the interface, sentences with something inside | `ui_text`, `ui_text/phrases` |

pub mod article;
pub mod brief;
pub mod checks;
pub mod cite;
mod columns;
pub mod communication;
pub mod correction;
pub mod count;
mod display;
mod distinct;
pub mod download;
pub mod draft;
pub mod facet;
pub mod fact_card;
pub mod figure_lines;
pub mod figures;
mod findings;
pub mod home;
mod labels;
pub mod method;
pub mod names;
pub mod own;
pub mod places;
pub mod query;
mod routes;
mod row;
pub mod search;
mod select;
mod shell;
pub mod tables;
mod targets;
pub mod teach;
pub mod ui_text;
mod units;
pub mod view;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod in_files;

pub use columns::RowIdx;
pub use facet::{FACETS, Facet};
pub use query::{Query, Route, Selection, UrlNote};
pub use shell::{KEYS, OwnArticles, printed};
pub use store::link;
pub use ui_text::{Language, Word};
pub use view::{Page, View};

use std::sync::OnceLock;

use columns::Columns;
use findings::Findings;
use store::Corpus;

/// A corpus, opened for looking at.
#[derive(Debug)]
pub struct Explorer {
    corpus: Corpus,
    columns: Columns,
    findings: Findings,
    lookup: search::Lookup,
    orders: figures::Orders,
    histogram: figures::Histogram,
    has_programme: OnceLock<bool>,
    has_places: OnceLock<bool>,
    names: names::Names,
}

impl Explorer {
    /// Opens a corpus: lays its figures out as columns, once.
    #[must_use]
    pub fn new(corpus: Corpus) -> Explorer {
        let findings = Findings::new(&corpus);
        let columns = Columns::new(&corpus, &findings);
        Explorer::with(corpus, findings, columns)
    }

    /// The same in steps: `pause` is asked between them.
    ///
    /// # Errors
    /// If `pause` ends it.
    pub async fn in_turns<E>(corpus: Corpus, pause: &mut impl AsyncFnMut() -> Result<(), E>) -> Result<Explorer, E> {
        let findings = Findings::new(&corpus);
        pause().await?;
        let columns = Columns::in_turns(&corpus, &findings, pause).await?;
        pause().await?;
        Ok(Explorer::with(corpus, findings, columns))
    }

    fn with(corpus: Corpus, findings: Findings, columns: Columns) -> Explorer {
        Explorer {
            corpus,
            columns,
            findings,
            lookup: search::Lookup::default(),
            orders: figures::Orders::default(),
            histogram: figures::Histogram::default(),
            has_programme: OnceLock::new(),
            has_places: OnceLock::new(),
            names: names::Names::default(),
        }
    }

    /// The corpus that was opened.
    #[must_use]
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// What the figures say about each other, as data: the page *Đối chiếu* says it in words.
    #[must_use]
    pub fn report(&self) -> &engine::check::Report {
        &self.corpus.report
    }

    /// The page that `query` shows; `notes` are those of [`Query::from_hash`]. The browser asks for shell and
    /// page apart, since the code of a page is loaded when it is first opened.
    #[must_use]
    pub fn view(&self, query: &Query, notes: &[UrlNote]) -> View {
        View { shell: self.shell(query, notes, OwnArticles::default()), page: self.page(query) }
    }
}
