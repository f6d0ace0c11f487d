//! What an attribute says, or a text, or a field: fixed, or following what it was made of.

use std::borrow::Cow;
use std::fmt::Write;

use explore::words::Word;
use leptos::prelude::{Get, document};
use wasm_bindgen::JsCast;
use web_sys::{Comment, Element, HtmlInputElement, Text};

use super::follow;
use crate::site::site;

/// Words, or none: then the attribute does not stand.
pub(crate) type Said = Option<Cow<'static, str>>;

/// Something that an attribute or a text can say.
pub(crate) trait Value {
    /// Says it at `spot`, and goes on saying it.
    fn put(self, spot: Spot<'_>);
}

/// Where something is said.
pub(crate) enum Spot<'a> {
    /// In an attribute.
    Attribute(&'a Element, &'static str),
    /// In a text of its own at the end of an element.
    Text(&'a Element),
    /// In a field, where the reader may go on typing.
    Field(&'a Element),
}

impl Spot<'_> {
    /// Says it once.
    fn say(&self, words: &str) {
        // Neither fails: names are fixed, and an element takes any text.
        let _ = match self {
            Spot::Attribute(element, name) => element.set_attribute(name, words),
            Spot::Text(element) => element.append_with_str_1(words),
            Spot::Field(field) => {
                field.unchecked_ref::<HtmlInputElement>().set_value(words);
                Ok(())
            }
        };
    }

    /// Says it, and says it anew whenever it becomes something else.
    fn keep_saying(&self, words: Box<dyn Fn() -> Said>) {
        let place = self.own();
        let mut stands: Said = None;
        follow(move || {
            let now = words();
            if now != stands {
                place.say(now.as_deref());
                stands = now;
            }
        });
    }

    fn own(&self) -> Place {
        match self {
            Spot::Attribute(element, name) => Place::Attribute((*element).clone(), name),
            Spot::Text(element) => {
                let (text, end) = (document().create_text_node(""), document().create_comment(""));
                let _ = element.append_child(&text);
                let _ = element.append_child(&end);
                Place::Text { text, end }
            }
            Spot::Field(field) => Place::Field((*field).clone().unchecked_into()),
        }
    }
}

/// A spot that is kept.
enum Place {
    Attribute(Element, &'static str),
    /// A text and the comment right after it, which stays where translators put elements of their own for texts.
    Text {
        text: Text,
        end: Comment,
    },
    Field(HtmlInputElement),
}

impl Place {
    fn say(&self, words: Option<&str>) {
        match self {
            Place::Attribute(element, name) => {
                let _ = match words {
                    Some(words) => element.set_attribute(name, words),
                    None => element.remove_attribute(name),
                };
            }
            Place::Text { text, end } => {
                text.set_node_value(words);
                if text.parent_node().is_none() {
                    put_back(text, end);
                }
            }
            // What the reader has typed is mostly what it is to say; setting it anew disturbs a word that is being composed.
            Place::Field(field) => {
                let words = words.unwrap_or_default();
                if field.value() != words {
                    field.set_value(words);
                }
            }
        }
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

impl Value for &str {
    fn put(self, spot: Spot<'_>) {
        spot.say(self);
    }
}

impl Value for &String {
    fn put(self, spot: Spot<'_>) {
        spot.say(self);
    }
}

impl<V: Value> Value for Option<V> {
    fn put(self, spot: Spot<'_>) {
        if let Some(value) = self {
            value.put(spot);
        }
    }
}

/// The word in the language of the interface.
impl Value for Word {
    fn put(self, spot: Spot<'_>) {
        let language = site().language;
        spot.keep_saying(Box::new(move || Some(Cow::Borrowed(self.say(language.get())))));
    }
}

impl<S: Says, F: Fn() -> S + 'static> Value for F {
    fn put(self, spot: Spot<'_>) {
        spot.keep_saying(Box::new(move || self().said()));
    }
}

/// What a closure may return to be a [`Value`].
pub(crate) trait Says {
    /// In words.
    fn said(self) -> Said;
}

impl Says for String {
    fn said(self) -> Said {
        Some(Cow::Owned(self))
    }
}

impl Says for &'static str {
    fn said(self) -> Said {
        Some(Cow::Borrowed(self))
    }
}

impl Says for Option<String> {
    fn said(self) -> Said {
        self.map(Cow::Owned)
    }
}

impl Says for Option<&'static str> {
    fn said(self) -> Said {
        self.map(Cow::Borrowed)
    }
}

/// A number as the browser reads it in an attribute or a slider. Readers are shown words of `explore` instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain(pub(crate) f64);

impl From<usize> for Plain {
    fn from(number: usize) -> Plain {
        Plain(number as f64)
    }
}

impl From<u32> for Plain {
    fn from(number: u32) -> Plain {
        Plain(f64::from(number))
    }
}

impl Says for Plain {
    fn said(self) -> Said {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = write!(text, "{}", self.0);
        Some(Cow::Owned(text))
    }
}

impl Value for Plain {
    fn put(self, spot: Spot<'_>) {
        spot.say(&self.said().unwrap_or_default());
    }
}
