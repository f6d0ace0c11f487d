//! Every digit of an article is a figure, a period, a reference, or excluded for a reason: this adds them up.

use std::collections::BTreeMap;

use engine::{Reading, Span};

/// The sums, and the runs of digits that nothing accounts for.
pub(super) fn account(text: &str, reading: &Reading) -> String {
    let mut owners: Vec<(Span, &str)> = Vec::new();
    owners.extend(reading.mentions.iter().map(|it| (it.span, "figure")));
    owners.extend(reading.periods.iter().map(|it| (it.span, "period")));
    owners.extend(reading.refs.iter().map(|it| (it.span, "reference")));
    owners.extend(reading.exclusions.iter().map(|it| (it.span, it.reason.id())));
    let mut sums: BTreeMap<&str, usize> = BTreeMap::new();
    let mut open: Vec<Span> = Vec::new();
    let mut n_digits = 0;
    for (at, _) in text.char_indices().filter(|(_, letter)| letter.is_ascii_digit()) {
        n_digits += 1;
        let digit = Span::new(at, at + 1);
        match owners.iter().find(|(span, _)| span.contains(digit)) {
            Some((_, owner)) => *sums.entry(owner).or_default() += 1,
            None => match open.last_mut().filter(|last| last.end == digit.start) {
                Some(last) => *last = last.to(digit),
                None => open.push(digit),
            },
        }
    }
    let n_open: u32 = open.iter().map(|span| span.len()).sum();
    let mut out = format!("{n_digits} digits, {} accounted for\n", n_digits - n_open as usize);
    for (owner, n_digits) in sums {
        out.push_str(&format!("{n_digits:>6}  {owner}\n"));
    }
    for span in open {
        let line = text.get(..span.start as usize).unwrap_or("").matches('\n').count() + 1;
        out.push_str(&format!("  open  \"{}\" in line {line}\n", span.of(text)));
    }
    out
}
