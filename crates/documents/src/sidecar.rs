//! Sidecar files: `ID.toml` beside a document states what its file does not. Others, such as `codebook.toml`, are handed on.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::{Document, LeftOut, Meta, Opened, Refusal, date};

/// A file about documents, or about how they are read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SideFile {
    /// Its name, with folders.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// What a side file may state.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
struct Stated {
    title: Option<String>,
    publisher: Option<String>,
    published: Option<String>,
    byline: Option<String>,
    url: Option<String>,
    licence: Option<String>,
}

pub(crate) fn opened(name: &str, bytes: &[u8]) -> Result<Opened, Refusal> {
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            let side_file = SideFile { name: name.to_owned(), text: text.to_owned() };
            Ok(Opened { side_files: vec![side_file], ..Opened::default() })
        }
        Err(_) => Err(Refusal::UnknownEncoding),
    }
}

/// Gives what side files state to the documents whose names they have, and takes these side files out. A faulty one is left
/// out, and so is one that seems to belong to a document that is not there.
pub(crate) fn take_out(all: &mut Opened) {
    if all.side_files.is_empty() {
        return;
    }
    let by_stem = by_stem(&all.documents);
    for side_file in std::mem::take(&mut all.side_files) {
        if is_of_corpus(&side_file.name) {
            all.side_files.push(side_file);
            continue;
        }
        let stem = side_file.name.trim_end_matches(".toml").trim_end_matches(".TOML");
        let Some(own) = by_stem.get(stem) else {
            if is_about_a_document(&side_file) {
                all.left_out.push(LeftOut { name: side_file.name, why: Refusal::SideFileAlone });
            } else {
                all.side_files.push(side_file);
            }
            continue;
        };
        match stated(&side_file.text) {
            Ok(stated) => {
                for at in own {
                    if let Some(document) = all.documents.get_mut(*at) {
                        document.meta.put_before(&stated);
                    }
                }
            }
            Err(what) => all.left_out.push(LeftOut { name: side_file.name, why: Refusal::SideFile(what) }),
        }
    }
}

/// The places of documents by what a side file of theirs may be called, without `.toml`: `a.tin` or `a` for `a.tin.txt`.
fn by_stem(documents: &[Document]) -> BTreeMap<String, Vec<usize>> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, Document { name, .. }) in documents.iter().enumerate() {
        let file = name.rfind('/').map_or(0, |slash| slash + 1);
        for (dot, _) in name.match_indices('.').filter(|(dot, _)| *dot >= file) {
            places.entry(name.get(..dot).unwrap_or_default().to_owned()).or_default().push(at);
        }
    }
    places
}

/// True for a file about a corpus, whatever it states: what it is called, by what it is read, what was read wrongly.
fn is_of_corpus(name: &str) -> bool {
    let mut parts = name.rsplit('/');
    let file = parts.next().unwrap_or(name);
    ["additions.toml", "codebook.toml", "corpus.toml", "corrections.toml", "ranker.weights"].contains(&file)
        || parts.next() == Some("lexicon")
}

/// True for what states nothing but what a side file of a document states.
fn is_about_a_document(side_file: &SideFile) -> bool {
    !side_file.text.trim().is_empty() && toml::from_str::<Stated>(&side_file.text).is_ok()
}

fn stated(text: &str) -> Result<Meta, String> {
    let stated: Stated = toml::from_str(text).map_err(|error| error.message().trim().to_owned())?;
    if let Some(published) = stated.published.as_deref().filter(|it| !date::is_partial(it)) {
        return Err(format!("published is \"{published}\", expected a date such as 2021, 2021-04 or 2021-04-27"));
    }
    let Stated { title, publisher, published, byline, url, licence } = stated;
    Ok(Meta { title, publisher, published, byline, url, licence, saved: None })
}

impl Meta {
    /// Takes what another states, where it states something.
    fn put_before(&mut self, stated: &Meta) {
        let fields = [
            (&mut self.title, &stated.title),
            (&mut self.publisher, &stated.publisher),
            (&mut self.published, &stated.published),
            (&mut self.byline, &stated.byline),
            (&mut self.url, &stated.url),
            (&mut self.licence, &stated.licence),
        ];
        for (own, stated) in fields {
            if stated.is_some() {
                own.clone_from(stated);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Limits, Opened, Refusal, gathered, open};

    #[test]
    fn side_files_go_to_their_documents_and_those_of_the_corpus_are_handed_on() {
        let files = [
            ("tin/a.txt", "Có 5 người."),
            ("tin/a.toml", "title = 'Tin'"),
            ("tin/c.2.txt", "Có 6 người."),
            ("tin/c.toml", "publisher = 'Báo C'"),
            ("tin/c.2.toml", "title = 'Tin thứ hai'"),
            ("c.toml", "title = 'Ở thư mục khác'"),
            ("tin/b.toml", "title = 'Tin khác'"),
            ("tin/corpus.toml", "title = 'Bộ bài'"),
            ("tin/corrections.toml", ""),
            ("tin/additions.toml", ""),
            ("tin/ranker.weights", "title = 'x'"),
            ("tin/lexicon/units.toml", "title = 'x'"),
        ];
        let opened: Vec<Opened> =
            files.iter().map(|(name, text)| open(name, text.as_bytes(), &Limits::default())).collect();
        let all = gathered(opened, &Limits::default());
        assert_eq!(all.documents[0].meta.title.as_deref(), Some("Tin"));
        let of_two = &all.documents[1].meta;
        assert_eq!((of_two.title.as_deref(), of_two.publisher.as_deref()), (Some("Tin thứ hai"), Some("Báo C")));
        let names: Vec<&str> = all.side_files.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(
            names,
            [
                "tin/additions.toml",
                "tin/corpus.toml",
                "tin/corrections.toml",
                "tin/lexicon/units.toml",
                "tin/ranker.weights"
            ]
        );
        let left_out: Vec<(&str, &Refusal)> = all.left_out.iter().map(|it| (it.name.as_str(), &it.why)).collect();
        assert_eq!(left_out, [("c.toml", &Refusal::SideFileAlone), ("tin/b.toml", &Refusal::SideFileAlone)]);
    }
}
