//! Downloads: every form holds the same rows, and any cell survives.

use proptest::prelude::*;

use super::*;
use crate::fixture;
use crate::tables::Table;

/// Cells of delimited text, quotes undone: written from RFC 4180, not from the writer.
pub(crate) fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (vec![], vec![], String::new());
    let mut chars = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.push(chars.next().unwrap()),
            '"' => quoted = !quoted,
            c if c == separator && !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    assert!(cell.is_empty() && row.is_empty() && !quoted, "the last line ends");
    rows
}

fn download(hash: &str, format: FileFormat) -> File {
    fixture::seeds().file(&Query::from_hash(hash).0, format, "")
}

#[test]
fn one_row_has_all_columns() {
    let file = download("#/so-lieu?chi-so=vssid.approved&so-do=dat-chi-tieu&bai=000_dfed1fc10457625e", FileFormat::Csv);
    let rows = cells(file.text(), ',');
    let pairs: Vec<String> = rows[0].iter().zip(&rows[1]).map(|(name, value)| format!("{name}={value}")).collect();
    expect_test::expect![[r#"
        figure_id=000_dfed1fc10457625e.8-08d6cc9e.3
        doc_id=000_dfed1fc10457625e
        sentence_id=000_dfed1fc10457625e.8-08d6cc9e
        raw=14,665 %
        value=14.665
        value_min=14.6645
        value_max=14.6655
        qualifier=exact
        unit=%
        indicator=vssid.approved
        measure=share
        denominator=tổng chỉ tiêu được giao
        status=actual
        compare_to=
        period_start=
        period_end=2021-04-27
        period_type=as_of
        place_at_publication=VN
        place_today=VN
        scope=national
        district=
        subgroup=
        attribution=
        quote=Qua đó đã có gần 4,5 triệu lượt tải, cài đặt, đăng ký sử dụng ứng dụng, với trên 3,72 triệu hồ sơ hợp lệ được duyệt, đạt 14,665 % so với tổng chỉ tiêu được giao tại Kế hoạch số 818/KH-BHXH của Bảo hiểm xã hội  Việt Nam.
        start=1150
        end=1158
        rules=measure.of_target
        claim_id=000_dfed1fc10457625e.8-08d6cc9e.3
        checks=share/000_dfed1fc10457625e.15.17.16
        verdict=agrees_if_rounded
        comparisons=
        label=14,665 %
        indicator_label=Hồ sơ, tài khoản VssID được duyệt
        implied_base=
        title=
        publisher=
        published=2021-04
        published_basis=stated
        url=
        licence=
        link=#/bai/000_dfed1fc10457625e?v=1&so=8-08d6cc9e.3
        subject=
        indicator_vi=Hồ sơ, tài khoản VssID được duyệt
        indicator_en=VssID registrations approved
        place_name=Việt Nam
        place_name_today=Việt Nam
        verdict_text=khớp nếu làm tròn"#]].assert_eq(&pairs.join("\n"));
}

#[test]
fn all_forms_hold_the_same_rows() {
    let hash = "#/so-lieu?tinh-chat=thuc-hien&sap=-gia-tri";
    let plain = download(hash, FileFormat::Csv);
    let rows = cells(plain.text(), ',');
    assert_eq!(rows.len(), plain.n_rows + 1);
    let excel = download(hash, FileFormat::CsvExcel).text().to_owned();
    let excel = cells(excel.strip_prefix('\u{feff}').unwrap(), ';');
    let json = download(hash, FileFormat::JsonLines).text().to_owned();
    let json: Vec<serde_json::Value> = json.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let package: serde_json::Value = serde_json::from_str(download(hash, FileFormat::DataPackage).text()).unwrap();
    let resource = &package["resources"][0];
    assert_eq!(resource["data"].as_array().unwrap(), &json);
    assert_eq!(resource["schema"]["fields"].as_array().unwrap().len(), COLUMNS.len());
    for (at, row) in rows.iter().skip(1).enumerate() {
        for (column, info) in COLUMNS.iter().enumerate() {
            let (cell, value) = (&row[column], &json[at][info.name]);
            let is_number = matches!(info.column_type, ColumnType::Number | ColumnType::Whole);
            match value {
                serde_json::Value::Null => assert_eq!(cell, ""),
                serde_json::Value::Number(number) if is_number => {
                    assert_eq!(cell.parse::<f64>().unwrap(), number.as_f64().unwrap());
                    assert_eq!(excel[at + 1][column].replace(',', "."), *cell);
                }
                serde_json::Value::String(text) if !is_number => {
                    assert_eq!(cell, text);
                    assert_eq!(excel[at + 1][column].trim_start_matches('\''), cell);
                }
                other => panic!("{}: {other}", info.name),
            }
        }
    }
}

#[test]
fn a_long_address_is_offered_as_a_file_that_goes_there() {
    let explorer = fixture::seeds();
    let (short, _) = Query::from_hash("#/so-lieu?noi=VN-46");
    let long = short.select(|selection| selection.text = "bảo hiểm & \"y tế\" <tự nguyện> ".repeat(50));
    let formats =
        |query: &Query| explorer.download_offers(query, 1).iter().map(|offer| offer.format).collect::<Vec<_>>();
    assert_eq!(formats(&short), FileFormat::OF_FIGURES);
    assert_eq!(formats(&long).last(), Some(&FileFormat::Address));
    let page = explorer.file(&long, FileFormat::Address, "https://example.org/a'b/").text().to_owned();
    let href = page.split("href=\"").nth(1).unwrap().split('"').next().unwrap();
    let undone = href.replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
    let hash = undone.strip_prefix("https://example.org/a'b/").unwrap();
    assert_eq!(Query::from_hash(hash), (long, vec![]));
    // What was typed is no markup.
    assert!(!page.contains("<tự"));
}

#[test]
fn a_file_is_called_by_what_it_holds() {
    let name = |hash: &str, format| download(hash, format).file_name;
    assert_eq!(name("#/so-lieu", FileFormat::Csv), "so-lieu.csv");
    assert_eq!(
        name("#/so-lieu?chi-so=si.coverage&noi=VN-46&ky=2021..2022-06", FileFormat::CsvExcel),
        "so-lieu_ty-le-bao-phu-bhxh_tien-giang_2021-2022-06_excel.csv"
    );
    let long = "#/so-lieu?chi-so=comm.events.voluntary_household~comm.small_group.attendance&noi=VN-46&ky=2021..2022";
    let name = name(long, FileFormat::JsonLines);
    assert!(name.len() <= MAX_NAME + ".jsonl".len() && name.ends_with(".jsonl"), "{name}");
}

#[test]
fn a_row_leads_back_to_the_site_and_never_to_a_disk() {
    let (query, _) = Query::from_hash("#/so-lieu?chi-so=si.coverage");
    let link = |site| fixture::seeds().file(&query, FileFormat::JsonLines, site).text().to_owned();
    assert!(link("https://a.vn/b/").contains("\"link\": \"https://a.vn/b/#/bai/"));
    assert!(link("file:///home/lan/offline.html").contains("\"link\": \"#/bai/"));
    assert!(!link("file:///home/lan/offline.html").contains("lan"));
}

#[test]
fn a_package_names_the_articles_of_its_rows_and_no_others() {
    let file = download("#/so-lieu?noi=VN-46", FileFormat::DataPackage);
    let package: serde_json::Value = serde_json::from_str(file.text()).unwrap();
    assert_eq!(package["sources"].as_array().unwrap().len(), 1);
    assert_eq!(package["resources"][0]["data"].as_array().unwrap().len(), file.n_rows);
}

proptest! {
    #[test]
    fn any_cell_survives(values in prop::collection::vec("[\u{20}-\u{7e}\"\r\n;,=ạ]{0,6}", COLUMNS.len())) {
        let table = Table { columns: COLUMNS.iter().collect(), rows: vec![values.clone()], ..Table::default() };
        let back = cells(&csv::plain(&table), ',');
        prop_assert_eq!(&back[1], &values);
        let json = json::lines(&[values.iter().zip(COLUMNS).map(|(value, column)| match column.column_type {
            ColumnType::Text | ColumnType::Date => value.clone(),
            ColumnType::Number | ColumnType::Whole => String::new(),
        }).collect()]);
        let back: serde_json::Value = serde_json::from_str(&json).unwrap();
        for (value, column) in values.iter().zip(COLUMNS) {
            if column.column_type == ColumnType::Text && !value.is_empty() {
                prop_assert_eq!(back[column.name].as_str(), Some(value.as_str()));
            }
        }
    }
}
