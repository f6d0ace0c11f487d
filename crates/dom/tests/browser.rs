//! In a browser (`cargo xtask dom-tests`): children by key, owners and what ends with them, the focus of what is replaced,
//! effects that come late, texts of translated pages, and Leptos' own views within and around.
#![cfg(target_arch = "wasm32")]

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dom::{Element, Number, html, input_value, svg};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlElement;

wasm_bindgen_test_configure!(run_in_browser);

/// Builds into a fresh element of the page, under an owner of its own, which is returned with it.
fn mounted(build: impl FnOnce(Element) -> Element) -> (Owner, Element) {
    // Starts the executor that runs effects, once.
    dom::mount(document().create_element("div").unwrap(), |_| ());
    let owner = Owner::new();
    let root = owner.with(|| build(html("div")));
    document().body().unwrap().append_child(root.dom()).unwrap();
    (owner, root)
}

/// Lets everything run that effects have put off.
async fn settled() {
    for _ in 0..3 {
        let next = js_sys::Promise::new(&mut |resolve, _| {
            window().set_timeout_with_callback(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(next).await.unwrap();
    }
}

fn texts(root: &Element) -> Vec<String> {
    let children = root.dom().children();
    (0..children.length()).map(|at| children.item(at).unwrap().text_content().unwrap()).collect()
}

fn child(root: &Element, at: u32) -> web_sys::Element {
    root.dom().children().item(at).unwrap()
}

#[wasm_bindgen_test]
async fn keyed_children_move_and_keep_their_elements_and_the_focus() {
    let items = RwSignal::new(vec!["a", "b", "c"]);
    let n_made = Rc::new(Cell::new(0));
    let made = n_made.clone();
    let (_owner, root) = mounted(move |root| {
        root.keyed(
            move || items.get(),
            |item| (*item).to_owned(),
            move |item| {
                made.set(made.get() + 1);
                html("button").text(*item)
            },
        )
    });
    assert_eq!(texts(&root), ["a", "b", "c"]);
    let b = child(&root, 1);
    b.unchecked_ref::<HtmlElement>().focus().unwrap();
    items.set(vec!["b", "d", "c"]);
    settled().await;
    assert_eq!(texts(&root), ["b", "d", "c"]);
    assert_eq!(child(&root, 0), b, "an element whose key stays is the same element");
    assert_eq!(document().active_element(), Some(b), "and keeps the focus");
    assert_eq!(n_made.get(), 4);
    items.set(vec!["c", "b"]);
    settled().await;
    assert_eq!(texts(&root), ["c", "b"], "they change places");
    items.set(Vec::new());
    settled().await;
    assert!(texts(&root).is_empty());
}

/// Tells when it is dropped.
struct Told(Rc<RefCell<Vec<&'static str>>>, &'static str);

impl Drop for Told {
    fn drop(&mut self) {
        self.0.borrow_mut().push(self.1);
    }
}

#[wasm_bindgen_test]
async fn what_was_built_under_a_child_ends_with_it() {
    let ended = Rc::new(RefCell::new(Vec::new()));
    let (items, count) = (RwSignal::new(vec!["a", "b"]), RwSignal::new(0));
    let runs = Rc::new(Cell::new(0));
    let (told, ran) = (ended.clone(), runs.clone());
    let (owner, _root) = mounted(move |root| {
        root.keyed(
            move || items.get(),
            |item| (*item).to_owned(),
            move |item| {
                dom::keep(Told(told.clone(), item));
                let ran = ran.clone();
                dom::effect(move || {
                    count.track();
                    ran.set(ran.get() + 1);
                });
                html("p")
            },
        )
    });
    assert_eq!(runs.get(), 2);
    items.set(vec!["b"]);
    settled().await;
    assert_eq!(*ended.borrow(), ["a"]);
    count.set(1);
    settled().await;
    assert_eq!(runs.get(), 3, "the effect of a child that is gone does not run");
    owner.cleanup();
    assert_eq!(*ended.borrow(), ["a", "b"]);
    count.set(2);
    settled().await;
    assert_eq!(runs.get(), 3);
}

#[wasm_bindgen_test]
async fn children_that_are_built_anew_hand_the_focus_over() {
    dom::set_focus_handoff(|around| {
        let active = document().active_element()?;
        let id = around.contains(Some(&active)).then(|| active.id())?;
        Some(Box::new(move || {
            let _ = document().get_element_by_id(&id).map(|it| it.unchecked_into::<HtmlElement>().focus());
        }))
    });
    let count = RwSignal::new(1);
    let (_owner, root) = mounted(move |root| {
        root.dyn_children(move || {
            let n = count.get();
            vec![html("p").text("first"), html("button").id("handed-over").text(if n == 1 { "one" } else { "two" })]
        })
    });
    let before = child(&root, 1);
    before.unchecked_ref::<HtmlElement>().focus().unwrap();
    count.set(2);
    settled().await;
    let after = child(&root, 1);
    assert_ne!(before, after);
    assert_eq!(after.text_content().as_deref(), Some("two"));
    assert_eq!(document().active_element(), Some(after));
}

#[wasm_bindgen_test]
async fn an_effect_that_comes_after_its_owner_has_ended_changes_nothing() {
    let word = RwSignal::new("before");
    let (owner, root) = mounted(move |root| root.text(move || word.get()).attr("title", move || word.get()));
    // The change is made, its effect has not run yet.
    word.set("after");
    owner.cleanup();
    settled().await;
    assert_eq!(root.dom().text_content().as_deref(), Some("before"));
    assert_eq!(root.dom().get_attribute("title").as_deref(), Some("before"));
}

#[wasm_bindgen_test]
async fn attributes_properties_and_texts_follow() {
    let (word, on) = (RwSignal::new(Some("a".to_owned())), RwSignal::new(true));
    let (_owner, root) = mounted(move |root| {
        let field = html("input").prop("value", move || word.get()).bool_attr("disabled", move || on.get());
        let tick = html("input").attr("type", "checkbox").bool_prop("checked", move || on.get());
        let link = html("a").attr("href", move || word.get()).aria_bool("aria-pressed", move || on.get());
        root.child(field)
            .child(tick)
            .child(link.text("fixed ").text(move || word.get()))
            .child(svg("svg").attr("width", Number(1.5)))
    });
    let prop = |at, name: &str| js_sys::Reflect::get(&child(&root, at), &name.into()).unwrap();
    assert_eq!(prop(0, "value").as_string().as_deref(), Some("a"));
    assert_eq!((prop(0, "disabled").as_bool(), prop(1, "checked").as_bool()), (Some(true), Some(true)));
    assert_eq!(child(&root, 2).get_attribute("aria-pressed").as_deref(), Some("true"));
    assert_eq!(child(&root, 3).get_attribute("width").as_deref(), Some("1.5"));
    word.set(None);
    on.set(false);
    settled().await;
    assert_eq!(prop(0, "value").as_string().as_deref(), Some(""));
    assert_eq!((prop(0, "disabled").as_bool(), prop(1, "checked").as_bool()), (Some(false), Some(false)));
    assert!(!child(&root, 2).has_attribute("href"));
    assert_eq!(child(&root, 2).text_content().as_deref(), Some("fixed "));
}

#[wasm_bindgen_test]
fn a_listener_hears_what_is_typed_and_ends_with_its_owner() {
    let heard = Rc::new(RefCell::new(Vec::new()));
    let to = heard.clone();
    let (owner, root) = mounted(move |root| {
        root.child(html("input").on("input", move |event| to.borrow_mut().push(input_value(event))))
    });
    let field = child(&root, 0);
    let type_in = |text: &str| {
        js_sys::Reflect::set(&field, &"value".into(), &text.into()).unwrap();
        field.dispatch_event(&web_sys::Event::new("input").unwrap()).unwrap();
    };
    type_in("đại lý");
    owner.cleanup();
    type_in("more");
    assert_eq!(*heard.borrow(), ["đại lý"]);
}

#[wasm_bindgen_test]
async fn a_text_that_a_translator_has_replaced_is_put_back() {
    let count = RwSignal::new("1");
    let (_owner, root) = mounted(move |root| root.text("before ").text(move || count.get()).child(html("b").text("x")));
    let nodes = root.dom().child_nodes();
    let texts: Vec<_> =
        (0..nodes.length()).filter_map(|at| nodes.item(at)).filter(|node| node.node_type() == 3).collect();
    for text in texts {
        let font = document().create_element("font").unwrap();
        font.set_text_content(Some("translated"));
        text.parent_node().unwrap().replace_child(&font, &text).unwrap();
    }
    count.set("2");
    settled().await;
    assert_eq!(root.dom().text_content().as_deref(), Some("translated2x"));
}

/// A component of Leptos' own kind.
#[component]
fn Names(names: RwSignal<Vec<&'static str>>) -> impl IntoView {
    view! {
        <ul>
            <For each=move || names.get() key=|name| *name let(name)>
                <li>{name}</li>
            </For>
        </ul>
    }
}

#[wasm_bindgen_test]
async fn a_component_of_leptos_stands_in_an_element_and_an_element_in_a_view() {
    let names = RwSignal::new(vec!["a", "b"]);
    let (owner, root) = mounted(move |root| {
        let own = html("i").text(move || names.with(|names| names.last().copied()));
        root.text("names: ")
            .view(view! { <Names names=names/> })
            .view(view! { <p>"last: " {own.into_view()}</p> })
            .child(html("b").text("after"))
    });
    assert_eq!(root.dom().text_content().as_deref(), Some("names: ablast: bafter"));
    names.set(vec!["b", "c", "d"]);
    settled().await;
    assert_eq!(root.dom().text_content().as_deref(), Some("names: bcdlast: dafter"));
    owner.cleanup();
}

#[wasm_bindgen_test]
fn text_is_only_ever_text() {
    let (_owner, root) = mounted(|root| root.text("<img src=x onerror=alert(1)>").attr("title", "\"><script>"));
    assert_eq!(root.dom().children().length(), 0);
    assert_eq!(root.dom().get_attribute("title").as_deref(), Some("\"><script>"));
}
