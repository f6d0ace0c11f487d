//! Elements over Leptos' reactive system: an element is one type, [`Element`], and what of it follows a signal is an
//! effect around one text, one attribute, one property or one list of children.
//!
//! Leptos keeps the state (signals, memos, effects, owners, context); its `view!` does not build the elements here.
//! `README.md` says why, with sizes. Both go together: an element stands in a `view!`
//! ([`Element::into_view`]), and any view in an element ([`Element::view`]).
//!
//! Elements are made once and then stay. What changes is declared in three ways, each an effect that lives as long as
//! the owner that the element was built under:
//! - a closure where a value is taken ([`Bind`]): one text, attribute or property;
//! - [`Element::keyed`], [`Element::show`]: children by key; those whose key stays do stay, and with them the focus;
//! - [`Element::dyn_children`]: children that are all rebuilt.
//!
//! It knows nothing of an application: no words, no language, no address. What finds the element that takes over the
//! keyboard focus of one that is replaced is passed in ([`set_focus_handoff`]).

// Other crates and other people call this one: what is public says what it means.
#![warn(missing_docs)]

mod children;
mod element;
mod into_view;
mod lifecycle;
mod value;

pub use children::{RestoreFocus, set_focus_handoff};
pub use element::{Element, html, input_value, svg};
pub use into_view::ElementView;
pub use lifecycle::{effect, keep, mount, watch};
pub use value::{AttrValue, Bind, IntoAttrValue, Number, Target};
