//! What other programs call instead of running the command: texts, folders and codebooks in, tables out. The Python package
//! is made of it.
//!
//! Everything is what the command does, by the same code. What the command would say on standard error is kept, and handed
//! out by [`notes`].

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use engine::check::Verdict;
use engine::reading::{GivenMeta, PartialDate};
use engine::{Document, Engine, Knowledge};
use explore::download::ColumnType;
use explore::query::{Query, Route};
use explore::{Explorer, Language};
use rayon::prelude::*;
use store::{Corpus, Glossary, StoredDocument};

pub use crate::fact_table::{Table, columns};
pub use crate::parquet_file::days_since_1970;

use crate::in_archives::InArchives;
use crate::source_args::{Compared, Source};
use crate::{corpus, fact_table, knowledge, output};

/// A text, and what is given beside it.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// What it is called; unique among those that are read together.
    pub id: String,
    pub text: String,
    pub given: GivenMeta,
}

/// Reads texts by one codebook.
pub struct Reader {
    knowledge: Knowledge,
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").finish_non_exhaustive()
    }
}

impl Reader {
    /// A reader by the codebook that is called so ([`codebooks`]), or by the folder with `codebook.toml` and `lexicon/`.
    ///
    /// # Errors
    /// If there is none, or it holds a fault: with file and line.
    pub fn new(codebook: &str) -> Result<Reader> {
        let knowledge = match knowledge::named(codebook) {
            Some(knowledge) => knowledge?,
            None if Path::new(codebook).is_dir() => {
                let folder = Path::new(codebook);
                knowledge::load(folder, Some(folder), &[], &InArchives::default())?.knowledge
            }
            None => bail!("{codebook}: no codebook, expected a folder or one of {}", codebooks().join(", ")),
        };
        Ok(Reader { knowledge })
    }

    /// The figures of texts as a table, in their order.
    ///
    /// # Errors
    /// If a date of publication is none.
    pub fn read(&self, texts: Vec<Text>) -> Result<Table> {
        Ok(Table { columns: columns(), rows: fact_table::of(self.documents(texts)?, &self.knowledge) })
    }

    /// The checks of texts, against themselves and each other, as a table.
    ///
    /// # Errors
    /// If a date of publication is none.
    pub fn check(&self, texts: Vec<Text>) -> Result<Table> {
        let documents = self.documents(texts)?;
        let report = corpus::compared(&documents, &self.knowledge);
        let glossary = Glossary::of(&self.knowledge, &documents, &corpus::stream(&documents));
        Ok(checks(Corpus { documents, glossary, report, ..Corpus::default() }))
    }

    fn documents(&self, texts: Vec<Text>) -> Result<Vec<StoredDocument>> {
        let engine = Engine::new(&self.knowledge);
        let read = texts.into_par_iter().map(|Text { id, text, given }| {
            if let Some(published) = given.published.as_deref().filter(|it| PartialDate::parse(it).is_none()) {
                bail!("{id}: published is \"{published}\", expected a date such as 2021, 2021-04 or 2021-04-27");
            }
            let reading = engine.read(&Document { id: &id, text: &text, given });
            Ok(StoredDocument::new(id, text, reading))
        });
        read.collect()
    }
}

/// The codebooks that are compiled in: that of `seeds/` first.
#[must_use]
pub fn codebooks() -> Vec<String> {
    knowledge::names()
}

/// The codebook whose things texts name most often; what the command reads a folder by that brings none. It looks at the
/// first of them.
///
/// # Errors
/// Only if what is compiled in is faulty.
pub fn codebook_for(texts: &[String]) -> Result<String> {
    knowledge::name_for(texts)
}

/// The figures of a folder of documents as a table: what `solieu extract --format parquet` writes.
///
/// # Errors
/// If there is no document, or a side file is faulty.
pub fn read_folder(folder: &Path, codebook: Option<&Path>) -> Result<Table> {
    let (documents, knowledge) = source(folder, codebook).read()?;
    Ok(Table { columns: columns(), rows: fact_table::of(documents, &knowledge) })
}

/// The checks of a folder of documents as a table: what `solieu check` finds.
///
/// # Errors
/// If there is no document.
pub fn check_folder(folder: &Path, codebook: Option<&Path>) -> Result<Table> {
    let Compared { corpus, faults, .. } = source(folder, codebook).compared()?;
    for fault in &faults {
        output::note(&format!("left out: {fault:#}"));
    }
    Ok(checks(corpus.induced()))
}

/// What there was to say since this was last called. From the first call on nothing is written to standard error.
#[must_use]
pub fn notes() -> Vec<String> {
    output::take_notes()
}

fn source(folder: &Path, codebook: Option<&Path>) -> Source {
    let knowledge: Option<PathBuf> = codebook.map(Path::to_owned);
    Source { folder: folder.to_owned(), more: Vec::new(), knowledge, additions: None, corrections: None }
}

/// A row a check, in the order in which the command prints them.
fn checks(corpus: Corpus) -> Table {
    let explorer = Explorer::new(corpus);
    let query = Query { route: Route::Checks, language: Language::Vi, ..Query::default() };
    let view = explorer.checks_in_full(&query);
    let names = [
        "check_id",
        "kind",
        "kind_name",
        "verdict",
        "verdict_text",
        "working",
        "intervals",
        "notes",
        "doc_ids",
        "figures",
        "quotes",
    ];
    let columns = names.map(|name| (name, ColumnType::Text)).to_vec();
    let report = explorer.report();
    let rows = view.checks.iter().filter_map(|shown| {
        let check = report.checks.iter().find(|check| check.id == shown.id)?;
        let verdict = match check.verdict {
            Verdict::Agrees => "agrees",
            Verdict::AgreesIfRounded => "agrees_if_rounded",
            Verdict::LookAgain => "look_again",
            Verdict::Undecided => "undecided",
        };
        let id_of = |term: &engine::check::Term| {
            explorer.corpus().documents.get(term.document as usize).map(|it| it.id.clone())
        };
        let documents: Vec<String> = check.terms.iter().filter_map(id_of).collect();
        let quotes = shown.terms.iter().map(|term| &term.quote);
        Some(vec![
            shown.id.clone(),
            check.kind.code().to_owned(),
            shown.kind.clone(),
            verdict.to_owned(),
            shown.verdict.clone(),
            shown.working.replace('\u{a0}', " "),
            shown.intervals.join("\n").replace('\u{a0}', " "),
            shown.notes.join("\n"),
            documents.join("\n"),
            quotes.clone().map(|quote| quote.figure.as_str()).collect::<Vec<_>>().join("\n"),
            quotes.map(|it| [it.before.as_str(), &it.figure, &it.after].concat()).collect::<Vec<_>>().join("\n"),
        ])
    });
    let rows = rows.collect();
    Table { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fact_is_the_same_whatever_is_read_with_it() {
        let reader = Reader::new("seeds").unwrap();
        let text =
            |id: &str, text: &str| Text { id: id.to_owned(), text: text.to_owned(), given: GivenMeta::default() };
        // The one place was merged into the other, which is named in another text.
        let texts = [
            text("a", "Hết năm 2023, tỉnh Nam Định có 5.000 người tham gia BHXH tự nguyện."),
            text(
                "b",
                "Hết năm 2023, tỉnh Ninh Bình có 6.000 người tham gia BHXH tự nguyện, tăng 2,3% so với năm 2022.",
            ),
        ];
        let together = reader.read(texts.to_vec()).unwrap();
        let apart: Vec<Vec<String>> =
            texts.iter().flat_map(|text| reader.read(vec![text.clone()]).unwrap().rows).collect();
        assert_eq!(together.rows, apart);
        let column = together.columns.iter().position(|(name, _)| *name == "place_name_today").unwrap();
        assert!(together.rows.iter().all(|row| row[column] == "Ninh Bình"), "{together:?}");
    }

    #[test]
    fn a_codebook_is_named_and_what_is_none_is_said() {
        assert_eq!(codebooks()[0], "seeds");
        assert!(codebooks().iter().all(|name| Reader::new(name).is_ok()));
        let fault = Reader::new("nowhere").unwrap_err().to_string();
        assert!(fault.starts_with("nowhere: no codebook, expected a folder or one of seeds"), "{fault}");
        assert_eq!(codebook_for(&["Kim ngạch xuất khẩu đạt 118,6 triệu USD.".to_owned()]).unwrap(), codebooks()[1]);
    }
}
