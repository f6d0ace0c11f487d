//! The marks of a chart, to be pointed at by mouse, finger or keyboard: one stop of the Tab key, arrows from mark to
//! mark, Enter for the sentences behind one.

use std::sync::Arc;

use chart::{Hit, Layout, MarkId};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::io::focus;
use crate::live::flag;
use crate::site::site;

/// The size of the label beside a mark, in pixels of the picture.
const TIP_WIDTH: f64 = 220.0;
const TIP_HEIGHT: f64 = 84.0;
/// How far it stands from the mark.
const TIP_GAP: f64 = 8.0;

/// The marks.
#[component]
pub(crate) fn Marks(
    /// Where they are.
    laid: Arc<Layout>,
    /// The one under pointer or focus.
    active: RwSignal<Option<MarkId>>,
    /// The one whose sentences are shown.
    chosen: RwSignal<Option<MarkId>>,
) -> impl IntoView {
    let site = site();
    let n_marks = laid.hits.len();
    let first = laid.hits.first().map(|hit| hit.mark);
    let marks: Arc<[MarkId]> = laid.hits.iter().map(|hit| hit.mark).collect();
    let hits = laid.hits.iter().cloned().enumerate().map(|(at, hit)| {
        let marks = marks.clone();
        let mark = hit.mark;
        let stop =
            Signal::derive(move || if active.get().or(chosen.get()).or(first) == Some(mark) { "0" } else { "-1" });
        let on_key = move |event: KeyboardEvent| {
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (at + 1).min(n_marks.saturating_sub(1)),
                "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
                "Home" => 0,
                "End" => n_marks.saturating_sub(1),
                "Enter" | " " => {
                    event.prevent_default();
                    return chosen.set(Some(mark));
                }
                _ => return,
            };
            event.prevent_default();
            if let Some(mark) = marks.get(to) {
                focus::to(&element_id(*mark));
            }
        };
        view! {
            <rect
                id=element_id(mark)
                class="hit"
                x=hit.area.x y=hit.area.y width=hit.area.w height=hit.area.h
                role="button"
                tabindex=stop
                aria-label=hit.label.clone()
                data-chosen=flag(move || chosen.get() == Some(mark))
                on:pointerenter=move |_| active.set(Some(mark))
                on:pointerleave=move |_| active.set(None)
                on:focus=move |_| active.set(Some(mark))
                on:blur=move |_| active.set(None)
                on:click=move |_| chosen.set(Some(mark))
                on:keydown=on_key
            ></rect>
        }
    });
    let hits = hits.collect_view();
    let view_box = format!("0 0 {} {}", laid.width, laid.height);
    let tip = move || {
        let hit = laid.hits.iter().find(|hit| Some(hit.mark) == active.get())?;
        Some(label(hit, &laid))
    };
    view! {
        <svg class="chart-marks" viewBox=view_box role="group" aria-label=site.say(explore::words::Word::ChartMarks)>
            {hits}
            {tip}
        </svg>
    }
}

/// The label of a mark, above it or, where there is no room, below.
fn label(hit: &Hit, laid: &Layout) -> impl IntoView + use<> {
    let middle = hit.area.x + hit.area.w / 2.0;
    let x = (middle - TIP_WIDTH / 2.0).clamp(0.0, (laid.width - TIP_WIDTH).max(0.0));
    let above = hit.area.y - TIP_GAP - TIP_HEIGHT;
    let (y, place) = if above >= 0.0 { (above, "above") } else { (hit.area.y + hit.area.h + TIP_GAP, "below") };
    view! {
        <foreignObject class="tip-place" x=x y=y width=TIP_WIDTH height=TIP_HEIGHT aria-hidden="true">
            <div class="tip" data-place=place><span>{hit.label.clone()}</span></div>
        </foreignObject>
    }
}

fn element_id(mark: MarkId) -> String {
    format!("mark-{}", mark.0)
}
