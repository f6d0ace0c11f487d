//! Sorting in few bytes of machine code, for the page.
//!
//! The standard sorts are compiled again for every type and every comparison, 4 KB each: they were an eighth of the
//! module. These sort row numbers, by one sort that all share, and then move the items. Stable; half as fast as the
//! standard ones for long lists, so that hot loops of the engine and of the index keep those.

use std::cmp::Ordering;

/// Below this many, items are moved one by one: no list of numbers is worth its making.
const FEW: usize = 12;

/// Stable sorting in place.
pub trait CompactSort<T> {
    /// Sorts by `compare`.
    fn compact_sort_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts by a key that is cheap to make.
    fn compact_sort_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.compact_sort_by(move |a, b| key(a).cmp(&key(b)));
    }

    /// Sorts by a key that is made once for every item.
    fn compact_sort_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);

    /// Sorts by the items' own order.
    fn compact_sort(&mut self)
    where
        T: Ord,
    {
        self.compact_sort_by(T::cmp);
    }
}

impl<T> CompactSort<T> for [T] {
    fn compact_sort_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        if self.len() <= FEW {
            return insert_each(self, &mut compare);
        }
        let items = &*self;
        let place = places(items.len(), &mut |a, b| match (items.get(a), items.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        permute(self, place);
    }

    fn compact_sort_by_cached_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K) {
        let keys: Vec<K> = self.iter().map(key).collect();
        let place = places(keys.len(), &mut |a, b| keys.get(a).cmp(&keys.get(b)));
        permute(self, place);
    }
}

/// The items in groups of equal keys, in the order of the keys; in a group they keep their order. A map of lists would be
/// compiled again for every type of key.
pub fn groups<T: Copy, K: Ord>(items: &[T], key: impl FnMut(&T) -> K) -> Vec<Vec<T>> {
    let keys: Vec<K> = items.iter().map(key).collect();
    grouped(items, &mut |a, b| keys.get(a).cmp(&keys.get(b)))
}

fn grouped<T: Copy>(items: &[T], compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<Vec<T>> {
    let mut groups: Vec<Vec<T>> = Vec::new();
    let mut before = None;
    for at in sorted(items.len(), compare) {
        let is_same = before.is_some_and(|before| compare(before, at) == Ordering::Equal);
        before = Some(at);
        let Some(item) = items.get(at).copied() else { continue };
        match groups.last_mut() {
            Some(group) if is_same => group.push(item),
            _ => groups.push(vec![item]),
        }
    }
    groups
}

fn insert_each<T>(items: &mut [T], compare: &mut dyn FnMut(&T, &T) -> Ordering) {
    for end in 1..items.len() {
        let mut at = end;
        while let Some([before, here]) = at.checked_sub(1).and_then(|from| items.get(from..=at))
            && compare(before, here) == Ordering::Greater
        {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

/// The numbers of items in the order in which they belong. The one sort that all share.
fn sorted(n_items: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n_items).collect();
    order.sort_by(|a, b| compare(*a, *b));
    order
}

/// For each item, the place that it belongs to.
fn places(n_items: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut place = vec![0; n_items];
    for (to, from) in sorted(n_items, compare).into_iter().enumerate() {
        if let Some(place) = place.get_mut(from) {
            *place = to;
        }
    }
    place
}

/// Moves each item to its place: every swap puts one where it belongs.
fn permute<T>(items: &mut [T], mut place: Vec<usize>) {
    for at in 0..items.len() {
        while let Some(to) = place.get(at).copied().filter(|to| *to != at) {
            items.swap(at, to);
            place.swap(at, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in prop::collection::vec((0_u8..6, any::<u16>()), 0..60)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut by_key = items.clone();
            by_key.compact_sort_by_key(|(key, _)| *key);
            prop_assert_eq!(&by_key, &expected);
            let mut by_cached_key = items.clone();
            by_cached_key.compact_sort_by_cached_key(|(key, _)| *key);
            prop_assert_eq!(&by_cached_key, &expected);

            let mut map: std::collections::BTreeMap<u8, Vec<(u8, u16)>> = std::collections::BTreeMap::new();
            for item in &items {
                map.entry(item.0).or_default().push(*item);
            }
            prop_assert_eq!(groups(&items, |(key, _)| *key), map.into_values().collect::<Vec<_>>());

            let mut expected = items.clone();
            expected.sort();
            let mut all = items;
            all.compact_sort();
            prop_assert_eq!(all, expected);
        }
    }
}
