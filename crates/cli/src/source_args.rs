//! The argument that every command shares: a folder of articles, and what it is read with.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use documents::SideFile;
use engine::Knowledge;
use engine::codebook::additions::Additions;
use engine::reading::{Observation, Reading};
use serde::de::DeserializeOwned;
use store::corrections::{self, Corrections, Outcome};
use store::unnamed_indicators::is_induced;
use store::{Corpus, Glossary, IndicatorDefinitions, StoredDocument};

use crate::corpus::{compared, read, read_what_can_be, stream};
use crate::folder::Inputs;
use crate::in_archives::InArchives;
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
    /// Folder with codebook.toml and lexicon/ to read by (default: those beside the articles or in their archive, else those
    /// compiled in)
    #[arg(long, value_name = "DIR")]
    pub(crate) knowledge: Option<PathBuf>,
    /// Phrases and indicators to add to the codebook (default: additions.toml beside the articles or in their archive)
    #[arg(long, value_name = "FILE")]
    pub(crate) additions: Option<PathBuf>,
    /// Corrections of figures that were read wrongly (default: corrections.toml beside the articles or in their
    /// archive)
    #[arg(long, value_name = "FILE")]
    pub(crate) corrections: Option<PathBuf>,
}

/// Articles whose figures were compared with each other.
pub(crate) struct Compared {
    pub(crate) corpus: Corpus,
    /// The ids of those that are checked, if they are compared with others.
    pub(crate) own: BTreeSet<String>,
    /// The files of those that are checked, by id.
    pub(crate) paths: BTreeMap<String, String>,
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
        let own = folder::articles_that_open(&self.inputs())?;
        let mut knowledge = self.load(&own)?.knowledge;
        self.add(&mut knowledge, &own.in_archives)?;
        let paths = paths(&own);
        self.compared_as(own, BTreeSet::new(), paths, &knowledge)
    }

    /// The articles that can be read, and those of another folder, compared with each other. What stands in both is of the
    /// former.
    ///
    /// # Errors
    /// If there is no article, or the knowledge is faulty.
    pub(crate) fn compared_with(&self, folder: &Path) -> Result<Compared> {
        let mut own = folder::articles_that_open(&self.inputs())?;
        let others = folder::articles(&[folder.to_owned()])?;
        let have_knowledge = folder::has_knowledge(folder) || others.in_archives.has_codebook();
        let loaded = if self.knowledge.is_none() && have_knowledge {
            own.in_archives.leave_out_knowledge();
            knowledge::load(folder, None, &own.articles, &others.in_archives)?
        } else {
            self.load(&own)?
        };
        let mut knowledge = loaded.knowledge;
        self.add(&mut knowledge, &own.in_archives)?;
        others.in_archives.note_not_applied();
        let paths = paths(&own);
        let ids: BTreeSet<String> = paths.keys().cloned().collect();
        own.articles.extend(others.articles.into_iter().filter(|article| !ids.contains(&article.id)));
        own.articles.sort_by(|a, b| a.id.cmp(&b.id));
        self.compared_as(own, ids, paths, &knowledge)
    }

    fn compared_as(
        &self,
        inputs: Inputs,
        own: BTreeSet<String>,
        paths: BTreeMap<String, String>,
        knowledge: &Knowledge,
    ) -> Result<Compared> {
        let (mut documents, faulty) = read_what_can_be(inputs.articles, knowledge);
        let faults = inputs.faults.into_iter().chain(faulty).collect();
        self.correct(&mut documents, knowledge, &inputs.in_archives)?;
        let texts = stream(&documents);
        let (report, glossary) =
            rayon::join(|| compared(&documents, knowledge), || Glossary::of(knowledge, &documents, &texts));
        Ok(Compared { corpus: Corpus { documents, glossary, report, ..Corpus::default() }, own, paths, faults })
    }

    /// All that a site is made of but its scores, with the search index if the corpus is large; and with what it was
    /// read, but for the additions, which are in the corpus.
    ///
    /// # Errors
    /// If a file is missing or faulty.
    pub(crate) fn whole_corpus(&self) -> Result<(Corpus, Loaded)> {
        let opened = folder::articles(&self.inputs())?;
        let loaded = self.load(&opened)?;
        let mut knowledge = loaded.knowledge.clone();
        let additions = self.add(&mut knowledge, &opened.in_archives)?;
        let mut documents = read(opened.articles, &knowledge)?;
        let corrections = self.correct(&mut documents, &knowledge, &opened.in_archives)?;
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
        let opened = folder::articles(&self.inputs())?;
        let mut knowledge = self.load(&opened)?.knowledge;
        self.add(&mut knowledge, &opened.in_archives)?;
        let mut documents = read(opened.articles, &knowledge)?;
        self.correct(&mut documents, &knowledge, &opened.in_archives)?;
        Ok((documents, knowledge))
    }

    /// What the articles are read by.
    fn load(&self, inputs: &Inputs) -> Result<Loaded> {
        knowledge::load(&self.folder, self.knowledge.as_deref(), &inputs.articles, &inputs.in_archives)
    }

    /// What is said in the file that was named, or in those of this name beside the articles and in their archives; before it
    /// the names of the files.
    fn said<T: DeserializeOwned>(
        &self,
        given: Option<&PathBuf>,
        name: &str,
        in_archives: &InArchives,
        merge: fn(&mut T, T),
    ) -> Result<Option<(String, T)>> {
        let beside = Some(self.folder.join(name));
        let is_there = |path: &PathBuf| path.is_file() && folder::is_inside(path, &self.folder);
        let files =
            given.cloned().or_else(|| beside.filter(is_there)).map(|path| folder::side_file(&path)).transpose()?;
        let mut files: Vec<SideFile> = files.into_iter().collect();
        if given.is_none() {
            files.extend(in_archives.said(name).cloned());
        }
        let each = files.iter().map(|file| folder::toml_of::<T>(Path::new(&file.name), &file.text));
        let all = each.reduce(|all, more| {
            let mut all = all?;
            merge(&mut all, more?);
            Ok(all)
        });
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        Ok(all.transpose()?.map(|all| (names.join(", "), all)))
    }

    /// Adds to the codebook what somebody added, and names what cannot be added; all that was to be added.
    fn add(&self, knowledge: &mut Knowledge, in_archives: &InArchives) -> Result<Additions> {
        let given = self.additions.as_ref();
        let Some((path, additions)) = self.said(given, folder::ADDITIONS, in_archives, Additions::merge)? else {
            return Ok(Additions::default());
        };
        let refused = knowledge.add(&additions);
        for it in &refused {
            output::left_out(&format!("{path}: {}", it.of), &it.why.en());
        }
        let n_added = (additions.indicator.len() + additions.phrase.len()).saturating_sub(refused.len());
        output::note(&format!("{path}: {} to the codebook", output::counted(n_added, "addition")));
        Ok(additions)
    }

    /// Applies the corrections, and names those that cannot be; all of them.
    fn correct(
        &self,
        documents: &mut [StoredDocument],
        knowledge: &Knowledge,
        in_archives: &InArchives,
    ) -> Result<Corrections> {
        let given = self.corrections.as_ref();
        let merge = |all: &mut Corrections, more: Corrections| all.correction.extend(more.correction);
        let Some((path, corrections)) = self.said(given, folder::CORRECTIONS, in_archives, merge)? else {
            return Ok(Corrections::default());
        };
        let outcomes = corrections::apply(documents, &corrections, knowledge);
        let mut n_applied = 0;
        for (correction, outcome) in corrections.correction.iter().zip(outcomes) {
            if outcome == Outcome::Applied {
                n_applied += 1;
            } else {
                let place = format!("{path}: {} {}", correction.document, correction.figure);
                output::left_out(&place, &outcome.en());
            }
        }
        output::note(&format!("{path}: {} corrected", output::counted(n_applied, "figure")));
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

/// The files of articles, by id.
fn paths(inputs: &Inputs) -> BTreeMap<String, String> {
    inputs.articles.iter().map(|it| (it.id.clone(), it.path().to_string_lossy().into_owned())).collect()
}
