//! A row of things to choose, several at once, each with what there would be to see.

use explore::checks::Choice;
use explore::words::Word;
use leptos::prelude::*;

use crate::site::site;

/// Whether choices show at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    /// They always show.
    Never,
    /// They show when asked for, or when one is chosen.
    UntilAsked,
}

/// Things to choose.
#[component]
pub(crate) fn Choices(
    /// What they are of.
    name: Word,
    /// Whether they show at first.
    fold: Fold,
    /// The things.
    choices: Signal<Vec<Choice>>,
) -> impl IntoView {
    let site = site();
    let any = Memo::new(move |_| choices.with(|choices| choices.iter().any(|choice| choice.chosen)));
    let list = move || {
        view! {
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
        }
    };
    let body = match fold {
        Fold::Never => list().into_any(),
        Fold::UntilAsked => view! {
            <details class="choices-fold" open=any.get_untracked()>
                <summary>{site.say(Word::ShowAll)}</summary>
                {list()}
            </details>
        }
        .into_any(),
    };
    view! {
        <div class="choices" role="group" aria-label=site.say(name)>
            <span class="choices-name" aria-hidden="true">{site.say(name)}</span>
            {body}
        </div>
    }
}
