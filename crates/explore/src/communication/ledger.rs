//! The ledger: the programme's figures by period and level, each stated once however many articles repeat it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use engine::check::Kind;
use engine::check::structure::Levels;

use crate::checks::CheckView;
use crate::columns::RowIdx;
use crate::facet::Facet;
use crate::query::{Query, Route};
use crate::view::Link;
use crate::words::phrases;
use crate::{Explorer, display, link};

/// One period at one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerPart {
    /// When: "năm 2020".
    pub when: String,
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
    pub(super) fn programme(&self) -> BTreeSet<u32> {
        let dictionary = &self.columns.values[Facet::Indicator as usize];
        let flows = &self.corpus.glossary.flows;
        let codes = |add: bool| {
            let flows = flows.iter().filter(move |flow| !add || flow.levels == Levels::Add);
            flows.filter_map(|flow| dictionary.code(&flow.indicator))
        };
        let root = |code: u32| dictionary.ancestors(code).last().unwrap_or(code);
        let roots: BTreeSet<u32> = codes(true).map(root).collect();
        let all = (0..).take(dictionary.len()).filter(|code| roots.contains(&root(*code)));
        all.chain(codes(false)).collect()
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

    fn programme_rows<'a>(&'a self, programme: &'a BTreeSet<u32>) -> impl Iterator<Item = RowIdx> + 'a {
        let rows = (0..).take(self.columns.len()).map(RowIdx);
        rows.filter(|row| self.columns.code(Facet::Indicator, *row).is_some_and(|code| programme.contains(&code)))
    }

    pub(super) fn ledger(&self, query: &Query, programme: &BTreeSet<u32>) -> Vec<LedgerPart> {
        let mut parts: BTreeMap<_, Vec<RowIdx>> = BTreeMap::new();
        for row in self.programme_rows(programme) {
            let code = |facet| self.columns.code(facet, row);
            let period = self.parts(row).and_then(|parts| parts.observation?.period).map(|governing| governing.period);
            let day = self.columns.day.get(row.0 as usize).copied().flatten();
            parts.entry((Reverse(day), period, code(Facet::Place), code(Facet::Scope))).or_default().push(row);
        }
        parts.into_values().map(|rows| self.ledger_part(query, &rows)).collect()
    }

    fn ledger_part(&self, query: &Query, rows: &[RowIdx]) -> LedgerPart {
        let language = query.language;
        let first = rows.first().copied().unwrap_or(RowIdx(0));
        let setting = [Facet::Place, Facet::Scope].map(|facet| self.code_label(facet, first, language));
        let mut same: BTreeMap<_, Vec<RowIdx>> = BTreeMap::new();
        for row in rows {
            let code = |facet| self.columns.code(facet, *row);
            let what = (code(Facet::Indicator), code(Facet::Measure), code(Facet::Qualifier));
            same.entry((what, self.columns.value.get(row.0 as usize))).or_default().push(*row);
        }
        LedgerPart {
            when: self.when(first, language),
            setting: setting.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
            entries: same.into_values().filter_map(|rows| self.ledger_entry(query, &rows)).collect(),
        }
    }

    fn ledger_entry(&self, query: &Query, rows: &[RowIdx]) -> Option<LedgerEntry> {
        let language = query.language;
        let first = *rows.first()?;
        let parts = self.parts(first)?;
        let id = parts.observation?.indicator.as_deref()?;
        let figure = link::figure_id(&parts.document.reading, parts.mention_at);
        let documents: BTreeSet<u32> =
            rows.iter().filter_map(|row| self.columns.document.get(row.0 as usize).copied()).collect();
        Some(LedgerEntry {
            indicator: Link {
                text: self.subject_with_measure(first, language),
                href: query.to(Route::Figures).toggled(Facet::Indicator, id).to_hash(),
            },
            figure: Link {
                text: parts.mention.span.of(&parts.document.text).to_owned(),
                href: query.at(&parts.document.id, &figure).to_hash(),
            },
            n_articles: phrases::n_articles(&display::count(documents.len(), language), language),
        })
    }

    /// The checks that divide one count of the programme by another.
    pub(super) fn per_event(&self, query: &Query, programme: &BTreeSet<u32>) -> Vec<CheckView> {
        let is_own = |term: &engine::check::Term| {
            let code = self.row_of(*term).and_then(|row| self.columns.code(Facet::Indicator, row));
            code.is_some_and(|code| programme.contains(&code))
        };
        let checks = self.corpus.report.checks.iter();
        let own = checks.filter(|check| check.kind == Kind::PerEvent && check.terms.iter().all(is_own));
        own.map(|check| self.check_view(query, check)).collect()
    }
}
