//! Packs the canonical tables of `unicode-normalization` and the lower case of the standard library: what differs from
//! the letter before, in as few bytes as that takes. `src/tables.rs` unpacks; the two are one format.

use std::{env, error::Error, fs, path::Path};

use unicode_normalization::char::{canonical_combining_class, compose, decompose_canonical};

/// Syllables of Hangul are composed by arithmetic.
const HANGUL: std::ops::RangeInclusive<char> = '\u{AC00}'..='\u{D7A3}';

#[expect(clippy::disallowed_methods, reason = "the tables are made while the crate is built")]
fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("forms"), forms()?)?;
    fs::write(Path::new(&out).join("classes"), classes())?;
    fs::write(Path::new(&out).join("small"), small()?)?;
    Ok(())
}

/// Letters that have parts: the step from the letter before, times four, plus 0 for two that join, else how many there
/// are; then the step of each part from the part before in its place.
fn forms() -> Result<Vec<u8>, Box<dyn Error>> {
    let (mut packed, mut last, mut before) = (Vec::new(), 0, [0_i64; 3]);
    for letter in ('\0'..=char::MAX).filter(|letter| !HANGUL.contains(letter)) {
        let mut parts = Vec::new();
        decompose_canonical(letter, |part| parts.push(part));
        if parts == [letter] {
            continue;
        }
        let joined = two_that_join(letter, &parts);
        let kind = if joined.is_some() { 0 } else { parts.len() };
        let parts = joined.map_or(parts, |two| two.to_vec());
        if kind > 3 {
            return Err(format!("{letter}: three parts at most were expected").into());
        }
        number((u32::from(letter) - last) << 2 | kind as u32, &mut packed);
        last = u32::from(letter);
        for (part, before) in parts.iter().zip(&mut before) {
            let part = i64::from(u32::from(*part));
            let step = part - *before;
            number(u32::try_from(step << 1 ^ step >> 63)?, &mut packed);
            *before = part;
        }
    }
    Ok(packed)
}

/// The letter and the mark that join into this letter, if it may be joined at all.
fn two_that_join(letter: char, parts: &[char]) -> Option<[char; 2]> {
    let (mark, rest) = parts.split_last()?;
    let (first, marks) = rest.split_first()?;
    let head = marks.iter().try_fold(*first, |head, mark| compose(head, *mark))?;
    (compose(head, *mark) == Some(letter)).then_some([head, *mark])
}

/// Marks by class: the step to the first of a run, how many they are, their class.
fn classes() -> Vec<u8> {
    let mut packed = Vec::new();
    let mut run = (0, 0, 0);
    let mut end = 0;
    let mut close = |(first, length, class): (u32, u32, u8)| {
        if class > 0 {
            number(first - end, &mut packed);
            number(length, &mut packed);
            packed.push(class);
            end = first + length;
        }
    };
    for letter in '\0'..=char::MAX {
        let class = canonical_combining_class(letter);
        if class == run.2 {
            run.1 += 1;
        } else {
            close(run);
            run = (u32::from(letter), 1, class);
        }
    }
    close(run);
    packed
}

/// Capitals in runs of every letter or every second one, all as far from their small letters: the step to the first of a
/// run, how many they are, times two, plus 1 if it is every second one, and the way to the small letter.
fn small() -> Result<Vec<u8>, Box<dyn Error>> {
    let ways = ('\0'..=char::MAX).filter_map(|letter| {
        let small = letter.to_lowercase().next().filter(|small| *small != letter)?;
        Some((u32::from(letter), i64::from(u32::from(small)) - i64::from(u32::from(letter))))
    });
    // From, number, stride, way.
    let mut runs: Vec<(u32, u32, u32, i64)> = Vec::new();
    for (letter, way) in ways {
        match runs.last_mut() {
            Some((from, n, stride, last)) if *last == way && letter - *from == *n * *stride => *n += 1,
            Some((from, n @ 1, stride, last)) if *last == way && letter == *from + 2 => (*n, *stride) = (2, 2),
            _ => runs.push((letter, 1, 1, way)),
        }
    }
    let (mut packed, mut before) = (Vec::new(), 0);
    for (from, n, stride, way) in runs {
        number(from - before, &mut packed);
        number(n << 1 | (stride - 1), &mut packed);
        number(u32::try_from(way << 1 ^ way >> 63)?, &mut packed);
        before = from;
    }
    Ok(packed)
}

/// Seven bits a byte, the lowest first; the highest bit says that more follow.
fn number(mut number: u32, out: &mut Vec<u8>) {
    while number > 0x7F {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}
