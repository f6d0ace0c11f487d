//! What the engine says of one document: the types that every other crate speaks.
//!
//! Plain data with public fields. Spans lie on the raw text. Lists are in text order, and an `…Idx` is a place in the
//! list of the same reading.

mod field;
mod label;
mod total;

use serde::{Deserialize, Serialize};

use crate::date::{self, Date, Period};
use crate::rules::Rule;
use crate::{Decimal, Span};

pub use field::Field;

/// A text to read, with what is known of it from outside.
#[derive(Clone, Debug, Default)]
pub struct Document<'a> {
    /// The file's stem: `000_dfed1fc10457625e`.
    pub id: &'a str,
    /// The text, byte for byte as in the file.
    pub text: &'a str,
    /// What the side file `ID.toml` gives; it wins over what the text states.
    pub given: GivenMeta,
}

/// The side file's fields, all optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct GivenMeta {
    /// Headline.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// When, as precise as known: `2021`, `2021-04` or `2021-04-27`.
    pub published: Option<String>,
    /// Who signed it.
    pub byline: Option<String>,
    /// Where it stands on the web.
    pub url: Option<String>,
    /// Under which licence it may be used.
    pub licence: Option<String>,
}

/// Everything that was read from one document.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// Title, publisher, date, byline.
    pub meta: Meta,
    /// Paragraphs, captions, bylines …, tiling the text but for the white space between them.
    pub blocks: Vec<Block>,
    /// Sentences, in text order; each lies in one block.
    pub sentences: Vec<Sentence>,
    /// Quantities as written.
    pub mentions: Vec<Mention>,
    /// Dates and periods as written.
    pub periods: Vec<PeriodMention>,
    /// Laws, decisions, plans.
    pub refs: Vec<LegalRef>,
    /// Digits and numerals that are neither quantity, period nor reference, each with its reason.
    pub exclusions: Vec<Exclusion>,
    /// People, organisations, places, channels …
    pub entities: Vec<Entity>,
    /// The facts.
    pub observations: Vec<Observation>,
    /// What was odd, for the reader.
    pub notes: Vec<Note>,
}

/// A fact about the document, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known<T> {
    /// The fact.
    pub value: T,
    /// How it is known.
    pub basis: Basis,
    /// The words that say it, if the text does.
    pub span: Option<Span>,
}

/// How something is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The text says it.
    Stated,
    /// It follows from other words of the text.
    Inferred,
    /// The side file says it.
    Given,
}

/// Title, publisher, date, byline.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Headline.
    pub title: Option<Known<String>>,
    /// Who published it.
    pub publisher: Option<Known<String>>,
    /// When it was published.
    pub published: Option<Known<PartialDate>>,
    /// Who signed it.
    pub byline: Option<Known<String>>,
    /// Where it stands on the web (side file only).
    pub url: Option<String>,
    /// Its licence (side file only).
    pub licence: Option<String>,
}

/// A date as precise as it is known: a year, a year and month, or a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PartialDate {
    /// The year.
    pub year: i32,
    /// 1–12.
    pub month: Option<u8>,
    /// 1–31; only with a month.
    pub day: Option<u8>,
}

impl PartialDate {
    /// `2021`, `2021-04` and `2021-04-27`, if they are in the calendar; a time of day after them is passed over.
    #[must_use]
    pub fn parse(text: &str) -> Option<PartialDate> {
        let digits = |part: &str, n: usize| part.len() == n && part.bytes().all(|byte| byte.is_ascii_digit());
        let parts: Vec<&str> = text.split(['T', ' ']).next()?.split('-').collect();
        let (year, month, day) = match *parts.as_slice() {
            [year] => (year, "01", "01"),
            [year, month] => (year, month, "01"),
            [year, month, day] => (year, month, day),
            _ => return None,
        };
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return None;
        }
        let date = date::date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
        Some(PartialDate {
            year: date.year(),
            month: (parts.len() > 1).then(|| date.month().into()),
            day: (parts.len() > 2).then(|| date.day()),
        })
    }
}

/// What part of a page a stretch of text is. Only [`Zone::Body`] and [`Zone::Title`] state facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// Running text.
    #[default]
    Body,
    /// The headline.
    Title,
    /// A subhead.
    Subhead,
    /// A picture's caption.
    Caption,
    /// Author or agency.
    Byline,
    /// Publisher and date line.
    Dateline,
    /// Boilerplate of the page: "you may also like", titles of linked articles, an empty "source:".
    Boilerplate,
    /// A line that repeats an earlier one.
    Repeat,
}

/// One paragraph or line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub zone: Zone,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Where, without surrounding white space.
    pub span: Span,
    /// Index of its block.
    pub block: u32,
    /// A hash of its NFC text: half of its stable link.
    pub hash: u32,
}

/// Place in [`Reading::mentions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct MentionIdx(pub u32);

/// A quantity as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// Qualifier + number + scale + head of the unit noun: "gần 16 triệu người".
    pub span: Span,
    /// The number with its scale alone: "16 triệu".
    pub number: Span,
    /// The value, scale words applied; percent stays in percent (32.4). The lower end of a range.
    pub value: Decimal,
    /// The upper end of a range.
    pub upper: Option<Decimal>,
    /// One unit of the last digit printed, of the value (u in the design): 100000 for "1,1 triệu".
    pub step: Decimal,
    /// How the number is hedged.
    pub qualifier: Qualifier,
    /// How the upper end of a range is hedged, where that differs.
    pub upper_qualifier: Option<Qualifier>,
    /// What is counted.
    pub unit: Unit,
    /// What sort of quantity.
    pub kind: MentionKind,
    /// Index of its sentence.
    pub sentence: u32,
    /// The rules that made it, in order.
    pub rules: Vec<Rule>,
}

/// How a number is hedged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// No hedge: within half a unit of the last digit.
    #[default]
    Exact,
    /// `gần`: below, by less than one unit.
    Almost,
    /// `trên`, `hơn`: above, by at most one unit.
    Over,
    /// `khoảng`, `ước`: within one unit.
    About,
    /// `ít nhất`, `từ … trở lên`.
    AtLeast,
    /// `không quá`, `tối đa`, `dưới`.
    AtMost,
}

/// What sort of quantity a mention is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MentionKind {
    /// People, things, events.
    Count,
    /// Percent and percentage points.
    Percent,
    /// An amount of money.
    Money,
    /// A fraction, n/m, a multiple.
    Ratio,
    /// Per day, per person …
    Rate,
    /// A stretch of time as an amount: "8 năm".
    Duration,
    /// "thứ hai".
    Ordinal,
    /// A physical measure: length, area, mass …
    Measure,
}

/// What a number counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// The noun head as written, in lower case: "lượt người", "%", "đồng"; empty if there is none.
    pub text: String,
    /// The lexicon entry that it is, if any: "person", "percent", "vnd".
    pub id: Option<String>,
    /// Where it stands; `None` if it was taken from a neighbour or is missing.
    pub span: Option<Span>,
    /// The neighbour from which unit or scale was taken, if it was.
    pub implied_by: Option<Span>,
}

/// A date or period as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodMention {
    /// "tính đến hết quý 1/2021".
    pub span: Span,
    /// What it means; `None` if something is missing.
    pub period: Option<Period>,
    /// What is missing, if unresolved.
    pub missing: Option<Missing>,
    /// How the year and so on are known: stated in place, or inferred from elsewhere in the document.
    pub basis: Basis,
    /// The words elsewhere from which it was resolved, if any.
    pub anchor: Option<Span>,
    /// What part it plays.
    pub role: PeriodRole,
    /// Index of its sentence.
    pub sentence: u32,
    /// The rules that made it, in order.
    pub rules: Vec<Rule>,
}

/// What a period lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The year.
    Year,
    /// The date of publication, against which it is meant.
    Publication,
    /// The period to which `cùng kỳ` refers.
    Antecedent,
}

/// What part a period plays in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodRole {
    /// It may govern figures.
    Time,
    /// The other side of a comparison: after `so với`.
    Comparison,
    /// Part of a name or of a document's date: "Hội nghị … năm 2021".
    Name,
}

/// A law, decision, plan … as cited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalRef {
    /// "Quyết định số 1676/QĐ-TTg".
    pub span: Span,
    /// "Quyết định".
    pub kind: String,
    /// "1676/QĐ-TTg".
    pub number: Option<String>,
    /// When it was issued.
    pub date: Option<Date>,
    /// Who issued it, as written.
    pub issuer: Option<String>,
    /// Index in [`Reading::refs`] of the fullest citation of the same document, if another.
    pub full: Option<u32>,
    /// The rules that made it, in order.
    pub rules: Vec<Rule>,
}

/// Digits or numerals that are no quantity, period or reference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exclusion {
    /// Where.
    pub span: Span,
    /// Why.
    pub reason: Rule,
}

/// Someone or something named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// As written.
    pub span: Span,
    /// What it is.
    pub kind: EntityKind,
    /// The name that joins its spellings.
    pub canonical: String,
    /// A person's role, as written.
    pub role: Option<String>,
}

/// What sort of thing an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum EntityKind {
    Person,
    Org,
    Place,
    Channel,
    Audience,
    Programme,
    App,
    Event,
}

/// What a mention states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// The mention.
    pub mention: MentionIdx,
    /// The codebook's indicator; `None` if no indicator claims the figure.
    pub indicator: Option<String>,
    /// The noun phrase that the figure is of, where one was found; its further parts, where others stand between, are
    /// [`Field::Label`]'s evidence. See [`Observation::label`].
    pub phrase: Option<Span>,
    /// What sort of figure it is.
    pub measure: Measure,
    /// The value with its sign: -1.05 for "giảm 1,05%".
    pub signed: Decimal,
    /// Result, target, plan or forecast.
    pub status: Status,
    /// When it holds.
    pub period: Option<GoverningPeriod>,
    /// Where: ISO 3166-2 code at publication ("VN", "VN-46"); `None` if the text does not say, or says a place that has
    /// no code. With [`Scope::Province`], `None` is one province of which nothing tells the name.
    pub place: Option<String>,
    /// At what level; `None` if the text does not say.
    pub scope: Option<Scope>,
    /// The part of its place that it is of, by name, where that is a district, a town or a commune: "Chiêm Hóa".
    pub district: Option<String>,
    /// What the figure is of where that is less than all of its place, by name: a region ("Tây Nguyên"), several
    /// provinces ("Hà Nội, TP HCM"), an enterprise, a group of people. Figures of different ones are never compared.
    pub subgroup: Option<String>,
    /// Against what.
    pub compare: Option<Comparison>,
    /// The denominator named ("dân số").
    pub denominator: Option<String>,
    /// Who says so, as written.
    pub attribution: Option<Span>,
    /// The words that each field came from.
    pub evidence: Vec<(Field, Span)>,
    /// The rules that made it, in order.
    pub rules: Vec<Rule>,
}

/// The period that governs an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoverningPeriod {
    /// When.
    pub period: Period,
    /// The words that say it.
    pub span: Option<Span>,
}

/// What a change or excess refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// "so với hết năm 2020".
    pub span: Span,
    /// The other period, if resolved.
    pub to: Option<Period>,
}

/// What sort of figure an observation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it; see the glossary in docs")]
pub enum Measure {
    Level,
    Share,
    ChangeAbs,
    ChangeRel,
    Excess,
    Average,
}

/// Result, target, plan or forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Status {
    Actual,
    Target,
    Plan,
    Forecast,
}

/// At what level a figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The country.
    National,
    /// The central level: `ở Trung ương`.
    Central,
    /// The provinces together: `tại địa phương`.
    Local,
    /// One province, or provinces as units.
    Province,
    /// One district, or districts as units.
    District,
    /// Several provinces together: `khu vực`, `vùng`, "Hà Nội và TP HCM".
    Region,
}

/// Something odd that a reader should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Where.
    pub span: Span,
    /// Which oddity.
    pub rule: Rule,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_written_and_in_the_calendar() {
        let date = |month, day| Some(PartialDate { year: 2021, month, day });
        assert_eq!(PartialDate::parse("2021"), date(None, None));
        assert_eq!(PartialDate::parse("2021-04"), date(Some(4), None));
        assert_eq!(PartialDate::parse("2021-04-27"), date(Some(4), Some(27)));
        assert_eq!(PartialDate::parse("2021-04-27T09:30:00"), date(Some(4), Some(27)));
        for none in ["", "21", "2021-4", "2021-13", "2021-02-30", "2021-04-27-1", "+021"] {
            assert_eq!(PartialDate::parse(none), None, "{none}");
        }
    }
}
