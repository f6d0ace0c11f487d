//! Which lines of the table are built together, and which are a gap: a hundred thousand rows scroll like fifty.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use explore::figures::FiguresView;

use crate::components::table::row::RowPattern;

/// How many lines are built together, in one frame.
const CHUNK: usize = 10;
/// A table of at most so many lines is built whole, chunk by chunk: the browser's own search and selection reach all of it.
pub(crate) const WHOLE: usize = 500;
/// How high a line is taken to be before any was built, in CSS pixels; then as high as those that were, on average.
const LINE_PX: usize = 56;

/// Lines of a table that are one element: a chunk near the window, or a gap of all that is far from it.
pub(crate) struct RowChunk {
    pub(crate) figures: Arc<FiguresView>,
    pub(crate) pattern: Rc<RowPattern>,
    pub(crate) part: Range<usize>,
    pub(crate) kind: Kind,
    /// As a gap.
    pub(crate) height_px: usize,
}

/// What a chunk is at first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Gap,
    /// A chunk that waits to be built.
    Near,
    /// A chunk in the window.
    Seen,
    /// A chunk of a table that is built whole, as soon as the queue reaches it.
    Due,
}

impl RowChunk {
    /// Tells one table from another.
    pub(crate) fn table(&self) -> usize {
        table_of(&self.figures)
    }
}

pub(crate) fn table_of(figures: &Arc<FiguresView>) -> usize {
    Arc::as_ptr(figures).addr()
}

/// The chunks of a table that are near the window, and how high those are that have been.
#[derive(Default)]
pub(crate) struct MountedChunks {
    table: usize,
    /// By number.
    chunks: Vec<(usize, Kind)>,
    /// By number, in CSS pixels.
    heights: Vec<(usize, u32)>,
}

/// What is open in a table where nobody has been yet.
const AT_FIRST: (usize, Kind) = (0, Kind::Seen);

impl MountedChunks {
    /// Opens chunks of `table`: those of these stretches of lines.
    pub(crate) fn open(&mut self, table: usize, near: &Range<usize>, seen: &Range<usize>) {
        self.switch_to(table);
        for chunk in near.start / CHUNK..near.end.div_ceil(CHUNK) {
            let is_seen = chunk * CHUNK < seen.end && seen.start < (chunk + 1) * CHUNK;
            if let Err(at) = self.chunks.binary_search_by_key(&chunk, |(known, _)| *known) {
                self.chunks.insert(at, (chunk, if is_seen { Kind::Seen } else { Kind::Near }));
            }
        }
    }

    /// The chunk that begins with line `start` becomes a gap again; 0 if it was not built.
    pub(crate) fn close(&mut self, table: usize, start: usize, height_px: u32) {
        self.switch_to(table);
        let chunk = start / CHUNK;
        self.chunks.retain(|(known, _)| *known != chunk);
        if height_px > 0 {
            let at = self.heights.partition_point(|(known, _)| *known < chunk);
            self.heights.retain(|(known, _)| *known != chunk);
            self.heights.insert(at, (chunk, height_px));
        }
    }

    fn switch_to(&mut self, table: usize) {
        if self.table != table {
            *self = MountedChunks { table, chunks: vec![AT_FIRST], heights: Vec::new() };
        }
    }

    fn is_of(&self, figures: &Arc<FiguresView>) -> bool {
        self.table == table_of(figures)
    }

    /// How high lines of `figures` are, as far as is known, in CSS pixels.
    fn height_px(&self, figures: &Arc<FiguresView>, part: &Range<usize>) -> usize {
        let heights: &[(usize, u32)] = if self.is_of(figures) { &self.heights } else { &[] };
        let sum_px = |of: &mut dyn Iterator<Item = &(usize, u32)>| {
            of.fold((0, 0), |(n_lines, px), (_, height_px)| (n_lines + CHUNK, px + *height_px as usize))
        };
        let chunks = part.start / CHUNK..part.end.div_ceil(CHUNK);
        let (n_known, known_px) = sum_px(&mut heights.iter().filter(|(chunk, _)| chunks.contains(chunk)));
        let (n_all, all_px) = sum_px(&mut heights.iter());
        known_px + part.len().saturating_sub(n_known) * all_px.checked_div(n_all).unwrap_or(LINE_PX)
    }
}

/// The lines of a table: a hundred thousand rows are a few gaps, and chunks only where the reader has been.
pub(crate) fn row_chunks(
    figures: &Arc<FiguresView>,
    pattern: &Rc<RowPattern>,
    mounted: &MountedChunks,
) -> Vec<RowChunk> {
    let n_lines = figures.table.lines.len();
    if n_lines <= WHOLE {
        return whole(figures, pattern);
    }
    let open: &[(usize, Kind)] = if mounted.is_of(figures) { &mounted.chunks } else { &[AT_FIRST] };
    let row_chunk = |part: Range<usize>, kind| {
        let height_px = mounted.height_px(figures, &part);
        RowChunk { figures: figures.clone(), pattern: pattern.clone(), part, kind, height_px }
    };
    let mut chunks = Vec::new();
    let mut end = 0;
    for (number, kind) in open.iter().copied() {
        let part = number * CHUNK..((number + 1) * CHUNK).min(n_lines);
        if end < part.start {
            chunks.push(row_chunk(end..part.start, Kind::Gap));
        }
        if !part.is_empty() {
            end = part.end;
            chunks.push(row_chunk(part, kind));
        }
    }
    if end < n_lines {
        chunks.push(row_chunk(end..n_lines, Kind::Gap));
    }
    chunks
}

/// All lines of a table, the first ones at once.
fn whole(figures: &Arc<FiguresView>, pattern: &Rc<RowPattern>) -> Vec<RowChunk> {
    let n_lines = figures.table.lines.len();
    let row_chunk = |start: usize| {
        let part = start..(start + CHUNK).min(n_lines);
        let kind = if start == 0 { Kind::Seen } else { Kind::Due };
        RowChunk { figures: figures.clone(), pattern: pattern.clone(), height_px: part.len() * LINE_PX, part, kind }
    };
    (0..n_lines).step_by(CHUNK).map(row_chunk).collect()
}
