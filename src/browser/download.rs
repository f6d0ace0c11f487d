//! Saving what the page made as a file. The content comes finished from `explore` and `chart`.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement, Url,
};

/// Saves `content` under `name`.
pub(crate) fn save(name: &str, media_type: &str, content: &[u8]) {
    let Some(url) = object_url(media_type, content) else { return };
    save_url(name, &url);
    revoke_later(url);
}

/// Saves an SVG as a PNG of `width` × `height` CSS pixels, at twice as many dots for print.
pub(crate) fn save_png(name: &str, svg: &str, width: u32, height: u32) {
    let Some(url) = object_url("image/svg+xml", svg.as_bytes()) else { return };
    let Ok(image) = HtmlImageElement::new() else { return };
    let painted = image.clone();
    let (source, name) = (url.clone(), name.to_owned());
    let paint = Closure::once_into_js(move || {
        let _ = paint_png(&painted, name, width, height);
        let _ = Url::revoke_object_url(&source);
    });
    image.set_onload(paint.dyn_ref());
    image.set_src(&url);
}

fn paint_png(image: &HtmlImageElement, name: String, width: u32, height: u32) -> Option<()> {
    const DOTS: u32 = 2;
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width * DOTS);
    canvas.set_height(height * DOTS);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.scale(f64::from(DOTS), f64::from(DOTS)).ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, f64::from(width), f64::from(height))
        .ok()?;
    let on_blob = Closure::once_into_js(move |blob: Option<Blob>| {
        if let Some(url) = blob.and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) {
            save_url(&name, &url);
            revoke_later(url);
        }
    });
    canvas.to_blob(on_blob.unchecked_ref()).ok()
}

fn object_url(media_type: &str, content: &[u8]) -> Option<String> {
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(content));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn save_url(name: &str, url: &str) {
    let Some(link) = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok())
    else {
        return;
    };
    link.set_href(url);
    link.set_download(name);
    link.click();
}

/// The browser reads the address only after the click has been handled.
fn revoke_later(url: String) {
    gloo::timers::callback::Timeout::new(60_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
}
