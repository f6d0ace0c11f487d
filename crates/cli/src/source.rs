//! The argument that every command shares: a folder of articles, and what it is read with.

use std::path::PathBuf;

use anyhow::Result;
use engine::check::across::Fingerprint;
use engine::{Document, Engine, Knowledge};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use store::{Corpus, StoredDocument};

use crate::{folder, knowledge};

/// A folder of articles.
#[derive(clap::Args, Debug)]
pub(crate) struct Source {
    /// Folder of ID.txt articles with optional ID.toml side files; a single .txt file will do
    pub(crate) folder: PathBuf,
    /// Folder with codebook.toml and lexicon/, for a folder of articles that has none (default: those compiled in)
    #[arg(long, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,
}

impl Source {
    /// Reads every article, over all cores; on a terminal a bar shows how far it is. The result does not depend on the
    /// number of cores.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn corpus(&self) -> Result<Corpus> {
        self.read_with(&self.knowledge()?)
    }

    /// What the articles are read with.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn knowledge(&self) -> Result<Knowledge> {
        knowledge::load(&self.folder, self.knowledge.as_deref())
    }

    fn read_with(&self, knowledge: &Knowledge) -> Result<Corpus> {
        let articles = folder::read(&self.folder)?;
        let engine = Engine::new(knowledge);
        let bar = ProgressBar::with_draw_target(Some(articles.len() as u64), ProgressDrawTarget::stderr_with_hz(5))
            .with_style(ProgressStyle::with_template("{wide_bar} {pos}/{len} articles")?);
        let read = articles.into_par_iter().map(|article| {
            let document = Document { id: &article.id, text: &article.text, given: article.given };
            let reading = engine.read(&document);
            bar.inc(1);
            StoredDocument { id: article.id, text: article.text, reading }
        });
        let documents = read.collect();
        bar.finish_and_clear();
        Ok(Corpus::new(documents, knowledge))
    }

    /// The same with its report: what the figures say about each other. Fingerprints are made over all cores.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn compared_corpus(&self) -> Result<Corpus> {
        let knowledge = self.knowledge()?;
        let corpus = self.read_with(&knowledge)?;
        let abbreviations = corpus.abbreviations();
        let prints: Vec<Fingerprint> =
            corpus.documents.par_iter().map(|it| Fingerprint::new(&it.text, &abbreviations)).collect();
        Ok(corpus.compared_by(&knowledge, &prints))
    }
}
