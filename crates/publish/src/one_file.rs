//! The one-file site with another corpus.
//!
//! `solieu site` puts the module into the page as data: `<script type="application/octet-stream" id="module">`, packed by
//! gzip, then base64 (`crates/cli/src/site/offline.rs`). Nothing else of the page hangs on the corpus, and its policy names
//! only the scripts that run.

use std::fmt;
use std::io::{Read, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use store::Corpus;

const OPEN: &str = "<script type=\"application/octet-stream\" id=\"module\">";
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

/// `page`, the `offline.html` of a finished site, with `corpus` in place of the one that it has.
///
/// # Errors
/// If `page` is no such file.
pub fn one_file(page: &str, corpus: &Corpus) -> Result<String, Error> {
    let (before, rest) = page.split_once(OPEN).ok_or(Error("no module in the page, expected an offline.html"))?;
    let (packed, after) = rest.split_once(CLOSE).ok_or(Error("the module has no end, expected an offline.html"))?;
    let module = unpacked(packed).ok_or(Error("the module is damaged, expected gzip in base64"))?;
    let module = store::section::put(&module, &store::write_page(corpus));
    let module = module.map_err(|_| Error("the module is none, expected WebAssembly"))?;
    let packed = packed_of(&module).ok_or(Error("the module cannot be packed"))?;
    // A page that was put together from its elements lacks it.
    let doctype = if page.starts_with("<!") { "" } else { DOCTYPE };
    Ok([doctype, before, OPEN, &packed, CLOSE, after].concat())
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
        format!("<!doctype html>\n<body>{OPEN}{}{CLOSE}<script>start()</script></body>", packed_of(module).unwrap())
    }

    #[test]
    fn the_corpus_is_exchanged_and_all_else_stays() {
        let module = store::section::put(b"\0asm\x01\0\0\0", &store::write_page(&corpus("một"))).unwrap();
        let made = one_file(&page(&module), &corpus("hai")).unwrap();
        assert!(made.starts_with("<!doctype html>\n<body>") && made.ends_with("<script>start()</script></body>"));
        let packed = made.split_once(OPEN).unwrap().1.split_once(CLOSE).unwrap().0;
        let module = unpacked(packed).unwrap();
        let bundle = store::section::find(&module).unwrap().unwrap();
        assert_eq!(store::read(bundle).unwrap(), corpus("hai"));
        // What was made can be made again.
        assert_eq!(
            one_file(&made, &corpus("một")).unwrap(),
            page(&store::section::put(&module, &store::write_page(&corpus("một"))).unwrap())
        );
    }

    #[test]
    fn what_is_no_such_page_is_refused() {
        let refused = |page: &str| one_file(page, &corpus("một")).unwrap_err().to_string();
        assert_eq!(refused("<p>"), "no module in the page, expected an offline.html");
        assert_eq!(refused(&format!("{OPEN}abc")), "the module has no end, expected an offline.html");
        assert_eq!(refused(&format!("{OPEN}abc{CLOSE}")), "the module is damaged, expected gzip in base64");
        assert_eq!(refused(&page(b"no module")), "the module is none, expected WebAssembly");
    }
}
