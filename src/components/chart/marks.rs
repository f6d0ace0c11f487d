//! The marks of a chart, to be pointed at by mouse, finger or keyboard: one stop of the Tab key, arrows from mark to
//! mark, Enter for the sentences behind one.
//!
//! There may be a thousand. The picture listens for all of them, and the layout tells which one the pointer is at; only
//! marks near the keyboard's place are elements, so that drawing many costs no more than drawing some.

use chart::{Hit, Layout, MarkId};
use explore::ui_text::Word;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, Event, KeyboardEvent, MouseEvent};

use crate::browser::focus;
use crate::components::chart::tip::{at, highlight, tip};
use crate::language::tr;
use dom::{Element, effect, svg};

/// Of more marks than this only those near the keyboard's place are elements: so many on either side.
const ALL: usize = 120;
const NEAR: usize = 1;

/// A chart as it is drawn now.
pub(crate) struct Drawn {
    /// Where its marks are.
    pub(crate) laid: Layout,
    /// What each is, in words.
    pub(crate) say: Box<dyn Fn(MarkId) -> String>,
    /// Where it is said: the source, and how its sentence begins.
    pub(crate) source: Box<dyn Fn(MarkId) -> String>,
}

/// What is known of the marks; cheap to copy.
#[derive(Clone, Copy)]
struct Marked {
    drawn: RwSignal<Option<Drawn>, LocalStorage>,
    /// Under the pointer.
    pointed: RwSignal<Option<MarkId>>,
    /// Under the keyboard.
    focused: RwSignal<Option<MarkId>>,
    /// Whose sentences are shown.
    chosen: RwSignal<Option<MarkId>>,
}

impl Marked {
    fn read<U>(self, read: impl FnOnce(&Drawn) -> U) -> Option<U> {
        self.drawn.try_with(|drawn| drawn.as_ref().map(read))?
    }

    fn hit<U>(self, mark: MarkId, read: impl FnOnce(&Hit, &Drawn) -> U) -> Option<U> {
        self.read(|drawn| drawn.laid.hits.iter().find(|hit| hit.mark == mark).map(|hit| read(hit, drawn)))?
    }

    fn place(self, mark: MarkId) -> Option<usize> {
        self.read(|drawn| drawn.laid.hits.iter().position(|hit| hit.mark == mark))?
    }

    fn chosen(self) -> Option<MarkId> {
        self.chosen.get().filter(|mark| self.place(*mark).is_some())
    }

    /// Where the Tab key stops.
    fn stop(self) -> Option<MarkId> {
        let focused = self.focused.get().filter(|mark| self.place(*mark).is_some());
        focused.or_else(|| self.chosen()).or_else(|| self.read(|drawn| drawn.laid.hits.first().map(|hit| hit.mark))?)
    }

    /// The marks that are elements.
    fn near(self) -> Vec<MarkId> {
        let stop = self.stop().and_then(|mark| self.place(mark)).unwrap_or(0);
        let marks = self.read(|drawn| {
            let hits = &drawn.laid.hits;
            let near = stop.saturating_sub(NEAR)..(stop + NEAR + 1).min(hits.len());
            let near = if hits.len() <= ALL { hits.as_slice() } else { hits.get(near).unwrap_or_default() };
            near.iter().map(|hit| hit.mark).collect()
        });
        marks.unwrap_or_default()
    }

    /// The mark under the pointer: the picture may be shown smaller or larger than it was laid out.
    fn under(self, event: &Event) -> Option<MarkId> {
        let event = event.dyn_ref::<MouseEvent>()?;
        let shown = event.current_target()?.dyn_into::<DomElement>().ok()?.get_bounding_client_rect();
        let (x, y) = (f64::from(event.client_x()) - shown.left(), f64::from(event.client_y()) - shown.top());
        let mark = untrack(|| {
            self.read(|Drawn { laid, .. }| {
                let scale = laid.width / shown.width();
                laid.hits.get(laid.hit_at(x * scale, y * scale)?).map(|hit| hit.mark)
            })
        });
        mark?
    }

    fn point_at(self, mark: Option<MarkId>) {
        if self.pointed.get_untracked() != mark {
            self.pointed.set(mark);
        }
    }
}

/// The marks of whatever is `drawn`; `chosen` is the one whose sentences are shown, which `choose` changes. When the chart
/// is drawn again, what can stay does, and with it the keyboard.
pub(crate) fn marks(
    drawn: RwSignal<Option<Drawn>, LocalStorage>,
    chosen: RwSignal<Option<MarkId>>,
    choose: impl Fn(Option<MarkId>) + Copy + 'static,
) -> Element {
    let (pointed, focused) = (RwSignal::new(None), RwSignal::new(None));
    let marked = Marked { drawn, pointed, focused, chosen };
    effect(move || {
        drawn.track();
        marked.point_at(None);
    });
    let size = move || marked.read(|Drawn { laid, .. }| (laid.width, laid.height)).unwrap_or_default();
    let picture = svg("svg")
        .class("chart-marks")
        .attr("viewBox", move || format!("0 0 {} {}", size().0, size().1))
        .attr("role", "group")
        .attr("aria-label", tr(Word::ChartMarks))
        .bool_attr("data-pointed", move || pointed.get().is_some())
        .keyed(move || marked.near(), |mark| element_id(*mark), move |mark| rect(marked, *mark));
    mark_one("data-chosen", None, "", move || marked.chosen());
    mark_one("tabindex", Some("-1"), "0", move || marked.stop());
    picture
        .on("pointermove", move |event| marked.point_at(marked.under(event)))
        .on("pointerdown", move |event| marked.point_at(marked.under(event)))
        .on("pointerleave", move |_| marked.point_at(None))
        .on("focusin", move |event| focused.set(mark_of(event)))
        .on("focusout", move |event| {
            // Not of a mark that goes because the keyboard has jumped far away.
            if mark_of(event) == focused.get_untracked() {
                focused.set(None);
            }
        })
        .on("click", move |event| {
            if let Some(mark) = marked.under(event) {
                choose(Some(mark));
                go(marked, mark);
            }
        })
        // The picture itself is no place for the keyboard.
        .on("mousedown", |event| event.prevent_default())
        .on("keydown", move |event| on_key(event, marked, choose))
        .dyn_children(move || {
            let mark = pointed.get().or(focused.get());
            let shown = |mark| {
                marked.hit(mark, |hit, drawn| {
                    vec![highlight(hit), tip(hit, &drawn.laid, &(drawn.say)(mark), &(drawn.source)(mark))]
                })
            };
            mark.and_then(shown).unwrap_or_default()
        })
}

fn on_key(event: &Event, marked: Marked, choose: impl Fn(Option<MarkId>)) {
    let (Some(mark), Some(event)) = (marked.focused.get_untracked(), event.dyn_ref::<KeyboardEvent>()) else { return };
    let Some(place) = untrack(|| marked.place(mark)) else { return };
    let last = untrack(|| marked.read(|drawn| drawn.laid.hits.len())).unwrap_or(0).saturating_sub(1);
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => (place + 1).min(last),
        "ArrowLeft" | "ArrowUp" => place.saturating_sub(1),
        "Home" => 0,
        "End" => last,
        "Enter" | " " => {
            event.prevent_default();
            return choose(Some(mark));
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(Some(mark)) = untrack(|| marked.read(|drawn| drawn.laid.hits.get(to).map(|hit| hit.mark))) {
        go(marked, mark);
    }
}

/// Brings the keyboard to a mark.
fn go(marked: Marked, to: MarkId) {
    let id = element_id(to);
    if document().get_element_by_id(&id).is_some() {
        return focus::focus_by_id(&id);
    }
    // It is an element as soon as the keyboard's place is there.
    marked.focused.set(Some(to));
    focus::after_render(move || focus::focus_by_id(&id));
}

fn rect(marked: Marked, mark: MarkId) -> Element {
    let rect = svg("rect").id(&element_id(mark)).class("hit").attr("role", "button");
    rect.set_attr("tabindex", Some(if marked.stop() == Some(mark) { "0" } else { "-1" }));
    if marked.chosen() == Some(mark) {
        rect.set_attr("data-chosen", Some(""));
    }
    let (element, mut was) = (rect.clone(), None);
    effect(move || {
        let Some((area, words)) = marked.hit(mark, |hit, drawn| (hit.area, (drawn.say)(mark))) else { return };
        let (was_area, was_words) = was.take().unzip();
        at(&element, &area, was_area.as_ref());
        if was_words.as_ref() != Some(&words) {
            element.set_attr("aria-label", Some(&words));
        }
        was = Some((area, words));
    });
    rect
}

/// Gives the attribute the value `one` on the mark that `which` names, and `others` on all others.
fn mark_one(
    name: &'static str,
    others: Option<&'static str>,
    one: &'static str,
    which: impl Fn() -> Option<MarkId> + 'static,
) {
    let mut was = None;
    effect(move || {
        let now = which();
        let set = |mark: Option<MarkId>, value: Option<&str>| {
            let Some(element) = mark.and_then(|mark| document().get_element_by_id(&element_id(mark))) else { return };
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
    let rect = event.target()?.dyn_into::<DomElement>().ok()?;
    rect.id().strip_prefix("mark-")?.parse().ok().map(MarkId)
}

fn element_id(mark: MarkId) -> String {
    format!("mark-{}", mark.0)
}
