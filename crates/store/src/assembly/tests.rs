//! A corpus made in steps is the corpus made at once.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use engine::knowledge::SourceFile;

use super::*;

/// Runs what never waits.
fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("expected work that never waits"),
    }
}

#[expect(clippy::disallowed_methods, reason = "codebook and lexicon are files")]
fn knowledge() -> Knowledge {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let mut paths = vec![format!("{root}/codebook.toml"), format!("{root}/ranker.weights")];
    let entries = std::fs::read_dir(format!("{root}/lexicon")).unwrap();
    paths.extend(entries.map(|entry| entry.unwrap().path().to_str().unwrap().to_owned()));
    let files: Vec<(String, String)> =
        paths.into_iter().map(|path| (std::fs::read_to_string(&path).unwrap(), path)).collect();
    let files: Vec<SourceFile<'_>> = files.iter().map(|(text, path)| SourceFile { path, text }).collect();
    Knowledge::from_sources(&files).unwrap()
}

fn articles() -> Vec<Article> {
    let texts = [
        ("b", "Đến hết năm 2022, cả tỉnh có 21.000 người tham gia bảo hiểm y tế, tăng 5% so với năm 2021."),
        (
            "a",
            "Đến hết năm 2022, cả tỉnh có 22.000 người tham gia bảo hiểm y tế. Năm 2021 có 20.000 người tham gia bảo hiểm y tế.",
        ),
        ("c", "Trời mưa."),
    ];
    texts.map(|(id, text)| Article { id: id.to_owned(), text: text.to_owned(), ..Article::default() }).into()
}

#[test]
fn it_is_the_corpus_that_is_made_in_one_step() {
    let knowledge = knowledge();
    let engine = Engine::new(&knowledge);
    let mut n_pauses = 0;
    let mut pause = async |_: Progress| {
        n_pauses += 1;
        Ok(())
    };
    let documents = at_once(read_articles(articles(), &engine, &mut pause)).unwrap();
    let mut in_order = documents.clone();
    in_order.sort_by(|a, b| a.id.cmp(&b.id));
    let whole = Corpus::new(in_order, &knowledge).compared(&knowledge).induced();
    assert!(whole.report.coverage.figures > 2 && !whole.report.sources.is_empty(), "the articles are compared");
    assert_eq!(at_once(assembled(documents, &knowledge, &mut pause)).unwrap(), whole);
    assert!(n_pauses > 6, "{n_pauses}");
}

#[test]
fn it_ends_where_the_caller_cancels() {
    let knowledge = knowledge();
    let engine = Engine::new(&knowledge);
    let mut n_read = 0;
    let mut pause = async |progress: Progress| {
        n_read = progress.n_done;
        if progress.n_done < 2 { Ok(()) } else { Err(Cancelled) }
    };
    assert_eq!(at_once(read_articles(articles(), &engine, &mut pause)), Err(Cancelled));
    assert_eq!(n_read, 2);
}

#[test]
fn documents_of_a_corpus_go_on_into_another_as_if_they_were_new() {
    let knowledge = knowledge();
    let engine = Engine::new(&knowledge);
    let mut pause = async |_: Progress| Ok(());
    let texts = ["Tỉnh trồng mới 120 ha rừng phòng hộ.", "Huyện trồng mới 15 ha rừng phòng hộ, thu 12 tỷ đồng."];
    let articles = texts.iter().zip(["a", "b"]).map(|(text, id)| Article {
        id: id.to_owned(),
        text: (*text).to_owned(),
        given: GivenMeta { published: Some("2021-04".to_owned()), ..GivenMeta::default() },
    });
    let documents = at_once(read_articles(articles.collect(), &engine, &mut pause)).unwrap();
    let once = at_once(assembled(documents, &knowledge, &mut pause)).unwrap();
    let has_induced =
        |corpus: &Corpus| corpus.glossary.indicators.iter().any(|it| unnamed_indicators::is_induced(&it.id));
    assert!(has_induced(&once), "the texts state one thing twice");
    let again = at_once(assembled(once.documents.clone(), &knowledge, &mut pause)).unwrap();
    assert_eq!(again, once);
    // Read again, they are the same too.
    let articles = once.documents.iter().map(Article::from).collect();
    let documents = at_once(read_articles(articles, &engine, &mut pause)).unwrap();
    assert_eq!(at_once(assembled(documents, &knowledge, &mut pause)).unwrap(), once);
}
