//! *Đối chiếu* as a page: a tab of checks, one line each, a tab of what follows, a tab of reprints; a page of lines at a
//! time, and what cannot be decided folded by kind.

use std::collections::BTreeMap;

use engine::Span;
use engine::check::{Check, Comparison, Kind, Term, Verdict};
use engine::compact_sort::CompactSort;

use super::reprints::ReprintView;
use super::{CheckView, Choice, TermParts, comparison_order, is_chosen_kind, kind_name, verdict_order};
use crate::download::Offer;
use crate::facet::Facet;
use crate::query::{ChecksTab, Query};
use crate::tables::{self, TableKind};
use crate::ui_text::{Word, phrases};
use crate::view::Link;
use crate::{Explorer, display, labels, link};

/// So many lines stand on one page.
const LINES_A_PAGE: usize = 40;

/// The page of checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksPage {
    /// "31/78 số liệu đối chiếu được".
    pub summary: String,
    /// Checks, what follows, reprints: those that the corpus has.
    pub tabs: Vec<ChecksTabLink>,
    /// Which of them is shown.
    pub tab: ChecksTab,
    /// The verdicts, to choose from; none where nothing has one.
    pub verdicts: Vec<Choice>,
    /// The kinds, to choose from.
    pub kinds: Vec<Choice>,
    /// The articles, to choose from.
    pub documents: Vec<Choice>,
    /// The lines of this page, the most telling first.
    pub lines: Vec<CheckLine>,
    /// Checks for which the articles state too little, folded by kind. They stand on the last page.
    pub undecided: Vec<UndecidedKind>,
    /// Which lines these are, and the way to others; nothing if all are here.
    pub pages: Option<Pages>,
    /// Articles that repeat each other, while they are shown.
    pub reprints: Vec<ReprintView>,
    /// Why there is nothing; empty if there is something.
    pub nothing: String,
    /// The forms in which the tab is saved.
    pub downloads: Vec<Offer>,
    /// The id of the check to bring into view, if the link names one.
    pub scroll_to: Option<String>,
}

/// One of the tabs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecksTabLink {
    /// Which.
    pub tab: ChecksTab,
    /// Its name with its count, and the way to it.
    pub link: Link,
}

/// Which lines of all are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages {
    /// "1–40 trong 105".
    pub shown: String,
    /// The lines before.
    pub previous: Option<Link>,
    /// The lines after.
    pub next: Option<Link>,
}

/// Checks of one kind for which the articles state too little.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UndecidedKind {
    /// The kind's key in the address.
    pub key: &'static str,
    /// "Tổng các phần: 12".
    pub title: String,
    /// The checks.
    pub lines: Vec<CheckLine>,
}

/// A check, or a comparison: what came out, and under it each sentence once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckLine {
    /// What came out, and how.
    pub check: CheckView,
    /// The sentences, in the order in which the check needs them.
    pub sentences: Vec<CheckSentence>,
}

/// A sentence with all figures of a check that it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckSentence {
    /// What the figures measure, each with when and where.
    pub figures: Vec<SentenceFigure>,
    /// The sentence, cut at its figures.
    pub pieces: Vec<SentencePiece>,
    /// The article.
    pub source: String,
}

/// A figure of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceFigure {
    /// What it measures.
    pub subject: String,
    /// When and where.
    pub setting: String,
}

/// A stretch of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentencePiece {
    /// The words.
    pub text: String,
    /// Opens the figure in its article, if the stretch is one.
    pub href: Option<String>,
}

impl Explorer {
    /// The page of checks.
    #[must_use]
    pub fn checks(&self, query: &Query) -> ChecksPage {
        let language = query.language;
        let report = &self.corpus.report;
        let tab = self.tab_of(query);
        // What follows has no verdict to be chosen by.
        let mut of_tab = query.clone();
        if tab != ChecksTab::Checks {
            of_tab.selection.clear(Facet::Verdict);
        }
        let query = &of_tab;
        let mut page = ChecksPage {
            summary: phrases::coverage_in_checks(
                &self.coverage(language),
                &display::count(report.checks.len(), language),
                language,
            ),
            tabs: self.checks_tabs(query),
            tab,
            verdicts: vec![],
            kinds: vec![],
            documents: self.document_choices(query, self.documents_in(query, tab).into_iter()),
            lines: vec![],
            undecided: vec![],
            pages: None,
            reprints: vec![],
            nothing: String::new(),
            downloads: tables::offers(TableKind::Checks.file_stem(), self.n_rows_of_checks(query), query.language),
            scroll_to: query.focus.clone(),
        };
        match tab {
            ChecksTab::Checks => {
                let chosen = |but: Option<Facet>| -> Vec<&Check> {
                    report.checks.iter().filter(|check| self.is_chosen(query, check, but)).collect()
                };
                page.verdicts = self.verdict_choices(query, &chosen(Some(Facet::Verdict)));
                page.kinds = self.kind_choices_of(query, tab);
                self.fill_checks(query, chosen(None), &mut page);
            }
            ChecksTab::Following => {
                page.kinds = self.kind_choices_of(query, tab);
                self.fill_comparisons(query, &mut page);
            }
            ChecksTab::Reprints => page.reprints = self.reprints(query),
        }
        if page.lines.is_empty() && page.undecided.is_empty() && page.reprints.is_empty() {
            let word = if tab == ChecksTab::Reprints { Word::NoReprints } else { Word::NoChecks };
            word.say(language).clone_into(&mut page.nothing);
        }
        page
    }

    /// The tab that the address asks for; that of the comparison, if it names one.
    pub(crate) fn tab_of(&self, query: &Query) -> ChecksTab {
        let is_comparison = |id: &String| self.corpus.report.comparisons.iter().any(|comparison| comparison.id == *id);
        if query.focus.as_ref().is_some_and(is_comparison) { ChecksTab::Following } else { query.checks_tab }
    }

    fn checks_tabs(&self, query: &Query) -> Vec<ChecksTabLink> {
        let report = &self.corpus.report;
        let counted =
            [report.checks.len(), report.comparisons.len(), report.reprints.len()].into_iter().zip(ChecksTab::ALL);
        let link = |(n, tab): (usize, &ChecksTab)| {
            let kept = Query { checks_tab: *tab, kinds: Default::default(), focus: None, page: 0, ..query.clone() };
            let name = tab.word().say(query.language);
            let text = phrases::counted_name(name, &display::count(n, query.language));
            (n > 0 || *tab == ChecksTab::Checks)
                .then(|| ChecksTabLink { tab: *tab, link: Link { text, href: kept.to_hash() } })
        };
        counted.filter_map(link).collect()
    }

    fn fill_checks(&self, query: &Query, mut chosen: Vec<&Check>, page: &mut ChecksPage) {
        chosen.compact_sort_by_key(|check| verdict_order(check.verdict));
        let decided = chosen.partition_point(|check| check.verdict != Verdict::Undecided);
        let (decided, undecided) = chosen.split_at(decided);
        // The page that holds what the link names.
        let named = query.focus.as_ref().and_then(|id| decided.iter().position(|check| check.id == *id));
        let shown = Shown::new(query, decided.len(), named);
        page.lines = shown.of(decided).iter().map(|check| self.line_of_check(query, check)).collect();
        page.pages = shown.pages(query);
        let names_undecided = query.focus.as_ref().is_some_and(|id| undecided.iter().any(|check| check.id == *id));
        if shown.is_last() || names_undecided {
            page.undecided = self.undecided(query, undecided);
        }
    }

    /// What cannot be decided, by kind.
    fn undecided(&self, query: &Query, checks: &[&Check]) -> Vec<UndecidedKind> {
        let mut by_kind: BTreeMap<Kind, Vec<&Check>> = BTreeMap::new();
        for check in checks {
            by_kind.entry(check.kind).or_default().push(check);
        }
        let folded = |(kind, checks): (Kind, Vec<&Check>)| UndecidedKind {
            key: super::kind_key(kind),
            title: phrases::counted_name(
                kind_name(kind, query.language),
                &display::count(checks.len(), query.language),
            ),
            lines: checks.iter().map(|check| self.line_of_check(query, check)).collect(),
        };
        by_kind.into_iter().map(folded).collect()
    }

    fn fill_comparisons(&self, query: &Query, page: &mut ChecksPage) {
        let all = self.corpus.report.comparisons.iter();
        let mut chosen: Vec<&Comparison> = all.filter(|one| self.is_chosen_comparison(query, one)).collect();
        chosen.compact_sort_by_key(|one| comparison_order(one));
        let named = query.focus.as_ref().and_then(|id| chosen.iter().position(|one| one.id == *id));
        let shown = Shown::new(query, chosen.len(), named);
        let line = |one: &&Comparison| CheckLine {
            check: self.comparison_view(query, one),
            sentences: self.check_sentences(query, &one.terms),
        };
        page.lines = shown.of(&chosen).iter().map(line).collect();
        page.pages = shown.pages(query);
    }

    /// The articles of each thing that a tab shows, whichever articles are chosen.
    fn documents_in(&self, query: &Query, tab: ChecksTab) -> Vec<Vec<u32>> {
        let report = &self.corpus.report;
        let but = Some(Facet::Document);
        match tab {
            ChecksTab::Checks => {
                let chosen = report.checks.iter().filter(|check| self.is_chosen(query, check, but));
                chosen.map(|check| self.documents_of(check)).collect()
            }
            ChecksTab::Following => {
                let chosen = report.comparisons.iter().filter(|one| is_chosen_kind(query, one.kind));
                chosen.map(|one| super::documents(&one.terms)).collect()
            }
            ChecksTab::Reprints => report.reprints.iter().map(|it| vec![it.shorter, it.longer]).collect(),
        }
    }

    /// The kinds that a tab has, under the other choices.
    fn kind_choices_of(&self, query: &Query, tab: ChecksTab) -> Vec<Choice> {
        let report = &self.corpus.report;
        let kinds: Vec<Kind> = match tab {
            ChecksTab::Checks => {
                let is_shown = |check: &&Check| {
                    self.is_chosen_by_facets(query, Some(check.verdict), &self.documents_of(check), None)
                };
                report.checks.iter().filter(is_shown).map(|it| it.kind).collect()
            }
            _ => {
                let is_shown =
                    |one: &&Comparison| self.is_chosen_by_facets(query, None, &super::documents(&one.terms), None);
                report.comparisons.iter().filter(is_shown).map(|it| it.kind).collect()
            }
        };
        super::kind_choices(query, kinds.into_iter())
    }

    fn line_of_check(&self, query: &Query, check: &Check) -> CheckLine {
        CheckLine { check: self.check_view(query, check), sentences: self.check_sentences(query, &check.terms) }
    }

    /// The sentences of figures, each once.
    pub(crate) fn check_sentences(&self, query: &Query, terms: &[Term]) -> Vec<CheckSentence> {
        let mut groups: Vec<((u32, u32), Vec<Term>)> = Vec::new();
        for term in terms {
            let Some(parts) = self.term(*term) else { continue };
            let place = (term.document, parts.mention.sentence);
            match groups.iter_mut().find(|(known, _)| *known == place) {
                Some((_, own)) => own.push(*term),
                None => groups.push((place, vec![*term])),
            }
        }
        groups.iter().filter_map(|(_, terms)| self.check_sentence(query, terms)).collect()
    }

    /// One sentence with figures of it.
    fn check_sentence(&self, query: &Query, terms: &[Term]) -> Option<CheckSentence> {
        let parts: Vec<TermParts<'_>> = terms.iter().filter_map(|term| self.term(*term)).collect();
        let first = parts.first()?;
        let (document, language) = (first.document, query.language);
        let reading = &document.reading;
        let mut figures: Vec<SentenceFigure> = Vec::new();
        for term in terms.iter().filter_map(|term| self.term_view(query, *term)) {
            let figure = SentenceFigure { subject: term.subject, setting: term.setting };
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
        let mut marks: Vec<(Span, String)> = parts
            .iter()
            .map(|part| {
                let figure = link::figure_id(reading, part.observation.mention.0);
                (part.mention.span, query.at(&document.id, &figure).to_hash())
            })
            .collect();
        marks.sort();
        marks.dedup();
        let whole = reading.sentences.get(first.mention.sentence as usize).map_or(first.mention.span, |it| it.span);
        let whole = marks.iter().fold(whole, |whole, (span, _)| whole.to(*span));
        Some(CheckSentence {
            figures,
            pieces: pieces(&document.text, whole, &marks),
            source: labels::cited(document, language),
        })
    }
}

/// A text cut at its marks, which are in order.
fn pieces(text: &str, whole: Span, marks: &[(Span, String)]) -> Vec<SentencePiece> {
    let mut pieces = Vec::new();
    let mut at = whole.start;
    let mut push = |start: u32, end: u32, href: Option<&String>| {
        let text = text.get(start as usize..end as usize).unwrap_or("");
        if !text.is_empty() {
            pieces.push(SentencePiece { text: text.to_owned(), href: href.cloned() });
        }
    };
    for (span, href) in marks {
        // Of two that overlap the first one is marked.
        if span.start >= at {
            push(at, span.start, None);
            push(span.start, span.end, Some(href));
            at = span.end;
        }
    }
    push(at, whole.end, None);
    pieces
}

/// Which lines of all are shown.
#[derive(Clone, Copy, Debug)]
struct Shown {
    page: usize,
    n_lines: usize,
}

impl Shown {
    /// Those of the page that the query asks for, or of the one that holds line `named`.
    fn new(query: &Query, n_lines: usize, named: Option<usize>) -> Shown {
        let last = n_lines.saturating_sub(1) / LINES_A_PAGE;
        let page = named.map_or(query.page as usize, |at| at / LINES_A_PAGE);
        Shown { page: page.min(last), n_lines }
    }

    fn of<T>(self, lines: &[T]) -> &[T] {
        lines.get(self.page * LINES_A_PAGE..self.end()).unwrap_or(&[])
    }

    fn end(self) -> usize {
        ((self.page + 1) * LINES_A_PAGE).min(self.n_lines)
    }

    fn is_last(self) -> bool {
        self.end() == self.n_lines
    }

    fn pages(self, query: &Query) -> Option<Pages> {
        let language = query.language;
        let to = |page: usize, word: Word| Link {
            text: word.say(language).to_owned(),
            href: Query { page: u32::try_from(page).unwrap_or(0), focus: None, ..query.clone() }.to_hash(),
        };
        let count = |n: usize| display::count(n, language);
        (self.n_lines > LINES_A_PAGE).then(|| Pages {
            shown: phrases::lines_of_all(
                &count(self.page * LINES_A_PAGE + 1),
                &count(self.end()),
                &count(self.n_lines),
                language,
            ),
            previous: self.page.checked_sub(1).map(|page| to(page, Word::PreviousPage)),
            next: (!self.is_last()).then(|| to(self.page + 1, Word::NextPage)),
        })
    }
}
