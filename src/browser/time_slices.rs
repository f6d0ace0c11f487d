//! Long work in slices of a few milliseconds: the browser paints and handles input in between.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use js_sys::{Date, Promise};
use leptos::prelude::window;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// A slice takes at most this long, in milliseconds, unless a single step does: a quarter of a frame of the screen, since a step may
/// take three times as long again.
const SLICE_MILLIS: f64 = 4.0;

/// Work that yields to the browser.
pub(crate) struct TimeSlices {
    started_millis: Cell<f64>,
    stop: Rc<Cell<bool>>,
}

/// What ends work before it is done. Clones end the same work.
#[derive(Clone, Default)]
pub(crate) struct Stop(Rc<Cell<bool>>);

impl Stop {
    /// Ends the work at its next step.
    pub(crate) fn now(&self) {
        self.0.set(true);
    }
}

impl TimeSlices {
    /// Begins.
    pub(crate) fn new(stop: &Stop) -> TimeSlices {
        TimeSlices { started_millis: Cell::new(Date::now()), stop: stop.0.clone() }
    }

    /// Yields to the browser if this slice has been long enough, after calling `before`. False if the work is to end.
    pub(crate) async fn yield_to_browser(&self, before: impl FnOnce()) -> bool {
        if Date::now() - self.started_millis.get() >= SLICE_MILLIS {
            before();
            next_task().await;
            self.started_millis.set(Date::now());
        }
        !self.stop.get()
    }

    /// Does work of which each poll does a step. Nothing if the work is to end.
    pub(crate) async fn all_steps<T>(&self, mut work: Pin<Box<dyn Future<Output = T> + '_>>) -> Option<T> {
        loop {
            // Nothing wakes it: it is polled again.
            if let Poll::Ready(done) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
                return Some(done);
            }
            if !self.yield_to_browser(|| ()).await {
                return None;
            }
        }
    }
}

/// Yields to the browser until its next task. Not by a timer: browsers hold back those that follow one another, each by as
/// long as a third of a slice.
pub(crate) async fn next_task() {
    let Ok(channel) = MessageChannel::new() else { return rest(0).await };
    let (here, there) = (channel.port1(), channel.port2());
    let turn = Promise::new(&mut |done, _| here.set_onmessage(Some(&done)));
    if there.post_message(&JsValue::NULL).is_ok() {
        let _ = JsFuture::from(turn).await;
    }
    here.close();
}

/// Yields to the browser for so long.
pub(crate) async fn rest(millis: i32) {
    let turn = Promise::new(&mut |done, _| {
        // A browser that has no timers has no slices either.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&done, millis);
    });
    let _ = JsFuture::from(turn).await;
}
