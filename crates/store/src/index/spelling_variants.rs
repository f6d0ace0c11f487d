//! Spellings of one Vietnamese syllable that readers and papers mix: `lý` and `lí`, `toán` and `tóan`, `nước` and `nứơc`.
//!
//! The index keeps words as they are written; a typed word is looked for in all its spellings. Which vowels a tone can be
//! typed on, and after which consonants `i` and `y` are the same, is orthography, not vocabulary.

use engine::text::fold;

/// Consonants after which a lone `i` or `y` that ends the syllable is the same sound: `hi vọng`, `kỹ`, `lý`, `Mỹ`, `sĩ`,
/// `tỷ`, `quý`.
const I_OR_Y: [&str; 7] = ["h", "k", "l", "m", "s", "t", "qu"];

/// The five tone marks that combine with a vowel.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];

/// The other spellings of a word given in that of [`fold::exact`]: without itself, each in that of [`fold::exact`].
pub(super) fn variants(word: &str) -> Vec<String> {
    let Some((letters, tone)) = letters_and_tone(word) else { return Vec::new() };
    let mut found: Vec<String> = Vec::new();
    for letters in [Some(letters.clone()), other_i(&letters)].into_iter().flatten() {
        for spelling in toned(&letters, tone) {
            let spelling = fold::exact(&spelling);
            if spelling != word && !found.contains(&spelling) {
                found.push(spelling);
            }
        }
    }
    found
}

/// One of all spellings of a word, the same for each: for comparing names.
pub(super) fn unified(word: &str) -> String {
    let exact = fold::exact(word);
    variants(&exact).into_iter().chain([exact.clone()]).min().unwrap_or(exact)
}

/// The vowels of a syllable without tone, its consonants, and its tone; `None` for what is not letters alone.
fn letters_and_tone(word: &str) -> Option<(Vec<char>, Option<char>)> {
    let mut letters = Vec::with_capacity(word.len());
    let mut tone = None;
    for letter in word.chars() {
        if !letter.is_alphabetic() {
            return None;
        }
        let mut parts = Vec::new();
        letters::decompose_canonical(letter, |part| parts.push(part));
        let mut kept = String::new();
        for part in parts {
            if !TONES.contains(&part) {
                kept.push(part);
            } else if tone.replace(part).is_some() {
                // Two tones: no syllable.
                return None;
            }
        }
        letters.extend(engine::text::fold::exact(&kept).chars());
    }
    // The longest syllable is `nghiêng`.
    (letters.len() <= 7).then_some((letters, tone))
}

/// The letters with `i` for a final `y` or the other way, where both are written.
fn other_i(letters: &[char]) -> Option<Vec<char>> {
    let (last, before) = letters.split_last()?;
    let other = match last {
        'i' => 'y',
        'y' => 'i',
        _ => return None,
    };
    let before: String = before.iter().collect();
    I_OR_Y.contains(&before.as_str()).then(|| before.chars().chain([other]).collect())
}

/// The letters with the tone on each vowel in turn.
fn toned(letters: &[char], tone: Option<char>) -> Vec<String> {
    let Some(tone) = tone else { return vec![letters.iter().collect()] };
    let is_vowel = |letter: char| "aăâeêioôơuưy".contains(letter);
    let vowels = letters.iter().enumerate().filter(|(_, letter)| is_vowel(**letter));
    let with_tone_at = |at: usize| {
        let mut spelling = String::new();
        for (place, letter) in letters.iter().enumerate() {
            spelling.push(*letter);
            if place == at {
                spelling.push(tone);
            }
        }
        spelling
    };
    vowels.map(|(at, _)| with_tone_at(at)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_syllable_are_each_others_variants() {
        let cases = [
            ("lý", "lí"),
            ("quý", "quí"),
            ("ty", "ti"),
            ("kỹ", "kĩ"),
            ("toán", "tóan"),
            ("hoàn", "hòan"),
            ("nước", "nứơc"),
            ("thuế", "thúê"),
            ("huyện", "huỵên"),
            ("người", "ngừơi"),
            ("quả", "qủa"),
            ("giáo", "gíao"),
        ];
        for (one, other) in cases {
            assert!(variants(one).contains(&other.to_owned()), "{one}: {:?}", variants(one));
            assert!(variants(other).contains(&one.to_owned()), "{other}: {:?}", variants(other));
            assert_eq!(unified(one), unified(other));
        }
    }

    #[test]
    fn other_words_are_no_spellings() {
        for (one, other) in [("thúy", "thúi"), ("vy", "vi"), ("tài", "tai"), ("lịch", "lỵch")] {
            assert!(!variants(one).contains(&other.to_owned()), "{one}");
        }
        for word in ["bhxh", "1.500", "vssid", "khuyến", "a"] {
            assert!(variants(word).iter().all(|it| fold::bare(it) == fold::bare(word)), "{word}");
        }
    }
}
