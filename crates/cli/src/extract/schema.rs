//! The JSON of a document: field names and values as in `testdata/gold/GUIDE.md`, plus the rules that made each thing.

use engine::date::{Date, Period, PeriodKind, iso, month_end};
use engine::reading::{
    self as engine_reading, Basis, Entity, EntityKind, Field, LegalRef, Measure, Mention, MentionKind, Missing,
    Observation, PartialDate, PeriodMention, PeriodRole, Qualifier, Scope, Status, Zone,
};
use engine::rules::Rule;
use engine::span::CharOffsets;
use engine::{Decimal, Span};
use serde::Serialize;
use serde_json::Number;
use store::StoredDocument;
use store::unnamed_indicators::is_induced;

#[derive(Serialize, Debug)]
pub(crate) struct Document<'a> {
    document: &'a str,
    chars: u32,
    mentions: Vec<MentionJson<'a>>,
    observations: Vec<ObservationJson<'a>>,
    refs: Vec<RefJson<'a>>,
    entities: Vec<EntityJson<'a>>,
    meta: MetaJson<'a>,
    periods: Vec<PeriodJson<'a>>,
    exclusions: Vec<ReasonJson<'a>>,
    notes: Vec<ReasonJson<'a>>,
}

/// A stretch of text: `quote` is `text[start..end]`, counted in Unicode scalars.
#[derive(Serialize, Debug)]
struct Quote<'a> {
    start: u32,
    end: u32,
    quote: &'a str,
}

#[derive(Serialize, Debug)]
struct MentionJson<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    value: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    value_max: Option<Number>,
    /// The total of "n of m".
    #[serde(skip_serializing_if = "Option::is_none")]
    den: Option<Number>,
    unit: &'a str,
    approx: Qualifier,
    /// Of the lower end of a range whose ends are hedged apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    approx_min: Option<Qualifier>,
    #[serde(skip_serializing_if = "Option::is_none")]
    approx_max: Option<Qualifier>,
    kind: MentionKind,
    step: Number,
    #[serde(skip_serializing_if = "Option::is_none")]
    implied_by: Option<Quote<'a>>,
    rules: Vec<&'static str>,
}

#[derive(Serialize, Debug)]
struct ObservationJson<'a> {
    mention: u32,
    indicator: Option<&'a str>,
    /// The induced indicator of a figure that the codebook has none for.
    #[serde(skip_serializing_if = "Option::is_none")]
    series: Option<&'a str>,
    phrase: Option<PhraseJson<'a>>,
    measure: Measure,
    status: Status,
    time: Option<TimeJson<'a>>,
    place: Option<&'a str>,
    scope: Option<Scope>,
    /// The name of the district that it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    district: Option<&'a str>,
    /// The name of the region, the enterprise, the group that it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    subgroup: Option<&'a str>,
    compare: Option<CompareJson<'a>>,
    of: Option<&'a str>,
    attribution: Option<&'a str>,
    signed: Number,
    evidence: Vec<EvidenceJson<'a>>,
    rules: Vec<&'static str>,
}

/// The noun phrase that a figure is of: a stretch of text as any other, or, where others stand between its words, its
/// `parts`, with the words of all in `quote`.
#[derive(Serialize, Debug)]
#[serde(untagged)]
enum PhraseJson<'a> {
    Whole(Quote<'a>),
    Parted { quote: String, parts: Vec<Quote<'a>> },
}

#[derive(Serialize, Debug)]
struct TimeJson<'a> {
    text: &'a str,
    start: Option<String>,
    end: Option<String>,
    kind: PeriodKind,
}

#[derive(Serialize, Debug)]
struct CompareJson<'a> {
    text: &'a str,
    to: Option<String>,
}

#[derive(Serialize, Debug)]
struct EvidenceJson<'a> {
    field: Field,
    #[serde(flatten)]
    quote: Quote<'a>,
}

#[derive(Serialize, Debug)]
struct RefJson<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    #[serde(rename = "type")]
    kind: &'a str,
    number: Option<&'a str>,
    date: Option<String>,
    issuer: Option<&'a str>,
    /// Index of the fullest citation of the same document, if another.
    full: Option<u32>,
    rules: Vec<&'static str>,
}

#[derive(Serialize, Debug)]
struct EntityJson<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    #[serde(rename = "type")]
    kind: EntityKind,
    canonical: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
}

#[derive(Serialize, Debug)]
struct MetaJson<'a> {
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    published: Option<String>,
    published_basis: Option<Basis>,
    byline: Option<&'a str>,
    url: Option<&'a str>,
    licence: Option<&'a str>,
    captions: Vec<Quote<'a>>,
    subheads: Vec<Quote<'a>>,
    boilerplate: Vec<Quote<'a>>,
    repeats: Vec<Quote<'a>>,
}

#[derive(Serialize, Debug)]
struct PeriodJson<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    start_date: Option<String>,
    end_date: Option<String>,
    kind: Option<PeriodKind>,
    missing: Option<Missing>,
    basis: Basis,
    role: PeriodRole,
    rules: Vec<&'static str>,
}

/// A place in the text and the rule that says something of it.
#[derive(Serialize, Debug)]
struct ReasonJson<'a> {
    #[serde(flatten)]
    quote: Quote<'a>,
    reason: &'static str,
}

impl<'a> Document<'a> {
    /// The JSON of `document`.
    pub(crate) fn of(document: &'a StoredDocument) -> Document<'a> {
        let reading = &document.reading;
        let page = Page { text: &document.text, offsets: CharOffsets::new(&document.text) };
        Document {
            document: &document.id,
            chars: page.offsets.char_from_byte(u32::MAX),
            mentions: reading.mentions.iter().map(|it| page.mention(it)).collect(),
            observations: reading.observations.iter().map(|it| page.observation(it)).collect(),
            refs: reading.refs.iter().map(|it| page.legal_ref(it)).collect(),
            entities: reading.entities.iter().map(|it| page.entity(it)).collect(),
            meta: page.meta(reading),
            periods: reading.periods.iter().map(|it| page.period(it)).collect(),
            exclusions: reading.exclusions.iter().map(|it| page.reason(it.span, it.reason)).collect(),
            notes: reading.notes.iter().map(|it| page.reason(it.span, it.rule)).collect(),
        }
    }
}

/// A raw text with its offsets in scalars.
struct Page<'a> {
    text: &'a str,
    offsets: CharOffsets,
}

impl<'a> Page<'a> {
    fn quote(&self, span: Span) -> Quote<'a> {
        Quote {
            start: self.offsets.char_from_byte(span.start),
            end: self.offsets.char_from_byte(span.end),
            quote: span.of(self.text),
        }
    }

    fn mention(&self, mention: &'a Mention) -> MentionJson<'a> {
        // Ends with hedges of their own leave none for the range as a whole.
        let is_hedged_apart = mention.upper_qualifier.is_some();
        MentionJson {
            quote: self.quote(mention.span),
            value: number(mention.value),
            value_max: mention.upper.map(number),
            den: mention.total(self.text).map(number),
            unit: &mention.unit.text,
            approx: if is_hedged_apart { Qualifier::Exact } else { mention.qualifier },
            approx_min: is_hedged_apart.then_some(mention.qualifier),
            approx_max: mention.upper_qualifier,
            kind: mention.kind,
            step: number(mention.step),
            implied_by: mention.unit.implied_by.map(|span| self.quote(span)),
            rules: ids(&mention.rules),
        }
    }

    fn phrase(&self, observation: &Observation) -> Option<PhraseJson<'a>> {
        let mut parts: Vec<Quote<'a>> = observation.label_parts().map(|span| self.quote(span)).collect();
        if parts.len() > 1 {
            return Some(PhraseJson::Parted { quote: observation.label(self.text), parts });
        }
        parts.pop().map(PhraseJson::Whole)
    }

    fn observation(&self, observation: &'a Observation) -> ObservationJson<'a> {
        let time = observation.period.map(|it| TimeJson {
            text: it.span.map_or("", |span| span.of(self.text)),
            start: it.period.start.map(iso),
            end: it.period.end.map(iso),
            kind: it.period.kind,
        });
        ObservationJson {
            mention: observation.mention.0,
            indicator: observation.indicator.as_deref().filter(|id| !is_induced(id)),
            series: observation.indicator.as_deref().filter(|id| is_induced(id)),
            phrase: self.phrase(observation),
            measure: observation.measure,
            status: observation.status,
            time,
            place: observation.place.as_deref(),
            scope: observation.scope.map(scope),
            district: observation.district.as_deref(),
            subgroup: observation.subgroup.as_deref(),
            compare: observation
                .compare
                .map(|it| CompareJson { text: it.span.of(self.text), to: it.to.and_then(compared) }),
            of: observation.denominator.as_deref(),
            attribution: observation.attribution.map(|span| span.of(self.text)),
            signed: number(observation.signed),
            evidence: observation
                .evidence
                .iter()
                .filter(|(field, _)| *field != Field::Label)
                .map(|(field, span)| EvidenceJson { field: *field, quote: self.quote(*span) })
                .collect(),
            rules: ids(&observation.rules),
        }
    }

    fn legal_ref(&self, it: &'a LegalRef) -> RefJson<'a> {
        RefJson {
            quote: self.quote(it.span),
            kind: &it.kind,
            number: it.number.as_deref(),
            date: it.date.map(iso),
            issuer: it.issuer.as_deref(),
            full: it.full,
            rules: ids(&it.rules),
        }
    }

    fn entity(&self, it: &'a Entity) -> EntityJson<'a> {
        EntityJson { quote: self.quote(it.span), kind: it.kind, canonical: &it.canonical, role: it.role.as_deref() }
    }

    fn period(&self, it: &'a PeriodMention) -> PeriodJson<'a> {
        PeriodJson {
            quote: self.quote(it.span),
            start_date: it.period.and_then(|period| period.start).map(iso),
            end_date: it.period.and_then(|period| period.end).map(iso),
            kind: it.period.map(|period| period.kind),
            missing: it.missing,
            basis: it.basis,
            role: it.role,
            rules: ids(&it.rules),
        }
    }

    fn reason(&self, span: Span, rule: Rule) -> ReasonJson<'a> {
        ReasonJson { quote: self.quote(span), reason: rule.id() }
    }

    fn meta(&self, reading: &'a engine_reading::Reading) -> MetaJson<'a> {
        let meta = &reading.meta;
        let of_zone = |zone: Zone| {
            let blocks = reading.blocks.iter().filter(move |block| block.zone == zone);
            blocks.map(|block| self.quote(block.span)).collect()
        };
        MetaJson {
            title: meta.title.as_ref().map(|it| it.value.as_str()),
            publisher: meta.publisher.as_ref().map(|it| it.value.as_str()),
            published: meta.published.as_ref().map(|it| partial(it.value)),
            published_basis: meta.published.as_ref().map(|it| it.basis),
            byline: meta.byline.as_ref().map(|it| it.value.as_str()),
            url: meta.url.as_deref(),
            licence: meta.licence.as_deref(),
            captions: of_zone(Zone::Caption),
            subheads: of_zone(Zone::Subhead),
            boilerplate: of_zone(Zone::Boilerplate),
            repeats: of_zone(Zone::Repeat),
        }
    }
}

/// `2021-03-31` for a moment, `2021-03` for a whole month, `2021-01-01..2021-12-31` for any other stretch.
fn compared(period: Period) -> Option<String> {
    let end = iso(period.end?);
    let is_month = |start: Date| {
        start.day() == 1 && period.end.is_some_and(|end| month_end(start.year(), start.month().into()) == Some(end))
    };
    Some(match (period.kind, period.start) {
        (PeriodKind::During, Some(start)) if is_month(start) => iso(start).chars().take("2021-03".len()).collect(),
        (PeriodKind::During, Some(start)) => format!("{}..{end}", iso(start)),
        _ => end,
    })
}

/// As precise as it is known.
fn partial(date: PartialDate) -> String {
    match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", date.year),
        (Some(month), None) => format!("{:04}-{month:02}", date.year),
        _ => format!("{:04}", date.year),
    }
}

/// Whole numbers without a fraction, the rest as the nearest binary fraction: JSON readers have no other.
fn number(value: Decimal) -> Number {
    value
        .to_string()
        .parse::<i64>()
        .map_or_else(|_| Number::from_f64(value.to_f64()).unwrap_or_else(|| Number::from(0)), Number::from)
}

fn ids(rules: &[Rule]) -> Vec<&'static str> {
    rules.iter().map(|rule| rule.id()).collect()
}

/// The level as the annotation guide names it, which has no word of its own for a region: what is of several provinces
/// together is `local`, and `subgroup` names the region.
fn scope(scope: Scope) -> Scope {
    if scope == Scope::Region { Scope::Local } else { scope }
}
