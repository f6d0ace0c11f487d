//! What a piece of evidence is evidence for: a field of an observation, or its relation to another figure.

use serde::{Deserialize, Serialize};

use super::{Observation, Reading};

/// A field of an observation, for evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "named after the fields")]
pub enum Field {
    Indicator,
    Measure,
    Status,
    Period,
    Place,
    Scope,
    Compare,
    Denominator,
    Sign,
    /// The figure by which this change is one: "71.900 người, tăng 2,4%".
    ChangeOf,
    /// The same change in another unit: "tăng 214 tỷ đồng, tương đương 32,8%".
    SameChange,
    /// The figure of which this percentage tells how large a part it is of something: "78.912 em (41,6%)".
    ShareOf,
    /// The whole of which this figure is a part: "17,1 triệu người, trong đó 15,7 triệu …".
    PartOf,
    /// The result for which this figure is the target or plan: "đạt 48% kế hoạch (1.278 tỷ đồng)".
    TargetOf,
    /// The result that is so much above or below a target: "24,8%, cao hơn chỉ tiêu 0,3%".
    ExcessOf,
    /// The figure that is told for another time: "tăng từ 851.200 (2021) lên 904.700 (2022)".
    Restates,
    /// A further part of the noun phrase that it is of, where others stand between: see [`Observation::label`].
    Label,
}

impl Field {
    /// True if the evidence is no word but another figure, the one to which this figure stands in this relation.
    #[must_use]
    pub fn is_relation(self) -> bool {
        self >= Field::ChangeOf && self != Field::Label
    }
}

impl Reading {
    /// The observation to which `observation` stands in a relation, with the relation; the first if its mention states
    /// several.
    pub fn related<'r>(&'r self, observation: &'r Observation) -> impl Iterator<Item = (Field, &'r Observation)> {
        let links = observation.evidence.iter().filter(|(field, _)| field.is_relation());
        links.filter_map(|(field, span)| {
            let at = self.mentions.binary_search_by_key(span, |mention| mention.span).ok()?;
            let of = self.observations.partition_point(|it| (it.mention.0 as usize) < at);
            self.observations.get(of).filter(|it| it.mention.0 as usize == at).map(|it| (*field, it))
        })
    }
}
