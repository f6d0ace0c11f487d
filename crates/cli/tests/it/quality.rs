//! The quality of reading, measured and kept: `docs/eval.csv` is what stands, and it may rise but not fall.

use crate::command::{Folder, repository};

#[test]
fn scores_on_the_seeds_do_not_fall() {
    let path = |name: &str| repository().join(name).to_str().unwrap().to_owned();
    let words = ["eval", &path("seeds"), "--gold", &path("testdata/gold"), "--floor", &path("docs/eval.csv")];
    let run = Folder::with(&[]).run_words(&words.map(str::to_owned));
    assert_eq!(
        run.code, 0,
        "{}(better on purpose? cargo solieu eval seeds --gold testdata/gold --out docs/eval.csv)",
        run.stderr
    );
}

#[test]
fn scores_on_articles_that_the_reader_was_not_written_from_do_not_fall() {
    let path = |name: &str| repository().join(name).to_str().unwrap().to_owned();
    let gold = path("testdata/regression/gold");
    let (articles, knowledge, floor) = (path("testdata/regression"), path("seeds"), path("docs/eval-regression.csv"));
    let only = path("seeds/codebook.toml");
    let words = ["eval", &articles, "--gold", &gold, "--knowledge", &knowledge, "--only", &only, "--floor", &floor];
    let run = Folder::with(&[]).run_words(&words.map(str::to_owned));
    assert_eq!(run.code, 0, "{}(better on purpose? the same command with --out {floor})", run.stderr);
}
