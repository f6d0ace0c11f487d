//! Spelling made comparable: case, composition (NFC, NFD), the eth that stands for đ, and the two places of the tone
//! mark (`hoà`, `hòa`). Owns nothing of words or meaning.
//!
//! [`exact`] keeps the marks and is what reading compares; [`bare`] drops them and is for search alone: in Vietnamese a
//! mark makes another word.

use letters::decompose_canonical;

use super::compose::nfc;

/// The letter in lower case, with eth written as đ. Marks stay.
#[must_use]
pub fn lower(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        '\0'..='\x7f' => letter,
        // Vietnamese letters of the block "Latin Extended Additional": capital even, small odd.
        '\u{1EA0}'..='\u{1EF9}' => char::from_u32(letter as u32 | 1).unwrap_or(letter),
        'Đ' | 'Ð' | 'ð' | 'Ɖ' => 'đ',
        '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{DE}' => char::from_u32(letter as u32 + 0x20).unwrap_or(letter),
        'Ă' => 'ă',
        'Ĩ' => 'ĩ',
        'Ũ' => 'ũ',
        'Ơ' => 'ơ',
        'Ư' => 'ư',
        'à'..='ỹ' => letter,
        _ => letters::to_lowercase(letter),
    }
}

/// The text in lower case, as [`lower`] writes it. The standard library's way brings 6 KB gzipped of tables to the page.
#[must_use]
pub fn lowered(text: &str) -> String {
    text.chars().map(lower).collect()
}

/// The capital of a small letter that Vietnamese and its neighbours are written with: as many bytes, with the same lead.
/// Eth is none: its small letter is đ.
#[must_use]
pub const fn capital(small: char) -> Option<char> {
    let point = small as u32;
    match small {
        '÷' | 'ð' => None,
        'a'..='z' | 'à'..='þ' => char::from_u32(point - 0x20),
        'ă' | 'đ' | 'ĩ' | 'ũ' | 'ơ' | 'ư' => char::from_u32(point - 1),
        '\u{1EA1}'..='\u{1EF9}' if point % 2 == 1 => char::from_u32(point - 1),
        _ => None,
    }
}

/// True for the marks that combine with the letter before them.
#[must_use]
pub fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

/// Vowel groups at a syllable's end whose tone mark has two places: old spelling, new spelling.
const TONE_PLACES: [(&str, &str); 15] = [
    ("òa", "oà"),
    ("óa", "oá"),
    ("ỏa", "oả"),
    ("õa", "oã"),
    ("ọa", "oạ"),
    ("òe", "oè"),
    ("óe", "oé"),
    ("ỏe", "oẻ"),
    ("õe", "oẽ"),
    ("ọe", "oẹ"),
    ("ùy", "uỳ"),
    ("úy", "uý"),
    ("ủy", "uỷ"),
    ("ũy", "uỹ"),
    ("ụy", "uỵ"),
];

/// The text in one spelling, marks kept: NFC, lower case, đ for eth, the tone mark on the second vowel (`hoà`). Marks
/// that combine with nothing are dropped.
///
/// ```
/// assert_eq!(engine::text::fold::exact("HÒA Bình"), "hoà bình");
/// ```
#[must_use]
pub fn exact(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    folded.extend(nfc(text).chars().map(lower).filter(|letter| !is_combining(*letter)));
    let is_tone = |letter| matches!(letter, 'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ');
    if folded.contains(is_tone) {
        for (old, new) in TONE_PLACES {
            if folded.contains(old) {
                folded = move_tones(&folded, old, new);
            }
        }
    }
    folded
}

/// Moves the tone of `old` where it ends a syllable.
fn move_tones(text: &str, old: &str, new: &str) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(old) {
        moved.push_str(before);
        let ends_syllable = !after.starts_with(char::is_alphabetic);
        moved.push_str(if ends_syllable { new } else { old });
        rest = after;
    }
    moved.push_str(rest);
    moved
}

/// The text without marks, for a search that is typed without them: lower case, `đ` as `d`.
///
/// ```
/// assert_eq!(engine::text::fold::bare("Đồng Tháp"), "dong thap");
/// ```
#[must_use]
pub fn bare(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars() {
        decompose_canonical(letter, |part| match lower(part) {
            part if is_combining(part) => {}
            'đ' => folded.push('d'),
            part => folded.push(part),
        });
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_word_fold_to_one() {
        for spelling in ["hoà", "hòa", "HOÀ", "HÒA", "ho\u{61}\u{300}", "ho\u{300}a", "Hoa\u{300}"] {
            assert_eq!(exact(spelling), "hoà", "{spelling}");
        }
        assert_eq!(exact("QÐ-TTg"), "qđ-ttg");
        assert_eq!(exact("dân số\u{301},"), "dân số,");
        assert_eq!(exact("hoàn toàn, tòan"), "hoàn toàn, tòan");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["Ủy ban Nhân dân", "Ð đ ð Đ", "thuý THÚY", "đo\u{300}a"] {
            assert_eq!(exact(&exact(text)), exact(text));
            assert_eq!(bare(&bare(text)), bare(text));
        }
    }

    #[test]
    fn lower_agrees_with_unicode_on_vietnamese_letters() {
        for letter in "AĂÂBCDEÊGHIKLMNOÔƠPQRSTUƯVXYÀẢÃÁẠẰẲẴẮẶẦẨẪẤẬÈẺẼÉẸỀỂỄẾỆÌỈĨÍỊÒỎÕÓỌỒỔỖỐỘỜỞỠỚỢÙỦŨÚỤỪỬỮỨỰỲỶỸÝỴ".chars()
        {
            assert_eq!(lower(letter).to_string(), letter.to_lowercase().to_string());
            assert_eq!(lower(lower(letter)), lower(letter));
            assert_eq!(capital(lower(letter)), Some(letter));
        }
    }

    #[test]
    fn a_capital_differs_from_its_small_letter_in_the_last_byte() {
        for small in '\0'..='\u{FFFF}' {
            let Some(capital) = capital(small) else { continue };
            assert_eq!(lower(capital), small);
            let (small, capital) = (small.to_string(), capital.to_string());
            assert_eq!(small.as_bytes().split_last().unwrap().1, capital.as_bytes().split_last().unwrap().1);
        }
    }
}
