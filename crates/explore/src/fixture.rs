//! A corpus for tests: the five seeds with their gold annotation as if the engine had read it. So the views are tested on
//! real figures whatever the engine reads today.

use std::sync::OnceLock;

use engine::date::{Date, Period, PeriodKind};
use engine::knowledge::SourceFile;
use engine::reading::*;
use engine::rules;
use engine::{Decimal, Engine, Knowledge, Reading, Span};
use serde_json::Value;
use store::{Corpus, StoredDocument};

use crate::Explorer;

/// The seeds, opened once.
pub(crate) fn seeds() -> &'static Explorer {
    static SEEDS: OnceLock<Explorer> = OnceLock::new();
    SEEDS.get_or_init(|| Explorer::new(corpus()))
}

#[test]
fn the_report_travels_in_the_bundle() {
    let corpus = seeds().corpus();
    assert!(!corpus.report.checks.is_empty() && !corpus.report.claims.is_empty());
    assert_eq!(&store::read(&store::write_page(corpus)).unwrap(), corpus);
}

#[expect(clippy::disallowed_methods, reason = "the seeds and their annotation are files")]
fn corpus() -> Corpus {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut paths: Vec<_> =
        std::fs::read_dir(format!("{root}/seeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    let documents = paths.iter().map(|path| {
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = std::fs::read_to_string(path).unwrap();
        let gold = std::fs::read_to_string(format!("{root}/testdata/gold/{id}.gold.json")).unwrap();
        let reading = reading(&text, &serde_json::from_str(&gold).unwrap());
        StoredDocument::new(id, text, reading)
    });
    Corpus::new(documents.collect(), knowledge()).compared(knowledge())
}

/// Articles of our own, by id and text, read by the engine with the knowledge of the seeds.
pub(crate) fn read(articles: &[(&str, &str)]) -> Explorer {
    let engine = Engine::new(knowledge());
    let stored = |(id, text): &(&str, &str)| {
        let reading = engine.read(&Document { id, text, ..Document::default() });
        StoredDocument::new((*id).to_owned(), (*text).to_owned(), reading)
    };
    Explorer::new(Corpus::new(articles.iter().map(stored).collect(), knowledge()).compared(knowledge()))
}

pub(crate) fn knowledge() -> &'static Knowledge {
    static KNOWLEDGE: OnceLock<Knowledge> = OnceLock::new();
    KNOWLEDGE.get_or_init(load_knowledge)
}

#[expect(clippy::disallowed_methods, reason = "codebook and lexicon are files")]
fn load_knowledge() -> Knowledge {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut files = vec![format!("{root}/seeds/codebook.toml"), format!("{root}/seeds/ranker.weights")];
    for entry in std::fs::read_dir(format!("{root}/seeds/lexicon")).unwrap() {
        files.push(entry.unwrap().path().to_str().unwrap().to_owned());
    }
    files.sort();
    let files: Vec<(String, String)> = files
        .into_iter()
        .map(|path| (std::fs::read_to_string(&path).unwrap(), path))
        .map(|(text, path)| (path, text))
        .collect();
    let files: Vec<SourceFile<'_>> = files.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Knowledge::from_sources(&files).unwrap()
}

fn reading(text: &str, gold: &Value) -> Reading {
    let (blocks, sentences) = sentences(text);
    let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
    let span = |value: &Value| {
        let at = |key: &str| bytes[value[key].as_u64().unwrap() as usize];
        Span { start: at("start"), end: at("end") }
    };
    let sentence_of = |span: Span| sentences.iter().rposition(|s| s.span.start <= span.start).unwrap() as u32;
    let mentions: Vec<Mention> =
        list(gold, "mentions").iter().map(|m| mention(m, span(m), sentence_of(span(m)))).collect();
    let published = gold["meta"]["published"].as_str().and_then(crate::query::url::date_from_text);
    let known = |key: &str| {
        gold["meta"][key].as_str().map(|value| Known { value: value.to_owned(), basis: Basis::Stated, span: None })
    };
    Reading {
        meta: Meta {
            title: known("title"),
            publisher: known("publisher"),
            published: published.map(|value| Known { value, basis: Basis::Stated, span: None }),
            byline: known("byline"),
            ..Meta::default()
        },
        observations: list(gold, "observations").iter().map(|gold| observation(text, gold)).collect(),
        refs: list(gold, "refs")
            .iter()
            .map(|r| LegalRef {
                span: span(r),
                kind: r["type"].as_str().unwrap_or("").to_owned(),
                number: r["number"].as_str().map(str::to_owned),
                date: r["date"].as_str().and_then(day),
                issuer: r["issuer"].as_str().map(str::to_owned),
                full: None,
                rules: vec![],
            })
            .collect(),
        mentions,
        blocks,
        sentences,
        ..Reading::default()
    }
}

fn list<'a>(gold: &'a Value, key: &str) -> &'a [Value] {
    gold[key].as_array().map_or(&[], Vec::as_slice)
}

/// Lines as blocks; sentences end at a full stop before white space.
fn sentences(text: &str) -> (Vec<Block>, Vec<Sentence>) {
    let (mut blocks, mut sentences) = (vec![], vec![]);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        blocks.push(Block { span: Span::new(start, start + line.len()), zone: Zone::Body });
        let mut from = start;
        for part in line.split_inclusive(". ") {
            let span = Span::new(from, from + part.trim_end().len());
            from += part.len();
            let hash =
                part.trim_end().bytes().fold(17_u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into()));
            sentences.push(Sentence { span, block: blocks.len() as u32 - 1, hash });
        }
    }
    (blocks, sentences)
}

fn mention(gold: &Value, span: Span, sentence: u32) -> Mention {
    let unit = gold["unit"].as_str().unwrap_or("").to_owned();
    Mention {
        span,
        number: span,
        value: decimal(&gold["value"]).unwrap(),
        upper: decimal(&gold["value_max"]),
        step: step(gold["quote"].as_str().unwrap(), &decimal(&gold["value"]).unwrap()),
        qualifier: named(&gold["approx"]).unwrap(),
        upper_qualifier: None,
        unit: Unit { text: unit, ..Unit::default() },
        kind: named(&gold["kind"]).unwrap(),
        sentence,
        rules: vec![],
    }
}

/// One unit of the last digit that is printed, told from the first number of the quote.
fn step(quote: &str, value: &Decimal) -> Decimal {
    let digits: String = quote
        .chars()
        .skip_while(|c| !c.is_ascii_digit())
        .take_while(|c| c.is_ascii_digit() || ",.".contains(*c))
        .collect();
    let plain = digits.trim_end_matches([',', '.']).replace('.', "").replace(',', ".");
    let Ok(printed) = plain.parse::<Decimal>() else { return Decimal::ONE };
    let n_decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len() as i16);
    let last = if n_decimals > 0 { -n_decimals } else { printed.exponent() };
    // The scale word is what the value has more than the number printed.
    Decimal::scale(last + value.exponent() - printed.exponent())
}

fn observation(text: &str, gold: &Value) -> Observation {
    let field = |key: &str| gold[key].as_str().map(str::to_owned);
    Observation {
        mention: MentionIdx(gold["mention"].as_u64().unwrap() as u32),
        indicator: field("indicator"),
        phrase: None,
        measure: named(&gold["measure"]).unwrap(),
        signed: decimal(&gold["signed"]).unwrap(),
        status: named(&gold["status"]).unwrap(),
        period: period(&gold["time"]).map(|period| GoverningPeriod { period, span: None }),
        place: field("place"),
        scope: named(&gold["scope"]),
        district: field("district"),
        subgroup: field("subgroup"),
        compare: compare(text, &gold["compare"]),
        denominator: field("of"),
        attribution: None,
        evidence: vec![],
        rules: if is_of_target(gold) { vec![rules::MEASURE_OF_TARGET] } else { vec![] },
    }
}

/// The annotation names what a share is of; the engine says by a rule that it is a target.
fn is_of_target(gold: &Value) -> bool {
    gold["measure"] == "share" && gold["of"].as_str().is_some_and(|of| of.contains("chỉ tiêu"))
}

fn compare(text: &str, gold: &Value) -> Option<Comparison> {
    let words = gold["text"].as_str()?;
    let at = text.find(words)?;
    let to = gold["to"].as_str().and_then(|to| match to.split_once("..") {
        Some((start, end)) => Some(Period::during(day(start)?, day(end)?)),
        None => Some(Period::as_of(day(to)?)),
    });
    Some(Comparison { span: Span::new(at, at + words.len()), to })
}

fn period(gold: &Value) -> Option<Period> {
    let day = |key: &str| gold[key].as_str().and_then(day);
    let kind = if gold["kind"] == "as_of" { PeriodKind::AsOf } else { PeriodKind::During };
    let period = Period { kind, start: day("start"), end: day("end") };
    (period.start.is_some() || period.end.is_some()).then_some(period)
}

fn day(text: &str) -> Option<Date> {
    let date = crate::query::url::date_from_text(text)?;
    engine::date::date(date.year, date.month?, date.day?)
}

fn decimal(gold: &Value) -> Option<Decimal> {
    Some(gold.as_f64()?.to_string().parse().unwrap())
}

/// A value of one of the engine's enums by its name in JSON.
fn named<T: serde::de::DeserializeOwned>(gold: &Value) -> Option<T> {
    serde_json::from_value(gold.clone()).ok()
}

/// The provinces of the lexicon: code, and that of today's where it is another.
pub(crate) fn province_codes() -> Vec<(String, Option<String>)> {
    let provinces = knowledge().names.places.iter().filter(|place| place.level == engine::entity::PlaceLevel::Province);
    provinces.filter_map(|place| Some((place.code.clone()?, place.today.clone()))).collect()
}
