//! Language and theme.

use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::io::theme::{self, Choice};
use crate::live::text;
use crate::site::site;

/// The same page in the other language; its name stands in that language.
#[component]
pub(crate) fn LanguageSwitch(
    /// Where it is.
    href: Signal<String>,
) -> impl IntoView {
    let site = site();
    let other = Signal::derive(move || match site.language.get() {
        explore::words::Language::Vi => "en",
        explore::words::Language::En => "vi",
    });
    view! {
        <a class="button button-plain" href=href lang=other hreflang=other>{site.say(Word::SwitchLanguage)}</a>
    }
}

/// As the system says, light, dark: one button that goes round.
#[component]
pub(crate) fn ThemeSwitch(
    /// The choice.
    theme: RwSignal<Choice>,
) -> impl IntoView {
    let site = site();
    let sign = Signal::derive(move || match theme.get() {
        Choice::System => Sign::ThemeAuto,
        Choice::Light => Sign::ThemeLight,
        Choice::Dark => Sign::ThemeDark,
    });
    let word = text(move || {
        let word = match theme.get() {
            Choice::System => Word::ThemeAuto,
            Choice::Light => Word::ThemeLight,
            Choice::Dark => Word::ThemeDark,
        };
        explore::words::phrases::labelled(
            Word::Theme.say(site.language.get()),
            word.say(site.language.get()),
            site.language.get(),
        )
    });
    let next = move |_| {
        let choice = match theme.get_untracked() {
            Choice::System => Choice::Light,
            Choice::Light => Choice::Dark,
            Choice::Dark => Choice::System,
        };
        theme::choose(choice);
        theme.set(choice);
    };
    view! {
        <button type="button" class="button button-plain" aria-label=word title=word on:click=next>
            <Icon sign/>
        </button>
    }
}
