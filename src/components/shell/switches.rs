//! Language and theme.

use explore::ui_text::{Language, Word, phrases};
use leptos::prelude::*;

use crate::browser::theme::{self, Choice};
use crate::components::icon::{Sign, live_icon};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The same page in the other language; its name is in that language.
pub(crate) fn language_switch() -> Element {
    let site = site();
    let other = move || match site.language.get() {
        Language::Vi => "en",
        Language::En => "vi",
    };
    html("a")
        .class("button button-plain")
        .attr("href", move || site.view.with(|view| view.shell.other_language.href.clone()))
        .attr("lang", other)
        .attr("hreflang", other)
        .text(tr(Word::SwitchLanguage))
}

/// As the system says, light, dark: one button that goes round.
pub(crate) fn theme_switch(theme: RwSignal<Choice>) -> Element {
    let site = site();
    let sign = move || match theme.get() {
        Choice::System => Sign::ThemeAuto,
        Choice::Light => Sign::ThemeLight,
        Choice::Dark => Sign::ThemeDark,
    };
    let words = move || {
        let word = match theme.get() {
            Choice::System => Word::ThemeAuto,
            Choice::Light => Word::ThemeLight,
            Choice::Dark => Word::ThemeDark,
        };
        let language = site.language.get();
        phrases::labelled(Word::Theme.say(language), word.say(language), language)
    };
    let next = move || {
        let choice = match theme.get_untracked() {
            Choice::System => Choice::Light,
            Choice::Light => Choice::Dark,
            Choice::Dark => Choice::System,
        };
        theme::choose(choice);
        theme.set(choice);
    };
    html("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-label", words)
        .attr("title", words)
        .on("click", move |_| next())
        .child(live_icon(sign))
}
