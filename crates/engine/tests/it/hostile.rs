//! Nothing that a text repeats takes the square of its length: reading and checking end soon, whatever the shape.
//!
//! A test that measures time fails on a busy machine, so the bound is far: the sizes are such that work in proportion to the
//! text takes about a second without optimization, and work in proportion to its square takes minutes. `bench/hostile`
//! prints the exponents.

mod shapes;

use std::time::{Duration, Instant};

use engine::check::across::Fingerprint;
use engine::check::{Doc, report};

use crate::check::gold;
use crate::folder::{engine, read};

/// Bytes of each text.
const N_BYTES: usize = 200_000;
/// Many times what is needed.
const LIMIT: Duration = Duration::from_secs(60);

#[test]
fn no_shape_takes_the_square_of_its_length() {
    let (engine, structure, abbreviations) = (engine("seeds"), gold::structure(), gold::abbreviations());
    let mut slow = Vec::new();
    for shape in shapes::SHAPES {
        let text = shapes::text(shape, N_BYTES, 7);
        let start = Instant::now();
        let reading = read(&engine, &text);
        let read = start.elapsed();
        let doc = Doc { id: "a", text: &text, reading: &reading };
        let found = report(&[doc], &structure, &[Fingerprint::new(&text, &abbreviations)]);
        let all = start.elapsed();
        println!("{}: {read:?} to read, {all:?} in all, {} checks", shape.0, found.checks.len());
        if all > LIMIT {
            slow.push(shape.0);
        }
    }
    assert!(slow.is_empty(), "longer than {LIMIT:?}: {slow:?}");
}
