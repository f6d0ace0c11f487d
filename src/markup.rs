//! Markup: elements of the page, and what of them follows it.
//!
//! Leptos keeps the state here (signals, memos, effects, owners, context); its `view!` does not build the elements.
//! `view!` gives every element a type of its own, made of the types of all its children, and compiles building,
//! rebuilding and taking down for each anew: 780 KB of the module for 3,700 lines of rooms. Here an element is one
//! type, [`El`], everything that can be is compiled once, and a room is a function that returns one.
//!
//! Elements are made once and then stand. What changes is said in three ways, each an effect that lives as long as the
//! element around it: a [`Value`] that is a closure or a [`Word`](explore::words::Word), for one text or attribute; a
//! keyed list of elements, [`El::each`], where those whose key stays do stay, with the keyboard on them; and a place
//! that is built anew, [`El::live`].

mod life;
mod region;
mod value;

use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement};

pub(crate) use life::{follow, keep, mount, watch};
pub(crate) use value::{Plain, Value};

use region::Region;
use value::Spot;

/// An element. Clones are the same element.
#[derive(Clone, Debug)]
pub(crate) struct El(Element);

/// A new element of HTML.
pub(crate) fn el(tag: &str) -> El {
    made(document().create_element(tag))
}

/// A new element of SVG.
pub(crate) fn svg(tag: &str) -> El {
    made(document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag))
}

/// The browser refuses only names that no element can have; those are not written here.
fn made(element: Result<Element, JsValue>) -> El {
    El(element.unwrap_or_else(JsCast::unchecked_into))
}

impl El {
    /// The element, for what only the browser can do with it.
    pub(crate) fn element(&self) -> &Element {
        &self.0
    }

    /// The element as the kind that its tag makes it.
    pub(crate) fn as_kind<T: JsCast>(&self) -> &T {
        self.0.unchecked_ref()
    }

    /// Classes, separated by spaces.
    pub(crate) fn class(self, names: &str) -> El {
        self.set("class", Some(names));
        self
    }

    /// The id.
    pub(crate) fn id(self, id: &str) -> El {
        self.set("id", Some(id));
        self
    }

    /// An attribute, fixed or following.
    pub(crate) fn attr(self, name: &'static str, value: impl Value) -> El {
        value.put(Spot::Attribute(&self.0, name));
        self
    }

    /// An attribute that stands, empty, while `on` holds.
    pub(crate) fn flag(self, name: &'static str, on: impl Fn() -> bool + 'static) -> El {
        self.attr(name, move || on().then_some(""))
    }

    /// An attribute that says "true" or "false".
    pub(crate) fn truth(self, name: &'static str, of: impl Fn() -> bool + 'static) -> El {
        self.attr(name, move || if of() { "true" } else { "false" })
    }

    /// What stands in a field. What the reader types stays until it follows something else.
    pub(crate) fn value(self, of: impl Value) -> El {
        of.put(Spot::Field(&self.0));
        self
    }

    /// Whether a box is ticked.
    pub(crate) fn checked(self, of: impl Fn() -> bool + 'static) -> El {
        let element = self.clone();
        follow(move || element.as_kind::<HtmlInputElement>().set_checked(of()));
        self
    }

    /// Calls `act` with each event of this name that reaches the element.
    pub(crate) fn on(self, event: &'static str, act: impl FnMut(&Event) + 'static) -> El {
        life::listen(&self.0, event, Box::new(act));
        self
    }

    /// Text, fixed or following; after what is in the element so far.
    pub(crate) fn text(self, text: impl Value) -> El {
        text.put(Spot::Text(&self.0));
        self
    }

    /// An element within; after what is in it so far.
    pub(crate) fn child(self, child: El) -> El {
        // Appending a fresh element to another cannot fail.
        let _ = self.0.append_child(&child.0);
        self
    }

    /// Elements within; after what is in it so far.
    pub(crate) fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    /// One element for each item. When the items change, elements whose key is among the new keys stay as they are,
    /// and so does the focus; what of them follows the item must be read by its key.
    pub(crate) fn each<T: 'static>(
        self,
        items: impl Fn() -> Vec<T> + 'static,
        key: impl Fn(&T) -> String + 'static,
        make: impl Fn(&T) -> El + 'static,
    ) -> El {
        let mut region = Region::at_end_of(&self.0);
        follow(move || {
            let items = items();
            region.show(items.iter().map(&key).collect(), &mut |at| items.get(at).map(&make));
        });
        self
    }

    /// An element that stands while `on` holds.
    pub(crate) fn when(self, on: impl Fn() -> bool + 'static, make: impl Fn() -> El + 'static) -> El {
        self.each(move || Vec::from_iter(on().then_some(())), |()| String::new(), move |()| make())
    }

    /// Elements that are all built anew whenever something changes that `make` has read.
    pub(crate) fn live(self, make: impl Fn() -> Vec<El> + 'static) -> El {
        let mut region = Region::at_end_of(&self.0);
        follow(move || region.replace(make()));
        self
    }

    /// A copy of the element and all within, as it stands: nothing of the copy follows anything.
    pub(crate) fn copy(&self) -> El {
        self.0.clone_node_with_deep(true).map_or_else(|_| self.clone(), |copy| El(copy.unchecked_into()))
    }

    /// The first element within.
    pub(crate) fn first_child(&self) -> Option<El> {
        self.0.first_element_child().map(El)
    }

    /// The element after it.
    pub(crate) fn next(&self) -> Option<El> {
        self.0.next_element_sibling().map(El)
    }

    /// Says this in front of the element.
    pub(crate) fn set_before(&self, text: &str) {
        // An element takes any text.
        let _ = self.0.before_with_str_1(text);
    }

    /// Says this and nothing else.
    pub(crate) fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Sets an attribute, or takes it away for `None`.
    pub(crate) fn set(&self, name: &str, value: Option<&str>) {
        // A fixed name that is a name cannot fail.
        let _ = match value {
            Some(value) => self.0.set_attribute(name, value),
            None => self.0.remove_attribute(name),
        };
    }
}

/// What stands in the field that an event came from.
pub(crate) fn typed(event: &Event) -> String {
    event.target().map(|field| field.unchecked_ref::<HtmlInputElement>().value()).unwrap_or_default()
}
