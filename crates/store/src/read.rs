//! Bytes → corpus. The inverse of `write.rs`; the layout is in `wire.rs`.

use std::borrow::Cow;

use engine::check::{Check, Comparison, Kind, Relation, Report};
use engine::{Knowledge, Reading};
use serde::Deserialize;

use crate::blocks::{Blocks, IndexFile, WordFile};
use crate::columns;
use crate::corrections::Corrections;
use crate::error::{Error, ErrorKind};
use crate::index::Places;
use crate::indicator_definitions::IndicatorDefinitions;
use crate::wire::{
    BY_COLUMN, ENTRY_BYTES, FIRST_NEW, FIRST_WITH_ABOUT, HEADER_BYTES, MAGIC, OF_SITE, Part, VERSION, checksum,
};
use crate::{About, Corpus, Glossary, StoredDocument};

/// The corpus in `bundle`. One of version 1 has no glossary: ids stand for names.
///
/// # Errors
/// If the bytes are no bundle, are cut short, were changed, or come from a newer version; the message says where and
/// what was expected. Never panics, whatever the bytes.
pub fn read(bundle: &[u8]) -> Result<Corpus, Error> {
    let (version, parts) = parts(bundle)?;
    let texts: Vec<(String, String)> = value(&parts, Part::Texts)?;
    let readings: Vec<Reading> = match version {
        ..FIRST_NEW => old_readings(&parts, version)?,
        _ => value(&parts, Part::Readings)?,
    };
    let report = report(&parts)?;
    // Version 1 has none of these, or the scores alone.
    let is_missing = |part: Part| version == 1 && parts.iter().all(|(tag, _)| *tag != part.tag());
    let scores = if is_missing(Part::Scores) { Vec::new() } else { value(&parts, Part::Scores)? };
    let glossary = if is_missing(Part::Glossary) { Glossary::default() } else { value(&parts, Part::Glossary)? };
    let index = if is_missing(Part::Index) { Vec::new() } else { bytes_of(&parts, Part::Index)?.to_vec() };
    let about = if version < FIRST_WITH_ABOUT { About::default() } else { value(&parts, Part::About)? };
    let has = |part: Part| parts.iter().any(|(tag, _)| *tag == part.tag());
    let corrections = if has(Part::Corrections) { value(&parts, Part::Corrections)? } else { Corrections::default() };
    let additions = if has(Part::Additions) { bytes_of(&parts, Part::Additions)?.to_vec() } else { Vec::new() };
    let guide = if has(Part::Guide) { value(&parts, Part::Guide)? } else { IndicatorDefinitions::default() };
    if texts.len() != readings.len() {
        let message =
            format!("damaged corpus: {} texts but {} readings, expected as many", texts.len(), readings.len());
        return Err(Error::new(ErrorKind::Damaged, message));
    }
    let documents = texts.into_iter().zip(readings);
    let mut documents: Vec<StoredDocument> =
        documents.map(|((id, text), reading)| StoredDocument::new(id, text, reading)).collect();
    let mut blocks = Blocks::default();
    if has(Part::Files) {
        let files = Blocks::from_bytes(bytes_of(&parts, Part::Files)?).filter(|it| it.n_documents() == documents.len());
        blocks = files.ok_or_else(|| damaged(Part::Files, "expected those of all documents of the head"))?;
        blocks.send_away(&mut documents);
    }
    Ok(Corpus { documents, glossary, report, scores, about, corrections, additions, guide, index, blocks })
}

/// The search index in a file of its own.
///
/// # Errors
/// See [`read`].
pub(crate) fn index_file(bundle: &[u8]) -> Result<IndexFile, Error> {
    let (_, parts) = parts(bundle)?;
    Ok(IndexFile { packed: bytes_of(&parts, Part::Index)?.to_vec(), sentences: value(&parts, Part::Sentences)? })
}

/// The list of words of an index that is cut by word.
///
/// # Errors
/// See [`read`].
pub(crate) fn word_file(bundle: &[u8]) -> Result<WordFile, Error> {
    let (_, parts) = parts(bundle)?;
    Ok(WordFile { list: value(&parts, Part::Words)?, sentences: value(&parts, Part::Sentences)? })
}

/// The places of some of its words.
///
/// # Errors
/// See [`read`].
pub(crate) fn places(bundle: &[u8]) -> Result<Places, Error> {
    let (_, parts) = parts(bundle)?;
    value(&parts, Part::Places)
}

/// The readings of a bundle of before [`FIRST_NEW`].
#[cfg(not(target_family = "wasm"))]
fn old_readings(parts: &Parts<'_>, _version: u16) -> Result<Vec<Reading>, Error> {
    Ok(value::<Vec<crate::older_versions::OldReading>>(parts, Part::Readings)?.into_iter().map(Reading::from).collect())
}

/// A page is finished together with its corpus: it meets no such bundle, and does not carry the code to read it.
#[cfg(target_family = "wasm")]
fn old_readings(_parts: &Parts<'_>, version: u16) -> Result<Vec<Reading>, Error> {
    let message = format!("corpus of version {version}: expected version {FIRST_NEW} or newer; build the site again");
    Err(Error::new(ErrorKind::Older, message))
}

/// The report with its comparisons. Older bundles have these among the checks.
fn report(parts: &Parts<'_>) -> Result<Report, Error> {
    let mut report: Report = value(parts, Part::Report)?;
    if parts.iter().any(|(tag, _)| *tag == Part::Following.tag()) {
        (report.comparisons, report.copies) = value(parts, Part::Following)?;
        return Ok(report);
    }
    let is_comparison = |check: &Check| check.formula.relation == Relation::Gives || check.kind == Kind::Drift;
    let all = std::mem::take(&mut report.checks);
    let (following, checks): (Vec<Check>, Vec<Check>) = all.into_iter().partition(is_comparison);
    report.checks = checks;
    report.comparisons = following.into_iter().map(comparison).collect();
    Ok(report)
}

fn comparison(check: Check) -> Comparison {
    Comparison {
        id: check.id,
        kind: check.kind,
        terms: check.terms,
        formula: check.formula,
        computed: check.computed,
        beside: check.stated,
        derived: check.derived,
        notes: check.notes,
    }
}

/// With what the documents of `bundle` were read, if it travels with them: only a document that is added needs it.
///
/// # Errors
/// See [`read`]. The knowledge of an older version is not read: the rules of reading change with the reader.
pub fn knowledge(bundle: &[u8]) -> Result<Knowledge, Error> {
    let (version, parts) = parts(bundle)?;
    if version < VERSION {
        let message =
            format!("knowledge of version {version}: expected that of version {VERSION}; build the corpus again");
        return Err(Error::new(ErrorKind::Older, message));
    }
    value(&parts, Part::Knowledge)
}

/// Parts by their tags, by row.
type Parts<'a> = Vec<(u16, Cow<'a, [u8]>)>;

/// The version, and the tag and the bytes of each part, checked for length and checksum.
fn parts(bundle: &[u8]) -> Result<(u16, Parts<'_>), Error> {
    if bundle.get(..MAGIC.len()) != Some(&MAGIC) {
        let message = "not a corpus: expected the bytes \"SoLieu\" at the start".to_owned();
        return Err(Error::new(ErrorKind::NotACorpus, message));
    }
    let version = u16_at(bundle, 8).ok_or_else(|| truncated("header", HEADER_BYTES, bundle.len()))?;
    let n_parts = u16_at(bundle, 10).ok_or_else(|| truncated("header", HEADER_BYTES, bundle.len()))?;
    if version > OF_SITE {
        let message =
            format!("corpus of version {version}: this program reads up to version {OF_SITE}, a newer one is needed");
        return Err(Error::new(ErrorKind::Newer, message));
    }
    let mut start = HEADER_BYTES + ENTRY_BYTES * usize::from(n_parts);
    let mut parts = Vec::new();
    for at in 0..usize::from(n_parts) {
        let entry = HEADER_BYTES + ENTRY_BYTES * at;
        let (tag, layout, length, sum) = (|| {
            Some((
                u16_at(bundle, entry)?,
                u16_at(bundle, entry + 2)?,
                u32_at(bundle, entry + 4)?,
                u32_at(bundle, entry + 8)?,
            ))
        })()
        .ok_or_else(|| truncated("table of parts", start, bundle.len()))?;
        let name = name(tag);
        let end = start.saturating_add(length as usize);
        let bytes = bundle.get(start..end).ok_or_else(|| truncated(name, end, bundle.len()))?;
        if checksum(version, layout, bytes) != sum {
            let message = format!("damaged corpus: the bytes {start}..{end} ({name}) are not those that were written");
            return Err(Error::new(ErrorKind::Damaged, message));
        }
        let by_row =
            if layout == BY_COLUMN { columns::rows(bytes).map(Cow::Owned) } else { Some(Cow::Borrowed(bytes)) };
        let bytes = by_row.ok_or_else(|| truncated(name, end, start))?;
        parts.push((tag, bytes));
        start = end;
    }
    if start != bundle.len() {
        let message = format!("damaged corpus: expected it to end at byte {start}, but it has {}", bundle.len());
        return Err(Error::new(ErrorKind::Damaged, message));
    }
    Ok((version, parts))
}

/// The value of one part.
fn value<'a, T: Deserialize<'a>>(parts: &'a Parts<'_>, part: Part) -> Result<T, Error> {
    let bytes = bytes_of(parts, part)?;
    let (value, rest) =
        postcard::take_from_bytes(bytes).map_err(|error| damaged(part, &error.to_string().to_ascii_lowercase()))?;
    if rest.is_empty() { Ok(value) } else { Err(damaged(part, &format!("{} bytes too many at its end", rest.len()))) }
}

/// The bytes of one part.
fn bytes_of<'a>(parts: &'a Parts<'_>, part: Part) -> Result<&'a [u8], Error> {
    let found = parts.iter().find(|(tag, _)| *tag == part.tag());
    found.map(|(_, bytes)| &**bytes).ok_or_else(|| damaged(part, "expected this part, found none"))
}

fn damaged(part: Part, why: &str) -> Error {
    Error::new(ErrorKind::Damaged, format!("damaged corpus: {}: {why}", part.name()))
}

fn name(tag: u16) -> &'static str {
    Part::ALL.iter().find(|part| part.tag() == tag).map_or("a part unknown to this version", |part| part.name())
}

fn truncated(what: &str, expected: usize, found: usize) -> Error {
    let message = format!("corpus cut short in its {what}: expected at least {expected} bytes, found {found}");
    Error::new(ErrorKind::Truncated, message)
}

pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
