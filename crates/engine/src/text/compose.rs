//! Canonical composition (NFC). Owns the order of marks and their joining; the tables are those of [`letters`]. A test
//! holds it equal to the NFC of `unicode-normalization`, whose iterators also carry the compatible forms, which nothing
//! here asks for.

use crate::compact_sort::CompactSort;
use letters::{canonical_combining_class, compose, decompose_canonical};

/// The text in NFC.
///
/// ```
/// assert_eq!(engine::text::compose::nfc("Vie\u{323}\u{302}t"), "Việt");
/// ```
#[must_use]
pub fn nfc(text: &str) -> String {
    if text.chars().all(is_settled) {
        return text.to_owned();
    }
    joined(ordered(text)).into_iter().collect()
}

/// True for letters that are NFC whatever stands beside them, as long as they stand beside their like: all that modern
/// Vietnamese is printed with.
#[must_use]
pub fn is_settled(letter: char) -> bool {
    matches!(letter, '\0'..='\u{2FF}' | '\u{1E00}'..='\u{1EFF}' | '\u{2002}'..='\u{2025}')
}

/// The letters taken apart, each with its class; marks in canonical order.
fn ordered(text: &str) -> Vec<(char, u8)> {
    let mut letters: Vec<(char, u8)> = Vec::with_capacity(text.len());
    for letter in text.chars() {
        decompose_canonical(letter, |part| letters.push((part, canonical_combining_class(part))));
    }
    // Marks between two letters stand in the order of their classes, those of one class as they were written.
    for marks in letters.chunk_by_mut(|(_, before), (_, class)| *before != 0 && *class != 0) {
        order(marks);
    }
    letters
}

/// Sorts the marks of one letter by their classes.
fn order(marks: &mut [(char, u8)]) {
    /// More marks than any writing puts on one letter are sorted class by class: there are few classes, and sorting would
    /// move each of millions of marks through all of the memory.
    const MANY: usize = 64;
    if marks.len() <= MANY {
        return marks.compact_sort_by_key(|(_, class)| *class);
    }
    let mut has_class = [false; 256];
    for (_, class) in marks.iter() {
        if let Some(has) = has_class.get_mut(usize::from(*class)) {
            *has = true;
        }
    }
    let mut sorted = Vec::with_capacity(marks.len());
    for class in (0..=u8::MAX).filter(|class| has_class.get(usize::from(*class)) == Some(&true)) {
        sorted.extend(marks.iter().filter(|(_, of)| *of == class));
    }
    marks.copy_from_slice(&sorted);
}

/// Each mark joined with the letter before it, where a joined form exists and nothing of its class stands between.
fn joined(letters: Vec<(char, u8)>) -> Vec<char> {
    let mut out: Vec<char> = Vec::with_capacity(letters.len());
    let mut starter = None;
    let mut last_class = 0;
    for (letter, class) in letters {
        let is_next = starter.is_some_and(|at| at + 1 == out.len());
        if (is_next || (last_class != 0 && last_class < class))
            && let Some(place) = starter.and_then(|at| out.get_mut(at))
            && let Some(whole) = compose(*place, letter)
        {
            *place = whole;
            continue;
        }
        if class == 0 {
            starter = Some(out.len());
        }
        last_class = class;
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn every_settled_letter_is_nfc_and_takes_no_part_in_joining() {
        for letter in ('\0'..='\u{FFFF}').filter(|letter| is_settled(*letter)) {
            assert_eq!(letter.nfc().collect::<String>(), letter.to_string());
            assert_eq!(canonical_combining_class(letter), 0);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        #[test]
        fn it_is_the_nfc_of_the_library(text in "[aăâeêioôơuưydđAEOU가각\u{1100}\u{1161}\u{11A8}\u{212B}\u{1EAD}\u{300}-\u{36F}\u{591}-\u{5C7}]{0,12}") {
            prop_assert_eq!(nfc(&text), text.nfc().collect::<String>());
        }

        #[test]
        fn on_any_text_too(text in "\\PC{0,12}") {
            prop_assert_eq!(nfc(&text), text.nfc().collect::<String>());
        }
    }
}
