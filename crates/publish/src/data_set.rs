//! The texts of a corpus in an archive: `ID.txt`, and beside it `ID.toml` with what is known of it. It opens again in the
//! page, and unpacked it is a folder that `solieu` reads.

use std::io::{Cursor, Write};

use engine::reading::{Basis, GivenMeta, Known, Meta, PartialDate};
use store::StoredDocument;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The archive; nothing if there is no room for it.
#[must_use]
pub fn data_set(documents: &[StoredDocument]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time: the same texts give the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut put = |name: String, content: &str| {
        archive.start_file(name, options).ok()?;
        archive.write_all(content.as_bytes()).ok()
    };
    for document in documents {
        put(format!("{}.txt", document.id), &document.text)?;
        let given = given(&document.reading.meta);
        if given != GivenMeta::default() {
            put(format!("{}.toml", document.id), &toml::to_string(&given).ok()?)?;
        }
    }
    archive.finish().ok().map(Cursor::into_inner)
}

/// What was given beside the text; what the text says itself is read there again.
fn given(meta: &Meta) -> GivenMeta {
    let stated = |known: &Option<Known<String>>| {
        known.as_ref().filter(|known| known.basis == Basis::Given).map(|known| known.value.clone())
    };
    let published = meta.published.as_ref().filter(|known| known.basis == Basis::Given);
    GivenMeta {
        title: stated(&meta.title),
        publisher: stated(&meta.publisher),
        published: published.map(|known| date(known.value)),
        byline: stated(&meta.byline),
        url: meta.url.clone(),
        licence: meta.licence.clone(),
    }
}

/// As precise as it is known: `2021`, `2021-04`, `2021-04-27`.
fn date(date: PartialDate) -> String {
    match (date.month, date.day) {
        (Some(month), Some(day)) => format!("{:04}-{month:02}-{day:02}", date.year),
        (Some(month), None) => format!("{:04}-{month:02}", date.year),
        _ => format!("{:04}", date.year),
    }
}

#[cfg(test)]
mod tests {
    use documents::{Limits, gathered, open};

    use super::*;

    #[test]
    fn what_was_saved_opens_as_it_was() {
        let mut with_meta =
            StoredDocument { id: "b".to_owned(), text: "Hai.\r\n".to_owned(), ..StoredDocument::default() };
        let known = |value: &str| Some(Known { value: value.to_owned(), basis: Basis::Given, span: None });
        with_meta.reading.meta.title = known("Tít \"trích\"");
        with_meta.reading.meta.publisher = known("Báo A");
        let date = PartialDate { year: 2021, month: Some(4), day: None };
        with_meta.reading.meta.published = Some(Known { value: date, basis: Basis::Given, span: None });
        with_meta.reading.meta.byline =
            Some(Known { value: "Đọc được".to_owned(), basis: Basis::Stated, span: None });
        let plain = StoredDocument { id: "a".to_owned(), text: "Một.".to_owned(), ..StoredDocument::default() };
        let archive = data_set(&[plain, with_meta]).unwrap();

        let opened = gathered([open("bo-bai.zip", &archive, &Limits::default())], &Limits::default());
        assert_eq!(opened.left_out, []);
        let found: Vec<(&str, &str)> = opened.documents.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
        assert_eq!(found, [("a", "Một."), ("b", "Hai.\r\n")]);
        let meta = &opened.documents[1].meta;
        assert_eq!(meta.title.as_deref(), Some("Tít \"trích\""));
        assert_eq!((meta.publisher.as_deref(), meta.published.as_deref()), (Some("Báo A"), Some("2021-04")));
        assert_eq!(meta.byline, None, "what the text says itself is not written beside it");
        assert_eq!(opened.documents[0].meta.title, None);
    }
}
