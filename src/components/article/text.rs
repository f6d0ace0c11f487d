//! The text of an article, cut where something is marked. Text nodes only: what a document says is never markup.
//!
//! There may be a thousand marks: the text listens for all of them, and one effect sets each kind of attribute.

use std::collections::BTreeSet;
use std::rc::Rc;

use explore::article::{ArticleView, BlockView, MarkKind, Run, Segment};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, Event, KeyboardEvent};

use crate::browser::pointer;
use dom::{Element, effect, html};

/// One mark in the text.
struct Mark {
    element: Element,
    id: String,
    kind: MarkKind,
    card: usize,
    /// A link of its own: a figure. Any other mark is a button.
    is_link: bool,
}

/// The marks of a text, in its order, while it is built.
struct TextBuilder<'a> {
    article: &'a ArticleView,
    marks: Vec<Mark>,
    /// Sentences that can be linked to, by id.
    sentences: Vec<(String, Element)>,
}

/// What the text tells about the reader's pointer, keyboard and presses.
#[derive(Clone, Copy)]
pub(crate) struct TextEvents<Choose, Preview, ChooseSentence> {
    /// Called with the card of a mark that was activated: by a press, or by Enter or Space.
    pub(crate) choose: Choose,
    /// Called with the card of the mark under the pointer or the keyboard, and with `None` when it is left. A preview
    /// never takes the place of a chosen card.
    pub(crate) preview: Preview,
    /// Called with the id of a sentence that was pressed outside of its marks.
    pub(crate) choose_sentence: ChooseSentence,
}

/// The text. `target` is the id that the link points at, `hidden` has the kinds of mark that are not shown, `active` is
/// the card that is shown.
pub(crate) fn article_text(
    article: &ArticleView,
    target: impl Fn() -> Option<String> + 'static,
    hidden: RwSignal<BTreeSet<MarkKind>>,
    active: impl Fn() -> Option<usize> + 'static,
    events: TextEvents<
        impl Fn(usize) + Copy + 'static,
        impl Fn(Option<usize>) + Copy + 'static,
        impl Fn(&str) + Copy + 'static,
    >,
) -> Element {
    let mut builder = TextBuilder { article, marks: Vec::new(), sentences: Vec::new() };
    let blocks: Vec<Element> = article.blocks.iter().map(|block| builder.paragraph(block)).collect();
    let text = html("div").class("text").attr("lang", "vi").children(blocks);
    let TextBuilder { marks, sentences, .. } = builder;
    let marks: Rc<[Mark]> = marks.into();
    highlight_target(marks.clone(), sentences, target);
    outline_active(marks.clone(), active);
    hide_kinds(marks.clone(), hidden);
    listen(text, marks, hidden, events)
}

/// Highlights the figure that the link points at, and its sentence.
fn highlight_target(
    marks: Rc<[Mark]>,
    sentences: Vec<(String, Element)>,
    target: impl Fn() -> Option<String> + 'static,
) {
    let mut previous = None;
    effect(move || {
        let target = target();
        let is_in = |id: &str, target: &Option<String>| {
            let rest = target.as_deref().and_then(|target| target.strip_prefix(id));
            // The sentence itself, or a figure of it.
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        for (id, sentence) in &sentences {
            toggle_attr(sentence, "data-highlighted", is_in(id, &previous), is_in(id, &target));
        }
        for mark in marks.iter().filter(|mark| mark.is_link) {
            let is_target = |target: &Option<String>| target.as_ref() == Some(&mark.id);
            toggle_attr(&mark.element, "data-highlighted", is_target(&previous), is_target(&target));
        }
        previous = target;
    });
}

/// Outlines the marks of the card that is shown. Only they are described by it.
fn outline_active(marks: Rc<[Mark]>, active: impl Fn() -> Option<usize> + 'static) {
    let mut previous = None;
    effect(move || {
        let active = active();
        for mark in marks.iter() {
            let (was, is) = (previous == Some(mark.card), active == Some(mark.card));
            toggle_attr(&mark.element, "data-on", was, is);
            if was != is {
                mark.element.set_attr("aria-describedby", is.then_some("card"));
            }
        }
        previous = active;
    });
}

/// Takes the look and the role of a mark away from the kinds that are hidden.
fn hide_kinds(marks: Rc<[Mark]>, hidden: RwSignal<BTreeSet<MarkKind>>) {
    effect(move || {
        hidden.with(|hidden| {
            for mark in marks.iter() {
                let is_shown = !hidden.contains(&mark.kind);
                mark.element.set_attr("data-off", (!is_shown).then_some(""));
                if !mark.is_link {
                    mark.element.set_attr("role", is_shown.then_some("button"));
                    mark.element.set_attr("tabindex", is_shown.then_some("0"));
                }
            }
        });
    });
}

fn listen(
    text: Element,
    marks: Rc<[Mark]>,
    hidden: RwSignal<BTreeSet<MarkKind>>,
    events: TextEvents<
        impl Fn(usize) + Copy + 'static,
        impl Fn(Option<usize>) + Copy + 'static,
        impl Fn(&str) + Copy + 'static,
    >,
) -> Element {
    let mark_of = move |event: &Event| {
        let id = event.target()?.dyn_into::<DomElement>().ok()?.id();
        let mark = marks.iter().find(|mark| mark.id == id)?;
        let is_shown = hidden.with_untracked(|hidden| !hidden.contains(&mark.kind));
        is_shown.then_some((mark.card, mark.is_link))
    };
    let preview = {
        let mark_of = mark_of.clone();
        move |event: &Event| (events.preview)(mark_of(event).map(|(card, _)| card))
    };
    let preview_focused = preview.clone();
    let mark_of_key = mark_of.clone();
    text.on("pointerover", preview)
        .on("focusin", preview_focused)
        .on("pointerleave", move |_| (events.preview)(None))
        .on("focusout", move |_| (events.preview)(None))
        // A link changes the address, and the card follows that.
        .on("click", move |event| match mark_of(event) {
            Some((card, false)) => (events.choose)(card),
            Some((_, true)) => {}
            None => {
                if let Some(id) = sentence_of(event).filter(|_| !pointer::is_selecting()) {
                    (events.choose_sentence)(&id);
                }
            }
        })
        .on("keydown", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key).unwrap_or_default();
            if matches!(key.as_str(), "Enter" | " ")
                && let Some((card, false)) = mark_of_key(event)
            {
                event.prevent_default();
                (events.choose)(card);
            }
        })
}

/// The id of the sentence that was pressed, outside of its marks.
fn sentence_of(event: &Event) -> Option<String> {
    let target = event.target()?.dyn_into::<DomElement>().ok()?;
    Some(target.closest(".sentence").ok()??.id())
}

/// Sets or removes an attribute without a value, if that changes anything.
fn toggle_attr(element: &Element, name: &str, was: bool, is: bool) {
    if was != is {
        element.set_attr(name, is.then_some(""));
    }
}

impl TextBuilder<'_> {
    fn paragraph(&mut self, block: &BlockView) -> Element {
        let label = block.zone_label.as_ref().map(|label| html("span").class("zone").text(label));
        let paragraph = html("p").class("block").attr("data-zone", label.as_ref().map(|_| "")).children(label);
        block.runs.iter().fold(paragraph, |paragraph, run| self.sentence(paragraph, run))
    }

    fn sentence(&mut self, paragraph: Element, run: &Run) -> Element {
        let Some(id) = &run.id else { return self.segments(paragraph, run) };
        let sentence = html("span").class("sentence").id(id).attr("tabindex", "-1");
        self.sentences.push((id.clone(), sentence.clone()));
        paragraph.child(self.segments(sentence, run))
    }

    fn segments(&mut self, parent: Element, run: &Run) -> Element {
        run.segments.iter().fold(parent, |parent, segment| self.segment(parent, segment))
    }

    fn segment(&mut self, parent: Element, segment: &Segment) -> Element {
        let Some(mark) = &segment.mark else { return parent.text(&segment.text) };
        let element = match &mark.href {
            Some(href) => {
                // The most severe check comes first.
                let check = self.article.cards.get(mark.card).and_then(|card| card.checks.first());
                let verdict = check.map(|check| check.verdict_key);
                html("a").attr("href", href).attr("data-verdict", verdict)
            }
            None => html("span"),
        };
        let element = element.class("mark").id(&mark.id).attr("data-kind", mark.kind.key()).text(&segment.text);
        self.marks.push(Mark {
            element: element.clone(),
            id: mark.id.clone(),
            kind: mark.kind,
            card: mark.card,
            is_link: mark.href.is_some(),
        });
        parent.child(element)
    }
}
