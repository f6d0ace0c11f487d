//! Cuts raw text into the words that search knows.
//!
//! A word is a run of letters, digits and the marks that combine with them; a dot or comma with digits after it belongs
//! to the word before: `1.500.000`, `32,4`. All else separates, so `QĐ-TTg` is two words side by side.

use std::ops::Range;

/// Where the words of `text` stand, in bytes.
pub fn tokens(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = skip(text, at, |class| class == Class::Other);
        if start >= text.len() {
            return None;
        }
        let mut end = skip(text, start, |class| class != Class::Other);
        while let Some(b'.' | b',') = text.as_bytes().get(end) {
            let digits_end = skip(text, end + 1, |class| class == Class::Digit);
            if digits_end == end + 1 {
                break;
            }
            end = digits_end;
        }
        at = end;
        Some(start..end)
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter,
    Digit,
    Other,
}

/// The first place from `at` whose character is not `wanted`.
#[inline]
fn skip(text: &str, mut at: usize, wanted: impl Fn(Class) -> bool) -> usize {
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let (class, length) = if byte < 0x80 {
            (ASCII[byte as usize], 1)
        } else {
            let letter = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
            (class_of(letter), letter.len_utf8())
        };
        if !wanted(class) {
            return at;
        }
        at += length;
    }
    bytes.len()
}

const ASCII: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_digit() {
            classes[byte] = Class::Digit;
        } else if (byte as u8).is_ascii_alphabetic() {
            classes[byte] = Class::Letter;
        }
        byte += 1;
    }
    classes
};

fn class_of(letter: char) -> Class {
    match letter {
        // Vietnamese letters and the marks that combine with them.
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ʯ' | '\u{300}'..='\u{36F}' | 'Ḁ'..='ỿ' => Class::Letter,
        _ if letter.is_numeric() => Class::Digit,
        _ if letter.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_as_readers_type_them() {
        let cases = [
            ("Quyết định 1676/QĐ-TTg", "Quyết|định|1676|QĐ|TTg"),
            ("đạt 32,4%, 1.500.000 đồng.", "đạt|32,4|1.500.000|đồng"),
            ("ba\u{309}o hiê\u{309}m", "ba\u{309}o|hiê\u{309}m"),
            ("“Tin”…bài\u{a0}COVID-19", "Tin|bài|COVID|19"),
            ("m² 5G ½", "m²|5G|½"),
            ("", ""),
            ("...", ""),
        ];
        for (text, expected) in cases {
            let words: Vec<&str> = tokens(text).map(|range| &text[range]).collect();
            assert_eq!(words.join("|"), expected, "{text}");
        }
    }
}
