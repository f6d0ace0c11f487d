//! *Dạy một từ*: the form, what changed since the last addition, and the list of all additions.

use explore::teach::{AdditionLine, ChangeLine, ChangesView};
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{heading, link_item, main_element};
use crate::browser::style;
use crate::components::own::{choose, teach as form};
use crate::language::tr;
use crate::own::{OwnTextsStatus, teach};
use crate::site::{Site, site};
use dom::{Element, html};

/// The page on which a phrase is taught.
pub(crate) fn teach() -> Element {
    style::adopt(include_str!("../../style/own.css"));
    let (site, desk) = (site(), OwnTextsStatus::get());
    let head = html("div")
        .class("view-head")
        .child(heading(tr(Word::Teach)))
        .child(html("p").class("lede").text(tr(Word::TeachLede)));
    let trouble = move || desk.trouble.get();
    let status = html("div")
        .attr("role", "status")
        .child(html("p").class("small").text(move || desk.working.get().unwrap_or_default()))
        .show(
            move || trouble().is_some(),
            move || html("p").class("note").text(tr(trouble().unwrap_or(Word::ReaderFailed))),
        );
    let form = html("div").dyn_children(move || {
        // Built again for another figure, in another language, and once something was added.
        site.with_query(|_| ());
        desk.changes.track();
        vec![form::form(site, desk)]
    });
    let changed = html("div").dyn_children(move || desk.changes.get().map(|view| changes(&view)).into_iter().collect());
    let list = html("section").class("band").dyn_children(move || {
        site.view.track();
        additions(site, desk)
    });
    main_element().child(head).child(form).child(status).child(changed).child(list)
}

/// What is read otherwise.
fn changes(of: &ChangesView) -> Element {
    let line = |it: &ChangeLine| {
        html("li")
            .class("article-item")
            .child(html("h3").child(html("a").attr("href", &it.figure.href).attr("lang", "vi").text(&it.figure.text)))
            .child(html("p").text(&it.change))
            .child(html("p").class("small").attr("lang", "vi").text(&it.sentence))
            .child(html("p").class("small muted").text(&it.source))
    };
    let title = html("h2").id(teach::CHANGES).attr("tabindex", "-1").text(tr(Word::TeachChanges));
    html("section")
        .class("band")
        .child(title)
        .child(html("p").class("lede").text(&of.summary))
        .child(html("ol").attr("role", "list").class("article-list").children(of.lines.iter().map(line)))
        .child(html("p").class("muted").text(&of.more))
}

/// The additions, and what can be done with all of them.
fn additions(site: Site, desk: OwnTextsStatus) -> Vec<Element> {
    let view = site.explorer().additions(&site.query_now(), &teach::refused(site));
    let open = choose::one_file(".toml", Word::TeachOpen, move |file| {
        spawn_local(teach::open(site, desk, file));
    });
    let mut ways = html("p").class("hero-ways own-files").child(open);
    let title = html("h2").text(tr(Word::TeachList));
    if view.lines.is_empty() {
        return vec![title, html("p").text(tr(Word::TeachEmpty)), ways];
    }
    let save = html("button").attr("type", "button").class("button").text(tr(Word::TeachDownload));
    ways = ways.child(save.on("click", move |_| teach::save(site)));
    let command = html("pre").class("corrections-command").attr("tabindex", "0").text(tr(Word::TeachCommand));
    let lines = html("ol")
        .attr("role", "list")
        .class("article-list")
        .children(view.lines.iter().map(|line| item(site, desk, line)));
    vec![title, ways, command, lines]
}

fn item(site: Site, desk: OwnTextsStatus, of: &AdditionLine) -> Element {
    let (id, phrase) = (of.id.clone(), of.phrase.clone());
    let remove = html("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-label", &of.remove)
        .text(tr(Word::TeachRemove))
        .on("click", move |_| {
            let (id, phrase) = (id.clone(), phrase.clone());
            spawn_local(async move { teach::remove(site, desk, &id, &phrase).await });
        });
    let name = match of.indicator.href.as_str() {
        "" => html("span").text(&of.indicator.text),
        href => html("a").attr("href", href).text(&of.indicator.text),
    };
    let mut indicator = html("p").child(name);
    if of.is_new {
        indicator = indicator.text(" ").child(html("span").class("muted small").text(tr(Word::TeachIsNew)));
    }
    let missed = (!of.missed.is_empty()).then(|| {
        html("details")
            .class("own-meta")
            .child(html("summary").text(tr(Word::TeachMissed)))
            .child(html("ul").attr("lang", "vi").children(of.missed.iter().map(link_item)))
    });
    html("li")
        .class("article-item own-item")
        .child(html("h3").attr("lang", "vi").text(&of.phrase))
        .children(of.trouble.as_ref().map(|why| html("p").class("note").text(why)))
        .child(indicator)
        .child(html("p").class("small muted").text(&of.reach))
        .children((!of.note.is_empty()).then(|| html("p").class("small muted").attr("lang", "vi").text(&of.note)))
        .children(missed)
        .child(remove)
}
