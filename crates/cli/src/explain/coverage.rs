//! How every digit of an article was classified, and where the digits are that nothing accounts for.

use engine::coverage::Coverage;
use engine::{Reading, Span};

/// The sums, and the runs of digits that nothing accounts for.
pub(super) fn account(text: &str, reading: &Reading) -> String {
    let Coverage { quantity, period, reference, excluded, lost } = Coverage::of(text, reading);
    let mut sums = vec![("figure", quantity), ("period", period), ("reference", reference)];
    sums.extend(excluded.iter().map(|(reason, n_digits)| (reason.id(), *n_digits)));
    sums.retain(|(_, n_digits)| *n_digits > 0);
    let n_accounted: u32 = sums.iter().map(|(_, n_digits)| n_digits).sum();
    let n_lost: u32 = lost.iter().map(|span| span.len()).sum();
    let mut out = format!("{} digits, {n_accounted} accounted for\n", n_accounted + n_lost);
    for (owner, n_digits) in sums {
        out.push_str(&format!("{n_digits:>6}  {owner}\n"));
    }
    for span in lost {
        out.push_str(&format!("  open  \"{}\" in line {}\n", span.of(text), line_of(text, span)));
    }
    out
}

fn line_of(text: &str, span: Span) -> usize {
    text.get(..span.start as usize).unwrap_or("").matches('\n').count() + 1
}
