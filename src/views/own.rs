//! *Mở văn bản*: texts of the reader's own, opened and read in the page.

use std::sync::Arc;

use explore::Explorer;
use explore::own::{OwnArticle, OwnView};
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{heading, link_item, main_element};
use crate::browser::{drops, files, keys, style};
use crate::components::own::{choose, kept, meta};
use crate::language::tr;
use crate::own::{self, OwnTextsStatus, save};
use crate::site::{Site, site};
use dom::{Element, effect, html};

/// More files than this are not listed out of folders.
const MOST_FILES: usize = 10_000;
/// So many articles of a list are shown at first, and more each time that the reader asks.
const AT_A_TIME: usize = 25;

/// The page on which texts are opened.
pub(crate) fn own() -> Element {
    style::adopt(include_str!("../../style/own.css"));
    let (site, desk) = (site(), OwnTextsStatus::get());
    keys::on_escape(move || desk.stop());
    // Files may have been dropped before the page was there.
    effect(move || {
        site.dropped.track();
        let dropped = drops::take();
        if !dropped.is_empty() {
            spawn_local(async move {
                let (files, unread) = files::of_dropped(dropped, MOST_FILES).await;
                let why = Word::FolderUnreadable.say(site.language.get_untracked());
                desk.left_out.update(|all| all.extend(unread.into_iter().map(|path| (path, why.to_owned()))));
                own::open::files(site, desk, files).await;
            });
        }
    });
    let head = html("div")
        .class("view-head")
        .child(heading(tr(Word::OpenTexts)))
        .child(html("p").class("lede").text(tr(Word::OwnPromise)));
    let opened = html("div").dyn_children(move || {
        let own = site.corpora.with(|corpora| corpora.own.clone());
        own.map(|own| opened(site, desk, &own.own(&site.query_now()))).unwrap_or_default()
    });
    let main = main_element().child(head).child(choose::choose(site, desk)).child(working(desk));
    main.child(opened).child(left_out(desk)).child(kept::kept(site, desk))
}

/// What is being done, and a way to stop it; or why it could not be done.
fn working(desk: OwnTextsStatus) -> Element {
    let is_working = move || desk.working.with(Option::is_some);
    let stop = html("button").attr("type", "button").class("button").on("click", move |_| desk.stop());
    let progress = html("div")
        .class("own-working")
        .bool_attr("hidden", move || !is_working())
        .child(html("span").text(move || desk.working.get().unwrap_or_default()))
        .child(stop.text(tr(Word::StopReading)));
    let trouble = move || desk.trouble.get();
    html("div").attr("role", "status").child(progress).show(
        move || trouble().is_some(),
        move || html("p").class("note").text(tr(trouble().unwrap_or(Word::ReaderFailed))),
    )
}

/// What is open, and where to go on from here.
fn opened(site: Site, desk: OwnTextsStatus, view: &OwnView) -> Vec<Element> {
    let button = |word: Word| html("button").attr("type", "button").class("button").text(tr(word));
    let ways = html("ul").attr("role", "list").class("own-ways").children(view.ways.iter().map(link_item));
    let beside = button(Word::OwnBeside).on("click", move |_| spawn_local(own::put_beside(site, desk)));
    let close = button(Word::OwnCloseAll).on("click", move |_| spawn_local(own::close(site, desk, None)));
    let own = move || site.corpora.with_untracked(|corpora| corpora.own.clone());
    let one_file = button(Word::SaveOneFile).on("click", move |_| {
        if let Some(own) = own() {
            spawn_local(save::one_file(site, desk, own));
        }
    });
    let data_set = button(Word::SaveDataSet).on("click", move |_| {
        if let Some(own) = own() {
            spawn_local(async move { save::data_set(desk, &own).await });
        }
    });
    let read_by = desk.brought.with_untracked(|brought| {
        let words = explore::own::read_by(&brought.as_ref()?.knowledge.codebook, site.language.get_untracked());
        Some(html("p").class("small muted").text(&words))
    });
    let head = html("section")
        .class("band")
        .child(html("h2").text(tr(Word::OwnOpened)))
        .child(html("p").class("lede").text(&view.summary))
        .children(read_by)
        .child(ways)
        .child(html("p").class("hero-ways").children([beside, one_file, data_set, close]));
    let province = (!view.unplaced.is_empty()).then(|| meta::province(site, desk, &view.unplaced));
    vec![head.children(province).children(list(site, desk, view.n_articles))]
}

/// The articles, some at a time: a thousand of them would be built for seconds, fifty for longer than a frame.
fn list(site: Site, desk: OwnTextsStatus, n_all: usize) -> [Element; 2] {
    let n_shown = RwSignal::new(AT_A_TIME);
    let shown = move || {
        let own = site.corpora.with_untracked(|corpora| corpora.own.clone());
        let articles = |own: Arc<Explorer>| own.own_articles(&site.query_now(), n_shown.get());
        own.map(articles).unwrap_or_default()
    };
    let items = html("ul").attr("role", "list").class("article-list").keyed(
        shown,
        |article| article.id.clone(),
        move |article| item(site, desk, article),
    );
    let n_hidden = move || n_all.saturating_sub(n_shown.get());
    let more = move || {
        html("button")
            .attr("type", "button")
            .class("button")
            .text(move || explore::own::more(n_hidden(), site.language.get()))
            .on("click", move |_| n_shown.update(|n| *n += AT_A_TIME))
    };
    [items, html("p").show(move || n_hidden() > 0, more)]
}

fn item(site: Site, desk: OwnTextsStatus, article: &OwnArticle) -> Element {
    let id = article.id.clone();
    let close = html("button")
        .attr("type", "button")
        .class("button button-plain")
        .attr("aria-label", &article.close)
        .text(tr(Word::Close))
        .on("click", move |_| spawn_local(own::close(site, desk, Some(id.clone()))));
    let notes = desk.notes.with(|notes| notes.get(&article.id).cloned().unwrap_or_default());
    html("li")
        .class("article-item own-item")
        .child(html("h3").child(html("a").attr("href", &article.link.href).text(&article.link.text)))
        .child(html("p").class("small muted").text(&article.line))
        .children(notes.iter().map(|note| html("p").class("small").text(note)))
        .child(meta::meta(site, desk, article))
        .child(close)
}

/// What could not be opened, each with the reason.
fn left_out(desk: OwnTextsStatus) -> Element {
    let line = |(name, why): &own::LeftOut| {
        html("div").class("own-left-out").child(html("dt").text(name)).child(html("dd").text(why))
    };
    html("section")
        .class("band")
        .bool_attr("hidden", move || desk.left_out.with(Vec::is_empty))
        .child(html("h2").text(tr(Word::OwnLeftOut)))
        .child(html("dl").dyn_children(move || desk.left_out.with(|left_out| left_out.iter().map(line).collect())))
}
