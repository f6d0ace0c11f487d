//! *Các chỗ đã sửa*: all that was said of figures that were read wrongly, to be taken along as a file.

use explore::correction::CorrectionLine;
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{heading, main_element};
use crate::browser::style;
use crate::components::own::choose;
use crate::language::tr;
use crate::own::{OwnTextsStatus, correct, save};
use crate::site::{Site, site};
use dom::{Element, html};

/// The page of corrections.
pub(crate) fn corrections() -> Element {
    style::adopt(include_str!("../../style/own.css"));
    let (site, desk) = (site(), OwnTextsStatus::get());
    let head = html("div")
        .class("view-head")
        .child(heading(tr(Word::Corrections)))
        .child(html("p").class("lede").text(tr(Word::CorrectionsLede)))
        .child(html("pre").class("corrections-command").attr("tabindex", "0").text(tr(Word::CorrectionsCommand)));
    let trouble = move || desk.trouble.get();
    let status = html("div")
        .attr("role", "status")
        .child(html("p").class("small").text(move || desk.working.get().unwrap_or_default()))
        .show(
            move || trouble().is_some(),
            move || html("p").class("note").text(tr(trouble().unwrap_or(Word::ReaderFailed))),
        );
    main_element().child(head).child(open(site, desk)).child(status).dyn_children(move || {
        site.view.track();
        let view = site.explorer().corrections(&site.query_now(), &correct::outcomes(site));
        if view.lines.is_empty() {
            return vec![html("p").text(tr(Word::CorrectionsEmpty))];
        }
        let lines = html("ol")
            .attr("role", "list")
            .class("article-list")
            .children(view.lines.iter().map(|line| item(site, desk, line)));
        vec![html("h2").text(&view.summary), ways(site, desk), lines]
    })
}

/// A field for a file of corrections.
fn open(site: Site, desk: OwnTextsStatus) -> Element {
    let field = choose::one_file(".toml", Word::CorrectionsOpen, move |file| {
        spawn_local(correct::open(site, desk, file));
    });
    html("p").class("hero-ways own-files").child(field)
}

/// What can be done with all of them.
fn ways(site: Site, desk: OwnTextsStatus) -> Element {
    let button = |word: Word| html("button").attr("type", "button").class("button").text(tr(word));
    html("p")
        .class("hero-ways")
        .child(button(Word::CorrectionsDownload).on("click", move |_| correct::save(site)))
        .child(button(Word::SaveOneFile).on("click", move |_| spawn_local(save::one_file(site, desk, site.explorer()))))
}

fn item(site: Site, desk: OwnTextsStatus, of: &CorrectionLine) -> Element {
    let (document, figure) = (of.document.clone(), of.figure_id.clone());
    let undo = html("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-label", &of.undo)
        .text(tr(Word::CorrectionUndo))
        .on("click", move |_| {
            let (document, figure) = (document.clone(), figure.clone());
            spawn_local(async move { correct::undo(site, desk, &document, &figure).await });
        });
    let optional = |class: &'static str, text: &str| {
        (!text.is_empty()).then(|| html("p").class(class).attr("lang", "vi").text(text))
    };
    html("li")
        .class("article-item own-item")
        .child(html("h3").child(html("a").attr("href", &of.figure.href).attr("lang", "vi").text(&of.figure.text)))
        .children(of.trouble.as_ref().map(|why| html("p").class("note").text(why)))
        .children(of.said.iter().map(|said| html("p").text(said)))
        .children(optional("small", &of.sentence))
        .child(html("p").class("small muted").text(&of.source))
        .children(optional("small muted", &of.note))
        .child(undo)
}
