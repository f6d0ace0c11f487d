//! The hashes of sentences: FNV-1a, 32 bits, of the NFC text. They must never change, since links hold them.
//!
//! FNV is a chain in which each byte's multiplication waits for the one before: four sentences side by side take the
//! time of one.

use super::compose;
use crate::reading::Sentence;

/// A sentence on its way.
#[derive(Clone, Copy)]
struct Lane<'a> {
    /// Which sentence.
    at: usize,
    hash: u32,
    rest: &'a [u8],
}

/// Sets the hashes of the sentences of `text`.
pub(super) fn mark(text: &str, sentences: &mut [Sentence]) {
    let mut lanes = [Lane { at: usize::MAX, hash: BASIS, rest: &[] }; 4];
    let mut next = 0;
    loop {
        for lane in &mut lanes {
            while lane.rest.is_empty() {
                finish(lane, sentences);
                let Some(sentence) = sentences.get(next) else { break };
                *lane = Lane { at: next, hash: BASIS, rest: sentence.span.of(text).as_bytes() };
                if !is_settled(lane.rest) {
                    lane.hash = hash(BASIS, compose::nfc(sentence.span.of(text)).as_bytes());
                    lane.rest = &[];
                }
                next += 1;
            }
        }
        let n_bytes = lanes.iter().map(|lane| lane.rest.len()).min().unwrap_or(0);
        if n_bytes == 0 {
            break;
        }
        let [a, b, c, d] = &mut lanes;
        let parts = take(a, n_bytes).iter().zip(take(b, n_bytes)).zip(take(c, n_bytes)).zip(take(d, n_bytes));
        for (((in_a, in_b), in_c), in_d) in parts {
            a.hash = step(a.hash, *in_a);
            b.hash = step(b.hash, *in_b);
            c.hash = step(c.hash, *in_c);
            d.hash = step(d.hash, *in_d);
        }
    }
    // Fewer are left than lanes.
    lanes.iter().for_each(|lane| finish(lane, sentences));
}

fn take<'a>(lane: &mut Lane<'a>, n_bytes: usize) -> &'a [u8] {
    let (part, rest) = lane.rest.split_at_checked(n_bytes).unwrap_or((lane.rest, &[]));
    lane.rest = rest;
    part
}

fn finish(lane: &Lane<'_>, sentences: &mut [Sentence]) {
    if let Some(sentence) = sentences.get_mut(lane.at) {
        sentence.hash = hash(lane.hash, lane.rest);
    }
}

const BASIS: u32 = 0x811c_9dc5;

fn hash(basis: u32, bytes: &[u8]) -> u32 {
    bytes.iter().fold(basis, |hash, byte| step(hash, *byte))
}

fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

/// True if all letters are [`compose::is_settled`], told by their bytes: those of U+1E00 to U+1EFF, and the dashes and
/// quotation marks of U+2002 to U+2025. Bytes under 0xCC belong to letters up to U+02FF, or do not begin one.
///
/// Without a branch, so that many bytes are asked at once.
fn is_settled(bytes: &[u8]) -> bool {
    let is_odd = |a: u8, b: u8, c: u8| {
        let is_settled = (a < 0xCC)
            | (a == 0xE1) & (b & 0xFC == 0xB8)
            | (a == 0xE2) & (b == 0x80) & (c.wrapping_sub(0x82) <= 0xA5 - 0x82);
        !is_settled
    };
    let ends_odd = matches!(bytes, [.., last, _] if *last >= 0xCC);
    let triples = bytes.iter().zip(bytes.get(1..).unwrap_or(&[])).zip(bytes.get(2..).unwrap_or(&[]));
    !triples.fold(ends_odd, |found, ((a, b), c)| found | is_odd(*a, *b, *c))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Span;

    proptest! {
        #[test]
        fn each_is_the_hash_of_its_nfc_text(lines in prop::collection::vec("[a-zư–ệ가\u{300}\u{323}€]{0,40}", 0..12)) {
            let text = lines.concat();
            let mut start = 0;
            let mut sentences: Vec<Sentence> = lines.iter().map(|line| {
                start += line.len();
                Sentence { span: Span::new(start - line.len(), start), block: 0, hash: 0 }
            }).collect();
            mark(&text, &mut sentences);
            for (line, sentence) in lines.iter().zip(&sentences) {
                prop_assert_eq!(sentence.hash, hash(BASIS, compose::nfc(line).as_bytes()));
            }
        }

        #[test]
        fn settled_bytes_are_settled_letters(text in "\\PC{0,12}") {
            prop_assert_eq!(is_settled(text.as_bytes()), text.chars().all(compose::is_settled));
        }
    }

    #[test]
    fn the_hash_is_that_of_old_links() {
        assert_eq!(hash(BASIS, b""), 0x811c_9dc5);
        assert_eq!(hash(BASIS, b"foobar"), 0xbf9c_f968);
    }
}
