//! Who issued a document: the name after `của`, or right after the number.

use super::Words;
use crate::Span;
use crate::lexicon::LegalWord;
use crate::text::Gap;

/// The most words of an unknown issuer's name.
const MAX_WORDS: usize = 8;

/// The issuer whose name begins at `at`, or after one short word (`của`, `do`).
pub(super) fn after(words: &Words<'_>, at: usize) -> Option<Span> {
    [at, at + 1].into_iter().find_map(|start| {
        if words.gap(start) != Gap::Space {
            return None;
        }
        if let Some((LegalWord::Issuer, end)) = words.word(start) {
            return Some(words.page.span(start..capitals_end(words, end)));
        }
        let is_after_of = start > at && words.page.raw(at).chars().count() <= 3;
        let end = capitals_end(words, start);
        (is_after_of && words.is_capital(start) && end > start + 1).then(|| words.page.span(start..end))
    })
}

/// One past the run of capitalised words from `at` on.
fn capitals_end(words: &Words<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + MAX_WORDS && words.is_capital(end) && (end == at || words.gap(end) == Gap::Space) {
        end += 1;
    }
    end
}

/// The name with single spaces.
pub(super) fn spelled(raw: &str) -> String {
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}
