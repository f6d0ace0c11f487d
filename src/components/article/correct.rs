//! *Sửa cách đọc*: the way to say what is right of a figure. The form comes with the code that reads texts.

use dom::{Element, html};
use explore::Route;
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::components::own::correction;
use crate::language::tr;
use crate::own::correct::OPEN_FORM;
use crate::site::{Site, site};

/// How far the form is.
#[derive(Clone, Copy)]
enum FormState {
    Closed,
    Loading,
    Failed,
    Open(FormCode),
}

/// The form for a figure of a document; it calls the last one when the reader wants no more of it.
type FormCode = fn(Site, &str, &str, Box<dyn Fn()>) -> Element;

/// A button that opens the form for a figure of the article that is open.
pub(crate) fn correct(figure: &str) -> Element {
    let site = site();
    let state = RwSignal::new(FormState::Closed);
    let open = move |_: &web_sys::Event| {
        state.set(FormState::Loading);
        spawn_local(async move {
            let code = form_code().await;
            state.try_set(code.map_or(FormState::Failed, FormState::Open));
        });
    };
    let button = html("button")
        .attr("type", "button")
        .id(OPEN_FORM)
        .class("button button-plain")
        .attr("aria-expanded", move || if matches!(state.get(), FormState::Open(_)) { "true" } else { "false" })
        .bool_attr("disabled", move || matches!(state.get(), FormState::Loading))
        .text(tr(Word::CorrectReading))
        .on("click", open);
    let figure = figure.to_owned();
    let has_corrections = !site.explorer().corpus().corrections.correction.is_empty();
    let list = has_corrections.then(|| {
        let href = site.query_now().to(Route::Corrections).to_hash();
        html("a").attr("href", &href).text(tr(Word::Corrections))
    });
    html("div").class("correct").child(button).children(list).dyn_children(move || match state.get() {
        FormState::Closed | FormState::Loading => Vec::new(),
        FormState::Failed => vec![html("p").class("note").attr("role", "alert").text(tr(Word::ReaderFailed))],
        FormState::Open(form) => match site.query_now().route {
            Route::Article(document) => {
                vec![form(site, &document, &figure, Box::new(move || state.set(FormState::Closed)))]
            }
            _ => Vec::new(),
        },
    })
}

#[wasm_split(own, fallible)]
fn form_code() -> Result<FormCode, SplitLoaderError> {
    Ok(correction::form)
}
