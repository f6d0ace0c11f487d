//! Style sheets of pages whose code is loaded later: they come with it, and a first visit does without.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use leptos::prelude::document;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CssStyleSheet;

/// How charts look.
pub(crate) const CHART: &str = include_str!("../../style/chart.css");

/// How pages look that are not the start page, as far as several of them look so.
const OF_LATER_PAGES: [&str; 5] = [
    CHART,
    include_str!("../../style/figures.css"),
    include_str!("../../style/article.css"),
    include_str!("../../style/ledger.css"),
    include_str!("../../style/search.css"),
];

/// Makes the page look as pages do whose code is loaded later, from now on.
pub(crate) fn adopt_those_of_later_pages() {
    OF_LATER_PAGES.into_iter().for_each(adopt);
}

/// Makes the page look as `sheet` says, from now on. Each sheet counts once.
pub(crate) fn adopt(sheet: &'static str) {
    thread_local! {
        static ADOPTED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }
    let is_new = ADOPTED.with_borrow_mut(|adopted| {
        let is_new = !adopted.contains(&sheet);
        adopted.extend(is_new.then_some(sheet));
        is_new
    });
    if is_new && adopted(sheet).is_none() {
        put_at_the_end(sheet);
    }
}

/// As a sheet of its own; nothing if the browser knows none that are made so.
fn adopted(sheet: &str) -> Option<()> {
    let made = CssStyleSheet::new().ok()?;
    made.replace_sync(sheet).ok()?;
    let name = JsValue::from_str("adoptedStyleSheets");
    // In older browsers the list cannot be changed, only replaced.
    let sheets = Array::from(&Reflect::get(&document(), &name).ok()?);
    sheets.push(&made);
    Reflect::set(&document(), &name, &sheets).ok()?.then_some(())
}

/// As one rule at the end of the page's own sheet, which every browser takes.
fn put_at_the_end(sheet: &str) -> Option<()> {
    let sheets = document().style_sheets();
    let own: CssStyleSheet = sheets.get(sheets.length().checked_sub(1)?)?.unchecked_into();
    let end = own.css_rules().ok()?.length();
    own.insert_rule_with_index(&["@media all{", sheet, "}"].concat(), end).ok().map(|_| ())
}
