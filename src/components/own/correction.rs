//! The form of *Sửa cách đọc*: every field as it was read, to be changed.

use std::rc::Rc;

use dom::{Element, html, input_value};
use explore::correction::{Choice, CorrectionForm, Filled};
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlElement;

use crate::browser::{focus, style};
use crate::language::tr;
use crate::own::{OwnTextsStatus, correct};
use crate::site::Site;

/// Sets one field of what is filled in.
type SetField = fn(&mut Filled, String);

/// The form for a figure of a document that the page shows; `close` is called when it is done with.
pub(crate) fn form(site: Site, document: &str, figure: &str, close: Box<dyn Fn()>) -> Element {
    style::adopt(include_str!("../../../style/own.css"));
    let desk = OwnTextsStatus::get();
    let Some(of) = correct::form(site, document, figure) else {
        return html("p").class("note").attr("role", "alert").text(tr(Word::CorrectionGone));
    };
    let filled = RwSignal::new(of.read.clone());
    let trouble = RwSignal::new(None::<Word>);
    let is_off = move || filled.with(|filled| filled.not_a_figure);
    let tick = html("input").attr("type", "checkbox").bool_prop("checked", is_off);
    let tick = tick.on("change", move |_| filled.update(|filled| filled.not_a_figure = !filled.not_a_figure));
    let note = typed(filled, Word::CorrectionNote, &of.read.note, |filled, value| filled.note = value);
    let title = html("h2").attr("tabindex", "-1").text(tr(Word::CorrectionTitle));
    let own = title.clone();
    focus::after_render(move || _ = own.as_kind::<HtmlElement>().focus());
    let close = Rc::new(close);
    let (document, figure) = (document.to_owned(), figure.to_owned());
    let acts = acts(site, desk, of.is_corrected, (&document, &figure), close);
    html("form")
        .class("correct-form")
        .child(title)
        .children(of.note.as_ref().map(|note| html("p").class("small").text(note)))
        .child(html("label").class("correct-tick").child(tick).text(tr(Word::NotAFigure)))
        .child(fields(&of, filled).bool_attr("hidden", is_off))
        .child(note)
        .child(html("p").class("correct-trouble").attr("role", "alert").text(move || {
            trouble.get().or_else(|| desk.trouble.get()).map_or("", |word| word.say(site.language.get()))
        }))
        .child(acts)
        .on("submit", move |event| {
            event.prevent_default();
            let filled = filled.get_untracked();
            match site.explorer().correction(&document, &figure, &filled) {
                Ok(correction) => {
                    trouble.set(None);
                    spawn_local(correct::make(site, desk, correction));
                }
                Err(word) => trouble.set(Some(word)),
            }
        })
}

/// What was read, a field each.
fn fields(of: &CorrectionForm, filled: RwSignal<Filled>) -> Element {
    let read = &of.read;
    let choose = move |word: Word, choices: &[Choice], chosen: &str, set: SetField| {
        let option = |choice: &Choice| {
            let is_chosen = (choice.value == chosen).then_some("");
            html("option").attr("value", &choice.value).attr("selected", is_chosen).text(&choice.text)
        };
        let select = html("select").class("field").children(choices.iter().map(option));
        let select = select.on("change", move |event| filled.update(|filled| set(filled, input_value(event))));
        labelled(word, select)
    };
    let period = typed(filled, Word::PeriodTyped, &read.period, |filled, value| filled.period = value)
        .child(html("span").class("small muted").text(tr(Word::PeriodHint)));
    html("div")
        .class("correct-fields")
        .child(choose(Word::Indicator, &of.indicators, &read.indicator, |filled, value| filled.indicator = value))
        .child(html("p").class("small").child(html("a").attr("href", &of.teach).text(tr(Word::TeachFrom))))
        .child(choose(Word::Status, &of.statuses, &read.status, |filled, value| filled.status = value))
        .child(choose(Word::PeriodHow, &of.period_kinds, &read.period_kind, |filled, value| filled.period_kind = value))
        .child(period)
        .child(choose(Word::Place, &of.places, &read.place, |filled, value| filled.place = value))
}

/// A field in which the reader types.
fn typed(filled: RwSignal<Filled>, word: Word, value: &str, set: SetField) -> Element {
    let field = html("input").attr("type", "text").class("field").attr("autocomplete", "off").prop("value", value);
    let field = field.on("input", move |event| filled.update(|filled| set(filled, input_value(event))));
    labelled(word, field)
}

/// The buttons of the form.
fn acts(site: Site, desk: OwnTextsStatus, is_corrected: bool, of: (&str, &str), close: Rc<Box<dyn Fn()>>) -> Element {
    let button = |word: Word| html("button").attr("type", "button").class("button").text(tr(word));
    let (document, figure) = (of.0.to_owned(), of.1.to_owned());
    let undo = is_corrected.then(|| {
        button(Word::CorrectionUndo).on("click", move |_| {
            let (document, figure) = (document.clone(), figure.clone());
            spawn_local(async move { correct::undo(site, desk, &document, &figure).await });
        })
    });
    html("p")
        .class("hero-ways")
        .child(html("button").attr("type", "submit").class("button button-main").text(tr(Word::CorrectionSave)))
        .children(undo)
        .child(button(Word::CorrectionCancel).on("click", move |_| close()))
}

fn labelled(word: Word, field: Element) -> Element {
    html("label").class("correct-field").child(html("span").text(tr(word))).child(field)
}
