//! *Số liệu*: filters, chart and table over one selection.

use std::rc::Rc;
use std::sync::Arc;

use explore::facet::Facet as FacetName;
use explore::figures::FiguresView;
use explore::view::{Link, Page};
use explore::words::Word;
use leptos::prelude::*;

use super::{heading, room};
use crate::components::chart::chart;
use crate::components::downloads::downloads;
use crate::components::facet::facet;
use crate::components::figure_table::figure_table;
use crate::components::icon::{Sign, icon};
use crate::components::selection_bar::selection_bar;
use crate::components::table_options::table_options;
use crate::io::{page, turn};
use crate::markup::{El, el, follow, watch};
use crate::site::{Shown, site};

/// Filters that stand open at first on a wide screen.
const OPEN: &[FacetName] = &[FacetName::Indicator, FacetName::Status, FacetName::Period, FacetName::Document];

/// The page of figures.
pub(crate) fn figures() -> El {
    let site = site();
    let figures = site.shown(|page| if let Page::Figures(figures) = page { Some(figures) } else { None });
    let summary = move || figures.with(|figures| figures.summary.clone());
    // Each change of the selection is told to those who do not see the table change.
    watch(summary, move |summary| site.announce_at_rest(summary));
    let state = el("div")
        .class("figures-state")
        .child(el("p").class("summary").text(summary))
        .child(selection_bar(Rc::new(move || figures.with(|figures| Some(figures.bar.clone())))));
    let save =
        downloads(Rc::new(move || figures.with(|figures| figures.downloads.clone())), |explorer, query, format| {
            explorer.file(query, format, &page::address())
        });
    let tools = el("div").class("figures-tools").child(tabs(figures)).child(table_options()).child(save);
    let has_picture = move || figures.with(|figures| figures.has_picture);
    let has_rows = move || figures.with(|figures| figures.table.n_rows > 0);
    let main = el("div")
        .class("figures-main")
        .child(state)
        .each(
            move || figures.with(|figures| figures.notes.clone()),
            String::clone,
            |note| el("p").class("note").text(note),
        )
        .child(tools)
        .when(has_picture, move || picture(figures))
        .when(has_rows, move || figure_table(figures));
    room()
        .child(el("div").class("view-head").child(heading(Word::Figures)))
        .child(el("div").class("figures-layout").child(filters(figures)).child(main))
}

/// The selection as a chart. While words are typed it comes after what they find is on the page: worked out in one turn
/// and drawn in the next, so that a key pressed meanwhile is heard between them.
fn picture(figures: Shown<FiguresView>) -> El {
    let site = site();
    let now = move || Arc::new(site.explorer.picture_of(&site.query_now()));
    let picture = RwSignal::new(now());
    let (work_out, draw) = (turn::soon(), turn::soon());
    let mut is_first = true;
    follow(move || {
        let has_picture = figures.with(|figures| figures.has_picture);
        if is_first || !has_picture {
            is_first = false;
        } else if site.navigation.is_typing() {
            draw.call_off();
            work_out.after_paint(move || {
                let made = now();
                draw.after(0, move || _ = picture.try_set(made));
            });
        } else {
            work_out.call_off();
            draw.call_off();
            picture.set(now());
        }
    });
    chart(picture)
}

/// The ways to show the figures, as links.
fn tabs(figures: Shown<FiguresView>) -> El {
    let site = site();
    let list = el("ul").attr("role", "list").each(
        move || figures.with(|figures| figures.tabs.clone()),
        |tab| tab.tab.key().to_owned(),
        move |tab| {
            let own = tab.tab;
            let current = move || site.with_query(|query| query.tab == own).then_some("true");
            let now = move |part: fn(&Link) -> &String| {
                move || {
                    figures.with(|figures| {
                        figures.tabs.iter().find(|tab| tab.tab == own).map(|tab| part(&tab.link).clone())
                    })
                }
            };
            let link = el("a")
                .id(&format!("tab-{}", own.key()))
                .attr("href", now(|link| &link.href))
                .attr("aria-current", current)
                .text(now(|link| &link.text));
            el("li").child(link)
        },
    );
    el("nav").class("tabs").attr("aria-label", Word::ViewAs).child(list)
}

/// The filters: beside the figures, or behind a button where there is no room.
fn filters(figures: Shown<FiguresView>) -> El {
    let open = RwSignal::new(false);
    let toggle = el("button")
        .attr("type", "button")
        .class("button facets-toggle")
        .truth("aria-expanded", move || open.get())
        .attr("aria-controls", "facets-body")
        .on("click", move |_| open.update(|open| *open = !*open))
        .child(icon(Sign::Filter))
        .text(Word::Facets);
    let body = el("div").id("facets-body").class("facets-body").each(
        move || figures.with(|figures| figures.facets.iter().map(|facet| (facet.key, facet.facet)).collect()),
        |(key, _): &(&str, FacetName)| (*key).to_owned(),
        move |(_, name)| facet(figures, *name, OPEN.contains(name)),
    );
    el("section")
        .class("facets")
        .attr("aria-label", Word::Facets)
        .flag("data-open", move || open.get())
        .child(toggle)
        .child(el("h2").class("facets-title").text(Word::Facets))
        .child(body)
}
