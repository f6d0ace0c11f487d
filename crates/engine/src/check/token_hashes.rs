//! A text as a row of hashed words with abbreviations written out, for comparing texts. Spelling that means nothing is
//! gone: case, composition, tone placement, eth for đ. A number with its dots and commas is one word.

use crate::compact_sort::CompactSort;
use letters::decompose_canonical;

use crate::Span;
use crate::entity::Abbreviation;
use crate::text::fold;

/// A word: its hash and where it stands. The words of a written-out abbreviation all stand where the abbreviation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) hash: u64,
    pub(super) span: Span,
    pub(super) has_digit: bool,
}

/// Abbreviations ready for use.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    /// Hash of the short form, hashes of the long form's words; sorted by the former.
    entries: Vec<(u64, Vec<u64>)>,
}

impl Abbreviations {
    /// Prepares a list; if a short form stands twice, the first long form counts.
    #[must_use]
    pub fn new(list: &[Abbreviation]) -> Abbreviations {
        let none = Abbreviations::default();
        let long = |entry: &Abbreviation| words(&entry.long, &none).iter().map(|word| word.hash).collect();
        let mut entries: Vec<(u64, Vec<u64>)> = list.iter().map(|entry| (hash(&entry.short), long(entry))).collect();
        entries.compact_sort_by_key(|(short, _)| *short);
        entries.dedup_by_key(|(short, _)| *short);
        Abbreviations { entries }
    }

    fn long(&self, short: u64) -> Option<&[u64]> {
        let at = self.entries.binary_search_by_key(&short, |(short, _)| *short).ok()?;
        self.entries.get(at).map(|(_, long)| long.as_slice())
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str, abbreviations: &Abbreviations) -> Vec<Word> {
    let mut all = Vec::with_capacity(text.len() / 5);
    let mut start = None;
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let is_in_number = matches!(c, '.' | ',') && is_digit(at.wrapping_sub(1)) && is_digit(at + 1);
        match (start, is_of_words(c) || is_in_number) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                push(&mut all, text.get(from..at).unwrap_or(""), Span::new(from, at), abbreviations);
                start = None;
            }
            _ => {}
        }
    }
    all
}

/// Letters, digits and the marks that combine with them. Those of Vietnamese are told by their range: looking them up is
/// half of what it takes to compare texts.
fn is_of_words(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        'À'..='ʯ' => !matches!(letter, '×' | '÷'),
        'Ḁ'..='ỿ' => true,
        _ => letter.is_alphanumeric() || fold::is_combining(letter),
    }
}

fn push(all: &mut Vec<Word>, word: &str, span: Span, abbreviations: &Abbreviations) {
    let has_digit = word.bytes().any(|byte| byte.is_ascii_digit());
    let is_capitals = word.len() >= 2 && !word.chars().any(char::is_lowercase);
    let long = if is_capitals && !has_digit { abbreviations.long(hash(word)) } else { None };
    if let Some(long) = long {
        all.extend(long.iter().map(|hash| Word { hash: *hash, span, has_digit }));
        return;
    }
    all.push(Word { hash: hash(word), span, has_digit });
}

/// Quarters are written both ways, "quý I" and "quý 1": the same words with Roman numerals up to four as digits.
pub(super) fn with_arabic_numerals(mut words: Vec<Word>) -> Vec<Word> {
    let pairs = [("I", "1"), ("II", "2"), ("III", "3"), ("IV", "4")].map(|(roman, digit)| (hash(roman), hash(digit)));
    for word in &mut words {
        if let Some((_, digit)) = pairs.iter().find(|(roman, _)| *roman == word.hash) {
            (word.hash, word.has_digit) = (*digit, true);
        }
    }
    words
}

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// Where a phrase stands in a text, word for word, whatever the spelling of either.
pub(super) fn occurrences(words: &[Word], phrase: &str) -> Vec<Span> {
    let phrase: Vec<u64> = self::words(phrase, &Abbreviations::default()).iter().map(|word| word.hash).collect();
    if phrase.is_empty() {
        return Vec::new();
    }
    let is_it = |window: &&[Word]| window.iter().map(|word| word.hash).eq(phrase.iter().copied());
    let found = words.windows(phrase.len()).filter(is_it);
    found.filter_map(|window| Some(window.first()?.span.to(window.last()?.span))).collect()
}

/// One step of hashing; the same on every machine.
pub(super) fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(23) ^ value).wrapping_mul(MULTIPLIER)
}

/// The hash of a word's letters, its tone mark last, wherever it was written.
fn hash(word: &str) -> u64 {
    let mut hash = 0;
    let mut tone = 0;
    for c in word.chars() {
        if c.is_ascii() {
            hash = mix(hash, u64::from(c.to_ascii_lowercase()));
            continue;
        }
        decompose_canonical(fold::lower(c), |part| match part {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = u64::from(part),
            part => hash = mix(hash, u64::from(part)),
        });
    }
    // Spread the last letter over all bits: fingerprints sample by remainder.
    let hash = mix(hash, tone);
    hash ^ (hash >> 29)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        let list = [Abbreviation { short: "BHYT".into(), long: "bảo hiểm y tế".into() }];
        words(text, &Abbreviations::new(&list)).iter().map(|word| word.hash).collect()
    }

    #[test]
    fn spellings_of_one_text_are_one() {
        assert_eq!(hashes("Hoà bình, thẻ BHYT"), hashes("HÒA BÌNH thẻ bảo hiểm y tế"));
        assert_eq!(hashes("ho\u{61}\u{300} Ðường"), hashes("hòa đường"));
        assert_eq!(hashes("1.676, 14,665 %.").len(), 2);
        assert_ne!(hashes("ma má"), hashes("má ma"));
    }

    #[test]
    fn words_are_made_of_letters_digits_and_marks() {
        for letter in '\0'..='\u{FFFF}' {
            assert_eq!(is_of_words(letter), letter.is_alphanumeric() || fold::is_combining(letter), "{letter:?}");
        }
    }

    #[test]
    fn a_phrase_is_found_in_any_spelling() {
        let text = "Trong \u{111}o\u{301}, có ba. TRONG ĐÓ";
        let words = words(text, &Abbreviations::default());
        let found: Vec<&str> = occurrences(&words, "trong đó").iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["Trong \u{111}o\u{301}", "TRONG ĐÓ"]);
    }
}
