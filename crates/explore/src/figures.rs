//! *Số liệu*: facets, table and chart over one selection.

pub mod facets;
mod group;
pub mod histogram;
mod order;
pub mod picture;
pub mod selection_bar;
pub mod table;

use std::sync::Arc;

use crate::Explorer;
use crate::display;
use crate::download::Offer;
use crate::query::{Query, Route, Tab};
use crate::select;
use crate::ui_text::phrases;
use crate::view::{Current, Link};

pub(crate) use histogram::Histogram;
pub(crate) use order::Orders;

pub use facets::{FacetBody, FacetView, Filters, ValueView, ValueWords};
pub use histogram::MonthView;
pub use picture::Picture;
pub use selection_bar::{SelectionBar, SelectionPart};
pub use table::{Cell, ColumnHead, GroupChoice, Heading, Line, RowView, TableOptions, TableView, VerdictMark};

/// The page of figures.
#[derive(Clone, Debug)]
pub struct FiguresView {
    /// "12/95 số liệu".
    pub summary: String,
    /// The selection in words, each part removable.
    pub bar: SelectionBar,
    /// The filters.
    pub filters: Arc<Filters>,
    /// The ways to show the figures.
    pub tabs: Vec<TabLink>,
    /// The figures as a table: there under every tab, since a chart always has its table.
    pub table: TableView,
    /// Whether they are shown as a picture, too: under every tab but that of the table, and there where it has no rows,
    /// since the picture's place says the ways out.
    pub has_picture: bool,
    /// The figures as files.
    pub downloads: Vec<Offer>,
    /// What the reader should know about this selection.
    pub notes: Vec<String>,
}

/// One way to show the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TabLink {
    /// Which.
    pub tab: Tab,
    /// Its name and where it leads.
    pub link: Link,
    /// Whether it is the one shown.
    pub current: Current,
}

impl Explorer {
    /// Makes at most `n_most` more sentences ready for the filter of words; true if none is left. A page that calls it
    /// again and again before its reader types keeps the first key short; who does not call it gets the same answers.
    #[must_use]
    pub fn read_ahead(&self, n_most: usize) -> bool {
        self.columns.read_ahead(&self.corpus, n_most)
    }

    /// True if nothing has to be made ready first for what `query` asks.
    #[must_use]
    pub fn is_ready(&self, query: &Query) -> bool {
        query.route != Route::Figures
            || query.selection.text.is_empty()
            || !self.corpus.is_whole()
            || self.columns.is_read()
    }

    /// The figures as the picture that the tab asks for, or why there is none; under the table, as the one that suits
    /// them. Apart from the page, which can show the rest first.
    #[must_use]
    pub fn picture_of(&self, query: &Query) -> Picture {
        self.picture(query, &select::chosen(&self.corpus, &self.columns, &query.selection))
    }

    /// The page of figures.
    #[must_use]
    pub fn figures(&self, query: &Query) -> FiguresView {
        let language = query.language;
        let selected = select::select(&self.corpus, &self.columns, &query.selection);
        let n = display::count(selected.rows.len(), language);
        let all = display::count(self.columns.len(), language);
        FiguresView {
            summary: phrases::n_of_figures(&n, &all, language),
            bar: self.selection_bar(query),
            filters: Arc::new(Filters {
                facets: self.facet_views(query, &selected),
                show: phrases::show_figures(&n, language),
                counted: "",
            }),
            tabs: tabs(query),
            downloads: self.download_offers(query, selected.rows.len()),
            has_picture: query.tab != Tab::Table || selected.rows.is_empty(),
            table: self.table(query, selected.rows),
            notes: self.selection_notes(query),
        }
    }
}

fn tabs(query: &Query) -> Vec<TabLink> {
    let link = |tab: &Tab| TabLink {
        tab: *tab,
        link: Link { text: tab.word().say(query.language).to_owned(), href: query.shown_as(*tab).to_hash() },
        current: if *tab == query.tab { Current::Here } else { Current::Elsewhere },
    };
    Tab::ALL.iter().map(link).collect()
}

#[cfg(test)]
mod tests;
