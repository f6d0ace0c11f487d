//! Values of attributes, texts and properties: fixed, or dynamic when they are closures.

use std::borrow::Cow;

use leptos::prelude::document;
use wasm_bindgen::JsValue;
use web_sys::{Comment, Element as DomElement, Text};

use crate::lifecycle::effect;

/// A text, or none: then the attribute is removed, and a text or a property is empty.
pub type AttrValue = Option<Cow<'static, str>>;

/// Something that an attribute, a text or a property can be bound to.
pub trait Bind {
    /// Sets it at `target` now and, if it is dynamic, whenever a signal changes that it reads.
    fn bind(self, target: Target<'_>);
}

/// What a value is bound to.
#[derive(Clone, Copy, Debug)]
pub enum Target<'a> {
    /// An attribute.
    Attr(&'a DomElement, &'static str),
    /// A text of its own at the end of an element.
    Text(&'a DomElement),
    /// A property that holds text.
    Prop(&'a DomElement, &'static str),
}

impl Target<'_> {
    /// Sets it once.
    fn set(self, value: &str) {
        // None of these fails: names are fixed, and an element takes any text.
        match self {
            Target::Attr(element, name) => _ = element.set_attribute(name, value),
            Target::Text(element) => _ = element.append_with_str_1(value),
            Target::Prop(element, name) => set_prop(element, name, value),
        }
    }

    /// Sets it, and again whenever it becomes another text.
    fn set_dynamic(self, value: Box<dyn Fn() -> AttrValue>) {
        let slot = self.slot();
        let mut previous: AttrValue = None;
        effect(move || {
            let now = value();
            if now != previous {
                slot.set(now.as_deref());
                previous = now;
            }
        });
    }

    fn slot(self) -> Slot {
        match self {
            Target::Attr(element, name) => Slot::Attr(element.clone(), name),
            Target::Text(element) => {
                let (text, end) = (document().create_text_node(""), document().create_comment(""));
                let _ = element.append_child(&text);
                let _ = element.append_child(&end);
                Slot::Text { text, end }
            }
            Target::Prop(element, name) => Slot::Prop(element.clone(), name),
        }
    }
}

/// A target that is kept.
enum Slot {
    Attr(DomElement, &'static str),
    /// A text and the comment right after it, which stays where translators put elements of their own for texts.
    Text {
        text: Text,
        end: Comment,
    },
    Prop(DomElement, &'static str),
}

impl Slot {
    fn set(&self, value: Option<&str>) {
        match self {
            Slot::Attr(element, name) => {
                let _ = match value {
                    Some(value) => element.set_attribute(name, value),
                    None => element.remove_attribute(name),
                };
            }
            Slot::Text { text, end } => {
                text.set_node_value(value);
                if text.parent_node().is_none() {
                    put_back(text, end);
                }
            }
            Slot::Prop(element, name) => set_prop(element, name, value.unwrap_or_default()),
        }
    }
}

/// What the reader has typed is mostly what it is to be; setting it again disturbs a word that is being composed.
fn set_prop(element: &DomElement, name: &str, value: &str) {
    let name = JsValue::from_str(name);
    let now = js_sys::Reflect::get(element, &name).ok().and_then(|now| now.as_string());
    if now.as_deref() != Some(value) {
        // An element takes any property.
        let _ = js_sys::Reflect::set(element, &name, &JsValue::from_str(value));
    }
}

/// Puts a text back in front of the comment that marks its end. A translator (that of the browser, say) has taken it away
/// and put a `font` element in its place, whose words are out of date now.
fn put_back(text: &Text, end: &Comment) {
    let Some(parent) = end.parent_node() else { return };
    let translated = end.previous_sibling().filter(|node| node.node_name() == "FONT");
    // Both nodes are children of `parent`.
    let _ = match translated {
        Some(translated) => parent.replace_child(text, &translated),
        None => parent.insert_before(text, Some(end)),
    };
}

impl Bind for &str {
    fn bind(self, target: Target<'_>) {
        target.set(self);
    }
}

impl Bind for &String {
    fn bind(self, target: Target<'_>) {
        target.set(self);
    }
}

impl<V: Bind> Bind for Option<V> {
    fn bind(self, target: Target<'_>) {
        if let Some(value) = self {
            value.bind(target);
        }
    }
}

impl<V: IntoAttrValue, F: Fn() -> V + 'static> Bind for F {
    fn bind(self, target: Target<'_>) {
        target.set_dynamic(Box::new(move || self().into_attr_value()));
    }
}

/// What a closure may return to be a [`Bind`].
pub trait IntoAttrValue {
    /// As text.
    fn into_attr_value(self) -> AttrValue;
}

impl IntoAttrValue for String {
    fn into_attr_value(self) -> AttrValue {
        Some(Cow::Owned(self))
    }
}

impl IntoAttrValue for &'static str {
    fn into_attr_value(self) -> AttrValue {
        Some(Cow::Borrowed(self))
    }
}

impl IntoAttrValue for Option<String> {
    fn into_attr_value(self) -> AttrValue {
        self.map(Cow::Owned)
    }
}

impl IntoAttrValue for Option<&'static str> {
    fn into_attr_value(self) -> AttrValue {
        self.map(Cow::Borrowed)
    }
}

/// A number as the browser reads it in an attribute: a coordinate, a size, the end of a slider. It is no text for people.
#[derive(Clone, Copy, Debug)]
pub struct Number(pub f64);

impl From<usize> for Number {
    fn from(number: usize) -> Number {
        Number(number as f64)
    }
}

impl From<u32> for Number {
    fn from(number: u32) -> Number {
        Number(f64::from(number))
    }
}

impl IntoAttrValue for Number {
    fn into_attr_value(self) -> AttrValue {
        // The browser's own way: the standard library's tables for it are 5 KB of the page.
        let text = js_sys::Number::from(self.0).to_string_with_radix(10);
        text.map(|text| Cow::Owned(text.into())).ok()
    }
}

impl Bind for Number {
    fn bind(self, target: Target<'_>) {
        target.set(&self.into_attr_value().unwrap_or_default());
    }
}
