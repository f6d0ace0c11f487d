//! Search as a view: what is found, what is marked, what the filters do to it.

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::*;
use crate::{Page, fixture};

fn view(hash: &str) -> Arc<SearchView> {
    let (query, notes) = Query::from_hash(hash);
    assert_eq!(notes, vec![]);
    let Page::Search(view) = fixture::seeds().view(&query, &notes).page else { panic!("not the page of search") };
    view
}

fn check(hash: &str, expected: Expect) {
    let view = view(hash);
    let mut text = format!("{}\n", view.summary);
    for hint in &view.hints {
        _ = writeln!(text, "! {hint}");
    }
    match &view.body {
        SearchBody::Sentences(hits) => {
            for hit in hits {
                let met = hit.pieces.iter().filter(|piece| piece.is_met).map(|piece| piece.text.as_str());
                _ = writeln!(text, "{}: {}", hit.source, met.collect::<Vec<_>>().join(" | "));
            }
        }
        SearchBody::Concordance(lines) => {
            for line in lines {
                _ = writeln!(text, "{} [{}] {}", line.left, line.met, line.right);
            }
        }
        SearchBody::Spread { evenness, rows } => {
            _ = writeln!(text, "{evenness}");
            for row in rows {
                _ = writeln!(text, "{} {}", row.count, row.article.href);
            }
        }
        SearchBody::Words(table) => {
            _ = writeln!(text, "{}", table.heads.join(" | "));
            for row in table.rows.iter().take(8) {
                _ = writeln!(text, "{}: {}", row.word.text, row.numbers.join(" | "));
            }
        }
        SearchBody::Empty(links) => {
            for link in links {
                _ = writeln!(text, "{}", link.text);
            }
        }
    }
    expected.assert_eq(&text);
}

#[test]
fn sentences_have_what_was_typed_marked_on_the_raw_text() {
    check(
        "#/tim?q=loa%20truyen%20thanh",
        expect![[r#"
        1 câu trong 1 bài
        “Thời gian qua, BHXH Việt Nam đã thực hiện đồng bộ nhiều…”, 2023: thanh | loa | truyền | thanh
    "#]],
    );
}

#[test]
fn a_number_is_found_in_any_spelling() {
    check(
        "#/tim?q=14.900.000",
        expect![[r#"
            2 câu trong 2 bài
            “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực…”, 4/2021: gần 14,9 triệu người
            Báo Lâm Đồng online, 4/2021: gần 14,9 triệu người
        "#]],
    );
}

#[test]
fn filters_of_figures_and_of_articles_hold_for_search_too() {
    check(
        "#/tim?q=loa&goc=phan-bo",
        expect![[r#"

            Độ lệch phân bố (DP): 0,85; 0 là đều khắp, gần 1 là dồn vào một bài
            0 #/bai/000_dfed1fc10457625e
            1 #/bai/001_8a3a128b0371dffa
            0 #/bai/002_19010a73d84e7aeb
            0 #/bai/003_0ef4b35e285dc9a5
            0 #/bai/004_47596a35d746ec32
        "#]],
    );
    check(
        "#/tim?q=BHXH&noi=VN-46",
        expect![[r#"
            4 câu trong 1 bài
            Thông tấn xã Việt Nam, 2023: Bảo hiểm Xã hội | bảo hiểm xã hội | bảo hiểm xã hội | bảo hiểm xã hội | bảo hiểm xã hội
            Thông tấn xã Việt Nam, 2023: bảo hiểm xã hội
            Thông tấn xã Việt Nam, 2023: bảo hiểm xã hội
            Thông tấn xã Việt Nam, 2023: bảo hiểm xã hội
        "#]],
    );
}

#[test]
fn the_numbers_of_a_table_of_words_are_the_lines_that_it_opens() {
    let table = view("#/tim?goc=tan-so&tu=tieng");
    let SearchBody::Words(table) = &table.body else { panic!("no table of words") };
    // A word without marks finds all its spellings, so it has more lines than its own.
    for row in table.rows.iter().filter(|row| !row.word.text.is_ascii()).take(20) {
        let SearchBody::Concordance(lines) = &view(&row.word.href).body else { panic!("no lines") };
        assert_eq!(row.numbers[0], lines.len().to_string(), "{}", row.word.text);
    }
}

#[test]
fn chosen_articles_are_held_against_the_rest() {
    let table = view("#/tim?goc=tan-so&bai=004_47596a35d746ec32");
    let SearchBody::Words(table) = &table.body else { panic!("no table of words") };
    assert_eq!(table.rows[0].word.text, "tiền giang");
}

#[test]
fn nothing_typed_offers_something_to_look_for() {
    check(
        "#/tim",
        expect![[r#"

        Người tham gia BHXH tự nguyện
        Người tham gia BHYT
        Người tham gia BHTN
        Người tham gia BHXH bắt buộc
        Tỷ lệ bao phủ BHXH
        Tỷ lệ bao phủ BHYT
    "#]],
    );
}

#[test]
fn what_is_left_out_of_the_best_is_said() {
    use engine::reading::{Reading, Sentence};
    use store::{Corpus, StoredDocument};

    let text = "Nắng to.";
    let sentence = Sentence { span: Span::new(0, text.len()), block: 0, hash: 1 };
    let reading = Reading { sentences: vec![sentence], ..Reading::default() };
    let document = |n: usize| StoredDocument { id: format!("{n:03}"), text: text.to_owned(), reading: reading.clone() };
    let corpus = Corpus { documents: (0..57).map(document).collect(), ..Corpus::default() };
    let (query, _) = Query::from_hash("#/tim?q=nắng");
    let Page::Search(view) = Explorer::new(corpus).view(&query, &[]).page else { panic!("not the page of search") };
    assert_eq!(view.summary, "50 câu trong 50 bài sát nhất; còn 7 bài nữa");
}
