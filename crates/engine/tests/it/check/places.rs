//! What is of another place, or of less than all of it, says nothing against the country; nor what is of a place that is
//! not known.

use engine::Document;
use engine::check::{Doc, Kind, Structure, Verdict, report};

use super::gold;
use crate::folder;

/// The verdicts of all checks that two articles give between them, by kind.
fn between(texts: [&str; 2]) -> Vec<(Kind, Verdict)> {
    let engine = folder::engine("seeds");
    let knowledge = folder::knowledge("seeds");
    let readings = texts.map(|text| engine.read(&Document { id: "case", text, ..Document::default() }));
    let docs: Vec<Doc<'_>> = ["a", "b"]
        .into_iter()
        .zip(texts)
        .zip(&readings)
        .map(|((id, text), reading)| Doc { id, text, reading })
        .collect();
    let prints: Vec<_> =
        texts.iter().map(|text| engine::check::across::Fingerprint::new(text, &gold::abbreviations())).collect();
    let report = report(&docs, &Structure::of(&knowledge), &prints);
    let is_across = |terms: &[engine::check::Term]| terms.iter().any(|term| term.document != terms[0].document);
    report.checks.iter().filter(|check| is_across(&check.terms)).map(|check| (check.kind, check.verdict)).collect()
}

const COUNTRY: &str = "Bản tin BHXH cả nước\n\nNăm 2023, cả nước có 18.259.321 người tham gia BHXH.";

#[test]
fn another_place_and_a_part_of_the_country_do_not_contradict_it() {
    for other in [
        "Bản tin BHXH\n\nNăm 2023, khu vực Đông Nam Bộ có 4.812.345 người tham gia BHXH.",
        "Bản tin BHXH\n\nNăm 2023, vùng Đồng bằng sông Hồng có 5.012.345 người tham gia BHXH.",
        "Bản tin BHXH\n\nNăm 2023, Hải Phòng và Quảng Ninh có 812.345 người tham gia BHXH.",
        "Bản tin BHXH\n\nNăm 2023, Tổng công ty Sông Lam có 12.345 người tham gia BHXH.",
        "Bản tin BHXH\n\nNăm 2023, ngành dệt may có 1.212.345 người tham gia BHXH.",
        "Bản tin BHXH\n\nNăm 2023, lao động nữ có 8.112.345 người tham gia BHXH.",
        "Bản tin BHXH\n\nNăm 2023, toàn tỉnh có 112.345 người tham gia BHXH.",
        "Bản tin BHXH\n\nNăm 2023, có 112.345 người tham gia BHXH.",
    ] {
        assert_eq!(between([COUNTRY, other]), [], "{other}");
    }
}

#[test]
fn two_provinces_that_nothing_names_are_not_compared() {
    let texts = [
        "Năm 2023, toàn tỉnh có 212.345 người tham gia BHXH.",
        "Bản tin\n\nNăm 2023, toàn tỉnh có 112.300 người tham gia BHXH.",
    ];
    assert_eq!(between(texts), []);
}

#[test]
fn what_is_of_the_country_still_is_compared() {
    let other = "Bản tin khác\n\nNăm 2023, cả nước có 17.259.321 người tham gia BHXH.";
    assert_eq!(between([COUNTRY, other]), [(Kind::Claim, Verdict::LookAgain)]);
}
