//! Turns annotated files (`*.gold.json` and their texts) into readings, so that checks can be tried on perfect facts.

use std::path::Path;
use std::sync::LazyLock;

use engine::check::across::{Abbreviations, Copy, Fingerprint};
use engine::check::{Check, Doc, Report, Structure, Verdict};
use engine::date::{Date, Period, date, month_end};
use engine::reading::*;
use engine::{Decimal, Engine, Span, check::Term};
use serde_json::Value;

use crate::folder::{engine, knowledge, repository, shared};

/// One annotated document.
pub(crate) struct Gold {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) reading: Reading,
    pub(crate) relations: Vec<GoldRelation>,
}

impl Gold {
    /// A text without annotation.
    pub(crate) fn of_text(text: String) -> Gold {
        Gold { id: "a".to_owned(), text, reading: Reading::default(), relations: Vec::new() }
    }
}

/// One annotated relation.
pub(crate) struct GoldRelation {
    pub(crate) kind: String,
    pub(crate) terms: Vec<u32>,
    pub(crate) holds: Option<bool>,
    pub(crate) note: String,
    /// Ends of what the annotators computed.
    pub(crate) computed: Option<(f64, f64)>,
    /// What they computed from the printed values.
    pub(crate) point: Option<f64>,
}

/// The checks of a report, those of copies once more, and its comparisons as checks that nothing decides.
pub(crate) fn findings(report: Report) -> Vec<Check> {
    let follows = report.comparisons.into_iter().map(|one| Check {
        id: one.id,
        kind: one.kind,
        verdict: Verdict::Undecided,
        terms: one.terms,
        formula: one.formula,
        computed: one.computed,
        stated: one.beside,
        derived: one.derived,
        notes: one.notes,
    });
    let copy = |copy: &Copy| {
        let first = report.checks.iter().find(|check| check.id == copy.check).unwrap();
        Check { id: format!("{}/copy", copy.check), terms: copy.terms.clone(), ..first.clone() }
    };
    let copies: Vec<Check> = report.copies.iter().map(copy).collect();
    report.checks.into_iter().chain(copies).chain(follows).collect()
}

pub(crate) fn structure() -> Structure {
    Structure::of(&knowledge("seeds"))
}

pub(crate) fn abbreviations() -> Abbreviations {
    Abbreviations::new(&knowledge("seeds").names.abbreviations)
}

/// What reprints are found by.
pub(crate) fn prints(golds: &[Gold]) -> Vec<Fingerprint> {
    let abbreviations = abbreviations();
    golds.iter().map(|gold| Fingerprint::new(&gold.text, &abbreviations)).collect()
}

/// The same documents once more.
pub(crate) fn again(golds: &[Gold]) -> Vec<Gold> {
    let copy = |gold: &Gold| Gold {
        id: gold.id.clone(),
        text: gold.text.clone(),
        reading: gold.reading.clone(),
        relations: Vec::new(),
    };
    golds.iter().map(copy).collect()
}

/// The documents as the engine reads them, with the annotated relations.
pub(crate) fn read_by_engine(golds: Vec<Gold>) -> Vec<Gold> {
    static ENGINE: LazyLock<Engine> = LazyLock::new(|| engine("seeds"));
    let engine = &*ENGINE;
    let read = |gold: Gold| {
        let document = Document { id: &gold.id, text: &gold.text, ..Document::default() };
        let reading = engine.read(&document);
        Gold { reading, ..gold }
    };
    golds.into_iter().map(read).collect()
}

/// The five seeds.
pub(crate) fn seeds() -> Vec<Gold> {
    folder(&repository("testdata/gold"), &repository("seeds"))
}

/// The annotated articles that are not ours to commit; `None`, loudly, where they are missing.
pub(crate) fn dev() -> Option<Vec<Gold>> {
    let articles = shared("dev/articles")?;
    Some(folder(&articles, &articles))
}

fn folder(gold: &Path, texts: &Path) -> Vec<Gold> {
    let mut stems: Vec<String> = std::fs::read_dir(gold)
        .unwrap()
        .filter_map(|entry| Some(entry.unwrap().file_name().to_str()?.strip_suffix(".gold.json")?.to_owned()))
        .collect();
    stems.sort();
    let read = |stem: &String| {
        let json = std::fs::read_to_string(gold.join(format!("{stem}.gold.json"))).unwrap();
        let text = std::fs::read_to_string(texts.join(format!("{stem}.txt"))).unwrap();
        from_json(stem, text, &serde_json::from_str(&json).unwrap())
    };
    stems.iter().map(read).collect()
}

pub(crate) fn docs(all: &[Gold]) -> Vec<Doc<'_>> {
    all.iter().map(|gold| Doc { id: &gold.id, text: &gold.text, reading: &gold.reading }).collect()
}

fn from_json(id: &str, text: String, json: &Value) -> Gold {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut reading = Reading { sentences: sentences(&text), ..Reading::default() };
    let mut block = 0;
    for sentence in &reading.sentences {
        block = block.max(sentence.block);
    }
    for mention in json["mentions"].as_array().unwrap() {
        let at = |key: &str| bytes[mention[key].as_u64().unwrap() as usize];
        reading.mentions.push(mention_from(mention, Span::new(at("start"), at("end")), &reading.sentences));
    }
    for observation in json["observations"].as_array().unwrap() {
        reading.observations.push(observation_from(observation, &reading.mentions));
    }
    reading.periods = comparisons(&text, &reading.sentences);
    let relations = json["relations"].as_array().unwrap().iter().map(relation_from).collect();
    Gold { id: id.to_owned(), text, reading, relations }
}

fn relation_from(json: &Value) -> GoldRelation {
    GoldRelation {
        kind: json["kind"].as_str().unwrap().to_owned(),
        terms: json["terms"].as_array().unwrap().iter().map(|term| term.as_u64().unwrap() as u32).collect(),
        holds: json["holds"].as_bool(),
        note: json["note"].as_str().unwrap_or("").to_owned(),
        computed: json["computed"][0].as_f64().zip(json["computed"][1].as_f64()),
        point: json["point"].as_f64(),
    }
}

/// A relation across the seeds, with the documents' places in the list.
pub(crate) fn cross_relations(all: &[Gold]) -> Vec<(GoldRelation, Vec<Term>)> {
    let json = std::fs::read_to_string(repository("testdata/gold/cross.relations.json")).unwrap();
    let json: Value = serde_json::from_str(&json).unwrap();
    let relation = |json: &Value| {
        let term = |term: &Value| Term {
            document: all.iter().position(|gold| gold.id == term["document"].as_str().unwrap()).unwrap() as u32,
            observation: term["observation"].as_u64().unwrap() as u32,
        };
        let terms = json["terms"].as_array().unwrap().iter().map(term).collect();
        let relation = GoldRelation {
            kind: json["kind"].as_str().unwrap().to_owned(),
            terms: Vec::new(),
            holds: json["holds"].as_bool(),
            note: json["note"].as_str().unwrap_or("").to_owned(),
            computed: None,
            point: None,
        };
        (relation, terms)
    };
    json.as_array().unwrap().iter().map(relation).collect()
}

/// Lines are blocks; sentences end at a stop before a capital.
fn sentences(text: &str) -> Vec<Sentence> {
    let mut all = Vec::new();
    let mut at = 0;
    for (block, line) in text.split_inclusive('\n').enumerate() {
        let mut start = at;
        let chars: Vec<(usize, char)> = line.char_indices().collect();
        for (i, (offset, c)) in chars.iter().enumerate() {
            let is_end = match (c, chars.get(i + 1), chars.get(i + 2)) {
                ('.' | '!' | '?', Some((_, ' ')), Some((_, next))) => next.is_uppercase(),
                _ => i + 1 == chars.len(),
            };
            if is_end {
                let end = at + offset + c.len_utf8();
                let words = &text[start..end];
                let span = Span::new(start + words.len() - words.trim_start().len(), start + words.trim_end().len());
                if !span.is_empty() {
                    all.push(Sentence { span, block: block as u32, hash: 0 });
                }
                start = end;
            }
        }
        at += line.len();
    }
    all
}

fn mention_from(json: &Value, span: Span, sentences: &[Sentence]) -> Mention {
    let quote = json["quote"].as_str().unwrap();
    let unit = json["unit"].as_str().unwrap_or("").to_owned();
    let value = decimal(&json["value"]);
    Mention {
        span,
        number: span,
        value,
        upper: json.get("value_max").filter(|v| !v.is_null()).map(decimal),
        step: step(quote, value, json["kind"].as_str().unwrap()),
        qualifier: match json["approx"].as_str().unwrap() {
            "exact" => Qualifier::Exact,
            "almost" => Qualifier::Almost,
            "over" => Qualifier::Over,
            "about" => Qualifier::About,
            "at_least" => Qualifier::AtLeast,
            "at_most" => Qualifier::AtMost,
            other => panic!("unknown qualifier {other}"),
        },
        upper_qualifier: None,
        unit: Unit { text: unit, span: Some(span), ..Unit::default() },
        kind: match json["kind"].as_str().unwrap() {
            "percent" => MentionKind::Percent,
            "money" => MentionKind::Money,
            "ratio" => MentionKind::Ratio,
            "rate" => MentionKind::Rate,
            "duration" => MentionKind::Duration,
            "ordinal" => MentionKind::Ordinal,
            "measure" => MentionKind::Measure,
            _ => MentionKind::Count,
        },
        sentence: sentences.iter().position(|sentence| sentence.span.overlaps(span)).unwrap_or(0) as u32,
        rules: Vec::new(),
    }
}

/// One unit of the last digit printed: trailing zeros of a whole number are not significant, decimals are.
fn step(quote: &str, value: Decimal, kind: &str) -> Decimal {
    if kind == "percent" {
        let digits = quote.split_once(',').map_or(0, |(_, rest)| rest.chars().take_while(char::is_ascii_digit).count());
        return Decimal::new(1, -(digits as i16));
    }
    // The value keeps no trailing zero, so its exponent is the place of its last digit; "890,250 tỷ" is finer than that.
    let printed =
        quote.chars().skip_while(|c| !c.is_ascii_digit()).take_while(|c| c.is_ascii_digit() || ".,".contains(*c));
    let printed: String = printed.collect();
    let trailing =
        printed.split_once(',').map_or(0, |(_, decimals)| decimals.len() - decimals.trim_end_matches('0').len());
    Decimal::scale(value.exponent() - trailing as i16)
}

fn decimal(json: &Value) -> Decimal {
    let text = json.to_string();
    text.strip_suffix(".0").unwrap_or(&text).parse().unwrap()
}

fn observation_from(json: &Value, mentions: &[Mention]) -> Observation {
    let mention = json["mention"].as_u64().unwrap() as u32;
    let text = |key: &str| json[key].as_str().map(str::to_owned);
    let value = mentions[mention as usize].value;
    let is_mirrored = json["signed"].as_f64().unwrap() < 0.0 && !value.is_negative();
    let time = &json["time"];
    Observation {
        mention: MentionIdx(mention),
        indicator: text("indicator"),
        phrase: None,
        measure: serde_json::from_value(json["measure"].clone()).unwrap(),
        signed: if is_mirrored { value.negated() } else { value },
        status: serde_json::from_value(json["status"].clone()).unwrap(),
        period: period(time).map(|period| GoverningPeriod { period, span: None }),
        place: text("place"),
        scope: serde_json::from_value(json["scope"].clone()).unwrap(),
        district: text("district"),
        subgroup: text("subgroup"),
        compare: json["compare"]["text"]
            .as_str()
            .map(|_| Comparison { span: Span::new(0, 0), to: compared(&json["compare"]["to"]) }),
        denominator: text("of"),
        attribution: None,
        evidence: Vec::new(),
        rules: Vec::new(),
    }
}

fn period(time: &Value) -> Option<Period> {
    let (start, end) = (time["start"].as_str().and_then(day), time["end"].as_str().and_then(day));
    if start.is_none() && end.is_none() {
        return None;
    }
    let kind = if time["kind"] == "as_of" { engine::date::PeriodKind::AsOf } else { engine::date::PeriodKind::During };
    Some(Period { kind, start, end })
}

fn day(text: &str) -> Option<Date> {
    let mut parts = text.split('-').map_while(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    date(year, month as u8, day as u8)
}

/// `2020-12-31`, `2018-02`, `2021`.
fn compared(to: &Value) -> Option<Period> {
    let text = to.as_str()?;
    if let Some(day) = day(text) {
        return Some(Period::as_of(day));
    }
    let mut parts = text.split('-').filter_map(|part| part.parse::<i32>().ok());
    let year = parts.next()?;
    match parts.next() {
        Some(month) => Some(Period::during(date(year, month as u8, 1)?, month_end(year, month as u8)?)),
        None => Some(Period::during(date(year, 1, 1)?, month_end(year, 12)?)),
    }
}

/// "so với năm 2020": the only periods of a text that checks look at.
fn comparisons(text: &str, sentences: &[Sentence]) -> Vec<PeriodMention> {
    let mut all = Vec::new();
    for (at, found) in text.match_indices("so với năm ") {
        let year = text[at + found.len()..].chars().take_while(char::is_ascii_digit).collect::<String>();
        let Ok(year) = year.parse::<i32>() else { continue };
        let span = Span::new(at, at + found.len() + 4);
        all.push(PeriodMention {
            span,
            period: Some(Period::during(date(year, 1, 1).unwrap(), month_end(year, 12).unwrap())),
            missing: None,
            basis: Basis::Stated,
            anchor: None,
            role: PeriodRole::Comparison,
            sentence: sentences.iter().position(|sentence| sentence.span.overlaps(span)).unwrap_or(0) as u32,
            rules: Vec::new(),
        });
    }
    all
}
