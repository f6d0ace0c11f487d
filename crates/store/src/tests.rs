//! The bundle as a whole: round trip, determinism, damage, old versions.

use engine::codebook::Codebook;
use engine::date::{Period, date};
use engine::decimal::Decimal;
use engine::reading::{
    Basis, Block, Comparison, Entity, EntityKind, Field, GoverningPeriod, Known, Measure, Mention, MentionIdx,
    MentionKind, Meta, Note, Observation, PartialDate, Qualifier, Scope, Sentence, Status, Unit, Zone,
};
use engine::rules::Rule;
use engine::{Knowledge, Reading, Span};
use proptest::prelude::*;

use crate::about::{About, Bilingual};
use crate::scores::{Metric, Score, Scores};
use crate::{Corpus, ErrorKind, StoredDocument, knowledge, read, wire, write, write_knowledge, write_page, write_site};

/// A figure of which nothing is known.
pub(crate) fn plain_observation() -> Observation {
    Observation {
        mention: MentionIdx(0),
        indicator: None,
        phrase: None,
        measure: Measure::Level,
        signed: Decimal::ONE,
        status: Status::Actual,
        period: None,
        place: None,
        scope: None,
        district: None,
        subgroup: None,
        compare: None,
        denominator: None,
        attribution: None,
        evidence: Vec::new(),
        rules: Vec::new(),
    }
}

fn span() -> impl Strategy<Value = Span> {
    (0_usize..5000, 0_usize..5000).prop_map(|(a, b)| Span::new(a, a + b))
}

fn decimal() -> impl Strategy<Value = Decimal> {
    (any::<i128>(), -30_i16..30).prop_map(|(mantissa, exponent)| Decimal::new(mantissa, exponent))
}

prop_compose! {
    fn mention()(span in span(), number in span(), value in decimal(), upper in proptest::option::of(decimal()),
                 unit in "\\PC{0,8}", id in proptest::option::of("[a-z]{1,8}"), rule in any::<u16>()) -> Mention {
        Mention {
            span, number, value, upper, step: Decimal::ONE,
            qualifier: Qualifier::Almost, upper_qualifier: Some(Qualifier::Over),
            unit: Unit { text: unit, id, span: Some(number), implied_by: None },
            kind: MentionKind::Percent, sentence: 3, rules: vec![Rule(rule)],
        }
    }
}

prop_compose! {
    fn observation()(indicator in proptest::option::of("[a-z.]{1,20}"), signed in decimal(), span in span(),
                     year in -3000..3000_i32, place in proptest::option::of("VN-[0-9]{2}")) -> Observation {
        let day = date(year, 2, 28).unwrap();
        Observation {
            mention: MentionIdx(2), indicator, phrase: Some(span), measure: Measure::ChangeRel, signed,
            status: Status::Target, period: Some(GoverningPeriod { period: Period::during(day, day), span: Some(span) }),
            place, scope: Some(Scope::Local), district: None, subgroup: Some("Tây Nguyên".into()), compare: Some(Comparison { span, to: Some(Period::as_of(day)) }),
            denominator: None, attribution: Some(span), evidence: vec![(Field::Sign, span)], rules: vec![Rule(7)],
        }
    }
}

prop_compose! {
    fn document()(id in "[a-z0-9_]{1,20}", text in any::<String>(), mentions in proptest::collection::vec(mention(), 0..4),
                  observations in proptest::collection::vec(observation(), 0..4), span in span(), name in any::<String>())
                  -> StoredDocument {
        let meta = Meta {
            title: Some(Known { value: name.clone(), basis: Basis::Stated, span: Some(span) }),
            published: Some(Known { value: PartialDate { year: 2021, month: Some(4), day: None }, basis: Basis::Inferred, span: None }),
            ..Meta::default()
        };
        let reading = Reading {
            meta, mentions, observations,
            blocks: vec![Block { span, zone: Zone::Caption }],
            sentences: vec![Sentence { span, block: 0, hash: 9 }],
            entities: vec![Entity { span, kind: EntityKind::App, canonical: name, role: None }],
            notes: vec![Note { span, rule: Rule(1) }],
            ..Reading::default()
        };
        StoredDocument::new(id, text, reading)
    }
}

fn corpus() -> impl Strategy<Value = Corpus> {
    let row = (0_u32..9, any::<u32>()).prop_map(|(n_correct, n_read)| Score {
        metric: Metric::Full,
        n_correct,
        n_read,
        n_gold: 9,
    });
    let scores = (any::<String>(), proptest::collection::vec(row, 0..3)).prop_map(|(of, rows)| Scores { of, rows });
    let index = proptest::collection::vec(any::<u8>(), 0..9);
    let about = any::<String>().prop_map(|title| About { title: Bilingual::same(&title), ..About::default() });
    (proptest::collection::vec(document(), 0..4), proptest::collection::vec(scores, 0..3), index, about)
        .prop_map(|(documents, scores, index, about)| Corpus { documents, scores, index, about, ..Corpus::default() })
}

proptest! {
    #[test]
    fn what_was_written_is_read(corpus in corpus()) {
        for write in [write_page, write_site] {
            let bundle = write(&corpus);
            prop_assert_eq!(&read(&bundle).unwrap(), &corpus);
            prop_assert_eq!(write(&corpus), bundle);
        }
    }

    #[test]
    fn every_changed_byte_is_noticed(corpus in corpus(), at in any::<proptest::sample::Index>(), change in 1_u8..) {
        for write in [write_page, write_site] {
            let mut bundle = write(&corpus);
            let at = at.index(bundle.len());
            bundle[at] ^= change;
            // Without a tag that it has, what follows from the figures is looked for among the checks: here is none.
            if let Ok(found) = read(&bundle) {
                prop_assert_eq!(&found, &corpus, "byte {}", at);
                prop_assert!(at < wire::HEADER_BYTES + wire::ENTRY_BYTES * wire::Part::ALL.len());
            }
        }
    }

    #[test]
    fn every_cut_is_noticed(corpus in corpus(), at in any::<proptest::sample::Index>()) {
        let bundle = write_page(&corpus);
        let error = read(&bundle[..at.index(bundle.len())]).unwrap_err();
        prop_assert!(matches!(error.kind(), ErrorKind::Truncated | ErrorKind::NotACorpus), "{}", error);
    }

    #[test]
    fn any_bytes_are_answered(tail in proptest::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [wire::MAGIC.as_slice(), &[2, 0, 4, 0], &tail].concat();
        prop_assert!(read(&bytes).is_err());
    }
}

#[test]
fn knowledge_travels_in_a_bundle_but_not_in_that_of_a_page() {
    let knowledge_written =
        Knowledge { codebook: Codebook { masks: vec!["a".to_owned()], ..Codebook::default() }, ..Knowledge::default() };
    let bundle = write(&Corpus::default(), &knowledge_written);
    assert_eq!(knowledge(&bundle).unwrap(), knowledge_written);
    assert_eq!(knowledge(&write_knowledge(&knowledge_written)).unwrap(), knowledge_written);
    assert_eq!(read(&bundle).unwrap(), Corpus::default());
    let error = knowledge(&write_page(&Corpus::default())).unwrap_err();
    assert_eq!(error.to_string(), "damaged corpus: knowledge: expected this part, found none");
}

#[test]
fn faults_are_said_in_words() {
    let whole = write_page(&Corpus::default());
    let mut newer = whole.clone();
    newer[8] = 10;
    let mut damaged = whole.clone();
    *damaged.last_mut().unwrap() ^= 1;
    let cases = [
        (b"PK\x03\x04".to_vec(), ErrorKind::NotACorpus, "not a corpus: expected the bytes \"SoLieu\" at the start"),
        (newer, ErrorKind::Newer, "corpus of version 10: this program reads up to version 9, a newer one is needed"),
        (
            whole[..9].to_vec(),
            ErrorKind::Truncated,
            "corpus cut short in its header: expected at least 12 bytes, found 9",
        ),
        (
            whole[..20].to_vec(),
            ErrorKind::Truncated,
            "corpus cut short in its table of parts: expected at least 108 bytes, found 20",
        ),
    ];
    for (bytes, kind, message) in cases {
        let error = read(&bytes).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
    }
    let error = read(&damaged).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Damaged);
    assert!(error.to_string().ends_with(") are not those that were written"), "{error}");
}

/// What was built once can be opened for ever: `testdata/bundles/README.md`.
#[test]
fn bundles_of_old_versions_open() {
    let first = read(include_bytes!("../../../testdata/bundles/v1.bin")).unwrap();
    assert_harvest(&first);
    assert!(first.glossary.indicators.is_empty(), "ids stand for names");
    let second = include_bytes!("../../../testdata/bundles/v2.bin");
    assert_harvest(&read(second).unwrap());
    let error = knowledge(second).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Older);
    assert_eq!(error.to_string(), "knowledge of version 2: expected that of version 7; build the corpus again");
    assert_harvest(&read(include_bytes!("../../../testdata/bundles/v3.bin")).unwrap());
    let fourth = read(include_bytes!("../../../testdata/bundles/v4.bin")).unwrap();
    assert_harvest(&fourth);
    let guessed = |it: &&Observation| it.rules.contains(&crate::older_versions::PLACE_DEFAULT);
    let mut observations = fourth.documents.iter().flat_map(|it| &it.reading.observations).filter(guessed);
    assert!(observations.all(|it| it.place.is_none()), "a place that no text named is not shown as if it were");
    assert_harvest(&read(include_bytes!("../../../testdata/bundles/v5.bin")).unwrap());
    let sixth = include_bytes!("../../../testdata/bundles/v6.bin");
    let corpus = read(sixth).unwrap();
    assert_harvest(&corpus);
    assert!(corpus.about.is_empty());
    assert_eq!(knowledge(sixth).unwrap_err().kind(), ErrorKind::Older);
    let seventh = include_bytes!("../../../testdata/bundles/v7.bin");
    let corpus = read(seventh).unwrap();
    assert_harvest(&corpus);
    assert_eq!((corpus.about.title.vi(), corpus.about.title.en()), ("Vụ mùa", "The harvest"));
    assert_eq!(corpus.glossary.abbreviations, knowledge(seventh).unwrap().names.abbreviations);
}

fn assert_harvest(corpus: &Corpus) {
    let texts: Vec<(&str, &str)> = corpus.documents.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
    let expected = [
        ("cau", include_str!("../../../testdata/bundles/v1/cau.txt")),
        ("mua", include_str!("../../../testdata/bundles/v1/mua.txt")),
    ];
    assert_eq!(texts, expected);
    let harvest = &corpus.documents[1];
    let figures: Vec<&str> = harvest.reading.mentions.iter().map(|it| it.span.of(&harvest.text)).collect();
    assert_eq!(figures, ["1.250 tấn", "104%", "1.180 tấn"]);
    assert_eq!(harvest.reading.meta.title.as_ref().map(|it| it.value.as_str()), Some("Vụ mùa ở xã Bình An"));
}
