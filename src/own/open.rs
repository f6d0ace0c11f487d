//! Files of the reader's own, opened: what is in them, and what could not be opened and why.

use std::rc::Rc;

use documents::{InSteps, Limits, Opened, PdfReader, Refusal, SideFile};
use engine::codebook::additions::Additions;
use engine::reading::GivenMeta;
use explore::own;
use explore::ui_text::{Language, Word};
use leptos::prelude::*;
use store::corrections::Corrections;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{LeftOut, NewTexts, OwnTextsStatus, Text, codebook, read, teach};
use crate::browser::files::{ChosenFile, ReadAhead};
use crate::browser::kept;
use crate::browser::time_slices::{Stop, TimeSlices};
use crate::reader::Failure;
use crate::site::Site;

/// Opens files, reads them and adds them to what is open.
pub(crate) async fn files(site: Site, desk: OwnTextsStatus, files: Vec<ChosenFile>) {
    if files.is_empty() {
        return;
    }
    let stop = desk.begin().await;
    let language = site.language.get_untracked();
    desk.working.set(Some(own::opening(0, files.len(), language)));
    let Ok(code) = document_code().await else { return desk.fail(Word::ReaderFailed) };
    let turns = TimeSlices::new(&stop);
    let (mut opened, mut unread) = (Vec::new(), Vec::new());
    let (mut coming, mut n_done) = (ReadAhead::new(&files), 0);
    while let Some((file, bytes)) = coming.next().await {
        n_done += 1;
        match bytes {
            Some(bytes) => match open(code, &turns, &file.path, &bytes).await {
                Ok(found) => opened.push(found),
                Err(Failure::Cancelled) => return desk.working.set(None),
                Err(Failure::NotLoaded) => return desk.fail(Word::ReaderFailed),
            },
            None => unread.push((file.path.clone(), Word::FileUnreadable.say(language).to_owned())),
        }
        let tell = || desk.working.set(Some(own::opening(n_done, files.len(), language)));
        if !turns.yield_to_browser(tell).await {
            return desk.working.set(None);
        }
    }
    add(site, desk, code, stop, opened, unread).await;
}

/// Opens texts that were kept on this machine, and adds them to what is open.
pub(crate) async fn kept(site: Site, desk: OwnTextsStatus, name: &str) {
    let stop = desk.begin().await;
    let Ok(code) = document_code().await else { return desk.fail(Word::ReaderFailed) };
    let Some(archive) = kept::get(name).await else { return desk.fail(Word::KeepFailed) };
    // An archive of ours, whatever it is called.
    let turns = TimeSlices::new(&stop);
    let limits = Limits::default();
    let Some(opened) = turns.all_steps((code.open)("kept.zip", &archive, &limits, None)).await else {
        return desk.working.set(None);
    };
    add(site, desk, code, stop, vec![opened], Vec::new()).await;
}

/// Reads what was opened, and says what was not.
async fn add(
    site: Site,
    desk: OwnTextsStatus,
    code: DocumentCode,
    stop: Stop,
    opened: Vec<Opened>,
    mut unread: Vec<LeftOut>,
) {
    let language = site.language.get_untracked();
    let found = (code.gathered)(opened, &Limits::default());
    let why = |out: &documents::LeftOut| (out.name.clone(), reason(out, language));
    unread.extend(found.left_out.iter().map(why));
    let (corrections, additions) = said_beside(&found.side_files, &mut unread);
    let before = desk.brought.get_untracked();
    let Ok(now) = codebook::coming(site, desk, &found, &mut unread).await else {
        return desk.fail(Word::ReaderFailed);
    };
    let is_read_otherwise = before.as_ref().map(Rc::as_ptr) != now.as_ref().map(Rc::as_ptr);
    desk.brought.set(now);
    let texts = found.documents.into_iter().map(|document| Text {
        name: document.id,
        text: document.text,
        given: given(document.meta),
        notes: document.notes.iter().map(|note| said(note, language)).collect(),
    });
    let new = NewTexts { texts: texts.collect(), corrections, is_read_otherwise };
    let is_merged = additions.is_empty() || teach::merge(site, desk, stop.clone(), additions).await;
    if is_merged {
        desk.left_out.update(|left_out| left_out.extend(unread));
    }
    if !(is_merged && read(site, desk, stop, new).await) {
        desk.brought.set(before);
    }
}

/// What corrections and additions files say; what is wrong with one goes to `unread`.
fn said_beside(side_files: &[SideFile], unread: &mut Vec<LeftOut>) -> (Corrections, Additions) {
    let (mut corrections, mut additions) = (Corrections::default(), Additions::default());
    for file in side_files {
        let why = match file.name.rsplit('/').next() {
            Some("corrections.toml") => {
                publish::corrections(&file.text).map(|own| corrections.correction.extend(own.correction)).err()
            }
            Some("additions.toml") => publish::additions(&file.text).map(|own| additions.merge(own)).err(),
            _ => None,
        };
        unread.extend(why.map(|why| (file.name.clone(), why)));
    }
    (corrections, additions)
}

fn reason(out: &documents::LeftOut, language: Language) -> String {
    match language {
        Language::Vi => out.why.vi(),
        Language::En => out.why.en(),
    }
}

fn said(note: &documents::Note, language: Language) -> String {
    match language {
        Language::Vi => note.vi(),
        Language::En => note.en(),
    }
}

fn given(meta: documents::Meta) -> GivenMeta {
    let documents::Meta { title, publisher, published, byline, url, licence, .. } = meta;
    GivenMeta { title, publisher, published, byline, url, licence }
}

/// What opens files: a part of its own, since a pasted text needs none of it.
#[derive(Clone, Copy)]
struct DocumentCode {
    open: for<'a> fn(&'a str, &'a [u8], &'a Limits, Option<PdfReader>) -> InSteps<'a, Opened>,
    gathered: fn(Vec<Opened>, &Limits) -> Opened,
}

/// What is in a file. What reads PDF is loaded when a file holds one.
async fn open(code: DocumentCode, turns: &TimeSlices, path: &str, bytes: &[u8]) -> Result<Opened, Failure> {
    let limits = Limits::default();
    let all = async |pdf| turns.all_steps((code.open)(path, bytes, &limits, pdf)).await;
    let opened = all(None).await.ok_or(Failure::Cancelled)?;
    if opened.left_out.iter().all(|out| out.why != Refusal::NoPdfReader) {
        return Ok(opened);
    }
    let read_pdf = pdf_code().await.map_err(|_| Failure::NotLoaded)?;
    all(Some(read_pdf)).await.ok_or(Failure::Cancelled)
}

#[wasm_split(pdf, fallible)]
fn pdf_code() -> Result<PdfReader, SplitLoaderError> {
    Ok(documents::read_pdf)
}

#[wasm_split(documents, fallible)]
fn document_code() -> Result<DocumentCode, SplitLoaderError> {
    Ok(DocumentCode { open: documents::open_in_steps, gathered: documents::gathered })
}
