//! What the reader looks at: one typed value, the whole state of the page. It lives in the URL after `#` (see
//! [`mod@url`]); every link of the site is another `Query`, so that Back undoes.
//!
//! A `Query` knows nothing of the corpus: whether an indicator or an article exists is for the views to say.

pub mod typed;
pub mod url;

use std::collections::{BTreeMap, BTreeSet};

use engine::Decimal;
use engine::reading::PartialDate;

use crate::facet::Facet;
pub use crate::routes::Route;
use crate::select;
use crate::ui_text::{Language, Word};
pub use typed::Refusal;
pub use url::UrlNote;

/// One state of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Which page.
    pub route: Route,
    /// Language of the interface.
    pub language: Language,
    /// Which articles are looked at.
    pub collection: Collection,
    /// Which figures.
    pub selection: Selection,
    /// How the figures are shown.
    pub tab: Tab,
    /// In what order.
    pub sort: Sort,
    /// Under what headings.
    pub group: Group,
    /// Columns of the table; empty for the usual ones.
    pub columns: BTreeSet<Column>,
    /// The sentence or figure to show in an article: `12-1a2b3c4d` or `12-1a2b3c4d.2` (see [`crate::link`]); under
    /// *Số liệu* the figures behind a mark of the picture; in *Đối chiếu* a check.
    pub focus: Option<String>,
    /// Kinds of check to show in *Đối chiếu*, by key; empty for all.
    pub kinds: BTreeSet<String>,
    /// What of *Đối chiếu* is shown.
    pub checks_tab: ChecksTab,
    /// Which page of a long list, from 0.
    pub page: u32,
    /// What is looked up in *Tra cứu*.
    pub search: String,
    /// How what was found is looked at.
    pub lens: Lens,
    /// In what order lines of concordance stand.
    pub order: ContextOrder,
    /// What counts as a word in tables of words.
    pub unit: WordUnit,
    /// Whether tables of words have those that only hold sentences together.
    pub stop_words: StopWords,
    /// Whether articles that repeat another are looked at.
    pub reprints: Reprints,
    /// A word that must stand near, in lines of concordance; empty for none.
    pub near: String,
    /// Which provinces the map shows.
    pub provinces: Provinces,
}

/// Which figures: OR inside a facet, AND between facets. The empty selection is everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Chosen values by facet, as in the URL; no list is empty.
    pub values: BTreeMap<Facet, BTreeSet<String>>,
    /// The last day of the figure's period lies within.
    pub period: DateRange,
    /// The figure lies within, in its own unit.
    pub value: ValueRange,
    /// The sentence contains these words, marks and case aside; empty for all.
    pub text: String,
}

/// Dates as precise as typed: `2021-01..2022-12`. Both ends are inclusive; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateRange {
    /// From the first day of this.
    pub from: Option<PartialDate>,
    /// To the last day of this.
    pub to: Option<PartialDate>,
}

/// Values, both ends inclusive; an open end is `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ValueRange {
    /// At least.
    pub from: Option<Decimal>,
    /// At most.
    pub to: Option<Decimal>,
}

impl DateRange {
    /// True if it lets everything through.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == DateRange::default()
    }
}

impl ValueRange {
    /// True if it lets everything through.
    #[must_use]
    pub fn is_open(self) -> bool {
        self == ValueRange::default()
    }
}

/// Declares an enum whose values have a key in the URL and a word on the page; the first is the default.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($value:ident = $key:literal, $word:ident;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $(#[doc = concat!("`", $key, "`")] $value),* }

        impl Default for $name {
            fn default() -> $name {
                // The first value is the default; a list of none is refused by the compiler.
                const FIRST: $name = $name::ALL[0];
                FIRST
            }
        }

        impl $name {
            /// All values, in the order in which they are offered.
            pub const ALL: &[$name] = &[$($name::$value),*];

            /// The value's key in the URL.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $($name::$value => $key),* }
            }

            #[must_use]
            pub fn from_key(key: &str) -> Option<$name> {
                match key { $($key => Some($name::$value),)* _ => None }
            }

            /// What the page calls it.
            #[must_use]
            pub fn word(self) -> Word {
                match self { $($name::$value => Word::$word),* }
            }
        }
    };
}

choices! {
    /// Which articles are looked at. Those of the reader's own are in no address: it can only say that it needs them.
    Collection {
        Site = "trang", CollectionSite;
        Own = "toi", CollectionOwn;
        Both = "ca-hai", CollectionBoth;
    }
}

choices! {
    /// Which provinces the map shows.
    Provinces {
        Before = "63", Provinces63;
        Since = "34", Provinces34;
    }
}

choices! {
    /// How the figures are shown.
    Tab {
        Table = "bang", TabTable;
        Line = "duong", TabLine;
        Bar = "cot", TabBar;
        Targets = "chi-tieu", TabTargets;
    }
}

choices! {
    /// What of *Đối chiếu* is shown.
    ChecksTab {
        Checks = "phep", CheckCount;
        Following = "suy-ra", FollowsToo;
        Reprints = "dang-lai", Reprints;
    }
}

choices! {
    /// How what was found is looked at.
    Lens {
        Sentences = "cau", LensSentences;
        Concordance = "ngu-canh", LensConcordance;
        Spread = "phan-bo", LensSpread;
        Collocates = "ket-hop", LensCollocates;
        Frequency = "tan-so", LensFrequency;
    }
}

choices! {
    /// In what order lines of concordance stand.
    ContextOrder {
        Text = "van-ban", OrderText;
        Left1 = "t1", OrderLeft1;
        Left2 = "t2", OrderLeft2;
        Left3 = "t3", OrderLeft3;
        Right1 = "p1", OrderRight1;
        Right2 = "p2", OrderRight2;
        Right3 = "p3", OrderRight3;
    }
}

choices! {
    /// What counts as a word.
    WordUnit {
        Compounds = "ghep", UnitCompounds;
        Syllables = "tieng", UnitSyllables;
    }
}

choices! {
    /// Whether tables of words have those that only hold sentences together: "và", "của".
    StopWords {
        LeftOut = "bo", StopWordsLeftOut;
        Shown = "giu", StopWordsShown;
    }
}

choices! {
    /// Whether articles that repeat another are looked at.
    Reprints {
        All = "ca", ReprintsAll;
        Collapsed = "gop", ReprintsCollapsed;
    }
}

choices! {
    /// Under what headings the rows stand.
    Group {
        None = "khong", GroupNone;
        Indicator = "chi-so", GroupIndicator;
        Claim = "khang-dinh", GroupClaim;
    }
}

choices! {
    /// A column of the table of figures.
    Column {
        Indicator = "chi-so", Indicator;
        Raw = "nguyen-van", AsWritten;
        Value = "gia-tri", Value;
        Unit = "don-vi", Unit;
        Measure = "so-do", Measure;
        Context = "boi-canh", WhenAndWhere;
        Status = "tinh-chat", Status;
        Period = "ky", Period;
        Place = "noi", Place;
        Scope = "cap", Scope;
        Qualifier = "cach-noi", Qualifier;
        Verdict = "doi-chieu", Verdict;
        Document = "bai", Document;
        Publisher = "nguon", Publisher;
        Sentence = "cau", Sentence;
    }
}

impl Column {
    /// The columns that are shown unless others are chosen.
    pub(crate) const USUAL: &[Column] =
        &[Column::Indicator, Column::Raw, Column::Value, Column::Context, Column::Document];
}

/// In what order the rows stand: by default as in the corpus, article by article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    /// By which column; `None` for the order of the corpus.
    pub by: Option<Column>,
    /// Which way.
    pub direction: Direction,
}

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Small to large, A to Z, old to new.
    #[default]
    Ascending,
    /// The other way.
    Descending,
}

impl Direction {
    /// The value of `aria-sort`.
    #[must_use]
    pub fn aria(self) -> &'static str {
        match self {
            Direction::Ascending => "ascending",
            Direction::Descending => "descending",
        }
    }
}

impl Selection {
    /// True if it is everything.
    #[must_use]
    pub(crate) fn is_everything(&self) -> bool {
        *self == Selection::default()
    }

    /// True if this value of this facet is chosen.
    #[must_use]
    pub fn has(&self, facet: Facet, value: &str) -> bool {
        self.values.get(&facet).is_some_and(|chosen| chosen.contains(value))
    }

    /// Chooses a value, or lets it go if it was chosen.
    pub fn toggle(&mut self, facet: Facet, value: &str) {
        let chosen = self.values.entry(facet).or_default();
        if !chosen.remove(value) {
            chosen.insert(value.to_owned());
        }
        if chosen.is_empty() {
            self.values.remove(&facet);
        }
    }

    /// Chooses this value of the facet and no other.
    pub(crate) fn choose_only(&mut self, facet: Facet, value: &str) {
        self.values.insert(facet, BTreeSet::from([value.to_owned()]));
    }

    /// Lets go of everything that this facet chose, ranges and text included.
    pub fn clear(&mut self, facet: Facet) {
        match facet {
            Facet::Period => self.period = DateRange::default(),
            Facet::Value => self.value = ValueRange::default(),
            Facet::Text => self.text.clear(),
            _ => {
                self.values.remove(&facet);
            }
        }
    }
}

impl Query {
    /// A page as it opens, of the same articles, in the same language.
    #[must_use]
    pub fn to(&self, route: Route) -> Query {
        Query { route, language: self.language, collection: self.collection, ..Query::default() }
    }

    /// The same with another selection; the page is *Tra cứu* if it was, else *Số liệu*.
    #[must_use]
    pub fn select(&self, change: impl FnOnce(&mut Selection)) -> Query {
        let route = if self.route == Route::Search { Route::Search } else { Route::Figures };
        let mut query = Query { route, focus: None, ..self.clone() };
        change(&mut query.selection);
        query
    }

    /// The same with one value chosen or let go.
    #[must_use]
    pub fn toggled(&self, facet: Facet, value: &str) -> Query {
        self.select(|selection| selection.toggle(facet, value))
    }

    /// The same, sorted by `column`; the other way round if it already is.
    #[must_use]
    pub(crate) fn sorted_by(&self, column: Column) -> Query {
        let direction = match self.sort {
            Sort { by: Some(by), direction: Direction::Ascending } if by == column => Direction::Descending,
            _ => Direction::Ascending,
        };
        Query { sort: Sort { by: Some(column), direction }, ..self.clone() }
    }

    /// The same, shown another way.
    #[must_use]
    pub(crate) fn shown_as(&self, tab: Tab) -> Query {
        Query { tab, focus: None, ..self.clone() }
    }

    /// The columns to show, in order.
    #[must_use]
    pub fn shown_columns(&self) -> Vec<Column> {
        if self.columns.is_empty() { Column::USUAL.to_vec() } else { self.columns.iter().copied().collect() }
    }

    /// The same with the range of `facet` as typed, empty for an open end; the selection as it is if `facet` is no range.
    ///
    /// # Errors
    /// If an end is not understood or not in the calendar, or the range ends before it begins.
    pub fn with_typed_range(&self, facet: Facet, from: &str, to: &str) -> Result<Query, Refusal> {
        match facet {
            Facet::Period => {
                let (from, to) = (typed::end(from, typed::date)?, typed::end(to, typed::date)?);
                let first = from.and_then(select::first_day);
                if first.zip(to.and_then(select::last_day)).is_some_and(|(first, last)| first > last) {
                    return Err(Refusal::DatesReversed);
                }
                Ok(self.select(|selection| selection.period = DateRange { from, to }))
            }
            Facet::Value => {
                let number = |text: &str| typed::number(text, self.language).ok_or(Refusal::NoNumber);
                let (from, to) = (typed::end(from, number)?, typed::end(to, number)?);
                if from.zip(to).is_some_and(|(from, to)| from > to) {
                    return Err(Refusal::NumbersReversed);
                }
                Ok(self.select(|selection| selection.value = ValueRange { from, to }))
            }
            _ => Ok(self.clone()),
        }
    }

    /// The same with another question.
    #[must_use]
    pub fn asking(&self, text: &str) -> Query {
        Query { search: text.to_owned(), near: String::new(), ..self.clone() }
    }

    /// The sentence or figure `focus` in the article `id`.
    #[must_use]
    pub fn at(&self, id: &str, focus: &str) -> Query {
        Query { focus: Some(focus.to_owned()), ..self.to(Route::Article(id.to_owned())) }
    }
}
