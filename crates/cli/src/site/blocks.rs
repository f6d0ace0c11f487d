//! A large corpus in files beside the page.
//!
//! The module carries the head (`store::blocks`). The rest is in `corpus/`: blocks of articles, and the search index, each a
//! module that is nothing but its section `solieu.corpus`, under a name that carries the hash of its content.

use explore::{Explorer, Query};
use store::Corpus;
use store::blocks::{self, InFiles};
use store::section;

use super::names::{self, Files};

/// Where the files are.
const FOLDER: &str = "corpus/";

/// True for a file of a corpus, of this site or of one that stood here before.
pub(super) fn is_block(name: &str) -> bool {
    name.strip_prefix(FOLDER).is_some_and(|name| !name.contains(['/', '\\']))
}

/// The head of the corpus and the files; nothing for a corpus that goes into the module whole.
pub(super) fn of(corpus: &Corpus) -> Option<(Corpus, Files)> {
    let name = |stem: &str, bundle: &[u8]| format!("{FOLDER}{stem}.{}.wasm", names::hash(&section::alone(bundle)));
    let mut in_files = blocks::in_files(corpus, |stem, bundle| format!("./{}", name(stem, bundle)))?;
    let cited = cited(in_files.head.clone());
    in_files.with_links_of(corpus, &cited);
    let InFiles { head, files } = in_files;
    let file = |(address, bundle): (String, Vec<u8>)| {
        (address.strip_prefix("./").unwrap_or(&address).to_owned(), section::alone(&bundle))
    };
    Some((head, files.into_iter().map(file).collect()))
}

/// The articles to whose sentences the start page leads.
fn cited(head: Corpus) -> Vec<usize> {
    let explorer = Explorer::new(head);
    for address in ["#/", "#/?nn=en"] {
        let _ = explorer.view(&Query::from_hash(address).0, &[]);
    }
    let documents = explorer.corpus().documents.iter().enumerate();
    documents.filter(|(_, document)| document.was_missed()).map(|(at, _)| at).collect()
}
