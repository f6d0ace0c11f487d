//! Search as a view: what is found, what is marked, what the filters do to it.

use std::fmt::Write as _;
use std::sync::Arc;

use expect_test::{Expect, expect};

use super::*;
use crate::download::FileFormat;
use crate::download::tests::cells;
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
        SearchBody::Sentences { heading, hits } => {
            if !heading.is_empty() {
                _ = writeln!(text, "# {heading}");
            }
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
                _ = writeln!(text, "{} {}", row.count.text, row.article.href);
            }
        }
        SearchBody::Words(table) => {
            _ = writeln!(text, "{}", table.heads.join(" | "));
            for row in table.rows.iter().take(8) {
                let numbers: Vec<&str> = row.numbers.iter().map(|number| number.text.as_str()).collect();
                _ = writeln!(text, "{}: {}", row.word.text, numbers.join(" | "));
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
            “Thời gian qua, BHXH Việt Nam đã thực hiện đồng bộ nhiều giải pháp để triển khai…” · 2023: loa | truyền | thanh
        "#]],
    );
}

#[test]
fn what_no_sentence_holds_stands_under_a_heading_that_says_so() {
    check(
        "#/tim?q=lao%20động%20tự%20do",
        expect![[r#"
            1 câu trong 1 bài
            # Không có câu nào đủ các từ; gần đúng:
            “Triển khai bảo hiểm xã hội toàn dân: Chú trọng kịch bản truyền thông cho từng…” · Lao động Thủ đô: động | lao | động | tự
        "#]],
    );
    check(
        "#/tim?q=16%20triệu",
        expect![[r#"
            2 câu trong 2 bài
            “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp…” · 4/2021: gần 16 triệu người
            “date 2021-04 (LĐ online) - Ngày 27/4, BHXH Việt Nam tổ chức hội nghị trực tuyến…” · Báo Lâm Đồng online, 4/2021: gần 16 triệu người
        "#]],
    );
    check(
        "#/tim?q=16%20trieu&goc=ngu-canh",
        expect![[r#"
            2 chỗ trong 2 bài
            người tham gia bảo hiểm xã hội là [gần 16 triệu người] , đạt 32,4% lực lượng lao động trong độ
            I/2021, số người tham gia BHXH là [gần 16 triệu người] , đạt 32,4% lực lượng lao động trong độ
        "#]],
    );
    check(
        "#/tim?q=noi:VN-46",
        expect![[r#"
            4 câu trong 1 bài
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: trên 221.000 đối tượng | gần 36.000 đối tượng | trên 5.147 tỷ đồng | trên 3.181 tỷ đồng | trên 1.632 tỷ đồng
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: 100
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: 31,3 | 2,3 | 94,2 | 1,2
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: trên 5.235 tỷ đồng | trên 815,5 tỷ đồng
        "#]],
    );
}

#[test]
fn a_number_is_found_in_any_spelling() {
    check(
        "#/tim?q=14.900.000",
        expect![[r#"
            2 câu trong 2 bài
            “Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp…” · 4/2021: gần 14,9 triệu người
            “date 2021-04 (LĐ online) - Ngày 27/4, BHXH Việt Nam tổ chức hội nghị trực tuyến…” · Báo Lâm Đồng online, 4/2021: gần 14,9 triệu người
        "#]],
    );
}

#[test]
fn what_lies_in_one_figure_opens_that_figure() {
    let hrefs = |hash: &str| -> Vec<String> {
        match &view(hash).body {
            SearchBody::Sentences { hits, .. } => hits.iter().map(|hit| hit.href.clone()).collect(),
            SearchBody::Concordance(lines) => lines.iter().map(|line| line.href.clone()).collect(),
            _ => panic!("no sentences"),
        }
    };
    for hash in ["#/tim?q=16%20triệu", "#/tim?q=14.900.000&goc=ngu-canh"] {
        for href in hrefs(hash) {
            let (query, _) = Query::from_hash(&href);
            let focus = query.focus.unwrap_or_default();
            assert!(focus.contains('.'), "{href}");
        }
    }
    assert!(hrefs("#/tim?q=bao%20phủ").iter().all(|href| !href.contains('.')), "words are no figure");
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
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: Bảo hiểm Xã hội | bảo hiểm xã hội | bảo hiểm xã hội | bảo hiểm xã hội | bảo hiểm xã hội
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: bảo hiểm xã hội
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: bảo hiểm xã hội
            “Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm” · Thông tấn xã Việt Nam, 2023: bảo hiểm xã hội
        "#]],
    );
}

/// The number of lines of concordance, or of articles that have any, that a link opens.
fn n_opened(href: &str) -> usize {
    match &view(href).body {
        SearchBody::Concordance(lines) => lines.len(),
        SearchBody::Spread { rows, .. } => rows.iter().filter(|row| !row.places.is_empty()).count(),
        _ => panic!("neither lines nor articles"),
    }
}

#[test]
fn every_count_of_a_table_of_words_opens_as_many_places() {
    for page in [
        "#/tim?goc=tan-so&tu=tieng",
        "#/tim?goc=tan-so",
        "#/tim?goc=tan-so&dang-lai=gop",
        "#/tim?goc=tan-so&bai=004_47596a35d746ec32",
    ] {
        let table = view(page);
        let SearchBody::Words(table) = &table.body else { panic!("no table of words") };
        for row in table.rows.iter().take(30) {
            let href = row.numbers[0].href.as_deref().unwrap();
            assert_eq!(row.numbers[0].text, n_opened(href).to_string(), "{page} {}", row.word.text);
        }
    }
    let table = view("#/tim?goc=tan-so&tu=tieng");
    let SearchBody::Words(table) = &table.body else { panic!("no table of words") };
    for row in table.rows.iter().take(30) {
        let href = row.numbers[1].href.as_deref().unwrap();
        assert_eq!(row.numbers[1].text, n_opened(href).to_string(), "{}", row.word.text);
    }
}

#[test]
fn collocates_open_the_lines_that_have_them() {
    let table = view("#/tim?goc=ket-hop&q=tuy%C3%AAn%20truy%E1%BB%81n");
    let SearchBody::Words(table) = &table.body else { panic!("no table of words") };
    for row in table.rows.iter().take(10) {
        let n_lines = n_opened(row.numbers[0].href.as_deref().unwrap());
        // A word between two places is counted once and stands in the lines of both; two in one line the other way.
        assert!(n_lines > 0, "{}", row.word.text);
        assert_eq!(row.numbers[1].text, n_opened(row.numbers[1].href.as_deref().unwrap()).to_string());
        assert_eq!(row.numbers[2].href, None, "a measure counts nothing");
    }
    let near = view(table.rows[0].numbers[0].href.as_deref().unwrap());
    assert_eq!(near.hints.len(), 1, "{:?}", near.hints);
}

#[test]
fn an_article_and_its_reprint_are_one_where_asked() {
    let (all, one) = (view("#/tim?q=bhxh&goc=phan-bo"), view("#/tim?q=bhxh&goc=phan-bo&dang-lai=gop"));
    let articles = |view: &SearchView| match &view.body {
        SearchBody::Spread { rows, .. } => rows.iter().map(|row| row.article.href.clone()).collect::<Vec<_>>(),
        _ => panic!("no spread"),
    };
    let gone: Vec<String> = articles(&all).into_iter().filter(|it| !articles(&one).contains(it)).collect();
    assert_eq!(gone, ["#/bai/002_19010a73d84e7aeb"]);
    let current: Vec<&str> =
        one.choices.iter().filter(|it| it.current == Current::Here).map(|it| it.link.text.as_str()).collect();
    assert_eq!(current, ["gộp bài đăng lại"]);
}

#[test]
fn a_table_is_saved_with_all_its_rows_as_many_as_it_says() {
    for lens in ["ngu-canh", "phan-bo", "ket-hop", "tan-so"] {
        let hash = format!("#/tim?q=bhxh&goc={lens}");
        let offers = view(&hash).downloads.clone();
        assert_eq!(offers.len(), 3);
        for offer in offers {
            let file = fixture::seeds().search_file(&Query::from_hash(&hash).0, offer.format, "");
            assert_eq!(offer.file_name, file.file_name);
            if offer.format == FileFormat::Workbook {
                continue;
            }
            let separator = if offer.format == FileFormat::CsvExcel { ';' } else { ',' };
            let rows = cells(file.text(), separator);
            assert_eq!(rows.len(), file.n_rows + 1, "{lens}");
            assert_eq!(offer.size, phrases::n_rows(&crate::display::count(file.n_rows, Language::Vi), Language::Vi));
            assert!(rows.iter().all(|row| row.len() == rows[0].len()), "{lens}");
        }
    }
    assert_eq!(view("#/tim?q=bhxh").downloads, []);
    assert_eq!(view("#/tim?q=zzzz&goc=ngu-canh").downloads, []);
}

fn suggested(typed: &str) -> Vec<String> {
    let query = Query { route: crate::Route::Search, ..Query::default() };
    let found = fixture::seeds().suggestions(&query, typed);
    found.into_iter().map(|it| format!("{}: {} {}", it.sort, it.text, it.href)).collect()
}

#[test]
fn what_is_being_typed_is_suggested_by_word_indicator_place_name_and_article() {
    let show = |typed: &str| suggested(typed).join("\n");
    expect![[r#"
        Từ: tien giang #/tim?v=1&q=tien%20giang
        Từ: tien giúp #/tim?v=1&q=tien%20gi%C3%BAp
        Từ: Tiền Giang #/tim?v=1&q=Ti%E1%BB%81n%20Giang
        Nơi: Tiền Giang #/so-lieu?v=1&noi=VN-46
        Bài viết: Tiền Giang: Nâng cao hiệu quả truyền thông, thu hút đối tượng tham gia bảo hiểm #/bai/004_47596a35d746ec32"#]].assert_eq(&show("tien gi"));
    expect![[r#"
        Từ: VssID - BHXH số #/tim?v=1&q=VssID%20-%20BHXH%20s%E1%BB%91
        Từ: VssID - Bảo hiểm xã hội số #/tim?v=1&q=VssID%20-%20B%E1%BA%A3o%20hi%E1%BB%83m%20x%C3%A3%20h%E1%BB%99i%20s%E1%BB%91
        Chỉ số: Hồ sơ, tài khoản VssID được duyệt #/so-lieu?v=1&chi-so=vssid.approved
        Chỉ số: Lượt cài đặt VssID #/so-lieu?v=1&chi-so=vssid.installs
        Chỉ số: Người dùng VssID #/so-lieu?v=1&chi-so=vssid.users
        Chỉ số: Tin, bài về VssID #/so-lieu?v=1&chi-so=vssid.articles"#]].assert_eq(&show("vssid"));
    expect![[r#"
        Từ: hội nghị trực #/tim?v=1&q=h%E1%BB%99i%20ngh%E1%BB%8B%20tr%E1%BB%B1c
        Từ: hội nghị truyền #/tim?v=1&q=h%E1%BB%99i%20ngh%E1%BB%8B%20truy%E1%BB%81n
        Từ: hội nghị truyền thông #/tim?v=1&q=h%E1%BB%99i%20ngh%E1%BB%8B%20truy%E1%BB%81n%20th%C3%B4ng
        Bài viết: Ngày 27/4, Bảo hiểm xã hội Việt Nam tổ chức Hội nghị trực tuyến tập huấn nghiệp vụ thông… #/bai/000_dfed1fc10457625e
        Bài viết: date 2021-04 (LĐ online) - Ngày 27/4, BHXH Việt Nam tổ chức hội nghị trực tuyến tập huấn… #/bai/002_19010a73d84e7aeb"#]].assert_eq(&show("hội nghị tr"));
    expect!["Nơi: Tiền Giang #/tim?v=1&q=loa%20noi:%22Ti%E1%BB%81n%20Giang%22%20"].assert_eq(&show("loa noi:t"));
    expect![[r#"
        Chỉ số: Tỷ lệ bao phủ BHXH #/tim?v=1&q=chi-so:%22T%E1%BB%B7%20l%E1%BB%87%20bao%20ph%E1%BB%A7%20BHXH%22%20
        Chỉ số: Tỷ lệ bao phủ BHYT #/tim?v=1&q=chi-so:%22T%E1%BB%B7%20l%E1%BB%87%20bao%20ph%E1%BB%A7%20BHYT%22%20
        Chỉ số: Tỷ lệ bao phủ BHTN #/tim?v=1&q=chi-so:%22T%E1%BB%B7%20l%E1%BB%87%20bao%20ph%E1%BB%A7%20BHTN%22%20"#]]
    .assert_eq(&show("chi-so:\"bao phu b"));
    expect![[r#"
        Thời gian: 2023 #/tim?v=1&q=ky:2023%20
        Thời gian: 2022 #/tim?v=1&q=ky:2022%20
        Thời gian: 2021 #/tim?v=1&q=ky:2021%20
        Thời gian: 2020 #/tim?v=1&q=ky:2020%20"#]]
    .assert_eq(&show("ky:20"));
}

#[test]
fn every_suggestion_of_a_word_finds_something() {
    for typed in
        ["t", "bao", "truyen th", "loa tr", "\"loa tr", "-loa t", "a\u{301}", "đ", "noi:", "noi:\"", "doc:0", ":", "  "]
    {
        for it in fixture::seeds().suggestions(&Query::default(), typed) {
            let (query, notes) = Query::from_hash(&it.href);
            assert_eq!(notes, vec![], "{typed}: {}", it.href);
            if query.route == crate::Route::Search && !typed.starts_with('-') {
                let SearchBody::Sentences { .. } = &view(&it.href).body else { panic!("no sentences") };
                assert!(!view(&it.href).hints.iter().any(|hint| hint.contains("“")), "{typed}: {}", it.text);
            }
        }
    }
    assert_eq!(suggested(""), Vec::<String>::new());
    assert_eq!(suggested(" …"), Vec::<String>::new());
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
    let document = |n: usize| StoredDocument::new(format!("{n:03}"), text.to_owned(), reading.clone());
    let corpus = Corpus { documents: (0..57).map(document).collect(), ..Corpus::default() };
    let (query, _) = Query::from_hash("#/tim?q=nắng");
    let Page::Search(view) = Explorer::new(corpus).view(&query, &[]).page else { panic!("not the page of search") };
    assert_eq!(view.summary, "50 câu trong 50 bài sát nhất; còn 7 bài có các từ này");
}

/// What the filters beside a search count, and what choosing each value gives, sentence by sentence.
#[test]
fn each_count_beside_a_search_is_what_choosing_it_gives() {
    let explorer = fixture::seeds();
    let found = |query: &Query| match explorer.search(query).body {
        SearchBody::Sentences { heading, hits } if heading.is_empty() => hits.len(),
        _ => 0,
    };
    let mut n_checked = 0;
    for hash in [
        "#/tim?q=tham%20gia",
        "#/tim?q=bảo%20hiểm&nguon=TTXVN",
        "#/tim?q=tham%20gia&bai=004_47596a35d746ec32",
        "#/tim?q=tham%20gia&noi=VN-46&tinh-chat=chi-tieu",
        "#/tim?q=tham%20gia&dang-lai=gop",
        "#/tim?q=hội%20nghị&dang-lai=gop&chi-so=comm",
        "#/tim?q=người%20tham%20gia&ky=2021..2022",
    ] {
        let (query, notes) = Query::from_hash(hash);
        assert_eq!(notes, vec![], "{hash}");
        let mut count = explorer.search_count(&query).unwrap();
        while !explorer.count_on(&mut count, 2) {}
        let filters = explorer.search_filters(&query, count);
        let bar = explorer.search(&query).bar;
        let ways = bar.parts.iter().map(|part| &part.remove).chain(&bar.clear);
        assert!(ways.into_iter().all(|way| way.href.starts_with("#/tim?")), "{bar:?}");
        assert_eq!(filters.show, phrases::show_sentences(&found(&query).to_string(), Language::Vi), "{hash}");
        for view in &filters.facets {
            let crate::figures::FacetBody::Values(values) = &view.body else { continue };
            for value in values {
                let words = explorer.value_words(&query, view.facet, *value);
                let key = &explorer.columns.values[view.facet as usize].keys[value.code as usize];
                let mut alone = query.clone();
                alone.selection.values.insert(view.facet, [key.clone()].into());
                assert_eq!(words.count, found(&alone).to_string(), "{hash} {} {}", view.label, words.label);
                // What is chosen here stays here.
                assert!(words.href.starts_with("#/tim?"), "{}", words.href);
                n_checked += usize::from(value.n_rows > 0);
            }
        }
    }
    assert!(n_checked > 80, "{n_checked} values with sentences");
}

#[test]
fn nothing_to_look_for_has_nothing_to_filter() {
    let count = |hash: &str| fixture::seeds().search_count(&Query::from_hash(hash).0).is_some();
    assert!(!count("#/tim") && count("#/tim?goc=tan-so") && count("#/tim?q=x"));
    assert!(!view("#/tim").has_filters && view("#/tim?goc=tan-so").has_filters);
    // No article has both words; a filter that leaves nothing stays, to be taken back.
    assert!(!view("#/tim?q=bảo hiểm zebra").has_filters);
    assert!(view("#/tim?q=bảo hiểm&noi=VN-35").has_filters && view("#/tim?q=bảo hiểm").has_filters);
}
