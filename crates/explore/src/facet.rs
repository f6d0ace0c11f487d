//! The facets: one table from which URL keys, filter bar, command-line flags, help and tests are made.
//!
//! A facet over a fixed list has its values here, with key and word; the values of the others come from the corpus.

use engine::check::Verdict;
use engine::reading::{Measure, Observation, Qualifier, Scope, Status};
use engine::rules;

use crate::ui_text::Word;

/// What figures can be chosen by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Indicator,
    Measure,
    Status,
    Period,
    Place,
    Scope,
    Qualifier,
    Unit,
    Verdict,
    Document,
    Publisher,
    Value,
    Text,
}

/// What a facet's values are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Values with counts, from the corpus.
    List,
    /// The same as a tree by dotted ids: choosing a node chooses all under it.
    Tree,
    /// The fixed values in the table, with counts.
    Fixed(&'static [FixedValue]),
    /// A range of dates, with a histogram.
    Dates,
    /// A range of values.
    Values,
    /// Words.
    Text,
}

/// A value of a facet over a fixed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedValue {
    /// Its key in the URL.
    pub key: &'static str,
    /// What files call it.
    pub id: &'static str,
    /// What the page calls it.
    pub word: Word,
}

const fn fixed(key: &'static str, id: &'static str, word: Word) -> FixedValue {
    FixedValue { key, id, word }
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct FacetInfo {
    /// Which.
    pub facet: Facet,
    /// Its key in the URL, and as a flag of the command line.
    pub key: &'static str,
    /// Its name on the page.
    pub word: Word,
    /// What its values are like.
    pub shape: Shape,
    /// What it does, for help and docs, in English.
    pub help: &'static str,
}

/// The key of a place that is one province of which the text does not say the name.
pub(crate) const UNKNOWN_PROVINCE: &str = "tinh-chua-ro";

/// The key that stands for "not known" in facets whose values can be missing.
pub const UNKNOWN: &str = "khong-ro";

const MEASURES: &[FixedValue] = &[
    fixed("muc", "level", Word::Level),
    fixed("ty-le", "share", Word::Share),
    fixed("dat-chi-tieu", "share", Word::ShareOfTarget),
    fixed("thay-doi", "change_abs", Word::ChangeAbs),
    fixed("thay-doi-tuong-doi", "change_rel", Word::ChangeRel),
    fixed("chenh-lech", "excess", Word::Excess),
    fixed("binh-quan", "average", Word::Average),
    fixed(UNKNOWN, "unknown", Word::Unknown),
];
const STATUSES: &[FixedValue] = &[
    fixed("thuc-hien", "actual", Word::Actual),
    fixed("chi-tieu", "target", Word::Target),
    fixed("ke-hoach", "plan", Word::Plan),
    fixed("du-bao", "forecast", Word::Forecast),
    fixed(UNKNOWN, "unknown", Word::Unknown),
];
const SCOPES: &[FixedValue] = &[
    fixed("ca-nuoc", "national", Word::National),
    fixed("trung-uong", "central", Word::Central),
    fixed("dia-phuong", "local", Word::Local),
    fixed("tinh", "province", Word::Province),
    fixed("huyen", "district", Word::District),
    fixed("vung", "region", Word::Region),
    fixed(UNKNOWN, "unknown", Word::Unknown),
];
const QUALIFIERS: &[FixedValue] = &[
    fixed("dung", "exact", Word::Exact),
    fixed("gan", "almost", Word::Almost),
    fixed("tren", "over", Word::Over),
    fixed("khoang", "about", Word::About),
    fixed("it-nhat", "at_least", Word::AtLeast),
    fixed("khong-qua", "at_most", Word::AtMost),
];
const VERDICTS: &[FixedValue] = &[
    fixed("khop", "agrees", Word::Agrees),
    fixed("lam-tron", "agrees_if_rounded", Word::AgreesRounded),
    fixed("xem-lai", "look_again", Word::LookAgain),
    fixed("thieu-du-kien", "undecided", Word::CannotTell),
    fixed(VERDICT_NONE, "not_checked", Word::NotChecked),
];

/// The key of figures that no check has looked at.
pub(crate) const VERDICT_NONE: &str = "chua";

/// All facets, in the order of the filter bar.
pub const FACETS: &[FacetInfo] = &[
    FacetInfo {
        facet: Facet::Indicator,
        key: "chi-so",
        word: Word::Indicator,
        shape: Shape::Tree,
        help: "what the figure measures, by the codebook's id; a node includes all under it",
    },
    FacetInfo {
        facet: Facet::Measure,
        key: "so-do",
        word: Word::Measure,
        shape: Shape::Fixed(MEASURES),
        help: "level, share, change, distance from a target, average",
    },
    FacetInfo {
        facet: Facet::Status,
        key: "tinh-chat",
        word: Word::Status,
        shape: Shape::Fixed(STATUSES),
        help: "actual, target, plan, forecast",
    },
    FacetInfo {
        facet: Facet::Period,
        key: "ky",
        word: Word::Period,
        shape: Shape::Dates,
        help: "the last day of the figure's period lies within: 2021-01..2022-12",
    },
    FacetInfo {
        facet: Facet::Place,
        key: "noi",
        word: Word::Place,
        shape: Shape::List,
        help: "where, by ISO 3166-2 code at publication; tinh-chua-ro is a province that the text does not name",
    },
    FacetInfo {
        facet: Facet::Scope,
        key: "cap",
        word: Word::Scope,
        shape: Shape::Fixed(SCOPES),
        help: "national, central level, in the provinces, province, district, region",
    },
    FacetInfo {
        facet: Facet::Qualifier,
        key: "cach-noi",
        word: Word::Qualifier,
        shape: Shape::Fixed(QUALIFIERS),
        help: "how the number is hedged",
    },
    FacetInfo {
        facet: Facet::Unit,
        key: "don-vi",
        word: Word::Unit,
        shape: Shape::List,
        help: "what is counted, as written without marks",
    },
    FacetInfo {
        facet: Facet::Verdict,
        key: "doi-chieu",
        word: Word::Verdict,
        shape: Shape::Fixed(VERDICTS),
        help: "what the checks found; the most severe counts",
    },
    FacetInfo {
        facet: Facet::Document,
        key: "bai",
        word: Word::Document,
        shape: Shape::List,
        help: "the article, by its id",
    },
    FacetInfo {
        facet: Facet::Publisher,
        key: "nguon",
        word: Word::Publisher,
        shape: Shape::List,
        help: "who published the article",
    },
    FacetInfo {
        facet: Facet::Value,
        key: "gia-tri",
        word: Word::Value,
        shape: Shape::Values,
        help: "the figure lies within, in its own unit: 1000000..20000000",
    },
    FacetInfo {
        facet: Facet::Text,
        key: "chua",
        word: Word::Text,
        shape: Shape::Text,
        help: "the sentence contains these words, marks and case aside",
    },
];

impl Facet {
    /// Its line of the table.
    #[must_use]
    pub fn info(self) -> &'static FacetInfo {
        // The table is in the order of the enum, as a test proves; the first line is never given for another facet.
        FACETS.get(self as usize).unwrap_or(&FACETS[0])
    }

    /// The facet with this key in the URL.
    #[must_use]
    pub(crate) fn from_key(key: &str) -> Option<Facet> {
        FACETS.iter().find(|info| info.key == key).map(|info| info.facet)
    }
}

/// Place in the fixed list of a facet.
pub(crate) fn measure_code(of: Option<&Observation>) -> u32 {
    let Some(of) = of else { return 7 };
    match of.measure {
        Measure::Level => LEVEL_CODE,
        // 100 % of a target says nothing of how many are covered: it is a measure of its own.
        Measure::Share if of.rules.contains(&rules::MEASURE_OF_TARGET) => 2,
        Measure::Share => SHARE_CODE,
        Measure::ChangeAbs => 3,
        Measure::ChangeRel => 4,
        Measure::Excess => 5,
        Measure::Average => 6,
    }
}

/// Plain values and plain shares, which need no name beside what they are of.
pub(crate) const LEVEL_CODE: u32 = 0;
pub(crate) const SHARE_CODE: u32 = 1;

/// The word of a code of a fixed facet.
pub(crate) fn fixed_word(facet: Facet, code: u32) -> Word {
    match facet.info().shape {
        Shape::Fixed(values) => values.get(code as usize).map_or(Word::Unknown, |value| value.word),
        _ => Word::Unknown,
    }
}

pub(crate) fn status_code(status: Option<Status>) -> u32 {
    match status {
        Some(Status::Actual) => 0,
        Some(Status::Target) => 1,
        Some(Status::Plan) => 2,
        Some(Status::Forecast) => 3,
        None => 4,
    }
}

pub(crate) fn scope_code(scope: Option<Scope>) -> u32 {
    match scope {
        Some(Scope::National) => 0,
        Some(Scope::Central) => 1,
        Some(Scope::Local) => 2,
        Some(Scope::Province) => 3,
        Some(Scope::District) => 4,
        Some(Scope::Region) => 5,
        None => 6,
    }
}

/// The key of a fact's place: its code, or what is known where it has none.
pub(crate) fn place_key(observation: &Observation) -> &str {
    match (observation.place.as_deref(), observation.scope) {
        (Some(code), _) => code,
        (None, Some(Scope::Province | Scope::District)) => UNKNOWN_PROVINCE,
        (None, _) => UNKNOWN,
    }
}

pub(crate) fn qualifier_code(qualifier: Qualifier) -> u32 {
    match qualifier {
        Qualifier::Exact => 0,
        Qualifier::Almost => 1,
        Qualifier::Over => 2,
        Qualifier::About => 3,
        Qualifier::AtLeast => 4,
        Qualifier::AtMost => 5,
    }
}

pub(crate) fn verdict_code(verdict: Option<Verdict>) -> u32 {
    match verdict {
        Some(Verdict::Agrees) => 0,
        Some(Verdict::AgreesIfRounded) => 1,
        Some(Verdict::LookAgain) => 2,
        Some(Verdict::Undecided) => 3,
        None => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use crate::ui_text::Language;

    #[test]
    fn the_table_is_in_the_order_of_the_enum_and_keys_are_unique() {
        for (at, info) in FACETS.iter().enumerate() {
            assert_eq!(info.facet as usize, at, "{}", info.key);
            assert_eq!(Facet::from_key(info.key), Some(info.facet));
        }
    }

    #[test]
    fn codes_and_words_agree() {
        assert_eq!(STATUSES[status_code(Some(Status::Target)) as usize].word, Word::Target);
        assert_eq!(SCOPES[scope_code(Some(Scope::Central)) as usize].word, Word::Central);
        let measure = |measure, rules| {
            let any = fixture::seeds().corpus().documents[0].reading.observations[0].clone();
            let of = Observation { measure, rules, ..any };
            MEASURES[measure_code(Some(&of)) as usize].word
        };
        assert_eq!(measure(Measure::Excess, vec![]), Word::Excess);
        assert_eq!(measure(Measure::Average, vec![]), Word::Average);
        assert_eq!(measure(Measure::Share, vec![]), Word::Share);
        assert_eq!(measure(Measure::Share, vec![rules::MEASURE_OF_TARGET]), Word::ShareOfTarget);
        assert_eq!(MEASURES[measure_code(None) as usize].word, Word::Unknown);
        assert_eq!(QUALIFIERS[qualifier_code(Qualifier::Over) as usize].word.say(Language::Vi), "trên, hơn");
    }
}
