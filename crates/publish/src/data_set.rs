//! The texts of a corpus in an archive: `ID.txt`, beside it `ID.toml` with what is known of it; `codebook.toml` and what else
//! they were read by; `corrections.toml` and `additions.toml`. It opens again in the page
//! and in `solieu`, which reads it unpacked as well.

use std::io::{Cursor, Write};

use engine::codebook::additions::Additions;
use engine::reading::GivenMeta;
use serde::Serialize;
use store::assembly::given;
use store::corrections::Corrections;
use store::{Corpus, KnowledgeFile};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The archive of a corpus with the knowledge files that it was read by; nothing if there is no room for it.
#[must_use]
pub fn data_set(corpus: &Corpus, read_by: &[KnowledgeFile]) -> Option<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    // Without a time: the same texts give the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut put = |name: String, content: &str| {
        archive.start_file(name, options).ok()?;
        archive.write_all(content.as_bytes()).ok()
    };
    for document in &corpus.documents {
        put(format!("{}.txt", document.id), &document.text)?;
        let given = given(&document.reading.meta);
        if given != GivenMeta::default() {
            put(format!("{}.toml", document.id), &toml::to_string(&given).ok()?)?;
        }
    }
    for file in read_by {
        put(file.path.clone(), &file.text)?;
    }
    if corpus.corrections != Corrections::default() {
        put("corrections.toml".to_owned(), &corpus.corrections.to_toml())?;
    }
    if !corpus.additions.is_empty() {
        put("additions.toml".to_owned(), &additions_toml(&corpus.added()))?;
    }
    archive.finish().ok().map(Cursor::into_inner)
}

/// The corrections in the text of a `corrections.toml`.
///
/// # Errors
/// What is wrong with it: not TOML, or a field or a value that no correction has.
pub fn corrections(text: &str) -> Result<Corrections, String> {
    toml::from_str(text).map_err(|error| error.message().trim().replace('\n', ", "))
}

/// The additions in the text of an `additions.toml`.
///
/// # Errors
/// What is wrong with it: not TOML, or a field or a value that no addition has.
pub fn additions(text: &str) -> Result<Additions, String> {
    toml::from_str(text).map_err(|error| error.message().trim().replace('\n', ", "))
}

/// The text of an `additions.toml`.
#[must_use]
pub fn additions_toml(of: &Additions) -> String {
    fn entries<T: Serialize>(table: &str, of: &[T]) -> Vec<String> {
        let entry = |it: &T| Some(format!("[[{table}]]\n{}", toml::to_string(it).ok()?));
        of.iter().filter_map(entry).collect()
    }
    [entries("indicator", &of.indicator), entries("phrase", &of.phrase)].concat().join("\n")
}

#[cfg(test)]
mod tests {
    use documents::{Limits, gathered, open};
    use engine::Reading;
    use engine::codebook::additions::{AddedIndicator, AddedPhrase};
    use engine::reading::{Basis, Known, PartialDate};
    use store::StoredDocument;
    use store::additions::packed;
    use store::corrections::Correction;

    use super::*;

    #[test]
    fn what_was_saved_opens_as_it_was() {
        let mut with_meta = StoredDocument::new("b".to_owned(), "Hai.\r\n".to_owned(), Reading::default());
        let known = |value: &str| Some(Known { value: value.to_owned(), basis: Basis::Given, span: None });
        with_meta.reading.meta.title = known("Tít \"trích\"");
        with_meta.reading.meta.publisher = known("Báo A");
        let date = PartialDate { year: 2021, month: Some(4), day: None };
        with_meta.reading.meta.published = Some(Known { value: date, basis: Basis::Given, span: None });
        with_meta.reading.meta.byline =
            Some(Known { value: "Đọc được".to_owned(), basis: Basis::Stated, span: None });
        let plain = StoredDocument::new("a".to_owned(), "Một.".to_owned(), Reading::default());
        let corrections =
            Corrections { correction: vec![Correction { note: "vì".to_owned(), ..Correction::default() }] };
        let indicator =
            AddedIndicator { id: "a".to_owned(), units: vec!["hộ".to_owned()], ..AddedIndicator::default() };
        let phrase = AddedPhrase { phrase: "\"một\"\nhai".to_owned(), ..AddedPhrase::default() };
        let additions = Additions { indicator: vec![indicator], phrase: vec![phrase.clone(), phrase] };
        let corpus = Corpus {
            documents: vec![plain, with_meta],
            corrections,
            additions: packed(&additions),
            ..Corpus::default()
        };
        let archive = data_set(&corpus, &[]).unwrap();

        let opened = gathered([open("bo-bai.zip", &archive, &Limits::default())], &Limits::default());
        assert_eq!(opened.left_out, []);
        let side = |name: &str| {
            let found = opened.side_files.iter().find(|it| it.name.ends_with(name));
            found.map_or("", |it| it.text.as_str())
        };
        assert_eq!(super::corrections(side("corrections.toml")).unwrap(), corpus.corrections);
        assert_eq!(super::additions(side("additions.toml")).unwrap(), additions);
        assert!(super::additions("[[phrase]]\nphras = 1").unwrap_err().contains("phras"));
        assert!(super::corrections("[[correction]]\nfigur = 1").unwrap_err().contains("figur"));
        let found: Vec<(&str, &str)> = opened.documents.iter().map(|it| (it.id.as_str(), it.text.as_str())).collect();
        assert_eq!(found, [("a", "Một."), ("b", "Hai.\r\n")]);
        let meta = &opened.documents[1].meta;
        assert_eq!(meta.title.as_deref(), Some("Tít \"trích\""));
        assert_eq!((meta.publisher.as_deref(), meta.published.as_deref()), (Some("Báo A"), Some("2021-04")));
        assert_eq!(meta.byline, None, "what the text says itself is not written beside it");
        assert_eq!(opened.documents[0].meta.title, None);
    }
}
