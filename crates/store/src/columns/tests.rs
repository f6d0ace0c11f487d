//! Columns become the rows that they were made of; what is damaged gives nothing.

use engine::Decimal;
use engine::reading::Qualifier;

use super::rows;
use super::write::columns;

#[test]
fn columns_become_the_rows_that_postcard_writes() {
    let row = |n: u32| {
        let text = ["người", "", "%"].get(n as usize % 3).copied();
        let value = Decimal::new(i128::from(n) * 1_000_000_000_000 - 7, -2);
        (
            n,
            text,
            value,
            vec![n; n as usize % 4],
            n.is_multiple_of(2).then_some(Qualifier::Over),
            u64::from(n) << 40,
            -1_i16,
        )
    };
    let all: Vec<_> = (0..500).map(row).collect();
    let by_column = columns(&all).unwrap();
    assert_eq!(rows(&by_column).unwrap(), postcard::to_allocvec(&all).unwrap());
    for n in 0..5 {
        let few: Vec<_> = (0..n).map(row).collect();
        assert_eq!(rows(&columns(&few).unwrap()).unwrap(), postcard::to_allocvec(&few).unwrap());
    }
    assert_eq!(columns(&1.5), None, "no float");
}

#[test]
fn damaged_columns_give_nothing_and_fill_no_memory() {
    let all: Vec<(u32, Option<&str>, Vec<u32>)> = (0..40).map(|n| (n % 3, Some("tỷ đồng"), vec![n % 5; 3])).collect();
    let by_column = columns(&all).unwrap();
    for at in 0..by_column.len() {
        assert_eq!(rows(by_column.get(..at).unwrap()), None, "cut at {at}");
        for byte in [0, 1, 6, 0x7F, 0xFF] {
            let mut damaged = by_column.clone();
            damaged[at] = byte;
            let n_bytes = rows(&damaged).map_or(0, |it| it.len());
            assert!(n_bytes <= by_column.len() * super::MAX_RATIO);
        }
    }
    let endless = [1, 6, 10, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01, 7, 0];
    assert_eq!(rows(&endless), None, "a list of nothing");
    assert_eq!(rows(&[5, 0].repeat(10_000)), None, "nested too deeply");
}
