//! The words of the interface in the language that the reader chose.

use explore::ui_text::Word;
use leptos::prelude::Get;

use crate::site::site;

/// The word, and the same in the other language when the reader changes it. Only below [`crate::site::Site::provide`].
pub(crate) fn tr(word: Word) -> impl Fn() -> &'static str + Copy {
    let language = site().language;
    move || word.say(language.get())
}
