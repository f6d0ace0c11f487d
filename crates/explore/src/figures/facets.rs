//! The filters: each value with the count that choosing it would give, as a link.

use engine::reading::PartialDate;
use store::unnamed_indicators;

use super::MonthView;
use crate::Explorer;
use crate::columns::RowIdx;
use crate::display;
use crate::facet::{FACETS, Facet, FacetInfo, Shape, UNKNOWN, VERDICT_NONE};
use crate::labels;
use crate::query::{Query, url};
use crate::select::Selected;
use crate::ui_text::{Language, Word, phrases};

/// A list shows its greatest values; nobody reads on, and a long one is slow to build.
const MAX_VALUES: usize = 200;

/// The filters of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Those that this corpus has something for.
    pub facets: Vec<FacetView>,
    /// "Xem 12 số liệu": what the filters leave, on the way out of them.
    pub show: String,
    /// What stands beside a value if it is no number of figures: "đếm theo câu".
    pub counted: &'static str,
}

/// One filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetView {
    /// Which.
    pub facet: Facet,
    /// Its key in the URL.
    pub key: &'static str,
    /// Its name.
    pub label: String,
    /// What can be chosen in it.
    pub body: FacetBody,
}

/// What can be chosen in a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FacetBody {
    /// Values, several at once; a tree has them in order, with their depth. [`Explorer::value_words`] says them.
    Values(Vec<ValueView>),
    /// A range of dates.
    Dates {
        /// The beginning as it would be typed: `2021-01`; empty if open.
        from: String,
        /// The end, likewise.
        to: String,
        /// The histogram, month by month or year by year, without gaps.
        months: Vec<MonthView>,
    },
    /// A range of values, in plain decimals; empty if open.
    Numbers {
        /// At least.
        from: String,
        /// At most.
        to: String,
    },
    /// Words that the sentence contains.
    Text(String),
}

/// One value of a filter. There are thousands, of which a page shows dozens: words are made for those.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueView {
    /// Which value of its filter, for as long as the corpus is open.
    pub code: u32,
    /// How many rows one would see with it alone chosen here.
    pub n_rows: u32,
    /// Whether it is chosen.
    pub chosen: bool,
    /// How deep it lies in a tree; 0 elsewhere.
    pub depth: usize,
}

/// A value of a filter in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueWords {
    /// Its name.
    pub label: String,
    /// How many rows one would see with it alone chosen here.
    pub count: String,
    /// Chooses it, or lets it go.
    pub href: String,
}

/// A value that figures have, by id and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedValue {
    /// Its key in the URL: an id or code.
    pub key: String,
    /// Its name in Vietnamese.
    pub label: String,
    /// "12 số liệu".
    pub count: String,
}

impl Explorer {
    /// The rows of every value of a facet, values in the order of the filter, rows in that of the corpus. Rows of which
    /// the value is not known are in none.
    #[must_use]
    pub fn rows_by(&self, facet: Facet) -> Vec<(NamedValue, Vec<RowIdx>)> {
        let keys = &self.columns.values[facet as usize].keys;
        let mut rows: Vec<Vec<RowIdx>> = vec![Vec::new(); keys.len()];
        for row in (0..).take(self.columns.len()).map(RowIdx) {
            if let Some(own) = self.columns.code(facet, row).and_then(|code| rows.get_mut(code as usize)) {
                own.push(row);
            }
        }
        let language = Language::Vi;
        let named = keys.iter().zip(rows).filter(|(key, rows)| key.as_str() != UNKNOWN && !rows.is_empty());
        let named = named.map(|(key, rows)| {
            let count = phrases::n_figures(&display::count(rows.len(), language), language);
            (NamedValue { key: key.clone(), label: self.value_label(facet, key, language), count }, rows)
        });
        named.collect()
    }

    /// All filters that this corpus has something for.
    pub(crate) fn facet_views(&self, query: &Query, selected: &Selected) -> Vec<FacetView> {
        let view = |info: &FacetInfo| {
            Some(FacetView {
                facet: info.facet,
                key: info.key,
                label: info.word.say(query.language).to_owned(),
                body: self.body(query, selected, info)?,
            })
        };
        // What and where are asked first; the rest as the table has them.
        let (first, rest): (Vec<&FacetInfo>, Vec<&FacetInfo>) =
            FACETS.iter().partition(|info| matches!(info.facet, Facet::Indicator | Facet::Place));
        first.into_iter().chain(rest).filter_map(view).collect()
    }

    fn body(&self, query: &Query, selected: &Selected, info: &FacetInfo) -> Option<FacetBody> {
        let selection = &query.selection;
        match info.shape {
            Shape::List | Shape::Tree | Shape::Fixed(_) => {
                let values = self.values(query, selected, info);
                let keys = &self.columns.values[info.facet as usize].keys;
                let key = |value: &ValueView| keys.get(value.code as usize).map(String::as_str);
                let known = values.iter().any(|value| !matches!(key(value), Some(UNKNOWN | VERDICT_NONE)));
                known.then_some(FacetBody::Values(values))
            }
            Shape::Dates => {
                let end = |date: Option<PartialDate>| date.map(url::partial_date).unwrap_or_default();
                let (from, to) = (end(selection.period.from), end(selection.period.to));
                let months = self.months(query, &selected.counts[info.facet as usize]);
                (!months.is_empty() || !selection.period.is_open()).then_some(FacetBody::Dates { from, to, months })
            }
            Shape::Values => {
                let end = |value: Option<engine::Decimal>| value.map(|value| value.to_string()).unwrap_or_default();
                Some(FacetBody::Numbers { from: end(selection.value.from), to: end(selection.value.to) })
            }
            Shape::Text => Some(FacetBody::Text(selection.text.clone())),
        }
    }

    fn values(&self, query: &Query, selected: &Selected, info: &FacetInfo) -> Vec<ValueView> {
        let at = info.facet as usize;
        let (dictionary, counts) = (&self.columns.values[at], &selected.counts[at]);
        let keys = query.selection.values.get(&info.facet).into_iter().flatten();
        let chosen: Vec<u32> = keys.filter_map(|key| dictionary.code(key)).collect();
        let n_most = if info.shape == Shape::List { MAX_VALUES } else { usize::MAX };
        // A value that the corpus never has is no choice; one that the selection leaves empty is, at 0.
        let known = self.columns.order[at].iter().filter(|code| {
            self.columns.known[at].get(**code as usize).copied().unwrap_or(false) || chosen.contains(code)
        });
        // One that is chosen is shown wherever it stands.
        let n_looked_at = if chosen.is_empty() { n_most } else { usize::MAX };
        let shown = known.take(n_looked_at).enumerate().filter(|(at, code)| *at < n_most || chosen.contains(code));
        let view = |(_, code): (usize, &u32)| ValueView {
            code: *code,
            n_rows: counts.get(*code as usize).copied().unwrap_or(0),
            chosen: chosen.contains(code),
            depth: dictionary.ancestors(*code).count(),
        };
        shown.map(view).collect()
    }

    /// A value of a filter in words: for those that come into sight.
    #[must_use]
    pub fn value_words(&self, query: &Query, facet: Facet, value: ValueView) -> ValueWords {
        let keys = &self.columns.values[facet as usize].keys;
        let key = keys.get(value.code as usize).map_or("", String::as_str);
        ValueWords {
            label: self.name_of_code(facet, value.code, query.language),
            count: display::count(value.n_rows as usize, query.language),
            href: query.toggled(facet, key).to_hash(),
        }
    }

    /// True if the name of a value contains what was typed, marks and case aside.
    #[must_use]
    pub fn value_has(&self, facet: Facet, value: ValueView, typed: &str, language: Language) -> bool {
        labels::folded(&self.name_of_code(facet, value.code, language)).contains(labels::folded(typed).trim())
    }

    /// What the page calls a row's value of a facet; empty if it is not known.
    pub(crate) fn code_label(&self, facet: Facet, row: RowIdx, language: Language) -> String {
        let code = self.columns.code(facet, row).unwrap_or(0);
        match self.columns.values[facet as usize].keys.get(code as usize).map(String::as_str) {
            None | Some(UNKNOWN) => String::new(),
            Some(key) => self.value_label(facet, key, language),
        }
    }

    /// What the page calls a value of a facet; a key that the corpus does not have stands for itself.
    pub(crate) fn value_label(&self, facet: Facet, key: &str, language: Language) -> String {
        self.value_name(facet, key, self.columns.values[facet as usize].code(key), language)
    }

    /// What the page calls the value with this code.
    pub(crate) fn name_of_code(&self, facet: Facet, code: u32, language: Language) -> String {
        let key = self.columns.values[facet as usize].keys.get(code as usize);
        self.value_name(facet, key.map_or("", String::as_str), Some(code), language)
    }

    fn value_name(&self, facet: Facet, key: &str, code: Option<u32>, language: Language) -> String {
        if key == UNKNOWN {
            return match facet {
                Facet::Indicator if self.corpus.glossary.indicator(unnamed_indicators::ROOT).is_some() => {
                    Word::SingleFigures
                }
                Facet::Indicator => Word::Uncatalogued,
                Facet::Unit => Word::NoUnit,
                Facet::Place => Word::UnknownPlace,
                _ => Word::Unknown,
            }
            .say(language)
            .to_owned();
        }
        if let Shape::Fixed(values) = facet.info().shape {
            let word = values.iter().find(|value| value.key == key).map(|value| value.word.say(language));
            return word.unwrap_or(key).to_owned();
        }
        let names = &self.columns.values[facet as usize].names;
        let Some(name) = code.and_then(|code| names.get(code as usize)) else { return key.to_owned() };
        match facet {
            Facet::Indicator => labels::indicator(&self.corpus.glossary, name, language),
            Facet::Place => labels::place_of_key(&self.corpus.glossary, name, language),
            Facet::Document => {
                // Mostly in the order of their ids; two hundred are named for each list.
                let documents = &self.corpus.documents;
                let found = documents.binary_search_by(|document| document.id.cmp(name)).ok();
                let found = found.or_else(|| documents.iter().position(|document| document.id == *name));
                found.and_then(|at| documents.get(at)).map_or_else(|| name.clone(), labels::document)
            }
            _ => name.clone(),
        }
    }
}
