//! Search as its users meet it: documents and questions in, documents and marked words out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use engine::knowledge::SourceFile;
use engine::lexicon::Language;
use engine::{Document, Engine, Knowledge};
use proptest::prelude::*;
use serde::Deserialize;

use super::{Abbreviations, Fit, Index, Passage, Query, everything};
use crate::{Corpus, StoredDocument};

/// The words for numbers and units of the seeds, so that values are read.
static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| {
    let file = |path, text| SourceFile { path, text };
    let files = [
        file("numerals.toml", include_str!("../../../../seeds/lexicon/numerals.toml")),
        file("scales.toml", include_str!("../../../../seeds/lexicon/scales.toml")),
        file("units.toml", include_str!("../../../../seeds/lexicon/units.toml")),
    ];
    Knowledge::from_sources(&files).unwrap()
});
static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new(&KNOWLEDGE));
static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Corpus::new(Vec::new(), &KNOWLEDGE).glossary.numbers.language());

/// A corpus of texts, in order of id.
fn corpus(texts: &BTreeMap<String, String>) -> Corpus {
    let documents = texts.iter().map(|(id, text)| {
        let reading = ENGINE.read(&Document { id, text, ..Document::default() });
        StoredDocument::new(id.clone(), text.clone(), reading)
    });
    Corpus::new(documents.collect(), &KNOWLEDGE)
}

struct Asked {
    ids: Vec<String>,
    hints: Vec<String>,
    /// The sentences shown, with what is marked in brackets.
    shown: Vec<String>,
    fit: Fit,
}

fn ask(corpus: &Corpus, index: &Index, q: &str) -> Asked {
    let city = "Thành phố Hồ Chí Minh";
    let pairs = [("BHXH", "bảo hiểm xã hội"), ("BHYT", "Bảo hiểm y tế"), ("TP.HCM", city), ("TPHCM", city)];
    let abbreviations = Abbreviations::from_pairs(pairs);
    let (query, mut hints) = Query::parse(q, &LANGUAGE, &abbreviations);
    let answer = index.ask(corpus, &query, 1000, &everything);
    let sentences = index.sentences(corpus, &answer, 1000, &everything);
    let shown = sentences.documents.iter().flat_map(|(at, passages)| {
        let document = &corpus.documents[*at as usize];
        passages.iter().map(|passage| marked(document, passage)).collect::<Vec<String>>()
    });
    let (shown, fit, found) = (shown.collect(), answer.fit, answer.found);
    assert_eq!(found.n_documents, found.hits.len(), "{q}");
    hints.extend(found.hints);
    let ids = found.hits.iter().map(|hit| corpus.documents[hit.document as usize].id.clone()).collect();
    Asked { ids, hints: hints.iter().map(|hint| format!("{hint:?}")).collect(), shown, fit }
}

/// A sentence with what is marked in brackets.
fn marked(document: &StoredDocument, passage: &Passage) -> String {
    let sentence = document.reading.sentences[passage.sentence as usize].span;
    let mut text = sentence.of(&document.text).to_owned();
    for span in passage.spans.iter().rev() {
        assert!(sentence.contains(*span), "{text}");
        text.insert(span.end as usize - sentence.start as usize, ']');
        text.insert(span.start as usize - sentence.start as usize, '[');
    }
    text
}

#[derive(Deserialize)]
struct Behaviours {
    documents: BTreeMap<String, String>,
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[serde(default)]
    why: String,
    q: String,
    finds: Vec<String>,
    /// Sentences that are shown, all of them, what is marked in brackets; best first.
    shows: Option<Vec<String>>,
    /// How they fit: `whole` unless said.
    fit: Option<String>,
    #[serde(default)]
    not: Vec<String>,
    first: Option<String>,
    #[serde(default)]
    hints: Vec<String>,
}

#[test]
fn questions_find_what_they_should() {
    let behaviours: Behaviours = toml::from_str(include_str!("../../../../testdata/search/behaviours.toml")).unwrap();
    let corpus = corpus(&behaviours.documents);
    let index = Index::build(&corpus);
    for case in behaviours.case {
        let asked = ask(&corpus, &index, &case.q);
        let found: BTreeSet<String> = asked.ids.iter().cloned().collect();
        assert_eq!(found, case.finds.into_iter().collect::<BTreeSet<_>>(), "{} {}", case.q, case.why);
        assert!(case.not.iter().all(|it| !found.contains(it)), "{}", case.q);
        assert_eq!(asked.hints, case.hints, "{}", case.q);
        if let Some(shows) = case.shows {
            assert_eq!(asked.shown, shows, "{} {}", case.q, case.why);
            assert_eq!(asked.fit.key(), case.fit.as_deref().unwrap_or("whole"), "{} {}", case.q, case.why);
        }
        if case.first.is_some() {
            assert_eq!(asked.ids.first(), case.first.as_ref(), "{}", case.q);
        }
    }
}

#[test]
fn endless_questions_are_cut_and_said_to_be() {
    let corpus = corpus_of(vec!["bảo hiểm 1.500 đồng".to_owned()]);
    let index = Index::build(&corpus);
    for part in ["1..2 ", ">1 ", "a ", "-a ", "\"a\" ", "ky:2021 ", "a OR "] {
        let asked = ask(&corpus, &index, &part.repeat(2000));
        assert!(asked.hints.contains(&"TooLong".to_owned()), "{part}");
    }
}

/// Words that share syllables, so that random questions find something.
fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        Just("bảo"),
        Just("bao"),
        Just("báo"),
        Just("BẢO"),
        Just("hiểm"),
        Just("xã"),
        Just("hoà"),
        Just("hòa"),
        Just("đồng"),
        Just("1.500"),
        Just("QĐ-TTg"),
        Just(","),
        Just(".\n"),
    ];
    proptest::collection::vec(word, 0..12).prop_map(|words| words.join(" "))
}

fn corpus_of(texts: Vec<String>) -> Corpus {
    corpus(&texts.into_iter().enumerate().map(|(at, text)| (format!("{at:02}"), text)).collect())
}

proptest! {
    #[test]
    fn a_phrase_finds_some_of_what_its_words_find(texts in proptest::collection::vec(text(), 0..8), q in text()) {
        let q = q.replace(['-', '\n', ','], " ");
        let corpus = corpus_of(texts);
        let index = Index::build(&corpus);
        let found = |q: &str| -> BTreeSet<u32> {
            let (query, _) = Query::parse(q, &LANGUAGE, &Abbreviations::default());
            index.search(&corpus, &query, 1000).hits.iter().map(|hit| hit.document).collect()
        };
        let (words, phrase) = (found(&format!("{q} ")), found(&format!("\"{q}\"")));
        prop_assert!(phrase.is_subset(&words), "{:?} {:?}", phrase, words);
    }

    /// Whatever is asked: a sentence that is shown as fitting has a mark, and where none does every sentence has as many
    /// parts as any.
    #[test]
    fn what_is_shown_holds_what_was_asked(texts in proptest::collection::vec(text(), 0..8), q in text()) {
        let q = q.replace(['-', '\n', ',', '"'], " ");
        let corpus = corpus_of(texts);
        let index = Index::build(&corpus);
        let (query, _) = Query::parse(&q, &LANGUAGE, &Abbreviations::default());
        let answer = index.ask(&corpus, &query, 1000, &everything);
        let typed: Vec<String> = super::tokens(&q).map(|range| engine::text::fold::bare(&q[range])).collect();
        for (at, passages) in index.sentences(&corpus, &answer, 1000, &everything).documents {
            let document = &corpus.documents[at as usize];
            for passage in passages {
                prop_assert!(!passage.spans.is_empty());
                let sentence = document.reading.sentences[passage.sentence as usize].span.of(&document.text);
                let words: Vec<String> =
                    super::tokens(sentence).map(|range| engine::text::fold::bare(&sentence[range])).collect();
                let n_held = typed.iter().filter(|it| words.iter().any(|word| word.starts_with(it.as_str()))).count();
                prop_assert!(n_held > 0);
                prop_assert!(answer.fit == Fit::Parts || n_held == typed.len(), "{} in {}", q, sentence);
            }
        }
    }

    #[test]
    fn what_is_excluded_is_not_found(texts in proptest::collection::vec(text(), 0..8), q in text()) {
        let corpus = corpus_of(texts);
        let index = Index::build(&corpus);
        let with: BTreeSet<String> = ask(&corpus, &index, "hiểm ").ids.into_iter().collect();
        let without: BTreeSet<String> = ask(&corpus, &index, &format!("{q} -hiểm")).ids.into_iter().collect();
        prop_assert!(with.is_disjoint(&without));
    }

    #[test]
    fn what_is_marked_is_what_was_asked(texts in proptest::collection::vec(text(), 1..5)) {
        let corpus = corpus_of(texts);
        let index = Index::build(&corpus);
        let (query, _) = Query::parse("bao \"hòa đồng\"", &LANGUAGE, &Abbreviations::default());
        for (at, document) in corpus.documents.iter().enumerate() {
            let spans = index.highlights(&corpus, at, &query);
            prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for span in spans {
                let marked = engine::text::fold::exact(span.of(&document.text));
                prop_assert!(
                    engine::text::fold::bare(&marked) == "bao" || marked.split_whitespace().collect::<Vec<_>>() == ["hoà", "đồng"]
                    || marked.starts_with("hoà") && marked.ends_with("đồng"),
                    "{}", marked
                );
            }
        }
    }

    #[test]
    fn any_question_is_answered(q in "\\PC{0,60}", operators in "[-\"<>.,:|% a1đ]{0,40}") {
        let corpus = corpus_of(vec!["bảo hiểm xã hội 1.500 đồng".to_owned(), "đèo".to_owned()]);
        let index = Index::build(&corpus);
        ask(&corpus, &index, &q);
        ask(&corpus, &index, &operators);
        ask(&corpus, &index, &format!("{operators}{q}"));
    }
}
