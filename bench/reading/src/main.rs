//! How fast news is read, one core: text to quantities, periods and references; the same with names and facts; and the
//! Rust `duckling` (Vietnamese, all its dimensions) in the same run, as the base of the ratio.
//!
//! `cargo run --release --manifest-path bench/reading/Cargo.toml -- NEWS.jsonl.gz`: one JSON object with a
//! `text` a line, gzipped. Prints the median of several passes, and the slowest article.

use std::fs;
use std::hint::black_box;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::TimeZone;
use duckling::{Context, DimensionKind, Lang, Locale, Options};
use engine::knowledge::{Knowledge, SourceFile};
use engine::reading::GivenMeta;
use engine::{Document, Engine};

/// Bytes that duckling reads: it would need an hour for all.
const DUCKLING_BYTES: usize = 120_000;

fn main() {
    let news = std::env::args().nth(1).expect("expected the path of NEWS.jsonl.gz");
    let texts = texts(&news);
    let n_bytes: usize = texts.iter().map(String::len).sum();
    println!("{} articles, {:.1} MB", texts.len(), n_bytes as f64 / 1e6);
    let engine = engine();
    let slowest = texts.iter().map(|text| time(|| read(&engine, text))).max().unwrap_or_default();
    let figures = median(|| texts.iter().map(|text| read_figures(&engine, text)).sum());
    let all = median(|| texts.iter().map(|text| read(&engine, text)).sum());
    let speed = |took: Duration, bytes: usize| bytes as f64 / 1e6 / took.as_secs_f64();
    println!("figures, periods, references: {:.1} MB/s", speed(figures, n_bytes));
    println!("with names and facts:         {:.1} MB/s", speed(all, n_bytes));
    println!("slowest article:              {:.2} ms", slowest.as_secs_f64() * 1e3);
    let (took, bytes) = duckling(&texts);
    println!("duckling:                     {:.3} MB/s ({bytes} bytes)", speed(took, bytes));
    println!("ratio:                        {:.0}", speed(figures, n_bytes) / speed(took, bytes));
}

fn read_figures(engine: &Engine, text: &str) -> usize {
    let reading = engine.read_figures(&Document { id: "", text, given: GivenMeta::default() });
    black_box(reading.mentions.len() + reading.periods.len() + reading.refs.len())
}

fn read(engine: &Engine, text: &str) -> usize {
    black_box(engine.read(&Document { id: "", text, given: GivenMeta::default() }).observations.len())
}

fn time(run: impl FnOnce() -> usize) -> Duration {
    let start = Instant::now();
    black_box(run());
    start.elapsed()
}

fn median(run: impl Fn() -> usize) -> Duration {
    let mut passes: Vec<Duration> = (0..5).map(|_| time(&run)).collect();
    passes.sort_unstable();
    passes[2]
}

fn duckling(texts: &[String]) -> (Duration, usize) {
    let locale = Locale::new(Lang::VI, None);
    let now = chrono::FixedOffset::east_opt(7 * 3600).expect("in range").with_ymd_and_hms(2017, 7, 2, 0, 0, 0).unwrap();
    let (context, options) = (Context::new(now, locale), Options::default());
    let dimensions = [
        DimensionKind::Numeral,
        DimensionKind::Ordinal,
        DimensionKind::AmountOfMoney,
        DimensionKind::Time,
        DimensionKind::Quantity,
        DimensionKind::Distance,
        DimensionKind::Volume,
        DimensionKind::Temperature,
        DimensionKind::Duration,
    ];
    // Sentence by sentence: its time grows faster than the length of what it reads.
    let sentences = texts.iter().flat_map(|text| text.split_inclusive(['.', '!', '?', '\n']));
    let mut n_bytes = 0;
    let sentences: Vec<&str> = sentences
        .take_while(|sentence| {
            n_bytes += sentence.len();
            n_bytes < DUCKLING_BYTES
        })
        .collect();
    let n_bytes = sentences.iter().map(|sentence| sentence.len()).sum();
    let took = time(|| {
        sentences.iter().map(|sentence| duckling::parse(sentence, &locale, &dimensions, &context, &options).len()).sum()
    });
    (took, n_bytes)
}

fn texts(path: &str) -> Vec<String> {
    let mut unzip = Command::new("gzip").args(["-dc", path]).stdout(Stdio::piped()).spawn().expect("gzip runs");
    let mut lines = String::new();
    unzip.stdout.take().expect("piped").read_to_string(&mut lines).expect("UTF-8");
    unzip.wait().expect("gzip ends");
    let text = |line: &str| {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        value["text"].as_str().expect("a text").to_owned()
    };
    lines.lines().map(text).collect()
}

fn engine() -> Engine {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut paths: Vec<_> =
        fs::read_dir(seeds.join("lexicon")).expect("there").map(|entry| entry.expect("readable").path()).collect();
    paths.extend(["codebook.toml", "ranker.weights"].map(|name| seeds.join(name)));
    let texts: Vec<(String, String)> =
        paths.iter().map(|path| (path.display().to_string(), fs::read_to_string(path).expect("readable"))).collect();
    let files: Vec<SourceFile<'_>> = texts.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Engine::new(&Knowledge::from_sources(&files).unwrap_or_else(|error| panic!("{error}")))
}
