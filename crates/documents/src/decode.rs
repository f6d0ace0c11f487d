//! Bytes → text: Unicode in its encodings, and the single-byte encodings that Vietnamese was written in.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};

use crate::legacy::{self, Score};
use crate::{Document, Encoding, Note, Refusal, cleanup};

/// The text of a plain file. Text in UTF-8 stays byte for byte as it is.
pub(crate) fn document(bytes: &[u8]) -> Result<Document, Refusal> {
    let (text, notes) = text(bytes, None)?;
    Ok(Document { text, notes, ..Document::default() })
}

/// The text, and how it was got. `declared` is the encoding that the file names, if it does; what is found out comes first.
///
/// # Errors
/// If the bytes are no text, or no encoding is certain.
pub(crate) fn text(bytes: &[u8], declared: Option<&str>) -> Result<(String, Vec<Note>), Refusal> {
    if let Some(text) = utf16(bytes) {
        return Ok((cleanup::composed(&text), vec![Note::Converted(Encoding::Utf16)]));
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if is_binary(bytes) => {
            _ = text;
            Err(Refusal::NotADocument)
        }
        Ok(text) => Ok((text.to_owned(), vec![])),
        Err(_) if is_binary(bytes) => Err(Refusal::NotADocument),
        Err(_) => single_byte(bytes, declared).or_else(|| mostly_utf8(bytes)).ok_or(Refusal::UnknownEncoding),
    }
}

/// True for bytes that no text has: zeros, or many other controls.
fn is_binary(bytes: &[u8]) -> bool {
    let start = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
    let n_zeros = start.iter().filter(|byte| **byte == 0).count();
    let n_controls = start.iter().filter(|byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f)).count();
    n_zeros > 0 || n_controls * 50 > start.len()
}

/// So many bytes tell what a file is.
const SAMPLE: usize = 60_000;

/// UTF-16, by its mark or by the zeros that Latin letters have in it.
fn utf16(bytes: &[u8]) -> Option<String> {
    let (encoding, rest) = match bytes {
        [0xff, 0xfe, rest @ ..] => (UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (UTF_16BE, rest),
        _ => {
            let start = bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes);
            let n_zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
            let (even, odd, n) = (n_zeros(0), n_zeros(1), start.len() / 2);
            if n >= 4 && odd * 3 > n && even * 50 < n {
                (UTF_16LE, bytes)
            } else if n >= 4 && even * 3 > n && odd * 50 < n {
                (UTF_16BE, bytes)
            } else {
                return None;
            }
        }
    };
    let (text, is_faulty) = encoding.decode_without_bom_handling(rest);
    let n_controls = text.chars().filter(|it| it.is_control() && !matches!(it, '\n' | '\r' | '\t')).count();
    (!is_faulty && n_controls * 50 <= text.len()).then(|| text.into_owned())
}

/// Text in a single-byte encoding, if it is certain which: the one in which the words are Vietnamese, or, if none is, the one
/// that the file names.
fn single_byte(bytes: &[u8], declared: Option<&str>) -> Option<(String, Vec<Note>)> {
    let sample = String::from_utf8_lossy(bytes.get(..SAMPLE.min(bytes.len())).unwrap_or(bytes));
    // Bytes that are UTF-8 but for a few are no single-byte text.
    let n_good = sample.chars().filter(|letter| !letter.is_ascii() && *letter != '\u{fffd}').count();
    let n_bad = sample.chars().filter(|letter| *letter == '\u{fffd}').count();
    if n_good > 4 * n_bad {
        return None;
    }
    let as_latin = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    let as_1258 = cleanup::composed(&WINDOWS_1258.decode_without_bom_handling(bytes).0);
    let best = legacy::best(&as_latin);
    let of_1258 = Score::of(&as_1258);
    match best {
        Some((encoding, score)) if score.is_clearly_above(of_1258) => {
            return Some((legacy::converted(&as_latin, encoding), vec![Note::Converted(encoding)]));
        }
        _ if of_1258.is_vietnamese() && best.is_none_or(|(_, score)| of_1258.is_clearly_above(score)) => {
            return Some((as_1258, vec![Note::Converted(Encoding::Windows1258)]));
        }
        _ => {}
    }
    let encoding = encoding_rs::Encoding::for_label(declared?.trim().as_bytes())?;
    let (text, is_faulty) = encoding.decode_without_bom_handling(bytes);
    (!is_faulty).then(|| (cleanup::composed(&text), vec![Note::Converted(Encoding::Other(encoding.name()))]))
}

/// UTF-8 with a few bytes that are not.
fn mostly_utf8(bytes: &[u8]) -> Option<(String, Vec<Note>)> {
    let text = String::from_utf8_lossy(bytes);
    let n_bad = text.matches('\u{fffd}').count();
    let n_good = text.chars().filter(|letter| !letter.is_ascii() && *letter != '\u{fffd}').count();
    (n_bad > 0 && n_good > 4 * n_bad).then(|| (text.into_owned(), vec![Note::BadBytes(n_bad)]))
}
