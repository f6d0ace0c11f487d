//! How long ten thousand articles take: fingerprints on four threads, reprints, claims and the checks across.
//!
//! `NEWS=10k.jsonl cargo bench -p engine --bench across`, one `{"text"}` a line. Facts are made up, ten an article, so
//! that claims have something to join; peak memory is the process's own.

#![allow(clippy::unwrap_used, missing_docs, reason = "a bench that cannot go on has failed")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    clippy::disallowed_types,
    reason = "a bench reads files and the clock"
)]

use std::time::Instant;
use std::{env, fs, thread};

use engine::check::across::{Abbreviations, Corpus, Fingerprint, claims, found, reprints, series, sources};
use engine::check::{Doc, Facts, Structure};
use engine::date::{Period, month_end};
use engine::reading::*;
use engine::{Decimal, Span};

const N_THREADS: usize = 4;

fn main() {
    let Ok(news) = env::var("NEWS") else {
        println!("across: NEWS is not set, no time measured");
        return;
    };
    let file = fs::read_to_string(news).unwrap();
    let text =
        |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
    let texts: Vec<String> = file.lines().map(text).collect();
    drop(file);
    let readings: Vec<Reading> = (0..texts.len()).map(reading).collect();
    let abbreviations = Abbreviations::new(&[]);
    let n_bytes: usize = texts.iter().map(String::len).sum();
    println!("{} articles, {:.1} MB; resident {} MB", texts.len(), n_bytes as f64 / 1e6, resident_mb());

    let start = Instant::now();
    let chunk = texts.len().div_ceil(N_THREADS).max(1);
    let prints: Vec<Fingerprint> = thread::scope(|scope| {
        let make = |texts: &[String]| -> Vec<Fingerprint> {
            texts.iter().map(|text| Fingerprint::new(text, &abbreviations)).collect()
        };
        let threads: Vec<_> = texts.chunks(chunk).map(|texts| scope.spawn(move || make(texts))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    println!("fingerprints on {N_THREADS} threads: {:.0?}", start.elapsed());
    let pairs = reprints(&prints);
    println!("reprints: {} pairs, {:.0?} from the start", pairs.len(), start.elapsed());
    let structure = Structure::default();
    let docs: Vec<Doc<'_>> = texts.iter().zip(&readings).map(|(text, reading)| Doc { id: "", text, reading }).collect();
    let facts = (0..).zip(&docs).map(|(document, doc)| Facts::of_document(document, *doc, &structure));
    let corpus = Corpus::new(&docs, facts.collect(), &structure, sources(docs.len(), &pairs));
    let claims = claims(&corpus);
    println!("claims: {}, {:.0?} from the start", claims.len(), start.elapsed());
    println!("series: {}, {:.0?} from the start", series(&corpus).len(), start.elapsed());
    println!("checks across: {}, {:.0?} from the start", found(&corpus).checks.len(), start.elapsed());
    println!("peak {} MB", peak_mb());
}

/// Ten figures of two hundred indicators, over ten years.
fn reading(document: usize) -> Reading {
    let mut reading = Reading::default();
    for i in 0..10 {
        let seed = document.wrapping_mul(7919).wrapping_add(i * 104_729);
        let value = Decimal::from((seed % 100_000) as i64);
        reading.mentions.push(Mention {
            span: Span::new(i * 20, i * 20 + 10),
            number: Span::new(i * 20, i * 20 + 5),
            value,
            upper: None,
            step: Decimal::ONE,
            qualifier: Qualifier::Exact,
            upper_qualifier: None,
            unit: Unit::default(),
            kind: MentionKind::Count,
            sentence: 0,
            rules: Vec::new(),
        });
        reading.observations.push(Observation {
            mention: MentionIdx(i as u32),
            indicator: Some(format!("indicator.{}", seed % 200)),
            phrase: None,
            measure: Measure::Level,
            signed: value,
            status: Status::Actual,
            period: Some(GoverningPeriod {
                period: Period::as_of(month_end(2010 + (seed % 10) as i32, 1 + (seed % 12) as u8).unwrap()),
                span: None,
            }),
            place: Some("VN".to_owned()),
            scope: Some(Scope::National),
            district: None,
            subgroup: None,
            compare: None,
            denominator: None,
            attribution: None,
            evidence: Vec::new(),
            rules: Vec::new(),
        });
    }
    reading
}

fn status_mb(key: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with(key)).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0) / 1024
}

fn resident_mb() -> u64 {
    status_mb("VmRSS:")
}

fn peak_mb() -> u64 {
    status_mb("VmHWM:")
}
