//! What the page has to tell once: parts of a link that were not understood, a newer version that waits.

use explore::words::Word;
use leptos::prelude::*;

use crate::io::update;
use crate::site::site;

/// Notes, each to be dismissed.
#[component]
pub(crate) fn Notes(
    /// What was not understood in the address.
    notes: Signal<Vec<String>>,
    /// Whether a newer version waits.
    update: ReadSignal<bool>,
) -> impl IntoView {
    let site = site();
    let dismissed = RwSignal::new(Vec::<String>::new());
    let later = RwSignal::new(false);
    let shown = move || {
        let mut notes = notes.get();
        dismissed.with(|dismissed| notes.retain(|note| !dismissed.contains(note)));
        notes
    };
    view! {
        <div class="notes" role="status">
            <Show when=move || update.get() && !later.get()>
                <div class="note">
                    <span>{site.say(Word::UpdateWaits)}</span>
                    <span class="note-acts">
                        <button type="button" class="button" on:click=move |_| update::accept()>{site.say(Word::UpdateNow)}</button>
                        <button type="button" class="button button-plain" on:click=move |_| later.set(true)>{site.say(Word::Later)}</button>
                    </span>
                </div>
            </Show>
            <For each=shown key=String::clone let:note>
                <div class="note">
                    <span>{note.clone()}</span>
                    <button type="button" class="button button-plain" on:click=move |_| dismissed.update(|dismissed| dismissed.push(note.clone()))>
                        {site.say(Word::Dismiss)}
                    </button>
                </div>
            </For>
        </div>
    }
}
