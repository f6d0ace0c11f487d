//! Where something stands in a document's raw text.
//!
//! Half-open byte ranges over the text exactly as it was read; never over a normalised copy. The files that are handed
//! out (JSON, CSV) count Unicode scalars instead: [`CharOffsets`] converts.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of a document's raw text, both ends on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte; never before `start`.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, in bytes. An `end` before `start` gives the empty span at `start`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        // Documents over 4 GiB are cut at that point when they are read; see `Document`.
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        Span { start, end: end.max(start) }
    }

    /// As a range, for slicing.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text under this span, or "" if the span is not of this text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// True if it covers nothing.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// True if `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// True if the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Converts byte offsets of one text to offsets in Unicode scalars.
#[derive(Debug)]
pub struct CharOffsets {
    /// Number of scalars before each 64-byte block.
    blocks: Vec<u32>,
    text: String,
}

impl CharOffsets {
    /// Prepares the conversion for `text`.
    #[must_use]
    pub fn new(text: &str) -> CharOffsets {
        let mut blocks = Vec::with_capacity(text.len() / 64 + 1);
        let mut n_chars = 0;
        for (i, byte) in text.bytes().enumerate() {
            if i % 64 == 0 {
                blocks.push(n_chars);
            }
            n_chars += u32::from(is_char_start(byte));
        }
        blocks.push(n_chars);
        CharOffsets { blocks, text: text.to_owned() }
    }

    /// The number of scalars before byte `offset` (clamped to the text's length).
    #[must_use]
    pub fn char_from_byte(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let block = offset / 64;
        let before = self.blocks.get(block).copied().unwrap_or(0);
        let rest = &self.text.as_bytes()[block * 64..offset];
        before + u32::try_from(rest.iter().filter(|byte| is_char_start(**byte)).count()).unwrap_or(0)
    }
}

fn is_char_start(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_convert_to_scalars_at_every_boundary() {
        let text = "gần 16 triệu người, đạt 32,4 % lực lượng lao động trong độ tuổi; ".repeat(5);
        let offsets = CharOffsets::new(&text);
        for (n_chars, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.char_from_byte(byte as u32) as usize, n_chars);
        }
        assert_eq!(offsets.char_from_byte(text.len() as u32) as usize, text.chars().count());
    }
}
