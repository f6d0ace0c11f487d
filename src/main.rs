//! The web app. It opens the corpus that travels in its own module, mounts the shell, places what `explore` and `chart`
//! hand over, and listens. It decides nothing, formats nothing, and holds no word that a reader sees.
//!
//! | Question | File |
//! |---|---|
//! | which function places a page, and loading its code | `routes` (the table of pages: `crates/explore/src/routes.rs`) |
//! | the pages | `views/`, one file each; what they are made of: `components/` |
//! | what is around every page: navigation, notes, theme | `app`, `components/shell/` |
//! | the address; where focus and scrolling go after it changed | `navigation`; `browser/focus` |
//! | keys (`/`, `j`, `g`) | `keyboard` (listening: `browser/keys`; the list under `?`: `crates/explore/src/shell.rs`, `KEYS`) |
//! | what is open: the corpus, one's own texts | `corpora`; opening: `own/open` |
//! | how much of a long list of values shows at first | `components/facets/values` |
//! | a newer version: when it is offered, what happens then | `page/boot.js` (`offer`), `browser/update`; what is kept: `page/sw.js` |
//! | reading texts in the page | `reader` |
//! | corrections, drafts, taught words | `own/correct`, `own/draft`, `own/teach`; their pages: `views/` |
//! | files: chosen, dropped, saved, kept in the browser | `browser/files`, `browser/drops`, `browser/download`, `browser/kept` |
//! | one's own corpus as one file: its name and its steps | `own/save` (its bytes: `crates/publish`) |
//! | a chart that changes in place; the rows of a long table | `browser/picture`; `components/table/virtual_rows` |
//! | every word, number and chart that is shown | `crates/explore`, `crates/chart`: nothing here |

mod app;
mod browser;
mod components;
mod corpora;
mod files;
mod keyboard;
mod language;
mod navigation;
mod own;
mod reader;
mod routes;
mod site;
mod views;

use browser::failure::{self, Failure};
use explore::Explorer;
use leptos::prelude::document;
use store::{Corpus, ErrorKind};

fn main() {
    failure::show_panics();
    dom::set_focus_handoff(browser::focus::handoff);
    match corpus() {
        Ok(corpus) => {
            mount(Explorer::new(corpus));
        }
        Err((why, detail)) => failure::show(why, &detail),
    }
}

fn corpus() -> Result<Corpus, (Failure, String)> {
    let Some(bundle) = browser::corpus::section() else {
        return Err((Failure::Missing, store::section::NAME.to_owned()));
    };
    store::read(&bundle).map_err(|error| {
        let why = if error.kind() == ErrorKind::Newer { Failure::Newer } else { Failure::Broken };
        (why, error.to_string())
    })
}

fn mount(explorer: Explorer) {
    let Some(place) = document().get_element_by_id("app") else { return };
    dom::mount(place, move |place| app::app(place, explorer));
}
