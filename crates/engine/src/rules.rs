//! Every rule of reading, by name: one list that the JSON, `solieu explain`, the page and the method page all read.
//!
//! A rule's code is what the bundle stores. Codes are never reused and never change their meaning: a rule that goes
//! leaves a hole. Ranges: 1–99 text, 100–199 numbers, 200–299 units and qualifiers, 300–399 exclusions, 400–499 periods,
//! 500–599 legal references, 600–699 entities, 700–999 facts.

use serde::{Deserialize, Serialize};

/// The code of a rule; see [`RULES`] for its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Rule(pub u16);

/// What a rule is called and what it says.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// The rule.
    pub rule: Rule,
    /// Its dotted id, as in JSON: `number.grouped`.
    pub id: &'static str,
    /// What it does, one clause, in Vietnamese.
    pub vi: &'static str,
    /// The same in English.
    pub en: &'static str,
}

impl Rule {
    /// Name and meaning; `None` for a code that this version does not know.
    #[must_use]
    pub fn info(self) -> Option<&'static RuleInfo> {
        RULES.binary_search_by_key(&self, |info| info.rule).ok().and_then(|at| RULES.get(at))
    }

    /// The dotted id, or "unknown" for a code that this version does not know.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.info().map_or("unknown", |info| info.id)
    }
}

/// Declares each rule once: the constant, its code, its id, its meaning in Vietnamese and in English.
macro_rules! rules {
    ($($name:ident = $code:literal, $id:literal, $vi:literal, $en:literal;)*) => {
        $(#[doc = $en] pub const $name: Rule = Rule($code);)*
        /// All rules, in order of code.
        pub const RULES: &[RuleInfo] = &[$(RuleInfo { rule: Rule($code), id: $id, vi: $vi, en: $en }),*];
    };
}

rules! {
    NUMBER_GROUPED = 100, "number.grouped", "dấu chấm tách hàng nghìn", "dots group thousands";
    NUMBER_DECIMAL = 101, "number.decimal", "dấu phẩy là dấu thập phân", "the comma is the decimal sign";
    NUMBER_SCALE = 102, "number.scale", "từ chỉ bậc (nghìn, triệu, tỷ) nhân giá trị", "a scale word multiplies the value";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_ascend_and_ids_are_unique() {
        assert!(RULES.is_sorted_by(|a, b| a.rule < b.rule));
        let mut ids: Vec<_> = RULES.iter().map(|info| info.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
    }
}
