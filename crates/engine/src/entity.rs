//! Named things: people, organisations, places, channels, audiences, programmes, apps, events; their spellings joined
//! under one name.
//!
//! Owns the name lexicons and the rules that find names in a text. What a place means for a figure is
//! [`fact`](crate::fact)'s business.
//!
//! | Question | File |
//! |---|---|
//! | how a name is found, also people by family name or title and events by their head | `find` |
//! | an office by the place after it (`BHXH tỉnh Tiền Giang`), and its province | `office` |
//! | a publisher and its province | `publisher` |
//! | a merged province: what it belongs to today | `entity` (`today`), data in `places.toml`; shown by `explore/places`, `explore/labels` |
//! | what the name lexicons may hold, and what is refused | `file` |
//! | of which province a district is | `entity` (`is_district_of`), data in `districts.toml`; for a figure `fact/place/figure` (`known_district`) |
//! | which place a figure is of | `fact/place` |
//! | who says a figure | `fact/attribution` |
//! | the names themselves | `seeds/lexicon/`: `places`, `districts`, `organisations`, `people`, `programmes`, `channels`, `apps`, `events`, `audiences`, `publishers`, `abbreviations`, `subgroups` |

#[cfg(feature = "toml")]
pub mod file;
pub mod find;
mod office;
pub(crate) mod publisher;

use serde::{Deserialize, Serialize};

use crate::reading::EntityKind;

/// The name lexicons.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Names {
    /// `places.toml`.
    pub places: Vec<Place>,
    /// `organisations.toml`, `channels.toml`, `audiences.toml`, `programmes.toml`, `apps.toml`.
    pub names: Vec<Name>,
    /// Heads that make an organisation's name with the place after them: `BHXH` + `tỉnh Tiền Giang`.
    pub branches: Vec<Branch>,
    /// Words between the head and the place: `tỉnh`, `thành phố`.
    pub unit_words: Vec<String>,
    /// What stands between an office's head and the name of a part of a province, besides the words of places:
    /// `cơ sở`.
    pub local_offices: Vec<String>,
    /// What stands between an office's head and the number of its region: `khu vực`.
    pub region_offices: Vec<String>,
    /// What begins an event's name: `hội nghị`.
    pub event_heads: Vec<String>,
    /// Words that stand in no event's name: `diễn ra`.
    pub event_stops: Vec<String>,
    /// Family names: they begin a person's name.
    pub surnames: Vec<String>,
    /// Offices before a person's name: `Giám đốc`.
    pub titles: Vec<String>,
    /// Forms of address before a person's name, which are no office: `ông`.
    pub honorifics: Vec<String>,
    /// What the name of who made a picture follows: `Ảnh`.
    pub credits: Vec<String>,
    /// Words before a name which make it a street's or a school's: `đường`.
    pub namesakes: Vec<String>,
    /// `districts.toml`: the parts of each province by their bare names.
    pub districts: Vec<Districts>,
    /// `publishers.toml`: papers of one province whose name does not hold the province's.
    pub publishers: Vec<Publisher>,
    /// `subgroups.toml`: enterprises, sectors, groups of people.
    pub subgroups: Vec<SubgroupWords>,
    /// What begins the name of an office's site: `cổng thông tin`.
    pub portals: Vec<String>,
    /// `abbreviations.toml`.
    pub abbreviations: Vec<Abbreviation>,
}

/// The districts, towns and cities of a province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Districts {
    /// The code of the province.
    pub code: String,
    /// Their bare names, folded (see [`fold::exact`](crate::text::fold::exact)), in order.
    pub names: Vec<String>,
}

/// A short form and what it is short for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abbreviation {
    /// `BHXH`.
    pub short: String,
    /// `bảo hiểm xã hội`.
    pub long: String,
}

/// Words for what is less than all of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubgroupWords {
    /// What they name.
    pub kind: SubgroupKind,
    /// The ways they are written.
    pub forms: Vec<String>,
}

/// What is less than all of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SubgroupKind {
    /// `công ty`: its capitalised name follows.
    Enterprise,
    /// `ngành`: its name is the words up to the verb.
    Sector,
    /// `lao động nữ`: all of the name.
    Group,
    /// `đơn vị này`: the one last named.
    Again,
    /// `một doanh nghiệp`: one that is not named; all of the name.
    Single,
}

/// A paper, station or site of one province.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publisher {
    /// Its name.
    pub name: String,
    /// Its other spellings.
    pub forms: Vec<String>,
    /// What opens its reports, in brackets: "GLO".
    pub marks: Vec<String>,
    /// The code of its province.
    pub place: String,
}

/// A country, province, city, region or district.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// ISO 3166: "VN", "VN-46"; `None` for regions.
    pub code: Option<String>,
    /// The name that joins its spellings.
    pub name: String,
    /// Its other spellings.
    pub forms: Vec<String>,
    /// What it is.
    pub level: PlaceLevel,
    /// The code of the place that it belongs to since the mergers of 1 July 2025, if another.
    pub today: Option<String>,
    /// A city with the rank of a province: `thành phố` before its name means all of it, not a town in it.
    pub is_city: bool,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum PlaceLevel {
    Country,
    Region,
    Province,
    District,
}

/// Something known by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// What it is.
    pub kind: EntityKind,
    /// The name that joins its spellings.
    pub canonical: String,
    /// Its other spellings.
    pub forms: Vec<String>,
    /// The code of the place whose figures it gives, for an organisation.
    pub place: Option<String>,
    /// An organisation that acts for the whole country, such as a ministry.
    pub is_national: bool,
    /// The offices of the provinces together: "BHXH các tỉnh, thành phố".
    pub is_local: bool,
}

/// The head of names that a place completes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The head of the joined name: "BHXH".
    pub canonical: String,
    /// Its spellings.
    pub forms: Vec<String>,
}

impl Names {
    /// The place of a code.
    #[must_use]
    pub fn place(&self, code: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.code.as_deref() == Some(code))
    }

    /// The code that a place of this code belongs to today: its own, unless it was merged.
    #[must_use]
    pub fn today<'a>(&'a self, code: &'a str) -> &'a str {
        self.place(code).and_then(|place| place.today.as_deref()).unwrap_or(code)
    }

    /// True if this folded name is a district's of the province, or of one that was merged into it.
    #[must_use]
    pub fn is_district_of(&self, code: &str, name: &str) -> bool {
        let is_of = |districts: &&Districts| districts.code == code || self.today(&districts.code) == code;
        let is_named = |districts: &&Districts| districts.names.binary_search_by(|it| it.as_str().cmp(name)).is_ok();
        // Few names are a district's at all.
        self.districts.iter().filter(is_named).any(|districts| is_of(&districts))
    }
}
