//! A corpus in files says what it is without its blocks, and all else with them.

use engine::reading::{Basis, Known, Measure, MentionKind, Meta, Sentence, Status};
use engine::{Decimal, Span};

use super::*;
use crate::index::Index;
use crate::{read as open, write_site};

/// Six articles, some without a title.
fn corpus() -> Corpus {
    let text = |at: usize| {
        format!("\n  Bài {at} nói về mùa màng.\nCó {at} tấn lúa ở xã thứ {at}. {}", "Hết. ".repeat(40 * at))
    };
    let document = |at: usize| {
        let text = text(at);
        let start = text.find("Có").unwrap();
        let number = Span::new(start + 4, start + 5);
        let title = Known { value: format!("Mùa màng {at}"), basis: Basis::Stated, span: None };
        let mention = Mention {
            span: number.to(Span::new(start + 6, start + 10)),
            number,
            value: Decimal::from(at as i64),
            upper: None,
            step: Decimal::from(1),
            qualifier: Default::default(),
            upper_qualifier: None,
            unit: Unit { text: "tấn".into(), id: None, span: Some(number), implied_by: None },
            kind: MentionKind::Measure,
            sentence: 1,
            rules: vec![engine::rules::Rule(3)],
        };
        let observation = Observation {
            phrase: Some(number),
            measure: Measure::Level,
            signed: mention.value,
            status: Status::Actual,
            mention: engine::reading::MentionIdx(0),
            indicator: Some("crops".into()),
            period: None,
            place: Some("VN-46".into()),
            scope: None,
            district: None,
            subgroup: None,
            compare: None,
            denominator: None,
            attribution: Some(number),
            evidence: vec![(engine::reading::Field::Sign, number)],
            rules: vec![engine::rules::Rule(4)],
        };
        let sentence = |span: Span| Sentence { span, block: 0, hash: at as u32 };
        let reading = Reading {
            meta: Meta { title: (at.is_multiple_of(2)).then_some(title), ..Meta::default() },
            mentions: vec![mention],
            observations: vec![observation],
            sentences: vec![sentence(Span::new(3, start)), sentence(Span::new(start, text.len()))],
            ..Reading::default()
        };
        StoredDocument::new(format!("{at}"), text, reading)
    };
    Corpus { documents: (0..6).map(document).collect(), ..Corpus::default() }
}

/// The corpus as a page opens it, and the files that it may fetch.
fn in_small_files(corpus: &Corpus) -> (Corpus, Vec<(String, Vec<u8>)>) {
    let InFiles { head, files } = in_files_of(corpus, 400, |name, bytes| format!("{name}.{}", bytes.len()));
    (open(&write_site(&head)).unwrap(), files)
}

#[test]
fn a_small_corpus_stays_whole() {
    assert!(in_files(&corpus(), |name, _| name.to_owned()).is_none());
    assert!(corpus().is_whole() && corpus().n_files() == 0 && corpus().has_index_or_wanted());
}

#[test]
fn the_head_has_values_and_names_and_asks_for_nothing() {
    let whole = corpus();
    let (head, files) = in_small_files(&whole);
    assert_eq!(head.n_files(), files.len());
    assert!(files.len() > 3, "several blocks and an index");
    for (document, own) in head.documents.iter().zip(&whole.documents) {
        assert!(!document.is_here());
        assert_eq!(document.head().meta, own.reading.meta);
        assert_eq!(document.head().mentions[0].value, own.reading.mentions[0].value);
        assert_eq!(document.head().observations[0].indicator, own.reading.observations[0].indicator);
        assert_eq!(document.head().mentions[0].span, Span::default());
    }
    assert_eq!(head.documents[0].opening(), "", "a title is enough");
    assert_eq!(head.documents[1].opening(), "\n  Bài 1 nói về mùa màng.");
    assert_eq!((head.wanted(), head.n_missed()), (vec![], 0));
}

#[test]
fn what_is_read_before_it_has_come_is_wanted_in_that_order_and_then_is_there() {
    let whole = corpus();
    let (head, files) = in_small_files(&whole);
    assert_eq!(head.documents[5].text, "\n  Bài 5 nói về mùa màng.");
    assert_eq!(head.documents[0].text, "");
    let wanted = head.wanted();
    assert_eq!((wanted.len(), head.n_missed()), (2, 2));
    assert!(wanted[0] > wanted[1], "{wanted:?}");
    for file in &wanted {
        assert_eq!(head.address_of(*file), Some(files[*file].0.as_str()));
        head.take_in(*file, &files[*file].1).unwrap();
    }
    assert_eq!(head.documents[5], whole.documents[5]);
    assert_eq!(head.documents[0].text, whole.documents[0].text);
    assert_eq!((head.wanted(), head.n_missed(), head.is_whole()), (vec![], 2, false));
    head.want_nothing();
    assert!(!head.is_whole_or_wanted());
    for file in head.wanted() {
        head.take_in(file, &files[file].1).unwrap();
    }
    assert!(head.is_whole() && !head.documents.iter().any(|it| !it.is_here()));
    assert_eq!(head.documents, whole.documents);
    assert_eq!(open(&write_site(&head)).unwrap(), whole, "what has come goes on as if it had always been here");
}

#[test]
fn what_has_not_come_goes_on_as_a_head() {
    let (head, files) = in_small_files(&corpus());
    head.take_in(0, &files[0].1).unwrap();
    let again = open(&write_site(&head)).unwrap();
    assert_eq!(again, in_small_files(&corpus()).0);
}

#[test]
fn the_index_is_that_of_the_texts_and_needs_none() {
    let whole = corpus();
    let (head, files) = in_small_files(&whole);
    assert!(!head.has_index_or_wanted());
    let index = head.wanted()[0];
    assert_eq!(files[index].0.split('.').next(), Some("index"));
    head.take_in(index, &files[index].1).unwrap();
    assert!(head.has_index_or_wanted() && !head.is_whole());
    let (found, built) = (Index::of(&head), Index::of(&whole));
    let (numbers, abbreviations) = (whole.glossary.numbers.language(), Default::default());
    for typed in ["lúa xã", "hết", "5 tấn", "mùa màng"] {
        let (query, _) = crate::index::Query::parse(typed, &numbers, &abbreviations);
        let all = &crate::index::everything;
        let (answer, expected) = (found.ask(&head, &query, 9, all), built.ask(&whole, &query, 9, all));
        assert_eq!(answer, expected, "{typed}");
        assert!(!answer.found.hits.is_empty() && head.n_missed() == 1, "{typed}: no text was asked for");
    }
}

/// What a question finds, once no word of it is missed, and which files were fetched for it.
fn asked_by_word(head: &Corpus, files: &[(String, Vec<u8>)], typed: &str) -> (crate::index::Answer, Vec<String>) {
    let mut fetched = Vec::new();
    loop {
        head.want_nothing();
        let before = head.n_missed();
        let mut answer = None;
        if let SearchIndex::Words(_) = head.index_for_words() {
            let index = Index::of(head);
            let (query, _) = crate::index::Query::parse(typed, &head.glossary.numbers.language(), &Default::default());
            answer = Some(index.ask(head, &query, 9, &crate::index::everything));
        }
        if let Some(answer) = answer.filter(|_| head.n_missed() == before) {
            return (answer, fetched);
        }
        for file in head.wanted() {
            fetched.push(files[file].0.split('.').next().unwrap().to_owned());
            head.take_in(file, &files[file].1).unwrap();
        }
    }
}

#[test]
fn a_question_fetches_the_places_of_its_words_and_finds_what_the_whole_index_finds() {
    let mut whole = corpus();
    // So many words that their places are several files.
    for (at, document) in whole.documents.iter_mut().enumerate() {
        let more: Vec<String> =
            (0..12_000).map(|n| format!("{}{}", ["lúa", "xã", "mưa", "gió"][n % 4], n * 7 % (900 + at))).collect();
        let text = format!("{}\n{}", document.text, more.join(" "));
        let reading = document.reading.clone();
        *document = StoredDocument::new(document.id.clone(), text, reading);
    }
    let built = Index::of(&whole);
    let (numbers, abbreviations) = (whole.glossary.numbers.language(), Default::default());
    let n_places = |files: &[String]| files.iter().filter(|file| file.starts_with("words-")).count();
    for typed in [
        "lúa xã",
        "hết",
        "5 tấn",
        "\"mùa màng\"",
        "mua mang -gió3",
        "lua7 OR xã14",
        "xã9",
        "khongco",
        "bài 3 gi",
        "-hết",
    ] {
        let (head, files) = in_small_files(&whole);
        let (query, _) = crate::index::Query::parse(typed, &numbers, &abbreviations);
        let (answer, fetched) = asked_by_word(&head, &files, typed);
        assert_eq!(answer, built.ask(&whole, &query, 9, &crate::index::everything), "{typed}");
        assert!(!fetched.contains(&"index".to_owned()), "{typed}: {fetched:?}");
        let n_all = files.iter().filter(|(name, _)| name.starts_with("words-")).count();
        assert!(n_all > 3 && n_places(&fetched) < n_all, "{typed}: {} of {n_all}", n_places(&fetched));
        let documents: Vec<bool> = head.documents.iter().map(StoredDocument::is_here).collect();
        assert_eq!(documents, [false; 6], "{typed}: no text was asked for");
    }
}

#[test]
fn places_of_another_corpus_or_without_their_words_are_refused() {
    let (head, files) = in_small_files(&corpus());
    let at = |name: &str| files.iter().position(|file| file.0.starts_with(name)).unwrap();
    let error = head.take_in(at("words-"), &files[at("words-")].1).unwrap_err();
    assert_eq!(error.to_string(), format!("damaged corpus: file {}: it is of another corpus", at("words-")));
    head.take_in(at("words."), &files[at("words.")].1).unwrap();
    assert_eq!(head.index_for_words(), SearchIndex::Words(0));
    head.take_in(at("words-"), &files[at("words-")].1).unwrap();
    assert_eq!(head.index_for_words(), SearchIndex::Words(1));
    // The whole index, once it is here, is taken for all questions.
    head.take_in(at("index"), &files[at("index")].1).unwrap();
    assert_eq!((head.index_for_words(), head.whole_index()), (SearchIndex::Whole, SearchIndex::Whole));
    assert_eq!(format!("{:?}", Index::of(&head).words(2)), format!("{:?}", Index::of(&corpus()).words(2)));
}

#[test]
fn a_head_of_before_has_the_whole_index_alone() {
    let InFiles { head, mut files } = in_files_of(&corpus(), 400, |name, _| name.to_owned());
    let n_before = head.blocks.files.iter().position(|file| file.address == "words").unwrap();
    let blocks = Blocks::of(head.blocks.files[..n_before].to_vec());
    files.truncate(n_before);
    let head = open(&write_site(&Corpus { blocks, ..head })).unwrap();
    assert_eq!(head.index_for_words(), SearchIndex::Wanted);
    assert_eq!(head.wanted(), [n_before - 1]);
    head.take_in(n_before - 1, &files[n_before - 1].1).unwrap();
    assert_eq!(head.index_for_words(), SearchIndex::Whole);
}

#[test]
fn other_bytes_than_those_that_were_written_are_refused() {
    let (head, files) = in_small_files(&corpus());
    let mut changed = files[1].1.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    for bytes in [&changed, &files[0].1, &b"<!doctype html>".to_vec()] {
        let error = head.take_in(1, bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Damaged);
        assert_eq!(error.to_string(), "damaged corpus: file 1: these are not the bytes that were written");
    }
    assert!(!head.documents.iter().any(StoredDocument::is_here));
    head.take_in(1, &files[1].1).unwrap();
    assert!(head.take_in(99, &files[0].1).is_err());
}

#[test]
fn what_the_start_page_leads_to_has_its_links_without_its_block() {
    let mut whole = corpus();
    let taken = engine::reading::Exclusion { span: Span::new(0, 1), reason: CORRECTION };
    whole.documents[3].reading.exclusions.push(taken);
    let mut in_files = in_files_of(&whole, 400, |name, _| name.to_owned());
    in_files.with_links_of(&whole, &[2, 3, 99]);
    let head = open(&write_site(&in_files.head)).unwrap();
    let with_links: Vec<bool> = head.documents.iter().map(StoredDocument::has_links).collect();
    assert_eq!(
        with_links,
        [false, false, true, false, false, false],
        "a figure that was taken out is counted by its block"
    );
    assert_eq!(head.documents[2].head().sentences, whole.documents[2].reading.sentences);
    assert_eq!(head.n_missed(), 0);
}

#[test]
fn a_head_with_files_of_other_documents_is_refused() {
    let (head, _) = in_small_files(&corpus());
    let fewer = Corpus { documents: head.documents[1..].to_vec(), ..head };
    let error = open(&write_site(&fewer)).unwrap_err();
    assert_eq!(error.to_string(), "damaged corpus: files: expected those of all documents of the head");
    assert!(Blocks::from_bytes(&[1, 2, 3]).is_none() && Blocks::from_bytes(&[]).is_some());
}
