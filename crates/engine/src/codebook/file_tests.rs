//! What a faulty codebook is told.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "the seeds are read as files")]

use crate::Knowledge;
use crate::knowledge::SourceFile;

const SOUND: &str = r#"
[[units]]
id = "people"
heads = ["người"]
[[facet]]
id = "scheme"
vi = "Loại hình"
en = "Scheme"
[[concept]]
id = "rice"
facet = "scheme"
forms = ["gạo"]
[[indicator]]
id = "rice.farmers"
vi = "Người trồng lúa"
en = "Rice farmers"
definition = "Số người trồng lúa."
units = ["people"]
written = ["rice"]
"#;

/// The message for the sound codebook with `more` after it.
fn error(more: &str) -> String {
    let text = format!("{SOUND}{more}");
    let file = SourceFile { path: "codebook.toml", text: &text };
    Knowledge::from_sources(&[file]).unwrap_err().to_string()
}

fn indicator(id: &str, rest: &str) -> String {
    format!("[[indicator]]\nid = {id:?}\nvi = \"\"\nen = \"\"\ndefinition = \"\"\nunits = [\"people\"]\n{rest}\n")
}

#[test]
fn a_sound_codebook_is_read() {
    let file = SourceFile { path: "codebook.toml", text: SOUND };
    let codebook = Knowledge::from_sources(&[file]).unwrap().codebook;
    assert_eq!(codebook.find("rice.farmers").unwrap().1.en, "Rice farmers");
}

#[test]
fn a_phrase_claimed_twice_names_both_claimants() {
    let more = "[[concept]]\nid = \"grain\"\nfacet = \"scheme\"\nforms = [\"lúa\", \"GẠO\"]\n";
    assert_eq!(
        error(more),
        "codebook.toml:23: the phrase \"GẠO\" of concept \"grain\" is already claimed by concept \"rice\" (line 12)"
    );
}

#[test]
fn a_wording_claimed_twice_names_both_claimants() {
    assert_eq!(
        error(&indicator("rice.eaters", "written = [\"rice\"]")),
        "codebook.toml:26: the wording \"rice\" with unit \"people\" of indicator \"rice.eaters\" is already claimed by \
         indicator \"rice.farmers\" (line 19)"
    );
}

#[test]
fn an_unknown_unit_class_is_refused() {
    let more = indicator("rice.eaters", "phrases = [\"ăn cơm\"]").replace("people", "folk");
    assert_eq!(error(&more), "codebook.toml:25: unknown unit class \"folk\", expected one of: people");
}

#[test]
fn a_bad_id_is_refused() {
    assert_eq!(
        error(&indicator("Rice.Eaters", "phrases = [\"ăn cơm\"]")),
        "codebook.toml:21: bad indicator id \"Rice.Eaters\", expected lower case words joined by dots"
    );
}

#[test]
fn an_id_defined_twice_is_refused() {
    assert_eq!(
        error(&indicator("rice.farmers", "phrases = [\"ăn cơm\"]")),
        "codebook.toml:21: indicator \"rice.farmers\" is already defined at line 14"
    );
}

#[test]
fn a_cycle_is_refused_with_its_path() {
    let more =
        indicator("a", "phrases = [\"một\"]\nparent = \"b\"") + &indicator("b", "phrases = [\"hai\"]\nparent = \"a\"");
    assert_eq!(error(&more), "codebook.toml:21: a cycle of parents: a → b → a, expected a tree");
    let more = indicator("a", "phrases = [\"một\"]\nparts = [\"a\"]");
    assert_eq!(error(&more), "codebook.toml:21: a cycle of parts: a → a, expected a tree");
}

#[test]
fn an_empty_range_is_refused() {
    assert_eq!(
        error(&indicator("a", "phrases = [\"một\"]\nrange = [5, 1]")),
        "codebook.toml:27: the range 5 to 1 is empty, expected the lesser first"
    );
}

#[test]
fn the_codebook_of_the_seeds_is_sound() {
    let path = "seeds/codebook.toml";
    let text = std::fs::read_to_string(format!("{}/../../{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    if let Err(error) = Knowledge::from_sources(&[SourceFile { path, text: &text }]) {
        panic!("{error}");
    }
}
