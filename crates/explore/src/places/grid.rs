//! Where the provinces stand on a map of tiles: one tile each, roughly where it lies. Two sets: the 63 provinces and cities
//! until 30 June 2025, and the 34 since (Nghị quyết 202/2025/QH15). Names and mergers are data, in `places.toml`.

/// What stands before the two characters of a tile.
const PREFIX: &str = "VN-";
/// A place without a tile.
const NONE: &str = "..";

const BEFORE: &str = "
.. .. .. 03 04 .. ..
.. 01 02 07 53 09 ..
71 05 06 70 69 54 13
.. .. 68 HN 56 61 HP
.. .. 14 63 66 20 ..
.. .. .. 18 67 .. ..
.. .. .. 21 .. .. ..
.. .. .. 22 .. .. ..
.. .. .. .. 23 .. ..
.. .. .. .. 24 .. ..
.. .. .. .. .. 25 ..
.. .. .. .. .. 26 DN
.. .. .. .. .. .. 27
.. .. .. .. .. 28 29
.. .. .. .. .. 30 31
.. .. .. .. .. 33 32
.. .. .. .. 72 35 34
.. .. 37 58 39 40 36
44 45 41 57 .. .. ..
47 CT 46 SG 43 .. ..
.. 73 49 50 .. .. ..
55 52 51 .. .. .. ..
59 .. .. .. .. .. ..
";

const SINCE: &str = "
.. .. 07 04 ..
01 02 69 09 ..
71 68 HN 56 13
05 .. 18 66 HP
.. .. 21 .. ..
.. .. 22 .. ..
.. .. 23 .. ..
.. .. .. 25 ..
.. .. .. 26 ..
.. .. .. .. DN
.. .. .. .. 29
.. .. .. .. 30
.. .. .. .. 33
.. .. .. 35 34
.. 37 SG 39 ..
44 45 .. .. ..
CT 49 .. .. ..
59 .. .. .. ..
";

/// Which provinces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    /// The 63 until 30 June 2025.
    Before,
    /// The 34 since.
    Since,
}

/// Code, column and row of every tile, from north to south.
pub(super) fn tiles(set: Set) -> Vec<(String, usize, usize)> {
    let grid = match set {
        Set::Before => BEFORE,
        Set::Since => SINCE,
    };
    let lines = grid.lines().filter(|line| !line.is_empty()).enumerate();
    let tiles =
        lines.flat_map(|(row, line)| line.split(' ').enumerate().map(move |(column, code)| (code, column, row)));
    tiles
        .filter(|(code, ..)| *code != NONE)
        .map(|(code, column, row)| (format!("{PREFIX}{code}"), column, row))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::fixture;

    #[test]
    fn every_province_of_the_time_has_one_tile() {
        let places = fixture::province_codes();
        let set = |set| tiles(set).into_iter().map(|(code, ..)| code).collect::<BTreeSet<String>>();
        let (before, since) = (set(Set::Before), set(Set::Since));
        assert_eq!((before.len(), since.len()), (63, 34));
        assert_eq!((tiles(Set::Before).len(), tiles(Set::Since).len()), (63, 34), "no code twice");
        let today: BTreeSet<String> =
            places.iter().filter(|(_, today)| today.is_none()).map(|(code, _)| code.clone()).collect();
        assert_eq!(since, today);
        // Hà Tây went up in Hà Nội in 2008.
        let known: BTreeSet<String> = places.into_iter().map(|(code, _)| code).filter(|code| code != "VN-15").collect();
        assert_eq!(before, known);
    }
}
