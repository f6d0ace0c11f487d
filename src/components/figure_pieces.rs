//! Which lines of the table are built together, and which are a gap: a hundred thousand rows scroll like fifty.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use explore::figures::FiguresView;

use super::figure_row::RowPattern;

/// How many lines are built together, in one frame.
const CHUNK: usize = 10;

/// Lines of a table that are one element: a chunk, or a gap of chunks that have not been near the window yet.
pub(crate) struct Piece {
    pub(crate) figures: Arc<FiguresView>,
    pub(crate) pattern: Rc<RowPattern>,
    pub(crate) part: Range<usize>,
    pub(crate) kind: Kind,
}

/// What a piece is at first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Gap,
    /// A chunk that waits for its turn.
    Near,
    /// A chunk in the window.
    Seen,
}

impl Piece {
    /// Tells one table from another.
    pub(crate) fn table(&self) -> usize {
        table_of(&self.figures)
    }
}

pub(crate) fn table_of(figures: &Arc<FiguresView>) -> usize {
    Arc::as_ptr(figures).addr()
}

/// The chunks of a table that have come near the window, by number, and whether they came into it at once.
#[derive(Default)]
pub(crate) struct Opened {
    table: usize,
    /// By number.
    chunks: Vec<(usize, Kind)>,
}

impl Opened {
    /// The chunks of `table`, with those in these stretches of lines added.
    pub(crate) fn open(&mut self, table: usize, near: &Range<usize>, seen: &Range<usize>) {
        if self.table != table {
            *self = Opened { table, chunks: Vec::new() };
        }
        for chunk in near.start / CHUNK..near.end.div_ceil(CHUNK) {
            let is_seen = chunk * CHUNK < seen.end && seen.start < (chunk + 1) * CHUNK;
            if let Err(at) = self.chunks.binary_search_by_key(&chunk, |(known, _)| *known) {
                self.chunks.insert(at, (chunk, if is_seen { Kind::Seen } else { Kind::Near }));
            }
        }
    }
}

/// The lines of a table: a hundred thousand rows are a few gaps, and chunks only where the reader has been.
pub(crate) fn pieces(figures: &Arc<FiguresView>, pattern: &Rc<RowPattern>, opened: &Opened) -> Vec<Piece> {
    let n_lines = figures.table.lines.len();
    let known: &[(usize, Kind)] = if opened.table == table_of(figures) { &opened.chunks } else { &[] };
    let first = Some((0, Kind::Seen)).filter(|_| known.first().is_none_or(|(chunk, _)| *chunk > 0));
    let piece = |part: Range<usize>, kind| Piece { figures: figures.clone(), pattern: pattern.clone(), part, kind };
    let mut pieces = Vec::new();
    let mut end = 0;
    for (chunk, kind) in first.into_iter().chain(known.iter().copied()) {
        let part = chunk * CHUNK..((chunk + 1) * CHUNK).min(n_lines);
        if end < part.start {
            pieces.push(piece(end..part.start, Kind::Gap));
        }
        if !part.is_empty() {
            end = part.end;
            pieces.push(piece(part, kind));
        }
    }
    if end < n_lines {
        pieces.push(piece(end..n_lines, Kind::Gap));
    }
    pieces
}
