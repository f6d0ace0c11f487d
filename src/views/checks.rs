//! *Đối chiếu*: do the figures agree? Checks with their arithmetic and sentences, and articles that repeat each other.

use std::cell::Cell;

use explore::checks::{ChecksView, Choice};
use explore::ui_text::Word;
use explore::view::Page;
use leptos::prelude::Set;

use super::{heading, main_element};
use crate::components::checks::check_card::check_card;
use crate::components::checks::choices::{self, Fold};
use crate::components::checks::reprint::reprint;
use crate::language::tr;
use crate::site::site;
use dom::{Element, effect, html};

/// The page of checks.
pub(crate) fn checks() -> Element {
    let site = site();
    let checks = site.shown(|page| if let Page::Checks(checks) = page { Some(checks) } else { None });
    let n_shown = Cell::new(None);
    effect(move || {
        let Some(checks) = checks.get() else { return };
        let was = n_shown.replace(Some(checks.checks.len()));
        if was.is_some() && was != n_shown.get() {
            site.announce.set(checks.summary.clone());
        }
    });
    let head = html("div")
        .class("view-head")
        .child(heading(tr(Word::Checks)))
        .child(html("p").class("lede").text(move || checks.with(|checks| checks.summary.clone())));
    let choices = |name: Word, fold: Fold, of: fn(&ChecksView) -> &[Choice]| choices::choices(name, fold, checks, of);
    let none = |word: Word| move || html("p").class("muted").text(tr(word));
    let found = html("section")
        .class("checks")
        .attr("aria-label", tr(Word::Checks))
        .keyed(
            move || checks.with(|checks| checks.checks.clone()),
            |check| format!("{}/{}", check.id, check.verdict),
            check_card,
        )
        .show(move || checks.with(|checks| checks.checks.is_empty()), none(Word::NoChecks))
        .show(
            move || checks.with(|checks| !checks.hidden.is_empty()),
            move || html("p").class("muted").text(move || checks.with(|checks| checks.hidden.clone())),
        );
    let reprints = html("section")
        .class("band")
        .child(html("h2").text(tr(Word::Reprints)))
        .keyed(
            move || checks.with(|checks| checks.reprints.clone()),
            |reprint| format!("{}/{}", reprint.left.href, reprint.right.href),
            reprint,
        )
        .show(move || checks.with(|checks| checks.reprints.is_empty()), none(Word::NoReprints));
    let following = html("section")
        .class("band")
        .show(move || checks.with(|checks| !checks.comparisons.is_empty()), || html("h2").text(tr(Word::FollowsToo)))
        .keyed(move || checks.with(|checks| checks.comparisons.clone()), |one| one.id.clone(), check_card);
    main_element()
        .child(head)
        .child(
            html("div")
                .class("check-choices")
                .child(choices(Word::CheckCount, Fold::Never, |checks| &checks.verdicts))
                .child(choices(Word::Kind, Fold::UntilAsked, |checks| &checks.kinds))
                .child(choices(Word::Document, Fold::UntilAsked, |checks| &checks.documents)),
        )
        .child(found)
        .child(following)
        .child(reprints)
}
