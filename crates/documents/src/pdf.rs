//! PDF with a layer of text. [`page`] interprets the content of a page as far as it sets text, [`font`] says which letters the
//! codes of a font are, [`layout`] makes lines of letters and text of lines. Pictures are not looked at, forms are not filled
//! in, nothing is run or fetched.

mod font;
mod layout;
mod page;

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::{LoadPdfError, Pdf};

use self::layout::Line;
use crate::steps::{self, InSteps, Steps};
use crate::{Document, Limits, Meta, Note, Refusal, cleanup, date};

/// The text of a document, with its title and the day on which it was saved; a page is a step. An error if it is damaged,
/// locked, without a layer of text, or too large.
#[must_use]
pub fn in_steps<'a>(bytes: &'a [u8], limits: &'a Limits) -> InSteps<'a, Result<Document, Refusal>> {
    Box::pin(document(bytes, limits))
}

async fn document(bytes: &[u8], limits: &Limits) -> Result<Document, Refusal> {
    if grows_without_measure(bytes).await {
        return Err(Refusal::Bomb);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Refusal::Encrypted,
        LoadPdfError::Invalid => Refusal::Damaged(".pdf"),
    })?;
    let mut pages: Vec<Vec<Line>> = Vec::new();
    let mut n_letters = 0;
    let mut fonts = font::Fonts::default();
    for page in pdf.pages().iter() {
        let lines = page::lines(page, &mut fonts);
        n_letters += lines.iter().map(|line| line.text.len()).sum::<usize>();
        if n_letters > limits.text_bytes {
            return Err(Refusal::TextTooLong { most: limits.text_bytes });
        }
        pages.push(lines);
        steps::step().await;
    }
    let n_pages = pages.len();
    let n_empty = pages.iter().filter(|lines| lines.iter().all(|line| line.text.trim().is_empty())).count();
    if n_pages > 0 && n_empty == n_pages {
        return Err(Refusal::Scanned { pages: n_pages });
    }
    let n_heads = layout::leave_out_running_heads(&mut pages);
    let text = cleanup::tidied(&cleanup::cleaned(&layout::text(&pages)));
    let (text, n_joined) = cleanup::unwrapped(&text);
    let mut notes = Vec::new();
    notes.extend((n_empty > 0).then_some(Note::PagesWithoutText(n_empty, n_pages)));
    notes.extend((n_heads > 0).then_some(Note::RunningHeads(n_heads)));
    notes.extend((n_joined > 0).then_some(Note::LinesJoined(n_joined)));
    Ok(Document { text, meta: meta(&pdf), notes, ..Document::default() })
}

/// No stream that holds text or the places of objects unpacks to more bytes.
const MAX_STREAM: u64 = 64_000_000;
/// So much of a stream is unpacked in a step.
const BYTES_A_STEP: u64 = 500_000;

/// True if a stream of the file unpacks to more than any that holds text: they are unpacked whole when they are read, so that
/// is found out before. What is encrypted is not seen here.
async fn grows_without_measure(bytes: &[u8]) -> bool {
    const START: &[u8] = b"stream";
    let (mut rest, mut steps) = (bytes, Steps::new());
    while let Some(at) = rest.windows(START.len()).position(|part| part == START) {
        rest = rest.get(at + START.len()..).unwrap_or_default();
        let data = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        // The first byte of what zlib packs.
        if data.first().is_some_and(|byte| byte & 0x0f == 8) {
            let (mut unpacked, mut n_bytes) = (ZlibDecoder::new(data), 0);
            // A fault ends a stream; what came before it is there.
            while let Ok(n @ 1..) = std::io::copy(&mut unpacked.by_ref().take(BYTES_A_STEP), &mut std::io::sink()) {
                n_bytes += n;
                if n_bytes > MAX_STREAM {
                    return true;
                }
                if n == BYTES_A_STEP {
                    steps::step().await;
                }
            }
            steps.did(n_bytes as usize).await;
        }
    }
    false
}

fn meta(pdf: &Pdf) -> Meta {
    let metadata = pdf.metadata();
    let title = metadata.title.as_deref().map(text_of).filter(|title| is_title(title));
    let saved = metadata.modification_date.as_ref().or(metadata.creation_date.as_ref()).and_then(|it| {
        let sign = if it.utc_offset_hour < 0 { '-' } else { '+' };
        let (hours, minutes) = (it.utc_offset_hour.unsigned_abs(), it.utc_offset_minute);
        date::stated(&format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:00{sign}{hours:02}{minutes:02}",
            it.year, it.month, it.day, it.hour, it.minute
        ))
    });
    Meta { title, saved, ..Meta::default() }
}

/// A text of the document's own: UTF-16 with its mark, UTF-8 with its mark, or Latin letters.
fn text_of(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => encoding_rs::UTF_8.decode_without_bom_handling(rest).0,
        bytes => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0,
    };
    cleanup::single_spaced(&cleanup::cleaned(&text))
}

/// Programs that print put the name of what they print there.
fn is_title(title: &str) -> bool {
    let is_file = title.rsplit_once('.').is_some_and(|(stem, ending)| {
        !stem.ends_with(' ') && (2..=5).contains(&ending.len()) && ending.bytes().all(|it| it.is_ascii_alphanumeric())
    });
    let lower = title.to_lowercase();
    title.chars().count() > 2 && !is_file && !lower.starts_with("microsoft ") && lower != "untitled"
}
