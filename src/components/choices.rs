//! A row of things to choose, several at once, each with what there would be to see.

use explore::checks::Choice;
use explore::words::Word;
use leptos::prelude::*;

use crate::site::site;

/// Things to choose.
#[component]
pub(crate) fn Choices(
    /// What they are of.
    name: Word,
    /// The things.
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let site = site();
    view! {
        <div class="choices" role="group" aria-label=site.say(name)>
            <span class="choices-name" aria-hidden="true">{site.say(name)}</span>
            <ul role="list">
                <For each=move || choices.get() key=|choice| (choice.key.clone(), choice.count.clone(), choice.link.clone()) let:choice>
                    <li>
                        <a
                            id=format!("choice-{}", choice.key)
                            class="choice"
                            href=choice.link.href
                            data-verdict=choice.key
                            aria-current=choice.chosen.then_some("true")
                        >
                            <span class="choice-name">{choice.link.text}</span>
                            <span class="choice-count">{choice.count}</span>
                        </a>
                    </li>
                </For>
            </ul>
        </div>
    }
}
