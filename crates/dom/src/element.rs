//! One element: made, given attributes, listeners, text and children, in a chain.

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element as DomElement, Event};

use crate::children::Children;
use crate::lifecycle::{self, effect};
use crate::value::{Bind, Target};

/// An element of the page. Clones are the same element.
#[derive(Clone, Debug)]
pub struct Element(DomElement);

/// A new element of HTML. `tag` is a name that an element can have.
#[must_use]
pub fn html(tag: &str) -> Element {
    made(document().create_element(tag))
}

/// A new element of SVG. `tag` is a name that an element can have.
#[must_use]
pub fn svg(tag: &str) -> Element {
    made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag))
}

/// The browser refuses only names that no element can have.
fn made(element: Result<DomElement, JsValue>) -> Element {
    Element::from(element.unwrap_or_else(JsCast::unchecked_into))
}

impl From<DomElement> for Element {
    fn from(element: DomElement) -> Element {
        Element(element)
    }
}

impl Element {
    /// The element itself, for what only the browser can do with it.
    #[must_use]
    pub fn dom(&self) -> &DomElement {
        &self.0
    }

    /// The element as the kind that its tag makes it. Nothing checks that it is.
    #[must_use]
    pub fn as_kind<T: JsCast>(&self) -> &T {
        self.0.unchecked_ref()
    }

    /// Classes, separated by spaces.
    #[must_use]
    pub fn class(self, names: &str) -> Element {
        self.set_attr("class", Some(names));
        self
    }

    /// The id.
    #[must_use]
    pub fn id(self, id: &str) -> Element {
        self.set_attr("id", Some(id));
        self
    }

    /// An attribute, fixed or dynamic; no value removes it.
    #[must_use]
    pub fn attr(self, name: &'static str, value: impl Bind) -> Element {
        value.bind(Target::Attr(&self.0, name));
        self
    }

    /// An attribute that is present, without a value, while `on` gives true.
    #[must_use]
    pub fn bool_attr(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Element {
        self.attr(name, move || on().then_some(""))
    }

    /// An attribute that is "true" or "false".
    #[must_use]
    pub fn aria_bool(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Element {
        self.attr(name, move || if on() { "true" } else { "false" })
    }

    /// A property that holds text: what is in a field. What the reader types stays until the value becomes another one.
    #[must_use]
    pub fn prop(self, name: &'static str, value: impl Bind) -> Element {
        value.bind(Target::Prop(&self.0, name));
        self
    }

    /// A property that is true or false: whether a box is ticked.
    #[must_use]
    pub fn bool_prop(self, name: &'static str, on: impl Fn() -> bool + 'static) -> Element {
        let element = self.clone();
        effect(move || {
            // An element takes any property.
            let _ = js_sys::Reflect::set(element.dom(), &JsValue::from_str(name), &JsValue::from_bool(on()));
        });
        self
    }

    /// Calls `act` with each event of this name that reaches the element, for as long as the current owner lives.
    #[must_use]
    pub fn on(self, event: &'static str, act: impl FnMut(&Event) + 'static) -> Element {
        lifecycle::listen(&self.0, event, Box::new(act));
        self
    }

    /// Text, fixed or dynamic; after what is in the element so far.
    #[must_use]
    pub fn text(self, text: impl Bind) -> Element {
        text.bind(Target::Text(&self.0));
        self
    }

    /// An element within; after what is in it so far.
    #[must_use]
    pub fn child(self, child: Element) -> Element {
        // Appending a fresh element to another cannot fail.
        let _ = self.0.append_child(child.dom());
        self
    }

    /// Elements within; after what is in it so far.
    #[must_use]
    pub fn children(self, children: impl IntoIterator<Item = Element>) -> Element {
        children.into_iter().fold(self, Element::child)
    }

    /// One element for each item. When the items change, elements whose key is among the new keys stay as they are,
    /// and so does the focus; what of them is dynamic must read its item by the key. Each element has an owner of its own,
    /// which ends when its key is gone. Keys are unique.
    #[must_use]
    pub fn keyed<T: 'static>(
        self,
        items: impl Fn() -> Vec<T> + 'static,
        key: impl Fn(&T) -> String + 'static,
        make: impl Fn(&T) -> Element + 'static,
    ) -> Element {
        let mut children = Children::at_end_of(&self.0);
        effect(move || {
            let items = items();
            children.update(items.iter().map(&key).collect(), &mut |at| items.get(at).map(&make));
        });
        self
    }

    /// An element that is there while `when` gives true.
    #[must_use]
    pub fn show(self, when: impl Fn() -> bool + 'static, make: impl Fn() -> Element + 'static) -> Element {
        self.keyed(move || Vec::from_iter(when().then_some(())), |()| String::new(), move |()| make())
    }

    /// Children that are all rebuilt whenever a signal changes that `make` has read.
    #[must_use]
    pub fn dyn_children(self, make: impl Fn() -> Vec<Element> + 'static) -> Element {
        let mut children = Children::at_end_of(&self.0);
        effect(move || children.replace(make()));
        self
    }

    /// A copy of the element and all within, as it is: nothing of the copy is dynamic.
    #[must_use]
    pub fn deep_clone(&self) -> Element {
        self.0
            .clone_node_with_deep(true)
            .map_or_else(|_| self.clone(), |copy| Element::from(copy.unchecked_into::<DomElement>()))
    }

    /// The first element within.
    #[must_use]
    pub fn first_child(&self) -> Option<Element> {
        self.0.first_element_child().map(Element::from)
    }

    /// The element after it.
    #[must_use]
    pub fn next_sibling(&self) -> Option<Element> {
        self.0.next_element_sibling().map(Element::from)
    }

    /// Puts a text in front of the element.
    pub fn insert_text_before(&self, text: &str) {
        // An element takes any text.
        let _ = self.0.before_with_str_1(text);
    }

    /// Puts a text in place of all that is in the element.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Sets an attribute, or removes it for `None`.
    pub fn set_attr(&self, name: &str, value: Option<&str>) {
        // A fixed name that is a name cannot fail.
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }
}

/// The `value` of the field that an event came from; empty if it came from none.
#[must_use]
pub fn input_value(event: &Event) -> String {
    let value = event.target().and_then(|field| js_sys::Reflect::get(&field, &JsValue::from_str("value")).ok());
    value.and_then(|value| value.as_string()).unwrap_or_default()
}
