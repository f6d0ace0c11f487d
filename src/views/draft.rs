//! *Kiểm bản thảo*: a text that is checked while it is written.

use explore::draft::{DraftView, report};
use explore::ui_text::Word;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::HtmlTextAreaElement;

use super::{heading, main_element};
use crate::browser::time_slices::Stop;
use crate::browser::{download, print, scheduler, style};
use crate::components::own::finding::{figure, finding};
use crate::language::tr;
use crate::own::OwnTextsStatus;
use crate::own::draft::{self, Checked};
use crate::site::{Site, site};
use dom::{Element, effect, html};

/// How long nothing must have been typed before the draft is checked, in milliseconds, and how long beside many articles.
const REST_MILLIS: u32 = 150;
const REST_BESIDE_MANY_MILLIS: u32 = 900;
/// So many articles are many.
const MANY: usize = 100;

/// The page of a draft.
pub(crate) fn draft() -> Element {
    style::adopt(include_str!("../../style/own.css"));
    let (site, desk) = (site(), OwnTextsStatus::get());
    let checked = RwSignal::new(None::<Checked>);
    check_at_rest(site, desk, checked);
    let head = html("div")
        .class("view-head")
        .child(heading(tr(Word::Draft)))
        .child(html("p").class("lede").text(tr(Word::DraftPromise)));
    let summary = move || checked.with(|it| it.as_ref().map(|it| it.view.summary.clone()).unwrap_or_default());
    let trouble = move || desk.trouble.get();
    let state = html("div").attr("role", "status").child(html("p").class("draft-summary").text(summary)).show(
        move || trouble().is_some(),
        move || html("p").class("note").text(tr(trouble().unwrap_or(Word::ReaderFailed))),
    );
    let field = field(desk);
    let margin = html("aside")
        .class("draft-margin")
        .attr("aria-label", tr(Word::DraftFindings))
        .child(state)
        .child(acts(site, checked));
    let own = field.clone();
    let margin = margin
        .child(list(checked, Word::DraftFindings, |view| view.findings.iter().map(finding).collect()))
        .child(list(checked, Word::Figures, move |view| {
            view.figures.iter().enumerate().map(|(at, of)| figure(of, place(view, at), &own)).collect()
        }));
    let editor = html("div").class("draft-editor").child(marks(desk, checked)).child(field);
    let left = html("div")
        .class("draft-main")
        .child(html("label").attr("for", FIELD).text(tr(Word::DraftField)))
        .child(editor);
    main_element().child(head).child(html("div").class("draft-layout").child(left).child(margin))
}

/// The id of the field.
const FIELD: &str = "draft-field";

/// Checks what is typed when nothing has been typed for a while, and again when other articles are shown.
fn check_at_rest(site: Site, desk: OwnTextsStatus, checked: RwSignal<Option<Checked>>) {
    let (task, running) = (scheduler::task(), StoredValue::new_local(Stop::default()));
    effect(move || {
        let text = desk.draft.get();
        site.view.track();
        running.with_value(Stop::now);
        if text.trim().is_empty() {
            checked.set(None);
            task.cancel();
            return;
        }
        let n_articles = site.explorer().corpus().documents.len();
        let rest = if n_articles < MANY { REST_MILLIS } else { REST_BESIDE_MANY_MILLIS };
        task.after(rest, move || {
            let stop = Stop::default();
            running.try_set_value(stop.clone());
            spawn_local(async move {
                if let Some(found) = draft::check(site, desk, stop, text).await {
                    checked.try_set(Some(found));
                }
            });
        });
    });
}

/// The field for the text. What lies behind it is as large as the text, and so is the field.
fn field(desk: OwnTextsStatus) -> Element {
    let field = html("textarea")
        .id(FIELD)
        .class("draft-text")
        .attr("lang", "vi")
        .attr("spellcheck", "false")
        .attr("placeholder", tr(Word::DraftPlaceholder))
        .prop("value", move || desk.draft.get());
    let own = field.clone();
    field.on("input", move |_| desk.draft.set(own.as_kind::<HtmlTextAreaElement>().value()))
}

/// The same text behind the field, its figures marked. While more is typed than was checked, no mark is shown.
fn marks(desk: OwnTextsStatus, checked: RwSignal<Option<Checked>>) -> Element {
    html("div").class("draft-marks").attr("aria-hidden", "true").attr("lang", "vi").dyn_children(move || {
        let text = desk.draft.get();
        let marked = checked.with(|checked| {
            let checked = checked.as_ref().filter(|checked| checked.text == text)?;
            let key = |at: usize| checked.view.figures.get(at).map_or("", |figure| figure.key);
            let piece = |piece: &explore::draft::DraftPiece| match piece.figure {
                Some(at) => html("mark").attr("data-key", key(at)).text(&piece.text),
                None => html("span").text(&piece.text),
            };
            Some(checked.view.pieces.iter().map(piece).collect::<Vec<_>>())
        });
        let mut pieces = marked.unwrap_or_else(|| vec![html("span").text(&text)]);
        // A last line without letters has a height, too.
        pieces.push(html("br"));
        pieces
    })
}

/// Printing and saving what was found.
fn acts(site: Site, checked: RwSignal<Option<Checked>>) -> Element {
    let button = |word: Word| html("button").attr("type", "button").class("button").text(tr(word));
    let save = move |name: &str, kind: &str, of: fn(&DraftView, explore::Language) -> String| {
        if let Some(found) = checked.get_untracked() {
            download::save(name, kind, of(&found.view, site.language.get_untracked()).as_bytes());
        }
    };
    html("p")
        .class("hero-ways draft-acts")
        .bool_attr("hidden", move || checked.with(Option::is_none))
        .child(button(Word::Print).on("click", |_| print::now()))
        .child(button(Word::SaveReport).on("click", move |_| save("kiem-ban-thao.html", "text/html", report::html)))
        .child(
            button(Word::SaveJson).on("click", move |_| save("kiem-ban-thao.json", "application/json", report::json)),
        )
}

/// A list of what was found, under a heading; nothing if it is empty.
fn list(
    checked: RwSignal<Option<Checked>>,
    title: Word,
    items: impl Fn(&DraftView) -> Vec<Element> + 'static,
) -> Element {
    html("section").class("draft-list").dyn_children(move || {
        let items = checked.with(|checked| checked.as_ref().map(|checked| items(&checked.view)).unwrap_or_default());
        match items.is_empty() {
            true => Vec::new(),
            false => vec![html("h2").text(tr(title)), html("ol").attr("role", "list").children(items)],
        }
    })
}

/// Where a figure stands in the text: its beginning and its end, in the units that a field counts in.
fn place(view: &DraftView, figure: usize) -> (u32, u32) {
    let (mut at, mut place) = (0_usize, (0, 0));
    for piece in &view.pieces {
        let end = at + piece.text.encode_utf16().count();
        if piece.figure == Some(figure) {
            place = (at as u32, end as u32);
        }
        at = end;
    }
    place
}
