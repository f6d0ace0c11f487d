//! Archives of files, `.zip`, one within another at most. Nothing is written anywhere: a name is only ever a name. What
//! grows without measure is not unpacked.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::kind::{self, DetectedForm};
use crate::{LeftOut, Limits, Opened, PdfReader, Refusal, clean_name, collection, steps};

/// An archive that is being read.
pub(crate) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens an archive's list of files.
///
/// # Errors
/// If it has none.
pub(crate) fn zip<'a>(bytes: &'a [u8], kind: &'static str) -> Result<Zip<'a>, Refusal> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refusal::Damaged(kind))
}

/// All that is in an archive.
pub(crate) async fn opened(name: &str, bytes: &[u8], limits: &Limits, pdf: Option<PdfReader>) -> Opened {
    let mut all = Opened::default();
    let mut left = Left { bytes: limits.file_bytes, files: limits.documents, pdf };
    add(&mut all, name, bytes, Depth::Outer, &mut left, limits).await;
    if all.documents.is_empty() && all.left_out.is_empty() && all.side_files.is_empty() {
        all.left_out.push(LeftOut { name: name.to_owned(), why: Refusal::Empty });
    }
    all
}

/// What may still be unpacked of an archive, with those in it.
struct Left {
    bytes: usize,
    files: usize,
    /// What reads PDF in it.
    pdf: Option<PdfReader>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Outer,
    Inner,
}

/// So many files come out of an archive before it is looked whether there is room for all that came.
const FILES_AT_A_TIME: usize = 64;

async fn add(all: &mut Opened, name: &str, bytes: &[u8], depth: Depth, left: &mut Left, limits: &Limits) {
    let leave_out = |all: &mut Opened, name: String, why: Refusal| all.left_out.push(LeftOut { name, why });
    let mut archive = match zip(bytes, ".zip") {
        Ok(archive) => archive,
        Err(why) => return leave_out(all, name.to_owned(), why),
    };
    for at in 0..archive.len() {
        if left.files == 0 {
            let why = Refusal::TooMany { n: archive.len() - at, most: limits.documents };
            return leave_out(all, name.to_owned(), why);
        }
        let entry = match entry(&mut archive, at, left.bytes, limits) {
            Ok(Some(entry)) => entry,
            Ok(None) => continue,
            Err((own, why)) => {
                let is_all = left.bytes < limits.file_bytes && matches!(why, Refusal::FileTooLarge { .. });
                let why = if is_all { Refusal::Bomb } else { why };
                leave_out(all, format!("{name}/{own}"), why);
                continue;
            }
        };
        left.files -= 1;
        left.bytes = left.bytes.saturating_sub(entry.bytes.len());
        let own = format!("{name}/{}", clean_name(&entry.name).trim_start_matches("./"));
        match kind::of(&own, &entry.bytes) {
            Ok(DetectedForm::Archive) if depth == Depth::Inner => leave_out(all, own, Refusal::TooDeep),
            Ok(DetectedForm::Archive) => {
                Box::pin(add(all, &own, &entry.bytes, Depth::Inner, left, limits)).await;
            }
            Ok(_) => match Box::pin(crate::opened(&own, &entry.bytes, limits, left.pdf)).await {
                Ok(opened) => {
                    all.documents.extend(opened.documents);
                    all.left_out.extend(opened.left_out);
                    all.side_files.extend(opened.side_files);
                }
                Err(why) => leave_out(all, own, why),
            },
            Err(why) => leave_out(all, own, why),
        }
        if at.is_multiple_of(FILES_AT_A_TIME) {
            collection::keep_within(all, limits);
        }
        steps::step().await;
    }
    collection::keep_within(all, limits);
}

/// A file of an archive.
struct Entry {
    name: String,
    bytes: Vec<u8>,
}

/// The file at a place; `None` for folders and for what a system keeps beside files.
fn entry(archive: &mut Zip<'_>, at: usize, most: usize, limits: &Limits) -> Result<Option<Entry>, (String, Refusal)> {
    let listed = archive.name_for_index(at).map_or_else(|| format!("#{}", at + 1), clean_name);
    let file = archive.by_index(at).map_err(|error| (listed, refusal(&error, ".zip")))?;
    // Names are UTF-8 in most archives, also in those that do not say so.
    let name = std::str::from_utf8(file.name_raw()).map_or_else(|_| file.name().to_owned(), str::to_owned);
    if file.is_dir() || is_hidden(&name) {
        return Ok(None);
    }
    let is_out =
        name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..") || name.contains('\0');
    if is_out || file.is_symlink() {
        return Err((clean_name(&name), Refusal::NameLeadsOut));
    }
    match unpacked(file, most, limits) {
        Ok(bytes) => Ok(Some(Entry { name, bytes })),
        Err(why) => Err((clean_name(&name), why)),
    }
}

/// The bytes of a file of an archive that is known by its name; `None` if there is none.
///
/// # Errors
/// If it cannot be unpacked, or grows without measure.
pub(crate) fn part(
    archive: &mut Zip<'_>,
    name: &str,
    kind: &'static str,
    limits: &Limits,
) -> Result<Option<Vec<u8>>, Refusal> {
    match archive.by_name(name) {
        Ok(file) => unpacked(file, limits.file_bytes, limits).map(Some),
        Err(ZipError::FileNotFound) => Ok(None),
        Err(error) => Err(refusal(&error, kind)),
    }
}

/// What a file of an archive holds: what it says of its own size is not believed.
fn unpacked<R: Read>(mut file: zip::read::ZipFile<'_, R>, most: usize, limits: &Limits) -> Result<Vec<u8>, Refusal> {
    let by_ratio = file.compressed_size().saturating_mul(limits.ratio).max(SMALL);
    let most_bytes = u64::try_from(most).unwrap_or(u64::MAX);
    let bound = by_ratio.min(most_bytes);
    let mut bytes = Vec::new();
    let read = file.by_ref().take(bound + 1).read_to_end(&mut bytes);
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > bound {
        return Err(if bound == by_ratio { Refusal::Bomb } else { Refusal::FileTooLarge { bytes: bytes.len(), most } });
    }
    match read {
        Ok(_) => Ok(bytes),
        Err(_) => Err(Refusal::Damaged(".zip")),
    }
}

/// Files up to this size may grow by whatever they will.
const SMALL: u64 = 1_000_000;

fn refusal(error: &ZipError, kind: &'static str) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(what) if what.contains("assword") => Refusal::Encrypted,
        ZipError::InvalidPassword => Refusal::Encrypted,
        _ => Refusal::Damaged(kind),
    }
}

/// Files that systems keep beside files: `.DS_Store`, `__MACOSX/._a.txt`, `Thumbs.db`.
fn is_hidden(name: &str) -> bool {
    name.split(['/', '\\']).any(|part| part == "__MACOSX" || part.starts_with('.') && part.len() > 2)
        || name.ends_with("Thumbs.db")
        || name.ends_with("desktop.ini")
}
