//! The list of keys, and the switch that turns the single ones off.

use explore::words::Word;
use leptos::html::Dialog;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::keyboard;
use crate::site::site;

/// Keys and what they do.
const KEYS: &[(&str, Word)] = &[
    ("j k", Word::KeysNext),
    ("Enter", Word::KeysOpen),
    ("g", Word::KeysGo),
    ("/", Word::Search),
    ("Esc", Word::KeysClose),
    ("?", Word::KeysHelp),
];

/// The list, in a dialog; opened by a button at the foot of the page, or by `?`.
#[component]
pub(crate) fn KeysHelp() -> impl IntoView {
    let site = site();
    let dialog = NodeRef::<Dialog>::new();
    let open = move || {
        if let Some(dialog) = dialog.get_untracked().filter(|dialog| !dialog.open()) {
            let _ = dialog.show_modal();
        }
    };
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let on = keyboard::listen(site, open);
    let rows = KEYS.iter().map(|(keys, does)| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        view! {
            <div class="key-line">
                <dt>{keys}</dt>
                <dd>{site.say(*does)}</dd>
            </div>
        }
    });
    view! {
        <button type="button" class="button button-plain" aria-haspopup="dialog" on:click=move |_| open()>{site.say(Word::Keys)}</button>
        <dialog node_ref=dialog class="dialog" aria-labelledby="keys-title">
            <div class="dialog-head">
                <h2 id="keys-title">{site.say(Word::Keys)}</h2>
                <button type="button" class="button button-plain" aria-label=site.say(Word::Close) on:click=close>
                    <Icon sign=Sign::Close/>
                </button>
            </div>
            <dl class="keys">{rows.collect_view()}</dl>
            <label class="legend-entry">
                <input type="checkbox" prop:checked=move || on.get() on:change=move |event| keyboard::turn(on, event_target_checked(&event))/>
                {site.say(Word::KeysOn)}
            </label>
        </dialog>
    }
}
