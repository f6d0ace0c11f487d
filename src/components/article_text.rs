//! The text of an article, cut where something is marked. Text nodes only: what a document says is never markup.
//!
//! There may be a thousand marks: the text listens for all of them, and one effect moves each kind of light.

use std::collections::BTreeSet;
use std::rc::Rc;

use explore::article::{ArticleView, BlockView, MarkKind, Run, Segment};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::markup::{El, el, follow};

/// A mark as it stands.
struct Mark {
    element: El,
    id: String,
    kind: MarkKind,
    card: usize,
    is_link: bool,
}

/// What is marked in a text, in its order.
struct Lights<'a> {
    article: &'a ArticleView,
    marks: Vec<Mark>,
    /// Sentences that can be pointed at, by id.
    sentences: Vec<(String, El)>,
}

/// The text. `target` is the id that the link points at, `hidden` has the kinds of mark that are not shown, `active` is
/// the card that is shown; `pick` is called when pointer or focus came to a mark with another.
pub(crate) fn article_text(
    article: &ArticleView,
    target: impl Fn() -> Option<String> + 'static,
    hidden: RwSignal<BTreeSet<MarkKind>>,
    active: impl Fn() -> Option<usize> + 'static,
    pick: impl Fn(usize) + Copy + 'static,
) -> El {
    let mut lights = Lights { article, marks: Vec::new(), sentences: Vec::new() };
    let blocks: Vec<El> = article.blocks.iter().map(|block| lights.paragraph(block)).collect();
    let text = el("div").class("text").attr("lang", "vi").children(blocks);
    let Lights { marks, sentences, .. } = lights;
    let marks: Rc<[Mark]> = marks.into();

    let lit = marks.clone();
    let mut was_target = None;
    follow(move || {
        let target = target();
        let is_in = |id: &str, target: &Option<String>| {
            let rest = target.as_deref().and_then(|target| target.strip_prefix(id));
            // The sentence itself, or a figure of it.
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        };
        for (id, sentence) in &sentences {
            turn(sentence, "data-lit", is_in(id, &was_target), is_in(id, &target));
        }
        for mark in lit.iter().filter(|mark| mark.is_link) {
            let is_target = |target: &Option<String>| target.as_ref() == Some(&mark.id);
            turn(&mark.element, "data-lit", is_target(&was_target), is_target(&target));
        }
        was_target = target;
    });

    let on = marks.clone();
    let mut was_active = None;
    follow(move || {
        let active = active();
        for mark in on.iter() {
            turn(&mark.element, "data-on", was_active == Some(mark.card), active == Some(mark.card));
        }
        was_active = active;
    });

    let all = marks.clone();
    follow(move || {
        hidden.with(|hidden| {
            for mark in all.iter() {
                let is_shown = !hidden.contains(&mark.kind);
                mark.element.set("data-off", (!is_shown).then_some(""));
                if !mark.is_link {
                    mark.element.set("role", is_shown.then_some("button"));
                    mark.element.set("tabindex", is_shown.then_some("0"));
                    mark.element.set("aria-describedby", is_shown.then_some("card"));
                }
            }
        });
    });

    let come = move |event: &Event, is_meant: fn(&Mark) -> bool| {
        let Some(id) = event.target().and_then(|target| target.dyn_into::<Element>().ok()).map(|target| target.id())
        else {
            return;
        };
        let mark = marks.iter().find(|mark| mark.id == id && is_meant(mark));
        if let Some(mark) = mark.filter(|mark| hidden.with_untracked(|hidden| !hidden.contains(&mark.kind))) {
            pick(mark.card);
        }
    };
    let (by_focus, by_click) = (come.clone(), come.clone());
    text.on("pointerover", move |event| come(event, |_| true))
        .on("focusin", move |event| by_focus(event, |_| true))
        .on("click", move |event| by_click(event, |mark| !mark.is_link))
}

/// Turns a light on or off, if it is not as it should be.
fn turn(element: &El, name: &str, was: bool, is: bool) {
    if was != is {
        element.set(name, is.then_some(""));
    }
}

impl Lights<'_> {
    fn paragraph(&mut self, block: &BlockView) -> El {
        let label = block.zone_label.as_ref().map(|label| el("span").class("zone").text(label));
        let paragraph = el("p").class("block").attr("data-zone", label.as_ref().map(|_| "")).children(label);
        block.runs.iter().fold(paragraph, |paragraph, run| self.sentence(paragraph, run))
    }

    fn sentence(&mut self, paragraph: El, run: &Run) -> El {
        let Some(id) = &run.id else { return self.stretches(paragraph, run) };
        let sentence = el("span").class("sentence").id(id).attr("tabindex", "-1");
        self.sentences.push((id.clone(), sentence.clone()));
        paragraph.child(self.stretches(sentence, run))
    }

    fn stretches(&mut self, around: El, run: &Run) -> El {
        run.segments.iter().fold(around, |around, segment| self.stretch(around, segment))
    }

    fn stretch(&mut self, around: El, segment: &Segment) -> El {
        let Some(mark) = &segment.mark else { return around.text(&segment.text) };
        let element = match &mark.href {
            Some(href) => {
                // The gravest check comes first.
                let check = self.article.cards.get(mark.card).and_then(|card| card.checks.first());
                let verdict = check.map(|check| check.verdict_key);
                el("a").attr("href", href).attr("data-verdict", verdict).attr("aria-describedby", "card")
            }
            None => el("span"),
        };
        let element = element.class("mark").id(&mark.id).attr("data-kind", mark.kind.key()).text(&segment.text);
        self.marks.push(Mark {
            element: element.clone(),
            id: mark.id.clone(),
            kind: mark.kind,
            card: mark.card,
            is_link: mark.href.is_some(),
        });
        around.child(element)
    }
}
