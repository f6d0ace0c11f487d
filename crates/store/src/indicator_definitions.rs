//! What the indicators of a corpus mean: definition, denominator, parts and units, as the codebook has them. A page shows
//! them beside the names; nothing is computed from them.

use engine::Knowledge;
use serde::{Deserialize, Serialize};

use crate::glossary::Glossary;

/// What the names of a corpus mean.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorDefinitions {
    /// The indicators that the glossary names and the codebook defines, in its order.
    pub definitions: Vec<Definition>,
}

/// What an indicator counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    /// Its id.
    pub id: String,
    /// What is counted, in Vietnamese: a sentence.
    pub definition: String,
    /// What it is a share of, in Vietnamese; empty for what is none.
    pub denominator: String,
    /// The ids of the indicators whose figures are parts of its own.
    pub parts: Vec<String>,
}

impl IndicatorDefinitions {
    /// What `knowledge` says of the indicators that `glossary` names.
    #[must_use]
    pub fn of(knowledge: &Knowledge, glossary: &Glossary) -> IndicatorDefinitions {
        let codebook = &knowledge.codebook;
        let definitions = glossary.indicators.iter().filter_map(|named| {
            let (_, indicator) = codebook.find(&named.id)?;
            let parts = indicator.parts.iter().filter_map(|at| codebook.indicator(*at));
            (!indicator.definition.is_empty()).then(|| Definition {
                id: indicator.id.clone(),
                definition: indicator.definition.clone(),
                denominator: indicator.denominator.clone().unwrap_or_default(),
                parts: parts.map(|part| part.id.clone()).collect(),
            })
        });
        IndicatorDefinitions { definitions: definitions.collect() }
    }

    /// What is said of an indicator.
    #[must_use]
    pub fn definition(&self, id: &str) -> Option<&Definition> {
        self.definitions.iter().find(|it| it.id == id)
    }
}
