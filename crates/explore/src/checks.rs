//! *Đối chiếu*: what was found when the figures were held against each other: checks with their arithmetic and their
//! sentences, and reprints side by side.

pub mod reprints;
mod working;

use std::collections::BTreeMap;

use engine::check::{Check, CheckNote, Derived, Kind, Quantity, Term, Verdict};
use engine::order::Arrange;
use engine::reading::{Mention, Observation};
use store::StoredDocument;

use crate::facet::{self, Facet, Shape};
use crate::figures::table::Quote;
use crate::query::Query;
use crate::view::Link;
use crate::words::{Language, Word, phrases};
use crate::{Explorer, display, labels, link};

pub use reprints::{Piece, ReprintView, SharedPassage};

/// More checks than this are not read at once: the most severe are shown.
const MAX_CHECKS: usize = 300;
/// More articles than this are no choice.
const MAX_DOCUMENTS: usize = 100;

/// The page of checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksView {
    /// "31 trên 78 số liệu đối chiếu được".
    pub summary: String,
    /// The verdicts, to choose from.
    pub verdicts: Vec<Choice>,
    /// The kinds of check, to choose from.
    pub kinds: Vec<Choice>,
    /// The articles, to choose from.
    pub documents: Vec<Choice>,
    /// The chosen checks: those to look at again first.
    pub checks: Vec<CheckView>,
    /// "và 812 đối chiếu khác": those that are not shown because they are too many; empty if none.
    pub hidden: String,
    /// The id of the check to bring into view, if the link names one.
    pub scroll_to: Option<String>,
    /// Articles that repeat each other.
    pub reprints: Vec<ReprintView>,
}

/// Something to choose, with what there would be to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its key in the URL, fit for a class.
    pub key: String,
    /// Its name, and the page with it chosen or let go.
    pub link: Link,
    /// How many checks have it, under the other choices.
    pub count: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// One check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// Its stable id.
    pub id: String,
    /// What sort of check: "Tổng các phần".
    pub kind: String,
    /// What came out: "khớp".
    pub verdict: String,
    /// The verdict's key in the URL, fit for a class.
    pub verdict_key: &'static str,
    /// The arithmetic in one line: "14,9 triệu + 1,1 triệu = 16 triệu".
    pub working: String,
    /// The intervals that were used, one a line; empty if nothing was held against anything.
    pub intervals: Vec<String>,
    /// What else follows.
    pub derived: Vec<DerivedView>,
    /// What the reader should know.
    pub notes: Vec<String>,
    /// The figures, each with its sentence.
    pub terms: Vec<TermView>,
}

/// Something that follows from the figures of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedView {
    /// What: "Phần còn lại".
    pub what: String,
    /// How: "5.147 tỷ − 3.181 tỷ = 334 tỷ".
    pub working: String,
    /// What the hedges allow.
    pub interval: String,
}

/// A figure of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermView {
    /// What it measures.
    pub subject: String,
    /// When and where.
    pub setting: String,
    /// Its sentence, and how to open it.
    pub quote: Quote,
    /// Opens the sentence.
    pub href: String,
    /// The article.
    pub source: String,
}

/// A figure of a check, looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TermParts<'a> {
    pub(crate) document: &'a StoredDocument,
    pub(crate) observation: &'a Observation,
    pub(crate) mention: &'a Mention,
}

impl Explorer {
    /// The page of checks.
    #[must_use]
    pub fn checks(&self, query: &Query) -> ChecksView {
        let language = query.language;
        let report = &self.corpus.report;
        let chosen = |but: Option<Facet>| {
            report.checks.iter().filter(move |check| self.is_chosen(query, check, but)).collect::<Vec<&Check>>()
        };
        let mut checks = chosen(None);
        checks.arrange_by_key(|check| verdict_order(check.verdict));
        ChecksView {
            summary: self.coverage(language),
            verdicts: self.verdict_choices(query, &chosen(Some(Facet::Verdict))),
            kinds: kind_choices(query, report.checks.iter().filter(|check| self.is_chosen_but_kind(query, check))),
            documents: self.document_choices(query, &chosen(Some(Facet::Document))),
            hidden: hidden(&checks, language),
            checks: checks.into_iter().take(MAX_CHECKS).map(|check| self.check_view(query, check)).collect(),
            scroll_to: query.focus.clone(),
            reprints: self.reprints(query),
        }
    }

    /// "Đối chiếu được 57/78 số liệu": of all figures of the corpus, those of which a check says something.
    pub(crate) fn coverage(&self, language: Language) -> String {
        let totals = &self.columns.totals[Facet::Verdict as usize];
        let n_of = |verdict| totals.get(facet::verdict_code(verdict) as usize).copied().unwrap_or(0) as usize;
        let n_checked = self.columns.len() - n_of(None) - n_of(Some(Verdict::Undecided));
        let count = |n: usize| display::count(n, language);
        phrases::coverage(&count(n_checked), &count(self.columns.len()), language)
    }

    fn is_chosen(&self, query: &Query, check: &Check, but: Option<Facet>) -> bool {
        self.is_chosen_by_facets(query, check, but)
            && (query.kinds.is_empty() || query.kinds.contains(kind_key(check.kind)))
    }

    fn is_chosen_but_kind(&self, query: &Query, check: &Check) -> bool {
        self.is_chosen_by_facets(query, check, None)
    }

    fn is_chosen_by_facets(&self, query: &Query, check: &Check, but: Option<Facet>) -> bool {
        query.selection.values.iter().filter(|(facet, _)| Some(**facet) != but).all(|(facet, chosen)| match facet {
            Facet::Verdict => chosen.contains(verdict_key(check.verdict)),
            Facet::Document => {
                let ids = check.terms.iter().filter_map(|term| self.corpus.documents.get(term.document as usize));
                ids.into_iter().any(|document| chosen.contains(&document.id))
            }
            // The other facets are of figures, not of checks.
            _ => true,
        })
    }

    pub(crate) fn verdict_choices(&self, query: &Query, checks: &[&Check]) -> Vec<Choice> {
        let Shape::Fixed(values) = Facet::Verdict.info().shape else { return vec![] };
        let verdicts = values.iter().filter(|value| value.key != facet::VERDICT_NONE);
        let choice = verdicts.map(|value| {
            let n = checks.iter().filter(|check| verdict_key(check.verdict) == value.key).count();
            let mut changed = query.clone();
            changed.selection.toggle(Facet::Verdict, value.key);
            Choice {
                key: value.key.to_owned(),
                link: Link { text: value.word.say(query.language).to_owned(), href: changed.to_hash() },
                count: display::count(n, query.language),
                chosen: query.selection.has(Facet::Verdict, value.key),
            }
        });
        choice.collect()
    }

    fn document_choices(&self, query: &Query, checks: &[&Check]) -> Vec<Choice> {
        let mut n_by_document: BTreeMap<u32, usize> = BTreeMap::new();
        for check in checks {
            let mut documents: Vec<u32> = check.terms.iter().map(|term| term.document).collect();
            documents.sort_unstable();
            documents.dedup();
            for document in documents {
                *n_by_document.entry(document).or_default() += 1;
            }
        }
        let choice = |(at, document): (u32, &StoredDocument)| {
            let n = n_by_document.get(&at).copied().unwrap_or(0);
            let chosen = query.selection.has(Facet::Document, &document.id);
            let mut changed = query.clone();
            changed.selection.toggle(Facet::Document, &document.id);
            (n > 0 || chosen).then(|| Choice {
                key: document.id.clone(),
                link: Link { text: labels::document(document), href: changed.to_hash() },
                count: display::count(n, query.language),
                chosen,
            })
        };
        (0..).zip(&self.corpus.documents).filter_map(choice).take(MAX_DOCUMENTS).collect()
    }

    /// One check in words.
    pub(crate) fn check_view(&self, query: &Query, check: &Check) -> CheckView {
        let language = query.language;
        let terms: Vec<TermParts<'_>> = check.terms.iter().filter_map(|term| self.term(*term)).collect();
        CheckView {
            id: check.id.clone(),
            kind: kind_word(check.kind).say(language).to_owned(),
            verdict: verdict_word(check.verdict).say(language).to_owned(),
            verdict_key: verdict_key(check.verdict),
            working: working::line(check, &terms, language),
            intervals: working::intervals(check, &terms, language),
            derived: check.derived.iter().map(|derived| derived_view(derived, &terms, language)).collect(),
            notes: check.notes.iter().map(|note| note_words(*note, &terms, language)).collect(),
            terms: check.terms.iter().filter_map(|term| self.term_view(query, *term)).collect(),
        }
    }

    /// A figure of a check, looked up.
    pub(crate) fn term(&self, term: Term) -> Option<TermParts<'_>> {
        let document = self.corpus.documents.get(term.document as usize)?;
        let observation = document.reading.observations.get(term.observation as usize)?;
        let mention = document.reading.mentions.get(observation.mention.0 as usize)?;
        Some(TermParts { document, observation, mention })
    }

    fn term_view(&self, query: &Query, term: Term) -> Option<TermView> {
        let language = query.language;
        let TermParts { document, observation, mention } = self.term(term)?;
        let when = observation.period.map(|governing| display::period(governing.period, language));
        let place = labels::where_it_holds(&self.corpus.glossary, observation, language);
        let setting: Vec<String> = when.into_iter().chain([place]).collect();
        let figure = link::figure_id(&document.reading, observation.mention.0);
        Some(TermView {
            subject: match &observation.indicator {
                Some(id) => labels::indicator(&self.corpus.glossary, id, language),
                None => observation.label(&document.text),
            },
            setting: setting.join(", "),
            quote: Quote::of(document, mention),
            href: query.at(&document.id, &figure).to_hash(),
            source: labels::cited(document, language),
        })
    }
}

/// How many checks are not shown, in words.
fn hidden(checks: &[&Check], language: Language) -> String {
    match checks.len().checked_sub(MAX_CHECKS) {
        None | Some(0) => String::new(),
        Some(n) => phrases::more_checks(&display::count(n, language), language),
    }
}

fn kind_choices<'a>(query: &Query, checks: impl Iterator<Item = &'a Check>) -> Vec<Choice> {
    let mut n_by_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    for check in checks {
        *n_by_kind.entry(check.kind).or_default() += 1;
    }
    let choice = |(kind, n): (Kind, usize)| {
        let key = kind_key(kind);
        let mut changed = query.clone();
        if !changed.kinds.remove(key) {
            changed.kinds.insert(key.to_owned());
        }
        Choice {
            key: key.to_owned(),
            link: Link { text: kind_word(kind).say(query.language).to_owned(), href: changed.to_hash() },
            count: display::count(n, query.language),
            chosen: query.kinds.contains(key),
        }
    };
    n_by_kind.into_iter().map(choice).collect()
}

fn derived_view(derived: &Derived, terms: &[TermParts<'_>], language: Language) -> DerivedView {
    DerivedView {
        what: quantity_word(derived.what).say(language).to_owned(),
        working: working::derived(derived, terms, language),
        interval: working::derived_interval(derived, terms, language),
    }
}

/// What is worth a look comes first.
pub(crate) fn verdict_order(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::LookAgain => 0,
        Verdict::AgreesIfRounded => 1,
        Verdict::Agrees => 2,
        Verdict::Undecided => 3,
    }
}

/// The verdict's key in the URL.
pub(crate) fn verdict_key(verdict: Verdict) -> &'static str {
    let Shape::Fixed(values) = Facet::Verdict.info().shape else { return "" };
    values.get(facet::verdict_code(Some(verdict)) as usize).map_or("", |value| value.key)
}

/// What the page calls a verdict.
pub(crate) fn verdict_word(verdict: Verdict) -> Word {
    match verdict {
        Verdict::Agrees => Word::Agrees,
        Verdict::AgreesIfRounded => Word::AgreesRounded,
        Verdict::LookAgain => Word::LookAgain,
        Verdict::Undecided => Word::CannotTell,
    }
}

/// Declares for each kind of check its key in the URL and its word.
macro_rules! kinds {
    ($($kind:ident = $key:literal, $word:ident;)*) => {
        /// The kind's key in the URL.
        pub(crate) fn kind_key(kind: Kind) -> &'static str {
            match kind { $(Kind::$kind => $key),* }
        }

        pub(crate) fn kind_word(kind: Kind) -> Word {
            match kind { $(Kind::$kind => Word::$word),* }
        }

        /// True for the key of a kind.
        pub(crate) fn is_kind_key(key: &str) -> bool {
            [$($key),*].contains(&key)
        }
    };
}

kinds! {
    Sum = "tong", CheckSum;
    OfWhich = "trong-do", CheckOfWhich;
    Hundred = "du-100", CheckHundred;
    SumBefore = "tong-truoc", CheckSumBefore;
    Subset = "phan", CheckSubset;
    Share = "ty-le", CheckShare;
    ImpliedBase = "mau-so", CheckImpliedBase;
    SameBase = "cung-mau-so", CheckSameBase;
    Rest = "con-lai", CheckRest;
    Change = "thay-doi", CheckChange;
    Rate = "nhip-do", CheckRate;
    PerEvent = "binh-quan", CheckPerEvent;
    Points = "diem", CheckPoints;
    Target = "chi-tieu", CheckTarget;
    Pace = "nhip-can", CheckPace;
    TargetClaims = "dat-vuot", CheckTargetClaims;
    TargetUnstated = "chi-tieu-khong-neu", CheckTargetUnstated;
    Plausible = "hop-ly", CheckPlausible;
    Direction = "huong", CheckDirection;
    Drift = "mau-so-doi", CheckDrift;
    Between = "giua-cac-bai", CheckBetween;
    RateBetween = "so-nhip-do", CheckRateBetween;
    PlaceGap = "noi-ca-nuoc", CheckPlaceGap;
    Mix = "co-cau", CheckMix;
    Claim = "khang-dinh", CheckClaim;
    Coincidence = "trung-so", CheckCoincidence;
}

fn quantity_word(quantity: Quantity) -> Word {
    match quantity {
        Quantity::Remainder => Word::Remainder,
        Quantity::RemainderShare => Word::RemainderShare,
        Quantity::Total => Word::Total,
        Quantity::Share => Word::ShareOf,
        Quantity::Base => Word::Base,
        Quantity::BaseChange => Word::BaseChange,
        Quantity::BaseChangeShare => Word::BaseChangeShare,
        Quantity::Before => Word::Before,
        Quantity::BeforeTotal => Word::BeforeTotal,
        Quantity::Growth => Word::Growth,
        Quantity::PerDay => Word::PerDay,
        Quantity::PerMonth => Word::PerMonth,
        Quantity::PerUnit => Word::PerUnit,
        Quantity::ImpliedTarget => Word::ImpliedTarget,
        Quantity::ImpliedTargetRelative => Word::ImpliedTargetRelative,
        Quantity::Attainment => Word::Attainment,
        Quantity::Missing => Word::StillMissing,
        Quantity::Difference => Word::Difference,
        Quantity::FromLevel => Word::FromLevel,
        Quantity::FromBase => Word::FromBase,
    }
}

fn note_words(note: CheckNote, terms: &[TermParts<'_>], language: Language) -> String {
    let raw = |at: u16| terms.get(usize::from(at)).map_or("", |term| term.mention.span.of(&term.document.text));
    let word = match note {
        CheckNote::HedgeDoesNotHold(at) => return phrases::hedge_does_not_hold(raw(at), language),
        CheckNote::PinnedByParts(at) => return phrases::pinned_by_parts(raw(at), language),
        CheckNote::PartsMissing => Word::NotePartsMissing,
        CheckNote::TotalNotStated => Word::NoteTotalNotStated,
        CheckNote::BaseNotStated => Word::NoteBaseNotStated,
        CheckNote::TargetNotStated => Word::NoteTargetNotStated,
        CheckNote::ReadAsPoints => Word::NoteReadAsPoints,
        CheckNote::PointsOrPercent => Word::NotePointsOrPercent,
        CheckNote::TargetBelowResult => Word::NoteTargetBelowResult,
        CheckNote::HundredMayMeanAtLeast => Word::NoteHundredMayMeanAtLeast,
        CheckNote::StartNotStated => Word::NoteStartNotStated,
        CheckNote::HoldsOnlyWithoutGrowth => Word::NoteHoldsOnlyWithoutGrowth,
        CheckNote::WithinUsualGrowth => Word::NoteWithinUsualGrowth,
        CheckNote::BaseChanged => Word::NoteBaseChanged,
        CheckNote::CountingMayDiffer => Word::NoteCountingMayDiffer,
        CheckNote::NoFigure => Word::NoteNoFigure,
        CheckNote::DifferentFacts => Word::NoteDifferentFacts,
        CheckNote::FromText => Word::NoteFromText,
        CheckNote::Reprint => Word::NoteReprint,
    };
    word.say(language).to_owned()
}

#[cfg(test)]
mod tests;
