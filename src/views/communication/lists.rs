//! Names as lists, and plans with what they ask for.

use explore::communication::PlanView;
use explore::names::NameList;
use explore::ui_text::Word;

use crate::components::checks::check_card::check_card;
use crate::language::tr;
use crate::views::home::cards::target_card;
use dom::{Element, html};

/// Names by sort, each leading to its page.
pub(crate) fn name_lists(lists: &[NameList]) -> Element {
    let list = |list: &NameList| {
        let names = list.names.iter().map(|name| {
            let link = html("a").attr("lang", "vi").attr("href", &name.link.href).text(&name.link.text);
            html("li").child(link).text(" ").child(html("span").class("muted small").text(&name.count))
        });
        let items = html("ul").attr("role", "list").class("name-list").children(names);
        html("section").child(html("h3").text(&list.title)).child(items)
    };
    html("div").class("name-lists").children(lists.iter().map(list))
}

/// Each plan: its targets as bars, and the arithmetic of what was reached.
pub(super) fn plans(plans: &[PlanView]) -> Element {
    let plan = |plan: &PlanView| {
        let targets = html("ul").attr("role", "list").class("home-cards");
        let working = html("details")
            .class("passages")
            .child(html("summary").text(tr(Word::SeeWorking)))
            .child(html("div").class("checks").children(plan.working.iter().map(check_card)));
        html("section")
            .child(html("h3").attr("lang", "vi").text(&plan.name))
            .child(targets.children(plan.targets.iter().map(target_card)))
            .children((!plan.working.is_empty()).then_some(working))
    };
    let band = html("section").class("band").child(html("h2").text(tr(Word::PlansAndTargets)));
    band.children(plans.iter().map(plan))
}
