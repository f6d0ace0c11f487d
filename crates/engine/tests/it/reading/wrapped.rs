//! Articles as a mail or a PDF hands them over: lines wrapped at another column. Their facts stay.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use engine::reading::{GivenMeta, Observation};
use engine::{Document, Engine, Reading};

use crate::folder::{engine, repository, shared};

/// Wraps each line of `text` at `width` characters, at spaces.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.lines() {
        let mut n_chars = 0;
        for word in line.split_whitespace() {
            let n_word = word.chars().count();
            if n_chars > 0 {
                let fits = n_chars + 1 + n_word <= width;
                out.push(if fits { ' ' } else { '\n' });
                n_chars = if fits { n_chars + 1 } else { 0 };
            }
            out.push_str(word);
            n_chars += n_word;
        }
        out.push('\n');
    }
    out
}

/// All that an observation says, without where it stands.
fn said(reading: &Reading, observation: &Observation, text: &str) -> String {
    let mut said = String::new();
    let mention = reading.mentions.get(observation.mention.0 as usize);
    if let Some(mention) = mention {
        let quote: Vec<&str> = mention.span.of(text).split_whitespace().collect();
        let _ = write!(said, "{} {} {:?} {} ", quote.join(" "), mention.value, mention.qualifier, mention.unit.text);
    }
    let Observation { indicator, measure, signed, status, place, scope, denominator, .. } = observation;
    let period = observation.period.map(|period| period.period);
    let compare = observation.compare.map(|compare| compare.to);
    let _ = write!(
        said,
        "{indicator:?} {measure:?} {signed} {status:?} {place:?} {scope:?} {denominator:?} {period:?} {compare:?}"
    );
    said
}

fn facts(engine: &Engine, text: &str, given: &GivenMeta) -> Vec<String> {
    let reading = engine.read(&Document { id: "test", text, given: given.clone() });
    let mut facts: Vec<String> = reading.observations.iter().map(|it| said(&reading, it, text)).collect();
    facts.sort();
    facts
}

/// The articles of a folder, with what their side files give.
fn articles(folder: &Path) -> Vec<(String, String, GivenMeta)> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    texts
        .map(|path| {
            let side = fs::read_to_string(path.with_extension("toml")).unwrap_or_default();
            let given: GivenMeta = toml::from_str(&side).unwrap_or_default();
            (path.display().to_string(), fs::read_to_string(path).unwrap(), given)
        })
        .collect()
}

#[test]
fn an_article_wrapped_anew_keeps_its_facts() {
    let engine = engine("seeds");
    let mut folders = vec![repository("seeds"), repository("testdata/regression")];
    folders.extend(shared("dev/articles"));
    let articles: Vec<_> = folders.iter().filter(|path| path.exists()).flat_map(|folder| articles(folder)).collect();
    for width in [70, 90, 110] {
        let (mut n_kept, mut n_all) = (0, 0);
        let mut lost = String::new();
        for (path, text, given) in &articles {
            let (plain, rewrapped) = (facts(&engine, text, given), facts(&engine, &wrapped(text, width), given));
            let mut rest = rewrapped.clone();
            for fact in &plain {
                match rest.iter().position(|other| other == fact) {
                    Some(at) => drop(rest.swap_remove(at)),
                    None => drop(writeln!(lost, "{path}: {fact}")),
                }
            }
            n_kept += rewrapped.len() - rest.len();
            n_all += plain.len();
        }
        assert!(n_kept * 100 >= n_all * 97, "at {width} columns {n_kept} of {n_all} facts are kept:\n{lost}");
    }
}
