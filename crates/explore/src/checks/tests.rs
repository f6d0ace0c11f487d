//! The checks as a view: their arithmetic in words, their counts, the reprint side by side.

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::ChecksView;
use crate::{Page, Query, fixture};

fn view(hash: &str) -> Arc<ChecksView> {
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
    let all = view("#/doi-chieu");
    assert!(!all.checks.is_empty());
    for choice in all.verdicts.iter().chain(&all.kinds).chain(&all.documents) {
        let chosen = view(&choice.link.href);
        let is_kind = all.kinds.contains(choice);
        let n_following = if is_kind { chosen.comparisons.len() } else { 0 };
        assert_eq!(choice.count, (chosen.checks.len() + n_following).to_string(), "{}", choice.link.href);
    }
}

#[test]
fn the_reprint_stands_side_by_side_and_together_makes_the_text() {
    let all = view("#/doi-chieu");
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
