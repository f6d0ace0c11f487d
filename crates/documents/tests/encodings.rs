//! Old encodings are told from each other and from Unicode, converted where that is certain, and said.

#![cfg(test)]

use documents::{Document, Encoding, Limits, Note, Refusal, open};

/// Ordinary news, with the letters of all groups.
const TEXT: &str = "Tính đến hết tháng 6/2021, toàn tỉnh có hơn 812.000 người tham gia bảo hiểm y tế, đạt 91,2% dân số; \
    số người tham gia bảo hiểm xã hội tự nguyện là 21.450 người, tăng 3.200 người so với cùng kỳ. Ông Nguyễn Văn Tuyển cho biết \
    ngành sẽ mở rộng đại lý ở xã, phường và đẩy mạnh tuyên truyền.";

fn read(name: &str, bytes: &[u8]) -> Document {
    let opened = open(name, bytes, &Limits::default());
    assert_eq!(opened.left_out, []);
    opened.documents.into_iter().next().unwrap()
}

/// Each letter of `TEXT` as the encoding writes it; the tables are those of the encodings' own documents, written anew here.
fn written(pairs: &str) -> String {
    let pairs: Vec<(char, String)> = pairs
        .split_whitespace()
        .map(|pair| {
            let mut letters = pair.chars();
            (letters.next().unwrap(), letters.collect())
        })
        .collect();
    TEXT.chars()
        .map(|letter| {
            let own = pairs.iter().find(|(own, _)| *own == letter).map(|(_, written)| written.clone());
            assert!(own.is_some() || letter.is_ascii(), "no {letter}");
            own.unwrap_or_else(|| letter.to_string())
        })
        .collect()
}

const TCVN3: &str = "Ô\u{a4} à\u{b5} á\u{b8} â\u{a9} ã\u{b7} ê\u{aa} í\u{dd} ó\u{e3} ù\u{ef} ý\u{fd} ă\u{a8} đ\u{ae} \
    ơ\u{ac} ư\u{ad} ạ\u{b9} ả\u{b6} ẩ\u{c8} ẽ\u{cf} ế\u{d5} ề\u{d2} ể\u{d3} ễ\u{d4} ệ\u{d6} ỉ\u{d8} \
    ố\u{e8} ộ\u{e9} ớ\u{ed} ờ\u{ea} ở\u{eb} ự\u{f9} ỳ\u{fa}";
const VNI: &str = "ÔOÂ àaø áaù âaâ ãaõ êeâ íí óoù ùuø ýyù ăaê đñ ơô ưö ạaï ảaû ẩaå ẽeõ ếeá ềeà ểeå ễeã ệeä ỉæ ốoá ộoä \
    ớôù ờôø ởôû ựöï ỳyø";

#[test]
fn tcvn3_is_known_as_bytes_and_as_the_letters_it_was_taken_for() {
    let latin = written(TCVN3);
    let bytes: Vec<u8> = latin.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    for bytes in [bytes.as_slice(), latin.as_bytes()] {
        let document = read("a.txt", bytes);
        assert_eq!((document.text.as_str(), document.notes), (TEXT, vec![Note::Converted(Encoding::Tcvn3)]));
    }
}

#[test]
fn vni_is_known_as_bytes_and_as_the_letters_it_was_taken_for() {
    let latin = written(VNI);
    let bytes: Vec<u8> = latin.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    for bytes in [bytes.as_slice(), latin.as_bytes()] {
        let document = read("a.txt", bytes);
        assert_eq!((document.text.as_str(), document.notes), (TEXT, vec![Note::Converted(Encoding::Vni)]));
    }
}

#[test]
fn windows_1258_is_composed() {
    let bytes = encoding_rs::WINDOWS_1258.encode(&written_1258()).0.into_owned();
    let document = read("a.txt", &bytes);
    assert_eq!((document.text.as_str(), document.notes), (TEXT, vec![Note::Converted(Encoding::Windows1258)]));
}

/// Letters as Windows-1258 has them: with its own marks, and tones apart.
fn written_1258() -> String {
    let mut text = String::new();
    for letter in TEXT.chars() {
        let mut parts = Vec::new();
        letters::decompose_canonical(letter, |part| parts.push(part));
        let is_tone = |part: &char| matches!(part, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
        let (tones, base): (Vec<char>, Vec<char>) = parts.into_iter().partition(is_tone);
        let base = base.into_iter().reduce(|base, mark| letters::compose(base, mark).unwrap());
        text.extend(base);
        text.extend(tones);
    }
    text
}

#[test]
fn misread_utf8_is_read_again_once_or_twice() {
    let once = encoding_rs::WINDOWS_1252.decode_without_bom_handling(TEXT.as_bytes()).0.into_owned();
    let twice = encoding_rs::WINDOWS_1252.decode_without_bom_handling(once.as_bytes()).0.into_owned();
    for misread in [once, twice] {
        let document = read("a.txt", misread.as_bytes());
        assert_eq!((document.text.as_str(), document.notes), (TEXT, vec![Note::Converted(Encoding::Mojibake)]));
    }
}

#[test]
fn utf16_needs_no_mark() {
    let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = |mark: [u8; 2], bytes: &[u8]| [mark.as_slice(), bytes].concat();
    for bytes in [marked([0xff, 0xfe], &little), marked([0xfe, 0xff], &big), little, big] {
        let document = read("a.txt", &bytes);
        assert_eq!((document.text.as_str(), document.notes), (TEXT, vec![Note::Converted(Encoding::Utf16)]));
    }
}

#[test]
fn utf8_stays_byte_for_byte() {
    let decomposed: String = {
        let mut text = String::from("\u{feff}");
        TEXT.chars().for_each(|letter| letters::decompose_canonical(letter, |part| text.push(part)));
        text + "\r\n\u{200b}"
    };
    for text in [TEXT, &decomposed] {
        let document = read("a.txt", text.as_bytes());
        assert_eq!((document.text.as_str(), document.notes), (text, vec![]));
    }
}

#[test]
fn what_is_not_certain_is_said_or_refused() {
    let bare = "Tinh den het thang 6 nam 2021 toan tinh co hon 812.000 nguoi tham gia bao hiem y te, dat 91,2% dan so.";
    assert_eq!(read("a.txt", bare.as_bytes()).notes, [Note::WithoutMarks]);
    let english =
        "By the end of June the province had more than 812,000 people covered by health insurance schemes, said he.";
    assert_eq!(read("a.txt", english.as_bytes()).notes, [Note::NotVietnamese]);
    // A paragraph in Unicode, another in the letters of TCVN3.
    let mixed = format!("{TEXT}\n{}", written(TCVN3));
    let document = read("a.txt", mixed.as_bytes());
    assert_eq!((document.text.as_str(), document.notes), (mixed.as_str(), vec![Note::LooksLike(Encoding::Tcvn3)]));
    let french =
        "Depuis cette année, une assurance a déjà été étendue à près de 812 000 élèves de plusieurs écoles rurales."
            .as_bytes();
    assert_eq!(read("a.txt", french).notes, [Note::NotVietnamese]);
    let (latin, ..) =
        encoding_rs::WINDOWS_1252.encode("L’été dernier, l’assurance a déjà été étendue à près de élèves.");
    let opened = open("a.txt", &latin, &Limits::default());
    assert_eq!(opened.left_out[0].why, Refusal::UnknownEncoding);
    let mut broken = TEXT.as_bytes().to_vec();
    broken.push(0xff);
    assert_eq!(read("a.txt", &broken).notes, [Note::BadBytes(1)]);
}
