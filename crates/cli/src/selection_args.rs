//! The argument that `query` and `chart` share: which figures, as the site's address says it.

use anyhow::{Result, bail};
use explore::facet::Shape;
use explore::figures::{FiguresView, Picture};
use explore::query::url::{MOST_BYTES, MOST_VALUES};
use explore::query::{Route, UrlNote};
use explore::{Explorer, Language, Query};

use crate::output;
use crate::source_args::Source;

/// Which figures, in which language.
#[derive(clap::Args, Debug)]
pub(crate) struct Choice {
    #[command(flatten)]
    source: Source,
    /// What to choose, as it stands after # in the site's address: "chi-so=si.coverage&ky=2021"
    #[arg(default_value = "")]
    query: String,
    #[arg(long)]
    english: bool,
}

/// A corpus opened at a page.
pub(crate) struct Opened {
    pub(crate) explorer: Explorer,
    pub(crate) query: Query,
}

impl Choice {
    /// Opens the corpus at its figures, with the selection that was asked for.
    ///
    /// # Errors
    /// If a file is faulty, or the selection has a part that is not understood.
    pub(crate) fn open(&self) -> Result<Opened> {
        let pairs = self.query.rsplit(['#', '?']).next().unwrap_or("");
        let (mut query, notes) = Query::from_hash(&format!("/so-lieu?{pairs}"));
        if let Some(note) = notes.first() {
            bail!("{}", fault(note));
        }
        query.route = Route::Figures;
        if self.english {
            query.language = Language::En;
        }
        let opened = Opened { explorer: Explorer::new(self.source.compared_corpus()?), query };
        if opened.figures().table.lines.is_empty() {
            output::note("no figure fits the selection");
        }
        Ok(opened)
    }
}

impl Opened {
    /// The page of figures.
    pub(crate) fn figures(&self) -> FiguresView {
        self.explorer.figures(&self.query)
    }

    /// The figures as a picture.
    pub(crate) fn picture(&self) -> Picture {
        self.explorer.picture_of(&self.query)
    }
}

fn fault(note: &UrlNote) -> String {
    match note {
        UrlNote::Route(path) => format!("no page {path}"),
        UrlNote::Key(key) => {
            let keys: Vec<&str> = explore::FACETS.iter().map(|facet| facet.key).collect();
            format!("unknown part {key} of the selection, expected one of {}", keys.join(", "))
        }
        UrlNote::Value { key, value } => format!("{key} does not take {value}, expected {}", taken_by(key)),
        UrlNote::Version(version) => format!("the selection was made by a newer version ({version})"),
        UrlNote::Values { key, n_more } => format!("{key} takes at most {MOST_VALUES} values, {n_more} more are given"),
        UrlNote::Length => format!("the selection is too long, expected at most {MOST_BYTES} bytes"),
        UrlNote::More(n) => format!("{n} more parts of the selection are not understood"),
        // Only a browser knows of an earlier visit.
        UrlNote::Failed => "the selection made the page fail".to_owned(),
    }
}

/// What a part of the selection takes.
fn taken_by(key: &str) -> String {
    let facet = explore::FACETS.iter().find(|facet| facet.key == key);
    match facet.map(|facet| (facet.shape, facet.help)) {
        Some((Shape::Fixed(values), _)) => {
            format!("one of {}", values.iter().map(|it| it.key).collect::<Vec<_>>().join(", "))
        }
        Some((_, help)) => format!("a value for \"{help}\""),
        None => "what docs/links.md lists".to_owned(),
    }
}
