//! The web app. It opens the corpus that travels in its own module, mounts the shell, places what `explore` and `chart`
//! hand over, and listens. It decides nothing, formats nothing, and holds no word that a reader sees.

#![expect(unreachable_pub, reason = "leptos' component macro makes its functions public")]

mod app;
mod components;
mod io;
mod keyboard;
mod live;
mod navigation;
mod site;
mod views;

use explore::Explorer;
use io::failure::{self, Failure};
use leptos::prelude::*;
use store::{Corpus, ErrorKind};
use wasm_bindgen::JsCast;

fn main() {
    failure::show_panics();
    match corpus() {
        Ok(corpus) => {
            // For as long as the page lives: every component refers to it.
            let explorer: &'static Explorer = Box::leak(Box::new(Explorer::new(corpus)));
            mount(explorer);
        }
        Err((why, detail)) => failure::show(why, &detail),
    }
}

fn corpus() -> Result<Corpus, (Failure, String)> {
    let Some(bundle) = io::corpus::section() else {
        return Err((Failure::Missing, store::section::NAME.to_owned()));
    };
    store::read(&bundle).map_err(|error| {
        let why = if error.kind() == ErrorKind::Newer { Failure::Newer } else { Failure::Broken };
        (why, error.to_string())
    })
}

fn mount(explorer: &'static Explorer) {
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into().ok()) else { return };
    leptos::mount::mount_to(place, move || view! { <app::App explorer/> }).forget();
}
