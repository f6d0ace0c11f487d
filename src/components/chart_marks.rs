//! The marks of a chart, to be pointed at by mouse, finger or keyboard: one stop of the Tab key, arrows from mark to
//! mark, Enter for the sentences behind one. The picture listens for all of its marks: there may be a thousand.

use std::rc::Rc;

use chart::{Hit, Layout, MarkId};
use explore::words::Word;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

use crate::io::focus;
use crate::markup::{El, Plain, el, follow, svg};

/// The size of the label beside a mark, in pixels of the picture.
const TIP_WIDTH: f64 = 220.0;
const TIP_HEIGHT: f64 = 84.0;
/// How far it stands from the mark.
const TIP_GAP: f64 = 8.0;

/// The marks where they are; `active` is the one under pointer or focus, `chosen` the one whose sentences are shown,
/// which `choose` changes.
pub(crate) fn marks(
    laid: Layout,
    active: RwSignal<Option<MarkId>>,
    chosen: RwSignal<Option<MarkId>>,
    choose: impl Fn(Option<MarkId>) + Copy + 'static,
) -> El {
    let hits: Vec<(MarkId, El)> = laid.hits.iter().map(|hit| (hit.mark, rect(hit))).collect();
    let picture = svg("svg")
        .class("chart-marks")
        .attr("viewBox", &format!("0 0 {} {}", laid.width, laid.height))
        .attr("role", "group")
        .attr("aria-label", Word::ChartMarks)
        .children(hits.iter().map(|(_, rect)| rect.clone()));
    let marks: Rc<[MarkId]> = hits.iter().map(|(mark, _)| *mark).collect();
    mark_one(hits.clone(), "data-chosen", None, "", move || chosen.get());
    mark_one(hits, "tabindex", Some("-1"), "0", {
        let first = marks.first().copied();
        move || active.get().or(chosen.get()).or(first)
    });
    let tip = move || {
        let hit = laid.hits.iter().find(|hit| Some(hit.mark) == active.get());
        hit.map(|hit| label(hit, &laid)).into_iter().collect()
    };
    let activate = move |event: &Event| {
        if let Some(mark) = mark_of(event) {
            active.set(Some(mark));
        }
    };
    picture
        .on("pointerover", activate)
        .on("focusin", activate)
        .on("pointerout", move |_| active.set(None))
        .on("focusout", move |_| active.set(None))
        .on("click", move |event| {
            if let Some(mark) = mark_of(event) {
                choose(Some(mark));
            }
        })
        .on("keydown", move |event| {
            let at = mark_of(event).and_then(|mark| marks.iter().position(|other| *other == mark));
            let (Some(at), Some(event)) = (at, event.dyn_ref::<KeyboardEvent>()) else { return };
            let last = marks.len().saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowRight" | "ArrowDown" => (at + 1).min(last),
                "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
                "Home" => 0,
                "End" => last,
                "Enter" | " " => {
                    event.prevent_default();
                    return choose(marks.get(at).copied());
                }
                _ => return,
            };
            event.prevent_default();
            if let Some(mark) = marks.get(to) {
                focus::to(&element_id(*mark));
            }
        })
        .live(tip)
}

fn rect(hit: &Hit) -> El {
    svg("rect")
        .id(&element_id(hit.mark))
        .class("hit")
        .attr("x", Plain(hit.area.x))
        .attr("y", Plain(hit.area.y))
        .attr("width", Plain(hit.area.w))
        .attr("height", Plain(hit.area.h))
        .attr("role", "button")
        .attr("tabindex", "-1")
        .attr("aria-label", &hit.label)
}

/// Gives the attribute the value `one` on the mark that `which` names, and `others` on all others.
fn mark_one(
    hits: Vec<(MarkId, El)>,
    name: &'static str,
    others: Option<&'static str>,
    one: &'static str,
    which: impl Fn() -> Option<MarkId> + 'static,
) {
    let mut was = None;
    follow(move || {
        let now = which();
        let set = |mark: Option<MarkId>, value| {
            if let Some((_, rect)) = hits.iter().find(|(other, _)| Some(*other) == mark) {
                rect.set(name, value);
            }
        };
        set(was, others);
        set(now, Some(one));
        was = now;
    });
}

/// The mark that an event came from.
fn mark_of(event: &Event) -> Option<MarkId> {
    let rect = event.target()?.dyn_into::<Element>().ok()?;
    rect.id().strip_prefix("mark-")?.parse().ok().map(MarkId)
}

/// The label of a mark, above it or, where there is no room, below.
fn label(hit: &Hit, laid: &Layout) -> El {
    let middle = hit.area.x + hit.area.w / 2.0;
    let x = (middle - TIP_WIDTH / 2.0).clamp(0.0, (laid.width - TIP_WIDTH).max(0.0));
    let above = hit.area.y - TIP_GAP - TIP_HEIGHT;
    let (y, place) = if above >= 0.0 { (above, "above") } else { (hit.area.y + hit.area.h + TIP_GAP, "below") };
    svg("foreignObject")
        .class("tip-place")
        .attr("x", Plain(x))
        .attr("y", Plain(y))
        .attr("width", Plain(TIP_WIDTH))
        .attr("height", Plain(TIP_HEIGHT))
        .attr("aria-hidden", "true")
        .child(el("div").class("tip").attr("data-place", place).child(el("span").text(&hit.label)))
}

fn element_id(mark: MarkId) -> String {
    format!("mark-{}", mark.0)
}
