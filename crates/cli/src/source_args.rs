//! The argument that every command shares: a folder of articles, and what it is read with.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::Result;
use engine::Knowledge;
use engine::codebook::additions::Additions;
use engine::reading::{Observation, Reading};
use store::corrections::{self, Corrections, Outcome};
use store::unnamed_indicators::is_induced;
use store::{Corpus, Glossary, IndicatorDefinitions, StoredDocument};

use crate::corpus::{compared, read, read_what_can_be, stream};
use crate::knowledge::{self, Loaded};
use crate::{about, folder, output};

/// A folder of articles.
#[derive(clap::Args, Clone, Debug)]
pub(crate) struct Source {
    /// Folder of documents (.txt, .docx, .html, .pdf, .csv, .jsonl, .zip …) with optional ID.toml side files; one document, an
    /// archive, or - for standard input will do
    pub(crate) folder: PathBuf,
    /// More documents, archives or folders
    #[arg(long = "and", value_name = "PATH")]
    pub(crate) more: Vec<PathBuf>,
    /// Folder with codebook.toml and lexicon/ to read by (default: those beside the articles, else those compiled in)
    #[arg(long, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,
    /// Phrases and indicators to add to the codebook (default: additions.toml beside the articles, if it is there)
    #[arg(long, value_name = "FILE")]
    pub(crate) additions: Option<PathBuf>,
    /// Corrections of figures that were read wrongly (default: corrections.toml beside the articles, if it is there)
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
}

/// Articles whose figures were compared with each other.
pub(crate) struct Compared {
    pub(crate) corpus: Corpus,
    /// The ids of those that are checked, if they are compared with others.
    pub(crate) own: BTreeSet<String>,
    /// What is wrong with the articles that could not be read.
    pub(crate) faults: Vec<anyhow::Error>,
}

impl Source {
    /// The same with more documents, archives or folders: what a shell makes of `*.txt`.
    pub(crate) fn with(&self, others: &[PathBuf]) -> Source {
        let more = self.more.iter().chain(others).cloned().collect();
        Source { more, ..self.clone() }
    }

    /// Reads every article.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn corpus(&self) -> Result<Corpus> {
        let (documents, knowledge) = self.read()?;
        let glossary = Glossary::of(&knowledge, &documents, &stream(&documents));
        Ok(Corpus { documents, glossary, ..Corpus::default() }.induced())
    }

    /// The same with its report: what the figures say about each other.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn compared_corpus(&self) -> Result<Corpus> {
        let (documents, knowledge) = self.read()?;
        let texts = stream(&documents);
        let (report, glossary) =
            rayon::join(|| compared(&documents, &knowledge), || Glossary::of(&knowledge, &documents, &texts));
        Ok(Corpus { documents, glossary, report, ..Corpus::default() }.induced())
    }

    /// The articles that can be read, with the report: what their figures say about each other.
    ///
    /// # Errors
    /// If there is no article, or the knowledge is faulty.
    pub(crate) fn compared(&self) -> Result<Compared> {
        let (own, faults) = folder::articles_that_open(&self.inputs())?;
        let mut knowledge = knowledge::load(&self.folder, self.knowledge.as_deref(), &own)?.knowledge;
        self.add(&mut knowledge)?;
        self.compared_as(own, faults, BTreeSet::new(), &knowledge)
    }

    /// The articles that can be read, and those of another folder, compared with each other. What stands in both is of the
    /// former.
    ///
    /// # Errors
    /// If there is no article, or the knowledge is faulty.
    pub(crate) fn compared_with(&self, others: &std::path::Path) -> Result<Compared> {
        let (own, faults) = folder::articles_that_open(&self.inputs())?;
        let loaded = match (&self.knowledge, folder::has_knowledge(others)) {
            (None, true) => knowledge::load(others, None, &own)?,
            _ => knowledge::load(&self.folder, self.knowledge.as_deref(), &own)?,
        };
        let mut knowledge = loaded.knowledge;
        self.add(&mut knowledge)?;
        let ids: BTreeSet<String> = own.iter().map(|article| article.id.clone()).collect();
        let others = folder::articles(&[others.to_owned()])?.into_iter().filter(|article| !ids.contains(&article.id));
        let mut articles: Vec<_> = own.into_iter().chain(others).collect();
        articles.sort_by(|a, b| a.id.cmp(&b.id));
        self.compared_as(articles, faults, ids, &knowledge)
    }

    fn compared_as(
        &self,
        articles: Vec<folder::Article>,
        unread: Vec<anyhow::Error>,
        own: BTreeSet<String>,
        knowledge: &Knowledge,
    ) -> Result<Compared> {
        let (mut documents, faulty) = read_what_can_be(articles, knowledge);
        let faults = unread.into_iter().chain(faulty).collect();
        self.correct(&mut documents, knowledge)?;
        let texts = stream(&documents);
        let (report, glossary) =
            rayon::join(|| compared(&documents, knowledge), || Glossary::of(knowledge, &documents, &texts));
        Ok(Compared { corpus: Corpus { documents, glossary, report, ..Corpus::default() }, own, faults })
    }

    /// All that a site is made of but its scores, with the search index if the corpus is large; and with what it was
    /// read, but for the additions, which are in the corpus.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn whole_corpus(&self) -> Result<(Corpus, Loaded)> {
        let articles = folder::articles(&self.inputs())?;
        let loaded = knowledge::load(&self.folder, self.knowledge.as_deref(), &articles)?;
        let mut knowledge = loaded.knowledge.clone();
        let additions = self.add(&mut knowledge)?;
        let mut documents = read(articles, &knowledge)?;
        let corrections = self.correct(&mut documents, &knowledge)?;
        let texts = stream(&documents);
        let (report, (glossary, index)) = rayon::join(
            || compared(&documents, &knowledge),
            || rayon::join(|| Glossary::of(&knowledge, &documents, &texts), || texts.packed_if_large(&documents)),
        );
        let about = about::read(&self.folder)?;
        let guide = IndicatorDefinitions::of(&knowledge, &glossary);
        let made = Corpus { documents, glossary, report, about, guide, index, ..Corpus::default() };
        let corpus = Corpus { corrections, additions: store::additions::packed(&additions), ..made };
        Ok((corpus.induced(), loaded))
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

    /// The articles as they are read, and with what.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn read(&self) -> Result<(Vec<StoredDocument>, Knowledge)> {
        let articles = folder::articles(&self.inputs())?;
        let mut knowledge = knowledge::load(&self.folder, self.knowledge.as_deref(), &articles)?.knowledge;
        self.add(&mut knowledge)?;
        let mut documents = read(articles, &knowledge)?;
        self.correct(&mut documents, &knowledge)?;
        Ok((documents, knowledge))
    }

    /// The file that was named, or the one of this name beside the articles.
    fn given_or_beside(&self, given: Option<&PathBuf>, name: &str) -> Option<PathBuf> {
        let beside = Some(self.folder.join(name));
        let is_there = |path: &PathBuf| path.is_file() && folder::is_inside(path, &self.folder);
        given.cloned().or_else(|| beside.filter(is_there))
    }

    /// Adds to the codebook what somebody added, and names what cannot be added; all that was to be added.
    fn add(&self, knowledge: &mut Knowledge) -> Result<Additions> {
        let Some(path) = self.given_or_beside(self.additions.as_ref(), folder::ADDITIONS) else {
            return Ok(Additions::default());
        };
        let additions: Additions = folder::toml_of(&path, &folder::text_of(&path)?)?;
        let refused = knowledge.add(&additions);
        for it in &refused {
            output::left_out(&format!("{}: {}", path.display(), it.of), &it.why.en());
        }
        let n_added = (additions.indicator.len() + additions.phrase.len()).saturating_sub(refused.len());
        output::note(&format!("{}: {}", path.display(), output::counted(n_added, "addition") + " to the codebook"));
        Ok(additions)
    }

    /// Applies the corrections, and names those that cannot be; all of them.
    fn correct(&self, documents: &mut [StoredDocument], knowledge: &Knowledge) -> Result<Corrections> {
        let Some(path) = self.given_or_beside(self.corrections.as_ref(), folder::CORRECTIONS) else {
            return Ok(Corrections::default());
        };
        let corrections: Corrections = folder::toml_of(&path, &folder::text_of(&path)?)?;
        let outcomes = corrections::apply(documents, &corrections, knowledge);
        let mut n_applied = 0;
        for (correction, outcome) in corrections.correction.iter().zip(outcomes) {
            if outcome == Outcome::Applied {
                n_applied += 1;
            } else {
                let place = format!("{}: {} {}", path.display(), correction.document, correction.figure);
                output::left_out(&place, &outcome.en());
            }
        }
        output::note(&format!("{}: {}", path.display(), output::counted(n_applied, "figure") + " corrected"));
        Ok(corrections)
    }

    /// All that is read: the folder, and what stands beside it.
    pub(crate) fn inputs(&self) -> Vec<PathBuf> {
        std::iter::once(&self.folder).chain(&self.more).cloned().collect()
    }

    /// True for a folder that is there and has no article.
    pub(crate) fn is_without_articles(&self) -> bool {
        self.folder.is_dir() && self.more.is_empty() && folder::is_without_articles(&self.folder)
    }
}
