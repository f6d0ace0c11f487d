//! The search index in a page of its own, for measuring it beside other engines. See README.md.

use engine::lexicon::Language;
use store::index::{Abbreviations, Index, Query, everything};
use store::{Corpus, StoredDocument};
use wasm_bindgen::prelude::wasm_bindgen;

/// A searchable corpus.
#[wasm_bindgen]
pub struct Searcher {
    corpus: Corpus,
    index: Index,
    language: Language,
}

#[wasm_bindgen]
impl Searcher {
    /// Opens an index that was built before, of so many articles.
    pub fn open(index: Vec<u8>, n_articles: usize) -> Option<Searcher> {
        let corpus = Corpus { documents: vec![StoredDocument::default(); n_articles], index, ..Corpus::default() };
        let index = Index::unpack(&corpus.index, &corpus)?;
        Some(Searcher { language: corpus.glossary.numbers.language(), corpus, index })
    }

    /// Builds the index of articles, one a record: the length in bytes as u32, little-endian, then the text.
    pub fn build(articles: &[u8]) -> Searcher {
        let mut documents = Vec::new();
        let mut rest = articles;
        while let Some((length, after)) = rest.split_first_chunk() {
            let (text, after) = after.split_at((u32::from_le_bytes(*length) as usize).min(after.len()));
            let text = String::from_utf8_lossy(text).into_owned();
            documents.push(StoredDocument::new(documents.len().to_string(), text, Default::default()));
            rest = after;
        }
        let corpus = Corpus { documents, ..Corpus::default() };
        let index = Index::build(&corpus);
        Searcher { language: corpus.glossary.numbers.language(), corpus, index }
    }

    /// The places of the best articles.
    pub fn search(&self, query: &str, limit: usize) -> Vec<u32> {
        let (query, _) = Query::parse(query, &self.language, &Abbreviations::default());
        self.index.ask(&self.corpus, &query, limit, &everything).found.hits.iter().map(|hit| hit.document).collect()
    }
}
