//! Vietnamese from before Unicode: TCVN3, VNI, VISCII, VPS, and UTF-8 that was misread. Such text stands in files as bytes, or
//! as the Latin letters that a program took these bytes for ("B¶o hiÓm x· héi").
//!
//! It is converted only where that is certain: nearly all its words become syllables, hardly any were before, and no other
//! encoding does as well.

mod tables;

use std::collections::BTreeMap;

use self::tables::{SINGLE_BYTE, VNI};
use crate::syllable::{is_bare_syllable, is_syllable};
use crate::{Document, Encoding, Note, cleanup};

/// How Vietnamese a text is: of its words with other letters than a–z, so many are syllables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    syllables: usize,
    words: usize,
}

impl Score {
    /// The score of the beginning of a text.
    pub(crate) fn of(text: &str) -> Score {
        let mut score = Score::default();
        for word in words(beginning(text)).filter(|word| !word.is_ascii()) {
            score.words += 1;
            score.syllables += usize::from(is_syllable(&word.to_lowercase()));
        }
        score
    }

    /// True if nearly all words are syllables, and there are some.
    pub(crate) fn is_vietnamese(self) -> bool {
        self.words >= MIN_WORDS && self.syllables * 10 >= self.words * 9
    }

    /// True if it is Vietnamese, and another reading of the same bytes is clearly not.
    pub(crate) fn is_clearly_above(self, other: Score) -> bool {
        let rate = |score: Score| score.syllables * 100 / score.words.max(1);
        self.is_vietnamese() && (rate(self) >= rate(other) + 20 || other.words < MIN_WORDS)
    }
}

/// Fewer words are no evidence.
const MIN_WORDS: usize = 4;

/// The words of a text: runs of what is no space and no mark of ASCII, with a letter in them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || letter.is_ascii_digit())
        .map(|word| word.trim_matches(['“', '”', '‘', '’', '…', '–', '—', '«', '»', '•']))
        .filter(|word| word.contains(char::is_alphabetic))
}

/// So many bytes tell what a text is written in.
const SAMPLE: usize = 8_000;

fn beginning(text: &str) -> &str {
    text.get(..text.floor_char_boundary(SAMPLE)).unwrap_or(text)
}

/// What a text of Latin letters may be in truth.
const CANDIDATES: [Encoding; 5] = [Encoding::Mojibake, Encoding::Tcvn3, Encoding::Vni, Encoding::Viscii, Encoding::Vps];

/// The encoding whose reading is Vietnamese where no other's is, with its score.
pub(crate) fn best(text: &str) -> Option<(Encoding, Score)> {
    let sample = beginning(text);
    let mut scores: Vec<(Encoding, Score)> =
        CANDIDATES.iter().map(|encoding| (*encoding, Score::of(&converted(sample, *encoding)))).collect();
    scores.sort_by_key(|(_, score)| std::cmp::Reverse((score.syllables * 1000 / score.words.max(1), score.words)));
    let [(encoding, first), (_, second), ..] = scores.as_slice() else { return None };
    // VISCII and VPS agree on some letters; where both do well, nothing is certain.
    first.is_clearly_above(*second).then_some((*encoding, *first))
}

/// A text of Latin letters, read in an encoding.
pub(crate) fn converted(text: &str, encoding: Encoding) -> String {
    match encoding {
        Encoding::Vni => from_vni(text),
        Encoding::Mojibake => from_mojibake(text),
        other => match SINGLE_BYTE.iter().find(|(it, _)| *it == other) {
            Some((_, table)) => from_single_byte(text, table),
            None => text.to_owned(),
        },
    }
}

/// The byte of Windows-1252 that a letter was read from.
fn byte_of(letter: char) -> Option<u8> {
    if letter.is_ascii() || ('\u{80}'..='\u{ff}').contains(&letter) {
        return u8::try_from(u32::from(letter)).ok();
    }
    let place = WINDOWS_1252_80.chars().position(|own| own == letter)?;
    u8::try_from(0x80 + place).ok()
}

/// The letters of 0x80 to 0x9f in Windows-1252.
const WINDOWS_1252_80: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

fn from_single_byte(text: &str, table: &str) -> String {
    let table: Vec<char> = table.chars().collect();
    let letters = text.chars().map(|letter| match byte_of(letter) {
        Some(byte) if byte >= 0x80 => {
            table.get(usize::from(byte - 0x80)).copied().filter(|it| *it != '·').unwrap_or(letter)
        }
        _ => letter,
    });
    cleanup::composed(&letters.collect::<String>())
}

/// VNI writes a letter as one or two: `a` and what is read as `ù` is `á`.
fn from_vni(text: &str) -> String {
    let written = |(written, letter): &(&str, &'static str)| {
        let mut parts = written.chars();
        ((parts.next(), parts.next()), *letter)
    };
    let table: BTreeMap<(Option<char>, Option<char>), &str> = VNI.iter().map(written).collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(letter) = rest.next() {
        if let Some(whole) = rest.peek().and_then(|next| table.get(&(Some(letter), Some(*next)))) {
            out.push_str(whole);
            rest.next();
        } else if let Some(whole) = table.get(&(Some(letter), None)) {
            out.push_str(whole);
        } else {
            out.push(letter);
        }
    }
    cleanup::composed(&out)
}

/// UTF-8 that was read as Windows-1252, once or twice. Runs that give no UTF-8 stay.
fn from_mojibake(text: &str) -> String {
    let once = misread_undone(text);
    let twice = misread_undone(&once);
    cleanup::composed(if twice != once && Score::of(&twice).is_clearly_above(Score::of(&once)) {
        &twice
    } else {
        &once
    })
}

fn misread_undone(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<(char, u8)> = Vec::new();
    let flush = |run: &mut Vec<(char, u8)>, out: &mut String| {
        let bytes: Vec<u8> = run.iter().map(|(_, byte)| *byte).collect();
        match std::str::from_utf8(&bytes) {
            Ok(text) => out.push_str(text),
            Err(_) => out.extend(run.iter().map(|(letter, _)| *letter)),
        }
        run.clear();
    };
    for letter in text.chars() {
        match byte_of(letter) {
            Some(byte) if byte >= 0x80 => run.push((letter, byte)),
            _ => {
                flush(&mut run, &mut out);
                out.push(letter);
            }
        }
    }
    flush(&mut run, &mut out);
    out
}

/// Converts a document that is in an old encoding; says of one that looks so, is written without marks, or is in another
/// language.
pub(crate) fn examine(document: &mut Document) {
    if is_plain_vietnamese(&document.text) {
        return;
    }
    let raw = Score::of(&document.text);
    if !raw.is_vietnamese() && raw.words >= MIN_WORDS {
        match best(&document.text).filter(|_| is_latin(&document.text)) {
            Some((encoding, score)) if score.is_clearly_above(raw) => {
                document.text = converted(&document.text, encoding);
                let title = document.meta.title.take();
                document.meta.title = title
                    .map(|title| if Score::of(&title).is_vietnamese() { title } else { converted(&title, encoding) });
                document.notes.push(Note::Converted(encoding));
                return;
            }
            _ => {}
        }
        if let Some(encoding) = looks_like(&document.text, raw) {
            document.notes.push(Note::LooksLike(encoding));
            return;
        }
    }
    document.notes.extend(language(&document.text, raw));
}

/// True for a text of which a glance tells that it is Vietnamese in Unicode throughout: it has letters that only Vietnamese
/// has, often, and hardly any of those of Latin-1 that Vietnamese has not, of which old encodings are full.
fn is_plain_vietnamese(text: &str) -> bool {
    let (mut n_own, mut n_odd) = (0_usize, 0_usize);
    for letter in text.chars().filter(|letter| !letter.is_ascii()) {
        match letter {
            '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'đ' | 'ơ' | 'ư' | 'Ă' | 'Đ' | 'Ơ' | 'Ư' => n_own += 1,
            'à' | 'á' | 'â' | 'ã' | 'è' | 'é' | 'ê' | 'ì' | 'í' | 'ò' | 'ó' | 'ô' | 'õ' | 'ù' | 'ú' | 'ý' =>
                {}
            'À' | 'Á' | 'Â' | 'Ã' | 'È' | 'É' | 'Ê' | 'Ì' | 'Í' | 'Ò' | 'Ó' | 'Ô' | 'Õ' | 'Ù' | 'Ú' | 'Ý' =>
                {}
            '\u{a0}' | '«' | '»' | '°' | '·' | '×' | '²' | '³' | '–'..='…' => {}
            '\u{80}'..='\u{ff}' => n_odd += 1,
            _ => {}
        }
    }
    n_own * 40 >= text.len() && n_odd * 100 <= n_own
}

/// True for a text all of whose letters, but for a few, may have been bytes: Vietnamese in Unicode has others, and a text
/// that is partly so is not converted as a whole.
fn is_latin(text: &str) -> bool {
    let letters = || beginning(text).chars().filter(|letter| letter.is_alphabetic() && !letter.is_ascii());
    letters().filter(|letter| byte_of(*letter).is_none()).count() * 100 <= letters().count()
}

/// The encoding of a text that holds parts in it: words that become syllables in no other way.
fn looks_like(text: &str, raw: Score) -> Option<Encoding> {
    let n_wrong = raw.words - raw.syllables;
    let gained =
        |encoding: Encoding| Score::of(&converted(beginning(text), encoding)).syllables.saturating_sub(raw.syllables);
    let (encoding, n) = CANDIDATES.iter().map(|it| (*it, gained(*it))).max_by_key(|(_, n)| *n)?;
    (n >= MIN_WORDS && n * 2 >= n_wrong).then_some(encoding)
}

/// What is to be said of a text with few words that have marks.
fn language(text: &str, raw: Score) -> Option<Note> {
    let (mut n_words, mut n_bare) = (0_usize, 0_usize);
    for word in words(beginning(text)).filter(|word| word.chars().all(char::is_alphabetic)) {
        n_words += 1;
        n_bare += usize::from(is_bare_syllable(&word.to_lowercase()));
    }
    if n_words < MIN_TOLD || raw.syllables * 10 >= n_words {
        return None;
    }
    Some(if n_bare * 10 >= n_words * 6 { Note::WithoutMarks } else { Note::NotVietnamese })
}

/// Of shorter texts nothing is said.
const MIN_TOLD: usize = 12;
