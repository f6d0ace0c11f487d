//! Files and folders that are dropped on the page, wherever on it.
//!
//! They are only kept here until the page that opens them takes them: its code comes when it is first needed.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DragEvent, Event, File, FileSystemEntry};

thread_local! {
    static DROPPED: RefCell<Vec<Dropped>> = const { RefCell::new(Vec::new()) };
}

/// A file or a folder that was dropped.
pub(crate) struct Dropped {
    /// Either of them.
    pub(crate) entry: FileSystemEntry,
    /// The file, or of a folder what cannot be read as one.
    pub(crate) file: Option<File>,
}

/// Calls `on_drop` whenever files were dropped, for as long as the page lives. Text that is dragged goes where it did.
pub(crate) fn listen(on_drop: impl Fn() + 'static) {
    let on = |name: &'static str, act: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = move |event: &Event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            let files = JsValue::from_str("Files");
            if event.data_transfer().is_some_and(|data| data.types().includes(&files, 0)) {
                event.prevent_default();
                act(event);
            }
        };
        EventListener::new_with_options(&window(), name, options, listener).forget();
    };
    on("dragover", Box::new(|_| ()));
    on(
        "drop",
        Box::new(move |event| {
            let Some(data) = event.data_transfer() else { return };
            let items = data.items();
            // A browser tells what was dropped only while it tells that something was.
            let entries = (0..items.length()).filter_map(|at| {
                let item = items.get(at)?;
                Some(Dropped { entry: item.webkit_get_as_entry().ok()??, file: item.get_as_file().ok()? })
            });
            DROPPED.with_borrow_mut(|dropped| dropped.extend(entries));
            on_drop();
        }),
    );
}

/// Takes what was dropped since the last time.
pub(crate) fn take() -> Vec<Dropped> {
    DROPPED.take()
}
