//! Buttons that copy a text and say so; where the browser refuses, the text stands there for the reader to copy.

use explore::ui_text::Word;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::browser::{clipboard, focus};
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::{Site, site};
use dom::{Element, html};

/// How long a button says that it has copied, in milliseconds.
const SAID_MILLIS: u32 = 2_000;

/// What came of the last press of a group of buttons; cheap to copy.
#[derive(Clone, Copy)]
pub(crate) struct Copying {
    /// The button that has just copied.
    done: RwSignal<Option<Word>>,
    /// What the browser would not copy: the reader does.
    by_hand: RwSignal<Option<String>>,
}

impl Copying {
    pub(crate) fn new() -> Copying {
        Copying { done: RwSignal::new(None), by_hand: RwSignal::new(None) }
    }

    /// A button called `word` that copies what `text` says.
    pub(crate) fn button(self, word: Word, text: impl Fn() -> Option<String> + 'static) -> Element {
        let site = site();
        let is_done = move || self.done.get() == Some(word);
        html("button")
            .attr("type", "button")
            .class("button button-plain")
            .on("click", move |_| {
                if let Some(text) = text() {
                    self.copy(site, word, text);
                }
            })
            .child(icon(Sign::Copy))
            .text(move || is_done().then_some("✓ "))
            .text(move || if is_done() { Word::Copied } else { word }.say(site.language.get()))
    }

    /// The text that the browser would not copy, if there is one.
    pub(crate) fn by_hand(self) -> Vec<Element> {
        self.by_hand.with(|text| text.as_deref().map(by_hand)).into_iter().collect()
    }

    fn copy(self, site: Site, word: Word, text: String) {
        let copied = Word::Copied.say(site.query_now().language);
        clipboard::copy(&text.clone(), move |is_copied| {
            self.by_hand.try_set((!is_copied).then_some(text));
            if is_copied {
                site.announce.set(copied.to_owned());
                self.done.try_set(Some(word));
                Timeout::new(SAID_MILLIS, move || _ = self.done.try_set(None)).forget();
            }
        });
    }
}

/// The text, selected, for the reader to copy.
fn by_hand(text: &str) -> Element {
    let field = html("textarea").class("field cite-text").attr("readonly", "").attr("rows", "4").text(text);
    let own = field.clone();
    focus::after_render(move || {
        // A text area selects as any field does.
        let field = own.as_kind::<HtmlInputElement>();
        let _ = field.focus();
        field.select();
    });
    html("label").class("cite-by-hand").text(tr(Word::CopyByHand)).child(field)
}
