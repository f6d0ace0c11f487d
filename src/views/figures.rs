//! *Số liệu*: filters, chart and table over one selection.

use std::rc::Rc;
use std::sync::Arc;

use explore::facet::Facet as FacetName;
use explore::figures::FiguresView;
use explore::ui_text::Word;
use explore::view::{Link, Page};
use leptos::prelude::*;

use super::{heading, main_element};
use crate::browser::{document, scheduler, style};
use crate::components::chart::chart;
use crate::components::downloads::downloads;
use crate::components::facets::{FiltersNow, filters};
use crate::components::selection_bar::selection_bar;
use crate::components::table::figure_table;
use crate::components::table::options::table_options;
use crate::language::tr;
use crate::site::{Shown, site};
use dom::{Element, effect, html, watch};

/// Filters that are open at first on a wide screen.
const OPEN: &[FacetName] =
    &[FacetName::Indicator, FacetName::Place, FacetName::Status, FacetName::Period, FacetName::Document];

/// The page of figures.
pub(crate) fn figures() -> Element {
    style::adopt(include_str!("../../style/figures_table.css"));
    let site = site();
    let figures = site.shown(|page| if let Page::Figures(figures) = page { Some(figures) } else { None });
    let summary = move || figures.with(|figures| figures.summary.clone());
    // Each change of the selection is told to those who do not see the table change.
    watch(summary, move |summary| site.announce_at_rest(summary));
    let state = html("div")
        .class("figures-state")
        .child(html("p").class("summary").text(summary))
        .child(selection_bar(Rc::new(move || figures.with(|figures| Some(figures.bar.clone())))));
    let save =
        downloads(Rc::new(move || figures.with(|figures| figures.downloads.clone())), |explorer, query, format| {
            explorer.file(query, format, &document::address())
        });
    let tools = html("div").class("figures-tools").child(tabs(figures)).child(table_options()).child(save);
    let has_picture = move || figures.with(|figures| figures.has_picture);
    let has_rows = move || figures.with(|figures| figures.table.n_rows > 0);
    let main = html("div")
        .class("figures-main")
        .child(state)
        .keyed(
            move || figures.with(|figures| figures.notes.clone()),
            String::clone,
            |note| html("p").class("note").text(note),
        )
        .child(tools)
        .show(has_picture, move || picture(figures))
        .show(has_rows, move || figure_table(figures));
    let now: FiltersNow = Rc::new(move || figures.get().map(|figures| figures.filters.clone()));
    main_element()
        // The lit entry of the menu says it; who does not see that hears it.
        .child(html("div").class("visually-hidden").child(heading(tr(Word::Figures))))
        .child(html("div").class("figures-layout").child(filters(now, OPEN)).child(main))
}

/// The selection as a chart. While words are typed it comes after what they find is on the page: computed in one task and
/// drawn in the next, so that a key pressed meanwhile is handled between them.
fn picture(figures: Shown<FiguresView>) -> Element {
    let site = site();
    let now = move || Arc::new(site.compute(|explorer| explorer.picture_of(&site.query_now())));
    let picture = RwSignal::new(now());
    let (work_out, draw) = (scheduler::task(), scheduler::task());
    let mut is_first = true;
    effect(move || {
        let has_picture = figures.with(|figures| figures.has_picture);
        if is_first || !has_picture {
            is_first = false;
        } else if site.navigation.is_typing() {
            draw.cancel();
            work_out.after_paint(move || {
                let made = now();
                draw.after(0, move || _ = picture.try_set(made));
            });
        } else {
            work_out.cancel();
            draw.cancel();
            picture.set(now());
        }
    });
    chart(picture)
}

/// The ways to show the figures, as links.
fn tabs(figures: Shown<FiguresView>) -> Element {
    let site = site();
    let list = html("ul").attr("role", "list").keyed(
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
            let link = html("a")
                .id(&format!("tab-{}", own.key()))
                .attr("href", now(|link| &link.href))
                .attr("aria-current", current)
                .text(now(|link| &link.text));
            html("li").child(link)
        },
    );
    html("nav").class("tabs").attr("aria-label", tr(Word::ViewAs)).child(list)
}
