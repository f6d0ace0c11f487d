//! *Đối chiếu*: do the figures agree? Checks with their arithmetic and sentences, and articles that repeat each other.

use std::cell::Cell;

use explore::checks::{ChecksView, Choice};
use explore::view::Page;
use explore::words::Word;
use leptos::prelude::Set;

use super::{heading, room};
use crate::components::check_card::check_card;
use crate::components::choices::{self, Fold};
use crate::components::reprint::reprint;
use crate::markup::{El, el, follow};
use crate::site::site;

/// The page of checks.
pub(crate) fn checks() -> El {
    let site = site();
    let checks = site.shown(|page| if let Page::Checks(checks) = page { Some(checks) } else { None });
    let n_shown = Cell::new(None);
    follow(move || {
        let Some(checks) = checks.get() else { return };
        let was = n_shown.replace(Some(checks.checks.len()));
        if was.is_some() && was != n_shown.get() {
            site.announce.set(checks.summary.clone());
        }
    });
    let head = el("div")
        .class("view-head")
        .child(heading(Word::Checks))
        .child(el("p").class("lede").text(move || checks.with(|checks| checks.summary.clone())));
    let choices = |name: Word, fold: Fold, of: fn(&ChecksView) -> &[Choice]| choices::choices(name, fold, checks, of);
    let none = |word: Word| move || el("p").class("muted").text(word);
    let found = el("section")
        .class("checks")
        .attr("aria-label", Word::Checks)
        .each(
            move || checks.with(|checks| checks.checks.clone()),
            |check| format!("{}/{}", check.id, check.verdict),
            check_card,
        )
        .when(move || checks.with(|checks| checks.checks.is_empty()), none(Word::NoChecks));
    let reprints = el("section")
        .class("band")
        .child(el("h2").text(Word::Reprints))
        .each(
            move || checks.with(|checks| checks.reprints.clone()),
            |reprint| format!("{}/{}", reprint.left.href, reprint.right.href),
            reprint,
        )
        .when(move || checks.with(|checks| checks.reprints.is_empty()), none(Word::NoReprints));
    room()
        .child(head)
        .child(
            el("div")
                .class("check-choices")
                .child(choices(Word::Verdict, Fold::Never, |checks| &checks.verdicts))
                .child(choices(Word::Kind, Fold::UntilAsked, |checks| &checks.kinds))
                .child(choices(Word::Document, Fold::UntilAsked, |checks| &checks.documents)),
        )
        .child(found)
        .child(reprints)
}
