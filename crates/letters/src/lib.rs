//! Canonical decomposition and composition (NFD, NFC) and lower case of single characters, for every script; and text put
//! into markup ([`markup`]).
//!
//! The functions give what `unicode-normalization` and the standard library give; tests compare them for every
//! character. The tables of those libraries weigh 31 KB gzipped in the page; here they are packed by `pack.rs` into a fifth
//! of that, and unpacked on first use.

pub mod markup;
mod tables;

use tables::tables;

const SYLLABLES: u32 = 0xAC00;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
/// One before the first trailing consonant: 0 is none.
const TRAILS: u32 = 0x11A7;
const N_LEADS: u32 = 19;
const N_VOWELS: u32 = 21;
const N_TRAILS: u32 = 28;

/// The canonical combining class of a character; 0 for starters.
#[must_use]
pub fn canonical_combining_class(letter: char) -> u8 {
    tables().class(letter)
}

/// Calls `part` with each character of the full canonical decomposition of `letter`; with `letter` itself if it has none.
pub fn decompose_canonical(letter: char, mut part: impl FnMut(char)) {
    let point = u32::from(letter);
    if letter.is_ascii() {
        return part(letter);
    }
    if let Some(syllable) = point.checked_sub(SYLLABLES).filter(|at| *at < N_LEADS * N_VOWELS * N_TRAILS) {
        let (block, trail) = (syllable / N_TRAILS, syllable % N_TRAILS);
        let trail = (trail > 0).then_some(TRAILS + trail);
        let parts = [Some(LEADS + block / N_VOWELS), Some(VOWELS + block % N_VOWELS), trail];
        return parts.into_iter().flatten().filter_map(char::from_u32).for_each(part);
    }
    tables().decompose(letter, &mut part);
}

/// The canonical composition of two characters, if there is one.
#[must_use]
pub fn compose(letter: char, next: char) -> Option<char> {
    let (first, second) = (u32::from(letter), u32::from(next));
    let within = |point: u32, from: u32, n_letters: u32| point.checked_sub(from).filter(|at| *at < n_letters);
    if let Some(lead) = within(first, LEADS, N_LEADS) {
        let vowel = within(second, VOWELS, N_VOWELS)?;
        return char::from_u32(SYLLABLES + (lead * N_VOWELS + vowel) * N_TRAILS);
    }
    if let Some(syllable) = within(first, SYLLABLES, N_LEADS * N_VOWELS * N_TRAILS) {
        let trail = within(second, TRAILS, N_TRAILS).filter(|trail| *trail > 0 && syllable % N_TRAILS == 0)?;
        return char::from_u32(first + trail);
    }
    tables().compose(letter, next)
}

/// The lower case of a character whose lower case is one character; any other character itself.
#[must_use]
pub fn to_lowercase(letter: char) -> char {
    if letter.is_ascii() { letter.to_ascii_lowercase() } else { tables().to_lowercase(letter) }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::char as library;

    use super::*;

    fn parts(decompose: impl FnOnce(&mut dyn FnMut(char))) -> Vec<char> {
        let mut parts = Vec::new();
        decompose(&mut |part| parts.push(part));
        parts
    }

    #[test]
    fn every_character_decomposes_as_in_the_library() {
        for letter in '\0'..=char::MAX {
            let expected = parts(|part| library::decompose_canonical(letter, part));
            assert_eq!(parts(|part| decompose_canonical(letter, part)), expected, "{letter:?}");
            assert_eq!(canonical_combining_class(letter), library::canonical_combining_class(letter), "{letter:?}");
        }
    }

    #[test]
    fn every_character_has_the_lower_case_of_the_standard_library() {
        for letter in '\0'..=char::MAX {
            assert_eq!(Some(to_lowercase(letter)), letter.to_lowercase().next(), "{letter:?}");
        }
    }

    /// Two characters compose only if they begin and end some decomposition, or are such characters themselves.
    #[test]
    fn characters_compose_as_in_the_library() {
        let (mut heads, mut tails) = (vec!['a', '\u{1100}', '가', '각'], vec!['a', '\u{1161}', '\u{11A7}', '\u{11A8}']);
        for letter in ('\0'..=char::MAX).filter(|letter| !('가'..='힣').contains(letter)) {
            let parts = parts(|part| library::decompose_canonical(letter, part));
            if parts != [letter] {
                heads.extend([letter].iter().chain(parts.first()));
                tails.extend(parts.get(1..).into_iter().flatten());
            }
        }
        tails.sort_unstable();
        tails.dedup();
        for letter in heads {
            for next in &tails {
                assert_eq!(compose(letter, *next), library::compose(letter, *next), "{letter:?} {next:?}");
            }
        }
    }
}
