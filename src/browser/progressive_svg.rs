//! A large SVG is put on the page over several frames: a thousand shapes at once would block it.

use leptos::prelude::*;
use web_sys::{Element as DomElement, Node};

use super::print;

/// How many shapes are put on the page in one frame.
const SHAPES: usize = 400;

/// Puts a picture, as SVG, into `place`, which is not on the page yet: its first shapes at once, the others frame by
/// frame, and all of them before the page is printed. Its size is that of the whole from the beginning.
pub(crate) fn mount(place: &DomElement, svg: &str) {
    place.set_inner_html(svg);
    let Some(picture) = place.first_element_child() else { return };
    let Some(last) = picture.children().item(SHAPES as u32).map(Node::from) else { return };
    // The others wait in an element of their own, off the page.
    let Ok(waiting) = picture.clone_node() else { return };
    while let Some(shape) = last.next_sibling() {
        let _ = waiting.append_child(&shape);
    }
    let (all, from) = (picture.clone(), waiting.clone());
    print::before(move || append_shapes(&all, &from, usize::MAX));
    append_in_next_frame(picture, waiting);
}

fn append_in_next_frame(picture: DomElement, waiting: Node) {
    request_animation_frame(move || {
        append_shapes(&picture, &waiting, SHAPES);
        // Another picture may have come meanwhile.
        if picture.is_connected() && waiting.has_child_nodes() {
            append_in_next_frame(picture, waiting);
        }
    });
}

fn append_shapes(picture: &DomElement, waiting: &Node, n_most: usize) {
    for shape in std::iter::from_fn(|| waiting.first_child()).take(n_most) {
        let _ = picture.append_child(&shape);
    }
}
