//! *Đối chiếu*: what was found when the figures were compared with each other: checks with their arithmetic and their
//! sentences, and reprints side by side.

pub mod page;
pub mod reprints;
pub(crate) mod working;

use std::collections::BTreeMap;

use engine::check::{Check, CheckNote, Comparison, Derived, Kind, Quantity, Term, Verdict};
use engine::compact_sort::CompactSort;
use engine::reading::{Mention, Observation};
use store::StoredDocument;

use crate::facet::{self, Facet, Shape};
use crate::fact_card;
use crate::figures::table::Quote;
use crate::query::Query;
use crate::ui_text::{Language, Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels, link};

pub use reprints::{Piece, ReprintView, SharedPassage};

/// More articles than this are no choice.
const MAX_DOCUMENTS: usize = 100;

/// All that was found, for files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksView {
    /// "31/78 số liệu đối chiếu được".
    pub summary: String,
    /// The verdicts, to choose from.
    pub verdicts: Vec<Choice>,
    /// The kinds of check, to choose from.
    pub kinds: Vec<Choice>,
    /// The articles, to choose from.
    pub documents: Vec<Choice>,
    /// The chosen checks: those to look at again first.
    pub checks: Vec<CheckView>,
    /// What follows from the figures, without a verdict: the most telling first. None while a verdict is chosen.
    pub comparisons: Vec<CheckView>,
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

/// One check, or one comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckView {
    /// Its stable id.
    pub id: String,
    /// What sort of check: "Tổng các phần".
    pub kind: String,
    /// What came out: "khớp"; empty for a comparison.
    pub verdict: String,
    /// The verdict's key in the URL, fit for a class; empty for a comparison.
    pub verdict_key: &'static str,
    /// The arithmetic in one line: "14,9 triệu + 1,1 triệu = 16 triệu".
    pub working: String,
    /// The intervals that were used, one a line; empty if nothing was compared.
    pub intervals: Vec<String>,
    /// What else follows.
    pub derived: Vec<DerivedView>,
    /// What the reader should know.
    pub notes: Vec<String>,
    /// The figures, each with its sentence.
    pub terms: Vec<TermView>,
    /// The card of it; empty if it has none.
    pub card: String,
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
    /// All checks, comparisons and reprints, however many: for files. The page shows a [part at a time](Explorer::checks).
    #[must_use]
    pub fn checks_in_full(&self, query: &Query) -> ChecksView {
        let language = query.language;
        let report = &self.corpus.report;
        let chosen = |but: Option<Facet>| {
            report.checks.iter().filter(move |check| self.is_chosen(query, check, but)).collect::<Vec<&Check>>()
        };
        let mut checks = chosen(None);
        checks.compact_sort_by_key(|check| verdict_order(check.verdict));
        ChecksView {
            summary: phrases::coverage_in_checks(
                &self.coverage(language),
                &display::count(report.checks.len(), language),
                language,
            ),
            verdicts: self.verdict_choices(query, &chosen(Some(Facet::Verdict))),
            kinds: self.kind_choices(query),
            documents: self.document_choices(
                query,
                chosen(Some(Facet::Document)).into_iter().map(|check| self.documents_of(check)),
            ),
            checks: checks.into_iter().map(|check| self.check_view(query, check)).collect(),
            comparisons: self.comparisons(query),
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

    pub(crate) fn is_chosen(&self, query: &Query, check: &Check, but: Option<Facet>) -> bool {
        self.is_chosen_by_facets(query, Some(check.verdict), &self.documents_of(check), but)
            && is_chosen_kind(query, check.kind)
    }

    /// The articles that a check stands in: those of its figures, and those that repeat them.
    fn documents_of(&self, check: &Check) -> Vec<u32> {
        let copied = self.findings.copied_in(&check.id).iter().copied();
        let mut documents: Vec<u32> = documents(&check.terms).into_iter().chain(copied).collect();
        documents.compact_sort();
        documents.dedup();
        documents
    }

    /// What follows from the figures, the most telling first.
    fn comparisons(&self, query: &Query) -> Vec<CheckView> {
        let all = self.corpus.report.comparisons.iter();
        let mut chosen: Vec<&Comparison> = all.filter(|one| self.is_chosen_comparison(query, one)).collect();
        chosen.compact_sort_by_key(|one| comparison_order(one));
        chosen.into_iter().map(|one| self.comparison_view(query, one)).collect()
    }

    /// Whether the choices of the page of checks leave a comparison; one of a verdict leaves none.
    pub(crate) fn is_chosen_comparison(&self, query: &Query, one: &Comparison) -> bool {
        self.is_chosen_by_facets(query, None, &documents(&one.terms), None) && is_chosen_kind(query, one.kind)
    }

    fn kind_choices(&self, query: &Query) -> Vec<Choice> {
        let report = &self.corpus.report;
        let checks = report.checks.iter().map(|it| (it.kind, Some(it.verdict), self.documents_of(it)));
        let comparisons = report.comparisons.iter().map(|it| (it.kind, None, documents(&it.terms)));
        let all = checks.chain(comparisons);
        let shown = all.filter(|(_, verdict, documents)| self.is_chosen_by_facets(query, *verdict, documents, None));
        kind_choices(query, shown.map(|(kind, ..)| kind))
    }

    fn is_chosen_by_facets(
        &self,
        query: &Query,
        verdict: Option<Verdict>,
        documents: &[u32],
        but: Option<Facet>,
    ) -> bool {
        query.selection.values.iter().filter(|(facet, _)| Some(**facet) != but).all(|(facet, chosen)| match facet {
            Facet::Verdict => verdict.is_some_and(|verdict| chosen.contains(verdict_key(verdict))),
            Facet::Document => {
                let ids = documents.iter().filter_map(|at| self.corpus.documents.get(*at as usize));
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
            let mut changed = Query { page: 0, ..query.clone() };
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

    /// The articles to choose from; `found` has the articles of each thing that there is to see.
    fn document_choices(&self, query: &Query, found: impl Iterator<Item = Vec<u32>>) -> Vec<Choice> {
        let mut n_by_document: BTreeMap<u32, usize> = BTreeMap::new();
        for document in found.flatten() {
            *n_by_document.entry(document).or_default() += 1;
        }
        let choice = |(at, document): (u32, &StoredDocument)| {
            let n = n_by_document.get(&at).copied().unwrap_or(0);
            let chosen = query.selection.has(Facet::Document, &document.id);
            let mut changed = Query { page: 0, ..query.clone() };
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
            kind: kind_name(check.kind, language).to_owned(),
            verdict: verdict_word(check.verdict).say(language).to_owned(),
            verdict_key: verdict_key(check.verdict),
            working: working::line(&check.formula, &terms, language),
            intervals: working::intervals(&check.formula, check.computed, check.stated, &terms, language),
            derived: check.derived.iter().map(|derived| derived_view(derived, &terms, language)).collect(),
            notes: check.notes.iter().map(|note| note_words(*note, &terms, language)).collect(),
            terms: check.terms.iter().filter_map(|term| self.term_view(query, *term)).collect(),
            card: fact_card::check_card(query, &check.id),
        }
    }

    /// One comparison in words.
    pub(crate) fn comparison_view(&self, query: &Query, one: &Comparison) -> CheckView {
        let language = query.language;
        let terms: Vec<TermParts<'_>> = one.terms.iter().filter_map(|term| self.term(*term)).collect();
        // Where something follows, its line says all; else the figures stand beside each other.
        let is_said_below = one.formula.right.is_none() && !one.derived.is_empty();
        CheckView {
            id: one.id.clone(),
            kind: kind_name(one.kind, language).to_owned(),
            verdict: String::new(),
            verdict_key: "",
            working: working::line(&one.formula, &terms, language),
            intervals: if is_said_below {
                vec![]
            } else {
                working::intervals(&one.formula, one.computed, one.beside, &terms, language)
            },
            derived: one.derived.iter().map(|derived| derived_view(derived, &terms, language)).collect(),
            notes: one.notes.iter().map(|note| note_words(*note, &terms, language)).collect(),
            terms: one.terms.iter().filter_map(|term| self.term_view(query, *term)).collect(),
            card: fact_card::check_card(query, &one.id),
        }
    }

    /// A figure of a check, looked up.
    pub(crate) fn term(&self, term: Term) -> Option<TermParts<'_>> {
        let document = self.corpus.documents.get(term.document as usize)?;
        let observation = document.head().observations.get(term.observation as usize)?;
        let mention = document.head().mentions.get(observation.mention.0 as usize)?;
        Some(TermParts { document, observation, mention })
    }

    pub(crate) fn term_view(&self, query: &Query, term: Term) -> Option<TermView> {
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

/// The articles of figures, each once.
fn documents(terms: &[Term]) -> Vec<u32> {
    let mut documents: Vec<u32> = terms.iter().map(|term| term.document).collect();
    documents.compact_sort();
    documents.dedup();
    documents
}

fn is_chosen_kind(query: &Query, kind: Kind) -> bool {
    query.kinds.is_empty() || query.kinds.contains(kind_key(kind))
}

/// What tells most comes first: a base that changed, a target below what is reached, then changes, gaps and the rest.
pub(crate) fn comparison_order(one: &Comparison) -> u8 {
    let is_telling = one.notes.iter().any(|note| matches!(note, CheckNote::BaseChanged | CheckNote::TargetBelowResult));
    match one.kind {
        _ if is_telling => 0,
        Kind::Between | Kind::Target | Kind::Pace => 1,
        Kind::PlaceGap | Kind::Mix | Kind::RateBetween => 2,
        Kind::Drift | Kind::Points | Kind::SumBefore | Kind::Change => 3,
        Kind::Plausible | Kind::Coincidence => 5,
        _ => 4,
    }
}

fn kind_choices(query: &Query, kinds: impl Iterator<Item = Kind>) -> Vec<Choice> {
    let mut n_by_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    for kind in kinds {
        *n_by_kind.entry(kind).or_default() += 1;
    }
    let choice = |(kind, n): (Kind, usize)| {
        let key = kind_key(kind);
        let mut changed = Query { page: 0, ..query.clone() };
        if !changed.kinds.remove(key) {
            changed.kinds.insert(key.to_owned());
        }
        Choice {
            key: key.to_owned(),
            link: Link { text: kind_name(kind, query.language).to_owned(), href: changed.to_hash() },
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

/// The kind's key in the address.
pub(crate) fn kind_key(kind: Kind) -> &'static str {
    kind.info().key
}

/// What the page calls a kind.
pub(crate) fn kind_name(kind: Kind, language: Language) -> &'static str {
    let [vi, en] = kind.name();
    match language {
        Language::Vi => vi,
        Language::En => en,
    }
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
        CheckNote::NotUnreasonable => Word::NoteNotUnreasonable,
        CheckNote::InPoints => Word::NoteInPoints,
        CheckNote::ListIsComplete => Word::NoteListIsComplete,
    };
    word.say(language).to_owned()
}

#[cfg(test)]
mod tests;
