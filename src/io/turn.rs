//! Work in turns: what would hold up the page is done after the page has been painted, or a part at a time.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Acts as soon as the browser has done what it has to do meanwhile.
pub(crate) fn next(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    Timeout::new(0, act).forget();
}

/// The one thing to be done soon. Putting another in its place calls it off, and so does the end of the current owner.
#[derive(Clone, Copy)]
pub(crate) struct Soon {
    number: StoredValue<u32>,
    waiting: StoredValue<Option<Timeout>, LocalStorage>,
}

/// Nothing to be done yet, for as long as the current owner lives.
pub(crate) fn soon() -> Soon {
    Soon { number: StoredValue::new(0), waiting: StoredValue::new_local(None) }
}

impl Soon {
    /// Acts in `millis` milliseconds; with 0 as soon as the browser has done what it has to do meanwhile.
    pub(crate) fn after(self, millis: u32, act: impl FnOnce() + 'static) {
        self.call_off();
        self.wait(millis, Box::new(act));
    }

    /// Acts when the changes of this moment have been painted.
    pub(crate) fn after_paint(self, act: impl FnOnce() + 'static) {
        self.call_off();
        let number = self.number.try_get_value();
        let act: Box<dyn FnOnce()> = Box::new(act);
        request_animation_frame(move || {
            if number.is_some() && self.number.try_get_value() == number {
                self.wait(0, act);
            }
        });
    }

    /// Does nothing after all.
    pub(crate) fn call_off(self) {
        self.number.try_update_value(|number| *number = number.wrapping_add(1));
        self.waiting.try_set_value(None);
    }

    fn wait(self, millis: u32, act: Box<dyn FnOnce()>) {
        self.waiting.try_set_value(Some(Timeout::new(millis, act)));
    }
}
