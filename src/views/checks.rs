//! *Đối chiếu*: do the figures agree? What was found, one line each; and articles that repeat each other.

use std::cell::Cell;
use std::rc::Rc;

use explore::checks::page::{CheckLine, ChecksPage, UndecidedKind};
use explore::checks::{Choice, ReprintView};
use explore::query::ChecksTab;
use explore::tables::TableKind;
use explore::ui_text::Word;
use explore::view::{Link, Page};
use leptos::prelude::Set;

use super::{heading, main_element};
use crate::browser::document;
use crate::components::checks::check_line::check_line;
use crate::components::checks::choices::{self, Fold};
use crate::components::checks::reprint::reprint;
use crate::components::downloads::downloads;
use crate::language::tr;
use crate::site::{Shown, site};
use dom::{Element, effect, html};

/// The page of checks.
pub(crate) fn checks() -> Element {
    let site = site();
    let checks = site.shown(|page| if let Page::Checks(checks) = page { Some(checks) } else { None });
    let n_shown = Cell::new(None);
    effect(move || {
        let Some(checks) = checks.get() else { return };
        let was = n_shown.replace(Some(checks.lines.len()));
        if was.is_some() && was != n_shown.get() {
            site.announce.set(checks.summary.clone());
        }
    });
    let head = html("div")
        .class("view-head")
        .child(heading(tr(Word::Checks)))
        .child(html("p").class("lede").text(move || checks.with(|checks| checks.summary.clone())));
    let choices =
        move |name: Word, fold: Fold, of: fn(&ChecksPage) -> &[Choice]| choices::choices(name, fold, checks, of);
    let has_choices = move || checks.with(|checks| checks.tab != ChecksTab::Reprints);
    let found = html("section")
        .class("checks")
        .attr("aria-label", tr(Word::CheckCount))
        .keyed(
            move || checks.with(|checks| checks.lines.clone()),
            key,
            move |line| check_line(line, is_named(checks, line)),
        )
        .keyed(
            move || checks.with(|checks| checks.undecided.clone()),
            |kind| format!("{}/{}", kind.key, kind.title),
            move |kind| undecided(checks, kind),
        )
        .keyed(
            move || checks.with(|checks| checks.reprints.clone()),
            |reprint| format!("{}/{}", reprint.left.href, reprint.right.href),
            |of: &ReprintView| reprint(of),
        )
        .show(
            move || checks.with(|checks| !checks.nothing.is_empty()),
            move || html("p").class("muted").text(move || checks.with(|checks| checks.nothing.clone())),
        );
    let save = downloads(Rc::new(move || checks.with(|checks| checks.downloads.clone())), |explorer, query, format| {
        explorer.table_file(TableKind::Checks, query, format, &document::address())
    });
    main_element()
        .child(head)
        .child(html("div").class("figures-tools").child(tabs(checks)).child(save))
        .child(
            html("div")
                .class("check-choices")
                .bool_attr("hidden", move || !has_choices())
                .show(
                    move || checks.with(|checks| !checks.verdicts.is_empty()),
                    move || choices(Word::CheckCount, Fold::Never, |checks| &checks.verdicts),
                )
                .child(choices(Word::Kind, Fold::UntilAsked, |checks| &checks.kinds))
                .child(choices(Word::Document, Fold::UntilAsked, |checks| &checks.documents)),
        )
        .child(found)
        .child(pages(checks))
}

fn key(line: &CheckLine) -> String {
    format!("{}/{}/{}", line.check.id, line.check.verdict, line.check.working)
}

/// True if the link leads to this check: it is open.
fn is_named(checks: Shown<ChecksPage>, line: &CheckLine) -> bool {
    leptos::prelude::untrack(|| checks.with(|checks| checks.scroll_to.as_ref() == Some(&line.check.id)))
}

/// Checks, what follows, reprints: as links.
fn tabs(checks: Shown<ChecksPage>) -> Element {
    let list = html("ul").attr("role", "list").keyed(
        move || checks.with(|checks| checks.tabs.clone()),
        |tab| format!("{}/{}", tab.tab.key(), tab.link.text),
        move |tab| {
            let own = tab.tab;
            let current = move || checks.with(|checks| (checks.tab == own).then_some("true"));
            let href = move || {
                checks.with(|checks| checks.tabs.iter().find(|tab| tab.tab == own).map(|tab| tab.link.href.clone()))
            };
            let link = html("a").id(&format!("tab-{}", own.key())).attr("href", href).attr("aria-current", current);
            html("li").child(link.text(&tab.link.text))
        },
    );
    html("nav").class("tabs checks-tabs").attr("aria-label", tr(Word::ViewAs)).child(list)
}

/// What cannot be decided, of one kind: opened when asked for, or when a link leads into it.
fn undecided(checks: Shown<ChecksPage>, of: &UndecidedKind) -> Element {
    let is_open = of.lines.iter().any(|line| is_named(checks, line));
    let lines = of.lines.iter().map(|line| check_line(line, is_named(checks, line)));
    html("details")
        .class("check-fold")
        .attr("open", is_open.then_some(""))
        .child(
            html("summary")
                .child(html("span").class("verdict").attr("data-verdict", "thieu-du-kien").text(tr(Word::CannotTell)))
                .text(" ")
                .child(html("span").text(&of.title)),
        )
        .child(html("div").class("checks").children(lines))
}

/// Which lines these are, and the way to others.
fn pages(checks: Shown<ChecksPage>) -> Element {
    let link =
        |rel: &str, link: &Link| html("a").class("button").attr("href", &link.href).attr("rel", rel).text(&link.text);
    html("nav").class("pages").attr("aria-label", tr(Word::Pages)).dyn_children(move || {
        let Some(pages) = checks.with(|checks| checks.pages.clone()) else { return Vec::new() };
        let shown = html("p").class("muted").text(&pages.shown);
        let previous = pages.previous.iter().map(|to| link("prev", to));
        previous.chain([shown]).chain(pages.next.iter().map(|to| link("next", to))).collect()
    })
}
