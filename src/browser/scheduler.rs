//! Tasks for later: what would block the page runs after it has been painted, or a part at a time.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Runs `act` as a task of its own, after those that the browser has queued.
pub(crate) fn next(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    Timeout::new(0, act).forget();
}

/// At most one task that waits. Scheduling another cancels it, and so does the end of the owner.
#[derive(Clone, Copy)]
pub(crate) struct ScheduledTask {
    number: StoredValue<u32>,
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
}

/// Nothing scheduled yet; ends with the current owner.
pub(crate) fn task() -> ScheduledTask {
    ScheduledTask { number: StoredValue::new(0), waiting: StoredValue::new_local(None) }
}

impl ScheduledTask {
    /// Runs `act` in `millis` milliseconds; with 0 as the next task.
    pub(crate) fn after(self, millis: u32, act: impl FnOnce() + 'static) {
        self.cancel();
        self.start(millis, Box::new(act));
    }

    /// Runs `act` after the next paint.
    pub(crate) fn after_paint(self, act: impl FnOnce() + 'static) {
        self.cancel();
        let number = self.number.try_get_value();
        let act: Box<dyn FnOnce()> = Box::new(act);
        request_animation_frame(move || {
            if number.is_some() && self.number.try_get_value() == number {
                self.start(0, act);
            }
        });
    }

    /// Cancels what waits.
    pub(crate) fn cancel(self) {
        self.number.try_update_value(|number| *number = number.wrapping_add(1));
        self.waiting.try_set_value(None);
    }

    fn start(self, millis: u32, act: Box<dyn FnOnce()>) {
        self.waiting.try_set_value(Some(Timeout::new(millis, act)));
    }
}
