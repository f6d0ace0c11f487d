//! What a form says becomes a correction, and only what differs.

use store::corrections::{Corrections, Outcome, apply};

use super::*;
use crate::fixture;
use crate::ui_text::Language;

const TEXT: &str = "Năm 2022, toàn tỉnh có 21.345 người tham gia bảo hiểm y tế, 812 hộ nghèo và 15 đại lý thu.";

fn first_figure(explorer: &Explorer) -> String {
    link::figure_id(&explorer.corpus().documents[0].reading, 0)
}

fn form(explorer: &Explorer) -> CorrectionForm {
    explorer.correction_form(&Query::default(), fixture::knowledge(), "a", &first_figure(explorer)).unwrap()
}

#[test]
fn a_form_shows_what_was_read() {
    let explorer = fixture::read(&[("a", TEXT)]);
    let form = form(&explorer);
    assert_eq!((form.raw.as_str(), form.is_corrected), ("21.345 người", false));
    let read = &form.read;
    assert_eq!((read.indicator.as_str(), read.status.as_str()), ("hi.participants", "actual"));
    assert_eq!((read.period_kind.as_str(), read.period.as_str(), read.place.as_str()), ("during", "2022", ""));
    let has = |choices: &[Choice], value: &str| choices.iter().any(|it| it.value == value);
    assert!(has(&form.indicators, "hi.participants") && has(&form.indicators, ""));
    assert!(has(&form.places, "VN") && has(&form.places, "VN-46") && has(&form.statuses, "target"));
    // What was read is one of the choices.
    assert!(has(&form.indicators, &read.indicator) && has(&form.period_kinds, &read.period_kind));
}

#[test]
fn a_correction_says_what_differs_and_the_reading_follows() {
    let explorer = fixture::read(&[("a", TEXT)]);
    let figure = first_figure(&explorer);
    let mut filled = form(&explorer).read;
    assert_eq!(explorer.correction("a", &figure, &filled), Err(Word::CorrectionSame));
    filled.period_kind = AS_OF.to_owned();
    filled.period = "6/2022".to_owned();
    filled.place = "VN-46".to_owned();
    let correction = explorer.correction("a", &figure, &filled).unwrap();
    assert_eq!((correction.indicator.as_deref(), correction.status), (None, None));
    assert_eq!(correction.period.as_deref(), Some("as of 2022-06"));
    assert_eq!((correction.place.as_deref(), correction.scope), (Some("VN-46"), Some(Scope::Province)));

    let mut corpus = explorer.corpus().clone();
    corpus.corrections = Corrections { correction: vec![correction] };
    let outcomes = apply(&mut corpus.documents, &corpus.corrections, fixture::knowledge());
    assert_eq!(outcomes, [Outcome::Applied]);
    let named = store::Corpus::new(corpus.documents, fixture::knowledge());
    let corrected = Explorer::new(store::Corpus { corrections: corpus.corrections, ..named });
    let form = form(&corrected);
    assert!(form.is_corrected);
    assert_eq!((form.read.period.as_str(), form.read.place.as_str()), ("30/6/2022", "VN-46"));
    // Said again, with a reason: what was said before stays.
    let again = Filled { status: "target".to_owned(), note: "theo phụ lục".to_owned(), ..form.read };
    let again = corrected.correction("a", &figure, &again).unwrap();
    assert_eq!((again.status, again.period.as_deref()), (Some(Status::Target), Some("as of 2022-06")));

    let view = corrected.corrections(&Query::default(), &outcomes);
    assert_eq!(view.summary, "1 chỗ đã sửa");
    assert_eq!(view.lines[0].said, ["Thời gian: đến 30/6/2022", "Nơi: Tiền Giang"]);
    assert_eq!(view.lines[0].trouble, None);
    let view = corrected.corrections(&Query::default(), &[Outcome::SentenceChanged(vec![])]);
    assert_eq!(view.lines[0].trouble.as_deref(), Some("không sửa: câu đã thay đổi hoặc không còn"));
}

#[test]
fn what_is_no_figure_leads_to_its_sentence() {
    let explorer = fixture::read(&[("a", TEXT)]);
    let figure = first_figure(&explorer);
    let filled = Filled { not_a_figure: true, indicator: "nonsense".to_owned(), ..form(&explorer).read };
    let correction = explorer.correction("a", &figure, &filled).unwrap();
    assert!(correction.not_a_figure && correction.indicator.is_none());
    let mut corpus = explorer.corpus().clone();
    corpus.corrections = Corrections { correction: vec![correction] };
    apply(&mut corpus.documents, &corpus.corrections, fixture::knowledge());
    let explorer = Explorer::new(corpus);
    assert!(explorer.correction_form(&Query::default(), fixture::knowledge(), "a", &figure).is_none());
    let view = explorer.corrections(&Query { language: Language::En, ..Query::default() }, &[]);
    assert_eq!(view.lines[0].said, ["Not a figure"]);
    let sentence = figure.split_once('.').unwrap().0;
    assert!(view.lines[0].figure.href.contains(&format!("so={sentence}&")), "{}", view.lines[0].figure.href);
}

#[test]
fn periods_are_typed_as_people_write_them() {
    for (kind, typed, meant) in [
        (DURING, "2021", Some("2021")),
        (DURING, "6/2021", Some("2021-06")),
        (DURING, "1/2021–6/2021", Some("2021-01..2021-06")),
        (DURING, "1/2021 - 6/2021", Some("2021-01..2021-06")),
        (DURING, "từ đầu năm", None),
        (DURING, "", None),
        (DURING, "6/2021–1/2021", None),
        (AS_OF, "30/6/2021", Some("as of 2021-06-30")),
        (AS_OF, "2021–2022", None),
        ("", "", Some("")),
        ("", "2021", None),
    ] {
        assert_eq!(period_of(kind, typed).as_deref(), meant, "{kind} {typed}");
    }
}

#[test]
fn a_province_is_said_once_for_all_that_lack_it() {
    let explorer = fixture::read(&[("a", TEXT), ("b", "Năm 2022, cả nước có 9 triệu người tham gia bảo hiểm y tế.")]);
    let n = explorer.n_unplaced();
    assert!(n > 0, "the text names no province");
    let corrections = explorer.province_corrections("VN-46");
    assert_eq!(corrections.len(), n);
    assert!(corrections.iter().all(|it| it.document == "a" && it.place.as_deref() == Some("VN-46")));
    let provinces = provinces(fixture::knowledge());
    assert!(provinces.len() >= 63 && provinces.is_sorted_by_key(|it| fold::bare(&it.text)));
}
