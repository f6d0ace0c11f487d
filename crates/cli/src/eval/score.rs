//! One document's reading against its gold: the rules of `testdata/gold/GUIDE.md`.
//!
//! Mentions, observations and references are paired one to one, the best pairs first; the rest is counting.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::same_spelling;

/// Whether the alternatives that gold records are right too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Strict,
    Lenient,
}

impl Mode {
    pub(super) fn name(self) -> &'static str {
        match self {
            Mode::Strict => "strict",
            Mode::Lenient => "lenient",
        }
    }
}

/// How many were right, said and expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) correct: usize,
    pub(crate) predicted: usize,
    pub(crate) gold: usize,
}

impl Counts {
    /// Precision, recall, F1.
    pub(crate) fn rates(self) -> (f64, f64, f64) {
        if self.predicted == 0 && self.gold == 0 {
            return (1.0, 1.0, 1.0);
        }
        let share = |of: usize| if of == 0 { 0.0 } else { self.correct as f64 / of as f64 };
        let (precision, recall) = (share(self.predicted), share(self.gold));
        let sum = precision + recall;
        (precision, recall, if sum == 0.0 { 0.0 } else { 2.0 * precision * recall / sum })
    }
}

/// The fields of an observation that count.
const FIELDS: [&str; 9] =
    ["indicator", "measure", "status", "time.start", "time.end", "place", "scope", "compare.to", "signed"];

const METRICS: [&str; 7] = ["mention", "mention_strict", "obs_pair", "obs_indicator", "obs_full", "refs", "entities"];

/// The scores of a document, or of several added up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Score {
    metrics: BTreeMap<&'static str, Counts>,
    fields: BTreeMap<&'static str, Counts>,
}

impl Score {
    pub(super) fn add(&mut self, other: &Score) {
        for (sums, counts) in [(&mut self.metrics, &other.metrics), (&mut self.fields, &other.fields)] {
            for (name, counts) in counts {
                let sum = sums.entry(name).or_default();
                sum.correct += counts.correct;
                sum.predicted += counts.predicted;
                sum.gold += counts.gold;
            }
        }
    }

    /// All scores in a fixed order; fields as `field.NAME`, without those that no pair of observations could show.
    pub(super) fn rows(&self) -> Vec<(String, Counts)> {
        let metrics = METRICS.iter().map(|name| ((*name).to_owned(), self.metrics.get(name)));
        let fields = FIELDS.iter().filter_map(|name| Some((*name, self.fields.get(name).filter(|it| it.gold > 0)?)));
        let fields = fields.map(|(name, counts)| (format!("field.{name}"), Some(counts)));
        metrics.chain(fields).map(|(name, counts)| (name, counts.copied().unwrap_or_default())).collect()
    }
}

/// What gold is taken for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules<'a> {
    pub(super) mode: Mode,
    /// The indicators that count; all, if none are given.
    pub(super) only: Option<&'a BTreeSet<String>>,
}

/// The score of what was `read` against `gold`, and in words what was missed, spurious or wrong.
pub(super) fn document(gold: &Value, read: &Value, rules: Rules<'_>) -> (Score, Vec<String>) {
    let mut judge = Judge { gold, read, rules, score: Score::default(), notes: Vec::new() };
    judge.mentions();
    judge.observations();
    judge.refs();
    judge.entities();
    (judge.score, judge.notes)
}

/// One document being scored.
struct Judge<'a> {
    gold: &'a Value,
    read: &'a Value,
    rules: Rules<'a>,
    score: Score,
    notes: Vec<String>,
}

impl Judge<'_> {
    fn mentions(&mut self) {
        let Judge { rules: Rules { mode, .. }, score, notes, .. } = self;
        let mode = *mode;
        let (gold, read) = (list(self.gold, "mentions"), list(self.read, "mentions"));
        let has_value = |a: &Value, b: &Value| {
            let approx = |it: &Value| it["approx"].as_str().unwrap_or("exact").to_owned();
            let mut right = vec![approx(a)];
            if mode == Mode::Lenient {
                right.extend(array(&a["approx_alt"]).iter().filter_map(|it| it.as_str().map(str::to_owned)));
            }
            same_number(&a["value"], &b["value"])
                && same_number(&a["value_max"], &b["value_max"])
                && right.contains(&approx(b))
        };
        let overlap = |a: &&Value, b: &&Value| {
            let share = best_overlap(a, b, mode);
            (share >= 0.5 && has_value(a, b)).then_some((0, share))
        };
        let exact = |a: &&Value, b: &&Value| (spans(a, mode).contains(&span(b)) && has_value(a, b)).then_some((0, 1.0));
        let pairs = paired(&gold, &read, |a, b| overlap(&a, &b));
        let n_exact = paired(&gold, &read, |a, b| exact(&a, &b)).len();
        score.metrics.insert("mention", counts(pairs.len(), read.len(), gold.len()));
        score.metrics.insert("mention_strict", counts(n_exact, read.len(), gold.len()));
        for (what, list, done) in [
            ("missed", &gold, pairs.iter().map(|pair| pair.0).collect::<BTreeSet<_>>()),
            ("spurious", &read, pairs.iter().map(|pair| pair.1).collect()),
        ] {
            for (_, it) in list.iter().enumerate().filter(|(at, _)| !done.contains(at)) {
                notes.push(format!("mention {what}: {} {} {}", it["quote"], it["value"], it["approx"]));
            }
        }
    }

    fn observations(&mut self) {
        let Judge { gold, read, rules: Rules { mode, only }, score, notes } = self;
        let (gold, read, mode) = (*gold, *read, *mode);
        let wanted = |it: &&Value| only.is_none_or(|only| it["indicator"].as_str().is_some_and(|id| only.contains(id)));
        let golds: Vec<&Value> = list(gold, "observations").into_iter().filter(wanted).collect();
        let reads = list(read, "observations")
            .into_iter()
            .filter(|it| it["indicator"].as_str().is_some_and(|id| !id.is_empty()));
        let reads: Vec<&Value> = reads.collect();
        let n_right = |a: &Value, b: &Value| FIELDS.iter().filter(|field| is_right(a, b, field, mode)).count();
        let pairs = paired(&golds, &reads, |a, b| {
            let share = best_overlap(mention_of(gold, a), mention_of(read, b), mode);
            (share >= 0.5).then(|| (n_right(a, b), share))
        });
        let found: Vec<(&Value, &Value)> =
            pairs.iter().filter_map(|(a, b)| Some((*golds.get(*a)?, *reads.get(*b)?))).collect();
        for field in FIELDS {
            let n_right = found.iter().filter(|(a, b)| is_right(a, b, field, mode)).count();
            score.fields.insert(field, counts(n_right, found.len(), found.len()));
        }
        let n_indicator = score.fields.get("indicator").map_or(0, |it| it.correct);
        let n_full = found.iter().filter(|(a, b)| n_right(a, b) == FIELDS.len()).count();
        for (metric, n_correct) in [("obs_pair", found.len()), ("obs_indicator", n_indicator), ("obs_full", n_full)] {
            score.metrics.insert(metric, counts(n_correct, reads.len(), golds.len()));
        }
        for (a, b) in &found {
            for field in FIELDS.iter().filter(|field| !is_right(a, b, field, mode)) {
                let quote = &mention_of(gold, a)["quote"];
                notes.push(format!("observation {quote} {field}: expected {}, found {}", get(a, field), get(b, field)));
            }
        }
        let done: BTreeSet<usize> = pairs.iter().map(|pair| pair.0).collect();
        for (_, it) in golds.iter().enumerate().filter(|(at, _)| !done.contains(at)) {
            notes.push(format!("observation missed: {} {}", mention_of(gold, it)["quote"], it["indicator"]));
        }
        let done: BTreeSet<usize> = pairs.iter().map(|pair| pair.1).collect();
        for (_, it) in reads.iter().enumerate().filter(|(at, _)| !done.contains(at)) {
            notes.push(format!("observation spurious: {} {}", mention_of(read, it)["quote"], it["indicator"]));
        }
    }

    fn refs(&mut self) {
        let number = |it: &Value| it["number"].as_str().filter(|it| !it.is_empty()).map(same_spelling::number);
        let (gold, read) = (list(self.gold, "refs"), list(self.read, "refs"));
        let pairs = paired(&gold, &read, |a, b| (number(a).is_some() && number(a) == number(b)).then_some((0, 1.0)));
        self.score.metrics.insert("refs", counts(pairs.len(), read.len(), gold.len()));
    }

    /// Names and types that are in both, each once; those that gold has in boilerplate only are nobody's.
    fn entities(&mut self) {
        let Judge { gold, read, score, notes, .. } = self;
        let key = |it: &Value| {
            let name = it["canonical"].as_str().filter(|it| !it.is_empty()).or(it["quote"].as_str()).unwrap_or("");
            (same_spelling::name(name), it["type"].as_str().unwrap_or("").to_owned())
        };
        let all = list(gold, "entities");
        let (boilerplate, body): (Vec<&Value>, Vec<&Value>) =
            all.into_iter().partition(|it| it["zone"] == "boilerplate");
        let body: BTreeSet<_> = body.into_iter().map(key).collect();
        let ignored: BTreeSet<_> = boilerplate.into_iter().map(key).filter(|it| !body.contains(it)).collect();
        let found: BTreeSet<_> =
            list(read, "entities").into_iter().map(key).filter(|it| !ignored.contains(it)).collect();
        score.metrics.insert("entities", counts(body.intersection(&found).count(), found.len(), body.len()));
        for (what, keys) in [("missed", body.difference(&found)), ("spurious", found.difference(&body))] {
            notes.extend(keys.map(|(name, kind)| format!("entity {what}: {name} | {kind}")));
        }
    }
}

fn is_right(gold: &Value, read: &Value, field: &str, mode: Mode) -> bool {
    let (expected, found) = (get(gold, field), get(read, field));
    let mut right = vec![expected.clone()];
    if mode == Mode::Lenient {
        let others = array(&gold["alt"][field]).iter();
        right.extend(others.map(|it| if field == "compare.to" { compared(it) } else { it.clone() }));
    }
    let upper = |it: &Value| it.as_str().unwrap_or("").to_uppercase();
    let is_empty = |it: &Value| it.is_null() || it.as_str() == Some("");
    let matches = right.iter().any(|it| match field {
        "signed" => same_number(it, &found),
        "place" => upper(it) == upper(&found),
        _ => *it == found || is_empty(it) && is_empty(&found),
    });
    // As of a day: who repeats the day as the start says the same.
    let repeats_end = field == "time.start"
        && expected.is_null()
        && gold["time"]["kind"] == "as_of"
        && !found.is_null()
        && found == get(read, "time.end");
    matches || repeats_end
}

fn get(observation: &Value, field: &str) -> Value {
    match field.split_once('.') {
        Some(("compare", _)) => compared(&observation["compare"]["to"]),
        Some((group, field)) => observation[group][field].clone(),
        None => observation[field].clone(),
    }
}

/// A day or a stretch in one form: `2021` = `2021-01-01/2021-12-31` = `2021-01-01..2021-12-31`.
fn compared(to: &Value) -> Value {
    let text = match to {
        Value::String(text) if !text.is_empty() => text.replace("..", "/"),
        Value::Object(period) => {
            let day = |key: &str| period.get(key).and_then(Value::as_str).unwrap_or("None").to_owned();
            format!("{}/{}", day("start"), day("end"))
        }
        _ => return Value::Null,
    };
    let is_year = text.len() == 4 && text.bytes().all(|it| it.is_ascii_digit());
    Value::String(if is_year { format!("{text}-01-01/{text}-12-31") } else { text })
}

/// The pairs of a one-to-one assignment, best first, earlier ones first among equals.
fn paired(
    gold: &[&Value],
    read: &[&Value],
    score: impl Fn(&Value, &Value) -> Option<(usize, f64)>,
) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, a) in gold.iter().enumerate() {
        for (j, b) in read.iter().enumerate() {
            if let Some(score) = score(a, b) {
                candidates.push((score, i, j));
            }
        }
    }
    candidates.sort_by(|(a, i, j), (b, k, l)| {
        let by_score = b.0.cmp(&a.0).then(b.1.partial_cmp(&a.1).unwrap_or(Ordering::Equal));
        by_score.then((i, j).cmp(&(k, l)))
    });
    let (mut gold_done, mut read_done) = (BTreeSet::new(), BTreeSet::new());
    let mut pairs = Vec::new();
    for (_, i, j) in candidates {
        if !gold_done.contains(&i) && !read_done.contains(&j) {
            gold_done.insert(i);
            read_done.insert(j);
            pairs.push((i, j));
        }
    }
    pairs
}

fn counts(correct: usize, predicted: usize, gold: usize) -> Counts {
    Counts { correct, predicted, gold }
}

fn list<'a>(document: &'a Value, key: &str) -> Vec<&'a Value> {
    array(&document[key]).iter().filter(|it| it.is_object()).collect()
}

fn array(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The mention of an observation.
fn mention_of<'a>(document: &'a Value, observation: &'a Value) -> &'a Value {
    let at = observation["mention"].as_u64().and_then(|at| usize::try_from(at).ok());
    at.and_then(|at| list(document, "mentions").get(at).copied()).unwrap_or(observation)
}

fn span(it: &Value) -> (i64, i64) {
    match (it["start"].as_i64(), it["end"].as_i64()) {
        (Some(start), Some(end)) => (start, end),
        _ => (-1, -1),
    }
}

fn spans(gold: &Value, mode: Mode) -> Vec<(i64, i64)> {
    let others = if mode == Mode::Lenient { array(&gold["alt_spans"]) } else { &[] };
    std::iter::once(span(gold)).chain(others.iter().map(span)).collect()
}

/// The greatest share of the union that both spans have in common.
fn best_overlap(gold: &Value, read: &Value, mode: Mode) -> f64 {
    let b = span(read);
    let shares = spans(gold, mode).into_iter().map(|a| {
        let both = a.1.min(b.1) - a.0.max(b.0);
        if both <= 0 { 0.0 } else { both as f64 / (a.1.max(b.1) - a.0.min(b.0)) as f64 }
    });
    shares.fold(0.0, f64::max)
}

fn same_number(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()),
        _ => a.is_null() && b.is_null(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn gold() -> Value {
        json!({
            "mentions": [
                {"start": 10, "end": 29, "quote": "gần 9 triệu", "value": 9e6, "approx": "almost", "alt_spans": [{"start": 10, "end": 40}]},
                {"start": 50, "end": 55, "quote": "1,05%", "value": 1.05, "approx": "exact"}],
            "observations": [
                {"mention": 0, "indicator": "a.b", "measure": "level", "status": "actual", "place": "VN", "scope": "national",
                 "time": {"start": null, "end": "2021-03-31", "kind": "as_of"}, "compare": null, "signed": 9e6, "alt": {"scope": ["local"]}},
                {"mention": 1, "indicator": "a.c", "measure": "share", "status": "actual", "place": null, "scope": null,
                 "time": null, "compare": {"to": "2020"}, "signed": -1.05}],
            "refs": [{"number": "1676/QĐ-TTg"}],
            "entities": [{"canonical": "BHXH", "type": "org"}, {"canonical": "X", "type": "app", "zone": "boilerplate"}]
        })
    }

    fn f1(read: &Value, mode: Mode) -> BTreeMap<String, f64> {
        let (score, _) = document(&gold(), read, Rules { mode, only: None });
        score.rows().into_iter().map(|(name, counts)| (name, counts.rates().2)).collect()
    }

    #[test]
    fn gold_against_itself_is_perfect_and_nothing_scores_nothing() {
        assert!(f1(&gold(), Mode::Strict).values().all(|it| *it == 1.0));
        assert!(f1(&gold(), Mode::Lenient).values().all(|it| *it == 1.0));
        let nothing = f1(&json!({}), Mode::Strict);
        assert!(METRICS.iter().all(|metric| nothing[*metric] == 0.0));
    }

    #[test]
    fn each_fault_lowers_its_own_score() {
        let cases = [
            ("/mentions/0/value", json!(9.1e6), "mention"),
            ("/mentions/1/approx", json!("over"), "mention"),
            ("/mentions/0/end", json!(28), "mention_strict"),
            ("/observations/0/indicator", json!("a.x"), "obs_indicator"),
            ("/observations/0/place", json!("VN-01"), "obs_full"),
            ("/observations/1/signed", json!(1.05), "field.signed"),
            ("/observations/0/time/end", json!("2021-12-31"), "field.time.end"),
            ("/observations/1/compare/to", json!("2019"), "field.compare.to"),
            ("/refs/0/number", json!("1/QĐ"), "refs"),
            ("/entities/0/type", json!("app"), "entities"),
        ];
        for (pointer, value, metric) in cases {
            let mut read = gold();
            *read.pointer_mut(pointer).unwrap() = value;
            assert!(f1(&read, Mode::Strict)[metric] < 1.0, "{pointer} must lower {metric}");
        }
    }

    #[test]
    fn other_spellings_and_recorded_alternatives_are_right() {
        let mut read = gold();
        read["observations"][1]["compare"]["to"] = json!("2020-01-01..2020-12-31");
        read["observations"][0]["time"]["start"] = json!("2021-03-31");
        read["refs"][0]["number"] = json!("số 1676/QÐ-TTg");
        read["entities"][0]["canonical"] = json!("Bảo hiểm xã hội");
        assert!(f1(&read, Mode::Strict).values().all(|it| *it == 1.0));
        read["observations"][0]["scope"] = json!("local");
        read["mentions"][0]["end"] = json!(40);
        assert!(f1(&read, Mode::Strict).values().any(|it| *it < 1.0));
        assert!(f1(&read, Mode::Lenient).values().all(|it| *it == 1.0));
    }
}
