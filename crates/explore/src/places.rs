//! *Nơi*: a place with its targets, results, gap to the country and articles; and all provinces on a map of tiles, for any
//! level or share.
//!
//! Provinces were merged on 1 July 2025. A code is that of the time of publication; what a place belongs to today is named
//! beside it, and figures from before and after are of different areas: they stand apart.

mod grid;
mod map;

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::check::{Comparison, Kind, Term};
use engine::date::Date;
use engine::reading::Status;

use crate::checks::CheckView;
use crate::columns::RowIdx;
use crate::facet::{self, Facet};
use crate::figure_lines::FigureLine;
use crate::home::{ArticleCard, TargetView};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Link, Page};
use crate::{Explorer, display, labels};

pub use map::{PlacesView, Tile};

/// More figures than this are under *Số liệu*.
const MAX_FIGURES: usize = 60;
/// More comparisons than this are under *Đối chiếu*.
const MAX_GAPS: usize = 12;

/// The page of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceView {
    /// "Tiền Giang".
    pub name: String,
    /// "VN-46".
    pub code: String,
    /// "Từ 1/7/2025 thuộc Đồng Tháp (VN-45)", and its page; none if it is its own successor.
    pub successor: Option<Link>,
    /// What was merged into it, with their pages.
    pub parts: Vec<Link>,
    /// What a figure that crosses the merger means; empty if none does.
    pub crosses: String,
    /// All figures under *Số liệu*.
    pub figures: Link,
    /// To all places.
    pub all: Link,
    /// Its targets beside what was reached.
    pub targets: Vec<TargetView>,
    /// What was reached.
    pub results: Vec<FigureLine>,
    /// What it stands to its country.
    pub gaps: Vec<CheckView>,
    /// The articles that state figures of it.
    pub articles: Vec<ArticleCard>,
}

/// The first day of the provinces of today.
fn merger() -> Option<Date> {
    engine::date::date(2025, 7, 1)
}

impl Explorer {
    /// The title of the page of a place.
    pub(crate) fn place_title(&self, code: &str, _: Language) -> String {
        labels::place(&self.corpus.glossary, code)
    }

    /// Whether figures are of a place below a country.
    pub(crate) fn has_places(&self) -> bool {
        *self.has_places.get_or_init(|| self.place_keys().any(|(_, key)| key.contains('-') && !is_unknown(key)))
    }

    /// The places of figures: code of the facet, and key.
    fn place_keys(&self) -> impl Iterator<Item = (u32, &str)> {
        let keys = &self.columns.values[Facet::Place as usize].keys;
        (0_u32..).zip(keys.iter().map(String::as_str))
    }

    /// The rows of a place, those of a part of it left out.
    fn rows_of_place(&self, code: &str) -> Vec<RowIdx> {
        let own = self.columns.values[Facet::Place as usize].code(code);
        let is_own = |row: &RowIdx| own.is_some() && self.columns.code(Facet::Place, *row) == own;
        self.rows().filter(is_own).collect()
    }

    /// The page of the place with this code.
    #[must_use]
    pub fn place(&self, query: &Query, code: &str) -> Page {
        let language = query.language;
        let rows = self.rows_of_place(code);
        let known = self.corpus.glossary.place(code);
        if known.is_none() && rows.is_empty() || is_unknown(code) {
            return Page::Nothing {
                reason: phrases::no_such_place(code, language),
                offers: vec![Link {
                    text: Word::Places.say(language).to_owned(),
                    href: query.to(Route::Places).to_hash(),
                }],
            };
        }
        let own: BTreeSet<RowIdx> = rows.iter().copied().collect();
        let pairs = self.pairs(query);
        let pairs = pairs.iter().filter(|pair| pair.target.first().is_some_and(|row| own.contains(row)));
        let is_result =
            |row: &&RowIdx| self.status(**row) == Some(Status::Actual) && self.indicator_id(**row).is_some();
        let results: Vec<RowIdx> = rows.iter().filter(is_result).copied().take(MAX_FIGURES).collect();
        let figures = query.to(Route::Figures).toggled(Facet::Place, code);
        Page::Place(Arc::new(PlaceView {
            name: labels::place(&self.corpus.glossary, code),
            code: code.to_owned(),
            successor: self.successor(query, code),
            parts: self.merged_parts(query, code),
            crosses: self.crosses(code, &rows, language),
            figures: Link {
                text: phrases::n_figures(&display::count(rows.len(), language), language),
                href: figures.to_hash(),
            },
            all: Link { text: Word::Places.say(language).to_owned(), href: query.to(Route::Places).to_hash() },
            targets: pairs.filter_map(|pair| self.target_view(query, pair)).collect(),
            results: self.figure_lines(query, &results),
            gaps: self.gaps(query, &own),
            articles: self.articles_with(query, &rows),
        }))
    }

    /// What a place belongs to today, if that is another.
    fn successor(&self, query: &Query, code: &str) -> Option<Link> {
        let today = self.corpus.glossary.today(code);
        (today != code).then(|| Link {
            text: phrases::belongs_today(&labels::place(&self.corpus.glossary, today), today, query.language),
            href: self.place_href(query, today),
        })
    }

    /// The former provinces of which one of today was made.
    fn merged_parts(&self, query: &Query, code: &str) -> Vec<Link> {
        let parts = self.corpus.glossary.places.iter().filter(|place| place.today.as_deref() == Some(code));
        parts
            .map(|place| Link {
                text: format!("{} ({})", place.name, place.code),
                href: self.place_href(query, &place.code),
            })
            .collect()
    }

    pub(crate) fn place_href(&self, query: &Query, code: &str) -> String {
        query.to(Route::Place(code.to_owned())).to_hash()
    }

    /// That figures of this place are of two areas: before its provinces were merged, and since.
    fn crosses(&self, code: &str, rows: &[RowIdx], language: Language) -> String {
        let glossary = &self.corpus.glossary;
        let is_merged = glossary.places.iter().any(|place| place.today.as_deref() == Some(code));
        let days: Vec<Date> = rows.iter().filter_map(|row| self.date(*row)).collect();
        let Some(merger) = merger() else { return String::new() };
        let (before, since) = (days.iter().any(|day| *day < merger), days.iter().any(|day| *day >= merger));
        if is_merged && before && since {
            return phrases::crosses_merger(&labels::place(glossary, code), language);
        }
        String::new()
    }

    /// What follows from the figures of the place and of its country.
    fn gaps(&self, query: &Query, own: &BTreeSet<RowIdx>) -> Vec<CheckView> {
        let is_own = |term: &Term| self.row_of(*term).is_some_and(|row| own.contains(&row));
        let is_gap = |one: &&Comparison| matches!(one.kind, Kind::PlaceGap | Kind::Mix) && one.terms.iter().any(is_own);
        let gaps = self.corpus.report.comparisons.iter().filter(is_gap);
        gaps.take(MAX_GAPS).map(|one| self.comparison_view(query, one)).collect()
    }

    /// The articles that state some of these rows, in the order of the corpus.
    fn articles_with(&self, query: &Query, rows: &[RowIdx]) -> Vec<ArticleCard> {
        let documents: BTreeSet<u32> =
            rows.iter().filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
        let cards = (0_u32..).zip(self.article_cards(query));
        cards.filter(|(at, _)| documents.contains(at)).map(|(_, card)| card).collect()
    }
}

/// True for the keys of figures whose place is not known.
fn is_unknown(key: &str) -> bool {
    key == facet::UNKNOWN || key == facet::UNKNOWN_PROVINCE
}

#[cfg(test)]
mod tests;
