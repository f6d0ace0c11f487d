//! A channel, an audience, a programme, an event: its figures, its sentences, what stands beside it.

use explore::names::NameView;
use explore::ui_text::Word;
use explore::view::{Link, Page};

use super::communication::lists::name_lists;
use super::{heading, main_element};
use crate::components::figure_lines::{figure_lines, sentences};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// The page of a name.
pub(crate) fn name_page() -> Element {
    let name = site().shown(|page| if let Page::Name(name) = page { Some(name) } else { None });
    let kind = html("p").class("eyebrow").text(move || name.with(|name| name.kind.clone()));
    let title = heading(move || name.with(|name| name.name.clone())).attr("lang", "vi");
    let summary = html("p").class("muted").text(move || name.with(|name| name.summary.clone()));
    let head = html("div").class("view-head").child(kind).child(title).child(summary);
    main_element().child(head).child(html("div").dyn_children(move || name.with(body)))
}

fn body(view: &NameView) -> Vec<Element> {
    let band = |title: Word| html("section").class("band").child(html("h2").text(tr(title)));
    let forms = html("p").text(tr(Word::AlsoWritten)).text(": ");
    let forms = forms.child(html("span").attr("lang", "vi").text(&view.forms.join("; ")));
    let hidden = (!view.hidden.is_empty()).then(|| html("p").class("muted").text(&view.hidden));
    let button = |link: &Link| html("a").class("button").attr("href", &link.href).text(&link.text);
    let parts = [
        (!view.forms.is_empty()).then_some(forms),
        (!view.figures.is_empty()).then(|| band(Word::FiguresBeside).child(figure_lines(&view.figures))),
        (!view.beside.is_empty()).then(|| band(Word::BesideIt).child(name_lists(&view.beside))),
        Some(band(Word::SentencesNaming).child(sentences(&view.sentences)).children(hidden)),
        Some(html("p").class("hero-ways").children(view.brief.as_ref().map(button)).child(button(&view.back))),
    ];
    parts.into_iter().flatten().collect()
}
