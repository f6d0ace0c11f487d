//! A corpus in files, seen through every page: what a page shows once all that it wanted has come is what it shows of the
//! whole corpus, and what it shows before is not wrong.

use std::collections::BTreeSet;

use store::blocks::{InFiles, in_files_of};
use store::{Corpus, read, write_site};

use crate::figures::RowView;
use crate::{Explorer, Page, Query, RowIdx, fixture};

/// Pages of every kind, and what readers do on them.
const ADDRESSES: [&str; 26] = [
    "#/",
    "#/so-lieu",
    "#/so-lieu?xem=duong",
    "#/so-lieu?xem=cot",
    "#/so-lieu?xem=chi-tieu",
    "#/so-lieu?chua=tham gia",
    "#/so-lieu?sap=-gia-tri&cot=gia-tri~ky~cau",
    "#/so-lieu?sap=cau",
    "#/so-lieu?gop=khang-dinh",
    "#/so-lieu?noi=VN-35&nn=en",
    "#/tim",
    "#/tim?q=người dân",
    "#/tim?q=\"người tham gia\"",
    "#/tim?q=nguoi tham g",
    "#/tim?q=>10 triệu",
    "#/tim?q=noi:VN-35",
    "#/tim?q=ky:2021",
    "#/tim?q=hội nghị&goc=ngu-canh&xep=p1",
    "#/tim?q=tham gia&goc=ket-hop",
    "#/tim?goc=tan-so",
    "#/doi-chieu",
    "#/truyen-thong",
    "#/noi",
    "#/noi/VN-35",
    "#/phuong-phap",
    "#/truyen-thong?nn=en",
];

struct Site {
    explorer: Explorer,
    files: Vec<(String, Vec<u8>)>,
}

impl Site {
    /// The seeds, an article a block.
    fn new() -> Site {
        let InFiles { head, files } = in_files_of(fixture::seeds().corpus(), 1, |name, _| name.to_owned());
        Site { explorer: Explorer::new(read(&write_site(&head)).unwrap()), files }
    }

    fn corpus(&self) -> &Corpus {
        self.explorer.corpus()
    }

    /// What `compute` gives once nothing is missing, and how many files were fetched for it.
    fn complete<T>(&self, compute: impl Fn(&Explorer) -> T) -> (T, usize) {
        let mut n_fetched = 0;
        loop {
            self.corpus().want_nothing();
            let before = self.corpus().n_missed();
            let made = compute(&self.explorer);
            if self.corpus().n_missed() == before {
                return (made, n_fetched);
            }
            let wanted = self.corpus().wanted();
            assert!(!wanted.is_empty(), "what is missed is wanted");
            for file in wanted {
                n_fetched += 1;
                self.corpus().take_in(file, &self.files[file].1).unwrap();
            }
        }
    }
}

#[test]
fn a_page_that_has_all_it_wanted_is_that_of_the_whole_corpus() {
    for address in ADDRESSES {
        let (query, notes) = Query::from_hash(address);
        let whole = fixture::seeds().view(&query, &notes);
        let (view, _) = Site::new().complete(|explorer| explorer.view(&query, &notes));
        assert_eq!(format!("{:?}", view.shell), format!("{:?}", whole.shell), "{address}");
        if address == "#/phuong-phap" {
            // How often each rule was used is not worth fetching all articles.
            continue;
        }
        assert_eq!(format!("{:?}", view.page), format!("{:?}", whole.page), "{address}");
    }
}

#[test]
fn an_article_wants_its_own_block_and_those_of_which_it_shows_sentences() {
    for document in &fixture::seeds().corpus().documents {
        let query = Query::from_hash(&format!("#/bai/{}", document.id)).0;
        let whole = fixture::seeds().view(&query, &[]);
        let (view, n_fetched) = Site::new().complete(|explorer| explorer.view(&query, &[]));
        assert_eq!(format!("{:?}", view.page), format!("{:?}", whole.page), "{}", document.id);
        assert!((1..=5).contains(&n_fetched));
    }
}

#[test]
fn the_start_page_stands_without_a_block_but_for_the_way_to_a_sentence() {
    // In Vietnamese the ledger also quotes what the press wrote: a value until that is here.
    let address = "#/?nn=en";
    let query = Query::from_hash(address).0;
    let site = Site::new();
    let without = |page: Page| {
        // `#/bai/ID?den=SENTENCE` leads to the article until the sentence is known.
        let text = format!("{page:?}");
        let mut parts = text.split("#/bai/");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| {
            let (link, rest) = part.split_once('"').unwrap_or((part, ""));
            let query = Query::from_hash(&format!("#/bai/{link}")).0;
            let query = Query { focus: None, ..query };
            format!("{all}{}\"{rest}", query.to_hash())
        })
    };
    let early = site.explorer.view(&query, &[]).page;
    let (early, whole) = (without(early), without(fixture::seeds().view(&query, &[]).page));
    let at = early.bytes().zip(whole.bytes()).position(|(a, b)| a != b).unwrap_or(0);
    let from = early.floor_char_boundary(at.saturating_sub(100));
    let around = |of: &str| of.get(from..).unwrap_or_default().chars().take(300).collect::<String>();
    assert!(early == whole, "{address}\n{}\n{}", around(&early), around(&whole));
    let wanted = site.corpus().wanted().len();
    assert!(wanted <= 5, "{wanted}");
    let Page::Home(home) = Site::new().explorer.view(&Query::from_hash("#/").0, &[]).page else { panic!("not home") };
    let quoted = home.programme.iter().flat_map(|part| &part.entries).map(|entry| &entry.figure.text);
    assert!(quoted.clone().count() > 0 && quoted.clone().all(|text| !text.is_empty()));
}

#[test]
fn the_start_page_with_the_links_that_it_leads_to_wants_nothing() {
    let whole = fixture::seeds().corpus();
    let home = |nn: &str| Query::from_hash(&format!("#/{nn}")).0;
    let mut in_files = in_files_of(whole, 1, |name, _| name.to_owned());
    let early = Explorer::new(in_files.head.clone());
    let _ = (early.view(&home(""), &[]), early.view(&home("?nn=en"), &[]));
    let documents = early.corpus().documents.iter().enumerate();
    let cited: Vec<usize> = documents.filter(|(_, it)| it.was_missed()).map(|(at, _)| at).collect();
    in_files.with_links_of(whole, &cited);
    let explorer = Explorer::new(read(&write_site(&in_files.head)).unwrap());
    let page = explorer.view(&home("?nn=en"), &[]).page;
    assert_eq!(format!("{page:?}"), format!("{:?}", fixture::seeds().view(&home("?nn=en"), &[]).page));
    let _ = explorer.view(&home(""), &[]);
    assert_eq!((explorer.corpus().n_missed(), explorer.corpus().wanted()), (0, vec![]));
}

#[test]
fn a_row_has_its_values_before_its_sentence() {
    let site = Site::new();
    let query = Query::from_hash("#/so-lieu").0;
    let all = (0..).map_while(|row| Some((RowIdx(row), fixture::seeds().row(&query, RowIdx(row))?)));
    for (row, expected) in all {
        let early = site.explorer.row(&query, row).unwrap();
        let shown = |of: &RowView| of.cells.iter().map(|cell| cell.text.clone()).collect::<Vec<String>>();
        let columns = query.shown_columns();
        for ((column, early), expected) in columns.iter().zip(shown(&early)).zip(shown(&expected)) {
            if early != expected {
                let waits = ["raw", "indicator"];
                assert!(waits.contains(&column.key()) || early.is_empty(), "{column:?}: {early:?} for {expected:?}");
            }
        }
        assert!(early.quote.figure.is_empty() && !early.href.contains("00000000"), "{}", early.href);
        assert_eq!(early.verdict, expected.verdict);
    }
    let (rows, _) = site.complete(|explorer| (0..9).map(|row| explorer.row(&query, RowIdx(row))).collect::<Vec<_>>());
    assert_eq!(rows, (0..9).map(|row| fixture::seeds().row(&query, RowIdx(row))).collect::<Vec<_>>());
}

#[test]
fn a_search_shows_the_best_articles_and_fetches_no_others() {
    let site = Site::new();
    let query = Query::from_hash("#/tim?q=VssID").0;
    let ((), n_fetched) = site.complete(|explorer| drop(explorer.view(&query, &[])));
    let all: BTreeSet<&str> = fixture::seeds().corpus().documents.iter().map(|it| it.id.as_str()).collect();
    let here = site.corpus().documents.iter().filter(|it| it.is_here()).count();
    // The list of words, and the places of the one that is looked for.
    assert!(here < all.len() && n_fetched == here + 2, "{here} articles and a part of the index, {n_fetched} files");
}

#[test]
fn the_filters_beside_a_search_count_what_they_count_in_the_whole_corpus() {
    let counted = |explorer: &Explorer, query: &Query| {
        let mut count = explorer.search_count(query)?;
        while !explorer.count_on(&mut count, 2) {}
        Some(format!("{:?}", explorer.search_filters(query, count)))
    };
    for address in ADDRESSES.iter().filter(|it| it.starts_with("#/tim")) {
        let query = Query::from_hash(address).0;
        let site = Site::new();
        // They are counted once the page has all that it wanted.
        let _ = site.complete(|explorer| explorer.view(&query, &[]));
        let before = site.corpus().n_missed();
        assert_eq!(counted(&site.explorer, &query), counted(fixture::seeds(), &query), "{address}");
        assert_eq!(site.corpus().n_missed(), before, "{address}");
    }
}
