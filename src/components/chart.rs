//! A chart: picture, marks to point at, the sentences behind a mark, the same numbers as a table, and saving.

use std::sync::Arc;

use chart::draw::{Colours, Name, svg};
use chart::{Dress, Frame, Layout, MarkId, Plot, layout};
use explore::figures::Picture;
use explore::words::Word;
use leptos::html::Div;
use leptos::prelude::*;

use super::chart_marks::Marks;
use super::chart_save::SavePicture;
use super::chart_sentences::Sentences;
use super::chart_table::ChartTables;
use crate::io::size;
use crate::live::text;
use crate::site::site;

/// A chart with all that belongs to it.
#[component]
pub(crate) fn Chart(
    /// What is drawn, and what stands behind it.
    #[prop(into)]
    picture: Signal<Arc<Picture>>,
) -> impl IntoView {
    let site = site();
    let drawn = Memo::new(move |_| picture.with(|picture| matches!(picture.spec.plot, Plot::Panels(_))));
    let title = text(move || picture.with(|picture| picture.spec.title.clone()));
    let filter = text(move || picture.with(|picture| picture.spec.filter.clone()));
    let source = text(move || picture.with(|picture| picture.spec.source.clone()));
    view! {
        <figure class="chart">
            <figcaption class="chart-head">
                <h2 class="chart-title">{title}</h2>
                <p class="chart-filter">{filter}</p>
            </figcaption>
            <Show when=move || drawn.get() fallback=move || view! { <Why picture/> }>
                <Drawing picture/>
            </Show>
            <For each=move || picture.with(|picture| picture.notes.clone()) key=String::clone let:note>
                <p class="chart-note">{note}</p>
            </For>
            <Show when=move || drawn.get()>
                <div class="chart-foot">
                    <p class="chart-source">{source}</p>
                    <SavePicture picture/>
                </div>
                <details class="chart-table">
                    <summary>{site.say(Word::ChartAsTable)}</summary>
                    <ChartTables picture/>
                </details>
            </Show>
        </figure>
    }
}

/// Why there is no picture, and the nearest that can be drawn.
#[component]
fn Why(picture: Signal<Arc<Picture>>) -> impl IntoView {
    let reason = text(move || {
        picture.with(|picture| match &picture.spec.plot {
            Plot::Nothing(nothing) => nothing.words.clone(),
            Plot::Panels(_) => String::new(),
        })
    });
    view! {
        <div class="unplottable">
            <p>{reason}</p>
            <ul class="offers">
                <For each=move || picture.with(|picture| picture.offers.clone()) key=|offer| offer.clone() let:offer>
                    <li><a href=offer.href>{offer.text}</a></li>
                </For>
            </ul>
        </div>
    }
}

/// The picture in the width that there is, and its marks.
#[component]
fn Drawing(picture: Signal<Arc<Picture>>) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let width = size::width_of(frame);
    let active = RwSignal::new(None::<MarkId>);
    let chosen = RwSignal::new(None::<MarkId>);
    Effect::new(move || {
        picture.track();
        active.set(None);
        chosen.set(None);
    });
    let laid = Memo::new_with_compare(
        move |_| {
            let width_px = f64::from(width.get()?);
            Some(Arc::new(picture.with(|picture| layout(&picture.spec, Frame { width_px, dress: Dress::Bare }))))
        },
        |_, _| true,
    );
    view! {
        <div class="chart-frame" node_ref=frame>
            {move || laid.get().map(|laid| view! { <div class="chart-picture" inner_html=painted(&picture.get(), &laid)></div> })}
            {move || laid.get().map(|laid| view! { <Marks laid active chosen/> })}
        </div>
        <Sentences picture chosen/>
    }
}

/// The picture as SVG. Its text is escaped where it is painted; colours are the page's own.
fn painted(picture: &Picture, laid: &Layout) -> String {
    let description = chart::describe(&picture.spec);
    svg(laid, Name { title: &picture.spec.title, description: &description }, Colours::Page)
}
