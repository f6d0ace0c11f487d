//! How much work lies between two pauses of a corpus that is made in steps. Work is counted in allocations: reading allocates
//! for whatever it finds, each time the same, and no clock is asked. In a file of its own: the counter is of the process.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "codebook and lexicon are files")]

use std::alloc::System;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use engine::knowledge::SourceFile;
use engine::{Engine, Knowledge};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};
use store::assembly::{Article, Cancelled, Progress, Stage, assembled, read_articles};

#[global_allocator]
static COUNTED: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn n_allocations() -> usize {
    COUNTED.stats().allocations
}

fn at_once<T>(work: impl Future<Output = T>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("expected work that never waits"),
    }
}

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

/// Articles of figures that are compared within and across; `n_sentences` each.
fn articles(n: usize, n_sentences: usize) -> Vec<Article> {
    let sentence = |article: usize, at: usize| {
        let n = 20_000 + article * 37 + at * 11;
        format!(
            "Đến hết năm {}, toàn tỉnh Tiền Giang có {}.{:03} người tham gia bảo hiểm y tế, tăng {},5% so với năm trước, \
             trong đó {} người theo hộ gia đình; tổ chức {} hội nghị tuyên truyền. ",
            2015 + at % 9,
            n / 1000,
            n % 1000,
            at % 7,
            n / 3,
            at % 40 + 2,
        )
    };
    let article = |it: usize| Article {
        id: format!("bai-{it:04}"),
        text: (0..n_sentences).map(|at| sentence(it, at)).collect(),
        ..Article::default()
    };
    (0..n).map(article).collect()
}

/// The largest turn of each stage and all of them together, in allocations.
#[derive(Debug, Default)]
struct LargestTurns {
    all: usize,
    reading: usize,
    comparing: usize,
    joining: usize,
}

fn largest_turns(engine: &Engine, knowledge: &Knowledge, articles: Vec<Article>) -> LargestTurns {
    let (mut largest, mut last) = (LargestTurns::default(), n_allocations());
    let mut pause = async |progress: Progress| {
        let now = n_allocations();
        let slot = match progress.stage {
            Stage::Reading => &mut largest.reading,
            Stage::Comparing => &mut largest.comparing,
            Stage::Joining => &mut largest.joining,
        };
        *slot = (*slot).max(now - last);
        largest.all += now - last;
        last = n_allocations();
        Ok::<(), Cancelled>(())
    };
    let documents = at_once(read_articles(articles, engine, &mut pause)).unwrap();
    let corpus = at_once(assembled(documents, knowledge, &mut pause)).unwrap();
    assert!(corpus.report.coverage.figures > 0 && !corpus.report.claims.is_empty());
    largest
}

#[test]
fn no_turn_grows_with_the_corpus_and_few_with_a_text() {
    let knowledge = knowledge();
    let engine = Engine::new(&knowledge);
    // The first one makes what is kept for later.
    let _ = largest_turns(&engine, &knowledge, articles(2, 2));
    let few = largest_turns(&engine, &knowledge, articles(30, 6));
    let many = largest_turns(&engine, &knowledge, articles(300, 6));
    let long = largest_turns(&engine, &knowledge, articles(3, 120));
    // What is done with one article at a time.
    assert_eq!((few.reading, few.comparing), (many.reading, many.comparing));
    // What is done with all of them has a step for each kind of check, and reading their words is cut.
    assert!(many.joining < 4 * few.joining, "ten times the articles: {few:?}, {many:?}");
    let largest = many.reading.max(many.comparing).max(many.joining);
    assert!(largest * 40 < many.all, "{many:?}");
    // A long text is read in passes, its facts a sentence at a time; a kind of check is a step, and the words and sentences
    // that checks ask for are made in several.
    assert!(long.reading * 20 < long.all && long.comparing * 12 < long.all, "{long:?}");
}
