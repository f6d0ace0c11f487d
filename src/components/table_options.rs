//! How the table is arranged: under which headings its rows stand, and which columns it has.

use explore::figures::FiguresView;
use explore::figures::table::TableView;
use explore::view::Link;
use explore::words::Word;

use super::icon::{Sign, icon};
use crate::markup::{El, el};
use crate::site::Shown;

/// Headings and columns, as links.
pub(crate) fn table_options(figures: Shown<FiguresView>) -> El {
    let options = |of: fn(&TableView) -> Vec<Choice>| {
        el("ul").attr("role", "list").each(
            move || figures.with(|figures| of(&figures.table)),
            |(link, chosen)| format!("{}/{}/{}", link.href, link.text, u8::from(*chosen)),
            item,
        )
    };
    let groups = options(|table| table.groups.iter().map(|group| (group.link.clone(), group.chosen)).collect());
    let columns = options(|table| table.chooser.iter().map(|column| (column.link.clone(), column.shown)).collect());
    let head = |word: Word| el("p").class("menu-head").text(word);
    let list = el("div")
        .class("menu-list")
        .child(head(Word::GroupBy))
        .child(groups)
        .child(head(Word::Columns))
        .child(columns.class("menu-columns"));
    el("details")
        .class("menu")
        .child(el("summary").class("button").child(icon(Sign::Menu)).text(Word::TableOptions))
        .child(list)
}

/// A link that chooses something, and whether that is chosen.
type Choice = (Link, bool);

fn item((link, chosen): &Choice) -> El {
    let value = el("a")
        .class("facet-value")
        .attr("href", &link.href)
        .attr("aria-current", chosen.then_some("true"))
        .child(el("span").class("facet-box").attr("aria-hidden", "true"))
        .child(el("span").class("facet-label").text(&link.text));
    el("li").child(value)
}
