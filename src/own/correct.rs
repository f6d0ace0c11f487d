//! Corrections of figures that were read wrongly, of any corpus that is open: made, taken back, read from a file.

use engine::Knowledge;
use engine::reading::GivenMeta;
use explore::Query;
use explore::correction::{self, Choice, CorrectionForm};
use explore::own;
use explore::own::KnownMeta;
use explore::query::Collection;
use explore::ui_text::Word;
use leptos::prelude::*;
use store::corrections::{Correction, Corrections, Outcome};

use super::OwnTextsStatus;
use super::parts::{Parts, replace};
use crate::browser::files::ChosenFile;
use crate::browser::{download, focus};
use crate::reader::ReadBy;
use crate::site::Site;

/// The id of the button that opens the form.
pub(crate) const OPEN_FORM: &str = "correct-open";

/// The form for a figure of a document that the page shows; nothing if there is no such figure.
pub(crate) fn form(site: Site, document: &str, figure: &str) -> Option<CorrectionForm> {
    let query = site.query_now();
    let explorer = site.explorer();
    let form = |knowledge: &Knowledge| explorer.correction_form(&query, knowledge, document, figure);
    let read_by = OwnTextsStatus::get().read_by(origin(site, document).0, explorer.corpus().added());
    read_by.with(form).flatten()
}

/// Makes a correction of a document that the page shows.
pub(crate) async fn make(site: Site, desk: OwnTextsStatus, correction: Correction) {
    let (document, is_gone) = (correction.document.clone(), correction.not_a_figure);
    let sentence = correction.figure.split_once('.').map(|(sentence, _)| sentence.to_owned());
    let is_made = change(site, desk, &document, Word::Corrected, |corrections, id| {
        corrections.set(Correction { document: id, ..correction });
    });
    if is_made.await && is_gone {
        // The address points at the figure that is none any more.
        site.navigation.push(&Query { focus: sentence, ..site.query_now() });
    }
}

/// Takes the correction of a figure back: it is as it was read.
pub(crate) async fn undo(site: Site, desk: OwnTextsStatus, document: &str, figure: &str) {
    let figure = figure.to_owned();
    let undo = |corrections: &mut Corrections, id: String| corrections.remove(&id, &figure);
    change(site, desk, document, Word::CorrectionTakenBack, undo).await;
}

/// Changes what is said of the figures of a document, and has it read again. `change` is given what the document is called
/// in the corpus that it is from. False if that could not be done.
async fn change(
    site: Site,
    desk: OwnTextsStatus,
    document: &str,
    said: Word,
    change: impl FnOnce(&mut Corrections, String),
) -> bool {
    let stop = desk.begin().await;
    let (which, id) = origin(site, document);
    let mut parts = Parts::of(site, desk, which).await;
    change(&mut parts.corrections, id.clone());
    parts.read_again(&id);
    let is_made = replace(site, desk, stop, which, parts).await;
    if is_made {
        site.announce.set(said.say(site.language.get_untracked()).to_owned());
        // The page was built again. A figure that is none any more has no button.
        focus::after_render(|| {
            focus::focus_by_id("card");
            focus::focus_by_id(OPEN_FORM);
        });
    }
    is_made
}

/// Whose document it is that the page shows by this id, and what it is called there.
fn origin(site: Site, id: &str) -> (Collection, String) {
    let collection = site.query_now().collection;
    site.corpora.with_untracked(|corpora| match (&corpora.own, collection) {
        (Some(mine), Collection::Both) => own::origin(id, corpora.site.corpus(), mine.corpus()),
        (_, Collection::Both) => (Collection::Site, id.to_owned()),
        _ => (collection, id.to_owned()),
    })
}

/// Reads a file of corrections, and makes them.
pub(crate) async fn open(site: Site, desk: OwnTextsStatus, file: ChosenFile) {
    let stop = desk.begin().await;
    let text = file.bytes().await.and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(corrections) = text.and_then(|text| publish::corrections(&text).ok()) else {
        return desk.fail(Word::CorrectionsUnread);
    };
    let which = match site.query_now().collection {
        Collection::Own => Collection::Own,
        Collection::Site | Collection::Both => Collection::Site,
    };
    let mut parts = Parts::of(site, desk, which).await;
    for correction in corrections.correction {
        parts.read_again(&correction.document);
        parts.corrections.set(Correction { figure: correction.own_figure().to_owned(), ..correction });
    }
    replace(site, desk, stop, which, parts).await;
}

/// Saves the corrections of the corpus that the page shows.
pub(crate) fn save(site: Site) {
    let file = site.explorer().corpus().corrections.to_toml();
    download::save("corrections.toml", "application/toml", file.as_bytes());
}

/// What came of the corrections of the corpus that the page shows.
pub(crate) fn outcomes(site: Site) -> Vec<Outcome> {
    let explorer = site.explorer();
    let read_by = OwnTextsStatus::get().read_by(site.query_now().collection, explorer.corpus().added());
    read_by.outcomes(explorer.corpus()).unwrap_or_default()
}

/// The provinces that a place can be said by.
pub(crate) fn provinces() -> Vec<Choice> {
    ReadBy::default().with_plain(correction::provinces).unwrap_or_default()
}

/// Says of all figures of the reader's own texts whose province is not named which one it is.
pub(crate) async fn place(site: Site, desk: OwnTextsStatus, code: &str) {
    let stop = desk.begin().await;
    let Some(mine) = site.corpora.with_untracked(|corpora| corpora.own.clone()) else {
        return desk.working.set(None);
    };
    let mut parts = Parts::of(site, desk, Collection::Own).await;
    for correction in mine.province_corrections(code) {
        parts.read_again(&correction.document);
        parts.corrections.set(correction);
    }
    if replace(site, desk, stop, Collection::Own, parts).await {
        site.announce.set(Word::Corrected.say(site.language.get_untracked()).to_owned());
    }
}

/// Has a text of the reader's own read again with what is known of it now.
///
/// # Errors
/// What is not filled in as it could be.
pub(crate) async fn give(
    site: Site,
    desk: OwnTextsStatus,
    id: &str,
    now: &KnownMeta,
    before: &KnownMeta,
) -> Result<(), Word> {
    // Before anything is begun.
    now.give(before, &mut GivenMeta::default())?;
    let stop = desk.begin().await;
    let mut parts = Parts::of(site, desk, Collection::Own).await;
    parts.read_again(id);
    for article in &mut parts.articles {
        now.give(before, &mut article.given)?;
    }
    if replace(site, desk, stop, Collection::Own, parts).await {
        site.announce.set(Word::Corrected.say(site.language.get_untracked()).to_owned());
    }
    Ok(())
}
