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
    push_words(&mut all, text, 0, text.len(), abbreviations);
    all
}

/// The same in steps of [`STEP_BYTES`]: `pause` is asked between them.
pub(super) async fn words_in_turns<E>(
    text: &str,
    abbreviations: &Abbreviations,
    pause: &mut impl AsyncFnMut() -> Result<(), E>,
) -> Result<Vec<Word>, E> {
    let mut all = Vec::with_capacity(text.len() / 5);
    let mut start = 0;
    while start < text.len() {
        // White space is of no word.
        let rest = text.get(text.ceil_char_boundary(start.saturating_add(STEP_BYTES))..).unwrap_or("");
        let end = text.len() - rest.find(char::is_whitespace).map_or(0, |at| rest.len() - at);
        push_words(&mut all, text, start, end, abbreviations);
        start = end;
        pause().await?;
    }
    Ok(all)
}

/// So much of a text is cut into words between two pauses.
const STEP_BYTES: usize = 32_000;

/// The words of `text[start..end]`, which begins and ends beside words.
fn push_words(all: &mut Vec<Word>, text: &str, start: usize, end: usize, abbreviations: &Abbreviations) {
    let mut word_start = None;
    let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let letters = text.get(start..end).unwrap_or("").char_indices();
    for (at, c) in letters.map(|(at, c)| (start + at, c)).chain([(end, ' ')]) {
        let is_in_number = matches!(c, '.' | ',') && is_digit(at.wrapping_sub(1)) && is_digit(at + 1);
        match (word_start, is_of_words(c) || is_in_number) {
            (None, true) => word_start = Some(at),
            (Some(from), false) => {
                push(all, text.get(from..at).unwrap_or(""), Span::new(from, at), abbreviations);
                word_start = None;
            }
            _ => {}
        }
    }
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

/// Where phrases stand in a text, word for word, whatever the spelling of either; in order, each place once. The words are gone
/// through once for all phrases.
pub(super) fn occurrences(words: &[Word], phrases: &[String]) -> Vec<Span> {
    let none = Abbreviations::default();
    let hashes = |phrase: &String| self::words(phrase, &none).iter().map(|word| word.hash).collect::<Vec<u64>>();
    let mut phrases: Vec<Vec<u64>> = phrases.iter().map(hashes).filter(|phrase| !phrase.is_empty()).collect();
    phrases.compact_sort();
    // Most words begin no phrase: a bit for each value of eight bits of a first word tells most of them.
    let bits = |hash: u64| ((hash >> 62) as usize, 1_u64 << ((hash >> 56) & 63));
    let mut begins = [0_u64; 4];
    for first in phrases.iter().filter_map(|phrase| phrase.first()) {
        let (at, bit) = bits(*first);
        begins[at] |= bit;
    }
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let (nth, bit) = bits(word.hash);
        if begins[nth] & bit == 0 {
            continue;
        }
        let from = phrases.partition_point(|phrase| phrase.first() < Some(&word.hash));
        let alike = phrases.iter().skip(from).take_while(|phrase| phrase.first() == Some(&word.hash));
        for phrase in alike {
            let window = words.get(at..at + phrase.len()).unwrap_or_default();
            if window.iter().map(|word| word.hash).eq(phrase.iter().copied()) {
                found.extend(window.last().map(|last| word.span.to(last.span)));
            }
        }
    }
    found.compact_sort();
    found.dedup();
    found
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
    fn a_long_text_has_the_same_words_in_steps() {
        let text = "Năm 2021, thu 1.234,5 tỷ đồng; đọc... \u{a0}hết\u{2003}quý\n".repeat(2_000) + &"dài".repeat(20_000);
        let none = Abbreviations::default();
        let mut n_pauses = 0;
        let mut pause = async || {
            n_pauses += 1;
            Ok(())
        };
        let in_steps = crate::turns::at_once(words_in_turns(&text, &none, &mut pause));
        assert_eq!(in_steps, words(&text, &none));
        assert!(n_pauses >= 4, "{n_pauses}");
    }

    #[test]
    fn a_phrase_is_found_in_any_spelling() {
        let text = "Trong \u{111}o\u{301}, có ba. TRONG ĐÓ";
        let words = words(text, &Abbreviations::default());
        let found: Vec<&str> = occurrences(&words, &["trong đó".to_owned(), "trong".to_owned(), "ba ba".to_owned()])
            .iter()
            .map(|span| span.of(text))
            .collect();
        assert_eq!(found, ["Trong", "Trong \u{111}o\u{301}", "TRONG", "TRONG ĐÓ"]);
    }
}
