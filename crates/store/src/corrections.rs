//! Corrections: what readers say is right of figures that were read wrongly. They are lines of a file, `corrections.toml`, that
//! travels with the articles:
//!
//! ```toml
//! [[correction]]
//! document = "003"
//! figure = "17-d6ec8c5e.2"        # the figure's stable link
//! sentence = "Huyện có 46 hội nghị …"  # as it was, for people
//! raw = "46 hội nghị"             # the figure as it is written
//! indicator = "comm.events"       # what is right: "" for none that is known
//! status = "target"               # actual, target, plan or forecast
//! period = "2021-01..2021-06"     # or "2021", "2021-03", "as of 2021-03-31"; "" for none that is known
//! place = "VN-46"                 # "VN", "VN-46"; "" for none that is known
//! note = "theo phụ lục 2"         # why, for people
//!
//! [[correction]]
//! document = "003"
//! figure = "18-0badcafe.1"
//! not_a_figure = true
//! ```
//!
//! What a correction does not name stays as it was read. It holds for the sentence that it was made for: when that has
//! changed, it is not applied, and its [`Outcome`] says so.

use engine::Knowledge;
use engine::date::{Period, date, month_end};
use engine::reading::{
    Exclusion, Field, GoverningPeriod, MentionIdx, Observation, PartialDate, Reading, Scope, Status,
};
use engine::rules::CORRECTION;
use serde::{Deserialize, Serialize};

use crate::StoredDocument;
use crate::link::{Target, resolve};

/// A file of corrections. In a bundle the fields of a [`Correction`] stand in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Corrections {
    /// In the order in which they are applied: of two of one figure, the later one counts for what both name.
    pub correction: Vec<Correction>,
}

/// What is right of one figure. In texts `""` says that it is not known; `None` that it stays as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Correction {
    /// The document's id.
    pub document: String,
    /// The figure's link, see [`figure_id`](crate::link::figure_id); as tables have it, with the document's id before it,
    /// will do.
    pub figure: String,
    /// The sentence as it was.
    pub sentence: String,
    /// The figure as it is written.
    pub raw: String,
    /// It is no figure at all.
    pub not_a_figure: bool,
    /// The id of an indicator of the codebook.
    pub indicator: Option<String>,
    /// Result, target, plan or forecast.
    pub status: Option<Status>,
    /// See [`parse_period`].
    pub period: Option<String>,
    /// ISO 3166-2 code at publication.
    pub place: Option<String>,
    /// At what level.
    pub scope: Option<Scope>,
    /// Why, and by whom.
    pub note: String,
}

impl Correction {
    /// The figure's link within its document: tables name figures with their documents before them.
    #[must_use]
    pub fn own_figure(&self) -> &str {
        let own = self.figure.strip_prefix(&self.document).and_then(|rest| rest.strip_prefix('.'));
        own.unwrap_or(&self.figure)
    }
}

/// What came of a correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The figure is as it says.
    Applied,
    /// There is no such document.
    NoDocument,
    /// The sentence has changed, or is gone: candidates, as indices of sentences, best first.
    SentenceChanged(Vec<u32>),
    /// The sentence is there, the figure is not, or is written otherwise.
    NoFigure,
    /// The figure states nothing that could be corrected.
    NoStatement,
    /// A value that is none; the name of its field.
    BadValue(&'static str),
}

impl Outcome {
    /// In Vietnamese: a clause to stand behind the correction's figure, without a full stop.
    #[must_use]
    pub fn vi(&self) -> String {
        match self {
            Outcome::Applied => "đã sửa".to_owned(),
            Outcome::NoDocument => "không sửa được: không có bài này".to_owned(),
            Outcome::SentenceChanged(_) => "không sửa: câu đã thay đổi hoặc không còn".to_owned(),
            Outcome::NoFigure => "không sửa: trong câu không có số liệu này".to_owned(),
            Outcome::NoStatement => "không sửa: số liệu không nêu điều gì để sửa".to_owned(),
            Outcome::BadValue(field) => format!("không sửa: giá trị của {field} không hợp lệ"),
        }
    }

    /// In English.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            Outcome::Applied => "corrected".to_owned(),
            Outcome::NoDocument => "not corrected: there is no such document".to_owned(),
            Outcome::SentenceChanged(_) => "not corrected: its sentence has changed or is gone".to_owned(),
            Outcome::NoFigure => "not corrected: the sentence has no such figure".to_owned(),
            Outcome::NoStatement => "not corrected: the figure states nothing".to_owned(),
            Outcome::BadValue(field) => format!("not corrected: {field} has no value that is known"),
        }
    }
}

/// Applies corrections to documents that were just read, before anything is computed from them; says of each what came of
/// it, in their order.
pub fn apply(documents: &mut [StoredDocument], corrections: &Corrections, knowledge: &Knowledge) -> Vec<Outcome> {
    let one = |correction: &Correction| {
        let own = documents.iter_mut().find(|document| document.id == correction.document);
        own.map_or(Outcome::NoDocument, |document| correct(document, correction, knowledge))
    };
    corrections.correction.iter().map(one).collect()
}

fn correct(document: &mut StoredDocument, correction: &Correction, knowledge: &Knowledge) -> Outcome {
    let figure = correction.own_figure();
    let mention = match resolve(&document.reading, figure) {
        Target::Figure { mention, .. } => mention,
        Target::Moved(_) if same_sentence(&document.reading, figure) => return Outcome::NoFigure,
        Target::Moved(sentences) => return Outcome::SentenceChanged(sentences),
        Target::Sentence(_) | Target::Malformed => return Outcome::BadValue("figure"),
    };
    let raw = document.reading.mentions.get(mention as usize).map_or("", |it| it.span.of(&document.text));
    if !correction.raw.is_empty() && correction.raw != raw {
        return Outcome::NoFigure;
    }
    if correction.not_a_figure {
        take_out(&mut document.reading, mention);
        return Outcome::Applied;
    }
    let change = match Change::of(correction, knowledge) {
        Ok(change) => change,
        Err(field) => return Outcome::BadValue(field),
    };
    let mut own = document.reading.observations.iter_mut().filter(|it| it.mention.0 == mention).peekable();
    if own.peek().is_none() {
        return Outcome::NoStatement;
    }
    own.for_each(|observation| change.make(observation));
    Outcome::Applied
}

/// True if the sentence of a figure's link is there as it was.
fn same_sentence(reading: &Reading, figure: &str) -> bool {
    let sentence = figure.split_once('.').map_or(figure, |(sentence, _)| sentence);
    matches!(resolve(reading, sentence), Target::Sentence(_))
}

/// Makes a mention what is no figure. Links of the others in its sentence stay: see [`crate::link`].
fn take_out(reading: &mut Reading, mention: u32) {
    let at = mention as usize;
    if at >= reading.mentions.len() {
        return;
    }
    let span = reading.mentions.remove(at).span;
    reading.observations.retain(|it| it.mention.0 != mention);
    for observation in &mut reading.observations {
        if observation.mention.0 > mention {
            observation.mention = MentionIdx(observation.mention.0 - 1);
        }
    }
    let place = reading.exclusions.partition_point(|it| it.span.start < span.start);
    reading.exclusions.insert(place, Exclusion { span, reason: CORRECTION });
}

/// A correction whose values are known to be values. The outer `None` is what stays.
struct Change {
    indicator: Option<Option<String>>,
    status: Option<Status>,
    period: Option<Option<Period>>,
    place: Option<Option<String>>,
    scope: Option<Scope>,
}

impl Change {
    /// # Errors
    /// The name of a field whose value is none.
    fn of(correction: &Correction, knowledge: &Knowledge) -> Result<Change, &'static str> {
        let known = |text: &Option<String>, is_known: &dyn Fn(&str) -> bool| match text.as_deref() {
            None => Ok(None),
            Some("") => Ok(Some(None)),
            Some(id) if is_known(id) => Ok(Some(Some(id.to_owned()))),
            Some(_) => Err(()),
        };
        let is_indicator = |id: &str| knowledge.codebook.indicators.iter().any(|it| it.id == id);
        let is_place =
            |code: &str| code == "VN" || knowledge.names.places.iter().any(|it| it.code.as_deref() == Some(code));
        let period = match correction.period.as_deref() {
            None => None,
            Some("") => Some(None),
            Some(text) => Some(Some(parse_period(text).ok_or("period")?)),
        };
        Ok(Change {
            indicator: known(&correction.indicator, &is_indicator).map_err(|()| "indicator")?,
            status: correction.status,
            period,
            place: known(&correction.place, &is_place).map_err(|()| "place")?,
            scope: correction.scope,
        })
    }

    fn make(&self, observation: &mut Observation) {
        let mut corrected = Vec::new();
        if let Some(indicator) = &self.indicator {
            observation.indicator.clone_from(indicator);
            corrected.push(Field::Indicator);
        }
        if let Some(status) = self.status {
            observation.status = status;
            corrected.push(Field::Status);
        }
        if let Some(period) = self.period {
            observation.period = period.map(|period| GoverningPeriod { period, span: None });
            corrected.push(Field::Period);
        }
        if let Some(place) = &self.place {
            observation.place.clone_from(place);
            observation.district = None;
            corrected.push(Field::Place);
        }
        if let Some(scope) = self.scope {
            observation.scope = Some(scope);
            corrected.push(Field::Scope);
        }
        // The words that said otherwise are no evidence.
        observation.evidence.retain(|(field, _)| !corrected.contains(field));
        if !corrected.is_empty() && !observation.rules.contains(&CORRECTION) {
            observation.rules.push(CORRECTION);
        }
    }
}

/// A period as a correction writes it: `2021`, `2021-03`, `2021-03-31` (over that time), `2021-01..2021-06` (both ends
/// included), `as of 2021-03-31` (at the end of that time). `None` if it is none.
#[must_use]
pub fn parse_period(text: &str) -> Option<Period> {
    let text = text.trim();
    if let Some(end) = text.strip_prefix("as of ") {
        return Some(Period::as_of(last_day(PartialDate::parse(end.trim())?)?));
    }
    let (from, until) = text.split_once("..").unwrap_or((text, text));
    let (from, until) = (PartialDate::parse(from.trim())?, PartialDate::parse(until.trim())?);
    let start = date(from.year, from.month.unwrap_or(1), from.day.unwrap_or(1))?;
    let end = last_day(until)?;
    (start <= end).then(|| Period::during(start, end))
}

fn last_day(until: PartialDate) -> Option<engine::date::Date> {
    match (until.month, until.day) {
        (Some(month), Some(day)) => date(until.year, month, day),
        (month, _) => month_end(until.year, month.unwrap_or(12)),
    }
}

impl Corrections {
    /// Adds a correction; it takes the place of another one of the same figure.
    pub fn set(&mut self, correction: Correction) {
        self.remove(&correction.document, &correction.figure);
        self.correction.push(correction);
    }

    /// Takes the corrections of a figure out: the figure is as it was read.
    pub fn remove(&mut self, document: &str, figure: &str) {
        self.correction.retain(|it| it.document != document || it.own_figure() != figure);
    }

    /// Those of one figure, or of several if a file has them.
    pub fn of_figure<'a>(&'a self, document: &'a str, figure: &'a str) -> impl Iterator<Item = &'a Correction> {
        self.correction.iter().filter(move |it| it.document == document && it.own_figure() == figure)
    }

    /// The file, as TOML.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut out = String::new();
        for correction in &self.correction {
            let flag = |set: bool| set.then(|| "true".to_owned());
            let text = |text: &str| (!text.is_empty()).then(|| quoted(text));
            let own = |text: &Option<String>| text.as_deref().map(quoted);
            let fields = [
                ("document", Some(quoted(&correction.document))),
                ("figure", Some(quoted(&correction.figure))),
                ("sentence", text(&correction.sentence)),
                ("raw", text(&correction.raw)),
                ("not_a_figure", flag(correction.not_a_figure)),
                ("indicator", own(&correction.indicator)),
                ("status", correction.status.map(|it| quoted(status_name(it)))),
                ("period", own(&correction.period)),
                ("place", own(&correction.place)),
                ("scope", correction.scope.map(|it| quoted(scope_name(it)))),
                ("note", text(&correction.note)),
            ];
            out.push_str(if out.is_empty() { "[[correction]]\n" } else { "\n[[correction]]\n" });
            for (name, value) in fields.into_iter().filter_map(|(name, value)| Some((name, value?))) {
                out.push_str(&format!("{name} = {value}\n"));
            }
        }
        out
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            letter if letter.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(letter))),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

fn status_name(status: Status) -> &'static str {
    match status {
        Status::Actual => "actual",
        Status::Target => "target",
        Status::Plan => "plan",
        Status::Forecast => "forecast",
    }
}

fn scope_name(scope: Scope) -> &'static str {
    match scope {
        Scope::National => "national",
        Scope::Central => "central",
        Scope::Local => "local",
        Scope::Province => "province",
        Scope::District => "district",
        Scope::Region => "region",
    }
}

#[cfg(test)]
mod tests;
