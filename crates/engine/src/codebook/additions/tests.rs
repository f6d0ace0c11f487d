//! Phrases and indicators that somebody adds.

#![allow(clippy::disallowed_methods, clippy::disallowed_macros, reason = "the lexicon is read as files")]

use super::*;
use crate::knowledge::SourceFile;
use crate::{Document, Engine};

const CODEBOOK: &str = r#"
[[units]]
id = "people"
heads = ["người"]
[[facet]]
id = "crop"
vi = "Cây trồng"
en = "Crop"
[[concept]]
id = "rice"
facet = "crop"
forms = ["trồng lúa"]
[[mask]]
forms = ["đường phèn"]
[[group]]
id = "farm"
vi = "Trồng trọt"
en = "Farming"
[[indicator]]
id = "farm.rice"
vi = "Người trồng lúa"
en = "Rice farmers"
definition = "Số người trồng lúa."
units = ["people"]
written = ["rice"]
PHRASES
"#;

/// The language of the seeds with a codebook, in which the indicator has `phrases`.
fn knowledge(phrases: &str) -> Knowledge {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds/lexicon");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| (path.display().to_string(), std::fs::read_to_string(path).unwrap()))
        .filter(|(path, _)| !path.ends_with("relations.toml"))
        .collect();
    files.push(("codebook.toml".to_owned(), CODEBOOK.replace("PHRASES", phrases)));
    files.sort();
    let files: Vec<SourceFile<'_>> = files.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Knowledge::from_sources(&files).unwrap()
}

fn phrase(indicator: &str, phrase: &str) -> AddedPhrase {
    AddedPhrase { indicator: indicator.to_owned(), phrase: phrase.to_owned(), note: String::new() }
}

fn indicator(id: &str, unit: &str) -> AddedIndicator {
    AddedIndicator {
        id: id.to_owned(),
        vi: "Chỉ số".to_owned(),
        units: vec![unit.to_owned()],
        ..AddedIndicator::default()
    }
}

/// What the figures of a text are, each as it is written.
fn read(knowledge: &Knowledge, text: &str) -> Vec<(String, Option<String>)> {
    let reading = Engine::new(knowledge).read(&Document { text, ..Document::default() });
    let of = |it: &crate::reading::Observation| {
        let mention = reading.mentions.get(it.mention.0 as usize).unwrap();
        (mention.span.of(text).to_owned(), it.indicator.clone())
    };
    reading.observations.iter().map(of).collect()
}

#[test]
fn a_phrase_does_what_one_of_the_codebook_does() {
    let mut added = knowledge("");
    let additions = Additions {
        phrase: vec![phrase("farm.rice", "xuống giống"), phrase("farm.rice", "làm ruộng")],
        ..Additions::default()
    };
    assert_eq!(added.add(&additions), []);
    assert_eq!(added.codebook, knowledge("phrases = [\"xuống giống\", \"làm ruộng\"]").codebook);
    let text = "Vụ này xã có 1.200 người xuống giống và 300 người trồng rau.";
    let of = |id: Option<&str>, raw: &str| (raw.to_owned(), id.map(str::to_owned));
    assert_eq!(read(&knowledge(""), text), [of(None, "1.200 người"), of(None, "300 người")]);
    assert_eq!(read(&added, text)[0], of(Some("farm.rice"), "1.200 người"));
}

#[test]
fn an_indicator_is_added_with_what_its_figures_count() {
    let cases = [
        ("hộ", "hộ thoát nghèo", "Năm 2022, tỉnh có 812 hộ thoát nghèo.", "812 hộ"),
        ("%", "che phủ rừng", "Tỷ lệ che phủ rừng đạt 42,1%.", "42,1%"),
        ("đồng", "doanh thu bán vé", "Doanh thu bán vé đạt 3,4 tỷ đồng.", "3,4 tỷ đồng"),
        ("tấn", "sản lượng cá tra", "Sản lượng cá tra đạt 24.000 tấn.", "24.000 tấn"),
    ];
    for (unit, words, text, raw) in cases {
        let mut knowledge = knowledge("");
        let additions =
            Additions { indicator: vec![indicator("added.it", unit)], phrase: vec![phrase("added.it", words)] };
        assert_eq!(knowledge.add(&additions), [], "{unit}");
        let found = read(&knowledge, text);
        assert!(found.contains(&(raw.to_owned(), Some("added.it".to_owned()))), "{unit}: {found:?}");
        // The figures of another unit are not its own.
        let other = read(&knowledge, &format!("{words} trong 5 ngày tại 3 xã."));
        assert!(other.iter().all(|(_, id)| id.is_none()), "{unit}: {other:?}");
    }
}

#[test]
fn what_cannot_be_added_is_told_and_the_rest_is_added() {
    let mut knowledge = knowledge("");
    let additions = Additions {
        indicator: vec![
            indicator("Added", "hộ"),
            indicator("farm.rice", "hộ"),
            AddedIndicator { vi: " ".to_owned(), ..indicator("added.a", "hộ") },
            indicator("added.b", " "),
            indicator("farm.fish", "hộ"),
        ],
        phrase: vec![
            phrase("farm.cows", "nuôi bò"),
            phrase("farm", "trồng trọt"),
            phrase("farm.rice", " … "),
            phrase("farm.rice", "Trồng  lúa"),
            phrase("farm.rice", "đường phèn"),
            phrase("farm.fish", "nuôi cá"),
            phrase("farm.rice", "nuôi cá"),
        ],
    };
    let why: Vec<Why> = knowledge.add(&additions).into_iter().map(|it| it.why).collect();
    let claimed = |id: &str| Why::Claimed(id.to_owned());
    let expected = [
        Why::BadId,
        Why::IdTaken,
        Why::NoName,
        Why::NoUnit,
        Why::NoIndicator,
        Why::IsGroup,
        Why::NoWords,
        claimed("rice"),
        claimed("đường phèn"),
        claimed("farm.fish"),
    ];
    assert_eq!(why, expected);
    let (_, fish) = knowledge.codebook.find("farm.fish").unwrap();
    let group = fish.parent.and_then(|at| knowledge.codebook.indicator(at));
    assert_eq!((group.map(|it| it.id.as_str()), fish.en.as_str()), (Some("farm"), "Chỉ số"));
}

#[test]
fn a_codebook_of_nothing_can_be_added_to() {
    let mut knowledge = Knowledge { codebook: Codebook::default(), ..knowledge("") };
    let additions = Additions {
        indicator: vec![indicator("added.it", "lượt khách")],
        phrase: vec![phrase("added.it", "đón")],
    };
    assert_eq!(knowledge.add(&additions), []);
    assert_eq!(read(&knowledge, "Đảo đón 5.000 lượt khách.")[0].1.as_deref(), Some("added.it"));
}

#[test]
fn a_codebook_has_so_much_room() {
    let mut knowledge = knowledge("");
    let many = (0..MOST_UNITS).map(|n| indicator(&format!("added.i{n}"), &format!("vật {n}"))).collect();
    let refused = knowledge.add(&Additions { indicator: many, ..Additions::default() });
    assert_eq!(refused.iter().map(|it| &it.why).collect::<Vec<_>>(), [&Why::Full]);
}

#[test]
fn files_are_put_together() {
    let mut one =
        Additions { indicator: vec![indicator("a", "hộ")], phrase: vec![phrase("a", "một"), phrase("b", "một")] };
    let later = AddedPhrase { note: "vì".to_owned(), ..phrase("a", "MỘT ") };
    one.merge(Additions { indicator: vec![indicator("a", "%")], phrase: vec![later.clone()] });
    assert_eq!(one, Additions { indicator: vec![indicator("a", "%")], phrase: vec![phrase("b", "một"), later] });
    one.remove("a", "một");
    assert_eq!(one.phrase, [phrase("b", "một")]);
}
