//! How the table is arranged: under which headings its rows stand, and which columns it has.

use std::sync::Arc;

use explore::figures::FiguresView;
use explore::words::Word;
use leptos::prelude::*;

use super::icon::{Icon, Sign};
use crate::site::site;

/// Headings and columns, as links.
#[component]
pub(crate) fn TableOptions(
    /// The page of figures.
    figures: Memo<Arc<FiguresView>>,
) -> impl IntoView {
    let site = site();
    let groups = move || {
        figures.with(|figures| {
            let groups = figures.table.groups.iter();
            groups.map(|group| (group.link.clone(), group.chosen)).collect::<Vec<_>>()
        })
    };
    let columns = move || {
        figures.with(|figures| {
            let columns = figures.table.chooser.iter();
            columns.map(|column| (column.link.clone(), column.shown)).collect::<Vec<_>>()
        })
    };
    view! {
        <details class="menu">
            <summary class="button"><Icon sign=Sign::Menu/>{site.say(Word::TableOptions)}</summary>
            <div class="menu-list">
                <p class="menu-head">{site.say(Word::GroupBy)}</p>
                <ul role="list">
                    <For each=groups key=Clone::clone let((link, chosen))>
                        <li><a class="facet-value" href=link.href aria-current=chosen.then_some("true")><span class="facet-box" aria-hidden="true"></span><span class="facet-label">{link.text}</span></a></li>
                    </For>
                </ul>
                <p class="menu-head">{site.say(Word::Columns)}</p>
                <ul role="list" class="menu-columns">
                    <For each=columns key=Clone::clone let((link, chosen))>
                        <li><a class="facet-value" href=link.href aria-current=chosen.then_some("true")><span class="facet-box" aria-hidden="true"></span><span class="facet-label">{link.text}</span></a></li>
                    </For>
                </ul>
            </div>
        </details>
    }
}
