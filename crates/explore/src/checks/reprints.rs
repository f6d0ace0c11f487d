//! Articles that repeat each other, side by side, with what differs marked.

use engine::Span;
use engine::check::across::{self, Abbreviations, Difference, DifferenceKind, Passage, Reprint};
use store::StoredDocument;

use crate::facet::Facet;
use crate::query::{Query, Route};
use crate::ui_text::phrases;
use crate::view::Link;
use crate::{Explorer, display, labels};

/// To lay two texts side by side takes time: the closest pairs are shown.
const MAX_REPRINTS: usize = 12;

/// Two articles of which one repeats the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReprintView {
    /// The one that stands left.
    pub left: Link,
    /// The one that stands right.
    pub right: Link,
    /// How much of the shorter one stands in the other: "82 % bài ngắn hơn nằm trong bài kia".
    pub containment: String,
    /// What they share, in the order of the left one.
    pub passages: Vec<SharedPassage>,
    /// How many numbers differ, in words.
    pub n_numbers: String,
}

/// A stretch that both have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedPassage {
    /// As the left one has it.
    pub left: Vec<Piece>,
    /// As the right one has it.
    pub right: Vec<Piece>,
}

/// A piece of text, the same in both or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    /// How it differs from the other one; `None` if it does not.
    pub difference: Option<PieceKind>,
}

/// How a piece differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Another number.
    Number,
    /// Other words.
    Words,
    /// Only here.
    Added,
}

impl Explorer {
    /// All reprints of the corpus.
    pub(crate) fn reprints(&self, query: &Query) -> Vec<ReprintView> {
        let abbreviations = self.corpus.abbreviations();
        // Those of the chosen articles, if any are chosen; the closest first.
        let is_chosen = |reprint: &&Reprint| {
            let chosen = query.selection.values.get(&Facet::Document);
            let ids = [reprint.shorter, reprint.longer].map(|at| self.corpus.documents.get(at as usize));
            chosen.is_none_or(|chosen| ids.iter().flatten().any(|document| chosen.contains(&document.id)))
        };
        let mut own: Vec<&Reprint> = self.corpus.report.reprints.iter().filter(is_chosen).collect();
        own.sort_by_key(|reprint| std::cmp::Reverse(reprint.containment_permille));
        own.into_iter().take(MAX_REPRINTS).filter_map(|reprint| self.reprint(query, reprint, &abbreviations)).collect()
    }

    fn reprint(&self, query: &Query, reprint: &Reprint, abbreviations: &Abbreviations) -> Option<ReprintView> {
        let (first, second) = (reprint.shorter.min(reprint.longer), reprint.shorter.max(reprint.longer));
        let left = self.corpus.documents.get(first as usize)?;
        let right = self.corpus.documents.get(second as usize)?;
        let passages = across::passages(&left.text, &right.text, abbreviations);
        let link = |document: &StoredDocument| Link {
            text: labels::document(document),
            href: query.to(Route::Article(document.id.clone())).to_hash(),
        };
        let percent = engine::Decimal::new(i128::from(reprint.containment_permille), -1).rounded(0);
        let differences = passages.iter().flat_map(|passage| &passage.differences);
        let n_numbers = differences.filter(|difference| difference.kind == DifferenceKind::Number).count();
        Some(ReprintView {
            left: link(left),
            right: link(right),
            containment: phrases::containment(&display::quantity(percent, "%", query.language), query.language),
            passages: passages.iter().map(|passage| shared(passage, &left.text, &right.text)).collect(),
            n_numbers: phrases::numbers_differ(&display::count(n_numbers, query.language), query.language),
        })
    }
}

fn shared(passage: &Passage, left: &str, right: &str) -> SharedPassage {
    SharedPassage {
        left: pieces(left, passage.left, passage.differences.iter().map(|difference| (difference.left, difference))),
        right: pieces(
            right,
            passage.right,
            passage.differences.iter().map(|difference| (difference.right, difference)),
        ),
    }
}

fn pieces<'a>(text: &str, whole: Span, differing: impl Iterator<Item = (Span, &'a Difference)>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = whole.start;
    let mut push = |start: u32, end: u32, difference: Option<PieceKind>| {
        let text = text.get(start as usize..end as usize).unwrap_or("");
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), difference });
        }
    };
    for (span, difference) in differing.filter(|(span, _)| !span.is_empty()) {
        push(at, span.start, None);
        let kind = match difference.kind {
            DifferenceKind::Number => PieceKind::Number,
            DifferenceKind::Words => PieceKind::Words,
            DifferenceKind::Added => PieceKind::Added,
        };
        push(span.start.max(at), span.end, Some(kind));
        at = span.end.max(at);
    }
    push(at, whole.end, None);
    pieces
}
