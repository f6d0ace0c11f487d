//! Long work in turns: between two steps the caller's `pause` decides whether others have a turn, and whether the work goes
//! on. Nothing here waits and nothing reads a clock; what a step is, the work says.
//!
//! The same code does the work at once, with pauses that never wait.

use std::convert::Infallible;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// Runs work whose pauses never wait and never end it.
///
/// ```
/// assert_eq!(engine::turns::at_once(async { Ok(5) }), 5);
/// ```
pub fn at_once<T: Default>(work: impl Future<Output = Result<T, Infallible>>) -> T {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(done)) => done,
        // Only work that waits for something else than its pauses comes here.
        Poll::Pending => T::default(),
    }
}

/// A pause that never waits.
pub async fn no_pause() -> Result<(), Infallible> {
    Ok(())
}
