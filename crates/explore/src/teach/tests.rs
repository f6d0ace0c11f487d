//! What can be taught, and what is told of it.

use engine::{Document, Engine};
use store::Corpus;

use super::*;
use crate::fixture;

const TEXTS: [(&str, &str); 3] = [
    ("a", "Năm 2022, toàn tỉnh có 812 lượt thắp hương tại đền. Ngoài ra có 21.345 người tham gia bảo hiểm y tế."),
    ("b", "Quý I/2023 ghi nhận 950 lượt thắp hương. Thắp hương kéo dài 3 ngày."),
    ("c", "Trời mưa."),
];

/// The texts, read with additions.
fn read(additions: &Additions) -> Explorer {
    let mut knowledge = fixture::knowledge().clone();
    knowledge.add(additions);
    let engine = Engine::new(&knowledge);
    let stored = |(id, text): &(&str, &str)| {
        let reading = engine.read(&Document { id, text, ..Document::default() });
        StoredDocument::new((*id).to_owned(), (*text).to_owned(), reading)
    };
    let corpus = Corpus::new(TEXTS.iter().map(stored).collect(), &knowledge).compared(&knowledge);
    Explorer::new(Corpus { additions: store::additions::packed(additions), ..corpus })
}

fn taught() -> Taught {
    Taught {
        phrase: " lượt  thắp hương".to_owned(),
        indicator: NEW.to_owned(),
        name: "Lượt thắp hương".to_owned(),
        unit: "lượt".to_owned(),
        ..Taught::default()
    }
}

#[test]
fn a_new_indicator_is_taught_and_what_changed_is_told() {
    let before = read(&Additions::default());
    let additions = before.taught(fixture::knowledge(), &taught(), Language::Vi).unwrap();
    assert_eq!(additions.indicator[0].id, "added.luot_thap_huong");
    assert_eq!(touched(&before.corpus.documents, &Additions::default(), &additions), ["a", "b"]);

    let now = read(&additions);
    let query = Query::default();
    let changes = now.changes(&query, &before.corpus);
    assert_eq!(changes.summary, "2 số liệu đổi");
    let told: Vec<(&str, &str)> =
        changes.lines.iter().map(|it| (it.figure.text.as_str(), it.change.as_str())).collect();
    assert!(told.iter().all(|(_, change)| *change == "chưa có chỉ số → Lượt thắp hương"), "{told:?}");
    assert!(changes.lines[1].sentence.starts_with("Quý I/2023"));
    assert_eq!(before.changes(&query, &before.corpus).summary, "Không số liệu nào đổi");

    let view = now.additions(&query, &[]);
    let [line] = view.lines.as_slice() else { panic!("{view:?}") };
    assert_eq!((line.phrase.as_str(), line.indicator.text.as_str()), ("lượt thắp hương", "Lượt thắp hương"));
    assert_eq!(line.reach, "có trong 2 câu; 2 câu có số liệu nhận chỉ số này");
    assert!(line.is_new && line.indicator.href.contains("added.luot_thap_huong"), "{line:?}");

    // The same is not taught twice; taken out, nothing is left.
    let again = Taught { indicator: additions.indicator[0].id.clone(), ..taught() };
    assert_eq!(
        now.taught(fixture::knowledge(), &again, Language::Vi),
        Err("Cụm từ này đã được thêm cho chỉ số này".to_owned())
    );
    assert_eq!(without(&additions, "added.luot_thap_huong", "Lượt thắp hương"), Additions::default());
    assert_eq!(touched(&now.corpus.documents, &additions, &Additions::default()), ["a", "b"]);
}

#[test]
fn the_form_begins_at_a_figure() {
    let explorer = read(&Additions::default());
    let figure = |document: usize, at: u32| {
        let document = &explorer.corpus.documents[document];
        format!("{}.{}", document.id, link::figure_id(&document.reading, at))
    };
    let query = Query::default();
    let form = |figure: Option<&str>| explorer.teach_form(&query, fixture::knowledge(), figure);
    let people = form(Some(&figure(0, 1)));
    assert_eq!(people.figure.as_ref().map(|it| it.text.as_str()), Some("21.345 người"));
    assert!(people.sentence.contains("bảo hiểm y tế"));
    // What is counted in people is offered, what is a share is not.
    let has = |form: &TeachForm, id: &str| form.indicators.iter().any(|it| it.value == id);
    assert!(has(&people, "hi.participants") && !has(&people, "hi.coverage"));
    assert_eq!(people.indicators[1].value, NEW);
    let anything = form(None);
    assert!(anything.figure.is_none() && has(&anything, "hi.coverage") && anything.read.phrase.is_empty());
    assert_eq!(form(Some("a.9-00000000.1")).figure, None);
}

#[test]
fn what_is_not_filled_in_or_taken_is_said() {
    let explorer = read(&Additions::default());
    let refusal = |form: Taught| explorer.taught(fixture::knowledge(), &form, Language::En).unwrap_err();
    assert_eq!(refusal(Taught { phrase: " ".to_owned(), ..taught() }), "There is no phrase yet");
    assert_eq!(refusal(Taught { indicator: String::new(), ..taught() }), "No indicator is chosen");
    assert_eq!(refusal(Taught { name: String::new(), ..taught() }), "The new indicator has no name");
    assert_eq!(refusal(Taught { unit: String::new(), ..taught() }), "The new indicator has no unit");
    let claimed = refusal(Taught { phrase: "Bảo hiểm y tế".to_owned(), ..taught() });
    assert!(claimed.starts_with("not added: the codebook has this phrase for"), "{claimed}");
}

#[test]
fn sentences_that_have_a_phrase_in_vain_are_named() {
    let phrase = |phrase: &str| AddedPhrase {
        indicator: "hi.coverage".to_owned(),
        phrase: phrase.to_owned(),
        note: String::new(),
    };
    let additions = Additions { phrase: vec![phrase("thắp hương")], ..Additions::default() };
    let view = read(&additions).additions(&Query::default(), &[]);
    let missed: Vec<&str> = view.lines[0].missed.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(missed.len(), 3, "{missed:?}");
    assert_eq!(view.lines[0].indicator.href, "");
}
