//! The values of a filter, each with the count that choosing it would give: boxes to tick that are links, so that each
//! can be opened in another tab.

use explore::facet::Facet;
use explore::figures::{FacetBody, FacetView, ValueView, ValueWords};
use explore::ui_text::Word;
use leptos::prelude::*;

use crate::browser::pointer::press_by_space;
use crate::components::facets::Offered;
use crate::language::tr;
use crate::site::site;
use dom::{Element, Number, effect, html, input_value};

/// A longer list gets a field to find a value in it, and shows its head only.
const LONG: usize = 9;
/// How many values of a long list show before "show all".
const HEAD: usize = 7;

/// The values of a filter, in its `body`.
pub(crate) fn facet_values(body: Element, offered: Offered) -> Element {
    let site = site();
    let wanted = RwSignal::new(String::new());
    let all = RwSignal::new(false);
    let is_long = move || offered.with(|facet| values(facet).len() > LONG);
    let shown = move || {
        let wanted = wanted.get();
        let is_head = wanted.is_empty() && is_long() && !all.get();
        let mut at = 0;
        let is_shown = |value: &&ValueView| {
            at += 1;
            let is_first = at <= HEAD || value.chosen;
            if is_head {
                is_first
            } else {
                wanted.is_empty() || site.explorer().value_has(offered.facet, **value, &wanted, site.language.get())
            }
        };
        offered.with(|facet| values(facet).iter().filter(is_shown).copied().collect::<Vec<_>>())
    };
    let find = move || {
        let name = move || format!("{}: {}", offered.label(), Word::FilterValues.say(site.language.get()));
        html("input")
            .class("field facet-find")
            .attr("type", "search")
            .attr("placeholder", tr(Word::FilterValues))
            .attr("aria-label", name)
            .prop("value", move || wanted.get())
            .on("input", move |event| wanted.set(input_value(event)))
    };
    let more = move || {
        let word = move || if all.get() { Word::ShowFewer } else { Word::ShowAll }.say(site.language.get());
        html("button")
            .attr("type", "button")
            .class("facet-more")
            .aria_bool("aria-expanded", move || all.get())
            .on("click", move |_| all.update(|all| *all = !*all))
            .text(word)
    };
    let list = html("ul")
        .attr("role", "list")
        .class("facet-values")
        .attr("data-tree", (offered.facet == Facet::Indicator).then_some(""))
        .keyed(shown, |value| format!("value-{}", value.code), move |value| item(offered, value));
    body.show(is_long, find).child(list).show(move || is_long() && wanted.with(String::is_empty), more)
}

fn values(facet: &FacetView) -> &[ValueView] {
    if let FacetBody::Values(values) = &facet.body { values } else { &[] }
}

/// One value. The element stays while its count changes, so that the keyboard stays on it.
fn item(offered: Offered, value: &ValueView) -> Element {
    let site = site();
    let link = press_by_space(html("a").class("facet-value").attr("role", "checkbox"));
    let label = html("span").class("facet-label");
    let count = html("span").class("facet-count");
    let item = html("li").attr("data-depth", Number::from(value.depth.min(4))).child(
        link.clone()
            .child(html("span").class("facet-box").attr("aria-hidden", "true"))
            .child(label.clone())
            .child(count.clone()),
    );
    let code = value.code;
    let (mut shown_state, mut shown_words) = (None, ValueWords::default());
    // All of it in one effect: there are many values, and all change together. What stays is not written again: the
    // browser would lay it out again.
    effect(move || {
        let now = offered.with(|facet| values(facet).iter().find(|value| value.code == code).copied());
        let Some(now) = now else { return };
        let words = site.explorer().value_words(&site.query_now(), offered.facet, now);
        let is_empty = now.n_rows == 0;
        if shown_state != Some((now.chosen, is_empty)) {
            link.set_attr("aria-checked", Some(if now.chosen { "true" } else { "false" }));
            link.set_attr("data-empty", is_empty.then_some(""));
            shown_state = Some((now.chosen, is_empty));
        }
        if shown_words.href != words.href {
            link.set_attr("href", Some(&words.href));
        }
        if shown_words.label != words.label {
            label.set_text(&words.label);
        }
        if shown_words.count != words.count {
            count.set_text(&words.count);
        }
        shown_words = words;
    });
    item
}
