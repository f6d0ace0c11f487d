//! The corpus bundle: a custom section of the very module that is running; of a large corpus more comes in files beside it.

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array, WebAssembly::Module};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The bytes of the section, or `None` if the module has none.
pub(crate) fn section() -> Option<Vec<u8>> {
    let module: Module = wasm_bindgen::module().dyn_into().ok()?;
    let found = Module::custom_sections(&module, store::section::NAME).get(0);
    let buffer: ArrayBuffer = found.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Where the files of a corpus are asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum From {
    /// Wherever they may have been kept.
    Anywhere,
    /// From the host: what was kept, or came before, has not served.
    Host,
}

/// The bundles in the files at these addresses, in their order; nothing for one that did not come.
pub(crate) async fn files(addresses: &[String], from: From) -> Vec<Option<Vec<u8>>> {
    let asked: Array = addresses.iter().map(|address| JsValue::from_str(address)).collect();
    let cache = if from == From::Host { "reload" } else { "default" };
    // `xtask/bindgen/src/loading.js`.
    let fetch = Reflect::get(&js_sys::global(), &JsValue::from_str("solieuFiles")).ok();
    let promise =
        fetch.and_then(|it| it.dyn_into::<Function>().ok()?.call2(&JsValue::NULL, &asked, &cache.into()).ok());
    let come = match promise.and_then(|it| it.dyn_into::<Promise>().ok()) {
        Some(promise) => JsFuture::from(promise).await.ok(),
        None => None,
    };
    let come: Array = come.and_then(|it| it.dyn_into().ok()).unwrap_or_default();
    let bundle = |file: JsValue| {
        let module = Uint8Array::new(file.dyn_ref::<ArrayBuffer>()?).to_vec();
        store::section::find(&module).ok().flatten().map(<[u8]>::to_vec)
    };
    (0..asked.length()).map(|at| bundle(come.get(at))).collect()
}
