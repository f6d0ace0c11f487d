//! The corpus bundle: a custom section of the very module that is running.

use js_sys::{ArrayBuffer, Uint8Array, WebAssembly::Module};
use wasm_bindgen::JsCast;

/// The bytes of the section, or `None` if the module has none.
pub(crate) fn section() -> Option<Vec<u8>> {
    let module: Module = wasm_bindgen::module().dyn_into().ok()?;
    let found = Module::custom_sections(&module, store::section::NAME).get(0);
    let buffer: ArrayBuffer = found.dyn_into().ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
