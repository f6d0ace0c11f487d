//! The page itself as one file: what a site in one file is made of.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Response};

/// The `offline.html` of this site: fetched from beside the page, or, where this page is that file, put together from what
/// is in it, under its first title. Nothing if it cannot be had.
pub(crate) async fn one_file(title: &str) -> Option<String> {
    if document().get_element_by_id("module").is_some() {
        return own_source(title);
    }
    let response = JsFuture::from(window().fetch_with_str("./offline.html")).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

/// The source of this page as it was before it ran.
fn own_source(title: &str) -> Option<String> {
    let page: Element = document().document_element()?.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    for name in page.get_attribute_names() {
        let _ = page.remove_attribute(&name.as_string()?);
    }
    let _ = page.set_attribute("lang", "vi");
    let find = |selector: &str| page.query_selector(selector).ok().flatten();
    find("#app")?.set_text_content(None);
    find("title")?.set_text_content(Some(title));
    let failures = page.query_selector_all("#opening, .failure[id]").ok()?;
    for at in 0..failures.length() {
        let Some(failure) = failures.get(at).and_then(|it| it.dyn_into::<Element>().ok()) else { continue };
        // The notice that nothing has started is there until something has.
        let _ = match failure.id().as_str() {
            "failure-start" => failure.remove_attribute("hidden"),
            _ => failure.set_attribute("hidden", ""),
        };
    }
    Some(page.outer_html())
}
