//! *Thẻ kiểm chứng*: one figure or one check on a card, with all that a fact-checker quotes: the words, who published them and
//! when, what was understood, the arithmetic, the verdict, who else says it and how many of them are independent.
//!
//! A card is a page with an address; the same content as text, as JSON with a ClaimReview, and as the spec of a picture.

mod written;

use std::sync::Arc;

use chart::theme::Ink;
use engine::check::{Check, Term, Verdict};
use engine::compact_sort::CompactSort;
use engine::interval::{Interval, Strictness};
use engine::reading::MentionKind;
use store::StoredDocument;

use crate::checks::{self, working};
use crate::columns::RowIdx;
use crate::figures::table::{Quote, RowParts};
use crate::query::{Query, Route};
use crate::ui_text::{Language, Word, phrases};
use crate::view::{Link, Page};
use crate::{Explorer, display, labels, link};

/// Before the id of a check in the id of a card; all other cards are of figures.
const OF_CHECK: &str = "phep:";
/// What follows from a figure fills no card.
const MAX_FOLLOWS: usize = 3;
/// Neither do checks.
const MAX_CHECKS: usize = 5;

/// A card.
#[derive(Clone, Debug, PartialEq)]
pub struct FactCardView {
    /// What is claimed: "Người tham gia BHXH, Việt Nam, đến 31/3/2021: gần 16 triệu người".
    pub claim: String,
    /// The words: of a figure its sentence, of a check those of all its figures.
    pub quotes: Vec<CardSource>,
    /// What was understood, as name and value.
    pub facts: Vec<(String, String)>,
    /// What came out, the most severe: "khớp"; "chưa đối chiếu" if nothing was compared with it.
    pub verdict: String,
    /// The verdict's key in the URL, fit for a class; empty if there is none.
    pub verdict_key: &'static str,
    /// The checks, each with its arithmetic and its verdict.
    pub checks: Vec<CardLine>,
    /// What follows, without a verdict.
    pub follows: Vec<CardLine>,
    /// "2 bài, 1 nguồn độc lập; cùng một giá trị"; empty if one article alone states it.
    pub agreement: String,
    /// Who else states it.
    pub others: Vec<CardSource>,
    /// How it was read and checked.
    pub method: Link,
    /// Where the card is, from `#` on.
    pub href: String,
    /// What its files are called, without ending.
    pub file_name: String,
    language: Language,
    ink: Ink,
}

/// Words of an article with where they come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardSource {
    /// The sentence around the figure.
    pub quote: Quote,
    /// Opens the sentence.
    pub href: String,
    /// Title, publisher, date.
    pub source: String,
    /// That it repeats another article; empty if it does not.
    pub note: &'static str,
    headline: String,
    publisher: Option<String>,
    published: Option<String>,
    url: Option<String>,
}

/// A line of arithmetic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// The verdict; empty for what only follows.
    pub verdict: String,
    /// Its key in the URL.
    pub verdict_key: &'static str,
    /// The kind, and where it stands with its sentences.
    pub kind: Link,
    /// The arithmetic.
    pub working: String,
}

/// The address of the card of a figure.
pub(crate) fn figure_card(query: &Query, document: &str, figure: &str) -> String {
    query.to(Route::FactCard(format!("{document}:{figure}"))).to_hash()
}

/// The address of the card of a check or a comparison.
pub(crate) fn check_card(query: &Query, id: &str) -> String {
    query.to(Route::FactCard(format!("{OF_CHECK}{id}"))).to_hash()
}

impl Explorer {
    /// The title of the page.
    pub(crate) fn fact_card_title(&self, _: &str, language: Language) -> String {
        Word::FactCard.say(language).to_owned()
    }

    /// A card: `000_x:9-a6448beb.1` is that of a figure, `phep:ID` that of a check.
    #[must_use]
    pub fn fact_card(&self, query: &Query, id: &str) -> Page {
        let of_check = id.strip_prefix(OF_CHECK).and_then(|check| self.card_of_check(query, check));
        let card = of_check.or_else(|| {
            let (document, figure) = id.rsplit_once(':')?;
            self.card_of_figure(query, document, figure)
        });
        match card {
            Some(card) => Page::FactCard(Arc::new(card)),
            None => Page::Nothing {
                reason: Word::NoSuchCard.say(query.language).to_owned(),
                offers: vec![
                    Link {
                        text: Word::OpenFigures.say(query.language).to_owned(),
                        href: query.to(Route::Figures).to_hash(),
                    },
                    Link { text: Word::Checks.say(query.language).to_owned(), href: query.to(Route::Checks).to_hash() },
                ],
            },
        }
    }

    /// The row of a figure that has a link in an article: of several that it states, the first.
    fn row_of_figure(&self, document: &str, figure: &str) -> Option<RowIdx> {
        let is_it = |parts: RowParts<'_>| {
            parts.document.id == document && link::figure_id(&parts.document.reading, parts.mention_at) == figure
        };
        self.rows().find(|row| self.parts(*row).is_some_and(is_it))
    }

    fn card_of_figure(&self, query: &Query, document: &str, figure: &str) -> Option<FactCardView> {
        let language = query.language;
        let row = self.row_of_figure(document, figure)?;
        let parts = self.parts(row)?;
        let term = self.term_of(row);
        let mut own: Vec<&Check> = term
            .map(|term| self.findings.checks_of(term))
            .unwrap_or_default()
            .iter()
            .filter_map(|at| self.corpus.report.checks.get(*at))
            .collect();
        own.compact_sort_by_key(|check| checks::verdict_order(check.verdict));
        let verdict = term.and_then(|term| self.findings.verdict(term));
        let claim = term.and_then(|term| self.findings.claim_of(term));
        let claim = claim.and_then(|at| self.corpus.report.claims.get(at)).filter(|claim| claim.n_documents > 1);
        let statements = claim.map(|claim| claim.statements.as_slice()).unwrap_or_default();
        let others = statements.iter().filter(|other| Some(other.document) != term.map(|term| term.document));
        let claim_words = self.claim_words(query, row);
        Some(FactCardView {
            quotes: self.card_source(query, row, None).into_iter().collect(),
            facts: self.card_facts(query, row),
            verdict: verdict.map_or(Word::NotChecked, checks::verdict_word).say(language).to_owned(),
            verdict_key: verdict.map_or("", checks::verdict_key),
            checks: own.iter().take(MAX_CHECKS).map(|check| self.check_line(query, check)).collect(),
            follows: self.follows_lines(query, term),
            agreement: claim.map(|claim| self.claim_note(query, claim)).unwrap_or_default(),
            others: others.filter_map(|other| self.card_source(query, self.row_of(*other)?, term)).collect(),
            href: figure_card(query, &parts.document.id, figure),
            file_name: file_name(&claim_words),
            ..self.empty_card(query, claim_words, verdict)
        })
    }

    fn card_of_check(&self, query: &Query, id: &str) -> Option<FactCardView> {
        let language = query.language;
        let report = &self.corpus.report;
        let (terms, verdict, line) = match report.checks.iter().find(|check| check.id == id) {
            Some(check) => (&check.terms, Some(check.verdict), self.check_line(query, check)),
            None => {
                let one = report.comparisons.iter().find(|one| one.id == id)?;
                (&one.terms, None, self.comparison_line(query, one))
            }
        };
        let rows: Vec<RowIdx> = terms.iter().filter_map(|term| self.row_of(*term)).collect();
        let mut quotes: Vec<CardSource> = Vec::new();
        for source in rows.iter().filter_map(|row| self.card_source(query, *row, None)) {
            if !quotes.iter().any(|known| known.href == source.href) {
                quotes.push(source);
            }
        }
        let claim = phrases::labelled(&line.kind.text, &line.working, language);
        Some(FactCardView {
            quotes,
            verdict: verdict.map(|verdict| checks::verdict_word(verdict).say(language).to_owned()).unwrap_or_default(),
            verdict_key: verdict.map_or("", checks::verdict_key),
            checks: verdict.map(|_| line.clone()).into_iter().collect(),
            follows: if verdict.is_none() { vec![line.clone()] } else { vec![] },
            href: check_card(query, id),
            file_name: file_name(&line.kind.text),
            ..self.empty_card(query, claim, verdict)
        })
    }

    /// A card that says nothing yet but what every card says.
    fn empty_card(&self, query: &Query, claim: String, verdict: Option<Verdict>) -> FactCardView {
        let language = query.language;
        FactCardView {
            claim,
            quotes: vec![],
            facts: vec![],
            verdict: String::new(),
            verdict_key: "",
            checks: vec![],
            follows: vec![],
            agreement: String::new(),
            others: vec![],
            method: Link { text: Word::CardMethod.say(language).to_owned(), href: query.to(Route::Method).to_hash() },
            href: String::new(),
            file_name: String::new(),
            language,
            ink: match verdict {
                Some(Verdict::Agrees) => Ink::Agrees,
                Some(Verdict::AgreesIfRounded) => Ink::Rounded,
                Some(Verdict::LookAgain) => Ink::Look,
                Some(Verdict::Undecided) | None => Ink::Open,
            },
        }
    }

    /// What a row claims: what, where, when, how much.
    pub(crate) fn claim_words(&self, query: &Query, row: RowIdx) -> String {
        let language = query.language;
        let place = self.parts(row).and_then(|parts| parts.observation);
        let place = place.map(|fact| labels::where_it_holds(&self.corpus.glossary, fact, language)).unwrap_or_default();
        let what = [self.subject_with_measure(row, language), place, self.known_time(row, language)];
        let what: Vec<String> = what.into_iter().filter(|part| !part.is_empty()).collect();
        phrases::labelled(&what.join(", "), &self.written(query, row).unwrap_or_default(), language)
    }

    /// What was understood of a row.
    fn card_facts(&self, query: &Query, row: RowIdx) -> Vec<(String, String)> {
        use crate::facet::Facet;
        let language = query.language;
        let Some(parts) = self.parts(row) else { return vec![] };
        let unit = self.unit_of(row, language);
        let interval = Interval::of_mention(parts.mention, Strictness::AsWritten);
        let interval = match parts.observation {
            Some(fact) if fact.signed.is_negative() != parts.mention.value.is_negative() => interval.negated(),
            _ => interval,
        };
        let shown = if parts.mention.kind == MentionKind::Percent { unit.as_str() } else { "" };
        let place = parts.observation.map(|fact| labels::where_it_holds_today(&self.corpus.glossary, fact, language));
        let unknown = |text: String| if text.is_empty() { Word::Unknown.say(language).to_owned() } else { text };
        let all = [
            (Word::Indicator, unknown(self.subject_with_measure(row, language))),
            (Word::Period, unknown(self.known_time(row, language))),
            (Word::Place, unknown(place.unwrap_or_default())),
            (Word::Status, unknown(self.code_label(Facet::Status, row, language))),
            (Word::Interval, display::interval(interval, shown, language)),
        ];
        let said = all.into_iter().filter(|(_, value)| !value.is_empty());
        said.map(|(word, value)| (word.say(language).to_owned(), value)).collect()
    }

    /// The sentence of a row. Beside a figure `of`, an article of the same source is a reprint.
    fn card_source(&self, query: &Query, row: RowIdx, of: Option<Term>) -> Option<CardSource> {
        let language = query.language;
        let parts = self.parts(row)?;
        let document = parts.document;
        let meta = &document.reading.meta;
        let figure = link::figure_id(&document.reading, parts.mention_at);
        let own = self.columns.document.get(row.0 as usize).copied();
        let source = |document: u32| self.corpus.report.sources.get(document as usize).copied();
        let is_reprint = of.zip(own).is_some_and(|(of, own)| source(of.document) == source(own));
        Some(CardSource {
            quote: Quote::of(document, parts.mention),
            href: query.at(&document.id, &figure).to_hash(),
            source: full_source(document, language),
            note: if is_reprint { Word::SameSource.say(language) } else { "" },
            headline: labels::full_title(document, language),
            publisher: labels::publisher(meta).map(str::to_owned),
            // A date that is a guess is no date for machines.
            published: meta
                .published
                .as_ref()
                .filter(|known| known.basis != engine::reading::Basis::Inferred)
                .map(|known| crate::query::url::partial_date(known.value)),
            url: meta.url.clone(),
        })
    }

    fn check_line(&self, query: &Query, check: &Check) -> CardLine {
        let view = self.check_view(query, check);
        CardLine {
            verdict: view.verdict,
            verdict_key: view.verdict_key,
            kind: Link { text: view.kind, href: to_check(query, &check.id) },
            working: view.working,
        }
    }

    fn comparison_line(&self, query: &Query, one: &engine::check::Comparison) -> CardLine {
        let terms: Vec<_> = one.terms.iter().filter_map(|term| self.term(*term)).collect();
        CardLine {
            verdict: String::new(),
            verdict_key: "",
            kind: Link { text: checks::kind_name(one.kind, query.language).to_owned(), href: to_check(query, &one.id) },
            working: working::line(&one.formula, &terms, query.language),
        }
    }

    /// What follows from a figure, the most telling first.
    fn follows_lines(&self, query: &Query, term: Option<Term>) -> Vec<CardLine> {
        let places = term.map(|term| self.findings.comparisons_of(term)).unwrap_or_default();
        let mut own: Vec<_> = places.iter().filter_map(|at| self.corpus.report.comparisons.get(*at)).collect();
        own.compact_sort_by_key(|one| checks::comparison_order(one));
        let mut lines: Vec<CardLine> = Vec::new();
        for line in own.into_iter().map(|one| self.comparison_line(query, one)) {
            if lines.len() < MAX_FOLLOWS && !lines.iter().any(|known| known.working == line.working) {
                lines.push(line);
            }
        }
        lines
    }
}

/// The page of checks at one of them.
fn to_check(query: &Query, id: &str) -> String {
    Query { focus: Some(id.to_owned()), ..query.to(Route::Checks) }.to_hash()
}

/// Title, publisher and date; what is not known is said.
pub(crate) fn full_source(document: &StoredDocument, language: Language) -> String {
    let meta = &document.reading.meta;
    let publisher = labels::publisher(meta).unwrap_or(Word::NoPublisher.say(language));
    let published = meta.published.as_ref().map(|known| display::publication(known, language));
    let published = published.unwrap_or_else(|| Word::NoDate.say(language).to_owned());
    [labels::full_title(document, language), publisher.to_owned(), published].join(", ")
}

/// "the-kiem-chung_nguoi-tham-gia-bhxh-viet-nam".
fn file_name(claim: &str) -> String {
    let key = labels::key_from_name(&labels::shortened(claim, 60));
    format!("the-kiem-chung_{}", key.trim_end_matches('-'))
}

#[cfg(test)]
mod tests;
