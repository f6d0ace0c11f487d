//! The order of rows by a column. The rank of every row is computed when a column is first sorted by, and kept: after
//! that, ordering a selection is counting.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use engine::Decimal;
use engine::compact_sort::CompactSort;

use super::table::facet_of;
use crate::columns::{Columns, RowIdx};
use crate::facet::Facet;
use crate::query::{Column, Direction, Query};
use crate::ui_text::Language;
use crate::{Explorer, labels};

/// The ranks by the columns that were sorted by. Names differ from language to language.
#[derive(Debug, Default)]
pub(crate) struct Orders(Mutex<BTreeMap<(Column, Language), Arc<Ranks>>>);

/// Rows in the order of one column.
#[derive(Debug)]
struct Ranks {
    /// By row: its rank from 0; rows that the column orders alike have the same. [`LAST`] comes last both ways.
    of_row: Vec<u32>,
    /// Ranks are below this.
    n_ranks: u32,
}

/// The rank of rows of which the column says nothing.
const LAST: u32 = u32::MAX;

impl Explorer {
    /// Puts rows, which stand in the order of the corpus, into the order that the query asks for. Rows that its column
    /// orders alike stay as they are.
    pub(super) fn sort(&self, query: &Query, rows: &mut Vec<RowIdx>) {
        let Some(column) = query.sort.by else { return };
        *rows = self.known_ranks(column, query.language).ordered(rows, query.sort.direction);
    }

    /// Computes the ranks of rows by a column before they are asked for: a page that calls it when its reader is about to
    /// sort keeps the sorting short.
    pub fn order_ahead(&self, column: Column, language: Language) {
        self.known_ranks(column, language);
    }

    fn known_ranks(&self, column: Column, language: Language) -> Arc<Ranks> {
        let is_of_text = facet_of(column).is_none() && matches!(column, Column::Raw | Column::Sentence);
        if is_of_text && !self.corpus.is_whole_or_wanted() {
            // In the order of the corpus until the texts have come.
            return Arc::new(Ranks { of_row: vec![0; self.columns.len()], n_ranks: 1 });
        }
        let mut known = self.orders.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry((column, language)).or_insert_with(|| Arc::new(self.ranks(column, language))).clone()
    }

    fn ranks(&self, column: Column, language: Language) -> Ranks {
        let columns = &self.columns;
        match facet_of(column) {
            Some(facet) => self.ranks_by_name(facet, language),
            None if column == Column::Value => {
                let near: Vec<f64> = columns.value.iter().map(|value| value.to_f64()).collect();
                let heads = near.iter().map(|near| head_of_number(*near)).collect();
                let near = |row: usize| near.get(row).copied().unwrap_or_default();
                let is_near = |a, b| is_near(near(a), near(b));
                let value = |row: usize| columns.value.get(row).copied().unwrap_or_default();
                Ranks::by(heads, is_near, |a, b| compare(value(a), value(b)))
            }
            None if matches!(column, Column::Period | Column::Context) => {
                let day = |row: usize| columns.day.get(row).copied().flatten();
                let heads =
                    columns.day.iter().map(|day| head_of_number(day.map_or(f64::INFINITY, f64::from))).collect();
                let mut ranks = Ranks::by(heads, |_, _| false, |a, b| day(a).cmp(&day(b)));
                for (rank, day) in ranks.of_row.iter_mut().zip(&columns.day) {
                    if day.is_none() {
                        *rank = LAST;
                    }
                }
                ranks
            }
            None => Ranks::by_text(&self.raw_texts(column)),
        }
    }

    /// By row: the text of a column that shows what is written in the article.
    fn raw_texts(&self, column: Column) -> Vec<&str> {
        let Columns { document, mention, sentence, .. } = &self.columns;
        let places = document.iter().zip(mention.iter().zip(sentence));
        let text = |(document, (mention, sentence)): (&u32, (&u32, &u32))| {
            let document = self.corpus.documents.get(*document as usize)?;
            let reading = &document.reading;
            let span = match column {
                Column::Sentence => reading.sentences.get(*sentence as usize)?.span,
                _ => reading.mentions.get(*mention as usize)?.span,
            };
            Some(span.of(&document.text))
        };
        places.map(|place| text(place).unwrap_or_default()).collect()
    }

    /// By the name of the row's value of a facet.
    fn ranks_by_name(&self, facet: Facet, language: Language) -> Ranks {
        let codes = (0..).take(self.columns.values[facet as usize].len());
        let names: Vec<String> = codes.map(|code| labels::folded(&self.name_of_code(facet, code, language))).collect();
        let of_code = Ranks::by_text(&names);
        let rank = |row| {
            let code = self.columns.code(facet, RowIdx(row)).unwrap_or(0);
            of_code.of_row.get(code as usize).copied().unwrap_or(LAST)
        };
        Ranks { of_row: (0..).take(self.columns.len()).map(rank).collect(), n_ranks: of_code.n_ranks }
    }
}

impl Ranks {
    /// By a number for each row, its head, and among rows whose heads are equal or near each other by `compare`.
    fn by(
        heads: Vec<u64>,
        is_near: impl Fn(usize, usize) -> bool,
        compare: impl Fn(usize, usize) -> Ordering,
    ) -> Ranks {
        let sort_alike = |alike: &mut [RowIdx]| alike.compact_sort_by(|a, b| compare(a.0 as usize, b.0 as usize));
        Ranks::sorted_by(heads, is_near, sort_alike, |a, b| compare(a, b) == Ordering::Equal)
    }

    /// By a number for each row, its head; rows whose heads are equal or near each other are put in order by `sort_alike`.
    fn sorted_by(
        heads: Vec<u64>,
        is_near: impl Fn(usize, usize) -> bool,
        sort_alike: impl Fn(&mut [RowIdx]),
        is_same: impl Fn(usize, usize) -> bool,
    ) -> Ranks {
        let head = |row: RowIdx| heads.get(row.0 as usize).copied().unwrap_or_default();
        // By the last sixteen bits of the heads, then by those before: what is alike in some keeps the order of the rest.
        let rows: Vec<RowIdx> = (0..).take(heads.len()).map(RowIdx).collect();
        let mut order = (0..u64::BITS)
            .step_by(16)
            .fold(rows, |rows, shift| placed(&rows, 1 << 16, |row| (head(row) >> shift & 0xffff) as usize));
        let mut ranks = Ranks { of_row: vec![LAST; heads.len()], n_ranks: 0 };
        let place = |row: RowIdx| row.0 as usize;
        for alike in order.chunk_by_mut(|a, b| head(*a) == head(*b) || is_near(place(*a), place(*b))) {
            sort_alike(alike);
            let mut before = None;
            for row in alike {
                if before.is_none_or(|before| !is_same(before, place(*row))) {
                    ranks.n_ranks += 1;
                }
                if let Some(rank) = ranks.of_row.get_mut(place(*row)) {
                    *rank = ranks.n_ranks - 1;
                }
                before = Some(place(*row));
            }
        }
        ranks
    }

    fn by_text(texts: &[impl AsRef<str>]) -> Ranks {
        let texts: Vec<&[u8]> = texts.iter().map(|text| text.as_ref().as_bytes()).collect();
        let heads = texts.iter().map(|text| head_of_text(text)).collect();
        let text = |row: usize| texts.get(row).copied().unwrap_or_default();
        Ranks::sorted_by(heads, |_, _| false, |alike| sort_texts(alike, &texts, 0), |a, b| text(a) == text(b))
    }

    fn ordered(&self, rows: &[RowIdx], direction: Direction) -> Vec<RowIdx> {
        placed(rows, self.n_ranks as usize + 1, |row| match self.of_row.get(row.0 as usize).copied().unwrap_or(LAST) {
            LAST => self.n_ranks as usize,
            rank if direction == Direction::Descending => (self.n_ranks - 1 - rank) as usize,
            rank => rank as usize,
        })
    }
}

/// The rows in the order of their places, which are below `n_places`; those of one place stay as they stand.
pub(super) fn placed(rows: &[RowIdx], n_places: usize, place: impl Fn(RowIdx) -> usize) -> Vec<RowIdx> {
    // By place: at first how many rows it has, then where the next of them goes.
    let mut next = vec![0_usize; n_places];
    for row in rows {
        if let Some(n) = next.get_mut(place(*row)) {
            *n += 1;
        }
    }
    let mut start = 0;
    for n in &mut next {
        start += std::mem::replace(n, start);
    }
    let mut placed = rows.to_vec();
    for row in rows {
        let Some(to) = next.get_mut(place(*row)) else { continue };
        if let Some(slot) = placed.get_mut(*to) {
            *slot = *row;
        }
        *to += 1;
    }
    placed
}

/// As the values stand; most of those that are near each other are the same number, written alike.
fn compare(a: Decimal, b: Decimal) -> Ordering {
    if a == b { Ordering::Equal } else { a.cmp(&b) }
}

/// A whole number of the same order: the greater the value, the greater the bits, once those below 0 are turned round.
fn head_of_number(near: f64) -> u64 {
    let bits = near.to_bits();
    if near.is_sign_negative() { !bits } else { bits | 1 << 63 }
}

/// True if two exact values may be in the other order than their nearest fractions, or equal.
fn is_near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

/// So many bytes of a text are its head: most texts differ in them.
const HEAD_BYTES: usize = 8;

/// The head of a text as a number of the same order.
fn head_of_text(text: &[u8]) -> u64 {
    match text.first_chunk::<HEAD_BYTES>() {
        Some(head) => u64::from_be_bytes(*head),
        None => text.iter().enumerate().fold(0, |head, (at, byte)| head | u64::from(*byte) << (56 - 8 * at)),
    }
}

/// Of fewer texts than this each is compared with others.
const FEW_TEXTS: usize = 12;

/// Puts rows in order by their texts, of which at least the first `n_same` bytes are the same: byte by byte, since many
/// texts of a column are the same ones, and comparing those again and again takes longest of all.
fn sort_texts(rows: &mut [RowIdx], texts: &[&[u8]], mut n_same: usize) {
    let text = |row: RowIdx| texts.get(row.0 as usize).copied().unwrap_or_default();
    // What ends comes first.
    let byte = |row: RowIdx, at: usize| text(row).get(at).map_or(0, |byte| usize::from(*byte) + 1);
    if rows.len() < FEW_TEXTS {
        return rows.compact_sort_by(|a, b| text(*a).cmp(text(*b)));
    }
    let Some(first) = rows.first().copied() else { return };
    while rows.iter().all(|row| byte(*row, n_same) == byte(first, n_same)) {
        if byte(first, n_same) == 0 {
            return;
        }
        n_same += 1;
    }
    rows.copy_from_slice(&placed(rows, 257, |row| byte(row, n_same)));
    for alike in rows.chunk_by_mut(|a, b| byte(*a, n_same) == byte(*b, n_same)) {
        sort_texts(alike, texts, n_same + 1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::query::Sort;
    use crate::{fixture, select};

    /// What [`Ranks::by`] should give.
    fn plain_ranks<K: Ord>(keys: &[K]) -> Vec<u32> {
        let sorted: std::collections::BTreeSet<&K> = keys.iter().collect();
        keys.iter().map(|key| sorted.iter().position(|other| *other == key).unwrap() as u32).collect()
    }

    proptest! {
        #[test]
        fn values_are_ordered_exactly(values in prop::collection::vec((-12_i128..12, -3_i16..4, 0_i128..3), 0..20)) {
            // More digits than a fraction holds, a hair apart.
            let number = |(head, exponent, hair)| Decimal::new(head * 10_i128.pow(20) + hair, exponent);
            let values: Vec<Decimal> = values.into_iter().map(number).collect();
            let near: Vec<f64> = values.iter().map(|value| value.to_f64()).collect();
            let heads = near.iter().map(|near| head_of_number(*near)).collect();
            let ranks = Ranks::by(heads, |a, b| is_near(near[a], near[b]), |a, b| compare(values[a], values[b]));
            prop_assert_eq!(ranks.of_row, plain_ranks(&values));
        }

        #[test]
        fn texts_are_ordered_by_more_than_their_heads(texts in prop::collection::vec("[a\\x00đ]{0,9}", 0..60)) {
            prop_assert_eq!(Ranks::by_text(&texts).of_row, plain_ranks(&texts));
        }
    }

    /// What a row is ordered by, in words of the table; the same as the cell where the column is one of words.
    fn key(row: RowIdx, column: Column, language: Language) -> String {
        let explorer = fixture::seeds();
        match facet_of(column) {
            Some(facet) => {
                let code = explorer.columns.code(facet, row).unwrap();
                let key = &explorer.columns.values[facet as usize].keys[code as usize];
                labels::folded(&explorer.value_label(facet, key, language))
            }
            None => explorer.cell_text(row, explorer.parts(row).unwrap(), column, language),
        }
    }

    #[test]
    fn every_column_orders_both_ways_and_keeps_what_is_alike() {
        let explorer = fixture::seeds();
        let all = select::chosen(&explorer.corpus, &explorer.columns, &Default::default());
        let some: Vec<RowIdx> = all.iter().copied().filter(|row| row.0 % 3 != 1).collect();
        for language in [Language::Vi, Language::En] {
            for (column, direction, rows) in Column::ALL.iter().flat_map(|column| {
                [Direction::Ascending, Direction::Descending].into_iter().flat_map({
                    let (all, some) = (&all, &some);
                    move |direction| [(*column, direction, all), (*column, direction, some)]
                })
            }) {
                let directed =
                    |ordering: Ordering| if direction == Direction::Ascending { ordering } else { ordering.reverse() };
                let value = |row: &RowIdx| explorer.columns.value[row.0 as usize];
                let day = |row: &RowIdx| explorer.columns.day[row.0 as usize];
                let mut expected = rows.clone();
                expected.sort_by(|a, b| match column {
                    Column::Value => directed(value(a).cmp(&value(b))),
                    Column::Period | Column::Context => match (day(a), day(b)) {
                        (Some(a), Some(b)) => directed(a.cmp(&b)),
                        (a, b) => a.is_none().cmp(&b.is_none()),
                    },
                    _ => directed(key(*a, column, language).cmp(&key(*b, column, language))),
                });
                let mut sorted = rows.clone();
                let query = Query { sort: Sort { by: Some(column), direction }, language, ..Query::default() };
                explorer.sort(&query, &mut sorted);
                assert_eq!(sorted, expected, "{column:?} {direction:?} {language:?}");
            }
        }
    }
}
