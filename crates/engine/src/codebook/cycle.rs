//! Cycles among the entries of a codebook: parents, parts, facets under facets.

/// The path from `start` back to itself, if there is one.
pub(super) fn cycle_from(start: u16, next: &dyn Fn(u16) -> Vec<u16>) -> Option<Vec<u16>> {
    let mut paths: Vec<Vec<u16>> = next(start).into_iter().map(|at| vec![start, at]).collect();
    let mut seen = Vec::new();
    while let Some(path) = paths.pop() {
        let Some(&last) = path.last() else { continue };
        if last == start {
            return Some(path);
        }
        if seen.contains(&last) {
            continue;
        }
        seen.push(last);
        for at in next(last) {
            let mut longer = path.clone();
            longer.push(at);
            paths.push(longer);
        }
    }
    None
}
