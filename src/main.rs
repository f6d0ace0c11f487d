//! The web app. It opens the corpus that travels in its own module, mounts the shell, places what `explore` and `chart`
//! hand over, and listens. It decides nothing, formats nothing, and holds no word that a reader sees.

mod io;

use io::failure::{self, Failure};
use store::{Corpus, ErrorKind};

fn main() {
    failure::show_panics();
    match corpus() {
        Ok(corpus) => leptos::logging::log!("{} documents", corpus.documents.len()),
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
