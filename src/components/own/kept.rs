//! Texts that the reader keeps on this machine: listed with their sizes, opened, deleted.

use explore::own;
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlInputElement;

use crate::browser::kept::{self, Kept};
use crate::language::tr;
use crate::own::{OwnTextsStatus, open, save};
use crate::site::Site;
use dom::{Element, html};

/// What is kept, and a way to keep what is open.
pub(crate) fn kept(site: Site, desk: OwnTextsStatus) -> Element {
    let list = RwSignal::new(Vec::<Kept>::new());
    let refresh = move || {
        spawn_local(async move {
            let kept = kept::list().await;
            _ = list.try_set(kept);
        });
    };
    refresh();
    let is_open = move || site.corpora.with(|corpora| corpora.own.is_some());
    html("section")
        .class("band own-kept")
        .bool_attr("hidden", move || !is_open() && list.with(Vec::is_empty))
        .child(html("h2").text(tr(Word::Kept)))
        .child(html("p").class("small muted").text(tr(Word::KeptNote)))
        .child(keep(site, desk, refresh).bool_attr("hidden", move || !is_open()))
        .child(html("ul").attr("role", "list").keyed(
            move || list.get(),
            |kept| format!("{}/{}", kept.n_bytes, kept.name),
            move |kept| item(site, desk, kept, refresh),
        ))
}

/// Keeps what is open, under a name.
fn keep(site: Site, desk: OwnTextsStatus, refresh: impl Fn() + Copy + 'static) -> Element {
    let name = html("input").class("field").attr("type", "text").attr("required", "").attr("autocomplete", "off");
    let own = name.clone();
    html("form")
        .class("own-keep")
        .child(html("label").child(html("span").text(tr(Word::KeepName))).child(name))
        .child(html("button").attr("type", "submit").class("button").text(tr(Word::KeepHere)))
        .on("submit", move |event| {
            event.prevent_default();
            let field = own.as_kind::<HtmlInputElement>();
            let name = field.value().trim().to_owned();
            let Some(explorer) = site.corpora.with_untracked(|corpora| corpora.own.clone()) else { return };
            if !name.is_empty() {
                field.set_value("");
                spawn_local(async move {
                    save::keep(desk, &explorer, &name).await;
                    refresh();
                });
            }
        })
}

fn item(site: Site, desk: OwnTextsStatus, of: &Kept, refresh: impl Fn() + Copy + 'static) -> Element {
    let language = site.language.get_untracked();
    let button = |word: Word| {
        let label = own::labelled(word, &of.name, language);
        html("button").attr("type", "button").class("button button-plain").attr("aria-label", &label).text(tr(word))
    };
    let (opened, deleted) = (of.name.clone(), of.name.clone());
    let open = button(Word::OpenKept).on("click", move |_| {
        let name = opened.clone();
        spawn_local(async move { open::kept(site, desk, &name).await });
    });
    let delete = button(Word::DeleteKept).on("click", move |_| {
        let name = deleted.clone();
        spawn_local(async move {
            kept::delete(&name).await;
            refresh();
        });
    });
    html("li")
        .class("own-kept-item")
        .child(html("span").text(&of.name))
        .child(html("span").class("small muted").text(&own::size(of.n_bytes, language)))
        .child(open)
        .child(delete)
}
