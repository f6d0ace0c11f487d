//! Corrections that hold, and those that must not be applied.

#![expect(clippy::disallowed_methods, reason = "the knowledge of the seeds is files")]

use engine::knowledge::SourceFile;
use engine::reading::GivenMeta;
use engine::{Document, Engine};

use super::*;
use crate::link::figure_id;

fn knowledge() -> Knowledge {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../seeds");
    let mut files: Vec<(String, String)> = std::fs::read_dir(format!("{root}/lexicon"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .chain(["codebook.toml", "ranker.weights"].map(|name| format!("{root}/{name}").into()))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    files.sort();
    let files: Vec<SourceFile<'_>> = files.iter().map(|(path, text)| SourceFile { path, text }).collect();
    Knowledge::from_sources(&files).unwrap()
}

const TEXT: &str = "Năm 2021, toàn tỉnh có 21.450 người tham gia BHXH tự nguyện, 812.000 người tham gia BHYT và đường dây 19009068 gọi.";

fn read(text: &str, knowledge: &Knowledge) -> Vec<StoredDocument> {
    let reading = Engine::new(knowledge).read(&Document { id: "a", text, given: GivenMeta::default() });
    vec![StoredDocument::new("a".to_owned(), text.to_owned(), reading)]
}

fn raw(document: &StoredDocument, mention: u32) -> &str {
    document.reading.mentions[mention as usize].span.of(&document.text)
}

#[test]
fn a_correction_changes_what_it_names_and_nothing_else() {
    let knowledge = knowledge();
    let mut documents = read(TEXT, &knowledge);
    let before = documents.clone();
    let first = Correction {
        document: "a".to_owned(),
        figure: figure_id(&documents[0].reading, 0),
        raw: raw(&documents[0], 0).to_owned(),
        status: Some(Status::Target),
        period: Some("as of 2021-06".to_owned()),
        place: Some("VN-46".to_owned()),
        indicator: Some(String::new()),
        ..Correction::default()
    };
    let corrections = Corrections { correction: vec![first] };
    assert_eq!(apply(&mut documents, &corrections, &knowledge), [Outcome::Applied]);
    let own = documents[0].reading.observations.iter().find(|it| it.mention.0 == 0).unwrap();
    assert_eq!((own.status, own.place.as_deref(), own.indicator.as_deref()), (Status::Target, Some("VN-46"), None));
    assert_eq!(own.period.map(|it| it.period), parse_period("as of 2021-06-30"));
    assert_eq!(own.rules.last(), Some(&CORRECTION));
    assert!(!own.evidence.iter().any(|(field, _)| *field == Field::Status));
    let others = |documents: &[StoredDocument]| {
        documents[0].reading.observations.iter().filter(|it| it.mention.0 != 0).cloned().collect::<Vec<_>>()
    };
    assert_eq!(others(&documents), others(&before));
    // What was corrected is corrected again without a change.
    let again = documents.clone();
    assert_eq!(apply(&mut documents, &corrections, &knowledge), [Outcome::Applied]);
    assert_eq!(documents, again);
}

#[test]
fn what_is_no_figure_is_taken_out_and_the_links_of_others_stay() {
    let knowledge = knowledge();
    let mut documents = read(TEXT, &knowledge);
    assert!(documents[0].reading.mentions.len() >= 2);
    let links: Vec<String> =
        (0..documents[0].reading.mentions.len()).map(|at| figure_id(&documents[0].reading, at as u32)).collect();
    let second = documents[0].reading.mentions[1].span;
    let correction =
        Correction { document: "a".to_owned(), figure: links[0].clone(), not_a_figure: true, ..Correction::default() };
    let corrections = Corrections { correction: vec![correction] };
    assert_eq!(apply(&mut documents, &corrections, &knowledge), [Outcome::Applied]);
    let reading = &documents[0].reading;
    assert_eq!(reading.mentions[0].span, second);
    assert_eq!(figure_id(reading, 0), links[1]);
    assert_eq!(resolve(reading, &links[1]), Target::Figure { sentence: 0, mention: 0 });
    assert_eq!(resolve(reading, &links[0]), Target::Moved(vec![0]));
    assert!(reading.observations.iter().all(|it| (it.mention.0 as usize) < reading.mentions.len()));
    // It cannot be taken out twice.
    assert_eq!(apply(&mut documents, &corrections, &knowledge), [Outcome::NoFigure]);
}

#[test]
fn a_correction_of_another_sentence_or_value_is_told_and_not_applied() {
    let knowledge = knowledge();
    let mut documents = read(TEXT, &knowledge);
    let figure = figure_id(&documents[0].reading, 0);
    let with = |change: fn(&mut Correction)| {
        let mut correction = Correction {
            document: "a".to_owned(),
            figure: figure.clone(),
            status: Some(Status::Plan),
            ..Correction::default()
        };
        change(&mut correction);
        correction
    };
    let corrections = Corrections {
        correction: vec![
            with(|it| it.document = "b".to_owned()),
            with(|it| it.figure = "1-00000000.1".to_owned()),
            with(|it| it.figure = "x".to_owned()),
            with(|it| it.raw = "9 người".to_owned()),
            with(|it| it.indicator = Some("no.such".to_owned())),
            with(|it| it.place = Some("VN-99".to_owned())),
            with(|it| it.period = Some("2021-13".to_owned())),
        ],
    };
    let before = documents.clone();
    assert_eq!(
        apply(&mut documents, &corrections, &knowledge),
        [
            Outcome::NoDocument,
            Outcome::SentenceChanged(vec![0]),
            Outcome::BadValue("figure"),
            Outcome::NoFigure,
            Outcome::BadValue("indicator"),
            Outcome::BadValue("place"),
            Outcome::BadValue("period"),
        ]
    );
    assert_eq!(documents, before);
}

#[test]
fn a_file_that_is_written_is_read_as_it_was() {
    let corrections = Corrections {
        correction: vec![
            Correction {
                document: "bài \"1\"".to_owned(),
                figure: "1-0000abcd.2".to_owned(),
                sentence: "Câu\tcó \\ và\nngắt.".to_owned(),
                raw: "5 người".to_owned(),
                status: Some(Status::Forecast),
                scope: Some(Scope::Region),
                period: Some(String::new()),
                place: Some("VN".to_owned()),
                ..Correction::default()
            },
            Correction {
                document: "b".to_owned(),
                not_a_figure: true,
                note: "mã số".to_owned(),
                ..Correction::default()
            },
        ],
    };
    assert_eq!(toml::from_str::<Corrections>(&corrections.to_toml()).unwrap(), corrections);
}

#[test]
fn periods_as_people_write_them() {
    let during = |text| parse_period(text).map(|it| (it.start.map(engine::date::iso), it.end.map(engine::date::iso)));
    let days = |start: &str, end: &str| Some((Some(start.to_owned()), Some(end.to_owned())));
    assert_eq!(during("2021"), days("2021-01-01", "2021-12-31"));
    assert_eq!(during("2021-02"), days("2021-02-01", "2021-02-28"));
    assert_eq!(during("2021-01..2021-06"), days("2021-01-01", "2021-06-30"));
    assert_eq!(during("2021-06..2021-01"), None);
    assert_eq!(parse_period("as of 2020").and_then(|it| it.end).map(engine::date::iso), Some("2020-12-31".to_owned()));
    assert_eq!(parse_period("quý 1"), None);
}
