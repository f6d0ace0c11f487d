//! Different things, as a set or counted, in few bytes of machine code: for what the start page reaches. To collect into a set
//! of the standard library is to sort first, by a sort that is compiled again for every type, 4 KB each.

use std::collections::BTreeSet;

use engine::compact_sort::CompactSort;

/// The set of the items, put in one after the other.
pub(crate) fn set_of<T: Ord>(items: impl Iterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(items);
    set
}

/// How many different items there are.
pub(crate) fn n_distinct<T: Ord>(items: impl Iterator<Item = T>) -> usize {
    let mut all: Vec<T> = items.collect();
    all.compact_sort();
    all.dedup();
    all.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_counts_once() {
        let items = [3, 1, 3, 2, 1];
        assert_eq!(n_distinct(items.iter()), 3);
        assert_eq!(set_of(items.into_iter()), BTreeSet::from([1, 2, 3]));
        assert_eq!(n_distinct(std::iter::empty::<&str>()), 0);
    }
}
