//! What is known of a text of the reader's own, corrected in place; and the province that the texts do not name, asked once.

use explore::own::{KnownMeta, OwnArticle};
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::disclosure::is_open;
use crate::language::tr;
use crate::own::{OwnTextsStatus, correct};
use crate::site::Site;
use dom::{Element, effect, html, input_value};

/// Sets one field of what is known.
type SetField = fn(&mut KnownMeta, String);

/// Title, outlet and date of a text, folded until they are asked for.
pub(crate) fn meta(site: Site, desk: OwnTextsStatus, of: &OwnArticle) -> Element {
    let summary = html("summary").attr("aria-label", &of.correct).text(tr(Word::OwnCorrect));
    let details = html("details").class("own-meta").child(summary);
    let (is_open, was_open) = (is_open(&details), RwSignal::new(false));
    effect(move || {
        if is_open.get() {
            was_open.set(true);
        }
    });
    let of = of.clone();
    // What was typed stays when it is folded again.
    details.show(move || was_open.get(), move || form(site, desk, &of))
}

fn form(site: Site, desk: OwnTextsStatus, of: &OwnArticle) -> Element {
    let known = RwSignal::new(of.known.clone());
    let trouble = RwSignal::new(None::<Word>);
    let field = move |word: Word, value: &str, set: SetField| {
        let field = html("input").attr("type", "text").class("field").attr("autocomplete", "off").prop("value", value);
        let field = field.on("input", move |event| known.update(|known| set(known, input_value(event))));
        html("label").class("correct-field").child(html("span").text(tr(word))).child(field)
    };
    let before = of.known.clone();
    let id = of.id.clone();
    let published = field(Word::OwnPublished, &before.published, |known, value| known.published = value)
        .child(html("span").class("small muted").text(tr(Word::OwnDateHint)));
    html("form")
        .class("correct-form")
        .child(field(Word::OwnTitle, &before.title, |known, value| known.title = value))
        .child(field(Word::OwnPublisher, &before.publisher, |known, value| known.publisher = value))
        .child(published)
        .child(
            html("p")
                .class("correct-trouble")
                .attr("role", "alert")
                .text(move || trouble.get().map_or("", |word| word.say(site.language.get()))),
        )
        .child(html("p").child(html("button").attr("type", "submit").class("button").text(tr(Word::OwnSaveMeta))))
        .on("submit", move |event| {
            event.prevent_default();
            let (now, before, id) = (known.get_untracked(), before.clone(), id.clone());
            spawn_local(async move {
                let refused = correct::give(site, desk, &id, &now, &before).await.err();
                trouble.try_set(refused);
            });
        })
}

/// Asks which province the figures are of whose texts name none.
pub(crate) fn province(site: Site, desk: OwnTextsStatus, unplaced: &str) -> Element {
    let chosen = RwSignal::new(String::new());
    let options =
        correct::provinces().into_iter().map(|choice| html("option").attr("value", &choice.value).text(&choice.text));
    let select = html("select").class("field").child(html("option").attr("value", "").text("…")).children(options);
    let select = select.on("change", move |event| chosen.set(input_value(event)));
    let button = html("button").attr("type", "submit").class("button");
    let button = button.bool_attr("disabled", move || chosen.with(String::is_empty)).text(tr(Word::OwnProvinceSave));
    html("form")
        .class("own-province")
        .child(html("p").text(unplaced))
        .child(html("label").class("correct-field").child(html("span").text(tr(Word::OwnProvince))).child(select))
        .child(button)
        .on("submit", move |event| {
            event.prevent_default();
            let code = chosen.get_untracked();
            spawn_local(async move { correct::place(site, desk, &code).await });
        })
}
