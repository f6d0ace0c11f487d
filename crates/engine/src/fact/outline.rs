//! Where a paragraph stands in its document: under which heading, in the list of which head line, as an item of which
//! item, in answer to which question. What is talked about there, and when, is carried into it from above, and from
//! nowhere else: what an item says ends with the item.
//!
//! Goes by the form of lines: marks that open items, colons and question marks that end lines. Refuses to guess from
//! words.

use std::ops::Range;

use super::indicator::claims::Topic;
use super::period::carried::Carried;
use crate::text::token::TokenKind;
use crate::text::{Gap, Page};

/// What a paragraph is to those after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// A line without figures above paragraphs.
    Heading,
    /// A heading with a number, of a part of what an earlier heading is above: "2. Số thu".
    Section,
    /// A question of an interview: the answer speaks of what is asked.
    Question,
    /// A paragraph that ends with a colon: the items of a list follow.
    Head,
    /// An item of a list, with the mark that opens it; `'1'` for numbers, `'a'` for letters, [`ROW`] for a row without one.
    Item(char),
    /// Running text.
    Paragraph,
}

/// What opens the rows of a table, and lines without a mark under a line that ends with a colon.
const ROW: char = '|';

/// A paragraph that others stand under.
#[derive(Clone, Debug)]
struct Frame {
    rank: Rank,
    /// What it talked about at its end.
    topic: Topic,
    /// The period that held at its end.
    said: Carried,
}

/// The paragraphs above the one that is read.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    /// From the outermost to the innermost.
    frames: Vec<Frame>,
    /// What the paragraph that is read is.
    rank: Option<Rank>,
    /// The period after the last paragraph that is no item.
    said: Carried,
    /// The period after the last paragraph.
    last: Carried,
}

/// What a paragraph begins with.
pub(super) struct Above {
    /// What is talked about, if anything stands above it that says so.
    pub(super) topic: Option<Topic>,
    /// The period that holds.
    pub(super) said: Carried,
    /// Whether it belongs to a list: what is above is the whole of which its figures are parts.
    pub(super) is_item: bool,
}

impl Outline {
    /// Ends the paragraph that was read, with what it talked about and the period that held at its end, and begins the
    /// next one.
    pub(super) fn enter(&mut self, rank: Rank, row: Row, topic: &Topic, said: Carried) -> Above {
        // "Kết quả thể hiện ở bảng dưới đây." leads into the table as a line that ends with a colon does.
        if row == Row::OfTable && self.rank == Some(Rank::Paragraph) {
            self.rank = Some(Rank::Head);
        }
        self.leave(topic, said);
        // "…, chốt ngày 30/6, như sau:" and the rows of a table.
        let is_under_head = || self.frames.last().is_some_and(|it| matches!(it.rank, Rank::Head | Rank::Item(ROW)));
        let is_row = row == Row::Likely;
        let rank = match rank {
            _ if row == Row::OfTable => Rank::Item(ROW),
            Rank::Heading | Rank::Paragraph if is_row && is_under_head() => Rank::Item(ROW),
            rank => rank,
        };
        self.rank = Some(rank);
        let keep = |frame: &Frame| match rank {
            Rank::Heading => false,
            Rank::Section => frame.rank == Rank::Heading,
            Rank::Question => matches!(frame.rank, Rank::Heading | Rank::Section),
            Rank::Head | Rank::Paragraph => matches!(frame.rank, Rank::Heading | Rank::Section | Rank::Question),
            Rank::Item(_) => frame.rank != rank,
        };
        let n_kept = self.frames.iter().take_while(|frame| keep(frame)).count();
        let siblings = self.frames.get(n_kept).filter(|frame| frame.rank == rank).map(|frame| frame.said);
        self.frames.truncate(n_kept);
        let above = self.frames.last();
        let said = match above {
            Some(above) if matches!(above.rank, Rank::Item(_)) => above.said,
            // Dashes of an interview open no list: it goes on as running text does.
            Some(above) if above.rank == Rank::Question => self.last,
            _ if rank == Rank::Question => self.last,
            _ => self.said,
        };
        let said = if said.is_empty() { siblings.unwrap_or(said) } else { said };
        let is_item = matches!(rank, Rank::Item(_)) && above.is_some();
        Above { topic: above.map(|above| above.topic.clone()), said, is_item }
    }

    fn leave(&mut self, topic: &Topic, said: Carried) {
        let Some(rank) = self.rank.take() else { return };
        self.last = said;
        if !matches!(rank, Rank::Item(_)) {
            self.said = said;
        }
        if rank != Rank::Paragraph {
            self.frames.push(Frame { rank, topic: topic.clone(), said });
        }
    }

    /// True in a paragraph that others may stand under: what it talks about is needed even if it has no figures.
    pub(super) fn is_above(&self) -> bool {
        matches!(self.rank, Some(Rank::Heading | Rank::Section | Rank::Question | Rank::Head))
    }

    /// True in a question.
    pub(super) fn is_question(&self) -> bool {
        self.rank == Some(Rank::Question)
    }

    /// What is asked, in a paragraph that answers a question.
    pub(super) fn question(&self) -> Option<&Topic> {
        let above = self.frames.last().filter(|above| above.rank == Rank::Question);
        above.filter(|_| self.rank == Some(Rank::Paragraph)).map(|above| &above.topic)
    }

    /// True in a paragraph that answers a question.
    pub(super) fn is_in_answer(&self) -> bool {
        self.question().is_some()
    }

    /// True in a row of a table.
    pub(super) fn is_in_row(&self) -> bool {
        self.rank == Some(Rank::Item(ROW))
    }

    /// True in an item of a list.
    pub(super) fn is_in_item(&self) -> bool {
        matches!(self.rank, Some(Rank::Item(_)))
    }
}

/// What a paragraph is, by its first and last marks.
pub(super) fn rank(page: &Page<'_>, tokens: &Range<usize>, is_heading: bool) -> Rank {
    let mark = |at: usize| page.tokens.get(at).map_or('\0', |token| token.mark);
    let last = tokens.end.checked_sub(1).filter(|last| *last > tokens.start);
    let end = last.map_or('\0', mark);
    if end == '?' {
        return Rank::Question;
    }
    let bullet = bullet(page, tokens.start);
    if is_heading {
        return if bullet.is_some() { Rank::Section } else { Rank::Heading };
    }
    match bullet {
        Some(bullet) => Rank::Item(bullet),
        None if end == ':' => Rank::Head,
        None => Rank::Paragraph,
    }
}

/// Whether a paragraph is a row of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row {
    No,
    /// It may be one: hardly more than names and figures, or the heads of columns.
    Likely,
    /// It stands in columns, its heads included.
    OfTable,
}

/// Whether a paragraph is a row of a table.
pub(super) fn row(page: &Page<'_>, tokens: &Range<usize>) -> Row {
    match () {
        () if page.has_row(tokens.clone()) => Row::OfTable,
        () if is_row(page, tokens) => Row::Likely,
        () => Row::No,
    }
}

/// True for hardly more than names and figures, or the heads of columns.
fn is_row(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    /// So many tokens a row has at most, …
    const LONGEST: usize = 120;
    /// … so many for each figure, …
    const FOR_EACH: usize = 15;
    /// … and so many a line of heads.
    const HEADS: usize = 30;
    let own = page.tokens.get(tokens.clone()).unwrap_or_default();
    let n_numbers = own.iter().filter(|token| token.kind == TokenKind::Number).count();
    let is_open = own.last().is_some_and(|token| !matches!(token.mark, '.' | '!' | '”' | '"'));
    own.len() <= LONGEST && own.len() <= FOR_EACH * n_numbers || is_open && own.len() <= HEADS
}

/// The mark that opens an item: `-`, `+`, `•`, "1.", "a)".
fn bullet(page: &Page<'_>, at: usize) -> Option<char> {
    let (token, next) = (page.tokens.get(at)?, page.tokens.get(at + 1)?);
    let closes = matches!(next.mark, '.' | ')' | '/') && next.gap == Gap::None;
    let is_apart = |at: usize| page.tokens.get(at).is_some_and(|token| token.gap == Gap::Space);
    match token.kind {
        TokenKind::Mark if matches!(token.mark, '-' | '–' | '+' | '*' | '•' | '·' | '●' | '▪' | '►') => {
            Some(token.mark)
        }
        TokenKind::Number if closes && token.span().len() <= 2 && is_apart(at + 2) => Some('1'),
        TokenKind::Word if closes && token.span().len() == 1 && is_apart(at + 2) => Some('a'),
        _ => None,
    }
}
