//! What no input may do, on some seconds of mutations with fixed seeds: the same in every test. The properties are those
//! of the targets of `fuzz/`, which go on for as long as they are let.
//!
//! A finding is told with its input. It becomes a file of `fuzz/seeds/TARGET`, which is tried first from then on.

#[path = "../../../../fuzz/properties.rs"]
#[allow(
    unreachable_pub,
    clippy::expect_used,
    reason = "the file is a library of `fuzz/`, too; what cannot be tried has failed"
)]
mod properties;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use documents::Kind;
use properties::{Property, SEEDS, root};
use store::corrections::{Correction, Corrections};

/// Numbers that look random and are the same everywhere (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n.max(1) as u64) as usize
    }
}

/// Tries what `fuzz/seeds/TARGET` holds, then `n_rounds` mutations of that and of `seeds`, none longer than `most_bytes`.
fn fuzz(
    target: &str,
    property: Property,
    mut seeds: Vec<Vec<u8>>,
    tokens: &[&str],
    n_rounds: usize,
    most_bytes: usize,
) {
    let corpus = files(&root().join("fuzz/seeds").join(target));
    for found in &corpus {
        attempt(target, property, found);
    }
    seeds.extend(corpus);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15 ^ target.bytes().fold(7, |all, byte| all * 31 + u64::from(byte)));
    for _ in 0..n_rounds {
        let input = mutated(&mut dice, &seeds, tokens, most_bytes);
        attempt(target, property, &input);
    }
}

fn attempt(target: &str, property: Property, input: &[u8]) {
    let held = catch_unwind(AssertUnwindSafe(|| property(input)));
    assert!(held.is_ok(), "{target} does not hold for {:?}", String::from_utf8_lossy(input));
}

/// A window of a seed, changed in one to six places.
fn mutated(dice: &mut Dice, seeds: &[Vec<u8>], tokens: &[&str], most_bytes: usize) -> Vec<u8> {
    let seed = &seeds[dice.below(seeds.len())];
    let start = if seed.len() > most_bytes { dice.below(seed.len() - most_bytes) } else { 0 };
    let mut input: Vec<u8> = seed.iter().skip(start).take(most_bytes).copied().collect();
    for _ in 0..=dice.below(6) {
        let at = dice.below(input.len() + 1);
        let end = (at + dice.below(24)).min(input.len());
        match dice.below(7) {
            0 => drop(input.drain(at..end)),
            1 => {
                let again: Vec<u8> = input[at..end].repeat(1 + dice.below(4));
                input.splice(at..at, again);
            }
            2 if at < input.len() => input[at] ^= 1 << dice.below(8),
            3 if at < input.len() => input[at] = [0, 0xff, b' ', b'\n', b'0'][dice.below(5)],
            4 => {
                let other = &seeds[dice.below(seeds.len())];
                let from = dice.below(other.len());
                input.splice(at..end, other.iter().skip(from).take(40).copied());
            }
            5 => input.truncate(at.max(1)),
            _ if !tokens.is_empty() => {
                let token = tokens[dice.below(tokens.len())];
                input.splice(at..at, token.bytes());
            }
            _ => {}
        }
    }
    input
}

fn files(folder: &Path) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// The articles of `testdata/regression`.
fn articles() -> Vec<Vec<u8>> {
    let mut articles = files(&root().join("testdata/regression"));
    articles.retain(|text| !text.starts_with(b"[") && text.len() > 400);
    articles
}

/// What is written in articles, and what is close to it.
const WORDS: &[&str] = &[
    " 14,9 triệu người",
    "3.200",
    "1.234,5 tỷ đồng",
    " 12%",
    "0,5 điểm %",
    " trong đó ",
    " lần lượt ",
    " so với cùng kỳ năm 2022",
    " đến 31/12/2021",
    "quý III/2024",
    " 6 tháng đầu năm ",
    " từ 12% lên 15%",
    " tăng gấp 3 lần",
    " 57/63 tỉnh",
    "(chiếm 40%)",
    " mỗi tháng ",
    "năm 2020-2025",
    " tổng cộng ",
    ";",
    ". ",
    "\n",
    "\u{301}",
    "\u{a0}",
    "…",
    "Nghị quyết số 28-NQ/TW",
    " và ",
    "một phần ba",
    "hai mươi lăm",
    "99999999999999999999999999999999999999999",
    "1/0",
    "-",
    "+",
    "₫",
    "½",
    "²",
];

#[test]
fn what_does_not_hold_is_found() {
    let no_digit: Property = |bytes| assert!(!bytes.contains(&b'7'));
    let seeds = vec![b"123456".to_vec()];
    let found = catch_unwind(|| fuzz("none", no_digit, seeds, &["7"], 200, 100));
    assert!(found.is_err());
}

#[test]
fn reading_holds() {
    fuzz("reading", properties::reading, articles(), WORDS, 1500, 1200);
}

#[test]
fn checks_hold() {
    fuzz("checks", properties::checks, articles(), WORDS, 250, 1200);
}

#[test]
fn bundles_hold() {
    let mut bundles = files(&root().join("testdata/bundles"));
    bundles.retain(|bytes| !bytes.starts_with(b"#"));
    fuzz("bundle", properties::bundle, bundles, &[], 3000, usize::MAX);
}

#[test]
fn queries_hold() {
    let words = [
        "\"",
        "-",
        "*",
        "\n",
        " OR ",
        "~",
        ">",
        "..",
        "10 triệu",
        "%",
        "bhxh",
        "b\u{1ea3}o hi\u{1ec3}m",
        "NEAR",
        "(",
        ")",
    ];
    fuzz("query", properties::query, Vec::new(), &words, 500, 600);
}

#[test]
fn addresses_hold() {
    let words = [
        "#/so-lieu?",
        "#/tim?q=",
        "#/bai/",
        "#/doi-chieu?",
        "&",
        "~",
        "=",
        "%",
        "%E1%BA%A3",
        "..",
        "xem=duong",
        "xem=chi-tieu",
        "ky=2021-01..2022-12",
        "gia-tri=1..2",
        "sap=-gia-tri",
        "gop=chi-so",
        "goc=tan-so",
        "kho=toi",
        "nn=en",
        "v=9",
        "so=1-",
        "/",
    ];
    fuzz("address", properties::address, Vec::new(), &words, 500, 400);
}

#[test]
fn codebooks_hold() {
    let words = [
        "[[indicator]]\n",
        "[[unit]]\n",
        "id = \"a.b\"\n",
        "= ",
        "[",
        "]",
        "\"",
        "{ vi = \"a\" }",
        "examples = [\"[1] a\"]\n",
        "#",
    ];
    let own = vec![fs::read(root().join("testdata/other/codebook.toml")).unwrap()];
    fuzz("codebook", properties::codebook, own, &words, 150, usize::MAX);
}

#[test]
fn corrections_hold() {
    let of = |document: &store::StoredDocument, mention: u32| Correction {
        document: document.id.clone(),
        figure: store::link::figure_id(&document.reading, mention),
        indicator: Some("comm.events".to_owned()),
        period: Some("2021-01..2021-06".to_owned()),
        place: Some("VN-46".to_owned()),
        ..Correction::default()
    };
    let file =
        |nth: u32| Corrections { correction: SEEDS.iter().map(|document| of(document, nth)).collect() }.to_toml();
    let seeds = (0..4).map(|nth| file(nth).into_bytes()).collect();
    let words = [
        "[[correction]]\n",
        "not_a_figure = true\n",
        "status = \"target\"\n",
        "scope = \"province\"\n",
        "\"\"",
        "\"VN\"",
        "as of 2021-03-31",
        "2021-13",
        "0000-00..9999-99",
        "place = \"\"\n",
    ];
    fuzz("corrections", properties::corrections, seeds, &words, 400, 2000);
}

#[test]
fn documents_hold() {
    let folder = root().join("testdata/documents/files");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let seeds = paths.iter().filter_map(|path| {
        let ending = path.extension()?.to_str()?;
        let kind = Kind::ENDINGS.iter().position(|known| *known == ending)?;
        Some([vec![kind as u8], fs::read(path).unwrap()].concat())
    });
    let words = [
        "<p>",
        "</table>",
        "<!--",
        "]]>",
        "&#x1F;",
        "obj",
        "stream\n",
        "xref",
        "PK\u{3}\u{4}",
        "\"",
        ",",
        "{\"text\":\"a\"}",
        "\r\n",
    ];
    fuzz("documents", properties::documents, seeds.collect(), &words, 400, usize::MAX);
}
