//! A codebook that came with texts, by which they are read in place of the site's own; and what of both travels with texts
//! that are saved. The code for it, and the files of the site's knowledge, are a part of their own.

use std::rc::Rc;

use documents::Opened;
use engine::Knowledge;
use engine::knowledge::Error;
use engine::ranker::Ranker;
use explore::own;
use explore::ui_text::Word;
use leptos::prelude::*;
use publish::knowledge_files::{self, Brought, Found};
use store::section::SOURCES;
use store::{KnowledgeFile, Sources};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{LeftOut, OwnTextsStatus};
use crate::reader::{self, Failure, ReadBy};
use crate::site::Site;

/// What the reader's own texts are to be read by, now that these came: nothing for the site's own knowledge. What cannot be
/// used goes to `unread`, and changes nothing.
pub(super) async fn coming(
    site: Site,
    desk: OwnTextsStatus,
    came: &Opened,
    unread: &mut Vec<LeftOut>,
) -> Result<Option<Rc<Brought>>, Failure> {
    let language = site.language.get_untracked();
    let before = desk.brought.get_untracked();
    let side_files = came.side_files.iter().map(|file| (file.name.as_str(), file.text.as_str()));
    let Found { mut files, folder, mut left_out } = knowledge_files::find(side_files);
    if came.documents.is_empty() && site.corpora.with_untracked(|corpora| corpora.own.is_none()) {
        left_out.extend(files.drain(..).map(|file| format!("{folder}{}", file.path)));
    }
    let why = Word::OwnKnowledgeUnused.say(language);
    unread.extend(left_out.into_iter().map(|name| (name, why.to_owned())));
    if files.is_empty() {
        return Ok(before);
    }
    let (code, sources) = code_and_sources().await.ok_or(Failure::NotLoaded)?;
    let read = |knowledge: &Knowledge| (code.brought)(&files, &sources, &knowledge.ranker);
    match ReadBy::default().with_plain(read).ok_or(Failure::NotLoaded)? {
        Ok(brought) => Ok(brought.map(Rc::new)),
        Err(fault) => {
            unread.push(own::faulty(&folder, &fault, language));
            Ok(before)
        }
    }
}

/// The knowledge files that travel with the reader's own texts: those that came with them, else the site's. Nothing if these
/// could not be loaded.
pub(super) async fn travelling(desk: OwnTextsStatus) -> Option<Vec<KnowledgeFile>> {
    match desk.brought.get_untracked() {
        Some(brought) => Some(brought.sources.own.clone()),
        None => code_and_sources().await.map(|(_, sources)| sources.own),
    }
}

async fn code_and_sources() -> Option<(CodebookCode, Sources)> {
    let code = codebook_code().await.ok()?;
    let sources = (code.unpacked)(&reader::kept_section(SOURCES)?)?;
    Some((code, sources))
}

/// As [`knowledge_files::brought`].
type ReadFiles = fn(&[KnowledgeFile], &Sources, &Ranker) -> Result<Option<Brought>, Error>;

/// What reads a codebook.
#[derive(Clone, Copy)]
struct CodebookCode {
    brought: ReadFiles,
    unpacked: fn(&[u8]) -> Option<Sources>,
}

#[wasm_split(codebook, fallible)]
fn codebook_code() -> Result<CodebookCode, SplitLoaderError> {
    Ok(CodebookCode { brought: knowledge_files::brought, unpacked: Sources::unpacked })
}
