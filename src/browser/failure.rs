//! The page that says why there is no page. Its words are in `index.html`, so that they do not depend on what failed;
//! this file uncovers one section and puts the technical line into it.

use leptos::prelude::document;

/// Why the site cannot be shown. `page/boot.js` knows two more: the glue does not load, the browser has no WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The module carries no corpus.
    Missing,
    /// The corpus was packed by a newer version.
    Newer,
    /// The corpus cannot be read.
    Broken,
    /// The program has a fault.
    Panic,
}

impl Failure {
    fn id(self) -> &'static str {
        match self {
            Failure::Missing => "missing",
            Failure::Newer => "newer",
            Failure::Broken => "broken",
            Failure::Panic => "panic",
        }
    }
}

/// Shows the section of `failure` with `detail` as its technical line, in place of the application. A second failure
/// changes nothing: the first one is the cause.
pub(crate) fn show(failure: Failure, detail: &str) {
    let Some(page) = document().document_element() else { return };
    if page.has_attribute("data-failure") {
        return;
    }
    // `style/base.css` hides the application while this attribute is set.
    let _ = page.set_attribute("data-failure", failure.id());
    let Some(section) = document().get_element_by_id(&format!("failure-{}", failure.id())) else { return };
    let _ = section.remove_attribute("hidden");
    if let Ok(Some(line)) = section.query_selector(".failure-detail") {
        line.set_text_content(Some(detail));
    }
}

/// Makes every panic show itself on the page.
pub(crate) fn show_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let detail = panic.to_string();
        leptos::logging::error!("{detail}");
        show(Failure::Panic, &detail);
    }));
}
