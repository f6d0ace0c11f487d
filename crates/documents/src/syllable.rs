//! Is a word a Vietnamese syllable? By what syllables are made of, without a dictionary: it tells an encoding that gives
//! Vietnamese from one that gives rubbish, and text without marks from another language.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What a syllable may begin with; the longer before their beginnings.
const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "qu", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// What may follow, without tone.
const RHYMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet \
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uân uâng uât uây uê uêch uên uênh uêt \
    uy uya uych uyn uynh uyt uyu uyp uyên uyêt uôc uôi uôm uôn uông uôt uơ \
    ư ưc ưi ưm ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu yt yn ynh ych";

/// [`RHYMES`], to be looked up.
static MARKED: LazyLock<BTreeSet<&str>> = LazyLock::new(|| RHYMES.split_whitespace().collect());

/// The same without their marks.
static BARE: LazyLock<BTreeSet<String>> = LazyLock::new(|| RHYMES.split_whitespace().map(bare).collect());

/// True for a syllable as it is written, in lower case.
pub(crate) fn is_syllable(word: &str) -> bool {
    let mut parts = String::new();
    let mut tones = 0;
    let mut tone = None;
    for letter in word.chars() {
        letters::decompose_canonical(letter, |part| match part {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => {
                tones += 1;
                tone = Some(part);
            }
            part => parts.push(part),
        });
    }
    let plain = crate::cleanup::composed(&parts);
    // A syllable that is stopped has one of two tones.
    let is_stopped = plain.ends_with(['p', 't', 'c']) || plain.ends_with("ch");
    let is_tone_fit = !is_stopped || matches!(tone, Some('\u{301}' | '\u{323}'));
    tones <= 1 && is_tone_fit && is_built(&plain, |rest| MARKED.contains(rest))
}

/// True for a syllable without its marks: `hoi`, `duoc`.
pub(crate) fn is_bare_syllable(word: &str) -> bool {
    word.is_ascii() && is_built(word, |rest| BARE.contains(rest))
}

/// True if a word is an onset and a rhyme.
fn is_built(word: &str, is_rhyme: impl Fn(&str) -> bool) -> bool {
    ONSETS.iter().any(|onset| {
        let rest = word.strip_prefix(onset).or_else(|| (*onset == "đ").then(|| word.strip_prefix('d')).flatten());
        rest.is_some_and(&is_rhyme)
    })
}

/// A rhyme without its marks.
fn bare(rhyme: &str) -> String {
    let mut plain = String::new();
    for letter in rhyme.chars() {
        letters::decompose_canonical(letter, |part| {
            if part.is_ascii() {
                plain.push(part);
            }
        });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_told_from_rubbish() {
        for word in "bảo hiểm xã hội được quyết quốc giữa gì nghiêng khuỷu tuyệt ngoằn thuở yếu ý quý oanh hoà hòa đẩy"
            .split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["b¶o", "hióm", "báº£o", "tac", "người2", "thành.", "việtt", "x", "á́", "coäng"] {
            assert!(!is_syllable(word), "{word}");
        }
        for word in ["bao", "hiem", "nguoi", "duoc", "nghi", "quyet"] {
            assert!(is_bare_syllable(word), "{word}");
        }
        for word in ["insurance", "schemes", "people", "of", "and"] {
            assert!(!is_bare_syllable(word), "{word}");
        }
    }
}
