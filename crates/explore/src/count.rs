//! The counting core: columns of small codes, filters as one bit a row, and counts by value. Knows nothing of figures;
//! everything here is a loop over integers.
//!
//! For each row one bit a filter says whether that filter keeps the row out. A row is chosen if no bit is set; it counts
//! for a value of a facet if no bit but that facet's own is set. So each count is what one would see with that value
//! alone chosen there, and one pass over the rows serves all facets.

/// One column of codes, as narrow as its values allow: what is read is what takes the time.
#[derive(Clone, Debug)]
pub struct Codes {
    n_values: usize,
    width: Width,
}

#[derive(Clone, Debug)]
enum Width {
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

/// Calls a generic function with the codes at their width.
macro_rules! at_width {
    ($codes:expr, $slice:ident => $body:expr) => {
        match &$codes.width {
            Width::One($slice) => $body,
            Width::Two($slice) => $body,
            Width::Four($slice) => $body,
        }
    };
}

/// A code at its width.
trait Code: Copy {
    fn index(self) -> usize;
}

impl Code for u8 {
    fn index(self) -> usize {
        usize::from(self)
    }
}

impl Code for u16 {
    fn index(self) -> usize {
        usize::from(self)
    }
}

impl Code for u32 {
    fn index(self) -> usize {
        self as usize
    }
}

impl Codes {
    /// A column of codes below `n_values`.
    #[must_use]
    pub fn new(codes: &[u32], n_values: usize) -> Codes {
        let width = if u8::try_from(n_values.saturating_sub(1)).is_ok() {
            Width::One(codes.iter().map(|code| u8::try_from(*code).unwrap_or(u8::MAX)).collect())
        } else if u16::try_from(n_values.saturating_sub(1)).is_ok() {
            Width::Two(codes.iter().map(|code| u16::try_from(*code).unwrap_or(u16::MAX)).collect())
        } else {
            Width::Four(codes.to_vec())
        };
        Codes { n_values, width }
    }

    /// How many values there are.
    #[must_use]
    pub fn n_values(&self) -> usize {
        self.n_values
    }

    /// The code of a row.
    #[must_use]
    pub fn get(&self, row: u32) -> Option<u32> {
        at_width!(self, codes => codes.get(row as usize).and_then(|code| u32::try_from(code.index()).ok()))
    }
}

/// Which filters keep each row out: bit `f` is set if filter `f` does. A filter can be changed while the others stay.
#[derive(Clone, Debug, Default)]
pub struct ExclusionMasks {
    bits: Vec<u16>,
    /// The filters that were applied.
    active: u16,
}

impl ExclusionMasks {
    /// `n_rows` rows that nothing keeps out.
    #[must_use]
    pub fn none(n_rows: usize) -> ExclusionMasks {
        ExclusionMasks { bits: vec![0; n_rows], active: 0 }
    }

    /// Filter `filter` (below 16) lets through the codes that are `allowed`, and no longer what it let through before.
    pub fn keep_codes(&mut self, filter: u32, codes: &Codes, allowed: &[bool]) {
        let bit = self.activate(filter);
        let fail = |code: usize| if allowed.get(code).copied().unwrap_or(false) { 0 } else { bit };
        if let Width::One(codes) = &codes.width {
            let fail: [u16; 256] = std::array::from_fn(fail);
            for (bits, code) in self.bits.iter_mut().zip(codes) {
                *bits = *bits & !bit | fail[usize::from(*code)];
            }
            return;
        }
        at_width!(codes, codes => {
            for (bits, code) in self.bits.iter_mut().zip(codes) {
                *bits = *bits & !bit | fail(code.index());
            }
        });
    }

    /// Filter `filter` (below 16) lets through the rows for which `keep` holds, and no others.
    pub fn keep_rows(&mut self, filter: u32, keep: impl Fn(usize) -> bool) {
        let bit = self.activate(filter);
        for (row, bits) in self.bits.iter_mut().enumerate() {
            *bits = *bits & !bit | if keep(row) { 0 } else { bit };
        }
    }

    /// Filter `filter` (below 16) keeps no row out.
    pub fn release(&mut self, filter: u32) {
        let bit = 1_u16.checked_shl(filter).unwrap_or(0);
        if self.active & bit != 0 {
            self.active &= !bit;
            for bits in &mut self.bits {
                *bits &= !bit;
            }
        }
    }

    fn activate(&mut self, filter: u32) -> u16 {
        let bit = 1_u16.checked_shl(filter).unwrap_or(0);
        self.active |= bit;
        bit
    }

    /// True if no filter but `but` keeps the row out.
    #[must_use]
    pub fn keeps(&self, row: u32, but: u32) -> bool {
        let own = 1_u16.checked_shl(but).unwrap_or(0);
        self.bits.get(row as usize).is_some_and(|bits| bits & !own == 0)
    }

    /// True if filter `filter` does not keep the row out, whatever the others do.
    #[must_use]
    pub fn is_let_through(&self, row: u32, filter: u32) -> bool {
        let own = 1_u16.checked_shl(filter).unwrap_or(0);
        self.bits.get(row as usize).is_some_and(|bits| bits & own == 0)
    }

    /// The rows that nothing keeps out, and those that something does.
    #[must_use]
    pub fn split(&self) -> Split {
        let mut split = Split::default();
        if self.active == 0 {
            split.chosen = (0..u32::try_from(self.bits.len()).unwrap_or(u32::MAX)).collect();
            return split;
        }
        split.sort(&self.bits);
        split
    }

    /// Rows by code, for the facet whose filter is `filter`; `totals` are the counts of all rows.
    #[must_use]
    pub fn counts(&self, filter: u32, codes: &Codes, totals: &[u32], split: &Split) -> Vec<u32> {
        let others = self.active & !1_u16.checked_shl(filter).unwrap_or(0);
        if others == 0 {
            return totals.to_vec();
        }
        let own = self.active & !others;
        if own != 0 {
            let mut counts = vec![0; codes.n_values];
            let near = split.near.iter().filter(|row| self.bits.get(**row as usize) == Some(&own));
            at_width!(codes, codes => {
                tally(codes, split.chosen.iter(), &mut counts, |count| *count += 1);
                tally(codes, near, &mut counts, |count| *count += 1);
            });
            return counts;
        }
        // Nothing keeps a row out of this facet alone, so only the chosen rows count: they are added up, or the others
        // taken from the totals, whichever are fewer.
        if split.is_complete {
            let mut counts = totals.to_vec();
            at_width!(codes, codes => tally(codes, split.others.iter(), &mut counts, |count| *count -= 1));
            counts
        } else {
            let mut counts = vec![0; codes.n_values];
            at_width!(codes, codes => tally(codes, split.chosen.iter(), &mut counts, |count| *count += 1));
            counts
        }
    }
}

/// Rows apart by whether they are chosen.
#[derive(Clone, Debug, Default)]
pub struct Split {
    /// The chosen rows, ascending.
    pub chosen: Vec<u32>,
    /// Those that one filter alone keeps out.
    near: Vec<u32>,
    /// Those that are not chosen, if they are fewer than the chosen.
    others: Vec<u32>,
    is_complete: bool,
}

/// All rows by code.
#[must_use]
pub fn totals(codes: &Codes) -> Vec<u32> {
    let mut counts = vec![0; codes.n_values];
    at_width!(codes, codes => {
        for code in codes {
            if let Some(count) = counts.get_mut(code.index()) {
                *count += 1;
            }
        }
    });
    counts
}

impl Split {
    /// One pass over all rows. Each row is written at both ends, and kept where it belongs: no branch to guess wrong.
    fn sort(&mut self, bits: &[u16]) {
        let mut chosen = vec![0; bits.len() + 1];
        let mut near = vec![0; bits.len() + 1];
        let (mut n_chosen, mut n_near) = (0, 0);
        for (row, bits) in (0..).zip(bits) {
            if let Some(slot) = chosen.get_mut(n_chosen) {
                *slot = row;
            }
            if let Some(slot) = near.get_mut(n_near) {
                *slot = row;
            }
            n_chosen += usize::from(*bits == 0);
            n_near += usize::from(bits.is_power_of_two());
        }
        chosen.truncate(n_chosen);
        near.truncate(n_near);
        self.is_complete = bits.len() - n_chosen < n_chosen;
        if self.is_complete {
            self.others = (0..).zip(bits).filter(|(_, bits)| **bits != 0).map(|(row, _)| row).collect();
        }
        (self.chosen, self.near) = (chosen, near);
    }
}

fn tally<'a, C: Code>(codes: &[C], rows: impl Iterator<Item = &'a u32>, counts: &mut [u32], change: impl Fn(&mut u32)) {
    for row in rows {
        if let Some(code) = codes.get(*row as usize)
            && let Some(count) = counts.get_mut(code.index())
        {
            change(count);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn codes_are_as_narrow_as_they_can_be() {
        for n_values in [1, 256, 257, 65_536, 65_537] {
            let last = n_values as u32 - 1;
            let codes = Codes::new(&[0, last], n_values);
            assert_eq!((codes.get(0), codes.get(1), codes.get(2)), (Some(0), Some(last), None), "{n_values}");
        }
    }

    proptest! {
        #[test]
        fn counts_are_what_choosing_would_give(
            rows in prop::collection::vec((0..4_u32, 0..300_u32, 0..2_u32), 0..60),
            before in prop::collection::vec(proptest::option::of(prop::collection::vec(any::<bool>(), 300)), 3),
            allowed in prop::collection::vec(proptest::option::of(prop::collection::vec(any::<bool>(), 300)), 3),
        ) {
            let n_values = [4, 300, 2];
            let column = |at: usize| -> Vec<u32> {
                rows.iter().map(|row| [row.0, row.1, row.2][at]).collect()
            };
            let columns: Vec<Codes> = (0..3).map(|at| Codes::new(&column(at), n_values[at])).collect();
            let mut fails = ExclusionMasks::none(rows.len());
            // What was chosen before leaves no trace.
            for chosen in [&before, &allowed] {
                for (filter, (codes, chosen)) in (0..).zip(columns.iter().zip(chosen)) {
                    match chosen {
                        Some(chosen) => fails.keep_codes(filter, codes, chosen),
                        None => fails.release(filter),
                    }
                }
            }
            let passes = |row: usize, but: usize| (0..3).all(|at| {
                at == but || allowed[at].as_ref().is_none_or(|allowed| allowed[column(at)[row] as usize])
            });
            let split = fails.split();
            let chosen: Vec<u32> = (0..rows.len()).filter(|row| passes(*row, 9)).map(|row| row as u32).collect();
            prop_assert_eq!(&split.chosen, &chosen);
            for (at, codes) in columns.iter().enumerate() {
                let counts = fails.counts(at as u32, codes, &totals(codes), &split);
                for (code, count) in counts.iter().enumerate() {
                    let seen = (0..rows.len()).filter(|row| passes(*row, at) && column(at)[*row] as usize == code);
                    prop_assert_eq!(*count as usize, seen.count());
                }
            }
        }
    }
}
