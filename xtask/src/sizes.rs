//! What a first visit downloads, file by file, gzipped as a host would do it.
//!
//! It owns the budget. It counts what `index.html` makes the browser fetch; `offline.html` is another way to get the
//! same site and is shown, not counted.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};

use crate::folder;

/// DESIGN.md §8: all files of the first visit, five seeds.
const BUDGET_BYTES: usize = 300 * 1000;

/// Not part of a visit: another way to get the whole site.
const BESIDE: [&str; 1] = ["offline.html"];

/// Prints the table; an error when the budget is passed.
pub(crate) fn check(dist: &Path) -> Result<()> {
    match over(dist)? {
        0 => Ok(()),
        bytes => bail!("a first visit is {bytes} bytes over its budget of {BUDGET_BYTES}"),
    }
}

/// Prints the table; returns how many bytes the first visit is over its budget.
pub(crate) fn over(dist: &Path) -> Result<usize> {
    println!("{:>10} {:>10}  file", "bytes", "gzip -9");
    let mut total = 0;
    for (name, bytes) in &folder::files(dist)? {
        let gzip = gzipped(bytes)?;
        if BESIDE.contains(&name.as_str()) {
            println!("{:>10} {gzip:>10}  {name} (not part of a visit)", bytes.len());
        } else {
            println!("{:>10} {gzip:>10}  {name}", bytes.len());
            total += gzip;
        }
    }
    println!("{:>10} {total:>10}  first visit; the budget is {BUDGET_BYTES}", "");
    Ok(total.saturating_sub(BUDGET_BYTES))
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}
