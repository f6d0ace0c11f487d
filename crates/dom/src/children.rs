//! Children that come and go, in front of a comment that marks their end. A comment and no text: translators of pages take
//! texts away.

use std::cell::Cell;
use std::mem;

use leptos::prelude::{Owner, document, untrack};
use web_sys::{Comment, Element as DomElement};

use crate::Element;

/// Gives the keyboard focus to the element that has taken the place of the one that had it.
pub type RestoreFocus = Box<dyn FnOnce()>;

/// What is asked before an element is replaced: if the focus lies within it, how to give it back afterwards.
type FocusHandoff = fn(&DomElement) -> Option<RestoreFocus>;

thread_local! {
    static FOCUS_HANDOFF: Cell<Option<FocusHandoff>> = const { Cell::new(None) };
}

/// Sets what hands the keyboard focus over when [`Element::dyn_children`] rebuilds elements. Only the application knows
/// which new element stands for the old one. Without it the focus is lost, as it is when a browser removes an element.
pub fn set_focus_handoff(handoff: fn(&DomElement) -> Option<RestoreFocus>) {
    FOCUS_HANDOFF.set(Some(handoff));
}

/// The children of one region.
pub(crate) struct Children {
    end: Comment,
    /// Outlives the effect that updates: elements that stay must not end with its last run.
    owner: Owner,
    items: Vec<Option<Item>>,
}

/// One child.
struct Item {
    key: String,
    element: Element,
    owner: Option<Owner>,
}

impl Children {
    /// A region after what is in `parent` so far.
    pub(crate) fn at_end_of(parent: &DomElement) -> Children {
        let end = document().create_comment("");
        let _ = parent.append_child(&end);
        Children { end, owner: Owner::current().unwrap_or_default(), items: Vec::new() }
    }

    /// One element for each key, in this order. Those that are there stay; `make` gives the others, by index, each under an
    /// owner of its own. Nothing that `make` reads is tracked.
    pub(crate) fn update(&mut self, keys: Vec<String>, make: &mut dyn FnMut(usize) -> Option<Element>) {
        let mut previous = mem::take(&mut self.items);
        for (at, key) in keys.into_iter().enumerate() {
            let item = take(&mut previous, at, &key).or_else(|| {
                let owner = self.owner.child();
                let element = untrack(|| owner.with(|| make(at)))?;
                Some(Item { key, element, owner: Some(owner) })
            });
            self.items.push(item);
        }
        previous.into_iter().flatten().for_each(Item::remove);
        self.place();
    }

    /// These elements in place of those that are there. They belong to the owner they were built under.
    pub(crate) fn replace(&mut self, elements: Vec<Element>) {
        let handoff = FOCUS_HANDOFF.get();
        let restore =
            handoff.and_then(|handoff| self.items.iter().flatten().find_map(|item| handoff(item.element.dom())));
        mem::take(&mut self.items).into_iter().flatten().for_each(Item::remove);
        let items = elements.into_iter().map(|element| Some(Item { key: String::new(), element, owner: None }));
        self.items = items.collect();
        self.place();
        if let Some(restore) = restore {
            restore();
        }
    }

    /// Puts each element where it belongs. What is there already is not touched: a moved element would lose the focus.
    fn place(&self) {
        let Some(parent) = self.end.parent_node() else { return };
        let mut next = self.end.clone().into();
        for item in self.items.iter().rev().flatten() {
            let element = item.element.dom();
            if element.next_sibling().as_ref() != Some(&next) {
                let _ = parent.insert_before(element, Some(&next));
            }
            next = element.clone().into();
        }
    }
}

/// Takes the item with this key out of the previous ones; mostly it was at the same index.
fn take(previous: &mut [Option<Item>], at: usize, key: &str) -> Option<Item> {
    let has_key = |item: &Option<Item>| item.as_ref().is_some_and(|item| item.key == key);
    let index = if previous.get(at).is_some_and(has_key) { at } else { previous.iter().position(has_key)? };
    previous.get_mut(index)?.take()
}

impl Item {
    fn remove(self) {
        if let Some(owner) = self.owner {
            owner.cleanup();
        }
        self.element.dom().remove();
    }
}
