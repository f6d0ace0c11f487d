//! What stays of the knowledge in a page.

use engine::Knowledge;
use engine::knowledge::SourceFile;
use engine::lexicon::Language;
use engine::quantity;
use engine::reading::{MentionKind, Observation, Reading};

use crate::tests::plain_observation;
use crate::{Corpus, StoredDocument};

fn file<'a>(path: &'a str, text: &'a str) -> SourceFile<'a> {
    SourceFile { path, text }
}

fn knowledge() -> Knowledge {
    let files = [
        file("nouns.toml", include_str!("../../../../seeds/lexicon/nouns.toml")),
        file("codebook.toml", include_str!("../../../../testdata/other/codebook.toml")),
        file("numerals.toml", include_str!("../../../../seeds/lexicon/numerals.toml")),
        file("scales.toml", include_str!("../../../../seeds/lexicon/scales.toml")),
        file("qualifiers.toml", include_str!("../../../../seeds/lexicon/qualifiers.toml")),
        file("joints.toml", include_str!("../../../../seeds/lexicon/joints.toml")),
        file("exclusions.toml", include_str!("../../../../seeds/lexicon/exclusions.toml")),
        file("units.toml", include_str!("../../../../seeds/lexicon/units.toml")),
        file("places.toml", include_str!("../../../../seeds/lexicon/places.toml")),
    ];
    Knowledge::from_sources(&files).unwrap()
}

fn document(text: &str, indicator: &str, place: &str) -> StoredDocument {
    let observation =
        Observation { indicator: Some(indicator.to_owned()), place: Some(place.to_owned()), ..plain_observation() };
    let reading = Reading { observations: vec![observation], ..Reading::default() };
    StoredDocument::new("a".to_owned(), text.to_owned(), reading)
}

#[test]
fn what_the_corpus_speaks_of_has_a_name_and_the_rest_stays_behind() {
    let documents = vec![document("Người  lao động ở Hà Nội", "accidents.count.road.night", "VN-HN")];
    let glossary = Corpus::new(documents, &knowledge()).glossary;
    let ids: Vec<&str> = glossary.indicators.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["accidents", "accidents.count", "accidents.count.road"]);
    assert_eq!(glossary.indicators[2].parent.as_deref(), Some("accidents.count"));
    assert_eq!(glossary.place("VN-HN").map(|it| it.name.as_str()), Some("Hà Nội"));
    let provinces = knowledge().names.places.len();
    assert!(glossary.places.len() > 63 && glossary.places.len() < provinces, "all provinces, and no country");
    assert_eq!(glossary.compounds, ["Hà Nội", "lao động", "người lao động"]);
}

#[test]
fn a_number_is_typed_as_it_is_read() {
    let knowledge = knowledge();
    let (all, own) =
        (Language::new(&knowledge.lexicon), Corpus::new(Vec::new(), &knowledge).glossary.numbers.language());
    let typed = [
        "14,9 triệu",
        "14.900.000",
        "1,5 tỷ đồng",
        "32,4 %",
        "5 phần trăm",
        "hai mươi lăm triệu người",
        "nửa triệu",
        "gần 3 nghìn",
        "5 điểm phần trăm",
        "1/3",
        "9 tỉ 5",
        "COVID-19",
        "100k",
        "gấp đôi",
        "1.234,5",
    ];
    for text in typed {
        let values = |language: &Language| {
            let mentions = quantity::alone(text, language);
            mentions
                .into_iter()
                .map(|it| (it.number, it.value, it.upper, it.kind == MentionKind::Percent))
                .collect::<Vec<_>>()
        };
        assert_eq!(values(&own), values(&all), "{text}");
    }
}
