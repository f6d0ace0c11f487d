//! Any text and any question about it: an answer, with marks that lie on the text, one after the other.
#![no_main]

use std::sync::LazyLock;

use engine::knowledge::SourceFile;
use engine::{Document, Engine, Knowledge};
use libfuzzer_sys::fuzz_target;
use store::index::{Abbreviations, Index, Query, everything};
use store::{Corpus, StoredDocument};

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let file = |path, text| SourceFile { path, text };
    let files = [
        file("numerals.toml", include_str!("../../seeds/lexicon/numerals.toml")),
        file("scales.toml", include_str!("../../seeds/lexicon/scales.toml")),
        file("abbreviations.toml", include_str!("../../seeds/lexicon/abbreviations.toml")),
    ];
    Knowledge::from_sources(&files).unwrap_or_default()
});
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&KNOWLEDGE));

fuzz_target!(|input: (&str, &str)| {
    let (text, question) = input;
    let reading = ENGINE.read(&Document { id: "a", text, ..Document::default() });
    let document = StoredDocument { id: "a".to_owned(), text: text.to_owned(), reading };
    let corpus = Corpus::new(vec![document], &KNOWLEDGE);
    let index = Index::build(&corpus);
    let (query, _) = Query::parse(question, &corpus.glossary.numbers.language(), &Abbreviations::of(&corpus.glossary));
    let answer = index.ask(&corpus, &query, 10, &everything);
    assert!(answer.found.hits.len() <= 1);
    let mut marked = vec![index.highlights(&corpus, 0, &answer.query)];
    for (_, passages) in index.sentences(&corpus, &answer, 10, &everything).documents {
        marked.extend(passages.into_iter().map(|passage| passage.spans));
    }
    for spans in marked {
        assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        assert!(spans.iter().all(|span| text.get(span.range()).is_some()));
    }
});
