//! Counts on texts small enough to count by hand, and measures against values computed elsewhere.

use engine::Reading;
use serde::Deserialize;

use super::measure;
use super::*;
use crate::index::{Abbreviations, Answer, Index, Query, everything};
use crate::{Corpus, StoredDocument};

#[derive(Deserialize)]
struct Measures {
    log_likelihood: Vec<Table>,
    log_dice: Vec<Dice>,
    keyness: Vec<Keyness>,
    deviation: Vec<Deviation>,
}

#[derive(Deserialize)]
struct Table {
    table: [[f64; 2]; 2],
    value: f64,
}

#[derive(Deserialize)]
struct Dice {
    together: f64,
    first: f64,
    second: f64,
    value: f64,
}

#[derive(Deserialize)]
struct Keyness {
    here: [f64; 2],
    there: [f64; 2],
    value: f64,
    log_ratio: f64,
}

#[derive(Deserialize)]
struct Deviation {
    counts: Vec<f64>,
    sizes: Vec<f64>,
    value: f64,
}

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-6 * expected.abs().max(1.0), "found {found}, expected {expected}");
}

#[test]
fn measures_equal_their_references() {
    let cases: Measures = toml::from_str(include_str!("../../../../testdata/usage/measures.toml")).unwrap();
    for case in cases.log_likelihood {
        near(measure::log_likelihood(case.table), case.value);
    }
    for case in cases.log_dice {
        near(measure::log_dice(case.together, case.first, case.second), case.value);
    }
    for case in cases.keyness {
        let ([n, size], [n_there, size_there]) = (case.here, case.there);
        near(measure::keyness(n, size, n_there, size_there), case.value);
        near(measure::log_ratio(n, size, n_there, size_there), case.log_ratio);
    }
    for case in cases.deviation {
        let parts: Vec<(f64, f64)> = case.counts.into_iter().zip(case.sizes).collect();
        near(measure::deviation_of_proportions(&parts), case.value);
    }
}

fn corpus() -> Corpus {
    let texts = ["Mưa to, gió to. Mưa nhỏ", "Nắng to, mưa to", "Gió nhẹ. Mưa phùn"];
    let document =
        |(at, text): (usize, &&str)| StoredDocument::new(at.to_string(), (*text).to_owned(), Reading::default());
    let documents = texts.iter().enumerate().map(document);
    Corpus { documents: documents.collect(), ..Corpus::default() }
}

fn asked(corpus: &Corpus, index: &Index, text: &str) -> Answer {
    let query = Query::parse(text, &corpus.glossary.numbers.language(), &Abbreviations::default()).0;
    index.ask(corpus, &query, usize::MAX, &everything)
}

fn said(index: &Index, word: &[u32]) -> String {
    word.iter().map(|it| index.spelling(*it)).collect::<Vec<_>>().join(" ")
}

#[test]
fn lines_show_every_place_with_its_context() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let mut lines = index.lines(&corpus, &asked(&corpus, &index, "\"mưa\""), 2);
    sort_lines(&mut lines, &index, &[1]);
    let shown: Vec<String> = lines
        .iter()
        .map(|line| {
            let text = &corpus.documents[line.document as usize].text;
            format!("{}|{}|{}", line.left.of(text), line.span.of(text), line.right.of(text))
        })
        .collect();
    assert_eq!(shown, ["gió to. |Mưa| nhỏ", "Gió nhẹ. |Mưa| phùn", "|Mưa| to, gió", "Nắng to, |mưa| to"]);
}

#[test]
fn words_asked_for_together_are_one_place_where_they_stand_side_by_side() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let met = |question: &str| -> Vec<String> {
        let lines = index.lines(&corpus, &asked(&corpus, &index, question), 0);
        lines.iter().map(|line| line.span.of(&corpus.documents[line.document as usize].text).to_owned()).collect()
    };
    assert_eq!(met("nắng \"to\""), ["Nắng to"]);
    assert_eq!(met("nắng mưa"), ["Nắng", "mưa"], "nowhere side by side");
    assert_eq!(met("\"mưa\" \"phùn\""), ["Mưa phùn"]);
    assert_eq!(met("phùn mưa"), ["Mưa", "phùn"], "side by side in another order");
}

#[test]
fn spread_counts_every_document() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let lines = index.lines(&corpus, &asked(&corpus, &index, "\"to\""), 0);
    let spread = dispersion(&index, &lines, &[0, 1, 2]);
    let places: Vec<Vec<u32>> = spread.rows.iter().map(|row| row.places.clone()).collect();
    assert_eq!(places, [vec![1, 3], vec![1, 3], vec![]]);
    // Shares of the word 1/2, 1/2, 0; of the text 6/14, 4/14, 4/14.
    near(spread.deviation, (1.0 / 14.0 + 3.0 / 14.0 + 4.0 / 14.0) / 2.0);
    let two = dispersion(&index, &lines, &[0, 1]);
    // Of the ten words of the first two, half of "to" stands in each.
    near(two.deviation, 0.1);
}

#[test]
fn company_is_counted_within_the_window() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let one_right = Window { left: 0, right: 1 };
    let lines = index.lines(&corpus, &asked(&corpus, &index, "\"mưa\""), 0);
    let found = collocates(&index, &lines, &[0, 1, 2], one_right, 1, &Compounds::none());
    let shown: Vec<(String, usize, usize)> =
        found.iter().map(|it| (said(&index, &it.word), it.n_near, it.n_all)).collect();
    assert_eq!(
        shown,
        [("nhỏ".to_owned(), 1, 1), ("phùn".to_owned(), 1, 1), ("to".to_owned(), 2, 4)],
        "after mưa: to, nhỏ, to, phùn"
    );
    let to = index.numbers("to").unwrap();
    let n_with = lines.iter().filter(|line| one_right.has(&to, line, &index, &Compounds::none())).count();
    assert_eq!(n_with, 2, "as many lines as were counted");
    near(found[2].log_dice, 13.0);
    // 14 words, 4 of them right of mưa; "to" stands 4 times, 2 of them there.
    near(found[2].log_likelihood, measure::log_likelihood([[2.0, 2.0], [2.0, 8.0]]));
}

#[test]
fn compounds_are_words() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let compounds = Compounds::from_forms(["mưa to", "mưa", "gió to", "xa lạ", "mưa, gió"], &index);
    let words: Vec<String> = compounds.words(index.words(0)).map(|(_, word)| said(&index, word)).collect();
    assert_eq!(words, ["mưa to", "gió to", "mưa", "nhỏ"]);
}

#[test]
fn runs_of_words_are_counted_once_a_place() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let found = ngrams(&index, &[0, 1, 2], 2, 2, &Compounds::none());
    let shown: Vec<(String, usize, usize)> =
        found.iter().map(|it| (said(&index, &it.words), it.n, it.n_documents)).collect();
    assert_eq!(shown, [("mưa to".to_owned(), 2, 2), ("to mưa".to_owned(), 2, 2)]);
}

#[test]
fn what_is_typical_of_a_selection_comes_first() {
    let corpus = corpus();
    let index = Index::build(&corpus);
    let keys = keyness(&index, &[2], 1, &Compounds::none());
    let to = keys.iter().find(|key| said(&index, &key.word) == "to").unwrap();
    assert_eq!((to.n_here, to.n_there), (0, 4));
    assert!(to.log_ratio < 0.0);
    near(to.log_likelihood, measure::keyness(0.0, 4.0, 4.0, 10.0));
    let all: usize = keys.iter().map(|key| key.n_here + key.n_there).sum();
    assert_eq!(all, index.n_words());
}
