//! The form of *Dạy một từ*: a phrase, and the indicator that it writes.

use dom::{Element, html, input_value};
use explore::correction::Choice;
use explore::teach::{NEW, Taught};
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::language::tr;
use crate::own::{OwnTextsStatus, teach};
use crate::site::Site;

/// Sets one field of what is filled in.
type SetField = fn(&mut Taught, String);

/// The form for the figure that the address names, or for none.
pub(crate) fn form(site: Site, desk: OwnTextsStatus) -> Element {
    let Some(of) = teach::form(site) else {
        return html("p").class("note").attr("role", "alert").text(tr(Word::ReaderFailed));
    };
    let filled = RwSignal::new(of.read.clone());
    let trouble = RwSignal::new(String::new());
    let read = &of.read;
    let figure = of.figure.as_ref().map(|figure| {
        let link = html("a").attr("href", &figure.href).attr("lang", "vi").text(&figure.text);
        html("p").text(tr(Word::TeachFigure)).text(": ").child(link)
    });
    let sentence =
        (!of.sentence.is_empty()).then(|| html("blockquote").class("draft-side").attr("lang", "vi").text(&of.sentence));
    html("form")
        .class("correct-form teach-form")
        .children(figure)
        .children(sentence)
        .child(typed(filled, Word::TeachPhrase, &read.phrase, |filled, value| filled.phrase = value))
        .child(chosen(filled, Word::TeachIndicator, &of.indicators, "", |filled, value| filled.indicator = value))
        .child(new_indicator(filled, read, &of.counts))
        .child(typed(filled, Word::CorrectionNote, &read.note, |filled, value| filled.note = value))
        .child(html("p").class("correct-trouble").attr("role", "alert").text(move || trouble.get()))
        .child(
            html("p").child(
                html("button")
                    .attr("type", "submit")
                    .class("button button-main")
                    .bool_attr("disabled", move || desk.working.with(Option::is_some))
                    .text(tr(Word::TeachAdd)),
            ),
        )
        .on("submit", move |event| {
            event.prevent_default();
            let filled = filled.get_untracked();
            spawn_local(async move {
                let refused = teach::add(site, desk, &filled).await.err();
                trouble.try_set(refused.unwrap_or_default());
            });
        })
}

/// What is to be known of an indicator that the codebook lacks.
fn new_indicator(filled: RwSignal<Taught>, read: &Taught, counts: &[Choice]) -> Element {
    html("div")
        .class("correct-fields")
        .bool_attr("hidden", move || filled.with(|filled| filled.indicator != NEW))
        .child(typed(filled, Word::TeachName, &read.name, |filled, value| filled.name = value))
        .child(typed(filled, Word::TeachNameEn, &read.name_en, |filled, value| filled.name_en = value))
        .child(typed(filled, Word::TeachUnit, &read.unit, |filled, value| filled.unit = value))
        .child(chosen(filled, Word::TeachCounts, counts, &read.counts, |filled, value| filled.counts = value))
}

/// A field in which the reader types.
fn typed(filled: RwSignal<Taught>, word: Word, value: &str, set: SetField) -> Element {
    let field = html("input").attr("type", "text").class("field").attr("autocomplete", "off").prop("value", value);
    labelled(word, field.on("input", move |event| filled.update(|filled| set(filled, input_value(event)))))
}

/// A field that offers choices.
fn chosen(filled: RwSignal<Taught>, word: Word, choices: &[Choice], first: &str, set: SetField) -> Element {
    let option = |choice: &Choice| {
        let is_first = (choice.value == first).then_some("");
        html("option").attr("value", &choice.value).attr("selected", is_first).text(&choice.text)
    };
    let select = html("select").class("field").children(choices.iter().map(option));
    labelled(word, select.on("change", move |event| filled.update(|filled| set(filled, input_value(event)))))
}

fn labelled(word: Word, field: Element) -> Element {
    html("label").class("correct-field").child(html("span").text(tr(word))).child(field)
}
