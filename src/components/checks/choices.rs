//! A row of things to choose, several at once, each with what there would be to see.

use explore::checks::Choice;
use explore::checks::page::ChecksPage;
use explore::ui_text::Word;

use crate::language::tr;
use crate::site::Shown;
use dom::{Element, html};

/// Whether choices show at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fold {
    /// They always show.
    Never,
    /// They show when asked for, or when one is chosen.
    UntilAsked,
}

/// Things to choose, under their name: those that `of` finds among the checks.
pub(crate) fn choices(name: Word, fold: Fold, checks: Shown<ChecksPage>, of: fn(&ChecksPage) -> &[Choice]) -> Element {
    let list = html("ul").attr("role", "list").keyed(
        move || checks.with(|checks| of(checks).to_vec()),
        |choice| format!("{}/{}/{}", choice.key, choice.count, choice.link.href),
        item,
    );
    let body = match fold {
        Fold::Never => list,
        Fold::UntilAsked => {
            let any = checks.with(|checks| of(checks).iter().any(|choice| choice.chosen));
            html("details")
                .class("choices-fold")
                .attr("open", any.then_some(""))
                .child(html("summary").text(tr(Word::ShowAll)))
                .child(list)
        }
    };
    html("div")
        .class("choices")
        .attr("role", "group")
        .attr("aria-label", tr(name))
        .child(html("span").class("choices-name").attr("aria-hidden", "true").text(tr(name)))
        .child(body)
}

fn item(choice: &Choice) -> Element {
    let link = html("a")
        .id(&format!("choice-{}", choice.key))
        .class("choice")
        .attr("href", &choice.link.href)
        .attr("data-verdict", &choice.key)
        .attr("aria-current", choice.chosen.then_some("true"))
        .child(html("span").class("choice-name").text(&choice.link.text))
        .child(html("span").class("choice-count").text(&choice.count));
    html("li").child(link)
}
