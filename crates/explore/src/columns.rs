//! All figures of the corpus as columns: one row an observation, and one for each mention that states none yet. Values
//! of facets are small codes into dictionaries, computed once, so that choosing and counting are loops over integers.

mod build;
mod dictionary;
mod sentences;

use std::sync::Mutex;

use engine::Decimal;
use engine::reading::PartialDate;

use crate::count::{Codes, ExclusionMasks};
use crate::facet::{FACETS, Facet};
use crate::query::Selection;

pub(crate) use dictionary::Dictionary;
use sentences::Sentences;

/// Number of facets.
pub(crate) const N_FACETS: usize = FACETS.len();

/// A row of the table of all figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowIdx(pub u32);

/// The columns; those of one row are at the same index in each.
#[derive(Debug, Default)]
pub(crate) struct Columns {
    /// Index of the document.
    pub(crate) document: Vec<u32>,
    /// Index of the mention in its reading.
    pub(crate) mention: Vec<u32>,
    /// Index of the observation in its reading, if the mention states one.
    pub(crate) observation: Vec<Option<u32>>,
    /// Index of the sentence in its reading.
    pub(crate) sentence: Vec<u32>,
    /// The last known day of the period, as Julian day; `None` without period.
    pub(crate) day: Vec<Option<i32>>,
    /// The value with its sign.
    pub(crate) value: Vec<Decimal>,
    /// By facet: the code of each row; `None` for facets without values to count. The codes of [`Facet::Period`] are
    /// months: 0 for none, then from `first_month` on.
    pub(crate) codes: [Option<Codes>; N_FACETS],
    /// By facet and code: how many rows have it.
    pub(crate) totals: [Vec<u32>; N_FACETS],
    /// By facet with values: all codes as they are listed, lists with most rows first, what is not known last.
    pub(crate) order: [Vec<u32>; N_FACETS],
    /// By facet and code: whether any row has it, or in a tree what lies under it.
    pub(crate) known: [Vec<bool>; N_FACETS],
    /// By facet: what the codes stand for.
    pub(crate) values: [Dictionary; N_FACETS],
    /// The first month that has a row, as year × 12 + month − 1.
    first_month: i32,
    /// Sentences as the filter of words sees them.
    sentences: Sentences,
    /// What was chosen last, and which rows that keeps out: of the next choice only what differs is worked out.
    pub(crate) chosen_last: Mutex<(Selection, ExclusionMasks)>,
}

impl Columns {
    /// How many rows there are.
    pub(crate) fn len(&self) -> usize {
        self.document.len()
    }

    /// The code of a row in a facet, if the facet has codes.
    pub(crate) fn code(&self, facet: Facet, row: RowIdx) -> Option<u32> {
        self.codes[facet as usize].as_ref()?.get(row.0)
    }

    /// The month of a code of [`Facet::Period`]; `None` for the code of rows without period.
    pub(crate) fn month(&self, code: usize) -> Option<PartialDate> {
        let month = self.first_month + i32::try_from(code).ok()?.checked_sub(1).filter(|after| *after >= 0)?;
        let of_year = u8::try_from(month.rem_euclid(12) + 1).ok()?;
        Some(PartialDate { year: month.div_euclid(12), month: Some(of_year), day: None })
    }
}
