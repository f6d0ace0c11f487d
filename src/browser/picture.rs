//! A chart on the page, changed in place: of one that is drawn again most elements are as they were or differ in a place
//! and a text, and what stays need not be styled and laid out once more. Nothing is parsed as markup.
//!
//! A large one is put on the page over several frames: a thousand shapes at once would block it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::iter;
use std::rc::Rc;

use chart::draw::{Drawing, Part};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element as DomElement, Node, Text};

use super::print;

/// How many shapes are put on the page in one frame.
const SHAPES: usize = 400;
/// How far ahead a shape is looked for among those of the picture before. Labels come and go a few at a time.
const AHEAD: usize = 8;
/// So many shapes that are not on the page are kept.
const SPARE: usize = 32;
/// What is changed of a shape that stays. One that differs in other ways is another shape.
const MOVED: &[&str] = &["x", "y", "cx", "cy", "d"];

#[wasm_bindgen]
extern "C" {
    /// An element whose attributes have names that are names.
    type Named;

    /// As that of `web_sys`, which catches what a name that is none would throw: a good part of the time that setting an
    /// attribute takes, and there are a hundred a picture.
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Named, name: &str, value: &str);
}

/// A picture in its place on the page.
#[derive(Clone)]
pub(crate) struct Picture(Rc<RefCell<Shown>>);

struct Shown {
    place: DomElement,
    frame: Option<Shape>,
    /// What is on the page, from back to front.
    shapes: Vec<Shape>,
    /// What was on the page: a label that goes often comes back with the next picture.
    spare: Vec<Shape>,
    /// What follows in the next frames.
    waiting: VecDeque<Part>,
    is_scheduled: bool,
}

/// A part and its element.
struct Shape {
    part: Part,
    element: DomElement,
    text: Option<Text>,
}

impl Picture {
    /// No picture yet, in `place`, for as long as the current owner lives.
    pub(crate) fn new(place: &DomElement) -> Picture {
        let shown = Shown {
            place: place.clone(),
            frame: None,
            shapes: Vec::new(),
            spare: Vec::new(),
            waiting: VecDeque::new(),
            is_scheduled: false,
        };
        let picture = Picture(Rc::new(RefCell::new(shown)));
        let all = picture.clone();
        print::before(move || _ = all.0.borrow_mut().append(usize::MAX));
        picture
    }

    /// Shows `drawing` instead of what was shown: at once what stays and the first of what is new, the others frame by
    /// frame, and all of them before the page is printed. Its size is that of the whole from the beginning.
    pub(crate) fn show(&self, drawing: Drawing) {
        let is_more = self.0.borrow_mut().replace(drawing);
        if is_more {
            self.clone().append_in_next_frame();
        }
    }

    fn append_in_next_frame(self) {
        request_animation_frame(move || {
            let is_more = self.0.borrow_mut().append(SHAPES);
            if is_more {
                self.append_in_next_frame();
            }
        });
    }
}

impl Shown {
    /// Gives whether a next frame has to be asked for.
    fn replace(&mut self, drawing: Drawing) -> bool {
        match &mut self.frame {
            Some(frame) => frame.change(drawing.frame),
            None => {
                self.frame = Shape::new(drawing.frame);
                let _ = self.frame.as_ref().map(|frame| self.place.append_child(&frame.element));
            }
        }
        let Some(frame) = self.frame.as_ref().map(|frame| frame.element.clone()) else { return false };
        let mut before: VecDeque<Shape> = self.shapes.drain(..).collect();
        let mut parts = VecDeque::from(drawing.parts);
        let mut n_new = 0;
        while let Some(part) = parts.pop_front() {
            let n_gone = before.iter().take(AHEAD).position(|shape| shape.is_like(&part));
            // What is there may be what comes after some that are new.
            let inserted = || before.front().and_then(|next| parts.iter().take(AHEAD).position(|it| next.is_like(it)));
            match n_gone {
                Some(n_gone) if n_gone == 0 || inserted().is_none_or(|n_inserted| n_gone <= n_inserted) => {
                    before.drain(..n_gone).for_each(|shape| self.remove(shape));
                    if let Some(mut shape) = before.pop_front() {
                        shape.change(part);
                        self.shapes.push(shape);
                    }
                }
                _ if n_new == SHAPES => {
                    parts.push_front(part);
                    break;
                }
                _ => {
                    n_new += 1;
                    let next: Option<&Node> = before.front().map(|shape| shape.element.as_ref());
                    let spare = self.spare.iter().position(|shape| shape.is_like(&part));
                    let shape = match spare.map(|at| self.spare.swap_remove(at)) {
                        Some(mut shape) => {
                            shape.change(part);
                            Some(shape)
                        }
                        None => Shape::new(part),
                    };
                    self.shapes.extend(shape.inspect(|shape| {
                        let _ = frame.insert_before(&shape.element, next);
                    }));
                }
            }
        }
        before.into_iter().for_each(|shape| self.remove(shape));
        self.waiting = parts;
        let is_more = !self.waiting.is_empty() && !self.is_scheduled;
        self.is_scheduled |= is_more;
        is_more
    }

    fn remove(&mut self, shape: Shape) {
        shape.element.remove();
        if self.spare.len() < SPARE {
            self.spare.push(shape);
        }
    }

    /// Puts so many that are waiting on the page. Gives whether a next frame has to be asked for.
    fn append(&mut self, n_most: usize) -> bool {
        self.is_scheduled = false;
        let Some(frame) = &self.frame else { return false };
        let parts = iter::from_fn(|| self.waiting.pop_front()).take(n_most);
        for shape in parts.filter_map(Shape::new) {
            let _ = frame.element.append_child(&shape.element);
            self.shapes.push(shape);
        }
        // Without the page there is no reader.
        self.is_scheduled = !self.waiting.is_empty() && self.place.is_connected();
        self.is_scheduled
    }
}

impl Shape {
    fn new(part: Part) -> Option<Shape> {
        let element = document().create_element_ns(Some("http://www.w3.org/2000/svg"), part.name).ok()?;
        for (name, value) in &part.attributes {
            element.unchecked_ref::<Named>().set_attribute(name, value);
        }
        let text = part.text.as_deref().map(|text| document().create_text_node(text));
        let _ = text.as_ref().map(|text| element.append_child(text));
        Some(Shape { part, element, text })
    }

    /// Whether it becomes `part` by a change of places and text.
    fn is_like(&self, part: &Part) -> bool {
        let (own, other) = (&self.part, part);
        own.name == other.name
            && own.text.is_some() == other.text.is_some()
            && own.attributes.len() == other.attributes.len()
            && own.attributes.iter().zip(&other.attributes).all(|(a, b)| a.0 == b.0 && (MOVED.contains(&a.0) || a == b))
    }

    /// Makes it `part`, which has the same attributes.
    fn change(&mut self, part: Part) {
        for ((name, was), (_, value)) in self.part.attributes.iter().zip(&part.attributes) {
            if was != value {
                self.element.unchecked_ref::<Named>().set_attribute(name, value);
            }
        }
        if let (Some(text), Some(words)) = (&self.text, &part.text)
            && self.part.text != part.text
        {
            text.set_data(words);
        }
        self.part = part;
    }
}
