//! Laws and decisions that several documents cite, each as fully as it likes: "Quyết định số 1676/QĐ-TTg" in one and
//! "Quyết định số 1676 ngày 21/11/2019" in another are one decision, and together they say more.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::reading::LegalRef;
use crate::text::fold;

use super::super::Doc;

/// One law or decision, with all who cite it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// "Quyết định".
    pub kind: String,
    /// The fullest number: "1676/QĐ-TTg".
    pub number: String,
    /// When it was issued, if any document says so.
    pub date: Option<Date>,
    /// Document and place in its references, one or more for each document.
    pub places: Vec<(u32, u32)>,
    /// In how many documents.
    pub n_documents: u32,
}

/// All laws and decisions that are cited with a number, in order of kind and number.
#[must_use]
pub fn citations(docs: &[Doc<'_>]) -> Vec<Citation> {
    let mut cited: Vec<Cited<'_>> = Vec::new();
    for (document, doc) in (0_u32..).zip(docs) {
        cited.extend((0_u32..).zip(&doc.reading.refs).filter_map(|(at, found)| Cited::new((document, at), found)));
    }
    cited.sort_by(|a, b| (&a.kind, a.digits, a.place).cmp(&(&b.kind, b.digits, b.place)));
    let mut all = Vec::new();
    for same_digits in cited.chunk_by(|a, b| a.kind == b.kind && a.digits == b.digits) {
        let mut groups: Vec<Vec<&Cited<'_>>> = Vec::new();
        // The full ones first: what lacks its letters or its date joins the one that it can be.
        let mut ordered: Vec<&Cited<'_>> = same_digits.iter().collect();
        ordered.sort_by_key(|one| std::cmp::Reverse((!one.letters.is_empty(), one.date.is_some())));
        for one in ordered {
            match groups.iter_mut().find(|group| group.iter().all(|other| one.can_be(other))) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        all.extend(groups.iter().filter_map(|group| citation(group)));
    }
    all
}

fn citation(group: &[&Cited<'_>]) -> Option<Citation> {
    let fullest = group.iter().max_by_key(|one| one.found.number.as_ref().map_or(0, String::len))?;
    let mut places: Vec<(u32, u32)> = group.iter().map(|one| one.place).collect();
    places.sort_unstable();
    let mut documents: Vec<u32> = places.iter().map(|(document, _)| *document).collect();
    documents.dedup();
    Some(Citation {
        kind: fullest.found.kind.clone(),
        number: fullest.found.number.clone()?,
        date: group.iter().find_map(|one| one.date),
        places,
        n_documents: u32::try_from(documents.len()).unwrap_or(u32::MAX),
    })
}

/// A reference, taken apart: "1676/QĐ-TTg" is 1676 and "qđ-ttg".
struct Cited<'a> {
    place: (u32, u32),
    found: &'a LegalRef,
    kind: String,
    digits: &'a str,
    letters: String,
    date: Option<Date>,
}

impl<'a> Cited<'a> {
    fn new(place: (u32, u32), found: &'a LegalRef) -> Option<Cited<'a>> {
        let number = found.number.as_deref()?;
        let end = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
        let (digits, letters) = number.split_at_checked(end)?;
        let letters = fold::exact(letters.trim_start_matches(['/', '-']));
        let is_number = !digits.is_empty();
        is_number.then(|| Cited { place, found, kind: fold::exact(&found.kind), digits, letters, date: found.date })
    }

    /// False if letters or dates clash.
    fn can_be(&self, other: &Cited<'_>) -> bool {
        let letters = self.letters.is_empty() || other.letters.is_empty() || self.letters == other.letters;
        letters && (self.date.is_none() || other.date.is_none() || self.date == other.date)
    }
}
