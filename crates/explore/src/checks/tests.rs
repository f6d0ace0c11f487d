//! The checks as a view: their arithmetic in words, their counts, the reprint side by side.

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::ChecksView;
use super::page::ChecksPage;
use crate::query::ChecksTab;
use crate::{Page, Query, fixture};

fn view(hash: &str) -> ChecksView {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    fixture::seeds().checks_in_full(&query)
}

fn page(hash: &str) -> Arc<ChecksPage> {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Checks(view) = fixture::seeds().view(&query, &notes).page else { panic!("not the page of checks") };
    view
}

fn check(hash: &str, expected: Expect) {
    let mut text = String::new();
    for check in &view(hash).checks {
        _ = writeln!(text, "[{}] {}: {}", check.verdict, check.kind, check.working);
        for line in check.intervals.iter().chain(&check.notes) {
            _ = writeln!(text, "    {line}");
        }
        for derived in &check.derived {
            _ = writeln!(text, "    {}: {} {}", derived.what, derived.working, derived.interval);
        }
    }
    expected.assert_eq(&text);
}

#[test]
fn sums_show_their_arithmetic() {
    check(
        "#/doi-chieu?loai=tong&doi-chieu=khop",
        expect![[r#"
            [khớp] Tổng các phần: 14,9 triệu + 1,1 triệu = 16 triệu; bài nêu 16 triệu
                Tính được: trên 15,9 triệu, dưới 16,1 triệu
                Bài nêu: từ 15 triệu đến dưới 16 triệu
            [khớp] Tổng các phần: 3.181 tỷ + 1.632 tỷ = 4.813 tỷ ≤ 5.147 tỷ
                Tính được: trên 4.813 tỷ, đến 4.815 tỷ
                Bài nêu: trên 5.147 tỷ, đến 5.148 tỷ
                Không phải mọi phần đều được nêu
                Phần còn lại: 5.147 tỷ − (3.181 tỷ + 1.632 tỷ) = 334 tỷ (trên 332 tỷ, dưới 335 tỷ)
                Tỷ lệ phần còn lại: (5.147 tỷ − (3.181 tỷ + 1.632 tỷ)) ÷ 5.147 tỷ ≈ 6,49 % (trên 6,449 %, dưới 6,509 %)
        "#]],
    );
}

#[test]
fn drifting_bases_show_what_follows() {
    check("#/doi-chieu?loai=mau-so-doi&doi-chieu=xem-lai", expect![""]);
}

#[test]
fn choices_count_what_choosing_them_shows() {
    for tab in ["phep", "suy-ra"] {
        let all = page(&format!("#/doi-chieu?muc={tab}"));
        assert!(!all.lines.is_empty());
        for choice in all.verdicts.iter().chain(&all.kinds).chain(&all.documents) {
            let chosen = page(&choice.link.href);
            let n_folded: usize = chosen.undecided.iter().map(|kind| kind.lines.len()).sum();
            let n_lines = match &chosen.pages {
                // "1–40 trong 57"
                Some(pages) => {
                    let n_all: usize = pages.shown.rsplit(' ').next().unwrap().parse().unwrap();
                    assert!(n_all > chosen.lines.len());
                    let full = view(&choice.link.href);
                    if tab == "phep" { full.checks.len() } else { full.comparisons.len() }
                }
                None => chosen.lines.len() + n_folded,
            };
            assert_eq!(choice.count, n_lines.to_string(), "{}", choice.link.href);
        }
    }
}

#[test]
fn every_check_stands_on_one_page_and_what_cannot_be_decided_is_folded() {
    let full = view("#/doi-chieu");
    let mut seen = Vec::new();
    let mut hash = "#/doi-chieu".to_owned();
    loop {
        let now = page(&hash);
        seen.extend(now.lines.iter().map(|line| line.check.id.clone()));
        match now.pages.as_ref().and_then(|pages| pages.next.clone()) {
            Some(next) => {
                assert!(now.undecided.is_empty());
                hash = next.href;
            }
            None => {
                seen.extend(now.undecided.iter().flat_map(|kind| &kind.lines).map(|line| line.check.id.clone()));
                break;
            }
        }
    }
    let mut expected: Vec<String> = full.checks.iter().map(|check| check.id.clone()).collect();
    expected.sort();
    seen.sort();
    assert_eq!(seen, expected);
}

#[test]
fn checks_that_cannot_be_decided_stand_under_their_kinds_after_all_others() {
    let mut corpus = fixture::seeds().corpus().clone();
    let n = corpus.report.checks.len();
    for check in corpus.report.checks.iter_mut().step_by(3) {
        check.verdict = engine::check::Verdict::Undecided;
    }
    let explorer = crate::Explorer::new(corpus);
    let page = explorer.checks(&Query::default());
    assert!(page.lines.iter().all(|line| line.check.verdict_key != "thieu-du-kien"));
    let folded: Vec<_> = page.undecided.iter().flat_map(|kind| &kind.lines).collect();
    assert!(folded.iter().all(|line| line.check.verdict_key == "thieu-du-kien"));
    let n_undecided =
        explorer.corpus().report.checks.iter().filter(|it| it.verdict == engine::check::Verdict::Undecided).count();
    assert_eq!((page.lines.len() + folded.len(), folded.len()), (n, n_undecided));
    for kind in &page.undecided {
        assert!(kind.title.ends_with(&format!(": {}", kind.lines.len())), "{}", kind.title);
        assert!(kind.lines.iter().all(|line| kind.title.starts_with(&line.check.kind)));
    }
    // A link to one of them opens where it stands.
    let (query, _) = Query::from_hash(&format!("#/doi-chieu?so={}", folded[0].check.id));
    assert_eq!(explorer.checks(&query).scroll_to.as_ref(), Some(&folded[0].check.id));
}

#[test]
fn a_link_to_a_check_or_to_what_follows_shows_it() {
    let full = view("#/doi-chieu");
    for check in full.checks.iter().chain(&full.comparisons) {
        let page = page(&format!("#/doi-chieu?so={}", check.id));
        let lines = page.lines.iter().chain(page.undecided.iter().flat_map(|kind| &kind.lines));
        assert!(lines.into_iter().any(|line| line.check.id == check.id), "{} {}", check.id, check.kind);
        assert_eq!(page.tab == ChecksTab::Following, check.verdict.is_empty());
    }
}

#[test]
fn a_sentence_stands_once_in_a_check_with_all_its_figures_marked() {
    let seeds = fixture::seeds();
    let mut n_shared = 0;
    for check in &seeds.corpus().report.checks {
        let sentences = seeds.check_sentences(&Query::default(), &check.terms);
        for sentence in &sentences {
            let text: String = sentence.pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert!(seeds.corpus().documents.iter().any(|document| document.text.contains(&text)), "{text}");
            let n_marked = sentence.pieces.iter().filter(|piece| piece.href.is_some()).count();
            assert!(n_marked > 0);
            n_shared += usize::from(n_marked > 1);
        }
        let mut texts: Vec<_> =
            sentences.iter().map(|it| (&it.source, &it.pieces)).map(|it| format!("{it:?}")).collect();
        texts.sort();
        let n = texts.len();
        texts.dedup();
        assert_eq!(texts.len(), n, "{}", check.id);
    }
    assert!(n_shared > 0);
}

#[test]
fn the_reprint_stands_side_by_side_and_together_makes_the_text() {
    let all = page("#/doi-chieu?muc=dang-lai");
    let [reprint] = all.reprints.as_slice() else { panic!("{:?}", all.reprints) };
    assert!(reprint.left.href.contains("000_") && reprint.right.href.contains("002_"));
    let corpus = fixture::seeds().corpus();
    for (side, document) in [(0, 0), (1, 2)] {
        for passage in &reprint.passages {
            let pieces = [&passage.left, &passage.right][side];
            let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            assert!(corpus.documents[document].text.contains(&text));
        }
    }
}
