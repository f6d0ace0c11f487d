//! A chart on a page that has others beside it: the picture and the sentences behind its marks. Its code is a part of its own,
//! loaded when the page that it stands on has been painted; its place is kept.

use std::sync::Arc;

use explore::Query;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::{drawing, sentences::sentences};
use crate::browser::{scheduler, style};
use crate::site::site;
use dom::{Element, html};

/// The figures that `query` asks for as a small chart.
pub(crate) fn small_chart(query: Query) -> Element {
    let draw = RwSignal::new_local(None::<fn(&Query) -> Element>);
    scheduler::task().after_paint(move || {
        leptos::task::spawn_local(async move {
            // Where the code does not come the values stay, which are told beside the chart.
            if let Ok(code) = load().await {
                draw.try_set(Some(code));
            }
        });
    });
    html("div").class("small-chart").dyn_children(move || draw.get().map(|draw| draw(&query)).into_iter().collect())
}

#[wasm_split(charts, fallible)]
fn load() -> Result<fn(&Query) -> Element, wasm_split_helpers::SplitLoaderError> {
    Ok(drawn)
}

fn drawn(query: &Query) -> Element {
    style::adopt(style::CHART);
    let picture = RwSignal::new(Arc::new(site().compute(|explorer| explorer.picture_of(query))));
    let chosen = RwSignal::new(None);
    let choose = move |mark| chosen.set(mark);
    html("figure").class("chart").child(drawing(picture, chosen, choose)).child(sentences(picture, chosen, choose))
}
