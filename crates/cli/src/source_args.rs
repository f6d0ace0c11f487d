//! The argument that every command shares: a folder of articles, and what it is read with.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;
use engine::Knowledge;
use engine::reading::{Observation, Reading};
use store::induced::is_induced;
use store::{Corpus, Glossary, StoredDocument};

use crate::corpus::{compared, read, stream};
use crate::{folder, knowledge, output};

/// A folder of articles.
#[derive(clap::Args, Debug)]
pub(crate) struct Source {
    /// Folder of ID.txt articles with optional ID.toml side files; a single .txt file will do
    pub(crate) folder: PathBuf,
    /// Folder with codebook.toml and lexicon/ to read by (default: those beside the articles, else those compiled in)
    #[arg(long, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,
}

impl Source {
    /// Reads every article.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn corpus(&self) -> Result<Corpus> {
        let knowledge = self.knowledge()?;
        let documents = read(folder::articles(&self.folder)?, &knowledge)?;
        let glossary = Glossary::of(&knowledge, &documents, &stream(&documents));
        Ok(Corpus { documents, glossary, ..Corpus::default() }.induced())
    }

    /// The same with its report: what the figures say about each other.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn compared_corpus(&self) -> Result<Corpus> {
        let knowledge = self.knowledge()?;
        let documents = read(folder::articles(&self.folder)?, &knowledge)?;
        let texts = stream(&documents);
        let (report, glossary) =
            rayon::join(|| compared(&documents, &knowledge), || Glossary::of(&knowledge, &documents, &texts));
        Ok(Corpus { documents, glossary, report, ..Corpus::default() }.induced())
    }

    /// The articles, and those of another folder, compared with each other; and the ids of the former. What stands in both
    /// is of the former.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn compared_with(&self, others: &std::path::Path) -> Result<(Corpus, BTreeSet<String>)> {
        let knowledge = match (&self.knowledge, folder::has_knowledge(others)) {
            (None, true) => knowledge::load(others, None)?,
            _ => self.knowledge()?,
        };
        let own = folder::articles(&self.folder)?;
        let ids: BTreeSet<String> = own.iter().map(|article| article.id.clone()).collect();
        let others = folder::articles(others)?.into_iter().filter(|article| !ids.contains(&article.id));
        let mut articles: Vec<_> = own.into_iter().chain(others).collect();
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        let documents = read(articles, &knowledge)?;
        let texts = stream(&documents);
        let (report, glossary) =
            rayon::join(|| compared(&documents, &knowledge), || Glossary::of(&knowledge, &documents, &texts));
        Ok((Corpus { documents, glossary, report, ..Corpus::default() }, ids))
    }

    /// All that a site is made of but its scores, with the search index if the corpus is large; and with what it was
    /// read.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn whole_corpus(&self) -> Result<(Corpus, Knowledge)> {
        let knowledge = self.knowledge()?;
        let documents = read(folder::articles(&self.folder)?, &knowledge)?;
        let texts = stream(&documents);
        let (report, (glossary, index)) = rayon::join(
            || compared(&documents, &knowledge),
            || rayon::join(|| Glossary::of(&knowledge, &documents, &texts), || texts.packed_if_large(&documents)),
        );
        Ok((Corpus { documents, glossary, report, index, ..Corpus::default() }.induced(), knowledge))
    }

    /// "20 articles, 191 figures (0 with an indicator, 101 undated)". Where no figure has an indicator, a note says how to
    /// get a codebook.
    pub(crate) fn summary(&self, corpus: &Corpus) -> String {
        let readings = || corpus.documents.iter().map(|document| &document.reading);
        let n_figures: usize = readings().map(|reading| reading.mentions.len()).sum();
        let counted = output::counted(corpus.documents.len(), "article") + ", " + &output::counted(n_figures, "figure");
        if n_figures == 0 {
            return counted;
        }
        let of_reading = |is: fn(&Observation) -> bool| -> usize {
            let with = |reading: &Reading| {
                let own = reading.observations.iter().filter(|it| is(it)).map(|it| it.mention.0);
                own.collect::<BTreeSet<u32>>().len()
            };
            readings().map(with).sum()
        };
        let n_named = of_reading(|it| it.indicator.as_deref().is_some_and(|id| !is_induced(id)));
        let n_undated = n_figures - of_reading(|it| it.period.is_some());
        if n_named == 0 {
            let folder = self.folder.display();
            output::note(&format!(
                "no figure has an indicator: `solieu codebook {folder}` writes a codebook to start from"
            ));
        }
        format!("{counted} ({n_named} with an indicator, {n_undated} undated)")
    }

    /// The articles as `knowledge` reads them, and nothing else.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn documents(&self, knowledge: &Knowledge) -> Result<Vec<StoredDocument>> {
        read(folder::articles(&self.folder)?, knowledge)
    }

    /// True for a folder that is there and has no article.
    pub(crate) fn is_without_articles(&self) -> bool {
        let Ok(files) = std::fs::read_dir(&self.folder) else { return false };
        !files.flatten().any(|file| file.path().extension().is_some_and(|it| it == "txt"))
    }

    /// What the articles are read with.
    ///
    /// # Errors
    /// If a file of it is faulty.
    pub(crate) fn knowledge(&self) -> Result<Knowledge> {
        knowledge::load(&self.folder, self.knowledge.as_deref())
    }
}
