//! What was added to the codebook of a corpus, as bytes: a page that shows a corpus needs none of it, and does not carry the
//! code to read it. Only what reads texts does.

use engine::codebook::additions::Additions;

use crate::Corpus;
use crate::write::bytes_of;

/// Additions as bytes; none for nothing.
#[must_use]
pub fn packed(additions: &Additions) -> Vec<u8> {
    if additions.is_empty() { Vec::new() } else { bytes_of(additions) }
}

impl Corpus {
    /// What was added to the codebook; nothing if the bytes are none of [`packed`]'s.
    #[must_use]
    pub fn added(&self) -> Additions {
        postcard::from_bytes(&self.additions).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use engine::codebook::additions::{AddedIndicator, AddedPhrase};

    use super::*;

    #[test]
    fn additions_travel_in_the_bundle() {
        let indicator =
            AddedIndicator { id: "a".to_owned(), units: vec!["hộ".to_owned()], ..AddedIndicator::default() };
        let phrase =
            AddedPhrase { indicator: "a".to_owned(), phrase: "thoát nghèo".to_owned(), note: "vì".to_owned() };
        let additions = Additions { indicator: vec![indicator], phrase: vec![phrase] };
        let corpus = Corpus { additions: packed(&additions), ..Corpus::default() };
        let read = crate::read(&crate::write_page(&corpus)).unwrap();
        assert_eq!((read.added(), &read), (additions, &corpus));
        let plain = crate::read(&crate::write_page(&Corpus::default())).unwrap();
        assert_eq!((plain.additions.as_slice(), plain.added()), (&[][..], Additions::default()));
        assert_eq!(Corpus { additions: vec![7; 3], ..Corpus::default() }.added(), Additions::default());
    }
}
