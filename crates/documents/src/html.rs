//! Web pages as people save them: the article without what stands around it, and what the page's head says of it. Scripts
//! are not run, and nothing is fetched.

mod article;
mod head;
mod tree;

use crate::{Document, Encoding, Note, Refusal, cleanup, decode};

use self::tree::Tree;

/// The article of a page.
pub(crate) fn document(bytes: &[u8]) -> Result<Document, Refusal> {
    declared(bytes, None)
}

/// The same, with the encoding that a message around the page names.
pub(crate) fn declared(bytes: &[u8], charset: Option<&str>) -> Result<Document, Refusal> {
    let own = charset_of(bytes);
    let (text, mut notes) = decode::text(bytes, charset.or(own.as_deref()))?;
    // Pages have always been in many encodings; that of the page itself is no news.
    notes.retain(|note| !matches!(note, Note::Converted(Encoding::Other(_) | Encoding::Utf16)));
    let tree = Tree::parsed(&text).ok_or(Refusal::Bomb)?;
    let meta = head::meta(&tree, &text);
    let text = cleanup::tidied(&cleanup::cleaned(&article::text(&tree)));
    Ok(Document { text, meta, notes, ..Document::default() })
}

/// The encoding that a page names in its beginning.
fn charset_of(bytes: &[u8]) -> Option<String> {
    let start = bytes.get(..2000.min(bytes.len())).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let rest = start.split("charset=").nth(1)?.trim_start_matches(['"', '\'', ' ']);
    let name: String = rest.chars().take_while(|it| it.is_ascii_alphanumeric() || matches!(it, '-' | '_')).collect();
    (!name.is_empty()).then_some(name)
}
