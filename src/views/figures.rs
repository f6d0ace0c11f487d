//! *Số liệu*: filters, chart and table over one selection.

use std::sync::Arc;

use explore::facet::Facet as FacetName;
use explore::figures::{FacetView, FiguresView};
use explore::query::Tab;
use explore::words::Word;
use leptos::prelude::*;

use crate::components::chart::Chart;
use crate::components::downloads::Downloads;
use crate::components::facet::Facet;
use crate::components::figure_table::FigureTable;
use crate::components::icon::{Icon, Sign};
use crate::components::selection_bar::SelectionBar;
use crate::components::table_options::TableOptions;
use crate::live::{flag, truth, value_if};
use crate::navigation::HEADING;
use crate::site::site;

/// Filters that stand open at first on a wide screen.
const OPEN: &[FacetName] = &[FacetName::Indicator, FacetName::Status, FacetName::Period, FacetName::Document];

/// The page of figures.
#[component]
pub(crate) fn Figures(
    /// What it says.
    figures: Memo<Arc<FiguresView>>,
) -> impl IntoView {
    let site = site();
    let summary = Memo::new(move |_| figures.with(|figures| figures.summary.clone()));
    // Each change of the selection is told to those who do not see the table change.
    Effect::new(move |before: Option<()>| {
        let summary = summary.get();
        if before.is_some() {
            site.announce.set(summary);
        }
    });
    let caption = move || figures.with(|figures| figures.bar.sentence.clone());
    view! {
        <div class="view-head">
            <h1 id=HEADING tabindex="-1">{site.say(Word::Figures)}</h1>
        </div>
        <div class="figures-layout">
            <Filters figures/>
            <div class="figures-main">
                <div class="figures-state">
                    <p class="summary">{summary}</p>
                    <SelectionBar bar=Signal::derive(move || figures.with(|figures| figures.bar.clone()))/>
                </div>
                <For each=move || figures.with(|figures| figures.notes.clone()) key=String::clone let:note>
                    <p class="note">{note}</p>
                </For>
                <div class="figures-tools">
                    <Tabs figures/>
                    <TableOptions figures/>
                    <Downloads offers=Signal::derive(move || figures.with(|figures| figures.downloads.clone()))/>
                </div>
                <Picture figures/>
                <FigureTable figures caption=Signal::derive(caption)/>
            </div>
        </div>
    }
}

/// The chart that the tab asks for; none under the tab of the table.
#[component]
fn Picture(figures: Memo<Arc<FiguresView>>) -> impl IntoView {
    let site = site();
    let asked = Memo::new(move |_| site.query.with(|query| query.tab != Tab::Table));
    let picture = Signal::derive(move || figures.with(|figures| figures.picture.clone()));
    view! { <Show when=move || asked.get()><Chart picture/></Show> }
}

/// The ways to show the figures, as links.
#[component]
fn Tabs(figures: Memo<Arc<FiguresView>>) -> impl IntoView {
    let site = site();
    let tabs = move || figures.with(|figures| figures.tabs.clone());
    let current = Memo::new(move |_| site.query.with(|query| query.tab));
    view! {
        <nav class="tabs" aria-label=site.say(Word::ViewAs)>
            <ul role="list">
                <For each=tabs key=|tab| tab.link.clone() let:tab>
                    <li>
                        <a id=format!("tab-{}", tab.tab.key()) href=tab.link.href aria-current=value_if("true", move || current.get() == tab.tab)>
                            {tab.link.text}
                        </a>
                    </li>
                </For>
            </ul>
        </nav>
    }
}

/// The filters: beside the figures, or behind a button where there is no room.
#[component]
fn Filters(figures: Memo<Arc<FiguresView>>) -> impl IntoView {
    let site = site();
    let open = RwSignal::new(false);
    let facets = Memo::new(move |_| figures.with(|figures| figures.facets.clone()));
    view! {
        <section class="facets" aria-label=site.say(Word::Facets) data-open=flag(move || open.get())>
            <button
                type="button"
                class="button facets-toggle"
                aria-expanded=truth(move || open.get())
                aria-controls="facets-body"
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon sign=Sign::Filter/>
                {site.say(Word::Facets)}
            </button>
            <h2 class="facets-title">{site.say(Word::Facets)}</h2>
            <div id="facets-body" class="facets-body">
                <For each=move || facets.get() key=|facet| facet.key let:facet>
                    <OneFilter facets facet/>
                </For>
            </div>
        </section>
    }
}

#[component]
fn OneFilter(facets: Memo<Vec<FacetView>>, facet: FacetView) -> impl IntoView {
    let name = facet.facet;
    let open = OPEN.contains(&name);
    let now = Memo::new(move |_| {
        facets.with(|facets| facets.iter().find(|facet| facet.facet == name).cloned()).unwrap_or_else(|| facet.clone())
    });
    view! { <Facet facet=Signal::from(now) open/> }
}
