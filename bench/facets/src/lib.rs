//! The counting core in a page of its own, for measuring it beside other engines. See README.md.

use explore::count::{Codes, Fails, totals};
use wasm_bindgen::prelude::wasm_bindgen;

/// The filter of values comes after those of the four facets.
const VALUE: u32 = 4;
/// Months are counted under all filters.
const MONTH: u32 = 5;

/// A table of four facets, a month and a value a row.
#[wasm_bindgen]
pub struct Table {
    facets: Vec<Codes>,
    facet_totals: Vec<Vec<u32>>,
    month: Codes,
    month_totals: Vec<u32>,
    months: Vec<u8>,
    values: Vec<f64>,
    /// What is chosen.
    fails: Fails,
}

/// What one choice shows.
#[wasm_bindgen(getter_with_clone)]
pub struct Counts {
    /// Rows by value, facet after facet, each as long as it has values.
    pub facets: Vec<u32>,
    /// Rows by month.
    pub months: Vec<u32>,
    /// Values added up by month.
    pub sums: Vec<f64>,
}

#[wasm_bindgen]
impl Table {
    /// Opens a table; `facets` are the codes of the four facets one after the other, `cards` their numbers of values.
    #[wasm_bindgen(constructor)]
    pub fn new(facets: &[u8], cards: &[u32], months: Vec<u8>, n_months: usize, values: Vec<f64>) -> Table {
        let codes = |codes: &[u8], n_values: usize| {
            Codes::new(&codes.iter().map(|code| u32::from(*code)).collect::<Vec<_>>(), n_values)
        };
        let n_rows = values.len().max(1);
        let facets: Vec<Codes> =
            facets.chunks(n_rows).zip(cards).map(|(own, card)| codes(own, *card as usize)).collect();
        let month = codes(&months, n_months);
        Table {
            facet_totals: facets.iter().map(totals).collect(),
            facets,
            month_totals: totals(&month),
            month,
            months,
            fails: Fails::none(values.len()),
            values,
        }
    }

    /// Chooses a value of a facet, or everything below 0, and counts.
    pub fn choose(&mut self, facet: usize, value: i32) -> Counts {
        if let (Some(codes), Ok(filter)) = (self.facets.get(facet), u32::try_from(facet)) {
            match usize::try_from(value) {
                Ok(value) => {
                    let allowed: Vec<bool> = (0..codes.n_values()).map(|code| code == value).collect();
                    self.fails.keep_codes(filter, codes, &allowed);
                }
                Err(_) => self.fails.release(filter),
            }
        }
        self.counts()
    }

    /// Chooses the values from `from` to below `to`, and counts.
    pub fn choose_range(&mut self, from: f64, to: f64) -> Counts {
        let Table { fails, values, .. } = self;
        fails.keep_rows(VALUE, |row| values.get(row).is_some_and(|value| (from..to).contains(value)));
        self.counts()
    }

    /// Chooses all values, and counts.
    pub fn clear_range(&mut self) -> Counts {
        self.fails.release(VALUE);
        self.counts()
    }

    fn counts(&self) -> Counts {
        let fails = &self.fails;
        let split = fails.split();
        let facets = (0..).zip(self.facets.iter().zip(&self.facet_totals));
        let mut sums = vec![0.0; self.month.n_values()];
        for row in &split.chosen {
            let month = self.months.get(*row as usize).and_then(|month| sums.get_mut(usize::from(*month)));
            if let (Some(sum), Some(value)) = (month, self.values.get(*row as usize)) {
                *sum += value;
            }
        }
        Counts {
            facets: facets.flat_map(|(filter, (codes, totals))| fails.counts(filter, codes, totals, &split)).collect(),
            months: fails.counts(MONTH, &self.month, &self.month_totals, &split),
            sums,
        }
    }
}
