//! The arithmetic of word counts. Floating point: these are weights to sort by, never figures to check. Logarithms
//! are `libm`'s, which are the same on every machine.

/// The log-likelihood ratio G² of a 2×2 table of counts (Dunning 1993): twice the sum of o·ln(o/e), with e from the
/// margins. 0 where rows and columns are independent or a margin is empty.
#[must_use]
pub fn log_likelihood(table: [[f64; 2]; 2]) -> f64 {
    let [[a, b], [c, d]] = table;
    let (rows, columns, all) = ([a + b, c + d], [a + c, b + d], a + b + c + d);
    let mut sum = 0.0;
    for (observed, row) in table.iter().zip(rows) {
        for (observed, column) in observed.iter().zip(columns) {
            if *observed > 0.0 {
                sum += observed * libm::log(observed * all / (row * column));
            }
        }
    }
    // Rounding can leave a tiny negative sum of independent counts.
    (2.0 * sum).max(0.0)
}

/// logDice (Rychlý 2008): 14 + log₂ of Dice's coefficient of two words. 14 if they always stand together, 1 less for
/// each halving; it does not depend on the size of the corpus.
#[must_use]
pub fn log_dice(n_together: f64, n_first: f64, n_second: f64) -> f64 {
    14.0 + libm::log2(2.0 * n_together / (n_first + n_second))
}

/// The log-likelihood of a word's counts in two corpora (Rayson and Garside 2000): over the two cells of the word only.
#[must_use]
pub fn keyness(n_here: f64, size_here: f64, n_there: f64, size_there: f64) -> f64 {
    let both = n_here + n_there;
    let all = size_here + size_there;
    let part = |n: f64, size: f64| if n > 0.0 { n * libm::log(n * all / (size * both)) } else { 0.0 };
    (2.0 * (part(n_here, size_here) + part(n_there, size_there))).max(0.0)
}

/// How many times as frequent, as a power of two (Hardie 2014), with half a word where there is none.
#[must_use]
pub fn log_ratio(n_here: f64, size_here: f64, n_there: f64, size_there: f64) -> f64 {
    let share = |n: f64, size: f64| if n > 0.0 { n } else { 0.5 } / size.max(1.0);
    libm::log2(share(n_here, size_here) / share(n_there, size_there))
}

/// Gries's deviation of proportions (2008): half the sum of the distances between a word's share in each part and the
/// part's share of the corpus. 0 is perfectly even; near 1 is all in one place.
#[must_use]
pub(crate) fn deviation_of_proportions(parts: &[(f64, f64)]) -> f64 {
    let n_all: f64 = parts.iter().map(|(n, _)| n).sum();
    let size_all: f64 = parts.iter().map(|(_, size)| size).sum();
    if n_all == 0.0 || size_all == 0.0 {
        return 0.0;
    }
    parts.iter().map(|(n, size)| (n / n_all - size / size_all).abs()).sum::<f64>() / 2.0
}
