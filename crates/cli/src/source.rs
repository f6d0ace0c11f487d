//! The argument that every command shares: a folder of articles, and what it is read with.

use std::path::PathBuf;

use anyhow::Result;
use engine::Knowledge;
use store::{Corpus, Glossary};

use crate::corpus::{compared, read, stream};
use crate::{folder, knowledge};

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
        Ok(Corpus { documents, glossary, ..Corpus::default() })
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
        Ok(Corpus { documents, glossary, report, ..Corpus::default() })
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
        Ok((Corpus { documents, glossary, report, index, ..Corpus::default() }, knowledge))
    }

    /// What the articles are read with.
    fn knowledge(&self) -> Result<Knowledge> {
        knowledge::load(&self.folder, self.knowledge.as_deref())
    }
}
