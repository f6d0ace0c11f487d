//! The text as it is read: pasted text without what only its layout put there, and the way back to the raw text.
//!
//! Lines wrapped at a column are joined ([`super::wrap`]), invisible characters, note marks and emphasis left out, numbers
//! closed up ([`super::marks`]); rows of a table are given the words of its heads ([`super::table`]). Reading works on
//! the plain text; then every span is moved back to the raw one. A text that needs nothing of this is read as it is.

use std::borrow::Cow;

use crate::Span;
use crate::lexicon::Language;
use crate::reading::{Exclusion, MentionIdx, Reading};
use crate::rules::EXCLUDED_LABEL;

use super::{marks, table, wrap};

/// One change on the way from the raw text to the plain one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// The raw bytes that it replaces: empty for an insertion.
    pub(super) at: Span,
    /// What it does.
    pub(super) change: Change,
}

/// What an [`Edit`] does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// The bytes are left out.
    Drop,
    /// The bytes are left out: the mark of a note, whose digits are accounted for.
    DropNote,
    /// A space stands for the bytes.
    Space,
    /// Nothing changes: what follows is a row of a table, its head included.
    Row,
    /// These words, said elsewhere in the raw text or understood, are read here too.
    Borrow {
        /// The words.
        text: String,
        /// Where they are said, if they are.
        from: Option<Span>,
    },
}

/// A stretch of the plain text.
#[derive(Clone, Copy, Debug)]
struct Piece {
    /// First byte in the plain text.
    at: u32,
    source: Source,
}

#[derive(Clone, Copy, Debug)]
enum Source {
    /// Copied from here on in the raw text.
    Own(u32),
    /// Read here, said there.
    Borrowed(Option<Span>),
}

/// The text as it is read.
#[derive(Debug)]
pub struct Plain<'a> {
    text: Cow<'a, str>,
    pieces: Vec<Piece>,
    notes: Vec<Span>,
    rows: Vec<u32>,
}

impl<'a> Plain<'a> {
    /// Prepares a raw text.
    #[must_use]
    pub fn new(raw: &'a str, language: &Language) -> Plain<'a> {
        let mut edits = marks::edits(raw, language);
        let lines = wrap::lines(raw);
        edits.extend(wrap::edits(raw, &lines));
        edits.extend(table::edits(raw, &lines, language));
        if edits.is_empty() {
            return Plain { text: Cow::Borrowed(raw), pieces: Vec::new(), notes: Vec::new(), rows: Vec::new() };
        }
        edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
        Plain::edited(raw, edits)
    }

    fn edited(raw: &'a str, edits: Vec<Edit>) -> Plain<'a> {
        let mut plain = Plain {
            text: Cow::Owned(String::with_capacity(raw.len() + 64)),
            pieces: Vec::new(),
            notes: Vec::new(),
            rows: Vec::new(),
        };
        let mut done = 0;
        for Edit { at, change } in edits {
            let Span { start, end } = at;
            // What lies inside bytes that are left out already says nothing.
            if start < done {
                continue;
            }
            plain.copy(raw, Span { start: done, end: start });
            done = end;
            match change {
                Change::Drop => {}
                Change::DropNote => plain.notes.push(at),
                Change::Row => plain.rows.push(u32::try_from(plain.text.len()).unwrap_or(u32::MAX)),
                Change::Space => plain.push(" ", Source::Own(start)),
                Change::Borrow { text, from } => plain.push(&text, Source::Borrowed(from)),
            }
        }
        plain.copy(raw, Span::new(done as usize, raw.len()));
        plain
    }

    fn copy(&mut self, raw: &str, span: Span) {
        self.push(span.of(raw), Source::Own(span.start));
    }

    fn push(&mut self, text: &str, source: Source) {
        if !text.is_empty() {
            let at = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
            self.pieces.push(Piece { at, source });
            self.text.to_mut().push_str(text);
        }
    }

    /// The plain text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where rows of tables begin in the plain text, heads included, rising.
    #[must_use]
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// Moves every span of a reading of the plain text back to the raw text. What lies wholly in borrowed words is read
    /// where they are said, and goes.
    pub fn restore(&self, reading: &mut Reading) {
        if self.pieces.is_empty() {
            return;
        }
        let known = [&mut reading.meta.title, &mut reading.meta.publisher, &mut reading.meta.byline];
        for span in known.into_iter().flatten().filter_map(|known| known.span.as_mut()) {
            self.put(span);
        }
        if let Some(span) = reading.meta.published.as_mut().and_then(|known| known.span.as_mut()) {
            self.put(span);
        }
        let blocks = reading.blocks.iter_mut().map(|block| &mut block.span);
        for span in blocks.chain(reading.sentences.iter_mut().map(|sentence| &mut sentence.span)) {
            self.put(span);
        }
        self.restore_mentions(reading);
        reading.periods.retain_mut(|period| {
            if let Some(anchor) = &mut period.anchor {
                self.put(anchor);
            }
            self.put(&mut period.span)
        });
        self.restore_refs(reading);
        reading.exclusions.retain_mut(|exclusion| self.put(&mut exclusion.span));
        reading.exclusions.extend(self.notes.iter().map(|span| Exclusion { span: *span, reason: EXCLUDED_LABEL }));
        reading.exclusions.sort_by_key(|exclusion| exclusion.span);
        reading.entities.retain_mut(|entity| self.put(&mut entity.span));
        reading.notes.retain_mut(|note| self.put(&mut note.span));
    }

    fn restore_mentions(&self, reading: &mut Reading) {
        let mut kept: Vec<Option<MentionIdx>> = Vec::with_capacity(reading.mentions.len());
        let mut n_kept = 0;
        reading.mentions.retain_mut(|mention| {
            let is_own = self.put(&mut mention.number);
            kept.push(is_own.then_some(MentionIdx(n_kept)));
            n_kept += u32::from(is_own);
            self.put(&mut mention.span);
            if let Some(by) = &mut mention.unit.implied_by {
                self.put(by);
            }
            if let Some(span) = &mut mention.unit.span
                && !self.put(span)
            {
                // A head's unit: read there, counted here.
                mention.unit.implied_by = Some(*span).filter(|span| !span.is_empty());
                mention.unit.span = None;
            }
            is_own
        });
        reading.observations.retain_mut(|observation| {
            for span in [&mut observation.phrase, &mut observation.attribution].into_iter().flatten() {
                self.put(span);
            }
            if let Some(span) = observation.period.as_mut().and_then(|period| period.span.as_mut()) {
                self.put(span);
            }
            if let Some(compare) = &mut observation.compare {
                self.put(&mut compare.span);
            }
            observation.evidence.iter_mut().for_each(|(_, span)| {
                self.put(span);
            });
            observation.evidence.retain(|(_, span)| !span.is_empty());
            observation.phrase = observation.phrase.filter(|span| !span.is_empty());
            match kept.get(observation.mention.0 as usize) {
                Some(Some(mention)) => {
                    observation.mention = *mention;
                    true
                }
                _ => false,
            }
        });
    }

    fn restore_refs(&self, reading: &mut Reading) {
        let mut kept: Vec<Option<u32>> = Vec::with_capacity(reading.refs.len());
        let mut n_kept = 0;
        reading.refs.retain_mut(|reference| {
            let is_own = self.put(&mut reference.span);
            kept.push(is_own.then_some(n_kept));
            n_kept += u32::from(is_own);
            is_own
        });
        for reference in &mut reading.refs {
            reference.full = reference.full.and_then(|full| kept.get(full as usize).copied().flatten());
        }
    }

    /// Moves a span to the raw text; `false` if it is of borrowed words alone, which may be said nowhere (an empty span).
    fn put(&self, span: &mut Span) -> bool {
        let (found, is_own) = self.raw(*span);
        *span = found;
        is_own
    }

    fn raw(&self, span: Span) -> (Span, bool) {
        let first = self.pieces.partition_point(|piece| piece.at <= span.start).saturating_sub(1);
        let pieces = self.pieces.get(first..).unwrap_or(&[]);
        let mut own: Option<Span> = None;
        let mut said = None;
        for (at, piece) in pieces.iter().enumerate() {
            if piece.at >= span.end {
                break;
            }
            let end = pieces.get(at + 1).map_or(u32::MAX, |next| next.at);
            let (from, to) = (piece.at.max(span.start), end.min(span.end));
            match piece.source {
                Source::Own(start) => {
                    let here = Span { start: start + (from - piece.at), end: start + (to - piece.at) };
                    own = Some(own.map_or(here, |before| before.to(here)));
                }
                Source::Borrowed(from) => said = said.or(from),
            }
        }
        match own {
            Some(own) => (own, true),
            None => (said.unwrap_or_default(), false),
        }
    }
}
