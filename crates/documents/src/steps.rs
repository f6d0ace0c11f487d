//! Opening in steps: a future that is ready after so many polls, and between two of them somebody else has a turn. It waits for
//! nothing, so that whoever polls it, at once or a turn at a time, gets on.

use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// What is opened in steps: each poll does one.
pub type InSteps<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Does all steps.
pub(crate) fn at_once<T>(mut work: InSteps<'_, T>) -> T {
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(done) = work.as_mut().poll(&mut context) {
            return done;
        }
    }
}

/// Ends a step.
pub(crate) fn step() -> impl Future<Output = ()> {
    let mut is_over = false;
    std::future::poll_fn(move |context| {
        if std::mem::replace(&mut is_over, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
}

/// Ends a step when so much work was done in it.
pub(crate) struct Steps {
    n_bytes: usize,
}

/// So many bytes are worked through in a step: some milliseconds.
const BYTES_A_STEP: usize = 64_000;

impl Steps {
    /// Nothing is done.
    pub(crate) fn new() -> Steps {
        Steps { n_bytes: 0 }
    }

    /// Counts `n_bytes` that were worked through; ends the step if that is enough.
    pub(crate) async fn did(&mut self, n_bytes: usize) {
        self.n_bytes += n_bytes;
        if self.n_bytes >= BYTES_A_STEP {
            self.n_bytes = 0;
            step().await;
        }
    }
}
