//! Which spellings gold and reading may differ in.

use unicode_normalization::UnicodeNormalization;

/// A name made comparable: case, composition, tone placement, eth, white space, the three common abbreviations.
pub(super) fn name(text: &str) -> String {
    let lower = text.replace('\u{d0}', "\u{110}").replace('\u{f0}', "\u{111}").to_lowercase();
    let mut letters: Vec<char> = lower.nfd().collect();
    let mut at = 0;
    while let Some(window) = letters.get_mut(at..at + 3) {
        if let [first, second, third] = window
            && matches!(first, 'o' | 'u')
            && is_tone(*second)
            && matches!(third, 'a' | 'e' | 'y')
        {
            std::mem::swap(second, third);
            at += 3;
        } else {
            at += 1;
        }
    }
    let composed: String = letters.into_iter().nfc().collect();
    let spaced = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut name = spaced.trim_matches([' ', '.', ',', ';', ':', '"', '“', '”']).to_owned();
    for (long, short) in [("bảo hiểm xã hội", "bhxh"), ("bảo hiểm y tế", "bhyt"), ("bảo hiểm thất nghiệp", "bhtn")]
    {
        name = name.replace(long, short);
    }
    let words = name.split(' ').map(|word| if matches!(word, "tp" | "tp.") { "thành phố" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// A document's number made comparable.
pub(super) fn number(text: &str) -> String {
    name(text).replace("số ", "").split_whitespace().collect()
}

fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_are_equal() {
        for (a, b) in [
            ("Bảo hiểm xã hội Việt Nam", "BHXH  VIỆT NAM"),
            ("tọa đàm", "toạ đàm."),
            ("TP. Hà Nội", "thành phố hà nội"),
            ("QÐ", "qđ"),
        ] {
            assert_eq!(name(a), name(b));
        }
        assert_eq!(number("số 1676/QĐ - TTg"), number("1676/QÐ-TTg"));
        assert_ne!(name("năm"), name("nam"));
    }
}
