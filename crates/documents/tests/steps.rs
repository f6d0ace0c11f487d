//! Files are opened in steps of bounded work: counted in polls, so that no clock is asked.

#![cfg(test)]
#![allow(clippy::disallowed_methods, reason = "samples are files")]

use std::task::{Context, Poll, Waker};

use documents::{Limits, Opened, open, open_in_steps, read_pdf};

/// What is in a file, and in how many steps it was opened.
fn in_steps(name: &str, bytes: &[u8]) -> (Opened, usize) {
    let limits = Limits::default();
    let mut work = open_in_steps(name, bytes, &limits, Some(read_pdf));
    let mut n_steps = 1;
    loop {
        match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(opened) => return (opened, n_steps),
            Poll::Pending => n_steps += 1,
        }
    }
}

#[test]
fn a_table_takes_steps_by_its_bytes_and_gives_what_it_gives_at_once() {
    let row = |at: usize| format!("{at},\"Năm 2022, huyện có {at} người tham gia. {}\"\n", "Tin. ".repeat(200));
    let table = |n: usize| format!("id,text\n{}", (0..n).map(row).collect::<String>()).into_bytes();
    let (few, n_few) = in_steps("tin.csv", &table(20));
    let (many, n_many) = in_steps("tin.csv", &table(2_000));
    assert_eq!((few.documents.len(), many.documents.len()), (20, 2_000));
    assert_eq!(many, open("tin.csv", &table(2_000), &Limits::default()));
    assert_eq!(n_few, 1);
    // 64 KB a step, and a row more at most.
    assert!((table(2_000).len() / 70_000..=table(2_000).len() / 60_000).contains(&n_many), "{n_many} steps");

    let line = |at: usize| format!("{{\"id\": \"{at}\", \"text\": \"{}\"}}\n", "Có 5 người. ".repeat(200));
    let lines: String = (0..500).map(line).collect();
    let (opened, n_steps) = in_steps("tin.jsonl", lines.as_bytes());
    assert_eq!(opened.documents.len(), 500);
    assert!(n_steps >= lines.len() / 70_000, "{n_steps} steps");
}

#[test]
fn an_archive_takes_a_step_for_each_file_and_pdf_one_for_each_page() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../testdata/documents/files");
    for (name, least) in [("14-goi.zip", 3), ("15-ban-in.pdf", 2)] {
        let bytes = std::fs::read(format!("{folder}/{name}")).unwrap();
        let (opened, n_steps) = in_steps(name, &bytes);
        assert_eq!(opened, open(name, &bytes, &Limits::default()));
        assert!(n_steps >= least.max(opened.documents.len()), "{name}: {n_steps} steps");
    }
}
