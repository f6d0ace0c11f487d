//! The marks of a chart, to be pointed at by mouse, finger or keyboard: one stop of the Tab key, arrows from mark to
//! mark, Enter for the sentences behind one.
//!
//! There may be a thousand. The picture listens for all of them, and the layout tells which one the pointer is at; only
//! marks near the keyboard's place are elements, so that drawing many costs no more than drawing some.

use std::ops::Range;

use chart::{Hit, Layout, MarkId};
use explore::words::Word;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent};

use super::chart_tip::{area, light, tip};
use crate::io::focus;
use crate::markup::{El, follow, svg};

/// Of more marks than this only those near the keyboard's place are elements: at least so many on either side.
const ALL: usize = 120;
const NEAR: usize = 4;

/// What is known of the marks of one drawing; cheap to copy. Places are those among its marks.
#[derive(Clone, Copy)]
struct Marked {
    laid: StoredValue<Layout, LocalStorage>,
    /// What each is, in words.
    say: StoredValue<Box<dyn Fn(MarkId) -> String>, LocalStorage>,
    /// Under the pointer.
    pointed: RwSignal<Option<usize>>,
    /// Under the keyboard.
    focused: RwSignal<Option<usize>>,
    /// Whose sentences are shown.
    chosen: RwSignal<Option<MarkId>>,
}

impl Marked {
    fn hit<U>(self, at: usize, read: impl FnOnce(&Hit, &Layout) -> U) -> Option<U> {
        self.laid.try_with_value(|laid| laid.hits.get(at).map(|hit| read(hit, laid)))?
    }

    fn mark(self, at: usize) -> Option<MarkId> {
        self.hit(at, |hit, _| hit.mark)
    }

    fn words(self, hit: &Hit) -> String {
        self.say.try_with_value(|say| say(hit.mark)).unwrap_or_default()
    }

    fn place(self, mark: MarkId) -> Option<usize> {
        self.laid.try_with_value(|laid| laid.hits.iter().position(|hit| hit.mark == mark))?
    }

    fn chosen(self) -> Option<usize> {
        self.chosen.get().and_then(|mark| self.place(mark))
    }

    /// Where the Tab key stops.
    fn stop(self) -> usize {
        self.focused.get().or_else(|| self.chosen()).unwrap_or(0)
    }

    /// The places that are elements. They change only from time to time.
    fn near(self) -> Range<usize> {
        let n_marks = self.laid.try_with_value(|laid| laid.hits.len()).unwrap_or(0);
        if n_marks <= ALL {
            return 0..n_marks;
        }
        let start = self.stop() / NEAR * NEAR;
        start.saturating_sub(NEAR)..(start + 2 * NEAR).min(n_marks)
    }

    /// The place under the pointer: the picture may be shown smaller or larger than it was laid out.
    fn under(self, event: &Event) -> Option<usize> {
        let event = event.dyn_ref::<MouseEvent>()?;
        let shown = event.current_target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - shown.left(), f64::from(event.client_y()) - shown.top());
        self.laid.try_with_value(|laid| {
            let scale = laid.width / shown.width();
            laid.hit_at(x * scale, y * scale)
        })?
    }

    fn point_at(self, at: Option<usize>) {
        if self.pointed.get_untracked() != at {
            self.pointed.set(at);
        }
    }
}

/// The marks where they are; `say` puts one into words; `chosen` is the one whose sentences are shown, which `choose`
/// changes.
pub(crate) fn marks(
    laid: Layout,
    say: impl Fn(MarkId) -> String + 'static,
    chosen: RwSignal<Option<MarkId>>,
    choose: impl Fn(Option<MarkId>) + Copy + 'static,
) -> El {
    let view_box = format!("0 0 {} {}", laid.width, laid.height);
    let (pointed, focused) = (RwSignal::new(None), RwSignal::new(None));
    let (laid, say) = (StoredValue::new_local(laid), StoredValue::new_local(Box::new(say) as Box<_>));
    let marked = Marked { laid, say, pointed, focused, chosen };
    let picture = svg("svg")
        .class("chart-marks")
        .attr("viewBox", &view_box)
        .attr("role", "group")
        .attr("aria-label", Word::ChartMarks)
        .flag("data-pointed", move || pointed.get().is_some())
        .each(move || marked.near().collect(), |at| format!("at-{at}"), move |at| rect(marked, *at));
    mark_one(marked, "data-chosen", None, "", move || marked.chosen());
    mark_one(marked, "tabindex", Some("-1"), "0", move || Some(marked.stop()));
    picture
        .on("pointermove", move |event| marked.point_at(marked.under(event)))
        .on("pointerdown", move |event| marked.point_at(marked.under(event)))
        .on("pointerleave", move |_| marked.point_at(None))
        .on("focusin", move |event| focused.set(mark_of(event).and_then(|mark| marked.place(mark))))
        .on("focusout", move |event| {
            // Not of a mark that goes because the keyboard has jumped far away.
            let left = mark_of(event).and_then(|mark| marked.place(mark));
            if left == focused.get_untracked() {
                focused.set(None);
            }
        })
        .on("click", move |event| {
            let at = marked.under(event);
            if let Some((at, mark)) = at.zip(at.and_then(|at| marked.mark(at))) {
                choose(Some(mark));
                go(marked, at);
            }
        })
        // The picture itself is no place for the keyboard.
        .on("mousedown", |event| event.prevent_default())
        .on("keydown", move |event| on_key(event, marked, choose))
        .live(move || {
            let at = pointed.get().or(focused.get());
            at.and_then(|at| marked.hit(at, |hit, laid| vec![light(hit), tip(hit, laid, &marked.words(hit))]))
                .unwrap_or_default()
        })
}

fn on_key(event: &Event, marked: Marked, choose: impl Fn(Option<MarkId>)) {
    let (Some(at), Some(event)) = (marked.focused.get_untracked(), event.dyn_ref::<KeyboardEvent>()) else { return };
    let last = marked.laid.with_value(|laid| laid.hits.len()).saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (at + 1).min(last),
        "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        "Enter" | " " => {
            event.prevent_default();
            return choose(marked.mark(at));
        }
        _ => return,
    };
    event.prevent_default();
    go(marked, to);
}

/// Brings the keyboard to a place.
fn go(marked: Marked, to: usize) {
    let Some(id) = marked.mark(to).map(element_id) else { return };
    if document().get_element_by_id(&id).is_some() {
        return focus::to(&id);
    }
    // It is an element as soon as the keyboard's place is there.
    marked.focused.set(Some(to));
    focus::after_render(move || focus::to(&id));
}

fn rect(marked: Marked, at: usize) -> El {
    let rect = marked.hit(at, |hit, _| {
        area(hit).id(&element_id(hit.mark)).class("hit").attr("role", "button").attr("aria-label", &marked.words(hit))
    });
    let rect = rect.unwrap_or_else(|| svg("rect"));
    rect.set("tabindex", Some(if marked.stop() == at { "0" } else { "-1" }));
    if marked.chosen() == Some(at) {
        rect.set("data-chosen", Some(""));
    }
    rect
}

/// Gives the attribute the value `one` on the mark at the place that `which` names, and `others` on all others.
fn mark_one(
    marked: Marked,
    name: &'static str,
    others: Option<&'static str>,
    one: &'static str,
    which: impl Fn() -> Option<usize> + 'static,
) {
    let mut was = None;
    follow(move || {
        let now = which();
        let set = |at: Option<usize>, value: Option<&str>| {
            let id = at.and_then(|at| marked.mark(at)).map(element_id);
            let Some(element) = id.and_then(|id| document().get_element_by_id(&id)) else { return };
            // A fixed name that is a name cannot fail.
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        };
        if was != Some(now) {
            set(was.flatten(), others);
            set(now, Some(one));
        }
        was = Some(now);
    });
}

/// The mark that an event came from.
fn mark_of(event: &Event) -> Option<MarkId> {
    let rect = event.target()?.dyn_into::<Element>().ok()?;
    rect.id().strip_prefix("mark-")?.parse().ok().map(MarkId)
}

fn element_id(mark: MarkId) -> String {
    format!("mark-{}", mark.0)
}
