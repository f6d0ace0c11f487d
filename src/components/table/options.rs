//! Table options: what its rows are grouped by, and which columns it has.

use explore::figures::table::TableOptions;
use explore::ui_text::Word;
use explore::view::Link;
use leptos::prelude::*;

use crate::browser::pointer::press_by_space;
use crate::components::disclosure::while_open;
use crate::components::icon::{Sign, icon};
use crate::language::tr;
use crate::site::site;
use dom::{Element, html};

/// Headings and columns, as links.
pub(crate) fn table_options() -> Element {
    let site = site();
    let menu = html("details").class("menu");
    let now = while_open(&menu, move || Some(site.with_query(TableOptions::of)));
    let list = move |role: &'static str, of: fn(&TableOptions) -> Vec<Choice>| {
        let choices = move || now.with(|options| options.as_ref().map(of).unwrap_or_default());
        let own = move |text: &str| choices().into_iter().find(|(link, _)| link.text == text);
        html("ul").attr("role", "list").keyed(
            choices,
            |(link, _)| link.text.clone(),
            move |(link, _)| item(&link.text, role, own),
        )
    };
    let groups =
        list("radio", |options| options.groups.iter().map(|group| (group.link.clone(), group.chosen)).collect());
    let columns =
        list("checkbox", |options| options.columns.iter().map(|column| (column.link.clone(), column.shown)).collect());
    let head = |word: Word| html("p").class("menu-head").text(tr(word));
    let list = html("div")
        .class("menu-list")
        .child(head(Word::GroupBy))
        .child(groups)
        .child(head(Word::Columns))
        .child(columns.class("menu-columns"));
    menu.child(html("summary").class("button").child(icon(Sign::Menu)).text(tr(Word::TableOptions))).child(list)
}

/// A link that chooses something, and whether that is chosen.
type Choice = (Link, bool);

/// The element stays while what it leads to changes, so that the keyboard stays on it.
fn item(text: &str, role: &str, now: impl Fn(&str) -> Option<Choice> + Copy + 'static) -> Element {
    let (of_href, of_chosen) = (text.to_owned(), text.to_owned());
    let value = press_by_space(html("a").class("facet-value"))
        .attr("role", role)
        .attr("href", move || now(&of_href).map(|(link, _)| link.href))
        .aria_bool("aria-checked", move || now(&of_chosen).is_some_and(|(_, chosen)| chosen))
        .child(html("span").class("facet-box").attr("aria-hidden", "true"))
        .child(html("span").class("facet-label").text(text));
    html("li").child(value)
}
