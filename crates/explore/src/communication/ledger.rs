//! The ledger: the programme's figures by period and level, each stated once however many articles repeat it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use engine::check::Kind;
use engine::check::structure::Levels;
use engine::date::{Date, Period};

use crate::checks::CheckView;
use crate::columns::RowIdx;
use crate::distinct::{n_distinct, set_of};
use crate::facet::Facet;
use crate::figures::table::RowParts;
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display};

/// What rows of the ledger have in common that state the same figure.
const LEDGER_FACETS: [Facet; 5] = [Facet::Indicator, Facet::Measure, Facet::Qualifier, Facet::Place, Facet::Scope];

/// One period at one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerPart {
    /// When: "năm 2020".
    pub when: String,
    /// Whether that is known.
    pub has_period: bool,
    /// Where and at what level: "Việt Nam, ở Trung ương".
    pub setting: String,
    /// What was done.
    pub entries: Vec<LedgerEntry>,
}

/// One figure of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerEntry {
    /// What it counts, and all figures of it.
    pub indicator: Link,
    /// The figure as written, and its sentence.
    pub figure: Link,
    /// "2 bài".
    pub n_articles: String,
}

impl Explorer {
    /// The indicators of the programme, by code.
    pub(crate) fn programme(&self) -> BTreeSet<u32> {
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let flows = &self.corpus.glossary.flows;
        let codes = |add: bool| {
            let flows = flows.iter().filter(move |flow| !add || flow.levels == Levels::Add);
            flows.filter_map(|flow| dictionary.code(&flow.indicator))
        };
        let root = |code: u32| dictionary.ancestors(code).last().unwrap_or(code);
        let roots = set_of(codes(true).map(root));
        let all = (0..).take(dictionary.len()).filter(|code| roots.contains(&root(*code)));
        set_of(all.chain(codes(false)))
    }

    /// Whether the corpus has figures of a programme.
    pub(crate) fn has_programme(&self) -> bool {
        *self.has_programme.get_or_init(|| {
            let programme = self.programme();
            self.programme_rows(&programme).next().is_some()
        })
    }

    pub(super) fn programme_link(&self, query: &Query, programme: &BTreeSet<u32>) -> Link {
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let mut page = query.to(Route::Figures);
        // A node says all that is under it.
        let tops =
            programme.iter().filter(|code| !dictionary.ancestors(**code).any(|above| programme.contains(&above)));
        for key in tops.filter_map(|code| dictionary.keys.get(*code as usize)) {
            page.selection.toggle(Facet::Indicator, key);
        }
        let n_rows = self.programme_rows(programme).count();
        let text = phrases::n_figures(&display::count(n_rows, query.language), query.language);
        Link { text, href: page.to_hash() }
    }

    pub(crate) fn programme_rows<'a>(&'a self, programme: &'a BTreeSet<u32>) -> impl Iterator<Item = RowIdx> + 'a {
        let rows = (0..).take(self.columns.len()).map(RowIdx);
        rows.filter(|row| self.columns.code(Facet::Indicator, *row).is_some_and(|code| programme.contains(&code)))
    }

    pub(crate) fn ledger(&self, query: &Query, programme: &BTreeSet<u32>) -> Vec<LedgerPart> {
        let rows: Vec<RowIdx> = self.programme_rows(programme).collect();
        self.ledger_parts(&rows).into_iter().map(|(period, rows)| self.ledger_part(query, period, &rows)).collect()
    }

    /// Rows of the programme by period, place and level, the latest first, each with the period that it stands under.
    pub(crate) fn ledger_parts(&self, rows: &[RowIdx]) -> Vec<(Option<Period>, Vec<RowIdx>)> {
        let mut parts: BTreeMap<_, Vec<RowIdx>> = BTreeMap::new();
        for row in rows.iter().copied() {
            let code = |facet| self.columns.code(facet, row);
            let period = self.ledger_period(row, rows);
            let day = period.and_then(|period| period.end.or(period.start)).map(Date::to_julian_day);
            parts.entry((Reverse(day), period, code(Facet::Place), code(Facet::Scope))).or_default().push(row);
        }
        parts.into_iter().map(|((_, period, ..), rows)| (period, rows)).collect()
    }

    /// The rows of a part that state the same figure.
    pub(crate) fn ledger_entries(&self, rows: &[RowIdx]) -> Vec<Vec<RowIdx>> {
        let mut same: BTreeMap<_, Vec<RowIdx>> = BTreeMap::new();
        for row in rows {
            let code = |facet| self.columns.code(facet, *row);
            let what = (code(Facet::Indicator), code(Facet::Measure), code(Facet::Qualifier));
            same.entry((what, self.columns.value.get(row.0 as usize))).or_default().push(*row);
        }
        same.into_values().collect()
    }

    /// The period under which a row stands. A copy of an article that says "từ năm 2020" where the other one says "năm 2020"
    /// states no second figure: what begins then and ends nobody knows when stands under the period that has an end.
    pub(super) fn ledger_period(&self, row: RowIdx, all: &[RowIdx]) -> Option<Period> {
        let own = self.period(row)?;
        if own.end.is_some() {
            return Some(own);
        }
        let says_the_same = |other: &&RowIdx| {
            let codes = |row| LEDGER_FACETS.map(|facet| self.columns.code(facet, row));
            let value = |row: RowIdx| self.columns.value.get(row.0 as usize);
            codes(row) == codes(**other) && value(row) == value(**other) && self.source(row) == self.source(**other)
        };
        let known = all.iter().filter(says_the_same).filter_map(|other| self.period(*other));
        known.into_iter().find(|period| period.start == own.start && period.end.is_some()).or(Some(own))
    }

    /// The first article of the source that a row's article comes from.
    pub(crate) fn source(&self, row: RowIdx) -> Option<u32> {
        let document = *self.columns.document.get(row.0 as usize)?;
        Some(self.corpus.report.sources.get(document as usize).copied().unwrap_or(document))
    }

    pub(crate) fn ledger_part(&self, query: &Query, period: Option<Period>, rows: &[RowIdx]) -> LedgerPart {
        let language = query.language;
        let first = rows.first().copied().unwrap_or(RowIdx(0));
        let setting = [Facet::Place, Facet::Scope].map(|facet| self.code_label(facet, first, language));
        LedgerPart {
            has_period: period.is_some(),
            when: period.map_or_else(
                || Word::UnknownPeriod.say(language).to_owned(),
                |period| display::period(period, language),
            ),
            setting: setting.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            entries: self.ledger_entries(rows).iter().filter_map(|rows| self.ledger_entry(query, rows)).collect(),
        }
    }

    fn ledger_entry(&self, query: &Query, rows: &[RowIdx]) -> Option<LedgerEntry> {
        let language = query.language;
        let first = *rows.first()?;
        let parts = self.parts(first)?;
        let id = parts.observation?.indicator.as_deref()?;
        let documents = set_of(rows.iter().filter_map(|row| self.columns.document.get(row.0 as usize).copied()));
        Some(LedgerEntry {
            indicator: Link {
                text: self.subject_with_measure(first, language),
                href: query.to(Route::Figures).toggled(Facet::Indicator, id).to_hash(),
            },
            figure: Link {
                text: self.ledger_figure(first, parts, language),
                href: self.way_to(query, parts).to_hash(),
            },
            n_articles: self.articles_of(&documents, language),
        })
    }

    /// As written in the language of the articles, else as a value.
    pub(super) fn ledger_figure(&self, row: RowIdx, parts: RowParts<'_>, language: Language) -> String {
        if language == Language::Vi && parts.document.is_here() {
            return parts.mention.span.of(&parts.document.text).to_owned();
        }
        let signed = parts.observation.map_or(parts.mention.value, |observation| observation.signed);
        let value = display::as_written(parts.mention, signed, &self.unit_of(row, language), language);
        phrases::hedged(parts.mention.qualifier, &value, language)
    }

    /// "2 bài, 1 nguồn độc lập"; of one article, or of as many sources as articles, the articles alone.
    pub(crate) fn articles_of(&self, documents: &BTreeSet<u32>, language: Language) -> String {
        let sources = &self.corpus.report.sources;
        let source = |document: &u32| sources.get(*document as usize).copied().unwrap_or(*document);
        let n_sources = n_distinct(documents.iter().map(source));
        let n_articles = display::count(documents.len(), language);
        if n_sources == documents.len() {
            return phrases::n_articles(&n_articles, language);
        }
        phrases::articles_of_sources(&n_articles, &display::count(n_sources, language), language)
    }

    /// The checks that divide one count of the programme by another.
    pub(super) fn per_event(&self, query: &Query, programme: &BTreeSet<u32>) -> Vec<CheckView> {
        let is_own = |term: &engine::check::Term| {
            let code = self.row_of(*term).and_then(|row| self.columns.code(Facet::Indicator, row));
            code.is_some_and(|code| programme.contains(&code))
        };
        let comparisons = self.corpus.report.comparisons.iter();
        let own = comparisons.filter(|one| one.kind == Kind::PerEvent && one.terms.iter().all(is_own));
        own.map(|one| self.comparison_view(query, one)).collect()
    }
}
