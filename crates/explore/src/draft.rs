//! *Kiểm bản thảo*: a text of the reader's own, compared with itself and with the articles that are open.
//!
//! The corpus behind it holds the draft and those articles; its report is the one that `solieu check --against` makes.

pub mod report;

use engine::Span;
use engine::check::across::Series;
use engine::check::{CheckNote, Comparison, Kind, Term, Verdict};
use engine::reading::{MentionKind, Observation};
use store::StoredDocument;

use crate::checks::{self, CheckView, TermView};
use crate::query::Query;
use crate::ui_text::{Language, Word, phrases};
use crate::{Explorer, display, labels};

/// A draft, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftView {
    /// "12 con số; 2 chỗ cần xem lại".
    pub summary: String,
    /// The whole text, cut where figures stand.
    pub pieces: Vec<DraftPiece>,
    /// What each figure is, in the order of the text.
    pub figures: Vec<DraftFigure>,
    /// What should be looked at, the most severe first.
    pub findings: Vec<Finding>,
}

/// A stretch of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftPiece {
    /// Its letters, as they were typed.
    pub text: String,
    /// If it is a figure: its place in [`DraftView::figures`].
    pub figure: Option<usize>,
}

/// A figure of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFigure {
    /// As it is written.
    pub raw: String,
    /// What it measures, or that this is not known.
    pub subject: String,
    /// When, where, result or target: as far as known.
    pub setting: String,
    /// What a reader would ask of it: "thời gian?", "nơi?".
    pub missing: Vec<String>,
    /// What was found of it, fit for a class: a key of a verdict, `thieu` if something is missing, else empty.
    pub key: &'static str,
}

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Tells one finding from another.
    pub id: String,
    /// Fit for a class: a key of a verdict, `chep` for a copy, `moi-hon` for a newer value, `thieu` for what is missing.
    pub key: &'static str,
    /// What it is, in a line.
    pub title: String,
    /// The arithmetic, or what it says, in a line.
    pub line: String,
    /// What the reader should know.
    pub notes: Vec<String>,
    /// The sentences of both sides.
    pub sides: Vec<TermView>,
    /// What could be written instead; empty if nothing can be said for certain.
    pub suggestion: String,
}

impl Explorer {
    /// The draft with this id; the corpus holds it beside the articles that it is compared with. Nothing if it does not.
    #[must_use]
    pub fn draft(&self, query: &Query, id: &str) -> Option<DraftView> {
        let language = query.language;
        let (at, document) = self.corpus.find(id)?;
        let draft = Draft { explorer: self, query, at: u32::try_from(at).unwrap_or(u32::MAX), document };
        let figures = draft.figures();
        let mut findings = draft.checks();
        findings.extend(draft.copies());
        findings.extend(draft.newer());
        findings.extend(draft.targets());
        findings.extend(draft.missing());
        let n_doubtful = findings.iter().filter(|it| it.key == checks::verdict_key(Verdict::LookAgain)).count();
        let count = |n: usize| display::count(n, language);
        Some(DraftView {
            summary: phrases::draft_summary(&count(figures.len()), &count(n_doubtful), language),
            pieces: pieces(document),
            figures,
            findings,
        })
    }
}

/// The text cut at its figures; all pieces make the text.
fn pieces(document: &StoredDocument) -> Vec<DraftPiece> {
    let (mut pieces, mut end) = (Vec::new(), 0);
    let mut push = |start: u32, end: u32, figure: Option<usize>| {
        if start < end {
            pieces.push(DraftPiece { text: Span { start, end }.of(&document.text).to_owned(), figure });
        }
    };
    for (at, mention) in document.reading.mentions.iter().enumerate() {
        if mention.span.start >= end {
            push(end, mention.span.start, None);
            push(mention.span.start, mention.span.end, Some(at));
            end = mention.span.end;
        }
    }
    push(end, u32::try_from(document.text.len()).unwrap_or(u32::MAX), None);
    pieces
}

/// A draft in its corpus.
struct Draft<'a> {
    explorer: &'a Explorer,
    query: &'a Query,
    /// Its place among the documents.
    at: u32,
    document: &'a StoredDocument,
}

/// What a reader may ask of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    Period,
    Place,
    Source,
}

impl Gap {
    const ALL: [Gap; 3] = [Gap::Period, Gap::Place, Gap::Source];

    /// What is asked of a single figure; who says so is asked of all together, since a text has one source for many.
    fn question(self) -> Option<Word> {
        match self {
            Gap::Period => Some(Word::GapPeriod),
            Gap::Place => Some(Word::GapPlace),
            Gap::Source => None,
        }
    }

    /// What is missing, and what to do about it.
    fn advice(self) -> (Word, Word) {
        match self {
            Gap::Period => (Word::GapPeriodTitle, Word::GapPeriodAdvice),
            Gap::Place => (Word::GapPlaceTitle, Word::GapPlaceAdvice),
            Gap::Source => (Word::GapSourceTitle, Word::GapSourceAdvice),
        }
    }

    fn is_in(self, fact: &Observation) -> bool {
        match self {
            Gap::Period => fact.period.is_none(),
            Gap::Place => {
                fact.place.is_none() && fact.scope.is_none() && fact.district.is_none() && fact.subgroup.is_none()
            }
            Gap::Source => fact.attribution.is_none(),
        }
    }
}

impl Draft<'_> {
    fn language(&self) -> Language {
        self.query.language
    }

    fn is_own(&self, term: &Term) -> bool {
        term.document == self.at
    }

    /// The facts that a mention states, with their places.
    fn facts(&self, mention: usize) -> impl Iterator<Item = (u32, &Observation)> {
        let all = (0_u32..).zip(&self.document.reading.observations);
        all.filter(move |(_, fact)| fact.mention.0 as usize == mention)
    }

    /// True for a figure that a reader would ask about: a length of time or a rank says itself what it is.
    fn is_asked_about(&self, mention: usize) -> bool {
        let kind = self.document.reading.mentions.get(mention).map(|mention| mention.kind);
        !matches!(kind, None | Some(MentionKind::Duration | MentionKind::Ordinal))
    }

    fn figures(&self) -> Vec<DraftFigure> {
        let language = self.language();
        let figure = |(at, mention): (usize, &engine::reading::Mention)| {
            let first = self.facts(at).next().map(|(_, fact)| fact);
            let missing: Vec<String> = Gap::ALL
                .iter()
                .filter(|gap| self.is_asked_about(at) && first.is_some_and(|fact| gap.is_in(fact)))
                .filter_map(|gap| Some(gap.question()?.say(language).to_owned()))
                .collect();
            let verdict =
                self.facts(at).filter_map(|(fact, _)| self.verdict(fact)).min_by_key(|it| checks::verdict_order(*it));
            DraftFigure {
                raw: mention.span.of(&self.document.text).to_owned(),
                subject: first.map_or_else(|| Word::NotAFact.say(language).to_owned(), |fact| self.subject(fact)),
                setting: first.map(|fact| self.setting(fact)).unwrap_or_default(),
                key: match verdict {
                    Some(verdict) => checks::verdict_key(verdict),
                    None if missing.is_empty() => "",
                    None => MISSING,
                },
                missing,
            }
        };
        self.document.reading.mentions.iter().enumerate().map(figure).collect()
    }

    /// The most severe verdict on a fact of the draft.
    fn verdict(&self, fact: u32) -> Option<Verdict> {
        let is_of = |terms: &[Term]| terms.iter().any(|term| self.is_own(term) && term.observation == fact);
        let checks = self.explorer.corpus.report.checks.iter().filter(|check| is_of(&check.terms));
        let decided = checks.map(|check| check.verdict).filter(|verdict| *verdict != Verdict::Undecided);
        decided.min_by_key(|verdict| checks::verdict_order(*verdict))
    }

    fn subject(&self, fact: &Observation) -> String {
        let glossary = &self.explorer.corpus.glossary;
        match &fact.indicator {
            Some(id) => labels::indicator(glossary, id, self.language()),
            None => fact.label(&self.document.text),
        }
    }

    fn setting(&self, fact: &Observation) -> String {
        let when = fact.period.map(|governing| display::period(governing.period, self.language()));
        let place = (!Gap::Place.is_in(fact))
            .then(|| labels::where_it_holds(&self.explorer.corpus.glossary, fact, self.language()));
        when.into_iter().chain(place).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Figures that contradict each other, in the draft or with an article.
    fn checks(&self) -> Vec<Finding> {
        let doubtful = self.explorer.corpus.report.checks.iter().filter(|it| it.verdict == Verdict::LookAgain);
        let finding = |check: &engine::check::Check| {
            let view = self.explorer.check_view(self.query, check);
            let title = phrases::finding_of_check(&view.verdict, &view.kind, self.language());
            let suggestion = self.other_value(&check.terms, &view);
            Finding { suggestion, ..finding_of(view, title, checks::verdict_key(Verdict::LookAgain)) }
        };
        doubtful.map(finding).collect()
    }

    /// What the articles say where the draft says something else: the figure as they write it, with its source.
    fn other_value(&self, terms: &[Term], view: &CheckView) -> String {
        let mut others = terms.iter().zip(&view.terms).filter(|(term, _)| !self.is_own(term));
        let is_about_one_thing = terms.iter().any(|term| self.is_own(term));
        match others.next() {
            Some((_, other)) if is_about_one_thing => {
                phrases::value_of_source(&other.quote.figure, &other.source, self.language())
            }
            _ => String::new(),
        }
    }

    /// Articles that the draft repeats.
    fn copies(&self) -> Vec<Finding> {
        let reprints = self.explorer.reprints(self.query);
        let own = labels::document(self.document);
        let finding = |reprint: &checks::ReprintView| {
            let other = if reprint.left.text == own { &reprint.right } else { &reprint.left };
            Finding {
                id: format!("chep/{}", other.href),
                key: "chep",
                title: phrases::copy_of(&other.text, self.language()),
                line: reprint.containment.clone(),
                notes: vec![reprint.n_numbers.clone()].into_iter().filter(|note| !note.is_empty()).collect(),
                sides: Vec::new(),
                suggestion: String::new(),
            }
        };
        reprints.iter().map(finding).collect()
    }

    /// Values of the draft for which an article has one of a later day.
    fn newer(&self) -> Vec<Finding> {
        self.explorer.corpus.report.series.iter().filter_map(|series| self.newer_in(series)).collect()
    }

    fn newer_in(&self, series: &Series) -> Option<Finding> {
        let day = |point: &engine::check::across::Point| point.period.end;
        let points = || series.points.iter();
        let own =
            points().filter(|point| point.statements.iter().any(|it| self.is_own(it))).max_by_key(|it| day(it))?;
        let latest =
            points().filter(|point| !point.statements.iter().any(|it| self.is_own(it))).max_by_key(|it| day(it))?;
        if day(latest)? <= day(own)? {
            return None;
        }
        let [old, new] = [own, latest].map(|point| {
            let term = point.statements.iter().find(|it| self.is_own(it)).or_else(|| point.statements.first());
            term.and_then(|term| self.explorer.term_view(self.query, *term))
        });
        let (old, new) = (old?, new?);
        let when = display::period(latest.period, self.language());
        Some(Finding {
            id: format!("moi-hon/{}/{}", series.indicator, old.href),
            key: "moi-hon",
            title: phrases::newer_value(&new.subject, &when, self.language()),
            line: format!("{} → {}", old.quote.figure, new.quote.figure),
            notes: Vec::new(),
            suggestion: phrases::value_of_day(&new.quote.figure, &when, &new.source, self.language()),
            sides: vec![old, new],
        })
    }

    /// Targets that were missed, or lie below what has been reached; shares that are compared in points.
    fn targets(&self) -> Vec<Finding> {
        let is_telling = |one: &&Comparison| {
            let says = |note: CheckNote| one.notes.contains(&note);
            one.kind == Kind::Target || says(CheckNote::TargetBelowResult) || says(CheckNote::InPoints)
        };
        let finding = |one: &Comparison| {
            let view = self.explorer.comparison_view(self.query, one);
            let in_points = one.notes.contains(&CheckNote::InPoints);
            let suggestion = if in_points { Word::WritePoints.say(self.language()).to_owned() } else { String::new() };
            let title = view.kind.clone();
            Finding { suggestion, ..finding_of(view, title, "so-sanh") }
        };
        self.explorer.corpus.report.comparisons.iter().filter(is_telling).map(finding).collect()
    }

    /// What a reader would ask, once for all figures that lack it.
    fn missing(&self) -> Vec<Finding> {
        let language = self.language();
        let finding = |gap: &Gap| {
            let mentions = 0..self.document.reading.mentions.len();
            let lacking: Vec<&str> = mentions
                .filter(|at| self.is_asked_about(*at))
                .filter(|at| self.facts(*at).next().is_some_and(|(_, fact)| gap.is_in(fact)))
                .filter_map(|at| Some(self.document.reading.mentions.get(at)?.span.of(&self.document.text)))
                .collect();
            let (title, advice) = gap.advice();
            (!lacking.is_empty()).then(|| Finding {
                id: format!("thieu/{}", title.say(Language::En)),
                key: MISSING,
                title: phrases::counted_numbers(
                    title.say(language),
                    &display::count(lacking.len(), language),
                    language,
                ),
                line: lacking.join(" · "),
                notes: vec![advice.say(language).to_owned()],
                sides: Vec::new(),
                suggestion: String::new(),
            })
        };
        Gap::ALL.iter().filter_map(finding).collect()
    }
}

/// Something that a reader would ask is missing.
const MISSING: &str = "thieu";

fn finding_of(view: CheckView, title: String, key: &'static str) -> Finding {
    let derived = view.derived.iter().map(|it| format!("{}: {}", it.what, it.working));
    Finding {
        id: view.id,
        key,
        title,
        line: view.working,
        notes: view.intervals.into_iter().chain(derived).chain(view.notes).collect(),
        sides: view.terms,
        suggestion: String::new(),
    }
}

#[cfg(test)]
mod tests;
