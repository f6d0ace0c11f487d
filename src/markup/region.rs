//! A stretch of an element's children that comes and goes, in front of a comment that marks its end.
//! A comment and no text: translators take texts away.

use std::mem;

use leptos::prelude::{Owner, document, untrack};
use web_sys::{Comment, Element};

use super::El;
use crate::io::focus;

/// What stands in one stretch.
pub(super) struct Region {
    end: Comment,
    /// Outlives the effect that shows: elements that stay must not end with its last run.
    owner: Owner,
    standing: Vec<Option<Item>>,
}

/// One element of a region.
struct Item {
    key: String,
    element: El,
    owner: Option<Owner>,
}

impl Region {
    /// A region after what is in `parent` so far.
    pub(super) fn at_end_of(parent: &Element) -> Region {
        let end = document().create_comment("");
        let _ = parent.append_child(&end);
        Region { end, owner: Owner::current().unwrap_or_default(), standing: Vec::new() }
    }

    /// Shows one element for each key, in this order. Those that stand stay; `make` gives the others, by index, each
    /// under an owner of its own. Nothing that `make` reads is followed.
    pub(super) fn show(&mut self, keys: Vec<String>, make: &mut dyn FnMut(usize) -> Option<El>) {
        let mut was = mem::take(&mut self.standing);
        for (at, key) in keys.into_iter().enumerate() {
            let item = take(&mut was, at, &key).or_else(|| {
                let owner = self.owner.child();
                let element = untrack(|| owner.with(|| make(at)))?;
                Some(Item { key, element, owner: Some(owner) })
            });
            self.standing.push(item);
        }
        was.into_iter().flatten().for_each(Item::leave);
        self.settle();
    }

    /// Shows these elements in place of those that stand. They belong to the owner they were built under. The focus goes
    /// from one that leaves to the one that takes its place, if they have the same id or the same address.
    pub(super) fn replace(&mut self, elements: Vec<El>) {
        let focus = self.standing.iter().flatten().find_map(|item| focus::within(item.element.element()));
        mem::take(&mut self.standing).into_iter().flatten().for_each(Item::leave);
        let items = elements.into_iter().map(|element| Some(Item { key: String::new(), element, owner: None }));
        self.standing = items.collect();
        self.settle();
        if let Some(focus) = focus {
            focus.give_back();
        }
    }

    /// Puts each element where it belongs. What is there already is not touched: a moved element would lose the focus.
    fn settle(&self) {
        let Some(parent) = self.end.parent_node() else { return };
        let mut next = self.end.clone().into();
        for item in self.standing.iter().rev().flatten() {
            let element = item.element.element();
            if element.next_sibling().as_ref() != Some(&next) {
                let _ = parent.insert_before(element, Some(&next));
            }
            next = element.clone().into();
        }
    }
}

/// Takes the item with this key out of those that stood; mostly it stood at the same index.
fn take(was: &mut [Option<Item>], at: usize, key: &str) -> Option<Item> {
    let has_key = |item: &Option<Item>| item.as_ref().is_some_and(|item| item.key == key);
    let index = if was.get(at).is_some_and(has_key) { at } else { was.iter().position(has_key)? };
    was.get_mut(index)?.take()
}

impl Item {
    fn leave(self) {
        if let Some(owner) = self.owner {
            owner.cleanup();
        }
        self.element.element().remove();
    }
}
