//! `name:value` in a query: documents by what was read from them.

use engine::Span;
use engine::date::{Date, Period, date, month_end};
use engine::reading::{Entity, EntityKind, Observation};

use super::label::TypedName;
use super::parse::comparable;
use crate::{Corpus, Glossary, StoredDocument};

/// A property of a document, or where nothing else is asked for, of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// `doc:`: its id begins so, or its title has these words.
    Document(Named),
    /// `noi:`: a figure of this place, by its code or its name, or the place is named.
    Place(Named),
    /// `ky:`: a figure of a period that shares a day with this one.
    Period(Date, Date),
    /// `chi-so:`: a figure of this indicator or of one below it, by its id or its name.
    Indicator(Named),
}

/// A thing by its id or its name, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    typed: String,
    id: String,
    name: TypedName,
}

impl Named {
    fn new(typed: &str) -> Named {
        Named { typed: typed.to_owned(), id: comparable(typed), name: TypedName::new(typed) }
    }

    fn is(&self, id: &str, names: &[&str]) -> bool {
        comparable(id) == self.id || names.iter().any(|name| self.name.found_in(name).is_some())
    }
}

impl Field {
    /// The names that are understood.
    pub const NAMES: [&str; 4] = ["doc", "noi", "ky", "chi-so"];

    /// The field of this name; `None` if the value makes no sense.
    pub(super) fn new(name: &str, value: &str) -> Option<Field> {
        if comparable(value).trim().is_empty() {
            return None;
        }
        match name {
            "doc" => Some(Field::Document(Named::new(value))),
            "noi" => Some(Field::Place(Named::new(value))),
            "ky" => {
                let (from, to) = value.split_once("..").unwrap_or((value, value));
                Some(Field::Period(days(from)?.0, days(to)?.1)).filter(|it| !matches!(it, Field::Period(a, b) if a > b))
            }
            "chi-so" => Some(Field::Indicator(Named::new(value))),
            _ => None,
        }
    }

    /// As typed, for hints.
    pub(super) fn typed(&self) -> String {
        match self {
            Field::Document(named) => format!("doc:{}", named.typed),
            Field::Place(named) => format!("noi:{}", named.typed),
            Field::Indicator(named) => format!("chi-so:{}", named.typed),
            Field::Period(from, to) => format!("ky:{from}..{to}"),
        }
    }

    /// The documents that have the property, ascending.
    pub(super) fn documents(&self, corpus: &Corpus) -> Vec<u32> {
        let wanted = Wanted::new(self, corpus);
        let documents = (0..).zip(&corpus.documents);
        documents.filter(|(_, document)| wanted.is_of(document)).map(|(at, _)| at).collect()
    }

    /// The sentences of a document that have the property: those of its figures and names; of a whole document all.
    pub(super) fn sentences(&self, corpus: &Corpus, document: &StoredDocument) -> Vec<u32> {
        let wanted = Wanted::new(self, corpus);
        let sentences = &document.reading.sentences;
        if let Field::Document(_) = self {
            let n_sentences = if wanted.is_of(document) { sentences.len() } else { 0 };
            return (0..n_sentences as u32).collect();
        }
        // The last sentence that begins before it.
        let at = |span: Span| sentences.partition_point(|sentence| sentence.span.start <= span.start).checked_sub(1);
        wanted.spans(document).filter_map(|span| at(span).map(|at| at as u32)).collect()
    }

    /// The figures and names of a document that have the property.
    pub(super) fn spans(&self, corpus: &Corpus, document: &StoredDocument) -> Vec<Span> {
        Wanted::new(self, corpus).spans(document).collect()
    }
}

/// A field with the ids that its name stands for in one corpus.
struct Wanted<'a> {
    field: &'a Field,
    ids: Vec<&'a str>,
}

impl<'a> Wanted<'a> {
    fn new(field: &'a Field, corpus: &'a Corpus) -> Wanted<'a> {
        let ids = match field {
            Field::Place(named) => {
                let places = corpus.glossary.places.iter().filter(|place| named.is(&place.code, &[&place.name]));
                places.map(|place| place.code.as_str()).collect()
            }
            Field::Indicator(named) => indicators(&corpus.glossary, named),
            Field::Document(_) | Field::Period(..) => Vec::new(),
        };
        Wanted { field, ids }
    }

    fn is_of(&self, document: &StoredDocument) -> bool {
        match self.field {
            Field::Document(named) => is_document(document, named),
            _ => self.spans(document).next().is_some(),
        }
    }

    /// Figures as they stand, with hedge and unit, then names.
    fn spans<'b>(&'b self, document: &'b StoredDocument) -> impl Iterator<Item = Span> + 'b {
        // Names are in the block, all else is in the head.
        let reading = if matches!(self.field, Field::Place(_)) { &document.reading } else { document.head() };
        let observed = reading.observations.iter().filter(|it| self.is_observed(it));
        let observed =
            observed.map(|it| reading.mentions.get(it.mention.0 as usize).map_or(Span::default(), |it| it.span));
        let names = reading.entities.iter().filter(|it| self.is_named(it)).map(|it| it.span);
        observed.chain(names)
    }

    fn is_observed(&self, observation: &Observation) -> bool {
        let is_id = |id: &str| self.ids.contains(&id);
        match self.field {
            Field::Document(_) => false,
            Field::Place(named) => {
                observation.place.as_deref().is_some_and(|code| is_id(code) || comparable(code) == named.id)
            }
            Field::Period(start, end) => observation.period.is_some_and(|it| overlaps(it.period, *start, *end)),
            Field::Indicator(named) => {
                let indicator = observation.indicator.as_deref();
                indicator.is_some_and(|id| is_id(id) || is_below(&comparable(id), &named.id))
            }
        }
    }

    fn is_named(&self, entity: &Entity) -> bool {
        match self.field {
            Field::Place(named) => entity.kind == EntityKind::Place && named.name.found_in(&entity.canonical).is_some(),
            _ => false,
        }
    }
}

fn is_document(document: &StoredDocument, named: &Named) -> bool {
    let title = document.head().meta.title.as_ref();
    comparable(&document.id).starts_with(&named.id)
        || title.is_some_and(|title| named.name.found_in(&title.value).is_some())
}

/// The indicators of this id or name, and those below them: parents come before their children.
fn indicators<'a>(glossary: &'a Glossary, named: &Named) -> Vec<&'a str> {
    let mut ids: Vec<&str> = Vec::new();
    for indicator in &glossary.indicators {
        let is_under = indicator.parent.as_deref().is_some_and(|parent| ids.contains(&parent));
        if is_under || named.is(&indicator.id, &[&indicator.vi, &indicator.en]) {
            ids.push(&indicator.id);
        }
    }
    ids
}

/// True if an id is this one or begins with it and a dot.
fn is_below(id: &str, above: &str) -> bool {
    id.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn overlaps(period: Period, start: Date, end: Date) -> bool {
    match (period.start, period.end) {
        (Some(first), Some(last)) => first <= end && start <= last,
        (None, Some(day)) | (Some(day), None) => start <= day && day <= end,
        (None, None) => false,
    }
}

/// The first and last day of `2021`, `2021-04` or `2021-04-27`.
fn days(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year: i32 = parts.next().filter(|it| it.len() == 4)?.parse().ok()?;
    let month = parts.next().map(str::parse::<u8>).transpose().ok()?;
    let day = parts.next().map(str::parse::<u8>).transpose().ok()?;
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, _) => Some((date(year, 1, 1)?, date(year, 12, 31)?)),
        (Some(month), None) => Some((date(year, month, 1)?, month_end(year, month)?)),
        (Some(month), Some(day)) => date(year, month, day).map(|day| (day, day)),
    }
}

#[cfg(test)]
mod tests {
    use engine::date::Period as When;
    use engine::reading::{GoverningPeriod, Reading};

    use super::*;
    use crate::glossary::{Indicator, Place};
    use crate::tests::plain_observation;

    fn document(id: &str, indicator: &str, place: &str, year: i32) -> StoredDocument {
        let period = When::during(date(year, 1, 1).unwrap(), date(year, 6, 30).unwrap());
        let observation = Observation {
            indicator: Some(indicator.to_owned()),
            place: Some(place.to_owned()),
            period: Some(GoverningPeriod { period, span: None }),
            ..plain_observation()
        };
        let reading = Reading { observations: vec![observation], ..Reading::default() };
        StoredDocument::new(id.to_owned(), String::new(), reading)
    }

    fn corpus() -> Corpus {
        let indicator = |id: &str, vi: &str, en: &str, parent: Option<&str>| Indicator {
            id: id.to_owned(),
            vi: vi.to_owned(),
            en: en.to_owned(),
            parent: parent.map(str::to_owned),
            ..Indicator::default()
        };
        let mut elsewhere = document("c-3", "unknown.kind", "VN-46", 2023);
        elsewhere.reading.entities = vec![Entity {
            span: Span::default(),
            kind: EntityKind::Place,
            canonical: "Cù lao Dung".to_owned(),
            role: None,
        }];
        let glossary = Glossary {
            indicators: vec![
                indicator("road", "Đường bộ", "Roads", None),
                indicator("new", "Đường mới", "New roads", Some("road")),
            ],
            places: vec![Place { code: "VN-46".to_owned(), name: "Tiền Giang".to_owned(), today: None }],
            ..Glossary::default()
        };
        let documents = vec![document("a-1", "road", "VN", 2021), document("b-2", "new", "VN-46", 2022), elsewhere];
        Corpus { documents, glossary, ..Corpus::default() }
    }

    #[test]
    fn documents_are_found_by_id_and_by_name_however_typed() {
        let cases: [(&str, &str, &[u32]); 14] = [
            ("noi", "VN-46", &[1, 2]),
            ("noi", "vn", &[0]),
            ("noi", "tien giang", &[1, 2]),
            ("noi", "Tiền", &[1, 2]),
            ("noi", "Tiến", &[]),
            ("noi", "cù lao", &[2]),
            ("chi-so", "road", &[0, 1]),
            ("chi-so", "NEW", &[1]),
            ("chi-so", "duong bo", &[0, 1]),
            ("chi-so", "đường mới", &[1]),
            ("chi-so", "new roads", &[1]),
            ("chi-so", "unknown", &[2]),
            ("doc", "b-", &[1]),
            ("ky", "2021-06..2022-03", &[0, 1]),
        ];
        for (name, value, expected) in cases {
            let found = Field::new(name, value).unwrap().documents(&corpus());
            assert_eq!(found, expected, "{name}:{value}");
        }
        assert_eq!(Field::new("noi", " \u{301}"), None);
    }
}
