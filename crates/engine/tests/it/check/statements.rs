//! Plainly false statements are flagged, and true ones of the same forms are not: `testdata/check/statements.toml`.

use serde::Deserialize;

use super::gold::{self, Gold};
use crate::folder::repository;
use engine::check::{Verdict, report};

/// Of a hundred false statements so many must be flagged.
const MIN_FLAGGED_PERCENT: usize = 85;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Statements {
    form: Vec<Form>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    name: String,
    r#false: Vec<String>,
    r#true: Vec<String>,
}

/// The verdicts of all checks on a text.
fn verdicts(text: &str) -> Vec<Verdict> {
    let golds = gold::read_by_engine(vec![Gold::of_text(text.to_owned())]);
    let structure = gold::structure();
    report(&gold::docs(&golds), &structure, &[]).checks.iter().map(|check| check.verdict).collect()
}

#[test]
fn false_statements_are_flagged_and_true_ones_are_not() {
    let path = repository("testdata/check/statements.toml");
    let statements: Statements = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (mut n, mut n_flagged, mut missed, mut alarms) = (0, 0, Vec::new(), Vec::new());
    for form in &statements.form {
        for text in &form.r#false {
            let verdicts = verdicts(text);
            n += 1;
            if verdicts.contains(&Verdict::LookAgain) {
                n_flagged += 1;
            } else {
                missed.push(format!("{}: {text} {verdicts:?}", form.name));
            }
            let is_said_to_agree = verdicts.contains(&Verdict::Agrees) && !verdicts.contains(&Verdict::LookAgain);
            assert!(!is_said_to_agree, "said to agree: {text}");
        }
        for text in form.r#true.iter().filter(|text| verdicts(text).contains(&Verdict::LookAgain)) {
            alarms.push(format!("{}: {text}", form.name));
        }
    }
    println!("{n_flagged} of {n} flagged, missed:\n{}", missed.join("\n"));
    assert!(alarms.is_empty(), "true, but flagged:\n{}", alarms.join("\n"));
    assert!(n >= 78 && n_flagged * 100 >= n * MIN_FLAGGED_PERCENT, "{n_flagged} of {n}:\n{}", missed.join("\n"));
}
