//! How the time to read and check a text grows with its length, for every shape of `crates/engine/tests/it/hostile`.
//!
//! `cargo run --release --manifest-path bench/hostile/Cargo.toml [-- MB MB …] [--shape WORD]`: seconds at each size, and the
//! exponent between the smallest and the largest: 1 is in proportion to the length, 2 its square.

#[path = "../../../crates/engine/tests/it/hostile/shapes.rs"]
mod shapes;

use std::fs;
use std::path::Path;
use std::time::Instant;

use engine::check::across::{Abbreviations, Fingerprint};
use engine::check::{Doc, Structure, report};
use engine::knowledge::{Knowledge, SourceFile};
use engine::{Document, Engine};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let wanted = args.iter().position(|arg| arg == "--shape").and_then(|at| args.get(at + 1));
    let sizes: Vec<f64> = args.iter().filter_map(|arg| arg.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![1.0, 5.0, 20.0] } else { sizes };
    let knowledge = knowledge();
    let (engine, structure) = (Engine::new(&knowledge), Structure::of(&knowledge));
    let abbreviations = Abbreviations::new(&knowledge.names.abbreviations);
    let mut worst: (f64, &str) = (0.0, "");
    for shape in shapes::SHAPES.iter().filter(|shape| wanted.is_none_or(|word| shape.0.contains(word.as_str()))) {
        let seconds: Vec<f64> = sizes
            .iter()
            .map(|size| {
                let text = shapes::text(shape, (size * 1e6) as usize, 7);
                let start = Instant::now();
                let reading = engine.read(&Document { id: "a", text: &text, ..Document::default() });
                let doc = Doc { id: "a", text: &text, reading: &reading };
                std::hint::black_box(report(&[doc], &structure, &[Fingerprint::new(&text, &abbreviations)]));
                start.elapsed().as_secs_f64()
            })
            .collect();
        let (Some(first), Some(last)) = (seconds.first(), seconds.last()) else { continue };
        let growth = sizes.last().copied().unwrap_or(1.0) / sizes.first().copied().unwrap_or(1.0);
        let exponent = (last / first).ln() / growth.ln();
        if exponent > worst.0 {
            worst = (exponent, shape.0);
        }
        let told: Vec<String> = sizes.iter().zip(&seconds).map(|(size, took)| format!("{size} MB {took:.2} s")).collect();
        println!("{:28} {}; exponent {exponent:.2}", shape.0, told.join(", "));
    }
    println!("largest exponent: {:.2} ({})", worst.0, worst.1);
}

fn knowledge() -> Knowledge {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../seeds");
    let mut paths: Vec<_> = ["codebook.toml", "ranker.weights"].map(|name| seeds.join(name)).into();
    let lexicon = fs::read_dir(seeds.join("lexicon")).expect("expected the folder seeds/lexicon");
    paths.extend(lexicon.map(|entry| entry.expect("expected a file").path()));
    paths.sort();
    let read = |path: &std::path::PathBuf| (path.display().to_string(), fs::read_to_string(path).expect("expected text"));
    let files: Vec<(String, String)> = paths.iter().map(read).collect();
    let files: Vec<SourceFile<'_>> = files.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Knowledge::from_sources(&files).unwrap_or_else(|error| panic!("{error}"))
}
