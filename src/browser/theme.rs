//! Light, dark, or as the system says. The choice is `data-theme` on the root element, which `style/tokens.css` reads;
//! `page/boot.js` sets it before the first paint.

use leptos::prelude::*;

use super::storage;

const KEY: &str = "solieu.theme";

/// What the reader chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Choice {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Choice {
    fn name(self) -> Option<&'static str> {
        match self {
            Choice::System => None,
            Choice::Light => Some("light"),
            Choice::Dark => Some("dark"),
        }
    }
}

/// What was chosen on an earlier visit.
pub(crate) fn kept() -> Choice {
    match storage::get(KEY).as_deref() {
        Some("light") => Choice::Light,
        Some("dark") => Choice::Dark,
        _ => Choice::System,
    }
}

/// Shows and keeps a choice.
pub(crate) fn choose(choice: Choice) {
    storage::set(KEY, choice.name());
    let Some(page) = document().document_element() else { return };
    let _ = match choice.name() {
        Some(name) => page.set_attribute("data-theme", name),
        None => page.remove_attribute("data-theme"),
    };
}
