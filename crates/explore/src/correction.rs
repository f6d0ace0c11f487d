//! *Sửa cách đọc*: a figure that was read wrongly, what a reader may say of it instead, and the list of all that was said.

pub mod list;

use engine::Knowledge;
use engine::date::{Date, PeriodKind};
use engine::entity::PlaceLevel;
use engine::reading::{GoverningPeriod, Observation, Scope, Status};
use engine::text::fold;
use store::StoredDocument;
use store::corrections::{Correction, parse_period};

use crate::Explorer;
use crate::link::{self, Target};
use crate::query::{Query, Route, typed, url};
use crate::ui_text::{Language, Word, phrases};

pub use list::{CorrectionLine, CorrectionsView};

/// What can be said of a figure: every field with what was read, ready to be changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionForm {
    /// The figure as it is written.
    pub raw: String,
    /// Whether the number states several figures: what is said holds for all of them.
    pub note: Option<String>,
    /// The indicators of the codebook, in its order.
    pub indicators: Vec<Choice>,
    /// Result, target, plan, forecast.
    pub statuses: Vec<Choice>,
    /// How a period holds.
    pub period_kinds: Vec<Choice>,
    /// The country and its provinces.
    pub places: Vec<Choice>,
    /// What was read.
    pub read: Filled,
    /// Whether a correction is made already, which can be taken back.
    pub is_corrected: bool,
    /// Where a phrase of the sentence is taught to the codebook.
    pub teach: String,
}

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form has for it; empty for what is not known.
    pub value: String,
    /// What the reader sees.
    pub text: String,
}

/// The fields of the form, as they are filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// It is no figure at all.
    pub not_a_figure: bool,
    /// The id of an indicator.
    pub indicator: String,
    /// "actual".
    pub status: String,
    /// "during", "as_of", or empty.
    pub period_kind: String,
    /// "2021", "6/2021", "30/6/2021", "1/2021–6/2021".
    pub period: String,
    /// The code of a place.
    pub place: String,
    /// Why, for people.
    pub note: String,
}

/// How a period holds, by the value of its choice.
const DURING: &str = "during";
const AS_OF: &str = "as_of";

/// Statuses by the values of their choices, which are those of the file.
const STATUSES: [(&str, Status, Word); 4] = [
    ("actual", Status::Actual, Word::Actual),
    ("target", Status::Target, Word::Target),
    ("plan", Status::Plan, Word::Plan),
    ("forecast", Status::Forecast, Word::Forecast),
];

impl Explorer {
    /// The form for a figure of a document, by its link; nothing if there is no such figure.
    #[must_use]
    pub fn correction_form(
        &self,
        query: &Query,
        knowledge: &Knowledge,
        document: &str,
        figure: &str,
    ) -> Option<CorrectionForm> {
        let language = query.language;
        let (document, mention) = self.figure_of(document, figure)?;
        let own: Vec<&Observation> =
            document.reading.observations.iter().filter(|it| it.mention.0 == mention).collect();
        let first = own.first()?;
        let earlier = self.corpus.corrections.of_figure(&document.id, figure).last();
        let note = earlier.map(|it| it.note.clone()).unwrap_or_default();
        let span = document.reading.mentions.get(mention as usize)?.span;
        Some(CorrectionForm {
            raw: span.of(&document.text).to_owned(),
            note: (own.len() > 1).then(|| phrases::corrects_several(own.len(), language)),
            indicators: indicators(knowledge, language),
            statuses: STATUSES.iter().map(|(id, _, word)| choice(id, word.say(language))).collect(),
            period_kinds: vec![
                unknown(language),
                choice(DURING, Word::PeriodDuring.say(language)),
                choice(AS_OF, Word::PeriodAsOf.say(language)),
            ],
            places: places(knowledge, language),
            read: Filled { note, ..read(first) },
            is_corrected: earlier.is_some(),
            teach: Query { focus: Some(format!("{}.{figure}", document.id)), ..query.to(Route::Teach) }.to_hash(),
        })
    }

    /// The correction that a form says: what differs from what was read, and what was said of the figure before.
    ///
    /// # Errors
    /// What is not filled in as it could be, in words; or that nothing differs.
    pub fn correction(&self, document: &str, figure: &str, filled: &Filled) -> Result<Correction, Word> {
        let (of, mention) = self.figure_of(document, figure).ok_or(Word::CorrectionGone)?;
        let reading = &of.reading;
        let first = reading.observations.iter().find(|it| it.mention.0 == mention).ok_or(Word::CorrectionGone)?;
        let own = reading.mentions.get(mention as usize).ok_or(Word::CorrectionGone)?;
        let sentence = reading.sentences.get(own.sentence as usize).map_or("", |it| it.span.of(&of.text));
        let earlier = self.corpus.corrections.of_figure(document, figure).last().cloned();
        let mut correction = Correction {
            document: document.to_owned(),
            figure: figure.to_owned(),
            sentence: sentence.to_owned(),
            raw: own.span.of(&of.text).to_owned(),
            ..earlier.unwrap_or_default()
        };
        let before = correction.clone();
        correction.note = filled.note.trim().to_owned();
        correction.not_a_figure = filled.not_a_figure;
        if !filled.not_a_figure {
            fill(&mut correction, &read(first), filled)?;
        }
        if correction == before { Err(Word::CorrectionSame) } else { Ok(correction) }
    }

    /// The corrections that say of all figures of an unknown province which one it is; those of texts that name theirs
    /// stay as they are. Each place is asked for once.
    #[must_use]
    pub fn province_corrections(&self, code: &str) -> Vec<Correction> {
        let mut corrections = Vec::new();
        for document in &self.corpus.documents {
            for mention in unplaced(document) {
                let figure = link::figure_id(&document.reading, mention);
                let Some(own) = document.reading.mentions.get(mention as usize) else { continue };
                let earlier = self.corpus.corrections.of_figure(&document.id, &figure).last().cloned();
                corrections.push(Correction {
                    document: document.id.clone(),
                    raw: own.span.of(&document.text).to_owned(),
                    place: Some(code.to_owned()),
                    figure,
                    ..earlier.unwrap_or_default()
                });
            }
        }
        corrections
    }

    /// How many figures are of a province that their text does not name.
    #[must_use]
    pub fn n_unplaced(&self) -> usize {
        self.corpus.documents.iter().map(|document| unplaced(document).len()).sum()
    }

    /// The document and the place of the mention that a link names.
    fn figure_of(&self, document: &str, figure: &str) -> Option<(&StoredDocument, u32)> {
        let (_, document) = self.corpus.find(document)?;
        match link::resolve(&document.reading, figure) {
            Target::Figure { mention, .. } => Some((document, mention)),
            _ => None,
        }
    }
}

/// The provinces by which a place can be said, in the order of their names.
#[must_use]
pub fn provinces(knowledge: &Knowledge) -> Vec<Choice> {
    let provinces = knowledge.names.places.iter().filter(|place| place.level == PlaceLevel::Province);
    let mut choices: Vec<Choice> =
        provinces.filter_map(|place| Some(choice(place.code.as_deref()?, &place.name))).collect();
    choices.sort_by_cached_key(|choice| fold::bare(&choice.text));
    choices
}

/// The mentions of a document that are of a province, and of none that is known.
fn unplaced(document: &StoredDocument) -> Vec<u32> {
    let is_unplaced = |it: &&Observation| {
        it.place.is_none() && it.subgroup.is_none() && matches!(it.scope, Some(Scope::Province | Scope::District))
    };
    let mut mentions: Vec<u32> =
        document.reading.observations.iter().filter(is_unplaced).map(|it| it.mention.0).collect();
    mentions.dedup();
    mentions
}

fn choice(value: &str, text: &str) -> Choice {
    Choice { value: value.to_owned(), text: text.to_owned() }
}

fn unknown(language: Language) -> Choice {
    choice("", Word::Unknown.say(language))
}

fn indicators(knowledge: &Knowledge, language: Language) -> Vec<Choice> {
    // A group claims nothing.
    let own = knowledge.codebook.indicators.iter().filter(|it| !it.units.is_empty());
    let name = |it: &engine::codebook::Indicator| match language {
        Language::Vi => choice(&it.id, &it.vi),
        Language::En => choice(&it.id, &it.en),
    };
    std::iter::once(unknown(language)).chain(own.map(name)).collect()
}

fn places(knowledge: &Knowledge, language: Language) -> Vec<Choice> {
    let country = choice("VN", Word::National.say(language));
    [unknown(language), country].into_iter().chain(provinces(knowledge)).collect()
}

/// What was read of a figure, as the form has it.
fn read(of: &Observation) -> Filled {
    let status = STATUSES.iter().find(|(_, status, _)| *status == of.status).map_or("", |(id, ..)| id);
    let (period_kind, period) = of.period.map_or((String::new(), String::new()), period_typed);
    Filled {
        not_a_figure: false,
        indicator: of.indicator.clone().filter(|id| !store::unnamed_indicators::is_induced(id)).unwrap_or_default(),
        status: status.to_owned(),
        period_kind,
        period,
        place: of.place.clone().unwrap_or_default(),
        note: String::new(),
    }
}

/// A period as a reader types it.
fn period_typed(of: GoverningPeriod) -> (String, String) {
    let day = |it: Date| format!("{}/{}/{}", it.day(), u8::from(it.month()), it.year());
    let period = of.period;
    match (period.kind, period.start, period.end) {
        (PeriodKind::AsOf, _, Some(end)) => (AS_OF.to_owned(), day(end)),
        (_, Some(start), Some(end)) if start == end => (DURING.to_owned(), day(start)),
        (_, Some(start), Some(end)) => (DURING.to_owned(), stretch_typed(start, end)),
        _ => (String::new(), String::new()),
    }
}

/// Whole years and months are typed as such.
fn stretch_typed(start: Date, end: Date) -> String {
    let is_last = engine::date::month_end(end.year(), end.month().into()) == Some(end);
    let month = |it: Date| format!("{}/{}", u8::from(it.month()), it.year());
    let day = |it: Date| format!("{}/{}", it.day(), month(it));
    if start.day() != 1 || !is_last {
        return format!("{}–{}", day(start), day(end));
    }
    match (u8::from(start.month()), u8::from(end.month())) {
        (1, 12) if start.year() == end.year() => start.year().to_string(),
        (1, 12) => format!("{}–{}", start.year(), end.year()),
        (from, to) if from == to && start.year() == end.year() => month(start),
        _ => format!("{}–{}", month(start), month(end)),
    }
}

/// Puts what differs from what was read into a correction.
fn fill(correction: &mut Correction, read: &Filled, filled: &Filled) -> Result<(), Word> {
    if filled.indicator != read.indicator {
        correction.indicator = Some(filled.indicator.clone());
    }
    if filled.status != read.status {
        let status = STATUSES.iter().find(|(id, ..)| *id == filled.status).ok_or(Word::CorrectionGone)?;
        correction.status = Some(status.1);
    }
    let period = |it: &Filled| (it.period_kind.clone(), it.period.trim().to_owned());
    if period(filled) != period(read) {
        correction.period = Some(period_of(&filled.period_kind, &filled.period).ok_or(Word::CorrectionPeriod)?);
    }
    if filled.place != read.place {
        correction.place = Some(filled.place.clone());
        correction.scope = match filled.place.as_str() {
            "" => correction.scope,
            "VN" => Some(Scope::National),
            _ => Some(Scope::Province),
        };
    }
    Ok(())
}

/// A period that was typed, as a correction writes it; nothing if it is none.
fn period_of(kind: &str, text: &str) -> Option<String> {
    if kind.is_empty() {
        return text.trim().is_empty().then(String::new);
    }
    let ends: Vec<String> = ["–", "..", " - ", " đến "]
        .iter()
        .find_map(|between| text.split_once(between))
        .map_or_else(|| vec![text], |(from, to)| vec![from, to])
        .into_iter()
        .map(|end| typed::date(end).ok().map(url::partial_date))
        .collect::<Option<_>>()?;
    let period = match (kind, ends.as_slice()) {
        (AS_OF, [end]) => format!("as of {end}"),
        (DURING, [one]) => one.clone(),
        (DURING, [from, to]) => format!("{from}..{to}"),
        _ => return None,
    };
    parse_period(&period).map(|_| period)
}

#[cfg(test)]
mod tests;
