//! The one-file site with another corpus.
//!
//! `solieu site` puts the module and its parts into the page as data, packed by gzip, then base64
//! (`crates/cli/src/site/offline.rs`): `<script type="application/octet-stream" id="module">`, and for a part
//! `id="./own.HASH.wasm"`. The module holds the corpus, two of the parts hold what texts are read by; nothing else of the
//! page hangs on these, and its policy names only the scripts that run.

use std::fmt;
use std::io::{Read, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use engine::Knowledge;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use store::section::{self, KNOWLEDGE, SOURCES};
use store::{Corpus, Sources};

const MODULE: &str = "<script type=\"application/octet-stream\" id=\"module\"";
/// The part that reads texts, up to its hash.
const READER: &str = "<script type=\"application/octet-stream\" id=\"./own.";
/// The part that reads codebooks.
const CODEBOOK_READER: &str = "<script type=\"application/octet-stream\" id=\"./codebook.";
const CLOSE: &str = "</script>";
const DOCTYPE: &str = "<!doctype html>\n";

/// Why there is no one-file site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(&'static str);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Error {}

/// `page`, the `offline.html` of a finished site, with `corpus` in place of the one that it has; and with what it was read by, if
/// that is not what the page reads texts by.
///
/// # Errors
/// If `page` is no such file.
pub fn one_file(page: &str, corpus: &Corpus, read_by: Option<(&Knowledge, &Sources)>) -> Result<String, Error> {
    let mut made = with_section(page, MODULE, section::NAME, &store::write_page(corpus))?;
    if let Some((knowledge, sources)) = read_by {
        made = with_section(&made, READER, KNOWLEDGE, &store::write_knowledge(knowledge))?;
        made = with_section(&made, CODEBOOK_READER, SOURCES, &sources.packed())?;
    }
    // A page that was put together from its elements lacks it.
    Ok(if made.starts_with("<!") { made } else { [DOCTYPE, &made].concat() })
}

/// The page with other bytes in a section of the module whose data begin with `tag`.
fn with_section(page: &str, tag: &str, name: &str, bytes: &[u8]) -> Result<String, Error> {
    let (before, rest) = page.split_once(tag).ok_or(Error("no module in the page, expected an offline.html"))?;
    let no_end = Error("the module has no end, expected an offline.html");
    let (rest_of_tag, rest) = rest.split_once('>').ok_or(no_end.clone())?;
    let (packed, after) = rest.split_once(CLOSE).ok_or(no_end)?;
    let module = unpacked(packed).ok_or(Error("the module is damaged, expected gzip in base64"))?;
    let module = section::put_named(&module, name, bytes);
    let module = module.map_err(|_| Error("the module is none, expected WebAssembly"))?;
    let packed = packed_of(&module).ok_or(Error("the module cannot be packed"))?;
    Ok([before, tag, rest_of_tag, ">", &packed, CLOSE, after].concat())
}

fn unpacked(packed: &str) -> Option<Vec<u8>> {
    let bytes = BASE64.decode(packed.trim()).ok()?;
    let mut module = Vec::new();
    GzDecoder::new(bytes.as_slice()).read_to_end(&mut module).ok()?;
    Some(module)
}

fn packed_of(module: &[u8]) -> Option<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(module).ok()?;
    Some(BASE64.encode(encoder.finish().ok()?))
}

#[cfg(test)]
mod tests {
    use store::StoredDocument;

    use super::*;

    fn corpus(text: &str) -> Corpus {
        let document = StoredDocument::new("a".to_owned(), text.to_owned(), engine::Reading::default());
        Corpus { documents: vec![document], ..Corpus::default() }
    }

    fn page(module: &[u8]) -> String {
        format!("<!doctype html>\n<body>{MODULE}>{}{CLOSE}<script>start()</script></body>", packed_of(module).unwrap())
    }

    #[test]
    fn the_corpus_is_exchanged_and_all_else_stays() {
        let module = store::section::put(b"\0asm\x01\0\0\0", &store::write_page(&corpus("một"))).unwrap();
        let made = one_file(&page(&module), &corpus("hai"), None).unwrap();
        assert!(made.starts_with("<!doctype html>\n<body>") && made.ends_with("<script>start()</script></body>"));
        let packed = content(&made, MODULE);
        let module = unpacked(packed).unwrap();
        let bundle = store::section::find(&module).unwrap().unwrap();
        assert_eq!(store::read(bundle).unwrap(), corpus("hai"));
        // What was made can be made again.
        assert_eq!(
            one_file(&made, &corpus("một"), None).unwrap(),
            page(&store::section::put(&module, &store::write_page(&corpus("một"))).unwrap())
        );
    }

    fn content<'a>(page: &'a str, tag: &str) -> &'a str {
        let (_, rest) = page.split_once(tag).unwrap();
        rest.split_once('>').unwrap().1.split_once(CLOSE).unwrap().0
    }

    #[test]
    fn what_the_corpus_was_read_by_travels_with_it() {
        let plain = b"\0asm\x01\0\0\0";
        let part = |tag: &str| format!("{tag}0123456789abcdef.wasm\">{}{CLOSE}", packed_of(plain).unwrap());
        let page = [page(plain), part(READER), part(CODEBOOK_READER)].concat();
        let sources = Sources { own: vec![store::KnowledgeFile::default()], ..Sources::default() };
        let mut knowledge = Knowledge::default();
        knowledge.names.surnames.push("Trần".to_owned());
        let made = one_file(&page, &corpus("hai"), Some((&knowledge, &sources))).unwrap();
        let section = |tag: &str, name: &str, bytes: &[u8]| {
            let module = unpacked(content(&made, tag)).unwrap();
            assert_eq!(module, section::put_named(plain, name, bytes).unwrap(), "{name}");
        };
        section(MODULE, section::NAME, &store::write_page(&corpus("hai")));
        section(READER, KNOWLEDGE, &store::write_knowledge(&knowledge));
        section(CODEBOOK_READER, SOURCES, &sources.packed());
        assert!(one_file(&made, &corpus("hai"), None).unwrap() == made, "what was put in stays");
    }

    #[test]
    fn what_is_no_such_page_is_refused() {
        let refused = |page: &str| one_file(page, &corpus("một"), None).unwrap_err().to_string();
        assert_eq!(refused("<p>"), "no module in the page, expected an offline.html");
        assert_eq!(refused(&format!("{MODULE}>abc")), "the module has no end, expected an offline.html");
        assert_eq!(refused(&format!("{MODULE}>abc{CLOSE}")), "the module is damaged, expected gzip in base64");
        assert_eq!(refused(&page(b"no module")), "the module is none, expected WebAssembly");
    }
}
