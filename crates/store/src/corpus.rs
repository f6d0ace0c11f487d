//! What a site is made of, as plain data.

use engine::Knowledge;
use engine::check::across::{Abbreviations, Fingerprint};
use engine::check::{Doc, Report, Structure, report};

use crate::about::About;
use crate::blocks::Blocks;
use crate::corrections::Corrections;
use crate::index::Stream;
use crate::indicator_definitions::IndicatorDefinitions;
use crate::scores::Scores;
use crate::unnamed_indicators::is_induced;
use crate::{Glossary, StoredDocument};

/// What a site shows: the documents, what was read from them, and what the things are called that they speak of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus {
    /// In order of id, which is unique.
    pub documents: Vec<StoredDocument>,
    /// What things are called.
    pub glossary: Glossary,
    /// What the figures say about each other; empty until the corpus is [compared](Corpus::compared).
    pub report: Report,
    /// How well such texts are read, a set of texts each; empty where nobody measured.
    pub scores: Vec<Scores>,
    /// What its makers say of it; empty where they say nothing.
    pub about: About,
    /// What was said to be right of figures that were read wrongly: already made in `documents`, so far as it could be.
    pub corrections: Corrections,
    /// What was added to the codebook, as [bytes](crate::additions::packed): `documents` are read with it, so far as it could
    /// be added. Empty where nothing was.
    pub additions: Vec<u8>,
    /// What its indicators mean.
    pub guide: IndicatorDefinitions,
    /// The search index [as bytes](Stream::packed); empty where it is sooner built than downloaded.
    pub index: Vec<u8>,
    /// The files in which the rest of a large corpus is; none if all of it is here.
    pub blocks: Blocks,
}

impl Corpus {
    /// The corpus of documents that were read with `knowledge`; without a report.
    #[must_use]
    pub fn new(documents: Vec<StoredDocument>, knowledge: &Knowledge) -> Corpus {
        let glossary = Glossary::of(knowledge, &documents, &Stream::of(&documents));
        let guide = IndicatorDefinitions::of(knowledge, &glossary);
        Corpus { documents, glossary, guide, ..Corpus::default() }
    }

    /// The corpus with its report: checks, claims, series, reprints. It is worked out where the corpus is made, so that
    /// the page neither waits for it nor carries the code.
    #[must_use]
    pub fn compared(mut self, knowledge: &Knowledge) -> Corpus {
        let abbreviations = self.abbreviations();
        let prints: Vec<_> = self.documents.iter().map(|it| Fingerprint::new(&it.text, &abbreviations)).collect();
        let docs: Vec<Doc<'_>> = self.documents.iter().map(StoredDocument::doc).collect();
        self.report = report(&docs, &Structure::of(knowledge), &prints);
        self
    }

    /// The corpus with the names that another one's codebook has for indicators, where it has none itself: documents of both
    /// are in it, each read by a codebook of its own.
    #[must_use]
    pub fn naming_as(mut self, other: &Corpus) -> Corpus {
        let missing = |id: &str| !is_induced(id) && self.glossary.indicator(id).is_none();
        let names: Vec<_> = other.glossary.indicators.iter().filter(|it| missing(&it.id)).cloned().collect();
        let defined = other.guide.definitions.iter().filter(|it| missing(&it.id));
        self.guide.definitions.extend(defined.cloned());
        self.glossary.indicators.extend(names);
        self
    }

    /// The abbreviations with which texts are fingerprinted.
    #[must_use]
    pub fn abbreviations(&self) -> Abbreviations {
        Abbreviations::new(&self.glossary.abbreviations)
    }

    /// The document with this id, and its place.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<(usize, &StoredDocument)> {
        let at = self.documents.binary_search_by(|document| document.id.as_str().cmp(id)).ok()?;
        self.documents.get(at).map(|document| (at, document))
    }
}
